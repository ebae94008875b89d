package build

import (
	"crypto/sha256"
	"encoding/binary"
	"errors"
	"fmt"
	"maps"
	"slices"

	"dateline/internal/diag"
	"dateline/internal/edtf"
	"dateline/internal/publish"
	"dateline/internal/search"
	"dateline/internal/site"
	"dateline/internal/table"
)

// A build that remembers keeps what it made of each report: its entry, its words
// for the index, its body as HTML, and the lengths of its rows in the tables. The
// next build takes from there the reports whose file is as it was, unless
// site.yaml or the roster has changed, and copies the rows out of the published
// tables. It leaves a page or file where it stands of which the key is the same
// (see [keys]). All of it is a hint: every piece is read with its digest, and what
// is lost or damaged is made again.

// kept is what is kept of one report.
type kept struct {
	Path             string
	Stamp            publish.Stamp // of its file; zero when the file must be read to be known
	Sum              string        // SHA-256 of the file, in hexadecimal
	ID, Seed, SHA    string        // see [shelved], and the next two
	Rights           string
	Curated          bool
	Settled          bool
	Like             likeness
	Date             edtf.Date
	Aside            bool       // nothing can be made of it
	Problem          diag.List  // of its file
	Listed           string     // digest of what [site.Entry.Listed] leaves of its entry
	Map, Words, Leaf extent     // in the spool
	Page             extent     // likewise its page, before it becomes HTML
	Key              string     // of that page, see [keys]; "" where it is not known
	Rows             rowLengths // in the tables
}

// rowLengths are those of one report's rows in bytes: for each table in the
// order of [table.Report.Writers], as JSON Lines and as CSV.
type rowLengths [2 * perReport]int64

// rowTables are the tables that have rows of one report alone.
var rowTables = [perReport]*table.Schema{&table.Articles, &table.Mentions, &table.Quotes, &table.Figures, &table.Dates}

const perReport = 5

// published says what has become of a build that keeps something.
type published struct {
	Outputs string // stamps of what it published
	Settled bool   // no file that it read has changed while it was at work
}

// lastBuild is what a build keeps for the next.
type lastBuild struct {
	Settings string   // digest of site.yaml and of the roster
	Names    []called // of the roster, and a digest of the rest: see [builder.aliases]
	Rest     string
	Few      bool     // so few reports that the index may have all their sentences
	Reprints []repeat // see [builder.findReprints]
	Index    []extent // the index of the search, see [builder.takeIndex]
	Lists    []extent // its lists
	Layout   string   // digest of what was written of it, kept beside; "" where nothing is
	Made     string   // the keys of its pages and other files, see [keys]
	Arranged arranged
}

// memories find what the last build kept. Where they are nil, it kept nothing.
type memories struct {
	lastBuild
	Reports []kept   // in the shelf's order, that of their paths
	packed  []string // the same as they were packed
	made    map[site.Sum]bool
}

// portion is what the map stage makes of one report, as it is packed.
type portion struct {
	Entry             site.Entry // what [site.Entry.Listed] leaves of it
	Words, Paragraphs int        // of the entry
	Asked             []asked
	Reprint           string // the report whose text it was found to repeat
}

// asked is whether another report's words were withheld.
type asked struct {
	ID       string
	Withheld bool
}

// recall finds what the last build kept, or nil. What it published has the stamps
// out.
func (b *builder) recall(out string) *memories {
	data, err := publish.Recall(b.opt.State, b.memory("reports"))
	if err != nil {
		return nil
	}
	var m memories
	rest, err := unpackedFirst(data, &m.lastBuild)
	if err == nil {
		m.Reports, m.packed, rest, err = unpackedEach[kept](rest)
	}
	var is published
	if err != nil || unpacked(rest, &is) != nil || is.Outputs != out {
		return nil
	}
	if !is.Settled { // a page may be made of what another file was
		m.Made, m.Arranged = "", arranged{}
		for i := range m.Reports {
			m.Reports[i].Page, m.Reports[i].Key = extent{}, ""
		}
	}
	m.made = readKeys(m.Made + m.Arranged.Search)
	return &m
}

