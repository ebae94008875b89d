package annotate

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"dateline/internal/prose"
)

// quoted is a stretch of one paragraph between two quotation marks, or between
// a mark and the paragraph's end when the speech goes on in the next.
type quoted struct {
	prose.Span            // between the marks
	outer      prose.Span // with the marks
	para       int        // index of the paragraph
	first, end int        // tokens between the marks, half-open
	goesOn     bool       // the speech goes on in the next paragraph
	resumes    bool       // the speech began in an earlier paragraph
	dash       bool       // opened by a dash
}

// family is a kind of mark; a mark is closed by one of its own family.
type family uint8

const (
	noMark family = iota
	double
	single
	angle
	corner
	families
)

// mark is a token that may be a quotation mark, with what its place lets it do.
type mark struct {
	tok    int // its token
	last   int // its last token: that of the second half of one typed twice, ''so''
	family family
	opens  bool
	closes bool
	weak   bool // a closing mark that is as likely an apostrophe
}

// pairMarks finds the outermost quoted stretches of the paragraphs. Toks are
// the tokens of text. Marks within a quotation are part of it; an apostrophe
// is not a mark; a mark that is never closed counts only when the next
// paragraph opens with the same mark or holds the closing one. Linear.
func pairMarks(text string, toks []prose.Token, paras []prose.Span) []quoted {
	var out []quoted
	var pairs []quoted
	var marks []mark
	var stack []mark
	var pending quoted  // the stretch left open at the end of the last paragraph
	pendingOf := noMark // its family
	t := 0
	for p, para := range paras {
		for t < len(toks) && toks[t].Start < para.Start {
			t++
		}
		from := t
		marks = marks[:0]
		for ; t < len(toks) && toks[t].Start < para.End; t++ {
			if toks[t].Kind == prose.Punct {
				if m := markAt(text, toks, t, para); m.family != noMark {
					marks = append(marks, m)
					t = m.last
				}
			}
		}
		if len(marks) == 0 {
			pendingOf = noMark
			continue
		}
		strengthen(marks)
		pairs, stack = pairs[:0], stack[:0]
		var open [families]int
		resumed := noMark
		again := -1 // the mark with which a speech goes on
		if pendingOf != noMark && marks[0].family == pendingOf && marks[0].tok == from && marks[0].opens {
			out = append(out, pending)
			resumed = pendingOf
		}
		for k, m := range marks {
			f := m.family
			if f == double && !m.closes && open[f] > 0 && k+1 < len(marks) && slipped(text, toks, m, marks[k+1]) {
				m.opens, m.closes = false, true
			}
			canClose := m.closes && open[f] > 0 && !(m.weak && f == single)
			switch {
			case canClose && !(m.opens && sameTurn(stack, f)):
				for {
					top := stack[len(stack)-1]
					stack = stack[:len(stack)-1]
					open[top.family]--
					if top.family == f {
						q := between(toks, top, m, p)
						q.resumes = top.tok == again
						pairs = append(pairs, q)
						break
					}
				}
			case m.opens:
				if n := len(stack); f == double && n > 0 && stack[n-1].family == f && reopens(text, toks, stack[n-1].tok, m.tok) {
					q := between(toks, stack[n-1], m, p)
					q.End = toks[m.tok-1].End
					q.outer.End, q.goesOn, q.resumes = q.End, true, stack[n-1].tok == again
					pairs, stack, again = append(pairs, q), stack[:n-1], m.tok
					open[f]--
				}
				stack = append(stack, m)
				open[f]++
			case m.closes && k == 0 && f == pendingOf && !m.weak && resumed == noMark:
				for len(out) > 0 && out[len(out)-1].outer.End > pending.outer.Start { // what stood within it
					out = out[:len(out)-1]
				}
				out = append(out, pending)
				q := between(toks, m, m, p)
				q.Span = prose.Span{Start: para.Start, End: toks[m.tok].Start}
				q.outer = prose.Span{Start: para.Start, End: toks[m.last].End}
				q.first, q.end, q.resumes = from, m.tok, true
				pairs = append(pairs, q)
			}
		}
		pendingOf = noMark
		if len(stack) > 0 {
			bottom := stack[0]
			pending = between(toks, bottom, mark{tok: t, last: t}, p)
			pending.Span.End, pending.outer.End = para.End, para.End
			pending.goesOn = true
			pending.resumes = resumed != noMark && bottom.tok == from
			pendingOf = bottom.family
			if pendingOf == single && !opensNext(text, toks, t, paras, p, single) {
				pendingOf = noMark
			}
		}
		slices.SortFunc(pairs, func(a, b quoted) int { return a.outer.Start - b.outer.Start })
		last := 0
		goesOn := pendingOf != noMark && opensNext(text, toks, t, paras, p, pendingOf)
		if pendingOf == double && !goesOn && pending.resumes && !closesNext(text, toks, t, paras, p, pendingOf) { // the last paragraph of a speech, never closed
			goesOn, pendingOf = true, noMark
			last := pending
			last.goesOn = false
			pairs = append(pairs, last)
		}
		for _, q := range pairs {
			if q.outer.Start < last || goesOn && q.outer.Start > pending.outer.Start {
				continue
			}
			q.resumes = q.resumes || resumed != noMark && q.outer.Start == toks[from].Start
			out = append(out, q)
			last = q.outer.End
		}
	}
	return out
}

