package cli

import (
	"crypto/sha256"
	"fmt"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"posture/assessment"
	"posture/assessment/store"
	"posture/frameworks"
	"posture/frameworks/strict"
	"posture/reports"
	"posture/reports/pdf"
)

// reportOptions are what the commands that write reports are told by flags.
type reportOptions struct {
	out      []string
	formats  []string
	force    bool
	paper    string
	redact   string
	brand    string
	font     string
	options  reports.Options
	capacity int
	sections string
	attach   bool
	quarter  bool
	since    []string // earlier assessments of the series

	ttf  []byte // of --font
	name string // of the assessment file
	file []byte // its bytes
}

// flags are those that all reports share.
func (o *reportOptions) flags(f *pflag.FlagSet) {
	f.StringArrayVarP(&o.out, "output", "o", nil, "where to write; the ending names the format; may be given several times")
	f.StringArrayVar(&o.formats, "format", nil, "the format: "+strings.Join(formatNames(), ", "))
	f.BoolVar(&o.force, "force", false, "write over files that posture didn't write")
	f.StringVar(&o.paper, "paper", "a4", "a4 or letter")
	f.BoolVar(&o.options.Anonymous, "anonymous", false, "hide the names of people, save those typed into notes")
	f.StringVar(&o.redact, "redact", "", "hide notes, evidence, or notes,evidence")
	f.StringVar(&o.brand, "brand", "", "a YAML file with the firm's and the client's names, logo and colours")
	f.StringVar(&o.font, "font", "", "a TrueType font for letters that the report's own lack (PDF)")
}

func (a *app) reportCommand() *cobra.Command {
	var o reportOptions
	c := &cobra.Command{
		Use:   "report FILE",
		Short: "The report for the board",
		Long: `Writes the report of an assessment. Without -o it stands beside the assessment:
acme.posture.yaml gives acme.pdf, and with -o html acme.html. -o - writes to standard output.

With --since the report says what became of the scores since an earlier
assessment. --quarterly writes two pages for the board instead: what changed
like for like, the trend, what slipped, what became of promises, and what comes
next. The earlier assessments are those of the same organisation and scope in
the file's folder, unless --since names them. It stands beside the assessment as
acme-quarterly.pdf.

A report that posture wrote is written over; any other file, and a workbook in
which people may have worked, only with --force.

A brand file may have the keys firm, client, people, header, footer,
classification, colour, accent, logo (PNG or JPEG) and font (TrueType).`,
		Example: "  posture report acme.posture.yaml\n  posture report acme.posture.yaml -o board.pdf --paper letter\n  posture report acme.posture.yaml -o - --format pdf > board.pdf\n  posture report q4.posture.yaml --since q3.posture.yaml\n  posture report q4.posture.yaml --quarterly",
		Args:    arguments(1, -1),
	}
	f := c.Flags()
	o.flags(f)
	f.IntVar(&o.capacity, "capacity", 0, "points that fit into a quarter of the plan (default the assessment's own, else 12)")
	f.StringVar(&o.sections, "sections", "", "the parts wanted, with commas between (default all)")
	f.BoolVar(&o.options.Short, "short", false, "the board's page and the plan only")
	f.BoolVar(&o.attach, "attach", false, "put the assessment file into the PDF")
	f.BoolVar(&o.quarter, "quarterly", false, "two pages for the board on what changed and what comes next")
	f.StringArrayVar(&o.since, "since", nil, "an earlier assessment of the series; with --quarterly any number of them")
	c.RunE = func(cmd *cobra.Command, args []string) error {
		if f.Changed("capacity") && o.capacity < 1 {
			return callf("posture: --capacity is %d; give 1 or more points for a quarter", o.capacity)
		}
		if len(args) > 1 && len(o.since) == 0 {
			return arguments(1, 1)(cmd, args)
		}
		o.since = append(o.since, args[1:]...) // --since q1 q2 q3, as a shell writes q*.posture.yaml
		return a.report(args[0], o)
	}
	return c
}

// A target is a place for a report and its format.
type target struct {
	path   string // "-" is standard output
	format format
}

