package cli

import (
	"encoding/json"
	"fmt"
	"io"
	"strings"

	"github.com/charmbracelet/x/ansi"
	"github.com/spf13/cobra"

	"posture/assessment"
	"posture/frameworks"
	"posture/frameworks/visible"
	"posture/reports"
)

func (a *app) scoreCommand() *cobra.Command {
	var asJSON bool
	c := &cobra.Command{
		Use:   "score FILE",
		Short: "The scores, what holds levels back, and what to do first",
		Long: `Works out the scores of an assessment.

In the bars, full blocks reach to the score, shaded ones over the range that
open and unknown answers leave, and the stroke marks the target. "Shown" is the
score as far as the evidence carries it.`,
		Example: "  posture score acme.posture.yaml\n  posture score acme.posture.yaml --json",
		Args:    arguments(1, 1),
		RunE: func(cmd *cobra.Command, args []string) error {
			file, err := a.store().Open(args[0])
			if err != nil {
				return err
			}
			x := file.Assessment()
			s := assessment.Evaluate(x)
			if asJSON {
				return writeJSON(a.Out, reports.ScoresOf(x, s))
			}
			a.score(x, s)
			if s.Overall.Answered == 0 {
				a.printf("\nNext: posture assess %s · posture questions %s\n", quote(args[0]), quote(args[0]))
				return nil
			}
			a.printf("\nNext: posture plan %s · posture report %s\n", quote(args[0]), quote(args[0]))
			return nil
		},
	}
	c.Flags().BoolVar(&asJSON, "json", false, "for programs: full precision, as JSON")
	return c
}

func writeJSON(w io.Writer, v any) error {
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	return enc.Encode(v)
}

func (a *app) score(x *assessment.Assessment, s *assessment.Scorecard) {
	a.wrapped("", headLine(x))
	a.printf("\n")
	a.overall(s)
	a.layers(s)
	a.heldBack(s)
	a.firstToDo(s)
}

// overall says where the whole stands.
func (a *app) overall(s *assessment.Scorecard) {
	o := &s.Overall
	if !o.Score.Valid {
		a.printf("Nothing is scored yet. %s.\n", answeredWords(o.Measure))
		return
	}
	a.printf("%s: %s\n", a.bold("Overall"), scoreWords(o.Measure))
	if len(o.NotAsked) > 0 {
		a.printf("No overall level yet; not asked: %s\n", titles(o.NotAsked))
	} else {
		a.printf("%s\n", levelWords(s.Framework.Scale, o.Measure))
	}
	answered := answeredWords(o.Measure)
	if o.NotApplicable() > 0 {
		answered += "; with those at the lowest level the score is " + assessment.ShowScore(o.ScoreNAAtMin, o.Target)
	}
	a.wrapped("", answered)
	if o.WayToTarget.Valid {
		a.printf("%s of the way to target\n", assessment.ShowPercent(o.WayToTarget.V))
	}
}

// scoreWords gives a score with its range, shown score and target.
func scoreWords(m assessment.Measure) string {
	show := func(f assessment.Figure) string { return assessment.ShowScore(f, m.Target) }
	return fmt.Sprintf("score %s%s, shown %s, target %s", show(m.Score), rangeWords(m), show(m.Evidenced), assessment.ShowScore(m.Target, assessment.Figure{}))
}

func rangeWords(m assessment.Measure) string {
	if !m.Provisional() {
		return ""
	}
	return fmt.Sprintf(" (range %s to %s)", assessment.ShowScore(m.Low, m.Target), assessment.ShowScore(m.High, m.Target))
}

func levelWords(scale frameworks.Scale, m assessment.Measure) string {
	s := fmt.Sprintf("Level %d %s", m.Level.V, visible.Line(scale.Step(m.Level.V).Name))
	if m.Provisional() {
		s += ", provisional"
	}
	return s
}

func titles(layers []*frameworks.Layer) string {
	names := make([]string, len(layers))
	for i, l := range layers {
		names[i] = visible.Line(l.Title)
	}
	return strings.Join(names, ", ")
}

