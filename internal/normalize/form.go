package normalize

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"dateline/internal/prose"
)

// shape is what the elements of a dateline amount to.
type shape struct {
	first    *elem // the first place
	last     *elem
	elems    int
	sep      byte // what stands after the last element
	rest     string
	dash     string // the separator as printed
	dates    int
	agencies int

	caps       bool // the first place is in capitals
	known      bool // the roster knows a place
	agency     bool // the roster knows the agency
	grouped    bool // the agency stands in parentheses or slashes
	slashed    bool // in slashes, and in capitals
	agencyCaps bool
	afterDash  bool // the agency stands after a dash
	land       bool // the roster knows what stands after the place
}

// accept keeps the elements read so far as the best dateline, if their form is
// one. The table of forms, by what has been read and by what stands after it:
//
//	place, date or agency           dash, colon
//	place, date                     stop: "ASTANA, Kazakhstan, November 27."
//	place, agency                   stop after a date: "MOSCOW, June 12. /TASS/."
//	PLACE or a place of the roster  dash
//	PLACE (not an acronym)          colon
//	AGENCY of the roster            dash, colon, or a date before it
//	PLACE agency                    nothing, before a capital: "ASTANA. KAZINFORM Minister …"
//
// and on a line of its own a place with a date or an agency, or a place that
// the roster knows, in capitals. A longer dateline wins unless it is much less
// sure.
func (p *lineReader) accept(sep byte, next int) {
	d := dateline{span: prose.Span{Start: p.from, End: next}, alone: sep == '\n'}
	f, ok := p.gather(&d, sep, next)
	if !ok || next-p.from > maxDateline+100 || !begins(f.rest) && sep != '\n' {
		return
	}
	conf := f.confidence(&d)
	if conf == 0 || conf <= p.best.confidence-0.25 {
		return
	}
	d.confidence = conf
	d.colon = sep == ':' && f.dates+f.agencies == 0 && !f.known
	d.Text = prose.Space(strings.TrimRight(p.t[p.from:f.last.end], " "))
	switch {
	case f.elems == 1 && f.dates == 1:
		d.Rule = "dateline/date"
	case f.dates > 0:
		d.Rule = "dateline/place-date"
	default:
		d.Rule = "dateline/place"
	}
	if f.agencies > 0 {
		d.Rule += "-agency"
	}
	if sep == '\n' {
		d.Rule += "-alone"
		d.span.End = f.last.end
		if f.last.end < len(p.t) && p.t[f.last.end] == '.' {
			d.span.End++
		}
	}
	p.best, p.found = d, true
}

// gather gives each element its part in d. It refuses an element that has none.
func (p *lineReader) gather(d *dateline, sep byte, next int) (shape, bool) {
	last := &p.elems[len(p.elems)-1]
	f := shape{last: last, elems: len(p.elems), sep: sep, rest: p.t[next:], dash: p.t[last.end:next]}
	for i := range p.elems {
		e := &p.elems[i]
		switch e.kind {
		case 'd':
			if e.before == ' ' && !e.group && i > 0 && p.elems[i-1].kind == 'n' && !p.elems[i-1].caps {
				if a := i + 1; a >= len(p.elems) || !p.elems[a].group || p.elems[a].kind != 'a' || !prose.Upper(p.elems[a].text) { // "Port Ellis February 17/2023/LNA/"
					return f, false // "Business 23 July 2019"
				}
			}
			f.dates++
			d.Date, d.day, d.dayPos = e.text, e.day, e.start
		case 'a':
			if place, land, ok := p.inBrackets(e); ok {
				f.grouped = true
				d.Places, d.Country = append(d.Places, place), land
				continue
			}
			if e.group && !e.known && p.remark(i) {
				d.Country = e.text
				continue
			}
			if e.dated != "" {
				f.dates++
				d.Date, d.day, d.dayPos = e.dated, e.day, e.start
			}
			if f.agencies++; d.Agency == "" || e.known && !f.agency {
				d.Agency = e.text
			}
			f.agency = f.agency || e.known
			f.grouped = f.grouped || e.group
			f.slashed = f.slashed || e.group && p.t[e.start] == '/' && prose.Upper(e.text)
			f.agencyCaps = f.agencyCaps || e.caps
		case 'n':
			if e.words > 2 && weekdays[prose.Fold(lastWordOf(e.text))] {
				return f, false // "Lake News of Tuesday, 12 June 2018"
			}
			switch p.part(&f, d, i) {
			case 'p':
				if e.words >= 4 && !e.caps && !e.known {
					return f, false // "Lake Agency News Advisory -- Nov. 28"
				}
				if f.first == nil {
					f.first, f.caps = e, e.caps
				}
				d.Places = append(d.Places, e.text)
				f.known = f.known || e.known
			case 'c':
				d.Country = e.text
				f.land = e.known
			case 'a':
				f.agencies++
				d.Agency = e.text
				f.agencyCaps, f.afterDash = e.caps, e.before == '-'
			case 'w':
				d.author = e.text
			default:
				return f, false
			}
		}
	}
	return f, f.dates <= 1 && f.agencies <= 2
}

