package build

import (
	"strings"
	"sync"

	"dateline/internal/annotate"
	"dateline/internal/article"
	"dateline/internal/edtf"
	"dateline/internal/publish"
)

// noted are the notes that import has made of new reports, for the map stage of
// the same build, which would make the same again. They wait in a spool, each
// after a digest of all that it was made of, and are good until the roster is
// read anew. They are a hint: what cannot be kept is made again.
type noted struct {
	begun sync.Once
	spool *publish.Spool // nil before the first and after the last
	words sync.Pool      // of vocabulary
}

// vocabulary is the ids, rules and units that notes are full of, each once, so that
// an entry keeps no report's notes for a few words of them.
type vocabulary map[string]string

const (
	maxNames = 4096
	longName = 40 // bytes; what is longer stands there but once
)

func (n vocabulary) own(s string) string {
	if len(s) > longName {
		return strings.Clone(s)
	}
	if name, ok := n[s]; ok {
		return name
	}
	if len(n) >= maxNames {
		clear(n)
	}
	s = strings.Clone(s)
	n[s] = s
	return s
}

// alone reports an import after which nothing is built.
func (b *builder) alone() bool { return b.notes == nil }

// close lets go of all.
func (n *noted) close() {
	if n != nil && n.spool != nil {
		n.spool.Close()
		n.spool = nil
	}
}

// keepNotes keeps the notes of a report. It is for many workers.
func (b *builder) keepNotes(a *article.Article, n *annotate.Notes) extent {
	if b.notes == nil || !b.conf.annotate || b.reader != nil { // the names that it finds change the roster
		return extent{}
	}
	b.notes.begun.Do(func() {
		if s, err := publish.OpenSpool(b.opt.State, "notes"); err == nil {
			b.notes.spool = s
		}
	})
	if b.notes.spool == nil {
		return extent{}
	}
	buf := b.buffer()
	defer b.buffers.Put(buf)
	buf.Grow(roomy)
	data := packed(append(buf.AvailableBuffer(), b.annotated(a)...), n)
	at, err := b.notes.spool.Put(data)
	if err != nil {
		return extent{}
	}
	return extent{At: at, Size: int32(len(data))}
}

// notesOf are the notes of a report as import made them, if it made them of the
// same.
func (b *builder) notesOf(x extent, a *article.Article) (n annotate.Notes, ok bool) {
	if b.notes == nil || b.notes.spool == nil || x.Size == 0 {
		return n, false
	}
	buf := b.buffer()
	defer b.buffers.Put(buf)
	buf.Grow(int(x.Size))
	data := buf.AvailableBuffer()[:x.Size]
	if b.notes.spool.Get(data, x.At) != nil {
		return n, false
	}
	known, _ := b.notes.words.Get().(vocabulary)
	if known == nil {
		known = vocabulary{}
	}
	defer b.notes.words.Put(known)
	text, of := string(data), b.annotated(a)
	if text[:len(of)] != of || unpackedAs(text[len(of):], &n, known.own) != nil {
		return annotate.Notes{}, false
	}
	return n, true
}

// annotated is a digest of all of an article that an Annotator reads.
func (b *builder) annotated(a *article.Article) string {
	buf := b.buffer()
	defer b.buffers.Put(buf)
	buf.Grow(len(a.Body) + 1024)
	of := struct {
		Title, Body, Lang, Source string
		Date                      edtf.Date
		Dateline                  article.Dateline
		Overrides                 []article.Override
	}{a.Title, a.Body, a.Lang, a.Source, a.Date, a.Dateline, a.Overrides}
	return shortSum(packed(buf.AvailableBuffer(), &of))
}
