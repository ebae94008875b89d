package normalize

import (
	"strings"
	"unicode/utf8"

	"dateline/internal/article"
	"dateline/internal/prose"
)

// What databases of the press put around a report when they hand it out, and
// what mail does.

// tags are the codes with which lines of a tagged export begin, and what stands
// behind them: t title, a author, d date, s source, b the text, x other.
var tags = map[string]byte{"HD": 't', "BY": 'a', "PD": 'd', "SN": 's', "LP": 'b', "TD": 'b',
	"WC": 'x', "ET": 'x', "SC": 'x', "PG": 'x', "LA": 'x', "CY": 'x', "CR": 'x', "ED": 'x', "SE": 'x', "VOL": 'x', "CLM": 'x', "ART": 'x',
	"CO": 'x', "IN": 'x', "NS": 'x', "RE": 'x', "IPD": 'x', "IPC": 'x', "PUB": 'x', "AN": 'x', "RF": 'x'}

// tagOf divides "PD 12 June 2018" into its tag and the offset of the rest.
func tagOf(t string) (kind byte, at int) {
	tag, _, _ := strings.Cut(t[:min(len(t), 4)], " ")
	if len(tag) < 2 || len(tag) > 3 {
		return 0, 0
	}
	return tags[tag], min(len(t), len(tag)+1)
}

// tagged reports whether the text is a tagged export: four tags among its first
// lines, that of the title and that of the day with them.
func (w *work) tagged() bool {
	if len(w.t) < 2 || w.t[0] > 'Z' && w.t[0] < 0x80 {
		return false
	}
	if w.export == 0 {
		w.export = -1
		seen := map[byte]int{}
		for i, n := 0, 0; i < len(w.lines) && n < 14; i++ {
			if w.lines[i].blank() {
				continue
			}
			n++
			kind, _ := tagOf(w.text(i))
			seen[kind]++
		}
		if seen['t'] == 1 && seen['d'] > 0 && seen['x'] >= 2 {
			w.export = 1
		}
	}
	return w.export > 0
}

// exportLine takes the lines that a database puts above a report.
func (w *work) exportLine() take {
	if !w.fresh() {
		return take{}
	}
	r, end := w.rest(), w.lines[w.lo].end
	if bar := w.captured(); bar > 0 {
		return take{end: bar, confidence: 0.9}
	}
	if documentOf(r) || len(w.dates) > 0 && copyright(r) && !photoCredit(r) && w.proseFollows() || w.stated != "" && shortCode(r) && w.headerLine(w.lo+1) {
		return take{end: end, confidence: 0.9}
	}
	if w.stated != "" && len(r) < 160 {
		f := prose.Fold(r[:min(len(r), 40)])
		if strings.HasPrefix(f, "text of report by") || strings.HasPrefix(f, "excerpt from report by") || strings.HasPrefix(f, "text of report in") || len(w.dates) > 0 && prose.Fold(r) == "body" {
			return take{end: end, confidence: 0.9}
		}
	}
	if !w.tagged() {
		return take{}
	}
	kind, at := tagOf(r)
	rest := trim(w.t, prose.Span{Start: w.at + at, End: end})
	switch kind {
	case 't':
		if w.stated == "" && rest.Len() > 0 {
			w.remove("header/export", prose.Span{Start: w.at, End: rest.Start})
			w.stated = rest.Of(w.t)
			w.titles = append(w.titles, rest)
			w.step("header/export", rest, "title", 0.95)
			return take{end: end, silent: true}
		}
	case 'a':
		names, agency := people(strings.TrimPrefix(rest.Of(w.t), "By "))
		w.a.Authors = append(w.a.Authors, names...)
		w.by(agency)
	case 'd':
		if got := w.dateAt(rest.Start, "header/export"); got.end > 0 {
			got.end = end
			return got
		}
	case 's':
		w.by(rest.Of(w.t))
	case 'b':
		return take{end: max(w.at+2, rest.Start), confidence: 0.9}
	case 0:
		return take{}
	}
	return take{end: end, confidence: 0.9}
}

