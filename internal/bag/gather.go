package bag

import (
	"encoding/hex"
	"errors"
	"io/fs"
	"path"
	"slices"
	"strings"
	"unicode/utf8"

	"dateline/internal/diag"
	"dateline/internal/publish"
)

// A Rename is a file that is packed under another name than it has.
type Rename struct{ Was, Is string } // both below data/

// Site lists the files of a published folder for the payload's site/. The
// folder must be one whole build: files that its manifest lists and that are
// not there, and files that are there and that no build wrote, are errors. (That
// the bytes are those of the build is checked by [Write], which reads them.)
// The file system must not follow symbolic links, as that of publish.Site.
func Site(fsys fs.FS) ([]File, diag.List) {
	var l diag.List
	text, err := fs.ReadFile(fsys, publish.ManifestName)
	if err != nil {
		l.Errorf(diag.Pos{File: "site"}, "bag/kind", "build the site first", "the folder is no published site: it has no %s", publish.ManifestName)
		return nil, l
	}
	lines, adopted := parseManifest("site/"+publish.ManifestName, text, 64, ofSite, &l)
	want := make(map[string]*Sum, len(lines))
	for _, x := range lines {
		var s Sum
		hex.Decode(s[:], []byte(x.sum))
		want[x.path] = &s
	}
	var out []File
	walk(fsys, ".", &l, "site", true, func(p string, size int64) {
		sum := want[p]
		delete(want, p)
		if sum == nil && !adopted[p] && p != publish.ManifestName {
			l.Errorf(diag.Pos{File: "site/" + p}, "bag/added", "build the site again, or move the file away", "no build wrote this file")
			return
		}
		to := "site/" + p
		if err := portable(to); err != nil {
			l.Errorf(diag.Pos{File: to}, "bag/name", "rename it in static/ and build again", "the name cannot be kept on every system: %v", err)
		} else if len(to) > maxPayload {
			l.Errorf(diag.Pos{File: to}, "bag/name", "rename it in static/ and build again", "the path has %d bytes; in an archive it may have %d", len(to), maxPayload)
		}
		out = append(out, File{Path: to, Size: size, FS: fsys, Name: p, Want: sum})
	})
	for p := range want {
		l.Errorf(diag.Pos{File: "site/" + p}, "bag/missing", "build the site again", "the build wrote this file and it is gone")
	}
	l.Sort()
	return out, l
}

// Tree lists the files below a folder for the payload's folder under. Hidden
// files are left out; so are links and devices, and files whose names are not
// text, each with a warning. Names that are not portable are mended. The file
// system must not follow symbolic links. A folder that is not there is empty.
func Tree(fsys fs.FS, under string) ([]File, []Rename, diag.List) {
	var l diag.List
	var out []File
	var renamed []Rename
	taken := map[string]bool{}
	if _, err := fs.ReadDir(fsys, "."); errors.Is(err, fs.ErrNotExist) {
		return nil, nil, nil
	}
	walk(fsys, ".", &l, under, false, func(p string, size int64) {
		was := under + "/" + p
		to := was
		if portable(to) != nil || strings.Contains(to, "%") || len(to) > maxPayload || taken[strings.ToLower(to)] {
			to = mendPath(under, p, taken)
			renamed = append(renamed, Rename{was, to})
			l.Warnf(diag.Pos{File: was}, "bag/renamed", "", "the name cannot be kept on every system, or has a %%; packed as %s", to)
		}
		taken[strings.ToLower(to)] = true
		out = append(out, File{Path: to, Size: size, FS: fsys, Name: p})
	})
	return out, renamed, l
}

// mendPath mends each part of a path that needs it, and the last part also when
// the path is taken. A path that is too long even so is cut to its last part.
func mendPath(under, p string, taken map[string]bool) string {
	parts := strings.Split(p, "/")
	for i, s := range parts {
		if portable(s) != nil || strings.Contains(s, "%") {
			parts[i] = mend(s)
		}
	}
	to := under + "/" + strings.Join(parts, "/")
	if len(to) <= maxPayload && !taken[strings.ToLower(to)] && portable(to) == nil {
		return to
	}
	last := len(parts) - 1
	parts[last] = mend(p)
	parts[last] = parts[last][strings.LastIndexByte(parts[last], '/')+1:]
	to = under + "/" + strings.Join(parts, "/")
	if len(to) <= maxPayload && portable(to) == nil {
		return to
	}
	return under + "/" + parts[last]
}

// crowd is how many files of one folder every file system lists at a good pace;
// FAT reads a folder from its start for each name.
const crowd = 5000

// walk calls f with every regular file below dir, in the order of the names'
// bytes within each folder, and reports what is neither file nor folder. Hidden
// files and folders it passes over unless they are asked for.
func walk(fsys fs.FS, dir string, l *diag.List, under string, hidden bool, f func(p string, size int64)) {
	list, err := fs.ReadDir(fsys, dir)
	if err != nil {
		l.Errorf(diag.Pos{File: path.Join(under, dir)}, "bag/unreadable", "check the permissions", "the folder could not be read: %v", err)
		return
	}
	if len(list) > crowd {
		l.Warnf(diag.Pos{File: path.Join(under, dir)}, "bag/crowded", "unpack it elsewhere than on a FAT stick", "the folder has %d entries; some systems are slow above %d", len(list), crowd)
	}
	slices.SortFunc(list, func(a, b fs.DirEntry) int { return strings.Compare(a.Name(), b.Name()) })
	for _, d := range list {
		p := path.Join(dir, d.Name())
		at := diag.Pos{File: path.Join(under, p)}
		switch {
		case !hidden && d.Name()[0] == '.':
		case !utf8.ValidString(p):
			l.Warnf(at, "bag/left-out", "rename the file", "a name that is not UTF-8 is left out")
		case d.IsDir():
			walk(fsys, p, l, under, hidden, f)
		case !d.Type().IsRegular():
			l.Warnf(at, "bag/left-out", "put the file itself there", "links and devices are left out")
		default:
			info, err := d.Info()
			if err != nil {
				l.Errorf(at, "bag/unreadable", "check the permissions", "the file could not be read: %v", err)
				continue
			}
			f(p, info.Size())
		}
	}
}
