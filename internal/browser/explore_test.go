package browser

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestTheTimelineIsNarrowedDownWithoutAServer chooses by select, by typing and
// by keyboard, follows the address there and back, and takes the files.
func TestTheTimelineIsNarrowedDownWithoutAServer(t *testing.T) {
	dir := awkward(t, built(t))
	if _, err := os.Stat(filepath.Join(dir, "timeline", "explore.html")); err != nil {
		t.Skip("a site without entries has nothing to explore")
	}
	b := start(t).tab(t)
	at := fileURL(dir, "timeline/explore.html")
	if faults, _ := b.open(at); len(faults) > 0 {
		t.Fatal(faults)
	}
	const settled = `new Promise(done => { let n = 0; const look = () => !document.querySelector("#choose").hidden || n++ > 100 ? setTimeout(done, 120) : setTimeout(look, 50); look() }).then(() => ({
		Fresh: document.querySelector("#by-k").onfocus(), Told: document.querySelector("#told").textContent, Hash: location.hash, Shown: document.querySelectorAll("#years li").length,
		Dead: [...document.querySelectorAll("#years li a")].filter(a => !a.href.startsWith(location.href.split("timeline/")[0])).length,
		Kind: document.querySelector("#by-k").value, From: document.querySelector("#from").value, Bad: document.querySelectorAll("[aria-invalid=true]").length,
		Counts: [...document.querySelectorAll("#by-k option")].slice(1).map(o => +/\((\d+)\)$/.exec(o.textContent)[1]) }))`
	type seen struct {
		Told, Hash, Kind, From string
		Shown, Dead, Bad       int
		Counts                 []int
	}
	look := func() (s seen) {
		b.eval(settled, &s)
		return s
	}
	all := look()
	sum := 0
	for _, n := range all.Counts {
		sum += n
	}
	// says reports whether the page says a text of the script in its language.
	says := func(told, text string) bool {
		var tongue, said string
		b.eval(`document.documentElement.lang`, &tongue)
		b.eval(`wordsOf(document.getElementById("choose"))("`+text+`", "#", "#")`, &said)
		if tongue != "en" && said == text {
			t.Errorf("%q is in English on a page in %q", text, tongue)
		}
		for piece := range strings.SplitSeq(said, "#") {
			_, rest, ok := strings.Cut(told, piece)
			if !ok {
				return false
			}
			told = rest
		}
		return true
	}
	if !says(all.Told, "%[1]s of %[2]s entries") || sum == 0 || all.Dead > 0 {
		t.Fatalf("at first: %+v", all)
	}

	choose := func(id, value string) seen {
		b.eval(`{ const e = document.getElementById("`+id+`"); e.focus(); e.value = "`+value+`"; e.dispatchEvent(new Event("change")) }`, nil)
		return look()
	}
	var kind string
	b.eval(`document.querySelector("#by-k option:nth-child(2)").value`, &kind)
	one := choose("by-k", kind)
	if !strings.Contains(one.Hash, "k="+kind) || one.Told == all.Told || one.Shown > all.Shown {
		t.Errorf("one kind: %+v", one)
	}
	if one.Counts[0] != all.Counts[0] || one.Counts[len(one.Counts)-1] != all.Counts[len(all.Counts)-1] {
		t.Errorf("the counts beside the kinds are %v, and were %v: a choice must not count against itself", one.Counts, all.Counts)
	}
	dated := choose("from", "1800-02")
	if !strings.Contains(dated.Hash, "from=1800-02") || dated.Bad > 0 {
		t.Errorf("from 1800: %+v", dated)
	}
	if bad := choose("from", "2018-02-30"); bad.Bad != 1 {
		t.Errorf("an impossible day: %+v", bad)
	}
	if none := choose("from", "9000"); none.Shown != 0 || !says(none.Told, "No entry of %s fits. Take a choice back, or show all again.") {
		t.Errorf("from 9000: %+v", none)
	}

	// The address gives the same view back, in a new tab too.
	b.open("about:blank")
	b.open(at + one.Hash)
	if again := look(); again.Told != one.Told || again.Kind != kind || again.Shown != one.Shown {
		t.Errorf("by its address: %+v, want %+v", again, one)
	}
	b.eval(`document.querySelector("#all").click()`, nil)
	if back := look(); back.Told != all.Told || back.Kind != "" {
		t.Errorf("all again: %+v", back)
	}
	b.eval(`history.back()`, nil)
	if back := look(); back.Told != one.Told || back.Kind != kind {
		t.Errorf("back: %+v", back)
	}

	// A year is closed and opened by keyboard.
	press := func(key string, code int) {
		for _, kind := range []string{"keyDown", "keyUp"} {
			p := map[string]any{"type": kind, "key": key, "code": key, "windowsVirtualKeyCode": code}
			if kind == "keyDown" && key == "Enter" {
				p["text"] = "\r"
			}
			b.do("Input.dispatchKeyEvent", p)
		}
	}
	var before, after bool
	b.eval(`document.querySelector("#years summary").focus(), document.querySelector("#years details").open`, &before)
	press("Enter", 13)
	b.eval(`new Promise(d => setTimeout(d, 100)).then(() => document.querySelector("#years details").open)`, &after)
	if before == after {
		t.Error("Enter on a year does not open or close it")
	}
	press("Tab", 9)
	var moved bool
	b.eval(`document.activeElement !== document.querySelector("#years summary") && document.activeElement !== document.body`, &moved)
	if !moved {
		t.Error("Tab does not leave a year")
	}

	// The files are made in the browser.
	for form, begins := range map[string]string{"csv": "\ufeffid,title,first,last", "bib": "@misc{", "ics": "BEGIN:VCALENDAR\r\n"} {
		var text string
		b.eval(`new Promise(done => { const make = URL.createObjectURL; URL.createObjectURL = x => { URL.createObjectURL = make; x.arrayBuffer().then(b => done(new TextDecoder("utf-8", {ignoreBOM: true}).decode(b))); return "#" };
			HTMLAnchorElement.prototype.click = () => {}; document.querySelector("#take button[value=`+form+`]").click() })`, &text)
		if !strings.HasPrefix(text, begins) {
			t.Errorf("%s is %.80q", form, text)
		}
		if form == "ics" {
			for line := range strings.SplitSeq(text, "\r\n") {
				if len(line) > 75 {
					t.Errorf("a line of %d octets (RFC 5545, 3.1): %s", len(line), line)
				}
			}
		}
	}
}
