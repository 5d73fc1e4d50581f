// Package calendar writes actions as an iCalendar file (RFC 5545), so that
// they reach people's calendars: an all-day event on the day each is due.
//
// It is pure, and imports assessment alone. The same actions give the same
// bytes: an event's time stamp is when the action was last changed.
package calendar

import (
	"fmt"
	"io"
	"strings"
	"time"
	"unicode/utf8"

	"posture/assessment"
)

// Write writes the actions that have a due date. Those done or dropped are
// left out. The organisation stands in each event.
func Write(w io.Writer, organisation string, actions []assessment.ActionStatus) error {
	var b strings.Builder
	line(&b, "BEGIN:VCALENDAR")
	line(&b, "VERSION:2.0")
	line(&b, "PRODID:-//posture//actions//EN")
	line(&b, "CALSCALE:GREGORIAN")
	for _, x := range actions {
		if x.Due != 0 && (x.State == assessment.ActionOpen || x.State == assessment.ActionInProgress) {
			event(&b, organisation, x)
		}
	}
	line(&b, "END:VCALENDAR")
	_, err := io.WriteString(w, b.String())
	return err
}

func event(b *strings.Builder, organisation string, x assessment.ActionStatus) {
	made := x.Stamp.At
	if made.IsZero() {
		made = x.Due.Time()
	}
	day := x.Due.Time()
	line(b, "BEGIN:VEVENT")
	line(b, "UID:"+text(x.ID+"@"+strings.ToLower(strings.Join(strings.Fields(organisation), "-")))+".posture")
	line(b, "DTSTAMP:"+made.UTC().Format("20060102T150405Z"))
	line(b, "DTSTART;VALUE=DATE:"+day.Format("20060102"))
	line(b, "DTEND;VALUE=DATE:"+day.Add(24*time.Hour).Format("20060102"))
	line(b, "SUMMARY:"+text(x.What))
	line(b, "DESCRIPTION:"+text(describe(organisation, x)))
	line(b, "TRANSP:TRANSPARENT")
	line(b, "END:VEVENT")
}

func describe(organisation string, x assessment.ActionStatus) string {
	lines := []string{organisation}
	if x.Owner != "" {
		lines = append(lines, "Owner: "+x.Owner)
	}
	if len(x.Practices) > 0 {
		lines = append(lines, "Practices: "+strings.Join(x.Practices, ", "))
	}
	if x.Level.Valid {
		lines = append(lines, fmt.Sprintf("To bring level %d", x.Level.V))
	}
	return strings.Join(append(lines, x.Links...), "\n")
}

// text escapes a value of type TEXT.
func text(s string) string {
	return strings.NewReplacer(`\`, `\\`, ";", `\;`, ",", `\,`, "\n", `\n`, "\r", "").Replace(s)
}

// line writes a content line, folded so that none is longer than 75 octets.
func line(b *strings.Builder, s string) {
	const most = 75
	for room := most; len(s) > room; room = most - 1 {
		cut := room
		for !utf8.RuneStart(s[cut]) {
			cut--
		}
		b.WriteString(s[:cut] + "\r\n ")
		s = s[cut:]
	}
	b.WriteString(s + "\r\n")
}
