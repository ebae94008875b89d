package record

import (
	"archive/tar"
	"archive/zip"
	"bytes"
	"compress/gzip"
	"errors"
	"io"
	"path"
	"strings"
	"unicode"
	"unicode/utf8"

	"dateline/internal/diag"
	"dateline/internal/seed"
)

// errTooMuch says that unpacking met a limit.
var (
	errTooMuch = errors.New("unpacks to too much")
	errRatio   = errors.New("unpacks to far more than its size")
)

// archive reads an item that is packed; false for one that is not.
func (r *reader) archive(it item) bool {
	b := it.data
	var open func(item)
	switch {
	case bytes.HasPrefix(b, []byte("\x1F\x8B")):
		open = r.gzip
	case bytes.HasPrefix(b, []byte("PK\x03\x04")), bytes.HasPrefix(b, []byte("PK\x05\x06")):
		if document(b) {
			return false // seed.Read says what to do
		}
		open = r.zip
	case isTar(b):
		open = r.tar
	default:
		return false
	}
	if it.depth >= maxArchives {
		r.refuse(it.inside, "seed/nested", "unpack it and put the reports in", "an archive in an archive in an archive")
		return true
	}
	it.depth++
	open(it)
	return true
}

func isTar(b []byte) bool { return len(b) >= 512 && string(b[257:262]) == "ustar" }

// document reports a ZIP archive that is an Office document, a book or a program.
func document(b []byte) bool {
	head := b[:min(len(b), 200)]
	if len(head) < 30 {
		return false
	}
	for _, s := range [...]string{"[Content_Types].xml", "mimetypeapplication/", "META-INF/", "_rels/", "AndroidManifest"} {
		if bytes.HasPrefix(head[30:], []byte(s)) {
			return true
		}
	}
	return false
}

// unpack reads all of a packed stream, which has size bytes packed.
func (r *reader) unpack(z io.Reader, size int) ([]byte, error) {
	// Each piece is a file; what is larger than a file may be is not kept.
	limit := min(r.left, 4*seed.MaxBytes)
	ratio := max(1<<20, size*MaxRatio)
	out, err := io.ReadAll(io.LimitReader(z, int64(min(limit, ratio))+1))
	r.left -= min(r.left, len(out))
	switch {
	case len(out) > ratio && ratio <= limit:
		return nil, errRatio
	case len(out) > limit:
		return nil, errTooMuch
	}
	return out, err
}

// spoiled refuses an item that could not be unpacked.
func (r *reader) spoiled(inside string, err error) {
	switch {
	case errors.Is(err, errRatio):
		r.refuse(inside, "seed/bomb", "if it is honest, unpack it and put the reports in", "unpacks to more than %d times its size", MaxRatio)
	case errors.Is(err, errTooMuch):
		r.refuse(inside, "seed/limit", "split it, or unpack it and put the reports in", "unpacks to more than %d MiB in all", MaxUnpacked>>20)
	default:
		r.refuse(inside, "seed/archive", "fetch it anew; what is whole in it was read", "damaged archive: %v", err)
	}
}

// gzip unpacks one file. What comes before damage is read if it is long enough
// to be of use, and the damage told.
func (r *reader) gzip(it item) {
	z, err := gzip.NewReader(bytes.NewReader(it.data))
	if err != nil {
		r.spoiled(it.inside, err)
		return
	}
	data, err := r.unpack(z, len(it.data))
	if err != nil && (len(data) == 0 || !isWARC(data) && !isTar(data)) {
		r.spoiled(it.inside, err)
		return
	}
	it.name = strings.TrimSuffix(it.name, ".gz")
	if strings.HasSuffix(it.name, ".tgz") {
		it.name = strings.TrimSuffix(it.name, ".tgz") + ".tar"
	}
	it.data = data
	r.file(it)
	if err != nil {
		r.spoiled(it.inside, err)
	}
}

func (r *reader) zip(it item) {
	z, err := zip.NewReader(bytes.NewReader(it.data), int64(len(it.data)))
	if err != nil {
		r.spoiled(it.inside, err)
		return
	}
	r.many = true
	// A WACZ is a zip whose pages are in archive/; the rest is its index.
	wacz := false
	for _, f := range z.File {
		if strings.HasPrefix(f.Name, "archive/") && strings.Contains(f.Name, ".warc") {
			wacz = true
			break
		}
	}
	for _, f := range z.File {
		if r.stop {
			return
		}
		switch {
		case wacz && !strings.HasPrefix(f.Name, "archive/"):
			r.other++
			continue
		case strings.HasSuffix(f.Name, "/") || f.FileInfo().IsDir() || furniture(f.Name):
			continue
		case f.Flags&1 != 0:
			r.refuse(diag.Printable(f.Name), "seed/archive", "unpack it with its password and put the reports in", "encrypted")
			continue
		case !r.member(f.Name, f.Mode().IsRegular()):
			continue
		}
		in, err := f.Open()
		if err != nil {
			r.spoiled(f.Name, err)
			continue
		}
		data, err := r.unpack(in, int(min(f.CompressedSize64, uint64(len(it.data)))))
		in.Close()
		if err != nil {
			r.spoiled(f.Name, err)
			if errors.Is(err, errTooMuch) {
				return
			}
			continue
		}
		r.inner(it, f.Name, data)
	}
}

func (r *reader) tar(it item) {
	r.many = true
	t := tar.NewReader(bytes.NewReader(it.data))
	for !r.stop {
		h, err := t.Next()
		if err == io.EOF {
			return
		}
		if err != nil {
			r.spoiled(it.inside, err)
			return
		}
		if h.Typeflag == tar.TypeDir || h.Typeflag == tar.TypeXGlobalHeader || furniture(h.Name) || !r.member(h.Name, h.Typeflag == tar.TypeReg) {
			continue
		}
		data, err := r.unpack(t, len(it.data)) // nothing is packed, but holes may be declared
		if err != nil {
			r.spoiled(diag.Printable(h.Name), err)
			if errors.Is(err, errTooMuch) || errors.Is(err, io.ErrUnexpectedEOF) {
				return
			}
			continue
		}
		r.inner(it, h.Name, data)
	}
}

// inner reads a file of an archive.
func (r *reader) inner(it item, name string, data []byte) {
	in := name
	if it.inside != "" {
		in = it.inside + "/" + name
	}
	r.file(item{name: path.Base(name), data: data, depth: it.depth, inside: in, url: it.url})
}

// member checks the name of a file in an archive. Nothing is ever written under
// it; a name that leads elsewhere is a sign of an attack, and is told.
func (r *reader) member(name string, regular bool) bool {
	switch {
	case !regular:
		r.refuse(diag.Printable(name), "seed/special", "put a plain file there", "not a plain file")
	case badMember(name):
		r.refuse(diag.Printable(name), "seed/name", "pack it anew with plain names", "its name leads out of the archive or cannot be kept")
	default:
		return true
	}
	return false
}

func badMember(name string) bool {
	if name == "" || len(name) > 1024 || !utf8.ValidString(name) || strings.ContainsAny(name, "\\\x00") || strings.ContainsFunc(name, unicode.IsControl) ||
		strings.HasPrefix(name, "/") || len(name) > 1 && name[1] == ':' {
		return true
	}
	for part := range strings.SplitSeq(name, "/") {
		if part == ".." {
			return true
		}
	}
	return false
}

// furniture are files that systems leave in archives.
func furniture(name string) bool {
	base := path.Base(name)
	return strings.HasPrefix(name, "__MACOSX/") || base == ".DS_Store" || base == "Thumbs.db" || base == "desktop.ini" || strings.HasPrefix(base, "._")
}
