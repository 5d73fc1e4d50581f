package widget

import (
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"

	"posture/reports/chart"
	"posture/ui/tui/theme"
)

func spokes(names ...string) []chart.Spoke {
	var out []chart.Spoke
	for i, n := range names {
		out = append(out, chart.Spoke{Name: n, Score: chart.At(float64(i + 1)), Target: chart.At(3)})
	}
	return out
}

func TestRadarNamesItsSpokes(t *testing.T) {
	scale := chart.Scale{Min: 0, Max: 5}
	for width := 20; width < 120; width += 7 {
		for height := 5; height < 60; height += 5 {
			p := Radar(plain(), spokes("GOV 1.0", "CON 2.0", "MIN 3.0", "SEC 4.0", "TEC 5.0"), scale, width, height)
			if p == nil {
				continue
			}
			text := ansi.Strip(p.String())
			if p.Rows() != height {
				t.Errorf("%d × %d: %d rows", width, height, p.Rows())
			}
			for _, n := range []string{"GOV 1.0", "CON 2.0", "MIN 3.0", "SEC 4.0", "TEC 5.0"} {
				if !strings.Contains(text, n) {
					t.Errorf("%d × %d: %s isn't named:\n%s", width, height, n, text)
				}
			}
			if n := strings.Count(text, "●"); n < 3 || n > 5 {
				t.Errorf("%d × %d: %d scores", width, height, n)
			}
		}
	}
}

// With fewer than three spokes, too many, or no room, there is no radar.
func TestNoRadarThatCannotBeRead(t *testing.T) {
	scale := chart.Scale{Min: 0, Max: 5}
	if Radar(plain(), spokes("A", "B"), scale, 80, 40) != nil || Radar(plain(), spokes(strings.Split("abcdefghijklm", "")...), scale, 80, 40) != nil ||
		Radar(plain(), spokes("A", "B", "C"), scale, 20, 40) != nil || Radar(plain(), spokes("A", "B", "C"), scale, 80, 5) != nil {
		t.Error("a radar is drawn")
	}
}

func TestFiguresStandUnderTheirNames(t *testing.T) {
	p := NewPage(plain(), 24, 10)
	fs := []Labelled{{Label: "Score", Value: "3.1 of 5"}, {Label: "Target", Value: "4"}, {Label: "Answered", Value: "80 %"}}
	p.Figures(2, fs)
	if got := p.String(); got != "  Score      Target\n  3.1 of 5   4\n  Answered\n  80 %" {
		t.Errorf("%q", got)
	}
}

// Lines differ without colours: dashes have fewer dots than a line.
func TestDashesAndSigns(t *testing.T) {
	d := NewDots(2, 1)
	d.Dashes(theme.Style{}, 0, 0, 3, 0, 2)
	d.Sign(theme.Style{}, 2, 0, '●')
	p := NewPage(plain(), 5, 1)
	p.Row()
	d.Onto(p, 0)
	if got := p.String(); got != "⠁●" {
		t.Errorf("%q", got)
	}
}
