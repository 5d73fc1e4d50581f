package sheet

import (
	"fmt"
	"slices"
	"strings"

	"posture/assessment"
	"posture/frameworks/strict"
)

// evidence joins the row's pieces to those that are there.
func (t *taking) evidence(r *row, have []assessment.Evidence) []assessment.Evidence {
	names := strings.Split(strings.TrimRight(trimLines(r.cells[colEvidence]), "\n"), "\n")
	if len(names) > maxLines+len(have) {
		t.wrong(r, "evidence has %d lines; write at most %d, a line for each piece", len(names), maxLines)
		return have
	}
	strengths := t.beside(r, colStrength, names)
	dated, until := t.beside(r, colDated, names), t.beside(r, colValidUntil, names)
	var pieces []assessment.Evidence
	taken := map[string]bool{}
	for i, line := range names {
		if line == "" {
			continue
		}
		e := piece(have, line, taken)
		was := e
		if taken[e.Name] {
			t.wrong(r, "the evidence %q stands twice in the cell; keep one line", short(line))
		}
		taken[e.Name] = true
		set(t, r, &e.Strength, strengths, i, parseStrength)
		set(t, r, &e.Dated, dated, i, assessment.ParseDate)
		set(t, r, &e.ValidUntil, until, i, assessment.ParseDate)
		if err := e.CheckDays(); err != nil && e != was {
			t.wrong(r, "%v", err)
		}
		pieces = append(pieces, e)
	}
	if pieces == nil {
		return have
	}
	return assessment.Join(have, pieces...)
}

// piece is the one of those that are there that a line of the evidence cell
// means, else a new one. Of several that look the same in a cell, each is
// meant once.
func piece(have []assessment.Evidence, line string, taken map[string]bool) assessment.Evidence {
	for _, e := range have {
		if lineName(e.Name) == line && !taken[e.Name] {
			return e
		}
	}
	return assessment.Evidence{Name: line}
}

// lineName is a piece's name as a line of a cell has it.
func lineName(name string) string {
	return strings.ReplaceAll(strings.TrimSpace(name), "\n", "␊")
}

// beside gives what a cell says for each name: its lines, or its one line for
// all of them. Without anything in the cell it gives nil.
func (t *taking) beside(r *row, c column, names []string) []string {
	cell := trimLines(r.cells[c])
	if strings.Trim(cell, "\n") == "" {
		return nil
	}
	lines := strings.Split(cell, "\n")
	for len(lines) > len(names) && lines[len(lines)-1] == "" {
		lines = lines[:len(lines)-1]
	}
	switch {
	case strings.Join(names, "") == "":
		t.wrong(r, "%s %q without evidence; name the evidence, or clear the cell", answers.names[c], short(strings.TrimSpace(cell)))
	case len(lines) == 1:
		all := make([]string, len(names))
		for i := range names {
			if names[i] != "" {
				all[i] = lines[0]
			}
		}
		return all
	case len(lines) == len(names):
		for i, line := range lines {
			if line != "" && names[i] == "" {
				t.wrong(r, "%s %q in line %d of the cell without evidence; name the evidence, or clear the line", answers.names[c], short(line), i+1)
			}
		}
		return lines
	default:
		t.wrong(r, "%s has %d lines, evidence %d; give a line for each piece, or one line for all", answers.names[c], len(lines), len(names))
	}
	return nil
}

// set sets a fact of a piece to what line i says, if it says anything. The
// same mistake in further lines isn't told again.
func set[T any](t *taking, r *row, fact *T, lines []string, i int, parse func(string) (T, error)) {
	if i >= len(lines) || lines[i] == "" {
		return
	}
	v, err := parse(short(lines[i]))
	switch {
	case err == nil:
		*fact = v
	case !slices.Contains(lines[:i], lines[i]):
		t.wrong(r, "%v", err)
	}
}

func parseStrength(word string) (assessment.Strength, error) {
	s, err := assessment.ParseStrength(word)
	if err == nil {
		return s, nil
	}
	var names []string
	for _, s := range assessment.Strengths() {
		names = append(names, s.String())
	}
	if near := strict.Nearest(word, names); near != "" {
		return s, fmt.Errorf("%q is no strength; did you mean %s?", word, near)
	}
	return s, err
}

// trimLines cuts the spaces round each line.
func trimLines(cell string) string {
	if cell == "" {
		return ""
	}
	lines := strings.Split(cell, "\n")
	for i := range lines {
		lines[i] = strings.TrimSpace(lines[i])
	}
	return strings.Join(lines, "\n")
}
