package normalize

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"dateline/internal/article"
	"dateline/internal/diag"
	"dateline/internal/prose"
	"dateline/internal/record"
)

// Record normalizes a report whose file states more than its text: a page, an
// item of a feed, a row of a table. What is stated wins over what the text says;
// the text still runs through the rules for datelines, notices and widgets.
func (n *Normalizer) Record(rec *record.Record, side Sidecar) Result {
	w := newWork(n.names, &rec.Raw, rec, side)
	if rec.Blocks != nil {
		w.wrap = wrap{}
	} else if rec.Stated() {
		w.structured = true
	}
	w.state()
	return w.run()
}

// run is the flow of the package's comment.
func (w *work) run() Result {
	w.format()
	w.wholePage()
	w.head()
	w.tail()
	w.deck()
	paras := w.paragraphs()
	w.stateAuthors()
	w.date()
	w.place()
	w.source(paras)
	w.body(paras)
	w.stateLang()
	w.title(paras)
	w.sweep(paras)
	return w.finish()
}

// state takes what the file states before the text is read.
func (w *work) state() {
	g := w.given
	if g.Title != "" {
		w.stated = g.Title
	}
	if g.URL != "" {
		w.url(g.URL, 0)
	}
	if g.Source != "" {
		if id := w.names.source(g.Source); id != "" {
			w.keyed = id
		}
	}
	found := false
	for _, s := range g.Dates {
		list := statedDates(s)
		if len(list) == 0 {
			continue
		}
		d := list[0]
		w.dates = append(w.dates, dated{article.Header, d, prose.Space(s), 0, found})
		if !found {
			w.badDate(d, 0, prose.Space(s))
			w.res.Trace = append(w.res.Trace, Step{Rule: "stated/date", Took: s, Kept: "date " + d.edtf().String(), Confidence: 0.95})
		}
		found = true
	}
	if !found && len(g.Dates) > 0 && noYear(g.Dates[0]) {
		w.badDate(date{bad: true}, 0, prose.Space(g.Dates[0]))
	}
}

// noYear reports a field of a day whose year no report has: "12 June 0000", "2018-13-45",
// "12 June 99999".
func noYear(s string) bool {
	parts := strings.FieldsFunc(s, func(r rune) bool { return strings.ContainsRune(" ,-/.", r) })
	if len(s) > 40 || len(parts) != 3 {
		return false
	}
	for _, part := range parts {
		if len(part) >= 4 && strings.Trim(part, "0123456789") == "" {
			return true
		}
	}
	return false
}

// statedDates are the dates of a field that holds one, with all else that such
// fields hold: a weekday, a time, a zone, "Published:".
func statedDates(s string) []date {
	s = western(strings.TrimSpace(s))
	if len(s) > 160 {
		return nil
	}
	if i := strings.IndexByte(s, ','); i > 0 && i <= 12 && weekdays[prose.Fold(strings.Trim(s[:i], ". "))] {
		s = strings.TrimSpace(s[i+1:]) // RFC 5322: "Tue, 12 Jun 2018 …"
	}
	if d, end, ok := readDate(s, 0); ok && d.y > 0 {
		if end == len(s) || !(s[end] >= '0' && s[end] <= '9') {
			return []date{d}
		}
	}
	before, _, _ := strings.Cut(s, " (") // "… GMT+0600 (Lake Standard Time)"
	if ds, ok := clock(before); ok && len(ds) > 0 {
		return ds[:1]
	}
	// Somewhere in the text of a byline: "By Ann Example | 12 June 2018".
	for _, part := range strings.FieldsFunc(s, func(c rune) bool { return strings.ContainsRune("|•·│●\t/\n", c) }) {
		part = strings.TrimSpace(part)
		if ds, ok := clock(part); ok && len(ds) > 0 && ds[0].y > 0 {
			return ds[:1]
		}
	}
	for i := 0; i < len(s); i++ {
		if i > 0 && wordRuneBefore(s, i) {
			continue
		}
		if d, _, ok := readDate(s, i); ok && d.full() {
			return []date{d}
		}
	}
	return nil
}

