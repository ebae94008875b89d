package event

import (
	"slices"
	"strings"
	"testing"

	"dateline/internal/article"
)

// verbForms are a verb as it stands in the constructions: "meet", "met", "met", "meeting".
type verbForms struct{ base, past, done, ing string }

// matrixVerbs are the verbs and phrases by which diplomatic press tells of each kind of
// event, with what they govern.
var matrixVerbs = map[string][]string{
	"meeting": {
		"meet met met meeting|Bo Lund", "meet met met meeting|face to face with Bo Lund", "hold held held holding|talks with Bo Lund", "have had had having|a meeting with Bo Lund",
		"confer conferred conferred conferring|with Bo Lund", "consult consulted consulted consulting|with Bo Lund", "huddle huddled huddled huddling|with Bo Lund",
		"receive received received receiving|Bo Lund", "begin began begun beginning|talks with Bo Lund", "conclude concluded concluded concluding|talks with Bo Lund",
		"resume resumed resumed resuming|negotiations with Bo Lund", "exchange exchanged exchanged exchanging|views with Bo Lund", "call called called calling|on Bo Lund",
	},
	"call": {
		"telephone telephoned telephoned telephoning|Bo Lund", "speak spoke spoken speaking|by telephone with Bo Lund", "hold held held holding|a video conference with Bo Lund",
		"discuss discussed discussed discussing|trade by telephone with Bo Lund",
	},
	"visit": {
		"visit visited visited visiting|Ostrand", "pay paid paid paying|a visit to Ostrand", "wrap wrapped wrapped wrapping|up a visit to Ostrand", "arrive arrived arrived arriving|in Karsk",
		"travel travelled travelled travelling|to Ostrand", "fly flew flown flying|to the southern Ostrandian town of Karsk", "set set set setting|off for Ostrand", "tour toured toured touring|Ostrand",
		"make made made making|a stopover in Karsk", "stop stopped stopped stopping|in Karsk", "cut cut cut cutting|short a trip to Ostrand",
	},
	"signing": {
		"sign signed signed signing|a pact on rail transport with Bo Lund", "ink inked inked inking|a trade deal with Bo Lund", "initial initialled initialled initialling|a treaty with Bo Lund",
	},
	"appointment": {
		"resign resigned resigned resigning|as president", "become became become becoming|chairwoman of the union", "take took taken taking|over as speaker", "succeed succeeded succeeded succeeding|Bo Lund as chairwoman",
	},
}

// matrixClauses are the constructions in which they stand, by what they say of the event;
// "-" is none.
var matrixClauses = map[string][]string{
	"held": {
		"Ada Brovik PAST on Monday.", "On Monday Ada Brovik PAST.", "Ada Brovik has DONE.", "Officials said Ada Brovik PAST on Monday.", "Ada Brovik, who PAST on Monday, praised the harvest.",
		"Ada Brovik opened a fair, saw the port and PAST on Monday.", "Ada Brovik, 61, also PAST on Monday.",
	},
	"announced": {
		"Ada Brovik will BASE on Friday.", "Ada Brovik is to BASE on Friday.", "Ada Brovik was due to BASE on Friday.", "The ministry said Ada Brovik would BASE on Friday.", "Ada Brovik is scheduled to BASE on Friday.",
	},
	"planned": {"Ada Brovik plans to BASE on Friday.", "Ada Brovik has agreed to BASE on Friday."},
	"-": {
		"Ada Brovik did not BASE on Monday.", "Ada Brovik refused to BASE.", "Ada Brovik could BASE on Friday.", "If Ada Brovik PAST, trade would grow.", "Ada Brovik called off plans to BASE.",
		"Ada Brovik has never DONE.", "Lawmakers urged Ada Brovik to BASE.", "It is unclear whether Ada Brovik will BASE.", "Instead of ING, Ada Brovik stayed home.", "Ada Brovik is considering ING.",
	},
}

// TestEveryVerbTellsInEveryConstruction pairs each verb with each construction: who, when
// and how it is meant do not hang on which verb it is.
func TestEveryVerbTellsInEveryConstruction(t *testing.T) {
	a := newRoom(eventRoster())
	for kind, verbs := range matrixVerbs {
		clauses := map[string][]string{}
		for status, list := range matrixClauses {
			clauses[status] = list
		}
		if kind != "appointment" {
			clauses["held"] = append(clauses["held"][:len(clauses["held"]):len(clauses["held"])],
				"Ada Brovik said she had DONE on Monday.", "Ada Brovik praised the harvest when she PAST on Monday.",
				"After ING on Monday, Ada Brovik praised the harvest.", "Ada Brovik praised the harvest after ING on Monday.")
		}
		for _, verb := range verbs {
			forms, object, _ := strings.Cut(verb, "|")
			f := strings.Fields(forms)
			v := verbForms{f[0], f[1], f[2], f[3]}
			fill := strings.NewReplacer("BASE", v.base+" "+object, "PAST", v.past+" "+object, "DONE", v.done+" "+object, "ING", v.ing+" "+object)
			for status, list := range clauses {
				for _, clause := range list {
					text := strings.ReplaceAll(fill.Replace(clause), "Bo Lund", "Ostrandian Foreign Minister Bo Lund")
					n := a.notes(&article.Article{Body: text, Lang: "en", Date: on("2031-05-14")})
					if got := matrixStatus(n, kind, strings.Contains(object, "with Bo") || strings.HasSuffix(object, "Bo Lund")); got != status {
						t.Errorf("%s: %s, want %s", text, got, status)
					}
				}
			}
		}
	}
}

