package site

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"dateline/internal/annotate"
	"dateline/internal/curate"
	"dateline/internal/diag"
	"dateline/internal/edtf"
	"dateline/internal/roster"

	"github.com/google/go-cmp/cmp"
)

// The people and places of these tests are invented.
func groupRoster() *roster.Roster {
	return roster.New(
		roster.Entity{Kind: roster.Place, ID: "velmora", Name: "Velmora"},
		roster.Entity{Kind: roster.Place, ID: "ostrand", Name: "Ostrand"},
		roster.Entity{Kind: roster.Place, ID: "port-ellis", Name: "Port Ellis", Country: "velmora"},
		roster.Entity{Kind: roster.Place, ID: "karsk", Name: "Karsk", Country: "ostrand"},
		roster.Entity{Kind: roster.Leader, ID: "ada-brovik", Name: "Ada Brovik", Country: "velmora"},
		roster.Entity{Kind: roster.Leader, ID: "carl-dremov", Name: "Carl Dremov", Country: "ostrand"},
		roster.Entity{Kind: roster.Leader, ID: "nils-hove", Name: "Nils Hove", Country: "velmora"},
	)
}

func edtfOf(s string) edtf.Date {
	if s == "" {
		return edtf.Date{}
	}
	d, err := edtf.Parse(s)
	if err != nil {
		panic(err)
	}
	return d
}

// oneEvent reads "id|published|kind|date|basis|people|place|status|name": a report
// that tells of one event. "-" is nothing.
func oneEvent(line string) Entry {
	f := strings.Split(line, "|")
	for i := range f {
		if f[i] == "-" {
			f[i] = ""
		}
	}
	e := Entry{ID: f[0], Date: edtfOf(f[1])}
	ev := annotate.Event{Kind: f[2], Date: edtfOf(f[3]), DateBasis: f[4], Place: f[6], Status: f[7], Name: f[8], Title: f[2] + " of " + f[0]}
	ev.Kind, ev.Subtype, _ = strings.Cut(ev.Kind, "/")
	if f[6] == "velmora" || f[6] == "ostrand" {
		ev.Place, ev.Country = "", f[6]
	}
	for _, p := range strings.Fields(f[5]) {
		id, part, ok := strings.Cut(p, ":")
		if !ok {
			part = "participant"
			if ev.Kind == "visit" {
				part = "guest"
			}
		}
		ev.Participants = append(ev.Participants, annotate.Part{Entity: id, Part: part})
	}
	if f[8] != "" && strings.Contains(f[8], "Amber") {
		ev.Initiatives = []string{"amber-road"}
	}
	e.Events = []Sighting{{Event: ev, Sentence: line, Para: 1, Start: 0, End: 9}}
	return e
}

// grouped is group without an editor.
func grouped(entries []Entry, r *roster.Roster) []Event {
	events, _ := group(entries, r, nil)
	return events
}

// shape is an event as the tests compare it.
func shape(e Event) string {
	var r []string
	for _, x := range e.Reports {
		r = append(r, x.Article)
	}
	s := e.ID + " <- " + strings.Join(r, " ")
	if e.FulfilledBy != "" {
		s += " => " + e.FulfilledBy
	}
	return s
}

