package cli

import (
	"bufio"
	"errors"
	"io"
	"syscall"

	"posture/assessment/store"
)

// An output is standard output. It takes everything that is written, and tells
// only at the end what went wrong, so that no command can forget to look; after
// the first error nothing more is sent.
type output struct {
	to     io.Writer
	buffer *bufio.Writer // nil where each write is sent at once, as to a person
	err    error
}

// newOutput gives an output that sends what is written at once, or when it is
// flushed.
func newOutput(to io.Writer, atOnce bool) *output {
	o := &output{to: to}
	if !atOnce {
		o.buffer = bufio.NewWriterSize(to, 64<<10)
	}
	return o
}

func (o *output) Write(p []byte) (int, error) {
	to := o.to
	if o.buffer != nil {
		to = o.buffer
	}
	if o.err == nil {
		_, o.err = to.Write(p)
	}
	return len(p), nil
}

// flush sends what is kept.
func (o *output) flush() {
	if o.buffer != nil && o.err == nil {
		o.err = o.buffer.Flush()
	}
}

// atOnce sends what is kept, and from now on each write, as a conversation
// needs it.
func (o *output) atOnce() {
	o.flush()
	o.buffer = nil
}

// end sends what is kept and gives what went wrong, if anything. Whoever read
// it and closed it has seen enough: nothing is said of that.
func (o *output) end() error {
	o.flush()
	switch {
	case o.err == nil:
		return nil
	case errors.Is(o.err, syscall.EPIPE):
		return exitCode(codeMachine)
	}
	return &store.MachineError{Op: "written", Path: "standard output", Err: o.err, Advice: "check where it goes, then try again"}
}

// An errorOutput is standard error; what came before it on standard output
// stands before it where both go to one place.
type errorOutput struct {
	io.Writer
	after *output
}

func (e errorOutput) Write(p []byte) (int, error) {
	e.after.flush()
	return e.Writer.Write(p)
}
