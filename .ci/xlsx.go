//go:build ignore

// Checks workbooks with LibreOffice:
//
//	go run .ci/xlsx.go POSTURE
//
// POSTURE is the built program. For a framework of the program's own and for
// one with odd weights and another scale it makes assessments and their
// workbooks, takes each workbook back (nothing may change), changes answers in
// the workbook, lets LibreOffice work its formulas out, and compares every
// figure on the sheet Scores with what the program itself says about the same
// answers. It installs nothing: soffice is found on the path. It ends with 1
// where anything differs.
package main

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"fmt"
	"math"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"

	"github.com/xuri/excelize/v2"
)

const odd = `schema: posture/framework/v1
id: odd
version: 1.0.0
title: Odd weights
scale:
  - {level: 1, name: One}
  - {level: 2, name: Two}
  - {level: 3, name: Three}
  - {level: 4, name: Four}
layers:
  - id: A
    title: First
    weight: 1.3
    practices:
      - {id: "31", title: Critical, critical: true, weight: 0.7, questions: [{id: "31.1", ask: "A?", weight: 0.1}, {id: "31.2", ask: "B?", weight: 0.2}, {id: "31.3", ask: "C?", weight: 0.3}]}
      - {id: "3.10", title: Another, critical: true, questions: [{id: "3.10.1", ask: "D?"}]}
      - {id: "3.1", title: Heavy, weight: 3.7, questions: [{id: "3.1.1", ask: "E?", weight: 2.5}, {id: "3.1.2", ask: "F?"}]}
  - id: B
    title: Second
    weight: 0.9
    practices:
      - {id: B-1, title: Alone, questions: [{id: B-1.1, ask: "G?"}, {id: B-1.2, ask: "H?"}]}
  - id: C
    title: Third
    practices:
      - {id: C-1, title: Last, critical: true, questions: [{id: C-1.1, ask: "I?"}]}
profiles:
  - {id: p, title: Profile, default: 3, targets: {"31": 4, B: 2}, weights: {A: 1.7, "3.1": 0.3}}
`

type checker struct {
	posture, dir string
	chance       *rand.Rand
	cases        []testCase
	bad          int
}

// A testCase is a workbook with changed answers, and an assessment with the same.
type testCase struct{ workbook, assessment string }

func main() {
	if len(os.Args) != 2 {
		fmt.Fprintln(os.Stderr, "usage: go run .ci/xlsx.go POSTURE")
		os.Exit(2)
	}
	posture, err := filepath.Abs(os.Args[1])
	must(err)
	dir, err := os.MkdirTemp("", "xlsx")
	must(err)
	c := &checker{posture: posture, dir: dir, chance: rand.New(rand.NewPCG(1, 2))}
	must(os.WriteFile(c.path("odd.yaml"), []byte(odd), 0o600))
	c.prepare("ours", "--framework", "customer-data-ethics", "--profile", "gaming")
	c.prepare("odd", "--framework", c.path("odd.yaml"), "--profile", "p")
	c.recalculate()
	for _, x := range c.cases {
		c.compare(x)
	}
	os.RemoveAll(dir)
	if c.bad > 0 {
		fmt.Printf("%d figures differ\n", c.bad)
		os.Exit(1)
	}
}

func must(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(3)
	}
}

func (c *checker) path(name string) string { return filepath.Join(c.dir, name) }

func (c *checker) run(args ...string) []byte {
	cmd := exec.Command(c.posture, args...)
	var out, err bytes.Buffer
	cmd.Stdout, cmd.Stderr = &out, &err
	if e := cmd.Run(); e != nil {
		must(fmt.Errorf("posture %s: %w\n%s", strings.Join(args, " "), e, err.String()))
	}
	return out.Bytes()
}

// prepare makes an assessment with answers by chance, its workbook, and changed
// copies of both.
func (c *checker) prepare(name string, how ...string) {
	file, book := c.path(name+".posture.yaml"), c.path(name+".xlsx")
	c.run(append([]string{"new", file, "--organisation", "Example", "--date", "2026-11-24", "--assessor", "Ada"}, how...)...)
	rows, err := csv.NewReader(bytes.NewReader(bytes.TrimPrefix(c.run("questions", file, "--csv"), []byte("\ufeff")))).ReadAll()
	must(err)
	var ids []string
	for _, row := range rows[1:] {
		ids = append(ids, row[0])
	}
	c.answer(file, ids, 0.8, true)
	c.run("report", file, "-o", book)
	before, err := os.ReadFile(file)
	must(err)
	c.run("answer", file, "--from", book)
	if after, err := os.ReadFile(file); err != nil || !bytes.Equal(before, after) {
		fmt.Printf("%s: taking its workbook back changed the assessment\n", name)
		c.bad++
	}
	for i, part := range []float64{0, 0.2, 0.5, 1} {
		x := testCase{c.path(fmt.Sprintf("%s-%d.xlsx", name, i)), c.path(fmt.Sprintf("%s-%d.posture.yaml", name, i))}
		must(os.WriteFile(x.assessment, before, 0o600))
		c.fill(book, x.workbook, ids, c.answer(x.assessment, ids, part, false))
		c.cases = append(c.cases, x)
	}
}

