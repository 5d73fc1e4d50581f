// Package export is the screen that makes reports: in which formats, where,
// and what is in them. What it can make is handed in.
package export

import (
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"posture/assessment"
	"posture/reports"
	"posture/ui/tui/screen"
	"posture/ui/tui/theme"
	"posture/ui/tui/widget"
)

// A Format is one that reports can be made in.
type Format struct {
	Name  string // the file's ending too: "pdf"
	Title string // "PDF"
	For   string // what it is good for, in a few words
	Paper bool   // it is laid out for paper
	Own   bool   // people work in such a file, so writing over one may lose what they did
	Holds bool   // the assessment's file can be put into it
}

// A Job is what is to be made.
type Job struct {
	Orders []Order
	Paper  string
	Over   bool   // what is there may be written over
	Beside bool   // where something is there, another name is taken
	Brand  string // the path of a brand file as it was typed, or ""
	What   reports.Options
	Saved  bool // the assessment's file holds what is being reported
	Attach bool // the assessment's file is put into the formats that hold one

	Quarterly bool // the two pages for the board, of the series up to this assessment
	Since     bool // what changed since the assessment before is told
	// Earlier are the assessments before, the oldest first, as Quarterly and
	// Since need them, and their files' names. The application fills them in.
	Earlier []*assessment.Assessment
	Files   []string
}

// An Order is one file: its format's name, and its path as it was typed.
type Order struct{ Format, Path string }

// Found is a file that is there already.
type Found struct {
	Path string // as it was asked for
	Ours bool   // posture made it
}

// Made is a report that was made.
type Made struct {
	Path   string // of the file
	Shown  string // the path as it is to be shown
	Format string
	Size   int
	Pages  int      // 0 where a format has none
	Notes  []string // what its reader should know, such as letters that the fonts lack
}

// Means is what the application lets the screen do outside it. All functions
// may be slow.
type Means struct {
	Formats []Format
	Papers  []string // the usual one first
	Brands  bool     // a job may name a brand file
	Base    string   // where the report usually stands, as it is to be shown, without an ending
	// Look tells which of these are there already. The error says which can't
	// be written at all.
	Look func(paths []string) ([]Found, error)
	// Make makes reports, and tells how far it is. On an error those that
	// were made before it are given.
	Make func(a *assessment.Assessment, j Job, step func(done, all int)) ([]Made, error)
	// Open opens a file as the system does.
	Open func(path string) error
	// Folder lists a folder as it was typed, folders with a slash at the end.
	Folder func(path string) []string
}

// Kept is what was chosen and made, for when one comes back to the screen. The
// zero value is nothing yet.
type Kept struct {
	begun  bool
	chosen []bool // by format
	place  string // without an ending
	what   reports.Options
	parts  []bool // by kind
	paper  int
	brand  string // the path of a brand file, or ""
	attach bool

	quarterly, since bool

	made []Made
	of   int // the document's version that was made
	at   int // among the rows
}

// Screen makes reports of the open document.
type Screen struct {
	th    *theme.Theme
	doc   *screen.Document
	means Means
	*Kept
	mode  mode // nil: choosing
	job   *job // not nil while something is being made
	wraps widget.Wraps
}

// A mode takes the keys while it is open.
type mode interface {
	keys(*Screen) screen.Keys
	update(*Screen, tea.Msg) (screen.Action, tea.Cmd)
}

// New makes the screen: at first for the first format and everything in it,
// then as it was left.
func New(th *theme.Theme, doc *screen.Document, k *Kept, m Means) *Screen {
	s := &Screen{th: th, doc: doc, means: m, Kept: k}
	if k.begun {
		return s
	}
	*k = Kept{begun: true, chosen: make([]bool, len(m.Formats)), place: m.Base, parts: make([]bool, len(reports.Kinds()))}
	if len(k.chosen) > 0 {
		k.chosen[0] = true
	}
	for i := range k.parts {
		k.parts[i] = true
	}
	return s
}

// Init does nothing.
func (s *Screen) Init() tea.Cmd { return nil }

