package search

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"dateline/internal/prose"
)

// piece is a word of a text, or a run of characters of a script that puts no
// space between words. Text is folded and not yet stemmed.
type piece struct {
	text []byte // until the next piece
	run  bool
	at   int // number of words before it; a run of n characters counts as n
	off  int // byte offset in the text
}

// pieces divides a text as static/search.js does: a word is a run of letters
// and digits; a number keeps its inner points and loses its inner commas; an
// apostrophe joins its letters, but 's is dropped.
func pieces(text string, yield func(piece)) {
	p := piece{}
	buf := make([]byte, 0, 64)
	n, at := 0, 0 // characters of the piece; words before it
	flush := func() {
		if n > 0 {
			p.text, p.at = buf, at
			if p.run {
				at += n
			} else {
				at++
			}
			yield(p)
		}
		buf, n = buf[:0], 0
	}
	var last rune
	for i := 0; i < len(text); {
		switch c := text[i]; {
		case ('a' <= c|0x20 && c|0x20 <= 'z') && !(n > 0 && p.run): // most of a text is a letter
			if n == 0 {
				p.off, p.run = i, false
			}
			end := prose.LetterEnd(text, i)
			buf, last = prose.AppendSmall(buf, text[i:end]), rune(text[end-1]|0x20)
			n += end - i
			i = end
			continue
		case c == ' ':
			flush()
			last = ' '
			i++
			continue
		}
		r, size := utf8.DecodeRuneInString(text[i:])
		f := prose.FoldRune(r)
		next := i + size
		switch {
		case f == 0: // a mark, or nothing that is seen
		case prose.Unspaced(r):
			if n > 0 && !p.run {
				flush()
			}
			if n == 0 {
				p.off, p.run = i, true
			}
			buf = utf8.AppendRune(buf, f)
			n++
		case lettered(f):
			if n > 0 && p.run {
				flush()
			}
			if n == 0 {
				p.off, p.run = i, false
			}
			buf = utf8.AppendRune(buf, f)
			n++
		case n == 0 || p.run:
			flush()
		case f == '\'' && unicode.IsLetter(last):
			a, k := peek(text, next)
			b, _ := peek(text, next+k)
			switch {
			case a == 's' && !lettered(b):
				next += k
				flush()
			case !unicode.IsLetter(a):
				flush()
			}
		case (f == '.' || f == ',') && unicode.IsDigit(last):
			if a, _ := peek(text, next); !unicode.IsDigit(a) {
				flush()
			} else if f == '.' {
				buf = append(buf, '.')
			}
		default:
			flush()
		}
		if f != 0 {
			last = f
		}
		i = next
	}
	flush()
}

// peek is the folded character at i and its length, 0 at the end.
func peek(text string, i int) (rune, int) {
	if i >= len(text) {
		return 0, 0
	}
	r, n := utf8.DecodeRuneInString(text[i:])
	if prose.Unspaced(r) {
		return 0, n
	}
	return prose.FoldRune(r), n
}

func lettered(r rune) bool {
	if r < utf8.RuneSelf {
		return 'a' <= r && r <= 'z' || '0' <= r && r <= '9'
	}
	return unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.Is(unicode.M, r)
}

// stops are words that say too little to be looked for. They keep their place
// in a phrase.
const stops = `a an and are as at be been but by for from had has have he her his if in into is it its not of on or our ` +
	`she so such than that the their them then there these they this to was we were which who will with would you ` +
	`и в во на с со к ко по о об от до за из у не что как а но же для при это его их он она они`

var stopList = func() map[string]bool {
	m := map[string]bool{}
	for _, w := range strings.Fields(stops) {
		m[w] = true
	}
	return m
}()

