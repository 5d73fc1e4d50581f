package tui

import (
	"cmp"
	"errors"
	"fmt"
	"path/filepath"

	tea "charm.land/bubbletea/v2"

	"posture/assessment"
	"posture/frameworks"
	"posture/ui/tui/actions"
	"posture/ui/tui/broken"
	"posture/ui/tui/clauses"
	"posture/ui/tui/compare"
	"posture/ui/tui/create"
	"posture/ui/tui/details"
	"posture/ui/tui/explain"
	"posture/ui/tui/export"
	"posture/ui/tui/history"
	"posture/ui/tui/home"
	"posture/ui/tui/next"
	"posture/ui/tui/overview"
	"posture/ui/tui/plan"
	"posture/ui/tui/questionnaire"
	"posture/ui/tui/screen"
	"posture/ui/tui/trend"
)

// build turns a route into its screen, and hands it what it may do.
func (a *App) build(r screen.Route) (screen.Screen, error) {
	switch r := r.(type) {
	case screen.Home:
		m := a.o.Workspace.Means
		m.Now = a.o.Now
		return home.New(a.theme, m), nil
	case screen.NewAssessment:
		return create.New(a.theme, a.forNew()), nil
	case screen.Broken:
		return broken.New(a.theme, r), nil
	case screen.Questionnaire:
		return questionnaire.New(a.theme, a.doc, r.At, questionnaire.Means{Edit: a.o.Edit}), nil
	case screen.Plan:
		return plan.New(a.theme, a.doc), nil
	case screen.Clauses:
		return clauses.New(a.theme, a.doc, r.Of), nil
	case screen.Explain:
		return explain.New(a.theme, a.doc, r.ID), nil
	case screen.Overview:
		return overview.New(a.theme, a.doc, r.Of), nil
	case screen.Report:
		return export.New(a.theme, a.doc, &a.report, a.forReport()), nil
	case screen.Details:
		return details.New(a.theme, a.doc), nil
	case screen.Next:
		return next.New(a.theme, a.forNext(r)), nil
	case screen.Compare:
		return compare.New(a.theme, a.doc, r.Then, screen.SeriesMeans{Find: a.findSeries(), Read: a.o.Series.Read}), nil
	case screen.Actions:
		return actions.New(a.theme, a.doc, r.New, actions.Means{Earlier: a.earlier()}), nil
	case screen.History:
		return history.New(a.theme, a.doc), nil
	case screen.Trend:
		return trend.New(a.theme, a.doc, screen.SeriesMeans{Find: a.findSeries(), Read: a.o.Series.Read}), nil
	}
	return nil, fmt.Errorf("there is no screen for %T", r)
}

// forReport is what the screen of reports may do.
func (a *App) forReport() export.Means {
	r, file := a.o.Reports, a.disk.path
	m := export.Means{Formats: r.Formats, Papers: r.Papers, Brands: r.Brands, Open: r.Open, Folder: r.Folder}
	if r.Base != nil {
		m.Base = r.Base(file)
	}
	find, read := a.findSeries(), a.o.Series.Read
	m.Look = func(paths []string) ([]export.Found, error) { return r.Look(file, paths) }
	m.Make = func(x *assessment.Assessment, j export.Job, step func(done, all int)) ([]export.Made, error) {
		if err := withEarlier(&j, x, find, read, step); err != nil {
			return nil, err
		}
		return r.Make(file, x, j, step)
	}
	return m
}

// A finder finds the series of an assessment.
type finder func(x *assessment.Assessment, progress func(done, all int)) (screen.Series, error)

// withEarlier reads the earlier assessments that a report is to tell of.
func withEarlier(j *export.Job, x *assessment.Assessment, find finder, read func(string) (*assessment.Assessment, error), progress func(done, all int)) error {
	if !j.Quarterly && !j.Since {
		return nil
	}
	series, err := find(x, progress)
	if err != nil {
		return err
	}
	before := series.List[:max(series.Here, 0)]
	if j.Since {
		if len(before) == 0 {
			return errors.New("there is no assessment before this one in the workspace; switch “Since last time” off")
		}
		before = before[len(before)-1:]
	}
	for _, s := range before {
		e, err := read(s.Path)
		if err != nil {
			return err
		}
		j.Earlier, j.Files = append(j.Earlier, e), append(j.Files, filepath.Base(s.Path))
	}
	return nil
}

