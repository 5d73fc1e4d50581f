package store

import (
	"sync"

	"posture/frameworks"
)

// A library keeps the frameworks that were read, so that a thousand
// assessments of one framework read it once. They are read-only.
type library struct {
	mutex sync.Mutex
	known map[string]*frameworks.Framework
}

// get gives what is kept under a key, or reads it.
func (l *library) get(key string, read func() (*frameworks.Framework, error)) (*frameworks.Framework, error) {
	l.mutex.Lock()
	defer l.mutex.Unlock()
	if fw := l.known[key]; fw != nil {
		return fw, nil
	}
	fw, err := read()
	if err != nil {
		return nil, err
	}
	if l.known == nil {
		l.known = map[string]*frameworks.Framework{}
	}
	l.known[key] = fw
	return fw, nil
}

// find is the store's Finder.
func (s *Store) find(id, version string) (*frameworks.Framework, error) {
	return s.known.get(id+" "+version, func() (*frameworks.Framework, error) { return s.Find(id, version) })
}

// load reads a framework that an assessment brings along.
func (s *Store) load(name string, data []byte) (*frameworks.Framework, error) {
	return s.known.get(frameworks.Digest(data), func() (*frameworks.Framework, error) { return frameworks.Load(name, data) })
}
