package tui

import (
	"errors"
	"fmt"
	"regexp"
	"strings"
	"testing"

	"posture/assessment"
	"posture/ui/tui/home"
	"posture/ui/tui/screen"
)

// listOf is a workspace in memory with files and what is in them; those
// without facts are broken.
func listOf(files []home.File, facts map[string]home.Facts) Workspace {
	return Workspace{Means: home.Means{
		Dir: "~/posture",
		Find: looksAt(files, func(path string) (home.Facts, error) {
			if f, ok := facts[path]; ok {
				return f, nil
			}
			return home.Facts{}, fmt.Errorf("%s:14:5: no question CON-9.1 in customer-data-ethics 1.0.0; did you mean CON-2.1?\n%s:20:5: level 7 isn't on the scale; give one from 0 to 5", path, path)
		}),
		Folder: func(string) []string {
			return []string{"answers.csv", "archive/", "client/", "notes.txt", "q3.posture.yaml", "interviews and their answers.xlsx"}
		},
	}}
}

// looksAt finds files that are read one after the other.
func looksAt(files []home.File, read func(path string) (home.Facts, error)) func() (home.Look, error) {
	look := home.Look{Files: files, Read: func(paths []string) []home.Found {
		found := make([]home.Found, len(paths))
		for i, path := range paths {
			found[i].Facts, found[i].Err = read(path)
		}
		return found
	}}
	return func() (home.Look, error) { return look, nil }
}

// factsOf is what is in an assessment whose first n questions are answered.
func factsOf(t *testing.T, fw, organisation string, n int) home.Facts {
	t.Helper()
	a := fresh(t, framework(t, fw))
	for i, q := range a.Framework().Questions() {
		if i < n {
			set(t, a, "Ada Marsh", q.ID, level((i+3)%6))
		}
	}
	h := a.Head()
	h.Organisation = organisation
	s := assessment.Evaluate(a)
	f := home.Facts{Head: h, Framework: a.Framework().Title, Version: "1.0.0", Scale: a.Framework().Scale, Overall: s.Overall.Measure, NotAsked: len(s.Overall.NotAsked)}
	if s.Profile != nil {
		f.Profile = s.Profile.Title
	}
	return f
}

// workspaces are what the gallery shows the first screen with.
func workspaces(t *testing.T) map[string]Workspace {
	many, manyFacts := []home.File(nil), map[string]home.Facts{}
	for i := range 60 {
		path := fmt.Sprintf("/w/client-%02d", i)
		many = append(many, home.File{Path: path, Name: path[3:], Archived: i == 7, Changed: noon.AddDate(0, 0, -i*9)})
		manyFacts[path] = factsOf(t, "example.yaml", fmt.Sprintf("Client number %d", i), i%7)
	}
	few := []home.File{
		{Path: "/w/brindlewick", Name: "brindlewick", Changed: noon},
		{Path: "/w/client/cut", Name: "client/cut", Changed: noon.AddDate(0, 0, -4)},
		{Path: "/w/harbour", Name: "harbour", Changed: noon.AddDate(0, -11, 0)},
	}
	strange := []home.File{{Path: "/w/x\u202e", Name: "x\u202e日本語" + strings.Repeat("長", 40), Changed: noon}, {Path: "/w/broken\x1b[2J", Name: "broken\x1b[2J👨‍👩‍👧‍👦", Changed: noon}}
	h := factsOf(t, "hostile.yaml", "株式会社 "+strings.Repeat("長", 60), 2)
	h.Head.Scope, h.Head.Assessor, h.Profile = "\u200fمرحبا\u202e turned \x1b]0;title\a", "👨‍👩‍👧‍👦", strings.Repeat("é́́", 80)
	return map[string]Workspace{
		"empty": listOf(nil, nil),
		"half": listOf(few, map[string]home.Facts{
			"/w/brindlewick": factsOf(t, "example.yaml", "Brindlewick Outfitters", 3), "/w/harbour": factsOf(t, "example.yaml", "Blue Harbour", 6),
		}),
		"full":    listOf(many, manyFacts),
		"hostile": listOf(strange, map[string]home.Facts{"/w/x\u202e": h}),
	}
}

// A place is a screen of the workspace or a mode of it, and how one comes
// there.
type workplace struct {
	options Options
	keys    string
	typed   string
	comes   string // what is there once all is read
}

