package dating

import (
	"slices"
	"strings"

	"dateline/internal/article"
	"dateline/internal/edtf"
)

// A header that says 12/06/2019 is of the twelfth of June or of the sixth of
// December. One house writes all its reports in one order, so what its others
// show decides: 25/06/2019 can be read in one way alone.

// custom is what the dated reports of one house show of the order in which it
// writes day and month.
type custom struct {
	dayFirst, monthFirst int
	said                 []string // of which reports, and their words
}

// printed is a date in figures with slashes or hyphens: 25/06/2019.
type printed struct {
	first, second, year int
	text                string
}

// inFigures is the first date in figures of a report's evidence.
func inFigures(a *article.Article) (printed, bool) {
	for _, s := range a.DateEvidence {
		for i := range len(s) {
			if s[i] < '0' || s[i] > '9' || i > 0 && (s[i-1] >= '0' && s[i-1] <= '9' || s[i-1] == '/' || s[i-1] == '-') {
				continue
			}
			n := [3]int{}
			sep, k, at, digits := byte(0), 0, i, 0
			for ; at < len(s); at++ {
				c := s[at]
				if c >= '0' && c <= '9' {
					if digits++; digits > 4 || k < 2 && digits > 2 {
						break
					}
					n[k] = n[k]*10 + int(c-'0')
					continue
				}
				if c != '/' && c != '-' || sep != 0 && c != sep || k == 2 || digits == 0 {
					break
				}
				sep, digits = c, 0
				k++
			}
			if k == 2 && (digits == 4 || digits == 2 && sep == '/') && n[0] > 0 && n[1] > 0 && n[0] <= 31 && n[1] <= 31 {
				if digits == 2 {
					n[2] += 2000
				}
				return printed{n[0], n[1], n[2], s[i:at]}, true
			}
		}
	}
	return printed{}, false
}

// house is what tells whose a report is: its source, the host of its address, or
// the file of many reports that it came in. "" where nothing does.
func house(a *article.Article) string {
	switch {
	case a.Source != "":
		return "source " + a.Source
	case strings.Contains(a.SourceURL, "://"):
		_, rest, _ := strings.Cut(a.SourceURL, "://")
		host, _, _ := strings.Cut(rest, "/")
		return "host " + strings.TrimPrefix(strings.ToLower(host), "www.")
	}
	if file, _, many := strings.Cut(a.Seed.Path, "#"); many {
		return "file " + file
	}
	return ""
}

// learn keeps what a dated report shows of the custom of its house.
func (x *Index) learn(a *article.Article) {
	p, ok := inFigures(a)
	if !ok || (p.first > 12) == (p.second > 12) {
		return
	}
	h := house(a)
	if h == "" {
		return
	}
	c := x.customs[h]
	if c == nil {
		c = &custom{}
		x.customs[h] = c
	}
	if p.first > 12 {
		c.dayFirst++
	} else {
		c.monthFirst++
	}
	// The first three by id, in whatever order they come.
	c.said = append(c.said, a.ID+": "+p.text)
	slices.Sort(c.said)
	c.said = c.said[:min(3, len(c.said))]
}

// Ambiguous reports a report whose header states one of two days.
func Ambiguous(a *article.Article) bool {
	return a.DateBasis == article.Header && a.Date.Precision() == edtf.Set
}

// Settle tells which of two days a report's header states by the order in which
// the other reports of its house write day and month. The day bears "?", since a
// house may change its custom. It says no where none of them shows an order, or
// where they show both.
func (x *Index) Settle(a *article.Article) (Finding, bool) {
	p, ok := inFigures(a)
	c := x.customs[house(a)]
	if !Ambiguous(a) || !ok || c == nil || (c.dayFirst > 0) == (c.monthFirst > 0) {
		return Finding{}, false
	}
	day, month := p.first, p.second
	if c.monthFirst > 0 {
		day, month = month, day
	}
	if month > 12 || day > edtf.DaysIn(p.year, month) {
		return Finding{}, false
	}
	d := edtf.FromDay(edtf.Civil(p.year, month, day))
	if !edtf.Overlaps(a.Date, d) {
		return Finding{}, false // the header states other days
	}
	return Finding{ID: a.ID, Date: d.Qualify('?'), Basis: article.Inferred, Evidence: append([]string{p.text}, c.said...)}, true
}

// Settled reports a report whose day is one that Settle gave, and that no person has
// touched since.
func Settled(a *article.Article) bool {
	p, ok := inFigures(a)
	return ok && a.DateBasis == article.Inferred && a.Date.Precision() == edtf.DayPrec && strings.HasSuffix(a.Date.String(), "?") &&
		p.first <= 12 && p.second <= 12 && p.first != p.second
}

// Shows reports a dated report that shows in which order its house writes.
func Shows(a *article.Article) bool {
	p, ok := inFigures(a)
	return ok && (p.first > 12) != (p.second > 12)
}

// Resettle is the other day of a settled report, where more of its house's reports
// now show the other order than the one it was settled by.
func (x *Index) Resettle(a *article.Article) (Finding, bool) {
	p, ok := inFigures(a)
	c := x.customs[house(a)]
	if !ok || c == nil || c.dayFirst == c.monthFirst || !Settled(a) {
		return Finding{}, false
	}
	day, month := p.first, p.second
	if c.monthFirst > c.dayFirst {
		day, month = month, day
	}
	d := edtf.FromDay(edtf.Civil(p.year, month, day))
	if edtf.Overlaps(a.Date, d) {
		return Finding{}, false
	}
	return Finding{ID: a.ID, Date: d.Qualify('?'), Basis: article.Inferred, Evidence: append([]string{p.text}, c.said...)}, true
}