// reopens reports that the mark at token b begins a paragraph of the speech that the
// mark at token a opened, run together with the one before: it is the same mark,
// and stands behind the end of a sentence.
func reopens(text string, toks []prose.Token, a, b int) bool {
	if b < a+4 || toks[a].Of(text) != toks[b].Of(text) || toks[b-1].End == toks[b].Start {
		return false
	}
	switch text[toks[b-1].Start] {
	case '.', '!', '?':
		return true
	}
	return false
}

// between is the stretch between the marks a and b. When b is past
// the last token the caller sets the end.
func between(toks []prose.Token, a, b mark, para int) quoted {
	q := quoted{para: para, first: a.last + 1, end: b.tok}
	q.outer.Start, q.Start = toks[a.tok].Start, toks[a.last].End
	if b.last < len(toks) {
		q.outer.End, q.End = toks[b.last].End, toks[b.tok].Start
	}
	return q
}

// opensNext reports whether the paragraph after p begins with a mark of f.
func opensNext(text string, toks []prose.Token, t int, paras []prose.Span, p int, f family) bool {
	if p+1 >= len(paras) {
		return false
	}
	for t < len(toks) && toks[t].Start < paras[p+1].Start {
		t++
	}
	if t >= len(toks) || toks[t].Kind != prose.Punct {
		return false
	}
	m := markAt(text, toks, t, paras[p+1])
	return m.family == f && m.opens
}

// closesNext reports whether the first mark of f in the paragraph after p is a
// closing one.
func closesNext(text string, toks []prose.Token, t int, paras []prose.Span, p int, f family) bool {
	if p+1 >= len(paras) {
		return false
	}
	for ; t < len(toks) && toks[t].Start < paras[p+1].End; t++ {
		if toks[t].Kind == prose.Punct && toks[t].Start >= paras[p+1].Start {
			if m := markAt(text, toks, t, paras[p+1]); m.family == f {
				return m.closes && !m.opens
			}
		}
	}
	return false
}

// slipped reports an opening mark typed for a closing one: “We hope, “Carrow
// said. “We wait.” It stands behind a comma, and the next mark opens too.
func slipped(text string, toks []prose.Token, m, next mark) bool {
	if m.tok == 0 || next.family != m.family || next.closes || toks[m.tok-1].End == toks[m.tok].Start {
		return false
	}
	c := text[toks[m.tok-1].Start]
	return c == ',' || c == '?' || c == '!'
}

// sameTurn reports that the innermost open mark is not of f, so that a mark
// that could do either opens a quotation within.
func sameTurn(stack []mark, f family) bool {
	return len(stack) > 0 && stack[len(stack)-1].family != f
}

// strengthen settles the marks that may be apostrophes: such a mark closes
// unless a surer closing mark comes before the next opening one.
func strengthen(marks []mark) {
	sure := false
	for i := len(marks) - 1; i >= 0; i-- {
		m := &marks[i]
		if m.family != single {
			continue
		}
		switch {
		case m.opens:
			sure = false
		case m.weak:
			m.weak = sure
		case m.closes:
			sure = true
		}
	}
}