// inBrackets reads a place that stands alone in brackets before a dash, as press offices
// write it: "(Port Ellis, Velmora) –", "(PORT ELLIS) –".
func (p *lineReader) inBrackets(e *elem) (place, land string, ok bool) {
	if len(p.elems) > 1 || !e.group || e.known || e.dated != "" || p.t[e.start] != '(' {
		return "", "", false
	}
	place, land, comma := strings.Cut(e.text, ", ")
	words := strings.Fields(place)
	two := len(words) == 2 && prose.Upper(place) && !offices[strings.ToLower(words[1])] && !houseWords[strings.ToLower(words[1])]
	return place, land, p.n.knowsPlace(place) || comma && len(words) <= 3 && len(strings.Fields(land)) <= 3 || two
}

// part is the part of a name: 'p' place, 'c' country, 'a' agency, 'w' writer, 0 none.
func (p *lineReader) part(f *shape, d *dateline, i int) byte {
	e := &p.elems[i]
	bare := f.dates+f.agencies == 0
	switch {
	case f.first == nil:
		return 'p'
	case (e.before == '/' || e.before == ' ') && p.elems[i-1].kind == 'd' && f.agencies == 0 && f.sep == '-' && e.words <= 3 && !e.known:
		return 'a' // "March 3/AP -", "March 2 Reuters -"
	case e.before == '/' || e.before == '&':
		if bare {
			return 'p'
		}
		return 0
	case e.before == ',' && bare && i == 1 && e.words > 1 && !e.known && (f.sep == ':' || f.sep == '-') && paper(e.text):
		return 'a' // "Lake City, The Valley Times:"
	case e.before == ',' && bare && (d.Country == "" || p.elems[i-1].before == '&' && p.elems[i-1].kind == 'n'):
		return 'c'
	case e.before == ',' && bare && f.first.caps: // MOSCOW, KYIV, MINSK
		if e.caps {
			return 'p'
		}
		return 0
	case f.agencies == 0 && e.words <= 4 && (e.before == '-' || e.before == '.' || e.before == ',') && (f.dates > 0 || e.before == '.' && f.first.caps && e.caps || e.before == '-' && p.t[e.start-1] == '-' && f.first.caps):
		// An agency that the roster does not know. After a stop or a dash it
		// must look like one.
		switch {
		case f.sep == ' ' && (f.bareAgency(e) || f.stopAgency(e)):
			return 'a'
		case e.known || f.sep == ' ', f.sep == '\n' && !(f.dates > 0 && e.caps) && !(e.before == '-' && p.t[e.start-1] == '-'),
			!e.caps && e.before != ',' && f.sep != ':' && (e.before == '.' || e.words > 3):
			return 0
		}
		return 'a'
	case e.before == ',' && f.agencies > 0 && e.words >= 2 && e.words <= 3 && !e.caps:
		return 'w' // "12 июн - Sputnik, Иван Иванов."
	}
	return 0
}

// bareAgency reports the letters of an agency behind a place and a day, with only
// a space between them and the text.
func (f *shape) bareAgency(e *elem) bool {
	return f.dates > 0 && e.before == ',' && e.caps && e.words == 1 && len(e.text) >= 3 && len(e.text) <= 6 && !acronyms[e.text]
}

// stopAgency reports an agency in capitals behind a place and a stop, with only a space
// between it and the text: its name must say that it is one. "PORT ELLIS. LAKEPRESS The".
func (f *shape) stopAgency(e *elem) bool {
	if e.before != '.' || !e.caps || !f.first.caps || e.words > 2 || f.dates > 0 {
		return false
	}
	k := key(e.text)
	for _, end := range [...]string{"press", "inform", "news", "media", "agency", "newswire", "пресс", "информ", "ньюс", "медиа", "новости"} {
		if strings.HasSuffix(k, end) && len(k) > len(end)+1 {
			return true
		}
	}
	return false
}

