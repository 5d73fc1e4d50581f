package tui

import (
	"errors"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"

	"posture/assessment"
	"posture/frameworks"
	"posture/ui/tui/screen"
)

// forms are options with a form for a framework of the tests and one that is
// built in; what is made is kept.
func forms(t *testing.T, fw string, made *[]*assessment.Assessment) Options {
	t.Helper()
	quick, err := frameworks.Builtin("nist-ai-rmf")
	if err != nil {
		t.Fatal(err)
	}
	all := []*frameworks.Framework{framework(t, fw), quick}
	o := Options{First: screen.NewAssessment{}, Open: func(string) (File, *assessment.Assessment, error) {
		a := (*made)[len(*made)-1]
		return &memory{a: a.Clone()}, a, nil
	}}
	o.Workspace = Workspace{
		Frameworks: func() ([]*frameworks.Framework, error) { return all, nil },
		Place: func(organisation string, date assessment.Date) string {
			return "~/posture/" + strings.ToLower(organisation) + "-" + date.String() + ".posture.yaml"
		},
		Make: func(a *assessment.Assessment) (string, error) {
			*made = append(*made, a)
			return "new.posture.yaml", nil
		},
	}
	return o
}

func form(t *testing.T, made *[]*assessment.Assessment) *rig {
	t.Helper()
	r := newRig(t, "example.yaml", 80, 24, forms(t, "example.yaml", made))
	r.comes("Framework")
	return r
}

func (r *rig) makes(made *[]*assessment.Assessment) *assessment.Assessment {
	r.t.Helper()
	r.until("it is made and open", func() bool { return r.a.doc != nil })
	return (*made)[0]
}

func TestOnlyTheOrganisationIsNeeded(t *testing.T) {
	var made []*assessment.Assessment
	r := form(t, &made)
	r.press("ctrl+s")
	r.sees("The organisation needs a name; all else may be left as it is.")
	r.text("Acme")
	r.press("ctrl+s")
	a := r.makes(&made)
	h := a.Head()
	if h.Organisation != "Acme" || h.Date != 20261124 || h.Scope != "" || h.Assessor != "" || h.Profile != "gaming" || a.Framework().ID != "example" {
		t.Errorf("made %+v", h)
	}
	r.sees("GOV-1.1")
}

func TestAllLinesAreFilledIn(t *testing.T) {
	var made []*assessment.Assessment
	r := form(t, &made)
	r.press("enter down enter")
	r.text("Acme")
	r.press("enter")
	r.text("Shop")
	r.press("enter")
	r.comes("~/posture/acme-2026-11-24.posture.yaml")
	r.press("ctrl+u")
	r.text("2026-12-01")
	r.press("enter")
	r.text("Ada")
	r.comes("~/posture/acme-2026-12-01.posture.yaml")
	r.press("enter")
	h := r.makes(&made).Head()
	if h != (assessment.Head{Organisation: "Acme", Scope: "Shop", Date: 20261201, Assessor: "Ada"}) {
		t.Errorf("made %+v", h)
	}
	if by := made[0].Content().Head.By; by != "Ada" {
		t.Errorf("made by %q", by)
	}
}

// What is typed in one burst, before the frameworks are there even, comes to
// where it was meant.
func TestKeysTypedAheadComeToTheirLines(t *testing.T) {
	var made []*assessment.Assessment
	o := forms(t, "example.yaml", &made)
	all, _ := o.Workspace.Frameworks()
	gate := make(chan bool)
	o.Workspace.Frameworks = func() ([]*frameworks.Framework, error) {
		<-gate
		return all, nil
	}
	r := newRig(t, "example.yaml", 80, 24, o)
	r.press("enter enter")
	r.text("Blue ")
	r.send(tea.PasteMsg{Content: "Harbour\nLtd\a"})
	r.press("enter")
	r.text("q3")
	r.press("enter enter")
	r.text("Ada")
	r.press("enter")
	close(gate)
	h := r.makes(&made).Head()
	if h.Organisation != "Blue Harbour Ltd" || h.Scope != "q3" || h.Assessor != "Ada" {
		t.Errorf("made %+v", h)
	}
}

func TestMistakesAreToldAtTheField(t *testing.T) {
	var made []*assessment.Assessment
	r := form(t, &made)
	r.press("enter enter enter")
	r.sees("The organisation needs a name")
	r.text("A")
	if strings.Contains(r.shown(), "needs a name") {
		t.Error("the mistake is told though it is mended")
	}
	r.press("enter enter ctrl+u")
	r.text("2026-02-30")
	r.press("enter")
	r.sees("Write a day that exists as YYYY-MM-DD.", "2026-02-30")
	r.press("up up") // going back is free
	r.sees("› A")
	r.press("ctrl+s")
	r.sees("Write a day that exists as YYYY-MM-DD.")
	if len(made) > 0 || r.a.doc != nil {
		t.Error("it was made with a mistake")
	}
	r.press("ctrl+u")
	r.text("2026-02-28")
	r.press("ctrl+s")
	if h := r.makes(&made).Head(); h.Date != 20260228 || h.Organisation != "A" {
		t.Errorf("made %+v", h)
	}
}