// captured is where the bar ends that an archive of pages puts above one: "15
// captures", months and years, "About this capture"; or 0.
func (w *work) captured() int {
	r := w.rest()
	if r[0] > '9' || len(r) > 30 {
		return 0
	}
	f := strings.Fields(r)
	if len(f) != 2 || !strings.HasPrefix(f[1], "capture") || strings.Trim(f[0], "0123456789,") != "" {
		return 0
	}
	for i, n := w.lo+1, 0; i < w.hi && n < 16; i++ {
		t := w.text(i)
		if t == "" {
			continue
		}
		if n++; len(t) > 60 {
			return 0
		}
		if strings.EqualFold(t, "about this capture") || strings.EqualFold(t, "fail") && (i+1 >= w.hi || !strings.EqualFold(w.text(i+1), "about this capture")) {
			return w.lines[i].end
		}
	}
	return 0
}

// documentOf reports "2 of 40 DOCUMENTS".
func documentOf(t string) bool {
	if len(t) >= 40 {
		return false
	}
	f := strings.Fields(t)
	return len(f) == 4 && f[1] == "of" && strings.HasPrefix(strings.ToUpper(f[3]), "DOCUMENT") && strings.Trim(f[0]+f[2], "0123456789") == ""
}

// shortCode reports the code of a paper, "LAKC".
func shortCode(t string) bool { return len(t) >= 3 && len(t) <= 6 && isAlpha(t) && prose.Upper(t) }

// exportTail is the first line of what a database puts below a report, or w.hi.
func (w *work) exportTail(i int) bool {
	t := w.text(i)
	if kind, _ := tagOf(t); kind == 'x' && w.tagged() {
		return true
	}
	switch prose.Fold(t) {
	case "graphic", "classification":
		for j := i + 1; j < w.hi; j++ {
			if s := w.text(j); strings.HasPrefix(prose.Fold(s), "load-date") || prose.Fold(s) == "end of document" {
				return true
			}
		}
	}
	return false
}

// exportFoot takes a last line of an export: its number, its code, the day that
// the monitors wrote it down.
func (w *work) exportFoot(i int) bool {
	t := w.text(i)
	var f []string
	if strings.HasPrefix(t, "Document") || strings.HasPrefix(t, "BBC") {
		f = strings.Fields(t)
	}
	switch {
	case len(f) == 2 && f[0] == "Document" && len(f[1]) > 12 && strings.ToUpper(f[1][:4]) == f[1][:4]:
		return true
	case len(f) >= 4 && len(f) <= 6 && f[0] == "BBC" && strings.HasPrefix(f[1], "Mon"):
		for _, x := range f[2:] {
			if len(x) == 6 && strings.Trim(x, "0123456789") == "" {
				n, _ := (&scan{x, 0}).number(6)
				d := date{y: 2000 + n%100, m: n / 100 % 100, d: n / 10000}
				if d.y > 2060 {
					d.y -= 100
				}
				if d = d.check(); !d.bad && d.d > 0 {
					w.dates = append(w.dates, dated{article.Code, d, x, w.lines[i].start, false})
				}
			}
		}
		return true
	}
	if inner, ok := strings.CutPrefix(t, "["); ok && len(t) < 40 { // "[ 12-06-18 1640GMT ]"
		inner, ok = strings.CutSuffix(inner, "]")
		return ok && strings.Contains(inner, "GMT") && strings.Trim(inner, "0123456789-/:. GMT") == ""
	}
	return strings.HasPrefix(t, "((") && strings.HasSuffix(t, "))")
}

// mailKeys are the lines of a mail's head.
var mailKeys = map[string]byte{"from": 'x', "to": 'x', "cc": 'x', "reply-to": 'x', "sent": 'd', "date": 'd', "subject": 't', "от": 'x', "кому": 'x', "отправлено": 'd', "дата": 'd', "тема": 't'}

