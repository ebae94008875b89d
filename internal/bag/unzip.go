package bag

import (
	"archive/zip"
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"errors"
	"io"
	"slices"
	"strings"
	"unicode/utf8"

	"dateline/internal/diag"
)

// Limits of a zip that is verified. A zip beyond them is refused before it can
// take the machine's memory or days of its time.
const (
	// maxDirectory is how many bytes the list of files may have: two million
	// files and more.
	maxDirectory = 256 << 20
	// maxName is how many bytes the path of a file may have.
	maxName = 1024
	// maxRatio is how many times its own size an archive may unpack to, besides
	// the first maxFree bytes. Text packs to a third or a tenth, a page of
	// repeated lines to a fiftieth.
	maxRatio = 200
	maxFree  = 64 << 20
)

// Zip verifies an archive: that the zip is whole, that each file has its CRC,
// and all that [Folder] says of its files. Where the zip's comment is the
// checksum that [Write] leaves, every byte of the zip is verified, else (another
// program packed it again) every byte of the files in it.
func Zip(r io.ReaderAt, size int64) (Report, diag.List) {
	v := &verifier{tree: tree{}}
	z, ok := v.unzip(r, size)
	if !ok {
		v.list.Sort()
		return v.rep, v.list
	}
	if !v.entries(z, size) {
		v.list.Sort()
		return v.rep, v.list
	}
	rep, _ := v.done()
	v.comment(r, size, z)
	v.list.Sort()
	return rep, v.list
}

// unzip opens the zip once its directory is known to be of a size that can be
// read.
func (v *verifier) unzip(r io.ReaderAt, size int64) (*zip.Reader, bool) {
	dir, err := directory(r, size)
	if err == nil && dir > maxDirectory {
		v.errorf(".", "bag/limit", restore, "the zip's list of files has %d bytes, the limit is %d", dir, maxDirectory)
		return nil, false
	}
	var z *zip.Reader
	if err == nil {
		z, err = zip.NewReader(r, size)
	}
	if err != nil && !errors.Is(err, zip.ErrInsecurePath) {
		v.errorf(".", "bag/zip", restore, "this is no zip file, or its end is cut off or damaged: %v", err)
		return nil, false
	}
	return z, true
}

var errNoEnd = errors.New("it has no directory at its end")

// directory returns how many bytes a reader of the zip may take for its
// directory: the more of what is said and what lies before the end.
func directory(r io.ReaderAt, size int64) (int64, error) {
	tail := make([]byte, min(size, 22+max16))
	if _, err := r.ReadAt(tail, size-int64(len(tail))); err != nil && err != io.EOF {
		return 0, err
	}
	le := binary.LittleEndian
	i := len(tail) - 22
	for ; i >= 0; i-- {
		if le.Uint32(tail[i:]) == sigEnd && i+22+int(le.Uint16(tail[i+20:])) <= len(tail) {
			break
		}
	}
	if i < 0 {
		return 0, errNoEnd
	}
	end := size - int64(len(tail)) + int64(i)
	said, offset := uint64(le.Uint32(tail[i+12:])), uint64(le.Uint32(tail[i+16:]))
	if i >= 20 && le.Uint32(tail[i-20:]) == sigLoc64 {
		b := make([]byte, 56)
		at := le.Uint64(tail[i-12:])
		if at > uint64(size) {
			return 0, errNoEnd
		}
		if _, err := r.ReadAt(b, int64(at)); err != nil || le.Uint32(b) != sigEnd64 {
			return 0, errNoEnd
		}
		said, offset = le.Uint64(b[40:]), le.Uint64(b[48:])
	}
	if said > uint64(size) || offset > uint64(size) {
		return 0, errNoEnd
	}
	return max(int64(said), end-int64(offset)), nil
}

// entries puts the zip's files into the tree. Names that lead elsewhere, files
// that lie over one another and such as would unpack to far more than the
// archive, whose size is given, are not read: then it returns false.
func (v *verifier) entries(z *zip.Reader, size int64) bool {
	type span struct{ from, to int64 }
	var spans []span
	var packed, unpacked uint64
	folded := map[string]string{}
	for _, f := range z.File {
		name := f.Name
		switch why := unsafePath(strings.TrimSuffix(name, "/")); {
		case why != "":
			v.errorf(printable(name), "bag/name", restore, "the path %s", why)
			continue
		case !utf8.ValidString(name):
			v.errorf(printable(name), "bag/name", restore, "the name is not UTF-8")
			continue
		case v.tree[name] != nil:
			v.errorf(name, "bag/added", restore, "the archive has two files of this name")
			continue
		}
		if strings.HasSuffix(name, "/") {
			if f.UncompressedSize64 > 0 {
				v.errorf(name, "bag/zip", restore, "a folder has bytes of its own")
			}
			continue
		}
		low := strings.ToLower(name)
		if other, ok := folded[low]; ok {
			v.errorf(name, "bag/name", restore, "the name differs from %s only in case", other)
		}
		folded[low] = name
		m := &member{size: int64(f.UncompressedSize64), open: f.Open}
		v.tree[name] = m
		if !f.Mode().IsRegular() {
			m.odd, m.size = "it is a link or a device, not a file", 0 // and is not read
			continue
		}
		if m.size < 0 {
			m.size, m.open = 0, func() (io.ReadCloser, error) { return nil, errSize }
			continue
		}
		at, err := f.DataOffset()
		if err != nil {
			m.size, m.open = 0, func() (io.ReadCloser, error) { return nil, err }
			continue
		}
		spans = append(spans, span{at, at + int64(min(f.CompressedSize64, 1<<62))})
		packed = min(packed+min(f.CompressedSize64, 1<<40), uint64(size)) // a header may say anything
		unpacked += min(f.UncompressedSize64, 1<<50)
	}
	slices.SortFunc(spans, func(a, b span) int {
		if a.from != b.from {
			return int(min(max(a.from-b.from, -1), 1))
		}
		return 0
	})
	for i := 1; i < len(spans); i++ {
		if spans[i].from < spans[i-1].to {
			v.errorf(".", "bag/limit", restore, "files of the zip lie over one another, as in a zip bomb; none was unpacked")
			return false
		}
	}
	if unpacked > maxFree+maxRatio*packed {
		v.errorf(".", "bag/limit", restore, "the zip says that its files unpack to more than %d times their size, as in a zip bomb; none was unpacked", maxRatio)
		return false
	}
	return true
}

