package site

import (
	"path"
	"strconv"
	"testing"
)

func TestNoFolderFillsWithThePagesOfOneList(t *testing.T) {
	const of = 1234
	in, pages := map[string]int{}, map[string]int{}
	for n := 1; n <= of; n++ {
		p := partPath("figures/usd.html", n)
		pages[p] = n
		in[path.Dir(p)]++
	}
	if len(pages) != of {
		t.Fatalf("%d addresses for %d pages", len(pages), of)
	}
	for dir, n := range in {
		if n > inFolder {
			t.Errorf("%s holds %d pages", dir, n)
		}
	}
	for n := 1; n <= of; n++ {
		p := part("figures/usd.html", n, of)
		to := func(href string, want int) {
			if got := pages[path.Join(path.Dir(partPath("figures/usd.html", n)), href)]; href != "" && got != want {
				t.Errorf("page %d: %s leads to page %d, want %d", n, href, got, want)
			}
		}
		to(p.Prev, n-1)
		to(p.Next, n+1)
		for _, l := range p.Pages {
			want, _ := strconv.Atoi(l.Text)
			to(l.Href, want)
		}
	}
}
