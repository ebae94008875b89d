package bag

import (
	"archive/zip"
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"io"
	"strings"

	"dateline/internal/diag"
)

// Before is an archive that was packed before: files that it holds already are
// taken from there as they were packed.
type Before struct{ files map[Sum]*zip.File }

// OpenBefore reads what an archive holds. It returns nil, with which everything
// is packed anew, unless every byte of the archive is as it was written and the
// same software wrote it, by the Field Bag-Software-Agent of info, so that
// packing anew would give the same bytes.
func OpenBefore(r io.ReaderAt, size int64, info []Field) *Before {
	if dir, err := directory(r, size); err != nil || dir > maxDirectory {
		return nil
	}
	z, err := zip.NewReader(r, size)
	if err != nil {
		return nil
	}
	if whole, _ := sealed(r, size, z.Comment); !whole {
		return nil
	}
	var agent bytes.Buffer
	for _, f := range info {
		if f.Label == "Bag-Software-Agent" {
			f.write(&agent)
		}
	}
	all := make(map[string]*zip.File, len(z.File))
	var manifest, declared *zip.File
	for _, f := range z.File {
		_, below, _ := strings.Cut(f.Name, "/")
		switch all[below] = f; below {
		case manifestName:
			manifest = f
		case infoName:
			declared = f
		}
	}
	if manifest == nil || agent.Len() == 0 || !bytes.Contains(content(declared), agent.Bytes()) {
		return nil
	}
	b := &Before{make(map[Sum]*zip.File, len(z.File))}
	var l diag.List
	lines, _ := parseManifest(manifestName, content(manifest), 2*sha256.Size, ofBag, &l)
	for _, line := range lines {
		var sum Sum
		if f := all[line.path]; f != nil {
			_, _ = hex.Decode(sum[:], []byte(line.sum)) // parseManifest has read it
			b.files[sum] = f
		}
	}
	return b
}

// content is what a small file of an archive holds; nothing where there is none.
func content(f *zip.File) []byte {
	if f == nil {
		return nil
	}
	r, err := f.Open()
	if err != nil {
		return nil
	}
	defer r.Close()
	b, err := io.ReadAll(io.LimitReader(r, maxDirectory))
	if err != nil {
		return nil
	}
	return b
}

// take returns how a file was packed before.
func (b *Before) take(k *packed) bool {
	if b == nil {
		return false
	}
	f := b.files[k.sum]
	if f == nil || f.CRC32 != k.crc || f.UncompressedSize64 != k.size {
		return false
	}
	k.from, k.method, k.packed = f, f.Method, f.CompressedSize64
	return true
}
