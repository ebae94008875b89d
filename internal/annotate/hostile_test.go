package annotate

import (
	"strings"
	"testing"
	"time"
)

// TestHostileTextTakesLinearTime gives the rules for quotations and figures what
// they like least, 32 KiB and then 128 of it.
func TestHostileTextTakesLinearTime(t *testing.T) {
	if testing.Short() {
		t.Skip("takes a second or two")
	}
	for _, unit := range []string{
		"\"a ", "'s ", "‘a ", "“a” ", "\" ", "\"We go,\" he said. ", "— а, — сказал он. — ", "\n\n— а, — сказал он. ", "\"a\n\n",
		"he said ", "said that ", "according to ", "A, B, ", "of the ", "1-", "1 000 ", "one hundred and ", "$5-", "5 to ", "¥1 ", "1, 2 ",
		"five of which ", "1.", "½", "10% ", "10 new ", "The, ", "Bo Carrow ", "\"x\" and ", "5 pounds ", "\"We go on and on.\" ",
		"«Мы идём», — сказал #ов. ", "Посол # #ин и президент # #ов. ",
	} {
		run := func(n int) time.Duration {
			text, lang := strings.Repeat(unit, n/len(unit)), "en"
			if strings.Contains(unit, "#") {
				text, lang = manyNames(text), "ru"
			}
			d := readIn(lang, text, nil)
			start := time.Now()
			qs := d.quotes()
			checkFigures(t, text, d.figured(qs), len(qs))
			return time.Since(start)
		}
		small := run(1 << 15)
		large := run(1 << 17)
		for range 3 { // the best of several, since a busy machine takes its time
			if large <= 10*small+time.Second/2 {
				break
			}
			large = min(large, run(1<<17))
		}
		if large > 10*small+time.Second/2 {
			t.Errorf("%q: %v for 32 KiB, %v for 128 KiB", unit, small, large)
		}
		if testing.Verbose() {
			t.Logf("%-24q %8.1f MB/s", unit, float64(1<<17)/1e6/large.Seconds())
		}
	}
}

// manyNames puts another name for each # of a text.
func manyNames(text string) string {
	capital := strings.Fields("Ба Ве Го Ди Жу Зо Ки Ла Ме Но Пу Ра Со")
	small := strings.Fields("ба ве го ди жу зо ки ла ме но пу ра со")
	var b strings.Builder
	for i, part := range strings.Split(text, "#") {
		if i > 0 {
			b.WriteString(capital[i%13])
			for k := i / 13; k > 0; k /= 13 {
				b.WriteString(small[k%13])
			}
		}
		b.WriteString(part)
	}
	return b.String()
}