func printable(s string) string {
	return strings.Map(func(r rune) rune {
		if r < ' ' || r == 0x7f || r == utf8.RuneError {
			return '?'
		}
		return r
	}, s[:min(len(s), 200)])
}

// comment verifies the checksum of the whole zip. What changed outside the
// files' bytes it finds by comparing each file's two headers.
func (v *verifier) comment(r io.ReaderAt, size int64, z *zip.Reader) {
	ours := strings.HasPrefix(v.rep.Agent, "dateline")
	if z.Comment == "" {
		if ours {
			v.list.Notef(diag.Pos{File: "."}, "bag/repacked", "", "another program packed the archive again: its files are verified, the zip around them is not")
		}
		return
	}
	hexa, ok := strings.CutPrefix(z.Comment, commentMark)
	want, err := hex.DecodeString(hexa)
	if !ok || err != nil || len(want) != sha256.Size || hexa != strings.ToLower(hexa) {
		if ours || ok {
			v.errorf(".", "bag/zip", restore, "the zip's comment is not the checksum that was written there")
		}
		return
	}
	whole, err := sealed(r, size, z.Comment)
	if err != nil {
		v.errorf(".", "bag/unreadable", restore, "the archive could not be read: %v", err)
	}
	if whole || err != nil {
		return
	}
	before := len(v.list)
	for _, f := range z.File {
		if why := headers(r, f); why != "" {
			v.errorf(printable(f.Name), "bag/zip", restore, "%s", why)
		}
	}
	if len(v.list) == before && v.list.Count(diag.Error) == 0 {
		v.errorf(".", "bag/zip", restore, "the zip's own bytes have changed, outside every file: what unpacks from it is as it was packed")
	}
}

// sealed reports whether a zip ends with its comment, and that is the checksum of
// every byte before it.
func sealed(r io.ReaderAt, size int64, comment string) (bool, error) {
	h := sha256.New()
	if _, err := io.Copy(h, io.NewSectionReader(r, 0, size-int64(commentLen))); err != nil {
		return false, err
	}
	tail := make([]byte, commentLen)
	if _, err := r.ReadAt(tail, size-int64(commentLen)); err != nil && err != io.EOF {
		return false, err
	}
	return string(tail) == comment && comment == commentMark+hex.EncodeToString(h.Sum(nil)), nil
}

// headers says how the header before a file's data differs from the one in the
// directory, or from what every header of ours has.
func headers(r io.ReaderAt, f *zip.File) string {
	at, err := f.DataOffset()
	if err != nil {
		return "the file's header is damaged"
	}
	n := int64(30 + len(f.Name))
	if f.CompressedSize64 >= max32 || f.UncompressedSize64 >= max32 {
		n += 20
	}
	b := make([]byte, n)
	if at < n {
		return "the file's header is damaged"
	}
	if _, err := r.ReadAt(b, at-n); err != nil {
		return "the file's header cannot be read"
	}
	le := binary.LittleEndian
	flags := uint16(0)
	for i := 0; i < len(f.Name); i++ {
		if f.Name[i] >= 0x80 {
			flags = flagUTF8
		}
	}
	switch {
	case le.Uint32(b) != sigLocal, string(b[30:30+len(f.Name)]) != f.Name:
		return "the file's name or header is damaged"
	case le.Uint16(b[4:]) != f.ReaderVersion, le.Uint16(b[6:]) != f.Flags, le.Uint16(b[8:]) != f.Method,
		le.Uint16(b[10:]) != f.ModifiedTime, le.Uint16(b[12:]) != f.ModifiedDate, le.Uint32(b[14:]) != f.CRC32:
		return "the file's two headers say different things"
	case f.Flags != flags, f.ExternalAttrs != mode0644, f.CreatorVersion != madeBy|20 && f.CreatorVersion != madeBy|45:
		return "the file's header is not as it was written"
	}
	if n == int64(30+len(f.Name)) && (uint64(le.Uint32(b[18:])) != f.CompressedSize64 || uint64(le.Uint32(b[22:])) != f.UncompressedSize64) {
		return "the file's two headers give different sizes"
	}
	return ""
}
