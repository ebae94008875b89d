package search

import (
	"bytes"
	"encoding/json"
	"fmt"
	"maps"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"dateline/internal/annotate"
	"dateline/internal/article"
	"dateline/internal/diag"
	"dateline/internal/edtf"
	"dateline/internal/roster"
	"dateline/internal/site"
	"dateline/static"
)

var people = map[string]string{
	"leaders/ada-brovik.md": "id: ada-brovik\nname: Ada Brovik\nfamily_name: Brovik\nnames: {ru: Ада Бровик, zh-Hans: 阿达·布罗维克}\nroles: [{title: President of Velmora, short: [Velmoran leader], of: velmora, from: 2010-01-01}]",
	"leaders/darsen-oltanbayev.md": "id: darsen-oltanbayev\nname: Darsen Oltanbayev\nfamily_name: Oltanbayev\nnames: {kk: Дәрсен Олтанбаев, ru: Дарсен Олтанбаев, zh-Hans: 达尔森·奥尔坦巴耶夫}\n" +
		"aliases: [{text: Oltanbaev}, {text: 奥尔坦巴耶夫, lang: zh-Hans}, {text: Олтанбаев, lang: ru}]",
	"leaders/wei-lanshan.md":     "id: wei-lanshan\nname: Wei Lanshan\nfamily_name: Wei\nnames: {ru: Вэй Ланьшань, zh-Hans: 魏兰山}",
	"initiatives/lake-accord.md": "id: lake-accord\nname: Lake Accord\nnames: {ru: Озёрное соглашение, zh-Hans: 湖泊协议}\nkind: programme",
	"places/velmora.md":          "id: velmora\nname: Velmora\naliases: [{text: Велмора, lang: ru}, {text: 韦尔莫拉, lang: zh-Hans}]\ndemonyms: [Velmoran]",
	"places/ostrand.md":          "id: ostrand\nname: Ostrand",
	"places/port-ellis.md":       "id: port-ellis\nname: Port Ellis",
	"sources/norwire.md":         "id: norwire\nname: Norwire\nkind: agency",
	"sources/vestnik.md":         "id: vestnik\nname: Vestnik\nkind: agency",
}

func testRoster(t testing.TB) *roster.Roster {
	t.Helper()
	var files []*diag.Source
	for name, text := range people {
		files = append(files, diag.NewSource("content/"+name, "---\n"+text+"\n---\n"))
	}
	slices.SortFunc(files, func(a, b *diag.Source) int { return strings.Compare(a.Name, b.Name) })
	r, l := roster.Load(files)
	if l.Count(diag.Error) > 0 {
		t.Fatal(l)
	}
	return r
}

// corpus reads invented reports: "=== id | lang | source", title, body.
func corpus(t testing.TB) []article.Article {
	t.Helper()
	data, err := os.ReadFile("testdata/corpus.txt")
	if err != nil {
		t.Fatal(err)
	}
	var out []article.Article
	for _, part := range strings.Split(string(data), "=== ")[1:] {
		head, rest, _ := strings.Cut(part, "\n")
		title, body, _ := strings.Cut(rest, "\n")
		f := strings.Split(head, " | ")
		a := article.Article{ID: f[0], Lang: f[1], Source: f[2], Title: title, TitleBasis: article.Stated, Body: strings.TrimSpace(body), Rights: "full"}
		if d, err := edtf.Parse(f[0][:min(10, len(f[0]))]); err == nil {
			a.Date = d
		}
		out = append(out, a)
	}
	return out
}

