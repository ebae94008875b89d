package publish

import (
	"bytes"
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
// files; comment lines "#adopted  path", which sha256sum(1) passes over, name
// files that no build wrote and that are carried from build to build.
type manifest struct {
	there   bool
	files   []line // in any order
	adopted map[string]bool
}

// line is a file of a build.
type line struct {
	path string
	sum  sum
}

const adoptedMark = "#adopted  "

func (m manifest) format() []byte {
	byPath := func(a, b line) int { return strings.Compare(a.path, b.path) }
	if !slices.IsSortedFunc(m.files, byPath) {
		slices.SortFunc(m.files, byPath)
	}
	size := 0
	for i := range m.files {
		size += 2*len(sum{}) + len("  \n") + len(m.files[i].path)
	}
	b := bytes.NewBuffer(make([]byte, 0, size))
	for i := range m.files {
		f := &m.files[i]
		b.Write(hex.AppendEncode(b.AvailableBuffer(), f.sum[:]))
		b.WriteString("  ")
		b.WriteString(f.path)
		b.WriteByte('\n')
	}
	for _, p := range slices.Sorted(maps.Keys(m.adopted)) {
		b.WriteString(adoptedMark + p + "\n")
	}
	return b.Bytes()
}

// parseManifest reads what format wrote. A line that format would not write
// makes the whole manifest invalid: then no file counts as a build's.
func parseManifest(b []byte) (manifest, error) {
	m := manifest{there: true, files: make([]line, 0, bytes.Count(b, []byte{'\n'})), adopted: map[string]bool{}}
	n := 0
	for text := range strings.Lines(string(b)) {
		n++
		text = strings.TrimSuffix(text, "\n")
		if p, ok := strings.CutPrefix(text, adoptedMark); ok {
			m.adopted[p] = true
			continue
		}
		h, p, ok := strings.Cut(text, "  ")
		var s sum
		if k, err := hex.Decode(s[:], []byte(h[:min(len(h), 64)])); !ok || len(h) != 64 || err != nil || k != len(s) || checkPath(p) != nil {
			return manifest{}, fmt.Errorf("line %d of the manifest is not a checksum and a path", n)
		}
		m.files = append(m.files, line{p, s})
	}
	return m, nil
}

// readManifest returns the manifest of a published folder; one that is missing
// or damaged is no manifest.
func readManifest(fsys FS, name string) (manifest, error) {
	b, err := readFile(fsys, name, -1)
	if errors.Is(err, fs.ErrNotExist) {
		return manifest{}, nil
	}
	if err != nil {
		return manifest{}, err
	}
	m, err := parseManifest(b)
	if err != nil {
		return manifest{}, nil
	}
	return m, nil
}

// errSize says that a file has not the size asked for.
var errSize = errors.New("other size")

// readFile reads a regular file, of the given size when it is not negative.
func readFile(fsys FS, name string, size int64) ([]byte, error) {
	f, err := fsys.Open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	info, err := f.Stat()
	if err != nil {
		return nil, err
	}
	if !info.Mode().IsRegular() {
		return nil, fmt.Errorf("%s is not a regular file", name)
	}
	if size >= 0 && info.Size() != size {
		return nil, errSize
	}
	b := make([]byte, info.Size())
	if _, err := io.ReadFull(f, b); err != nil {
		return nil, err
	}
	return b, nil
}
