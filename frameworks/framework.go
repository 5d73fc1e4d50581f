package frameworks

import "slices"

// A Framework is what is asked: layers of practices of questions, a scale for
// the answers, and profiles. It is read-only once loaded.
type Framework struct {
	ID       string // lower case, digits and hyphens, at most 64
	Version  string // x.y.z, its author's
	Title    string
	Summary  string
	Language string // BCP 47, or ""
	Licence  string // of its text, or ""
	Source   string
	Authors  []string
	Scale    Scale
	Layers   []*Layer
	Profiles []Profile

	// Digest is "sha256:" and the SHA-256 of the file's bytes in hex.
	Digest string
	// File is the bytes that it was read from.
	File []byte
	// BuiltIn tells whether the program carries it.
	BuiltIn bool

	practices []*Practice
	questions []*Question
	ids       map[string]item
}

// An item is what an id stands for: one of the three.
type item struct {
	layer    *Layer
	practice *Practice
	question *Question
}

// A Layer is one of a framework's big themes.
type Layer struct {
	ID        string
	Title     string
	Summary   string
	Weight    float64 // above 0, at most 1000; 1 where the file gives none
	Practices []*Practice
	Index     int // its place in Framework.Layers
}

// A Practice is one thing that an organisation does or fails to do.
type Practice struct {
	ID        string
	Title     string
	Intent    string
	Weight    float64 // above 0, at most 1000; 1 where the file gives none
	Critical  bool
	Effort    int // points per level, 1 to 5; 2 where the file gives none
	Requires  []*Practice
	Outcomes  []Outcome
	Citations []string // source:clause
	Replaces  []string // ids of earlier versions
	Questions []*Question
	Layer     *Layer
	Index     int // its place in Framework.Practices
}

// A Question is what is asked about a practice; it takes one answer.
type Question struct {
	ID       string
	Ask      string
	Why      string
	Weight   float64 // above 0, at most 1000; 1 where the file gives none
	Evidence []string
	Levels   map[int]string // what each level looks like here; may leave levels out
	Advice   map[int]string // what to do to reach that level
	Replaces []string       // ids of earlier versions
	Practice *Practice
	Index    int // its place in Framework.Questions
}

// A Profile is targets and weights for a kind of organisation. Its maps are
// keyed by the ids of layers and practices.
type Profile struct {
	ID        string
	Title     string
	Summary   string
	Default   int // the target of what isn't named; the scale's middle where the file gives none
	Targets   map[string]int
	Weights   map[string]float64 // they multiply the framework's
	Reasons   map[string]string
	Citations []string
}

// An Outcome is what a practice is good for.
type Outcome string

// The outcomes, in the order in which they are shown.
const (
	Trust      Outcome = "trust"
	Compliance Outcome = "compliance"
	Advantage  Outcome = "advantage"
)

// Outcomes are all outcomes, in the order in which they are shown.
func Outcomes() []Outcome { return []Outcome{Trust, Compliance, Advantage} }

// Practices are all practices, in the framework's order.
func (f *Framework) Practices() []*Practice { return f.practices }

// Questions are all questions, in the framework's order.
func (f *Framework) Questions() []*Question { return f.questions }

// Layer finds a layer by its id; nil where there is none.
func (f *Framework) Layer(id string) *Layer { return f.ids[id].layer }

// Practice finds a practice by its id; nil where there is none.
func (f *Framework) Practice(id string) *Practice { return f.ids[id].practice }

// Question finds a question by its id; nil where there is none.
func (f *Framework) Question(id string) *Question { return f.ids[id].question }

// Profile finds a profile by its id; nil where there is none.
func (f *Framework) Profile(id string) *Profile {
	if i := slices.IndexFunc(f.Profiles, func(p Profile) bool { return p.ID == id }); i >= 0 {
		return &f.Profiles[i]
	}
	return nil
}

// Citations are all clauses that the framework's practices cite, each once,
// sorted as bytes.
func (f *Framework) Citations() []string {
	var all []string
	for _, p := range f.practices {
		all = append(all, p.Citations...)
	}
	slices.Sort(all)
	return slices.Compact(all)
}

// link fills what is derived: indexes, ways up, and the table of ids.
func (f *Framework) link() {
	f.ids = make(map[string]item)
	for i, l := range f.Layers {
		l.Index, f.ids[l.ID] = i, item{layer: l}
		for _, p := range l.Practices {
			p.Layer, p.Index, f.ids[p.ID] = l, len(f.practices), item{practice: p}
			f.practices = append(f.practices, p)
			for _, q := range p.Questions {
				q.Practice, q.Index, f.ids[q.ID] = p, len(f.questions), item{question: q}
				f.questions = append(f.questions, q)
			}
		}
	}
}
