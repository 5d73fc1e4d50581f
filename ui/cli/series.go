package cli

import (
	"cmp"
	"encoding/json"
	"fmt"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"posture/assessment"
	"posture/frameworks/visible"
)

// series opens assessments of one organisation and scope and puts them in the
// order of their dates; of two with the same date the file's name decides.
func (a *app) series(paths []string) ([]dated, error) {
	var out []dated
	for i, path := range paths {
		for _, before := range paths[:i] {
			if a.store().Same(before, path) {
				return nil, fmt.Errorf("%s: the same file as %s; name each once", path, before)
			}
		}
		file, err := a.store().Open(path)
		if err != nil {
			return nil, err
		}
		d := dated{file.Assessment(), path, file}
		if i > 0 && !assessment.SameSeries(out[0].Assessment, d.Assessment) {
			return nil, fmt.Errorf("%s: it is of %s, and %s of %s; a series has one organisation and scope", path, seriesName(d.Assessment), paths[0], seriesName(out[0].Assessment))
		}
		if i > 0 && !assessment.Related(out[0].Framework(), d.Framework()) {
			return nil, fmt.Errorf("%s: it asks by %s, and %s by %s, which have no question in common; a series keeps its framework, at any version", path, d.Framework().ID, paths[0], out[0].Framework().ID)
		}
		out = append(out, d)
	}
	slices.SortStableFunc(out, func(x, y dated) int {
		return cmp.Or(cmp.Compare(x.Head().Date, y.Head().Date), cmp.Compare(filepath.Base(x.path), filepath.Base(y.path)))
	})
	return out, nil
}

func seriesName(x *assessment.Assessment) string {
	h := x.Head()
	if h.Scope == "" {
		return h.Organisation
	}
	return h.Organisation + ", " + h.Scope
}

func (a *app) compareCommand() *cobra.Command {
	var asJSON bool
	c := &cobra.Command{
		Use:   "compare OLD NEW",
		Short: "What changed between two assessments, and why",
		Long: `Says what changed from one assessment to a later one of the same organisation and
scope. The change of the overall score is always split: what the answers to the
same questions did (like for like), what other weights did, and what came from
questions newly answered, dropped or put in.`,
		Example: "  posture compare q3.posture.yaml q4.posture.yaml\n  posture compare q3.posture.yaml q4.posture.yaml --json",
		Args:    arguments(2, 2),
		RunE: func(_ *cobra.Command, args []string) error {
			then, now, err := a.pair(args[0], args[1])
			if err != nil {
				return err
			}
			c := assessment.Compare(then, now)
			if asJSON {
				return writeJSON(a.Out, comparisonOf(c))
			}
			a.compare(c, then, now)
			return nil
		},
	}
	c.Flags().BoolVar(&asJSON, "json", false, "for programs: full precision, as JSON")
	return c
}

type jsonMovement struct {
	ID        string             `json:"id,omitempty"`
	Then      assessment.Figure  `json:"then"`
	Now       assessment.Figure  `json:"now"`
	Change    assessment.Figure  `json:"change"`
	Answers   assessment.Figure  `json:"answers"`
	Weighting *assessment.Figure `json:"weighting,omitempty"`
	Coverage  *assessment.Figure `json:"coverage,omitempty"`
	Verdict   assessment.Verdict `json:"verdict"`
}

type jsonComparison struct {
	Common    int            `json:"common"`
	Overall   jsonMovement   `json:"overall"`
	Layers    []jsonMovement `json:"layers"`
	Practices []jsonMovement `json:"practices"`
	Questions []jsonQuestion `json:"questions"`
}

type jsonQuestion struct {
	ID   string          `json:"id"`
	Then json.RawMessage `json:"then"`
	Now  json.RawMessage `json:"now"`
}

