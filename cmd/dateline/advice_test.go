package main

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"strings"
	"syscall"
	"testing"

	"dateline/internal/build"
	"dateline/internal/publish"
)

func TestAnErrorOfTheMachineSaysWhatToDo(t *testing.T) {
	for err, want := range map[error]string{
		&fs.PathError{Op: "write", Path: "public.staged/index.html", Err: syscall.ENOSPC}: "df -i",
		&fs.PathError{Op: "open", Path: "content", Err: syscall.EACCES}:                   "write content/",
		syscall.EMFILE: "ulimit -n",
		syscall.EROFS:  "-out",
		syscall.EIO:    "keep a copy",
		syscall.ENOLCK: "own disk",
	} {
		if got := advice(fmt.Errorf("publishing public: %w", err)); !strings.Contains(got, want) || !strings.HasPrefix(got, "\n    ") {
			t.Errorf("%v: %q does not say %q", err, got, want)
		}
	}
	if got := advice(fmt.Errorf("%w: %w", publish.ErrPartly, syscall.EROFS)); strings.Contains(got, "whole") {
		t.Errorf("of a part: %q", got)
	}
	if got := advice(errors.New("another")); got != "" {
		t.Errorf("%q", got)
	}
}

// What happened to the folder as it was put in place is said.
func TestNotesOfAPublicationAreShown(t *testing.T) {
	var out, said bytes.Buffer
	report(term{out: &out, err: &said}, &build.Result{Published: true, Notes: []string{"the build before could not be put away"}}, "public", false, 0)
	if want := "note: the build before could not be put away\n"; said.String() != want {
		t.Errorf("%q, not %q", said.String(), want)
	}
}
