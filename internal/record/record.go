// Package record finds the reports in a file, whatever format it is kept in.
//
//	for r := range record.Read("seeds/x.jsonl", data, record.Options{}) {
//		r.Name     // "seeds/x.jsonl#1"
//		r.Text     // what the report says, or "" when it was set aside: see r.Problems
//		r.Title    // what the format states, each field "" or nil where it states nothing
//		r.Offset(i) // where a character of Text stands in the file
//	}
//
// # Formats
//
// A format is known by content, never by a file's name:
//
//	gzip, zip, tar, WACZ    each file in them, by its own content
//	WARC                    each page that was answered with 200
//	mbox, eml               each message
//	RSS, Atom, JSON Feed    each item
//	JSON, JSON Lines, CSV   each object or row, by the names of its columns
//	YAML, TOML, JSON front  Markdown as Hugo and Jekyll keep it
//	HTML                    the report on the page, without what surrounds it
//	anything else           text, for normalize to read
//
// A file that can hold several reports gives each a number: the n-th is
// "seeds/x.jsonl#n", counted over all that is in the file, so that a number
// never depends on what was set aside before it.
//
// # Limits
//
// Files come from strangers. No file of [seed.MaxBytes] costs more than two
// seconds or 256 MB: what archives unpack to is counted as it comes out
// ([MaxUnpacked], [MaxRatio]), archives lie in archives three deep at most, and
// no declared length is believed. What goes beyond is set aside with a code.
package record

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"iter"
	"path"
	"strings"

	"dateline/internal/diag"
	"dateline/internal/prose"
	"dateline/internal/seed"
)

// Limits.
const (
	MaxUnpacked = 64 << 20 // bytes that one file may unpack to
	MaxRatio    = 250      // times its size that a piece over 1 MiB may unpack to
	MaxRecords  = 50_000   // of one file
	maxArchives = 3        // archives in one another
	maxRefused  = 100      // told of one by one; the others are counted
)

// Options are the site's settings that matter here.
type Options struct {
	// Columns gives, for a field (title, date, authors, source, url, lang,
	// body), the name that it has in this site's tables and JSON.
	Columns map[string]string
}

// Kind is what a block of a report is.
type Kind uint8

const (
	Paragraph Kind = iota
	Heading        // of Level 2 to 6
	Item           // of a list; Level is how deep, from 1
	Numbered       // of a numbered list
	Quote
	Verbatim // Markdown, to be kept as it stands
)

// Block is a piece of a report's text, in bytes of Text. Blocks are sorted and
// divided by blank lines; but for Verbatim ones each is one line.
type Block struct {
	prose.Span
	Kind  Kind
	Level int
}

// Removed is a piece of the file that is no part of the report. Span is in bytes
// of the file.
type Removed struct {
	prose.Span
	Text, Rule string
}

// Record is one report as its file states it, before it is normalised. The
// fields of Raw are those of a file: SHA256 is that of the record's own bytes
// when the file holds several.
type Record struct {
	seed.Raw
	Inside string  // its place among others: "page.html", "line 12"
	Blocks []Block // nil for plain text

	Title   string
	Dates   []string // as printed, the strongest first
	Authors []string
	Source  string
	URL     string
	Lang    string

	Removed  []Removed
	Problems diag.List
}

// Stated reports whether the format says something of the report, so that it is
// more than text.
func (r *Record) Stated() bool {
	return r.Blocks != nil || r.Title != "" || len(r.Dates) > 0 || len(r.Authors) > 0 || r.Source != "" || r.URL != "" || r.Lang != ""
}

// Read yields the reports in a file, and what of it is none.
func Read(name string, data []byte, opt Options) iter.Seq[Record] {
	return func(yield func(Record) bool) {
		sum := sha256.Sum256(data)
		r := &reader{name: name, size: len(data), sum: hex.EncodeToString(sum[:]), own: owned(opt), left: MaxUnpacked, yield: yield}
		r.file(item{name: name[strings.LastIndexByte(name, '/')+1:], data: data})
		r.rest()
	}
}

