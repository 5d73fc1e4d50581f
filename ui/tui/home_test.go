package tui

import (
	"fmt"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"
	"time"

	"posture/assessment"
	"posture/assessment/example"
	"posture/assessment/store"
	"posture/frameworks"
	"posture/ui/tui/home"
	"posture/ui/tui/screen"
)

// A shelf is a workspace on disk, in a home folder of its own.
type shelf struct {
	t    *testing.T
	home string
	dir  string
	s    *store.Store
}

func newShelf(t *testing.T) *shelf {
	t.Helper()
	dir := t.TempDir()
	fw := framework(t, "example.yaml")
	find := func(id, version string) (*frameworks.Framework, error) {
		if id == fw.ID && version == fw.Version {
			return fw, nil
		}
		return frameworks.BuiltinVersion(id, version)
	}
	return &shelf{t, dir, filepath.Join(dir, "posture"), store.New(find)}
}

// add puts an assessment of an organisation into the workspace.
func (s *shelf) add(name, organisation string, edit func(*assessment.Assessment)) string {
	s.t.Helper()
	a := fresh(s.t, framework(s.t, "example.yaml"))
	h := a.Head()
	h.Organisation = organisation
	a, err := assessment.New(a.Framework(), h, by("Ada Marsh"))
	if err != nil {
		s.t.Fatal(err)
	}
	if edit != nil {
		edit(a)
	}
	path := filepath.Join(s.dir, name+store.Ending)
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		s.t.Fatal(err)
	}
	if _, err := s.s.Create(path, a); err != nil {
		s.t.Fatal(err)
	}
	s.dated(path)
	return path
}

func (s *shelf) write(path, text string) string {
	s.t.Helper()
	path = filepath.Join(s.home, path)
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		s.t.Fatal(err)
	}
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		s.t.Fatal(err)
	}
	s.dated(path)
	return path
}

// dated sets a file's time to that of the tests' clock.
func (s *shelf) dated(path string) {
	s.t.Helper()
	if err := os.Chtimes(path, noon, noon); err != nil {
		s.t.Fatal(err)
	}
}

// names are the assessment files that are there.
func (s *shelf) names() string {
	var names []string
	filepath.WalkDir(s.dir, func(path string, d os.DirEntry, _ error) error {
		if d != nil && strings.HasSuffix(path, store.Ending) {
			rest, _ := filepath.Rel(s.dir, path)
			names = append(names, strings.TrimSuffix(filepath.ToSlash(rest), store.Ending))
		}
		return nil
	})
	return strings.Join(names, " ")
}

func (s *shelf) options() Options {
	return Options{
		First: screen.Home{}, Open: Opener(s.s), Create: Creator(s.s), ReadSheet: SheetReader(s.s, s.home),
		Workspace: StoredWorkspace(s.s, s.s.Workspace(s.dir), s.home),
	}
}

// atHome opens the application on the shelf, and waits until all is read.
func (s *shelf) atHome(width, height int) *rig {
	s.t.Helper()
	r := newRig(s.t, "example.yaml", width, height, s.options())
	r.until("the list is there", func() bool {
		return !strings.Contains(r.shown(), "Looking at") && !strings.Contains(r.shown(), "reading …")
	})
	return r
}

// comes waits until something is on the screen.
func (r *rig) comes(text string) {
	r.t.Helper()
	r.until(fmt.Sprintf("%q is on the screen", text), func() bool { return strings.Contains(r.shown(), text) })
}

// choose goes to the first row with a text.
func (r *rig) choose(text string) {
	r.t.Helper()
	r.press("home")
	for range 50 {
		for l := range strings.SplitSeq(r.shown(), "\n") {
			if strings.Contains(l, "› ") && strings.Contains(l, text) {
				return
			}
		}
		r.press("down")
	}
	r.t.Fatalf("there is no row with %q:\n%s", text, r.shown())
}

func TestAnEmptyWorkspaceSaysWhatThisIs(t *testing.T) {
	r := newShelf(t).atHome(80, 24)
	r.sees("posture asks how an organisation treats customers' data", "Start an assessment", "Look at the example", "Import", "~/posture")
	r.press("down enter")
	r.comes("of 87")
	r.press("q")
	r.comes(fmt.Sprintf("%d assessments in ~/posture", len(example.List()[0].Files)))
}

