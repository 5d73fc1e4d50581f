package reports_test

import (
	"fmt"
	"testing"
	"time"

	"posture/assessment"
	"posture/reports"
)

// quarterLater makes the next assessment of a, and changes about every third
// answer by chance.
func quarterLater(t testing.TB, a *assessment.Assessment, seed int64) *assessment.Assessment {
	t.Helper()
	by := assessment.Stamp{By: "Zelda-Later", At: time.Date(2027, 2, 20, 9, 12, 44, 0, time.UTC)}
	date := assessment.DateOf(a.Head().Date.Time().AddDate(0, 3, 0))
	next, _, err := assessment.Next(a, a.Framework(), date, by)
	if err != nil {
		t.Fatal(err)
	}
	for i, q := range next.Framework().Questions() {
		scale := next.Framework().Scale
		_, err := next.Edit(by, q.ID, func(r *assessment.Record) {
			switch k := (int64(i)*7 + seed*3) % 11; {
			case k < 3 && r.State == assessment.Levelled:
				r.Level = max(scale.Min(), r.Level-1)
			case k < 5 && r.State == assessment.Levelled:
				r.Level = min(scale.Max(), r.Level+1)
			case k == 5:
				r.Answer = assessment.Answer{State: assessment.Unknown}
			case k == 6 && r.State == assessment.Open:
				r.Answer = assessment.Answer{State: assessment.Levelled, Level: scale.Min()}
			}
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	return next
}

// series is a and so many quarters after it.
func series(t testing.TB, a *assessment.Assessment, more int) reports.Series {
	s := reports.Series{Assessments: []*assessment.Assessment{a}, Files: []string{"0.posture.yaml"}}
	for i := range more {
		a = quarterLater(t, a, int64(i))
		s.Assessments, s.Files = append(s.Assessments, a), append(s.Files, fmt.Sprintf("%d.posture.yaml", i+1))
	}
	return s
}

// plantedSeries is plantedSample a quarter later, with everything that must be
// kept back in both, and an action that is overdue.
func plantedSeries(t testing.TB) reports.Series {
	t.Helper()
	then := plantedSample(t).Assessment
	action := func(id string, x assessment.Action) {
		changeSample(t, then, assessment.AboutAction, id, assessment.Action{}, x)
	}
	action("late", assessment.Action{Set: true, What: "Do it", Practices: []string{"A-1"}, Owner: "PlantOwner", Due: 20261201})
	action("next", assessment.Action{Set: true, What: "Do this", Practices: []string{"A-2"}, Owner: "PlantOwner", Due: 20271201})
	by := sampleStamp("PlantChanger")
	now, _, err := assessment.Next(then, then.Framework(), 20270224, by)
	if err != nil {
		t.Fatal(err)
	}
	for _, q := range now.Framework().Questions() {
		if _, err := now.Edit(sampleStamp("PlantAnswerer"), q.ID, func(r *assessment.Record) {
			if r.State == assessment.Levelled && r.Level > 0 {
				r.Level--
			}
		}); err != nil {
			t.Fatal(err)
		}
	}
	x := now.Content().Actions["next"].Value
	x.State, x.Reason = assessment.ActionDropped, "PlantDropped"
	changeSample(t, now, assessment.AboutAction, "next", now.Content().Actions["next"].Value, x)
	return reports.Series{Assessments: []*assessment.Assessment{then, now}, Files: []string{"then.posture.yaml", "now.posture.yaml"}}
}

// documents are all documents of a series.
func documents(s reports.Series, o reports.Options) map[string]*reports.Report {
	n := len(s.Assessments)
	return map[string]*reports.Report{
		"comparison": reports.BuildComparison(s.Assessments[n-2], s.Assessments[n-1], o),
		"trend":      reports.BuildTrend(s, o),
		"quarterly":  reports.BuildQuarter(s, o),
	}
}
