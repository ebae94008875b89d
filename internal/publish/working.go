package publish

import (
	"cmp"
	"io"
	"os"
	"slices"
	"strconv"
	"strings"
	"sync"
)

// Working is a note of the reports that a build is at, for the build after it:
// when the process is killed, it names those that it was reading. It is a hint,
// so that a note that cannot be kept is none, and its methods do nothing on nil.
// They may be called by many goroutines at once.
type Working struct {
	root    *os.Root
	file    *os.File
	reports int             // slots for them
	behind  int             // the first slot of the suspects
	left    map[int]Suspect // those that had no try, by their index

	mu   sync.Mutex // guards the fields below
	free []int      // the slots that nobody has
	line []byte     // room for a slot's text
}

// A Suspect is a report that a killed build was reading.
type Suspect struct {
	Name  string
	Tried int // how often a build was killed since that tried it alone
}

// A slot of the note is so many bytes: a line with a name, and behind the name of
// a suspect a line with the number of its tries.
const slot = 2048

const workingName = stateName + "/working"

// OpenWorking begins the note of a site's folder, in .dateline/ there, for so
// many reports at once, and returns the suspects that a build left which was
// killed, sorted. They stay in the note until each has had its [Working.Try]. The
// caller holds the site's lock, see [Acquire].
func OpenWorking(dir string, reports int) (w *Working, left []Suspect) {
	root, err := os.OpenRoot(dir)
	if err != nil {
		return nil, nil
	}
	if info, err := root.Lstat(workingName); err == nil && !info.Mode().IsRegular() {
		_ = root.RemoveAll(workingName)
	}
	f, err := root.OpenFile(workingName, os.O_RDWR|os.O_CREATE, 0o644)
	if err != nil {
		root.Close()
		return nil, nil
	}
	w = &Working{root: root, file: f, reports: reports, left: map[int]Suspect{}}
	for i := range reports {
		w.free = append(w.free, i)
	}
	left, slots := suspects(f)
	w.behind = max(reports, slots)
	for i, s := range left { // behind all, before the slots are cleared: a name is there at every instant
		w.suspect(i, s)
	}
	for i := range w.behind {
		w.write(i, "\n")
	}
	return w, left
}

// suspects reads the names in a note, each once, and counts its slots.
func suspects(f io.Reader) (out []Suspect, slots int) {
	for buf := make([]byte, slot); ; {
		n, err := io.ReadFull(f, buf)
		if n > 0 {
			slots++
		}
		if name, rest, whole := strings.Cut(string(buf[:n]), "\n"); whole && name != "" && name[0] != 0 {
			number, _, _ := strings.Cut(rest, "\n")
			tried, _ := strconv.Atoi(number)
			out = append(out, Suspect{name, tried})
		}
		if err != nil {
			// Of two of one name the one that was tried more often is the first.
			slices.SortFunc(out, func(a, b Suspect) int {
				return cmp.Or(strings.Compare(a.Name, b.Name), b.Tried-a.Tried)
			})
			return slices.CompactFunc(out, func(a, b Suspect) bool { return a.Name == b.Name }), slots
		}
	}
}

// suspect writes the i-th suspect into its slot.
func (w *Working) suspect(i int, s Suspect) {
	w.left[i] = s
	w.write(w.behind+i, s.Name+"\n"+strconv.Itoa(s.Tried)+"\n")
}

// write fills a slot as far as the text goes, which ends with an empty line or a
// number's.
func (w *Working) write(i int, text string) { _, _ = w.file.WriteAt([]byte(text), int64(i)*slot) }

// Try runs f, which tries the i-th suspect and reports whether that is done with;
// then it is noted no longer. The note counts a process that is killed in f.
func (w *Working) Try(i int, f func() (done bool)) {
	if w == nil {
		f()
		return
	}
	s := w.left[i]
	w.suspect(i, Suspect{s.Name, s.Tried + 1})
	if !f() {
		w.suspect(i, s)
		return
	}
	w.write(w.behind+i, "\n")
	delete(w.left, i)
}

// Begin notes that a report is being read, and returns what End takes.
func (w *Working) Begin(name string) int {
	if w == nil || len(name) > slot-16 {
		return -1
	}
	w.mu.Lock()
	defer w.mu.Unlock()
	if len(w.free) == 0 {
		return -1
	}
	i := w.free[len(w.free)-1]
	w.free = w.free[:len(w.free)-1]
	w.line = append(append(w.line[:0], name...), "\n\n"...)
	_, _ = w.file.WriteAt(w.line, int64(i)*slot)
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

// Close ends the note: nothing that was noted did harm, but for the suspects that
// had no try.
func (w *Working) Close() {
	if w == nil {
		return
	}
	for i := range w.reports {
		w.write(i, "\n")
	}
	w.file.Close()
	if len(w.left) == 0 {
		_ = w.root.Remove(workingName)
	}
	w.root.Close()
}
