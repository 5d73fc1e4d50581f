package reports

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"posture/assessment"
	"posture/frameworks"
	"posture/frameworks/visible"
)

// A Kind is a part of the report that can be chosen.
type Kind string

// The parts, in the order in which they stand.
const (
	KindBoard    Kind = "board"
	KindAbout    Kind = "about"
	KindMethod   Kind = "method"
	KindSince    Kind = "since"
	KindProfile  Kind = "profile"
	KindLayers   Kind = "layers"
	KindPlan     Kind = "plan"
	KindClauses  Kind = "clauses"
	KindDoubts   Kind = "doubts"
	KindAppendix Kind = "appendix"
)

// Kinds are all parts, in the order in which they stand.
func Kinds() []Kind {
	return []Kind{KindBoard, KindAbout, KindMethod, KindSince, KindProfile, KindLayers, KindPlan, KindClauses, KindDoubts, KindAppendix}
}

// Options say what a report holds. The zero value is all of it.
type Options struct {
	Sections       []Kind // the parts wanted, in any order; none means all
	Anonymous      bool   // no names of people but those typed into texts
	RedactNotes    bool   // no notes and reasons
	RedactEvidence bool   // no names and dates of evidence; strengths stay
	Short          bool   // the board's page and the plan: no notes, evidence or single answers
	FileDigest     string // the assessment file's SHA-256 in hex, or ""
	Capacity       int    // points for a period; 0 means the assessment's own
	Brand          *Brand // nil means none
	// Previous is an earlier assessment of the series, or nil. The caller has
	// made sure that it is of the same organisation and scope.
	Previous *assessment.Assessment
	Words    *Words // nil means English
}

// ParseKinds reads names of parts, separated by commas.
func ParseKinds(s string) ([]Kind, error) {
	var out []Kind
	for name := range strings.SplitSeq(s, ",") {
		k := Kind(strings.ToLower(strings.TrimSpace(name)))
		if !slices.Contains(Kinds(), k) {
			return nil, fmt.Errorf("no part of the report is called %q; take some of %s", name, joinKinds())
		}
		out = append(out, k)
	}
	return out, nil
}

func joinKinds() string {
	var names []string
	for _, k := range Kinds() {
		names = append(names, string(k))
	}
	return strings.Join(names, ", ")
}

// ParseRedact reads what --redact names, separated by commas, into the options.
func (o *Options) ParseRedact(s string) error {
	for word := range strings.SplitSeq(s, ",") {
		switch strings.ToLower(strings.TrimSpace(word)) {
		case "notes":
			o.RedactNotes = true
		case "evidence":
			o.RedactEvidence = true
		default:
			return fmt.Errorf("%q can't be redacted; write notes, evidence or both with a comma between", word)
		}
	}
	return nil
}

// Hides tells whether the options keep anything back that the assessment file
// holds; the file mustn't travel with such a report.
func (o Options) Hides() bool { return o.Anonymous || o.RedactNotes || o.RedactEvidence || o.Short }

// A Document says which of the documents a report is.
type Document string

// The documents.
const (
	Full      Document = "full"       // of one assessment
	Compared  Document = "comparison" // of two of a series
	OverTime  Document = "trend"      // of a whole series
	Quarterly Document = "quarterly"  // two pages for the board, every quarter
)

// A Report is everything that a reader sees.
type Report struct {
	Document     Document        `json:"document"`
	Language     string          `json:"language"`
	Title        string          `json:"title"` // of the document
	Subject      string          `json:"subject"`
	Keywords     []string        `json:"keywords"`
	Author       string          `json:"author"` // the assessor, or ""
	Organisation string          `json:"organisation"`
	Scope        string          `json:"scope"`
	Date         assessment.Date `json:"-"`
	DateText     string          `json:"date"`
	Hidden       []string        `json:"hidden"` // sentences about what is left out
	Brand        *Brand          `json:"brand,omitempty"`
	Scale        []ScaleStep     `json:"scale"`
	Board        *Board          `json:"board"`             // nil where it isn't wanted
	Quarter      *Quarter        `json:"quarter,omitempty"` // of a quarterly report alone
	Sections     []Section       `json:"sections"`
	Data         Data            `json:"data"`
	// Comparison is with the earlier assessment, and Trend the whole series,
	// for other programs, where the document has them.
	Comparison *Comparison     `json:"comparison,omitempty"`
	Trend      []TrendPoint    `json:"trend,omitempty"`
	Series     *SeriesData     `json:"-"` // the same in words, as rows
	Scores     Scores          `json:"-"`
	Roadmap    []PlannedPeriod `json:"-"`
	Words      *Words          `json:"-"`
}

