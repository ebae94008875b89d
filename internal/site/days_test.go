package site

import (
	"slices"
	"testing"

	"dateline/internal/annotate"
	"dateline/internal/article"
	"dateline/internal/diag"
	"dateline/internal/edtf"
	"dateline/internal/roster"
)

// dated makes a site of one report for each date, and of an event for each.
func dated(t *testing.T, dates ...string) *Site {
	t.Helper()
	r := roster.New()
	var entries []Entry
	for i, d := range dates {
		when, err := edtf.Parse(d)
		if err != nil && d != "" {
			t.Fatal(err)
		}
		source := []string{"norwire", "osta"}[i%2]
		a := article.Article{ID: "r-" + pad(i, 3), Title: "T", Date: when, Source: source, Body: "Something was held on that day."}
		n := annotate.Notes{Events: []annotate.Event{{Kind: "forum", Name: "Forum " + d, Title: "Forum " + d, Date: when, Main: true, Status: "held"}}}
		n.Events[0].End = len(a.Body)
		entries = append(entries, NewEntry(&a, &n))
	}
	s, _ := New(Meta{Title: "T"}, entries, r)
	return s
}

func page[P Page](t *testing.T, s *Site, path string) P {
	t.Helper()
	for p := range s.Pages() {
		if p.Base().Path == path {
			return p.(P)
		}
	}
	t.Fatalf("no page %s", path)
	panic("unreachable")
}

func TestADayOfTheYearListsWhatHappenedOnItInAnyYear(t *testing.T) {
	s := dated(t, "2018-11-13", "2020-11-13", "1999-11-13?", "2018-11", "2018", "2020-02-29", "2021-11-12/2021-11-15", "")
	var got []string
	for _, it := range page[*DayPage](t, s, "days/11-13.html").Items {
		got = append(got, it.Short)
	}
	if want := []string{"about 1999", "2018", "2020"}; !slices.Equal(got, want) {
		t.Errorf("13 November: %q, want %q", got, want)
	}
	if n := len(page[*DayPage](t, s, "days/11-12.html").Items); n != 1 {
		t.Errorf("%d visits begin on 12 November, want 1", n)
	}
	days := page[*DaysPage](t, s, "days/index.html")
	if l := days.Months[1].Days[28]; l.Href != "../days/02-29.html" || l.Label != "29 February: 1 event" {
		t.Errorf("29 February is %+v", l)
	}
	linked := 0
	for _, m := range days.Months {
		for _, d := range m.Days {
			if d.Href != "" {
				linked++
			}
		}
	}
	if linked != 3 {
		t.Errorf("%d days have a page, want 3: what is known to the month or the year happened on no day", linked)
	}
}

func TestCoverageNamesTheMonthsWithoutAReport(t *testing.T) {
	s := dated(t, "2018-01-05", "2018-01-09", "2018-05", "2018-05-02", "2020-03-01", "2019", "2021-12-30", "2022-01-02", "")
	p := page[*CoveragePage](t, s, "coverage.html")
	var got []string
	for _, g := range p.Gaps {
		got = append(got, g.Text+": "+g.Length)
	}
	// Of 2019 there is a report whose month is not known, so no month of it is a gap.
	want := []string{"April 2020 to November 2021: 20 months", "June to December 2018: 7 months", "February to April 2018: 3 months", "January to February 2020: 2 months"}
	if !slices.Equal(got, want) {
		t.Errorf("gaps %q, want %q", got, want)
	}
	if p.Of != 49 || p.Quiet != 32 || p.Span != "January 2018 to January 2022" {
		t.Errorf("%d of %d months, %s", p.Quiet, p.Of, p.Span)
	}
	if len(p.Rows) != 2 || p.Rows[0].Source.Text != "norwire" || p.Rows[0].Total != "5" || p.Rows[1].Gap != "January 2020 to December 2021" {
		t.Errorf("%+v", p.Rows)
	}
}

