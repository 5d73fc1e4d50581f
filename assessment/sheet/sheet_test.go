package sheet_test

import (
	"bytes"
	"slices"
	"strings"
	"testing"
	"time"

	"posture/assessment"
	"posture/assessment/sheet"
	"posture/frameworks"
)

const framework = `schema: posture/framework/v1
id: small
version: 1.0.0
title: Small
layers:
  - id: GOV
    title: Governance
    practices:
      - id: GOV-1
        title: Map of data
        questions:
          - {id: GOV-1.1, ask: "How complete, today, is the map?", levels: {0: There is none., 5: All of it.}, evidence: [The map, Its last review]}
          - {id: GOV-1.2, ask: Who keeps it?}
  - id: -CON
    title: Consent
    practices:
      - id: CON-1
        title: Asking
        questions:
          - {id: CON-1.1, ask: "=How do people say \"yes\"?"}
          - {id: -CON-1.2, ask: How do they say no?}
`

func newAssessment(t testing.TB) *assessment.Assessment {
	t.Helper()
	fw, err := frameworks.Load("small.yaml", []byte(framework))
	if err != nil {
		t.Fatal(err)
	}
	a, err := assessment.New(fw, assessment.Head{Organisation: "Brindlewick", Date: 20261124, Assessor: "Ada Marsh"}, assessment.Stamp{})
	if err != nil {
		t.Fatal(err)
	}
	return a
}

var monday = assessment.Stamp{At: time.Date(2026, 11, 23, 9, 0, 0, 0, time.UTC)}

func record(t testing.TB, a *assessment.Assessment, question string) assessment.Record {
	t.Helper()
	q := a.Framework().Question(question)
	if q == nil {
		t.Fatalf("no question %s", question)
	}
	return a.Record(q)
}

// take applies a sheet that must be right.
func take(t testing.TB, a *assessment.Assessment, text string) sheet.Result {
	t.Helper()
	result, err := sheet.Read("a.csv", []byte(text)).Apply(a, monday)
	if err != nil {
		t.Fatalf("%v\nin %q", err, text)
	}
	return result
}

// refuse applies a sheet that must be wrong, and gives its mistakes.
func refuse(t testing.TB, a *assessment.Assessment, text string) string {
	t.Helper()
	before := written(t, a)
	_, err := sheet.Read("a.csv", []byte(text)).Apply(a, monday)
	if err == nil {
		t.Fatalf("taken, though wrong: %q", text)
	}
	if written(t, a) != before {
		t.Errorf("changed by a sheet with mistakes: %q", text)
	}
	return err.Error()
}