// A ScaleStep is a level of the scale in a reader's words.
type ScaleStep struct {
	Level   int    `json:"level"`
	Name    string `json:"name"`
	Meaning string `json:"meaning"`
}

// LevelName is a step's level and name, as in 3 Defined.
func LevelName(s ScaleStep) string { return strconv.Itoa(s.Level) + " " + s.Name }

// Build makes the report. It is pure: the same input gives the same report.
func Build(a *assessment.Assessment, s *assessment.Scorecard, o Options) *Report {
	b := newBuilder(a, s, o, Full)
	r := b.front()
	r.Title = b.say("document.title", "organisation", r.Organisation, "framework", b.line(s.Framework.Title))
	if b.wants(KindBoard) {
		r.Board = b.board()
	}
	for _, part := range []struct {
		kind  Kind
		build func() []Section
	}{
		{KindAbout, b.about}, {KindMethod, b.method}, {KindSince, b.since}, {KindProfile, b.profile}, {KindLayers, b.layers},
		{KindPlan, b.planned}, {KindClauses, b.clauses}, {KindDoubts, b.doubts}, {KindAppendix, b.appendix},
	} {
		if b.wants(part.kind) {
			r.Sections = append(r.Sections, part.build()...)
		}
	}
	if !b.wants(KindAbout) && len(r.Sections) > 0 { // whatever comes first says what is left out
		r.Sections[0].Body = append(b.hiddenParas(), r.Sections[0].Body...)
	}
	if o.Previous != nil {
		r.Comparison, r.Series = b.comparisonData(), b.seriesData()
	}
	return r
}

// front is what every document of an assessment says, before its own parts.
func (b *builder) front() *Report {
	h := b.a.Head()
	r := &Report{
		Document: b.document, Language: b.language(), Organisation: b.line(h.Organisation), Scope: b.line(h.Scope),
		Date: h.Date, DateText: b.w.Date(h.Date),
		Subject:  b.line(b.fw.Title) + " " + b.fw.Version,
		Keywords: []string{b.fw.ID, h.Date.String()},
		Hidden:   b.hidden(), Brand: b.brand(), Scores: ScoresOf(b.a, b.s), Roadmap: RoadmapOf(b.plan), Words: b.w,
		Data: b.data(),
	}
	if !b.o.Anonymous {
		r.Author = b.line(h.Assessor)
	}
	for _, step := range b.fw.Scale {
		r.Scale = append(r.Scale, ScaleStep{step.Level, b.line(step.Name), b.text(step.Meaning)})
	}
	return r
}

// A builder holds what all parts of a report are made from.
type builder struct {
	a    *assessment.Assessment
	s    *assessment.Scorecard
	fw   *frameworks.Framework
	o    Options
	w    *Words
	plan assessment.Roadmap

	compared *assessment.Comparison // with Options.Previous, once it is asked for
	document Document
}

func newBuilder(a *assessment.Assessment, s *assessment.Scorecard, o Options, d Document) *builder {
	b := &builder{a: a, s: s, fw: s.Framework, o: o, w: o.Words, document: d}
	if b.w == nil {
		b.w = English()
	}
	b.plan = a.Plan(s, o.Capacity)
	return b
}

func (b *builder) wants(k Kind) bool {
	if b.o.Short && k != KindBoard && k != KindPlan {
		return false
	}
	return len(b.o.Sections) == 0 || slices.Contains(b.o.Sections, k)
}

func (b *builder) say(key string, fill ...string) string { return b.w.Say(key, fill...) }

// text and line make what people and frameworks wrote safe to show.
func (b *builder) text(s string) string { return visible.Text(s) }
func (b *builder) line(s string) string { return visible.Line(s) }

func (b *builder) language() string {
	if b.fw.Language != "" {
		return b.fw.Language
	}
	return "en-GB"
}

// hidden says what the report leaves out, and what it doesn't.
func (b *builder) hidden() []string {
	var out []string
	for _, x := range []struct {
		is  bool
		key string
	}{
		{b.o.Anonymous, "hidden.names"}, {b.o.RedactNotes, "hidden.notes"},
		{b.o.RedactEvidence, "hidden.evidence"}, {b.o.Short && b.document == Full, "hidden.short"}, {b.o.Short && b.document != Full, "hidden.single"},
	} {
		if x.is {
			out = append(out, b.say(x.key))
		}
	}
	return out
}
