package chart

import (
	"math"
	"strconv"
	"testing"
)

func pictures() map[string]Picture {
	five := Scale{0, 5}
	bad := []float64{math.NaN(), math.Inf(1), math.Inf(-1), -3, 99, 2.5}
	out := map[string]Picture{}
	for i, v := range bad {
		n := strconv.Itoa(i)
		out["bar"+n] = Bar(BarData{five, At(v), At(0), At(v), At(v), 1})
		out["radar"+n] = Radar([]Spoke{{"A", At(v), At(3)}, {"B", At(1), At(v)}, {"C", Value{}, At(2)}, {"D", At(4), Value{}}}, five)
		out["pairs"+n] = Pairs([]PairRow{{"A", At(v), At(1), At(v), "x", "y"}}, five, []string{"0", "1", "2", "3", "4", "5"})
		out["trend"+n] = Trend([]Moment{{"a", "1", At(v), At(0), At(v)}, {"b", "2", At(2), Value{}, Value{}}}, At(v), five, []string{"0"})
	}
	out["stack"] = Stack([]StackRow{{"A", []StackPart{{3, LevelFill, 0}, {0, LevelFill, 1}, {1, OtherFill, 0}}}, {"empty", nil}}, strconv.Itoa)
	out["heat"] = HeatMap([]HeatRow{{"A", make([]HeatCell, 20)}, {"B", nil}})
	out["quadrants"] = Quadrants([]Spot{{"A", 2, 0.3}, {"B", 2, 0.3}, {"C", 9, 0.1}}, 4, 0.2, [4]string{"a", "b", "c", "d"}, "cost", "gain")
	out["none"] = Quadrants(nil, 0, 0, [4]string{}, "", "")
	return out
}

func TestEverythingStandsInTheUnitSquare(t *testing.T) {
	in := func(p Point) bool { return p.X >= 0 && p.X <= 1 && p.Y >= 0 && p.Y <= 1 }
	for name, p := range pictures() {
		if !(p.Height >= 0 && p.Height < 100) {
			t.Errorf("%s is %v high", name, p.Height)
		}
		for _, s := range p.Shapes {
			for _, x := range s.Points {
				if !in(x) {
					t.Errorf("%s: %v of role %d is outside", name, x, s.Role)
				}
			}
		}
		for _, l := range p.Labels {
			if !in(l.At) || l.Width <= 0 && l.Text != "" {
				t.Errorf("%s: label %q at %v, width %v", name, l.Text, l.At, l.Width)
			}
		}
	}
}

func TestBarIsAsLongAsTheScore(t *testing.T) {
	p := Bar(BarData{Scale{1, 5}, At(3), At(2), At(4), At(5), 2})
	bar, target, line := p.Shapes[0], p.Shapes[1], p.Shapes[2]
	if bar.Role != LevelFill || bar.Level != 2 || bar.Points[1].X != 0.5 {
		t.Errorf("the bar is %+v, want it to end at 0.5", bar)
	}
	if target.Role != TargetLine || target.Points[0].X != 1 {
		t.Errorf("the target is %+v, want 1", target)
	}
	if line.Role != RangeLine || line.Points[0].X != 0.25 || line.Points[1].X != 0.75 {
		t.Errorf("the range is %+v, want 0.25 to 0.75", line)
	}
	if p := Bar(BarData{Scale: Scale{0, 5}, Score: At(3), Low: At(3), High: At(3)}); len(p.Shapes) != 1 {
		t.Errorf("a score without a range has %d shapes, want the bar alone", len(p.Shapes))
	}
	if p := Bar(BarData{Scale: Scale{0, 5}}); len(p.Shapes) != 0 {
		t.Error("without a score something is drawn")
	}
}

func TestRadarPointsUpwardsFirst(t *testing.T) {
	p := Radar([]Spoke{{"A", At(5), At(5)}, {"B", At(0), At(5)}, {"C", At(0), At(5)}}, Scale{0, 5})
	for _, s := range p.Shapes {
		if s.Role == ScoreArea {
			top, centre := s.Points[0], s.Points[1]
			if math.Abs(top.X-0.5) > 1e-9 || top.Y >= 0.5 || math.Abs(centre.X-0.5) > 1e-9 || centre.Y < 0.4 {
				t.Errorf("full score at %v, none at %v", top, centre)
			}
			return
		}
	}
	t.Error("no area")
}

func TestSpotsAtOnePlaceShareALabel(t *testing.T) {
	p := Quadrants([]Spot{{"A", 2, 0.3}, {"B", 2, 0.3}}, 4, 0.2, [4]string{}, "", "")
	dots := 0
	for _, s := range p.Shapes {
		if s.Kind == Dot {
			dots++
		}
	}
	for _, l := range p.Labels {
		if l.Text == "A, B" && dots == 1 {
			return
		}
	}
	t.Errorf("%d dots, labels %v", dots, p.Labels)
}
