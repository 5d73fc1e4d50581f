package tui

import (
	"fmt"

	"posture/assessment"
	"posture/frameworks"
	"posture/frameworks/visible"
)

// othersSame is told where others changed nothing that is asked.
const othersSame = "Somebody else has changed this assessment; what you see is up to date."

// merge takes others' changes in and tells what they did, or that it is the same.
func (a *App) merge(x *assessment.Assessment, overwrote []string, same string) {
	others, err := a.doc.Merge(x)
	switch {
	case err != nil:
		a.tellOfOthers("The file was changed by another program, and doesn't fit what was changed here: " + err.Error())
	case len(overwrote) > 0:
		a.tellOfOthers(overwroteWords(overwrote))
	case len(others) > 0:
		a.tellOfOthers(a.othersWords(others))
	default:
		a.tellOfOthers(same)
	}
}

func overwroteWords(what []string) string {
	s := what[0]
	if len(what) > 1 {
		s += fmt.Sprintf(" and %d more", len(what)-1)
	}
	return "Changed at the same time by somebody else: " + s + ". Yours stands; theirs is in the history (h)."
}

func (a *App) othersWords(qs []*frameworks.Question) string {
	t := a.doc.Assessment().Content().Records[qs[0].Index]
	who := "Somebody else"
	if t.By != "" {
		who = visible.Line(t.By)
	}
	if len(qs) > 1 {
		return fmt.Sprintf("%s has changed %d questions, %s first.", who, len(qs), qs[0].ID)
	}
	s := fmt.Sprintf("%s has changed %s", who, qs[0].ID)
	if n := len(t.Past); n > 0 {
		if w := assessment.Words(t.Past[n-1].Value, t.Value); len(w) > 0 {
			s += ": " + w[0]
		}
	} else if w := assessment.Words(assessment.Record{}, t.Value); len(w) > 0 {
		s += ": " + w[0]
	}
	return s + "."
}
