package reprint

import (
	"fmt"
	"math/rand/v2"
	"runtime"
	"slices"
	"strings"
	"testing"
)

// maker invents texts of an invented press: sentences of a few frames, filled
// with words and numbers by chance.
type maker struct{ *rand.Rand }

var (
	subjects = []string{"The council of the lake", "Ada Brovik", "The minister of roads", "Ivan Dremov", "The ferry company", "The envoy of Ostrand", "A group of engineers", "The harbour office", "The bank of the valley", "The union of boatmen"}
	verbs    = []string{"approved", "opened", "discussed", "rejected", "postponed", "measured", "praised", "signed", "presented", "counted", "repaired", "announced"}
	objects  = []string{"a plan for the bridge", "the price of salt", "the new lock", "a treaty on fishing", "the lamps of the harbour", "the timetable of the ferries", "a loan for the railway", "the map of the shore", "the school of pilots", "an exhibition of sails"}
	places   = []string{"in Port Ellis", "in Strandholm", "on the northern shore", "at the old mill", "near the lighthouse", "in the hall of the council", "by the river"}
	ends     = []string{"after long talks", "in spite of the rain", "for the first time in a decade", "with the help of both shores", "before the winter comes", "as the boatmen had asked", "to the surprise of many"}
)

func (m maker) of(list []string) string { return list[m.IntN(len(list))] }

func (m maker) sentence() string {
	return fmt.Sprintf("%s %s %s %s on the %d of the month %s, and %d of %d members were there.", m.of(subjects), m.of(verbs), m.of(objects), m.of(places), 1+m.IntN(28), m.of(ends), 2+m.IntN(90), 100+m.IntN(900))
}

func (m maker) report(sentences int) string {
	var b strings.Builder
	for i := range sentences {
		if b.WriteString(m.sentence()); i%3 == 2 {
			b.WriteString("\n\n")
		} else {
			b.WriteByte(' ')
		}
	}
	return b.String()
}

// edit changes, drops and adds some words.
func (m maker) edit(text string, changes int) string {
	words := strings.Fields(text)
	for range changes {
		i := m.IntN(len(words))
		switch m.IntN(3) {
		case 0:
			words[i] = m.of([]string{"indeed", "yesterday", "reportedly", "again", "local"})
		case 1:
			words = slices.Delete(words, i, i+1)
		default:
			words = slices.Insert(words, i, m.of([]string{"also", "meanwhile", "then"}))
		}
	}
	return strings.Join(words, " ")
}

// rewrite tells the same in other words, sentence by sentence.
func (m maker) rewrite(text string) string {
	r := strings.NewReplacer("approved", "gave its consent to", "opened", "saw the beginning of", "discussed", "talked about", "on the ", "on day ", " of the month", " this month",
		" and ", " while ", "members were there", "members took part", "The ", "This ", " in ", " within ", "after long talks", "when all had spoken", " of ", " for ", "a plan", "the draft", "with the help", "thanks to the aid", " the ", " that ")
	return r.Replace(text)
}

// translate writes every word in other letters.
func (m maker) translate(text string) string {
	return strings.Map(func(r rune) rune {
		if r >= 'a' && r <= 'z' {
			return 'а' + (r-'a')*7%32
		}
		if r >= 'A' && r <= 'Z' {
			return 'А' + (r-'A')*7%32
		}
		return r
	}, text)
}

// jaccard compares two texts by strings, in a way of its own.
func jaccard(a, b string) float64 {
	of := func(s string) map[string]bool {
		w := strings.FieldsFunc(strings.ToLower(s), func(r rune) bool { return r == ' ' || r == '\n' || r == '.' || r == ',' })
		m := map[string]bool{}
		for i := 0; i+5 <= len(w); i++ {
			m[strings.Join(w[i:i+5], " ")] = true
		}
		return m
	}
	x, y := of(a), of(b)
	both := 0
	for k := range x {
		if y[k] {
			both++
		}
	}
	return float64(both) / float64(len(x)+len(y)-both)
}

