package screen

import (
	"fmt"

	"posture/assessment"
)

// TakeBack undoes one's own last step and says so. The subject is what it was
// about, for the screen to go there; nil where nothing was undone.
func (d *Document) TakeBack() (Toast, *assessment.Subject) {
	changes, err := d.Undo()
	return turned(changes, err, "There is nothing to take back.", "Taken back")
}

// MakeAgain redoes the last step that was undone, as [Document.TakeBack] undoes it.
func (d *Document) MakeAgain() (Toast, *assessment.Subject) {
	changes, err := d.Redo()
	return turned(changes, err, "There is nothing to make again.", "Made again")
}

func turned(changes []assessment.Change, err error, none, done string) (Toast, *assessment.Subject) {
	switch {
	case err != nil:
		return Toast{Text: err.Error(), Bad: true}, nil
	case len(changes) == 0:
		return Toast{Text: none}, nil
	}
	c := changes[0]
	text := done + ": " + stepName(c)
	if len(changes) > 1 {
		text += fmt.Sprintf(" and %d more", len(changes)-1)
	}
	return Toast{Text: text + "."}, &c.Subject
}

// stepName says what a change was about, and where there is room what it did.
func stepName(c assessment.Change) string {
	name := ""
	switch c.Subject.Kind {
	case assessment.AboutPlan:
		return "the place of " + c.Subject.ID
	case assessment.AboutTarget:
		return "the target of " + c.Subject.ID
	case assessment.AboutAction:
		return "an action"
	case assessment.AboutHead:
		name = "the details"
	case assessment.AboutQuestion:
		name = c.Subject.ID
	}
	if w := c.Words(); len(w) > 0 {
		name += ", " + w[0]
	}
	return name
}
