package assessment

import (
	"fmt"
	"time"
)

// A Date is a day of the calendar as the number yyyymmdd, so that dates
// compare as numbers. 0 is no date.
type Date int32

// ParseDate reads YYYY-MM-DD, a day that exists, from year 1 to 9999.
func ParseDate(s string) (Date, error) {
	t, err := time.Parse(time.DateOnly, s)
	if err != nil || t.Year() < 1 {
		return 0, fmt.Errorf("%q is no date; write a day that exists as YYYY-MM-DD", s)
	}
	return DateOf(t), nil
}

// ParseDay is [ParseDate] for the day of an assessment as people give it: a year
// from 1900 to 2199, since any other is a slip of the finger.
func ParseDay(s string) (Date, error) {
	d, err := ParseDate(s)
	if y := d / 10000; err == nil && (y < 1900 || y > 2199) {
		return 0, fmt.Errorf("%q lies outside of the years 1900 to 2199; check the year", s)
	}
	return d, err
}

// DateOf gives the day of t in t's own time zone.
func DateOf(t time.Time) Date {
	y, m, d := t.Date()
	return Date(y*10000 + int(m)*100 + d)
}

// exists tells whether d is a day that [ParseDate] could have read.
func (d Date) exists() bool { return d > 0 && d/10000 <= 9999 && d/10000 > 0 && DateOf(d.Time()) == d }

// String gives YYYY-MM-DD, or "" for no date.
func (d Date) String() string {
	if d == 0 {
		return ""
	}
	return fmt.Sprintf("%04d-%02d-%02d", d/10000, d/100%100, d%100)
}

// Time gives the day's first instant in UTC.
func (d Date) Time() time.Time {
	return time.Date(int(d/10000), time.Month(d/100%100), int(d%100), 0, 0, 0, 0, time.UTC)
}
