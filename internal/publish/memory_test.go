package publish

import (
	"bytes"
	"errors"
	"io"
	"io/fs"
	"path"
	"slices"
	"strings"
	"sync"
	"syscall"
	"time"
)

// recorder is a file system in memory that remembers what was done to it, so
// that a test can look at what a power cut leaves at any moment.
type recorder struct {
	mu     sync.Mutex
	root   *node
	next   int
	events []event
}

// node is a file or a folder.
type node struct {
	id   int
	kids map[string]*node // nil: a file
	data []byte
}

// event is one change: of a name, of a file's bytes, or what makes changes last.
type event struct {
	op   string // "mkdir", "create", "link", "rename", "exchange", "remove"; "write"; "sync", "syncdir"
	a, b string
	id   int // of the file that is made or written
	data []byte
}

func (e event) named() bool { return !slices.Contains([]string{"write", "sync", "syncdir"}, e.op) }

func newRecorder() *recorder { return &recorder{root: &node{kids: map[string]*node{}}} }

func pathError(op, name string, err error) error {
	return &fs.PathError{Op: op, Path: name, Err: err}
}

// find returns the node of a name, and the folder that it is in.
func (r *recorder) find(name string) (n, dir *node, err error) {
	if name == "." {
		return r.root, nil, nil
	}
	n = r.root
	for part := range strings.SplitSeq(name, "/") {
		if n == nil {
			return nil, nil, pathError("find", name, fs.ErrNotExist)
		}
		if n.kids == nil {
			return nil, nil, pathError("find", name, syscall.ENOTDIR)
		}
		dir = n
		n = dir.kids[part]
	}
	if n == nil {
		err = pathError("find", name, fs.ErrNotExist)
	}
	return n, dir, err
}

// apply changes names; of the other events it does nothing.
func (r *recorder) apply(e event) error {
	switch n, dir, err := r.find(e.a); e.op {
	case "mkdir", "create":
		if err == nil {
			return pathError(e.op, e.a, fs.ErrExist)
		}
		if dir == nil {
			return err
		}
		n = &node{id: e.id}
		if e.op == "mkdir" {
			n.kids = map[string]*node{}
		}
		dir.kids[path.Base(e.a)] = n
	case "link", "rename", "exchange":
		if err != nil {
			return err
		}
		other, to, err := r.find(e.b)
		if to == nil {
			return err
		}
		switch {
		case e.op == "exchange" && err != nil:
			return err
		case e.op == "exchange":
			dir.kids[path.Base(e.a)], to.kids[path.Base(e.b)] = other, n
			return nil
		case err == nil && (e.op == "link" || n.kids != nil || other.kids != nil):
			return pathError(e.op, e.b, fs.ErrExist)
		}
		to.kids[path.Base(e.b)] = n
		if e.op == "rename" {
			delete(dir.kids, path.Base(e.a))
		}
	case "remove":
		if err != nil {
			return err
		}
		if len(n.kids) > 0 {
			return pathError("remove", e.a, syscall.ENOTEMPTY)
		}
		delete(dir.kids, path.Base(e.a))
	}
	return nil
}

func (r *recorder) do(e event) (*node, error) {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.next++
	if e.op == "create" || e.op == "mkdir" {
		e.id = r.next
	}
	if err := r.apply(e); err != nil {
		return nil, err
	}
	r.events = append(r.events, e)
	n, _, _ := r.find(e.a)
	return n, nil
}

func (r *recorder) Mkdir(name string) error { _, err := r.do(event{op: "mkdir", a: name}); return err }
func (r *recorder) Link(a, b string) error  { _, err := r.do(event{op: "link", a: a, b: b}); return err }
func (r *recorder) LinkAll(a, b string, names []string) (int, error) {
	return linkEach(r, a, b, names)
}
func (r *recorder) Rename(a, b string) error {
	_, err := r.do(event{op: "rename", a: a, b: b})
	return err
}
func (r *recorder) Exchange(a, b string) error {
	_, err := r.do(event{op: "exchange", a: a, b: b})
	return err
}
func (r *recorder) Remove(name string) error {
	_, err := r.do(event{op: "remove", a: name})
	return err
}
func (r *recorder) SyncAll(dir string) error { _, err := r.do(event{op: "sync", a: dir}); return err }
func (r *recorder) SyncDir(dir string) error {
	_, err := r.do(event{op: "syncdir", a: dir})
	return err
}
func (r *recorder) Release()     {}
func (r *recorder) Close() error { return nil }

func (r *recorder) RemoveAll(name string) error {
	list, err := r.ReadDir(name)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	for _, d := range list {
		if err := r.RemoveAll(name + "/" + d.Name()); err != nil {
			return err
		}
	}
	return r.Remove(name)
}

