package bag

import (
	"compress/flate"
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"hash"
	"hash/crc32"
	"io"

	"dateline/internal/edtf"
)

// The zip format as far as an archive needs it (PKWARE, APPNOTE.TXT 6.3.10).
// The standard library's writer puts no sizes above 4 GiB into an entry's own
// header, so these few lines write the file instead.
const (
	sigLocal   = 0x04034b50
	sigCentral = 0x02014b50
	sigEnd     = 0x06054b50
	sigEnd64   = 0x06064b50
	sigLoc64   = 0x07064b50

	max16 = 1<<16 - 1
	max32 = 1<<32 - 1

	methodStore   = 0
	methodDeflate = 8
	flagUTF8      = 1 << 11
	madeBy        = 3 << 8 // Unix, so that the mode is read
	mode0644      = (0o100000 | 0o644) << 16

	commentMark = "sha256:"
	commentLen  = len(commentMark) + 2*sha256.Size
)

// entry is a file of the zip with all that its headers say.
type entry struct {
	name         string
	method       uint16
	crc          uint32
	packed, size uint64
	offset       uint64
}

// big reports whether the entry's own header needs its sizes in 64 bits.
func (e *entry) big() bool { return e.packed >= max32 || e.size >= max32 }

// zipWriter writes a zip in one pass.
type zipWriter struct {
	w          io.Writer
	hash       hash.Hash
	n          uint64
	date, time uint16
	list       []entry
	err        error
}

func newZipWriter(w io.Writer, day edtf.Day, dated bool) (*zipWriter, error) {
	z := &zipWriter{w: w, hash: sha256.New(), date: 0<<9 | 1<<5 | 1}
	if dated {
		y, m, d := day.Civil()
		if y < 1980 || y > 2107 {
			return nil, errDay
		}
		z.date, z.time = uint16((y-1980)<<9|m<<5|d), 12<<11 // at noon, so that no time zone shows another day
	}
	return z, nil
}

func (z *zipWriter) Write(b []byte) (int, error) {
	if z.err != nil {
		return 0, z.err
	}
	z.hash.Write(b)
	n, err := z.w.Write(b)
	z.n += uint64(n)
	z.err = err
	return n, err
}

// add writes an entry's header; its packed bytes follow by Write.
func (z *zipWriter) add(e entry) {
	e.offset = z.n
	z.list = append(z.list, e)
	b := z.common(binary.LittleEndian.AppendUint32(nil, sigLocal), &e)
	extra := []byte(nil)
	if e.big() { // both sizes, as the format asks of this header
		b = binary.LittleEndian.AppendUint64(b, max32<<32|max32)
		extra = zip64(e.size, e.packed)
	} else {
		b = binary.LittleEndian.AppendUint32(b, uint32(e.packed))
		b = binary.LittleEndian.AppendUint32(b, uint32(e.size))
	}
	b = binary.LittleEndian.AppendUint16(b, uint16(len(e.name)))
	b = binary.LittleEndian.AppendUint16(b, uint16(len(extra)))
	b = append(append(b, e.name...), extra...)
	z.Write(b)
}

// common are the fields that both headers have alike, up to the checksum.
func (z *zipWriter) common(b []byte, e *entry) []byte {
	version, flags := uint16(20), uint16(0)
	if e.big() || e.offset >= max32 {
		version = 45
	}
	for i := 0; i < len(e.name); i++ {
		if e.name[i] >= 0x80 {
			flags = flagUTF8
		}
	}
	for _, v := range []uint16{version, flags, e.method, z.time, z.date} {
		b = binary.LittleEndian.AppendUint16(b, v)
	}
	return binary.LittleEndian.AppendUint32(b, e.crc)
}

// zip64 is the extra field for what 32 bits cannot say.
func zip64(v ...uint64) []byte {
	b := binary.LittleEndian.AppendUint16(nil, 1)
	b = binary.LittleEndian.AppendUint16(b, uint16(8*len(v)))
	for _, x := range v {
		b = binary.LittleEndian.AppendUint64(b, x)
	}
	return b
}

// close writes the directory, the end, and the checksum of it all.
func (z *zipWriter) close() error {
	start := z.n
	for i := range z.list {
		z.Write(z.central(&z.list[i]))
	}
	end := z.n
	var b []byte
	le := binary.LittleEndian
	count, size, offset := uint64(len(z.list)), end-start, start
	if count >= max16 || size >= max32 || offset >= max32 {
		b = le.AppendUint32(b, sigEnd64)
		b = le.AppendUint64(b, 44)
		b = le.AppendUint16(b, madeBy|45)
		b = le.AppendUint16(b, 45)
		b = le.AppendUint64(b, 0) // this disk, and that of the directory
		for _, v := range []uint64{count, count, size, offset} {
			b = le.AppendUint64(b, v)
		}
		b = le.AppendUint32(b, sigLoc64)
		b = le.AppendUint32(b, 0)
		b = le.AppendUint64(b, end)
		b = le.AppendUint32(b, 1)
		count, size, offset = min(count, max16), min(size, max32), min(offset, max32)
	}
	b = le.AppendUint32(b, sigEnd)
	b = le.AppendUint32(b, 0)
	b = le.AppendUint16(b, uint16(count))
	b = le.AppendUint16(b, uint16(count))
	b = le.AppendUint32(b, uint32(size))
	b = le.AppendUint32(b, uint32(offset))
	b = le.AppendUint16(b, uint16(commentLen))
	z.Write(b)
	z.Write([]byte(commentMark + hex.EncodeToString(z.hash.Sum(nil))))
	return z.err
}

func (z *zipWriter) central(e *entry) []byte {
	le := binary.LittleEndian
	version := uint16(madeBy | 20)
	var wide []uint64
	packed, size, offset := e.packed, e.size, e.offset
	if e.big() {
		wide = append(wide, e.size, e.packed)
		packed, size = max32, max32
	}
	if e.offset >= max32 {
		wide = append(wide, e.offset)
		offset = max32
	}
	var extra []byte
	if wide != nil {
		version = madeBy | 45
		extra = zip64(wide...)
	}
	b := le.AppendUint32(nil, sigCentral)
	b = le.AppendUint16(b, version)
	b = z.common(b, e)
	b = le.AppendUint32(b, uint32(packed))
	b = le.AppendUint32(b, uint32(size))
	b = le.AppendUint16(b, uint16(len(e.name)))
	b = le.AppendUint16(b, uint16(len(extra)))
	b = append(b, 0, 0, 0, 0, 0, 0) // no comment, first disk, binary
	b = le.AppendUint32(b, mode0644)
	b = le.AppendUint32(b, uint32(offset))
	return append(append(b, e.name...), extra...)
}

// packer deflates; it is used again and again.
type packer struct{ w *flate.Writer }

func (p *packer) to(w io.Writer) *flate.Writer {
	if p.w == nil {
		p.w, _ = flate.NewWriter(w, flate.DefaultCompression) // fails for another level only
	} else {
		p.w.Reset(w)
	}
	return p.w
}

// counter counts bytes and drops them.
type counter uint64

func (c *counter) Write(b []byte) (int, error) { *c += counter(len(b)); return len(b), nil }

// sums takes both checksums of what is written to it, and its length.
type sums struct {
	sha hash.Hash
	crc hash.Hash32
	n   counter
}

func newSums() *sums { return &sums{sha: sha256.New(), crc: crc32.NewIEEE()} }

func (s *sums) Write(b []byte) (int, error) {
	s.sha.Write(b)
	s.crc.Write(b)
	return s.n.Write(b)
}

func (s *sums) sum() (out Sum) { s.sha.Sum(out[:0]); return out }
