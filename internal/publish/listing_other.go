//go:build !linux && !darwin

package publish

import (
	"io/fs"
	"os"
)

// list lists an open folder, in no order.
func list(dir *os.File) ([]fs.DirEntry, error) { return dir.ReadDir(-1) }

// names does so without a look at what is in it.
func names(dir *os.File) (all []Name, err error) {
	list, err := dir.Readdirnames(-1)
	for _, n := range list {
		all = append(all, Name{Name: n})
	}
	return all, err
}

// lookAt looks at all in an open folder.
func (d *SeenFolder) lookAt(dir *os.File) error {
	all, err := list(dir)
	if err != nil {
		return err
	}
	return d.addAll(all)
}
