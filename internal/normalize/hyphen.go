package normalize

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"dateline/internal/prose"
)

// Words that the lines of a printed page have divided.

// hyphens takes the hyphens out that stand at the ends of lines for no other
// reason than that the line was full.
func (w *work) hyphens(paras []para) {
	if !w.wrap.hard {
		return
	}
	ends := 0
	w.dividedWords(paras, func(*prose.Span, string, string) { ends++ })
	if ends == 0 {
		return
	}
	text := w.t[w.at:w.lines[w.hi-1].end]
	w.dividedWords(paras, func(s *prose.Span, a, b string) {
		switch {
		case strings.Contains(text, a+b):
		case ends < 3, strings.Contains(text, a+"-"+b), compounds[strings.ToLower(a)], utf8.RuneCountInString(b) < 2:
			return // it may be the word's own
		}
		s.End--
		w.remove("text/hyphen", prose.Span{Start: s.End, End: s.End + 1})
	})
}

// dividedWords calls f for each word that ends a line with a hyphen and goes on
// in small letters on the next: with the line, and the word before and behind.
func (w *work) dividedWords(paras []para, f func(s *prose.Span, a, b string)) {
	for i := range paras {
		parts := paras[i].parts
		for j := 1; j < len(parts); j++ {
			line, next := parts[j-1].Of(w.t), parts[j].Of(w.t)
			if !strings.HasSuffix(line, "-") || !beginsLower(next) {
				continue
			}
			a, b := lastLetters(line[:len(line)-1]), firstLetters(next)
			if a != "" && b != "" {
				f(&parts[j-1], a, b)
			}
		}
	}
}

func lastLetters(s string) string {
	return s[strings.LastIndexFunc(s, func(r rune) bool { return !unicode.IsLetter(r) })+1:]
}

func firstLetters(s string) string {
	if i := strings.IndexFunc(s, func(r rune) bool { return !unicode.IsLetter(r) }); i >= 0 {
		return s[:i]
	}
	return s
}

// compounds open words that have a hyphen of their own.
var compounds = set(
	"long", "short", "well", "self", "non", "co", "vice", "ex", "north", "south", "east", "west", "mid", "anti", "pro", "pre",
	"post", "multi", "inter", "cross", "high", "low", "large", "small", "full", "half", "first", "second", "third", "two",
	"three", "four", "five", "six", "seven", "eight", "nine", "ten", "twenty", "thirty", "forty", "fifty", "sixty", "seventy",
	"eighty", "ninety", "one", "single", "far", "near", "state", "government", "market", "world", "so", "then", "no", "all", "by",
	"on", "in", "up", "out", "off", "down", "over", "under", "deputy", "general", "что", "кто", "где", "когда", "как", "по", "из",
	"северо", "юго", "вице", "экс", "военно", "социально", "торгово", "научно", "культурно",
)
