package normalize

import (
	"strings"
	"unicode/utf8"

	"dateline/internal/article"
	"dateline/internal/prose"
)

// headRule takes a piece of the text at the cursor: from there to end. A rule
// that does not fire returns 0. keep leaves the piece out of Removed, since it
// stands in the article as it is.
type headRule struct {
	name string
	try  func(*work) take
}

type take struct {
	end        int
	kept       string
	confidence float64
	keep       bool
	silent     bool // the rule has recorded it itself
}

// headRules are tried in this order, again and again, until none fires.
var headRules = [...]headRule{
	{"header/none", (*work).noneLine},
	{"header/house", (*work).houseRest},
	{"header/ticker", (*work).ticker},
	{"header/image", (*work).gluedImage},
	{"header/date", (*work).dateHeader},
	{"header/mail", (*work).mailLine},
	{"header/export", (*work).exportLine},
	{"header/slug", (*work).slugLine},
	{"header/key", (*work).keyLine},
	{"header/key", (*work).fieldMark},
	{"header/url", (*work).urlLine},
	{"header/bars", (*work).barsAbove},
	{"header/contact", (*work).contacts},
	{"header/clock", (*work).clockLine},
	{"header/clock", (*work).rubricDay},
	{"header/above", (*work).above},
	{"header/short", (*work).shortTitle},
	{"header/byline", (*work).byline},
	{"header/running", (*work).runningLine},
	{"header/source", (*work).sourceLine},
	{"dateline/agency", (*work).agencyLine},
	{"header/crumbs", (*work).crumbs},
	{"header/furniture", (*work).furniture},
	{"header/menu", (*work).menu},
	{"header/script", (*work).otherScript},
	{"header/alt", (*work).alt},
	{"widget/list", (*work).listAbove},
	{"header/note", (*work).updateNote},
	{"header/desks", (*work).toDesks},
	{"header/section", (*work).section},
	{"header/clock", (*work).stampLine},
	{"widget/blank", (*work).blankAbove},
	{"header/repeat", (*work).repeat},
	{"header/again", (*work).again},
	{"widget", (*work).widgetLine},
	{"notice", (*work).noticeAbove},
	{"credit/photo", (*work).photoLine},
	{"credit/caption", (*work).captionLine},
	{"header/syndicator", (*work).syndicatorTag},
	{"dateline", (*work).datelineHere},
	{"dateline/han-house", (*work).hanHouse},
	{"header/kicker", (*work).kicker},
	{"header/beside", (*work).placeBelow},
	{"header/label", (*work).label},
	{"header/glued", (*work).gluedDay},
	{"header/unsaid", (*work).unsaid},
	{"title/mark", (*work).titleMark},
	{"title", (*work).titleLine},
}

// head runs the head rules.
func (w *work) head() {
	if w.stated != "" {
		w.echo = w.givenEcho()
	} else if w.echo = w.echoed(); w.echo > 0 && w.firstTitle(w.echo) {
		w.echo = 0
	}
	for guard := 0; w.lo < w.hi && guard < 400; guard++ {
		fired := false
		for _, r := range headRules {
			at := w.at
			k := r.try(w)
			if k.end <= at {
				continue
			}
			s := prose.Span{Start: at, End: k.end}
			if !k.silent {
				w.step(r.name, s, k.kept, k.confidence)
				if !k.keep {
					w.remove(r.name, s)
				}
			}
			w.advance(k.end)
			fired = true
			break
		}
		if !fired && !w.besideHeader() && !w.writerLine() && !w.deckLine() && !w.between() {
			break
		}
	}
	if !w.hasLine && w.early != nil {
		w.line, w.hasLine = *w.early, true
	}
}

