package bag

import (
	"archive/zip"
	"bytes"
	"fmt"
	"io"
	"slices"
	"strings"
	"sync"

	"dateline/internal/prose"
)

// Options of [Write]. The zero value is ready.
type Options struct {
	// Each runs f for every index below n, in any order and many at once where
	// the caller can; nil is one after the other.
	Each func(n int, f func(i int)) error
	// Before is an archive to take from what it holds already; nil is none. The
	// archive's bytes don't depend on it.
	Before *Before
	// Progress is told how many files of how many are written.
	Progress func(done, total int)
	// Whole is the size in bytes up to which a file is packed in memory; a
	// larger one is read twice, since its sizes stand before it. 0 is 16 MiB.
	// The archive's bytes don't depend on it.
	Whole int64
}

// Result says what Write wrote.
type Result struct {
	Files int   // of the payload
	Bytes int64 // of the payload, unpacked
	Size  int64 // of the archive
	Sum   Sum   // of the archive
}

// batch is how many bytes of files are packed before any is written.
const batch = 32 << 20

// Write writes the archive. A file that is not what its listing says ends it
// with a *[ChangedError]; the caller throws away what was written.
func Write(w io.Writer, b Bag, opt Options) (Result, error) {
	r, err := write(w, b, opt)
	if err != nil {
		return Result{}, fmt.Errorf("packing %s: %w", b.Top, err)
	}
	return r, nil
}

func write(w io.Writer, b Bag, opt Options) (r Result, err error) {
	if opt.Whole == 0 {
		opt.Whole = 16 << 20
	}
	payload := slices.Clone(b.Payload)
	slices.SortFunc(payload, func(a, b File) int { return strings.Compare(a.Path, b.Path) })
	folded := make(map[string]string, len(payload))
	for _, f := range payload {
		if err := portable(b.Top + "/data/" + f.Path); err != nil {
			return r, err
		}
		if n := len(b.Top + "/data/" + f.Path); n > MaxPath {
			return r, fmt.Errorf("the path %s has %d bytes, the limit is %d", f.Path, n, MaxPath)
		}
		low := strings.ToLower(f.Path)
		if other, ok := folded[low]; ok {
			return r, errTwice(other, f.Path)
		}
		folded[low] = f.Path
		r.Files++
		r.Bytes += f.Size
	}
	tags := append(slices.Clone(b.Tags), Tag{declName, []byte(declaration)}, Tag{infoName, b.info(r)})
	slices.SortFunc(tags, func(a, b Tag) int { return strings.Compare(a.Name, b.Name) })
	z, err := newZipWriter(w, b.Day, b.Dated)
	if err != nil {
		return r, err
	}
	p := &packing{zip: z, opt: opt, top: b.Top + "/", total: len(payload)}
	var manifest, tagged bytes.Buffer
	for _, t := range tags {
		if err := portable(t.Name); err != nil || t.Name >= "data/" { // the checksums stand at the end
			return r, fmt.Errorf("a tag file cannot be named %s", t.Name)
		}
		formatLine(&tagged, p.tag(t), t.Name)
	}
	if err := p.payload(payload, func(f File, s Sum) { formatLine(&manifest, s, "data/"+f.Path) }); err != nil {
		return r, err
	}
	formatLine(&tagged, p.tag(Tag{manifestName, manifest.Bytes()}), manifestName)
	p.tag(Tag{tagName, tagged.Bytes()})
	if err := z.close(); err != nil {
		return r, err
	}
	r.Size = int64(z.n)
	z.hash.Sum(r.Sum[:0])
	return r, nil
}

// info is bag-info.txt.
func (b *Bag) info(r Result) []byte {
	fields := slices.Clone(b.Info)
	if b.Dated {
		y, m, d := b.Day.Civil()
		fields = append(fields, Field{"Bagging-Date", fmt.Sprintf("%04d-%02d-%02d", y, m, d)})
	}
	fields = append(fields, Field{"Payload-Oxum", fmt.Sprintf("%d.%d", r.Bytes, r.Files)})
	var out bytes.Buffer
	for _, f := range fields {
		f.write(&out)
	}
	return out.Bytes()
}

// write writes a field in lines of at most 79 characters, the second and later
// ones indented (RFC 8493, 2.2.2); one without a value is left out.
func (f Field) write(out *bytes.Buffer) {
	text := prose.Space(f.Value)
	if text == "" {
		return
	}
	n := len(f.Label) + 1
	out.WriteString(f.Label + ":")
	for word := range strings.FieldsSeq(text) {
		if n+1+len(word) > 79 && n > len(f.Label)+1 {
			out.WriteString("\n ")
			n = 1
		}
		out.WriteString(" " + word)
		n += 1 + len(word)
	}
	out.WriteByte('\n')
}

// packing is one archive on its way.
type packing struct {
	zip         *zipWriter
	opt         Options
	top         string
	done, total int
	packers     sync.Pool
}

// packed is a file ready to be written. Where data and from are nil, its size
// says that it is read and packed once more.
type packed struct {
	entry
	sum  Sum
	data []byte
	from *zip.File // the packed bytes are here
	err  error
}

// tag writes a file that is in memory.
func (p *packing) tag(t Tag) Sum {
	k := p.pack(t.Data)
	k.name = p.top + t.Name
	p.zip.add(k.entry)
	p.zip.Write(k.data)
	return k.sum
}

