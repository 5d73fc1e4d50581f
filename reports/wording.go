package reports

import (
	"posture/assessment"
	"posture/frameworks"
	"posture/reports/chart"
)

// A Wording says single things about an assessment as a report would, for
// screens that show a part of it. It costs nothing to make.
type Wording struct{ b builder }

// WordingOf words an assessment and its scorecard, in British English.
func WordingOf(a *assessment.Assessment, s *assessment.Scorecard) Wording {
	return Wording{builder{w: English(), fw: a.Framework(), a: a, s: s}}
}

// Words are the fixed words.
func (w *Wording) Words() *Words { return w.b.w }

// Level is a level with its name, and says where it is provisional; a dash
// where there is none.
func (w *Wording) Level(m assessment.Measure) string {
	if !m.Level.Valid {
		return none
	}
	_, text := w.b.level(m.Level.V, m.Provisional())
	return text
}

// Overall is the overall level in words, or which layers aren't asked yet.
func (w *Wording) Overall() string { return w.b.levelLine() }

// Target is a target: whole for a practice, a mean above it.
func (w *Wording) Target(f assessment.Figure) string { return w.b.target(f).Shown }

// Bar is what a bar is drawn from.
func (w *Wording) Bar(m assessment.Measure) chart.BarData { return w.b.bar(m) }

// NextStep is what the weakest question of a practice takes to reach its next
// level.
func (w *Wording) NextStep(p *frameworks.Practice) string { return w.b.nextStep(p) }

// Sources are the prefixes of the sources that the framework cites, in the
// order of [frameworks.Sources]; unknown ones come last.
func (w *Wording) Sources() []string { return w.b.prefixes() }

// Clauses are the clauses of a source, in a reader's order.
func (w *Wording) Clauses(prefix string) []assessment.Clause { return w.b.clausesOf(prefix) }
