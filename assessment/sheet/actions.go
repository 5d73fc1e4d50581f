package sheet

import (
	"io"
	"slices"
	"strconv"
	"strings"

	"posture/assessment"
)

// ActionsName is the sheet of a workbook that holds the actions, unless it is
// the only one.
const ActionsName = "Gaps and actions"

// The columns of actions.
const (
	actID column = iota
	actWhat
	actPractices
	actOwner
	actDue
	actState
	actReason
	actLevel
	actLinks
	actBy
)

var actions = kind{
	sheet:   ActionsName,
	holds:   "actions",
	command: "posture action take FILE --from SHEET",
	head:    "id,what,practices,owner,due,state",
	names:   []string{"id", "what", "practices", "owner", "due", "state", "reason", "level", "links", "by"},
	subject: []column{actID, actWhat},
	dates:   []column{actDue},
	ours:    []string{"promise"},
	along:   map[column][]column{actID: {actWhat, actPractices, actOwner, actDue, actState, actReason, actLevel, actLinks, actBy}},
	most:    10_000,
	titles:  10,
}

// ActionHead are the columns in which an action is written and read, in their
// order. A column by is read too.
func ActionHead() []string { return slices.Clone(actions.names[:actBy]) }

// ActionStates are the words of the column state.
func ActionStates() []string {
	var words []string
	for _, s := range assessment.ActionStates() {
		words = append(words, s.String())
	}
	return words
}

// Practices is the cell practices for some ids.
func Practices(ids []string) string { return strings.Join(ids, " ") }

// Links is the cell links for some links, which has a line for each. A newline
// in a link is shown as ␊.
func Links(links []string) string {
	var lines []string
	for _, s := range links {
		lines = append(lines, lineName(s))
	}
	return strings.Join(lines, "\n")
}

// An ActionSheet is what a file says about actions, not judged yet.
type ActionSheet struct {
	// PassedOver names the columns that aren't read, safe to show; not the one
	// that [WriteActions] puts beside them.
	PassedOver []string

	table table
}

// ReadActions reads actions from a CSV or an Excel workbook; the bytes say
// which. The name stands in the mistakes, which [ActionSheet.Apply] tells
// together with its own.
func ReadActions(name string, data []byte) *ActionSheet {
	t := actions.read(name, data)
	return &ActionSheet{t.passed, t}
}

// HasActions tells whether a file is a workbook with an action on its sheet
// [ActionsName].
func HasActions(data []byte) bool {
	if len(data) > MaxSize || !isWorkbook(data) {
		return false
	}
	b, err := openBook(data)
	if err != nil || b.sheet(ActionsName) < 0 {
		return false
	}
	return slices.ContainsFunc(ReadActions("", data).table.rows, func(r row) bool { return r.about() != "" })
}

// WriteActions writes actions, in their order, as a CSV with what became of
// each beside it. As with [Write], its texts are as they are.
func WriteActions(w io.Writer, list []assessment.ActionStatus) error {
	rows := [][]string{slices.Insert(ActionHead(), int(actLinks), actions.ours...)}
	for _, x := range list {
		level := ""
		if x.Level.Valid {
			level = strconv.Itoa(x.Level.V)
		}
		rows = append(rows, []string{
			x.ID, x.What, Practices(x.Practices), x.Owner, x.Due.String(), x.State.String(), x.Reason, level, string(x.Promise), Links(x.Links),
		})
	}
	return writeRows(w, rows)
}