// deckLine keeps a line for the body that stands between the title and more of
// the header: an introduction of one or two lines.
func (w *work) deckLine() bool {
	if w.stated == "" || w.hasLine || len(w.decks) >= 2 || !w.fresh() || len(w.rest()) > 300 || strings.HasSuffix(w.rest(), ":") {
		return false
	}
	for i, n := w.lo+1, 0; i < w.hi && n < 2; i++ {
		if w.lines[i].blank() {
			continue
		}
		t := w.text(i)
		if b := w.below(i); b < w.hi && t == w.text(b) {
			continue // a caption that stands twice
		}
		n++
		if (w.headerLine(i) || w.nameLine(i) || len(w.stated) >= 20 && sameKey(t, w.stated)) && !isWidget(t) && !blankPart(t) && !strings.Contains(t, "(@") && w.follows(w.lines[i].end) {
			s := prose.Span{Start: w.at, End: w.lines[w.lo].end}
			w.decks = append(w.decks, s)
			w.step("deck", s, "first paragraph", 0.8)
			w.advance(s.End)
			return true
		}
		if len(w.text(i)) > 160 {
			return false
		}
	}
	return false
}

// agencyLine takes "Trend:" below a dateline that names no agency.
func (w *work) agencyLine() take {
	if !w.hasLine || w.line.Agency != "" {
		return take{}
	}
	if r := w.rest(); w.fresh() && w.line.alone && strings.HasSuffix(r, ":") && len(r) < 40 && !strings.Contains(r, " ") && agencyForm(r[:len(r)-1]) { // one that the roster does not have, on a line of its own
		w.by(r[:len(r)-1])
		w.line.Agency = r[:len(r)-1]
		return take{end: w.lines[w.lo].end, kept: "agency " + w.line.Agency, confidence: 0.85}
	}
	id, end := w.names.sourceAt(w.t, w.at)
	if id == "" {
		return take{}
	}
	s := scan{w.t, end}
	s.spaces()
	n, ok := dash(w.t, s.i, s.i > end)
	switch {
	case s.peek() == ':':
		n = 1
	case !ok:
		return take{}
	}
	w.by(w.t[w.at:end])
	w.line.Agency = w.t[w.at:end]
	return take{end: s.i + n, kept: "source " + id, confidence: 0.95}
}

// noneLine takes a line that is only what a program writes for nothing.
func (w *work) noneLine() take {
	if w.fresh() && nothing[w.rest()] {
		return take{end: w.lines[w.lo].end, confidence: 0.99}
	}
	return take{}
}

var nothing = set(
	"None", "none", "NONE", "null", "NULL", "Null", "nan", "NaN", "NAN", "N/A", "n/a", "undefined", "nil", "[]", "{}", "['']",
	"\"\"", "''", "NaT", "-", "--", "—", "<NA>", "[object Object]",
)

// dateHeader takes " date 2018-11-13 ", whatever it is glued to.
func (w *work) dateHeader() take {
	if !w.fresh() {
		return take{}
	}
	r := w.rest()
	if len(r) < 9 || !strings.EqualFold(r[:4], "date") || r[4] != ' ' && r[4] != '\t' && r[4] != '=' {
		return take{}
	}
	i := w.at + 5
	for i < len(w.t) && (w.t[i] == ' ' || w.t[i] == '\t' || w.t[i] == '=') {
		i++
	}
	k := w.dateAt(i, "header/date")
	if k.end > 0 {
		w.opened = trim(w.t, prose.Span{Start: k.end, End: w.lines[w.lo].end}).Start
	}
	return k
}

// dateAt takes the date at i, with its time of day, as one of the header.
func (w *work) dateAt(i int, rule string) take {
	line := w.t[:w.lines[w.lo].end]
	d, end, ok := readDate(line, i)
	if !ok {
		if d, end, ok = monthOnly(line, i); !ok {
			return take{}
		}
	}
	w.dates = append(w.dates, dated{basis: article.Header, day: d, text: prose.Space(w.t[i:end]), pos: w.at})
	w.badDate(d, i, w.t[i:end])
	s := scan{line, end}
	if s.lit("T") || s.spaces() {
		if e, ok := readClock(line, s.i); ok {
			end, s.i = e, e
			s.spaces()
			if e, ok := readZone(line, s.i); ok {
				end = e
			}
		}
	}
	return take{end: end, kept: "date " + d.edtf().String(), confidence: 0.99}
}

