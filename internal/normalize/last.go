package normalize

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"dateline/internal/prose"
	"dateline/internal/record"
)

// What stands alone below a report: who wrote it, where it belongs.

// hanHouse takes the house in brackets with which reports of Hong Kong and Taiwan
// open: "【明湖專訊】".
func (w *work) hanHouse() take {
	if r := w.rest(); w.fresh() && !w.hasLine {
		for _, end := range [...]string{"网消息:", "网消息：", "讯:", "讯：", "网讯 "} { // "湖视网消息:"
			if i := strings.Index(r[:min(len(r), 40)], end); i > 0 && len(r) > 60 && !strings.ContainsFunc(r[:i], func(r rune) bool { return !unicode.Is(unicode.Han, r) }) {
				house := r[:i+len(end)]
				w.by(strings.TrimRight(strings.TrimSuffix(strings.TrimRight(house, ":： "), "消息"), "讯"))
				return take{end: w.at + len(house), kept: "agency " + house, confidence: 0.85}
			}
		}
	}
	rest, ok := strings.CutPrefix(w.rest(), "【")
	if !ok || !w.fresh() || w.hasLine {
		return take{}
	}
	i := strings.Index(rest, "】")
	if i < 0 || utf8.RuneCountInString(rest[:i]) > 14 || len(rest)-i < 60 {
		return take{}
	}
	inner := rest[:i]
	for _, end := range [...]string{"專訊", "专讯", "訊", "讯", "報道", "报道", "電", "电"} {
		if house, ok := strings.CutSuffix(inner, end); ok {
			w.by(house)
			return take{end: w.at + len("【") + i + len("】"), kept: "agency " + house, confidence: 0.9}
		}
	}
	return take{}
}

// lastByline takes a last line "By Ann Example".
func (w *work) lastByline(i int) bool {
	t := w.text(i)
	if len(t) > 100 || stopped(t) {
		return false
	}
	names, agency, ok := bylineOf(t)
	if ok && len(w.a.Authors) == 0 {
		w.a.Authors = append(w.a.Authors, names...)
		w.by(agency)
	}
	return ok
}

// signature takes the pieces of a byline below a report that stand on lines of their
// own: what the writer is, the name, "By". Each is asked for when those below have gone.
func (w *work) signature(i int) bool {
	t := w.text(i)
	if len(t) > 40 || stopped(t) || i-1 <= w.lo {
		return false
	}
	above := i - 1
	for above > w.lo && w.lines[above].blank() {
		above--
	}
	f := prose.Fold(t)
	switch {
	case f == "by" || f == "автор":
		return true
	case prose.Fold(strings.TrimRight(w.text(above), ":")) == "by":
		names, agency := people(t)
		if len(names) == 1 && agency == "" && len(w.a.Authors) == 0 {
			w.a.Authors = names
		}
		return len(names) == 1
	case roles[f] || roles[lastWordOf(f)] && len(strings.Fields(f)) <= 3:
		two := above - 1
		for two > w.lo && w.lines[two].blank() {
			two--
		}
		names, agency := people(w.text(above))
		return len(names) == 1 && agency == "" && prose.Fold(strings.TrimRight(w.text(two), ":")) == "by"
	}
	return false
}

// nameInFoot takes the name of who put a page in, below the address or the size of a
// picture and above what has gone.
func (w *work) nameInFoot(i int) bool {
	t := w.text(i)
	if len(t) > 40 || i+1 >= len(w.lines) || i-1 <= w.lo || !named(t) || strings.Contains(t, ",") {
		return false
	}
	above := w.text(i - 1)
	return strings.HasPrefix(above, "http") && !strings.Contains(above, " ") || above != "" && len(above) <= 5 && strings.Trim(above, "0123456789") == ""
}

// roles are what writers are.
var roles = folded(
	"editor", "editor in chief", "editor-in-chief", "reporter", "correspondent", "writer", "journalist", "columnist", "contributor", "author", "admin", "staff",
	"редактор", "главный редактор", "журналист", "корреспондент", "тілші",
)

// lastName takes the author's name where it stands alone below the report, two
// or three words after a paragraph that has ended: "Ann Example".
func (w *work) lastName(i int) bool {
	t := w.text(i)
	if len(t) > 40 {
		return false
	}
	words := strings.Fields(t)
	if len(words) < 2 || len(words) > 3 || len(w.a.Authors) > 0 || i-2 < w.lo || !w.lines[i-1].blank() {
		return false
	}
	before := i - 2
	for before > w.lo && w.lines[before].blank() {
		before--
	}
	if b := w.text(before); len(b) < 60 || !stopped(b) {
		return false
	}
	for _, x := range words {
		if prose.Upper(x) || strings.ContainsFunc(x, func(r rune) bool { return !unicode.IsLetter(r) && !strings.ContainsRune("-'’", r) }) {
			return false
		}
	}
	f := prose.Fold(t)
	names, agency := people(t)
	if len(names) != 1 || agency != "" || sections[f] || listHeads[f] || w.names.knowsPlace(t) || w.names.source(t) != "" {
		return false
	}
	w.a.Authors = names
	return true
}

// lastLabel takes what stands alone below a report and is no sentence: the tags
// of a page that lost their marks ("Foreign policy Lakes and rivers Council"), a
// section, a house, a place with a name.
func (w *work) lastLabel(i int) bool {
	t := w.text(i)
	if strings.Count(t, " | ") >= 2 && len(t) <= 120 && !stopped(t) {
		return true // "About us | Join us | Contact us"
	}
	if len(t) > 120 || utf8.RuneCountInString(t) > 80 || len(strings.Fields(t)) > 9 || stopped(t) || i-2 < w.lo || !w.lines[i-1].blank() || w.wrap.hard {
		return false
	}
	first, _ := utf8.DecodeRuneInString(t)
	last, _ := utf8.DecodeLastRuneInString(t)
	if strings.HasPrefix(prose.Fold(t), "press ") {
		return false // who speaks: "Press Service of the Ministry"
	}
	if !unicode.IsUpper(first) || !unicode.IsLetter(last) && !unicode.IsDigit(last) {
		return false
	}
	if b := w.block(w.lines[i].start); b != nil && b.Kind != record.Paragraph && b.Kind != record.Heading && b.Kind != record.Verbatim {
		return false
	}
	for before, n := i-1, 0; before >= w.lo && n < 4; before-- {
		b := w.text(before)
		if len(b) >= 60 {
			return stopped(b)
		}
		if b != "" {
			if names, agency := people(t); n == 0 && keys[prose.Fold(strings.TrimRight(b, ": "))] == 'a' && len(names) == 1 && agency == "" && len(w.a.Authors) == 0 {
				w.a.Authors = names
			}
			if n++; stopped(b) {
				return false
			}
		}
	}
	return false
}