// payload writes the files in their order and tells each one's checksum.
func (p *packing) payload(files []File, listed func(File, Sum)) error {
	for len(files) > 0 {
		n := 0
		for size := int64(0); n < len(files) && n < 4096 && size < batch; n++ {
			size += min(files[n].Size, p.opt.Whole)
		}
		out := make([]packed, n)
		do := func(i int) {
			out[i] = p.read(files[i])
			out[i].name = p.top + "data/" + files[i].Path
		}
		if p.opt.Each != nil {
			if err := p.opt.Each(n, do); err != nil {
				return err
			}
		} else {
			for i := range n {
				do(i)
			}
		}
		for i := range out {
			if err := p.put(files[i], &out[i]); err != nil {
				return err
			}
			listed(files[i], out[i].sum)
		}
		files = files[n:]
		p.done += n
		if p.opt.Progress != nil {
			p.opt.Progress(p.done, p.total)
		}
	}
	return nil
}

// read packs a file, or finds out what packing it will come to.
func (p *packing) read(f File) (k packed) {
	var err error
	if f.Size <= p.opt.Whole {
		k, err = p.short(f)
	} else if k, err = p.long(f); err == nil && k.size != uint64(f.Size) {
		err = grown(f, nil)
	}
	if err == nil && f.Want != nil && k.sum != *f.Want {
		err = &ChangedError{f.Path, "has other bytes than the build wrote"}
	}
	k.err = err
	return k
}

func (p *packing) short(f File) (packed, error) {
	r, err := f.FS.Open(f.Name)
	if err != nil {
		return packed{}, err
	}
	defer r.Close()
	b := make([]byte, f.Size+1) // one more, to see whether the file has grown
	n, err := io.ReadFull(r, b)
	if err != io.ErrUnexpectedEOF && err != io.EOF || int64(n) != f.Size {
		return packed{}, grown(f, err)
	}
	return p.pack(b[:n]), nil
}

// long packs a file without keeping what that gives.
func (p *packing) long(f File) (packed, error) {
	pass := func(w io.Writer, method uint16) (packed, error) {
		r, err := f.FS.Open(f.Name)
		if err != nil {
			return packed{}, err
		}
		defer r.Close()
		return p.stream(w, r, method)
	}
	if p.opt.Before != nil {
		if k, err := pass(io.Discard, methodStore); err != nil || p.opt.Before.take(&k) {
			return k, err
		}
	}
	var out counter
	k, err := pass(&out, methodDeflate)
	if k.packed = uint64(out); k.packed >= k.size || k.size < 32 {
		k.method, k.packed = methodStore, k.size
	}
	return k, err
}

func grown(f File, err error) error {
	if err != nil && err != io.EOF && err != io.ErrUnexpectedEOF {
		return err
	}
	return &ChangedError{f.Path, "changed while it was read"}
}

// put writes a packed file.
func (p *packing) put(f File, k *packed) error {
	if k.err != nil {
		return k.err
	}
	p.zip.add(k.entry)
	if k.from != nil {
		r, err := k.from.OpenRaw()
		if err == nil {
			_, err = io.Copy(p.zip, r)
		}
		return err
	}
	if k.data != nil || k.size == 0 {
		p.zip.Write(k.data)
		k.data = nil
		return p.zip.err
	}
	r, err := f.FS.Open(f.Name)
	if err != nil {
		return err
	}
	defer r.Close()
	start := p.zip.n
	again, err := p.stream(p.zip, r, k.method)
	if err == nil && (again.sum != k.sum || p.zip.n-start != k.packed) {
		err = grown(f, nil)
	}
	return err
}

// stream packs from r to w and takes the checksums. The packed size is w's to
// count.
func (p *packing) stream(w io.Writer, r io.Reader, method uint16) (packed, error) {
	s := newSums()
	var err error
	if method == methodStore {
		_, err = io.Copy(io.MultiWriter(s, w), r)
	} else {
		pk := p.packer()
		defer p.packers.Put(pk)
		fl := pk.to(w)
		if _, err = io.Copy(io.MultiWriter(s, fl), r); err == nil {
			err = fl.Close()
		}
	}
	return packed{entry: entry{method: method, crc: s.crc.Sum32(), size: uint64(s.n)}, sum: s.sum()}, err
}

// pack packs bytes, or takes them as they are where that is no longer.
func (p *packing) pack(b []byte) packed {
	s := newSums()
	s.Write(b)
	k := packed{entry: entry{method: methodDeflate, crc: s.crc.Sum32(), size: uint64(len(b))}, sum: s.sum()}
	if p.opt.Before.take(&k) {
		return k
	}
	if len(b) < 32 {
		k.method, k.data, k.packed = methodStore, b, k.size
		return k
	}
	var out bytes.Buffer
	pk := p.packer()
	defer p.packers.Put(pk)
	fl := pk.to(&out) // a buffer takes everything
	fl.Write(b)
	fl.Close()
	k.data = out.Bytes()
	if len(k.data) >= len(b) {
		k.method, k.data = methodStore, b
	}
	k.packed = uint64(len(k.data))
	return k
}

func (p *packing) packer() *packer {
	if pk, ok := p.packers.Get().(*packer); ok {
		return pk
	}
	return new(packer)
}
