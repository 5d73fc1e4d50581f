package frameworks

import (
	"errors"
	"io/fs"
	"os"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"posture/frameworks/strict"
)

var small = catalogue{os.DirFS("testdata/catalogue")}

func TestNewest(t *testing.T) {
	f, err := small.newest("customer-data-ethics")
	if err != nil {
		t.Fatal(err)
	}
	if f.Version != "2.0.0" || !f.BuiltIn || f.Digest != Digest(read(t, "testdata/catalogue/customer-data-ethics.yaml")) {
		t.Errorf("%s, %v, %s", f.Version, f.BuiltIn, f.Digest)
	}
}

// A version once released stays.
func TestVersion(t *testing.T) {
	for _, version := range []string{"1.0.0", "1.1.0", "2.0.0"} {
		f, err := small.version("customer-data-ethics", version)
		if err != nil || f.Version != version || !f.BuiltIn {
			t.Errorf("%s: %v, %v", version, f, err)
		}
	}
	if f, err := small.version("customer-data-ethics-quick", "1.0.0"); err != nil || f.ID != "customer-data-ethics-quick" {
		t.Errorf("%v, %v", f, err)
	}
}

// The default comes first, and a catalogue has each framework once.
func TestAll(t *testing.T) {
	want := []string{"customer-data-ethics 2.0.0", "another 0.1.0", "customer-data-ethics-quick 1.0.0"}
	all, err := small.all()
	var got []string
	for _, f := range all {
		got = append(got, f.ID+" "+f.Version)
	}
	if err != nil || !slices.Equal(got, want) {
		t.Errorf("%q, want %q; %v", got, want, err)
	}
}

func TestUnknownFramework(t *testing.T) {
	for _, c := range []struct{ id, version, want string }{
		{"customer-data-ethcs", "", `no framework "customer-data-ethcs" is built in; did you mean customer-data-ethics?`},
		{"Another", "", `no framework "Another" is built in; did you mean another?`},
		{"zzz", "", `no framework "zzz" is built in; there is customer-data-ethics, another, customer-data-ethics-quick`},
		{"customer-data-ethics-1.0.0", "", `no framework "customer-data-ethics-1.0.0" is built in; did you mean customer-data-ethics-quick?`},
		{"../full", "", `no framework "../full" is built in; there is customer-data-ethics, another, customer-data-ethics-quick`},
		{"customer-data-ethics", "3.0.0", `no version 3.0.0 of customer-data-ethics is built in; there is 2.0.0, 1.1.0, 1.0.0`},
		{"customer-data-ethics", "../x", `no version ../x of customer-data-ethics is built in; there is 2.0.0, 1.1.0, 1.0.0`},
		{"another", "1.0.0", `no version 1.0.0 of another is built in; there is 0.1.0`},
		{"anohter", "1.0.0", `no framework "anohter" is built in; did you mean another?`},
	} {
		f, err := (*Framework)(nil), error(nil)
		if c.version == "" {
			f, err = small.newest(c.id)
		} else {
			f, err = small.version(c.id, c.version)
		}
		if unknown, ok := errors.AsType[*UnknownError](err); f != nil || !ok || unknown.ID != c.id || err.Error() != c.want {
			t.Errorf("%s %s: %v, want %s", c.id, c.version, err, c.want)
		}
	}
}

func TestBrokenCatalogue(t *testing.T) {
	c := catalogue{fstest.MapFS{"a.yaml": {Data: []byte("id: a\n")}}}
	for _, load := range []func() error{
		func() error { _, err := c.newest("a"); return err },
		func() error { _, err := c.version("a", "1.0.0"); return err },
		func() error { _, err := c.all(); return err },
	} {
		if _, ok := errors.AsType[*strict.Mistakes](load()); !ok {
			t.Errorf("%v", load())
		}
	}
}

// Every built-in framework loads, is filed under its own id and version, and
// cites known clauses alone.
func TestBuiltins(t *testing.T) {
	names, err := fs.Glob(embedded, "data/*.yaml")
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range names {
		data, _ := fs.ReadFile(embedded, name)
		f, err := Load(name, data)
		if err != nil {
			t.Error(err)
			continue
		}
		if err := CheckCitations(name, data); err != nil {
			t.Error(err)
		}
		if base := strings.TrimPrefix(name, "data/"); base != f.ID+".yaml" && base != f.ID+"-"+f.Version+".yaml" {
			t.Errorf("%s holds %s %s", name, f.ID, f.Version)
		}
		if b, err := BuiltinVersion(f.ID, f.Version); err != nil || b.Digest != f.Digest || !b.BuiltIn {
			t.Errorf("%s %s: %v", f.ID, f.Version, err)
		}
	}
	all, err := Builtins()
	var ids []string
	for _, f := range all {
		ids = append(ids, f.ID)
		if b, err := Builtin(f.ID); err != nil || b.Digest != f.Digest {
			t.Errorf("%s: %v", f.ID, err)
		}
	}
	if err != nil || !slices.Equal(ids, BuiltinIDs()) {
		t.Errorf("%q, want %q; %v", ids, BuiltinIDs(), err)
	}
}

func TestCheckCitations(t *testing.T) {
	data := strings.NewReplacer("own:x", "own:x, gdpr:999", "coppa:312.5", "coopa:312.5").Replace(string(read(t, "testdata/full.yaml")))
	want := `f:30:34: no source "own" is known; it is one of gdpr, `
	err := CheckCitations("f", []byte(data))
	if err == nil {
		t.Fatal("no mistake")
	}
	lines := strings.Split(err.Error(), "\n")
	if len(lines) != 3 || !strings.HasPrefix(lines[0], want) || !strings.HasPrefix(lines[1], `f:30:41: no clause "gdpr:999" in GDPR`) ||
		lines[2] != `f:62:17: no source "coopa" is known; did you mean coppa?` {
		t.Errorf("told:\n%v", err)
	}
	if err := CheckCitations("f", []byte("a: *b")); err == nil {
		t.Error("what can't be read passes")
	}
}
