package main

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"time"
)

// report is one press report of the corpus, before any tool's file format.
type report struct {
	n                            int
	title, gist, source          string // source is a name
	date                         time.Time
	leaders, initiatives, places []string // names
	body                         string   // Markdown
}

// The people, countries, programmes and papers of the corpus are invented. Its
// words are ordinary at the head and coined at the tail, where new ones keep
// coming as a chronicle grows.
var (
	given    = words("Alba Bruno Celia Dorian Edda Fabio Greer Henrik Isolde Jarek Katya Lorenz Mirela Niklas Odile Piotr Rhea Silas Tilda Ulf Verena Wim Ysolde Zoran")
	family   = words("Ashgrove Bellweather Calloway Drummond Ellery Fairbank Gallowyn Harrowgate Iversholm Kestering Lindenau Merriden Northwell Oakhurst Pennyfield Quillon Ravensby Stannard Thornhill Underbridge Vantongeren Westerley Yarrowby Zellwood")
	programs = []string{
		"Amber Road", "Two Valleys Compact", "Clear Water Pledge", "Northern Loop Railway", "Open Granary Plan",
		"Lantern Schools Drive", "Long Bridge Corridor", "Common Grid Accord",
	}
	towns   = words("Arlington-Vale Brackenford Carmouth Dellwater Easthollow Farnsey Glimmerton Hexwater Ilverton Juniper-Bay Kingsmere Larkfield")
	lands   = words("Velmark Ostrany Caldoria Norwend")
	papers  = []string{"Harbour Gazette", "Velmark Wire", "The Morning Column", "Ostrany Press Agency", "Inland Courier"}
	offices = words("President Premier Chancellor Minister")

	nouns = words("agreement airport assembly auction bridge budget bureau cable canal cargo charter clinic college committee company contract corridor council court customs dam debt delegation deposit district drought energy envoy exchange export factory farm ferry festival fleet forecast forest forum freight fund gallery gas grain grant grid harbour harvest hospital import industry inquiry institute investment island junction laboratory ledger library loan market meadow measure mill mine mission museum network oil orchard parliament pasture pipeline plan plant plateau port power price programme project province quarry quota railway region reserve reservoir river road route satellite school sector shipment station steel strait summit supply survey tariff team tender terminal textile timber tourism trade traffic treaty tunnel turbine union university valley venture village visa warehouse water wheat yard")
	kinds = words("ambitious annual broad bilateral careful common costly delayed direct distant early eastern final first formal former fresh future general joint large late local long lower main major modern modest mutual narrow national new northern old open pilot planned private public quiet rapid recent regional remote rural second senior shared short small southern special steady strategic strong temporary upper urban western wide")
	deeds = words("accepted announced approved backed began blocked built cancelled closed completed confirmed delayed discussed doubled drafted ended endorsed expanded extended financed finished founded halved halted launched lowered merged moved opened planned postponed praised presented proposed raised ratified rebuilt reduced rejected renewed repaired replaced reviewed revised signed started studied supported suspended tested welcomed widened")
	parts = words("ban bel cor dan dor el fen gar hal il jor kan lan mar nel or pel ran sel tor ul van wen yar zel")
	ends  = words("ade age ance ary ence ette ial ine ing ism ity ment ness ock old ure ward")
)

func words(s string) []string { return strings.Fields(s) }

func leaders() []string {
	var out []string
	for i, f := range family {
		out = append(out, given[i%len(given)]+" "+f)
	}
	return out
}

// writer makes the words of one report. The same number gives the same report,
// whatever the size of the corpus.
type writer struct {
	r    *rand.Rand
	tail *rand.Zipf
}

func (w *writer) of(list []string) string { return list[w.r.IntN(len(list))] }

// head picks from the front of a list more often than from its end.
func (w *writer) head(list []string) string {
	f := w.r.Float64()
	return list[int(f*f*float64(len(list)))]
}

// coined is the k-th word that no dictionary has.
func coined(k uint64) string {
	s := parts[k%uint64(len(parts))]
	k = k/uint64(len(parts)) + k*7
	for range 1 + k%2 {
		s += parts[k%uint64(len(parts))]
		k /= 3
	}
	return s + ends[k%uint64(len(ends))]
}

func (w *writer) noun() string {
	if w.r.IntN(15) == 0 {
		return coined(w.tail.Uint64())
	}
	return w.head(nouns)
}

func (w *writer) passerby() string {
	return w.of(given) + " " + capital(coined(w.tail.Uint64()*5+2))
}