// Messages of the screen's own.
type (
	looked struct {
		job   *job
		found []Found
		err   error
	}
	finished struct {
		job  *job
		made []Made
		err  error
	}
	tick     struct{ job *job }
	overIt   struct{ job *job }
	besideIt struct{ job *job }
	opened   struct{ err error }
	folder   struct {
		path  string
		names []string
	}
	row int // a click on one
)

// Update takes a message; keys and pastes go to the mode.
func (s *Screen) Update(msg tea.Msg) (screen.Action, tea.Cmd) {
	switch msg := msg.(type) {
	case looked:
		return s.looked(msg)
	case overIt:
		msg.job.what.Over = true
		return nil, s.make(msg.job)
	case besideIt:
		msg.job.what.Beside = true
		return nil, s.make(msg.job)
	case finished:
		return s.finished(msg), nil
	case tick:
		return nil, s.tick(msg.job)
	case opened:
		if msg.err != nil {
			return screen.Toast{Text: msg.err.Error(), Bad: true}, nil
		}
		return nil, nil
	case folder:
		if p, ok := s.mode.(*placing); ok {
			return nil, p.offered(s, msg)
		}
		return nil, nil
	case row:
		s.at = int(msg)
		return s.change()
	}
	if s.mode != nil {
		return s.mode.update(s, msg)
	}
	if k, ok := msg.(tea.KeyPressMsg); ok {
		a, c, _ := screen.Dispatch(s.bindings(), s, k)
		return a, c
	}
	return nil, nil
}

// Keys are those of the mode.
func (s *Screen) Keys() screen.Keys {
	if s.mode != nil {
		return s.mode.keys(s)
	}
	return screen.Keys{Mode: "Report", List: screen.List(s.bindings())}
}

type binding = screen.Binding[*Screen]

func key(press, does, brief string, f func(*Screen) (screen.Action, tea.Cmd)) binding {
	return binding{Key: screen.Key{Press: press, Does: does, Brief: brief}, Do: f}
}

func (s *Screen) bindings() []binding {
	move := func(n int) func(*Screen) (screen.Action, tea.Cmd) {
		return func(s *Screen) (screen.Action, tea.Cmd) {
			s.at = max(0, min(s.at+n, len(s.rows())-1))
			return nil, nil
		}
	}
	down := key("down", "go to the line below", "choose", move(1))
	down.Shown = "↑↓"
	table := []binding{
		key("up", "go to the line above", "", move(-1)), down,
		s.changeKey(),
		key("home pgup", "go to the first line", "", move(-100)), key("end pgdown", "go to the last line", "", move(100)),
	}
	if s.job == nil {
		table = append(table, key("w", "write the report", "write", (*Screen).write))
	}
	if len(s.made) > 0 {
		table = append(table, key("o", "open the report as the system does", "open", (*Screen).openIt))
	}
	return table
}

// changeKey is the key for what the row that one stands on is for.
func (s *Screen) changeKey() binding {
	b := key("enter space", "change this line", "change", (*Screen).change)
	switch s.here().kind {
	case thePlace, parts, brand:
	case write:
		b.Does, b.Brief = "write the report", ""
	case aReport:
		b.Does, b.Brief = "open this report as the system does", ""
	case paper:
		b.Brief, b.Shown = "the other", "space"
	default:
		b.Brief, b.Shown = "on or off", "space"
	}
	return b
}

// orders are the files that are to be written.
func (s *Screen) orders() []Order {
	var out []Order
	for i, f := range s.means.Formats {
		if s.chosen[i] {
			out = append(out, Order{f.Name, s.place + "." + f.Name})
		}
	}
	return out
}

// options say what is in the report.
func (s *Screen) options() reports.Options {
	o := s.what
	if slices.Contains(s.parts, false) {
		for i, k := range reports.Kinds() {
			if s.parts[i] {
				o.Sections = append(o.Sections, k)
			}
		}
	}
	return o
}

// partName is what a part of the report is called.
func partName(k reports.Kind) string {
	id := string(k) + ".name"
	if name := reports.English().Say(id); name != id {
		return name
	}
	return strings.ToUpper(string(k[:1])) + string(k[1:])
}
