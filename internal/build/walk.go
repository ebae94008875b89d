package build

import (
	"errors"
	"fmt"
	"io/fs"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"dateline/internal/diag"
	"dateline/internal/publish"
)

// walk lists the files that may be reports, relative to seeds/, in the order of
// their paths. What is not a plain file is set aside here and never opened.
func (im *importer) walk() ([]string, error) {
	var out []string
	err := fs.WalkDir(im.opt.Seeds, ".", func(p string, e fs.DirEntry, err error) error {
		at := diag.Pos{File: "seeds/" + diag.Printable(p)}
		switch {
		case p == "." && errors.Is(err, fs.ErrNotExist):
			return nil // a site without seeds
		case err != nil && p == ".":
			return fmt.Errorf("reading seeds: %w", err)
		case err != nil:
			return im.notRead(at, err)
		case p == ".":
			return nil
		case strings.HasPrefix(e.Name(), "."):
			im.problems.Notef(at, "seed/hidden", "rename it if it is a report", "hidden files are not read")
			if e.IsDir() {
				return fs.SkipDir
			}
			return nil
		case e.Type()&fs.ModeSymlink != 0:
			im.setAside(at, "seed/link", "put the file itself here", "it is a symbolic link; links are not followed")
			return nil
		case e.IsDir():
			return nil
		case !e.Type().IsRegular():
			im.setAside(at, "seed/special", "put a plain file here", "it is not a plain file")
			return nil
		case badName(p) != "":
			im.setAside(at, "seed/name", "rename the file", badName(p))
			return nil
		case p == seedsFile:
			return nil
		case strings.HasPrefix(strings.ToUpper(e.Name()), "README"):
			im.problems.Notef(at, "seed/readme", "rename it if it is a report", "a README is not read as a report")
			return nil
		}
		out = append(out, p)
		return nil
	})
	slices.Sort(out)
	return out, err
}

// badName says why a path cannot be published as the name of a seed.
func badName(p string) string {
	switch {
	case !utf8.ValidString(p):
		return "its name is not valid UTF-8"
	case strings.ContainsFunc(p, unicode.IsControl):
		return "its name holds a control character"
	case strings.ContainsAny(p, "\\#"):
		return `its name holds \ or #`
	case len(p) > 1024:
		return "its path is longer than 1,024 bytes"
	}
	return ""
}

func (im *importer) setAside(at diag.Pos, code, hint, why string) {
	im.problems.Warnf(at, code, hint, "set aside: %s", why)
	im.accounts = append(im.accounts, Account{Seed: at.File, Lines: []string{"set aside: " + why}})
	im.res.SetAside++
}

// notRead sets aside what a person has locked, and the next build looks at it again.
// What the disk or the system fails at may be well a moment later, so that it ends the
// build: a site without the report would say that there is none.
func (im *importer) notRead(at diag.Pos, err error) error {
	if publish.Failing(err) {
		var pe *fs.PathError
		if errors.As(err, &pe) {
			err = pe.Err // at names the file
		}
		return fmt.Errorf("reading %s: %w", at.File, err)
	}
	im.missed = true
	im.setAside(at, "seed/unreadable", "check the permissions", reason(err))
	return nil
}

// reason is the system's word for an error, without the path that the position
// already gives.
func reason(err error) string {
	var pe *fs.PathError
	if errors.As(err, &pe) {
		return pe.Err.Error()
	}
	return err.Error()
}
