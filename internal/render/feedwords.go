package render

import (
	"fmt"
	"strconv"
	"strings"
	"sync"

	"dateline/internal/article"
	"dateline/internal/prose"
	"dateline/internal/site"
)

// Load reads a report by its id. It may be called by many goroutines.
type Load func(id string) (*article.Article, error)

// shelf keeps the texts of the reports that feeds gave last, so that one which
// stands in the feeds of three people and in three forms is written once, and
// an archive of any size takes the same memory.
type shelf struct {
	r    *Renderer
	load Load

	mu   sync.Mutex
	kept map[string]string // root and id → HTML
	ring [shelved]string   // the keys of kept, in the order of writing
	next int
}

// shelved is how many texts are kept: some megabytes.
const shelved = 4096

func (r *Renderer) newShelf(load Load) *shelf {
	return &shelf{r: r, load: load, kept: map[string]string{}}
}

// items makes the items of a feed with their texts.
func (s *shelf) items(st *site.Site, f *site.Feed) ([]Item, error) {
	list := st.FeedItems(f)
	out := make([]Item, len(list))
	for i := range list {
		out[i].FeedItem = list[i]
		if !list[i].WithWords {
			continue
		}
		var err error
		if out[i].HTML, err = s.words(&list[i]); err != nil {
			return nil, err
		}
	}
	return out, nil
}

func (s *shelf) words(it *site.FeedItem) (string, error) {
	key := it.URL // the text holds addresses that differ with it
	s.mu.Lock()
	text, ok := s.kept[key]
	s.mu.Unlock()
	if ok {
		return text, nil
	}
	var a *article.Article
	if it.Mode != "metadata" {
		var err error
		if a, err = s.load(it.Article); err != nil {
			return "", err
		}
	}
	text, err := s.whole(it, a)
	if err != nil {
		return "", fmt.Errorf("writing %s: %w", it.Article, err)
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	if _, twice := s.kept[key]; !twice {
		delete(s.kept, s.ring[s.next])
		s.kept[key], s.ring[s.next] = text, key
		s.next = (s.next + 1) % shelved
	}
	return text, nil
}

// whole writes a text. Of one that breaks the parser of Markdown, which the
// build reports of its page, a feed only says where it is.
func (s *shelf) whole(it *site.FeedItem, a *article.Article) (text string, err error) {
	defer func() {
		if recover() != nil {
			text, err = s.r.Words(it, nil)
		}
	}()
	return s.r.Words(it, a)
}

// Words is a report's text as a feed gives it, as HTML: first, of a digest,
// that it is one; then as much of the report as its rights allow; the editor's
// notes at its end; where it is from. A report of whose text nothing may be
// published may be nil.
func (r *Renderer) Words(it *site.FeedItem, a *article.Article) (string, error) {
	b := r.buffer()
	defer r.buffers.Put(b)
	if it.Lang != "" {
		b.WriteString(`<div lang="` + escaped(it.Lang) + `" dir="auto">` + "\n")
	}
	if a != nil && it.Mode != "metadata" {
		if over := Limit(a.Body); over != nil && over.Bare { // too long for a list of reports
			a = nil
		}
	}
	if a != nil && it.Mode != "metadata" {
		body := clean(a.Body[:a.Shown()])
		if err := r.body.plain(b, body); err != nil {
			return "", err
		}
		if a.Shown() < len(a.Body) {
			b.WriteString("<p>[…]</p>\n")
		}
		if err := r.endnotes(b, body, a); err != nil {
			return "", err
		}
	}
	if it.Lang != "" {
		b.WriteString("</div>\n")
	}
	foot := `<a href="` + escaped(it.URL) + `">` + escaped(r.words.T("The page in the chronicle")) + "</a>"
	if it.Original != "" {
		foot += `, <a href="` + escaped(it.Original) + `">` + escaped(r.words.T("the original")) + "</a>"
	}
	text := clean(b.String()) // again: Markdown can name a character by its number
	if it.Digest {
		// What is not in the agency's words must say so first.
		return "<p><em>" + escaped(it.Lead) + "</em></p>\n" + text + "<p><small>" + foot + "</small></p>", nil
	}
	return text + "<p><small>" + escaped(it.Lead) + " " + foot + "</small></p>", nil
}

// endnotes writes the editor's notes on what is published of a body.
func (r *Renderer) endnotes(b *page, body string, a *article.Article) error {
	if len(a.Notes) == 0 {
		return nil
	}
	n := 0
	flat := prose.Space(body)
	for i := range a.Notes {
		note := &a.Notes[i]
		exact := prose.Space(clean(note.Exact))
		if strings.TrimSpace(note.Note) == "" || !strings.Contains(flat, exact) {
			continue
		}
		if n++; n == 1 {
			b.WriteString("<hr>\n<h2>" + escaped(r.words.T("Notes")) + "</h2>\n<ol>\n")
		}
		b.WriteString("<li>\n")
		if exact != "" {
			b.WriteString("<p>" + escaped(r.words.T("“%s”", exact)) + "</p>\n")
		}
		if err := r.body.plain(b, clean(note.Note)); err != nil {
			return fmt.Errorf("note %s: %w", strconv.Itoa(i+1), err)
		}
		b.WriteString("</li>\n")
	}
	if n > 0 {
		b.WriteString("</ol>\n")
	}
	return nil
}
