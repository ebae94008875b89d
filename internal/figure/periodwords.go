package figure

import (
	"strings"

	"dateline/internal/edtf"
	"dateline/internal/grammar"
	"dateline/internal/prose"
	"dateline/internal/timex"
)

// Words around a time that say whether it is the time of a figure.

// notPeriod reports a date that a figure is compared with, or the day on which
// it was told, and no time that the figure is about.
func (r *reckon) notPeriod(w timex.Expr, scope prose.Span) bool {
	text := strings.ToLower(prose.Space(w.Of(r.Body)))
	switch text {
	case "over the year", "for the year", "during the year", "the year", "in the year", "year-on-year", "year on year", "now",
		"then", "a year", "that year", "that day", "the day", "the time":
		return true
	}
	if strings.HasPrefix(text, "more than ") || strings.HasPrefix(text, "less than ") { // "11.8% more than a year ago"
		return true
	}
	for _, s := range [...]string{"earlier", "previous", "preceding", "same month", "year before", "month before", "year-ago", "prior"} {
		if strings.Contains(text, s) {
			return true
		}
	}
	k := r.TokenAt(w.Start)
	if n := r.Word(r.TokenAt(w.End)); n == "levels" || n == "level" || n == "prices" || n == "figure" {
		return true
	}
	prev := r.Low(k - 1)
	two := r.Low(k - 2)
	if prev == "of" || prev == "in" {
		prev, two = two, r.Low(k-3)
	}
	same := 0 // tokens before the date's own of "the same period in 2022"
	switch {
	case strings.Contains(text, "same period"):
		same = 1
	case prev == "period" && two == "same":
		same = 3
	}
	if same > 0 {
		for i := k - same; i >= 0 && i > k-same-5; i-- {
			switch r.Low(i) {
			case "compared", "comparison", "than", "against", "versus", "over", "from", "with":
				return true
			}
		}
	}
	prev, two = r.Low(k-1), r.Low(k-2)
	switch prev {
	case "than", "against", "versus", "vs", "compared":
		return true
	case "to", "with":
		if two == "compared" || two == "relative" || two == "comparison" {
			return true
		}
	case "from", "in", "of":
		if two == "than" || prev == "from" && !r.rangeFrom(w) || two == "that" && prev == "of" || two == "level" && prev == "of" {
			return true
		}
	case "the":
		if two == "than" || two == "compared" {
			return true
		}
	}
	// "Carrow said on Friday that …": the day of the telling
	if first, last := w.Value.Bounds(); last-first < 2 {
		for i := k - 1; i >= 0 && i >= k-6 && r.Toks[i].Start >= scope.Start; i-- {
			if r.Toks[i].Kind == prose.Punct {
				break
			}
			ro := r.Roles(i)
			if ro&grammar.CueWord != 0 && ro&grammar.CueLoose == 0 && !level(r.Low(i)) {
				return true
			}
			if ro&(grammar.Preposition|grammar.PlainNoun|grammar.Office|grammar.Determiner) == 0 && i < k-1 {
				break
			}
		}
		if n := r.TokenAt(w.End); n < len(r.Toks) && r.Toks[n].Start < scope.End && r.CueAt(n)&grammar.CueWord != 0 {
			return true
		}
	}
	return false
}

// rangeFrom reports "from 2016 to 2019", which is a period, and not "from 2016",
// which is a comparison.
func (r *reckon) rangeFrom(w timex.Expr) bool {
	if w.Kind == "interval" {
		return true
	}
	rest := strings.TrimSpace(r.Body[w.End:min(len(r.Body), w.End+12)])
	return strings.HasPrefix(rest, "to ") || strings.HasPrefix(rest, "through ") || strings.HasPrefix(rest, "until ")
}

// earlier reports words right after a figure that set it back in time: "from
// 698 tons a year earlier".
func (r *reckon) earlier(end int) bool {
	found := r.datesIn(prose.Span{Start: end, End: min(len(r.Body), end+40)})
	if len(found) == 0 || found[0].Start-end > 2 {
		return false
	}
	text := strings.ToLower(found[0].Of(r.Body))
	return strings.HasSuffix(text, "earlier") || strings.HasSuffix(text, "before") || strings.HasSuffix(text, "ago") || strings.Contains(text, "previous")
}

// broad reports a period longer than three weeks.
func broad(d edtf.Date) bool {
	first, last := d.Bounds()
	return last-first > 21 || last == edtf.MaxDay || first == edtf.MinDay
}

// backReference reports words that point to the period told before.
func backReference(s string) bool {
	for _, w := range [...]string{
		"his period", "that period", "the period", "same period", "this time", "that time", "hese years", "hose years",
		"his year's period", "that year", "эти годы", "этот период",
	} {
		if i := strings.Index(s, w); i >= 0 {
			head := strings.ToLower(s[max(0, i-12):i])
			if w == "the period" || w == "that year" || strings.Contains(head, "uring") || strings.Contains(head, "ver ") || strings.Contains(head, "in ") || strings.Contains(head, "for ") || strings.Contains(head, "за ") {
				return true
			}
		}
	}
	return false
}

// presentTense reports words that say the figure is of today.
func presentTense(s string) bool {
	for _, w := range [...]string{"urrently", " now ", "oday", "at present", "at the moment", " is being ", " are being ", " stands at ", " stand at "} {
		if strings.Contains(s, w) {
			return true
		}
	}
	return false
}

// attached reports that the date follows the figure after small words alone:
// "by 5 percent in March".
func (r *reckon) attached(end, start int) bool {
	n := 0
	for k := r.TokenAt(end); k < len(r.Toks) && r.Toks[k].Start < start; k++ {
		w := r.Word(k)
		switch w {
		case "than", "against", "versus", "until", "till", "and", "but":
			return false
		case "same", "period":
			n--
		case "year-on-year", "end", "annually":
		default:
			if r.Roles(k)&(grammar.Preposition|grammar.Determiner) == 0 {
				return false
			}
		}
		if n++; n > 4 {
			return false
		}
	}
	return n > 0
}

// another reports that the date dates a figure between, with which this one is
// compared: "up from 8,900 in December".
func (r *reckon) another(end, start int) bool {
	found, k := false, r.TokenAt(end)
	for ; k < len(r.Toks) && r.Toks[k].Start < start; k++ {
		switch r.Word(k) {
		case "from", "against", "compared", "versus", "after", "following":
		case "to":
			if found && k+1 < len(r.Toks) && r.Toks[k+1].Kind == prose.Number {
				return false // "from 300 to 1,200 by 2036": the time is the change's
			}
			continue
		default:
			continue
		}
		for n := k + 1; n < len(r.Toks) && n < k+7 && r.Toks[n].Start < start; n++ {
			found = found || r.Toks[n].Kind == prose.Number || startsNumber(r.Word(n)) && len(r.Word(n)) > 2
		}
	}
	return found
}
