package reports

import (
	"strconv"

	"posture/assessment"
	"posture/frameworks"
)

// Data is the assessment as rows, for formats that work on: a workbook, other
// programs. Texts are as they were typed, so that they can be taken back.
type Data struct {
	Layers []LayerData `json:"layers"`
	// Overall is the whole; its Level is shown only where LevelShown says so.
	Overall    Measures     `json:"overall"`
	LevelShown bool         `json:"level_shown"`
	HeldBackBy []string     `json:"held_back_by"`
	Actions    []ActionData `json:"actions"`
	Clauses    []ClauseData `json:"clauses"` // none where the part isn't wanted
	Capacity   int          `json:"capacity"`
	FileDigest string       `json:"file_digest,omitempty"`
}

// LayerData is a layer with its practices.
type LayerData struct {
	ID         string         `json:"id"`
	Title      string         `json:"title"`
	Measures   Measures       `json:"measures"`
	Weight     float64        `json:"weight"` // the framework's times the profile's
	HeldBackBy []string       `json:"held_back_by"`
	Practices  []PracticeData `json:"practices"`
}

// PracticeData is a practice with its questions.
type PracticeData struct {
	ID        string         `json:"id"`
	Title     string         `json:"title"`
	Critical  bool           `json:"critical"`
	Weight    float64        `json:"weight"` // the framework's times the profile's
	Effort    int            `json:"effort"`
	Aim       int            `json:"aim"` // the target, also where the practice isn't applicable now
	Measures  Measures       `json:"measures"`
	Share     Figure         `json:"share"`
	Lift      Figure         `json:"lift"`
	Cost      int            `json:"cost"`
	Rank      int            `json:"rank"`   // among the priorities, from 1; 0 without a gap
	Period    int            `json:"period"` // of the roadmap, from 1; 0 for none
	Next      string         `json:"next"`   // what its weakest question takes to get on
	HoldsBack string         `json:"holds_back"`
	WaitsFor  []string       `json:"waits_for"`
	Questions []QuestionData `json:"questions,omitempty"` // none in a short report
}

// QuestionData is a question with its answer.
type QuestionData struct {
	ID       string           `json:"id"`
	Ask      string           `json:"ask"`
	Weight   float64          `json:"weight"`
	Answer   string           `json:"answer"` // as spreadsheets have it: a level, unknown, n/a or ""
	State    assessment.State `json:"-"`
	Level    assessment.Level `json:"level"`
	Bound    float64          `json:"bound"` // up to which level the evidence is believed
	Means    string           `json:"means,omitempty"`
	Levels   []string         `json:"levels"`             // what each level looks like, the lowest first: "0 Absent: No record."
	LookFor  []string         `json:"look_for,omitempty"` // what would show it
	Reason   string           `json:"reason,omitempty"`
	Note     string           `json:"note,omitempty"`
	Flag     bool             `json:"flag,omitempty"`
	Evidence []EvidenceData   `json:"evidence,omitempty"`
	By       string           `json:"by,omitempty"`
	At       string           `json:"at,omitempty"` // UTC, RFC 3339
	// Redacted tells that a note or reason, or the evidence, was left out.
	RedactedNote     bool `json:"redacted_note,omitempty"`
	RedactedReason   bool `json:"redacted_reason,omitempty"`
	RedactedEvidence bool `json:"redacted_evidence,omitempty"`
}

// EvidenceData is a piece of evidence.
type EvidenceData struct {
	Name       string `json:"name"` // "" where it was left out
	Strength   string `json:"strength"`
	Dated      string `json:"dated,omitempty"`
	ValidUntil string `json:"valid_until,omitempty"`
	Counts     string `json:"counts"` // the strength with which it counts
}

// ActionData is something promised.
type ActionData struct {
	ID        string           `json:"id"`
	What      string           `json:"what"`
	Practices []string         `json:"practices"`
	Owner     string           `json:"owner,omitempty"`
	Due       string           `json:"due,omitempty"`
	State     string           `json:"state"`  // as spreadsheets have it
	Became    string           `json:"became"` // what the answers say of it
	Reason    string           `json:"reason,omitempty"`
	Level     assessment.Level `json:"level"`
	Links     []string         `json:"links,omitempty"`
	// RedactedReason tells that a reason was left out.
	RedactedReason bool `json:"redacted_reason,omitempty"`
}

// ClauseData is a clause seen through the practices that cite it.
type ClauseData struct {
	ID        string   `json:"id"`
	Text      string   `json:"text"`
	URL       string   `json:"url,omitempty"`
	Practices []string `json:"practices"`
	Stand     string   `json:"stand"` // where they stand, in words
	Claimed   Figure   `json:"claimed"`
	Shown     Figure   `json:"shown"`
	Weakest   string   `json:"weakest"` // id of a practice, or ""
}