// endings are what a folded Cyrillic word loses, again and again while at least
// four letters are left, the longest first: cases of Russian nouns and
// adjectives, the past of its verbs, and those of Kazakh that no Russian word
// shares.
const endings = `лардан лерден дардан дерден тардан терден ларга лерге дарга дерге тарга терге ларда лерде дарда дерде тарда терде ` +
	`иями ями ами ыми ими ого его ому ему иям иях ием иеи нын нин дын дин тын тин лар лер дар дер тар тер мен бен пен нан нен ` +
	`ыи ии ои еи ая яя ое ее ые ие ым им ом ем ых их ую юю ия ию ах ях ам ям ов ев ть ла ло ли а я о е и ы у ю ь л`

var endingList = strings.Fields(endings)

// stem brings the forms of a folded word together. It is light, the same as in
// static/search.js, leaves words of two alphabets alone, and never leaves fewer than three letters.
func stem(w string) string {
	latin, other := 0, 0
	for i := range len(w) {
		switch c := w[i]; {
		case 'a' <= c && c <= 'z':
			latin++
		case c < utf8.RuneSelf || 0xC0 <= c && c < 0xD0 || c > 0xD4:
			other++
		}
	}
	switch {
	case latin == len(w):
		return english(w)
	case latin+other == 0:
		return cyrillic(w)
	}
	return w
}

func cyrillic(w string) string {
	for again := true; again; {
		again = false
		for _, e := range endingList {
			// A Cyrillic letter is two bytes.
			if len(w)-len(e) >= 8 && strings.HasSuffix(w, e) {
				w, again = w[:len(w)-len(e)], true
				break
			}
		}
	}
	return w
}

func english(w string) string {
	end := func(s string) bool { return strings.HasSuffix(w, s) }
	n := len(w)
	switch {
	case n < 4:
		return w
	case end("ies") && n > 4:
		return w[:n-3] + "y"
	case end("sses"), end("xes"), end("ches"), end("shes"):
		w = w[:n-2]
	case end("s") && !end("ss") && !end("us") && !end("is"):
		w = w[:n-1]
	}
	n = len(w)
	cut := 0
	switch {
	case end("ied") && n > 4:
		return w[:n-3] + "y"
	case end("ing") && n > 5:
		cut = 3
	case end("ed") && !end("eed") && n > 4:
		cut = 2
	}
	if cut > 0 && strings.ContainsAny(w[:n-cut], "aeiouy") {
		w = w[:n-cut]
		n = len(w)
		if n > 3 && w[n-1] == w[n-2] && !strings.ContainsRune("aeiouslz", rune(w[n-1])) {
			w = w[:n-1]
			n--
		}
	}
	if n > 3 && w[n-1] == 'e' {
		w = w[:n-1]
	}
	return w
}

// pairs are the neighbours in a run, which overlap, or its only character.
func pairs(run []byte, yield func(pair []byte, i int)) {
	prev, n := 0, 0
	for i := 0; i < len(run); n++ {
		_, size := utf8.DecodeRune(run[i:])
		if n > 0 {
			yield(run[prev:i+size], n-1)
		} else if size == len(run) {
			yield(run, 0)
		}
		prev = i
		i += size
	}
}

// longest is the longest word that is looked for, in bytes.
const longest = 64

// key is the form in which a name is looked up: its stems and its runs, with
// spaces between. n is their number.
func key(name string) (k string, n int) {
	var parts []string
	pieces(name, func(p piece) {
		if p.run {
			parts = append(parts, string(p.text))
		} else {
			parts = append(parts, stem(string(p.text)))
		}
	})
	return strings.Join(parts, " "), len(parts)
}

// unlinked is Markdown without the addresses of its links and pictures, which
// no reader sees.
func unlinked(text string) string {
	if !strings.Contains(text, "](") {
		return text
	}
	var b strings.Builder
	for from := 0; ; {
		at, address, ok := strings.Cut(text[from:], "](")
		end := strings.IndexAny(address, ") \t\n")
		if !ok || end < 0 {
			b.WriteString(text[from:])
			return b.String()
		}
		from += len(at) + len("](")
		b.WriteString(at + "](")
		if address[end] == ')' {
			from += end
		}
	}
}
