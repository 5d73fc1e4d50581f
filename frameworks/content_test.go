package frameworks_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"posture/frameworks"
	"posture/frameworks/lint"
)

// The practices of the built-in framework, and how many questions each has.
// The ids are final: an id never changes its meaning.
var practices = []struct {
	id        string
	questions int
}{
	{"GOV-1", 3}, {"GOV-2", 3}, {"GOV-3", 3}, {"GOV-4", 2}, {"GOV-5", 3}, {"GOV-6", 3}, {"GOV-7", 2}, {"GOV-8", 3},
	{"CON-1", 3}, {"CON-2", 3}, {"CON-3", 3}, {"CON-4", 3}, {"CON-5", 2}, {"CON-6", 3}, {"CON-7", 2}, {"CON-8", 3},
	{"MIN-1", 3}, {"MIN-2", 3}, {"MIN-3", 3}, {"MIN-4", 3},
	{"SEC-1", 3}, {"SEC-2", 3}, {"SEC-3", 3}, {"SEC-4", 2}, {"SEC-5", 2}, {"SEC-6", 4},
	{"TEC-1", 3}, {"TEC-2", 2}, {"TEC-3", 3}, {"TEC-4", 2}, {"TEC-5", 2}, {"TEC-6", 2},
}

// What the article on which the framework rests says of customer data, and the
// practices that ask about it.
var coverage = []struct {
	says string
	in   string
}{
	{"data drives planning and innovation; more use needs more care", "GOV-1 MIN-2"},
	{"a framework says how data is collected, stored, processed and shared", "GOV-1"},
	{"it adheres to GDPR and CCPA", "GOV-4"},
	{"privacy by design, inside product development", "GOV-5"},
	{"acceptable and unacceptable use are spelt out", "GOV-3 GOV-8"},
	{"no selling without explicit consent", "GOV-3 CON-2 CON-3 CON-8"},
	{"breach notification protocols", "SEC-6"},
	{"layered security", "SEC-1 SEC-2 SEC-3 SEC-4 SEC-5 SEC-6"},
	{"encryption, access controls, network security", "SEC-1 SEC-2 SEC-3"},
	{"people know how their data is used and shared", "CON-1 CON-6 MIN-2"},
	{"clear, concise policies that explain the purposes", "CON-1"},
	{"explicit consent before collecting and analysing", "CON-2"},
	{"people understand what they agree to", "CON-2 CON-5"},
	{"opting out of collection and analytics", "CON-3"},
	{"only data that a specified purpose needs", "MIN-1 MIN-2"},
	{"less data, less exposure", "MIN-3 MIN-4"},
	{"machine learning strengthens security and privacy", "TEC-1 TEC-4 TEC-5"},
	{"detection and response in real time", "SEC-5 TEC-4"},
	{"ethical standards in it", "TEC-1 TEC-2 GOV-8"},
	{"integrity, traceability, ledgers", "TEC-6"},
	{"a culture of responsibility", "GOV-2 GOV-7"},
}

func builtin(t *testing.T, id string) *frameworks.Framework {
	t.Helper()
	f, err := frameworks.Builtin(id)
	if err != nil {
		t.Fatal(err)
	}
	return f
}

func TestContentHasItsPractices(t *testing.T) {
	f := builtin(t, frameworks.DefaultID)
	var got, want []string
	for _, p := range f.Practices() {
		got = append(got, p.ID)
	}
	total := 0
	for _, p := range practices {
		want = append(want, p.id)
		total += p.questions
		if x := f.Practice(p.id); x != nil {
			for i, q := range x.Questions {
				if q.ID != fmt.Sprintf("%s.%d", p.id, i+1) {
					t.Errorf("%s is question %d of %s", q.ID, i+1, p.id)
				}
			}
		}
	}
	if !slices.Equal(got, want) {
		t.Errorf("practices %q, want %q", got, want)
	}
	if n := len(f.Questions()); n < total-7 || n > total+7 {
		t.Errorf("%d questions, want %d, give or take seven", n, total)
	}
	for _, p := range f.Practices() {
		if p.Weight != 1 || p.Layer.Weight != 1 {
			t.Errorf("the weight of %s isn't 1, so a mean can't be redone in the head", p.ID)
		}
	}
}

