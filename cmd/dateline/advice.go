package main

import (
	"errors"
	"io/fs"
	"strings"
	"syscall"

	"dateline/internal/publish"
)

// advice says what to do about an error of the machine, on a line of its own
// behind the message; "" where nobody knows.
func advice(err error) string {
	for _, a := range [...]struct {
		of error
		do string
	}{
		{syscall.ENOSPC, "the disk is full, or has no room for more files (df, df -i): make room and build again"},
		{syscall.EDQUOT, "your share of the disk is used up: make room and build again"},
		{syscall.EFBIG, "a file is larger than this process may write (ulimit -f), or than the disk's format knows"},
		{syscall.EROFS, "the disk may only be read: mount it for writing, or name a folder elsewhere after -out"},
		{syscall.EMFILE, "this process may open too few files at once (ulimit -n): allow it some hundred, or give -j 1"},
		{syscall.ENFILE, "the system has too many open files: end some programs and build again"},
		{syscall.EIO, "the disk fails to read or to write: look at it before you go on, and keep a copy of the folder"},
		{syscall.ENOLCK, "the folder's file system keeps no locks, so that two builds could not be told apart: build in a folder of this machine's own disk"},
		{syscall.ENOMEM, "the system has no memory left: end some programs, or give -j 1"},
		{fs.ErrPermission, "whoever builds the site must be able to read its folder, and to write content/, the published folder and the folder that both are in"},
	} {
		if errors.Is(err, a.of) {
			if errors.Is(err, publish.ErrPartly) {
				return "\n    " + a.do
			}
			return "\n    " + a.do + "; the published folder is a whole build"
		}
	}
	return ""
}

// said is the text of an error without the name of the system's call where there is
// no such file: "there is no x.zip" for "stat x.zip: no such file or directory".
func said(err error) string {
	text := err.Error()
	var pe *fs.PathError
	if errors.As(err, &pe) && errors.Is(pe.Err, fs.ErrNotExist) {
		text = strings.Replace(text, pe.Error(), "there is no "+pe.Path, 1)
	}
	return text
}
