// Package grammar knows what words do in the sentences of press reports, and
// where the phrases end that they make. It knows no report and nobody by name.
//
// A [Lexeme] is what is known of a word beforehand, in English and in part in
// Russian: its roles in a clause ([Role]: a preposition, a verb of saying) and
// what else the rules ask of it ([Trait]: it begins a number). A word has as many
// as it can have; what it is in its place is for the rules to say.
//
// A [Text] is a text divided into tokens, sentences and paragraphs, with the
// lexeme of each token looked up once. [Text.NounPhrase] and [Text.FirstPhrase]
// find the subjects of its clauses, [Text.CueAt] its verbs of saying. They also
// need to be told what only others can find: the times that the text speaks of and
// the names in it of people (Times and Names), where an opening phrase ends.
//
// [TriggerOf] says of which kind of event a word can tell, and [WordOf] in which shape
// it stands.
//
// The words are those of agency prose; no name of a place, a person or a programme
// is among them. Everything is total: no text makes it fail.
package grammar

import (
	"slices"
	"sort"
	"strings"

	"dateline/internal/prose"
)

// Text is a text divided, with what is known of each word. All offsets are
// bytes of Body, all indices those of Toks.
//
// The zero Text is ready for [Text.Read]. One goroutine at a time may use it.
type Text struct {
	Body  string
	Toks  []prose.Token
	Lows  []string    // of each token: its text in small letters
	Lex   []Lexeme    // of each token; the zero Lexeme of marks and numbers
	Sents []Sentence  // in order; none holds a blank line
	Paras []Paragraph // in order

	// Stretches between double marks, in order: roughly what is quoted. To tell
	// quotations takes more than grammar.
	Quoted []prose.Span

	// What others have found, and phrases end at: sorted by span.
	Times []prose.Span // stretches that say when
	Names []prose.Span // of people

	small []byte // room, as is what follows
	spans []prose.Span
}

// Sentence is a sentence. Its tokens are Toks[First:Last].
type Sentence struct {
	prose.Span
	First, Last int
	Para        int // index in Paras
}

// Paragraph is a paragraph. Its sentences are a part of Sents.
type Paragraph struct {
	prose.Span
	Sents []Sentence
}

// Read makes x the text of body, in the room of the text that it was, of which
// nothing is left.
func (x *Text) Read(body string) {
	*x = Text{Body: body, Toks: x.Toks[:0], Lows: x.Lows[:0], Lex: x.Lex[:0], Sents: x.Sents[:0], Paras: x.Paras[:0], Quoted: x.Quoted[:0],
		Times: x.Times[:0], Names: x.Names[:0], small: x.small, spans: x.spans}
	x.Toks = prose.AppendTokens(slices.Grow(x.Toks, len(body)/5+4), body)
	x.lookUp()
	paras := prose.Paragraphs(body)
	x.Sents = slices.Grow(x.Sents, len(body)/120+1)
	tok := 0
	for i, p := range paras {
		x.spans = prose.AppendSentences(x.spans[:0], body[p.Start:p.End])
		for _, s := range x.spans {
			s.Start += p.Start
			s.End += p.Start
			for tok < len(x.Toks) && x.Toks[tok].Start < s.Start {
				tok++
			}
			first := tok
			for tok < len(x.Toks) && x.Toks[tok].Start < s.End {
				tok++
			}
			x.Sents = append(x.Sents, Sentence{s, first, tok, i})
		}
	}
	n := 0
	for i, p := range paras {
		first := n
		for n < len(x.Sents) && x.Sents[n].Para == i {
			n++
		}
		x.Paras = append(x.Paras, Paragraph{p, x.Sents[first:n:n]})
	}
	x.markQuoted()
}

// lookUp fills in the small letters and the lexeme of each token.
func (x *Text) lookUp() {
	x.small = prose.AppendSmall(x.small[:0], x.Body)
	small, all := string(x.small), prose.ASCII(x.Body)
	x.Lows, x.Lex = slices.Grow(x.Lows, len(x.Toks))[:len(x.Toks)], slices.Grow(x.Lex, len(x.Toks))[:len(x.Toks)]
	for i := range x.Toks {
		t := &x.Toks[i]
		w, e := t.Of(small), Lexeme{}
		plain := all || prose.ASCII(w) // one of other characters may end in a ’s, which the lexicon leaves off
		if !plain {
			w = strings.ToLower(t.Of(x.Body))
		}
		if t.Kind == prose.Word {
			if plain {
				e = lexemes.of[lexemes.FindIn(small, t.Start, t.End)]
			} else {
				e = LexemeOf(t.Of(x.Body))
			}
		}
		x.Lows[i], x.Lex[i] = w, e
	}
}

// Word is token i, or "" out of range.
func (x *Text) Word(i int) string {
	if i < 0 || i >= len(x.Toks) {
		return ""
	}
	return x.Toks[i].Of(x.Body)
}

// Low is token i in small letters, or "" out of range.
func (x *Text) Low(i int) string {
	if i < 0 || i >= len(x.Toks) {
		return ""
	}
	return x.Lows[i]
}

// Roles are those of token i; none out of range.
func (x *Text) Roles(i int) Role {
	if i < 0 || i >= len(x.Toks) {
		return 0
	}
	return x.Lex[i].Roles
}

// TokenAt is the index of the first token that ends after the offset: the
// token there, or the next one; len(Toks) at the end.
func (x *Text) TokenAt(offset int) int {
	return sort.Search(len(x.Toks), func(i int) bool { return x.Toks[i].End > offset })
}

// SentenceAt is the index in Sents of the sentence that holds the offset, or
// of the next one; -1 after the last.
func (x *Text) SentenceAt(offset int) int {
	i := sort.Search(len(x.Sents), func(i int) bool { return x.Sents[i].End > offset })
	if i == len(x.Sents) {
		return -1
	}
	return i
}

// ParaAt is the same for paragraphs.
func (x *Text) ParaAt(offset int) int {
	i := sort.Search(len(x.Paras), func(i int) bool { return x.Paras[i].End > offset })
	if i == len(x.Paras) {
		return -1
	}
	return i
}

// TimeAt is the stretch that says when and covers the offset. One that begins
// more than 40 bytes before it, or ends more than 60 after, is not looked for.
func (x *Text) TimeAt(offset int) (prose.Span, bool) {
	i := sort.Search(len(x.Times), func(i int) bool { return x.Times[i].Start >= offset-40 })
	for ; i < len(x.Times) && x.Times[i].Start <= offset && x.Times[i].End <= min(len(x.Body), offset+60); i++ {
		if offset < x.Times[i].End {
			return x.Times[i], true
		}
	}
	return prose.Span{}, false
}

// Named reports that somebody's name stands within the span.
func (x *Text) Named(s prose.Span) bool {
	i := sort.Search(len(x.Names), func(i int) bool { return x.Names[i].Start >= s.Start })
	for ; i < len(x.Names) && x.Names[i].Start < s.End; i++ {
		if x.Names[i].End <= s.End {
			return true
		}
	}
	return false
}

// Owns reports a possessive behind the name at s, or in it.
func (x *Text) Owns(s prose.Span) bool {
	rest := x.Body[s.End:]
	if Possessive(s.Of(x.Body)) {
		return true
	}
	return len(rest) > 1 && (rest[:2] == "'s" || rest[:2] == "' ") || len(rest) > 3 && (rest[:3] == "’") && rest[3] == 's'
}
