package publish

import (
	"os"
	"path"
	"strings"
	"sync"
)

// folder is a folder kept open while many files are read and written in it: a
// name is looked up from it instead of from the root, one step instead of five.
type folder struct {
	*os.Root
	self *os.File // the same folder, see [openName]; nil where there is no such call
}

// keep opens a folder below a root to be kept open.
func keepFolder(root *os.Root, name string) (folder, error) {
	dir, err := root.OpenRoot(name)
	if err != nil {
		return folder{}, err
	}
	if !opensNames {
		return folder{Root: dir}, nil
	}
	self, err := dir.Open(".")
	if err != nil {
		dir.Close()
		return folder{}, err
	}
	return folder{dir, self}, nil
}

func (f folder) Close() error {
	if f.self != nil {
		f.self.Close()
	}
	return f.Root.Close()
}

// plain reports whether a name can be opened in the folder itself.
func (f folder) plain(name string) bool {
	return f.self != nil && name != "." && name != ".." && !strings.ContainsRune(name, '/')
}

// create makes a new file for writing; it fails when there is one.
func (f folder) create(name string) (File, error) {
	const flags = os.O_WRONLY | os.O_CREATE | os.O_EXCL
	if f.plain(name) {
		return createName(f.self, name, flags)
	}
	made, err := f.OpenFile(name, flags, 0o644)
	if err != nil {
		return nil, err // not made: a nil *os.File is not a nil File
	}
	return made, nil
}

// openFolders are the folders that one reader or writer of many files keeps open.
type openFolders struct {
	most int
	mu   sync.Mutex // guards list
	list map[string]folder
}

// KeepOpen is how many folders one reader or writer of many files may keep open:
// a small part of what the system allows the process, since every worker needs
// some for a moment.
func KeepOpen() int { return min(400, max(0, (openLimit()-48)/16)) }

// keeping is the disk as one that keeps folders open until Release.
func (d disk) keeping() disk {
	return disk{d.root, &openFolders{most: KeepOpen(), list: map[string]folder{}}}
}

// in returns the folder of a name, and the name in it.
func (d disk) in(name string) (folder, string) {
	i := strings.LastIndexByte(name, '/')
	if d.open == nil || i < 0 {
		return folder{Root: d.root}, name
	}
	d.open.mu.Lock()
	defer d.open.mu.Unlock()
	dir, ok := d.open.list[name[:i]]
	if !ok {
		var err error
		if len(d.open.list) >= d.open.most {
			return folder{Root: d.root}, name
		}
		if dir, err = keepFolder(d.root, name[:i]); err != nil {
			return folder{Root: d.root}, name // which says what is wrong
		}
		d.open.list[name[:i]] = dir
	}
	return dir, name[i+1:]
}

// holder opens the folder of a name, unless it is open, and returns the name in
// it too; done ends that.
func (d disk) holder(name string) (dir *os.File, base string, done func(), err error) {
	if opensNames {
		if kept, base := d.in(name); kept.self != nil {
			return kept.self, base, func() {}, nil
		}
	}
	if dir, err = d.root.Open(path.Dir(name)); err != nil {
		return nil, "", nil, err
	}
	return dir, path.Base(name), func() { dir.Close() }, nil
}

func (d disk) Release() {
	if d.open == nil {
		return
	}
	d.open.mu.Lock()
	defer d.open.mu.Unlock()
	for _, dir := range d.open.list {
		dir.Close()
	}
	clear(d.open.list)
}
