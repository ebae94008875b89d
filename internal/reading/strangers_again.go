package reading

import (
	"strings"
	"unicode/utf8"

	"dateline/internal/grammar"
	"dateline/internal/mention"
	"dateline/internal/prose"
	"dateline/internal/roster"
)

// Agree gives those named by one word the fuller name that holds it.
func (n *Strangers) Agree() {
	full := map[string]string{}
	var buf [64]byte // of a word, folded
	for _, m := range n.Found {
		words := strings.Fields(m.Entity[len(Strange):])
		if len(words) > 1 {
			for i, w := range words {
				if k := prose.AppendFold(buf[:0], w); (len(k) > 2 || i == 0 && shortFamily(w)) && full[string(k)] == "" {
					full[string(k)] = m.Entity
				}
			}
		}
	}
	for i := range n.Found {
		m := &n.Found[i]
		name := m.Entity[len(Strange):]
		words := strings.Fields(name)
		last := full[string(prose.AppendFold(buf[:0], words[len(words)-1]))]
		if last != "" && last != m.Entity && (len(words) == 1 || full[string(prose.AppendFold(buf[:0], words[0]))] == last) {
			if n.Office[last] == "" {
				n.Office[last] = n.Office[m.Entity]
			}
			if !strings.Contains(n.Posts[last], n.Posts[m.Entity]) {
				n.Posts[last] += n.Posts[m.Entity]
			}
			m.Entity = last
		}
		for i, w := range strings.Fields(m.Entity[len(Strange):]) {
			k := prose.AppendFold(buf[:0], w)
			if (len(k) > 2 || i == 0 && shortFamily(w)) && n.byWord[string(k)] != m.Entity && !grammar.NameParticle(string(k)) {
				n.byWord[string(k)] = m.Entity
			}
		}
	}
}

// shortFamily reports a family name of two letters, which stands first: "Li Wenan". A
// small word of the language is none, since a capital does not tell them apart.
func shortFamily(w string) bool {
	if len(w) != 2 || !prose.Capital(w) || strings.ToUpper(w) == w {
		return false
	}
	w = strings.ToLower(w)
	switch w {
	case "no", "me", "us", "up", "of", "am", "oh", "ok", "co":
		return false
	}
	return strings.ContainsAny(w, "aeiouy") && grammar.LexemeOf(w) == (grammar.Lexeme{}) && !grammar.Lonely(w)
}

// Again finds the strangers where they are named by one word of their name.
func (n *Strangers) Again() {
	first := n.Found
	var initial [utf8.RuneSelf]bool // of the words that are looked for
	for w := range n.byWord {
		if w[0] < utf8.RuneSelf {
			initial[w[0]] = true
		}
	}
	toks, body := n.Doc.Toks, n.Doc.Body
	for i := range toks {
		if c := body[toks[i].Start]; c < utf8.RuneSelf && (c < 'A' || c > 'Z' || !initial[c|0x20]) || !n.capital(i) { // most words
			continue
		}
		var buf [64]byte
		id := n.byWord[string(prose.AppendFold(buf[:0], grammar.Owner(n.Doc.Word(i))))]
		if id == "" || !n.Part(i) {
			continue
		}
		s := n.Doc.Toks[i].Span
		if Overlaid(first, s) {
			continue
		}
		e, words := n.Name(i)
		if words > 1 { // the whole name, or somebody else's
			s.End = n.Doc.Toks[e-1].End
			if Strange+prose.Space(s.Of(n.Doc.Body)) != id || n.capital(e) && n.Doc.Roles(e)&grammar.TimeWord == 0 && !n.taken(e) { // "Bo Lund Avenue"
				continue
			}
		} else if n.Part(i - 1) {
			continue
		}
		n.Found = append(n.Found, Mention{By: By{Span: s, Rule: "stranger", Confidence: 0.7}, Kind: roster.Leader, Entity: id, Form: mention.Name})
	}
	n.Sort()
}
