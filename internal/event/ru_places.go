package event

import (
	"strings"

	"dateline/internal/grammar"
	"dateline/internal/prose"
	"dateline/internal/reading"
	"dateline/internal/roster"
)

// russianLands marks the states and the capitals that the roster does not have.
func (l *line) russianLands() {
	for i := 0; i < l.n; i++ {
		if !l.capital(i) || l.loc[i] != 0 {
			continue
		}
		state, end := l.d.RussianLand(l.first + i)
		if end -= l.first; state == "" {
			if state, end = l.d.RussianCapital(l.first+i), i+1; state == "" {
				continue
			}
		}
		end = min(end, l.n)
		l.places = append(l.places, reading.Mention{By: reading.By{Span: l.spanOf(i, end), Rule: "state", Confidence: 0.7}, Kind: roster.Place, Entity: reading.Strange + state})
		for k := i; k < end; k++ {
			l.loc[k] = int32(len(l.places))
		}
		i = end - 1
	}
}

// russianPlace is the place after "в" or "во" from token i on, or the object of the verb.
func (l *line) russianPlace(i int, direct bool) (place, country string) {
	for j := i; j < l.n; j++ {
		if l.loc[j] == 0 || j > 0 && l.loc[j-1] == l.loc[j] || l.quoted[j] {
			continue
		}
		k := j - 1
		if w := l.w(k); strings.HasPrefix(w, "республик") || strings.HasPrefix(w, "столиц") || w == "город" || w == "городе" {
			k--
		}
		switch w := l.w(k); {
		case (w == "в" || w == "во") && !l.russianOf(k):
			return l.placeAt(j)
		case direct && (k+1 == i || k < i || w == "посетить" || w == "посетил" || w == "посетила"):
			return l.placeAt(j)
		}
	}
	return "", ""
}

// russianOf reports that the "в" at token k says where an office is, or a body: "послом
// Бордурии в Сильдавии".
func (l *line) russianOf(k int) bool {
	for j := k - 1; j >= 0 && j > k-8 && l.tok(j).Kind == prose.Word; j-- {
		if o := grammar.RussianOfficeOf(l.low[j]); o.Noun == "посол" || o.Noun == "представитель" || o.Noun == "консул" || o.Noun == "генконсул" || strings.HasPrefix(l.low[j], "посольств") {
			return l.who[j] == 0 || l.who[k] != 0
		}
		if l.who[j] != 0 || grammar.RussianVerb(l.low[j]) {
			return false
		}
	}
	return false
}

// russianTown is the town behind "в" from token i on that nobody knows, of a visit, in the
// nominative: it stands in the accusative, "в Карску", or the prepositional.
func (l *line) russianTown(i int) (country string) {
	for j := i; j+1 < l.n; j++ {
		if l.low[j] != "в" && l.low[j] != "во" || !l.capital(j+1) || l.quoted[j+1] || l.who[j+1] != 0 || l.loc[j+1] != 0 || l.capital(j+2) {
			continue
		}
		w := l.tok(j + 1).Of(l.d.Body)
		if prose.Upper(w) || grammar.RolesOf(w)&grammar.TimeWord != 0 {
			return ""
		}
		for _, e := range [...][2]string{{"ую", "ая"}, {"у", "а"}, {"ю", "я"}} {
			if stem, ok := strings.CutSuffix(w, e[0]); ok {
				return reading.Strange + stem + e[1]
			}
		}
		return reading.Strange + w
	}
	return ""
}

// russianSort is the sort of the visit named from token i on.
func (l *line) russianSort(i int) string {
	for j := i; j < l.n; j++ {
		if strings.HasPrefix(l.low[j], "визит") && j > 0 {
			switch w := l.w(j - 1); {
			case strings.HasPrefix(w, "государственн"):
				return "state visit"
			case strings.HasPrefix(w, "официальн"):
				return "official visit"
			case strings.HasPrefix(w, "рабоч"):
				return "working visit"
			}
			return ""
		}
	}
	return ""
}
