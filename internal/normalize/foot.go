package normalize

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"dateline/internal/article"
	"dateline/internal/prose"
)

// What a page leaves below its report: fields of a form, counters, pagers,
// comments, and who has it from where.

// footLine takes a last line that no report ends with: a field to fill in ("Your
// name:"), a number alone, a key with a short value ("Views: 909"), a few words
// in another script.
func (w *work) footLine(i int) bool {
	t := w.text(i)
	last, _ := utf8.DecodeLastRuneInString(t)
	if (last == ':' || last == '：') && utf8.RuneCountInString(t) <= 60 {
		return true
	}
	if len(t) <= 8 && strings.Trim(t, "0123456789 ,\u00a0") == "" {
		return true
	}
	if hanBar(t) || neighbour(t) || ofIssue(t) {
		return true
	}
	if len(t) < 30 {
		if k := keys[prose.Fold(t)]; k == 'd' || k == 'u' { // above a day that went before
			return true
		}
	}
	if f := prose.Fold(t); strings.HasPrefix(f, "related links") && len(t) < 160 && !stopped(t) {
		return true
	}
	if sectionName(t) && i > w.lo && stopped(w.text(i-1)+w.text(max(w.lo, i-2))) || pager(t) || counter(t) || strings.Trim(t, "0123456789 ()") == "votes" {
		return true
	}
	if k, v, ok := strings.Cut(t, ":"); ok && keys[prose.Fold(strings.TrimSpace(k))] == 'd' && len(t) < 80 {
		if dates, ok := clock(v); ok {
			for _, d := range dates {
				w.dates = append(w.dates, dated{article.Header, d, prose.Space(t), w.lines[i].start, true})
			}
			return true
		}
	}
	return w.foreign(t)
}

// ofIssue reports a line that says in which issue of a paper a report stood: "(News
// report from Issue No. 19, published on Feb. 18 2015)".
func ofIssue(t string) bool {
	if len(t) > 140 {
		return false
	}
	f := prose.Fold(t)
	i := strings.Index(f, "issue ")
	return i >= 0 && strings.Contains(f, "published ") && strings.ContainsAny(f[i:], "0123456789") && (strings.Contains(f, "report") || strings.Contains(f, "story") || strings.Contains(f, "article"))
}

// formHeads open the form in which readers may write, below a report.
var formHeads = folded(
	"leave a reply", "leave a comment", "leave your comment", "leave a reply cancel reply", "add a comment", "add comment", "post a comment", "post comment", "write a comment",
	"оставить комментарий", "добавить комментарий", "оставьте комментарий", "написать комментарий", "пікір қалдыру", "发表评论", "我要评论",
)

// proseAbove reports whether a sentence stands above line i.
func (w *work) proseAbove(i int) bool {
	last := ""
	for i--; i >= w.lo; i-- {
		t := w.text(i)
		if len(t) >= 80 && (stopped(t) || w.wrap.hard) || stopped(last) && len(t)+len(last) >= 100 {
			return true
		}
		last = t
	}
	return false
}

// releaseEnd reports the mark below which a press release has nothing but whom to
// ask: hashes alone on a line (AP and PR Newswire write three).
func releaseEnd(t string) bool {
	return strings.IndexByte(t, '#') == 0 && len(t) <= 16 && strings.Trim(t, "# ") == ""
}

// pageAgain reports that a copy of the title below the report is the page's: no line
// below it is longer than those of a notice, but for one.
func (w *work) pageAgain(i int) bool {
	long := 0
	for i++; i < w.hi; i++ {
		if t := w.text(i); len(t) >= 160 && !notice(t) && !disclaimer(t) {
			long++
		}
	}
	return long <= 1
}

// labelAbove is the line of a few words right above line i that says what it is, "You
// just read:", "Latest posts", or i.
func (w *work) labelAbove(i int) int {
	k := i - 1
	for k > w.lo && w.lines[k].blank() {
		k--
	}
	if t := w.text(k); k > w.lo && len(strings.Fields(t)) <= 5 && (strings.HasSuffix(t, ":") || listHeads[listKey(t)]) {
		return k
	}
	return i
}