// targets reads where the report is to go, and in which formats. Base is what
// its name begins with where none is given, or a format alone.
func (o reportOptions) targets(base string) ([]target, error) {
	var list []target
	if len(o.out) == 0 {
		names := o.formats
		if len(names) == 0 {
			names = []string{"pdf"}
		}
		for _, name := range names {
			f, err := findFormat(name)
			if err != nil {
				return nil, err
			}
			list = append(list, target{base + "." + f.Name, f})
		}
		return list, nil
	}
	for i, path := range o.out {
		if f, err := findFormat(path); err == nil && len(o.formats) == 0 {
			list = append(list, target{base + "." + f.Name, f})
			continue
		}
		name := strings.TrimPrefix(filepath.Ext(path), ".")
		switch {
		case len(o.formats) == len(o.out):
			name = o.formats[i]
		case len(o.formats) == 1:
			name = o.formats[0]
		case len(o.formats) > 1:
			return nil, callf("posture: %d formats for %d outputs; give one for each, or none", len(o.formats), len(o.out))
		case path == "-":
			return nil, callf("posture: -o - needs --format, since standard output has no ending")
		case name == "":
			return nil, callf("posture: %s has no ending that names a format; add one of %s, or --format", path, strings.Join(formatNames(), ", "))
		}
		f, err := findFormat(name)
		if err != nil {
			return nil, err
		}
		list = append(list, target{path, f})
	}
	return list, nil
}

// beside is what the name of a report beside an assessment begins with.
func (o reportOptions) beside(file string) string {
	if o.quarter {
		return besideFile(file) + "-quarterly"
	}
	return besideFile(file)
}

func besideFile(file string) string {
	return strings.TrimSuffix(strings.TrimSuffix(file, filepath.Ext(file)), ".posture")
}

func (a *app) report(path string, o reportOptions) error {
	list, err := a.prepare(&o, o.beside(path))
	if err != nil {
		return err
	}
	data, err := a.store().ReadFile(path, store.MaxSize)
	if err != nil {
		return err
	}
	doc, err := store.Decode(path, data, frameworks.BuiltinVersion)
	if err != nil {
		return err
	}
	series, err := a.earlier(path, o)
	if err != nil {
		return err
	}
	o.options.FileDigest = fmt.Sprintf("%x", sha256.Sum256(data))
	o.file, o.name = data, filepath.Base(path)
	build := func() *reports.Report {
		if o.quarter {
			return reports.BuildQuarter(seriesOf(series, 0), o.options)
		}
		if len(series) > 1 {
			o.options.Previous = series[0].Assessment
		}
		return reports.Build(doc.Assessment, assessment.Evaluate(doc.Assessment), o.options)
	}
	return a.writeReports(list, build, o, append(pathsOf(series), path)...)
}

// prepare reads flags, and the files that they name, and says where reports are
// to go.
func (a *app) prepare(o *reportOptions, base string) ([]target, error) {
	list, err := o.targets(base)
	if err != nil {
		return nil, err
	}
	if err := o.read(list); err != nil {
		return nil, err
	}
	return list, a.readFiles(o)
}

// readFiles reads the files that flags name: brand and font.
func (a *app) readFiles(o *reportOptions) error {
	if o.font != "" {
		data, err := a.store().ReadFile(o.font, maxFont)
		if err != nil {
			return err
		}
		if err := pdf.CheckFont(data); err != nil {
			return fmt.Errorf("%s: %w; take another TrueType font", o.font, err)
		}
		o.ttf = data
	}
	if o.brand == "" {
		return nil
	}
	var err error
	o.options.Brand, err = a.readBrand(o.brand)
	return err
}

// readBrand reads a brand file and what it names, from its own folder.
func (a *app) readBrand(path string) (*reports.Brand, error) {
	data, err := a.store().ReadFile(path, strict.MaxSize)
	if err != nil {
		return nil, err
	}
	beside := func(name string) ([]byte, error) {
		if !filepath.IsAbs(name) {
			name = filepath.Join(filepath.Dir(path), name)
		}
		return a.store().ReadFile(name, maxFont)
	}
	return reports.ParseBrand(path, data, beside, pdf.Readable)
}

// maxFont is how large a font or a logo may be, in bytes.
const maxFont = 32 << 20

// read turns the words of flags into options.
func (o *reportOptions) read(list []target) error {
	o.options.Capacity = o.capacity
	if o.sections != "" {
		kinds, err := reports.ParseKinds(o.sections)
		if err != nil {
			return callf("posture: --sections: %w", err)
		}
		o.options.Sections = kinds
	}
	if o.redact != "" {
		if err := o.options.ParseRedact(o.redact); err != nil {
			return callf("posture: --redact: %w", err)
		}
	}
	if _, err := pdf.ParsePaper(o.paper); err != nil {
		return callf("posture: --paper: %w", err)
	}
	switch {
	case o.quarter && o.sections != "":
		return callf("posture: --quarterly has its two pages, and no parts to choose with --sections")
	case !o.quarter && len(o.since) > 1:
		return callf("posture: --since takes one earlier assessment, and any number with --quarterly alone")
	}
	if o.attach && o.options.Hides() {
		return callf("posture: --attach puts the whole assessment into the PDF, and can't go with --anonymous, --redact or --short")
	}
	for _, t := range list {
		if o.attach && t.format.Name != "pdf" {
			return callf("posture: --attach goes with pdf alone, not with %s", t.format.Name)
		}
	}
	return nil
}
