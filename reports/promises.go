package reports

import (
	"slices"
	"strings"

	"posture/assessment"
)

// Promises are what became of actions: those that came due, or were still open
// at the last assessment. Those that were dropped are no promises any more:
// they come last, with their reasons, and are not among the counts.
type Promises struct {
	Title  string       `json:"title"`
	Counts Shares       `json:"counts"` // of those that came due; no parts where none has
	Head   PromiseHead  `json:"head"`
	Rows   []PromiseRow `json:"rows"` // the overdue first
	Note   string       `json:"note,omitempty"`
}

// PromiseHead are the heads of the promises' columns.
type PromiseHead struct {
	What   string `json:"what"`
	Says   string `json:"says"`
	Owner  string `json:"owner,omitempty"` // "" where nobody is named
	Due    string `json:"due"`
	Became string `json:"became"`
}

// A PromiseRow is an action and what became of it.
type PromiseRow struct {
	What    string             `json:"what"`
	Says    []string           `json:"says"` // what the answers say, a practice each
	Owner   string             `json:"owner,omitempty"`
	Due     string             `json:"due,omitempty"`
	Promise assessment.Promise `json:"promise"`
	Became  string             `json:"became"` // the promise in a word
	Late    bool               `json:"late"`   // it is overdue, or wasn't kept
}

// told are the promises in the order in which a board wants to hear of them;
// those that are running aren't due yet.
func told() []assessment.Promise {
	return []assessment.Promise{assessment.Overdue, assessment.NotKept, assessment.Partly, assessment.Kept}
}

// actionsNow are the actions that the quarter is about: all but those that the
// last assessment already called done.
func (b *seriesBuilder) actionsNow() []assessment.ActionStatus {
	var before map[string]assessment.Tracked[assessment.Action]
	if b.o.Previous != nil {
		before = b.o.Previous.Content().Actions
	}
	return slices.DeleteFunc(b.actions(), func(x assessment.ActionStatus) bool {
		old := before[x.ID].Value
		return old.Set && (old.State == assessment.ActionDone || old.State == assessment.ActionDropped)
	})
}

// promised counts the actions by what became of them.
func (b *seriesBuilder) promised() map[assessment.Promise]int {
	n := map[assessment.Promise]int{}
	for _, x := range b.actionsNow() {
		n[x.Promise]++
	}
	return n
}

// due is how many of them have come due, or were kept before.
func due(n map[assessment.Promise]int) int {
	sum := 0
	for _, p := range told() {
		sum += n[p]
	}
	return sum
}

// promises are what became of actions, with so many rows at most.
func (b *seriesBuilder) promises(most int) Promises {
	list, n := b.actionsNow(), b.promised()
	out := Promises{Title: b.say("promises.title"), Head: PromiseHead{
		What: b.say("head.action"), Says: b.say("head.answers-say"), Due: b.say("head.due"), Became: b.say("head.became"),
	}}
	due := due(n)
	for _, p := range []assessment.Promise{assessment.Kept, assessment.Partly, assessment.NotKept, assessment.Overdue} {
		if due == 0 {
			break
		}
		out.Counts.Parts = append(out.Counts.Parts, countShare(b.say("promise."+promiseKey(p)), n[p], due))
	}
	var notes []string
	if running := n[assessment.Running]; running > 0 {
		notes = append(notes, b.w.Count("promises.running", running))
	}
	if dropped := n[assessment.Dropped]; dropped > 0 {
		notes = append(notes, b.w.Count("promises.dropped", dropped))
	}
	if untold := n[assessment.Untold]; untold > 0 {
		notes = append(notes, b.w.Count("promises.untold", untold))
	}
	out.Counts.Note = strings.Join(notes, " ")
	switch {
	case len(list) == 0:
		out.Note = b.say("promises.none")
	case due == 0:
		out.Note = b.say("promises.none-due")
	case due > most:
		out.Note = b.w.Count("promises.more", due-most)
	}
	for _, x := range b.inOrder(list) {
		if len(out.Rows) == most {
			break
		}
		row := b.promise(x)
		if row.Owner != "" {
			out.Head.Owner = b.say("head.owner")
		}
		out.Rows = append(out.Rows, row)
	}
	return out
}

