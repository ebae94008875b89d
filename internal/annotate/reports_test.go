package annotate

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"dateline/internal/article"
	"dateline/internal/edtf"
	"dateline/internal/grammar"
	"dateline/internal/mention"
	"dateline/internal/prose"
	"dateline/internal/roster"
)

// reportRoster is the roster of testdata/reports. All of it is invented.
func reportRoster() *roster.Roster {
	leader := func(id, name, family, country string, roles ...roster.Role) roster.Entity {
		return roster.Entity{Kind: roster.Leader, ID: id, Name: name, FamilyName: family, Country: country, Roles: roles}
	}
	role := func(title, of, from, to string, short ...string) roster.Role {
		r := roster.Role{Title: title, Of: of, Short: short}
		if from != "" {
			r.From = day(from)
		}
		if to != "" {
			r.To = day(to)
		}
		return r
	}
	place := func(id, name, country string, demonyms ...string) roster.Entity {
		return roster.Entity{Kind: roster.Place, ID: id, Name: name, Country: country, Demonyms: demonyms}
	}
	alias := func(s string) []roster.Alias { return []roster.Alias{{Text: s, Lang: "en"}} }
	return roster.New(
		leader("ada-brovik", "Ada Brovik", "Brovik", "velmora", role("President of Velmora", "velmora", "2029-03", "", "Head of State", "the Velmoran President")),
		leader("piotr-sandel", "Piotr Sandel", "Sandel", "velmora", role("President of Velmora", "velmora", "2019", "2029-03", "Head of State", "the Velmoran President")),
		leader("ilka-toren", "Ilka Toren", "Toren", "velmora", role("Prime Minister of Velmora", "velmora", "2028", "")),
		leader("nils-hove", "Nils Hove", "Hove", "velmora", role("Minister of Foreign Affairs of Velmora", "velmora", "", "", "Foreign Minister")),
		leader("carl-dremov", "Carl Dremov", "Dremov", "ostrand", role("President of Ostrand", "ostrand", "2026", "", "the Ostrandian President")),
		leader("lena-marsk", "Lena Marsk", "Marsk", "ostrand", role("Prime Minister of Ostrand", "ostrand", "", "")),
		leader("viktor-olan", "Viktor Olan", "Olan", "ostrand", role("Minister of Foreign Affairs of Ostrand", "ostrand", "", "")),
		leader("omar-zahid", "Omar Zahid", "Zahid", "tamar", role("King of Tamar", "tamar", "", "")),
		leader("yusuf-karam", "Yusuf Karam", "Karam", "tamar", role("Minister of Foreign Affairs of Tamar", "tamar", "", "")),
		leader("lin-baotong", "Lin Baotong", "Lin", "hualin", role("President of Hualin", "hualin", "", "", "Hualinese President")),
		place("velmora", "Velmora", "", "Velmoran"), place("ostrand", "Ostrand", "", "Ostrandian"), place("tamar", "Tamar", "", "Tamari"), place("hualin", "Hualin", "", "Hualinese"),
		place("port-ellis", "Port Ellis", "velmora"), place("grenholm", "Grenholm", "velmora"), place("karsk", "Karsk", "ostrand"), place("tavrik", "Tavrik", "ostrand"),
		place("zahab", "Zahab", "tamar"), place("jincheng", "Jincheng", "hualin"),
		roster.Entity{Kind: roster.Initiative, ID: "amber-road", Name: "Amber Road Initiative", Aliases: alias("Amber Road")},
		roster.Entity{Kind: roster.Organization, ID: "amber-council", Name: "Amber Cooperation Council", Aliases: alias("ACC")},
		roster.Entity{Kind: roster.Source, ID: "velpress", Name: "Velpress", Country: "velmora"},
	)
}

// goldReport is a report of testdata/reports with what a reader found in it.
type goldReport struct {
	claim, date, text string
	bare              bool // read without a roster
	gold              [][2]string
}

