package normalize

import (
	"strings"
	"unicode/utf8"

	"dateline/internal/article"
	"dateline/internal/prose"
)

// How to reach those who sent out a report: the head of a press release has who to
// call, its foot the address of the house.

// contactHeads open who may be asked. They are matched on folded text.
var contactHeads = openings(foldAll(
	"contact:", "contacts:", "investor contact", "investor relations", "press office:", "company contact", "corporate contact", "contact person", "media contact", "press contact", "for more information, contact", "for further information, contact",
	"for more information contact", "for information contact", "for media inquiries", "media inquiries", "press inquiries", "contacto:", "contatto:", "kontakt:", "ansprechpartner", "contact presse",
	"phone:", "phone ", "tel:", "tel.", "telephone:", "office:", "cell:", "fax:", "e-mail:", "email:", "контакты", "контактное лицо", "пресс-служба:", "телефон", "тел.", "тел:", "联系人", "联系电话", "电话:", "电话：",
)...)

// numbered open the number under which a house keeps a release: "Case # 12-345".
var numbered = folded("case", "ref", "ref.", "reference", "release", "file", "docket", "no", "no.", "nr", "nr.", "№", "исх", "исх.")

// contacts takes the lines of a head that say whom to ask: a label, names, offices,
// telephones, addresses of mail. One of them at the least must be a way to reach
// somebody, and without a label the title must have gone before.
func (w *work) contacts() take {
	if w.hasLine || !w.fresh() || len(w.rest()) > 200 {
		return take{}
	}
	first := w.rest()
	for _, word := range [...]string{" Contact:", " Contacts:", " Contacto:", " Media Contact:"} { // "June 2018 Contact: Ann Example"
		if j := strings.Index(first[:min(len(first), 50)], word); j > 0 && w.stated == "" {
			if d, end, ok := readDate(first, 0); ok && end == j && d.y > 0 {
				w.dates = append(w.dates, dated{basis: article.Header, day: d, text: first[:j], pos: w.at})
				w.opened = w.at + j + 1
				return take{end: w.opened, kept: "date " + d.edtf().String(), confidence: 0.9}
			}
		}
	}
	label := contactHeads.mayOpen(first) && contactHeads.open(prose.Fold(first)) || strings.EqualFold(first, "contact") || strings.EqualFold(first, "contacts")
	if !label && !reach(first) && !(w.stated != "" && (named(first) || fileNumber(first))) {
		return take{}
	}
	end, ways, other := 0, 0, 0
	for i, n := w.lo, 0; i < w.hi && n < 16; i++ {
		t := w.text(i)
		if i == w.lo {
			t = first
		}
		if t == "" {
			continue
		}
		n++
		if m, ok := w.meta(t); ok && len(m.dates) > 0 {
			break // a rule for days reads it
		}
		way := reach(t)
		if !way && i > w.lo && (utf8.RuneCountInString(t) > 60 || stopped(t) || w.opens(i)) || w.stated != "" && sameKey(t, w.stated) {
			break
		}
		known := way || contactHeads.mayOpen(t) && contactHeads.open(prose.Fold(t)) || fileNumber(t)
		if !known && !named(t) && i > w.lo {
			if other++; other > 3 || !label {
				break
			}
		}
		if way {
			ways++
		}
		if known {
			end = w.lines[i].end
		}
	}
	if end == 0 || ways == 0 && !(label && strings.HasSuffix(first, ":")) && !(fileNumber(first) && w.stated != "") || !w.follows(end) {
		return take{}
	}
	return take{end: end, confidence: 0.85}
}

// fileNumber reports "Case # 12-345", "Ref. 17/2018".
func fileNumber(t string) bool {
	word, rest, ok := strings.Cut(t, " ")
	return ok && len(t) <= 40 && numbered[prose.Fold(strings.TrimRight(word, ":#"))] && (strings.ContainsAny(rest, "0123456789") || strings.HasSuffix(rest, "TBA")) && len(strings.Fields(rest)) <= 2
}

// reach reports a line that is a telephone or an address of mail with a few words
// beside it, or an address of several parts with a telephone.
func reach(t string) bool {
	if len(t) > 160 || len(t) < 7 || !strings.ContainsAny(t, "0123456789@[") || stopped(t) && len(t) > 60 {
		return false
	}
	words := len(strings.Fields(t))
	parts := strings.Count(t, "•") + strings.Count(t, "|") + strings.Count(t, "·") + strings.Count(t, "\uf0b7")
	if words > 8 && parts < 2 || words > 20 {
		return false
	}
	if strings.Contains(t, "[email") && strings.Contains(t, "protected]") {
		return true
	}
	for f := range strings.FieldsSeq(t) {
		if isMail(strings.Trim(f, "<>()[],;:|")) {
			return true
		}
	}
	return telephone(t)
}

// telephone reports whether t has a telephone's number: seven figures to fifteen in
// groups, of which no two are a year or a day.
func telephone(t string) bool {
	for i := 0; i < len(t); i++ {
		if (t[i] < '0' || t[i] > '9') && t[i] != '+' && t[i] != '(' || i > 0 && (isAlnum(t[i-1]) || t[i-1] == '.' || t[i-1] == '/' || strings.IndexByte(":$_#=&?", t[i-1]) >= 0) {
			continue
		}
		figures, groups, longest, run, j := 0, 0, 0, 0, i
		for ; j < len(t) && (t[j] >= '0' && t[j] <= '9' || strings.IndexByte("+()-./ ", t[j]) >= 0); j++ {
			if t[j] == '/' && figures >= 7 && longest < 7 {
				break // another one
			}
			if t[j] >= '0' && t[j] <= '9' {
				if run == 0 {
					groups++
				}
				figures++
				run++
				longest = max(longest, run)
			} else {
				run = 0
			}
		}
		if decimals(t[i:j]) {
			return false
		}
		if figures >= 7 && figures <= 15 && groups >= 2 && longest <= 7 && (longest >= 3 || groups >= 4) && !strings.Contains(t[i:j], ". ") {
			if !holdsDay(t, i, j) && (j == len(t) || t[j] != ':') {
				return true
			}
		}
		i = max(i, j-1)
	}
	return false
}

// decimals reports figures of which two or more are fractions, as of rates of exchange.
func decimals(t string) bool {
	n := 0
	for f := range strings.FieldsSeq(t) {
		if strings.Count(f, ".") == 1 {
			n++
		}
	}
	return n > 1
}

// holdsDay reports whether a day or a year is written in figures between two offsets.
func holdsDay(t string, i, j int) bool {
	for ; i < j; i++ {
		if t[i] < '0' || t[i] > '9' || isAlnum(t[i-min(i, 1)]) && i > 0 {
			continue
		}
		if d, _, ok := readDate(t, i); ok && (d.y > 0 || d.m > 0) {
			return true
		}
	}
	return false
}

// contactFoot takes a last line that says how to reach the house.
func (w *work) contactFoot(i int) bool {
	t := w.text(i)
	if !reach(t) || bullet(t) || !strings.ContainsAny(t, "•|·@\uf0b7") && len(strings.Fields(t)) > 6 {
		return false
	}
	m, ok := w.meta(t)
	return !ok || len(m.dates) == 0
}
