package publish

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"path/filepath"
	"strings"
)

// Output is one file on its way: it gets its name when all its bytes are
// written and durable, or never.
type Output struct {
	fs        FS
	name      string // as the caller named it
	base, tmp string
	file      File
	lock      io.Closer // of what is on its way to this name
	err       error
}

// OutputOptions say what an output may replace.
type OutputOptions struct {
	// Over is what a file of the same name begins with when it may be replaced:
	// an archive replaces an archive, and nothing else.
	Over string
	// FS replaces the file system, as in [Options].
	FS FS
}

// CreateOutput begins a file anywhere on the disk; the folder must exist. A
// file of that name that may not be replaced is an error that wraps fs.ErrExist.
// While another process writes the same it fails. End the output with Commit, or with
// Abort.
func CreateOutput(name string, opt OutputOptions) (*Output, error) {
	o, err := createOutput(name, opt)
	if err != nil {
		return nil, fmt.Errorf("writing %s: %w", name, err)
	}
	return o, nil
}

func createOutput(name string, opt OutputOptions) (*Output, error) {
	abs, err := filepath.Abs(name)
	if err != nil {
		return nil, err
	}
	o := &Output{fs: opt.FS, name: name, base: filepath.Base(abs)}
	if err := checkPath(o.base); err != nil {
		return nil, err
	}
	if o.fs == nil {
		if o.fs, err = openDisk(filepath.Dir(abs)); err != nil {
			return nil, err
		}
	}
	if err := o.begin(opt.Over); err != nil {
		o.clear()
		return nil, err
	}
	return o, nil
}

func (o *Output) begin(over string) error {
	switch info, err := o.fs.Lstat(o.base); {
	case errors.Is(err, fs.ErrNotExist):
	case err != nil:
		return err
	case !info.Mode().IsRegular():
		return fmt.Errorf("%w: %w", fs.ErrExist, &NotRegularError{o.name, info.Mode()})
	case !o.begins(over):
		return fmt.Errorf("%w, and is another kind of file; name another", fs.ErrExist)
	}
	for _, dir := range []string{stateName, newDir} {
		if err := ignore(o.fs.Mkdir(dir), fs.ErrExist); err != nil {
			return err
		}
	}
	part := newDir + "/" + o.base + partEnd
	lock, pid, err := o.fs.Lock(part + lockEnd)
	if errors.Is(err, errLocked) {
		return fmt.Errorf("another process (%d) is writing it", pid)
	}
	if err != nil {
		return err
	}
	o.lock, o.tmp = lock, part
	if err := o.fs.RemoveAll(part); err != nil { // left by a process that was killed
		return err
	}
	f, err := o.fs.Create(part)
	if err == nil {
		o.file = f
	}
	return err
}

// What is there while a file is written: its bytes, and beside them a lock.
const (
	partEnd = ".part"
	lockEnd = ".lock"
)

// sweepOutputs clears what writers of files left that were killed.
func sweepOutputs(fsys FS) {
	names, err := fsys.Names(newDir)
	if err != nil {
		return
	}
	for _, n := range names {
		part := newDir + "/" + strings.TrimSuffix(n.Name, lockEnd)
		if !strings.HasSuffix(part, partEnd) {
			continue
		}
		if lock, _, err := fsys.Lock(part + lockEnd); err == nil {
			_ = fsys.RemoveAll(part) // the next may do it
			lock.Close()
			_ = fsys.Remove(part + lockEnd)
		}
	}
	_ = fsys.Remove(newDir) // fails, and should, where something else is in it
}

// begins reports whether the file that is there begins so, or is empty.
func (o *Output) begins(over string) bool {
	f, err := o.fs.Open(o.base)
	if err != nil {
		return false
	}
	defer f.Close()
	b := make([]byte, len(over))
	n, err := io.ReadFull(f, b)
	return err == io.EOF || err == nil && n > 0 && string(b) == over
}

// Write adds bytes.
func (o *Output) Write(b []byte) (int, error) {
	if o.err != nil {
		return 0, o.err
	}
	n, err := o.file.Write(b)
	o.err = err
	return n, err
}

// Commit makes the file durable and gives it its name in one step. After an
// error, what had the name still has it.
func (o *Output) Commit() error {
	err := o.err
	if o.file != nil {
		err = errors.Join(err, o.file.Close())
		o.file = nil
	}
	if err == nil {
		err = o.fs.SyncAll(newDir)
	}
	if err == nil {
		err = o.fs.Rename(o.tmp, o.base)
	}
	if err == nil {
		o.tmp = ""
		err = o.fs.SyncDir(".")
	}
	o.clear()
	if err != nil {
		return fmt.Errorf("writing %s: %w", o.name, err)
	}
	return nil
}

// Abort drops what was written. It does nothing after Commit, so it can be
// deferred.
func (o *Output) Abort() {
	if o.file != nil {
		o.file.Close()
		o.file = nil
	}
	o.clear()
}

// clear removes the temporary file and, where they are empty, its folders.
func (o *Output) clear() {
	if o.fs == nil {
		return
	}
	if o.lock != nil {
		if o.tmp != "" {
			o.fs.Remove(o.tmp)
		}
		o.lock.Close()
		o.fs.Remove(newDir + "/" + o.base + partEnd + lockEnd) // who took it in between may lose its part, and is told
	}
	o.fs.Remove(newDir) // both fail, and should, where something else is in them
	o.fs.Remove(stateName)
	o.fs.Close()
	o.fs = nil
}
