//go:build !linux && !darwin

package publish

import (
	"io/fs"
	"os"
)

// list reads an open folder, in no order.
func list(dir *os.File) ([]fs.DirEntry, error) { return dir.ReadDir(-1) }

// same reports whether two names mean one file.
func same(a, b fs.FileInfo) bool { return os.SameFile(a, b) }