// rowsOf finds where in the tables of the last build the rows of its reports begin,
// one after the other.
type rowsOf struct {
	m    *memories
	next int
	at   rowLengths
}

func (m *memories) tableRows() *rowsOf {
	r := &rowsOf{m: m}
	for i, s := range rowTables {
		r.at[2*i+1] = int64(len(s.Header()))
	}
	return r
}

// of is where those of the i-th begin.
func (r *rowsOf) of(i int) *rowLengths {
	if i < r.next {
		*r = *r.m.tableRows()
	}
	for ; r.next < i; r.next++ {
		for j, n := range r.m.Reports[r.next].Rows {
			r.at[j] += n
		}
	}
	return &r.at
}

// openSpool opens the spool for what the map stage makes. One that has become
// much larger than what it must hold is begun anew.
func (b *builder) openSpool() (err error) {
	if !b.keeps {
		b.spool, err = publish.OpenSpool(b.opt.State, "spool")
		return err
	}
	name := b.memory("spool")
	var live int64
	if b.last != nil {
		for i := range b.last.Reports {
			k := &b.last.Reports[i]
			live += int64(k.Map.Size) + int64(k.Words.Size) + int64(k.Leaf.Size) + int64(k.Page.Size)
		}
		for _, x := range slices.Concat(b.last.Index, b.last.Lists) {
			live += int64(x.Size)
		}
	}
	if b.spool, err = publish.OpenKept(b.opt.State, name); err != nil {
		return err
	}
	if b.spool.Size() <= 3*live {
		return nil
	}
	b.forgetReports()
	if err := b.spool.Close(); err != nil {
		return err
	}
	if err := publish.Forget(b.opt.State, name); err != nil {
		return err
	}
	b.spool, err = publish.OpenKept(b.opt.State, name)
	return err
}

// few reports whether the index may have all sentences: some reports may yet be
// set aside.
func (b *builder) few() bool { return len(b.shelf) <= 2*search.Few }

// forgetReports does as if nothing were kept but the published tables and pages.
func (b *builder) forgetReports() {
	if b.last == nil {
		return
	}
	b.last.Settings, b.last.Rest, b.last.Index, b.last.Lists, b.last.Arranged.Setup = "", "", nil, nil, ""
	b.same, b.renamed = false, nil
	for i := range b.last.Reports {
		b.last.Reports[i].Leaf, b.last.Reports[i].Page = extent{}, extent{}
	}
}

// was returns what is kept of a report, or nil.
func (b *builder) was(s *shelved) *kept {
	if b.last == nil || s.was == 0 {
		return nil
	}
	return &b.last.Reports[s.was-1]
}

// mapKept makes the entry and the rows of an article, or takes what is kept of
// them, and notes in s what the next build can take.
func (b *builder) mapKept(s *shelved) mapped {
	if !b.keeps {
		return b.mapOne(*s)
	}
	if m, ok := b.mapped[s.path]; ok {
		return m
	}
	if m, ok := b.takeOne(s); ok {
		s.now, s.leaf = m.kept, m.leaf // the last build's note becomes this one's
		return m
	}
	return b.mapAnew(s)
}