func (r *recorder) Lock(name string) (io.Closer, int, error) {
	if _, err := r.Lstat(name); err == nil {
		return io.NopCloser(nil), 0, nil
	}
	f, err := r.Create(name)
	return f, 0, err
}

func (r *recorder) Create(name string) (File, error) {
	n, err := r.do(event{op: "create", a: name})
	if err != nil {
		return nil, err
	}
	return &memoryFile{r: r, n: n, name: name}, nil
}

func (r *recorder) Open(name string) (File, error) {
	r.mu.Lock()
	defer r.mu.Unlock()
	n, _, err := r.find(name)
	if err != nil {
		return nil, err
	}
	return &memoryFile{r: r, n: n, name: name, rest: bytes.NewReader(n.data)}, nil
}

func (r *recorder) Lstat(name string) (fs.FileInfo, error) {
	r.mu.Lock()
	defer r.mu.Unlock()
	n, _, err := r.find(name)
	if err != nil {
		return nil, err
	}
	return n.info(path.Base(name)), nil
}

func (r *recorder) Names(name string) (all []Name, err error) {
	list, err := r.ReadDir(name)
	for _, e := range list {
		all = append(all, Name{Name: e.Name()})
	}
	return all, err
}

func (r *recorder) ReadDir(name string) ([]fs.DirEntry, error) {
	r.mu.Lock()
	defer r.mu.Unlock()
	n, _, err := r.find(name)
	if err != nil {
		return nil, err
	}
	var out []fs.DirEntry
	for base, kid := range n.kids {
		out = append(out, fs.FileInfoToDirEntry(kid.info(base)))
	}
	return out, nil
}

// tree is the files of a folder by path.
func (r *recorder) tree(dir string) tree {
	out := tree{}
	n, _, err := r.find(dir)
	if err != nil {
		return out
	}
	var walk func(n *node, p string)
	walk = func(n *node, p string) {
		if n.kids == nil {
			out[p] = string(n.data)
		}
		for base, kid := range n.kids {
			walk(kid, join(p, base))
		}
	}
	walk(n, "")
	return out
}

type memoryFile struct {
	r    *recorder
	n    *node
	name string
	rest *bytes.Reader
}

func (f *memoryFile) Read(b []byte) (int, error) { return f.rest.Read(b) }
func (f *memoryFile) Close() error               { return nil }
func (f *memoryFile) Write(b []byte) (int, error) {
	f.r.mu.Lock()
	defer f.r.mu.Unlock()
	f.n.data = append(f.n.data, b...)
	f.r.events = append(f.r.events, event{op: "write", a: f.name, id: f.n.id, data: bytes.Clone(b)})
	return len(b), nil
}
func (f *memoryFile) Stat() (fs.FileInfo, error) { return f.n.info(path.Base(f.name)), nil }

type memoryInfo struct {
	name string
	size int64
	mode fs.FileMode
}

func (n *node) info(name string) memoryInfo {
	if n.kids != nil {
		return memoryInfo{name, 0, fs.ModeDir | 0o755}
	}
	return memoryInfo{name, int64(len(n.data)), 0o644}
}
func (i memoryInfo) Name() string       { return i.name }
func (i memoryInfo) Size() int64        { return i.size }
func (i memoryInfo) Mode() fs.FileMode  { return i.mode }
func (i memoryInfo) ModTime() time.Time { return time.Time{} }
func (i memoryInfo) IsDir() bool        { return i.mode.IsDir() }
func (i memoryInfo) Sys() any           { return nil }

// after returns what a power cut after the first n events leaves: the changes of
// names up to the k-th of all events, in their order, as a journal keeps them;
// and of the bytes that no sync has written, all or none.
func (r *recorder) after(n, k int, bytesKept bool) *recorder {
	out := newRecorder()
	files := map[int][]byte{}
	for _, e := range r.events[:r.written(n, bytesKept)] {
		if e.op == "write" {
			files[e.id] = append(files[e.id], e.data...)
		}
	}
	for _, e := range r.events[:k] {
		if e.named() {
			out.apply(e)
		}
	}
	out.next = r.next
	var fill func(n *node)
	fill = func(n *node) {
		n.data = files[n.id]
		for _, kid := range n.kids {
			fill(kid)
		}
	}
	fill(out.root)
	return out
}

// written is how many of the first n events there are up to the last write that
// is left.
func (r *recorder) written(n int, bytesKept bool) int {
	end := n
	if !bytesKept {
		for end > 0 && r.events[end-1].op != "sync" {
			end--
		}
	}
	for end > 0 && r.events[end-1].op != "write" {
		end--
	}
	return end
}

// kept is how many of the first n events a power cut leaves at least: those
// before the last sync of whatever kind.
func (r *recorder) kept(n int) int {
	for i := n - 1; i >= 0; i-- {
		if !r.events[i].named() && r.events[i].op != "write" {
			return i
		}
	}
	return 0
}
