package tui

import (
	"os"
	"strings"
	"sync"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"

	"posture/assessment"
	"posture/frameworks"
	"posture/ui/tui/screen"
)

func framework(t testing.TB, name string) *frameworks.Framework {
	t.Helper()
	b, err := os.ReadFile("testdata/" + name)
	if err != nil {
		t.Fatal(err)
	}
	fw, err := frameworks.Load(name, b)
	if err != nil {
		t.Fatal(err)
	}
	return fw
}

var noon = time.Date(2026, 11, 24, 12, 4, 0, 0, time.UTC)

func clock() time.Time { return noon }

func by(name string) assessment.Stamp { return assessment.Stamp{By: name, At: noon} }

func fresh(t testing.TB, fw *frameworks.Framework) *assessment.Assessment {
	t.Helper()
	head := assessment.Head{Organisation: "Brindlewick Outfitters", Scope: "Online shop, US and Canada", Date: 20261124, Assessor: "Ada Marsh"}
	if len(fw.Profiles) > 0 {
		head.Profile = fw.Profiles[0].ID
	}
	a, err := assessment.New(fw, head, by("Ada Marsh"))
	if err != nil {
		t.Fatal(err)
	}
	return a
}

func set(t testing.TB, a *assessment.Assessment, who, id string, f func(*assessment.Record)) {
	t.Helper()
	if _, err := a.Edit(by(who), id, f); err != nil {
		t.Fatal(err)
	}
}

func level(n int) func(*assessment.Record) {
	return func(r *assessment.Record) { r.Answer = assessment.Answer{State: assessment.Levelled, Level: n} }
}

// disk is a file in memory, as two programs would share it.
type memory struct {
	mu      sync.Mutex
	a       *assessment.Assessment
	others  bool // somebody else has changed it
	fail    error
	saves   int
	panics  bool
	onSaved func()
}

func (m *memory) Save(changes []assessment.Change) (Saved, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	if m.panics {
		panic("an answer: 42")
	}
	if m.fail != nil {
		return Saved{}, m.fail
	}
	var s Saved
	for _, c := range changes {
		overwrote, err := m.a.Apply(c)
		if err != nil {
			return Saved{}, err
		}
		for _, o := range overwrote {
			s.Overwrote = append(s.Overwrote, c.Subject.ID+": "+o)
		}
	}
	if m.others {
		s.Others, m.others = m.a.Clone(), false
	}
	m.saves++
	if m.onSaved != nil {
		m.onSaved()
	}
	return s, nil
}

func (m *memory) SaveAnew(_ *assessment.Assessment, changes []assessment.Change) (Saved, error) {
	return m.Save(changes)
}

func (m *memory) Reload() (*assessment.Assessment, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	if !m.others {
		return nil, nil
	}
	m.others = false
	return m.a.Clone(), nil
}

func (m *memory) Touched() bool {
	m.mu.Lock()
	defer m.mu.Unlock()
	return m.others
}

func (m *memory) record(id string) assessment.Record {
	m.mu.Lock()
	defer m.mu.Unlock()
	return m.a.Record(m.a.Framework().Question(id))
}

func (m *memory) set(f func(*memory)) {
	m.mu.Lock()
	defer m.mu.Unlock()
	f(m)
}

// A rig runs the application without a terminal: commands run beside, as they
// do in earnest, and their messages come in turn.
type rig struct {
	t    *testing.T
	a    *App
	file *memory
	msgs chan tea.Msg
	quit bool
}

func newRig(t *testing.T, fw string, width, height int, o Options) *rig {
	t.Helper()
	a := fresh(t, framework(t, fw))
	r := &rig{t: t, file: &memory{a: a.Clone()}, msgs: make(chan tea.Msg, 64)}
	o.Now = clock
	o.Every = time.Hour
	if o.First == nil {
		o.First = screen.File{Path: "q3.posture.yaml"}
	}
	if o.Open == nil {
		o.Open = func(string) (File, *assessment.Assessment, error) { return r.file, a, nil }
	}
	if o.Reports.Formats == nil {
		o.Reports = (&press{}).reports()
	}
	if o.Series.Find == nil {
		o.Series = newQuarters(t, a).series()
	}
	r.a = New(o)
	r.run(r.a.Init())
	r.send(tea.WindowSizeMsg{Width: width, Height: height})
	r.until("the file is open", func() bool { return !r.a.opening })
	return r
}

// rigOf is a rig on an application of one's own.
func rigOf(t *testing.T, a *App, width, height int) *rig {
	r := &rig{t: t, a: a, msgs: make(chan tea.Msg, 64)}
	r.run(a.Init())
	r.send(tea.WindowSizeMsg{Width: width, Height: height})
	return r
}

func (r *rig) run(cmd tea.Cmd) {
	if cmd == nil {
		return
	}
	go func() {
		switch msg := cmd().(type) {
		case nil:
		case tea.BatchMsg:
			for _, c := range msg {
				r.run(c)
			}
		default:
			r.msgs <- msg
		}
	}()
}

func (r *rig) send(msgs ...tea.Msg) {
	for _, m := range msgs {
		if _, ok := m.(tea.QuitMsg); ok {
			r.quit = true
			return
		}
		_, cmd := r.a.Update(m)
		r.run(cmd)
	}
}

// press presses keys by their names, parted by blanks.
func (r *rig) press(keys string) {
	for _, k := range strings.Fields(keys) {
		r.send(screen.Press(k))
	}
}

// text types letters.
func (r *rig) text(s string) {
	for _, c := range s {
		r.send(tea.KeyPressMsg{Code: c, Text: string(c)})
	}
}

// until takes messages until something is so.
func (r *rig) until(what string, so func() bool) {
	r.t.Helper()
	limit := time.After(10 * time.Second)
	for !so() {
		select {
		case m := <-r.msgs:
			r.send(m)
		case <-time.After(5 * time.Millisecond): // not all commands have something to say
		case <-limit:
			r.t.Fatalf("it never came to be that %s:\n%s", what, r.shown())
		}
	}
}

func (r *rig) settled() {
	r.t.Helper()
	r.send(struct{}{}) // a change made past the screens is saved with the next message
	r.until("all is saved", r.a.settled)
}

func (r *rig) shown() string { return plain(r.a.View().Content) }

func (r *rig) sees(texts ...string) {
	r.t.Helper()
	for _, s := range texts {
		if !strings.Contains(r.shown(), s) {
			r.t.Errorf("%q isn't on the screen:\n%s", s, r.shown())
		}
	}
}

func (r *rig) record(id string) assessment.Record {
	return r.a.doc.Record(r.a.doc.Framework().Question(id))
}

// clicks clicks the first line that holds a text.
func (r *rig) clicks(text string) {
	r.t.Helper()
	for y, l := range strings.Split(r.shown(), "\n") {
		if x := strings.Index(l, text); x >= 0 {
			r.send(tea.MouseClickMsg{X: x, Y: y, Button: tea.MouseLeft})
			return
		}
	}
	r.t.Errorf("%q isn't on the screen:\n%s", text, r.shown())
}