func wordRuneBefore(s string, i int) bool {
	r, _ := utf8.DecodeLastRuneInString(s[:i])
	return unicode.IsLetter(r) || unicode.IsDigit(r)
}

func same(a, b string) bool { return a != "" && b != "" && sameKey(a, b) }

// stateLang takes the stated language where the text does not tell: pages often
// state the language of their template.
func (w *work) stateLang() {
	if w.given == nil || w.given.Lang == "" || w.side.Lang != "" || w.a.Lang != "und" && w.a.Lang != "" {
		return
	}
	l := strings.ReplaceAll(strings.TrimSpace(w.given.Lang), "_", "-")
	main, rest, _ := strings.Cut(l, "-")
	if main = strings.ToLower(main); len(main) < 2 || len(main) > 3 || strings.Trim(main, "abcdefghijklmnopqrstuvwxyz") != "" {
		return
	}
	script, _, _ := strings.Cut(rest, "-")
	if len(script) == 4 {
		main += "-" + strings.ToUpper(script[:1]) + strings.ToLower(script[1:])
	}
	w.a.Lang = main
}

// block is the block of the record in which an offset lies, or nil.
func (w *work) block(offset int) *record.Block {
	if w.given == nil || w.given.Blocks == nil {
		return nil
	}
	b := w.given.Blocks
	i, ok := slices.BinarySearchFunc(b, offset, func(x record.Block, o int) int {
		if x.End <= o {
			return -1
		}
		if x.Start > o {
			return 1
		}
		return 0
	})
	if !ok {
		return nil
	}
	return &b[i]
}

// marked reports whether the text is divided into blocks.
func (w *work) marked() bool { return w.given != nil && w.given.Blocks != nil }

// prefix is what a block begins with in Markdown.
func prefix(b *record.Block) string {
	switch b.Kind {
	case record.Heading:
		return "######"[:min(max(b.Level, 2), 6)] + " "
	case record.Item:
		return strings.Repeat("  ", min(b.Level, 6)-1) + "- "
	case record.Numbered:
		return strings.Repeat("   ", min(b.Level, 6)-1) + "1. "
	case record.Quote:
		return "> "
	}
	return ""
}

// listed reports a paragraph that is an item of a list.
func (w *work) listed(p *para) bool {
	b := w.block(p.parts[0].Start)
	return b != nil && (b.Kind == record.Item || b.Kind == record.Numbered)
}

// verbatim writes a paragraph of Markdown as it stands, without what is hidden.
func (w *work) verbatim(p *para) string {
	var b strings.Builder
	add := func(s prose.Span, gap bool) {
		for i := s.Start; i < s.End; {
			r, n := utf8.DecodeRuneInString(w.t[i:s.End])
			switch {
			case r == '\n' || r == ' ':
				b.WriteByte(byte(r))
			case r == '\t':
				b.WriteString("    ")
			case r < ' ' || r >= 0x7F && r < 0xA0 || hidden(r):
				if !gap && r != '\r' {
					w.res.Removed = append(w.res.Removed, Removed{prose.Span{Start: i, End: i + n}, w.t[i : i+n], "text/hidden"})
				}
			default:
				b.WriteString(w.t[i : i+n])
			}
			i += n
		}
	}
	for i, s := range p.parts {
		if i > 0 {
			last := p.parts[i-1]
			between := prose.Span{Start: last.End, End: s.Start}
			if strings.TrimSpace(between.Of(w.t)) == "" {
				add(between, true)
			} else {
				b.WriteByte('\n')
			}
		}
		add(s, false)
	}
	return prose.NFC(strings.TrimRight(b.String(), " \n"))
}

// place of a problem in a text that was made of a file's parts: the file.
func (w *work) whole() diag.Pos { return diag.Pos{File: w.raw.Name} }