// reader is one file on its way.
type reader struct {
	name, sum string
	size      int
	own       map[string]column // the site's names of columns
	yield     func(Record) bool
	stop      bool // no more is to be read
	done      bool // no more is asked for
	many      bool // records are numbered
	n         int  // the number of the last one
	left      int  // bytes that may still be unpacked
	refused   int
	beyond    bool // there are more than MaxRecords
	other     int  // files of an archive that are no reports by nature
}

// item is a file, or a part of one, that may be of any format.
type item struct {
	name   string // of its own, for people
	data   []byte
	depth  int // archives around it
	inside string
	url    string   // what the archive says of it
	dates  []string // likewise
}

// at is the position of the next record.
func (r *reader) at() diag.Pos { return diag.Pos{File: r.label(r.n + 1)} }

func (r *reader) label(n int) string {
	if !r.many {
		return r.name
	}
	return fmt.Sprintf("%s#%d", r.name, n)
}

// emit yields a record. own are its bytes in a file of many.
func (r *reader) emit(rec Record, own []byte) {
	if r.stop {
		return
	}
	if own != nil && strings.TrimSpace(rec.Text) == "" {
		r.refuse(rec.Inside, "seed/no-text", "nothing need be done, unless a report is missing", "no text is left without the markup")
		return
	}
	if r.n >= MaxRecords {
		r.beyond, r.stop = true, true
		return
	}
	r.n++
	rec.Name = r.label(r.n)
	rec.SHA256 = r.sum
	if r.many {
		sum := sha256.Sum256(own)
		rec.SHA256 = hex.EncodeToString(sum[:])
	}
	for i := range rec.Problems {
		rec.Problems[i].File = rec.Name
	}
	r.done = !r.yield(rec)
	r.stop = r.done
}

// refuse yields a record that was set aside.
func (r *reader) refuse(inside, code, hint, format string, args ...any) {
	r.refuseAt(r.at(), inside, code, hint, format, args...)
}

// refuseAt refuses a record for what stands at a place in it.
func (r *reader) refuseAt(at diag.Pos, inside, code, hint, format string, args ...any) {
	if r.n >= MaxRecords {
		r.beyond, r.stop = true, true
		return
	}
	if r.refused++; r.refused > maxRefused {
		r.n++
		return
	}
	rec := Record{Inside: inside}
	msg := fmt.Sprintf(format, args...)
	if inside != "" {
		msg = inside + ": " + msg
	}
	rec.Problems.Warnf(at, code, hint, "%s", msg)
	r.emit(rec, nil)
}

// rest tells of what was only counted.
func (r *reader) rest() {
	tell := func(code, hint, format string, args ...any) {
		if r.done {
			return
		}
		var l diag.List
		l.Notef(diag.Pos{File: r.name}, code, hint, format, args...)
		r.done = !r.yield(Record{Raw: seed.Raw{Name: r.name}, Problems: l})
	}
	if r.refused > maxRefused {
		tell("seed/limit", "look at the first ones", "%d more records are no reports", r.refused-maxRefused)
	}
	if r.beyond {
		tell("seed/limit", "split the file", "what comes after the first %d records was not read", MaxRecords)
	}
	if r.other > 0 {
		tell("seed/other", "nothing need be done", "%d files in it are no reports by their kind: pictures, scripts, indexes", r.other)
	}
}

// file reads an item of any format.
func (r *reader) file(it item) {
	if r.stop {
		return
	}
	switch b := it.data; {
	case len(b) > seed.MaxBytes:
	case r.archive(it):
		return
	case isWARC(b):
		r.warc(it)
		return
	}
	raw, l := seed.Read(r.label(r.n+1), it.data)
	if raw.Text == "" {
		d := l[0]
		r.refuseAt(d.Pos, it.inside, d.Code, d.Hint, "%s", d.Msg)
		return
	}
	rec := Record{Raw: raw, Inside: it.inside, URL: it.url, Dates: it.dates, Problems: l}
	head := strings.TrimLeft(raw.Text[:min(len(raw.Text), 4096)], " \t\r\n\f")
	switch {
	case isMbox(raw.Text):
		r.mbox(it, rec)
	case isMessage(raw.Text):
		r.message(it, rec, raw.Text, it.data)
	case strings.HasPrefix(head, "{") || strings.HasPrefix(head, "["):
		r.json(it, rec)
	case strings.HasPrefix(head, "---") || strings.HasPrefix(head, "+++"):
		r.front(it, rec)
	case strings.HasPrefix(head, "<"):
		r.markup(it, rec)
	case r.csv(it, rec):
	default:
		r.plain(it, rec)
	}
}

