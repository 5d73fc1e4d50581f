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
		out["bar"+n] = Bar(BarData{five, At(v), At(0), At(v), At(v), 1, At(v)})
		out["radar"+n] = Radar([]Spoke{{"A", At(v), At(3)}, {"B", At(1), At(v)}, {"C", Value{}, At(2)}, {"D", At(4), Value{}}}, five)
		out["course"+n] = Course([]Stop{{"a", "", "1", "", At(v), At(0), At(v), At(v)}, {"b", "x", "2", "+1", At(2), At(v), At(3), At(2)}, {"c", "", "–", "", Value{}, Value{}, Value{}, Value{}}}, five, []string{"0", "1"}, "between", 0.3)
		out["panels"+n] = Panels([]Panel{{"A", "1", "+1", []Value{At(v), At(1)}, At(v)}, {"B", "", "", nil, Value{}}, {"C", "2", "", []Value{{}, At(v)}, At(2)}, {"D", "", "", []Value{At(v)}, At(1)}}, five)
		out["split"+n] = Split([]Piece{{"A", "1", At(v)}, {"B", "2", At(-1)}, {"C", "", Value{}}}, Piece{"sum", "x", At(v)})
		out["moves"+n] = Pairs([]PairRow{{"A", At(1), At(v), At(v), "x", "y"}}, five, []string{"0"})
		out["pairs"+n] = Pairs([]PairRow{{"A", At(v), At(1), At(v), "x", "y"}}, five, []string{"0", "1", "2", "3", "4", "5"})
		out["trend"+n] = Trend([]Moment{{"a", "1", At(v), At(0), At(v)}, {"b", "2", At(2), Value{}, Value{}}}, At(v), five, []string{"0"})
	}
	out["stack"] = Stack([]StackRow{{"A", []StackPart{{3, LevelFill, 0}, {0, LevelFill, 1}, {1, OtherFill, 0}}}, {"empty", nil}}, strconv.Itoa)
	out["heat"] = HeatMap([]HeatRow{{"A", make([]HeatCell, 20)}, {"B", nil}})
	out["quadrants"] = Quadrants([]Spot{{"A", 2, 0.3}, {"B", 2, 0.3}, {"C", 9, 0.1}}, 4, 0.2, [4]string{"a", "b", "c", "d"}, "cost", "gain")
	for _, n := range []int{0, 1, 8, 13, 41, 400} {
		out["course of "+strconv.Itoa(n)] = Course(stops(n), five, []string{"0", "1", "2", "3", "4", "5"}, "between", 0.3)
	}
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
	p := Bar(BarData{Scale{1, 5}, At(3), At(2), At(4), At(5), 2, Value{}})
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

// stops are so many assessments, each with everything.
func stops(n int) []Stop {
	out := make([]Stop, n)
	for i := range out {
		v := float64(i%5) + 0.5
		out[i] = Stop{"24 Nov 2026", "1.0.0", "2.5", "+0.51", At(v), At(v - 0.4), At(v + 0.4), At(3)}
	}
	return out
}

// A series of any length is drawn whole; labels give way, the last one never.
func TestACourseOfAnyLength(t *testing.T) {
	for _, n := range []int{1, 2, 8, 9, 12, 20, 40, 41, 100, 400, 5000} {
		p := Course(stops(n), Scale{0, 5}, nil, "between", 0.3)
		points, dates := 0, []Label{}
		for _, s := range p.Shapes {
			if s.Role == ScoreLine {
				points += len(s.Points)
			}
		}
		if n > 1 && points != n {
			t.Errorf("%d stops: the line goes through %d", n, points)
		}
		for _, l := range p.Labels {
			if l.Role == Tick && l.Text == "24 Nov 2026" {
				dates = append(dates, l)
			}
		}
		want := 0
		for _, is := range Labelled(n) {
			if is {
				want++
			}
		}
		if len(dates) != want || len(dates) == 0 || len(dates) > 10 || n < 10 && len(dates) != n {
			t.Errorf("%d stops have %d dates, and %d are said to be labelled", n, len(dates), want)
		}
		for i, l := range dates {
			if l.At.X-l.Width/2 < -1e-9 || l.At.X+l.Width/2 > 1+1e-9 || i > 0 && dates[i-1].At.X+dates[i-1].Width/2 > l.At.X-l.Width/2 {
				t.Errorf("%d stops: date %d at %v runs into another or outside", n, i, l.At)
			}
		}
		if last := dates[len(dates)-1].At.X; math.Abs(last-(courseRight-(courseRight-courseLeft)/float64(n)/2)) > 1e-9 {
			t.Errorf("%d stops: the last date stands at %v", n, last)
		}
	}
}

func TestWhatTheAnswersBroughtStandsBetweenNeighbours(t *testing.T) {
	p := Course(stops(8), Scale{0, 5}, nil, "between", 0.3)
	var dates, steps []Label
	for _, l := range p.Labels {
		switch l.Text {
		case "24 Nov 2026":
			dates = append(dates, l)
		case "+0.51":
			steps = append(steps, l)
		}
	}
	if len(steps) != 7 {
		t.Fatalf("%d steps between 8 stops", len(steps))
	}
	for i, l := range steps {
		if want := (dates[i].At.X + dates[i+1].At.X) / 2; math.Abs(l.At.X-want) > 1e-9 {
			t.Errorf("step %d stands at %v, want %v", i, l.At.X, want)
		}
	}
}

func TestThePartsOfAChangeAddUp(t *testing.T) {
	p := Split([]Piece{{"A", "", At(0.5)}, {"B", "", At(-0.2)}, {"C", "", At(0.1)}}, Piece{"sum", "", At(0.4)})
	var areas []Shape
	for _, s := range p.Shapes {
		if s.Kind == Area {
			areas = append(areas, s)
		}
	}
	if len(areas) != 4 || areas[0].Role != Rise || areas[1].Role != Fall || areas[3].Role != Rise {
		t.Fatalf("%d areas", len(areas))
	}
	left, right := func(i int) float64 { return areas[i].Points[0].X }, func(i int) float64 { return areas[i].Points[1].X }
	near := func(a, b float64) bool { return math.Abs(a-b) < 1e-9 }
	if !near(right(0), right(1)) || !near(left(1), left(2)) || !near(left(0), left(3)) || !near(right(2), right(3)) {
		t.Error("a part doesn't begin where the one before ended, or the sum isn't as long as they are")
	}
}