func TestTheListTellsWhatIsInEachFile(t *testing.T) {
	s := newShelf(t)
	s.add("harbour", "Blue Harbour", func(a *assessment.Assessment) {
		for _, q := range a.Framework().Questions() {
			set(t, a, "Ada Marsh", q.ID, level(3))
		}
	})
	s.add("client/half", "Half Done Ltd", func(a *assessment.Assessment) { set(t, a, "Ada Marsh", "GOV-1.1", level(2)) })
	s.write("posture/broken.posture.yaml", "schema: posture/assessment/v1\norganisation: X\nnonsense: 1\n...\n")
	r := s.atHome(120, 40)
	r.sees("3 assessments in ~/posture", "Blue Harbour", "Online shop, US and C…", "100 %", " 3  Defined", "3.0", "today", "Half Done Ltd", "17 %",
		"! broken", "can't be read: line 1")
	r.choose("Half Done")
	r.sees("No level yet, 1 layer isn't asked; score 2.0 (0.3–4.6)", "1 of 6 answered", "client/half")
	r.choose("! broken")
	r.sees(`unknown key "nonsense"`)
	r.press("enter")
	r.comes("This file can't be opened.")
	r.press("q")
	r.choose("Blue Harbour")
	r.press("enter")
	r.comes("GOV-1.1")
}

func TestWhatHasChangedIsSeenOnComingBack(t *testing.T) {
	s := newShelf(t)
	s.add("a", "Acme", nil)
	r := s.atHome(80, 24)
	r.press("enter")
	r.comes("GOV-1.1")
	r.press("3 right 3")
	r.settled()
	r.press("q")
	r.comes("33 %")
}

func TestTheListIsFilteredByWords(t *testing.T) {
	s := newShelf(t)
	for _, o := range []string{"Calder Ltd", "Ethical Goods", "Mossgrain"} {
		s.add(strings.ToLower(o[:4]), o, nil)
	}
	r := s.atHome(80, 24)
	r.press("/")
	r.text("cal")
	if got := r.shown(); strings.Contains(got, "Ethical Goods") || strings.Contains(got, "Mossgrain") {
		t.Errorf("cal finds more than Calder:\n%s", got)
	}
	r.sees("1 of 3", "Calder Ltd")
	r.press("tab")
	r.sees("esc shows all")
	r.press("esc")
	r.sees("Mossgrain", "Ethical Goods")
	r.press("/")
	r.text("moss 2026-11")
	r.press("enter")
	r.comes("GOV-1.1")
	r.press("d")
	r.sees("Mossgrain")
}

func TestFilesAreDuplicatedRenamedAndPutAway(t *testing.T) {
	s := newShelf(t)
	s.add("acme", "Acme", func(a *assessment.Assessment) { set(t, a, "Ada Marsh", "GOV-1.1", level(2)) })
	s.add("other", "Other", nil)
	r := s.atHome(80, 24)
	r.choose("Acme")
	r.press("D ctrl+u")
	r.text("other")
	r.press("enter")
	r.comes("There is a file of this name already.")
	r.press("ctrl+u")
	r.text("acme 2")
	r.press("enter")
	r.comes("Duplicated as acme 2.posture.yaml.")
	r.comes("3 assessments")
	r.press("R ctrl+u")
	r.text("a/b")
	r.press("enter")
	r.sees(`A name has none of / \ and : in it.`)
	r.press("ctrl+u")
	r.text("renamed")
	r.press("enter")
	r.comes("Renamed to renamed.posture.yaml.")
	r.until("it is chosen", func() bool { return strings.Contains(r.shown(), "renamed · changed") })
	if got := s.names(); got != "acme other renamed" {
		t.Errorf("the files are %s", got)
	}
	r.press("A")
	r.comes("z takes it back")
	r.comes("2 assessments")
	if got := s.names(); got != "acme archive/renamed other" {
		t.Errorf("the files are %s", got)
	}
	r.press("z")
	r.comes("is back among the assessments")
	r.comes("3 assessments")
	r.choose("Other")
	r.press("A")
	r.comes("2 assessments")
	r.press("tab")
	r.comes("Other")
	r.sees("Archive", "1 assessment")
	r.press("A")
	r.comes("is back among the assessments")
	if got := s.names(); got != "acme other renamed" {
		t.Errorf("the files are %s", got)
	}
}

