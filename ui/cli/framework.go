package cli

import (
	"bytes"
	"errors"
	"fmt"
	"path/filepath"
	"strings"
	"unicode"

	"github.com/spf13/cobra"

	"posture/frameworks"
	"posture/frameworks/lint"
	"posture/frameworks/strict"
	"posture/frameworks/visible"
)

func (a *app) frameworkCommand() *cobra.Command {
	c := group(&cobra.Command{
		Use:   "framework",
		Short: "List, show, check and write frameworks",
		Long: `A framework is what is asked: a YAML file with layers, practices, questions, a
scale and profiles. Some are built in; more are found in the frameworks folder
of the workspace, or by their path.`,
		Example: "  posture framework list\n  posture framework new ours.yaml",
	})
	c.AddCommand(a.frameworkList(), a.frameworkShow(), a.frameworkValidate(), a.frameworkLint(), a.frameworkNew(), a.frameworkSchema())
	return c
}

func (a *app) frameworkList() *cobra.Command {
	return &cobra.Command{
		Use:   "list",
		Short: "The frameworks that can be named by their id",
		Long: `Lists the built-in frameworks and those in the workspace's frameworks folder.
Files there that can't be read are told after them, and make exit code 1.`,
		Example: "  posture framework list",
		Args:    arguments(0, 0),
		RunE: func(*cobra.Command, []string) error {
			w, err := a.workspace()
			if err != nil {
				return err
			}
			c, err := w.Catalogue()
			if err != nil {
				return err
			}
			t := table{head: []string{"Id", "Version", "Questions", "Profiles", "Title"}, right: []bool{false, false, true, true}, wide: 4, loose: true}
			for _, f := range c.Frameworks {
				t.add(f.ID, f.Version, fmt.Sprint(len(f.Questions())), fmt.Sprint(len(f.Profiles)), f.Title)
			}
			t.print(a.Out, a.Width)
			for _, h := range c.Hidden {
				fmt.Fprintf(a.Err, "%s: is left out, since %s is built in; give it another id, or name it by its path\n", visible.Line(h.Path), h.ID)
			}
			return errors.Join(c.Broken...)
		},
	}
}

func (a *app) frameworkShow() *cobra.Command {
	return &cobra.Command{
		Use:     "show ID",
		Short:   "What a framework asks: its scale, profiles, layers and questions",
		Long:    "Shows a framework: its scale, its profiles, and its layers, practices and questions.",
		Example: "  posture framework show customer-data-ethics",
		Args:    arguments(1, 1),
		RunE: func(_ *cobra.Command, args []string) error {
			w, err := a.workspace()
			if err != nil {
				return err
			}
			f, err := w.Framework(args[0])
			if err != nil {
				return err
			}
			a.show(f)
			return nil
		},
	}
}

func (a *app) show(f *frameworks.Framework) {
	a.printf("%s %s · %s\n", visible.Line(f.ID), visible.Line(f.Version), a.bold(visible.Line(f.Title)))
	if f.Summary != "" {
		a.wrapped("", visible.Line(f.Summary))
	}
	a.printf("\n%s\n", a.bold("Scale"))
	for _, s := range f.Scale {
		a.wrapped("  ", fmt.Sprintf("%d %s. %s", s.Level, visible.Line(s.Name), visible.Line(s.Meaning)))
	}
	if len(f.Profiles) > 0 {
		a.printf("\n%s\n", a.bold("Profiles"))
		for _, p := range f.Profiles {
			a.wrapped("  ", fmt.Sprintf("%s: %s. %s", p.ID, visible.Line(p.Title), visible.Line(p.Summary)))
		}
	}
	for _, l := range f.Layers {
		a.printf("\n%s\n", a.bold(visible.Line(l.ID+" "+l.Title)))
		for _, p := range l.Practices {
			critical := ""
			if p.Critical {
				critical = " (critical)"
			}
			a.printf("  %s %s%s\n", p.ID, visible.Line(p.Title), critical)
			for _, q := range p.Questions {
				a.wrapped("    ", q.ID+" "+visible.Line(q.Ask))
			}
		}
	}
}

func (a *app) frameworkValidate() *cobra.Command {
	return &cobra.Command{
		Use:   "validate FILE…",
		Short: "Find the mistakes in framework files",
		Long: `Reads framework files and tells every mistake with its place, what is wrong and
what would be right. Exit code 1 where there is one.`,
		Example: "  posture framework validate ours.yaml",
		Args:    arguments(1, -1),
		RunE: func(_ *cobra.Command, args []string) error {
			var good []string
			var bad []error
			for _, path := range args {
				f, err := a.loadFramework(path)
				if err != nil {
					bad = append(bad, err)
					continue
				}
				good = append(good, fmt.Sprintf("%s: valid: %s %s, %s, %s, %s, %s", visible.Line(path), f.ID, f.Version,
					count(len(f.Layers), "layer", "layers"), count(len(f.Practices()), "practice", "practices"),
					count(len(f.Questions()), "question", "questions"), count(len(f.Profiles), "profile", "profiles")))
			}
			if len(bad) > 0 {
				return errors.Join(bad...)
			}
			a.printf("%s\n", strings.Join(good, "\n"))
			return nil
		},
	}
}