// Everything that the article says is asked about.
func TestContentCoversTheArticle(t *testing.T) {
	f := builtin(t, frameworks.DefaultID)
	for _, row := range coverage {
		for id := range strings.FieldsSeq(row.in) {
			if f.Practice(id) == nil {
				t.Errorf("%q has no %s", row.says, id)
			}
		}
	}
	for _, o := range frameworks.Outcomes() { // trust, compliance, a competitive edge
		if !slices.ContainsFunc(f.Practices(), func(p *frameworks.Practice) bool { return slices.Contains(p.Outcomes, o) }) {
			t.Errorf("no practice serves %s", o)
		}
	}
}

// Each layer relates to European and Californian law and to NIST's framework.
func TestContentCitesInEachLayer(t *testing.T) {
	for _, l := range builtin(t, frameworks.DefaultID).Layers {
		cited := map[string]bool{}
		for _, p := range l.Practices {
			for _, c := range p.Citations {
				prefix, _, _ := strings.Cut(c, ":")
				cited[prefix] = true
			}
		}
		if !cited["gdpr"] || !cited["ccpa"] && !cited["ccpa-regs"] || !cited["nist-pf"] {
			t.Errorf("%s cites %v", l.ID, cited)
		}
	}
}

func TestContentHasItsProfiles(t *testing.T) {
	f := builtin(t, frameworks.DefaultID)
	var ids []string
	for _, p := range f.Profiles {
		ids = append(ids, p.ID)
		if p.Summary == "" {
			t.Errorf("%s doesn't say what is different", p.ID)
		}
		for id := range p.Targets {
			if p.Reasons[id] == "" {
				t.Errorf("%s gives no reason for the target of %s", p.ID, id)
			}
		}
		for id := range p.Weights {
			if p.Reasons[id] == "" {
				t.Errorf("%s gives no reason for the weight of %s", p.ID, id)
			}
		}
	}
	want := []string{"baseline", "small", "gaming", "d2c-retail", "utilities", "life-sciences", "maritime", "health-supplements"}
	if !slices.Equal(ids, want) {
		t.Errorf("profiles %q, want %q", ids, want)
	}
}

// Nothing in our own questionnaires makes a reader stumble.
func TestContentHasNoFinding(t *testing.T) {
	for _, id := range []string{frameworks.DefaultID, frameworks.DefaultID + "-quick"} {
		f := builtin(t, id)
		for _, x := range lint.Check("data/"+id+".yaml", f.File, f) {
			t.Error(x)
		}
	}
}

// NIST's cores are whole: each function is a layer, each category a practice,
// each subcategory a question whose why is NIST's own text.
func TestNISTFrameworksAreWhole(t *testing.T) {
	for _, c := range []struct {
		id, prefix                         string
		layers, practices, questions, base int
	}{
		{"nist-privacy-framework", "nist-pf", 5, 18, 100, 123},
		{"nist-ai-rmf", "nist-ai-rmf", 4, 19, 72, 95},
	} {
		f := builtin(t, c.id)
		if l, p, q := len(f.Layers), len(f.Practices()), len(f.Questions()); l != c.layers || p != c.practices || q != c.questions || l+p+q != c.base {
			t.Errorf("%s: %d layers, %d practices, %d questions", c.id, l, p, q)
		}
		for _, q := range f.Questions() {
			clause, ok := frameworks.FindClause(c.prefix + ":" + q.ID)
			if !ok || q.Why != clause.Title+"." || !slices.Contains(q.Practice.Citations, clause.Citation) {
				t.Errorf("%s: %s is no subcategory, isn't cited, or has another text: %q", c.id, q.ID, q.Why)
			}
		}
	}
}
