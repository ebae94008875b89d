package figure

import (
	"encoding/json"
	"os"
	"strconv"
	"strings"
	"testing"
)

// TestNumbersOfTheRecognizers measures figures on the MIT-licensed cases of the
// Microsoft Recognizers, whose conventions differ (a model's number is a number
// there, and a unit needs no noun), so the bars are low and the counts matter.
func TestNumbersOfTheRecognizers(t *testing.T) {
	for _, c := range []struct {
		file string
		kind func(Figure) bool
		bar  float64 // of recall
	}{
		{"NumberWithUnit/English/CurrencyModel", func(f Figure) bool { return isCurrency(f.Unit) }, .7},
		{"NumberWithUnit/English/DimensionModel", func(f Figure) bool { return f.Rule == "measure" }, .5},
		{"Number/English/PercentModel", func(f Figure) bool { return f.Unit == "percent" }, .5},
	} {
		b, err := os.ReadFile("../../../shared/corpora/ms-recognizers/Specs/" + c.file + ".json")
		if err != nil {
			t.Skip(err)
		}
		var cases []struct {
			Input   string
			Results []struct {
				Text       string
				Start      int
				Resolution map[string]any
			}
		}
		if err := json.Unmarshal([]byte(strings.TrimPrefix(string(b), "\uFEFF")), &cases); err != nil {
			t.Fatal(err)
		}
		hit, want, got := 0, 0, 0
		for _, k := range cases {
			if strings.Contains(k.Input, " . ") || strings.Contains(k.Input, " , ") { // news cut into tokens: put together again
				k.Input = strings.NewReplacer(" . ", ". ", " , ", ", ", "$ ", "$", " %", "%", " - ", "-", " '", "'").Replace(k.Input)
			}
			fs := Append(nil, reading(k.Input, ""))
			var have []string
			for _, f := range fs {
				if c.kind(f) {
					have = append(have, f.Value)
				}
			}
			got += len(have)
			for _, r := range k.Results {
				v, _ := r.Resolution["value"].(string)
				v = strings.TrimSuffix(v, "%")
				x, err := strconv.ParseFloat(v, 64)
				if err != nil {
					continue
				}
				want++
				ok := false
				for i, h := range have {
					y, _ := strconv.ParseFloat(h, 64)
					unit, _ := r.Resolution["unit"].(string)
					if x == y || (unit == "Cent" || unit == "Pence") && x == y*100 {
						have = append(have[:i], have[i+1:]...)
						ok = true
						hit++
						break
					}
				}
				if !ok {
					t.Logf("%s: missing %q in %.160q", c.file, r.Text, k.Input)
				}
			}
			for _, h := range have {
				t.Logf("%s: not there: %s in %.160q", c.file, h, k.Input)
			}
		}
		t.Logf("%s: P %.3f (%d/%d) R %.3f (%d/%d)", c.file, float64(hit)/float64(max(1, got)), hit, got, float64(hit)/float64(max(1, want)), hit, want)
		if float64(hit) < c.bar*float64(want) {
			t.Errorf("%s: recall below %v", c.file, c.bar)
		}
	}
}
