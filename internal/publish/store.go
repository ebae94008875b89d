package publish

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"strconv"
	"sync"
)

// The folder of a site's own temporary files. A crash may leave some there.
// They are not cleared by themselves: should the machine stop in the instant in
// which Replace has found a save and not yet put it back, it is here.
const newDir = stateName + "/new"

// The folder of new files that have no name yet: nobody's but the program's.
const batchDir = stateName + "/batch"

// Sweep clears what a batch left that was killed. The caller sees to it that no
// other is at work, see [Acquire].
func (s *Site) Sweep() {
	_ = s.disk.RemoveAll(batchDir)
	_ = s.disk.Remove(stateName) // fails, and should, where something else is in it
}

// WriteNew writes a file under a name that must be free, with the folders above
// it, and makes it durable. Where there is a file, it fails with fs.ErrExist and
// leaves the file alone. A file is there whole or not at all.
func (s *Site) WriteNew(p string, b []byte) error {
	batch := s.Batch()
	defer batch.Discard()
	if err := batch.Add(p, b); err != nil {
		return err
	}
	taken, err := batch.Commit()
	if err == nil && len(taken) > 0 {
		err = &fs.PathError{Op: "create", Path: p, Err: fs.ErrExist}
	}
	return err
}

// A Batch writes many new files and waits for the disk twice instead of twice
// a file. Add may be called by many goroutines at once.
type Batch struct {
	site *Site
	disk disk       // the site's, with the folders that are written to kept open
	mu   sync.Mutex // guards the fields below
	list []pending
	made bool
}

type pending struct{ path, tmp string } // tmp is empty once path is its name

// Batch begins one; end it with Commit, or with Discard.
func (s *Site) Batch() *Batch { return &Batch{site: s, disk: s.disk.keeping()} }

// Add writes a file's bytes to the side; its name appears with Commit.
func (b *Batch) Add(p string, data []byte) error {
	if err := CheckPath(p); err != nil {
		return err
	}
	b.mu.Lock()
	if !b.made {
		if err := b.disk.mkdirs(batchDir); err != nil {
			b.mu.Unlock()
			return err
		}
		b.made = true
	}
	b.mu.Unlock()
	tmp, err := b.site.temp(b.disk, batchDir, data)
	if err != nil {
		return fmt.Errorf("writing %s: %w", p, err)
	}
	b.mu.Lock()
	b.list = append(b.list, pending{p, tmp})
	b.mu.Unlock()
	return nil
}

// Commit makes the bytes durable, gives each file its name where that is free,
// and makes the names durable. It returns the paths that were taken, whose
// files it left alone. After an error, files already named stay: each is whole.
func (b *Batch) Commit() (taken []string, err error) {
	b.mu.Lock()
	defer b.mu.Unlock()
	if len(b.list) == 0 {
		return nil, nil
	}
	d := b.disk
	defer d.Release()
	if err := d.SyncAll(batchDir); err != nil {
		return nil, err
	}
	dirs := map[string]bool{}
	for i, f := range b.list {
		dir := path.Dir(f.path)
		if !dirs[dir] {
			if err := d.mkdirs(dir); err != nil {
				return taken, err
			}
			dirs[dir] = true
		}
		err := d.claim(f.tmp, f.path)
		if errors.Is(err, fs.ErrExist) {
			taken = append(taken, f.path)
		} else if err != nil {
			return taken, fmt.Errorf("naming %s: %w", f.path, err)
		} else {
			b.list[i].tmp = ""
		}
	}
	// One call for all the names where there is one, else folder by folder.
	f, err := d.root.Open(".")
	if err != nil {
		return taken, err
	}
	defer f.Close()
	if err := syncFS(f); !errors.Is(err, errors.ErrUnsupported) {
		return taken, err
	}
	for dir := range dirs {
		for ; ; dir = path.Dir(dir) {
			if err := d.SyncDir(dir); err != nil {
				return taken, err
			}
			if dir == "." {
				break
			}
		}
	}
	return taken, nil
}

// Discard clears what Commit did not name. It can be deferred.
func (b *Batch) Discard() {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.disk.Release()
	for _, f := range b.list {
		if f.tmp != "" {
			b.disk.Remove(f.tmp)
		}
	}
	b.list = nil
	if b.made {
		// Both fail, and should, where something else is in them.
		b.disk.Remove(batchDir)
		b.disk.Remove(stateName)
		b.made = false
	}
}

// temp writes bytes to a fresh file of a temporary folder.
func (s *Site) temp(d disk, dir string, data []byte) (string, error) {
	for {
		s.mu.Lock()
		s.n++
		name := dir + "/" + strconv.Itoa(os.Getpid()) + "-" + strconv.Itoa(s.n)
		s.mu.Unlock()
		f, err := d.Create(name)
		if errors.Is(err, fs.ErrExist) {
			continue // left by a crash of a process with our number
		}
		if err != nil {
			return "", err
		}
		_, err = f.Write(data)
		if err = errors.Join(err, f.Close()); err != nil {
			d.Remove(name)
			return "", err
		}
		return name, nil
	}
}

func (d disk) mkdirs(dir string) error {
	if dir == "." {
		return nil
	}
	if err := d.mkdirs(path.Dir(dir)); err != nil {
		return err
	}
	return ignore(d.Mkdir(dir), fs.ErrExist)
}

// claim gives a written file its name, which must be free.
func (d disk) claim(tmp, p string) error {
	err := d.pair(tmp, p, renameNew)
	if !errors.Is(err, errors.ErrUnsupported) {
		return err
	}
	if err = d.Link(tmp, p); err == nil {
		return d.Remove(tmp)
	}
	if errors.Is(err, fs.ErrExist) {
		return err
	}
	// Neither: a new file in place. Not whole for an instant, but never over
	// another.
	b, err := readFile(d, tmp, -1)
	if err != nil {
		return err
	}
	f, err := d.root.OpenFile(p, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o644)
	if err != nil {
		return err
	}
	if _, err = f.Write(b); err == nil {
		err = f.Sync()
	}
	if err = errors.Join(err, f.Close()); err != nil {
		d.Remove(p)
	}
	return err
}
