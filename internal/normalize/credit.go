package normalize

import (
	"cmp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"dateline/internal/prose"
	"dateline/internal/roster"
)

// source finds who made the report: the agency of the dateline, the one that a
// tag, a key or a byline names, one that the first paragraph credits ("Norwire
// reports"), the owner of the address, or that of the rights. Only what the
// roster knows has an id; of a name that it does not know, or that the program
// proposed and may take back, the words are kept.
func (w *work) source(paras []para) {
	a := w.a
	for i, s := range a.Authors {
		a.Authors[i] = clean(s)
	}
	a.Authors = slices.DeleteFunc(a.Authors, func(s string) bool { return s == "" })
	a.Authors = dedupe(a.Authors)
	rule, kept := "", ""
	set := func(r, id string) {
		if kept == "" && id != "" && id != a.Syndicator {
			rule, kept = r, id
		}
	}
	set("source/dateline", a.Dateline.Agency)
	set("source/key", w.keyed)
	if w.agency != "" {
		set("source/tag", w.names.source(w.agency))
	}
	if kept == "" && w.line.Agency == "" {
		set("source/credit", w.credited(paras))
	}
	set("source/address", w.names.byAddress(a.SourceURL))
	set("source/copyright", w.owner)
	if kept == "" && a.Syndicator != "" && w.agency == "" && w.line.Agency == "" {
		rule, kept = "source/syndicator", a.Syndicator
	}
	if w.side.Source != "" {
		rule, kept = "source/curator", w.side.Source
	}
	switch {
	case kept == "":
		a.SourceText = w.house()
	case w.names.proposed(kept) && w.side.Source == "":
		a.SourceText, kept = cmp.Or(w.house(), w.names.r.Get(roster.Source, kept).Name), ""
	}
	for _, id := range [...]*string{&a.Dateline.Agency, &a.Syndicator} {
		if w.names.proposed(*id) && *id != w.side.Syndicator {
			*id = ""
		}
	}
	a.Source = kept
	if a.SourceText != "" {
		w.res.Trace = append(w.res.Trace, Step{Rule: "source/text", Took: a.SourceText, Kept: "source_text " + a.SourceText, Confidence: 0.8})
	}
	if kept != "" {
		w.res.Trace = append(w.res.Trace, Step{Rule: rule, Took: w.line.Agency, Kept: "source " + kept, Confidence: 0.95})
	}
}

// proposed reports a source whose file the program wrote.
func (n *names) proposed(id string) bool {
	e := n.r.Get(roster.Source, id)
	return e != nil && e.Status == "proposed"
}

// house is how the report names who made it, where that has the form of a name:
// in the dateline, in what the file states, in a tag, a key or a byline, at the
// end of its title, as the owner of the address.
func (w *work) house() string {
	stated, named, word := "", w.agency, ""
	if w.given != nil {
		stated = w.given.Source
	}
	if !strings.Contains(named, " ") && !prose.Upper(named) {
		named, word = "", named // behind a name, "By Ann Example, Osk", it is a place as often
	}
	for _, s := range [...]string{w.line.Agency, stated, named, w.suffix, host(w.a.SourceURL), word} {
		if name := w.names.house(s); name != "" {
			return name
		}
	}
	return ""
}

// maxHouse is how many words the name of a house has, a ministry's the most:
// "Ministry of Foreign Affairs of the Republic of Velmora".
const maxHouse = 12

