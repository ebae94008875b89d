package normalize

import (
	"strings"

	"dateline/internal/article"
	"dateline/internal/prose"
)

// What a house puts below its report: its name, its day, the headlines of others.

// lastWords cuts off what an agency puts behind the last sentence: "(end)",
// "[VNA]", "—Inputs from Agencies". It never takes the line.
func (w *work) lastWords(i int) bool {
	t := w.text(i)
	if len(t) < 60 {
		return false
	}
	from := 0
	end := max(0, len(t)-49)                                      // behind which a dash is looked for
	if j := prose.LastIndex(t, " /// "); j > 0 && len(t)-j < 60 { // "… ahead of its time. /// LNA, 20 January 2023"
		from = j
	} else if last := t[len(t)-1]; last == ')' || last == ']' || last == '/' {
		from = strings.LastIndexByte(t[:len(t)-1], map[byte]byte{')': '(', ']': '[', '/': '/'}[last])
		if from <= 0 || !endWord(strings.TrimSpace(t[from+1:len(t)-1])) {
			return false
		}
	} else if j := strings.LastIndexAny(t[end:], "—–"); j >= 0 {
		j += end
		f := strings.TrimLeft(prose.Fold(t[j:]), "—– ")
		if strings.HasPrefix(f, "inputs from") || strings.HasPrefix(f, "with inputs") || strings.HasPrefix(f, "with agency") || strings.HasPrefix(f, "agencies") {
			from = j
		}
	}
	if from <= 0 || !stopped(t[:from]) {
		return false
	}
	s := prose.Span{Start: w.lines[i].start + from, End: w.lines[i].end}
	w.by(strings.Trim(s.Of(w.t), "()[]/ "))
	w.remove("credit/agency", s)
	w.step("credit/agency", s, "", 0.9)
	w.lines[i].end = trim(w.t, prose.Span{Start: w.lines[i].start, End: s.Start}).End
	return false
}

// endWord reports what stands in brackets behind a report: the word that it
// ends, or a name of one to three words.
func endWord(s string) bool {
	switch strings.ToLower(s) {
	case "end", "ends", "more", "完", "конец":
		return true
	}
	return len(strings.Fields(s)) <= 3 && !strings.ContainsAny(s, "0123456789") && agencyForm(s)
}

// agencyMark takes "(Xinhua)" or "-- BelNews" below a report, and the initials of
// its editors: "ab/cd".
func (w *work) agencyMark(i int) bool {
	t := w.text(i)
	if len(t) > 40 {
		return false
	}
	bare := strings.Trim(t, "()[]-–—. /")
	if len(bare) < 2 {
		return false
	}
	if (t[0] == '(' || t[0] == '[' || t[0] == '/' || t[0] == '-') && (w.names.source(bare) != "" || key(bare) == key(w.line.Agency)) || w.line.Agency != "" && key(bare) == key(w.line.Agency) {
		w.by(bare)
		return true
	}
	parts := strings.Split(t, "/")
	for _, p := range parts {
		if len(p) < 2 || len(p) > 4 || strings.ToLower(p) != p || !isAlpha(p) {
			return false
		}
	}
	return len(parts) > 1
}

// agencyDay takes the house and its day in brackets below a report, "(Lake News Agency
// January 25, 2010)", and keeps both.
func (w *work) agencyDay(i int) bool {
	inner, ok := enclosed(w.text(i))
	if !ok || len(inner) > 70 {
		return false
	}
	for j := range inner {
		if inner[j] != ' ' || !agencyForm(strings.TrimRight(inner[:j], ",")) {
			continue
		}
		if d, ok := wholeDay(inner[j+1:]); ok {
			w.dates = append(w.dates, dated{article.Header, d, prose.Space(inner[j+1:]), w.lines[i].start, true})
			w.by(strings.TrimRight(inner[:j], ","))
			return true
		}
	}
	return false
}

// signOff takes the place and the day at the foot of a statement, "Port Ellis, 2 December
// 2022", "Velmstadt, den 2. Dezember 2022", and keeps the day.
func (w *work) signOff(i int) bool {
	t := w.text(i)
	for j := range t {
		if t[j] != ',' {
			continue
		}
		place, day := t[:j], strings.TrimPrefix(strings.TrimSpace(t[j+1:]), "den ")
		if !named(place) || len(strings.Fields(place)) > 4 || strings.ContainsAny(place, "0123456789") {
			return false
		}
		if d, ok := wholeDay(day); ok {
			w.dates = append(w.dates, dated{article.Header, d, prose.Space(day), w.lines[i].start, true})
			return true
		}
	}
	return false
}

// headlines is the first line of six headlines or more, one a line, with which the page
// ends below the end of a report, or w.hi. A list of documents is part of it.
func (w *work) headlines() int {
	const most = 60
	i, n := w.hi-1, 0
	for ; !w.wrap.hard && n < most && i > w.lo && !w.lines[i].blank() && !stopped(w.text(i)); i-- {
		t := w.text(i)
		if len(t) > 120 || bullet(t) || beginsLower(t) || carried(t) || strings.ContainsAny(t[len(t)-1:], ",;:") || len(strings.Fields(t)) < 2 {
			return w.hi
		}
		n++
	}
	if n >= 6 && len(w.text(i)) > 80 && stopped(w.text(i)) {
		return i + 1
	}
	return w.hi
}
