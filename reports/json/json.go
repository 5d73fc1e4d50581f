// Package json writes a report for other programs: the figures of
// `posture score --json` at the top, in full precision, and everything that a
// reader sees beside them, worded.
//
// The first key is "schema": "posture/report/v1". Keys may be added to the
// object, never taken away. A block of a section says with "block" what it is.
// A report of a series has its latest assessment's figures at the top, and
// beside them under "comparison" and "trend" what `posture compare --json` and
// `posture trend --json` print.
package json

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"reflect"

	"posture/reports"
)

// Schema is what the first key says.
const Schema = "posture/report/v1"

// Write writes the report as one JSON object in UTF-8, indented, in one piece.
func Write(w io.Writer, r *reports.Report) error {
	d := document{Schema: Schema, Scores: r.Scores, Roadmap: r.Roadmap, Report: r}
	for _, s := range r.Sections {
		x := section{Section: s, Body: []block{}}
		for _, b := range s.Body {
			x.Body = append(x.Body, block{b})
		}
		d.Sections = append(d.Sections, x)
	}
	var out bytes.Buffer
	e := json.NewEncoder(&out)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	if err := e.Encode(lists(reflect.ValueOf(d)).Interface()); err != nil {
		return fmt.Errorf("the report can't be written as JSON: %w", err)
	}
	_, err := w.Write(out.Bytes())
	return err
}

// IsOurs tells whether a file that begins so is a report that [Write] made.
func IsOurs(head []byte) bool {
	d := json.NewDecoder(bytes.NewReader(head))
	for _, want := range []json.Token{json.Delim('{'), "schema", Schema} {
		if t, err := d.Token(); err != nil || t != want {
			return false
		}
	}
	return true
}

// A document is the whole file.
type document struct {
	Schema string `json:"schema"`
	reports.Scores
	Roadmap []reports.PlannedPeriod `json:"roadmap"`
	*reports.Report
	Sections []section `json:"sections"`
}

// A section is one with its blocks named.
type section struct {
	reports.Section
	Body []block `json:"body"`
}

type block struct{ Block reports.Block }

// MarshalJSON puts the block's name before its fields.
func (b block) MarshalJSON() ([]byte, error) {
	var out bytes.Buffer
	e := json.NewEncoder(&out)
	e.SetEscapeHTML(false)
	if err := e.Encode(b.Block); err != nil {
		return nil, err
	}
	name, err := nameOf(b.Block)
	if err != nil {
		return nil, err
	}
	return append([]byte(`{"block":"`+name+`",`), out.Bytes()[1:]...), nil
}

// lists copies a value with an empty list for every one that isn't there, so
// that no other program finds null where it wants to go through a list.
func lists(v reflect.Value) reflect.Value {
	switch v.Kind() {
	case reflect.Slice:
		out := reflect.MakeSlice(v.Type(), v.Len(), v.Len())
		for i := range v.Len() {
			out.Index(i).Set(lists(v.Index(i)))
		}
		return out
	case reflect.Struct:
		out := reflect.New(v.Type()).Elem()
		out.Set(v)
		for i := range v.NumField() {
			if f := v.Type().Field(i); f.IsExported() && f.Tag.Get("json") != "-" {
				out.Field(i).Set(lists(v.Field(i)))
			}
		}
		return out
	case reflect.Pointer:
		if !v.IsNil() {
			out := reflect.New(v.Type().Elem())
			out.Elem().Set(lists(v.Elem()))
			return out
		}
	case reflect.Interface:
		if !v.IsNil() {
			return lists(v.Elem())
		}
	}
	return v
}

func nameOf(b reports.Block) (string, error) {
	switch b.(type) {
	case reports.Heading:
		return "heading", nil
	case reports.Para:
		return "para", nil
	case reports.List:
		return "list", nil
	case reports.Fields:
		return "fields", nil
	case reports.Table:
		return "table", nil
	case reports.Chart:
		return "chart", nil
	case reports.Practice:
		return "practice", nil
	case reports.Answer:
		return "answer", nil
	case reports.SignOff:
		return "sign-off", nil
	case reports.Change:
		return "change", nil
	case reports.Moved:
		return "moved", nil
	}
	return "", fmt.Errorf("no name for a block of type %T", b)
}