func pairsOf(groups [][]int) map[[2]int]bool {
	out := map[[2]int]bool{}
	for _, g := range groups {
		for i, a := range g {
			for _, b := range g[i+1:] {
				out[[2]int{a, b}] = true
			}
		}
	}
	return out
}

func find(t testing.TB, texts []string, days []int) map[[2]int]bool {
	t.Helper()
	var x Index
	for i, s := range texts {
		day := 0
		if days != nil {
			day = days[i]
		}
		x.Add(New(s), day)
	}
	groups, err := x.Groups(func(i int) (string, error) { return texts[i], nil })
	if err != nil {
		t.Fatal(err)
	}
	return pairsOf(groups)
}

// TestReprintsAreFoundAndOnlyThey: of pairs with a Jaccard of 0.8 or more 995 in
// a thousand are found, and no pair below.
func TestReprintsAreFoundAndOnlyThey(t *testing.T) {
	m := maker{rand.New(rand.NewPCG(1, 2))}
	var texts []string
	var want, other [][2]int
	for len(want) < 2000 {
		text := m.report(5 + m.IntN(25))
		near := m.edit(text, m.IntN(1+len(strings.Fields(text))/40))
		pair := [2]int{len(texts), len(texts) + 1}
		texts = append(texts, text, near)
		if jaccard(text, near) >= 0.8 {
			want = append(want, pair)
		} else {
			other = append(other, pair)
		}
		if len(want)%5 == 0 {
			texts = append(texts, m.rewrite(text), m.translate(text))
		}
	}
	got := find(t, texts, nil)
	missed := 0
	for _, p := range want {
		if !got[p] {
			missed++
		}
		delete(got, p)
	}
	if float64(missed) > 0.005*float64(len(want)) {
		t.Errorf("%d of %d missed", missed, len(want))
	}
	for p := range got {
		if j := jaccard(texts[p[0]], texts[p[1]]); j < 0.8 {
			t.Errorf("a false pair, Jaccard %.3f:\n%s\n%s", j, texts[p[0]], texts[p[1]])
		}
	}
	t.Logf("%d texts: %d of %d found; %d pairs below 0.8 left apart", len(texts), len(want)-missed, len(want), len(other))
}

func TestWhatRepeatsATextAndWhatDoesNot(t *testing.T) {
	m := maker{rand.New(rand.NewPCG(3, 4))}
	text := m.report(12)
	half := text[:len(text)*6/10]
	bulletin := func(n int) string {
		return fmt.Sprintf("The harbour office gives the price of salt for the week. A barrel costs %d crowns in Port Ellis. %s", n, m.of([]string{"The next bulletin will be given on Monday at the house of the council by the water, as on every Monday of the year, and whoever wants it by mail may ask for it at the office."}))
	}
	for _, test := range []struct {
		name string
		a, b string
		days [2]int
		want bool
	}{
		{"the same words", text, text, [2]int{1, 2}, true},
		{"other white space, capitals and marks", text, strings.ToUpper(strings.ReplaceAll(strings.ReplaceAll(text, " ", "\n"), ",", " –")), [2]int{1, 1}, true},
		{"escaped for Markdown", text, strings.ReplaceAll(text, ",", "\\*,"), [2]int{1, 1}, true},
		{"cut short", text, half, [2]int{1, 2}, true},
		{"a short notice of it", text, text[:len(text)/4], [2]int{1, 1}, false},
		{"a rewriting", text, m.rewrite(text), [2]int{1, 1}, false},
		{"a translation", text, m.translate(text), [2]int{1, 1}, false},
		{"another report of the same frames", text, m.report(12), [2]int{1, 1}, false},
		{"the bulletin of another week", bulletin(410), bulletin(430), [2]int{1, 8}, false},
		{"the bulletin, corrected on its day", bulletin(410), bulletin(430), [2]int{8, 8}, true},
		{"too short to tell", "The ferry is late.", "The ferry is late.", [2]int{1, 1}, false},
		{"Chinese, some characters changed", "部长在首都会见了南岸的使节并讨论了湖上的渡轮和盐价问题。双方同意明年春天再次会面，以便签署关于港口灯火的新协议。", "部长在首都会见了南岸的使节并讨论了湖上的渡轮和盐价问题。双方同意明年春天再次会面，以便签署关于港口灯光的新协议。", [2]int{1, 1}, true},
	} {
		if got := find(t, []string{test.a, test.b}, test.days[:])[[2]int{0, 1}]; got != test.want {
			t.Errorf("%s: %v", test.name, got)
		}
	}
}

