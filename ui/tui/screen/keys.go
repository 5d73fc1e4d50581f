package screen

import (
	"strings"

	tea "charm.land/bubbletea/v2"
)

// A Key is one thing that can be done, and what to press for it.
type Key struct {
	Press string // keystrokes as Bubble Tea names them, parted by blanks; the first is the one shown
	Does  string // what it does, in a few words: "go to the next open question"
	Brief string // the footer's word for it: "next open"; "" keeps it out of the footer
	Shown string // what the footer shows instead of Press: "0–5"
}

// Keys are what can be pressed now.
type Keys struct {
	Mode   string // what is going on: "Note"; help's heading
	Typing bool   // a text is being typed: letters, digits and pastes belong to it
	Above  bool   // something lies above the screen: first it is closed, then the application's keys work again
	List   []Key
}

// Has tells whether the keystroke is one of the key's.
func (k Key) Has(keystroke string) bool {
	for rest := k.Press; rest != ""; {
		one, more, _ := strings.Cut(rest, " ")
		if one == keystroke {
			return true
		}
		rest = more
	}
	return false
}

// First is the keystroke that stands for the key.
func (k Key) First() string {
	one, _, _ := strings.Cut(k.Press, " ")
	return one
}

// Label is how the key is shown in help.
func (k Key) Label() string {
	switch s := k.First(); s {
	case "up":
		return "↑"
	case "down":
		return "↓"
	case "left":
		return "←"
	case "right":
		return "→"
	default:
		return s
	}
}

// FooterLabel is how the key is shown in the footer.
func (k Key) FooterLabel() string {
	if k.Shown != "" {
		return k.Shown
	}
	return k.Label()
}

// A Binding is a key with what it does to a screen of type S. A screen's
// table of bindings is the only place where its keys stand.
type Binding[S any] struct {
	Key
	Do func(S) (Action, tea.Cmd)
}

// Dispatch does what the keystroke is bound to, and tells whether it is bound
// to anything.
func Dispatch[S any](table []Binding[S], s S, msg tea.KeyPressMsg) (Action, tea.Cmd, bool) {
	keystroke := msg.String()
	for i := range table {
		if table[i].Has(keystroke) {
			a, c := table[i].Do(s)
			return a, c, true
		}
	}
	return nil, nil, false
}

// List gives the keys of a table.
func List[S any](table []Binding[S]) []Key {
	keys := make([]Key, len(table))
	for i := range table {
		keys[i] = table[i].Key
	}
	return keys
}

// Press makes the message of a keystroke, by the name that Bubble Tea gives
// it: "a", "Z", "ctrl+s", "enter".
func Press(keystroke string) tea.KeyPressMsg {
	var k tea.KeyPressMsg
	name := keystroke
	for {
		switch {
		case strings.HasPrefix(name, "ctrl+"):
			k.Mod |= tea.ModCtrl
		case strings.HasPrefix(name, "alt+"):
			k.Mod |= tea.ModAlt
		case strings.HasPrefix(name, "shift+"):
			k.Mod |= tea.ModShift
		default:
			if k.Code = code(name); k.Code == 0 {
				k.Code = []rune(name)[0]
			}
			if k.Code == tea.KeySpace || len([]rune(name)) == 1 && k.Mod == 0 {
				k.Text = string(k.Code)
			}
			return k
		}
		_, name, _ = strings.Cut(name, "+")
	}
}

func code(name string) rune {
	switch name {
	case "up":
		return tea.KeyUp
	case "down":
		return tea.KeyDown
	case "left":
		return tea.KeyLeft
	case "right":
		return tea.KeyRight
	case "enter":
		return tea.KeyEnter
	case "esc":
		return tea.KeyEscape
	case "tab":
		return tea.KeyTab
	case "space":
		return tea.KeySpace
	case "backspace":
		return tea.KeyBackspace
	case "delete":
		return tea.KeyDelete
	case "home":
		return tea.KeyHome
	case "end":
		return tea.KeyEnd
	case "pgup":
		return tea.KeyPgUp
	case "pgdown":
		return tea.KeyPgDown
	case "f1":
		return tea.KeyF1
	case "f12":
		return tea.KeyF12
	}
	return 0
}
