package normalize

import (
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"
	"time"

	"dateline/internal/roster"
	"dateline/internal/seed"
)

func testRoster() *roster.Roster {
	alias := func(list ...string) (out []roster.Alias) {
		for _, s := range list {
			out = append(out, roster.Alias{Text: s})
		}
		return out
	}
	e := func(k roster.Kind, id, name, typ string, aliases ...string) roster.Entity {
		return roster.Entity{Kind: k, ID: id, Name: name, Type: typ, Aliases: alias(aliases...)}
	}
	return roster.New(
		e(roster.Place, "astana", "Astana", "", "Nur-Sultan", "Астана", "Нур-Султан", "阿斯塔纳"),
		e(roster.Place, "beijing", "Beijing", "", "北京"),
		e(roster.Place, "valdovia", "Valdovia", ""),
		e(roster.Place, "port-maren", "Port Maren", "", "Порт-Марен"),
		roster.Entity{Kind: roster.Source, ID: "kazinform", Name: "Kazinform", Type: "agency", Aliases: alias("Казинформ", "ҚазАқпарат"), URL: "https://www.kazinform.example/en/"},
		e(roster.Source, "trend", "Trend News Agency", "agency", "Trend"),
		e(roster.Source, "xinhua", "Xinhua", "agency", "新华社"),
		roster.Entity{Kind: roster.Source, ID: "valley-times", Name: "Valley Times", Type: "newspaper", URL: "https://valleytimes.example/"},
		e(roster.Source, "belnews", "BelNews", "agency"),
		e(roster.Source, "wireman", "WIREMAN", "syndicator"),
		e(roster.Source, "palace-press", "Palace press service", "government", "Palace"),
		roster.Entity{Kind: roster.Leader, ID: "ann-example", Name: "Ann Example", Roles: []roster.Role{{Title: "President of Valdovia"}}},
	)
}

// TestDatelines reads the table of testdata/datelines.txt.
func TestDatelines(t *testing.T) {
	b, err := os.ReadFile("testdata/datelines.txt")
	if err != nil {
		t.Fatal(err)
	}
	n := newNames(testRoster(), Options{})
	count, right := 0, 0
	for k, l := range strings.Split(string(b), "\n") {
		in, want, ok := strings.Cut(l, " => ")
		if !ok {
			continue
		}
		count++
		in = strings.NewReplacer(`\n`, "\n", `\u00a0`, "\u00a0").Replace(in)
		before, after, _ := strings.Cut(in, "¶")
		text := before + after
		d, ok := readDateline(text, 0, len(text), n)
		got := "none"
		if ok {
			dash := func(s string) string {
				if s == "" {
					return "-"
				}
				return s
			}
			day := ""
			switch {
			case d.day.y > 0:
				day = d.day.edtf().String()
			case d.day.m > 0:
				day = fmt.Sprintf("%s-%d", time.Month(d.day.m).String()[:3], d.day.d)
			}
			got = dash(strings.Join(d.Places, "+")) + " " + dash(day) + " " + dash(d.Agency)
			if want != "none" && text[:d.span.End] != before {
				got += fmt.Sprintf(" (ends after %q)", text[:d.span.End])
			}
		}
		if got != want {
			t.Errorf("line %d: %q\n got %s\nwant %s", k+1, text, got, want)
			continue
		}
		right++
	}
	t.Logf("%d of %d datelines", right, count)
	if count < 150 {
		t.Errorf("only %d datelines in the table", count)
	}
}

// A wire puts its dateline on a line of its own, and its desk speaks above it.
func TestDatelinesOfWires(t *testing.T) {
	const text = "\n\nThe harbour of Port Ellis opened on Tuesday, nine years after the first stone was laid, the town's council said in the rain.\n"
	for _, c := range []struct{ head, title, place, desk string }{
		{"Harbour opens after nine years\n\nPORT ELLIS, Dec 15", "Harbour opens after nine years", "PORT ELLIS", ""},
		{"ATTENTION - ADDS quotes, details ///\n\nKARSK, Dec 15", "", "KARSK", "ATTENTION - ADDS quotes, details ///"},
		{"=(PICTURE)=\n\nPORT ELLIS, Velmora, Dec 15", "", "PORT ELLIS", "=(PICTURE)="},
		{"Ostpress International News Advisory -- Nov. 28\n\nKARSK, Nov. 28 (Ostpress)", "Ostpress International News Advisory -- Nov. 28", "KARSK", ""},
	} {
		raw, _ := seed.Read("seeds/a.txt", []byte(c.head+text))
		r := New(testRoster(), Options{}).Article(raw, Sidecar{})
		if got := strings.Join(r.Dateline.Places, "+"); got != c.place || len(r.Article.Authors) > 0 || c.title != "" && r.Article.Title != c.title {
			t.Errorf("%q: place %q, authors %q, title %q", c.head, got, r.Article.Authors, r.Article.Title)
		}
		if c.desk != "" && !slices.ContainsFunc(r.Removed, func(x Removed) bool { return x.Text == c.desk }) {
			t.Errorf("%q: removed %v", c.head, r.Removed)
		}
	}
}
