package normalize

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"dateline/internal/prose"
)

// Reading is what a dateline says, as printed, whether the roster knows the
// names or not.
type Reading struct {
	Text    string   // without the dash or the stop that ends it
	Places  []string // as printed: "ASTANA"; several for "DUBAI/LONDON"
	Country string   // what stands after the place: "Kazakhstan", "Calif."
	Agency  string   // as printed: "KAZINFORM", "Xinhua"
	Date    string   // as printed: "November 27"
	Rule    string
}

// dateline is a Reading with its place in the text.
type dateline struct {
	Reading
	span       prose.Span // from its first character to where the report goes on
	day        date
	dayPos     int
	author     string
	confidence float64
	alone      bool // on a line of its own
	colon      bool // only a place in capitals and a colon: a speaker of a transcript has this form too
}

// elem is one element of a dateline.
type elem struct {
	kind       byte // 'n' name, 'd' date, 'a' agency
	start, end int
	text       string
	caps       bool // a name all in capitals
	words      int
	known      bool // the roster has it
	group      bool // it stood in parentheses or slashes
	before     byte // the separator before it
	day        date
	dated      string // of an agency: the date that its group holds too
}

const (
	maxDateline = 200 // bytes
	maxElems    = 9
)

// readDateline reads the dateline with which the text at from begins; to is
// where its block ends. It takes a prefix of the block only if each word of it
// belongs to a place, a date or an agency, and if its form tells it from a
// sentence; see accept.
func readDateline(t string, from, to int, n *names) (dateline, bool) {
	if d, ok := readHan(t, from, to, n); ok {
		return d, true
	}
	p := lineReader{t: t[:to], from: from, n: n}
	s := scan{p.t, from}
	sep := byte(0)
	for len(p.elems) < maxElems && s.i < to && s.i-from < maxDateline {
		e, ok := p.element(&s, sep)
		if !ok {
			break
		}
		e.before = sep
		p.elems = append(p.elems, e)
		if sep, ok = p.separator(&s); !ok {
			break
		}
		p.accept(sep, s.i)
		if sep == '\n' {
			break
		}
	}
	p.placeBehind()
	return p.best, p.found
}

// placeBehind reads the form of press wires that begins with the writer: "Ada Brovik
// (Lakewire) - June 12, 2018 - Port Ellis, VE - The".
func (p *lineReader) placeBehind() {
	b := &p.best
	if !p.found || len(p.elems) < 3 || p.elems[0].kind != 'n' || p.elems[0].caps || p.elems[0].known || p.elems[0].words < 2 || !p.elems[1].group || p.elems[2].kind != 'd' || len(b.Places) != 1 {
		return
	}
	rest := p.t[b.span.End:]
	place, more, ok := strings.Cut(rest[:min(len(rest), 60)], ", ")
	if !ok || !named(place) || len(more) < 4 || !prose.Upper(more[:2]) || !isAlpha(more[:2]) {
		return
	}
	if n, ok := dash(more, len(more)-len(strings.TrimLeft(more[2:], " ")), true); ok && n > 0 {
		at := b.span.End + len(place) + 2 + len(more) - len(strings.TrimLeft(more[2:], " ")) + n
		b.author, b.Places, b.Country = b.Places[0], []string{place}, more[:2]
		b.Text = prose.Space(p.t[b.span.Start : b.span.End+len(place)+4])
		b.span.End = trim(p.t, prose.Span{Start: at, End: len(p.t)}).Start
	}
}

// remark reports whether the group i says where the place is: a date stands
// somewhere after it, with an agency of its own, or the group is in brackets.
func (p *lineReader) remark(i int) bool {
	dated := false
	for _, e := range p.elems[i+1:] {
		switch e.kind {
		case 'd':
			dated = true
		case 'a':
			if dated {
				return true
			}
		}
	}
	return dated && p.t[p.elems[i].start] == '['
}

// begins reports whether text can open a report: a letter, a digit, an opening
// quotation mark or bracket.
func begins(rest string) bool {
	r, _ := utf8.DecodeRuneInString(rest)
	return rest != "" && (unicode.IsLetter(r) || unicode.IsDigit(r) || strings.ContainsRune("\"“„«‘'’([¿¡$€£#@…_*【《「", r))
}

func longDash(sep string) bool {
	return strings.ContainsAny(sep, "–—―") || strings.Contains(sep, "--") || strings.Contains(sep, " - ")
}

// remarks are words in parentheses that open a line and are no agency.
var remarks = folded(
	"photo", "photos", "video", "updated", "update", "file photo", "graphic", "read more", "correction", "corrected", "exclusive",
	"watch", "audio", "left", "right", "above", "below", "archive", "live", "editorial", "opinion", "adds details", "recasts",
	"фото", "видео", "обновлено",
)

// acronyms and words in capitals that open sentences and headlines more often
// than datelines.
var acronyms = set("WHO", "NATO", "OPEC", "IMF", "EU", "UN", "USA", "UK", "US", "UAE", "WTO", "UNESCO", "UNICEF", "FIFA", "UEFA", "IOC", "OSCE", "ASEAN", "BRICS", "SCO", "CIS",
	"CEO", "GDP", "AI", "TV", "PM", "FM", "MP", "VIDEO", "PHOTO", "PHOTOS", "WATCH", "LIVE", "BREAKING", "EXCLUSIVE", "UPDATE", "UPDATED", "OPINION", "ANALYSIS",
	"FACTBOX", "EXPLAINER", "EXPLAINED", "INTERVIEW", "CORRECTED", "CORRECTION", "URGENT", "ALERT", "NOTE", "EDITORIAL", "FEATURE", "SPORT", "SPORTS", "WEATHER", "POLL", "QUIZ",
	"READ", "SEE", "ALSO", "TIMELINE", "GALLERY", "PODCAST", "REVIEW", "PROFILE", "BRIEF", "WRAPUP", "RESULTS", "TABLE", "BOX",
	"GRAPHIC", "REPORT", "NEWS", "BREAKING NEWS", "FACT CHECK",
	"WATCH LIVE", "LIVE UPDATES", "READ MORE", "ПМ", "США", "ООН", "НАТО", "ВОЗ", "ЕС", "СНГ", "ШОС", "ЕАЭС", "ВИДЕО", "ФОТО", "СРОЧНО", "МНЕНИЕ", "ИНТЕРВЬЮ", "ОБЗОР",
	"QUESTION", "ANSWER", "MODERATOR", "REPORTER", "INTERVIEWER", "OPERATOR", "SPEAKER", "HOST", "FRENCH", "Q", "A", "PS", "P.S.",
	"FYI", "FAQ", "ATTENTION", "Q&A", "IN PICTURES", "PRESS RELEASE", "STATEMENT", "SPEECH", "MEDIA ADVISORY", "FOR IMMEDIATE RELEASE",
	"SUMMARY", "KEY POINTS",
)
