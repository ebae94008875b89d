package browser

import (
	"context"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"dateline/internal/build"
	"dateline/internal/edtf"
	"dateline/internal/publish"
	"dateline/static"
	"dateline/templates"
)

// lakes is a chronicle in four scripts; its people and reports are invented.
var lakes = map[string]string{
	"content/site.yaml":                  "title: Lakes\n",
	"content/leaders/darsen-tanabay.md":  "---\nid: darsen-tanabay\nname: Darsen Tanabay\nfamily_name: Tanabay\nnames: {kk: Дәрсен Таңабай, ru: Дарсен Танабай, zh-Hans: 达尔森·塔纳拜}\naliases: [{text: Tanabaj}, {text: 塔纳拜, lang: zh-Hans}]\n---\n",
	"content/leaders/ada-brovik.md":      "---\nid: ada-brovik\nname: Ada Brovik\nfamily_name: Brovik\nnames: {ru: Ада Бровик}\n---\n",
	"content/initiatives/lake-accord.md": "---\nid: lake-accord\nname: Lake Accord\nnames: {ru: Озёрное соглашение}\n---\n",
	"content/sources/norwire.md":         "---\nid: norwire\nname: Norwire\n---\n",
	"content/sources/vestnik.md":         "---\nid: vestnik\nname: Vestnik\n---\n",
	"content/articles/2018/en.md":        "id: en\ntitle: Tanabay visits the shipyards\ndate: 2018-01-20\nlang: en\nsource: norwire\nleaders: [darsen-tanabay]\n---\nThe guests came by the morning ferry.\n\nDarsen Tanabay inspected three icebreakers on his first state visit and met the workers of the yard.\n",
	"content/articles/2019/two.md":       "id: two\ntitle: Accord on the lakes\ndate: 2019-03-02\nlang: en\nsource: vestnik\nleaders: [ada-brovik]\ninitiatives: [lake-accord]\n---\nAda Brovik spoke of three new icebreakers, of water, and of a visit by the state. The Lake Accord was signed.\n",
	"content/articles/2018/ru.md":        "id: ru\ntitle: Переговоры в порту\ndate: 2018-05-05\nlang: ru\nsource: vestnik\nleaders: [darsen-tanabay]\n---\nДарсен Танабай провёл переговоры. Стороны подписали меморандум о строительстве железной дороги.\n",
	"content/articles/2018/kk.md":        "id: kk\ntitle: Теміржол туралы келісім\ndate: 2018-09-12\nlang: kk\nsource: vestnik\nleaders: [darsen-tanabay]\n---\nДәрсен Таңабай теміржол құрылысы туралы келісімге қол қойды. Ұзындығы үш жүз шақырым.\n",
	"content/articles/2019/zh.md":        "id: zh\ntitle: 塔纳拜谈铁路\ndate: 2019-02-14\nlang: zh\nsource: vestnik\nleaders: [darsen-tanabay]\n---\n双方讨论了铁路建设和湖泊协议的实施。合作前景广阔。\n",
}

