// Package bag packs a published chronicle, and what it was made from, into one
// file that can be kept for a century, and says of such a file, or of a folder,
// which of its files are missing, added or changed.
//
// The file is a zip that holds one BagIt bag (RFC 8493):
//
//	the-lake-accord-2024-03-05/
//	    START-HERE.html         what this is, with a link to the site
//	    bag-info.txt            who, when, how much
//	    bagit.txt
//	    data/site/…             the published site, byte for byte
//	    data/content/…          the chronicle's own files, and so that it can be
//	    data/seeds/…            built again: seeds, templates, static
//	    manifest-sha256.txt     every file of data/, for sha256sum -c
//	    tagmanifest-sha256.txt  every file beside data/, but itself
//
// [Site] and [Tree] list what goes in, [Write] writes it, [Zip] and [Folder]
// verify.
//
//	files, problems := bag.Site(public)
//	res, err := bag.Write(w, bag.Bag{Top: "the-lake-accord-2024-03-05", Day: day, Payload: files})
//	report, problems := bag.Zip(r, size)
//
// The same files give the same bytes of zip, whoever packs them and when:
// entries stand in the order of their names' bytes, bear one time and one mode,
// no extra fields, and their sizes before their data. (Another version of Go may
// deflate differently; the file says in bag-info.txt which one packed it.) The
// zip's comment is the SHA-256 of every byte before it, so that a changed bit is
// found even where no file's content depends on it.
//
// Names in the zip are portable: valid on Windows and FAT, in normal form C, at
// most [MaxPath] bytes, never two that differ only in case. A site's file that
// has no such name is an error, since links lead to it; a file of seeds or
// content is packed under a mended name and reported.
package bag

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"strings"
	"unicode/utf8"

	"dateline/internal/edtf"
	"dateline/internal/prose"
	"dateline/internal/publish"
)

// MaxPath is how many bytes a name in an archive may have, its folders
// included: unpacked in a person's folder it stays below the 260 of Windows.
const MaxPath = 180

// maxTop and maxPayload divide MaxPath between the top folder and what is below
// its folder data/.
const (
	maxTop     = 40
	maxPayload = MaxPath - maxTop - len("/data/")
)

const (
	manifestName = "manifest-sha256.txt"
	tagName      = "tagmanifest-sha256.txt"
	infoName     = "bag-info.txt"
	declName     = "bagit.txt"
	declaration  = "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"
)

// Sum is the SHA-256 of a file.
type Sum = [sha256.Size]byte

// File is a file of the payload.
type File struct {
	Path string // below data/: "site/index.html"
	Size int64  // in bytes
	FS   fs.FS  // where it is read from, under Name
	Name string
	Want *Sum // what its bytes must be; nil where nobody has said
}

// Tag is a file beside the payload.
type Tag struct {
	Name string
	Data []byte
}

// Field is a line of bag-info.txt.
type Field struct{ Label, Value string }

// Bag is what one archive holds.
type Bag struct {
	Top     string // the top folder's name, as [Top] makes it
	Day     edtf.Day
	Dated   bool // Day is known; otherwise the archive bears no date
	Info    []Field
	Payload []File
	Tags    []Tag
}

// Top names an archive's top folder after the title of a chronicle and a day
// (YYYY-MM-DD, or "").
func Top(title, day string) string {
	s := prose.Slug(title, maxTop-len("-2006-01-02"))
	if s == "" {
		s = "chronicle"
	}
	if day != "" {
		s += "-" + day
	}
	return s
}

// portable says why a path cannot stand in an archive.
func portable(p string) error {
	switch err := publish.CheckPath(p); {
	case err != nil:
		return err
	case prose.NFC(p) != p:
		return fmt.Errorf("path %q: not in Unicode's normal form C", p)
	}
	return nil
}

// mend makes a portable name of one that is not: what cannot stay becomes "_",
// and part of the old name's checksum tells names apart that become the same.
func mend(name string) string {
	s := strings.Map(func(r rune) rune {
		if r < ' ' || r == 0x7f || r == utf8.RuneError || strings.ContainsRune(`<>:"|?*\%`, r) {
			return '_'
		}
		return r
	}, prose.NFC(name))
	stem, ext := s, ""
	if i := strings.LastIndexByte(s, '.'); i > 0 && len(s)-i <= 10 {
		stem, ext = s[:i], strings.TrimRight(s[i:], ". ")
	}
	stem = strings.TrimRight(stem, ". ")
	for len(stem) > 60 {
		_, n := utf8.DecodeLastRuneInString(stem)
		stem = stem[:len(stem)-n]
	}
	sum := sha256.Sum256([]byte(name))
	out := stem + "~" + hex.EncodeToString(sum[:4]) + ext
	if publish.CheckPath(out) != nil { // the name of a device
		out = "_" + out
	}
	return out
}

// A ChangedError says that a file is not what it was when it was listed, or not
// what its manifest says.
type ChangedError struct {
	Path string // in the payload
	Why  string
}

func (e *ChangedError) Error() string { return e.Path + " " + e.Why }

// errTwice says that two files of a bag have names that a system may take for
// one.
func errTwice(a, b string) error {
	if a == b {
		return fmt.Errorf("%s is there twice", a)
	}
	return fmt.Errorf("the names %s and %s differ only in case", a, b)
}

var errDay = errors.New("the day is not between 1980 and 2107, as zip files ask")