// layers prints a bar for each layer.
func (a *app) layers(s *assessment.Scorecard) {
	head := []string{"Layer", "", "Level", "Score", "Range", "Shown", "Target", "Answered"}
	t := table{head: head, right: []bool{false, false, true, true, true, true, true, true}, wide: 0}
	for i := range s.Layers {
		l := &s.Layers[i]
		m := l.Measure
		show := func(f assessment.Figure) string { return assessment.ShowScore(f, m.Target) }
		span := "–"
		switch {
		case m.Provisional():
			span = show(m.Low) + " to " + show(m.High)
		case m.Low.Valid:
			span = show(m.Score)
		}
		level := "–"
		if m.Level.Valid {
			level = fmt.Sprint(m.Level.V)
			if m.Provisional() {
				level += "*"
			}
		}
		t.add(l.Layer.Title, bar(s.Framework.Scale, m), level, show(m.Score), span, show(m.Evidenced), assessment.ShowScore(m.Target, assessment.Figure{}), assessment.ShowPercent(m.Completeness()))
	}
	a.printf("\n")
	t.print(a.Out, a.Width)
	if s.Overall.Provisional() {
		a.printf("* provisional: a question under it is open or unknown\n")
	}
}

// barWidth is how many cells the scale's span takes.
const barWidth = 20

// bar draws a measure: blocks to the score, shade over its range, a stroke at
// the target.
func bar(scale frameworks.Scale, m assessment.Measure) string {
	cell := func(f assessment.Figure) int {
		return int(assessment.Round((f.V-float64(scale.Min()))/float64(scale.Span())*barWidth, 0))
	}
	cells := []rune(strings.Repeat("·", barWidth+1))
	if m.Low.Valid && m.Provisional() {
		for i := cell(m.Low); i < cell(m.High); i++ {
			cells[i] = '▒'
		}
	}
	if m.Score.Valid {
		for i := range cell(m.Score) {
			if cells[i] != '▒' {
				cells[i] = '█'
			} else {
				cells[i] = '▓'
			}
		}
	}
	if m.Target.Valid {
		cells[cell(m.Target)] = '│'
	}
	return string(cells)
}

// heldBack names what keeps levels below their scores' steps.
func (a *app) heldBack(s *assessment.Scorecard) {
	var lines []string
	if o := &s.Overall; len(o.HeldBackBy) > 0 && len(o.NotAsked) == 0 {
		lines = append(lines, fmt.Sprintf("the whole, by %s", titles(o.HeldBackBy)))
	}
	for i := range s.Layers {
		l := &s.Layers[i]
		var names []string
		for _, p := range l.HeldBackBy {
			names = append(names, p.ID+" "+visible.Line(p.Title))
		}
		if len(names) > 0 {
			lines = append(lines, visible.Line(l.Layer.Title)+", by "+strings.Join(names, ", "))
		}
	}
	if len(lines) > 0 {
		a.printf("\n%s\n", a.bold("Held back"))
		for _, line := range lines {
			a.wrapped("  ", line)
		}
	}
}

// firstPriorities is how many of the priorities the scores name.
const firstPriorities = 5

func (a *app) firstToDo(s *assessment.Scorecard) {
	if len(s.Priorities) == 0 {
		return
	}
	t := table{head: []string{"First to do", "", "Gap", "Lift", "Cost", ""}, right: []bool{false, false, true, true, true}, wide: 1}
	for _, p := range s.Priorities[:min(firstPriorities, len(s.Priorities))] {
		holds := ""
		if p.HoldsBack != nil {
			holds = "holds " + p.HoldsBack.ID + " back"
		}
		t.add(p.Practice.ID, p.Practice.Title, assessment.ShowGap(p.Gap), assessment.ShowTwo(p.Lift), fmt.Sprint(p.Cost), holds)
	}
	a.printf("\n")
	t.print(a.Out, a.Width)
	if n := len(s.Priorities) - firstPriorities; n > 0 {
		a.printf("and %d more\n", n)
	}
}

// bold marks a word on a terminal that takes part.
func (a *app) bold(s string) string {
	if a.Width == 0 || a.Getenv("NO_COLOR") != "" || a.Getenv("TERM") == "dumb" {
		return s
	}
	return "\x1b[1m" + s + "\x1b[m"
}

// wrapped prints a paragraph with an indent, wrapped on a terminal.
func (a *app) wrapped(indent, s string) {
	if a.Width > 0 {
		s = ansi.Wrap(s, max(20, a.Width-len(indent)), "")
	}
	for _, line := range strings.Split(s, "\n") {
		a.printf("%s%s\n", indent, line)
	}
}
