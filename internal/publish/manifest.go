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
	sums    map[string]sum // nil: there is no manifest
	adopted map[string]bool
}

const adoptedMark = "#adopted  "

func (m manifest) format() []byte {
	var b bytes.Buffer
	for _, p := range slices.Sorted(maps.Keys(m.sums)) {
		s := m.sums[p]
		b.Write(hex.AppendEncode(b.AvailableBuffer(), s[:]))
		b.WriteString("  ")
		b.WriteString(p)
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
	m := manifest{sums: make(map[string]sum, bytes.Count(b, []byte{'\n'})), adopted: map[string]bool{}}
	n := 0
	for line := range strings.Lines(string(b)) {
		n++
		line = strings.TrimSuffix(line, "\n")
		if p, ok := strings.CutPrefix(line, adoptedMark); ok {
			m.adopted[p] = true
			continue
		}
		h, p, ok := strings.Cut(line, "  ")
		var s sum
		if k, err := hex.Decode(s[:], []byte(h[:min(len(h), 64)])); !ok || len(h) != 64 || err != nil || k != len(s) || checkPath(p) != nil {
			return manifest{}, fmt.Errorf("line %d of the manifest is not a checksum and a path", n)
		}
		m.sums[p] = s
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