// house is the name of a house in a text that is to be one, without what is said of
// it; "" where the text is a person, a place, a section, a platform on which
// anybody writes, or says nothing: "Agencies", "our correspondent".
func (n *names) house(s string) string {
	if len(s) > 160 {
		return ""
	}
	s = clean(s)
	for _, sep := range [...]string{" | ", " - ", " – ", " — ", " » ", ": ", " (", " / "} { // "Lake Times - All that the lake knows"
		if name, _, ok := strings.Cut(s, sep); ok && len(name) > 1 {
			s = name
		}
	}
	s = strings.Trim(s, " .,;:|*_#/-–—()[]\\")
	if r, _ := utf8.DecodeRuneInString(s); strings.ContainsRune("\"“‘'«", r) {
		s = strings.Trim(s, "\"“”‘’'«» ")
	}
	if h := host(s); h != "" {
		if slices.ContainsFunc(strings.Split(h, "."), func(l string) bool { return platforms[l] }) || strings.Count(h, ".") > 3 {
			return ""
		}
		return h
	}
	for i := strings.LastIndexByte(s, ' '); i > 0 && desks[strings.ToLower(s[i+1:])]; i = strings.LastIndexByte(s, ' ') { // "Lake Times Staff"
		s = s[:i]
	}
	f := prose.Fold(s)
	words := strings.Fields(s)
	switch {
	case utf8.RuneCountInString(s) < 2, len(s) > 100, len(words) == 0, len(words) > maxHouse:
		return ""
	case nothing[s], sections[f], sectionName(s), isWidget(s), acronyms[s], weekdays[f], platforms[f]:
		return ""
	case n.knowsPlace(s), !hanPaper(s) && !agencyForm(s) && !ministryName(words):
		return ""
	}
	press := false
	for i, x := range words {
		x = strings.ToLower(strings.Trim(x, ".,"))
		press = press || offices[x] && !noHouse[x] || houseWords[x]
		if i+1 == len(words) && strings.HasSuffix(x, "'s") || strings.ContainsAny(x, "0123456789") && !strings.ContainsFunc(x, unicode.IsLetter) {
			return ""
		}
	}
	if !slices.ContainsFunc(words, func(x string) bool {
		x = strings.ToLower(strings.Trim(x, ".,'’"))
		return !noHouse[x] && !smallWords[x]
	}) {
		return ""
	}
	if first := strings.ToLower(words[0]); !press && len(words) > 1 && len(words) < 5 && !prose.Upper(s) && n.given[first] {
		return ""
	}
	return s
}

// rightsOf is the name between the year or the sign of a line on the rights and
// the stop: "The Harbour Gazette" in "© 2017 The Harbour Gazette. All rights reserved."
func rightsOf(t string) string {
	t = strings.TrimLeftFunc(t, func(r rune) bool { return !unicode.IsLetter(r) })
	for _, word := range [...]string{"Copyright", "copyright", "COPYRIGHT", "c)", "C)"} {
		t = strings.TrimLeftFunc(strings.TrimPrefix(t, word), func(r rune) bool { return !unicode.IsLetter(r) })
	}
	if i := strings.IndexAny(t, ".,;|0123456789©("); i >= 0 {
		t = t[:i]
	}
	return strings.TrimSpace(strings.TrimPrefix(t, "by "))
}

// ministryName reports "Ministry of Fisheries of the Republic of Velmora": a word
// of government, and words with capitals and small ones after it.
func ministryName(words []string) bool {
	if !ministry(strings.Join(words, " ")) {
		return false
	}
	return !slices.ContainsFunc(words, func(x string) bool {
		r, _ := utf8.DecodeRuneInString(x)
		return !unicode.IsUpper(r) && !smallWords[x] && !particles[x]
	})
}

// noHouse are words that tell no house from another.
var noHouse = set(
	"a", "an", "our", "own", "its", "his", "her", "their", "this", "that", "the", "staff", "reporter", "reporters", "writer", "writers", "correspondent", "correspondents", "editor", "editors",
	"editorial", "agency", "agencies", "press", "news", "desk", "bureau", "service", "services", "online", "media", "team", "newsroom", "wire", "wires", "special",
	"contributor", "contributors", "contributed", "web", "website", "site", "sites", "page", "internet", "official", "source", "sources", "various", "other", "others", "release", "releases", "statement", "local",
	"state", "foreign", "national", "international", "newspaper", "newspapers", "paper", "magazine", "journalist", "columnist", "guest", "author", "authors", "admin", "administrator", "user", "unknown", "anonymous",
	"home", "homepage", "blog", "report", "reports", "reporting", "video", "photo", "text", "social", "network", "networks", "office", "department", "government", "ministry", "embassy", "company", "compiled",
	"communications", "public", "relations", "information", "article", "articles", "story", "post", "author's", "archive", "files", "more", "most", "popular", "latest", "top", "trending", "read", "related", "breaking", "today", "via", "with", "inputs", "input",
)

