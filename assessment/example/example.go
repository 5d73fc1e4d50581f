package example

import (
	"embed"
	"fmt"
	"slices"
	"strings"

	"posture/assessment"
	"posture/assessment/store"
	"posture/frameworks"
)

//go:embed data/*.posture.yaml
var data embed.FS

// Default is the id of the organisation that the demo shows unless told.
const Default = "brindlewick"

// An Organisation is one that was made up, with its assessments.
type Organisation struct {
	ID    string
	Name  string
	Shows string // in one line, what there is to see in it
	Files []File // oldest first; the last one is now
}

// A File is one assessment of an organisation.
type File struct {
	Name string // as it is to be called in a folder, such as a.posture.yaml
}

// List is all organisations, the default first.
func List() []Organisation {
	return []Organisation{
		{
			ID:    Default,
			Name:  "Brindlewick Outfitters",
			Shows: "outdoor clothing online: strong security, weak consent; votes far apart, eight quarters",
			Files: []File{
				{"brindlewick-2025-02.posture.yaml"}, {"brindlewick-2025-05.posture.yaml"},
				{"brindlewick-2025-08.posture.yaml"}, {"brindlewick-2025-11.posture.yaml"},
				{"brindlewick-2026-02.posture.yaml"}, {"brindlewick-2026-05.posture.yaml"},
				{"brindlewick-2026-08.posture.yaml"}, {"brindlewick-2026-11.posture.yaml"},
			},
		},
		{
			ID:    "calderbeck",
			Name:  "Calderbeck Diagnostics",
			Shows: "a laboratory: good papers, old evidence, models that nobody lists; two quarters",
			Files: []File{{"calderbeck-2026-08.posture.yaml"}, {"calderbeck-2026-11.posture.yaml"}},
		},
		{
			ID:    "mossgrain",
			Name:  "Mossgrain Naturals",
			Shows: "herbal supplements, 18 people: a first assessment in one evening, much of it unknown",
			Files: []File{{"mossgrain-2026-11.posture.yaml"}},
		},
	}
}

// Find gives the organisation of this id; ok is false where there is none.
func Find(id string) (o Organisation, ok bool) {
	all := List()
	i := slices.IndexFunc(all, func(o Organisation) bool { return o.ID == id })
	if i < 0 {
		return Organisation{}, false
	}
	return all[i], true
}

// Now is the organisation's latest file.
func (o Organisation) Now() File { return o.Files[len(o.Files)-1] }

// Bytes are the file's bytes, in a copy that is the caller's.
func (f File) Bytes() ([]byte, error) { return data.ReadFile("data/" + f.Name) }

// Load reads the file. Its framework is the one that the program carries, or the
// pilot that the file brings along.
func (f File) Load() (*assessment.Assessment, error) {
	b, err := f.Bytes()
	if err != nil {
		return nil, err
	}
	d, err := store.Decode(f.Name, b, frameworks.BuiltinVersion)
	if err != nil {
		return nil, err
	}
	return d.Assessment, nil
}

// Load reads the latest assessment of the organisation with this id.
func Load(id string) (*assessment.Assessment, error) {
	series, err := LoadSeries(id)
	if err != nil {
		return nil, err
	}
	return series[len(series)-1], nil
}

// LoadSeries reads all assessments of the organisation with this id, the oldest
// first.
func LoadSeries(id string) ([]*assessment.Assessment, error) {
	o, ok := Find(id)
	if !ok {
		var ids []string
		for _, o := range List() {
			ids = append(ids, o.ID)
		}
		return nil, fmt.Errorf("no example is called %q; take one of %s", id, strings.Join(ids, ", "))
	}
	var series []*assessment.Assessment
	for _, f := range o.Files {
		a, err := f.Load()
		if err != nil {
			return nil, err
		}
		series = append(series, a)
	}
	return series, nil
}
