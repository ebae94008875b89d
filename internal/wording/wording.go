// Package wording is the catalogue of the interface: every text that the
// program itself writes on a page, in English and in the languages that it
// speaks.
//
// The English text is the key. It stands where it is used, in a template as
// {{t "Skip to the text"}} and in code as T("Skip to the text"), and what a
// language says for it stands in the file of the language: russian.go,
// kazakh.go, chinese.go. A text is a format of package fmt; where it takes more
// than one value it numbers them (%[1]s), so that a language may order them as
// it does. What counts something has a form for each of the language's plural
// categories (CLDR, plurals.xml), divided by |.
//
//	w, known := wording.For("ru")
//	w.T("Skip to the text")               // К тексту
//	w.N("%s report|%s reports", 3)        // 3 сообщения
//	w.Date(d)                             // 7 июня 2017 года
//
// A language is spoken when its file has every text; the tests hold that none
// is missing, none is left over, and none loses a value.
package wording

import (
	"fmt"
	"strconv"
	"strings"

	"dateline/internal/edtf"
)

// Text is a text of the interface in English, by which the others are found.
type Text string

// Words are the words of one language. The zero value speaks English.
type Words struct {
	tag string
	l   *language
}

// language is one file of the catalogue.
type language struct {
	texts     map[Text]string
	dates     *edtf.Language
	group     string          // between thousands
	least     int             // digits from which a number is divided
	form      func(n int) int // which of the forms of a text counts n
	shortYear string          // of a short day and a year
	and       [2]string       // between the names of a list, and before the last
}

// languages are the catalogue, by the tags that mean them. Chinese is written
// in simplified characters: zh-Hant is another language.
var languages = map[string]*language{
	"ru": &russian, "ru-cyrl": &russian,
	"kk": &kazakh, "kk-cyrl": &kazakh,
	"zh": &chinese, "zh-hans": &chinese,
}

// Tags are the languages that a site can have, for a message.
const Tags = "en, kk, ru and zh"

// For returns the words of a language by its tag (BCP 47), whatever region it
// names. Of one that is not in the catalogue, known is false and the words are
// English.
func For(tag string) (w Words, known bool) {
	parts := strings.Split(strings.ToLower(tag), "-")
	name := parts[0]
	if len(parts) > 1 && len(parts[1]) == 4 { // a script
		name += "-" + parts[1]
	} else if name == "zh" && len(parts) > 1 && (parts[1] == "tw" || parts[1] == "hk" || parts[1] == "mo") {
		name = "zh-hant"
	}
	switch {
	case tag == "" || parts[0] == "en":
		return Words{tag: tag}, true
	case languages[name] != nil:
		return Words{tag, languages[name]}, true
	}
	return Words{}, false
}

// Tag is the language as a page declares it.
func (w Words) Tag() string {
	if w.tag == "" {
		return "en"
	}
	return w.tag
}

// English reports whether the language is English.
func (w Words) English() bool { return w.l == nil }

// Of is the text, as it stands in the language's file. A text that no file has,
// such as one of a site's own templates, is itself.
func (w Words) Of(t Text) string {
	if w.l != nil {
		if s := w.l.texts[t]; s != "" {
			return s
		}
	}
	return string(t)
}

// Knows reports whether the language has words for a text; English has.
func (w Words) Knows(t Text) bool { return w.l == nil || w.l.texts[t] != "" }

// T is a text with its values.
func (w Words) T(t Text, values ...any) string {
	if len(values) == 0 {
		return w.Of(t)
	}
	return fill(w.Of(t), values)
}

// fill puts values into a text.
func fill(text string, values []any) string {
	var room [4]string
	texts := room[:0]
	for _, v := range values {
		s, ok := v.(string)
		if !ok || len(texts) == len(room) {
			return fmt.Sprintf(text, values...)
		}
		texts = append(texts, s)
	}
	return edtf.Fill(text, texts...)
}

// N is a text that counts n, its first value, with other values behind it.
func (w Words) N(t Text, n int, values ...any) string {
	form := english
	if w.l != nil {
		form = w.l.form
	}
	text := w.Of(t)
	for i := form(n); i > 0; i-- {
		if _, rest, ok := strings.Cut(text, "|"); ok {
			text = rest
		}
	}
	text, _, _ = strings.Cut(text, "|")
	if len(values) == 0 {
		return edtf.Fill(text, w.Number(n))
	}
	return fill(text, append([]any{w.Number(n)}, values...))
}

// english is the rule of CLDR for whole numbers: one, other.
func english(n int) int {
	if n == 1 {
		return 0
	}
	return 1
}

// Number writes a whole number with its digits in groups.
func (w Words) Number(n int) string {
	s, group := strconv.Itoa(n), ","
	if w.l != nil {
		if group = w.l.group; len(s) < w.l.least {
			return s
		}
	}
	for i := len(s) - 3; i > 0; i -= 3 {
		s = s[:i] + group + s[i:]
	}
	return s
}

// Date says a date.
func (w Words) Date(d edtf.Date) string {
	if w.l == nil {
		return d.Human()
	}
	return d.In(w.l.dates)
}

// Since says a date as it stands behind a word such as "since".
func (w Words) Since(d edtf.Date) string {
	if w.l == nil {
		return d.Human()
	}
	return d.Bent(w.l.dates)
}

// Month names a month, from 1, as it stands alone.
func (w Words) Month(m int) string {
	if w.l == nil {
		return edtf.English.Months[m-1][0]
	}
	return w.l.dates.Months[m-1][0]
}

// List writes names as "A, B and C".
func (w Words) List(names []string) string {
	last := " and "
	if w.l != nil {
		last = w.l.and[1]
	}
	n := len(names)
	if n < 2 {
		return strings.Join(names, "")
	}
	return strings.Join(names[:n-1], w.Between()) + last + names[n-1]
}

// Join writes a list with nothing before its last.
func (w Words) Join(list []string) string {
	return strings.Join(list, w.Between())
}

// Between is what stands between the names of a list. What sets a name off from
// what is said of it is T(", "): Chinese has a mark for each.
func (w Words) Between() string {
	if w.l == nil {
		return ", "
	}
	return w.l.and[0]
}

// shortMonths are the months as they stand beside a day where there is little
// room.
var shortMonths = [...]Text{"Jan", "Feb", "Mar", "Apr", "May", "June", "July", "Aug", "Sept", "Oct", "Nov", "Dec"}

// ShortDay is a day, or days, of a month, for where there is little room.
func (w Words) ShortDay(month int, days string) string {
	short := w.Of(shortMonths[month-1])
	if w.l == nil {
		return days + " " + short
	}
	return edtf.Fill(w.l.dates.DayMonth, days, short)
}

// ShortOf adds the year to a short day.
func (w Words) ShortOf(day string, year int) string {
	y := strconv.Itoa(year)
	if w.l == nil {
		return day + " " + y
	}
	return edtf.Fill(w.l.shortYear, day, y)
}

// Day is a day of any year: "7 June".
func (w Words) Day(month, day int) string {
	l := &edtf.English
	if w.l != nil {
		l = w.l.dates
	}
	return l.Day(month, day)
}

// MonthOf is a month of a year, in a sentence.
func (w Words) MonthOf(year, month int) string {
	l := &edtf.English
	if w.l != nil {
		l = w.l.dates
	}
	return l.Month(year, month)
}

// Catalogue is what each language says, by its tag, for tests.
func Catalogue() map[string]map[Text]string {
	return map[string]map[Text]string{"ru": russian.texts, "kk": kazakh.texts, "zh": chinese.texts}
}