// TestAThousandFormsDoNotCostAllPairs: texts by one form share runs by the
// thousand, and only a few of them are compared.
func TestAThousandFormsDoNotCostAllPairs(t *testing.T) {
	m := maker{rand.New(rand.NewPCG(5, 6))}
	form := m.report(20)
	var x Index
	var texts []string
	const n = 1000
	for i := range n {
		texts = append(texts, form+m.report(10)+fmt.Sprint(i))
		x.Add(New(texts[i]), i+1)
	}
	asked := 0
	if _, err := x.Groups(func(i int) (string, error) { asked++; return texts[i], nil }); err != nil {
		t.Fatal(err)
	}
	if asked > 40*n {
		t.Errorf("%d texts were read for %d reports", asked, n)
	}
}

func TestShinglesAreFiveWordsInARow(t *testing.T) {
	const k = 0x9e3779b97f4a7c15
	text := "The ministers’ *first* talks cost 1,250.5 million, as in 2018.\n\nДоговор подписан. 部长会晤 café it's."
	var all []uint64
	words := reader{text: text}
	for h, _, ok := words.next(); ok; h, _, ok = words.next() {
		all = append(all, h)
	}
	if len(all) != 18 {
		t.Fatalf("%d words", len(all))
	}
	n := 0
	shingles(text, func(h uint64) {
		if w := all[n:]; h != mix((((w[0]*k+w[1])*k+w[2])*k+w[3])*k+w[4]) {
			t.Errorf("shingle %d is another", n)
		}
		n++
	})
	if n != len(all)-4 {
		t.Errorf("%d shingles", n)
	}
}

// BenchmarkGroups of reports of two KB, one in ten of them a reprint, beside
// reading each byte of them once.
func BenchmarkGroups(b *testing.B) {
	m := maker{rand.New(rand.NewPCG(7, 8))}
	for _, n := range []int{10_000, 100_000} {
		texts := make([]string, n)
		size := 0
		for i := range texts {
			if i > 0 && i%10 == 0 {
				texts[i] = m.edit(texts[i-1-m.IntN(min(i, 50))], 6)
			} else {
				texts[i] = m.report(14)
			}
			size += len(texts[i])
		}
		b.Run(fmt.Sprint("reading/", n), func(b *testing.B) {
			b.SetBytes(int64(size))
			for b.Loop() {
				for _, s := range texts {
					words := reader{text: s}
					for _, _, ok := words.next(); ok; _, _, ok = words.next() {
					}
				}
			}
		})
		b.Run(fmt.Sprint("sketching/", n), func(b *testing.B) {
			b.SetBytes(int64(size))
			for b.Loop() {
				for _, s := range texts {
					New(s)
				}
			}
		})
		b.Run(fmt.Sprint("grouping/", n), func(b *testing.B) {
			var x Index
			for _, s := range texts {
				x.Add(New(s), 0)
			}
			var before, after runtime.MemStats
			runtime.GC()
			runtime.ReadMemStats(&before)
			found := 0
			for b.Loop() {
				groups, err := x.Groups(func(i int) (string, error) { return texts[i], nil })
				if err != nil {
					b.Fatal(err)
				}
				found = len(groups)
			}
			runtime.ReadMemStats(&after)
			b.ReportMetric(float64(found), "groups")
			b.ReportMetric(float64(after.HeapAlloc-before.HeapAlloc)/float64(n), "B/report")
		})
	}
}
