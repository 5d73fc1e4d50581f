package tui

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"sync"

	tea "charm.land/bubbletea/v2"
)

// Places keeps the question that one was at last, by the assessment's file.
type Places interface {
	Load(path string) string
	Keep(path, question string)
}

// NoPlaces keeps nothing.
type NoPlaces struct{}

// Load gives no place.
func (NoPlaces) Load(string) string { return "" }

// Keep keeps nothing.
func (NoPlaces) Keep(string, string) {}

// A PlaceFolder keeps places in a folder of the user's cache: a small file an
// assessment, by a digest of its path, so that no name stands in it. What
// can't be read or written is passed over: the first open question serves too.
type PlaceFolder string

func (f PlaceFolder) file(path string) string {
	if abs, err := filepath.Abs(path); err == nil {
		path = abs
	}
	sum := sha256.Sum256([]byte(path))
	return filepath.Join(string(f), hex.EncodeToString(sum[:12]))
}

// Load gives the place that was kept last, or "".
func (f PlaceFolder) Load(path string) string {
	b, err := os.ReadFile(f.file(path))
	if err != nil {
		return ""
	}
	return strings.TrimSpace(string(b))
}

// Keep keeps a place.
func (f PlaceFolder) Keep(path, question string) {
	name, data := f.file(path), []byte(question+"\n")
	if err := os.WriteFile(name, data, 0o600); errors.Is(err, fs.ErrNotExist) && os.MkdirAll(string(f), 0o700) == nil {
		os.WriteFile(name, data, 0o600)
	}
}

// A placeMark is the place in one file: the newest is kept, however many
// commands to keep it are under way.
type placeMark struct {
	to   Places
	path string

	mu   sync.Mutex // for want alone, so that no screen waits for a disk
	want string
	disk sync.Mutex
	kept string
}

// moved notes the place, and tells whether it isn't kept yet.
func (m *placeMark) moved(id string) bool {
	m.mu.Lock()
	defer m.mu.Unlock()
	moved := m.want != id
	m.want = id
	return moved
}

// keep is a command. It sends no message, since nothing is to be shown.
func (m *placeMark) keep() tea.Msg {
	m.disk.Lock()
	defer m.disk.Unlock()
	m.mu.Lock()
	want := m.want
	m.mu.Unlock()
	if want != m.kept {
		m.to.Keep(m.path, want)
		m.kept = want
	}
	return nil
}