// twiceAt reads a double mark that is typed as two single ones of a kind at token t.
// A third is a mark of its own on the side of the words, that of a quotation within
// which ends there too.
func twiceAt(text string, toks []prose.Token, t int, para prose.Span) (mark, bool) {
	w := toks[t].Of(text)
	if w != "'" && w != "`" && w != "’" && w != "‘" {
		return mark{}, false
	}
	n := 1
	for n < 4 && t+n < len(toks) && toks[t+n].Start == toks[t+n-1].End && toks[t+n].Start < para.End && toks[t+n].Of(text) == w {
		n++
	}
	if n != 2 && n != 3 {
		return mark{}, false
	}
	before, after := ' ', ' '
	if s := toks[t].Start; s > para.Start {
		before, _ = utf8.DecodeLastRuneInString(text[para.Start:s])
	}
	if e := toks[t+n-1].End; e < para.End {
		after, _ = utf8.DecodeRuneInString(text[e:para.End])
	}
	left, right := free(before) && w != "’", unicode.IsSpace(after) || stops(after)
	m := mark{tok: t, last: t + 1, family: double, opens: left, closes: right && (w == "'" || w == "’")}
	if n == 3 && m.closes {
		m = mark{tok: t, last: t, family: single, closes: true}
	}
	return m, m.opens || m.closes
}

// markAt says what the punctuation token t can be.
func markAt(text string, toks []prose.Token, t int, para prose.Span) mark {
	if m, ok := twiceAt(text, toks, t, para); ok {
		return m
	}
	m := mark{tok: t, last: t}
	s := toks[t].Span
	r := rune(text[s.Start])
	if r >= utf8.RuneSelf {
		r, _ = utf8.DecodeRuneInString(text[s.Start:s.End])
	}
	switch r {
	case '"', '“', '”', '„', '‟', '＂':
		m.family = double
	case '\'', '‘', '’', '‚', '‛', '`':
		m.family = single
	case '«', '»':
		m.family = angle
	case '「', '」', '『', '』':
		m.family = corner
		m.opens = r == '「' || r == '『'
		m.closes = !m.opens
		return m
	default:
		return m
	}
	before, after := ' ', ' '
	if s.Start > para.Start {
		before, _ = utf8.DecodeLastRuneInString(text[para.Start:s.Start])
	}
	if s.End < para.End {
		after, _ = utf8.DecodeRuneInString(text[s.End:para.End])
	}
	left := free(before)                            // room for an opening mark
	right := unicode.IsSpace(after) || stops(after) // room for a closing one
	switch r {
	case '«':
		m.opens = true
	case '»':
		m.closes = true
	case '„', '‚', '‛', '‟':
		m.opens = true
	case '“':
		m.opens = true
		m.closes = !left && right // „so“ and a common slip of typing
		if m.closes {
			m.opens = false
		}
	case '”':
		m.closes = true
		if left && !right && !unicode.IsSpace(after) && before != '，' {
			m.opens, m.closes = true, false
		}
	case '"', '＂':
		switch {
		case left && !right:
			m.opens = true
		case !left && right:
			m.closes = true
		default: // room on both sides or on none: the turn decides
			m.opens, m.closes = true, true
			if unicode.IsDigit(before) {
				m.opens = false // inches
			}
		}
	case '‘', '`':
		m.opens = !elided(text[s.End:para.End])
		if m.opens && !left && (unicode.IsLetter(before) || unicode.IsDigit(before)) {
			m.opens = false
		}
	case '’', '\'':
		switch {
		case left && !right && r == '\'':
			m.opens = !elided(text[s.End:para.End])
		case !left && (right || after == '"' || after == '”'):
			m.closes = true
			m.weak = (before == 's' || before == 'z' || before == 'x') && unicode.IsSpace(after)
		}
	}
	if m.family == noMark || !m.opens && !m.closes {
		m.family = noMark
	}
	return m
}

// free reports a character after which a quotation may open.
func free(r rune) bool {
	if unicode.IsSpace(r) {
		return true
	}
	switch r {
	case '(', '[', '{', '—', '–', '-', '/', ':', '"', '“', '«', '‘', '\'', '*', '_', '>', '：', '，':
		return true
	}
	return false
}

// stops reports a character before which a quotation may close.
func stops(r rune) bool {
	switch r {
	case '.', ',', ';', ':', '!', '?', ')', ']', '}', '—', '–', '-', '/', '…', '"', '”', '»', '\'', '’', '*', '_', '<', '，', '。', '；':
		return true
	}
	return false
}

// elided reports text that follows an apostrophe at the head of a word: '90s,
// 'em.
func elided(next string) bool {
	if next == "" {
		return true
	}
	if c := next[0]; '0' <= c && c <= '9' {
		return len(next) > 2 && (next[2] == 's' || next[2] == ' ' || next[2] == ',')
	}
	for _, w := range [...]string{"em ", "tis ", "twas ", "til ", "n ", "n'", "n’", "cause ", "round "} {
		if strings.HasPrefix(next, w) {
			return true
		}
	}
	return false
}
