package search

import (
	"strings"
	"unicode/utf8"

	"dateline/internal/site"
)

// reports writes what the results show.
func (w *writer) reports() bool {
	if w.batch = batch; w.b.said != nil {
		w.batch = batchFew
	}
	for from := 0; from < len(w.s.Entries); from += w.batch {
		to := min(from+w.batch, len(w.s.Entries))
		if w.keep != nil && w.said == nil && w.keep(shardName("e", from/w.batch), func(in *site.Inputs) { w.s.EntriesFrom(from, to, in) }) {
			continue
		}
		var rows []any
		for i := from; i < to; i++ {
			rows = append(rows, w.report(&w.s.Entries[i]))
		}
		if !w.shard("e", from/w.batch, rows...) {
			return false
		}
	}
	return true
}

func (w *writer) report(e *site.Entry) []any {
	path := strings.TrimSuffix(strings.TrimPrefix(e.Path(), "articles/"), ".html")
	words := w.s.Words()
	date := words.T("undated")
	if !e.Date.IsZero() {
		date = words.Date(e.Date)
	}
	lang := e.Lang
	if lang == words.Tag() {
		lang = ""
	}
	if said, ok := w.said[e.ID]; ok {
		row := []any{path, e.Title, date, w.s.SourceName(e), lang}
		for _, x := range said {
			row = append(row, x.para, x.text)
		}
		return row
	}
	row := []any{path, e.Title, date, w.s.SourceName(e), lang}
	left := sentences
	var kept []string
	add := func(s string, para int) {
		s = shorten(s, cutAt)
		if s == "" || left < len(s) {
			return
		}
		for _, k := range kept {
			if strings.HasPrefix(k, s[:min(len(s), 60)]) || strings.Contains(k, s) {
				return
			}
		}
		kept = append(kept, s)
		left -= len(s)
		row = append(row, para, s)
	}
	add(e.Gist, 1)
	for _, main := range [...]bool{true, false} {
		for i := range e.Events {
			if e.Events[i].Main == main {
				add(e.Events[i].Sentence, e.Events[i].Para)
			}
		}
	}
	for _, f := range e.Figures.All() {
		add(f.Sentence, int(f.Para))
	}
	for _, q := range e.Quotes.All() {
		add(q.Text, q.Para)
	}
	return row
}

// shorten cuts a long sentence at a space.
func shorten(s string, n int) string {
	if len(s) <= n {
		return s
	}
	i := n - len("…")
	for i > 0 && !utf8.RuneStart(s[i]) {
		i--
	}
	if k := strings.LastIndexByte(s[:i], ' '); k > i/2 {
		i = k
	}
	return s[:i] + "…"
}
