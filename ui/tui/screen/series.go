package screen

import (
	"fmt"
	"sync/atomic"

	"posture/assessment"
)

// A Sibling is an assessment of the open one's organisation and scope, as far
// as a look at its file tells.
type Sibling struct {
	Path      string
	Name      string // as it is to be shown
	Head      assessment.Head
	Framework string // its id
	Version   string // of the framework
}

// A Series is the assessments that follow each other for one organisation and
// scope, by date; where two have the same, their files' names decide.
type Series struct {
	List []Sibling
	Here int // the open one's place in the list
	// Unread is how many files of the workspace can't be read, so that nobody
	// knows whether they belong here.
	Unread int
	// Strange are of the same organisation and scope, but share no question
	// with the open one.
	Strange []Sibling
}

// SeriesMeans is what the application lets a screen of a series do outside it.
// Both may be slow.
type SeriesMeans struct {
	// Find finds the series of the open assessment, and tells how far it is.
	Find func(a *assessment.Assessment, progress func(done, all int)) (Series, error)
	// Read reads an assessment of it.
	Read func(path string) (*assessment.Assessment, error)
}

// A SeriesKey is what decides which series an assessment belongs to, and where
// in it.
type SeriesKey struct {
	organisation, scope string
	date                assessment.Date
}

// SeriesKeyOf gives an assessment's.
func SeriesKeyOf(a *assessment.Assessment) SeriesKey {
	h := a.Head()
	return SeriesKey{h.Organisation, h.Scope, h.Date}
}

// Remarks say what is odd about the series, a sentence each.
func (s *Series) Remarks() []string {
	var out []string
	for i := 1; i < len(s.List); i++ {
		if a, b := s.List[i-1], s.List[i]; a.Head.Date == b.Head.Date {
			out = append(out, fmt.Sprintf("%s and %s claim the same date, %s; the order of their names decides.", a.Name, b.Name, b.Head.Date))
		}
	}
	if n := len(s.Strange); n > 0 {
		x := s.Strange[0]
		text := fmt.Sprintf("%s asks by %s and shares no question, so it is left out.", x.Name, x.Framework)
		if n > 1 {
			text = fmt.Sprintf("%s and %d more share no question with it, so they are left out.", x.Name, n-1)
		}
		out = append(out, text)
	}
	switch {
	case s.Unread == 1:
		out = append(out, "One file of the workspace can't be read, so it may be missing here.")
	case s.Unread > 1:
		out = append(out, fmt.Sprintf("%d files of the workspace can't be read, so they may be missing here.", s.Unread))
	}
	return out
}

// Progress is how far slow work is. The work tells it from beside, and a screen
// reads it.
type Progress struct{ done, all atomic.Int32 }

// Tell notes how many of all are done.
func (p *Progress) Tell(done, all int) {
	p.done.Store(int32(done))
	p.all.Store(int32(all))
}

// Of is how many of all are done.
func (p *Progress) Of() (done, all int) { return int(p.done.Load()), int(p.all.Load()) }
