package bag

import (
	"bytes"
	"encoding/hex"
	"fmt"
	"strings"

	"dateline/internal/diag"
)

// line is one line of a manifest.
type line struct {
	sum  string // hexadecimal, lower case
	path string
}

// adoptedMark begins the lines of a published site's manifest that name files
// which no build wrote. To sha256sum(1) they are comments.
const adoptedMark = "#adopted  "

// formatLine writes a line as sha256sum(1) and RFC 8493 both read it. The RFC
// asks for % and line ends to be encoded; sha256sum reads a name with % only
// without that, so that a portable name should have none.
func formatLine(b *bytes.Buffer, s Sum, path string) {
	b.WriteString(hex.EncodeToString(s[:]))
	b.WriteString("  ")
	b.WriteString(strings.NewReplacer("%", "%25", "\n", "%0A", "\r", "%0D").Replace(path))
	b.WriteByte('\n')
}

// dialect says whose manifest is parsed.
type dialect uint8

const (
	ofBag  dialect = iota // percent-encoded paths
	ofSite                // paths as they are; #adopted lines
)

// parseManifest reads a manifest whose checksums have the given length in
// hexadecimal digits. What it cannot read it reports by line, and goes on.
func parseManifest(name string, text []byte, digits int, d dialect, l *diag.List) (lines []line, adopted map[string]bool) {
	adopted = map[string]bool{}
	seen := map[string]bool{}
	upper, lower := false, false
	n := 0
	for s := range strings.Lines(string(text)) {
		n++
		bad := func(format string, args ...any) {
			l.Errorf(diag.Pos{File: name, Line: n}, "bag/manifest", "take the manifest from another copy of the archive", format, args...)
		}
		if !strings.HasSuffix(s, "\n") && d == ofSite {
			bad("the last line does not end")
		}
		s = strings.TrimSuffix(strings.TrimSuffix(s, "\n"), "\r")
		if d == ofSite && strings.HasPrefix(s, adoptedMark) {
			adopted[s[len(adoptedMark):]] = true
			continue
		}
		if len(s) < digits+2 || s[digits] != ' ' && s[digits] != '\t' || !isHex(s[:digits]) {
			bad("the line is not a checksum and a path")
			continue
		}
		path := s[digits:]
		if d == ofSite {
			path = strings.TrimPrefix(path, "  ")
		} else {
			path = strings.TrimLeft(path, " \t")
			path = strings.TrimPrefix(path, "*")
			path = strings.TrimPrefix(path, "./")
			if path != "" && strings.IndexByte(" \t*", path[0]) >= 0 {
				// What begins so cannot be told from the white space and the mark
				// before it.
				bad("the path %q begins with white space or an asterisk", path)
				continue
			}
			path = strings.NewReplacer("%25", "%", "%0A", "\n", "%0a", "\n", "%0D", "\r", "%0d", "\r").Replace(path)
		}
		if why := unsafePath(path); why != "" {
			bad("the path %q %s", path, why)
			continue
		}
		if seen[path] {
			bad("%s is listed twice", path)
			continue
		}
		seen[path] = true
		// A flipped bit can turn a digit into the same digit in the other case.
		up, low := strings.ContainsAny(s[:digits], "ABCDEF"), strings.ContainsAny(s[:digits], "abcdef")
		if up && (low || lower) || low && upper {
			bad("the digits of the checksum are in another case than the others")
		} else {
			upper, lower = upper || up, lower || low
		}
		lines = append(lines, line{strings.ToLower(s[:digits]), path})
	}
	return lines, adopted
}

func isHex(s string) bool {
	for i := 0; i < len(s); i++ {
		if c := s[i] | 0x20; !('0' <= s[i] && s[i] <= '9' || 'a' <= c && c <= 'f') {
			return false
		}
	}
	return true
}

// unsafePath says what is wrong with a path of an archive or a manifest, or
// nothing: it must not lead out of the folder on any system.
func unsafePath(p string) string {
	switch {
	case p == "":
		return "is empty"
	case len(p) > maxName:
		return fmt.Sprintf("is longer than %d bytes", maxName)
	case p[0] == '/' || strings.Contains(p, "\\") || strings.ContainsRune(p, 0):
		return "may lead out of the folder"
	case len(p) > 1 && p[1] == ':':
		return "begins with the letter of a drive"
	}
	for part := range strings.SplitSeq(p, "/") {
		if part == ".." || part == "." || part == "" {
			return "is not a plain path"
		}
	}
	return ""
}
