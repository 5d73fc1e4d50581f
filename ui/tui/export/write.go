package export

import (
	"fmt"
	"path/filepath"
	"strings"
	"sync/atomic"
	"time"

	tea "charm.land/bubbletea/v2"

	"posture/assessment"
	"posture/reports"
	"posture/ui/tui/screen"
)

// A job is one that is under way. How far it is comes from beside, so it is
// read and written as a whole.
type job struct {
	what Job
	a    *assessment.Assessment
	of   int // the document's version
	done atomic.Int32
	all  atomic.Int32
}

// write looks first whether something is there already.
func (s *Screen) write() (screen.Action, tea.Cmd) {
	orders := s.orders()
	switch {
	case s.job != nil:
		return screen.Toast{Text: "One moment: the report is being written."}, nil
	case len(orders) == 0:
		return screen.Toast{Text: "Choose a format first.", Bad: true}, nil
	}
	attached := s.attach && s.holds() && !s.quarterly
	if attached && s.what.Hides() {
		return screen.Toast{Text: "What is hidden on the pages mustn't travel inside: leave the attachment out, or hide nothing.", Bad: true}, nil
	}
	j := &job{a: s.doc.Assessment().Clone(), of: s.doc.Version()}
	j.what = Job{Orders: orders, Brand: s.brand, What: s.options(), Saved: len(s.doc.Pending()) == 0,
		Attach: attached, Quarterly: s.quarterly, Since: s.since && !s.quarterly}
	if s.quarterly {
		j.what.What.Short, j.what.What.Sections = false, nil
	}
	if len(s.means.Papers) > 0 {
		j.what.Paper = s.means.Papers[s.paper]
	}
	j.all.Store(int32(len(orders)))
	s.job = j
	look := s.means.Look
	paths := make([]string, len(orders))
	for i, o := range orders {
		paths[i] = o.Path
	}
	return nil, func() tea.Msg {
		found, err := look(paths)
		return looked{j, found, err}
	}
}

func (s *Screen) looked(msg looked) (screen.Action, tea.Cmd) {
	if msg.job != s.job {
		return nil, nil
	}
	switch {
	case msg.err != nil:
		s.job = nil
		return screen.Toast{Text: msg.err.Error(), Bad: true}, nil
	case len(msg.found) > 0:
		s.job = nil
		return s.ask(msg), nil
	}
	return nil, s.make(msg.job)
}

// ask asks what is to become of the files that are there.
func (s *Screen) ask(msg looked) screen.Action {
	names := make([]string, len(msg.found))
	own, others := false, false
	for i, f := range msg.found {
		names[i] = filepath.Base(f.Path)
		others = others || !f.Ours
		for _, x := range s.means.Formats {
			own = own || x.Own && strings.HasSuffix(f.Path, "."+x.Name)
		}
	}
	verb, it := " is there already.", "it"
	if len(names) > 1 {
		verb, it = " are there already.", "them"
	}
	text := reports.English().List(names) + verb
	if others {
		text += " Not all of it was made by posture."
		if len(names) == 1 {
			text = names[0] + verb + " It wasn't made by posture."
		}
	}
	if own {
		text += " Somebody may have worked in the workbook; that would be lost."
	}
	return screen.Confirm{Title: "Write over " + it + "?", Text: text, Choices: []screen.Choice{
		{Key: "o", Label: "write over " + it, Answer: overIt{msg.job}},
		{Key: "k", Label: "keep " + it + ", and write beside under another name", Answer: besideIt{msg.job}},
		{Key: "esc", Label: "write nothing"},
	}}
}

// make makes the reports beside, and shows how far it is.
func (s *Screen) make(j *job) tea.Cmd {
	s.job = j
	f := s.means.Make
	return tea.Batch(s.tick(j), func() tea.Msg {
		made, err := f(j.a, j.what, func(done, all int) {
			j.done.Store(int32(done))
			j.all.Store(int32(all))
		})
		return finished{j, made, err}
	})
}

// tick draws the progress anew, until the job is finished.
func (s *Screen) tick(j *job) tea.Cmd {
	if s.job != j {
		return nil
	}
	return tea.Tick(150*time.Millisecond, func(time.Time) tea.Msg { return tick{j} })
}

func (s *Screen) finished(msg finished) screen.Action {
	if msg.job != s.job {
		return nil
	}
	s.job = nil
	if len(msg.made) > 0 {
		s.made, s.of = msg.made, msg.job.of
		s.toReport()
	}
	if msg.err != nil {
		if text := strings.TrimSpace(msg.err.Error()); msg.job.what.Brand != "" && strings.Contains(text, "\n") {
			return screen.Open{Route: screen.Broken{Path: msg.job.what.Brand, Err: msg.err}}
		}
		return screen.Toast{Text: msg.err.Error(), Bad: true}
	}
	text := fmt.Sprintf("Written: %d reports.", len(msg.made))
	if len(msg.made) == 1 {
		text = "Written: " + filepath.Base(msg.made[0].Shown) + ", " + sizeWords(msg.made[0]) + "."
	}
	return screen.Toast{Text: text + " o opens it."}
}

// toReport goes to the first report that was made.
func (s *Screen) toReport() {
	for i, l := range s.rows() {
		if l.kind == aReport {
			s.at = i
			return
		}
	}
}

// openIt opens the report that one stands on, else the first that was made.
func (s *Screen) openIt() (screen.Action, tea.Cmd) {
	m := s.made[0]
	if l := s.here(); l.kind == aReport {
		m = s.made[l.i]
	}
	open := s.means.Open
	return screen.Toast{Text: "Opening " + filepath.Base(m.Shown) + " …"}, func() tea.Msg { return opened{open(m.Path)} }
}
