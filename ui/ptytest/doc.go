// Package ptytest runs a program in a real pseudo-terminal, with a terminal
// emulator at its other end, for tests that must see what a person sees: the
// screen, the cursor, whether the terminal was left clean, the exit code.
//
// What a program writes is a stream of differences, so tests look at
// [Terminal.Screen] and wait for what they want to see with
// [Terminal.WaitFor]; [Terminal.Raw] has every byte, for what must never be
// sent. The package is for unix alone, as pseudo-terminals are.
package ptytest
