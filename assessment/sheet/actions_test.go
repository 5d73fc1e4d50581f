package sheet_test

import (
	"bytes"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/xuri/excelize/v2"

	"posture/assessment"
	"posture/assessment/sheet"
)

// takeActions applies a sheet of actions that must be right.
func takeActions(t testing.TB, a *assessment.Assessment, text string) sheet.Result {
	t.Helper()
	result, err := sheet.ReadActions("a.csv", []byte(text)).Apply(a, monday)
	if err != nil {
		t.Fatalf("%v\nin %q", err, text)
	}
	return result
}

// refuseActions applies a sheet that must be wrong, and gives its mistakes.
func refuseActions(t testing.TB, a *assessment.Assessment, text string) string {
	t.Helper()
	before := writtenActions(t, a)
	_, err := sheet.ReadActions("a.csv", []byte(text)).Apply(a, monday)
	if err == nil {
		t.Fatalf("taken, though wrong: %q", text)
	}
	if writtenActions(t, a) != before {
		t.Errorf("changed by a sheet with mistakes: %q", text)
	}
	return err.Error()
}

func writtenActions(t testing.TB, a *assessment.Assessment) string {
	t.Helper()
	var b bytes.Buffer
	if err := sheet.WriteActions(&b, a.Actions(assessment.Evaluate(a), nil)); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// action is the one of an id that stands.
func action(t testing.TB, a *assessment.Assessment, id string) assessment.Action {
	t.Helper()
	x := a.Content().Actions[id].Value
	if !x.Set {
		t.Fatalf("no action %s", id)
	}
	return x
}

// withActions has two actions: one of two practices, all of whose facts are
// set, and one that only has a text.
func withActions(t testing.TB) *assessment.Assessment {
	t.Helper()
	a := newAssessment(t)
	for id, x := range map[string]assessment.Action{
		"draw-the-map": {
			Set: true, What: "=Draw the map,\nfor \"all\"", Practices: []string{"GOV-1", "CON-1"}, Owner: "Ben", Due: 20270331,
			State: assessment.ActionDropped, Reason: "Bought; instead", Level: assessment.Level{V: 0, Valid: true}, Links: []string{"https://a.example/1", "@two\nlines"},
		},
		"ask": {Set: true, What: "Ask"},
	} {
		s := assessment.Subject{Kind: assessment.AboutAction, ID: id}
		if _, err := a.Apply(assessment.Change{Stamp: monday, Subject: s, Before: assessment.Action{}, After: x}); err != nil {
			t.Fatal(err)
		}
	}
	return a
}

func TestWrittenActionsAreTakenBackWithoutAChange(t *testing.T) {
	a := withActions(t)
	csv := writtenActions(t, a)
	if head, _, _ := strings.Cut(csv, "\r\n"); head != "\ufeffid,what,practices,owner,due,state,reason,level,promise,links" {
		t.Errorf("the head is %q", head)
	}
	s := sheet.ReadActions("a.csv", []byte(csv))
	result, err := s.Apply(a, monday)
	if err != nil || len(result.Changes) > 0 || result.Unchanged != 2 {
		t.Errorf("%v, %+v", err, result)
	}
	if len(s.PassedOver) > 0 {
		t.Errorf("passed over: %q", s.PassedOver)
	}
}

func TestRowsChangeActionsAndMakeNewOnes(t *testing.T) {
	a := withActions(t)
	before := action(t, a, "draw-the-map")
	result := takeActions(t, a, `Due;STATE;id;what;Practices;owner;level;reason;links;by

2027-06-30;Open; DRAW-the-map ;;;;;;;Cleo
;;;;;;;;;
;;ask;Ask people;con-1, GOV-1;;3;;"https://b.example
https://c.example";
2027-01-15;in progress;;Write the schedule;gov-1;Dan;2;;;
;;;;GOV-1;;;;;
`)
	if len(result.Changes) != 3 || result.Unchanged != 0 {
		t.Fatalf("%+v", result)
	}
	before.Due, before.State = 20270630, assessment.ActionOpen
	if x := action(t, a, "draw-the-map"); !x.Equal(before) {
		t.Errorf("it is %+v", x)
	}
	want := assessment.Action{Set: true, What: "Ask people", Practices: []string{"GOV-1", "CON-1"}, Level: assessment.Level{V: 3, Valid: true}, Links: []string{"https://b.example", "https://c.example"}}
	if x := action(t, a, "ask"); !x.Equal(want) {
		t.Errorf("it is %+v", x)
	}
	want = assessment.Action{Set: true, What: "Write the schedule", Practices: []string{"GOV-1"}, Owner: "Dan", Due: 20270115, State: assessment.ActionInProgress, Level: assessment.Level{V: 2, Valid: true}}
	if x := action(t, a, "write-the-schedule"); !x.Equal(want) {
		t.Errorf("it is %+v", x)
	}
	for id, by := range map[string]string{"draw-the-map": "Cleo", "ask": "Ada Marsh", "write-the-schedule": "Ada Marsh"} {
		if v := a.Content().Actions[id].Version; v.By != by || v.At != monday.At {
			t.Errorf("%s was changed by %+v, want %s", id, v.Stamp, by)
		}
	}
	if n := len(a.Content().Actions["ask"].Past); n != 1 {
		t.Errorf("%d earlier versions in the history", n)
	}
}

// A sheet that is taken a second time makes nothing twice, though its new rows
// have no ids.
func TestASheetOfActionsCanBeTakenAgain(t *testing.T) {
	a := withActions(t)
	const text = "what,practices,owner\nTrain all,GOV-1,Ben\nTrain all,CON-1,\nTrain all,,Cleo\n"
	if m := refuseActions(t, a, text); m != "a.csv:4: Train all: 2 actions have this text; write the id of the one that is meant" {
		t.Error(m)
	}
	text2 := strings.TrimSuffix(text, "Train all,,Cleo\n")
	if result := takeActions(t, a, text2); len(result.Changes) != 2 {
		t.Fatalf("%+v", result)
	}
	if result := takeActions(t, a, text2); len(result.Changes) != 0 || result.Unchanged != 2 {
		t.Errorf("the second time: %+v", result)
	}
}

// An action of several practices has a row for each in a workbook. Which of two
// that differ was filled in, nobody can tell.
func TestRowsOfOneActionAreJoined(t *testing.T) {
	a := withActions(t)
	const text = "id,practices,owner,state\nask,GOV-1,,open\nask,CON-1,Cleo,\nask,,Cleo,Open\n"
	takeActions(t, a, text)
	if x := action(t, a, "ask"); x.Owner != "Cleo" || !slices.Equal(x.Practices, []string{"GOV-1", "CON-1"}) {
		t.Errorf("it is %+v", x)
	}
	if result := takeActions(t, a, text); len(result.Changes) > 0 || result.Unchanged != 1 {
		t.Errorf("the second time: %+v", result)
	}
	m := refuseActions(t, a, "id,owner\nask,Cleo\nask,Dan\n")
	if m != `a.csv:3: ask: owner is "Dan" here and something else in line 2, a row of the same action; write the same into both, or clear one` {
		t.Error(m)
	}
}

func TestEmptyCellsLeaveActions(t *testing.T) {
	a := withActions(t)
	before := writtenActions(t, a)
	for _, text := range []string{
		"id\ndraw-the-map\nask\n",
		"id,what,practices,owner,due,state,reason,level,links\ndraw-the-map,,,,,,,,\n",
		"id,practices,links\ndraw-the-map,CON-1,@two␊lines\n",
		"what\n\" Ask\"\n",
		"id,what\n" + sheet.Mark + " long,Something else\n",
		"id,reason,owner\ndraw-the-map," + sheet.Mark + " left out,\n",
	} {
		if result := takeActions(t, a, text); len(result.Changes) > 0 || writtenActions(t, a) != before {
			t.Errorf("changed by %q: %+v", text, result.Changes)
		}
	}
}

func TestAllMistakesOfActionsAtOnce(t *testing.T) {
	a := withActions(t)
	s := assessment.Subject{Kind: assessment.AboutAction, ID: "gone"}
	for _, x := range []assessment.Action{{Set: true, What: "Go"}, {}} {
		if _, err := a.Apply(assessment.Change{Subject: s, Before: a.Current(s), After: x}); err != nil {
			t.Fatal(err)
		}
	}
	got := refuseActions(t, a, `id,what,practices,owner,due,state,level,by
ask,,GOV-2,,31/03/2027,doen,7,"Ben
Cleo"
aks,,,,,,,
gone,,,,,,,
xyz,,,,,,,
,,GOV-1,Ben,,,,
,New,XYZ,,46296,dropped,unknown,
draw-the-map,,,`+"\x07"+`,,,,
`)
	want := `a.csv:2: ask: no practice GOV-2 in small 1.0.0; did you mean GOV-1?
a.csv:2: ask: by is "Ben\nCleo"; write one name on one line
a.csv:2: ask: "31/03/2027" is no date; write a day that exists as YYYY-MM-DD
a.csv:2: ask: "doen" is no state of an action; did you mean done?
a.csv:2: ask: "7" is no level; give one from 0 to 5
a.csv:4: no action aks; did you mean ask?
a.csv:5: no action gone; it was taken back: clear the row, or clear the id to make a new action
a.csv:6: no action xyz; clear the id to make a new action
a.csv:7: owner "Ben" without an action; write what is to be done into the column what, or clear the row
a.csv:8: New: no practice XYZ in small 1.0.0; take the ids from this assessment's report
a.csv:8: New: "46296" is no date; write a day that exists as YYYY-MM-DD
a.csv:8: New: "unknown" is no level; give one from 0 to 5
a.csv:8: New: a dropped action needs a reason; write it into the column reason
a.csv:9: draw-the-map: owner holds a control character (␇, U+0007); take it out`
	if got != want {
		t.Errorf("got:\n%s\nwant:\n%s", got, want)
	}
}

// A sheet of the one kind that is given as the other says how it is taken.
func TestAnswersAndActionsAreToldApart(t *testing.T) {
	a := withActions(t)
	const answers, actions = "take it with posture answer FILE --from SHEET", "take it with posture action take FILE --from SHEET"
	if m := refuseActions(t, a, written(t, a)); m != "a.csv:1: no column id or what; it holds answers: "+answers {
		t.Error(m)
	}
	if m := refuse(t, a, writtenActions(t, a)); m != "a.csv:1: no column question; it holds actions: "+actions {
		t.Error(m)
	}
	f := workbook(t, sheet.ActionsName, [][]any{{"id", "what"}, {"ask", "Ask all"}})
	data := must(f.WriteToBuffer()).Bytes()
	if _, err := sheet.Read("a.xlsx", data).Apply(a, monday); err == nil || err.Error() != "a.xlsx: no sheet Answers; the sheet Gaps and actions holds actions: "+actions {
		t.Error(err)
	}
	if !sheet.HasActions(data) || sheet.HasActions(must(workbook(t, sheet.ActionsName, [][]any{{"id", "what"}, {"", ""}}).WriteToBuffer()).Bytes()) {
		t.Error("a workbook with an action isn't told from one without")
	}
}

// Saved by another program: a title above, columns in another order and some
// more, blank rows, days as numbers.
func TestActionsOfAWorkbookOfOthers(t *testing.T) {
	a := withActions(t)
	day := time.Date(2027, 6, 30, 0, 0, 0, 0, time.UTC)
	f := workbook(t, sheet.ActionsName, [][]any{
		{"Tracking of what was promised"},
		nil,
		{"Colour", "due", "level", "State", "what", "id"},
		{"red", day, 3, "done", "", "ask"},
		nil,
		{"", 46203, 2.0, "", "'=Train all", ""},
	})
	for cell, style := range map[string]excelize.Style{"B4": {NumFmt: 14}, "B6": {NumFmt: 14}, "C6": {NumFmt: 2}} {
		if err := f.SetCellStyle(sheet.ActionsName, cell, cell, must(f.NewStyle(&style))); err != nil {
			t.Fatal(err)
		}
	}
	s := sheet.ReadActions("a.xlsx", must(f.WriteToBuffer()).Bytes())
	if _, err := s.Apply(a, monday); err != nil {
		t.Fatal(err)
	}
	if x := action(t, a, "ask"); x.Due != 20270630 || x.State != assessment.ActionDone || x.Level.V != 3 {
		t.Errorf("it is %+v", x)
	}
	if x := action(t, a, "train-all"); x.Due != 20260630 || x.What != "=Train all" || x.Level.V != 2 {
		t.Errorf("it is %+v", x)
	}
	if !slices.Equal(s.PassedOver, []string{"Colour"}) {
		t.Errorf("passed over: %q", s.PassedOver)
	}
}

// Whatever a sheet says, its mistakes have their places and change nothing; what
// is taken is taken again without a change, and so is what is written then.
func FuzzReadActions(f *testing.F) {
	for _, s := range []string{
		"id,what,practices,owner,due,state,reason,level,links,by\nask,Ask all,GOV-1 con-1,Ben,2027-01-31,done,,3,\"https://a.example/1\nmailto:b@a.example\",Cleo\n,New,,,,dropped,why,,,\n",
		"Title\n\nwhat;practices\nX;GOV-1\nX;-\nX;CON-1\nX;\n", "id,owner\nask,Ben\nask,Ben\naks,\n", "what\n'=1\n=1\n''@\n", "question,answer\nGOV-1.1,3\n",
	} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		a := withActions(t)
		before := writtenActions(t, a)
		s := sheet.ReadActions("a.csv", data)
		if _, err := s.Apply(a, monday); err != nil {
			if writtenActions(t, a) != before {
				t.Error("changed by a sheet with mistakes")
			}
			for line := range strings.SplitSeq(err.Error(), "\n") {
				if !strings.HasPrefix(line, "a.csv:") {
					t.Errorf("a mistake without its place: %q", line)
				}
			}
			return
		}
		for _, again := range []*sheet.ActionSheet{s, sheet.ReadActions("b.csv", []byte(writtenActions(t, a)))} {
			if result, err := again.Apply(a, monday); err != nil || len(result.Changes) > 0 {
				t.Errorf("again: %v, %+v", err, result.Changes)
			}
		}
	})
}

func BenchmarkActionsOfLikeTexts(b *testing.B) {
	a := newAssessment(b)
	var text strings.Builder
	text.WriteString("what\n")
	for n := range 10_000 {
		fmt.Fprintf(&text, "Review the data map of system %d\n", n)
	}
	s := sheet.ReadActions("a.csv", []byte(text.String()))
	for b.Loop() {
		if _, err := s.Apply(a.Clone(), monday); err != nil {
			b.Fatal(err)
		}
	}
}
