// Package tui is the terminal application: one Bubble Tea model that holds a
// stack of screens, a short stack of dialogs above it, and the open document.
//
// [Run] runs it. Screens are folders beside this one; routes.go is the one
// place that turns a route into a screen and hands it what it may do. All
// slow work is commands, and there is not one go statement: a panic outside
// a command would leave the terminal raw.
package tui

import (
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"posture/ui/tui/export"
	"posture/ui/tui/screen"
	"posture/ui/tui/theme"
)

// The smallest window in which anything can be done.
const (
	MinWidth  = 60
	MinHeight = 20
)

// App is the application's model.
type App struct {
	o      Options
	theme  *theme.Theme // changed in place, so that screens see it
	screen []screen.Screen
	dialog []dialog
	doc    *screen.Document
	disk   disk
	report export.Kept // what was chosen for the open document's report
	leave  leaving
	notice notice
	queued []tea.Msg // keys and pastes that came while a file was being opened
	steps  int       // of the open framework's scale

	width, height int
	opening       bool
	mouse         bool
	leftUnsaved   bool   // an assessment was left without saving it
	crash         string // where the program met a mistake of its own, or ""
}

// New makes the application. It does nothing before its first message.
func New(o Options) *App {
	o = o.complete()
	a := &App{o: o, mouse: o.Mouse, steps: 6}
	a.theme = theme.New(o.Theme, theme.Terminal{}, a.steps)
	return a
}

// Init opens the first screen.
func (a *App) Init() tea.Cmd {
	cmds := []tea.Cmd{tea.RequestBackgroundColor}
	if a.o.Signals != nil {
		cmds = append(cmds, waitForSignal(a.o.Signals))
	}
	return a.guard(tea.Batch(append(cmds, a.open(a.o.First))...))
}

// Update takes a message. A mistake of the program's own ends it, with
// everything saved and the terminal clean.
func (a *App) Update(msg tea.Msg) (m tea.Model, cmd tea.Cmd) {
	m = a
	defer func() {
		if r := recover(); r != nil {
			cmd = a.crashed(r)
		}
	}()
	deliberate(msg)
	cmd = a.update(msg)
	if save := a.store(); save != nil {
		cmd = tea.Batch(cmd, save)
	}
	return a, a.guard(cmd)
}

func (a *App) update(msg tea.Msg) tea.Cmd {
	switch msg := msg.(type) {
	case tea.WindowSizeMsg:
		a.width, a.height = msg.Width, msg.Height
	case tea.ColorProfileMsg, tea.BackgroundColorMsg, tea.ModeReportMsg:
		a.learn(msg)
	case tea.KeyPressMsg:
		return a.key(msg)
	case tea.PasteMsg:
		return a.paste(msg)
	case tea.MouseMsg:
		return a.click(msg)
	case signalled:
		return a.signal(msg)
	case forced:
		return tea.Quit
	case crashedMsg:
		return a.crashedAt(msg.where)
	case opened:
		return a.openedFile(msg)
	case touched, reloaded, saved, copied:
		return a.onDisk(msg)
	default:
		return a.tellAll(msg)
	}
	return nil
}

// tellAll gives a message to every screen.
func (a *App) tellAll(msg tea.Msg) tea.Cmd {
	var cmds []tea.Cmd
	for _, s := range a.screen {
		act, cmd := s.Update(msg)
		cmds = append(cmds, cmd, a.do(s, act))
	}
	return tea.Batch(cmds...)
}

// learn takes in what the terminal says of itself.
func (a *App) learn(msg tea.Msg) {
	t := a.theme.Terminal
	switch msg := msg.(type) {
	case tea.ColorProfileMsg:
		t.Colours = coloursOf(msg.Profile)
	case tea.BackgroundColorMsg:
		t.Light = !msg.IsDark()
	case tea.ModeReportMsg:
		if msg.Mode == ansi.ModeUnicodeCore && (msg.Value == ansi.ModeReset || msg.Value == ansi.ModeSet || msg.Value == ansi.ModePermanentlySet) {
			t.Width = ansi.GraphemeWidth
		}
	}
	a.retheme(a.theme.Name, t)
}

func (a *App) retheme(name theme.Name, t theme.Terminal) {
	*a.theme = *theme.New(name, t, a.steps)
}

func (a *App) top() screen.Screen {
	if len(a.screen) == 0 {
		return nil
	}
	return a.screen[len(a.screen)-1]
}

// small tells that the window has no room for a screen. Nothing can be
// answered then, since nothing is seen.
func (a *App) small() bool { return a.width < MinWidth || a.height < MinHeight }

// A notice tells something in passing.
type notice struct {
	text  string
	bad   bool
	whole bool      // it tells of what isn't saved itself
	stays time.Time // a key takes it away only after this time
}

func (a *App) tell(text string, bad bool) { a.notice = notice{text: text, bad: bad} }

// tellOfOthers tells what somebody else did; it isn't wiped away by a key that
// was on its way already.
func (a *App) tellOfOthers(text string) {
	a.notice = notice{text: text, stays: a.o.Now().Add(3 * time.Second)}
}

func (a *App) wipeNotice() {
	if a.o.Now().After(a.notice.stays) {
		a.notice = notice{}
	}
}
