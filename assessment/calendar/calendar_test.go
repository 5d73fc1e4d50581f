package calendar

import (
	"strings"
	"testing"
	"time"

	"posture/assessment"
)

func action(what string, due assessment.Date, state assessment.ActionState) assessment.ActionStatus {
	return assessment.ActionStatus{ID: "map", Action: assessment.Action{Set: true, What: what, Owner: "Ana; ops", Due: due, State: state},
		Stamp: assessment.Stamp{At: time.Date(2026, 11, 24, 10, 0, 0, 0, time.UTC)}}
}

func written(t *testing.T, actions ...assessment.ActionStatus) string {
	t.Helper()
	var b strings.Builder
	if err := Write(&b, "Acme Ltd", actions); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func TestAllDayEventOnTheDueDate(t *testing.T) {
	s := written(t, action("Draw the map", 20261231, assessment.ActionOpen))
	for _, want := range []string{
		"BEGIN:VCALENDAR\r\nVERSION:2.0\r\n", "UID:map@acme-ltd.posture\r\n", "DTSTAMP:20261124T100000Z\r\n",
		"DTSTART;VALUE=DATE:20261231\r\nDTEND;VALUE=DATE:20270101\r\n", "SUMMARY:Draw the map\r\n", `Owner: Ana\; ops`, "END:VEVENT\r\nEND:VCALENDAR\r\n",
	} {
		if !strings.Contains(s, want) {
			t.Errorf("no %q in\n%s", want, s)
		}
	}
}

func TestOnlyWhatIsStillToDo(t *testing.T) {
	s := written(t, action("a", 0, assessment.ActionOpen), action("b", 20261231, assessment.ActionDone), action("c", 20261231, assessment.ActionDropped))
	if strings.Contains(s, "VEVENT") {
		t.Errorf("what is done, dropped or has no date is in the calendar:\n%s", s)
	}
}

// RFC 5545, 3.1: lines are at most 75 octets, broken between characters, and
// unfold to what was written.
func TestLongLinesAreFolded(t *testing.T) {
	what := strings.Repeat("Überprüfung, mit Ana; Teil \\ ", 12)
	s := written(t, action(what, 20261231, assessment.ActionOpen))
	for _, l := range strings.Split(s, "\r\n") {
		if len(l) > 75 || strings.ToValidUTF8(l, "?") != l {
			t.Errorf("the line %q has %d octets", l, len(l))
		}
	}
	if !strings.Contains(strings.ReplaceAll(s, "\r\n ", ""), "SUMMARY:"+text(what)) {
		t.Error("unfolded it isn't what was written")
	}
}