func workplaces(t *testing.T) map[string]workplace {
	all := map[string]workplace{}
	for name, w := range workspaces(t) {
		o := Options{First: screen.Home{}, Workspace: w}
		comes := map[string]string{"empty": "Import", "half": "Brindlewick", "full": "Client number 0", "hostile": "株"}[name]
		all["home-"+name] = workplace{o, "down", "", comes}
		if name == "half" {
			all["home-find"] = workplace{o, "/", "har", comes}
			all["home-duplicate"] = workplace{o, "D", "", comes}
			all["home-rename"] = workplace{o, "R ctrl+u enter", "", comes}
			all["home-import"] = workplace{o, "i", "", comes}
			all["home-nothing-found"] = workplace{o, "/", "nothing of that kind", comes}
			all["home-help"] = workplace{o, "?", "", comes}
		}
		if name == "full" {
			all["home-archive"] = workplace{o, "tab", "", comes}
		}
	}
	lost := Options{First: screen.Home{}}
	lost.Workspace.Means = home.Means{Dir: "~/posture", Find: func() (home.Look, error) {
		return home.Look{}, errors.New("~/posture: can't be read: permission denied; let yourself in, or take another folder")
	}}
	all["home-unreadable"] = workplace{lost, "", "", "can't be listed"}
	for _, fw := range []string{"example", "hostile"} {
		var made []*assessment.Assessment
		o := forms(t, fw+".yaml", &made)
		all["create-"+fw] = workplace{o, "", "", "Framework"}
		all["create-profile-"+fw] = workplace{o, "enter", "", "Framework"}
	}
	var made []*assessment.Assessment
	o := forms(t, "example.yaml", &made)
	all["create-organisation"] = workplace{o, "enter enter", "", "Framework"}
	all["create-mistake"] = workplace{o, "enter enter enter", "", "Framework"}
	all["create-typed"] = workplace{o, "enter enter", "\u202e株式会社 مرحبا " + strings.Repeat("長", 70), "Framework"}
	all["report-written"] = workplace{Options{Reports: (&press{}).reports()}, "r down down space w", "", "Brindlewick"}
	return all
}

var stillReading = regexp.MustCompile(`read [0-9]+ of`)

func (w workplace) open(t *testing.T, width, height int) *rig {
	t.Helper()
	r := newRig(t, "example.yaml", width, height, w.options)
	r.until("all is read", func() bool {
		return (r.a.doc != nil || strings.Contains(r.shown(), w.comes)) && !strings.Contains(r.shown(), "reading …") && !stillReading.MatchString(r.shown())
	})
	r.press(w.keys)
	r.text(w.typed)
	for _, late := range [][2]string{{" i", "answers.csv"}, {" w", "Written"}} {
		if strings.HasSuffix(" "+w.keys, late[0]) {
			r.comes(late[1])
		}
	}
	return r
}

func TestGalleryOfTheWorkspace(t *testing.T) {
	for name, w := range workplaces(t) {
		t.Run(name, func(t *testing.T) {
			var b strings.Builder
			for _, size := range sizes {
				frame(t, &b, w.open(t, size[0], size[1]), size)
			}
			golden(t, name, b.String())
		})
	}
}

func TestKeysOfTheWorkspace(t *testing.T) {
	for name, w := range workplaces(t) {
		r := w.open(t, 80, 24)
		if len(r.a.dialog) > 0 {
			continue
		}
		k := r.a.top().Keys()
		checkKeys(t, name, append(append(k.List[:len(k.List):len(k.List)], screen.List(r.a.ownKeys())...), screen.List(urgentKeys())...), k.Typing)
	}
}

// A frame of these costs as little as one of a question.
func TestAllocationsOfAFrameOfTheWorkspace(t *testing.T) {
	const most = 1000
	for name, w := range workplaces(t) {
		for _, size := range [][2]int{{80, 24}, {300, 100}} {
			r := w.open(t, size[0], size[1])
			down, up := screen.Press("down"), screen.Press("up")
			i := 0
			if n := testing.AllocsPerRun(20, func() {
				if i++; i%2 == 0 {
					r.a.Update(up)
				} else {
					r.a.Update(down)
				}
				r.a.View()
			}); n > most {
				t.Errorf("%s at %d × %d: %.0f allocations, want at most %d", name, size[0], size[1], n, most)
			} else {
				t.Logf("%s at %d × %d: %.0f", name, size[0], size[1], n)
			}
		}
	}
}