func comparisonOf(c *assessment.Comparison) jsonComparison {
	movement := func(id string, m assessment.Movement) jsonMovement {
		return jsonMovement{ID: id, Then: m.Then, Now: m.Now, Change: m.Change, Answers: m.Answers, Verdict: m.Verdict}
	}
	out := jsonComparison{Common: c.Common, Overall: movement("", c.Overall), Layers: []jsonMovement{}, Practices: []jsonMovement{}, Questions: []jsonQuestion{}}
	out.Overall.Weighting, out.Overall.Coverage = &c.Weighting, &c.Coverage
	for _, l := range c.Layers {
		out.Layers = append(out.Layers, movement(l.Layer.ID, l.Movement))
	}
	for _, p := range c.Practices {
		out.Practices = append(out.Practices, movement(p.Practice.ID, p.Movement))
	}
	for _, q := range c.Questions {
		out.Questions = append(out.Questions, jsonQuestion{q.Question.ID, jsonAnswer(q.Then), jsonAnswer(q.Now)})
	}
	return out
}

// jsonAnswer is a level as a number, and any other state as its word.
func jsonAnswer(x assessment.Answer) json.RawMessage {
	if x.State == assessment.Levelled {
		return json.RawMessage(x.String())
	}
	return json.RawMessage(`"` + x.String() + `"`)
}

// compare prints a comparison: the headline, the split, layers, and the
// practices that moved, the slipped first, each with its answers.
func (a *app) compare(c *assessment.Comparison, then, now *assessment.Assessment) {
	a.printf("%s\n%s to %s\n\n", visible.Line(seriesName(now)), then.Head().Date, now.Head().Date)
	if c.OtherScale {
		a.printf("The two have different scales, so their scores can't be compared.\n")
		return
	}
	a.headline(c)
	t := table{head: []string{"Layer", "Then", "Now", "Change", "Like for like", ""}, right: []bool{false, true, true, true, true}, wide: 0}
	for _, l := range c.Layers {
		t.add(l.Layer.Title, assessment.ShowScore(l.Then, assessment.Figure{}), assessment.ShowScore(l.Now, assessment.Figure{}), signed(l.Change), signed(l.Answers), string(l.Verdict))
	}
	a.printf("\n")
	t.print(a.Out, a.Width)
	for _, v := range []assessment.Verdict{assessment.Slipped, assessment.Improved, assessment.Steady, assessment.NewlyAssessed} {
		a.moved(c, v)
	}
}

// headline gives the like-for-like change with what it rests on, and the split.
func (a *app) headline(c *assessment.Comparison) {
	if !c.Overall.Answers.Valid {
		a.printf("No question has a level in both, so nothing can be compared like for like.\n")
		return
	}
	a.printf("%s: %s, on the %s that have a level in both\n", a.bold("Like for like "+signed(c.Overall.Answers)), c.Overall.Verdict, count(c.Common, "question", "questions"))
	show := func(f assessment.Figure) string { return assessment.ShowScore(f, assessment.Figure{}) }
	a.printf("Overall score %s, was %s: %s = answers %s, weighting %s, coverage %s\n", show(c.Overall.Now), show(c.Overall.Then), signed(c.Overall.Change), signed(c.Overall.Answers), signed(c.Weighting), signed(c.Coverage))
}

// moved prints the practices of a verdict whose answers differ.
func (a *app) moved(c *assessment.Comparison, v assessment.Verdict) {
	var lines []assessment.PracticeMovement
	for _, p := range c.Practices {
		if p.Verdict == v && len(p.Questions) > 0 {
			lines = append(lines, p)
		}
	}
	if len(lines) == 0 {
		return
	}
	a.printf("\n%s\n", a.bold(strings.ToUpper(string(v[:1]))+string(v[1:])))
	for _, p := range lines {
		a.printf("  %s %s %s\n", p.Practice.ID, visible.Line(p.Practice.Title), signed(p.Answers))
		for _, q := range p.Questions {
			line := fmt.Sprintf("%s %s → %s", q.Question.ID, q.Then, q.Now)
			if g := q.Given; g.By != "" {
				line += ", " + visible.Line(g.By)
			}
			if g := q.Given; !g.At.IsZero() {
				line += " " + assessment.DateOf(g.At.UTC()).String()
			}
			a.wrapped("    ", line+": "+visible.Line(q.Question.Ask))
		}
	}
}

// signed shows a change with its sign.
func signed(f assessment.Figure) string {
	s := assessment.ShowTwo(f)
	if f.Valid && f.V > 0 && s != "0.00" {
		return "+" + s
	}
	return strings.Replace(s, "-", "−", 1)
}