func TestASpreadsheetAnswersTheChosenAssessment(t *testing.T) {
	s := newShelf(t)
	path := s.add("acme", "Acme", nil)
	s.write("answers.csv", "question,answer,note\nGOV-1.1,3,\nGOV-1.2,unknown,nobody there\n")
	s.write("wrong.csv", "question,answer\nGOV-1.1,7\nNONE,3\n")
	r := s.atHome(80, 24)
	r.press("i")
	r.comes("posture/")
	r.text("wro")
	r.comes("wrong.csv")
	r.press("tab enter")
	r.comes("These answers can't be taken in.")
	r.sees("wrong.csv", `"7" is no answer`, "· wrong.csv:3: no question NONE", "Mend what is listed in the spreadsheet", "q back")
	r.press("q i")
	r.text("ans")
	r.comes("answers.csv")
	r.press("tab enter")
	r.comes("2 questions taken from answers.csv. z takes it back.")
	r.settled()
	f, err := s.s.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	if a := f.Assessment(); a.Record(a.Framework().Question("GOV-1.1")).Level != 3 {
		t.Error("the answers aren't on disk")
	}
	r.press("z")
	r.answerIs("GOV-1.1", "open")
	r.answerIs("GOV-1.2", "open")
	r.settled()
}

func TestAnAssessmentFromElsewhereIsCopiedIn(t *testing.T) {
	s := newShelf(t)
	from := s.add("acme", "Acme", nil)
	b, err := os.ReadFile(from)
	if err != nil {
		t.Fatal(err)
	}
	s.write("mail/q3.yaml", string(b))
	s.write("mail/cut.yaml", string(b[:len(b)/2]))
	r := s.atHome(80, 24)
	r.press("i")
	r.text("mail/cut.yaml")
	r.press("enter")
	r.comes("cut off")
	r.press("ctrl+u")
	r.text("~/mail/q3.yaml")
	r.press("enter")
	r.comes("q3.posture.yaml was copied in.")
	r.comes("2 assessments")
	if got := s.names(); got != "acme q3" {
		t.Errorf("the files are %s", got)
	}
}

// Links that lead nowhere are listed, and it is told what they are.
func TestLinksThatLeadNowhereAreListed(t *testing.T) {
	s := newShelf(t)
	s.add("acme", "Acme", nil)
	for from, to := range map[string]string{"gone": "nothing.posture.yaml", "loop": "loop.posture.yaml"} {
		if err := os.Symlink(to, filepath.Join(s.dir, from+store.Ending)); err != nil {
			t.Fatal(err)
		}
	}
	r := s.atHome(120, 40)
	r.sees("3 assessments", "! gone", "! loop", "can't be read: is a link that leads nowhere; mend the link, or remove it")
	r.choose("! loop")
	r.press("enter")
	r.comes("This file can't be opened.")
	r.sees("· loop.posture.yaml: is a link that leads nowhere; mend the link, or remove it", "Once that is mended, open the file again.", "q back")
}

func TestALongListHasItsAirBelow(t *testing.T) {
	s := newShelf(t)
	for i := range 20 {
		s.add(fmt.Sprint("a", i), fmt.Sprint("Acme ", i), nil)
	}
	for _, height := range []int{20, 24, 30} {
		r := s.atHome(80, height)
		lines := strings.Split(r.shown(), "\n")
		for i, l := range lines {
			switch {
			case strings.Contains(l, "Organisation") && lines[i-1] == "":
				t.Errorf("%d: there is air above the list:\n%s", height, r.shown())
			case strings.Contains(l, "1 of 20 ↓") && lines[i+1] != "":
				t.Errorf("%d: the tally has no air below:\n%s", height, r.shown())
			}
		}
		r.sees("1 of 20 ↓", "q leave")
	}
}

func TestANameThatIsTooLongIsTold(t *testing.T) {
	s := newShelf(t)
	s.add("acme", "Acme", nil)
	r := s.atHome(80, 24)
	r.press("R ctrl+u")
	r.text(strings.Repeat("long", 75))
	r.press("enter")
	r.sees("This name is too long. Give a shorter one.")
	r.press("ctrl+u")
	r.text(strings.Repeat("a", 200))
	r.press("enter")
	r.comes("Renamed to")
	f, err := s.s.Open(filepath.Join(s.dir, strings.Repeat("a", 200)+store.Ending))
	if err != nil {
		t.Fatal(err)
	}
	if _, err := f.Save(nil); err != nil {
		t.Error("with the longest name that is taken nothing can be saved:", err)
	}
}