// confidence is how sure the form is, 0 for one that is no dateline.
func (f *shape) confidence(d *dateline) float64 {
	next, _ := utf8.DecodeRuneInString(f.rest)
	if unicode.IsLower(next) && f.dates+f.agencies == 0 && !f.caps {
		return 0
	}
	switch {
	case f.first == nil:
		return f.placeless(d)
	case d.Date != "" && d.dayPos < f.first.start && f.agencies == 0:
		if f.sep == '-' && (f.caps || f.known) {
			return 0.7 // "12 June 2018, MINSK –"
		}
		return 0
	}
	switch f.sep {
	case '-', ':':
		return f.beforeDash(d)
	case '.':
		return f.beforeStop()
	case ' ':
		if unicode.IsLower(next) || next == '(' || next == '/' || next == ',' {
			return 0
		}
		switch {
		case f.last.kind == 'a' && (f.agency && (f.caps || f.known || f.grouped) || f.grouped && (f.caps || f.dates > 0) || f.slashed && f.elems == 2 && f.first.words <= 3):
			return 0.95
		case f.dates > 0 && f.agencies == 1 && f.last.kind == 'n' && f.bareAgency(f.last): // "Lake City, Feb 7, LANA The"
			return 0.85
		case f.agencies == 1 && f.dates == 0 && f.elems == 2 && f.stopAgency(f.last): // "PORT ELLIS. LAKEPRESS The"
			return 0.85
		case f.last.kind == 'd' && f.caps && f.agencies == 0:
			return 0.7
		case f.last.kind == 'd' && f.grouped && d.day.full(): // "Lake City, Velmora (VNA) June 12, 2018 The …"
			return 0.95
		}
	case '\n':
		return f.alone(d)
	}
	return 0
}

func (f *shape) placeless(d *dateline) float64 {
	switch {
	case f.agency && (f.sep == '-' || f.sep == ':'):
		return 0.8
	case f.agency && f.sep == '.' && f.dates > 0:
		return 0.85
	case f.grouped && f.elems == 2 && f.dates == 1 && f.sep == '-' && !remarks[prose.Fold(d.Agency)]:
		return 0.85 // "Feb. 17 2015 (The Lake Bulletin) —", "(Lakepress) Feb. 21 --"
	case f.grouped && f.elems == 1 && f.sep == '-' && !remarks[prose.Fold(d.Agency)]:
		return 0.8 // "(AFP) - "
	case f.grouped && f.elems == 1 && f.sep == ' ' && len(d.Places) == 1 && prose.Upper(d.Places[0]) && d.Country != "" && !prose.Upper(d.Country) && len(f.rest) >= 80 && beginsUpper(f.rest):
		return 0.55 // "(PORT ELLIS, Velmora) The …": only below a title
	case f.elems == 1 && f.dates == 1 && d.day.full() && (f.sep == ':' || longDash(f.dash)) && f.opensParagraph():
		return 0.55 // "27 January 2022 – The …": only below a title
	}
	return 0
}

func (f *shape) beforeDash(d *dateline) float64 {
	switch {
	case f.elems > 1 && f.dates == 0 && !f.agency && addressed[prose.Fold(f.first.text)]:
		return 0 // "SEN. BROVIK: The …"
	case f.agencies > 0 && f.dates == 0 && f.grouped && !f.agency && !f.known && f.shortened(d):
		return 0
	case f.agencies > 0 && f.dates > 0, f.agency:
		return 0.99
	case f.agencies > 0 || f.dates > 0:
		if !f.caps && !f.known && f.first.words > 2 {
			return 0.7
		}
		return 0.97
	case acronyms[f.first.text] && !f.known:
		return 0
	case f.sep == ':' && len(f.rest) < 60:
		return 0 // the title "LONDON: city of rain"
	case f.caps && f.sep == '-':
		if f.known {
			return 0.98
		}
		return 0.9
	case f.known && f.caps:
		return 0.85
	case f.known && f.sep == '-':
		if !f.land && d.Country == "" && !longDash(f.dash) {
			return 0
		}
		return 0.85
	case f.sep == '-' && f.elems == 1 && f.first.words <= 2 && longDash(f.dash) && strings.HasPrefix(f.dash, " ") && !f.known && f.opensReport():
		return 0.55 // "Port Ellis — Governor Ada Brovik": only below a title
	case f.caps && f.first.words <= 3 && len(d.Places) == 1:
		return 0.75
	case f.caps:
		return 0.6
	case f.sep == ':' && f.elems == 1 && f.first.words <= 2 && f.opensReport():
		return 0.6 // "Lake City: The minister …"
	}
	return 0
}

