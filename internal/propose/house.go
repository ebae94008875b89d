package propose

import (
	"slices"
	"strings"

	"dateline/internal/article"
	"dateline/internal/roster"
)

// Agencies, newspapers and offices that report. Which words of a report name its
// house is known to whoever reads its header; see [article.Article.SourceText].

// house is the house of a report that names one which has no file of a person's.
func house(a *article.Article) []Find {
	if a.SourceText == "" || len(a.SourceText) > maxName || heart(a.SourceText) == "" {
		return nil
	}
	f := Find{Kind: roster.Source, Name: strings.Clone(a.SourceText), Mentions: 1, rank: 1}
	if f.Exact = f.Name; strings.Contains(a.Dateline.Text, f.Name) {
		f.marks, f.rank = byDateline, 2 // an agency's
	}
	return []Find{f}
}

// heart is what is left of the name of a house, folded, without the words that it
// is written with and without: "norwire" of "The Norwire News Agency" and of
// "norwire.example".
func heart(name string) string {
	if !strings.Contains(name, " ") {
		if labels := strings.Split(name, "."); len(labels) > 1 && last(labels) != "" {
			labels = labels[:len(labels)-1]
			for len(labels) > 1 && slices.Contains(domains, last(labels)) {
				labels = labels[:len(labels)-1]
			}
			name = last(labels)
		}
	}
	words := wordsOf(name)
	if len(words) > 1 && words[0] == "the" {
		words = words[1:]
	}
	for len(words) > 1 && slices.Contains(tails, last(words)) {
		words = words[:len(words)-1]
	}
	return strings.Join(words, "")
}

var (
	domains = []string{"com", "co", "org", "net", "gov", "govt", "gob", "go", "edu", "ac", "info"} // above the country's
	tails   = []string{"agency", "news", "newswire", "information", "international", "press"}
)

// houseType tells from a name what kind of house it is: newspaper, government,
// agency, or "" where the name does not say.
func houseType(name string, m mark) string {
	words := wordsOf(name)
	is := func(words []string, of string) bool {
		return slices.ContainsFunc(words, func(w string) bool { return slices.Contains(strings.Fields(of), w) })
	}
	switch {
	case len(words) == 0:
	case is(words[:1], "ministry embassy government department chancellery parliament presidency consulate"), is(words, "ministry embassy chancellery"),
		strings.HasSuffix(strings.Join(words, " "), "press service"), strings.HasSuffix(strings.Join(words, " "), "press office"):
		return "government"
	case is(words, "times post herald gazette tribune journal observer courier chronicle mail ledger telegraph daily newspaper guardian mirror sun star echo examiner inquirer standard independent monitor weekly"):
		return "newspaper"
	case m&byDateline != 0, is(words, "agency wire newswire press"), strings.HasSuffix(words[0], "wire"), strings.HasSuffix(words[0], "press"):
		return "agency"
	}
	return ""
}