func TestCorrectionsListWhatAnEditorSetRight(t *testing.T) {
	a := article.Article{ID: "a", Title: "A", DateBasis: article.Curator, Status: "disputed", Body: "Words.",
		Overrides: []article.Override{{Kind: "mention"}, {Kind: "mention"}, {Kind: "quote"}}, Notes: []article.Note{{Note: "x"}}}
	b := article.Article{ID: "b", Title: "B", Body: "Words.", Status: "unchecked"}
	s, _ := New(Meta{Title: "T"}, []Entry{NewEntry(&a, nil), NewEntry(&b, nil)}, nil)
	p := page[*CorrectionsPage](t, s, "corrections.html")
	if len(p.Reports) != 1 || p.Reports[0].What != "its date; 2 names; 1 quotation; 1 note in the margin" || p.Reports[0].Status != "disputed" || p.Disputed != 1 {
		t.Errorf("%+v", p.Reports)
	}
}

func TestAllReportsOfASourceAreInPagesOfItsOwn(t *testing.T) {
	r, l := roster.Load([]*diag.Source{diag.NewSource("content/sources/norwire.md", "---\nid: norwire\nname: Norwire\n---\n")})
	if len(l) > 0 {
		t.Fatal(l)
	}
	var entries []Entry
	for i := range 2*lines + 10 {
		a := article.Article{ID: "r-" + pad(i, 4), Title: "T " + pad(i, 4), Source: "norwire", Date: edtf.FromDay(edtf.Civil(2000+i%20, 1+i%12, 1+i%28)), Body: "Words."}
		entries = append(entries, NewEntry(&a, nil))
	}
	s, _ := New(Meta{Title: "T"}, entries, r)
	if p := page[*SourcePage](t, s, "sources/norwire.html"); len(p.Reports) != sourceShown || p.Whole.Href != "../sources/norwire_all.html" {
		t.Errorf("%d reports, all at %q", len(p.Reports), p.Whole.Href)
	}
	seen := map[string]bool{}
	for n := 1; n <= 3; n++ {
		for _, g := range page[*ReportsPage](t, s, partPath("sources/norwire_all.html", n)).Groups {
			for _, l := range g.Reports {
				seen[l.Href] = true
			}
		}
	}
	if len(seen) != len(entries) {
		t.Errorf("%d of %d reports stand on the pages", len(seen), len(entries))
	}
}

func TestReprintsAreNoCoverageAndNoCorrections(t *testing.T) {
	s, _ := New(Meta{}, []Entry{
		{ID: "a", Title: "A", Date: edt(t, "2018-01-13"), Source: "lakepress", Status: "checked"},
		{ID: "b", Title: "A", Date: edt(t, "2018-03-13"), Source: "valley-times", ReprintOf: "a", Status: "checked"},
		{ID: "c", Title: "C", Date: edt(t, "2018-05-13"), Source: "lakepress"},
		{ID: "d", Title: "D", Date: edt(t, "2018-05-13"), Source: "valley-times", ReprintOf: "gone"}, // its first is not here
	}, nil)
	p := page[*CoveragePage](t, s, "coverage.html")
	if p.Quiet != 3 || p.Of != 5 {
		t.Errorf("%d of %d months are quiet, want 3 of 5: March has a reprint only", p.Quiet, p.Of)
	}
	totals := map[string]string{}
	for _, r := range p.Rows {
		totals[r.Source.Text] = r.Total
	}
	if len(totals) != 2 || totals["lakepress"] != "2" || totals["valley-times"] != "1" {
		t.Errorf("reports by source are %v", totals)
	}
	if c := page[*CorrectionsPage](t, s, "corrections.html"); len(c.Reports) != 1 || c.Checked != 1 {
		t.Errorf("%d corrected reports, %d checked, want the first alone", len(c.Reports), c.Checked)
	}
}

func TestAYearOnlySpokenOfNamesWhatHappened(t *testing.T) {
	s := dated(t, "2013-09-07", "2018-06-07", "2018-06-08")
	s.Events[0].Main, s.Events[1].Main = false, false
	var got []string
	for _, y := range page[*TimelinePage](t, s, "timeline/index.html").Years {
		for _, it := range y.Items {
			got = append(got, y.Text+" "+it.Title)
		}
	}
	if want := []string{"2013 Forum 2013-09-07", "2018 Forum 2018-06-08"}; !slices.Equal(got, want) {
		t.Errorf("%q, want %q", got, want)
	}
}