// fourScripts builds the chronicle in a folder of an awkward name.
func fourScripts(t *testing.T) string {
	t.Helper()
	dir := t.TempDir()
	for name, text := range lakes {
		if strings.Contains(name, "/articles/") {
			text = "---\ntitle_basis: curator\ndate_basis: curator\nadded: 2026-11-22\n" + text
		}
		name = filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	content, err := publish.OpenSite(filepath.Join(dir, "content"))
	if err != nil {
		t.Fatal(err)
	}
	defer content.Close()
	out := filepath.Join(dir, "public")
	if _, err := build.Run(context.Background(), build.Options{Content: content, Seeds: os.DirFS(filepath.Join(dir, "seeds")), Templates: templates.Files, Static: static.Files,
		Out: out, State: dir, Version: "test", Today: edtf.Civil(2026, 11, 22)}); err != nil {
		t.Fatal(err)
	}
	return awkward(t, out)
}

// TestSearchInFourScriptsOpensAtThePlace asks the search page, opened with
// file://, as a link does, and follows the first result.
func TestSearchInFourScriptsOpensAtThePlace(t *testing.T) {
	program(t)
	dir := fourScripts(t)
	c := start(t)
	b := c.tab(t)
	for _, x := range []struct {
		ask   string // the page's fragment
		want  string // ids in any order
		place string // what the paragraph that the first result leads to says; "" where it leads to no paragraph
	}{
		{"q=Tanabay", "en kk ru zh", ""},
		{"q=Tanabaj", "en kk ru zh", ""},
		{"q=Танабай", "en kk ru zh", ""},
		{"q=Танабаем", "en kk ru zh", ""},
		{"q=Таңабайдың", "en kk ru zh", ""},
		{"q=塔纳拜", "en kk ru zh", ""},
		{"q=达尔森·塔纳拜", "en kk ru zh", ""},
		{"q=строительство", "ru", "меморандум о строительстве"},
		{"q=келисим", "kk", "келісімге қол"}, // typed without the Kazakh letters
		{"q=铁路建设", "zh", "铁路建设"},
		{"q=湖泊", "zh", "湖泊协议"},
		{"q=icebreakers", "en two", ""},
		{`q="three icebreakers"`, "en", "three icebreakers"},
		{`q="state visit"`, "en", "state visit"},
		{"q=icebre", "en two", ""},            // a beginning
		{"q=inspekted", "en", "inspected"},    // one letter wrong
		{"q=icebraekrs", "en two", ""},        // two
		{"q=меморандмум", "ru", "меморандум"}, // and in Cyrillic
		{"q=icebreakers&l=ada-brovik", "two", "icebreakers"},
		{"q=icebreakers&n=lake-accord", "two", "icebreakers"},
		{"q=icebreakers&s=norwire", "en", "icebreakers"},
		{"q=icebreakers&y=2019", "two", "icebreakers"},
		{"l=darsen-tanabay&y=2019", "zh", ""},
		{"q=zeppelin", "", ""},
	} {
		k, v, _ := strings.Cut(x.ask, "=")
		v, rest, more := strings.Cut(v, "&")
		fragment := k + "=" + url.QueryEscape(v)
		if more {
			fragment += "&" + rest
		}
		b.open("about:blank")
		if faults, _ := b.open(fileURL(dir, "search.html") + "#" + fragment); len(faults) > 0 {
			t.Errorf("%s: %q", x.ask, faults)
		}
		var got struct {
			Told, First string
			IDs         []string
			Marks       int
		}
		for range 50 {
			b.eval(`({Told: document.getElementById("told").textContent, First: document.querySelector("#hits a")?.href ?? "", Marks: document.querySelectorAll("#hits li:first-child mark").length,
				IDs: Array.from(document.querySelectorAll("#hits a"), a => /(\w+)\.html/.exec(a.pathname)[1]).sort()})`, &got)
			if got.Told != "" && (got.First != "" || x.want == "") {
				break
			}
			time.Sleep(100 * time.Millisecond)
		}
		if ids := strings.Join(got.IDs, " "); ids != x.want {
			t.Errorf("%s finds %q and says %q, want %q", x.ask, ids, got.Told, x.want)
			continue
		}
		if x.place == "" {
			continue
		}
		if got.Marks == 0 || !strings.Contains(got.First, "#p") || !strings.Contains(got.First, ":~:text=") {
			t.Errorf("%s: %d marks, leads to %s", x.ask, got.Marks, got.First)
		}
		var place string
		b.open(got.First)
		b.eval(`document.querySelector(":target")?.textContent ?? ""`, &place)
		_, words, _ := strings.Cut(got.First, ":~:text=")
		words, _ = url.PathUnescape(words)
		if !strings.Contains(place, x.place) || !strings.Contains(place, words) {
			t.Errorf("%s opens at %q, looking for %q", x.ask, place, words)
		}
	}
}