// labels counts the lines below line i when all are short, none of them a sentence,
// and at most so many: who sent a mail, how to write to a house.
func (w *work) labels(i, most int) int {
	n := 0
	for i++; i < w.hi; i++ {
		if t := w.text(i); t != "" {
			if n++; n > most || utf8.RuneCountInString(t) > 60 || sentence(t) {
				return 0
			}
		}
	}
	return n
}

// countedBelow reports whether the next line that is not blank is a counter.
func (w *work) countedBelow(i int) bool {
	for i++; i < w.hi && w.lines[i].blank(); i++ {
	}
	return i < w.hi && counted(prose.Fold(w.text(i)))
}

// neighbour reports the headline of the report before or after, behind an arrow.
func neighbour(t string) bool {
	if len(t) > 200 || stopped(t) {
		return false
	}
	for _, p := range [...]string{"上一篇", "下一篇", "上一条", "下一条"} {
		if strings.HasPrefix(t, p) {
			return true
		}
	}
	for _, a := range [...]string{"←", "→", "« ", " »", "‹", "›", "<<", ">>", "⟵", "⟶"} {
		if strings.HasPrefix(t, a) || strings.HasSuffix(t, a) {
			return true
		}
	}
	return false
}

// counter reports a key of a page's own with a short value: "Views: 909", "News
// ID 316861", "Category: Roads".
func counter(t string) bool {
	if len(t) > 90 || stopped(t) && len(t) > 40 {
		return false
	}
	f := prose.Fold(strings.TrimLeft(t, "•*- "))
	if i := strings.IndexAny(f, ":："); i > 0 {
		if k := keys[strings.TrimSpace(f[:i])]; k == 'x' || k == 'l' || k == 'g' {
			return true
		}
	}
	for _, p := range [...]string{"news id ", "news code ", "article id ", "story id ", "id: ", "code: "} {
		if strings.HasPrefix(f, p) && strings.Trim(f[len(p):], "0123456789-/ ") == "" {
			return true
		}
	}
	return strings.HasPrefix(f, "this news has been read") || strings.HasPrefix(f, "this article has been read") || strings.HasPrefix(f, "this page has been viewed") || strings.HasPrefix(f, "number of views")
}

// pager reports the numbers of a report's pages: "Page: 12", "Page 1 of 3", "1 2 3 Next".
func pager(t string) bool {
	if len(t) > 24 {
		return false
	}
	f := prose.Fold(t)
	rest, ok := strings.CutPrefix(f, "page")
	if !ok {
		rest, ok = strings.CutPrefix(f, "страница")
	}
	if !ok {
		rest, ok = strings.CutSuffix(f, "next")
	}
	return ok && strings.ContainsAny(rest, "0123456789") && strings.Trim(rest, ": 0123456789ofиз/|>»") == ""
}

// foreign reports at most four words in another script than the report's, as
// buttons of a page in two languages have.
func (w *work) foreign(t string) bool {
	if len(t) > 60 || stopped(t) || moreWords(t, 4) {
		return false
	}
	of := scriptOf(t)
	if of == nil {
		return false
	}
	letters, same := 0, 0
	for i := w.lo; i < w.hi && letters < 400; i++ {
		for _, r := range w.text(i) {
			if unicode.IsLetter(r) {
				letters++
				if unicode.Is(of, r) {
					same++
				}
			}
		}
	}
	return letters >= 200 && same*20 < letters
}

// scriptOf is the script in which all letters of t are, or nil.
func scriptOf(t string) *unicode.RangeTable {
	for _, s := range [...]*unicode.RangeTable{unicode.Latin, unicode.Cyrillic, unicode.Han, unicode.Arabic} {
		all := 0
		for _, r := range t {
			if unicode.IsLetter(r) {
				if !unicode.Is(s, r) {
					all = 0
					break
				}
				all++
			}
		}
		if all >= 2 {
			return s
		}
	}
	return nil
}

