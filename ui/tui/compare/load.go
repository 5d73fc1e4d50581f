package compare

import (
	"time"

	tea "charm.land/bubbletea/v2"

	"posture/assessment"
	"posture/frameworks"
	"posture/ui/tui/screen"
)

// An earlier assessment, with the versions of the framework between it and now.
type earlier struct {
	screen.Sibling
	a       *assessment.Assessment
	between []*frameworks.Framework
	err     error // why it can't be read
}

// A job is something that is being read.
type job struct{ screen.Progress }

func (s *Screen) load() tea.Cmd {
	j := &job{}
	a, asked, m := s.doc.Assessment().Clone(), s.asked, s.means
	s.job, s.of, s.err = j, screen.SeriesKeyOf(a), nil
	return tea.Batch(s.tick(j), func() tea.Msg {
		series, err := m.Find(a, j.Tell)
		if err != nil {
			return found{job: j, err: err}
		}
		return found{j, series, readEarlier(m, &series, asked), nil}
	})
}

// readEarlier reads the assessment that was asked for, where it lies before the open
// one; else the one before. Nil where there is none.
func readEarlier(m screen.SeriesMeans, series *screen.Series, asked string) *earlier {
	at := series.Here - 1
	for i := range max(series.Here, 0) {
		if series.List[i].Path == asked {
			at = i
		}
	}
	if at < 0 {
		return nil
	}
	e := &earlier{Sibling: series.List[at]}
	if e.a, e.err = m.Read(e.Path); e.err != nil {
		return e
	}
	type version struct{ id, number string }
	seen := map[version]bool{{e.Framework, e.Version}: true, {series.List[series.Here].Framework, series.List[series.Here].Version}: true}
	for _, x := range series.List[at+1 : series.Here] {
		if v := (version{x.Framework, x.Version}); !seen[v] {
			seen[v] = true
			if a, err := m.Read(x.Path); err == nil {
				e.between = append(e.between, a.Framework())
			}
		}
	}
	return e
}

// tick draws the progress anew, until the job is done.
func (s *Screen) tick(j *job) tea.Cmd {
	if s.job != j {
		return nil
	}
	return tea.Tick(150*time.Millisecond, func(time.Time) tea.Msg { return tick{j} })
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
