package normalize

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"dateline/internal/prose"
	"dateline/internal/roster"
)

// leads are words with which a circumstance opens a sentence.
var leads = folded(
	"at", "during", "in", "on", "after", "following", "within", "under", "ahead", "amid", "with", "by", "while", "speaking",
	"today", "yesterday", "earlier", "as", "for", "from", "before", "opening", "addressing", "commenting",
	"в", "во", "на", "после", "по", "сегодня", "вчера", "накануне", "завтра", "при", "с", "под")

// lead is where the main clause of a sentence begins that opens with a
// circumstance and a comma: "At a meeting in Port Ellis, the mayor …", or 0.
func lead(s string) int {
	first, _, _ := strings.Cut(s, " ")
	if !leads[prose.Fold(first)] {
		return 0
	}
	for i := strings.Index(s, ", "); i > 0 && i < 130; {
		rest := s[i+2:]
		word, _, _ := strings.Cut(rest, " ")
		r, _ := utf8.DecodeRuneInString(rest)
		next := strings.Index(rest, ", ")
		// "In Port Ellis, Velmora, …", "On 28 March, 2019, …": not yet.
		short := next > 0 && len(strings.Fields(rest[:next])) <= 2
		opens := unicode.IsUpper(r) || articles[word]
		if opens && !short && !unicode.IsDigit(r) && utf8.RuneCountInString(rest) >= 40 {
			return i + 2
		}
		if next < 0 {
			return 0
		}
		i += 2 + next
	}
	return 0
}

var articles = set("the", "a", "an", "both", "his", "her", "its", "their")

// withoutAside leaves out what stands between commas behind the subject: "Ada
// Brovik, Minister of Roads, on Monday opened …", "Ada Brovik, who came by
// ship, said …". It returns "" when there is none.
func withoutAside(s string) string {
	i := strings.Index(s, ", ")
	if i <= 0 || len(strings.Fields(s[:i])) > 8 {
		return ""
	}
	if r, _ := utf8.DecodeRuneInString(s); !unicode.IsUpper(r) {
		return ""
	}
	aside := s[i+2:]
	word, _, _ := strings.Cut(aside, " ")
	if !officeWords[prose.Fold(word)] && word != "who" && word != "which" && word != "a" && word != "an" && word != "the" && word != "also" && word != "whose" {
		return ""
	}
	for j := strings.Index(aside, ", "); j > 0; {
		rest := aside[j+2:]
		word, after, _ := strings.Cut(rest, " ")
		r, _ := utf8.DecodeRuneInString(word)
		day, _, _ := strings.Cut(after, " ")
		verb := unicode.IsLower(r) && !noVerbs[word] || word == "on" && (weekdays[prose.Fold(day)] || monthNames[prose.Fold(strings.Trim(day, "."))] > 0)
		if verb && utf8.RuneCountInString(rest) >= 20 {
			return s[:i] + " " + rest
		}
		k := strings.Index(rest, ", ")
		if k < 0 {
			return ""
		}
		j += 2 + k
	}
	return ""
}

// noVerbs are small words that may go on an aside.
var noVerbs = set(
	"and", "or", "of", "the", "a", "an", "in", "on", "at", "to", "with", "for", "as", "by", "from", "who", "which", "where",
	"when", "but", "including", "such", "both", "while", "after", "before", "that", "whose", "since", "under", "during", "also",
	"noting", "saying", "adding",
)

// officeWords open the office of a person.
var officeWords = folded(
	"president", "vice-president", "vice", "first", "prime", "minister", "deputy", "foreign", "chairman", "chairwoman",
	"chairperson", "chair", "head", "speaker", "governor", "ambassador", "secretary", "secretary-general", "general", "director",
	"director-general", "chief", "commissioner", "representative", "envoy", "special", "member", "leader", "king", "emir",
	"sultan", "mayor", "acting", "former", "advisor", "adviser", "assistant", "state", "extraordinary", "plenipotentiary",
	"co-chair", "rector", "akim", "founder", "ceo", "spokesperson", "spokesman", "spokeswoman", "chancellor", "premier", "consul",
	"commander",
	"президент", "премьер-министр", "министр", "глава", "председатель", "спикер", "посол", "заместитель", "руководитель",
	"губернатор", "секретарь", "директор", "представитель", "советник", "аким",
)

// withoutOffices leaves out what stands before a leader's name when it is an
// office of theirs in the roster: "President of Ruritania Ann Example".
func withoutOffices(s string, n *names) string {
	for _, l := range n.leaders {
		from := 0
		for len(l.name) > 4 {
			i := strings.Index(s[from:], l.name)
			if i < 0 {
				break
			}
			i += from
			cut := officeBefore(s[:i], l.leader)
			s = s[:cut] + s[i:]
			from = cut + len(l.name)
		}
	}
	return s
}