func TestGroupPutsReportsOfOneEventTogether(t *testing.T) {
	tests := []struct {
		claim string
		in    []string
		want  []string
	}{
		{"two reports of one day and one pair", []string{
			"a|2031-05-10|meeting|2031-05-09|explicit|ada-brovik carl-dremov|port-ellis|held|-",
			"b|2031-05-10|meeting|2031-05-09|resolved|carl-dremov ada-brovik|-|held|-",
		}, []string{"2031-05-09-meeting-ada-brovik-carl-dremov <- a b"}},
		{"two days are two meetings", []string{
			"a|2031-05-10|meeting|2031-05-09|explicit|ada-brovik carl-dremov|-|held|-",
			"b|2031-05-11|meeting|2031-05-10|explicit|ada-brovik carl-dremov|-|held|-",
		}, []string{"2031-05-09-meeting-ada-brovik-carl-dremov <- a", "2031-05-10-meeting-ada-brovik-carl-dremov <- b"}},
		{"two pairs are two meetings", []string{
			"a|2031-05-10|meeting|2031-05-09|explicit|ada-brovik carl-dremov|-|held|-",
			"b|2031-05-10|meeting|2031-05-09|explicit|ada-brovik nils-hove|-|held|-",
		}, []string{"2031-05-09-meeting-ada-brovik-carl-dremov <- a", "2031-05-09-meeting-ada-brovik-nils-hove <- b"}},
		{"two of three people are enough", []string{
			"a|2031-05-10|meeting|2031-05-09|explicit|ada-brovik carl-dremov nils-hove|-|held|-",
			"b|2031-05-10|meeting|2031-05-09|explicit|ada-brovik carl-dremov|-|held|-",
		}, []string{"2031-05-09-meeting-ada-brovik-carl-dremov-nils-hove <- a b"}},
		{"two towns are two meetings", []string{
			"a|2031-05-10|meeting|2031-05-09|explicit|ada-brovik carl-dremov|port-ellis|held|-",
			"b|2031-05-10|meeting|2031-05-09|explicit|ada-brovik carl-dremov|karsk|held|-",
		}, []string{"2031-05-09-meeting-ada-brovik-carl-dremov <- a", "2031-05-09-meeting-ada-brovik-carl-dremov-2 <- b"}},
		{"a town lies in its country", []string{
			"a|2031-05-10|meeting|2031-05-09|explicit|ada-brovik carl-dremov|karsk|held|-",
			"b|2031-05-10|meeting|2031-05-09|explicit|ada-brovik carl-dremov|ostrand|held|-",
		}, []string{"2031-05-09-meeting-ada-brovik-carl-dremov <- a b"}},
		{"a report's own date may be two days off", []string{
			"a|2031-05-11|meeting|2031-05-11~|default|ada-brovik carl-dremov|-|held|-",
			"b|2031-05-12|meeting|2031-05-09|explicit|ada-brovik carl-dremov|-|held|-",
		}, []string{"2031-05-09-meeting-ada-brovik-carl-dremov <- a b"}},
		{"but not three", []string{
			"a|2031-05-12|meeting|2031-05-12~|default|ada-brovik carl-dremov|-|held|-",
			"b|2031-05-12|meeting|2031-05-09|explicit|ada-brovik carl-dremov|-|held|-",
		}, []string{"2031-05-09-meeting-ada-brovik-carl-dremov <- b", "2031-05-12-meeting-ada-brovik-carl-dremov <- a"}},
		{"a month joins the only meeting in it", []string{
			"a|2031-05-10|meeting|2031-05-09|explicit|ada-brovik carl-dremov|-|held|-",
			"b|2031-11-02|meeting|2031-05|explicit|ada-brovik carl-dremov|-|held|-",
		}, []string{"2031-05-09-meeting-ada-brovik-carl-dremov <- a b"}},
		{"a month with two meetings joins neither", []string{
			"a|2031-05-10|meeting|2031-05-09|explicit|ada-brovik carl-dremov|-|held|-",
			"b|2031-05-22|meeting|2031-05-21|explicit|ada-brovik carl-dremov|-|held|-",
			"c|2031-11-02|meeting|2031-05|explicit|ada-brovik carl-dremov|-|held|-",
		}, []string{"2031-05-meeting-ada-brovik-carl-dremov <- c", "2031-05-09-meeting-ada-brovik-carl-dremov <- a", "2031-05-21-meeting-ada-brovik-carl-dremov <- b"}},
		{"an undated sighting joins the one meeting of the months before", []string{
			"a|2031-05-10|meeting|2031-05-09|explicit|ada-brovik carl-dremov|port-ellis|held|-",
			"b|2031-06-20|meeting|-|-|ada-brovik carl-dremov|port-ellis|held|-",
		}, []string{"2031-05-09-meeting-ada-brovik-carl-dremov <- a b"}},
		{"an undated sighting with two candidates stays alone", []string{
			"a|2031-05-10|meeting|2031-05-09|explicit|ada-brovik carl-dremov|-|held|-",
			"b|2031-06-02|meeting|2031-06-02|explicit|ada-brovik carl-dremov|-|held|-",
			"c|2031-06-20|meeting|-|-|ada-brovik carl-dremov|-|held|-",
		}, []string{"2031-05-09-meeting-ada-brovik-carl-dremov <- a", "2031-06-02-meeting-ada-brovik-carl-dremov <- b", "undated-meeting-ada-brovik-carl-dremov <- c"}},
		{"the town decides between two candidates", []string{
			"a|2031-05-10|meeting|2031-05-09|explicit|ada-brovik carl-dremov|-|held|-",
			"b|2031-06-02|meeting|2031-06-02|explicit|ada-brovik carl-dremov|karsk|held|-",
			"c|2031-06-20|meeting|-|-|ada-brovik carl-dremov|karsk|held|-",
		}, []string{"2031-05-09-meeting-ada-brovik-carl-dremov <- a", "2031-06-02-meeting-ada-brovik-carl-dremov <- b c"}},
		{"an undated sighting joins nothing of a later day, and nothing old", []string{
			"a|2031-08-10|meeting|2031-08-09|explicit|ada-brovik carl-dremov|-|held|-",
			"b|2030-05-10|meeting|2030-05-09|explicit|ada-brovik carl-dremov|-|held|-",
			"c|2031-06-20|meeting|-|-|ada-brovik carl-dremov|-|held|-",
		}, []string{"2030-05-09-meeting-ada-brovik-carl-dremov <- b", "2031-08-09-meeting-ada-brovik-carl-dremov <- a", "undated-meeting-ada-brovik-carl-dremov <- c"}},
		{"a visit lasts some days", []string{
			"a|2031-05-10|visit/state visit|2031-05-09|explicit|ada-brovik|ostrand|held|-",
			"b|2031-05-11|visit/state visit|2031-05-11~|default|ada-brovik|karsk|held|-",
		}, []string{"2031-05-09-visit-ada-brovik-ostrand <- a b"}},
		{"a state visit of June is no working visit of June", []string{
			"a|2031-05-10|visit/state visit|2031-05|explicit|ada-brovik|ostrand|held|-",
			"b|2031-05-11|visit/working visit|2031-05|explicit|ada-brovik|ostrand|held|-",
		}, []string{"2031-05-visit-ada-brovik-ostrand <- a", "2031-05-visit-ada-brovik-ostrand-2 <- b"}},
		{"a visit to another country is another visit", []string{
			"a|2031-05-10|visit|2031-05-09|explicit|ada-brovik|ostrand|held|-",
			"b|2031-05-11|visit|2031-05-09|explicit|ada-brovik|velmora|held|-",
		}, []string{"2031-05-09-visit-ada-brovik-ostrand <- a", "2031-05-09-visit-ada-brovik-velmora <- b"}},
		{"a forum is known by its name and number", []string{
			"a|2031-05-10|forum|2031-05-09|explicit|ada-brovik|-|held|Third Amber Road Forum for Trade",
			"b|2031-06-10|forum|-|-|-|-|held|third Amber Road Forum for Trade",
			"c|2031-06-10|forum|-|-|-|-|held|Third 'One Amber Road' Forum",
			"d|2031-06-10|forum|-|-|-|-|held|Fourth Amber Road Forum for Trade",
		}, []string{"2031-05-09-forum-third-amber-road-forum-for-trade <- a b c", "undated-forum-fourth-amber-road-forum-for-trade <- d"}},
		{"a summit may be called a forum", []string{
			"a|2031-05-10|summit|2031-05|explicit|-|karsk|held|Lake Accord Summit",
			"b|2031-05-10|forum|2031-05-09|explicit|-|karsk|held|Lake Accord Summit",
		}, []string{"2031-05-09-forum-lake-accord-summit <- a b"}},
		{"a forum without a name is known by day and place", []string{
			"a|2031-05-10|forum|2031-05|explicit|-|karsk|held|business forum",
			"b|2031-05-10|forum|2031-05|explicit|-|karsk|held|business forum",
			"c|2031-05-10|forum|2031-05|explicit|-|port-ellis|held|business forum",
		}, []string{"2031-05-forum-business-forum <- a b", "2031-05-forum-business-forum-2 <- c"}},
		{"a plan and what came of it are linked and stay two", []string{
			"a|2031-04-10|visit|2031-05-09|explicit|ada-brovik|ostrand|announced|-",
			"b|2031-05-10|visit|2031-05-09|explicit|ada-brovik|ostrand|held|-",
		}, []string{"2031-05-09-visit-ada-brovik-ostrand <- a => 2031-05-09-visit-ada-brovik-ostrand-2", "2031-05-09-visit-ada-brovik-ostrand-2 <- b"}},
		{"an invitation is made good by the first visit after it", []string{
			"a|2031-04-10|invitation|2031-04-09|explicit|carl-dremov:inviter ada-brovik:invitee|ostrand|planned|-",
			"b|2032-02-10|visit|2032-02-09|explicit|ada-brovik|ostrand|held|-",
			"c|2031-04-10|visit|2031-02-09|explicit|ada-brovik|ostrand|held|-",
			"d|2032-03-10|visit|2032-03-09|explicit|ada-brovik|ostrand|held|-",
		}, []string{"2031-02-09-visit-ada-brovik-ostrand <- c", "2031-04-09-invitation-ada-brovik-carl-dremov <- a => 2032-02-09-visit-ada-brovik-ostrand",
			"2032-02-09-visit-ada-brovik-ostrand <- b", "2032-03-09-visit-ada-brovik-ostrand <- d"}},
		{"a call is no meeting", []string{
			"a|2031-05-10|meeting|2031-05-09|explicit|ada-brovik carl-dremov|-|held|-",
			"b|2031-05-10|call|2031-05-09|explicit|ada-brovik carl-dremov|-|held|-",
		}, []string{"2031-05-09-call-ada-brovik-carl-dremov <- b", "2031-05-09-meeting-ada-brovik-carl-dremov <- a"}},
		{"an undated report's undated sighting joins nothing", []string{
			"a|2031-05-10|meeting|2031-05-09|explicit|ada-brovik carl-dremov|-|held|-",
			"b|-|meeting|-|-|ada-brovik carl-dremov|-|held|-",
		}, []string{"2031-05-09-meeting-ada-brovik-carl-dremov <- a", "undated-meeting-ada-brovik-carl-dremov <- b"}},
	}
	r := groupRoster()
	for _, tt := range tests {
		t.Run(tt.claim, func(t *testing.T) {
			var in []Entry
			for _, s := range tt.in {
				in = append(in, oneEvent(s))
			}
			for range 4 {
				var got []string
				for _, e := range grouped(slices.Clone(in), r) {
					got = append(got, shape(e))
				}
				if diff := cmp.Diff(tt.want, got); diff != "" {
					t.Fatalf("(-want +got)\n%s", diff)
				}
				rand.Shuffle(len(in), func(i, j int) { in[i], in[j] = in[j], in[i] })
			}
		})
	}
}

