package tui

import (
	"cmp"
	"fmt"

	tea "charm.land/bubbletea/v2"

	"posture/ui/tui/broken"
	"posture/ui/tui/clauses"
	"posture/ui/tui/details"
	"posture/ui/tui/explain"
	"posture/ui/tui/overview"
	"posture/ui/tui/questionnaire"
	"posture/ui/tui/screen"
)

// build turns a route into its screen, and hands it what it may do.
func (a *App) build(r screen.Route) (screen.Screen, error) {
	switch r := r.(type) {
	case screen.Broken:
		return broken.New(a.theme, r.Path, r.Err), nil
	case screen.Questionnaire:
		return questionnaire.New(a.theme, a.doc, r.At, questionnaire.Means{Edit: a.o.Edit}), nil
	case screen.Clauses:
		return clauses.New(a.theme, a.doc, r.Of), nil
	case screen.Explain:
		return explain.New(a.theme, a.doc, r.ID), nil
	case screen.Overview:
		return overview.New(a.theme, a.doc, r.Of), nil
	case screen.Details:
		return details.New(a.theme, a.doc), nil
	}
	return nil, fmt.Errorf("there is no screen for %T", r)
}

// openFile opens an assessment; keys that are typed meanwhile wait for it.
func (a *App) openFile(path string) tea.Cmd {
	a.opening = true
	open, places := a.o.Open, a.o.Places
	return func() tea.Msg {
		f, x, err := open(path)
		if err != nil {
			return opened{path: path, err: err}
		}
		return opened{path, f, x, places.Load(path), nil}
	}
}

func (a *App) openedFile(msg opened) tea.Cmd {
	if !a.opening {
		return nil // left meanwhile
	}
	a.opening = false
	var cmds []tea.Cmd
	if msg.err != nil {
		cmds = append(cmds, a.open(screen.Broken{Path: msg.path, Err: msg.err}))
	} else {
		a.doc = screen.NewDocument(msg.a, cmp.Or(a.o.By, msg.a.Head().Assessor), a.o.Now)
		a.disk = disk{path: msg.path, file: msg.file, below: len(a.screen), place: &placeMark{to: a.o.Places, path: msg.path, want: msg.place, kept: msg.place}, closed: make(chan struct{})}
		a.steps = len(a.doc.Framework().Scale)
		a.retheme(a.theme.Name, a.theme.Terminal)
		cmds = append(cmds, a.open(screen.Questionnaire{At: msg.place}), watch(msg.file, a.o.Every, a.disk.closed))
	}
	queued := a.queued
	a.queued = nil
	for _, m := range queued {
		cmds = append(cmds, a.update(m))
	}
	return tea.Batch(cmds...)
}
