package assessment

import (
	"cmp"
	"fmt"
	"slices"
	"sort"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// A Promise says what became of an action, as the answers tell it.
type Promise string

const (
	Dropped Promise = "dropped"  // it was given up, for a reason; whatever the answers say, it is no promise any more
	Kept    Promise = "kept"     // all its practices are at the level that it was to bring
	Partly  Promise = "partly"   // it is done, and some are, or a score has risen
	NotKept Promise = "not kept" // it is done, and nothing has moved
	Overdue Promise = "overdue"  // its day has passed, and it isn't done, whatever has moved
	Running Promise = "running"  // its day hasn't come
	Untold  Promise = ""         // it names no practice, so the answers say nothing
)

// An ActionStatus is an action with what the answers now say of it.
type ActionStatus struct {
	ID string
	Action
	Promise Promise
	Stamp   Stamp // who last changed it, and when
}

// Became says what became of the action, in a word or two.
func (x *ActionStatus) Became() string {
	switch {
	case x.Promise == Running && x.Due == 0:
		return "not kept yet"
	case x.Promise == Running:
		return "not due yet"
	case x.Promise == Untold:
		return x.State.String()
	}
	return string(x.Promise)
}

// Actions are all actions that stand, by due date and then by id; those
// without a date come last. Then is the scorecard of the assessment before, or
// nil: with it, a score that has risen counts as partly kept.
func (a *Assessment) Actions(now, then *Scorecard) []ActionStatus {
	var out []ActionStatus
	for id, t := range a.c.Actions {
		if t.Value.Set {
			out = append(out, ActionStatus{id, t.Value, a.promise(t.Value, now, then), t.Stamp})
		}
	}
	slices.SortFunc(out, func(x, y ActionStatus) int {
		return cmp.Or(cmp.Compare(dueOrder(x.Due), dueOrder(y.Due)), cmp.Compare(x.ID, y.ID))
	})
	return out
}

func dueOrder(d Date) Date {
	if d == 0 {
		return 99991231
	}
	return d
}

// promise compares what an action was to bring with the scores. What it was to
// bring is its level, or where it names none the practices' targets.
func (a *Assessment) promise(x Action, now, then *Scorecard) Promise {
	if x.State == ActionDropped {
		return Dropped
	}
	open := x.State == ActionOpen || x.State == ActionInProgress
	late := x.Due != 0 && x.Due < a.Head().Date
	reached, risen, known := 0, false, 0
	for _, id := range x.Practices {
		p := a.fw.Practice(id)
		if p == nil || !now.Practices[p.Index].Target.Valid {
			continue
		}
		known++
		s := now.Practices[p.Index]
		want := s.Target.V
		if x.Level.Valid {
			want = float64(x.Level.V)
		}
		if s.Score.Valid && Nine(s.Score.V) >= want {
			reached++
		}
		risen = risen || rose(s.Score, then, id)
	}
	switch {
	case known > 0 && reached == known:
		return Kept
	case open && late:
		return Overdue
	case open:
		return Running
	case known == 0:
		return Untold
	case reached > 0 || risen:
		return Partly
	}
	return NotKept
}

func rose(now Figure, then *Scorecard, practice string) bool {
	if then == nil || !now.Valid {
		return false
	}
	p := then.Framework.Practice(practice)
	if p == nil {
		return false
	}
	was := then.Practices[p.Index].Score
	return was.Valid && Nine(now.V-was.V) > 0
}

// CheckLink tells whether a text is a link that may be put beside an action: to
// the web, or a mail address. Files may hold others.
func CheckLink(s string) error {
	lower := strings.ToLower(s)
	for _, start := range []string{"https://", "http://", "mailto:"} {
		if rest, ok := strings.CutPrefix(lower, start); ok && rest != "" && !strings.ContainsFunc(rest, unicode.IsSpace) {
			return nil
		}
	}
	return fmt.Errorf("%q is no link; write one that begins with mailto:, http:// or https://", s)
}

// idOf makes an id of a text's first words: plain letters without their marks,
// digits, and hyphens between the words.
func idOf(what string) string {
	const words, most = 5, 60
	plain := strings.Map(func(r rune) rune {
		if unicode.Is(unicode.Mn, r) {
			return -1
		}
		return r
	}, norm.NFD.String(strings.ToLower(what)))
	plain = strings.NewReplacer("ß", "ss", "æ", "ae", "œ", "oe", "ø", "o", "ł", "l", "đ", "d").Replace(plain)
	list := strings.FieldsFunc(plain, func(r rune) bool {
		return r > unicode.MaxASCII || !unicode.IsLetter(r) && !unicode.IsDigit(r)
	})
	id := strings.Join(list[:min(len(list), words)], "-")
	return strings.TrimRight(id[:min(len(id), most)], "-")
}

// NewActionID makes an id of an action's first words that no action has, nor
// one that was taken back.
func (a *Assessment) NewActionID(what string) string {
	return freeID(actionStem(what), func(id string) bool {
		_, taken := a.c.Actions[id]
		return taken
	})
}

// actionStem makes an id of an action's first words.
func actionStem(what string) string { return cmp.Or(idOf(what), "action") }

// freeID numbers an id where it is taken.
func freeID(id string, taken func(string) bool) string {
	if !taken(id) {
		return id
	}
	numbered := func(n int) string { return fmt.Sprintf("%s-%d", id, n) }
	// Thousands may begin alike, so the numbers aren't tried one by one.
	most := 2
	for taken(numbered(most)) {
		most *= 2
	}
	least := most/2 + 1
	return numbered(least + sort.Search(most-least, func(i int) bool { return !taken(numbered(least + i)) }))
}
