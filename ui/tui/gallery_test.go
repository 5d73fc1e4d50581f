package tui

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"

	"posture/assessment"
	"posture/ui/tui/screen"
)

// plain is a frame without its styles, blanks at the ends of lines cut.
func plain(s string) string {
	lines := strings.Split(ansi.Strip(s), "\n")
	for i := range lines {
		lines[i] = strings.TrimRight(lines[i], " ")
	}
	return strings.Join(lines, "\n")
}

// documents are what the gallery shows each screen with.
func documents() map[string]func(*testing.T, *rig) {
	return map[string]func(*testing.T, *rig){
		"empty": func(*testing.T, *rig) {},
		"half":  func(t *testing.T, r *rig) { fill(t, r, 2) },
		"full":  func(t *testing.T, r *rig) { fill(t, r, 1) },
	}
}

// fill answers each n-th question, with whatever a record can hold.
func fill(t *testing.T, r *rig, n int) {
	for i, q := range r.a.doc.Framework().Questions() {
		if i%n > 0 {
			continue
		}
		err := r.a.doc.Edit(q, func(x *assessment.Record) {
			x.Answer = assessment.Answer{State: assessment.Levelled, Level: (i + 3) % 6}
			x.Flag, x.Note = i%3 == 0, "They said the map is kept by one person,\nwho left in spring."
			x.Evidence = []assessment.Evidence{{Name: "Data map", Strength: assessment.Strength(i % 4), ValidUntil: 20261001}, {Name: "Walk through the shop", Strength: assessment.Observed}}
			if i == 4 {
				x.Answer = assessment.Answer{State: assessment.NotApplicable, Reason: "There are no such customers."}
			}
		})
		if err != nil {
			t.Fatal(err)
		}
	}
}

// below has every practice below its target, and people's decisions on the
// plan.
func below(t *testing.T, r *rig) {
	r.answers(map[string]int{"GOV-1.1": 0, "GOV-1.2": 1, "GOV-2.1": 3, "GOV-2.2": 0, "CON-1.1": 3})
	sets := []screen.Set{
		{Subject: assessment.Subject{Kind: assessment.AboutPlan, ID: "CON-1"}, Value: assessment.Placement{Period: 3}},
		{Subject: assessment.Subject{Kind: assessment.AboutTarget, ID: "GOV-2"}, Value: assessment.Target{Set: true, Level: 4, Reason: "The board has promised it to the works council."}},
	}
	for id, x := range map[string]assessment.Action{
		"draw":  {What: "Draw the map of what the shop and the warehouse keep", Practices: []string{"GOV-1"}, Owner: "Ben", Due: 20261031, State: assessment.ActionInProgress},
		"train": {What: "Train the support desk", Practices: []string{"GOV-2", "CON-1"}, Owner: "Cleo Anders-Whitfield", Due: 20270228, Level: assessment.Level{V: 3, Valid: true}, Links: []string{"https://tracker.example/A-17"}},
		"buy":   {What: "Buy a scanner", State: assessment.ActionDropped, Reason: "The one we have will do."},
	} {
		x.Set = true
		sets = append(sets, screen.Set{Subject: assessment.Subject{Kind: assessment.AboutAction, ID: id}, Value: x})
	}
	if err := r.a.doc.Change(sets...); err != nil {
		t.Fatal(err)
	}
}

// hostile answers the hostile framework with hostile texts.
func hostile(t *testing.T, r *rig) {
	q := r.a.doc.Framework().Questions()[0]
	err := r.a.doc.Edit(q, func(x *assessment.Record) {
		level(9)(x)
		x.Flag, x.Note = true, "\u202eturned\u202c 日本語の覚書 "+strings.Repeat("x", 400)+"\n\n\n👨‍👩‍👧‍👦\tend"
		x.Evidence = []assessment.Evidence{{Name: "\u2066é́́ 証拠" + strings.Repeat("長", 90), Strength: assessment.Tested, Dated: 20271231}}
	})
	if err != nil {
		t.Fatal(err)
	}
	h := r.a.doc.Assessment().Head()
	h.Organisation, h.Scope, h.Assessor = "株式会社 "+strings.Repeat("長", 60), "\u200fمرحبا", "👨‍👩‍👧‍👦"
	x := assessment.Action{Set: true, What: "\u202eturned 日本語 " + strings.Repeat("長", 90), Owner: "👨‍👩‍👧‍👦", Due: 20270131, Practices: []string{q.Practice.ID}, Links: []string{strings.Repeat("x", 300)}}
	if err := r.a.doc.Change(screen.Set{Subject: assessment.Subject{Kind: assessment.AboutHead}, Value: h}, screen.Set{Subject: assessment.Subject{Kind: assessment.AboutAction, ID: "x"}, Value: x}); err != nil {
		t.Fatal(err)
	}
	r.a.doc.By = strings.Repeat("名前", 40)
}

