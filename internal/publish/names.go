package publish

import (
	"errors"
	"fmt"
	"io/fs"
	"strings"
	"unicode/utf8"
)

// CheckPath reports why p cannot be the path of a published file: it must be
// relative, slash-separated, without "." and "..", and every name in it valid
// on every common file system (Windows reserves the most: device names, some
// punctuation, a dot or a space at the end), so that the folder can be copied
// anywhere.
func CheckPath(p string) error {
	if err := checkPath(p); err != nil {
		return fmt.Errorf("path %q: %w", p, err)
	}
	return nil
}

// unfit are the bytes that no name may have on some common system.
var unfit = func() (t [256]bool) {
	for c := range ' ' {
		t[c] = true
	}
	for _, c := range []byte("\x7f" + `<>:"|?*\`) {
		t[c] = true
	}
	return t
}()

func checkPath(p string) error {
	if p == "." || !fs.ValidPath(p) {
		return errors.New("not a relative path inside the folder")
	}
	if len(p) > 240 {
		return errors.New("longer than 240 bytes")
	}
	for i := 0; i < len(p); i++ {
		if c := p[i]; unfit[c] {
			return fmt.Errorf("character %q is not allowed in a file name on Windows", c)
		}
	}
	if !utf8.ValidString(p) {
		return errors.New("not UTF-8")
	}
	for name := range strings.SplitSeq(p, "/") {
		if strings.HasSuffix(name, ".") || strings.HasSuffix(name, " ") {
			return errors.New("a name ends in a dot or a space")
		}
		if reserved(name) {
			return fmt.Errorf("%q is the name of a device on Windows", name)
		}
	}
	return nil
}

// reserved reports whether Windows takes a name for a device, with or without
// an extension (Microsoft, Naming Files, Paths, and Namespaces).
func reserved(name string) bool {
	stem, _, _ := strings.Cut(name, ".")
	stem = strings.TrimRight(stem, " ")
	if len(stem) < len("CON") || len(stem) > len("CONOUT$") { // most names are longer
		return false
	}
	stem = strings.ToUpper(stem)
	switch stem {
	case "CON", "PRN", "AUX", "NUL", "CONIN$", "CONOUT$":
		return true
	}
	port, ok := strings.CutPrefix(stem, "COM")
	if !ok {
		port, ok = strings.CutPrefix(stem, "LPT")
	}
	if !ok {
		return false
	}
	switch port {
	case "0", "1", "2", "3", "4", "5", "6", "7", "8", "9", "¹", "²", "³":
		return true
	}
	return false
}
