package frameworks

import (
	"embed"
	"encoding/binary"
	"io/fs"
	"maps"
	"math"
	"slices"
	"strings"
)

// A built-in framework also stands packed in the program, so that starting it
// reads no YAML: that would take most of the time until the first screen. What
// is packed says which bytes it was made of; where they aren't those of the
// YAML file, that file is read. Tests make them and hold them to the files.
//
//go:embed packed
var packedFiles embed.FS

// packedForm is the first text in what is packed. Another form has another.
const packedForm = "posture packed framework 1"

// unpack gives a built-in framework from its packed form; nil where there is
// none that was made of this YAML.
func unpack(name string, yaml []byte) *Framework {
	data, err := fs.ReadFile(packedFiles, "packed/"+packedName(name))
	if err != nil {
		return nil
	}
	digest := Digest(yaml)
	p := &packing{in: string(data), reading: true}
	f := &Framework{}
	p.framework(f)
	if p.broken || len(p.in) > 0 || f.Digest != digest {
		return nil
	}
	f.File = yaml
	f.link()
	p.require(f)
	return f
}

// pack gives a framework's packed form.
func pack(f *Framework) []byte {
	p := &packing{}
	p.framework(f)
	return p.out
}

// A packing writes a framework, or reads it: each fact stands in one place for
// both. Strings that are read are parts of the input.
type packing struct {
	reading bool
	in      string
	out     []byte
	broken  bool // what was read isn't what was packed
	needs   [][]string
}

func (p *packing) number(n *int) {
	if !p.reading {
		p.out = binary.AppendVarint(p.out, int64(*n))
		return
	}
	v, size := binary.Varint([]byte(p.in[:min(len(p.in), binary.MaxVarintLen64)]))
	if size <= 0 || v < math.MinInt32 || v > math.MaxInt32 {
		p.broken, p.in = true, ""
		return
	}
	*n, p.in = int(v), p.in[size:]
}

func (p *packing) text(s *string) {
	n := len(*s)
	p.number(&n)
	switch {
	case !p.reading:
		p.out = append(p.out, *s...)
	case n < 0 || n > len(p.in):
		p.broken, p.in = true, ""
	default:
		*s, p.in = p.in[:n], p.in[n:]
	}
}

func (p *packing) weight(w *float64) {
	var text string
	if !p.reading {
		text = string(binary.BigEndian.AppendUint64(nil, math.Float64bits(*w)))
	}
	if p.text(&text); p.reading && len(text) == 8 {
		*w = math.Float64frombits(binary.BigEndian.Uint64([]byte(text)))
	}
}

func (p *packing) truth(b *bool) {
	n := 0
	if *b {
		n = 1
	}
	p.number(&n)
	*b = n == 1
}

// packList packs a list's length and each of its items.
func packList[T any](p *packing, items *[]T, item func(*T)) {
	n := len(*items)
	p.number(&n)
	if p.reading {
		if n < 0 || n > len(p.in) {
			p.broken, p.in = true, ""
			return
		}
		if *items = nil; n > 0 {
			*items = make([]T, n)
		}
	}
	for i := range *items {
		item(&(*items)[i])
	}
}

func (p *packing) texts(s *[]string) { packList(p, s, p.text) }

// packMap packs a map in the order of its keys.
func packMap[K int | string, V any](p *packing, m *map[K]V, key func(*K), value func(*V)) {
	given := *m != nil
	p.truth(&given)
	if !given {
		return
	}
	keys := slices.Sorted(maps.Keys(*m))
	if p.reading {
		*m = map[K]V{}
	}
	packList(p, &keys, func(k *K) {
		key(k)
		v := (*m)[*k]
		value(&v)
		(*m)[*k] = v
	})
}

func (p *packing) framework(f *Framework) {
	form := packedForm
	if p.text(&form); form != packedForm {
		p.broken, p.in = true, ""
	}
	for _, s := range []*string{&f.Digest, &f.ID, &f.Version, &f.Title, &f.Summary, &f.Language, &f.Licence, &f.Source} {
		p.text(s)
	}
	p.texts(&f.Authors)
	packList(p, (*[]Step)(&f.Scale), func(s *Step) {
		p.number(&s.Level)
		p.text(&s.Name)
		p.text(&s.Meaning)
	})
	packList(p, &f.Layers, func(l **Layer) {
		if p.reading {
			*l = &Layer{}
		}
		p.layer(*l)
	})
	packList(p, &f.Profiles, p.profile)
}

func (p *packing) layer(l *Layer) {
	p.text(&l.ID)
	p.text(&l.Title)
	p.text(&l.Summary)
	p.weight(&l.Weight)
	packList(p, &l.Practices, func(x **Practice) {
		if p.reading {
			*x = &Practice{}
		}
		p.practice(*x)
	})
}

func (p *packing) practice(x *Practice) {
	for _, s := range []*string{&x.ID, &x.Title, &x.Intent} {
		p.text(s)
	}
	p.weight(&x.Weight)
	p.truth(&x.Critical)
	p.number(&x.Effort)
	packList(p, &x.Outcomes, func(o *Outcome) { p.text((*string)(o)) })
	p.texts(&x.Citations)
	p.texts(&x.Replaces)
	var needs []string
	for _, r := range x.Requires {
		needs = append(needs, r.ID)
	}
	p.texts(&needs)
	p.needs = append(p.needs, needs)
	packList(p, &x.Questions, func(q **Question) {
		if p.reading {
			*q = &Question{}
		}
		p.question(*q)
	})
}

func (p *packing) question(q *Question) {
	for _, s := range []*string{&q.ID, &q.Ask, &q.Why} {
		p.text(s)
	}
	p.weight(&q.Weight)
	p.texts(&q.Evidence)
	p.texts(&q.Replaces)
	packMap(p, &q.Levels, p.number, p.text)
	packMap(p, &q.Advice, p.number, p.text)
}

func (p *packing) profile(x *Profile) {
	for _, s := range []*string{&x.ID, &x.Title, &x.Summary} {
		p.text(s)
	}
	p.number(&x.Default)
	packMap(p, &x.Targets, p.text, p.number)
	packMap(p, &x.Weights, p.text, p.weight)
	packMap(p, &x.Reasons, p.text, p.text)
	p.texts(&x.Citations)
}

// require links prerequisites, once all practices are known.
func (p *packing) require(f *Framework) {
	for i, x := range f.practices {
		for _, id := range p.needs[i] {
			x.Requires = append(x.Requires, f.Practice(id))
		}
	}
}

// packedName is the name of a built-in file's packed form.
func packedName(file string) string { return strings.TrimSuffix(file, ".yaml") + ".bin" }