func TestGroupKeepsApartWhatOneReportTellsApart(t *testing.T) {
	e := oneEvent("a|2031-05-10|meeting|2031-05-09|explicit|ada-brovik carl-dremov|-|held|-")
	two := e.Events[0]
	two.Start, two.End = 20, 30
	e.Events = append(e.Events, two)
	if got := grouped([]Entry{e}, groupRoster()); len(got) != 2 || got[0].ID == got[1].ID {
		t.Errorf("got %d events", len(got))
	}
}

func TestGroupMergesWhatReportsKnow(t *testing.T) {
	a := oneEvent("a|2031-05-11|meeting|2031-05-10~|default|ada-brovik carl-dremov|-|held|-")
	b := oneEvent("b|2031-05-12|meeting|2031-05-10|explicit|ada-brovik carl-dremov nils-hove|port-ellis|held|-")
	b.Events[0].Initiatives = []string{"amber-road"}
	b.Events[0].Main = true
	b.Events[0].Title = "Ada Brovik meets Carl Dremov"
	a.Events[0].Participants[0].Office = "President of Velmora"
	got := grouped([]Entry{a, b}, groupRoster())
	if len(got) != 1 {
		t.Fatalf("got %d events", len(got))
	}
	e := got[0]
	if e.Date.String() != "2031-05-10" || e.DateBasis != "explicit" || e.Place != "port-ellis" || e.Country != "velmora" || !e.Main ||
		len(e.Participants) != 3 || e.Participants[0].Office != "President of Velmora" || len(e.Initiatives) != 1 || e.Title != "Ada Brovik meets Carl Dremov" {
		t.Errorf("merged to %+v", e)
	}
}

