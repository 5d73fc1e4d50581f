package assessment

import (
	"fmt"
	"slices"
	"strings"
)

// Words gives the changes of a record in short words, for histories and
// notices: "answer 2 → 3", "note added".
func Words(before, after Record) []string {
	var w []string
	switch b, a := before.Answer, after.Answer; {
	case b == a:
	case b.State == NotApplicable && a.State == NotApplicable:
		w = append(w, "reason changed")
	default:
		w = append(w, fmt.Sprintf("answer %s → %s", before.Answer, after.Answer))
	}
	if before.Note != after.Note {
		w = append(w, change(before.Note == "", after.Note == "", "note"))
	}
	if before.Flag != after.Flag {
		w = append(w, change(!before.Flag, !after.Flag, "flag"))
	}
	for _, n := range evidenceNames(before, after) {
		b, a := find(before.Evidence, n), find(after.Evidence, n)
		if b != a {
			w = append(w, evidenceWords(b, a, "evidence "+strings.ReplaceAll(n, "\n", " ")))
		}
	}
	if !slices.Equal(before.Votes, after.Votes) {
		w = append(w, "votes changed")
	}
	if before.Carried && !after.Carried && before.Answer == after.Answer {
		w = append(w, "confirmed")
	}
	return w
}

// evidenceWords tell of a piece of evidence what differs.
func evidenceWords(b, a Evidence, name string) string {
	if b.Name == "" || a.Name == "" {
		return change(b.Name == "", a.Name == "", name)
	}
	var w wording
	if b.Strength != a.Strength {
		w.fact("strength", b.Strength.String(), a.Strength.String())
	}
	w.fact("date", b.Dated.String(), a.Dated.String())
	w.fact("valid until", b.ValidUntil.String(), a.ValidUntil.String())
	return name + ": " + strings.Join(w, ", ")
}

func change(none, gone bool, what string) string {
	switch {
	case none:
		return what + " added"
	case gone:
		return what + " removed"
	}
	return what + " changed"
}

func evidenceNames(records ...Record) []string {
	var names []string
	for _, r := range records {
		for _, e := range r.Evidence {
			names = append(names, e.Name)
		}
	}
	slices.Sort(names)
	return slices.Compact(names)
}

func find(pieces []Evidence, name string) Evidence {
	for _, e := range pieces {
		if e.Name == name {
			return e
		}
	}
	return Evidence{}
}