// desks are words behind the name of a house and no part of it.
var desks = set("staff", "newsroom", "desk", "correspondent", "correspondents", "writer", "writers", "editors")

// platforms are sites on which anybody writes, sends or keeps what others made.
var platforms = folded(
	"facebook", "twitter", "x", "telegram", "youtube", "instagram", "tiktok", "whatsapp", "linkedin", "reddit", "medium", "wikipedia", "wikimedia", "google", "google news",
	"yahoo", "msn", "getty", "getty images", "shutterstock", "flickr", "unsplash", "pixabay", "wordpress", "blogger", "archive", "pinterest", "vk", "weibo", "wechat", "github", "localhost",
	"factiva", "lexisnexis", "proquest", "nexis", "ebsco", "feedburner", "disqus", "substack", "blogspot", "t.me", "t",
)

// credited is the agency that the first paragraph or the second credits with
// the report: "Norwire reports", "Norwire has learnt from …", "передает Норвайр".
// A government's press service is where the agency has it from, not the source
// of the report; two agencies in one paragraph are none.
func (w *work) credited(paras []para) string {
	found := ""
	for k := 0; k < len(paras) && k < 2; k++ {
		var b strings.Builder
		for i, s := range paras[k].parts {
			if i > 0 {
				b.WriteByte(' ')
			}
			b.WriteString(w.t[s.Start:min(s.End, s.Start+2000)])
			if b.Len() > 2000 {
				break
			}
		}
		t := b.String()
		for i := 0; i < len(t); {
			r, n := utf8.DecodeRuneInString(t[i:])
			if i > 0 && t[i-1] != ' ' && t[i-1] != '(' && t[i-1] != ',' || !upperOrHan(r) {
				i += n
				continue
			}
			id, end := w.names.sourceAt(t, i)
			if id == "" {
				i += n
				continue
			}
			if w.press(id) && credits(t[:i], t[end:]) {
				if found != "" && found != id {
					return ""
				}
				found = id
			}
			i = end
		}
		if found != "" {
			return found
		}
	}
	return ""
}

func upperOrHan(r rune) bool {
	return r >= 'A' && r <= 'Z' || r > 0x7F || r >= 'a' && r <= 'z'
}

func (w *work) press(id string) bool {
	e := w.names.r.Get(roster.Source, id)
	return e != nil && (e.Type == "" || e.Type == "agency" || e.Type == "newspaper")
}

// credits reports whether what stands around an agency's name credits it with
// the report. "citing", "told" and "quoted by" before it do not.
func credits(before, after string) bool {
	b := strings.Fields(prose.Fold(before[max(0, len(before)-60):]))
	lastWord, prior := "", ""
	if n := len(b); n > 0 {
		lastWord = strings.Trim(b[n-1], ",.;:\"“”")
		if n > 1 {
			prior = strings.Trim(b[n-2], ",.;:\"“”")
		}
	}
	switch lastWord {
	case "citing", "told", "cited", "quoting", "quoted", "with", "ссылкой", "на", "via", "to":
		return false
	case "reports", "reported", "informs", "передает", "передаёт", "сообщает", "пишет", "информирует", "by":
		return lastWord != "by" && !(lastWord == "reported" && prior == "was")
	case "корреспондент", "корр", "correspondent":
		return true
	}
	f := strings.Fields(prose.Fold(after[:min(len(after), 60)]))
	for i, x := range f {
		x = strings.Trim(x, ",.;:\"”")
		switch x {
		case "reports", "reported", "learnt", "learned", "informs", "writes", "хабарлайды", "сообщает", "передает":
			return true
		case "has", "have", "agency", "news", "correspondent", "international", "'s", "информагентство", "корреспонденту":
			if i < 3 {
				continue
			}
		}
		return false
	}
	return false
}
