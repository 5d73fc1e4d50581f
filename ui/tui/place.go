package tui

import (
	"crypto/sha256"
	"encoding/hex"
	"os"
	"path/filepath"
	"strings"
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
	if os.MkdirAll(string(f), 0o700) != nil {
		return
	}
	name := f.file(path)
	if os.WriteFile(name+"~", []byte(question+"\n"), 0o600) == nil {
		os.Rename(name+"~", name)
	}
}
