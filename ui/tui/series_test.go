package tui

import (
	"fmt"
	"io/fs"
	"strings"
	"sync"
	"testing"

	"posture/assessment"
	"posture/frameworks"
	"posture/ui/tui/screen"
)

// Quarters are a series in memory: three assessments before the open one.
type quarters struct {
	t    testing.TB
	open *assessment.Assessment

	mu       sync.Mutex
	list     []*assessment.Assessment // before the open one, by their dates
	after    *assessment.Assessment   // nil for none
	versions []*frameworks.Framework
	strange  []screen.Sibling
	failed   map[string]error // of reading, by path
	made     map[string]*assessment.Assessment
}

func newQuarters(t testing.TB, open *assessment.Assessment) *quarters {
	q := &quarters{t: t, open: open, made: map[string]*assessment.Assessment{}, failed: map[string]error{}}
	for i, date := range []assessment.Date{20260224, 20260526, 20260825} {
		head := open.Head()
		head.Date = date
		a, err := assessment.New(open.Framework(), head, by("Ada Marsh"))
		if err != nil {
			t.Fatal(err)
		}
		for n, x := range open.Framework().Questions() {
			if n < 5 {
				scale := open.Framework().Scale
				set(t, a, "Ada Marsh", x.ID, level(min(scale.Min()+(n+i)%3+1, scale.Max())))
			}
		}
		q.list = append(q.list, a)
	}
	return q
}

func pathOf(a *assessment.Assessment) string { return a.Head().Date.String() + ".posture.yaml" }

// all is the series with the open one in its place.
func (q *quarters) all(open *assessment.Assessment) screen.Series {
	var s screen.Series
	add := func(path string, a *assessment.Assessment) {
		s.List = append(s.List, screen.Sibling{Path: path, Name: strings.TrimSuffix(path, ".posture.yaml"), Head: a.Head(), Framework: a.Framework().ID, Version: a.Framework().Version})
	}
	for _, a := range q.list {
		add(pathOf(a), a)
	}
	s.Here = len(s.List)
	add("q3.posture.yaml", open)
	if q.after != nil {
		add(pathOf(q.after), q.after)
	}
	s.Strange = q.strange
	return s
}

func (q *quarters) series() Series {
	return Series{
		Find: func(_ string, a *assessment.Assessment, tell func(done, all int)) (screen.Series, error) {
			q.mu.Lock()
			defer q.mu.Unlock()
			tell(4, 4)
			return q.all(a), q.failed[""]
		},
		Read: func(path string) (*assessment.Assessment, error) {
			q.mu.Lock()
			defer q.mu.Unlock()
			if err := q.failed[path]; err != nil {
				return nil, err
			}
			for _, a := range append(q.list[:len(q.list):len(q.list)], q.after) {
				if a != nil && pathOf(a) == path {
					return a.Clone(), nil
				}
			}
			return nil, fs.ErrNotExist
		},
		Versions: func(fw *frameworks.Framework) ([]*frameworks.Framework, error) {
			return append([]*frameworks.Framework{fw}, q.versions...), nil
		},
		Place: func(_, organisation string, date assessment.Date) string {
			return "~/posture/" + strings.ToLower(strings.Fields(organisation)[0]) + "-" + date.String() + ".posture.yaml"
		},
		Make: func(path string, a *assessment.Assessment) (string, error) {
			q.mu.Lock()
			defer q.mu.Unlock()
			if q.made[path] != nil {
				return "", fmt.Errorf("%s: %w", path, fs.ErrExist)
			}
			q.made[path] = a
			return path, nil
		},
		Folder: func(string) []string { return []string{"archive/"} },
	}
}

func (q *quarters) isMade(path string) *assessment.Assessment {
	q.mu.Lock()
	defer q.mu.Unlock()
	return q.made[path]
}

// quartersOn is the application on the last of a series.
func quartersOn(t *testing.T, width, height int, change func(*quarters)) (*rig, *quarters) {
	t.Helper()
	a := fresh(t, framework(t, "example.yaml"))
	q := newQuarters(t, a)
	f := &memory{a: a.Clone()}
	o := Options{Series: q.series(), Open: func(path string) (File, *assessment.Assessment, error) {
		if x := q.isMade(path); x != nil {
			return &memory{a: x.Clone()}, x.Clone(), nil
		}
		for _, x := range q.list {
			if pathOf(x) == path {
				return &memory{a: x.Clone()}, x.Clone(), nil
			}
		}
		return f, a, nil
	}}
	if change != nil {
		change(q)
	}
	r := newRig(t, "example.yaml", width, height, o)
	r.file = f
	return r, q
}

// loaded waits until a screen has what it reads.
func (r *rig) loaded() {
	r.t.Helper()
	r.until("it is read", func() bool {
		s := r.shown()
		return !strings.Contains(s, "Looking for the earlier") && !strings.Contains(s, "Reading the assessments") && !strings.Contains(s, "Reading the last assessment") && !strings.Contains(s, "looking for a place")
	})
}

// seriesScreens are the screens of a series: by which keys one comes there, and
// which are pressed once they are read.
func seriesScreens() map[string][2]string {
	return map[string][2]string{
		"next": {"N", ""}, "next-date": {"N", "up up enter"}, "next-file": {"N", "up enter"},
		"compare": {"C", ""}, "compare-answers": {"C", "tab"}, "compare-with": {"C", "o"}, "compare-sums": {"C", "="},
		"trend": {"S", ""}, "trend-layer": {"S", "tab left"}, "changes": {"H", "down"}, "changes-find": {"H", "/"},
	}
}

// The screens of a series in every size; the allocations of their frames.
func TestSeriesGallery(t *testing.T) {
	for name, keys := range seriesScreens() {
		for doc, prepare := range map[string]func(*testing.T, *rig){"half": func(t *testing.T, r *rig) { fill(t, r, 2) }, "hostile": hostile} {
			t.Run(name+"-"+doc, func(t *testing.T) {
				fw := "example.yaml"
				if doc == "hostile" {
					fw = "hostile.yaml"
				}
				var b strings.Builder
				for _, size := range sizes {
					r := newRig(t, fw, size[0], size[1], Options{})
					prepare(t, r)
					r.settled()
					r.press(keys[0])
					r.loaded()
					r.press(keys[1])
					frame(t, &b, r, size)
				}
				golden(t, name+"-"+doc, b.String())
			})
		}
	}
}

func TestAllocationsOfASeries(t *testing.T) {
	const most = 1000
	for name, keys := range seriesScreens() {
		for _, size := range [][2]int{{80, 24}, {160, 50}, {300, 100}} {
			r := newRig(t, "example.yaml", size[0], size[1], Options{})
			fill(t, r, 2)
			r.settled()
			r.press(keys[0])
			r.loaded()
			r.press(keys[1])
			down, up := screen.Press("down"), screen.Press("up")
			if n := testing.AllocsPerRun(10, func() { r.a.Update(down); r.a.View(); r.a.Update(up); r.a.View() }) / 2; n > most {
				t.Errorf("%s, %d × %d: %.0f allocations a frame", name, size[0], size[1], n)
			}
		}
	}
}
