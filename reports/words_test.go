package reports

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
)

// Every key that the reports use has its words, and no words lie idle: so a
// translation of words/en.txt is a whole language.
func TestWordsAndTheirUsesMatch(t *testing.T) {
	asked, used, prefix := literals(t)
	have := English().texts
	for key := range asked {
		if have[key] == "" && !prefix[key] {
			t.Errorf("no words for %q", key)
		}
	}
	for key := range have {
		base := strings.TrimSuffix(strings.TrimSuffix(strings.TrimSuffix(key, ".none"), ".one"), ".many")
		if used[key] || used[base] {
			continue
		}
		if prefix[key[:strings.LastIndex(key, ".")+1]] || prefix[base[:strings.LastIndex(base, ".")+1]] {
			continue
		}
		t.Errorf("nothing says %q", key)
	}
	for key := range have {
		if one, many := strings.HasSuffix(key, ".one"), strings.HasSuffix(key, ".many"); one && have[strings.TrimSuffix(key, "one")+"many"] == "" ||
			many && have[strings.TrimSuffix(key, "many")+"one"] == "" {
			t.Errorf("%q has no counterpart for one or many", key)
		}
	}
}

// A key that stands twice would lose the words of the first.
func TestEachKeyHasItsWordsOnce(t *testing.T) {
	data, err := wordFiles.ReadFile("words/en.txt")
	if err != nil {
		t.Fatal(err)
	}
	seen := map[string]bool{}
	for line := range strings.Lines(string(data)) {
		key, _, ok := strings.Cut(strings.TrimSpace(line), " = ")
		if ok && !strings.HasPrefix(key, "#") && seen[key] {
			t.Errorf("%q stands twice", key)
		}
		seen[key] = true
	}
}

// literals are the string constants of the reports' code: those that Say or
// Count are asked for, all of them, and those that end in a dot, which are
// beginnings of keys.
func literals(t *testing.T) (asked, used, prefix map[string]bool) {
	t.Helper()
	asked, used, prefix = map[string]bool{}, map[string]bool{}, map[string]bool{}
	err := filepath.WalkDir(".", func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || !strings.HasSuffix(path, ".go") || strings.HasSuffix(path, "_test.go") {
			return err
		}
		file, err := parser.ParseFile(token.NewFileSet(), path, nil, 0)
		if err != nil {
			return err
		}
		ast.Inspect(file, func(n ast.Node) bool {
			if key := constant(n); key != "" {
				used[key], prefix[key] = true, strings.HasSuffix(key, ".")
			}
			if key, counts := askedFor(n); key != "" && !counts {
				asked[key] = true
			} else if key != "" {
				asked[key+".one"], asked[key+".many"] = true, true
			}
			return true
		})
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return asked, used, prefix
}

// askedFor is the key of a call of Say or Count.
func askedFor(n ast.Node) (key string, counts bool) {
	call, ok := n.(*ast.CallExpr)
	if !ok || len(call.Args) == 0 {
		return "", false
	}
	f, ok := call.Fun.(*ast.SelectorExpr)
	if !ok || !strings.EqualFold(f.Sel.Name, "say") && f.Sel.Name != "Count" {
		return "", false
	}
	return constant(call.Args[0]), f.Sel.Name == "Count"
}

func constant(n ast.Node) string {
	if b, ok := n.(*ast.BasicLit); ok && b.Kind == token.STRING {
		s, err := strconv.Unquote(b.Value)
		if err == nil {
			return s
		}
	}
	return ""
}

func TestWhatIsFilledInIsTakenAsItIs(t *testing.T) {
	w := readWords("a = {x} and {y}{z}\nn.one = {n} thing\nn.many = {n} things\nlist.and = and\nlist.comma = ,\n")
	if got := w.Say("a", "x", "{y}", "y", "2"); got != "{y} and 2" {
		t.Errorf("got %q", got)
	}
	for n, want := range map[int]string{0: "0 things", 1: "1 thing", 2: "2 things"} {
		if got := w.Count("n", n); got != want {
			t.Errorf("%d: %q, want %q", n, got, want)
		}
	}
	if got := w.List([]string{"a", "b", "c"}); got != "a, b and c" {
		t.Errorf("list: %q", got)
	}
}
