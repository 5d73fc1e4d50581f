package assessment_test

import (
	"strings"
	"testing"

	"posture/assessment"
)

func TestActionIDsAreOfTheFirstWordsAndFree(t *testing.T) {
	a := workedExample(t)
	for _, x := range []struct{ what, want string }{
		{"Write the retention schedule, then train all", "write-the-retention-schedule-then"},
		{"Write the\nretention schedule, then nothing", "write-the-retention-schedule-then-2"},
		{"Überprüfen: 2 Dinge", "uberprufen-2-dinge"},
		{strings.Repeat("a", 70) + " b", strings.Repeat("a", 60)},
		{"数据", "action"},
		{"…", "action-2"},
		{"!", "action-3"}, {"?", "action-4"}, {".", "action-5"}, {";", "action-6"},
	} {
		id := a.NewActionID(x.what)
		if id != x.want {
			t.Errorf("%q gets the id %s, want %s", x.what, id, x.want)
		}
		apply(t, a, assessment.AboutAction, id, assessment.Action{Set: true, What: x.what})
	}
	apply(t, a, assessment.AboutAction, "action", assessment.Action{})
	if id := a.NewActionID("数据"); id != "action-7" {
		t.Errorf("the id of an action that was taken back is given again, or %s", id)
	}
}