func TestAllThatIsSaidOfAChoiceCanBeRead(t *testing.T) {
	var made []*assessment.Assessment
	r := newRig(t, "example.yaml", 60, 20, forms(t, "example.yaml", &made))
	r.comes("Framework")
	fw := framework(t, "example.yaml")
	r.press("tab ctrl+o")
	r.sees("esc closes")
	last := strings.Fields(fw.Profiles[0].Summary)
	for range 30 {
		r.press("down")
	}
	for _, reason := range fw.Profiles[0].Reasons {
		words := strings.Fields(reason)
		r.sees(words[len(words)-1])
	}
	r.press("pgup pgup pgup")
	r.sees(last[len(last)-1])
	r.press("esc")
	r.misses("esc closes")
	r.press("tab")
	r.text("Acme")
	r.press("ctrl+s")
	if h := r.makes(&made).Head(); h.Organisation != "Acme" || h.Profile != fw.Profiles[0].ID {
		t.Errorf("made %+v", h)
	}
}

func TestLettersChooseNoRow(t *testing.T) {
	var made []*assessment.Assessment
	r := form(t, &made)
	r.text("jjkkGq?T")
	r.sees("Choose a row with ↑ and ↓", "› Care for customer data")
	if r.quit || len(r.a.dialog) > 0 {
		t.Error("a letter left the form")
	}
}

func TestAnotherFrameworkHasOtherProfiles(t *testing.T) {
	var made []*assessment.Assessment
	r := form(t, &made)
	r.sees("Gaming")
	r.press("down")
	if strings.Contains(r.shown(), "Gaming") {
		t.Errorf("a profile of another framework is offered:\n%s", r.shown())
	}
	r.press("up enter")
	r.sees("Gaming", "Targets: level 3, but")
}

// Neither leaving nor ctrl+c leaves anything behind.
func TestLeavingMakesNothing(t *testing.T) {
	for _, keys := range []string{"esc l", "ctrl+c"} {
		var made []*assessment.Assessment
		r := form(t, &made)
		r.press("enter enter")
		r.text("Acme")
		r.press(keys)
		r.until("it has left", func() bool { return r.quit })
		if len(made) > 0 {
			t.Errorf("%s left an assessment behind", keys)
		}
	}
	var made []*assessment.Assessment
	r := form(t, &made)
	r.press("esc")
	r.until("it has left without asking", func() bool { return r.quit })
}

func TestWhatCannotBeMadeIsToldAndTriedAgain(t *testing.T) {
	var made []*assessment.Assessment
	o := forms(t, "example.yaml", &made)
	can, failed := o.Workspace.Make, false
	o.Workspace.Make = func(a *assessment.Assessment) (string, error) {
		if !failed {
			failed = true
			return "", errors.New("no space left")
		}
		return can(a)
	}
	r := newRig(t, "example.yaml", 80, 24, o)
	r.comes("Framework")
	r.press("enter enter")
	r.text("Acme")
	r.press("ctrl+s")
	r.comes("Not made: no space left")
	r.press("ctrl+s")
	if h := r.makes(&made).Head(); h.Organisation != "Acme" {
		t.Errorf("made %+v", h)
	}
}

func TestTheClickedLineOpens(t *testing.T) {
	var made []*assessment.Assessment
	r := form(t, &made)
	r.a.mouse = true
	for y, l := range strings.Split(r.shown(), "\n") {
		if strings.Contains(l, "Organisation") {
			r.send(tea.MouseClickMsg{X: 6, Y: y, Button: tea.MouseLeft})
		}
	}
	r.text("Acme")
	r.sees("› Acme")
}

// A new assessment on disk: its file is named after the organisation and the
// date, and never takes another's place.
func TestANewAssessmentOnDisk(t *testing.T) {
	s := newShelf(t)
	r := s.atHome(80, 24)
	for range 2 {
		r.press("c")
		r.comes("Ethical and secure use of customer data")
		r.press("enter enter")
		r.text("Blue Harbour")
		r.press("ctrl+s")
		r.comes("of 87")
		r.press("q")
		r.comes("in ~/posture")
	}
	if got := s.names(); got != "blue-harbour-2026-11-24-2 blue-harbour-2026-11-24" {
		t.Errorf("the files are %s", got)
	}
}
