package normalize

import (
	"testing"

	"dateline/internal/seed"
)

func TestTheLineOnTheRightsNamesTheSource(t *testing.T) {
	n := New(testRoster(), Options{})
	const text = "Bridge opens after four years\n\nThe two ministers opened the bridge and walked across it with the workers.\n\nIt took four years, the ministry said.\n\n"
	for line, want := range map[string]string{
		"© Valley Times 2017. All rights reserved.":        "valley-times",
		"Copyright © 2017, The Valley Times":               "valley-times",
		"© WIREMAN 2017. All rights reserved.":             "", // it only passes reports on
		"© Palace press service":                           "", // and a palace has no reporters
		"© 2017 Another Paper. All rights reserved.":       "",
		"The Valley Times was not there when it happened.": "", // no such line
	} {
		raw, _ := seed.Read("seeds/x.txt", []byte(text+line+"\n"))
		if got := n.Article(raw, Sidecar{}).Article.Source; got != want {
			t.Errorf("%s: source %q, want %q", line, got, want)
		}
	}
}