func (b *builder) data() Data {
	d := Data{Overall: b.measures(b.s.Overall.Measure), LevelShown: b.levelShown(), HeldBackBy: []string{}, Capacity: b.plan.Capacity, FileDigest: b.o.FileDigest}
	for _, l := range b.s.Overall.HeldBackBy {
		d.HeldBackBy = append(d.HeldBackBy, l.ID)
	}
	rank, period := map[*frameworks.Practice]int{}, map[*frameworks.Practice]int{}
	for i, p := range b.s.Priorities {
		rank[p.Practice] = i + 1
	}
	for _, q := range b.plan.Periods {
		for _, p := range q.Practices {
			period[p.Practice] = q.Number
		}
	}
	for i := range b.s.Layers {
		l := &b.s.Layers[i]
		x := LayerData{ID: l.Layer.ID, Title: l.Layer.Title, Measures: b.measures(l.Measure), Weight: l.Weight, HeldBackBy: []string{}}
		for _, p := range l.HeldBackBy {
			x.HeldBackBy = append(x.HeldBackBy, p.ID)
		}
		for j := range l.Practices {
			p := b.practiceData(&l.Practices[j], l)
			p.Rank, p.Period = rank[l.Practices[j].Practice], period[l.Practices[j].Practice]
			x.Practices = append(x.Practices, p)
		}
		d.Layers = append(d.Layers, x)
	}
	if b.wants(KindClauses) {
		for i := range b.s.Clauses {
			d.Clauses = append(d.Clauses, b.clauseData(&b.s.Clauses[i]))
		}
	}
	for _, x := range b.actions() {
		d.Actions = append(d.Actions, b.actionData(x))
	}
	return d
}

func (b *builder) practiceData(p *assessment.PracticeScore, l *assessment.LayerScore) PracticeData {
	x := PracticeData{
		ID: p.Practice.ID, Title: p.Practice.Title, Critical: p.Practice.Critical, Weight: p.Weight, Effort: p.Practice.Effort, Aim: b.aim(p.Practice), Measures: b.measures(p.Measure),
		Share: Figure{p.Share, none}, Lift: lift(p.Lift), Cost: p.Cost, WaitsFor: []string{},
	}
	if p.Share.Valid {
		x.Share.Shown = nobreak(assessment.ShowPercent(p.Share.V))
	}
	if p.Gap.V > 0 {
		x.Next = b.nextStep(p.Practice)
	}
	for _, h := range l.HeldBackBy {
		if h == p.Practice {
			x.HoldsBack = l.Layer.ID
		}
	}
	for _, w := range b.unmet(p.Practice) {
		x.WaitsFor = append(x.WaitsFor, w.ID)
	}
	if !b.o.Short {
		for _, q := range p.Practice.Questions {
			x.Questions = append(x.Questions, b.questionData(q))
		}
	}
	return x
}

// aim is the practice's target, whether or not it is applicable now.
func (b *builder) aim(p *frameworks.Practice) int {
	if own := b.a.Content().Targets[p.ID].Value; own.Set {
		return own.Level
	}
	return assessment.ProfileTarget(b.fw, b.s.Profile, p)
}

// levelsOf says what each level looks like: in the question's words, else in
// the scale's.
func (b *builder) levelsOf(q *frameworks.Question) []string {
	var out []string
	for _, step := range b.fw.Scale {
		text := q.Levels[step.Level]
		if text == "" {
			text = step.Meaning
		}
		out = append(out, b.say("level.looks", "level", strconv.Itoa(step.Level), "name", step.Name, "text", text))
	}
	return out
}

func (b *builder) questionData(q *frameworks.Question) QuestionData {
	r, date := b.a.Record(q), b.a.Head().Date
	x := QuestionData{
		ID: q.ID, Ask: q.Ask, Weight: q.Weight, State: r.State, Level: levelOf(r.Answer), Reason: r.Reason, Note: r.Note, Flag: r.Flag,
		Levels: b.levelsOf(q), LookFor: q.Evidence,
		Bound: assessment.Strongest(r.Evidence, date).Bound(b.fw.Scale),
	}
	if r.State != assessment.Open {
		x.Answer = r.Answer.String()
	}
	if r.State == assessment.Levelled {
		x.Means = q.Levels[r.Level]
	}
	if b.o.RedactNotes {
		x.RedactedNote, x.RedactedReason = r.Note != "", r.Reason != ""
		x.Note, x.Reason = "", ""
	}
	for _, e := range r.Evidence {
		piece := EvidenceData{e.Name, e.Strength.String(), e.Dated.String(), e.ValidUntil.String(), e.Counts(date).String()}
		if b.o.RedactEvidence {
			piece.Name, piece.Dated, piece.ValidUntil = "", "", ""
			x.RedactedEvidence = true
		}
		x.Evidence = append(x.Evidence, piece)
	}
	g := b.a.Given(q)
	if !b.o.Anonymous {
		x.By = g.By
	}
	if !g.At.IsZero() {
		x.At = g.At.UTC().Format("2006-01-02T15:04:05Z")
	}
	return x
}

func (b *builder) actionData(x assessment.ActionStatus) ActionData {
	out := ActionData{
		ID: x.ID, What: x.What, Practices: x.Practices, Owner: x.Owner, Due: x.Due.String(), State: x.State.String(),
		Became: x.Became(), Reason: x.Reason, Level: x.Level, Links: x.Links,
	}
	if b.o.Anonymous {
		out.Owner = ""
	}
	if b.o.RedactNotes && out.Reason != "" {
		out.Reason, out.RedactedReason = b.say("hidden.mark"), true
	}
	return out
}
