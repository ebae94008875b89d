package site

import (
	"encoding/json"
	"strings"
	"unicode"

	"dateline/internal/prose"
	"dateline/internal/roster"
	"dateline/internal/wording"
)

// For the catalogue alone: the kinds of events as a page writes them, with those
// of visits, gatherings and the like that reports tell apart. Of one that is not
// here, which has its words from a report, another language says the kind alone.
var _ = [...]wording.Text{
	"Meeting", "Visit", "Call", "Summit", "Forum", "Signing", "Invitation", "Appointment", "Announcement", "Background", "Event", "Report",
	"State visit", "Official visit", "Working visit", "Private visit", "Courtesy visit", "Unofficial visit", "Friendly visit",
	"Video conference", "Elected", "Appointed", "Business forum", "Conference", "Exhibition", "Congress",
}

// KindName names a kind of event.
func (s *Site) KindName(kind string) string { return s.w.Of(wording.Text(upper(kind))) }

// Likewise the types of initiatives and of sources.
var _ = [...]wording.Text{"Programme", "Route", "Themed year", "Project", "Concept", "Agency", "Syndicator", "Newspaper", "Government"}

// typeName names a type.
func (s *Site) typeName(t string) string {
	return s.w.Of(wording.Text(upper(strings.ReplaceAll(t, "-", " "))))
}

// kindTitles are the kinds of what has pages, by their folder.
var kindTitles = map[string]wording.Text{"leaders": "People", "initiatives": "Initiatives", "places": "Places", "sources": "Sources"}

// KindTitle names a kind of entity, by its folder.
func (s *Site) KindTitle(folder string) string { return s.w.Of(kindTitles[folder]) }

// folderTitle tells apart the pages of all on entities that bear one name.
func (s *Site) folderTitle(k roster.Kind) string {
	if s.w.English() {
		return k.Folder()
	}
	return s.KindTitle(k.Folder())
}

// scriptTexts are what the scripts of the pages say.
var scriptTexts = [...]wording.Text{
	"A part of the timeline could not be read: %s",
	"Reading the timeline: %[1]s of %[2]s years",
	"%[1]s and %[2]s possible",
	"%s possible",
	"%[1]s of %[2]s entries",
	"No entry of %s fits. Take a choice back, or show all again.",
	"Without a year",
	"%s more",
	"Source not known",
	"%s (date uncertain)",
	"no year",
	", ",
	"%s report.|%s reports.",
	"More than %s report.|More than %s reports.",
	"The part of the index that was read has no report with all of this; “More reports” reads on.",
	"No report has all of this; nowhere: %s.",
	"No report has all of this.",
	"%s report with some of it.|%s reports with some of it.",
	"No report has this; nowhere: %s.",
	"No report has this.",
	"Fewer words, or another year, may find more.",
	"“%[1]s” is nowhere; near it: %[2]s.",
	"A part of the index could not be read (%s). Is the folder whole?",
	"The index of this chronicle could not be read. The same reports can be found in these lists:",
}

// scriptWords is what the scripts say, as JSON, for an attribute of their page;
// "" in English, which stands in the scripts.
func (s *Site) scriptWords() string {
	if s.w.English() {
		return ""
	}
	m := map[wording.Text]string{}
	for _, t := range scriptTexts {
		m[t] = s.w.Of(t)
	}
	m[", "] = s.w.Between() // scripts write lists with it
	b, err := json.Marshal(m)
	if err != nil {
		return "" // texts alone: it cannot fail
	}
	return string(b)
}

// tongueOf is the language of a text that the language of the pages has no part
// in: a title that the program made in English, an office as the roster has it.
// It is "" where that cannot be told, and on English pages.
func (s *Site) tongueOf(text string) string {
	if s.w.English() || !strings.ContainsFunc(text, unicode.IsLetter) {
		return ""
	}
	lang := prose.Language(text)
	if lang == "und" { // Latin letters, and too few words
		lang = "en"
	}
	own, _, _ := strings.Cut(s.w.Tag(), "-")
	if base, _, _ := strings.Cut(lang, "-"); base == own || own != "zh" && strings.ContainsFunc(text, func(r rune) bool { return unicode.Is(unicode.Cyrillic, r) }) {
		return ""
	}
	return lang
}

// Words are the words of the site's language.
func (s *Site) Words() wording.Words { return s.w }