// Where the workspace can't be made, the form that has no field for another
// folder says how to name one.
func TestAFileInTheWorkspacesPlace(t *testing.T) {
	s := newShelf(t)
	s.write("posture", "")
	w := StoredWorkspace(s.s, s.s.Workspace(s.dir), s.home)
	_, err := w.Make(fresh(t, framework(t, "example.yaml")))
	if err == nil || !strings.HasSuffix(err.Error(), "leave posture and begin it with another folder: posture --dir FOLDER") {
		t.Error(err)
	}
	r := newRig(t, "example.yaml", 80, 24, s.options())
	r.comes("The assessments can't be listed.")
	r.sees("name another folder")
}

func TestNoSpreadsheetWithoutAnAssessment(t *testing.T) {
	s := newShelf(t)
	r := s.atHome(80, 24)
	r.press("i")
	r.text("answers.csv")
	r.press("enter")
	r.sees("A spreadsheet answers an assessment.")
}

// Ten thousand files are listed at once, and keys act while they are read.
func TestAListOfThousandsNeverBlocksKeys(t *testing.T) {
	const n = 10_000
	files := make([]home.File, n)
	for i := range files {
		files[i] = home.File{Path: fmt.Sprintf("/w/%05d", i), Name: fmt.Sprintf("%05d", i), Changed: noon.Add(-60e9 * 60 * 24)}
	}
	gate := make(chan bool)
	a := fresh(t, framework(t, "example.yaml"))
	o := Options{First: screen.Home{}}
	o.Workspace.Means = home.Means{
		Dir: "~/posture",
		Find: looksAt(files, func(string) (home.Facts, error) {
			<-gate
			return home.Facts{Head: a.Head(), Scale: a.Framework().Scale}, nil
		}),
	}
	r := newRig(t, "example.yaml", 80, 24, o)
	r.comes("read 0 of 10000")
	r.press("down down")
	r.sees("› 00002")
	r.press("end")
	r.sees("› 09999")
	r.press("/")
	r.text("00777")
	r.sees("› 00777")
	r.press("esc")
	for range 24 {
		gate <- true
	}
	r.comes("read 24 of 10000")
	close(gate)
}

// While the example is being made no other assessment opens under it.
func TestNothingOpensWhileTheExampleIsMade(t *testing.T) {
	s := newShelf(t)
	s.add("acme", "Acme", nil)
	o := s.options()
	gate, make := make(chan bool), o.Workspace.Example
	o.Workspace.Example = func() (string, error) {
		<-gate
		return make()
	}
	r := newRig(t, "example.yaml", 80, 24, o)
	r.comes("Acme")
	r.press("e enter c A")
	r.sees("One moment: making the example …")
	if r.a.opening || len(r.a.screen) != 1 {
		t.Error("something was opened meanwhile")
	}
	close(gate)
	r.comes("of 87")
}

// What was read once, and not a moment after it was changed, is there with the
// next first look.
func TestTheIndexSparesReading(t *testing.T) {
	s := newShelf(t)
	s.s.Cache = t.TempDir()
	s.add("acme", "Acme", nil)
	s.add("other", "Other", nil)
	s.write("posture/broken"+store.Ending, "nonsense")
	old := time.Unix(1600000000, 0)
	for _, name := range strings.Fields(s.names()) {
		if err := os.Chtimes(filepath.Join(s.dir, name+store.Ending), old, old); err != nil {
			t.Fatal(err)
		}
	}
	for _, known := range []int{0, 3} {
		look, err := s.options().Workspace.Find()
		if err != nil {
			t.Fatal(err)
		}
		var paths []string
		n := 0
		for _, f := range look.Files {
			paths = append(paths, f.Path)
			if f.Found != nil {
				n++
			}
		}
		if n != known {
			t.Errorf("%d are known, want %d", n, known)
		}
		for i, f := range look.Read(paths) {
			if k := look.Files[i].Found; k != nil && !reflect.DeepEqual(*k, f) {
				t.Errorf("the index has\n%+v, the file\n%+v", k, f)
			}
		}
	}
}
