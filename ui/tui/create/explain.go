package create

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"

	"posture/frameworks"
	"posture/ui/tui/widget"
)

func questions(fw *frameworks.Framework) string {
	return widget.Counted(len(fw.Questions()), "question", "questions")
}

// explain says what the open choice means, in so many rows at most. What it
// changes comes first, in few words; then why.
func (s *Screen) explain(p *widget.Page, indent, width, rows int) {
	rows = min(rows, p.Left())
	if rows < 1 {
		return
	}
	e := explanation{s: s, p: p, indent: indent, width: width, left: rows}
	if s.form.at() == framework {
		e.framework(s.form.framework())
		return
	}
	e.profile(s.form.framework(), s.form.profile())
}

// An explanation is the room that is left for one.
type explanation struct {
	s             *Screen
	p             *widget.Page
	indent, width int
	left          int
}

// say puts a text, of which the last line that there is room for may end in
// "…".
func (e *explanation) say(strong bool, text string) {
	if e.left < 1 || text == "" {
		return
	}
	th := e.s.th
	style := th.Muted
	if strong {
		style = th.Text
	}
	got := widget.Most(th, e.s.wraps.Lines(th, text, e.width), e.left, e.width)
	e.p.Lines(style, e.indent, got)
	e.left -= len(got)
}

func (e *explanation) blank() {
	if e.left > 1 {
		e.p.Blank(1)
		e.left--
	}
}

func (e *explanation) framework(fw *frameworks.Framework) {
	e.say(true, fmt.Sprintf("%s in %s of %s; version %s.", questions(fw), widget.Counted(len(fw.Practices()), "practice", "practices"), widget.Counted(len(fw.Layers), "layer", "layers"), fw.Version))
	if fw.Summary != "" {
		e.blankIfRoom(6)
		e.say(false, fw.Summary)
	}
	if e.left < len(fw.Layers)+2 {
		return
	}
	e.blank()
	for _, l := range fw.Layers {
		e.row(l.ID, l.Title)
	}
}

func (e *explanation) blankIfRoom(rows int) {
	if e.left >= rows {
		e.blank()
	}
}

// row puts an id and what it stands for.
func (e *explanation) row(id, text string) {
	if e.left < 1 {
		return
	}
	e.p.Row()
	e.p.Gap(e.indent).PutWithin(e.s.th.Key, id, 10).Gap(1).To(e.indent+11).PutWithin(e.s.th.Text, text, e.width-11)
	e.left--
}

func (e *explanation) profile(fw *frameworks.Framework, p *frameworks.Profile) {
	if p == nil {
		e.say(true, fmt.Sprintf("Every target is level %d, the scale's middle, and every layer weighs the same.", fw.Scale.Middle()))
		return
	}
	e.say(true, fmt.Sprintf("Targets: level %d%s.", p.Default, others(fw, p)))
	if w := weights(fw, p); w != "" {
		e.say(true, "Weights: "+w+".")
	}
	if p.Summary != "" {
		e.blankIfRoom(6)
		e.say(false, p.Summary)
	}
	for _, id := range named(fw, p) {
		reason := p.Reasons[id]
		if reason == "" || e.left < 4 {
			continue
		}
		e.blank()
		e.row(id, titleOf(fw, id))
		e.say(false, reason)
	}
}

// span says from which level to which the profile's targets go.
func span(p *frameworks.Profile) string {
	low, high := p.Default, p.Default
	for _, t := range p.Targets {
		low, high = min(low, t), max(high, t)
	}
	if low == high {
		return fmt.Sprintf("target %d", low)
	}
	return fmt.Sprintf("targets %d to %d", low, high)
}

// others are the targets that aren't the profile's usual one, the highest
// first: ", but 5 for CON-7; 4 for CON-5, CON-6".
func others(fw *frameworks.Framework, p *frameworks.Profile) string {
	text, join := "", ", but "
	for level := fw.Scale.Max(); level >= fw.Scale.Min(); level-- {
		ids := ""
		for _, id := range named(fw, p) {
			if t, ok := p.Targets[id]; ok && t == level && level != p.Default {
				if ids != "" {
					ids += ", "
				}
				ids += id
			}
		}
		if ids != "" {
			text += fmt.Sprintf("%s%d for %s", join, level, ids)
			join = "; "
		}
	}
	return text
}

// weights are what weighs more or less than usual: "CON × 1.5".
func weights(fw *frameworks.Framework, p *frameworks.Profile) string {
	text := ""
	for _, id := range named(fw, p) {
		if w, ok := p.Weights[id]; ok {
			if text != "" {
				text += ", "
			}
			text += id + " × " + strconv.FormatFloat(w, 'g', -1, 64)
		}
	}
	return text
}

// named are the layers and practices that the profile names, in the
// framework's order.
func named(fw *frameworks.Framework, p *frameworks.Profile) []string {
	var ids []string
	for id := range p.Targets {
		ids = append(ids, id)
	}
	for id := range p.Weights {
		ids = append(ids, id)
	}
	slices.SortFunc(ids, func(a, b string) int { return cmp.Or(rank(fw, a)-rank(fw, b), cmp.Compare(a, b)) })
	return slices.Compact(ids)
}

// rank is where a layer or practice stands in the framework; a layer stands
// before its practices.
func rank(fw *frameworks.Framework, id string) int {
	if l := fw.Layer(id); l != nil {
		return 2 * l.Practices[0].Index
	}
	if p := fw.Practice(id); p != nil {
		return 2*p.Index + 1
	}
	return -1
}

func titleOf(fw *frameworks.Framework, id string) string {
	if l := fw.Layer(id); l != nil {
		return l.Title
	}
	if p := fw.Practice(id); p != nil {
		return p.Title
	}
	return ""
}
