package sheet_test

import (
	"encoding/csv"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"posture/assessment"
	"posture/assessment/sheet"
)

// pieces of text that are hard on a spreadsheet.
var hostile = []string{"=", "+", "-", "@", "\t", "'", "''", "\n", "\n\n", ",", ";", `"`, `""`, " ", "\u00a0", "\ufeff", "␊", "\u202e", "\uffff", "🐡", "é", "a", "Map", "0", "n/a", `\.`, "sep=;", sheet.Mark}

// calm ones make texts that are taken as they are into any assessment.
var calm = []string{"=", "-", "'", ",", ";", `"`, "é", "a", "Map", "0"}

func text(r *rand.Rand, from []string) string {
	var b strings.Builder
	for range 1 + r.IntN(6) {
		b.WriteString(from[r.IntN(len(from))])
	}
	return b.String()
}

func fill(t testing.TB, r *rand.Rand, a *assessment.Assessment, from []string) {
	t.Helper()
	for _, q := range a.Framework().Questions() {
		_, err := a.Edit(monday, q.ID, func(x *assessment.Record) {
			switch r.IntN(4) {
			case 0:
				x.Answer = assessment.Answer{State: assessment.Levelled, Level: r.IntN(6)}
			case 1:
				x.Answer = assessment.Answer{State: assessment.Unknown}
			case 2:
				if reason := text(r, from); strings.TrimSpace(reason) != "" {
					x.Answer = assessment.Answer{State: assessment.NotApplicable, Reason: reason}
				}
			}
			if r.IntN(2) == 0 {
				x.Note = text(r, from)
			}
			for range r.IntN(4) {
				e := assessment.Evidence{Name: text(r, from), Strength: assessment.Strength(r.IntN(4))}
				if r.IntN(3) == 0 {
					e.Dated = 20260101 + assessment.Date(r.IntN(28))
				}
				if r.IntN(3) == 0 {
					e.ValidUntil = 20270101 + assessment.Date(r.IntN(28))
				}
				if strings.TrimSpace(e.Name) != "" {
					x.Evidence = assessment.Join(x.Evidence, e)
				}
			}
			x.Flag = r.IntN(3) == 0
			x.Carried = x.State != assessment.Open && r.IntN(3) == 0
		})
		if err != nil {
			t.Fatal(err)
		}
	}
}

func TestWrittenSheetsAreTakenBackWithoutAChange(t *testing.T) {
	for seed := range uint64(300) {
		a := newAssessment(t)
		fill(t, rand.New(rand.NewPCG(seed, 1)), a, hostile)
		if result := take(t, a, written(t, a)); len(result.Changes) > 0 || result.Unchanged != 4 {
			t.Fatalf("seed %d: %+v", seed, result)
		}
	}
}

func TestWrittenSheetsCarryAnswersOver(t *testing.T) {
	for seed := range uint64(300) {
		a, b := newAssessment(t), newAssessment(t)
		fill(t, rand.New(rand.NewPCG(seed, 2)), a, calm)
		rows := rowsOf(t, written(t, a))
		slices.Reverse(rows[1:]) // the order of rows changes nothing
		take(t, b, join(t, rows))
		if want, got := written(t, a), written(t, b); got != want {
			t.Fatalf("seed %d:\n%s\nwant\n%s", seed, got, want)
		}
	}
}

func TestNoCellRunsAsAFormula(t *testing.T) {
	for seed := range uint64(300) {
		a := newAssessment(t)
		fill(t, rand.New(rand.NewPCG(seed, 3)), a, hostile)
		rows := rowsOf(t, written(t, a))
		for i, q := range a.Framework().Questions() {
			for j, cell := range sheet.Cells(a, q) {
				got := rows[i+1][j]
				if got != "" && strings.ContainsRune("=+-@\t", rune(got[0])) {
					t.Fatalf("seed %d: the cell %q", seed, got)
				}
				if got != cell && got != "'"+cell {
					t.Fatalf("seed %d: the cell %q, want %q", seed, got, cell)
				}
			}
		}
	}
	for cell, want := range map[string]string{"": "", "'": "'", "=1": "'=1", "'=1": "''=1", "''-": "'''-", "'a": "'a", "\t": "'\t", "a=": "a=", "@x": "'@x", "+1": "'+1"} {
		if got := sheet.Guard(cell); got != want {
			t.Errorf("%q is written as %q, want %q", cell, got, want)
		}
	}
}