func goldReports(t testing.TB, file string) []goldReport {
	var out []goldReport
	for _, c := range fixtures(t, file) {
		g := goldReport{claim: c.claim}
		var text []string
		for l := range strings.Lines(c.text) {
			l = strings.TrimRight(l, "\n")
			switch k, rest, _ := strings.Cut(l, " "); {
			case k == "@":
				g.date = rest
			case l == "* no roster":
				g.bare = true
			case len(k) == 1 && strings.Contains("QFEDTX", k) && k != l:
				g.gold = append(g.gold, [2]string{k, rest})
			default:
				text = append(text, l)
			}
		}
		g.text = strings.TrimSpace(strings.Join(text, "\n"))
		out = append(out, g)
	}
	return out
}

// tally counts what was right, wrong and missed, by kind.
type tally struct{ right, wrong, missed, speakers, periods int }

// plainQuote is the text of a quotation without marks and its last comma.
func plainQuote(s string) string {
	s = strings.NewReplacer("“", "", "”", "", "\"", "", "’", "'").Replace(prose.Space(s))
	return strings.Trim(s, " ,.'")
}

// score reads the report and compares.
func (g *goldReport) score(a *Annotator, sum map[string]*tally) []string {
	n := a.Annotate(&article.Article{ID: "x", Body: g.text, Lang: "en", Date: day(g.date), Source: "velpress"})
	var misses []string
	say := func(format string, args ...any) { misses = append(misses, fmt.Sprintf(format, args...)) }
	at := func(kind string) *tally {
		if sum[kind] == nil {
			sum[kind] = &tally{}
		}
		return sum[kind]
	}
	used := map[string]map[int]bool{}
	take := func(kind string, want string, count int, same func(i int) bool) int {
		if used[kind] == nil {
			used[kind] = map[int]bool{}
		}
		for i := range count {
			if !used[kind][i] && same(i) {
				used[kind][i] = true
				at(kind).right++
				return i
			}
		}
		at(kind).missed++
		say("%s missed: %s", kind, want)
		return -1
	}
	rest := func(kind string, count int, what func(i int) string) {
		for i := range count {
			if w := what(i); !used[kind][i] && w != "" {
				at(kind).wrong++
				say("%s false: %s", kind, w)
			}
		}
	}
	gathers := func(kind string) bool { return kind == "summit" || kind == "forum" }
	for _, l := range g.gold {
		want := l[1]
		f := strings.Fields(want)
		who, words, _ := strings.Cut(want, " | ")
		switch l[0] {
		case "Q":
			head, tail, _ := strings.Cut(words, " … ")
			i := take("quotes", want, len(n.Quotes), func(i int) bool {
				q := plainQuote(n.Quotes[i].Of(g.text))
				if tail == "" {
					return q == plainQuote(head)
				}
				return strings.HasPrefix(q, plainQuote(head)) && strings.HasSuffix(q, plainQuote(tail))
			})
			if i >= 0 {
				q := &n.Quotes[i]
				if q.Speaker == who || q.Speaker == "" && strings.EqualFold(grammar.Owner(prose.Space(q.SpeakerSpan.Of(g.text))), who) {
					at("quotes").speakers++
				} else {
					say("speaker %q (%s) for %s [%s]", q.SpeakerText, q.Speaker, want, q.Rule)
				}
			}
		case "F":
			unit := strings.ReplaceAll(strings.Split(f[1], ":")[0], "_", " ")
			i := take("figures", want, len(n.Figures), func(i int) bool {
				x := &n.Figures[i]
				return x.Value == f[0] && strings.Split(x.Unit, ":")[0] == unit
			})
			if i >= 0 {
				p := f[2]
				if p == "-" {
					p = g.date
				}
				if got := strings.Trim(n.Figures[i].Period.String()+"    ", "?~%")[:4]; got == p[:4] {
					at("figures").periods++
				} else {
					say("period %s for F %s (%s)", n.Figures[i].Period, want, n.Figures[i].PeriodBasis)
				}
			}
		case "E":
			take("events", want, len(n.Events), func(i int) bool {
				e := &n.Events[i]
				if gathers(e.Kind) != gathers(f[0]) || !gathers(e.Kind) && e.Kind != f[0] {
					return false
				}
				for _, id := range f[2:] {
					if !strings.Contains(fmt.Sprint(e.Participants), "{"+id+" ") {
						return false
					}
				}
				d := strings.Trim(e.Date.String(), "?~%")
				if e.DateBasis == "default" {
					d = d[:min(len(d), 7)]
				}
				return f[1] == "-" || strings.HasPrefix(d, f[1][:min(len(f[1]), 7)]) && (len(d) < 10 || len(f[1]) < 10 || d[:10] == f[1][:10])
			})
		case "D":
			take("documents", want, len(n.Documents), func(i int) bool { return strings.EqualFold(plainQuote(n.Documents[i].Title), want) })
		case "T":
			take("offices", want, len(n.Mentions), func(i int) bool {
				m := &n.Mentions[i]
				return m.Kind == roster.Leader && m.Form == mention.ByTitle && m.Entity == who && m.Of(g.text) == words
			})
		case "X":
			for _, m := range n.Mentions {
				if s := strings.Index(g.text, want); m.Kind == roster.Leader && m.Start < s+len(want) && m.End > s {
					at("offices").wrong++
					say("nobody: %s is %s", want, m.Entity)
				}
			}
		}
	}
	rest("quotes", len(n.Quotes), func(i int) string {
		return fmt.Sprintf("%s: %s [%s]", n.Quotes[i].SpeakerText, n.Quotes[i].Of(g.text), n.Quotes[i].Rule)
	})
	rest("figures", len(n.Figures), func(i int) string {
		return n.Figures[i].Of(g.text) + " = " + n.Figures[i].Value + " " + n.Figures[i].Unit
	})
	rest("events", len(n.Events), func(i int) string {
		switch n.Events[i].Kind {
		case "background", "announcement", "appointment":
			return ""
		}
		return n.Events[i].Kind + ": " + n.Events[i].Title + " [" + n.Events[i].Rule + "] " + n.Events[i].Trigger.Of(g.text)
	})
	rest("documents", len(n.Documents), func(i int) string { return n.Documents[i].Title })
	if !g.bare {
		rest("offices", len(n.Mentions), func(i int) string {
			if m := &n.Mentions[i]; m.Kind == roster.Leader && m.Form == mention.ByTitle {
				return m.Of(g.text) + " = " + m.Entity + " [" + m.Rule + "]"
			}
			return ""
		})
	}
	return misses
}

