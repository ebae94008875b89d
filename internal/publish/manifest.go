package publish

import (
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"maps"
	"slices"
	"strings"
)

// sum is the SHA-256 of a file.
type sum [32]byte

// manifest is what a build says of its own files. Lines "sum  path" are its
// files, sorted by path; comment lines "#adopted  path" behind them, which
// sha256sum(1) passes over, name files that no build wrote and that are carried from
// build to build. It is held as its text, in which a path is looked up: of many files
// a build that changes one asks for few.
type manifest struct {
	there   bool
	text    string
	lines   []int // where in the text each file's line begins, and where the last one ends
	adopted map[string]bool
}

const (
	adoptedMark = "#adopted  "
	sumMark     = 2*len(sum{}) + len("  ") // what stands before the path
)

// size is how many files it lists.
func (m *manifest) size() int { return max(0, len(m.lines)-1) }

// line is the i-th of them as it is written.
func (m *manifest) line(i int) string { return m.text[m.lines[i]:m.lines[i+1]] }

// path is its path.
func (m *manifest) path(i int) string {
	l := m.line(i)
	return l[sumMark : len(l)-1]
}

// sum is its SHA-256; zero where that is damaged.
func (m *manifest) sum(i int) (s sum) {
	if _, err := hex.Decode(s[:], []byte(m.line(i)[:2*len(s)])); err != nil {
		return sum{}
	}
	return s
}

// find is the line of a path; false where there is none.
func (m *manifest) find(p string) (i int, ok bool) {
	from, to := 0, m.size()
	for from < to {
		i := (from + to) / 2
		switch c := strings.Compare(m.path(i), p); {
		case c == 0:
			return i, true
		case c < 0:
			from = i + 1
		default:
			to = i
		}
	}
	return from, false
}

// lister writes a manifest, line by line.
type lister struct{ b []byte }

func (l *lister) add(p string, s *sum) {
	l.b = hex.AppendEncode(l.b, s[:])
	l.b = append(append(append(l.b, "  "...), p...), '\n')
}

func (l *lister) adopt(all map[string]bool) {
	for _, p := range slices.Sorted(maps.Keys(all)) {
		l.b = append(append(append(l.b, adoptedMark...), p...), '\n')
	}
}

// parseManifest reads what lister wrote. A line that it would not write makes the
// whole manifest invalid: then no file counts as a build's. Of one that is believed
// only the form of the lines is looked at.
func parseManifest(text string, believed bool) (manifest, error) {
	m := manifest{there: true, text: text, lines: make([]int, 0, strings.Count(text, "\n")+1), adopted: map[string]bool{}}
	at := 0
	for n := 1; at < len(text); n++ {
		line, _, ended := strings.Cut(text[at:], "\n")
		if p, ok := strings.CutPrefix(line, adoptedMark); ok {
			if len(m.adopted) == 0 {
				m.lines = append(m.lines, at)
			}
			m.adopted[p] = true
			at += len(line) + 1
			continue
		}
		if !ended || len(m.adopted) > 0 || !isLine(line, believed) {
			return manifest{}, fmt.Errorf("line %d of the manifest is not a checksum and a path", n)
		}
		if k := len(m.lines); !believed && k > 0 && text[m.lines[k-1]+sumMark:at-1] >= line[sumMark:] {
			return manifest{}, fmt.Errorf("line %d of the manifest is not behind that before it", n)
		}
		m.lines = append(m.lines, at)
		at += len(line) + 1
	}
	if len(m.adopted) == 0 {
		m.lines = append(m.lines, len(text))
	}
	return m, nil
}

// isLine reports whether a line is a checksum and a path.
func isLine(line string, believed bool) bool {
	const n = 2 * len(sum{})
	if len(line) <= sumMark || line[n:sumMark] != "  " {
		return false
	}
	if believed {
		return true
	}
	var s sum
	_, err := hex.Decode(s[:], []byte(line[:n]))
	return err == nil && checkPath(line[sumMark:]) == nil
}

// readManifest returns the manifest of a published folder; one that is missing
// or damaged is no manifest.
func readManifest(fsys FS, name string, believed bool) (manifest, error) {
	text, err := readText(fsys, name)
	if errors.Is(err, fs.ErrNotExist) {
		return manifest{}, nil
	}
	if err != nil {
		return manifest{}, err
	}
	m, err := parseManifest(text, believed)
	if err != nil {
		return manifest{}, nil
	}
	return m, nil
}

// errSize says that a file has not the size asked for.
var errSize = errors.New("other size")

// openRegular opens a regular file, and says how large it is.
func openRegular(fsys FS, name string) (File, int64, error) {
	f, err := fsys.Open(name)
	if err != nil {
		return nil, 0, err
	}
	info, err := f.Stat()
	if err == nil && !info.Mode().IsRegular() {
		err = fmt.Errorf("%s is not a regular file", name)
	}
	if err != nil {
		f.Close()
		return nil, 0, err
	}
	return f, info.Size(), nil
}

// readFile reads a regular file, of the given size when it is not negative.
func readFile(fsys FS, name string, size int64) ([]byte, error) {
	f, is, err := openRegular(fsys, name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	if size >= 0 && is != size {
		return nil, errSize
	}
	b := make([]byte, is)
	if _, err := io.ReadFull(f, b); err != nil {
		return nil, err
	}
	return b, nil
}

// readText reads one that is taken apart without being copied.
func readText(fsys FS, name string) (string, error) {
	f, size, err := openRegular(fsys, name)
	if err != nil {
		return "", err
	}
	defer f.Close()
	var text strings.Builder
	text.Grow(int(size))
	_, err = io.CopyBuffer(struct{ io.Writer }{&text}, struct{ io.Reader }{f}, make([]byte, min(size+1, recalled)))
	return text.String(), err
}