// monthOnly reads "2021-04" before a blank or the end.
func monthOnly(t string, i int) (d date, end int, ok bool) {
	if len(t) < i+7 || t[i+4] != '-' || len(t) > i+7 && t[i+7] != ' ' || strings.Trim(t[i:i+4]+t[i+5:i+7], "0123456789") != "" {
		return d, 0, false
	}
	s := scan{t, i}
	d.y = s.year()
	s.i++
	d.m, _ = s.number(2)
	return d, i + 7, d.y > 0 && d.m >= 1 && d.m <= 12
}

// badDate tells of a day that no calendar has, as printed at an offset.
func (w *work) badDate(d date, at int, printed string) {
	if d.bad {
		w.res.Problems.Warnf(w.pos(at), "date/impossible", "give the date in seeds.yaml", "no calendar has the day %q", printed)
	}
}

// section takes a line that is the name of a newspaper's section.
func (w *work) section() take {
	if r := w.rest(); w.fresh() && !w.hasLine && (sectionName(r) || w.stated != "" && (hashtag(r) || rubricLine(r))) && w.proseFollows() {
		return take{end: w.lines[w.lo].end, confidence: 0.85}
	}
	return take{}
}

// repeat takes a second copy of the title.
func (w *work) repeat() take {
	if w.stated == "" || !w.fresh() {
		return take{}
	}
	r := w.rest()
	if quoted := "【" + w.stated + "】"; strings.HasPrefix(r, quoted) && len(r) > len(quoted) { // as portals of China open a report
		return take{end: w.at + len(quoted), confidence: 0.9}
	}
	if i := w.lo + 1; len(r) > 20 && i < w.hi && len(r) < len(w.stated) && strings.HasPrefix(w.stated, r+" ") && r+" "+w.text(i) == w.stated { // on two lines
		return take{end: w.lines[i].end, confidence: 0.9}
	}
	if len(r) < 200 && len(r) > 3 && (sameKey(r, w.stated) || w.sectionGlued(r)) {
		return take{end: w.lines[w.lo].end, confidence: 0.95}
	}
	if len(w.stated) < 20 || len(r) <= len(w.stated) || len(r) >= len(w.stated)+60 || !strings.ContainsAny(r, "0123456789") {
		return take{}
	}
	if k := key(w.stated); len(k) >= 20 && strings.HasPrefix(key(r), k) { // with the day behind it
		for j := len(w.stated) / 2; j < len(r); j++ {
			if r[j] != ' ' || key(r[:j]) != k {
				continue
			}
			if m, ok := w.meta(strings.TrimSpace(r[j:])); ok && len(m.dates) > 0 {
				w.dates = append(w.dates, dated{article.Header, m.dates[0], prose.Space(r[j:]), w.at + j, false})
				return take{end: w.lines[w.lo].end, kept: "date " + m.dates[0].edtf().String(), confidence: 0.9}
			}
		}
	}
	return take{}
}

// sectionGlued reports a copy of the title with the name of a section glued before it:
// "BusinessMinisters open bridge".
func (w *work) sectionGlued(r string) bool {
	section, ok := strings.CutSuffix(r, w.stated)
	return ok && len(w.stated) > 20 && sectionName(section)
}

func (w *work) widgetLine() take {
	if w.fresh() && isWidget(w.rest()) {
		return take{end: w.lines[w.lo].end, confidence: 0.95}
	}
	return take{}
}

func (w *work) photoLine() take {
	if w.fresh() && photoCredit(w.rest()) {
		return take{end: w.lines[w.lo].end, confidence: 0.9}
	}
	return take{}
}