func (a *app) loadFramework(path string) (*frameworks.Framework, error) {
	data, err := a.store().ReadFile(path, strict.MaxSize)
	if err != nil {
		return nil, err
	}
	if isAssessment(data) {
		return nil, fmt.Errorf("%s: this is an assessment, not a framework; posture score reads it", path)
	}
	return frameworks.Load(path, data)
}

// isAssessment tells an assessment by its schema.
func isAssessment(data []byte) bool {
	for line := range bytes.Lines(data[:min(len(data), 4096)]) {
		if schema, ok := bytes.CutPrefix(line, []byte("schema:")); ok {
			return bytes.HasPrefix(bytes.TrimLeft(schema, ` "'`), []byte("posture/assessment/"))
		}
	}
	return false
}

func (a *app) frameworkLint() *cobra.Command {
	var strictly bool
	c := &cobra.Command{
		Use:   "lint FILE",
		Short: "Find where a framework's questions could be better",
		Long: `Looks at how questions, levels and advice are written: two ideas in one question,
vague words, levels that differ by amount only, missing evidence, clauses that
aren't known. Mistakes of the format are validate's business. With --strict any
finding makes exit code 1.`,
		Example: "  posture framework lint ours.yaml --strict",
		Args:    arguments(1, 1),
		RunE: func(_ *cobra.Command, args []string) error {
			f, err := a.loadFramework(args[0])
			if err != nil {
				return err
			}
			found := lint.Check(args[0], f.File, f)
			for _, x := range found {
				a.printf("%s\n", visible.Line(x.String()))
			}
			a.printf("%s: %s\n", visible.Line(args[0]), count(len(found), "finding", "findings"))
			if strictly && len(found) > 0 {
				return exitCode(codeInput)
			}
			return nil
		},
	}
	c.Flags().BoolVar(&strictly, "strict", false, "exit code 1 on any finding")
	return c
}

func (a *app) frameworkNew() *cobra.Command {
	var id, title string
	c := &cobra.Command{
		Use:   "new FILE",
		Short: "Write a small commented framework to start from",
		Long: `Writes a small framework with comments that explain each part. It validates as it
is; change it line by line. It never writes over a file that is there.`,
		Example: "  posture framework new ours.yaml --title \"Our own questions\"",
		Args:    arguments(1, 1),
		RunE: func(_ *cobra.Command, args []string) error {
			if strings.ContainsFunc(title, unicode.IsControl) {
				return callf("posture: --title holds a control character or a second line; take it out")
			}
			if id == "" {
				id = idOf(args[0])
			}
			data := frameworks.Template(id, title)
			if _, err := frameworks.Load(args[0], data); err != nil {
				return callf("posture: --id or --title can't stand in a framework: %w", err)
			}
			if err := a.store().WriteNew(args[0], data); err != nil {
				return err
			}
			a.printf("%s: a framework to start from\nNext: edit it, then posture framework validate %s\n", visible.Line(args[0]), quote(args[0]))
			return nil
		},
	}
	c.Flags().StringVar(&id, "id", "", "the framework's id (default from the file's name)")
	c.Flags().StringVar(&title, "title", "Our own framework", "the framework's title")
	return c
}

// idOf makes a framework's id of a file's name.
func idOf(path string) string {
	base := strings.TrimSuffix(filepath.Base(path), filepath.Ext(path))
	id := strings.Trim(strings.Map(func(r rune) rune {
		switch {
		case r >= 'a' && r <= 'z', r >= '0' && r <= '9':
			return r
		case r >= 'A' && r <= 'Z':
			return r + 'a' - 'A'
		}
		return '-'
	}, base), "-")
	if id == "" {
		return "our-own"
	}
	return id[:min(len(id), 64)]
}

func (a *app) frameworkSchema() *cobra.Command {
	return &cobra.Command{
		Use:   "schema",
		Short: "Print a JSON Schema of the framework format, for editors",
		Long: `Prints a JSON Schema of the framework format. An editor that knows YAML uses it
to complete keys and to mark mistakes while you type.`,
		Example: "  posture framework schema > posture-framework.schema.json",
		Args:    arguments(0, 0),
		RunE: func(*cobra.Command, []string) error {
			_, err := a.Out.Write(frameworks.JSONSchema())
			return err
		},
	}
}
