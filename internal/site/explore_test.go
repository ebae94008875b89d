package site

import (
	"bytes"
	"encoding/json"
	"fmt"
	"strings"
	"testing"
)

// calls reads every file of the page to explore.
func calls(t *testing.T, s *Site) map[string]json.RawMessage {
	t.Helper()
	out := map[string]json.RawMessage{}
	for f := range s.Explore() {
		name, write := f.Path, f.Write
		var b bytes.Buffer
		if err := write(&b); err != nil {
			t.Fatal(err)
		}
		call, ok := strings.CutPrefix(strings.TrimSpace(b.String()), "dateline(")
		var args []json.RawMessage
		if err := json.Unmarshal([]byte("["+strings.TrimSuffix(call, ")")+"]"), &args); !ok || err != nil || len(args) != 3 {
			t.Fatalf("%s is not one call with three values: %.80q", name, b.String())
		}
		out[name] = args[2]
	}
	return out
}

func TestEveryEntryOfTheTimelineCanBeChosenAndReached(t *testing.T) {
	entries, r := many(t, 300)
	entries[3].Title = "</script>\u2028 \"quoted\" \\"
	s, _ := New(Meta{}, entries, r)
	paths := map[string]bool{}
	for p := range s.Paths() {
		paths[p] = true
	}
	files := calls(t, s)
	var names struct {
		Facets []struct {
			F string
			V [][2]string
		}
		Years [][2]int
	}
	if err := json.Unmarshal(files["timeline/names.js"], &names); err != nil {
		t.Fatal(err)
	}
	choices, total := 0, 0
	for _, f := range names.Facets {
		choices += len(f.V)
	}
	for _, y := range names.Years {
		var v struct{ F, D, U, N, V []int }
		var titles [][]string
		if err := json.Unmarshal(files[fmt.Sprintf("timeline/e%d.js", y[0])], &v); err != nil {
			t.Fatal(err)
		}
		if err := json.Unmarshal(files[fmt.Sprintf("timeline/t%d.js", y[0])], &titles); err != nil {
			t.Fatal(err)
		}
		n := 0
		for _, k := range v.N {
			n += k
		}
		if len(v.F) != y[1] || len(v.D) != y[1] || len(v.U) != y[1] || len(v.N) != y[1] || len(titles) != y[1] || n != len(v.V) {
			t.Errorf("%d: %d entries, and columns of %d %d %d %d %d; %d values, and %d", y[0], y[1], len(v.F), len(v.D), len(v.U), len(v.N), len(titles), n, len(v.V))
		}
		for _, k := range v.V {
			if k < 0 || k >= choices {
				t.Errorf("%d: the choice %d of %d", y[0], k, choices)
			}
		}
		for i, d := range v.D {
			if y[0] != 0 && (d < 0 || v.F[i] < 0 || v.F[i] > 366) {
				t.Errorf("%d: an entry of day %d to %d more", y[0], v.F[i], d)
			}
		}
		for _, row := range titles {
			if !paths[row[0]+".html"] {
				t.Errorf("no page %s", row[0])
			}
		}
		total += y[1]
	}
	if total != len(s.items) || total == 0 {
		t.Errorf("%d entries of %d", total, len(s.items))
	}
}
