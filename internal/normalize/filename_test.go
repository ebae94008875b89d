package normalize

import (
	"testing"

	"dateline/internal/seed"
)

func TestTheNameOfAFileDatesWhatBearsNoYear(t *testing.T) {
	n := New(testRoster(), Options{})
	const text = "%s. /Coast Wire/. The two ministers opened the bridge and walked across it with the workers.\n\nThe bridge took four years, the ministry said.\n"
	for _, c := range []struct{ name, line, date, basis string }{
		{"seeds/rus-2019-06-21.txt", "HARBOUR, June 21", "2019-06-21", "dateline"},
		{"seeds/2019/06/23/bridge.html.txt", "HARBOUR, June 21", "2019-06-21", "dateline"},
		{"seeds/20200102-bridge.txt", "HARBOUR, December 30", "2019-12-30", "dateline"},
		{"seeds/2019-06-21.txt", "HARBOUR, March 2", "", "unknown"}, // kept for another purpose, then
		{"seeds/2019-06-21.txt", "HARBOUR, June 24", "", "unknown"}, // a report is not older than its own day
		{"seeds/2019-06-21.txt", "HARBOUR, June 21, 2018", "2018-06-21", "dateline"},
		{"seeds/2019-06-21_bridge.txt", "HARBOUR", "2019-06-21?", "inferred"},
		{"seeds/21Jun2019Council4.txt", "HARBOUR", "2019-06-21?", "inferred"},
		{"seeds/council/3-Oct-2019-bridge.txt", "HARBOUR, October 3", "2019-10-03", "dateline"},
		{"seeds/wire_03_October_2019.txt", "HARBOUR", "2019-10-03?", "inferred"},
		{"seeds/31Jun2019Council4.txt", "HARBOUR", "", "unknown"},
		{"seeds/21march20190.txt", "HARBOUR", "", "unknown"},
		{"seeds/bridge-2019.txt", "HARBOUR", "", "unknown"},
		{"seeds/2019-06-21.jsonl#3", "HARBOUR", "", "unknown"},
		{"seeds/000_20199999.txt", "HARBOUR", "", "unknown"},
	} {
		raw, _ := seed.Read(c.name, []byte(c.line+text[2:]))
		a := n.Article(raw, Sidecar{}).Article
		if got := a.Date.String(); got != c.date || string(a.DateBasis) != c.basis {
			t.Errorf("%s, %s: %q by %s, want %q by %s", c.name, c.line, got, a.DateBasis, c.date, c.basis)
		}
	}
}
