package cli

import (
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/spf13/cobra"

	"posture/assessment"
	"posture/assessment/sheet"
	"posture/assessment/store"
	"posture/frameworks/visible"
)

type answerOptions struct {
	from, reason, note, evidence, strength, dated, validUntil, by string
	dry                                                           bool
}

func (a *app) answerCommand() *cobra.Command {
	var o answerOptions
	c := &cobra.Command{
		Use:   "answer FILE (QUESTION ANSWER | --from CSV)",
		Short: "Give one answer, or take many from a spreadsheet",
		Long: `Gives one answer, or takes answers from a spreadsheet.

An answer is a level's number, unknown ("nobody can say"), or n/a with a reason.
Evidence carries an answer: stated is believed up to two fifths of the scale,
documented up to three, observed up to four, tested all the way.

A spreadsheet is a CSV file, or the sheet Answers of an Excel workbook, with a
column named question, and any of answer, reason, note, evidence, strength,
dated, valid_until and by. posture questions FILE --csv writes one to fill in. If
anything in it is wrong, nothing is taken, and every mistake is told with its
line.`,
		Example: `  posture answer acme.posture.yaml GOV-1.1 3 --evidence "Data map" --strength documented
  posture answer acme.posture.yaml TEC-6.2 n/a --reason "We run no ledger."
  posture answer acme.posture.yaml --from answers.csv --dry-run
  posture answer acme.posture.yaml --from answers.csv --by "Ada Marsh"
  posture questions acme.posture.yaml --csv | posture answer acme.posture.yaml --from -`,
		Args: arguments(1, 3),
	}
	f := c.Flags()
	f.StringVar(&o.from, "from", "", "a spreadsheet to take answers from; - is standard input")
	f.StringVar(&o.reason, "reason", "", "why it doesn't apply (with n/a)")
	f.StringVar(&o.note, "note", "", "a note, in the words of whoever answers")
	f.StringVar(&o.evidence, "evidence", "", "the name of a piece of evidence; it joins those that are there")
	f.StringVar(&o.strength, "strength", "", "how far it carries: stated, documented, observed or tested")
	f.StringVar(&o.dated, "dated", "", "the day the evidence is from, as YYYY-MM-DD")
	f.StringVar(&o.validUntil, "valid-until", "", "the last day on which it counts, as YYYY-MM-DD")
	f.StringVar(&o.by, "by", "", "who says so (default the assessor)")
	dryRun(c, &o.dry)
	c.RunE = func(cmd *cobra.Command, args []string) error {
		if o.from != "" {
			if len(args) > 1 {
				return callf("posture: give a question and an answer, or --from, not both")
			}
			for _, name := range []string{"reason", "note", "evidence", "strength", "dated", "valid-until"} {
				if f.Changed(name) {
					return callf("posture: --%s goes with one answer, not with --from; write it into the spreadsheet", name)
				}
			}
			return a.answerFrom(args[0], o)
		}
		if o.dry {
			return callf("posture: --dry-run goes with --from")
		}
		if len(args) < 3 {
			return callf("posture: too few words; the call is posture answer FILE QUESTION ANSWER, or posture answer FILE --from CSV")
		}
		return a.answerOne(args[0], args[1], args[2], o, f.Changed)
	}
	return c
}

// answerOne gives one answer.
func (a *app) answerOne(path, question, word string, o answerOptions, given func(string) bool) error {
	piece, err := o.piece(given)
	if err != nil {
		return err
	}
	file, err := a.store().Open(path)
	if err != nil {
		return err
	}
	var before, after *assessment.Scorecard
	err = file.Update(func(x *assessment.Assessment) error {
		before = assessment.Evaluate(x)
		q, answer, err := parseOne(x, question, word)
		if err != nil {
			return err
		}
		if given("reason") && answer.State != assessment.NotApplicable {
			return callf("posture: --reason goes with n/a; use --note for anything else")
		}
		_, err = x.Edit(a.stamp(o.by, x), q, func(r *assessment.Record) {
			if answer.State == assessment.NotApplicable {
				answer.Reason = r.Reason
				if given("reason") {
					answer.Reason = o.reason
				}
			}
			r.Answer = answer
			if given("note") {
				r.Note = o.note
			}
			if piece.Name != "" {
				r.Evidence = assessment.Join(r.Evidence, piece)
			}
		})
		after = assessment.Evaluate(x)
		if errors.Is(err, assessment.ErrNoReason) {
			return fmt.Errorf("posture: %s: n/a needs a reason; add --reason \"why it doesn't apply\"", q)
		}
		return inCall(err)
	})
	if err != nil {
		return err
	}
	a.sayAnswer(file.Assessment(), question, before, after)
	return nil
}