func written(t testing.TB, a *assessment.Assessment) string {
	t.Helper()
	var b bytes.Buffer
	if err := sheet.Write(&b, a); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func TestRowsBecomeAnswers(t *testing.T) {
	a := newAssessment(t)
	result := take(t, a, `question,answer,reason,note,evidence,strength,dated,valid_until,by
GOV-1.1,3,,"They said ""yes"",
then no",Map,documented,2026-10-01,2027-10-01,Ben
GOV-1.2,unknown
CON-1.1,N/A,no such data
 -con-1.2 ,,,only a note,,,,,
`)
	if len(result.Changes) != 4 || result.Unchanged != 0 {
		t.Errorf("%d changes, %d unchanged", len(result.Changes), result.Unchanged)
	}
	r := record(t, a, "GOV-1.1")
	want := assessment.Evidence{Name: "Map", Strength: assessment.Documented, Dated: 20261001, ValidUntil: 20271001}
	if r.Level != 3 || r.Note != "They said \"yes\",\nthen no" || len(r.Evidence) != 1 || r.Evidence[0] != want {
		t.Errorf("GOV-1.1 is %+v", r)
	}
	if r := record(t, a, "GOV-1.2"); r.State != assessment.Unknown {
		t.Errorf("GOV-1.2 is %+v", r)
	}
	if r := record(t, a, "CON-1.1"); r.State != assessment.NotApplicable || r.Reason != "no such data" {
		t.Errorf("CON-1.1 is %+v", r)
	}
	if r := record(t, a, "-CON-1.2"); r.State != assessment.Open || r.Note != "only a note" {
		t.Errorf("-CON-1.2 is %+v", r)
	}
	for question, by := range map[string]string{"GOV-1.1": "Ben", "GOV-1.2": "Ada Marsh"} {
		if given := a.Given(a.Framework().Question(question)); given.By != by || given.At != monday.At {
			t.Errorf("%s was given by %+v, want %s", question, given, by)
		}
	}
}

func TestByNameStandsBetweenRowAndAssessor(t *testing.T) {
	a := newAssessment(t)
	s := sheet.Read("a.csv", []byte("question,answer,by\nGOV-1.1,3,Ben\nGOV-1.2,3, \n"))
	if _, err := s.Apply(a, assessment.Stamp{By: "Cleo"}); err != nil {
		t.Fatal(err)
	}
	for question, by := range map[string]string{"GOV-1.1": "Ben", "GOV-1.2": "Cleo"} {
		if given := a.Given(a.Framework().Question(question)); given.By != by {
			t.Errorf("%s was given by %q, want %s", question, given.By, by)
		}
	}
}

func TestEmptyCellsLeaveWhatIsThere(t *testing.T) {
	a := newAssessment(t)
	take(t, a, "question,answer,reason,note,evidence,strength,dated\nGOV-1.1,3,,Noted,Map,tested,2026-10-01\nCON-1.1,n/a,no such data,,,,\n")
	before := written(t, a)
	for _, text := range []string{
		"question\nGOV-1.1\nCON-1.1\n",
		"question,answer,reason,note,evidence,strength,dated\nGOV-1.1,,,,,,\nCON-1.1,,,,,,\n",
		"question,answer,note,evidence\nGOV-1.1,3, ,Map\nCON-1.1,n/a,,\n",
		"question,evidence,strength\nGOV-1.1,Map,\n",
		"answer,question\n,\n,,,\n3,gov-1.1\n",
	} {
		if result := take(t, a, text); len(result.Changes) > 0 || written(t, a) != before {
			t.Errorf("changed by %q: %+v", text, result.Changes)
		}
	}
	if n := len(a.Content().Records[0].Past); n != 0 {
		t.Errorf("unchanged rows left %d versions in the history", n)
	}
}

func TestReasonOfNotApplicable(t *testing.T) {
	const head = "question,answer,reason\n"
	a := newAssessment(t)
	if m := refuse(t, a, head+"GOV-1.1,n/a, \n"); m != "a.csv:2: GOV-1.1: n/a needs a reason: say why it doesn't apply" {
		t.Error(m)
	}
	if m := refuse(t, a, head+"GOV-1.1,3,because\n"); !strings.HasPrefix(m, "a.csv:2: GOV-1.1: a reason beside the answer 3") {
		t.Error(m)
	}
	take(t, a, head+"GOV-1.1,n/a,no such data\n")
	take(t, a, head+"GOV-1.1,,none at all\n")
	if r := record(t, a, "GOV-1.1"); r.Reason != "none at all" {
		t.Errorf("the reason is %q", r.Reason)
	}
	for range 2 { // the second time it says what stands there
		take(t, a, head+"GOV-1.1,2,none at all\n")
		if r := record(t, a, "GOV-1.1"); r.Level != 2 || r.Reason != "" {
			t.Errorf("the answer is %+v", r.Answer)
		}
	}
}

func TestEvidenceJoinsByName(t *testing.T) {
	const head = "question,evidence,strength,dated,valid_until\n"
	a := newAssessment(t)
	take(t, a, head+"GOV-1.1,Map,documented,2026-10-01,\n")
	take(t, a, head+"GOV-1.1,\"Review\n Map \",\"observed\ntested\",,\"\n2027-01-31\"\n")
	take(t, a, head+"GOV-1.1,\"Audit\nReview\n\n\",Tested,2026-11-01,\n")
	want := []assessment.Evidence{
		{Name: "Audit", Strength: assessment.Tested, Dated: 20261101},
		{Name: "Map", Strength: assessment.Tested, Dated: 20261001, ValidUntil: 20270131},
		{Name: "Review", Strength: assessment.Tested, Dated: 20261101},
	}
	if got := record(t, a, "GOV-1.1").Evidence; !slices.Equal(got, want) {
		t.Errorf("evidence is %+v\nwant %+v", got, want)
	}
	take(t, a, head+"GOV-1.1,\"Audit\nReview\n\",\"Tested\nTested\",,\n")
	take(t, a, head+"GOV-1.1,Audit,\"Tested\n \n\",,\n")
	if again := record(t, a, "GOV-1.1").Evidence; !slices.Equal(again, want) {
		t.Errorf("with empty lines at the end it is %+v", again)
	}
	take(t, a, "question,evidence\nGOV-1.2,Say-so\n")
	if got := record(t, a, "GOV-1.2").Evidence; len(got) != 1 || got[0].Strength != assessment.Stated {
		t.Errorf("without a strength it is %+v", got)
	}
}

func TestAllMistakesAtOnce(t *testing.T) {
	a := newAssessment(t)
	got := refuse(t, a, `question,answer,note,evidence,strength,dated,by,colour
GOV-1.1,7,"a note
of two lines",Map,documneted,31/12/2026,,
GOV-1.3,3,,,,,,
,3,,,,,,
GOV-1.2,unknwon,,,tested,,,
gov-1.1,3,,,,,,
CON-1.1,3,5" pipe,,,,,
`+strings.Repeat("XYZ", 20)+`,n/a,,,,,,
CON-1.1,n/a,,,,,,
-CON-1.2,open,,"A
B","tested
tested
tested",2026-02-30,"Ben
Cleo",red`+"\x07"+`
`)
	want := `a.csv:2: GOV-1.1: "7" is no answer; give a level from 0 to 5, unknown or n/a
a.csv:2: GOV-1.1: "documneted" is no strength; did you mean documented?
a.csv:2: GOV-1.1: "31/12/2026" is no date; write a day that exists as YYYY-MM-DD
a.csv:4: no question GOV-1.3 in small 1.0.0; did you mean GOV-1.1?
a.csv:5: the row names no question; write its id into the column question, or clear the row
a.csv:6: GOV-1.2: "unknwon" is no answer; did you mean unknown?
a.csv:6: GOV-1.2: strength "tested" without evidence; name the evidence, or clear the cell
a.csv:7: GOV-1.1 stands here a second time, the first is in line 2; keep one of the rows
a.csv:8: a quote (") inside a cell that doesn't begin with one; put the whole cell into quotes and double those inside
a.csv:9: no question XYZXYZXYZXYZXYZXYZXYZXYZXYZXYZXYZXYZXYZX… in small 1.0.0; take the ids from this assessment's own sheet
a.csv:10: CON-1.1: n/a needs a reason: say why it doesn't apply
a.csv:11: -CON-1.2: column 8 holds a control character (␇, U+0007); take it out
a.csv:11: -CON-1.2: "open" is no answer in a sheet; leave the cell empty, and the question stays as it is
a.csv:11: -CON-1.2: strength has 3 lines, evidence 2; give a line for each piece, or one line for all
a.csv:11: -CON-1.2: "2026-02-30" is no date; write a day that exists as YYYY-MM-DD
a.csv:11: -CON-1.2: by is "Ben\nCleo"; write one name on one line`
	if got != want {
		t.Errorf("got:\n%s\nwant:\n%s", got, want)
	}
}

func TestASheetIsJudgedAnewEachTime(t *testing.T) {
	a, b := newAssessment(t), newAssessment(t)
	take(t, b, "question,answer,reason\nGOV-1.1,n/a,no such data\n")
	s := sheet.Read("a.csv", []byte("question,answer,note\nGOV-1.1,n/a,\x07\nGOV-1.2,8,\x07\nCON-1.1,,\x07\n"))
	_, first := s.Apply(a, monday)
	told := first.Error()
	_, second := s.Apply(b, monday)
	_, third := s.Apply(a, monday)
	if strings.Count(told, "\n") != 4 || strings.Count(second.Error(), "\n") != 3 {
		t.Errorf("first:\n%v\nthen:\n%v", told, second)
	}
	if first.Error() != told || third.Error() != told {
		t.Errorf("first:\n%s\nnow:\n%v\nthe third time:\n%v", told, first, third)
	}
}

func TestMistakesOfEvidence(t *testing.T) {
	a := newAssessment(t)
	for text, want := range map[string]string{
		"question,evidence,strength\nGOV-1.1,\"Map\nMap\",\n":                       `the evidence "Map" stands twice in the cell`,
		"question,evidence,strength\nGOV-1.1,\"Map\n\nReview\",\"\ntested\n\"\n":    `strength "tested" in line 2 of the cell without evidence`,
		"question,evidence,dated\nGOV-1.1,\"\nMap\",soon\n":                         `"soon" is no date`,
		"question,evidence,dated,valid_until\nGOV-1.1,Map,2026-05-02,2026-05-01\n":  `the evidence is valid until 2026-05-01, before the day it is from, 2026-05-02`,
		"question,strength\nGOV-1.1,tested\n":                                       `strength "tested" without evidence`,
		"question,valid_until\nGOV-1.1,2027-01-01\n":                                `valid_until "2027-01-01" without evidence`,
		"question,evidence,strength\nGOV-1.1,Map,\"stated\ntested\"\n":              `strength has 2 lines, evidence 1`,
		"question,evidence,dated\nGOV-1.1,\"A\nB\",\"2026-01-01\n2026-01-01\n1\"\n": `dated has 3 lines, evidence 2`,
	} {
		if got := refuse(t, a, text); !strings.HasPrefix(got, "a.csv:2: GOV-1.1: "+want) || strings.Contains(got, "\n") {
			t.Errorf("%q gives\n%s\nwant %s", text, got, want)
		}
	}
}

func TestOtherColumnsArePassedOverAndNamed(t *testing.T) {
	s := sheet.Read("a.csv", []byte("Colour, QUESTION ,,answer,a\u202eb\nred,GOV-1.1,x,3,y\nGovernance\n,,z\n"))
	if got := strings.Join(s.PassedOver, "|"); got != "Colour|a<U+202E>b|column 3" {
		t.Errorf("passed over: %s", got)
	}
	a := newAssessment(t)
	if _, err := s.Apply(a, monday); err != nil || record(t, a, "GOV-1.1").Level != 3 {
		t.Errorf("%v, %+v", err, record(t, a, "GOV-1.1"))
	}
}

func TestMarkedCellsAreNotReadBack(t *testing.T) {
	a := newAssessment(t)
	take(t, a, "question,answer,reason,note,evidence,strength\nGOV-1.1,3,,Noted,\"Map\nReview\",tested\nCON-1.1,n/a,no such data\n")
	before := written(t, a)
	take(t, a, "question,answer,reason,note,evidence,strength,dated\n"+
		"GOV-1.1,3,,"+sheet.Mark+" No,"+sheet.Mark+",observed,"+sheet.Mark+"\nCON-1.1,n/a,"+sheet.Mark+"\n")
	if got := written(t, a); got != before {
		t.Errorf("changed:\n%s\nbefore:\n%s", got, before)
	}
}

func TestLaterChangesOfOthersStay(t *testing.T) {
	a := newAssessment(t)
	result := take(t, a, "question,answer,note\nGOV-1.1,3,Noted\n")
	other := newAssessment(t)
	if _, err := other.Edit(monday, "GOV-1.1", func(r *assessment.Record) { r.Flag = true }); err != nil {
		t.Fatal(err)
	}
	for _, c := range result.Changes {
		if overwrote, err := other.Apply(c); err != nil || len(overwrote) > 0 {
			t.Errorf("%v, overwrote %v", err, overwrote)
		}
	}
	if r := record(t, other, "GOV-1.1"); !r.Flag || r.Level != 3 || r.Note != "Noted" {
		t.Errorf("the record is %+v", r)
	}
}

func TestCarriedAnswerIsLookedAtOnceItChanges(t *testing.T) {
	a := newAssessment(t)
	if _, err := a.Edit(monday, "GOV-1.1", func(r *assessment.Record) {
		r.Answer = assessment.Answer{State: assessment.Levelled, Level: 2}
	}); err != nil {
		t.Fatal(err)
	}
	if _, err := a.Edit(monday, "GOV-1.1", func(r *assessment.Record) { r.Carried = true }); err != nil {
		t.Fatal(err)
	}
	if take(t, a, "question,answer\nGOV-1.1,2\n"); !record(t, a, "GOV-1.1").Carried {
		t.Error("the same answer confirmed it")
	}
	if take(t, a, "question,answer\nGOV-1.1,4\n"); record(t, a, "GOV-1.1").Carried {
		t.Error("another answer left it carried")
	}
}
