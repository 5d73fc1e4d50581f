package screen

// A Route names a screen with what it needs to know. The set is closed: the
// application turns each into its screen, in one place.
type Route interface{ route() }

type (
	// Home is the workspace's assessments.
	Home struct{}
	// NewAssessment is the form that makes one.
	NewAssessment struct{}
	// File opens an assessment on its questionnaire.
	// Where a spreadsheet is named, its answers are taken in first, as one step.
	File struct{ Path, Sheet string }
	// Broken tells what is wrong with a file; Sheet is set for a spreadsheet of
	// answers.
	Broken struct {
		Path  string
		Err   error
		Sheet bool
	}
	// Questionnaire asks; At is a question's id, or "" for where one was.
	Questionnaire struct{ At string }
	// Overview shows the scores of the whole, or of a layer or practice.
	Overview struct{ Of string }
	// Plan is the priorities and the roadmap.
	Plan struct{}
	// Clauses are the laws, standards and outcomes; Of is a source's prefix, a
	// clause's citation or an outcome's id, or "" for all.
	Clauses struct{ Of string }
	// Report makes reports.
	Report struct{}
	// Details is the head of the assessment.
	Details struct{}
	// Explain shows how the figures of an id come about.
	Explain struct{ ID string }
	// Next starts the next assessment of a series from the one in a file, or
	// from the open one where Path is "".
	Next struct{ Path string }
	// Compare shows what changed since an earlier assessment of the series; Then
	// is its file, or "" for the one before.
	Compare struct{ Then string }
	// Trend is the series over time.
	Trend struct{}
	// Actions are what was promised; New is the id of a practice to write one
	// for at once, or "".
	Actions struct{ New string }
	// History is every change of the assessment.
	History struct{}
)

func (Home) route()          {}
func (NewAssessment) route() {}
func (File) route()          {}
func (Broken) route()        {}
func (Questionnaire) route() {}
func (Overview) route()      {}
func (Plan) route()          {}
func (Clauses) route()       {}
func (Report) route()        {}
func (Details) route()       {}
func (Explain) route()       {}
func (Next) route()          {}
func (Compare) route()       {}
func (Trend) route()         {}
func (Actions) route()       {}
func (History) route()       {}