func TestGroupIDsAreValidAndUnique(t *testing.T) {
	for _, n := range []int{1, 500} {
		seen := map[string]bool{}
		for _, e := range grouped(manyEntries(n, 7), groupRoster()) {
			if seen[e.ID] || len(e.ID) == 0 || len(e.ID) > 80 || strings.Trim(e.ID, "abcdefghijklmnopqrstuvwxyz0123456789-") != "" {
				t.Fatalf("id %q", e.ID)
			}
			seen[e.ID] = true
			if len(e.Reports) == 0 {
				t.Fatalf("%s has no report", e.ID)
			}
		}
	}
}

// manyEntries are n reports with some three events each among few people, so
// that most events share a pair with many others.
func manyEntries(n int, seed uint64) []Entry {
	rnd := rand.New(rand.NewPCG(seed, 1))
	people := make([]string, 60)
	for i := range people {
		people[i] = fmt.Sprintf("person-%02d", i)
	}
	kinds := []string{"meeting", "visit/state visit", "call", "forum", "signing", "invitation"}
	places := []string{"-", "port-ellis", "karsk", "velmora", "ostrand"}
	out := make([]Entry, n)
	for i := range out {
		pub := edtf.Civil(2000, 1, 1) + edtf.Day(rnd.IntN(9000))
		for range 3 {
			k := kinds[rnd.IntN(len(kinds))]
			date, basis := edtf.FromDay(pub-edtf.Day(rnd.IntN(40))).String(), "explicit"
			switch rnd.IntN(5) {
			case 0:
				date, basis = edtf.FromDay(pub).Qualify('~').String(), "default"
			case 1:
				date, basis = date[:7], "resolved"
			case 2:
				date, basis = "-", "-"
			}
			a, b := rnd.IntN(60), rnd.IntN(60)
			name := "-"
			if k == "forum" {
				name = fmt.Sprintf("Amber Road Forum %d", 2000+rnd.IntN(30))
			}
			e := oneEvent(fmt.Sprintf("r-%06d|%s|%s|%s|%s|%s %s|%s|held|%s", i, edtf.FromDay(pub), k, date, basis, people[a], people[b], places[rnd.IntN(5)], name))
			e.Events[0].Start = len(out[i].Events) * 10
			e.Events = append(out[i].Events, e.Events...)
			out[i] = e
		}
	}
	return out
}