// comments reports the head of what readers wrote: "Comments (3)", "12 comments".
func comments(t string) bool {
	f := strings.Trim(prose.Fold(t), " :")
	head, tail, ok := strings.Cut(f, " ")
	if !ok {
		return false
	}
	tail = strings.TrimSpace(tail)
	number := func(s string) bool {
		s = strings.Trim(s, "()")
		return s != "" && s != "0" && strings.Trim(s, "0123456789") == ""
	}
	word := func(s string) bool {
		switch s {
		case "comments", "comment", "комментарии", "комментариев", "комментария", "комментарий":
			return true
		}
		return false
	}
	return word(head) && tail[0] == '(' && number(tail) || word(tail) && number(head)
}

// initials reports the editors of a report, "AR/HGH/AZ".
func initials(t string) bool {
	parts := strings.Split(t, "/")
	for _, p := range parts {
		if len(p) < 2 || len(p) > 4 || !isAlpha(p) || strings.ToUpper(p) != p {
			return false
		}
	}
	return len(parts) >= 2
}

// houseMark cuts off who has the report, behind its last sentence: "--SPA 15:07
// LOCAL TIME", ". - KUNA", ". ЛАКЕПРЕСС". The name is that of the dateline or of
// a source, or stands in capitals behind a dash. It never takes the line.
func (w *work) houseMark(i int) bool {
	t := w.text(i)
	if strings.HasSuffix(t, "./.") {
		s := prose.Span{Start: w.lines[i].end - 2, End: w.lines[i].end}
		w.remove("end-mark", s)
		w.step("end-mark", s, "", 0.9)
		w.lines[i].end -= 2
		t = w.text(i)
	}
	if len(t) < 60 {
		return false
	}
	if j := strings.LastIndexByte(t, ' '); j > 0 && stopped(t[:j]) && initials(t[j+1:]) {
		s := prose.Span{Start: w.lines[i].start + j, End: w.lines[i].end}
		w.remove("credit/agency", s)
		w.step("credit/agency", s, "", 0.85)
		w.lines[i].end = trim(w.t, prose.Span{Start: w.lines[i].start, End: s.Start}).End
		return false
	}
	from := max(0, len(t)-70)
	cut := -1
	for j := from; j < len(t); j++ {
		if t[j] == ' ' && j > 0 && stopped(t[:j]) {
			cut = j
		} else if n, ok := dash(t, j, true); ok && j > 0 && stopped(t[:j]) && n > 0 && !abbreviationEnds(t[:j]) {
			cut = j
			break
		}
	}
	if cut < 0 {
		return false
	}
	k := cut
	for k < len(t) && t[k] == ' ' {
		k++
	}
	n, dashed := dash(t, k, true)
	if dashed {
		for k += n; k < len(t) && t[k] == ' '; k++ {
		}
	}
	name := strings.Trim(t[k:], " .()")
	end := wordEnd(name, 0)
	switch first := name[:end]; {
	case name == "":
		return false
	case w.line.Agency != "" && (key(name) == key(w.line.Agency) || key(first) == key(w.line.Agency) && dashed):
	case w.names.source(name) != "":
	case isDomain(name) && !strings.Contains(name, " "):
	case dashed && len(name) <= 30 && name == first && prose.Upper(name) && utf8.RuneCountInString(name) <= 8 && utf8.RuneCountInString(name) >= 2:
	default:
		return false
	}
	s := prose.Span{Start: w.lines[i].start + cut, End: w.lines[i].end}
	if end == len(name) {
		w.by(name)
	}
	w.remove("credit/agency", s)
	w.step("credit/agency", s, "", 0.85)
	w.lines[i].end = trim(w.t, prose.Span{Start: w.lines[i].start, End: s.Start}).End
	return false
}
