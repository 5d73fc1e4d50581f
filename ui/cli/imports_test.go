package cli

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"path"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// A rule says what the files of a folder may import of ours, and why. A name
// that ends in /… stands for the folder and all under it.
type rule struct {
	folder string
	why    string
	may    []string
}

// The map of the house. A folder that it doesn't name fails the test.
var house = []rule{
	{".", "main hands over and knows nothing", []string{"ui/cli"}},
	{"frameworks", "what is asked knows nobody; its leaves help to read and to show it", []string{"frameworks/strict", "frameworks/visible"}},
	{"frameworks/strict", "a leaf, so that every reader of YAML can stand on it", []string{"frameworks/visible"}},
	{"frameworks/visible", "a leaf, so that every room can show text safely", nil},
	{"frameworks/lint/…", "for authors; the reader does without it", []string{"frameworks", "frameworks/strict", "frameworks/visible", "frameworks/lint/…"}},
	{"assessment", "the method knows what is asked, and no file or screen", []string{"frameworks", "frameworks/strict", "frameworks/visible"}},
	{"assessment/store", "the only room with a door to the disk", []string{"assessment", "frameworks/…"}},
	{"assessment/sheet", "a table in, changes out", []string{"assessment", "frameworks/…"}},
	{"assessment/calendar", "actions out, nothing in", []string{"assessment"}},
	{"assessment/example", "its organisations are assessment files, read by the store's own reader", []string{"assessment", "assessment/store", "frameworks/…"}},
	{"reports", "worded once, laid out many times", []string{"assessment", "frameworks", "frameworks/strict", "frameworks/visible", "reports/chart"}},
	{"reports/chart", "geometry in unit coordinates knows nothing", nil},
	{"reports/palette", "colours know nothing", nil},
	{"reports/pdf", "a layout adds no word and no figure", layouts},
	{"reports/html", "a layout adds no word and no figure", layouts},
	{"reports/xlsx", "a layout adds no word and no figure, and its sheets are taken back by the room that knows their columns", []string{"reports", "reports/chart", "reports/palette", "frameworks/visible", "assessment/sheet"}},
	{"reports/markdown", "a layout adds no word and no figure", layouts},
	{"reports/json", "a layout adds no word and no figure", layouts},
	{"ui/cli", "it wires the rooms, and leaves single screens to the application", []string{"assessment/…", "frameworks/…", "reports/…", "ui/plain", "ui/tui", "ui/tui/screen", "ui/tui/theme"}},
	{"ui/plain", "the questionnaire for who has no screen", []string{"assessment/…", "frameworks/…", "reports/…"}},
	{"ui/ptytest", "a terminal for tests knows nothing of ours", nil},
	{"ui/tui", "the application opens its screens and hands them what they need", []string{"ui/tui/…", "assessment/…", "frameworks/…", "reports/…"}},
	{"ui/tui/theme", "fourteen colours with a meaning", []string{"reports/palette"}},
	{"ui/tui/screen", "the contract", []string{"ui/tui/theme", "reports", "assessment", "frameworks"}},
	{"ui/tui/widget", "what screens are made of", []string{"ui/tui/theme", "reports/chart", "frameworks/visible"}},
	{"ui/tui/*", "a screen never knows another screen, nor the disk", []string{"ui/tui/screen", "ui/tui/theme", "ui/tui/widget", "reports", "reports/chart", "assessment", "frameworks", "frameworks/visible"}},
}

var layouts = []string{"reports", "reports/chart", "reports/palette", "frameworks/visible"}

// Libraries that stay in their rooms.
var keepers = map[string][]string{
	"github.com/jung-kurt/gofpdf":      {"reports/pdf"},
	"github.com/xuri/excelize/v2":      {"reports/xlsx"},
	"go.yaml.in/yaml/v4":               {"frameworks/strict"},
	"github.com/spf13/cobra":           {"ui/cli"},
	"github.com/gofrs/flock":           {"assessment/store"},
	"charm.land/bubbletea/v2":          {"ui/tui/…"},
	"charm.land/lipgloss/v2":           {"ui/tui/…"},
	"charm.land/huh/v2":                {"ui/tui/…"},
	"charm.land/bubbles/v2":            {"ui/tui/…"},
	"github.com/creack/pty":            {"ui/ptytest"},
	"github.com/charmbracelet/x/vt":    {"ui/ptytest"},
	"github.com/rogpeppe/go-internal/": {},
}

// The pure rooms have no door: no file, network, clock, chance, environment or
// terminal.
var pure = []string{"frameworks/…", "assessment", "assessment/sheet", "assessment/calendar", "assessment/example", "reports/…"}

var doors = []string{"os", "os/exec", "net", "net/http", "math/rand", "math/rand/v2", "crypto/rand", "syscall", "time/tzdata"}

func TestWhoMayImportWhom(t *testing.T) {
	root := "../.."
	err := filepath.WalkDir(root, func(name string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if d.IsDir() && (d.Name() == "testdata" || strings.HasPrefix(d.Name(), ".") && name != root) {
			return filepath.SkipDir
		}
		if !strings.HasSuffix(name, ".go") || strings.HasSuffix(name, "_test.go") {
			return nil
		}
		rel, err := filepath.Rel(root, filepath.Dir(name))
		if err != nil {
			return err
		}
		file, err := parser.ParseFile(token.NewFileSet(), name, nil, 0)
		if err != nil {
			return err
		}
		checkFile(t, filepath.ToSlash(rel), name, file)
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}

func checkFile(t *testing.T, folder, name string, file *ast.File) {
	r := ruleFor(folder)
	if r == nil {
		t.Errorf("%s: the folder %s isn't on the map; say what it is and whom it may know", name, folder)
		return
	}
	isPure := matches(folder, pure)
	for _, spec := range file.Imports {
		imported, _ := strconv.Unquote(spec.Path.Value)
		if ours, ok := strings.CutPrefix(imported, "posture/"); ok && !matches(ours, r.may) {
			t.Errorf("%s imports %s, but %s may know only %v: %s", name, imported, folder, r.may, r.why)
		}
		if isPure && slices.Contains(doors, imported) {
			t.Errorf("%s imports %s, a door in a pure room", name, imported)
		}
		for library, rooms := range keepers {
			if (imported == library || strings.HasPrefix(imported, strings.TrimSuffix(library, "/")+"/")) && !matches(folder, rooms) {
				t.Errorf("%s imports %s, which stays in %v", name, imported, rooms)
			}
		}
	}
	ast.Inspect(file, func(n ast.Node) bool {
		if s, ok := n.(*ast.SelectorExpr); ok && isPure {
			if x, ok := s.X.(*ast.Ident); ok && x.Name == "time" && (s.Sel.Name == "Now" || s.Sel.Name == "Since") {
				t.Errorf("%s reads the clock (time.%s) in a pure room", name, s.Sel.Name)
			}
		}
		return true
	})
}

func ruleFor(folder string) *rule {
	for i := range house {
		if ok, _ := path.Match(house[i].folder, folder); ok || matches(folder, []string{house[i].folder}) {
			return &house[i]
		}
	}
	return nil
}

func matches(folder string, patterns []string) bool {
	return slices.ContainsFunc(patterns, func(p string) bool {
		if base, ok := strings.CutSuffix(p, "/…"); ok {
			return folder == base || strings.HasPrefix(folder, base+"/")
		}
		return p == folder
	})
}
