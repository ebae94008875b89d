package propose

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"dateline/internal/prose"
)

// word is a word or a mark of a sentence.
type word struct {
	text     string // without 's
	from, to int    // bytes of the body
	class
	mark    bool // no word
	capital bool
	upper   bool // more than one letter, all capitals
	initial bool // one capital letter
	poss    bool // 's follows
	near    bool // nothing but space since the word before, or the point of an abbreviation
	first   bool // of its sentence
}

// sentences divides a body into the words of its sentences, without those that
// are headlines: where every word has a capital, a capital says nothing.
func (r *Reader) sentences(body string) [][]word {
	var out [][]word
	var toks []prose.Token
	for _, p := range prose.Paragraphs(body) {
		text := p.Of(body)
		for _, s := range prose.Sentences(text) {
			toks = prose.AppendTokens(toks[:0], s.Of(text))
			ws := r.sentence(s.Of(text), p.Start+s.Start, toks)
			if len(ws) > 0 && !headline(ws) {
				out = append(out, ws)
			}
		}
	}
	return out
}

func (r *Reader) sentence(text string, at int, toks []prose.Token) []word {
	ws := make([]word, 0, len(toks))
	end := 0
	begun := false
	for _, t := range toks {
		s := t.Of(text)
		w := word{text: s, from: at + t.Start, to: at + t.End, mark: t.Kind == prose.Punct}
		w.near = len(ws) > 0 && blank(text[end:t.Start])
		end = t.End
		if w.mark {
			// The point of "Mr." and "J." belongs to them.
			if n := len(ws); s == "." && n > 0 && w.near && ws[n-1].to == w.from && (ws[n-1].initial || ws[n-1].class&(honor|generation) != 0) {
				ws[n-1].to = w.to
				continue
			}
			ws = append(ws, w)
			continue
		}
		if t.Kind == prose.Word {
			w.text, w.poss = possessive(s)
			if strings.IndexByte(w.text, '\n') >= 0 {
				w.text = prose.Space(w.text)
			}
			first, size := utf8.DecodeRuneInString(w.text)
			w.capital = unicode.IsUpper(first) || arabic(w.text)
			w.initial = w.capital && size == len(w.text)
			if w.capital && dotted(w.text) && r.words[prose.Fold(w.text)] == 0 {
				w.initial = true // "K.J."
			}
			w.upper = w.capital && !w.initial && size < len(w.text) && prose.Upper(w.text)
			key := w.text
			if w.capital {
				key = prose.Fold(key)
			}
			w.class = r.words[key]
			if i := strings.LastIndexByte(key, '-'); i > 0 && w.class == 0 { // "singer-songwriter"
				w.class = r.words[key[i+1:]] & (office | says)
				if !w.capital && strings.HasPrefix(key, "ex-") {
					w.class |= gone
				}
			}
			if w.text == "U.S" || w.text == "U.S." {
				w.class |= country
			}
		}
		w.first = !begun
		begun = true
		ws = append(ws, w)
	}
	return ws
}

// dotted reports initials written together, "K.J.", and no "U.S.".
func dotted(s string) bool {
	switch s {
	case "U.S.", "U.K.", "U.N.", "E.U.", "D.C.", "U.A.E.", "U.S.A.", "U.S.S.R.":
		return false
	}
	return len(s) == 4 && s[1] == '.' && s[3] == '.' || len(s) == 6 && s[1] == '.' && s[3] == '.' && s[5] == '.'
}

// arabic reports a name that begins with an Arabic article: "al-Sisi".
func arabic(s string) bool {
	i := strings.IndexByte(s, '-')
	if i < 2 || i > 3 || i+1 >= len(s) {
		return false
	}
	switch s[:i] {
	case "al", "el", "ad", "ar", "as", "at", "an", "ash", "az", "ul", "ur", "ud":
		r, _ := utf8.DecodeRuneInString(s[i+1:])
		return unicode.IsUpper(r)
	}
	return false
}

func possessive(s string) (string, bool) {
	for _, end := range [...]string{"'s", "’s", "'S", "’S"} {
		if t, ok := strings.CutSuffix(s, end); ok && t != "" {
			return t, true
		}
	}
	return s, false
}

func blank(s string) bool {
	for i := range len(s) {
		if s[i] > ' ' {
			return false
		}
	}
	return true
}

// headline reports a sentence without a point at its end in which nearly every
// long word has a capital.
func headline(ws []word) bool {
	for i := len(ws) - 1; i >= 0 && ws[i].mark; i-- {
		if ws[i].text == "." {
			return false
		}
	}
	all, caps := 0, 0
	for i := range ws {
		if !ws[i].mark && len(ws[i].text) > 3 {
			all++
			if ws[i].capital {
				caps++
			}
		}
	}
	return all >= 4 && caps*10 >= all*8
}

// run is words [from,to) with capitals, one after the other, and the small
// words inside names.
type run struct{ from, to int }

// next is the first run at or after word i; its from is len(ws) when there is
// none.
func next(ws []word, i int) run {
	for i < len(ws) && !ws[i].capital {
		i++
	}
	j := i
	for j < len(ws) {
		if j++; j >= len(ws) || ws[j-1].poss || !ws[j].near {
			break
		}
		if ws[j].capital {
			continue
		}
		k := j
		for k < len(ws) && k < j+3 && ws[k].near && !ws[k].mark && !ws[k].capital && !ws[k].poss && ws[k].class&particle != 0 {
			k++
		}
		if k == j || k >= len(ws) || !ws[k].capital || !ws[k].near {
			break
		}
		j = k
	}
	return run{i, min(j, len(ws))}
}

// say is the words [from,to) as one text.
func say(ws []word, from, to int) string {
	var b strings.Builder
	for i := from; i < to; i++ {
		if i > from {
			b.WriteByte(' ')
		}
		b.WriteString(ws[i].text)
		if ws[i].poss && i < to-1 {
			b.WriteString("'s")
		}
		if ws[i].initial && ws[i].to-ws[i].from > len(ws[i].text) {
			b.WriteByte('.')
		}
	}
	return b.String()
}
