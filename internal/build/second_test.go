package build_test

import (
	"cmp"
	"flag"
	"fmt"
	"maps"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
)

var update = flag.Bool("update", false, "write what is found into testdata/second-tables; what is new there counts as wrong until a person has read it")

// judged are rows of a table as a person has read the reports: true ones, and of
// these some that the program misses, and some that it finds and that are wrong.
type judged map[string]byte // ' ', '-', '+'

func readJudged(t *testing.T, file string) judged {
	t.Helper()
	b, err := os.ReadFile(file)
	if err != nil && !*update {
		t.Fatal(err)
	}
	j := judged{}
	for line := range strings.Lines(string(b)) {
		if line = strings.TrimSuffix(line, "\n"); line == "" || line[0] == '#' {
			continue
		}
		if len(line) < 3 || line[1] != ' ' || !strings.Contains(" -+", line[:1]) {
			t.Fatalf("%s: a line begins with a sign and a space: %q", file, line)
		}
		j[line[2:]] = line[0]
	}
	return j
}

// The tables of the second chronicle are what a person wrote who read its
// reports. What the program misses or gets wrong of them is marked in the files,
// so that each change shows what it mends and what it breaks.
func TestTheTablesOfTheSecondChronicle(t *testing.T) {
	dir := second(t)
	run(t, dir)
	seeds := map[string]string{} // of articles, by id
	for _, a := range rows(t, dir, "articles") {
		seeds[a["id"].(string)] = strings.TrimSuffix(path.Base(a["seed"].(string)), ".txt")
	}
	text := func(v any) string {
		switch v := v.(type) {
		case nil:
			return "–"
		case float64:
			return strconv.FormatFloat(v, 'f', -1, 64)
		case []any:
			var out []string
			for _, x := range v {
				if m, ok := x.(map[string]any); ok {
					x = fmt.Sprint(cmp.Or(m["entity"], m["text"]), " ", m["part"])
				}
				out = append(out, fmt.Sprint(x))
			}
			return strings.Join(out, ", ")
		}
		return fmt.Sprint(v)
	}
	total, missed, wrong := 0, 0, 0
	for table, fields := range map[string]string{
		"articles":  "date date_basis source syndicator dateline_place lang title",
		"mentions":  "entity form exact where",
		"quotes":    "speaker speaker_text exact",
		"figures":   "value unit modifier direction what period said_by exact",
		"dates":     "value timex3 kind exact",
		"events":    "kind status date date_basis place country participants initiatives",
		"documents": "kind title",
		"links":     "a b events meetings first last",
	} {
		got := map[string]bool{}
		for _, r := range rows(t, dir, table) {
			var of []string
			switch {
			case r["article"] != nil:
				of = append(of, seeds[r["article"].(string)])
			case table == "articles":
				of = append(of, seeds[r["id"].(string)])
			case r["reports"] != nil:
				for _, x := range r["reports"].([]any) {
					of = append(of, seeds[x.(map[string]any)["article"].(string)])
				}
			}
			row := strings.Join(of, ", ")
			for f := range strings.FieldsSeq(fields) {
				row += " | " + text(r[f])
			}
			for n, first := 2, row; got[row]; n++ { // the same words twice in one report
				row = fmt.Sprintf("%s (%d)", first, n)
			}
			got[row] = true
		}
		file := filepath.Join("testdata/second-tables", table+".txt")
		want := readJudged(t, file)
		for row, sign := range want {
			switch {
			case sign != '+':
				total++
				if sign == '-' {
					missed++
				}
			default:
				wrong++
			}
			if found := sign != '-'; got[row] != found && !*update {
				t.Errorf("%s: %s\n\tis found: %v, and the file says: %q", table, row, got[row], string(sign))
			}
			switch {
			case got[row] && sign == '-':
				want[row] = ' '
			case !got[row] && sign == ' ':
				want[row] = '-'
			case !got[row] && sign == '+':
				delete(want, row)
			}
		}
		for row := range got {
			if _, ok := want[row]; !ok {
				want[row] = '+'
				if !*update {
					t.Errorf("%s: %s\n\tis found, and no person has read it", table, row)
				}
			}
		}
		if *update {
			var out strings.Builder
			fmt.Fprintf(&out, "# %s: report | %s\n", table, strings.ReplaceAll(fields, " ", " | "))
			for _, row := range slices.Sorted(maps.Keys(want)) {
				fmt.Fprintf(&out, "%c %s\n", want[row], row)
			}
			if err := os.WriteFile(file, []byte(out.String()), 0o644); err != nil {
				t.Fatal(err)
			}
		}
	}
	t.Logf("%d true rows, of them %d missed; %d wrong ones found", total, missed, wrong)
}
