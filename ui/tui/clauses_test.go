package tui

import (
	"testing"

	"posture/assessment"
	"posture/assessment/example"
)

// shows is the application on one of the example organisations.
func shows(t *testing.T, organisation string, width, height int) *rig {
	t.Helper()
	a, err := example.Load(organisation)
	if err != nil {
		t.Fatal(err)
	}
	f := &memory{a: a.Clone()}
	r := newRig(t, "example.yaml", width, height, Options{Open: func(string) (File, *assessment.Assessment, error) { return f, a, nil }})
	r.file = f
	return r
}

const noStatement = "This is no statement of compliance"

// From a law one goes to its clauses, to the practices behind one, to their
// questions; wherever a clause stands, so does that it states no compliance.
func TestFromALawToItsQuestions(t *testing.T) {
	r := shows(t, "brindlewick", 120, 40)
	r.press("l")
	r.sees("GDPR", "CCPA", "Trust", "Compliance", "Advantage", noStatement)
	r.press("enter")
	r.sees("General Data Protection Regulation", "7(3)", "Right to withdraw consent", "claimed", "shown", noStatement)
	r.press("end up up enter")
	r.sees("GDPR Art. ", "Practices", "Claimed", "Shown", noStatement)
	r.press("enter")
	r.sees("Overview", "Relates to")
	r.press("enter q q q q")
	r.sees("Outcomes", noStatement)
}

func TestClausesInWordsForPeople(t *testing.T) {
	r := questions(t)
	r.press("l enter")
	r.sees("Records of processing activities", "not assessed")
	r.answers(map[string]int{"GOV-1.1": 1})
	r.sees("none at target*")
	r.answers(map[string]int{"GOV-1.1": 3})
	r.sees("practices at target*", "3.0   2.0")
	r.answers(map[string]int{"GOV-1.2": 4})
	r.sees("practices at target ")
	r.misses("at target*", "met", "compliant")
	r.notApplicable("GOV-1.1")
	r.notApplicable("GOV-1.2")
	r.sees("not applicable")
}

func TestOutcomesHaveTheirMeansAndPractices(t *testing.T) {
	r := questions(t)
	r.answers(map[string]int{"GOV-1.1": 4, "GOV-1.2": 2})
	r.press("l end enter")
	r.sees("Duties under laws, contracts and standards.", "3.0", "2.0", "GOV-1")
	r.press("q = enter")
	r.sees("How it comes about", "mean of the scores of the scored practices that serve it", "share")
}

// What a clause's figures are made of can be seen, down to the answers.
func TestClausesAreExplained(t *testing.T) {
	r := questions(t)
	r.answers(map[string]int{"GOV-1.1": 4, "GOV-1.2": 2, "GOV-2.1": 5})
	r.press("l =")
	r.sees("its clauses have")
	r.press("enter =")
	r.sees("GDPR Art. 30", "mean of the scores of the scored practices that cite it", "(0.5 × 3) ÷ 0.5 = 3")
	r.press("tab enter")
	r.sees("How it comes about › Governance › GOV-1")
}
