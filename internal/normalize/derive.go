package normalize

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"dateline/internal/prose"
)

// maxTitle is how long a derived title may be, in characters; from minTitle on
// a clause is enough.
const (
	maxTitle = 120
	minTitle = 20
)

// derive makes a headline of a sentence. It only cuts: from the end first who
// reports it, then what hangs on the main clause, then, while it is too long,
// the circumstances; and from within the offices of people known by name.
func derive(s string, n *names) (string, string) {
	rule := "title/sentence"
	s = strings.TrimSpace(s)
	s = strings.TrimRight(s, " .。")
	if i := lead(s); i > 0 && utf8.RuneCountInString(s) > maxTitle*2/3 {
		s, rule = s[i:], "title/lead"
	}
	if t := withoutAside(s); t != "" {
		s, rule = t, "title/aside"
	}
	for _, cut := range cuts {
		if cut.at == nil {
			if utf8.RuneCountInString(s) > maxTitle-15 {
				t := withoutOffices(s, n)
				for utf8.RuneCountInString(t) > maxTitle-15 {
					shorter := withoutOffice(t)
					if shorter == "" {
						break
					}
					t = shorter
				}
				if len(t) < len(s) && utf8.RuneCountInString(t) >= minTitle {
					s, rule = t, cut.name
				}
			}
			continue
		}
		for range 4 {
			if cut.long && utf8.RuneCountInString(s) <= maxTitle {
				break
			}
			i := cut.at(s)
			if i <= 0 || utf8.RuneCountInString(s[:i]) < minTitle {
				break
			}
			s = strings.TrimRight(s[:i], " ,;:–—-")
			rule = cut.name
		}
	}
	if utf8.RuneCountInString(s) > maxTitle {
		if i := phraseEnd(s); i > 0 {
			s, rule = s[:i], "title/phrase"
		} else if utf8.RuneCountInString(s) > maxTitle+20 { // a whole clause may be a little longer
			s, rule = shorten(s), "title/cut"
		}
	}
	if rule != "title/sentence" {
		s = tied(s)
	}
	s = prose.Space(balance(s))
	if r, size := utf8.DecodeRuneInString(s); unicode.IsLower(r) {
		s = string(unicode.ToUpper(r)) + s[size:]
	}
	return s, rule
}

// tied takes off what a cut has left hanging: "this year compared", "a visit, at
// a time", "between the Minister of Roads" without the other party.
func tied(s string) string {
	if strings.HasSuffix(s, "…") {
		return s
	}
	cut := func(i int) bool { return i > 0 && utf8.RuneCountInString(s[:i]) >= minTitle }
	if i := strings.LastIndex(s, " between "); cut(i) && (strings.HasPrefix(s[i:], " between the ") || beginsUpper(s[i+len(" between "):])) && !strings.Contains(s[i:], " and ") && !strings.ContainsAny(s[i:], ",&-–") {
		s = s[:i]
	}
	for {
		i := strings.LastIndexByte(s, ' ')
		if !cut(i) || !dangling[strings.ToLower(s[i+1:])] && !hanging[strings.ToLower(s[i+1:])] {
			break
		}
		s = s[:i]
	}
	if i := strings.LastIndex(s, ", "); cut(i) && dangling[strings.ToLower(wordOf(s[i+2:]))] && len(strings.Fields(s[i:])) <= 4 {
		s = s[:i]
	}
	return strings.TrimRight(s, " ,;:–—-")
}

func beginsUpper(s string) bool { r, _ := utf8.DecodeRuneInString(s); return unicode.IsUpper(r) }

func beginsLower(s string) bool { r, _ := utf8.DecodeRuneInString(s); return unicode.IsLower(r) }

func wordOf(s string) string { w, _, _ := strings.Cut(s, " "); return w }

// moreWords reports whether s has more than n words. It counts no further.
func moreWords(s string, n int) bool {
	for range strings.FieldsSeq(s) {
		if n--; n < 0 {
			return true
		}
	}
	return false
}

// hanging are words that end no headline.
var hanging = set(
	"compared", "comparing", "according", "including", "following", "amid", "between", "also", "than", "while", "when", "which",
	"who", "where", "by", "over", "under", "about", "after", "before", "during", "является", "который", "которая", "которое",
	"где", "когда", "чем", "при", "за",
)

// cuts are the places where a sentence may end as a headline, in the order in
// which they are tried. long cuts only what is too long.
var cuts = [...]struct {
	name string
	at   func(string) int
	long bool
}{
	{"title/said", cutSaid, false},
	{"title/reports", cutReports, false},
	{"title/participle", cutParticiple, false},
	{"title/clause", func(s string) int {
		return cutWords(s, ", which ", ", who ", ", whose ", ", where ", ", when ", ", while ", ", as ", ", after ", ", but ", ", with ", ", amid ", ", although ", ", though ", ", following ", ", including ", ", in accordance with ", ", in line with ", ", as well as ",
			", который ", ", которая ", ", которое ", ", которые ", ", где ", ", чтобы ", ", в том числе ", "; ", " – ", " — ")
	}, false},
	{"title/coordinate", func(s string) int {
		return cutWords(s, ", and both ", ", and they ", ", and he ", ", and she ", ", and it ", ", and that ", ", and also ", ", and then ", ", and the two ", ", and has ", ", and will ", ", and was ", ", and were ")
	}, true},
	{"title/apposition", func(s string) int { return lastWords(s, ", a ", ", an ", ", the ", ", one of ") }, true},
	{"title/circumstance", func(s string) int {
		return lastWords(s, " during ", " on the sidelines of ", " within the framework of ", " in the framework of ", " as part of ", " at a meeting ", " at the meeting ", " following ", " after ", " ahead of ", " amid ", " while ", " in order to ", " because ", " as well as ",
			" at a ceremony ", " at a briefing ", " at a press conference ", " according to ", " despite ", " before ", " under ",
			" at the invitation of ", " on behalf of ", " with the participation of ", " in accordance with ", " aimed at ",
			" in the presence of ", " по приглашению ", " с участием ", " in connection with ", " в рамках ", " в ходе ",
			" после ", " на фоне ", " во время ",
		)
	}, true},
	{"title/offices", nil, true},
	{"title/apposition", officeAfter, true},
}

