package tui

import (
	tea "charm.land/bubbletea/v2"

	"posture/ui/tui/screen"
	"posture/ui/tui/theme"
)

// key takes a key: the application's own first, then the top dialog or screen.
func (a *App) key(k tea.KeyPressMsg) tea.Cmd {
	a.wipeNotice()
	if a.opening && k.String() != "ctrl+c" {
		a.queued = append(a.queued, k)
		return nil
	}
	if _, cmd, ok := screen.Dispatch(urgentKeys(), a, k); ok {
		return cmd
	}
	if a.small() || a.top() == nil {
		return nil
	}
	if n := len(a.dialog); n > 0 {
		return a.dialog[n-1].update(a, k)
	}
	if _, cmd, ok := screen.Dispatch(a.ownKeys(), a, k); ok {
		return cmd
	}
	return a.give(k)
}

// give gives a message to the top screen.
func (a *App) give(msg tea.Msg) tea.Cmd {
	s := a.top()
	if s == nil {
		return nil
	}
	act, cmd := s.Update(msg)
	return tea.Batch(cmd, a.do(s, act))
}

// paste goes to the text that is being typed; elsewhere it is passed over, so
// that no pasted letter answers a question.
func (a *App) paste(p tea.PasteMsg) tea.Cmd {
	a.wipeNotice()
	switch n := len(a.dialog); {
	case a.opening:
		a.queued = append(a.queued, p)
	case a.small() || a.top() == nil:
	case n > 0:
		return a.dialog[n-1].update(a, p)
	case a.top().Keys().Typing:
		return a.give(p)
	default:
		a.tell("The paste was passed over: nothing is being typed here.", true)
	}
	return nil
}

// click takes the mouse: a click on a zone, and the wheel as the arrow keys.
func (a *App) click(m tea.MouseMsg) tea.Cmd {
	if !a.mouse || a.small() || a.top() == nil || a.opening {
		return nil
	}
	switch m := m.(type) {
	case tea.MouseWheelMsg:
		switch m.Button {
		case tea.MouseWheelUp:
			return a.key(screen.Press("up"))
		case tea.MouseWheelDown:
			return a.key(screen.Press("down"))
		}
	case tea.MouseClickMsg:
		if m.Button != tea.MouseLeft || len(a.dialog) > 0 {
			return nil
		}
		frame, y := a.frame(a.told())
		for _, z := range frame.Zones {
			if m.X >= z.X && m.X < z.X+z.Width && m.Y-y >= z.Y && m.Y-y < z.Y+z.Height {
				a.wipeNotice()
				return a.give(z.Click)
			}
		}
	}
	return nil
}

type binding = screen.Binding[*App]

// urgentKeys work everywhere, in texts and dialogs too.
func urgentKeys() []binding {
	return []binding{
		{Key: screen.Key{Press: "f1", Does: "show the keys that do something here"}, Do: act((*App).help)},
		{Key: screen.Key{Press: "ctrl+p", Does: "find an action by its name"}, Do: act((*App).palette)},
		{Key: screen.Key{Press: "ctrl+z", Does: "step out to the shell; fg comes back"}, Do: act((*App).suspend)},
		{Key: screen.Key{Press: "ctrl+c", Does: "leave the program; everything is saved"}, Do: act((*App).quit)},
	}
}

func act(f func(*App) tea.Cmd) func(*App) (screen.Action, tea.Cmd) {
	return func(a *App) (screen.Action, tea.Cmd) { return nil, f(a) }
}

// ownKeys are the application's keys while no text is being typed.
func (a *App) ownKeys() []binding {
	help := binding{Key: screen.Key{Press: "?", Does: "show the keys that do something here", Brief: "help"}, Do: act((*App).help)}
	keys := make([]binding, 0, 16)
	if a.unsaved() != nil && a.sIsFree() {
		keys = append(keys, binding{Key: screen.Key{Press: "s", Does: "try again to save"}, Do: act((*App).saveAgain)})
	}
	switch k := a.top().Keys(); {
	case k.Typing:
		return nil
	case k.Above:
		return append(keys, help)
	}
	if a.doc != nil {
		keys = append(keys, sections()...)
	}
	out, brief := "go back one screen", "back"
	if len(a.screen) == 1 {
		out, brief = "leave the program", "leave"
	}
	if a.doc != nil {
		brief = "" // the footer has more to say
	}
	return append(keys,
		binding{Key: screen.Key{Press: "q", Does: out, Brief: brief}, Do: act((*App).back)},
		binding{Key: screen.Key{Press: "M", Does: a.mouseWords()}, Do: act((*App).switchMouse)},
		binding{Key: screen.Key{Press: "T", Does: "change the colours"}, Do: act((*App).switchTheme)},
		help,
	)
}

// sections are the screens of an open assessment.
func sections() []binding {
	goTo := func(press, does string, r screen.Route) binding {
		return binding{Key: screen.Key{Press: press, Does: does}, Do: func(a *App) (screen.Action, tea.Cmd) { return nil, a.section(r) }}
	}
	return []binding{
		goTo("a", "go to the questions and answers", screen.Questionnaire{}),
		goTo("v", "go to the overview of the scores", screen.Overview{}),
		goTo("p", "go to the plan", screen.Plan{}),
		goTo("l", "go to laws, standards and outcomes", screen.Clauses{}),
		goTo("r", "go to the report", screen.Report{}),
		goTo("d", "go to the details: who, what, when", screen.Details{}),
		goTo("A", "go to the actions: who does what by when", screen.Actions{}),
		goTo("C", "compare with the assessment before", screen.Compare{}),
		goTo("S", "see the series over time", screen.Trend{}),
		goTo("H", "see every change, who and when", screen.History{}),
		goTo("N", "start the next assessment from this one", screen.Next{}),
	}
}

func (a *App) mouseWords() string {
	if a.mouse {
		return "switch the mouse off, to select text"
	}
	return "switch the mouse on"
}

func (a *App) switchMouse() tea.Cmd {
	a.mouse = !a.mouse
	if a.mouse {
		a.tell("The mouse is on: click and wheel. M switches it off, to select text.", false)
	} else {
		a.tell("The mouse is off: text can be selected.", false)
	}
	return nil
}

func (a *App) switchTheme() tea.Cmd {
	names := theme.Names()
	for i, n := range names {
		if n == a.theme.Name {
			next := names[(i+1)%len(names)]
			a.retheme(next, a.theme.Terminal)
			a.tell("Colours: "+string(next)+".", false)
			break
		}
	}
	return nil
}

func (a *App) suspend() tea.Cmd { return tea.Suspend }
