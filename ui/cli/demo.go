package cli

import (
	"errors"
	"io/fs"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"posture/assessment"
	"posture/assessment/example"
	"posture/frameworks/visible"
	"posture/reports"
)

func (a *app) demoCommand() *cobra.Command {
	var list bool
	var id string
	c := &cobra.Command{
		Use:   "demo [DIR]",
		Short: "A filled-in example and its report",
		Long: `Writes the assessment of an invented organisation and its report into a folder,
the workspace's demo folder unless another is named. What is there stays as it
is: run again, it makes the report only where it is missing.`,
		Example: "  posture demo\n  posture demo --list\n  posture demo --organisation mossgrain examples",
		Args:    arguments(0, 1),
		RunE: func(cmd *cobra.Command, args []string) error {
			if list {
				t := table{head: []string{"Id", "Organisation", "What it shows"}, wide: 2}
				for _, o := range example.List() {
					t.add(o.ID, o.Name, o.Shows)
				}
				t.print(a.Out, a.Width)
				return nil
			}
			o, err := findExample(id)
			if err != nil {
				return err
			}
			dir := ""
			if len(args) == 1 {
				dir = args[0]
			} else {
				home, err := a.folder()
				if err != nil {
					return err
				}
				dir = filepath.Join(home, "demo")
			}
			return a.demo(o, dir)
		},
	}
	c.Flags().BoolVar(&list, "list", false, "list the invented organisations")
	c.Flags().StringVar(&id, "organisation", example.Default, "the id of one of them")
	return c
}

func findExample(id string) (example.Organisation, error) {
	if o, ok := example.Find(strings.ToLower(id)); ok {
		return o, nil
	}
	var ids []string
	for _, o := range example.List() {
		ids = append(ids, o.ID)
	}
	return example.Organisation{}, errors.New("posture: no organisation " + id + " in the demo; " + suggestion(id, ids, "see posture demo --list"))
}

// demo writes what is missing and says where everything is.
func (a *app) demo(o example.Organisation, dir string) error {
	if err := a.store().MakeFolder(dir); err != nil {
		return err
	}
	var path string
	for _, f := range o.Files {
		path = filepath.Join(dir, f.Name)
		data, err := f.Bytes()
		if err != nil {
			return err
		}
		if err := a.store().WriteNew(path, data); err != nil && !errors.Is(err, fs.ErrExist) {
			return err
		}
	}
	file, err := a.store().Open(path)
	if err != nil {
		return err
	}
	x := file.Assessment()
	s := assessment.Evaluate(x)
	report := strings.TrimSuffix(path, ".posture.yaml") + ".pdf"
	head, err := a.store().Head(report, 1)
	if err != nil {
		return err
	}
	if head == nil {
		if err := a.quietly(func() error { return a.report(path, reportOptions{paper: "a4", out: []string{report}}) }); err != nil {
			return err
		}
	}
	a.sayDemo(x, s, path, report)
	return nil
}

// quietly runs something without what it says on standard output.
func (a *app) quietly(run func() error) error {
	out := a.Out
	a.Out = discard{}
	defer func() { a.Out = out }()
	return run()
}

type discard struct{}

func (discard) Write(p []byte) (int, error) { return len(p), nil }

func (a *app) sayDemo(x *assessment.Assessment, s *assessment.Scorecard, path, report string) {
	a.wrapped("", headLine(x))
	a.printf("\n")
	a.overall(s)
	a.printf("\n")
	a.wrapped("", strings.Join(reports.Build(x, s, reports.Options{}).Board.Findings, " "))
	a.printf("\nThe assessment  %s\nThe report      %s\n", visible.Line(path), visible.Line(report))
	a.printf("\nNext: open the report, or see how the scores come about:\n  posture score %s\n  posture plan %s\n", quote(path), quote(path))
}
