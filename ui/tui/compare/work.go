package compare

import (
	"cmp"
	"slices"
	"strconv"

	"posture/assessment"
	"posture/frameworks"
	"posture/reports"
)

// A kind is what a row is about.
type kind uint8

const (
	theWhole kind = iota
	aLayer
	aHeading // no row to stand on
	aPractice
	anAnswer
	steadyOnes // those practices that are folded away at first
	aPromise
)

// A row is something that one can stand on, with what is shown of it.
type row struct {
	kind     kind
	parent   int // the row that it is folded into; -1 for none
	layer    *frameworks.Layer
	practice *assessment.PracticeMovement
	answer   *assessment.QuestionMovement
	action   *assessment.ActionStatus
	id, name string
	m        assessment.Movement
	target   assessment.Figure
	then     string // the score, or the answer
	now      string
	like     string // the change like for like
	word     string // the verdict, or what became of a promise
	given    string // of an answer: by whom, when, on what evidence
}

// known is what was compared, as it was at a version of the document.
type known struct {
	version  int
	earlier  *earlier
	c        *assessment.Comparison
	rows     []row // as if nothing were folded
	headline string
	rests    string
}

// compared is the comparison, worked out anew when the document has changed; nil
// where nothing can be compared.
func (s *Screen) compared() *assessment.Comparison {
	e := s.earlier
	if s.job != nil || e == nil || e.a == nil {
		return nil
	}
	k := &s.known
	if k.c == nil || k.version != s.doc.Version() || k.earlier != e {
		*k = known{version: s.doc.Version(), earlier: e, c: assessment.Compare(e.a, s.doc.Assessment(), e.between...)}
		s.laid = laid{}
		if k.c.Overall.Answers.Valid {
			s.words(k)
			s.list(k)
		}
	}
	if !k.c.Overall.Answers.Valid {
		return nil
	}
	return k.c
}

// why says why the two can't be compared.
func (k *known) why() string {
	if k.c.OtherScale {
		return reports.English().Say("since.other-scale")
	}
	return reports.English().Say("since.nothing-common")
}

func (s *Screen) words(k *known) {
	w := reports.English()
	k.headline = w.Say("since.title", "answers", assessment.ShowChange(k.c.Overall.Answers), "date", dateWords(k.earlier.Head.Date))
	k.rests = verdictWords(k.c.Overall.Verdict) + ", on the " + w.Count("count.questions", k.c.Common) + " that both have answered"
}

func verdictWords(v assessment.Verdict) string {
	if v == assessment.NewlyAssessed {
		return reports.English().Say("verdict.newly-assessed")
	}
	return reports.English().Say("verdict." + string(v))
}

func dateWords(d assessment.Date) string { return reports.English().Date(d) }

// list works out the rows: the whole and the layers, then the practices by what
// became of them, the slipped first, and the promises.
func (s *Screen) list(k *known) {
	c := k.c
	add := func(r row) int {
		k.rows = append(k.rows, r)
		return len(k.rows) - 1
	}
	add(scored(row{kind: theWhole, parent: -1, name: "The whole", target: c.Now.Overall.Target}, c.Overall, c.Then.Overall.Target))
	for i := range c.Layers {
		l := &c.Layers[i]
		add(scored(row{kind: aLayer, parent: -1, layer: l.Layer, id: l.Layer.ID, name: l.Layer.Title, target: c.Now.Layers[i].Target}, l.Movement, assessment.Figure{}))
	}
	for _, v := range []assessment.Verdict{assessment.Slipped, assessment.Improved, assessment.NewlyAssessed, assessment.Steady} {
		list := moved(c, v)
		if len(list) == 0 {
			continue
		}
		parent := -1
		if v == assessment.Steady {
			parent = add(row{kind: steadyOnes, parent: -1, id: "steady", name: reports.English().Count("count.practices", len(list)) + " steady"})
		} else {
			add(row{kind: aHeading, parent: -1, name: reports.English().Count("since."+verdictKey(v), len(list)), m: assessment.Movement{Verdict: v}})
		}
		for _, p := range list {
			s.practice(k, add, p, parent)
		}
	}
	s.promises(k, add)
}

