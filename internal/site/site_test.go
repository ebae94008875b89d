package site

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"dateline/internal/annotate"
	"dateline/internal/article"
	"dateline/internal/edtf"
	"dateline/internal/roster"
)

func edt(t testing.TB, s string) edtf.Date {
	t.Helper()
	if s == "" {
		return edtf.Date{}
	}
	d, err := edtf.Parse(s)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func TestADateIsListedUnderWhatItKnows(t *testing.T) {
	for _, c := range []struct {
		date string
		want bucket
	}{
		{"", bucket{}}, {"2018-11-13", bucket{2018, 11}}, {"2018-11-13~", bucket{2018, 11}}, {"2018-06?", bucket{2018, 6}}, {"2018", bucket{2018, 0}},
		{"2018-21", bucket{2018, 0}}, {"2018-05-30/2018-06-02", bucket{2018, 5}}, {"2018-01/2018-09", bucket{2018, 0}}, {"2017-10/2019-03", bucket{}},
		{"2012/..", bucket{}}, {"193X", bucket{}}, {"2018-12-30/2019-01-02", bucket{2018, 12}},
	} {
		if got := bucketOf(edt(t, c.date)); got != c.want {
			t.Errorf("%q is listed under %v, want %v", c.date, got, c.want)
		}
	}
}

func TestWhatIsKnownLessWellComesLaterInItsMonthAndTheUndatedLast(t *testing.T) {
	want := []string{"2017-12-31", "2018-06-09", "2018-06-09/2018-06-10", "2018-06-11", "2018-06?", "2018-07-01", "2018", "2019-01-01", "2012/2019", ""}
	got := slices.Clone(want)
	slices.Reverse(got)
	slices.SortStableFunc(got, func(a, b string) int { return later(edt(t, a), edt(t, b)) })
	if !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestADateHangsOnTheRailAsPreciselyAsItIsKnown(t *testing.T) {
	for _, c := range []struct{ date, short, shape, machine string }{
		{"2018-11-13", "13 Nov", "day", "2018-11-13"}, {"2018-11-13~", "about 13 Nov", "vague", ""}, {"2018-06?", "June, uncertain", "vague", ""},
		{"2018-06", "June", "vague", "2018-06"}, {"2018-06-09/2018-06-10", "9–10 June", "span", ""}, {"2018-05-30/2018-06-02", "30 May – 2 June", "span", ""},
		{"2018", "2018", "vague", "2018"}, {"", "undated", "vague", ""},
	} {
		w := (&Site{}).whenOf(edt(t, c.date), "")
		if w.Short != c.short || w.Shape != c.shape || w.Machine != c.machine {
			t.Errorf("%q: %q %q %q, want %q %q %q", c.date, w.Short, w.Shape, w.Machine, c.short, c.shape, c.machine)
		}
	}
}

func TestWeekdays(t *testing.T) {
	for d, want := range map[string]string{"2018-11-13": "Tuesday", "1970-01-01": "Thursday", "1969-12-31": "Wednesday", "2000-02-29": "Tuesday"} {
		first, _ := edt(t, d).Bounds()
		if got := (&Site{}).weekday(first); got != want {
			t.Errorf("%s is a %s, want %s", d, got, want)
		}
	}
}

func TestOnlyTheWebAndMailAreLinked(t *testing.T) {
	for u, want := range map[string]bool{"https://a.example/b": true, "HTTP://a.example": true, "mailto:a@b.example": true, "javascript:alert(1)": false, "data:text/html,x": false,
		"//a.example": false, "https:a": false, "ftp://a.example": false, "": false, "https://a.example/ b": false, "java\nscript:x": false} {
		if got := WebURL(u) != ""; got != want {
			t.Errorf("%q is linked: %v, want %v", u, got, want)
		}
	}
}

func TestCutKeepsWholeWordsAndRunes(t *testing.T) {
	for _, c := range []struct {
		s    string
		n    int
		want string
	}{{"short", 10, "short"}, {"one two three", 12, "one two…"}, {"Қазақстан Республикасы", 24, "Қазақстан…"}, {"abcdefghijkl", 8, "abcde…"}} {
		if got := cut(c.s, c.n); got != c.want {
			t.Errorf("cut(%q, %d) = %q, want %q", c.s, c.n, got, c.want)
		}
	}
}

func TestAnEntryCountsCodePointsAndParagraphs(t *testing.T) {
	body := "Әділ мәтін: бірінші сөйлем осында тұр деп айтты.\n\n“Екінші” сөз."
	i := strings.Index(body, "Екінші")
	a := article.Article{ID: "x", Title: "t", Body: body}
	n := annotate.Notes{Quotes: []annotate.Quote{{By: annotate.By{}}}}
	n.Quotes[0].Start, n.Quotes[0].End = i, i+len("Екінші")
	n.Events = []annotate.Event{{}}
	n.Events[0].Start, n.Events[0].End = i, len(body)
	e := NewEntry(&a, &n)
	if q := e.Quotes.At(0); e.Paragraphs != 2 || q == nil || q.Para != 2 || q.Text != "Екінші" || q.N != 1 {
		t.Errorf("%+v", q)
	}
	r := []rune(body)
	if got := string(r[e.Events[0].Start:e.Events[0].End]); got != "Екінші” сөз." {
		t.Errorf("the evidence is %q", got)
	}
}

// many makes n entries over ten years that tell of meetings of forty people.
func many(t testing.TB, n int) ([]Entry, *roster.Roster) {
	var people []roster.Entity
	for i := range 40 {
		people = append(people, roster.Entity{Kind: roster.Leader, ID: fmt.Sprintf("p%02d", i), Name: fmt.Sprintf("Person %d", i)})
	}
	var out []Entry
	for i := range n {
		d := edtf.FromDay(edtf.Day(16000 + i*3650/n))
		a, b := fmt.Sprintf("p%02d", i%7), fmt.Sprintf("p%02d", 7+i%33)
		e := Entry{ID: fmt.Sprintf("r%05d", i), Title: fmt.Sprintf("Report %d", i), Date: d, Leaders: []string{a, b}, Paragraphs: 5, Gist: "A meeting."}
		v := Sighting{Sentence: "They met.", Para: 1, End: 9}
		v.Kind, v.Title, v.Date, v.Main, v.Status = "meeting", fmt.Sprintf("Meeting %d", i), d, true, "held"
		v.Participants = []annotate.Part{{Entity: a}, {Entity: b}}
		e.Events = []Sighting{v}
		out = append(out, e)
	}
	return out, roster.New(people...)
}

func TestEveryReportHasAPageAndAPlaceOnTheTimeline(t *testing.T) {
	entries, r := many(t, 400)
	entries = append(entries, Entry{ID: "alone", Title: "Alone", Date: edt(t, "2016-02")}, Entry{ID: "lost", Title: "Lost"})
	s, _ := New(Meta{Title: "t"}, entries, r)
	on := map[string]bool{}
	for p := range s.Pages() {
		m, ok := p.(*MonthPage)
		if !ok {
			continue
		}
		if len(m.Items) > chunk {
			t.Errorf("%s lists %d items", m.Path, len(m.Items))
		}
		for _, it := range m.Items {
			for _, c := range it.Reports {
				h, _, _ := strings.Cut(c.Href, "#")
				on[strings.TrimPrefix(h, "../")] = true
			}
		}
	}
	for i := range s.Entries {
		if !on[s.Entries[i].Path()] {
			t.Errorf("%s is not on the timeline", s.Entries[i].ID)
		}
	}
	seen := map[string]bool{}
	for p := range s.Paths() {
		if seen[p] {
			t.Errorf("%s twice", p)
		}
		seen[p] = true
	}
}

func BenchmarkPages(b *testing.B) {
	for _, n := range []int{1000, 10000} {
		entries, r := many(b, n)
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				s, _ := New(Meta{Title: "t"}, entries, r)
				k := 0
				for range s.Pages() {
					k++
				}
				b.ReportMetric(float64(k), "pages")
			}
		})
	}
}