// index builds the index of reports, added in their order.
func index(t testing.TB, r *roster.Roster, list []article.Article) (map[string][]byte, *site.Site) {
	t.Helper()
	b := New(r)
	ann := annotate.New(r)
	var entries []site.Entry
	for i := range list {
		a := list[i]
		var n annotate.Notes
		if len(r.Leaders) > 0 {
			n = ann.Annotate(&a)
		}
		for _, m := range n.Mentions {
			if m.Kind == roster.Leader && !slices.Contains(a.Leaders, m.Entity) {
				a.Leaders = append(a.Leaders, m.Entity)
			}
			if m.Kind == roster.Initiative && !slices.Contains(a.Initiatives, m.Entity) {
				a.Initiatives = append(a.Initiatives, m.Entity)
			}
		}
		e := site.NewEntry(&a, &n)
		b.Add(b.Doc(&a, &n, &e), "")
		entries = append(entries, e)
	}
	s, _ := site.New(site.Meta{Title: "Test", Language: "en", Search: true}, entries, r)
	files := map[string][]byte{}
	for name, data := range b.Files(s, nil) {
		if files[name] != nil {
			t.Errorf("%s comes twice", name)
		}
		files[name] = data
	}
	return files, s
}

func write(t testing.TB, files map[string][]byte) string {
	t.Helper()
	dir := t.TempDir()
	for name, data := range files {
		name = filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name, data, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

type query struct {
	Text   string  `json:"text"`
	L      string  `json:"l,omitempty"`
	N      string  `json:"n,omitempty"`
	S      string  `json:"s,omitempty"`
	K      string  `json:"k,omitempty"`
	Y      string  `json:"y,omitempty"`
	Typing bool    `json:"typing,omitempty"`
	Show   int     `json:"show,omitempty"`
	More   int     `json:"more,omitempty"` // times to read on
	Pieces *string `json:"pieces,omitempty"`
}

type answer struct {
	Total             int
	Complete, Relaxed bool
	Hits              []struct {
		Href, Title, Text string
		Score             float64
	}
	Names, Used, Missing []string
	Read                 [][2]any
	Pieces               [][4]any
}

// ask runs static/search.js itself, in Node or else in Chromium.
func ask(t testing.TB, files map[string][]byte, qs []query) []answer {
	t.Helper()
	script, err := static.Files.ReadFile("search.js")
	if err != nil {
		t.Fatal(err)
	}
	files = cloneWith(files, "search.js", script)
	questions, err := json.Marshal(qs)
	if err != nil {
		t.Fatal(err)
	}
	var out []byte
	if node, err := exec.LookPath("node"); err == nil {
		cmd := exec.Command(node, "testdata/ask.js", write(t, files))
		cmd.Stdin = bytes.NewReader(questions)
		cmd.Stderr = os.Stderr
		if out, err = cmd.Output(); err != nil {
			t.Fatal(err)
		}
	} else {
		out = inChromium(t, files, questions)
	}
	var as []answer
	for d := json.NewDecoder(bytes.NewReader(out)); d.More(); {
		var a answer
		if err := d.Decode(&a); err != nil {
			t.Fatalf("%v in %.300q", err, out)
		}
		as = append(as, a)
	}
	if len(as) != len(qs) {
		t.Fatalf("%d answers to %d queries", len(as), len(qs))
	}
	return as
}

func cloneWith(files map[string][]byte, name string, data []byte) map[string][]byte {
	out := map[string][]byte{name: data}
	for k, v := range files {
		out[k] = v
	}
	return out
}

func inChromium(t testing.TB, files map[string][]byte, questions []byte) []byte {
	program := os.Getenv("DATELINE_CHROMIUM")
	for _, name := range []string{"chromium", "chromium-browser", "google-chrome", "chrome"} {
		if p, err := exec.LookPath(name); err == nil && program == "" {
			program = p
		}
	}
	if program == "" {
		t.Skip("neither node nor Chromium is on PATH to run static/search.js in")
	}
	ask, err := os.ReadFile("testdata/ask.js")
	if err != nil {
		t.Fatal(err)
	}
	loop := regexp.MustCompile(`(?s)\(async \(\) => \{.*`).Find(ask)
	page := "<!doctype html><meta charset=utf-8><pre id=out></pre><script src=search.js></script><script>\n" +
		"let read = [], process = {hrtime: {bigint: () => 0n}}, fs = {readFileSync: () => " + strings.ReplaceAll(fmt.Sprintf("%q", questions), "<", `\u003c`) + "};\n" +
		"console.log = t => { out.textContent += t + \"\\n\" };\n" + string(loop) + "</script>"
	dir := write(t, cloneWith(files, "ask.html", []byte(page)))
	args := []string{"--headless=new", "--disable-gpu", "--user-data-dir=" + t.TempDir(), "--virtual-time-budget=20000", "--dump-dom", "file://" + filepath.ToSlash(dir) + "/ask.html"}
	if os.Getuid() == 0 {
		args = append([]string{"--no-sandbox"}, args...)
	}
	dom, err := exec.Command(program, args...).Output()
	if err != nil {
		t.Fatal(err)
	}
	_, rest, _ := bytes.Cut(dom, []byte(`<pre id="out">`))
	text, _, _ := bytes.Cut(rest, []byte("</pre>"))
	return []byte(strings.NewReplacer("&lt;", "<", "&gt;", ">", "&amp;", "&").Replace(string(text)))
}

// TestQueriesFindWhatTheyMean asks the queries of testdata/queries.txt.
func TestQueriesFindWhatTheyMean(t *testing.T) {
	data, err := os.ReadFile("testdata/queries.txt")
	if err != nil {
		t.Fatal(err)
	}
	type want struct {
		line         string
		first        bool // the first that must come is the first
		come, absent []string
	}
	var wants []want
	var qs []query
	for line := range strings.Lines(string(data)) {
		line = strings.TrimRight(line, "\n")
		if line == "" || line[0] == '#' {
			continue
		}
		f := strings.Split(line+" ", "|")
		if len(f) != 4 {
			t.Fatalf("%q has %d fields", line, len(f))
		}
		q := query{Text: strings.TrimSpace(f[0]), Show: 30}
		if q.Text == "-" {
			q.Text = ""
		}
		for _, o := range strings.Fields(f[1]) {
			k, v, _ := strings.Cut(o, "=")
			switch k {
			case "l":
				q.L = v
			case "n":
				q.N = v
			case "s":
				q.S = v
			case "k":
				q.K = v
			case "y":
				q.Y = v
			case "typing":
				q.Typing = true
			}
		}
		w := want{line: line, first: true, come: strings.Fields(f[2]), absent: strings.Fields(f[3])}
		if len(w.come) > 0 && w.come[0] == "*" {
			w.first, w.come = false, w.come[1:]
		}
		wants, qs = append(wants, w), append(qs, q)
	}
	if len(qs) < 60 {
		t.Fatalf("only %d queries", len(qs))
	}
	files, _ := index(t, testRoster(t), corpus(t))
	for i, a := range ask(t, files, qs) {
		var got []string
		for _, h := range a.Hits {
			page, _, _ := strings.Cut(h.Href, "#")
			got = append(got, strings.TrimSuffix(filepath.Base(page), ".html"))
		}
		w := wants[i]
		switch {
		case len(w.come) == 1 && w.come[0] == "-":
			if len(got) > 0 {
				t.Errorf("%s: found %q", w.line, got)
			}
			continue
		case len(w.come) > 0 && w.first && (len(got) == 0 || got[0] != w.come[0]):
			t.Errorf("%s: first is %q", w.line, got)
		}
		for _, id := range w.come {
			if !slices.Contains(got, id) {
				t.Errorf("%s: %s is not in %q", w.line, id, got)
			}
		}
		for _, id := range w.absent {
			if slices.Contains(got, id) {
				t.Errorf("%s: %s is in %q", w.line, id, got)
			}
		}
	}
}

func TestOneManInFourScriptsIsOneList(t *testing.T) {
	files, _ := index(t, testRoster(t), corpus(t))
	var qs []query
	for _, q := range []string{"Oltanbayev", "Oltanbaev", "Олтанбаев", "Олтанбаева", "Олтанбаевтың", "奥尔坦巴耶夫", "达尔森·奥尔坦巴耶夫", "Darsen Oltanbayev"} {
		qs = append(qs, query{Text: q, Show: 30})
	}
	all := ask(t, files, qs)
	for i, a := range all {
		var got []string
		for _, h := range a.Hits {
			page, _, _ := strings.Cut(h.Href, "#")
			got = append(got, page)
		}
		slices.Sort(got)
		if len(got) != 5 || a.Relaxed {
			t.Errorf("%s finds %q, as the nearest: %v", qs[i].Text, got, a.Relaxed)
		}
		if !slices.Contains(a.Names, "l:darsen-oltanbayev") {
			t.Errorf("%s names %q", qs[i].Text, a.Names)
		}
	}
}

func TestResultsOpenAtThePlace(t *testing.T) {
	files, _ := index(t, testRoster(t), corpus(t))
	as := ask(t, files, []query{{Text: "forty vessels"}, {Text: "合作前景"}, {Text: "“hardest part”"}})
	for i, want := range []struct{ href, text string }{
		{"articles/2016/2016-01-20-oltanbayev-visits.html#p2:~:text=forty%20vessels", "[forty] [vessels]"},
		{"articles/2017/2017-02-14-wei-lanshan-zh.html#p2:~:text=", "[合作前景]"},
		{"articles/2017/2017-08-30-amber-railway.html#p2:~:text=hardest%20part", "[hardest] [part]"},
	} {
		if len(as[i].Hits) == 0 {
			t.Errorf("%d finds nothing", i)
			continue
		}
		h := as[i].Hits[0]
		if !strings.HasPrefix(h.Href, want.href) || !strings.Contains(h.Text, want.text) {
			t.Errorf("%s\n%s\nwant %s\n%s", h.Href, h.Text, want.href, want.text)
		}
	}
}

// TestWordsAreDividedAlikeInPageAndIndex compares the two programs that must
// agree.
func TestWordsAreDividedAlikeInPageAndIndex(t *testing.T) {
	texts := []string{"", "a", "People’s Republic", "O'Hallan's x's", "U.S. dollars 1,234.5 and 1.5. 3,", "Қазақстан Республикасының Ұлы Әлем Іс Ғылым Өнер Һ", "Ёлка йод Ї",
		"习近平主席访问,哈萨克斯坦 A习B", "ＦＵＬＬ width１２", "naïve Zoë Ångström Łódź ß İstanbul DŽ", "co\u00adoperate zero\u200bwidth", "한국어 단어", "ภาษาไทย", "カタカナ ひらがな", "𠀀𠀁 𝒜", "don't 'quoted' rock'n'roll 19th 90mln", "e\u0301te\u0301 Й",
		"٣٤ عربي", "हिन्दी", "Ǆ ǅ ŉ ﬁ", "ἀρχή Ω Å K"}
	for _, a := range corpus(t) {
		texts = append(texts, a.Title, a.Body)
	}
	rnd := rand.New(rand.NewPCG(1, 2))
	letters := []rune("ab'’.,1 9sS-аяЁқӘі中国ほ\u0301\u00ad\u200b\n\"é")
	for range 300 {
		var b strings.Builder
		for range rnd.IntN(30) {
			b.WriteRune(letters[rnd.IntN(len(letters))])
		}
		texts = append(texts, b.String())
	}
	var qs []query
	for i := range texts {
		qs = append(qs, query{Pieces: &texts[i]})
	}
	files, _ := index(t, testRoster(t), corpus(t))
	for i, a := range ask(t, files, qs) {
		var want [][4]any
		pieces(texts[i], func(p piece) {
			s := ""
			if !p.run {
				s = stem(string(p.text))
			}
			want = append(want, [4]any{string(p.text), p.run, float64(p.at), s})
		})
		if fmt.Sprint(a.Pieces) != fmt.Sprint(want) {
			t.Errorf("%q:\npage  %v\nindex %v", texts[i], a.Pieces, want)
		}
	}
}

func TestTheSameIndexInAnyOrder(t *testing.T) {
	r, list := testRoster(t), corpus(t)
	one, _ := index(t, r, list)
	slices.Reverse(list)
	two, _ := index(t, r, list)
	if len(one) != len(two) {
		t.Errorf("%d files, then %d", len(one), len(two))
	}
	for name := range one {
		if !bytes.Equal(one[name], two[name]) {
			t.Errorf("%s depends on the order", name)
		}
	}
}

// The page reads what a chronicle without reports has, too: lists, none of them null.
func TestAnIndexOfNothingIsRead(t *testing.T) {
	files, _ := index(t, testRoster(t), nil)
	if root := files["search/root.js"]; bytes.Contains(root, []byte("null")) {
		t.Errorf("%s", root)
	}
	if a := ask(t, files, []query{{Text: "lake"}}); len(a) != 1 || a[0].Total != 0 {
		t.Errorf("%+v", a)
	}
}

func TestWhatMayNotBePublishedIsNotInTheIndex(t *testing.T) {
	body := "Zanzibarian opening words stand here.\n\nHidden quokkas wander westward slowly."
	var list []article.Article
	for _, mode := range []string{"full", "excerpt", "metadata"} {
		list = append(list, article.Article{ID: "r-" + mode, Title: "Report " + mode, Body: body, Rights: mode})
	}
	files, _ := index(t, roster.New(), list)
	count := 0
	for name, data := range files {
		if strings.HasPrefix(name, "search/e") {
			count += bytes.Count(data, []byte("quokkas"))
			if bytes.Contains(data, []byte(`"Report metadata","undated","Source not known","",1`)) {
				t.Errorf("%s shows a sentence of a report of which none may be", name)
			}
		}
	}
	if count != 1 {
		t.Errorf("the second paragraph stands %d times, want once", count)
	}
	as := ask(t, files, []query{{Text: "quokkas"}, {Text: `"quokkas wander"`}, {Text: `"opening words"`}})
	for i, want := range []int{1, 1, 2} {
		if as[i].Total != want {
			t.Errorf("query %d finds %d, want %d", i, as[i].Total, want)
		}
	}
}

func TestTheAddressOfALinkIsNoWordOfTheReport(t *testing.T) {
	body := "The ferry [sails again](https://press.example/walrus), a notice [says](here or yonder). ![A view](pictures/otter.png) <https://open.example/seal> [half](heron"
	files, _ := index(t, roster.New(), []article.Article{{ID: "a", Title: "Ferry", Body: body}})
	words := map[string]int{"walrus": 0, "otter": 0, `"sails again a notice"`: 1, "yonder": 1, "view": 1, "seal": 1, "heron": 1}
	var qs []query
	for _, w := range slices.Sorted(maps.Keys(words)) {
		qs = append(qs, query{Text: w})
	}
	for i, a := range ask(t, files, qs) {
		if a.Total != words[qs[i].Text] {
			t.Errorf("%s finds %d reports", qs[i].Text, a.Total)
		}
	}
}

// TestManyReportsComeInParts makes words frequent enough to be divided, and
// asks until all parts are read.
func TestManyReportsComeInParts(t *testing.T) {
	var list []article.Article
	for i := range 12000 {
		text := fmt.Sprintf("Common words number n%d.", i)
		if i%1000 == 7 {
			text += " A rare marmot with a common habit."
		}
		switch {
		case i == 11:
			text += " Salted herring tolls."
		case i < 5000:
			text += " Tolls, tolls, tolls on herring and herring alike."
		}
		list = append(list, article.Article{ID: fmt.Sprintf("r-%05d", i), Title: "Common title", Body: text})
	}
	files, _ := index(t, roster.New(), list)
	// A phrase that one report far down has is looked for longer than what is found at once.
	if a := ask(t, files, []query{{Text: `"herring tolls"`}})[0]; a.Total != 1 {
		t.Errorf("a rare phrase of frequent words: found %d, complete %v", a.Total, a.Complete)
	}
	as := ask(t, files, []query{{Text: "common marmot", Show: 20}, {Text: `"common habit"`, Show: 20, More: 9}, {Text: "common words"}, {Text: "n11007 common"}, {Text: `"marmot common"`, More: 9}})
	for i, want := range []int{12, 12, -1, 1, 0} {
		if want >= 0 && (as[i].Total != want || !as[i].Complete || as[i].Relaxed) {
			t.Errorf("query %d finds %d, complete %v, relaxed %v", i, as[i].Total, as[i].Complete, as[i].Relaxed)
		}
	}
	if as[2].Complete || as[2].Total < 20 {
		t.Errorf("a frequent word is read whole: %d", as[2].Total)
	}
}