// forNew is what the form for a new assessment may do.
func (a *App) forNew() create.Means {
	w, now := a.o.Workspace, a.o.Now
	return create.Means{
		Today: assessment.DateOf(now()), Frameworks: w.Frameworks, Place: w.Place,
		Make: func(fw *frameworks.Framework, head assessment.Head) (string, error) {
			x, err := assessment.New(fw, head, assessment.Stamp{By: head.Assessor, At: now()})
			if err != nil {
				return "", err
			}
			return w.Make(x)
		},
	}
}

// forNext is what the form for the next assessment may do.
func (a *App) forNext(r screen.Next) next.Means {
	o, now := a.o.Series, a.o.Now
	file, by := r.Path, a.o.By
	read := func() (*assessment.Assessment, error) { return o.Read(file) }
	if file == "" {
		last := a.doc.Assessment().Clone()
		file, by = a.disk.path, a.doc.By
		read = func() (*assessment.Assessment, error) { return last, nil }
	}
	return next.Means{
		Today: assessment.DateOf(now()), Last: read, Versions: o.Versions, Make: o.Make, Folder: o.Folder,
		Place: func(organisation string, date assessment.Date) string { return o.Place(file, organisation, date) },
		Stamp: func(last *assessment.Assessment) assessment.Stamp {
			return assessment.Stamp{By: cmp.Or(by, last.Head().Assessor), At: now().UTC()}
		},
	}
}

// findSeries finds the series of the open assessment.
func (a *App) findSeries() finder {
	file, find := a.disk.path, a.o.Series.Find
	return func(x *assessment.Assessment, progress func(done, all int)) (screen.Series, error) {
		return find(file, x, progress)
	}
}

// earlier reads the assessment before the open one.
func (a *App) earlier() func(*assessment.Assessment) *assessment.Scorecard {
	find, read := a.findSeries(), a.o.Series.Read
	return func(x *assessment.Assessment) *assessment.Scorecard {
		series, err := find(x, func(int, int) {})
		if err != nil || series.Here < 1 {
			return nil
		}
		before, err := read(series.List[series.Here-1].Path)
		if err != nil {
			return nil
		}
		return assessment.Evaluate(before)
	}
}

// openFile opens an assessment, and takes in the spreadsheet that is named
// with it; keys that are typed meanwhile wait for it.
func (a *App) openFile(r screen.File) tea.Cmd {
	a.opening = true
	open, places, now, readSheet, by := a.o.Open, a.o.Places, a.o.Now, a.o.ReadSheet, a.o.By
	return func() tea.Msg {
		f, x, err := open(r.Path)
		if err != nil {
			return opened{path: r.Path, err: err}
		}
		msg := opened{path: r.Path, file: f, a: x, place: places.Load(r.Path), sheet: r.Sheet}
		if r.Sheet != "" {
			msg.taken, err = readSheet(r.Sheet, x.Clone(), assessment.Stamp{By: cmp.Or(by, x.Head().Assessor), At: now().UTC()})
			if err != nil {
				return opened{path: r.Sheet, sheet: r.Sheet, err: err}
			}
		}
		return msg
	}
}

func (a *App) openedFile(msg opened) tea.Cmd {
	if !a.opening {
		return nil // left meanwhile
	}
	a.opening = false
	var cmds []tea.Cmd
	if msg.err != nil {
		cmds = append(cmds, a.open(screen.Broken{Path: msg.path, Err: msg.err, Sheet: msg.sheet != ""}))
	} else {
		a.doc = screen.NewDocument(msg.a, cmp.Or(a.o.By, msg.a.Head().Assessor), a.o.Now)
		a.disk = disk{path: msg.path, file: msg.file, below: len(a.screen), place: &placeMark{to: a.o.Places, path: msg.path, want: msg.place, kept: msg.place}, closed: make(chan struct{})}
		a.steps = len(a.doc.Framework().Scale)
		a.retheme(a.theme.Name, a.theme.Terminal)
		cmds = append(cmds, a.open(screen.Questionnaire{At: msg.place}), watch(msg.file, a.o.Every, a.disk.closed))
	}
	if msg.sheet != "" && msg.err == nil {
		if err := a.doc.Take(msg.taken.Changes); err != nil {
			a.tell(err.Error(), true)
		} else {
			a.tell(msg.taken.words(msg.sheet), false)
		}
	}
	queued := a.queued
	a.queued = nil
	for _, m := range queued {
		cmds = append(cmds, a.update(m))
	}
	return tea.Batch(cmds...)
}