// syndicatorTag takes "(MENAFN- Trend News Agency)": a name in capitals, a
// hyphen, and the agency whose report it passes on.
func (w *work) syndicatorTag() take {
	r := w.t[w.at:min(len(w.t), w.at+120)]
	if !strings.HasPrefix(r, "(") {
		return take{}
	}
	j := strings.IndexByte(r, ')')
	if j > 0 && strings.Count(r[:j], "(") == 2 && strings.HasPrefix(r[j+1:], ")") { // "(VNS- Lake News Agency (LNA))"
		j++
	}
	if j < 0 || strings.Count(r[:j], "\n") > 1 {
		return take{}
	}
	inner := prose.Space(r[1:j])
	i := strings.IndexByte(inner, '-')
	if n := strings.IndexAny(inner, "–—"); i < 0 || n > 0 && n < i {
		i = n
	}
	if i <= 0 {
		return w.bracketed(inner, w.at+j+1)
	}
	_, size := utf8.DecodeRuneInString(inner[i:])
	if k := strings.IndexByte(inner, '('); k > i {
		inner = strings.TrimSpace(inner[:k])
	}
	who, whose := strings.TrimSpace(inner[:i]), strings.TrimSpace(inner[i+size:])
	if !prose.Upper(who) && w.names.source(who) == "" || len(who) < 2 || strings.Count(who, " ") > 2 {
		return take{}
	}
	spaced := inner[i+size-1+1:] != "" && (strings.HasPrefix(inner[i+size:], " ") || strings.HasSuffix(inner[:i], " "))
	if !spaced && w.names.source(who) == "" || !agencyForm(whose) {
		return take{}
	}
	w.a.Syndicator = w.names.source(who)
	w.agency = whose
	if id := w.names.source(whose); id != "" {
		w.keyed = id
	}
	return take{end: w.at + j + 1, kept: "syndicator " + who + ", agency " + whose, confidence: 0.97}
}

// bracketed takes "(LAKENEWS) The minister …": a house in brackets before the
// first sentence.
func (w *work) bracketed(who string, end int) take {
	id := w.names.source(who)
	if id == "" && (!prose.Upper(who) || len(who) < 3 || len(who) > 10 || !isAlpha(who) || acronyms[who] || who == "LEAD") {
		return take{}
	}
	rest := w.t[min(end, w.lines[w.lo].end):w.lines[w.lo].end]
	if !strings.HasPrefix(rest, " ") || !beginsUpper(strings.TrimLeft(rest, " \"“")) || !sentence(rest) {
		return take{}
	}
	for _, e := range w.names.r.Sources {
		if e.ID == id && e.Type == "syndicator" {
			w.a.Syndicator = id
			return take{end: end, kept: "syndicator " + who, confidence: 0.9}
		}
	}
	w.by(who)
	return take{end: end, kept: "agency " + who, confidence: 0.85}
}

// blockEnd is where the block of line i ends: before a blank line.
func (w *work) blockEnd(i int) int {
	for i+1 < w.hi && !w.lines[i+1].blank() && w.lines[i].end-w.at < 2*maxDateline {
		i++
	}
	return w.lines[i].end
}

// follows reports whether prose stands after an offset.
func (w *work) follows(offset int) bool {
	last := 0
	from := w.lineOf(offset) - 1
	for i := from; i < w.hi && i < from+200; i++ {
		l := w.lines[i]
		s := w.t[max(l.start, min(offset, l.end)):l.end]
		if sentence(s) && !isWidget(s) || last >= 40 && (stopped(s) || last >= 55 && len(s) >= 55) {
			return true
		}
		last = len(s)
	}
	return false
}

func (w *work) proseFollows() bool { return w.follows(w.lines[w.lo].end) }

// sentence reports whether a line looks like one of prose: long, or ended by a stop.
func sentence(s string) bool {
	return len(s) >= 90 || len(s) >= 25 && stopped(s)
}

// stopped reports whether s ends as a sentence does.
func stopped(s string) bool {
	for s != "" {
		r, n := rune(s[len(s)-1]), 1
		if r >= utf8.RuneSelf {
			r, n = utf8.DecodeLastRuneInString(s)
		}
		switch r {
		case '.', '!', '?', '…', '。', '！', '？', '։', '۔', '؟', '।', '።': // of Armenia, Pakistan, Arab lands, India, Ethiopia
			return true
		case '"', '\'', '”', '’', '»', ')', ']', '*', '_': // what may stand behind a stop
		default:
			if !blankRune(r) {
				return false
			}
		}
		s = s[:len(s)-n]
	}
	return false
}
