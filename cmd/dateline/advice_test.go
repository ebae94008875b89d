package main

import (
	"errors"
	"fmt"
	"io/fs"
	"strings"
	"syscall"
	"testing"
)

func TestAnErrorOfTheMachineSaysWhatToDo(t *testing.T) {
	for err, want := range map[error]string{
		&fs.PathError{Op: "write", Path: "public.staged/index.html", Err: syscall.ENOSPC}: "df -i",
		&fs.PathError{Op: "open", Path: "content", Err: syscall.EACCES}:                   "write content/",
		syscall.EMFILE: "ulimit -n",
		syscall.EROFS:  "-out",
		syscall.EIO:    "keep a copy",
	} {
		if got := advice(fmt.Errorf("publishing public: %w", err)); !strings.Contains(got, want) || !strings.HasPrefix(got, "\n    ") {
			t.Errorf("%v: %q does not say %q", err, got, want)
		}
	}
	if got := advice(errors.New("another")); got != "" {
		t.Errorf("%q", got)
	}
}
