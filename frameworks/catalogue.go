package frameworks

import (
	"embed"
	"errors"
	"fmt"
	"io/fs"
	"slices"
	"strings"

	"posture/frameworks/strict"
)

// DefaultID is the framework that is taken where none is named.
const DefaultID = "customer-data-ethics"

// What the program carries: data/ID.yaml is the newest version of a framework,
// data/ID-x.y.z.yaml an older one that was released and so stays.
//
//go:embed data
var embedded embed.FS

// Builtin loads the newest version of a built-in framework. The error is
// [*UnknownError] where there is none with this id.
func Builtin(id string) (*Framework, error) { return builtIn().newest(id) }

// BuiltinVersion loads a built-in framework in the version that was released
// under this number. The error is [*UnknownError] where there is none.
func BuiltinVersion(id, version string) (*Framework, error) { return builtIn().version(id, version) }

// Builtins loads the newest version of every built-in framework, that of
// [DefaultID] first, the others by id.
func Builtins() ([]*Framework, error) { return builtIn().all() }

// BuiltinIDs are the ids of the built-in frameworks, in the order of
// [Builtins]. Nothing is loaded for it.
func BuiltinIDs() []string { return builtIn().ids() }

// UnknownError says that no framework is built in under an id, or not in a
// version.
type UnknownError struct {
	ID      string
	Version string   // "" where the id itself isn't known
	Nearest string   // the id that was probably meant, or ""
	Known   []string // the ids that are known, or the versions where the id is
}

func (e *UnknownError) Error() string {
	switch {
	case e.Version != "":
		return fmt.Sprintf("no version %s of %s is built in; there is %s", e.Version, e.ID, strings.Join(e.Known, ", "))
	case e.Nearest != "":
		return fmt.Sprintf("no framework %q is built in; did you mean %s?", e.ID, e.Nearest)
	}
	return fmt.Sprintf("no framework %q is built in; there is %s", e.ID, strings.Join(e.Known, ", "))
}

// A catalogue is a folder of built-in frameworks.
type catalogue struct{ fs.FS }

func builtIn() catalogue {
	data, err := fs.Sub(embedded, "data")
	if err != nil {
		panic(err) // only for a path that isn't one
	}
	return catalogue{data}
}

// olderFile is the name of a version that isn't the newest. No id has a dot,
// so it can't be the name of a newest one.
var olderFile = lazy(`^([a-z0-9-]+)-([0-9]+\.[0-9]+\.[0-9]+)\.yaml$`)

func (c catalogue) ids() []string {
	var ids []string
	names, _ := fs.Glob(c, "*.yaml") // the pattern is right, and other errors it ignores
	for _, name := range names {
		if !olderFile().MatchString(name) {
			ids = append(ids, strings.TrimSuffix(name, ".yaml"))
		}
	}
	slices.Sort(ids)
	if i := slices.Index(ids, DefaultID); i > 0 {
		ids = slices.Insert(slices.Delete(ids, i, i+1), 0, DefaultID)
	}
	return ids
}

func (c catalogue) newest(id string) (*Framework, error) {
	ids := c.ids()
	if !slices.Contains(ids, id) {
		return nil, &UnknownError{ID: id, Nearest: strict.Nearest(id, ids), Known: ids}
	}
	return c.load(id + ".yaml")
}

func (c catalogue) version(id, version string) (*Framework, error) {
	f, err := c.load(id + "-" + version + ".yaml")
	if err == nil || !errors.Is(err, fs.ErrNotExist) && !errors.Is(err, fs.ErrInvalid) {
		return f, err
	}
	if f, err = c.newest(id); err != nil || f.Version == version {
		return f, err
	}
	return nil, &UnknownError{ID: id, Version: version, Known: c.versions(f)}
}

// versions are those in which a framework is built in, the newest first.
func (c catalogue) versions(newest *Framework) []string {
	versions := []string{newest.Version}
	names, _ := fs.Glob(c, newest.ID+"-*.yaml")
	for _, name := range slices.Backward(names) {
		if m := olderFile().FindStringSubmatch(name); m != nil && m[1] == newest.ID {
			versions = append(versions, m[2])
		}
	}
	return versions
}

func (c catalogue) all() ([]*Framework, error) {
	var all []*Framework
	for _, id := range c.ids() {
		f, err := c.newest(id)
		if err != nil {
			return nil, err
		}
		all = append(all, f)
	}
	return all, nil
}

func (c catalogue) load(name string) (*Framework, error) {
	data, err := fs.ReadFile(c, name)
	if err != nil {
		return nil, err
	}
	f := unpack(name, data)
	if f == nil {
		if f, err = Load(name, data); err != nil {
			return nil, err
		}
	}
	f.BuiltIn = true
	return f, nil
}
