package event

import (
	"strings"

	"dateline/internal/grammar"
	"dateline/internal/prose"
)

// docNoun is the kind of a document by its noun, or "".
func docNoun(w string) string {
	switch w {
	case "memorandum", "memorandums", "memoranda", "memo", "memos", "mou", "mous":
		return "memorandum"
	case "agreement", "agreements", "accord", "accords", "pact", "pacts", "fta", "ftas", "cepa":
		return "agreement"
	case "protocol", "protocols":
		return "protocol"
	case "declaration", "declarations", "communique", "communiqué":
		return "declaration"
	case "contract", "contracts":
		return "contract"
	case "letters", "letter", "loi", "lois":
		return "other"
	case "treaty", "treaties", "convention", "roadmap", "statement", "charter", "document", "documents", "programme", "program",
		"plan", "deal", "deals", "arrangement", "package", "concept":
		return "other"
	}
	return ""
}

// docAt is the kind of the document whose noun is token j, or "".
func (l *line) docAt(j int) string {
	if l.low[j] == "map" && l.w(j-1) == "road" {
		return "other"
	}
	return docNoun(l.low[j])
}

// docWords are the words for a document as a title has them, its noun being token doc:
// "a free trade agreement", "two memoranda of understanding"; "" where they are none
// of its own, or too many.
func (l *line) docWords(doc int) string {
	a := doc
	for a > 0 && a > doc-9 && l.inDocument(a-1) {
		a--
		if w := l.low[a]; w == "a" || w == "an" || w == "the" {
			break
		}
	}
	for a < doc && (l.low[a] == "-" || l.low[a] == "–" || l.low[a] == "and") {
		a++
	}
	if l.plainNoun(a, doc) {
		return ""
	}
	words := l.text(a, min(l.n, l.understanding(doc)))
	if strings.Count(words, "\"")%2 == 1 || strings.Count(words, "“") != strings.Count(words, "”") {
		words = strings.Map(func(r rune) rune {
			if strings.ContainsRune("\"“”", r) {
				return -1
			}
			return r
		}, words)
	}
	return midSentence(words)
}

// plainNoun reports words that name no document: "documents", "the document".
func (l *line) plainNoun(a, doc int) bool {
	w := l.low[doc]
	return a == doc && (w == "documents" || w == "document" || !strings.HasSuffix(w, "s")) || a == doc-1 && (w == "documents" || w == "document") && l.low[a] == "the"
}

// inDocument reports that token j can stand before the noun of a document as a part of
// its name.
func (l *line) inDocument(j int) bool {
	w := l.low[j]
	switch {
	case l.who[j] != 0, l.inDate(j) && !(l.tok(j).Kind == prose.Number && len(w) < 4), l.be(j), grammar.ClauseWord(w), grammar.Speaking.Is(w), grammar.TriggerOf(w) == grammar.SignVerb, grammar.TriggerOf(w) == grammar.SignNoun, w == "his", w == "her", w == "its", w == "their", w == "this", w == "these", w == "that":
		return false
	case l.tok(j).Kind == prose.Punct:
		return w == "\"" || w == "“" || w == "”" || w == "-" || w == "–"
	case w == "of", w == "for", w == "from", w == "here", w == "into", w == "today", w == "between", w == "also", w == "have", w == "has", w == "had", w == "ceremonially", w == "formally":
		return false
	}
	return w == "and" && j > 0 && l.tok(j-1).Kind == prose.Word && grammar.TriggerOf(l.low[j-1]) == grammar.NoTrigger || w != "and"
}

// understanding is the end of a document's name whose noun is token doc, with "of
// understanding".
func (l *line) understanding(doc int) int {
	if l.w(doc+1) == "of" && (l.w(doc+2) == "understanding" || l.w(doc+2) == "intent" || l.w(doc+2) == "cooperation") {
		return doc + 3
	}
	return doc + 1
}
