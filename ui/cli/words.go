package cli

import (
	"fmt"
	"strings"

	"posture/assessment"
	"posture/frameworks/visible"
)

// count words a number of things.
func count(n int, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return fmt.Sprintf("%d %s", n, many)
}

// answerWords words an answer with its level's name or its reason.
func answerWords(x *assessment.Assessment, r assessment.Record) string {
	switch r.State {
	case assessment.Levelled:
		return fmt.Sprintf("%d %s", r.Level, visible.Line(x.Framework().Scale.Step(r.Level).Name))
	case assessment.NotApplicable:
		return "not applicable, " + visible.Line(r.Reason)
	}
	return r.Answer.String()
}

// answeredWords says how far the answers have come.
func answeredWords(m assessment.Measure) string {
	s := fmt.Sprintf("%d of %d questions answered (%s", m.Answered, m.Applicable, assessment.ShowPercent(m.Completeness()))
	if m.Carried > 0 {
		s += ", " + assessment.ShowPercent(m.CompletenessLooked()) + " without what is carried over"
	}
	s += ")"
	if n := m.NotApplicable(); n > 0 {
		s += fmt.Sprintf(", %d not applicable", n)
	}
	return s
}

// headLine says in a line what an assessment is.
func headLine(x *assessment.Assessment) string {
	h, fw := x.Head(), x.Framework()
	parts := []string{h.Organisation}
	if h.Scope != "" {
		parts = append(parts, h.Scope)
	}
	parts = append(parts, h.Date.String(), fw.Title+" "+fw.Version)
	if p := fw.Profile(h.Profile); p != nil {
		parts = append(parts, "profile "+p.Title)
	}
	if h.Assessor != "" {
		parts = append(parts, "assessor "+h.Assessor)
	}
	return visible.Line(strings.Join(parts, " · "))
}

// quote writes a path as it can be typed into a shell, with signs for what a
// terminal would obey.
func quote(s string) string {
	if s == "" || strings.ContainsAny(s, " \t\n'\"\\$&;()<>|*?#~`!{}[]") {
		s = "'" + strings.ReplaceAll(s, "'", `'\''`) + "'"
	}
	return visible.Line(s)
}
