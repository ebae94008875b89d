package publish

import (
	"bytes"
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"errors"
	"fmt"
	"hash"
	"io"
	"io/fs"
	"os"
	"path"
	"strings"
)

// A Stamp is what a file system says of a file without opening it. A file whose
// stamp is the same has the same bytes, unless somebody set out to deceive: its
// change time is the system's own and cannot be set.
type Stamp struct {
	Mode    fs.FileMode
	Size    int64
	Time    int64  // of the last change of its bytes, in nanoseconds
	Changed int64  // of the last change of its bytes or names; Time where the system keeps none
	Node    uint64 // its number in the file system, 0 where it has none
}

// StampOf takes the stamp of a file.
func StampOf(info fs.FileInfo) Stamp {
	s := Stamp{Mode: info.Mode(), Size: info.Size(), Time: info.ModTime().UnixNano()}
	s.Changed = s.Time
	identify(&s, info.Sys())
	return s
}

// Append appends the stamp's bytes.
func (s Stamp) Append(b []byte) []byte {
	b = binary.LittleEndian.AppendUint32(b, uint32(s.Mode))
	b = binary.LittleEndian.AppendUint64(b, uint64(s.Size))
	b = binary.LittleEndian.AppendUint64(b, uint64(s.Time))
	b = binary.LittleEndian.AppendUint64(b, uint64(s.Changed))
	return binary.LittleEndian.AppendUint64(b, s.Node)
}

// Stamps are a digest of the stamps of files and folders, each by its path, in
// whatever order they come.
type Stamps struct {
	sum [sha256.Size]byte
	buf []byte
}

// Add adds a file or folder, once.
func (s *Stamps) Add(path string, x Stamp) {
	s.buf = append(append(s.buf[:0], path...), 0)
	s.buf = x.Append(s.buf)
	s.join(sha256.Sum256(s.buf))
}

// Join adds all that another digest has.
func (s *Stamps) Join(o *Stamps) { s.join(o.sum) }

func (s *Stamps) join(sum [sha256.Size]byte) {
	for i := range sum {
		s.sum[i] ^= sum[i]
	}
}

// String is the digest in hexadecimal.
func (s *Stamps) String() string { return hex.EncodeToString(s.sum[:]) }

// Since is the time by the file system's clock at which the lock was taken, or
// last marked: what changed later changed during the work of its holder. It is 0
// where that is not known.
func (l *Lock) Since() int64 {
	info, err := l.fsys.Lstat(stateName + "/lock")
	if err != nil {
		return 0
	}
	return StampOf(info).Changed
}

// Mark sets Since to now, and returns it.
func (l *Lock) Mark() int64 {
	f, ok := l.held.(*os.File)
	if !ok {
		return 0
	}
	b := make([]byte, 1)
	if _, err := f.ReadAt(b, 0); err != nil {
		return 0
	}
	if _, err := f.WriteAt(b, 0); err != nil {
		return 0
	}
	return l.Since()
}

// cacheName is the folder of what a build remembers for the next one.
const cacheName = stateName + "/cache"

// begun is what the name of a memory ends in until it is whole.
const begun = ".new"

// openCache opens a site's folder that has a folder for what is remembered.
func openCache(dir string) (*os.Root, error) {
	root, err := OpenRoot(dir)
	if err != nil {
		return nil, err
	}
	err = ignore(root.Mkdir(stateName, 0o755), fs.ErrExist)
	if info, e := root.Lstat(cacheName); err == nil && e == nil && !info.IsDir() {
		err = root.RemoveAll(cacheName) // whatever it is, it is no hint
	}
	if err == nil {
		err = ignore(root.Mkdir(cacheName, 0o755), fs.ErrExist)
	}
	if err != nil {
		root.Close()
		return nil, err
	}
	return root, nil
}

// sweepCache clears what was begun to be remembered by a build that was killed.
func sweepCache(fsys FS) {
	names, err := fsys.Names(cacheName)
	if err != nil {
		return
	}
	for _, n := range names {
		if strings.HasSuffix(n.Name, begun) {
			_ = fsys.RemoveAll(cacheName + "/" + n.Name) // the next build may do it
		}
	}
}

// Remember keeps some bytes for a later build of the site in dir, in .dateline/cache
// there, under a name for [Recall]. It is a hint: a build that cannot keep or find one
// works as if there had been none.
func Remember(dir, name string, data []byte) error {
	m, err := BeginMemory(dir, name)
	if err != nil {
		return err
	}
	defer m.Abort()
	m.Write(data)
	return m.Commit()
}

// A Memory is what comes part by part to be remembered. Its name has what it had before
// until Commit.
type Memory struct {
	root *os.Root
	name string
	file *os.File
	hash hash.Hash
	err  error
}

// BeginMemory begins one; end it with Commit, or with Abort.
func BeginMemory(dir, name string) (*Memory, error) {
	root, err := openCache(dir)
	if err != nil {
		return nil, err
	}
	m := &Memory{root: root, name: path.Join(cacheName, name), hash: sha256.New()}
	err = root.RemoveAll(m.name + begun)
	if err == nil {
		m.file, err = root.OpenFile(m.name+begun, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o644)
	}
	if err == nil {
		_, err = m.file.Write(make([]byte, sha256.Size)) // the digest, once it is known
	}
	if err != nil {
		m.Abort()
		return nil, err
	}
	return m, nil
}

func (m *Memory) Write(b []byte) (int, error) {
	if m.err == nil {
		m.hash.Write(b)
		_, m.err = m.file.Write(b)
	}
	return len(b), m.err
}

// Commit gives it its name.
func (m *Memory) Commit() error {
	if m.err == nil {
		_, m.err = m.file.WriteAt(m.hash.Sum(nil), 0)
	}
	err := errors.Join(m.err, m.file.Close())
	if err == nil {
		err = m.root.Rename(m.name+begun, m.name)
	}
	if err == nil {
		m.file = nil
	}
	return err
}

// Abort gives it up. It does nothing to what has its name, and nothing on nil, and can
// be deferred.
func (m *Memory) Abort() {
	if m == nil || m.root == nil {
		return
	}
	if m.file != nil {
		m.file.Close()
		m.root.Remove(m.name + begun)
	}
	m.root.Close()
	m.root = nil
}

// Forget removes what was remembered under a name.
func Forget(dir, name string) error {
	root, err := OpenRoot(dir)
	if err != nil {
		return err
	}
	defer root.Close()
	return ignore(root.Remove(path.Join(cacheName, name)), fs.ErrNotExist)
}

// Recall returns what was remembered; what is damaged was not. It is text since it
// may be large, and is taken apart without being copied.
func Recall(dir, name string) (string, error) {
	s, err := OpenSite(dir)
	if err != nil {
		return "", err
	}
	defer s.Close()
	f, err := s.FS().Open(path.Join(cacheName, name))
	if err != nil {
		return "", err
	}
	defer f.Close()
	info, err := f.Stat()
	if err != nil {
		return "", err
	}
	var was [sha256.Size]byte
	if _, err := io.ReadFull(f, was[:]); err != nil {
		return "", fmt.Errorf("%s is damaged", name)
	}
	var text strings.Builder
	text.Grow(max(0, int(info.Size())-len(was)))
	h := sha256.New()
	if _, err := io.CopyBuffer(io.MultiWriter(h, &text), f, make([]byte, recalled)); err != nil {
		return "", err
	}
	if !bytes.Equal(h.Sum(nil), was[:]) {
		return "", fmt.Errorf("%s is damaged", name)
	}
	return text.String(), nil
}

// recalled is how much of what was remembered is read at once, in bytes.
const recalled = 256 << 10
