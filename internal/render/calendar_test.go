package render

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"dateline/internal/annotate"
	"dateline/internal/article"
	"dateline/internal/prose"
	"dateline/internal/site"
)

// calendar reads an iCalendar file, complains of what RFC 5545 forbids, and
// returns the properties of each event by name.
func calendar(t *testing.T, text string) []map[string][]string {
	t.Helper()
	if !utf8.ValidString(text) || !strings.HasSuffix(text, "\r\n") {
		t.Error("the calendar is not UTF-8 that ends in a line end")
	}
	raw := strings.Split(strings.TrimSuffix(text, "\r\n"), "\r\n")
	var lines []string
	for i, l := range raw {
		if len(l) > 75 || strings.ContainsAny(l, "\r\n") || strings.ContainsFunc(l, func(r rune) bool { return r < ' ' && r != '\t' || r == 0x7f }) || !utf8.ValidString(l) {
			t.Errorf("line %d of the calendar has %d octets, or a character that it may not: %q", i+1, len(l), l)
		}
		if rest, ok := strings.CutPrefix(l, " "); ok && len(lines) > 0 {
			lines[len(lines)-1] += rest
		} else {
			lines = append(lines, l)
		}
	}
	property := regexp.MustCompile(`^([A-Z-]+)(;VALUE=DATE)?:(.*)$`)
	var out []map[string][]string
	var open []string
	for _, l := range lines {
		m := property.FindStringSubmatch(l)
		if m == nil {
			t.Errorf("no property: %q", l)
			continue
		}
		switch name, value := m[1], m[3]; name {
		case "BEGIN":
			open = append(open, value)
			if value == "VEVENT" {
				out = append(out, map[string][]string{})
			}
		case "END":
			if len(open) == 0 || open[len(open)-1] != value {
				t.Fatalf("END:%s closes %v", value, open)
			}
			open = open[:len(open)-1]
		default:
			if len(open) == 2 {
				out[len(out)-1][name] = append(out[len(out)-1][name], value)
			}
			if name == "SUMMARY" || name == "DESCRIPTION" || name == "LOCATION" || name == "CATEGORIES" {
				if rest := strings.NewReplacer(`\\`, "", `\;`, "", `\,`, "", `\n`, "").Replace(value); strings.ContainsAny(rest, `\;,`) {
					t.Errorf("%s is not escaped: %q", name, value)
				}
			}
		}
	}
	if len(open) > 0 {
		t.Errorf("%v are not closed", open)
	}
	seen := map[string]bool{}
	for _, e := range out {
		for _, name := range []string{"UID", "DTSTAMP", "DTSTART", "DTEND", "SUMMARY", "TRANSP", "STATUS"} {
			if len(e[name]) != 1 || e[name][0] == "" {
				t.Fatalf("%s stands %d times in %v", name, len(e[name]), e)
			}
		}
		if seen[e["UID"][0]] {
			t.Errorf("the UID %s stands twice", e["UID"][0])
		}
		seen[e["UID"][0]] = true
		if _, err := time.Parse("20060102T150405Z", e["DTSTAMP"][0]); err != nil {
			t.Error(err)
		}
		a, err1 := time.Parse("20060102", e["DTSTART"][0])
		b, err2 := time.Parse("20060102", e["DTEND"][0])
		if err1 != nil || err2 != nil || !a.Before(b) {
			t.Errorf("from %v to %v", e["DTSTART"], e["DTEND"])
		}
	}
	return out
}

func TestTheCalendarShowsDaysAndSaysWhatIsNotCertain(t *testing.T) {
	k := &stock{meta: site.Meta{Title: "Lake; River, and more", BaseURL: "https://example.org/"}, roster: sampleRoster(t), notes: map[string]annotate.Notes{}}
	for i, c := range []struct{ when, start, end, title string }{
		{"2018-11-13", "20181113", "20181114", "Meeting 0"},
		{"2018-06?", "20180601", "20180701", `Meeting 1 (month only\, uncertain)`},
		{"2013", "20130101", "20140101", "Meeting 2 (year only)"},
		{"2023-10-16/2023-10-18", "20231016", "20231019", "Meeting 3"},
		{"2020-02-29~", "20200229", "20200301", "Meeting 4 (approximate)"},
		{"2019-12-31", "20191231", "20200101", "Meeting 5"},
		{"2017-01/2017-03", "20170101", "20170401", "Meeting 6 (days not known)"},
		{"[2016-05-01,2016-05-03]", "20160501", "20160504", "Meeting 7 (one of several days)"},
		{"2016-21", "", "", ""},
		{"", "", "", ""},
		{"2010/2015", "", "", ""},
	} {
		a := article.Article{ID: fmt.Sprintf("r%d", i), Title: "T", Date: date(t, "2018-11-14"), Added: date(t, "2026-11-22"), Source: "norwire", Lang: "en", Body: "They met; in Sund, at last."}
		n := annotate.Notes{Events: []annotate.Event{{By: annotate.By{Span: prose.Span{Start: 0, End: len(a.Body)}}, Kind: "meeting", Title: fmt.Sprintf("Meeting %d", i), Date: date(t, c.when), DateBasis: "explicit", Status: "held", Main: true, Place: "sund",
			Participants: []annotate.Part{{Entity: "ada-brovik"}, {Entity: "oro-ken"}}}}}
		k.articles, k.notes[a.ID] = append(k.articles, a), n
		_, files := k.build(t)
		events := calendar(t, files["events.ics"])
		at := slices.IndexFunc(events, func(e map[string][]string) bool {
			return strings.HasPrefix(e["SUMMARY"][0], fmt.Sprintf("Meeting %d", i))
		})
		if c.when == "2016-21" {
			if at >= 0 && !strings.Contains(events[at]["SUMMARY"][0], "season only") {
				t.Errorf("a season is shown as %v", events[at])
			}
			continue
		}
		if (at >= 0) != (c.start != "") {
			t.Errorf("%q: in the calendar is %v", c.when, at >= 0)
			continue
		}
		if at < 0 {
			continue
		}
		e := events[at]
		if e["DTSTART"][0] != c.start || e["DTEND"][0] != c.end || e["SUMMARY"][0] != c.title || e["TRANSP"][0] != "TRANSPARENT" || !strings.HasPrefix(e["DTSTAMP"][0], "20261122T") || !strings.HasSuffix(e["UID"][0], "@example.org") || e["LOCATION"][0] != "Sund" {
			t.Errorf("%s became %v", c.when, e)
		}
		if !strings.Contains(e["DESCRIPTION"][0], `“They met\; in Sund\, at last.”`) {
			t.Errorf("the description lacks the sentence: %s", e["DESCRIPTION"][0])
		}
	}
}