// plain yields text as it is, unless it is the settings of the site that a
// folder of articles was taken from.
func (r *reader) plain(it item, rec Record) {
	switch strings.ToLower(path.Ext(cmp.Or(it.inside, r.name))) {
	case ".toml", ".yaml", ".yml":
		if settings(rec.Text) {
			r.refuse(it.inside, "seed/no-report", "leave it out of the folder", "a file of settings")
			return
		}
	}
	if r.headed(it, rec) {
		return
	}
	rec.unnumber()
	r.emit(rec, it.data)
}

// settings reports a text of nothing but keys with short values, lists of them
// and comments.
func settings(t string) bool {
	for line := range strings.Lines(t) {
		line = strings.TrimSpace(line)
		if line == "" || strings.ContainsRune("#[]{}-", rune(line[0])) && len(strings.Fields(line)) <= 8 {
			continue
		}
		i := strings.IndexAny(line, ":=")
		if i <= 0 || strings.ContainsAny(strings.TrimSpace(line[:i]), " \t") || len(strings.Fields(line[i:])) > 8 {
			return false
		}
	}
	return true
}

// maker builds a text out of parts of another and remembers where each was.
type maker struct {
	src    string
	b      strings.Builder
	pieces []seed.Piece
}

// copy takes a part as it is.
func (m *maker) copy(from, to int) {
	if from >= to {
		return
	}
	at := m.b.Len()
	m.b.WriteString(m.src[from:to])
	if n := len(m.pieces); n > 0 {
		if p := &m.pieces[n-1]; p.At+p.Len == int32(at) && p.From+p.Len == int32(from) {
			p.Len += int32(to - from)
			return
		}
	}
	m.pieces = append(m.pieces, seed.Piece{At: int32(at), From: int32(from), Len: int32(to - from)})
}

// swap writes s for a part.
func (m *maker) swap(s string, from, to int) {
	if s == "" {
		return
	}
	m.pieces = append(m.pieces, seed.Piece{At: int32(m.b.Len()), From: int32(from), Len: int32(to - from)})
	m.b.WriteString(s)
}

// put writes what stands nowhere: a line end.
func (m *maker) put(s string) { m.b.WriteString(s) }

// done makes a text that is not written to any more take no more room than it has.
func (m *maker) done() {
	if n := m.b.Len(); m.b.Cap() > n+n/4+16 {
		t := m.b.String()
		m.b = strings.Builder{}
		m.b.Grow(n)
		m.b.WriteString(t)
	}
}

// append adds a text that was made elsewhere of the same source.
func (m *maker) append(t string, pieces []seed.Piece) {
	at := m.b.Len()
	for _, p := range pieces {
		p.At += int32(at)
		m.pieces = append(m.pieces, p)
	}
	m.b.WriteString(t)
}

func (m *maker) raw(of seed.Raw) seed.Raw { return of.Made(m.b.String(), m.pieces) }

func set(words ...string) map[string]bool {
	m := make(map[string]bool, len(words))
	for _, w := range words {
		m[w] = true
	}
	return m
}

// one is a short text on one line, without what is not seen.
func one(s string) string {
	return prose.Space(strings.Map(func(c rune) rune {
		switch {
		case c == '\n' || c == '\t' || c == '\r' || c == 0xA0:
			return ' '
		case c < ' ' || c == 0x7F || c == 0xAD || c == 0x200B || c == 0xFEFF || c >= 0x202A && c <= 0x202E || c >= 0x2066 && c <= 0x2069:
			return -1
		}
		return c
	}, s))
}