// parseOne finds the question, in any letter case, and reads the answer.
func parseOne(x *assessment.Assessment, question, word string) (string, assessment.Answer, error) {
	id := question
	for _, q := range x.Framework().Questions() {
		if strings.EqualFold(q.ID, question) {
			id = q.ID
		}
	}
	if x.Framework().Question(id) == nil {
		return "", assessment.Answer{}, unknownQuestion(x, id)
	}
	answer, err := assessment.ParseAnswer(word, x.Framework().Scale)
	if err != nil {
		return "", answer, callf("posture: %w", err)
	}
	return id, answer, nil
}

// piece is the evidence that the flags name.
func (o answerOptions) piece(given func(string) bool) (assessment.Evidence, error) {
	e := assessment.Evidence{Name: strings.TrimSpace(o.evidence)}
	if e.Name == "" {
		for _, name := range []string{"strength", "dated", "valid-until"} {
			if given(name) {
				return e, callf("posture: --%s says something about a piece of evidence; name it with --evidence", name)
			}
		}
		if given("evidence") {
			return e, callf("posture: --evidence is empty; give the piece's name")
		}
		return e, nil
	}
	var err error
	if given("strength") {
		if e.Strength, err = assessment.ParseStrength(o.strength); err != nil {
			return e, callf("posture: --strength: %w", err)
		}
	}
	for flag, to := range map[string]*assessment.Date{"dated": &e.Dated, "valid-until": &e.ValidUntil} {
		value := map[string]string{"dated": o.dated, "valid-until": o.validUntil}[flag]
		if given(flag) {
			if *to, err = assessment.ParseDate(value); err != nil {
				return e, callf("posture: --%s: %w", flag, err)
			}
		}
	}
	if err := e.CheckDays(); err != nil {
		return e, callf("posture: %w", err)
	}
	return e, nil
}

// sayAnswer says what stands now, and what it changed.
func (a *app) sayAnswer(x *assessment.Assessment, question string, before, after *assessment.Scorecard) {
	for _, q := range x.Framework().Questions() {
		if !strings.EqualFold(q.ID, question) {
			continue
		}
		r := x.Record(q)
		p, was := after.Practices[q.Practice.Index], before.Practices[q.Practice.Index]
		a.printf("%s: %s", q.ID, answerWords(x, r))
		if b := assessment.Believed(r, x.Framework().Scale, x.Head().Date); b.Valid && b.V < float64(r.Level) {
			a.printf(", shown %s by its evidence", assessment.ShowScore(b, assessment.Figure{}))
		}
		a.printf("\n%s %s: %s; overall: %s\n", p.Practice.ID, visible.Line(p.Practice.Title), moved(was.Measure, p.Measure), moved(before.Overall.Measure, after.Overall.Measure))
	}
}

func moved(before, after assessment.Measure) string {
	b, c := assessment.ShowScore(before.Score, before.Target), assessment.ShowScore(after.Score, after.Target)
	if b == c {
		return "score " + c
	}
	return fmt.Sprintf("score %s, was %s", c, b)
}

// answerFrom takes answers from a spreadsheet.
func (a *app) answerFrom(path string, o answerOptions) error {
	name, data, err := a.read(o.from)
	if err != nil {
		return err
	}
	rows := sheet.Read(name, data)
	taken, x, err := a.take(path, o.dry, func(x *assessment.Assessment) (sheet.Result, error) { return rows.Apply(x, a.stamp(o.by, nil)) })
	if err != nil {
		return err
	}
	a.sayPassedOver(name, rows.PassedOver)
	if sheet.HasActions(data) {
		fmt.Fprintf(a.Err, "%s: its sheet %q is not taken by this; take it with posture action take %s --from %s\n",
			visible.Line(name), sheet.ActionsName, quote(path), quote(o.from))
	}
	changed := count(len(taken.Changes), "question changed", "questions changed")
	if o.dry {
		changed = count(len(taken.Changes), "question would be changed", "questions would be changed")
	}
	a.printf("%s: %s, %s\n", visible.Line(path), changed, answeredWords(assessment.Evaluate(x).Overall.Measure))
	a.sayDry(o.dry, "Question", taken.Changes)
	return nil
}

// passedOver names columns that aren't read; of more than a few it counts the
// rest, since a workbook of ours has dozens that work out scores.
func passedOver(names []string) string {
	const most = 8
	if len(names) <= most {
		return strings.Join(names, ", ")
	}
	return fmt.Sprintf("%s and %d more", strings.Join(names[:most-1], ", "), len(names)-most+1)
}

// read gives the bytes of a spreadsheet, or of standard input for -.
func (a *app) read(path string) (name string, data []byte, err error) {
	if path == "-" {
		name = "standard input"
		if data, err = io.ReadAll(io.LimitReader(a.In, sheet.MaxSize+1)); err != nil {
			return name, nil, &store.MachineError{Op: "read", Path: name, Err: err, Advice: "check where it comes from, then try again"}
		}
		return name, data, nil
	}
	data, err = a.store().ReadStream(path, sheet.MaxSize)
	return path, data, err
}
