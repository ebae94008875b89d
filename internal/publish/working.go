package publish

import (
	"io"
	"os"
	"slices"
	"strings"
	"sync"
)

// Working is a note of the reports that a build is at, for the build after it:
// when the process is killed, it names those that it was reading. It is a hint,
// so that a note that cannot be kept is none, and its methods do nothing on nil.
// They may be called by many goroutines at once.
type Working struct {
	root *os.Root
	file *os.File

	mu   sync.Mutex // guards the field below
	free []int      // the slots that nobody has
}

// A slot of the note is so many bytes, and what it holds ends with its line.
const slot = 2048

const workingName = stateName + "/working"

// OpenWorking begins the note of a site's folder, in .dateline/ there, for so
// many reports at once, and returns the names that a build left which was
// killed, sorted. The caller holds the site's lock, see [Acquire].
func OpenWorking(dir string, reports int) (w *Working, left []string) {
	root, err := os.OpenRoot(dir)
	if err != nil {
		return nil, nil
	}
	if f, err := root.Open(workingName); err == nil {
		left = names(f)
		f.Close()
	}
	_ = root.RemoveAll(workingName)
	f, err := root.OpenFile(workingName, os.O_RDWR|os.O_CREATE|os.O_EXCL, 0o644)
	if err != nil {
		root.Close()
		return nil, left
	}
	w = &Working{root: root, file: f}
	for i := range reports {
		w.free = append(w.free, i)
	}
	return w, left
}

// names reads the names in a note, each once.
func names(f io.Reader) (out []string) {
	for buf := make([]byte, slot); ; {
		n, err := io.ReadFull(f, buf)
		if name, _, whole := strings.Cut(string(buf[:n]), "\n"); whole && name != "" && name[0] != 0 {
			out = append(out, name)
		}
		if err != nil {
			slices.Sort(out)
			return slices.Compact(out)
		}
	}
}

// Begin notes that a report is being read, and returns what End takes.
func (w *Working) Begin(name string) int {
	if w == nil || len(name) >= slot {
		return -1
	}
	w.mu.Lock()
	defer w.mu.Unlock()
	if len(w.free) == 0 {
		return -1
	}
	i := w.free[len(w.free)-1]
	w.free = w.free[:len(w.free)-1]
	_, _ = w.file.WriteAt([]byte(name+"\n"), int64(i)*slot)
	return i
}

// End notes that the report was read. The name stays until another has its
// place: a build that is killed then has one more to be tried.
func (w *Working) End(i int) {
	if w == nil || i < 0 {
		return
	}
	w.mu.Lock()
	defer w.mu.Unlock()
	w.free = append(w.free, i)
}

// Close ends the note: nothing that was noted did harm.
func (w *Working) Close() {
	if w == nil {
		return
	}
	w.file.Close()
	_ = w.root.Remove(workingName)
	w.root.Close()
}