func (w *writer) some(list []string, n int) []string {
	var out []string
	for len(out) < n {
		s := w.head(list)
		twice := false
		for _, o := range out {
			twice = twice || o == s
		}
		if !twice {
			out = append(out, s)
		}
	}
	return out
}

func (w *writer) money() string {
	switch w.r.IntN(3) {
	case 0:
		return fmt.Sprintf("$%d million", 1+w.r.IntN(950))
	case 1:
		return fmt.Sprintf("$%d.%d billion", 1+w.r.IntN(60), 1+w.r.IntN(9))
	}
	return fmt.Sprintf("$%d,%03d,%03d", 1+w.r.IntN(80), w.r.IntN(1000), w.r.IntN(1000))
}

func (w *writer) deed() string {
	return "the " + w.head(kinds) + " " + w.noun() + " " + w.head(deeds) + " the " + w.noun()
}

func (w *writer) sentence(who, land string) string {
	switch w.r.IntN(10) {
	case 0:
		return fmt.Sprintf("“%s,” %s said in %s.", capital(w.deed()), who, w.of(towns))
	case 1:
		return fmt.Sprintf("The %s will cost %s over %d years.", w.noun(), w.money(), 2+w.r.IntN(12))
	case 2:
		return fmt.Sprintf("\"%s, and that is what the %s needs,\" said %s of the %s %s.", capital(w.deed()), w.noun(), w.passerby(), w.head(kinds), w.noun())
	case 3:
		return fmt.Sprintf("Trade with %s rose by %d.%d percent to %s in %d.", land, 1+w.r.IntN(30), w.r.IntN(10), w.money(), 1998+w.r.IntN(28))
	case 4:
		return fmt.Sprintf("In %s, %s, and %s.", w.of(towns), w.deed(), w.deed())
	case 5:
		return fmt.Sprintf("%s of %s noted that %s.", w.of(offices), land, w.deed())
	case 6:
		return fmt.Sprintf("The %s is part of the %s, which %s praised last week.", w.noun(), w.of(programs), who)
	case 7:
		return fmt.Sprintf("On %d %s the %s %s the %s.", 1+w.r.IntN(28), time.Month(1+w.r.IntN(12)), w.noun(), w.head(deeds), w.noun())
	}
	return fmt.Sprintf("Observers of the %s %s point to %s, where %s.", w.head(kinds), w.noun(), w.of(towns), w.deed())
}

// make returns report n.
func compose(n int) report {
	r := rand.New(rand.NewPCG(20180613, uint64(n)))
	w := &writer{r, rand.NewZipf(r, 1.2, 10, 300000)}
	all := leaders()
	p := report{n: n, leaders: w.some(all, 1+r.IntN(3)), initiatives: w.some(programs, r.IntN(3)), places: w.some(towns, 1+r.IntN(2)), source: w.of(papers)}
	p.date = time.Date(1996, 1, 1, 0, 0, 0, 0, time.UTC).AddDate(0, 0, r.IntN(30*365))
	land := w.of(lands)
	var b strings.Builder
	switch r.IntN(4) {
	case 0:
		p.title = fmt.Sprintf("%s meets %s in %s", p.leaders[0], all[(r.IntN(len(all)))], p.places[0])
		fmt.Fprintf(&b, "%s met %s in %s on %d %s %d. ", p.leaders[0], w.of(all), p.places[0], p.date.Day(), p.date.Month(), p.date.Year())
	case 1:
		p.title = strings.Fields(p.leaders[0])[1] + ": " + capital(w.deed())
	default:
		p.title = fmt.Sprintf("%s %s %s in %s", capital(w.head(kinds)), w.noun(), w.head(deeds), p.places[0])
	}
	for i := range 8 {
		if i == 4 && r.IntN(4) == 0 {
			fmt.Fprintf(&b, "## %s %s\n\n", capital(w.head(kinds)), w.noun())
		}
		for j := range 2 + r.IntN(3) {
			if j > 0 {
				b.WriteByte(' ')
			}
			s := w.sentence(w.of(p.leaders), land)
			if p.gist == "" {
				p.gist = s
			}
			switch r.IntN(30) {
			case 0:
				s = "*" + s + "*"
			case 1:
				s += " [More on this](https://press.example/" + coined(w.tail.Uint64()) + ")."
			}
			b.WriteString(s)
		}
		b.WriteString("\n\n")
	}
	p.body = strings.TrimRight(b.String(), "\n")
	return p
}

func capital(s string) string { return strings.ToUpper(s[:1]) + s[1:] }