// mailLine takes the head of a mail: three or more of its keys, one below the
// other, the subject with them; of two a blank line must stand below.
func (w *work) mailLine() take {
	if !w.fresh() || w.stated != "" {
		return take{}
	}
	i := w.lo
	n, subject := 0, -1
	for ; i < w.hi && n < 8; i++ {
		k, _, ok := strings.Cut(w.text(i), ":")
		kind := mailKeys[prose.Fold(k)]
		if !ok || len(k) > 12 || kind == 0 {
			break
		}
		if n++; kind == 't' {
			subject = i
		}
	}
	if subject < 0 || n < 2 || n == 2 && !(i < w.hi && w.lines[i].blank()) {
		return take{}
	}
	for j := w.lo; j < i; j++ {
		l := w.lines[j]
		k, v, _ := strings.Cut(w.text(j), ":")
		s := trim(w.t, prose.Span{Start: l.end - len(v), End: l.end})
		switch mailKeys[prose.Fold(k)] {
		case 't':
			for _, re := range [...]string{"FW: ", "Fw: ", "Fwd: ", "FWD: ", "RE: ", "Re: "} {
				if strings.HasPrefix(s.Of(w.t), re) {
					s.Start += len(re)
				}
			}
			w.stated = s.Of(w.t)
			w.titles = append(w.titles, s)
			w.remove("header/mail", prose.Span{Start: l.start, End: s.Start})
			continue
		case 'd':
			if dates, ok := clock(s.Of(w.t)); ok {
				for _, d := range dates {
					w.dates = append(w.dates, dated{article.Header, d, prose.Space(s.Of(w.t)), l.start, false})
				}
			}
		}
		w.remove("header/mail", prose.Span{Start: l.start, End: l.end})
	}
	s := prose.Span{Start: w.at, End: w.lines[i-1].end}
	w.step("header/mail", s, "title", 0.95)
	return take{end: s.End, silent: true}
}

// slugLine takes the lines of a wire above its title: "BC-VEL--Ferries, 1st
// Ld-Writethru,312", "Eds: Updates throughout.".
func (w *work) slugLine() take {
	r := w.rest()
	if !w.fresh() || w.hasLine || len(r) > 120 {
		return take{}
	}
	slug := strings.Contains(r, "Writethru") || len(r) > 6 && (strings.HasPrefix(r, "BC-") || strings.HasPrefix(r, "AM-") || strings.HasPrefix(r, "PM-")) && strings.Contains(r, "--")
	if slug || strings.HasPrefix(r, "Eds: ") || strings.HasPrefix(r, "AP Photo ") {
		return take{end: w.lines[w.lo].end, confidence: 0.9}
	}
	return take{}
}

// bio takes the last paragraph when it says who the author is: "Ann Example is a
// reporter of the Valley Times."
func (w *work) bio(i int) bool {
	t := w.text(i)
	if len(t) > 500 {
		return false
	}
	if w.ofWriter(i, t) {
		return true
	}
	names := w.a.Authors
	for _, x := range w.res.Removed {
		if x.Rule == "header/beside" {
			names = append(names[:len(names):len(names)], x.Text)
		}
	}
	for _, a := range names {
		rest, ok := strings.CutPrefix(t, a)
		if !ok || !strings.Contains(a, " ") {
			continue
		}
		for _, is := range [...]string{" is a ", " is an ", " is the ", " covers ", " reports ", " writes ", " is based ", " joined "} {
			if strings.HasPrefix(rest, is) {
				return true
			}
		}
	}
	return false
}

// placeBelow takes names of one to three words that stand alone below the clock
// of the header, before the report: where a palace says it was, who wrote it.
func (w *work) placeBelow() take {
	r := w.rest()
	if w.stated == "" || w.hasLine || !w.fresh() || len(w.dates) == 0 || moreWords(r, 4) || !named(r) || bullet(r) || strings.ContainsAny(r, ":|0123456789") {
		return take{}
	}
	i, beside := w.lo-1, false
	for i >= 0 && w.lines[i].blank() {
		i--
	}
	if i >= 0 {
		if _, beside = w.meta(w.text(i)); !beside {
			_, _, beside = bylineOf(w.text(i))
		}
	}
	last := w.lo
	for last+1 < w.hi && last < w.lo+2 && !w.lines[last+1].blank() && len(strings.Fields(w.text(last+1))) <= 3 && named(w.text(last+1)) && !bullet(w.text(last+1)) && !strings.ContainsAny(w.text(last+1), ":|0123456789") {
		last++
	}
	if !beside || last+1 >= w.hi || !w.lines[last+1].blank() {
		return take{}
	}
	for i = last + 1; i < w.hi && w.lines[i].blank(); i++ {
	}
	if i >= w.hi || utf8.RuneCountInString(w.text(i)) < 60 {
		return take{}
	}
	if names, agency := people(r); last > w.lo && len(names) == 1 && strings.Contains(r, " ") && agency == "" && len(w.a.Authors) == 0 && !w.names.knowsPlace(r) {
		w.a.Authors = names
	}
	return take{end: w.lines[last].end, confidence: 0.75}
}
