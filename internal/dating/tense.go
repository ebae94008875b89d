package dating

import (
	"slices"
	"strings"

	"dateline/internal/prose"
)

// happened are verbs in the past that end otherwise than in -ed.
var happened = wordSet(`was were had held began became took met built grew rose fell won came went left gave saw ran sent kept lost made brought
	born struck sold bought died`)

// uttered are verbs in the past whose dates are often ahead: of saying,
// planning, naming, talking of.
var uttered = wordSet(`said told declared announced proclaimed named designated dedicated devoted planned scheduled expected agreed decided invited
	proposed postponed delayed extended adopted approved intended pledged promised vowed offered called urged hoped aimed earmarked allocated
	projected predicted estimated stated noted added stressed emphasized emphasised reported informed mentioned confirmed reminded discussed considered
	reviewed exchanged prepared welcomed supported expressed underlined highlighted focused looked suggested recommended timed pointed outlined
	presented unveiled envisaged envisioned wanted needed asked requested ordered required instructed assigned granted supposed united limited
	hundred need indeed proceed exceed speed red bed seed feed`)

// doubtful words keep a clause from saying where its date lies.
var doubtful = wordSet(`will shall would could should may might can plan plans planned expected scheduled target targets goal goals strategy agenda forecast
	vision program programme roadmap deadline due if anniversary proposed intended until till before ahead`)

var auxiliary = wordSet("is are be being")

func wordSet(s string) map[string]bool {
	m := map[string]bool{}
	for _, w := range strings.Fields(s) {
		m[w] = true
	}
	return m
}

// behind reports whether the text says that a date lies behind it: "since"
// before it, or a preposition, and near in its clause a verb in the past that
// says what took place. A wrong bound is worse than none: whatever speaks of an
// aim, a plan or a name leaves it open.
func behind(body string, at prose.Span) bool {
	lo := strings.LastIndexAny(body[:at.Start], ".!?;\n") + 1
	hi := len(body)
	if i := strings.IndexAny(body[at.End:], ".!?;\n"); i >= 0 {
		hi = at.End + i
	}
	if at.End < len(body) && (body[at.End] == '-' || body[at.End] == '/') {
		return false // a name: "2030-Strategy"
	}
	before := strings.FieldsFunc(prose.Fold(body[lo:at.Start]), notLetter)
	after := strings.FieldsFunc(prose.Fold(body[at.End:hi]), notLetter)
	if first, _, _ := strings.Cut(prose.Fold(at.Of(body)), " "); first == "since" {
		return true
	}
	if len(before) == 0 {
		return false
	}
	switch before[len(before)-1] {
	case "since":
		return true
	case "in", "on", "during", "early", "late":
	default:
		return false
	}
	before = before[max(0, len(before)-12):]
	after = after[:min(8, len(after))]
	if slices.ContainsFunc(before, isDoubtful) || slices.ContainsFunc(after, isDoubtful) {
		return false
	}
	return told(before) || toldAfter(after) && !slices.Contains(before, "is") && !slices.Contains(before, "are")
}

func isDoubtful(w string) bool { return doubtful[w] }

// told reports whether the last verb before a date says what took place at it.
func told(before []string) bool {
	for i := len(before) - 2; i >= 0; i-- {
		w := before[i]
		switch {
		case past(w):
			return i == 0 || !auxiliary[before[i-1]]
		case uttered[w], w == "to", w == "for", w == "year", len(w) > 4 && strings.HasSuffix(w, "ing"):
			return false // another verb, or an aim, comes between
		}
	}
	return false
}

// toldAfter reports whether the first verb after a date does.
func toldAfter(after []string) bool {
	for i, w := range after {
		switch {
		case past(w):
			return (i == 0 || !auxiliary[after[i-1]]) && (i+1 == len(after) || !uttered[after[i+1]])
		case uttered[w], w == "to", w == "is", w == "are":
			return false
		}
	}
	return false
}

// past reports whether a word is a verb in the past that says what took place.
func past(w string) bool {
	return happened[w] || len(w) > 4 && strings.HasSuffix(w, "ed") && !uttered[w]
}

func notLetter(r rune) bool { return r != '\'' && r != '-' && !('a' <= r && r <= 'z') && r < 0x80 }