// faults are what the rules still get wrong in each round: missed, found where
// nothing is, with another speaker or of another time.
var faults = map[string]map[string]int{
	"round1.txt": {"figures": 4, "events": 2},
	"round2.txt": {"figures": 1, "events": 2, "offices": 2},
	"round3.txt": {"quotes": 1, "figures": 1, "events": 1},
	"round4.txt": {"quotes": 2},
	"round5.txt": {"figures": 2},
	"round6.txt": {"quotes": 1, "figures": 4},
	"round7.txt": {"figures": 2, "events": 4},
}

// TestWholeReports reads the reports of testdata/reports as a site would. Each
// file is a round, written with its gold before it was first read. REPORTS
// names one round.
func TestWholeReports(t *testing.T) {
	files, err := filepath.Glob("testdata/reports/*.txt")
	if err != nil || len(files) == 0 {
		t.Fatal(files, err)
	}
	with, without := New(reportRoster()), New(nil)
	for _, f := range files {
		if only := os.Getenv("REPORTS"); only != "" && !strings.Contains(f, only) {
			continue
		}
		t.Run(filepath.Base(f), func(t *testing.T) {
			sum := map[string]*tally{}
			for _, g := range goldReports(t, f) {
				a := with
				if g.bare {
					a = without
				}
				for _, m := range g.score(a, sum) {
					t.Logf("%s: %s", g.claim, m)
				}
			}
			for _, k := range []string{"quotes", "figures", "events", "documents", "offices"} {
				if s := sum[k]; s != nil {
					n := s.wrong + s.missed
					if k == "quotes" {
						n += s.right - s.speakers
					}
					if k == "figures" {
						n += s.right - s.periods
					}
					t.Logf("TOTAL %s: %d right, %d wrong, %d missed; speakers %d, periods %d", k, s.right, s.wrong, s.missed, s.speakers, s.periods)
					if most := faults[filepath.Base(f)][k]; n > most {
						t.Errorf("%d faults with %s, %d are known", n, k, most)
					}
				}
			}
		})
	}
}

func day(s string) edtf.Date {
	if s == "" {
		return edtf.Date{}
	}
	d, err := edtf.Parse(s)
	if err != nil {
		panic(err)
	}
	return d
}