// shortened reports that what stands in brackets behind a name is no agency but the name
// in short, the mark of a trade, or where a share is sold: "Velmora Ferry Lines (VFL) –",
// "Lakebrite(TM)—", "Lake Mines (LSE: LKM):". Behind a name in small letters a report
// does not go on in small letters.
func (f *shape) shortened(d *dateline) bool {
	if d.Agency == "TM" || d.Agency == "R" || strings.Contains(d.Agency, ":") {
		return true
	}
	if !f.caps && beginsLower(f.rest) {
		return true
	}
	short, n := strings.TrimSuffix(d.Agency, "s"), 0
	if len(short) < 2 || !isAlpha(short) || !prose.Upper(short) {
		return false
	}
	for _, word := range strings.FieldsFunc(strings.Join(d.Places, " and "), func(r rune) bool { return r == ' ' || r == '-' || r == '/' }) {
		if n < len(short) && strings.EqualFold(word[:1], short[n:n+1]) {
			n++
		} else if !between[word] && word != "and" && word != "for" {
			return false
		}
	}
	return n == len(short)
}

// addressed are how people are addressed before their names, with a stop behind.
var addressed = set("sen", "sens", "rep", "reps", "gov", "govs", "dr", "mr", "mrs", "ms", "prof", "gen", "col", "hon", "rev", "capt", "lt")

// opensReport reports whether a place in small letters and a colon may be a
// dateline: a whole paragraph follows, and the word is none that introduces.
func (f *shape) opensReport() bool {
	name := prose.Fold(f.first.text)
	return f.opensParagraph() && !remarks[name] && !sections[name] && keys[name] == 0 && !listHeads[name] && !introduces[name]
}

// opensParagraph reports whether a whole paragraph follows.
func (f *shape) opensParagraph() bool {
	para, _, _ := strings.Cut(f.rest, "\n")
	r, _ := utf8.DecodeRuneInString(para)
	return len(para) >= 80 && (unicode.IsUpper(r) || unicode.IsDigit(r))
}

// introduces are words before a colon that are neither place nor person.
var introduces = folded(
	"note", "background", "context", "summary", "analysis", "explainer", "explained", "breaking", "breaking news", "interview",
	"key points", "highlights", "question", "answer", "comment", "commentary", "reminder", "reference", "factbox", "fact check",
	"recall", "warning", "important", "attention", "today", "yesterday", "review", "profile", "timeline", "in brief",
	"press release", "media advisory", "справка", "напомним", "внимание", "важно", "вопрос", "ответ",
)

func (f *shape) beforeStop() float64 {
	switch {
	case f.dates > 0 && f.agencies > 0 && (f.grouped || f.agency || f.afterDash || f.agencyCaps):
		return 0.97
	case f.dates > 0 && f.agencies == 0 && f.last.kind == 'd':
		if !f.caps && !f.known {
			return 0.8
		}
		return 0.95
	case f.agencies > 0 && (f.agency || f.grouped) && f.last.kind == 'a':
		return 0.9
	case f.caps && f.known && f.elems == 1:
		return 0.7
	case f.caps && f.elems == 1 && f.first.words <= 2 && len(f.first.text) >= 5 && f.opensReport() && !acronyms[f.first.text]:
		return 0.6
	}
	return 0
}

// alone judges a dateline on a line of its own.
func (f *shape) alone(d *dateline) float64 {
	switch {
	case f.dates+f.agencies > 0 && (f.caps || f.known || f.agency):
		return 0.9
	case f.dates > 0 && f.elems <= 3:
		return 0.75
	case f.grouped && f.elems == 2 && prose.Upper(d.Agency):
		return 0.8 // "Lake City (VNA)"
	case f.known && f.caps, f.known && f.land && f.elems == 2:
		return 0.8
	case f.caps && f.elems == 1 && f.first.words <= 3 && len(f.first.text) >= 4 && !acronyms[f.first.text] && !sections[prose.Fold(f.first.text)]:
		return 0.5 // only below a title
	}
	return 0
}