// mapAnew makes them.
func (b *builder) mapAnew(s *shelved) mapped {
	m := b.mapOne(*s)
	if m.err != nil {
		return m
	}
	now := kept{Path: s.path, Sum: m.sum, ID: s.id, Seed: s.seed, SHA: s.sha, Rights: s.rights, Curated: s.curated, Settled: s.settled, Like: s.like, Leaf: m.leaf,
		Date: m.entry.Date, Aside: m.aside, Problem: m.problem}
	if m.rows != nil {
		for i, w := range m.rows.Writers() {
			now.Rows[2*i], now.Rows[2*i+1] = int64(len(w.JSON)), int64(len(w.CSV))
		}
	}
	buf := b.buffer()
	defer b.buffers.Put(buf)
	buf.Grow(roomy)
	p := portion{Entry: m.entry.Listed(), Words: m.entry.Words, Paragraphs: m.entry.Paragraphs, Asked: m.asked, Reprint: m.reprint}
	p.Entry.Quoted = nil // what editors quote of a report is found each time
	data, entry := packedParts(buf.AvailableBuffer(), &p)
	now.Listed = shortSum(data[:entry])
	if now.Map, m.err = b.keep(data); m.err != nil {
		return m
	}
	if m.words != nil {
		now.Words, m.err = b.keep(m.words.Append(buf.AvailableBuffer(), len(b.shelf)))
		m.doc, m.indexed = b.search.Has(s.id, now.Words.Sum, s.was-1)
	}
	b.noteWords(&m, b.was(s), now.Words.Sum)
	s.now = &now
	return m
}

// takeOne takes what is kept of a report that is as it was.
func (b *builder) takeOne(s *shelved) (m mapped, ok bool) {
	k := b.was(s)
	if k == nil || !b.same || !b.last.Few && b.few() || !b.asListed && len(b.edits.Passages(k.ID)) > 0 {
		return m, false
	}
	if !s.same || b.renamed != nil {
		buf := b.buffer()
		defer b.buffers.Put(buf)
		buf.Grow(roomy)
		data, err := b.content.read(buf.AvailableBuffer(), s.path, maxArticle)
		if err != nil || digest(data) != k.Sum || b.renamed != nil && b.holdsRenamed(data) {
			return m, false
		}
	}
	return b.take(k, s.was-1)
}

// take reads what is kept of a report, which is that one in the last build's order.
func (b *builder) take(k *kept, near int) (m mapped, ok bool) {
	m = mapped{problem: k.Problem, aside: k.Aside, leaf: k.Leaf, sum: k.Sum, kept: k}
	if !b.outlined() {
		text, err := b.piece(k.Map)
		if err != nil {
			return m, false
		}
		var p portion
		if unpacked(text, &p) != nil || p.Reprint != b.reprints[k.ID] {
			return m, false
		}
		for _, a := range p.Asked {
			if b.withheld[a.ID] != a.Withheld {
				return m, false
			}
		}
		m.entry, m.asked, m.reprint = p.Entry, p.Asked, p.Reprint
		m.entry.Words, m.entry.Paragraphs = p.Words, p.Paragraphs
	}
	if b.search != nil {
		m.doc, m.indexed = b.search.Has(k.ID, k.Words.Sum, near)
	}
	if b.search != nil && !m.aside && !m.indexed {
		text, err := b.piece(k.Words)
		if err != nil {
			return m, false
		}
		if m.words, err = search.ReadDoc(text); err != nil {
			return m, false
		}
	}
	if b.conf.linked && !m.aside && !b.held && !b.asListed { // last, since it is a promise
		if _, err := b.staged.Keep(site.AnnotationsPath(&m.entry)); err != nil {
			return m, false
		}
	}
	return m, true
}

// leafOf fills data with a report's leaf, as it was made in this build or in the
// last. One of the last that is damaged is made again.
func (b *builder) leafOf(s *shelved, data []byte) error {
	err := b.spool.Get(data, s.leaf.At)
	if !b.keeps || err == nil && (s.leaf.At >= b.begun || shortSum(data) == s.leaf.Sum) {
		return err
	}
	m := b.mapOne(*s)
	switch {
	case m.err != nil:
		return m.err
	case m.leaf.Sum != s.leaf.Sum:
		return fmt.Errorf("content/%s was changed while it was read", s.path)
	}
	return b.spool.Get(data, m.leaf.At)
}

// keep puts a piece into the spool, if what is made is to be used.
func (b *builder) keep(data []byte) (extent, error) {
	if b.spool == nil {
		return extent{}, nil
	}
	at, err := b.spool.Put(data)
	x := extent{At: at, Size: int32(len(data))}
	if b.keeps {
		x.Sum = shortSum(data)
	}
	return x, err
}