func TestWhatIsSentOut(t *testing.T) {
	a := newAssessment(t)
	take(t, a, "question,answer,note,evidence,strength,dated,valid_until\nGOV-1.1,3,\"two\nlines\",\"Map\nReview\",\"tested\n\",\"\n2026-10-01\",\nCON-1.1,unknown\n")
	scale := "0 Absent: %s\n1 Initial: Somebody does it; it depends on that person.\n2 Developing: A way of doing it exists for a part.\n3 Defined: One way, written down and in use, for all that is in scope.\n4 Managed: Figures or alarms show where it isn't followed, and that is put right.\n5 Optimising: %s"
	general := fmt.Sprintf(scale, "Nothing is done.", "It gets better because of what tests by others have found.")
	want := [][]string{
		{"question", "answer", "reason", "note", "evidence", "strength", "dated", "valid_until", "layer", "practice", "ask", "levels", "look_for"},
		{"GOV-1.1", "3", "", "two\nlines", "Map\nReview", "tested\nstated", "\n2026-10-01", "", "GOV Governance", "GOV-1 Map of data", "How complete, today, is the map?", fmt.Sprintf(scale, "There is none.", "All of it."), "The map\nIts last review"},
		{"GOV-1.2", "", "", "", "", "", "", "", "GOV Governance", "GOV-1 Map of data", "Who keeps it?", general, ""},
		{"CON-1.1", "unknown", "", "", "", "", "", "", "'-CON Consent", "CON-1 Asking", `'=How do people say "yes"?`, general, ""},
		{"'-CON-1.2", "", "", "", "", "", "", "", "'-CON Consent", "CON-1 Asking", "How do they say no?", general, ""},
	}
	got := rowsOf(t, written(t, a))
	for i := range want {
		if !slices.Equal(got[i], want[i]) {
			t.Errorf("row %d is\n%q\nwant\n%q", i+1, got[i], want[i])
		}
	}
	if s := sheet.Read("a.csv", []byte(written(t, a))); len(s.PassedOver) > 0 {
		t.Errorf("passed over: %v", s.PassedOver)
	}
}

func TestCellsThatSomeSpreadsheetsWouldCutAreQuoted(t *testing.T) {
	a := newAssessment(t)
	take(t, a, "question,note\nGOV-1.1,a;b\nGOV-1.2, a\n")
	for _, cell := range []string{`"a;b"`, `" a"`} {
		if got := written(t, a); !strings.Contains(got, cell) {
			t.Errorf("no %s in\n%s", cell, got)
		}
	}
}

func TestByteOrderMarkWhereItIsNeeded(t *testing.T) {
	a := newAssessment(t)
	if strings.HasPrefix(written(t, a), "\ufeff") {
		t.Error("a mark before ASCII")
	}
	take(t, a, "question,note\nGOV-1.1,é\n")
	if !strings.HasPrefix(written(t, a), "\ufeff") {
		t.Error("no mark before é")
	}
}

// rowsOf reads a written sheet as any other program does.
func rowsOf(t testing.TB, text string) [][]string {
	t.Helper()
	rows, err := csv.NewReader(strings.NewReader(strings.TrimPrefix(text, "\ufeff"))).ReadAll()
	if err != nil {
		t.Fatalf("%v in\n%s", err, text)
	}
	return rows
}

// join writes rows as any other program does.
func join(t testing.TB, rows [][]string) string {
	t.Helper()
	var b strings.Builder
	w := csv.NewWriter(&b)
	if err := w.WriteAll(rows); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func ExampleSheet_Apply() {
	a := newAssessment(new(testing.B))
	s := sheet.Read("answers.csv", []byte("question,answer,note,mood\ngov-1.1,3,We keep one.,calm\nGOV-1.2,8,,\n"))
	fmt.Println("passed over:", s.PassedOver)
	_, err := s.Apply(a, assessment.Stamp{By: "Ada Marsh"})
	fmt.Println(err)
	// Output:
	// passed over: [mood]
	// answers.csv:3: GOV-1.2: "8" is no answer; give a level from 0 to 5, unknown or n/a
}
