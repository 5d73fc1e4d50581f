package reports

import (
	"posture/assessment"
	"posture/reports/chart"
)

// A Section is a part of a report.
type Section struct {
	ID    string  `json:"id"`   // an anchor: "plan", "layer-GOV"
	Kind  Kind    `json:"kind"` // which part it is, as Options.Sections names it
	Name  string  `json:"name"` // short, for contents and running heads
	Title string  `json:"title"`
	Body  []Block `json:"body"`
}

// A Block is a piece of a section: a [Heading], [Para], [List], [Fields],
// [Table], [Chart], [Practice], [Answer], [SignOff], [Change] or [Moved].
type Block interface{ block() }

func (Heading) block()  {}
func (Para) block()     {}
func (List) block()     {}
func (Fields) block()   {}
func (Table) block()    {}
func (Chart) block()    {}
func (Practice) block() {}
func (Answer) block()   {}
func (SignOff) block()  {}
func (Change) block()   {}
func (Moved) block()    {}

// A Heading begins a part of a section; an ID, where there is one, is its anchor.
type Heading struct {
	ID   string `json:"id,omitempty"`
	Text string `json:"text"`
	Sub  bool   `json:"sub,omitempty"` // one step below the others
}

// A Tone is how a paragraph speaks.
type Tone uint8

const (
	Plain   Tone = iota
	Lead         // the point of a section, in one or two sentences
	Aside        // a note in smaller type
	Working      // arithmetic, line by line
)

// A Para is a paragraph; newlines in it are kept.
type Para struct {
	Text string `json:"text"`
	Tone Tone   `json:"tone,omitempty"`
}

// A List is short items.
type List struct {
	Items    []string `json:"items"`
	Numbered bool     `json:"numbered,omitempty"`
}

// A Field is a label and its value.
type Field struct {
	Label string `json:"label"`
	Value string `json:"value"`
	URL   string `json:"url,omitempty"`
}

// Fields are labels and values, a line each.
type Fields struct {
	Rows []Field `json:"rows"`
}

// A Column is the head of a table's column. Width is its part of the table in
// twelfths.
type Column struct {
	Title string  `json:"title"`
	Right bool    `json:"right,omitempty"` // numbers stand at the right
	Width float64 `json:"width"`
}

// A Cell is a text in a table, with what marks it.
type Cell struct {
	Text   string           `json:"text"`
	Level  assessment.Level `json:"level"` // the level whose colour it bears, or null
	Strong bool             `json:"strong,omitempty"`
	URL    string           `json:"url,omitempty"` // https, http or mailto
	To     string           `json:"to,omitempty"`  // an anchor in the report
}

// A Table is rows under heads. It has a row at least.
type Table struct {
	Title   string   `json:"title,omitempty"`
	Columns []Column `json:"columns"`
	Rows    [][]Cell `json:"rows"`
	Total   bool     `json:"total,omitempty"` // the last row sums up the others
}

// A Chart is a picture with the same in words and as a table.
type Chart struct {
	Title   string        `json:"title"`
	Alt     string        `json:"alt"` // what the picture shows, for those who don't see it
	Key     []Key         `json:"key"`
	Note    string        `json:"note,omitempty"`
	Picture chart.Picture `json:"-"`
	// Bars are the values behind it, for formats that draw with letters.
	Bars []Bar `json:"bars"`
}

// A Key explains a sign of a picture.
type Key struct {
	Role  chart.Role `json:"role"`
	Level int        `json:"level"` // the step, or the kind, that an area is filled for
	Text  string     `json:"text"`
}

// A Bar is a value and how far it reaches along its scale, from 0 to 1.
type Bar struct {
	Label string  `json:"label"`
	Part  float64 `json:"part"`
	Shown string  `json:"shown"`
}

// A Link is a text that may lead somewhere.
type Link struct {
	Text string `json:"text"`
	URL  string `json:"url,omitempty"`
}

// A Practice is one below its target: what is true now, and what comes next.
type Practice struct {
	ID        string   `json:"id"`
	Anchor    string   `json:"anchor"`
	Title     string   `json:"title"`
	Intent    string   `json:"intent,omitempty"`
	Critical  string   `json:"critical,omitempty"` // the word, where it is
	Measures  Measures `json:"measures"`
	Summary   string   `json:"summary"` // score, range, shown, target, lift, cost in a sentence
	HoldsBack string   `json:"holds_back,omitempty"`
	WaitsFor  string   `json:"waits_for,omitempty"`
	Steps     []Step   `json:"steps"`
	Relates   string   `json:"relates,omitempty"` // the label before the clauses
	Clauses   []Link   `json:"clauses"`
}

// A Step is a question of a practice, as it is now and as it would be next.
type Step struct {
	ID      string           `json:"id"`
	Ask     string           `json:"ask"`
	Level   assessment.Level `json:"level"`
	Mark    string           `json:"mark"` // the level's digit, or the word for the state
	Now     []Labelled       `json:"now"`  // what is true now
	Next    []Labelled       `json:"next"` // what the next level takes
	Seen    []Labelled       `json:"seen"` // evidence seen and missing
	Note    Labelled         `json:"note"` // in the client's words
	Flagged string           `json:"flagged,omitempty"`
}

// A Labelled text has a short label before it. It may be empty.
type Labelled struct {
	Label string `json:"label,omitempty"`
	Text  string `json:"text"`
}

// An Answer is one question in the list of all.
type Answer struct {
	ID       string           `json:"id"`
	Anchor   string           `json:"anchor"`
	Ask      string           `json:"ask"`
	Level    assessment.Level `json:"level"`
	Mark     string           `json:"mark"`
	Means    string           `json:"means,omitempty"` // the level's description, or the reason
	Note     Labelled         `json:"note"`
	Evidence []string         `json:"evidence"`
	Given    string           `json:"given,omitempty"` // by whom and when
	Flagged  string           `json:"flagged,omitempty"`
}

// A SignOff is lines to sign on.
type SignOff struct {
	Text  string     `json:"text"`
	Lines []SignLine `json:"lines"`
}

// A SignLine is for one person: the role, the name where it is known, and the
// labels of what is to be filled in.
type SignLine struct {
	Role      string `json:"role"`
	Name      string `json:"name"`
	Signature string `json:"signature"`
	Date      string `json:"date"`
}