// piece reads one back.
func (b *builder) piece(x extent) (string, error) {
	buf := b.buffer()
	defer b.buffers.Put(buf)
	buf.Grow(int(max(x.Size, 0)))
	data, err := b.pieceInto(buf.AvailableBuffer(), x)
	return string(data), err
}

// pieceBytes reads a large one back.
func (b *builder) pieceBytes(x extent) ([]byte, error) {
	return b.pieceInto(make([]byte, max(x.Size, 0)), x)
}

// pieceInto reads one back into memory that has room for it.
func (b *builder) pieceInto(data []byte, x extent) ([]byte, error) {
	if x.Size <= 0 || x.At < 0 || x.At+int64(x.Size) > b.spool.Size() {
		return nil, errPacked
	}
	data = data[:x.Size]
	if err := b.spool.Get(data, x.At); err != nil {
		return nil, err
	}
	if shortSum(data) != x.Sum {
		return nil, errPacked
	}
	return data, nil
}

// roomy is what most packed values and most files of articles fit in, in bytes.
const roomy = 32 << 10

// shortSum tells pieces apart.
func shortSum[T string | []byte](data T) string {
	sum := sha256.Sum256([]byte(data))
	return string(sum[:16])
}

// packReports packs what is kept, and writes it beside what the last build kept.
func (b *builder) packReports() {
	m, err := publish.BeginMemory(b.opt.State, b.memory("reports"))
	if err != nil {
		return
	}
	b.memories = m
	last := lastBuild{Index: b.pieces, Lists: b.lists, Layout: b.layout, Settings: b.settings, Few: b.few(), Made: b.made.String(), Arranged: b.arranged}
	last.Names, last.Rest = b.aliases()
	for _, id := range slices.Sorted(maps.Keys(b.reprints)) {
		last.Reprints = append(last.Reprints, repeat{id, b.reprints[id]})
	}
	const enough = 256 << 10 // bytes to be written at once
	out := packed(make([]byte, 0, enough+roomy), &last)
	n := 0
	for i := range b.shelf {
		if b.shelf[i].now != nil {
			n++
		}
	}
	out = binary.AppendUvarint(out, uint64(n))
	var one []byte
	for i := range b.shelf {
		s := &b.shelf[i]
		if s.now == nil {
			continue
		}
		if text, ok := b.packedAlready(s); ok {
			out = append(binary.AppendUvarint(out, uint64(len(text))), text...)
		} else {
			b.stampNow(s)
			one = packed(one[:0], s.now)
			out = append(binary.AppendUvarint(out, uint64(len(one))), one...)
		}
		if len(out) > enough {
			m.Write(out)
			out = out[:0]
		}
	}
	m.Write(out)
}

// stampNow sets the stamp that is kept of a report.
func (b *builder) stampNow(s *shelved) {
	if k := s.now; !s.same || k.Stamp == (publish.Stamp{}) {
		k.Stamp = b.before.stamp(k.Path)
	}
	// A file that changed while the build was at work may have changed twice
	// within one tick of the clock.
	if s.now.Stamp.Changed >= b.before.since {
		s.now.Stamp = publish.Stamp{}
	}
}

// packedAlready is what is kept of a report as the last build packed it, where that
// is the same still.
func (b *builder) packedAlready(s *shelved) (string, bool) {
	k := b.was(s)
	if !b.asListed || !s.same || s.now != k || k.Stamp.Changed >= b.before.since {
		return "", false
	}
	return b.last.packed[s.was-1], true
}

// keepReports leaves it to the next build.
func (b *builder) keepReports(is published) error {
	if b.memories == nil {
		return errUnkept
	}
	b.memories.Write(packed(nil, &is))
	return b.memories.Commit()
}

// errUnkept says that nothing could be kept.
var errUnkept = errors.New("nothing is kept")
