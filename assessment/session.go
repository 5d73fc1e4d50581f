package assessment

import "fmt"

// A Session is one person's changes since they sat down, for undo and redo.
// Each step is what one action of theirs changed: a single answer, or a whole
// import. Undoing is itself a change, and stands in the history like any other.
type Session struct {
	done, undone [][]Change
}

// Did notes a step; changes undone before can't be redone any more.
func (s *Session) Did(step ...Change) {
	if len(step) > 0 {
		s.done, s.undone = append(s.done, step), nil
	}
}

// CanUndo tells whether there is a step to take back.
func (s *Session) CanUndo() bool { return len(s.done) > 0 }

// CanRedo tells whether there is a step to make again.
func (s *Session) CanRedo() bool { return len(s.undone) > 0 }

// Undo takes the last step back and returns the changes that did it. Where
// somebody else has changed the same facts since, nothing is changed and the
// error names them.
func (s *Session) Undo(a *Assessment, by Stamp) ([]Change, error) {
	return turn(&s.done, &s.undone, a, by)
}

// Redo makes the last step that was undone again, by the same rules.
func (s *Session) Redo(a *Assessment, by Stamp) ([]Change, error) {
	return turn(&s.undone, &s.done, a, by)
}

func turn(from, to *[][]Change, a *Assessment, by Stamp) ([]Change, error) {
	if len(*from) == 0 {
		return nil, nil
	}
	step := (*from)[len(*from)-1]
	trial, back := a.Clone(), make([]Change, 0, len(step))
	for i := len(step) - 1; i >= 0; i-- {
		c := step[i].Inverse(by)
		overwrote, err := trial.Apply(c)
		if err != nil {
			return nil, err
		}
		if len(overwrote) > 0 {
			return nil, fmt.Errorf("%s was changed by somebody else since; change it by hand", c.Subject.ID)
		}
		back = append(back, c)
	}
	*a = *trial
	*from = (*from)[:len(*from)-1]
	*to = append(*to, back)
	return back, nil
}
