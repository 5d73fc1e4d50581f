package tui

import (
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"

	"posture/assessment"
	"posture/frameworks"
	"posture/ui/tui/screen"
)

func fields(s string) []string { return strings.Fields(s) }

// big is a framework of so many layers of ten practices of ten questions.
func big(t testing.TB, layers int) *frameworks.Framework {
	var b strings.Builder
	b.WriteString("schema: posture/framework/v1\nid: big\nversion: 1.0.0\ntitle: Big\nlayers:\n")
	for l := range layers {
		fmt.Fprintf(&b, "  - id: L%d\n    title: Layer %d\n    practices:\n", l, l)
		for p := range 10 {
			fmt.Fprintf(&b, "      - id: L%d-%d\n        title: Practice %d of layer %d\n        questions:\n", l, p, p, l)
			for q := range 10 {
				fmt.Fprintf(&b, "          - id: L%d-%d.%d\n            ask: Is the thing that number %d asks about done every day, by whom, and what shows it?\n", l, p, q, q)
				b.WriteString("            why: When it isn't done, nobody notices until somebody is harmed by it.\n            levels: {0: Nobody does it., 3: There is a way of doing it that is written down and followed by everybody who has to., 5: It is tested.}\n")
			}
		}
	}
	fw, err := frameworks.Load("big", []byte(b.String()))
	if err != nil {
		t.Fatal(err)
	}
	return fw
}

// opened is the application on a framework, without a disk.
func openOn(t testing.TB, fw *frameworks.Framework, width, height int) *App {
	a := New(Options{Now: clock, First: firstFile, Open: func(string) (File, *assessment.Assessment, error) { return nil, nil, nil }})
	a.Update(tea.WindowSizeMsg{Width: width, Height: height})
	x := fresh(t, fw)
	a.opening = true
	a.Update(opened{path: "q3.posture.yaml", file: &memory{a: x}, a: x})
	return a
}

// A frame costs what is seen, not what there is.
func TestAllocationsOfAFrame(t *testing.T) {
	const most = 1000
	for _, layers := range []int{1, 50} {
		fw := big(t, layers)
		for _, size := range [][2]int{{80, 24}, {120, 40}, {300, 100}} {
			a := openOn(t, fw, size[0], size[1])
			down, right := screen.Press("down"), screen.Press("right")
			for what, f := range map[string]func(){
				"the same question": func() { a.Update(down); a.View() },
				"the next question": func() { a.Update(right); a.View() },
			} {
				if n := testing.AllocsPerRun(20, f); n > most {
					t.Errorf("%d questions, %d × %d, %s: %.0f allocations, want at most %d", layers*100, size[0], size[1], what, n, most)
				}
			}
		}
	}
}

func BenchmarkFrame(b *testing.B) {
	for _, layers := range []int{1, 50} {
		a := openOn(b, big(b, layers), 120, 40)
		keys := []tea.KeyPressMsg{screen.Press("down"), screen.Press("right"), screen.Press("up")}
		b.Run(fmt.Sprintf("%d questions", layers*100), func(b *testing.B) {
			b.ReportAllocs()
			for i := 0; b.Loop(); i++ {
				a.Update(keys[i%len(keys)])
				a.View()
			}
		})
	}
}

func BenchmarkAnswer(b *testing.B) {
	for _, layers := range []int{1, 50} {
		a := openOn(b, big(b, layers), 120, 40)
		keys := []tea.KeyPressMsg{screen.Press("3"), screen.Press("4")}
		b.Run(fmt.Sprintf("%d questions", layers*100), func(b *testing.B) {
			for i := 0; b.Loop(); i++ {
				a.Update(keys[i%len(keys)])
				a.View()
			}
		})
	}
}

// A panic in a goroutine of our own would leave the terminal raw, so there is
// none: slow work is a command.
func TestNoGoStatements(t *testing.T) {
	set := token.NewFileSet()
	err := fs.WalkDir(os.DirFS("."), ".", func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || !strings.HasSuffix(path, ".go") || strings.HasSuffix(path, "_test.go") {
			return err
		}
		f, err := parser.ParseFile(set, path, nil, 0)
		if err != nil {
			return err
		}
		ast.Inspect(f, func(n ast.Node) bool {
			if g, ok := n.(*ast.GoStmt); ok {
				t.Errorf("%s: a go statement; make it a command", set.Position(g.Pos()))
			}
			return true
		})
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}