// matrixStatus is the status of the event of a kind of which Ada Brovik is a part, and Bo
// Lund where both are; "-" for none.
func matrixStatus(n notes, kind string, both bool) string {
	for _, e := range n.Events {
		ada, bo := false, !both
		for _, p := range e.Participants {
			ada = ada || p.Entity == "ada-brovik"
			bo = bo || strings.Contains(p.Text, "Bo Lund")
		}
		if e.Kind == kind && ada && bo {
			return e.Status
		}
	}
	return "-"
}

// matrixCallings are how a report introduces somebody, and what it calls him afterwards.
var matrixCallings = map[string][]string{
	"Tamari Foreign Minister Yusuf Karam praised the harvest.|yusuf-karam": {
		"the minister", "the foreign minister", "the Tamari minister", "the Tamari foreign minister", "Tamar's foreign minister", "Tamar's top diplomat", "the visiting Tamari minister", "the FM",
	},
	"King Omar Zahid praised the harvest.|omar-zahid":                       {"the king", "the monarch", "the Tamari leader", "His Majesty", "His Majesty the King"},
	"Sarnian Defence Minister Bo Lund praised the harvest.|Bo Lund":         {"the minister", "the defence minister", "the Sarnian minister", "the Sarnian defence minister", "Sarnia's defence minister"},
	"The Emir of Sund Sheikh Hamad Orm praised the harvest.|Hamad Orm":      {"the emir", "the Amir", "His Highness the Amir", "the Emir of Sund"},
	"The harvest was praised.|the Sarnian foreign minister":                 {"the Sarnian foreign minister"},
	"The harvest was praised.|Grand Lama":                                   {"the Grand Lama", "the Grand Lama of Sund"},
	"A delegation led by Mr. Bo Lund praised the harvest.|Bo Lund":          {"the delegation"},
	"A delegation of Sarnian bakers praised the harvest.|of Sarnian bakers": {"the delegation"},
}

// TestAnOfficeStandsForItsBearer pairs what somebody is called with what he does: who is
// meant does not hang on the words for it.
func TestAnOfficeStandsForItsBearer(t *testing.T) {
	a := newRoom(eventRoster())
	clauses := []string{
		"CALL met Ostrandian President Carl Dremov on Monday.", "On Monday CALL met Ostrandian President Carl Dremov.", "CALL arrived in Karsk on Monday.", "CALL, who arrived in Karsk on Monday, praised the port.",
		"CALL will hold talks with Ostrandian President Carl Dremov on Friday.", "Ostrandian President Carl Dremov received CALL on Monday.", "The ministry said CALL had met Ostrandian President Carl Dremov on Monday.",
		"CALL signed a pact on trade with Ostrandian President Carl Dremov on Monday.", "After meeting CALL on Monday, Ostrandian President Carl Dremov praised the port.",
	}
	for intro, calls := range matrixCallings {
		intro, who, _ := strings.Cut(intro, "|")
		for _, call := range calls {
			for _, clause := range clauses {
				said := strings.ReplaceAll(clause, "CALL", call)
				text := intro + " " + strings.ToUpper(said[:1]) + said[1:]
				n := a.notes(&article.Article{Body: text, Lang: "en", Date: on("2031-05-14")})
				if !slices.ContainsFunc(n.Events, func(e Event) bool {
					return e.Trigger.Start >= len(intro) && slices.ContainsFunc(e.Participants, func(p Part) bool {
						return p.Entity == who || strings.Contains(strings.ToLower(p.Text), strings.ToLower(who))
					})
				}) {
					t.Errorf("%s: no event with %s", text, who)
				}
			}
		}
	}
}

// TestAnOfficeOfSeveralStandsForNobody keeps what a report calls by an office that more
// than one bears, or that is another's, out of the events.
func TestAnOfficeOfSeveralStandsForNobody(t *testing.T) {
	a := newRoom(eventRoster())
	for _, c := range []struct{ text, not string }{
		{"Ostrandian Trade Minister Bo Lund and Velmoran Trade Minister Greta Mohn praised the harvest. Rain fell. The trade minister arrived in Karsk on Monday.", "Bo Lund"},
		{"Sarnian Defence Minister Bo Lund praised the harvest. The Velmoran minister arrived in Karsk on Monday.", "Bo Lund"},
		{"Sarnian Deputy Minister Bo Lund praised the harvest. The Sarnian minister arrived in Karsk on Monday.", "Bo Lund"},
		{"Foreign Minister Bo Lund praised the harvest. Yusuf Karam met the Sarnian Foreign Minister on Monday.", "Bo Lund"},
		{"Former Sarnian premier Bo Lund praised the harvest. The premier arrived in Karsk on Monday.", "Bo Lund"},
		{"Sarnian Defence Minister Bo Lund praised the harvest. An adviser to the minister arrived in Karsk on Monday.", "Bo Lund"},
		{"Sarnian President Hu Orm wrote to Ada Brovik. The president and the prime minister will be called on by Yusuf Karam.", "Hu Orm"},
	} {
		n := a.notes(&article.Article{Body: c.text, Lang: "en", Date: on("2031-05-14")})
		for _, e := range n.Events {
			for _, p := range e.Participants {
				if p.Text == c.not {
					t.Errorf("%s: %s", c.text, eventLine(&e))
				}
			}
		}
	}
}
