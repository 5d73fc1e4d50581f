package assessment_test

import (
	"encoding/json"
	"path/filepath"
	"testing"

	"posture/assessment"
)

type movement struct {
	ID                         string
	Then, Now, Change, Answers *float64
	Weighting, Coverage        *float64
	Verdict                    string
}

func TestTimeVectors(t *testing.T) {
	dirs, _ := filepath.Glob("testdata/vectors/time/[0-9]*")
	if len(dirs) < 8 {
		t.Fatalf("%d vectors", len(dirs))
	}
	for _, dir := range dirs {
		t.Run(filepath.Base(dir), func(t *testing.T) {
			var when struct {
				Then, Now struct{ Date, Profile string }
			}
			var want struct {
				Common            int
				Overall           movement
				Layers, Practices []movement
			}
			for name, v := range map[string]any{"profiles.json": &when, "expect.json": &want} {
				if err := json.Unmarshal(read(t, filepath.Join(dir, name)), v); err != nil {
					t.Fatal(err)
				}
			}
			c := assessment.Compare(
				readVector(t, filepath.Join(dir, "then"), when.Then.Date, when.Then.Profile),
				readVector(t, filepath.Join(dir, "now"), when.Now.Date, when.Now.Profile))
			if c.Common != want.Common {
				t.Errorf("%d questions in common, want %d", c.Common, want.Common)
			}
			compareMovement(t, "overall", c.Overall, want.Overall)
			if !nearNull(c.Weighting, want.Overall.Weighting) || !nearNull(c.Coverage, want.Overall.Coverage) {
				t.Errorf("weighting %v, coverage %v, want %v", c.Weighting, c.Coverage, want.Overall)
			}
			for i, w := range want.Layers {
				if c.Layers[i].Layer.ID != w.ID {
					t.Fatalf("layer %s, want %s", c.Layers[i].Layer.ID, w.ID)
				}
				compareMovement(t, w.ID, c.Layers[i].Movement, w)
			}
			for i, w := range want.Practices {
				if c.Practices[i].Practice.ID != w.ID {
					t.Fatalf("practice %s, want %s", c.Practices[i].Practice.ID, w.ID)
				}
				compareMovement(t, w.ID, c.Practices[i].Movement, w)
			}
		})
	}
}

func compareMovement(t *testing.T, what string, got assessment.Movement, want movement) {
	t.Helper()
	if !nearNull(got.Then, want.Then) || !nearNull(got.Now, want.Now) || !nearNull(got.Change, want.Change) ||
		!nearNull(got.Answers, want.Answers) || string(got.Verdict) != want.Verdict {
		g, _ := json.Marshal(got)
		w, _ := json.Marshal(want)
		t.Errorf("%s: %s, want %s", what, g, w)
	}
}

func TestComparisonSaysWhatIsAskedOtherwise(t *testing.T) {
	then := workedExample(t)
	now, _, err := assessment.Next(then, load(t, newerYAML), 20270224, at("Ben", 0))
	if err != nil {
		t.Fatal(err)
	}
	c := assessment.Compare(then, now)
	if len(c.New) != 1 || c.New[0].ID != "A-2.3" || len(c.Gone) != 1 || c.Gone[0].ID != "A-2.2" {
		t.Errorf("new %v, gone %v", c.New, c.Gone)
	}
	if len(c.Renamed) != 1 || c.Renamed[0].Then.ID != "A-2.1" || c.Renamed[0].Now.ID != "A-2n.1" || len(c.Reworded) != 1 {
		t.Errorf("renamed %v, reworded %v", c.Renamed, c.Reworded)
	}
	if p := c.Practices[1]; p.Practice.ID != "A-2n" || p.Before == nil || p.Before.ID != "A-2" || c.Layers[0].Before.ID != "A" {
		t.Errorf("A-2n was %v, layer A %v", p.Before, c.Layers[0].Before)
	}
}
