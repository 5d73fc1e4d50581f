// Package trend is the screen of a series over time: the scores as a line, with
// target and baseline, and the same in numbers: like for like between
// neighbours, and how far it has come from the baseline.
package trend

import (
	"time"

	tea "charm.land/bubbletea/v2"

	"posture/assessment"
	"posture/reports"
	"posture/ui/tui/screen"
	"posture/ui/tui/theme"
	"posture/ui/tui/widget"
)

// Screen shows the series of the open document.
type Screen struct {
	th    *theme.Theme
	doc   *screen.Document
	means screen.SeriesMeans

	job    *job             // not nil while the series is read
	of     screen.SeriesKey // whose series it is
	err    error
	series screen.Series
	points []point
	near   neighbours

	version int // of the document that the points are of
	base    int // the baseline's place
	at      int // the point that one stands on
	measure int // what is shown: 0 the whole, then the layers
	table   table
	wraps   widget.Wraps
	waiting []tea.KeyPressMsg // keys that came before there was anything to see
}

// A job is a series that is being read.
type job struct{ screen.Progress }

// New makes the screen.
func New(th *theme.Theme, doc *screen.Document, m screen.SeriesMeans) *Screen {
	return &Screen{th: th, doc: doc, means: m}
}

// Init finds the series and reads it.
func (s *Screen) Init() tea.Cmd { return s.load() }

// Messages of the screen's own.
type (
	loaded struct {
		job    *job
		series screen.Series
		points []point
		near   neighbours
		err    error
	}
	tick    struct{ job *job }
	clicked int // a click on a row
	chosen  int // a click on what can be shown
)

func (s *Screen) load() tea.Cmd {
	j := &job{}
	a, m := s.doc.Assessment().Clone(), s.means
	s.job, s.of, s.err, s.version = j, screen.SeriesKeyOf(a), nil, s.doc.Version()
	return tea.Batch(s.tick(j), func() tea.Msg {
		series, err := m.Find(a, j.Tell)
		if err != nil {
			return loaded{job: j, err: err}
		}
		points, near := readPoints(m, &series, a, j.Tell)
		return loaded{j, series, points, near, nil}
	})
}

// tick draws the progress anew, until the job is done.
func (s *Screen) tick(j *job) tea.Cmd {
	if s.job != j {
		return nil
	}
	return tea.Tick(150*time.Millisecond, func(time.Time) tea.Msg { return tick{j} })
}

// Update takes a message.
func (s *Screen) Update(msg tea.Msg) (screen.Action, tea.Cmd) {
	switch msg := msg.(type) {
	case loaded:
		if msg.job == s.job {
			s.job, s.series, s.points, s.near, s.err = nil, msg.series, msg.points, msg.near, msg.err
			s.base, s.at, s.table = first(msg.points), max(0, msg.series.Here), table{}
			return s.waited()
		}
		return nil, nil
	case tick:
		return nil, s.tick(msg.job)
	case clicked:
		s.at = int(msg)
		return nil, nil
	case chosen:
		s.measure = int(msg)
		return nil, nil
	case tea.KeyPressMsg:
		switch {
		case s.job != nil && msg.String() != "esc":
			s.waiting = append(s.waiting, msg)
			return nil, nil
		case s.job == nil && s.of != screen.SeriesKeyOf(s.doc.Assessment()): // the details were changed above
			return nil, s.load()
		}
		a, c, _ := screen.Dispatch(s.bindings(), s, msg)
		return a, c
	}
	return nil, nil
}

// waited presses the keys that were pressed too early.
func (s *Screen) waited() (screen.Action, tea.Cmd) {
	keys := s.waiting
	s.waiting = nil
	acts, cmds := screen.All{}, []tea.Cmd{}
	for _, k := range keys {
		a, c := s.Update(k)
		acts, cmds = append(acts, a), append(cmds, c)
	}
	return acts, tea.Batch(cmds...)
}

func dateWords(d assessment.Date) string { return reports.English().Date(d) }