func TestGroupIgnoresTheOrderOfEntries(t *testing.T) {
	in := manyEntries(3000, 3)
	r := groupRoster()
	want := grouped(in, r)
	for range 2 {
		rand.Shuffle(len(in), func(i, j int) { in[i], in[j] = in[j], in[i] })
		if diff := cmp.Diff(want, grouped(in, r), cmp.Comparer(func(a, b edtf.Date) bool { return a == b })); diff != "" {
			t.Fatalf("order matters:\n%.2000s", diff)
		}
	}
}

// One pair that meets every day is the worst case for an index by pair.
func TestGroupIsNearLinearForOnePair(t *testing.T) {
	if testing.Short() {
		t.Skip()
	}
	var in []Entry
	for i := range 20000 {
		d := edtf.FromDay(edtf.Civil(1970, 1, 1) + edtf.Day(i)).String()
		in = append(in, oneEvent(fmt.Sprintf("r-%06d|%s|meeting|%s|explicit|ada-brovik carl-dremov|-|held|-", i, d, d)))
	}
	if got := len(grouped(in, groupRoster())); got != 20000 {
		t.Errorf("%d events", got)
	}
}

func BenchmarkGroup(b *testing.B) {
	for _, n := range []int{1000, 10000, 100000} {
		in := manyEntries(n, 5)
		r := groupRoster()
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			for b.Loop() {
				grouped(in, r)
			}
		})
	}
}

func TestACorrectedPlanIsStillMadeGood(t *testing.T) {
	in := []Entry{
		oneEvent("a|2031-04-01|visit|2031-05|explicit|ada-brovik|ostrand|announced|-"),
		oneEvent("b|2031-05-20|visit|2031-05-18|explicit|ada-brovik|ostrand|held|-"),
	}
	const id, title = "brovik-in-ostrand", "Brovik to visit Ostrand"
	book, l := curate.Load([]*diag.Source{diag.NewSource("content/events/"+id+".md",
		"---\nid: "+id+"\nfound: {event: 2031-05-visit-ada-brovik-ostrand}\ntitle: "+title+"\n---\n")}, groupRoster())
	if len(l) > 0 {
		t.Fatal(l)
	}
	got, l := group(in, groupRoster(), book)
	if len(l) > 0 || len(got) != 2 {
		t.Fatal(l, got)
	}
	if a, b := got[0], got[1]; a.ID != id || a.Title != title || a.FulfilledBy != b.ID || !slices.Equal(b.Fulfils, []string{id}) || !a.Editor || b.Editor {
		t.Errorf("%+v\n%+v", a, b)
	}
}