// answer answers a part of the questions by chance, and tells which and how.
func (c *checker) answer(file string, ids []string, part float64, evidence bool) map[string]string {
	answers := map[string]string{}
	var b bytes.Buffer
	w := csv.NewWriter(&b)
	w.Write([]string{"question", "answer", "reason", "evidence", "strength"})
	for _, id := range ids {
		if c.chance.Float64() >= part {
			continue
		}
		row := []string{id, strconv.Itoa(1 + c.chance.IntN(4)), "", "", ""}
		switch c.chance.IntN(8) {
		case 0:
			row[1] = "unknown"
		case 1:
			row[1], row[2] = "n/a", "There is none."
		}
		if evidence && c.chance.IntN(2) == 0 {
			row[3], row[4] = "Paper", []string{"documented", "observed", "tested"}[c.chance.IntN(3)]
		}
		answers[id] = row[1]
		w.Write(row)
	}
	w.Flush()
	if len(answers) > 0 {
		table := c.path("answers.csv")
		must(os.WriteFile(table, b.Bytes(), 0o600))
		c.run("answer", file, "--from", table)
	}
	return answers
}

// fill writes answers into a copy of a workbook, as a person would.
func (c *checker) fill(from, to string, ids []string, answers map[string]string) {
	f, err := excelize.OpenFile(from)
	must(err)
	defer f.Close()
	for i, id := range ids {
		if word, ok := answers[id]; ok {
			cell := fmt.Sprintf("B%d", i+2)
			if n, err := strconv.Atoi(word); err == nil {
				must(f.SetCellValue("Answers", cell, n))
			} else {
				must(f.SetCellValue("Answers", cell, word))
			}
		}
	}
	must(f.SaveAs(to))
}

// recalculate lets LibreOffice open the workbooks, work out every formula, and
// save them.
func (c *checker) recalculate() {
	profile := c.path("profile")
	must(os.MkdirAll(filepath.Join(profile, "user"), 0o700))
	must(os.WriteFile(filepath.Join(profile, "user", "registrymodifications.xcu"), []byte(`<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load"><prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop></item>
</oor:items>
`), 0o600))
	args := []string{"--headless", "-env:UserInstallation=file://" + profile, "--convert-to", "xlsx:Calc MS Excel 2007 XML", "--outdir", c.path("out")}
	for _, x := range c.cases {
		args = append(args, x.workbook)
	}
	out, err := exec.Command("soffice", args...).CombinedOutput()
	if err != nil {
		must(fmt.Errorf("soffice: %w\n%s", err, out))
	}
}

type figures struct {
	ID                                              string
	Score, Low, High, Evidenced, Gap, Level, Target *float64
	Answered, Applicable                            float64
	Practices                                       []figures
}

// compare compares a recalculated workbook with the program's own figures.
func (c *checker) compare(x testCase) {
	var want struct {
		Overall figures
		Layers  []figures
	}
	must(json.Unmarshal(c.run("score", x.assessment, "--json"), &want))
	want.Overall.ID = "overall"
	rows := []figures{want.Overall}
	for _, l := range want.Layers {
		rows = append(append(rows, l), l.Practices...)
	}
	name := filepath.Base(x.workbook)
	f, err := excelize.OpenFile(filepath.Join(c.path("out"), name))
	must(err)
	defer f.Close()
	n := 0
	for i, w := range rows {
		complete := 1.0
		if w.Applicable > 0 {
			complete = w.Answered / w.Applicable
		}
		if id, _ := f.GetCellValue("Scores", fmt.Sprintf("A%d", i+2)); id != w.ID {
			must(fmt.Errorf("%s: row %d is of %q, want %s", name, i+2, id, w.ID))
		}
		for j, want := range []*float64{w.Score, w.Low, w.High, w.Evidenced, &complete, w.Gap, w.Level, w.Target} {
			cell, _ := excelize.CoordinatesToCellName(j+3, i+2)
			got, err := f.GetCellValue("Scores", cell, excelize.Options{RawCellValue: true})
			must(err)
			v, err := strconv.ParseFloat(got, 64)
			if (want == nil) != (got == "") || want != nil && (err != nil || math.Abs(v-*want) > 1e-9) {
				expected := "nothing"
				if want != nil {
					expected = fmt.Sprint(*want)
				}
				fmt.Printf("%s: %s of %s is %q, want %s\n", name, cell, w.ID, got, expected)
				c.bad++
			}
			n++
		}
	}
	fmt.Printf("%s: %d figures compared\n", name, n)
}
