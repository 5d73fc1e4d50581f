package frameworks

// A Scale is the ordered levels that an answer can take: consecutive whole
// numbers in rising order, between 0 and 9, two at least.
type Scale []Step

// A Step is one level of a scale.
type Step struct {
	Level   int
	Name    string
	Meaning string
}

// DefaultScale is the scale of a framework that brings none.
func DefaultScale() Scale {
	return Scale{
		{0, "Absent", "Nothing is done."},
		{1, "Initial", "Somebody does it; it depends on that person."},
		{2, "Developing", "A way of doing it exists for a part."},
		{3, "Defined", "One way, written down and in use, for all that is in scope."},
		{4, "Managed", "Figures or alarms show where it isn't followed, and that is put right."},
		{5, "Optimising", "It gets better because of what tests by others have found."},
	}
}

// Min is the lowest level.
func (s Scale) Min() int { return s[0].Level }

// Max is the highest level.
func (s Scale) Max() int { return s[len(s)-1].Level }

// Span is Max less Min, at least 1.
func (s Scale) Span() int { return s.Max() - s.Min() }

// Middle is the middle level, rounded up: the target where nothing else gives one.
func (s Scale) Middle() int { return (s.Min() + s.Max() + 1) / 2 }

// Has tells whether level is on the scale.
func (s Scale) Has(level int) bool { return level >= s.Min() && level <= s.Max() }

// Step gives the step of a level, which must be on the scale.
func (s Scale) Step(level int) Step { return s[level-s.Min()] }
