package cli

import (
	"encoding/csv"
	"io"
	"strings"

	"posture/assessment"
	"posture/assessment/sheet"
)

// writeActionsCSV writes actions as a spreadsheet. No cell is one that a
// spreadsheet would run.
func writeActionsCSV(w io.Writer, list []assessment.ActionStatus) error {
	out := csv.NewWriter(w)
	rows := [][]string{{"id", "what", "practices", "owner", "due", "state", "reason", "level", "promise", "links"}}
	for _, x := range list {
		level := ""
		if x.Level.Valid {
			level = assessment.Answer{State: assessment.Levelled, Level: x.Level.V}.String()
		}
		rows = append(rows, []string{x.ID, x.What, strings.Join(x.Practices, " "), x.Owner, x.Due.String(), x.State.String(), x.Reason, level, string(x.Promise), strings.Join(x.Links, "\n")})
	}
	for _, row := range rows {
		for i := range row {
			row[i] = sheet.Guard(row[i])
		}
		if err := out.Write(row); err != nil {
			return err
		}
	}
	out.Flush()
	return out.Error()
}