// screens are the application's screens and their modes: by which keys one
// comes there from the questionnaire.
func screens() map[string]string {
	return map[string]string{
		"questionnaire": "", "details": "d", "profile": "d down down down enter", "note": "n", "reason": "x", "evidence": "e", "search": "/", "goto": "g",
		"only": "o", "why": "w", "sums": "=", "present": "P", "help": "?", "palette": "ctrl+p", "history": "h",
		"overview": "v", "overview-layer": "v enter", "overview-practice": "v enter enter",
		"explain": "v up =", "explain-layer": "v = tab", "explain-practice": "v enter =", "explain-question": "v enter enter =",
		"laws": "l", "law": "l enter", "clause": "l enter enter", "outcome": "l end enter",
		"plan": "p", "plan-order": "p o space", "plan-target": "p t", "plan-reason": "p t right enter", "plan-capacity": "p c",
		"actions": "A", "action": "p n",
		"report": "r", "report-parts": "r down down down down down down down enter", "report-place": "r down down down enter",
	}
}

var sizes = [][2]int{{60, 20}, {80, 24}, {120, 40}, {200, 60}}

// whole are the screens that look otherwise with each document.
var whole = []string{"questionnaire", "details", "overview", "explain", "laws", "law", "plan"}

// Every screen, with every document, in every size: no line is wider than the
// window, there are no more lines than it has, and it looks as a person has
// seen it.
func TestGallery(t *testing.T) {
	for name, keys := range screens() {
		for doc, prepare := range documents() {
			if doc != "half" && !slices.Contains(whole, name) {
				continue // the modes look the same with each document
			}
			t.Run(name+"-"+doc, func(t *testing.T) { gallery(t, "example.yaml", name+"-"+doc, keys, prepare) })
		}
		t.Run(name+"-hostile", func(t *testing.T) { gallery(t, "hostile.yaml", name+"-hostile", keys, hostile) })
	}
	for name, keys := range map[string]string{"plan-low": "p", "plan-if": "p space down 3 tab", "plan-own": "p down t", "actions-low": "A", "actions-changed": "A enter", "actions-dropped": "A x", "overview-low": "v", "explain-low": "v up ="} {
		t.Run(name, func(t *testing.T) { gallery(t, "example.yaml", name, keys, below) })
	}
	t.Run("broken", func(t *testing.T) {
		mistakes := errors.New("q3.posture.yaml:14:5: no question CON-9.1 in customer-data-ethics 1.0.0; did you mean CON-2.1?\n" +
			strings.Repeat("q3.posture.yaml:20:5: level 7 isn't on the scale; give one from 0 to 5\n", 30))
		var b strings.Builder
		for _, size := range sizes {
			r := newRig(t, "example.yaml", size[0], size[1], Options{Open: func(string) (File, *assessment.Assessment, error) { return nil, nil, mistakes }})
			frame(t, &b, r, size)
		}
		golden(t, "broken", b.String())
	})
}

func gallery(t *testing.T, fw, name, keys string, prepare func(*testing.T, *rig)) {
	var b strings.Builder
	for _, size := range sizes {
		r := newRig(t, fw, size[0], size[1], Options{})
		prepare(t, r)
		r.settled()
		r.press(keys)
		frame(t, &b, r, size)
	}
	golden(t, name, b.String())
}

func frame(t *testing.T, b *strings.Builder, r *rig, size [2]int) {
	t.Helper()
	v := r.a.View()
	lines := strings.Split(v.Content, "\n")
	if len(lines) > size[1] {
		t.Errorf("%d × %d: %d lines", size[0], size[1], len(lines))
	}
	for i, l := range lines {
		if w := r.a.theme.Terminal.Width.StringWidth(l); w > size[0] {
			t.Errorf("%d × %d: line %d is %d wide: %s", size[0], size[1], i+1, w, ansi.Strip(l))
		}
		if strings.ContainsAny(ansi.Strip(l), "\x1b\r\t\a\u202e\u202c\u2066\u200f") {
			t.Errorf("%d × %d: line %d would steer the terminal: %q", size[0], size[1], i+1, ansi.Strip(l))
		}
	}
	if c := v.Cursor; c != nil && (c.X >= size[0] || c.Y >= size[1]) {
		t.Errorf("%d × %d: the cursor stands outside, at %d, %d", size[0], size[1], c.X, c.Y)
	}
	if size[0] > 120 && strings.Contains(t.Name(), "hostile") {
		return
	}
	fmt.Fprintf(b, "%d × %d\n%s\n\n", size[0], size[1], plain(v.Content))
}

// golden compares with what a person has looked at; UPDATE_GOLDEN=1 writes it
// anew.
func golden(t *testing.T, name, got string) {
	t.Helper()
	path := filepath.Join("testdata", "gallery", name+".txt")
	if os.Getenv("UPDATE_GOLDEN") != "" {
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if got != string(want) {
		t.Errorf("%s looks otherwise than in %s:\n%s", name, path, got)
	}
}
