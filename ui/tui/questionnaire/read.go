package questionnaire

import (
	"strings"

	tea "charm.land/bubbletea/v2"

	"posture/assessment"
	"posture/ui/tui/screen"
	"posture/ui/tui/theme"
	"posture/ui/tui/widget"
)

// A readMode shows a text that can be scrolled.
type readMode struct {
	title string
	parts []part
	top   int // rows passed over
	most  int // of them that there were to pass over, as it was last drawn
}

// A part is a heading with paragraphs.
type part struct {
	heading string
	lines   []string
}

func (m *readMode) bindings() []binding {
	move := func(n int) func(*Screen) screen.Action {
		return func(*Screen) screen.Action { m.top = max(0, min(m.top+n, m.most)); return nil }
	}
	const far = 1 << 20
	return []binding{
		key("up", "go up", "", move(-1)),
		{Key: screen.Key{Press: "down", Does: "go down", Brief: "more", Shown: "↑↓"}, Do: do(move(1))},
		key("pgup", "go up a page", "", move(-10)),
		key("pgdown space", "go down a page", "", move(10)),
		key("home", "go to the top", "", move(-far)), key("end", "go to the end", "", move(far)),
		key("esc q enter w h =", "close", "close", func(s *Screen) screen.Action { s.mode = nil; return nil }),
	}
}

func (m *readMode) keys(*Screen) screen.Keys {
	return screen.Keys{Mode: m.title, Above: true, List: screen.List(m.bindings())}
}

func (m *readMode) update(s *Screen, msg tea.Msg) (screen.Action, tea.Cmd) {
	if k, ok := msg.(tea.KeyPressMsg); ok {
		a, c, _ := screen.Dispatch(m.bindings(), s, k)
		return a, c
	}
	return nil, nil
}

func (m *readMode) box(s *Screen, width, height int) (string, *widget.Page, *screen.Cursor) {
	th := s.th
	width = min(width, 88)
	var rows []string
	var styles []theme.Style
	add := func(st theme.Style, lines ...string) {
		for _, l := range lines {
			rows, styles = append(rows, l), append(styles, st)
		}
	}
	for i, p := range m.parts {
		if i > 0 {
			add(theme.Style{}, "")
		}
		add(th.Accent, s.wraps.Lines(th, p.heading, width)...)
		for _, l := range p.lines {
			add(th.Text, s.wraps.Lines(th, l, width)...)
		}
	}
	shown := min(height-1, len(rows))
	m.most = len(rows) - shown
	top := min(m.top, m.most)
	pg := widget.NewPage(th, width, shown+1)
	for i := top; i < top+shown; i++ {
		pg.Row()
		pg.Put(styles[i], rows[i])
	}
	pg.Row()
	pg.Right(th.Muted, strings.TrimSpace("esc closes  "+widget.Tally(top+1, len(rows), top, shown)))
	return m.title, pg, nil
}

// why shows everything that the framework says about the question.
func (s *Screen) why() screen.Action {
	q, p := s.q, s.q.Practice
	parts := []part{{q.ID, []string{q.Ask}}}
	if q.Why != "" {
		parts = append(parts, part{"Why it is asked", []string{q.Why}})
	}
	if len(q.Evidence) > 0 {
		parts = append(parts, part{"What to look for", bullets(q.Evidence)})
	}
	if r := s.record(); r.State == assessment.Levelled {
		for l := r.Level + 1; l <= s.scale().Max(); l++ {
			if a := q.Advice[l]; a != "" {
				parts = append(parts, part{"What to do to reach " + s.levelName(l), []string{a}})
				break
			}
		}
	}
	about := []string{p.Title}
	if p.Intent != "" {
		about = append(about, p.Intent)
	}
	if p.Critical {
		about = append(about, "It is critical: it can hold the level of "+p.Layer.Title+" back.")
	}
	if len(p.Citations) > 0 {
		about = append(about, "Cites "+strings.Join(p.Citations, ", ")+".")
	}
	parts = append(parts, part{"The practice " + p.ID, about})
	if r := s.record(); r.Note != "" {
		parts = append(parts, part{"Note", []string{r.Note}})
	}
	s.mode = &readMode{title: "About this question", parts: parts}
	return nil
}

func bullets(texts []string) []string {
	out := make([]string, len(texts))
	for i, t := range texts {
		out[i] = "· " + t
	}
	return out
}

// history shows what stood before, the newest first.
func (s *Screen) history() screen.Action {
	t := s.doc.Assessment().Content().Records[s.q.Index]
	versions := append(append([]assessment.Version[assessment.Record](nil), t.Past...), t.Version)
	var parts []part
	for i := len(versions) - 1; i >= 0; i-- {
		before := assessment.Record{}
		if i > 0 {
			before = versions[i-1].Value
		}
		v := versions[i]
		words := assessment.Words(before, v.Value)
		if v.At.IsZero() && len(words) == 0 {
			continue
		}
		for _, text := range [][2]string{{before.Reason, v.Value.Reason}, {before.Note, v.Value.Note}} {
			if text[1] != "" && text[1] != text[0] {
				words = append(words, "“"+text[1]+"”")
			}
		}
		parts = append(parts, part{said(v.Stamp), words})
	}
	if len(parts) == 0 {
		return screen.Toast{Text: "Nothing has happened here yet."}
	}
	s.mode = &readMode{title: "History of " + s.q.ID, parts: parts}
	return nil
}

// said words a stamp.
func said(st assessment.Stamp) string {
	who := st.By
	if who == "" {
		who = "no name given"
	}
	if st.At.IsZero() {
		return who
	}
	return who + ", " + st.At.UTC().Format("2 Jan 2006 15:04") + " UTC"
}

// sums shows how the practice's figures come about.
func (s *Screen) sums() screen.Action {
	var parts []part
	for _, id := range []string{s.q.ID, s.q.Practice.ID} {
		e, err := assessment.Explain(s.doc.Assessment(), s.doc.Card(), id)
		if err != nil {
			return screen.Toast{Text: err.Error(), Bad: true}
		}
		for _, d := range e.Figures {
			line := d.Name + " " + d.Shown
			if d.Sum != "" {
				line += " = " + d.Sum
			}
			parts = append(parts, part{id + ": " + line, []string{d.Rule}})
		}
	}
	s.mode = &readMode{title: "How it comes about", parts: parts}
	return nil
}

func (s *Screen) levelName(level int) string {
	step := s.scale().Step(level)
	return itoa(level) + " " + step.Name
}
