package example_test

import (
	"strings"
	"testing"

	"posture/assessment"
	"posture/assessment/example"
	"posture/frameworks"
)

// pieces calls f for each piece of evidence.
func pieces(a *assessment.Assessment, f func(q *frameworks.Question, e assessment.Evidence)) {
	for _, q := range a.Framework().Questions() {
		for _, e := range a.Record(q).Evidence {
			f(q, e)
		}
	}
}

// TestBrindlewickEvidence: security is tested, governance documented, consent
// stated but for two screenshots, and the certificate of SEC-4 ran out three
// weeks before the date, so that less is shown there than claimed.
func TestBrindlewickEvidence(t *testing.T) {
	a := load(t, "brindlewick-2026-11")
	date := a.Head().Date
	screenshots := 0
	pieces(a, func(q *frameworks.Question, e assessment.Evidence) {
		switch q.Practice.Layer.ID {
		case "GOV":
			if e.Strength != assessment.Documented {
				t.Errorf("%s: %s is %s", q.ID, e.Name, e.Strength)
			}
		case "CON":
			switch {
			case e.Strength == assessment.Observed && strings.HasPrefix(e.Name, "Screenshot of the "):
				screenshots++
			case e.Strength != assessment.Stated:
				t.Errorf("%s: %s is %s", q.ID, e.Name, e.Strength)
			}
		}
		if days := date.Time().Sub(e.ValidUntil.Time()).Hours() / 24; e.Expired(date) && (q.Practice.ID != "SEC-4" || days != 21) {
			t.Errorf("%s: %s ran out %v days before", q.ID, e.Name, days)
		}
	})
	if screenshots != 2 {
		t.Errorf("%d screenshots of the banner", screenshots)
	}
	s := assessment.Evaluate(a)
	for _, p := range s.Practices {
		if p.Practice.Layer.ID == "SEC" && (p.Evidenced.V < p.Score.V) != (p.Practice.ID == "SEC-4") {
			t.Errorf("%s: claimed %v, shown %v", p.Practice.ID, p.Score.V, p.Evidenced.V)
		}
	}
	for _, p := range a.Framework().Layer("SEC").Practices {
		for _, q := range p.Questions {
			if got := assessment.Strongest(a.Record(q).Evidence, date); (got != assessment.Tested) != (q.ID == "SEC-4.1") {
				t.Errorf("%s is %s", q.ID, got)
			}
		}
	}
}

// TestCalderbeckEvidence: most answers are documented or observed, a third of
// the evidence is past its day, and so less is shown than claimed in each layer
// but new technology, where little is claimed. A quarter before it was less.
func TestCalderbeckEvidence(t *testing.T) {
	now, then := load(t, "calderbeck-2026-11"), load(t, "calderbeck-2026-08")
	all, backed := 0, 0
	pieces(now, func(*frameworks.Question, assessment.Evidence) { all++ })
	for _, q := range now.Framework().Questions() {
		for _, e := range now.Record(q).Evidence {
			if e.Strength > assessment.Stated {
				backed++
				break
			}
		}
	}
	if share := float64(count(now).expired) / float64(all); share < 0.3 || share > 0.37 {
		t.Errorf("%.2f of the evidence has expired", share)
	}
	if 2*backed < len(now.Framework().Questions()) {
		t.Errorf("evidence stands behind %d answers only", backed)
	}
	s, before := assessment.Evaluate(now), assessment.Evaluate(then)
	for _, l := range s.Layers {
		if drift := l.Score.V - l.Evidenced.V; (drift >= 0.25) != (l.Layer.ID != "TEC") {
			t.Errorf("%s: claimed %.2f, shown %.2f", l.Layer.ID, l.Score.V, l.Evidenced.V)
		}
	}
	if s.Overall.Score.V-s.Overall.Evidenced.V < 3*(before.Overall.Score.V-before.Overall.Evidenced.V) {
		t.Error("claimed and shown don't drift apart")
	}
}

// TestMossgrainEvidence: two documents, nothing seen or tested, which costs
// nothing at this height. What nobody knows makes the range wide, and with what
// doesn't apply at the lowest level the score is lower.
func TestMossgrainEvidence(t *testing.T) {
	a := load(t, "mossgrain-2026-11")
	documents := 0
	pieces(a, func(q *frameworks.Question, e assessment.Evidence) {
		if e.Strength == assessment.Documented {
			documents++
		}
		if e.Strength > assessment.Documented {
			t.Errorf("%s: %s is %s", q.ID, e.Name, e.Strength)
		}
	})
	if documents != 2 {
		t.Errorf("%d documents", documents)
	}
	o := assessment.Evaluate(a).Overall
	if o.High.V-o.Low.V < 0.9 || !o.Provisional() {
		t.Errorf("the range is %.2f to %.2f", o.Low.V, o.High.V)
	}
	if o.ScoreNAAtMin.V > o.Score.V-0.1 {
		t.Errorf("%.2f with what doesn't apply at the lowest level", o.ScoreNAAtMin.V)
	}
}

// TestEvidenceFits: no piece is younger than the answer that rests on it, none
// ends before it begins, and whatever is more than said has a date.
func TestEvidenceFits(t *testing.T) {
	for _, f := range files() {
		a, err := example.File.Load(f)
		if err != nil {
			t.Fatal(err)
		}
		pieces(a, func(q *frameworks.Question, e assessment.Evidence) {
			given := a.Content().Records[q.Index].At
			if e.Dated > assessment.DateOf(given) || e.ValidUntil != 0 && e.ValidUntil < e.Dated {
				t.Errorf("%s, %s: %s is of %s to %s, and was named on %s", f.Name, q.ID, e.Name, e.Dated, e.ValidUntil, given)
			}
			if e.Strength > assessment.Stated && e.Dated == 0 {
				t.Errorf("%s, %s: %s has no date", f.Name, q.ID, e.Name)
			}
		})
	}
}