// inOrder are those that a board wants to hear of, in that order, and then
// those that were dropped.
func (b *seriesBuilder) inOrder(list []assessment.ActionStatus) []assessment.ActionStatus {
	var out []assessment.ActionStatus
	for _, p := range append(told(), assessment.Dropped) {
		for _, x := range list {
			if x.Promise == p {
				out = append(out, x)
			}
		}
	}
	return out
}

// countShare is a share that is shown by its count.
func countShare(label string, n, of int) Share {
	x := share(label, n, of)
	x.Shown = num(n)
	return x
}

func promiseKey(p assessment.Promise) string { return strings.ReplaceAll(string(p), " ", "-") }

func (b *seriesBuilder) promise(x assessment.ActionStatus) PromiseRow {
	row := PromiseRow{
		What: b.text(x.What), Says: b.answersSay(x), Owner: b.person(x.Owner), Due: b.w.ShortDate(x.Due), Promise: x.Promise,
		Became: b.became(&x), Late: x.Promise == assessment.Overdue || x.Promise == assessment.NotKept,
	}
	if x.Promise == assessment.Dropped {
		row.What = b.say("promise.reason", "what", row.What, "reason", b.note(x.Reason))
	}
	return row
}

// answersSay is where an action's practices stand, and where it was to bring
// them.
func (b *seriesBuilder) answersSay(x assessment.ActionStatus) []string {
	var out []string
	for _, id := range x.Practices {
		p := b.fw.Practice(id)
		if p == nil {
			continue
		}
		m := b.s.Practices[p.Index].Measure
		want := b.target(m.Target).Shown
		if x.Level.Valid {
			want = num(x.Level.V)
		}
		out = append(out, b.say("promise.says", "practice", id, "score", b.scoreAndRange(m), "level", want))
	}
	if n := len(out); n > 2 {
		return []string{out[0], b.say("list.and") + " " + b.w.Count("list.others", n-1)}
	}
	return out
}

// next are the first things to do: the first priorities, each with the action
// that is to see to it, or the step that it takes. Where there are fewer, the
// next open actions follow.
func (b *seriesBuilder) next() ([]GapRow, GapsHead, string) {
	head := GapsHead{What: b.say("head.next-step"), Levels: b.say("head.now-target"), Lift: b.say("head.lift"), Owner: b.say("head.owner-and-due")}
	var rows []GapRow
	for i := range b.s.Priorities[:min(mostNext, len(b.s.Priorities))] {
		row := b.gapRow(i)
		row.Owner, row.Due = "", b.say("next.nobody")
		if x := b.actionFor(row.ID); x != nil {
			row.What, row.Owner, row.Due, row.Late = b.text(x.What), b.person(x.Owner), b.dueWords(x), x.Promise == assessment.Overdue
		}
		rows = append(rows, row)
	}
	switch n := len(b.s.Priorities); {
	case n == 0 && !b.s.Overall.Score.Valid:
		return rows, head, b.say("board.no-score")
	case n == 0:
		return rows, head, b.say("board.no-gap")
	case n > len(rows):
		return rows, head, b.w.Count("quarter.more-gaps", n-len(rows))
	}
	return rows, head, ""
}

// actionFor is the open action for a practice that is due first, or nil.
func (b *seriesBuilder) actionFor(practice string) *assessment.ActionStatus {
	for _, x := range b.actionsNow() {
		if (x.State == assessment.ActionOpen || x.State == assessment.ActionInProgress) && slices.Contains(x.Practices, practice) {
			return &x
		}
	}
	return nil
}

func (b *seriesBuilder) dueWords(x *assessment.ActionStatus) string {
	switch {
	case x.Due == 0:
		return b.say("next.no-date")
	case x.Promise == assessment.Overdue:
		return b.say("next.overdue", "date", b.w.ShortDate(x.Due))
	}
	return b.say("next.by", "date", b.w.ShortDate(x.Due))
}
