package curate

import (
	"fmt"
	"testing"

	"dateline/internal/diag"
	"dateline/internal/roster"
)

func read(t *testing.T, text string) (*Book, string) {
	t.Helper()
	b, l := Load([]*diag.Source{diag.NewSource("content/events/lake-talks.md", text)},
		roster.New(roster.Entity{Kind: roster.Leader, ID: "ada-brovik", Name: "Ada Brovik"}))
	said := ""
	for _, d := range l {
		if d.Hint == "" {
			t.Errorf("%v: no hint", d)
		}
		if _, ok := diag.Lookup(d.Code); !ok {
			t.Errorf("%v: the code is not documented", d)
		}
		said += fmt.Sprintf("%s %s\n", d.Pos, d.Code)
	}
	return b, said
}

func TestAKeyWithoutValueIsSaid(t *testing.T) {
	b, problems := read(t, "---\nid: lake-talks\nplace:\nkind: meeting\ntitle: Talks\n---\n\nAs *told*.\n")
	if problems != "" {
		t.Fatal(problems)
	}
	e := &b.Events[0]
	if !e.Says("place") || e.Place != "" || e.Says("country") || e.Corrects() || !e.Whole() || e.Note != "As *told*." {
		t.Errorf("%+v", e)
	}
}

func TestPassagesAreKnownByTheirArticle(t *testing.T) {
	b, problems := read(t, "---\nid: lake-talks\nfound: {article: a, exact: met}\nreports: [{article: b, exact: saw}, {article: a, exact: parted}]\n---\n")
	if problems != "" {
		t.Fatal(problems)
	}
	if p := b.Passages("a"); len(p) != 2 || p[0].Exact != "met" || p[1].Exact != "parted" || p[0].Pos.Line != 3 || p[0] != &b.Events[0].Found.Passage {
		t.Errorf("%+v", p)
	}
	if p := (*Book)(nil).Passages("a"); p != nil {
		t.Errorf("%+v", p)
	}
}

func TestWrongFilesAreNamedAtTheirPlace(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"no front matter", "content/events/lake-talks.md:1:1 event/front\n"},
		{"---\ntitle: x\n---\n", "content/events/lake-talks.md:2:1 event/id\n"},
		{"---\nid: lake-talks\nfound: {exact: met}\n---\n", "content/events/lake-talks.md:3:8 event/found\n"},
		{"---\nid: lake-talks\nfound: {event: x, exact: met}\n---\n", "content/events/lake-talks.md:3:26 event/found\n"},
		{"---\nid: lake-talks\nstatus: hold\ndate: 2024-02-30\ndrop: yes\n---\n", "content/events/lake-talks.md:5:7 front/bool\ncontent/events/lake-talks.md:3:9 event/word\ncontent/events/lake-talks.md:4:7 date/edtf\n"},
		{"---\nid: lake-talks\ninitiatives: [x]\nparticipants: [{entity: ada-brovic}, {office: x}]\n---\n", "content/events/lake-talks.md:4:25 roster/unknown-id\ncontent/events/lake-talks.md:4:38 event/part\ncontent/events/lake-talks.md:3:15 roster/unknown-id\n"},
	} {
		if _, got := read(t, c.text); got != c.want {
			t.Errorf("%q\ngot\n%swant\n%s", c.text, got, c.want)
		}
	}
}
