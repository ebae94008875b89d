package normalize

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"
	"time"
)

// TestDatelinesOfAllShapes makes thousands of datelines of the shapes that
// agencies use, with true places and days, before openings of reports, and
// sentences that begin much as datelines do. At least 99.5 % are read right and
// at most one in a thousand wrong: a place, a day or an end that is another.
func TestDatelinesOfAllShapes(t *testing.T) {
	r := rand.New(rand.NewPCG(7, 11))
	pick := func(list []string) string { return list[r.IntN(len(list))] }
	places := []string{"Karsk", "Osk", "Port Ellis", "Port Maren", "New Velm", "St. Maren", "Lake City", "Ulvaan-Baar", "Velm-on-Sea", "São Kundo", "Ürgüt", "Al Mareen", "El Kuntar", "Qarsak", "Beijing", "Astana", "Novy Karsk", "Fort D’Arc", "Vesk", "Stara Lubna"}
	countries := []string{"Velmora", "Ostrand", "Kazakhstan", "Azerbaijan", "Valdovia", "South Ostrand"}
	agencies := []string{"KAZINFORM", "Xinhua", "BelNews", "OSTPRESS", "Ostpress", "LAKE", "VNA", "AP", "Valley News", "Trend"}
	openings := []string{"The minister said that the bridge was open.", "President Ada Brovik arrived on a visit.", "At the invitation of the council, he came.", "Trade grew by a fifth last year.",
		"On Monday the talks began.", "Two ships collided in fog.", "A court in the town ruled for the yard.", "“We are ready,” said the mayor.", "12 people were hurt in a fire.", "Velmora and Ostrand signed an accord."}
	months := []string{"January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"}
	type made struct {
		text, rest  string
		places, day string
	}
	dashes := []string{" – ", " — ", " -- ", " - "}
	make := func() made {
		p, q := pick(places), pick(places)
		if r.IntN(3) > 0 {
			p, q = strings.ToUpper(p), strings.ToUpper(q)
		}
		upper := strings.ToUpper(p)
		m, d := r.IntN(12)+1, r.IntN(28)+1
		day, short := fmt.Sprintf("%s %d", months[m-1], d), time.Month(m).String()[:3]
		if r.IntN(3) == 0 && m != 5 && m != 6 && m != 7 {
			day = fmt.Sprintf("%s. %d", short, d)
		}
		is, a := fmt.Sprintf("%s-%d", short, d), pick(agencies)
		x := made{rest: pick(openings), places: p, day: is}
		switch r.IntN(14) {
		case 0:
			x.text, x.places, x.day = upper+". "+strings.ToUpper(a)+pick(dashes), upper, ""
		case 1:
			x.text, x.day = p+" ("+a+")"+pick(dashes), ""
		case 2:
			x.text = p + ", " + day + " (" + a + ")" + pick(dashes)
		case 3:
			x.text = p + ", " + pick(countries) + ", " + day + ". "
		case 4:
			x.text, x.places, x.day = strings.ToUpper(p+"/"+q)+" ("+a+")"+pick(dashes), strings.ToUpper(p+"+"+q), ""
		case 5:
			x.text, x.day = fmt.Sprintf("%s, %s, 2018 (%s)%s", p, day, a, pick(dashes)), fmt.Sprintf("2018-%02d-%02d", m, d)
		case 6:
			x.text, x.places = upper+", "+months[m-1]+fmt.Sprintf(" %d. /", d)+strings.ToUpper(a)+"/. ", upper
		case 7:
			x.text, x.day = p+" /"+strings.ToUpper(a)+"/"+pick(dashes), ""
		case 8:
			x.text, x.places = upper+fmt.Sprintf(", %d %s (%s)", d, months[m-1], a)+pick(dashes), upper
		case 9:
			x.text, x.places, x.day = upper+pick(dashes), upper, ""
		case 10:
			x.text = p + ", " + pick(countries) + ", " + day + " (" + a + ")" + pick(dashes)
		case 12:
			x.text, x.day = fmt.Sprintf("%s, %d %s 2018 (%s/%s): ", p, d, months[m-1], a, pick(agencies)), fmt.Sprintf("2018-%02d-%02d", m, d)
		case 13:
			x.text, x.day = fmt.Sprintf("%s, %d %s 2018%s", p, d, months[m-1], pick(dashes)), fmt.Sprintf("2018-%02d-%02d", m, d)
		case 11:
			x.text, x.places = upper+", "+strings.ToUpper(months[m-1])+fmt.Sprintf(" %d, ", d)+strings.ToUpper(a)+". ", upper
		}
		return x
	}
	n := newNames(testRoster(), Options{})
	const count = 6000
	right, wrong, missed := 0, 0, 0
	for range count {
		x := make()
		text := x.text + x.rest
		d, ok := readDateline(text, 0, len(text), n)
		if !ok {
			if missed++; missed <= 20 {
				t.Logf("missed %q", text)
			}
			continue
		}
		day := ""
		switch {
		case d.day.y > 0:
			day = d.day.edtf().String()
		case d.day.m > 0:
			day = fmt.Sprintf("%s-%d", time.Month(d.day.m).String()[:3], d.day.d)
		}
		if got := strings.Join(d.Places, "+"); got != x.places || day != x.day || text[d.span.End:] != x.rest {
			if wrong++; wrong <= 20 {
				t.Logf("wrong %q: %s, %q, ends before %q; want %s, %q", text, got, day, text[d.span.End:], x.places, x.day)
			}
			continue
		}
		right++
	}
	// What begins as a dateline does, and is none.
	heads := []string{"%s, the capital of %s, has a new bridge.", "%s and %s signed an accord on Monday.", "%s (population 40,000) lies in %s.", "%s's council spoke of %s on June 5.",
		"%s, %s and Osk will hold talks.", "%s – the pearl of %s, they say – has a harbour.", "In %s, June 5 is a feast of all %s.", "%s told Ostpress that %s was ready.", "On June 5, %s received a guest from %s."}
	for range 2000 {
		text := fmt.Sprintf(pick(heads), pick(places), pick(countries))
		if d, ok := readDateline(text, 0, len(text), n); ok && d.confidence >= 0.6 {
			if wrong++; wrong <= 20 {
				t.Logf("no dateline: %q was read as %q (%.2f)", text, d.Text, d.confidence)
			}
		}
	}
	t.Logf("%d datelines: %d right, %d wrong (with 2000 sentences), %d missed", count, right, wrong, missed)
	if right*1000 < count*995 || wrong*1000 > count+2000 {
		t.Errorf("%d of %d right, %d wrong", right, count, wrong)
	}
}