// cutSaid cuts ", said the minister during …", and every other clause that
// begins with a verb of saying.
func cutSaid(s string) int {
	for i := strings.Index(s, ", "); i >= 0; {
		rest := s[i+2:]
		w := rest
		if j := strings.IndexByte(rest, ' '); j > 0 {
			w = rest[:j]
		}
		if sayVerbs[strings.ToLower(strings.Trim(w, ".,"))] || strings.HasPrefix(rest, "according to ") || strings.HasPrefix(rest, "по словам ") || strings.HasPrefix(rest, "со ссылкой ") || strings.HasPrefix(rest, "citing ") || strings.HasPrefix(rest, "with reference to ") || strings.HasPrefix(rest, "as reported ") {
			return i
		}
		j := strings.Index(rest, ", ")
		if j < 0 {
			break
		}
		i += 2 + j
	}
	return 0
}

var sayVerbs = set(
	"said", "says", "reported", "reports", "announced", "stated", "noted", "informed", "informs", "told", "declared", "сообщил",
	"сообщила", "сообщили", "сообщает", "сообщают", "передает", "передаёт", "заявил", "заявила", "пишет", "отметил", "отметила",
	"информирует", "рассказал", "рассказала", "деп", "хабарлайды",
)

// cutReports cuts ", the ministry's press service reports", ", Trend reports",
// ", Ann Example said on Monday": a last clause whose subject is short and whose
// verb is one of saying.
func cutReports(s string) int {
	i := strings.LastIndex(s, ", ")
	if i < 0 {
		return 0
	}
	words := strings.Fields(s[i+2:])
	if len(words) > 14 {
		return 0
	}
	for k, w := range words {
		w = strings.ToLower(strings.Trim(w, ".,"))
		if k > 0 && (sayVerbs[w] || w == "learned" || w == "learnt" || w == "writes") {
			return i
		}
	}
	return 0
}

// cutParticiple cuts ", congratulating …".
func cutParticiple(s string) int {
	for i := strings.Index(s, ", "); i >= 0; {
		w := s[i+2:]
		if j := strings.IndexByte(w, ' '); j > 0 {
			w = w[:j]
		}
		if len(w) > 5 && strings.HasSuffix(w, "ing") && unicode.IsLower(rune(w[0])) && w != "during" && w != "spring" && w != "evening" && w != "morning" {
			return i
		}
		j := strings.Index(s[i+2:], ", ")
		if j < 0 {
			break
		}
		i += 2 + j
	}
	return 0
}

func cutWords(s string, words ...string) int {
	best := 0
	for _, w := range words {
		from := 0
		for {
			i := strings.Index(s[from:], w)
			if i < 0 {
				break
			}
			i += from
			if utf8.RuneCountInString(s[:i]) >= 30 {
				if best == 0 || i < best {
					best = i
				}
				break
			}
			from = i + len(w)
		}
	}
	return best
}

// lastWords finds the last of the words that leaves at least thirty characters
// and at most maxTitle, or else the last one.
func lastWords(s string, words ...string) int {
	best := 0
	for _, w := range words {
		if i := strings.LastIndex(s, w); i > best && utf8.RuneCountInString(s[:i]) >= 30 {
			best = i
		}
	}
	return best
}

// shorten cuts at a word, before a small one, and says so.
func shorten(s string) string {
	end, count, last := 0, 0, 0
	for i, r := range s {
		if count++; count >= maxTitle {
			break
		}
		if r == ' ' {
			end = i
			if f := strings.Fields(s[:i]); len(f) > 0 && !dangling[strings.ToLower(f[len(f)-1])] {
				last = i
			}
		}
	}
	switch {
	case last > 0:
		end = last
	case end == 0:
		for i := range s {
			if i > maxTitle-3 {
				break
			}
			end = i
		}
	}
	return strings.TrimRight(s[:end], " ,;:–—-") + "…"
}

var dangling = set(
	"a", "an", "the", "of", "to", "in", "on", "at", "for", "with", "by", "and", "or", "from", "into", "as", "that", "its",
	"their", "his", "her", "и", "в", "на", "с", "по", "о", "об", "к", "из", "для", "от", "что",
)

// balance drops a quotation mark or bracket that a cut has left alone.
func balance(s string) string {
	for _, p := range [...][2]string{{"“", "”"}, {"«", "»"}, {"(", ")"}} {
		if o, c := strings.Count(s, p[0]), strings.Count(s, p[1]); o == c+1 {
			i := strings.LastIndex(s, p[0])
			if p[0] == "(" && utf8.RuneCountInString(s[:i]) >= minTitle {
				return strings.TrimRight(s[:i], " ,;:")
			}
			s = s[:i] + s[i+len(p[0]):]
		} else if c == o+1 {
			i := strings.LastIndex(s, p[1])
			s = s[:i] + s[i+len(p[1]):]
		}
	}
	if strings.Count(s, "\"")%2 == 1 {
		i := strings.LastIndex(s, "\"")
		s = s[:i] + s[i+1:]
	}
	return strings.TrimSpace(s)
}