// officeBefore is where the office at the end of s begins, or len(s).
func officeBefore(s string, e *roster.Entity) int {
	best := len(s)
	t := strings.TrimRight(s, " ")
	for _, r := range e.Roles {
		for _, phrase := range append([]string{r.Title}, r.Short...) {
			for _, the := range [...]string{"", "the ", "The "} {
				p := the + strings.TrimPrefix(phrase, "the ")
				if len(p) > 3 && len(p) <= len(t) && strings.EqualFold(t[len(t)-len(p):], p) {
					if i := len(t) - len(p); i < best && (i == 0 || t[i-1] == ' ') {
						best = i
					}
				}
			}
		}
	}
	return best
}

// withoutOffice leaves out the first office that stands before a name and goes
// on with "of": "President of the Republic of Velmora Ada Brovik" leaves "Ada
// Brovik". It knows an office by its first word and a name by its form: the last
// two words with capitals, before a word without. "" when there is none.
func withoutOffice(s string) string {
	words := strings.Fields(s)
	for i, w := range words {
		r, _ := utf8.DecodeRuneInString(w)
		if !officeWords[prose.Fold(w)] || i > 0 && !unicode.IsUpper(r) && !strings.HasSuffix(words[i-1], "by") && words[i-1] != "with" && words[i-1] != "the" {
			continue
		}
		last, run, of := -1, 0, false
		for j := i + 1; j < len(words) && j < i+16; j++ {
			r, _ := utf8.DecodeRuneInString(words[j])
			if words[j] == "and" && (!of || run >= 3 || j+1 < len(words) && officeWords[prose.Fold(words[j+1])]) {
				break // another person
			}
			switch {
			case unicode.IsUpper(r):
				run++
				last = j
			case words[j] == "of" || words[j] == "for" || words[j] == "to":
				of, run = true, 0
			case words[j] == "the" || words[j] == "and" || words[j] == "on" || words[j] == "&" || words[j] == "in" && of:
				run = 0
			default:
				j = len(words)
			}
			if last == j && strings.ContainsAny(words[j][len(words[j])-1:], ",;:") {
				break
			}
		}
		// Three words at the least: the end of the office, and two of a name.
		if !of || run < 3 || last < i+3 || noName[prose.Fold(strings.Trim(words[last], ",;:"))] || noName[prose.Fold(words[last-1])] {
			continue
		}
		from := i
		for from > 0 && !strings.ContainsAny(words[from-1], ",;:") { // "Velmoran Ambassador to Ostrand", "the President of …"
			if r, _ := utf8.DecodeRuneInString(words[from-1]); !unicode.IsUpper(r) && words[from-1] != "the" {
				break
			}
			from--
		}
		return strings.Join(append(append([]string{}, words[:from]...), words[last-1:]...), " ")
	}
	return ""
}

// noName are words with capitals that end the name of a body, not of a person.
var noName = folded(
	"emirates", "states", "republic", "federation", "union", "council", "kingdom", "committee", "parliament", "assembly", "bank",
	"organization", "organisation", "affairs", "nations", "ministers", "development", "trade", "security", "commission", "agency",
	"association", "authority", "ministry", "government", "university", "academy", "company", "corporation", "fund", "foundation",
	"institute", "center", "centre", "party", "court", "senate", "house", "group", "forum", "community", "cooperation",
	"relations", "industry", "economy", "finance", "energy", "defense", "defence", "culture", "sports", "tourism", "region",
	"province", "district", "city", "state", "people", "china", "arabia", "africa", "asia", "korea", "zealand",
)

// officeAfter is where ", Speaker of the Council …" begins behind the last name, or 0.
func officeAfter(s string) int {
	for i := strings.LastIndex(s, ", "); i > 0; i = strings.LastIndex(s[:i], ", ") {
		word, _, _ := strings.Cut(s[i+2:], " ")
		if officeWords[prose.Fold(word)] && utf8.RuneCountInString(s[:i]) >= 30 {
			return i
		}
	}
	return 0
}

// phraseEnd is where a sentence that is too long may end without saying so:
// before a preposition that opens a phrase of its own, or 0.
func phraseEnd(s string) int {
	best := 0
	for _, p := range [...]string{
		" in ", " for ", " with ", " at ", " on ", " between ", " through ", " from ", " by ", " over ", " to ", " that ", " as ",
		" while ", " when ", " where ", " which ", ", ", " в ", " с ", " на ", " между ", " для ", " по ", " от ",
	} {
		for i := 0; ; {
			k := strings.Index(s[i:], p)
			if k < 0 {
				break
			}
			i += k
			if n := utf8.RuneCountInString(s[:i]); n > maxTitle {
				break
			}
			if i > best && !dangling[lastWordOf(s[:i])] {
				best = i
			}
			i += len(p) - 1
		}
	}
	if utf8.RuneCountInString(s[:best]) < maxTitle/2 {
		return 0
	}
	return best
}
