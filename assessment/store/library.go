package store

import (
	"sync"

	"posture/frameworks"
)

// maxLibrary bounds what a library keeps, in bytes of framework files.
const maxLibrary = 16 << 20

// A library keeps the frameworks that were read, so that a thousand
// assessments of one framework read it once. They are read-only.
type library struct {
	mutex sync.Mutex
	known map[string]func() (*frameworks.Framework, error)
	size  int
}

// get gives what is kept under a key, or reads it: once, however many ask at
// the same time. An error is kept too.
func (l *library) get(key string, read func() (*frameworks.Framework, error)) (*frameworks.Framework, error) {
	l.mutex.Lock()
	known := l.known[key]
	if known == nil {
		known = sync.OnceValues(func() (*frameworks.Framework, error) {
			fw, err := read()
			if err == nil {
				l.weigh(len(fw.File))
			}
			return fw, err
		})
		if l.known == nil {
			l.known = map[string]func() (*frameworks.Framework, error){}
		}
		l.known[key] = known
	}
	l.mutex.Unlock()
	return known()
}

// weigh counts what was read. Where it grows too much, all is forgotten, and
// read again by whoever asks.
func (l *library) weigh(bytes int) {
	l.mutex.Lock()
	defer l.mutex.Unlock()
	if l.size += bytes; l.size > maxLibrary {
		l.known, l.size = nil, 0
	}
}

// find is the store's Finder.
func (s *Store) find(id, version string) (*frameworks.Framework, error) {
	return s.known.get(id+" "+version, func() (*frameworks.Framework, error) { return s.Find(id, version) })
}

// load reads a framework that an assessment brings along. Its mistakes name
// this assessment, whoever else brings the same.
func (s *Store) load(name string, data []byte) (*frameworks.Framework, error) {
	fw, err := s.known.get(frameworks.Digest(data), func() (*frameworks.Framework, error) { return frameworks.Load(name, data) })
	if err != nil {
		return frameworks.Load(name, data)
	}
	return fw, nil
}
