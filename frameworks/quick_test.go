package frameworks

import (
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// The quick form is a cut of the full framework: its ids and texts are those
// of the full one, so that its answers carry over.
var quickPractices = []string{
	"GOV-1", "GOV-3", "CON-1", "CON-2", "CON-3", "MIN-1", "MIN-2", "MIN-3", "SEC-1", "SEC-2", "SEC-6", "TEC-3",
}

const quickHead = `# The quick form of customer-data-ethics: its most critical practices, 37 questions, ninety minutes.
# Cut from customer-data-ethics.yaml by UPDATE_GOLDEN=1 go test ./frameworks; write there. Licence: CC BY 4.0.
schema: posture/framework/v1
id: customer-data-ethics-quick
version: VERSION
title: Ethical and secure use of customer data, first pass
summary: "A first pass in ninety minutes: the twelve practices whose failure would spoil a layer, from the map of customer data to what staff paste into an AI assistant. Answers carry over to the full assessment, whose other practices are then still to be asked."
`

const quickFile = "data/customer-data-ethics-quick.yaml"

func TestQuickFormIsCutFromTheFullOne(t *testing.T) {
	full, err := os.ReadFile("data/customer-data-ethics.yaml")
	if err != nil {
		t.Fatal(err)
	}
	want := cutQuick(string(full))
	if os.Getenv("UPDATE_GOLDEN") != "" {
		if err := os.WriteFile(quickFile, []byte(want), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	if got, err := os.ReadFile(quickFile); err != nil || string(got) != want {
		t.Fatalf("%s isn't what the full framework gives (%v); make it with UPDATE_GOLDEN=1 go test ./frameworks", quickFile, err)
	}
}

func TestQuickFormFitsTheFullOne(t *testing.T) {
	full, err := Builtin(DefaultID)
	if err != nil {
		t.Fatal(err)
	}
	quick, err := Builtin(DefaultID + "-quick")
	if err != nil {
		t.Fatal(err)
	}
	if n := len(quick.Questions()); n != 37 || len(quick.Practices()) != len(quickPractices) || len(quick.Layers) != len(full.Layers) {
		t.Errorf("%d questions of %d practices", n, len(quick.Practices()))
	}
	for _, q := range quick.Questions() {
		f := full.Question(q.ID)
		if f == nil || f.Ask != q.Ask || f.Practice.ID != q.Practice.ID || f.Levels[3] != q.Levels[3] {
			t.Errorf("%s isn't the full framework's", q.ID)
		}
	}
	for _, p := range quick.Profiles {
		if f := full.Profile(p.ID); f == nil || f.Default != p.Default {
			t.Errorf("the profile %s isn't the full framework's", p.ID)
		}
	}
}

var (
	practiceLine = regexp.MustCompile(`^      - id: (\S+)$`)
	reasonLine   = regexp.MustCompile(`^      ([A-Z]+-[0-9]+): `)
	mapLine      = regexp.MustCompile(`^(    (?:targets|weights): )\{(.*)\}$`)
	requiresLine = regexp.MustCompile(`^(        requires: )\[(.*)\]$`)
	versionLine  = regexp.MustCompile(`(?m)^version: (\S+)$`)
)

// cutQuick takes the practices of the quick form, and of the profiles what
// names them, their layers, or nothing.
func cutQuick(full string) string {
	version := versionLine.FindStringSubmatch(full)[1]
	out := []string{strings.ReplaceAll(quickHead, "VERSION", version)}
	keep := func(id string) bool { return !strings.Contains(id, "-") || slices.Contains(quickPractices, id) }
	body := full[strings.Index(full, "\nlanguage:")+1:]
	within, profiles := true, false
	for line := range strings.Lines(body) {
		text := strings.TrimSuffix(line, "\n")
		switch m := practiceLine.FindStringSubmatch(text); {
		case m != nil:
			within = keep(m[1])
		case !strings.HasPrefix(text, "      ") && text != "":
			within = true
		}
		profiles = profiles || text == "profiles:"
		if m := reasonLine.FindStringSubmatch(text); profiles && m != nil && !keep(m[1]) || !within {
			continue
		}
		for _, p := range []*regexp.Regexp{mapLine, requiresLine} {
			if m := p.FindStringSubmatch(text); m != nil {
				items := slices.DeleteFunc(strings.Split(m[2], ", "), func(s string) bool {
					id, _, _ := strings.Cut(s, ":")
					return !keep(id)
				})
				open, shut := text[len(m[1]):len(m[1])+1], text[len(text)-1:]
				if text = m[1] + open + strings.Join(items, ", ") + shut; len(items) == 0 {
					text = ""
				}
			}
		}
		if text != "" {
			out = append(out, text+"\n")
		}
	}
	return strings.Join(out, "")
}
