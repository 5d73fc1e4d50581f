// Package cli is the command line: a file for each command, which reads its
// options, runs, and says what it did.
//
// [Main] runs a command and gives its exit code: 0 done, 1 the input is at
// fault, 2 the call is at fault, 3 the machine is. Errors go to standard error,
// a line each, with nothing on standard output. What is printed is plain text
// where standard output isn't a terminal.
//
// It wires the rooms together and may import all of them, save single screens.
package cli