func verdictKey(v assessment.Verdict) string {
	if v == assessment.NewlyAssessed {
		return "newly-assessed"
	}
	return string(v)
}

// moved are the practices of a verdict: what slipped or improved most comes
// first, the others are in the framework's order. Those without a score in
// either are none.
func moved(c *assessment.Comparison, v assessment.Verdict) []*assessment.PracticeMovement {
	var out []*assessment.PracticeMovement
	for i := range c.Practices {
		if p := &c.Practices[i]; p.Verdict == v && (p.Now.Valid || p.Then.Valid) {
			out = append(out, p)
		}
	}
	slices.SortStableFunc(out, func(a, b *assessment.PracticeMovement) int {
		switch x, y := assessment.Nine(a.Answers.V), assessment.Nine(b.Answers.V); v {
		case assessment.Slipped:
			return cmp.Compare(x, y)
		case assessment.Improved:
			return cmp.Compare(y, x)
		}
		return 0
	})
	return out
}

func (s *Screen) practice(k *known, add func(row) int, p *assessment.PracticeMovement, parent int) {
	at := add(scored(row{
		kind: aPractice, parent: parent, practice: p, id: p.Practice.ID, name: p.Practice.Title,
		target: k.c.Now.Practices[p.Practice.Index].Target,
	}, p.Movement, assessment.Figure{}))
	for i := range p.Questions {
		q := &p.Questions[i]
		add(row{
			kind: anAnswer, parent: at, practice: p, answer: q, id: q.Question.ID, name: q.Question.Ask,
			then: q.Then.String(), now: q.Now.String(), given: s.given(q),
		})
	}
}

// given says who gave an answer, when, and on what evidence.
func (s *Screen) given(q *assessment.QuestionMovement) string {
	text := q.Given.By
	if !q.Given.At.IsZero() {
		if text != "" {
			text += ", "
		}
		text += q.Given.At.UTC().Format("2 Jan 2006")
	}
	if text == "" {
		text = "nobody named"
	}
	r := s.doc.Record(q.Question)
	for i, e := range r.Evidence {
		switch {
		case i == 2:
			return text + " and " + strconv.Itoa(len(r.Evidence)-2) + " more"
		case i == 1:
			text += ", "
		default:
			text += " · "
		}
		text += e.Name + " (" + s.weight(e) + ")"
	}
	if len(r.Evidence) == 0 && r.State == assessment.Levelled {
		text += " · no evidence"
	}
	return text
}

// weight says how strong a piece is, and where it counts for less.
func (s *Screen) weight(e assessment.Evidence) string {
	switch date := s.doc.Assessment().Head().Date; {
	case e.Expired(date):
		return e.Strength.String() + ", expired"
	case e.Later(date):
		return e.Strength.String() + ", later than the assessment"
	}
	return e.Strength.String()
}

// scored fills in what is shown of a movement.
func scored(r row, m assessment.Movement, target assessment.Figure) row {
	r.m = m
	r.then, r.now = assessment.ShowScore(m.Then, target), assessment.ShowScore(m.Now, r.target)
	r.like, r.word = assessment.ShowChange(m.Answers), verdictWords(m.Verdict)
	if m.Verdict == assessment.NewlyAssessed {
		switch {
		case !m.Now.Valid && !m.Then.Valid:
			r.word = "not asked"
		case !m.Now.Valid:
			r.word = "not scored"
		}
	}
	return r
}

// promises are the actions, with what the answers now say of each.
func (s *Screen) promises(k *known, add func(row) int) {
	list := s.doc.Assessment().Actions(k.c.Now, k.c.Then)
	if len(list) == 0 {
		return
	}
	add(row{kind: aHeading, parent: -1, name: "What was promised"})
	for i := range list {
		x := &list[i]
		r := row{kind: aPromise, parent: -1, action: x, id: x.ID, name: x.What, word: x.Became(), given: x.Owner}
		if x.Due != 0 {
			r.then = x.Due.String()
		}
		add(r)
	}
}
