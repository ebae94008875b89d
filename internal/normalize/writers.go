package normalize

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"dateline/internal/prose"
)

// Who wrote a report, as its file states it: a field for names often holds all of a
// byline, in the language of the page.

// stateAuthors sets the stated authors in place of those that the text names.
func (w *work) stateAuthors() {
	if w.given == nil || len(w.given.Authors) == 0 {
		return
	}
	var all []string
	for _, s := range w.given.Authors {
		if s = withoutLabels(clean(s)); s == "" {
			continue
		}
		names, agency, ok := bylineOf(s)
		if !ok {
			names, agency = people(writersApart(s))
		}
		w.by(agency)
		if agency == "" && len(names) == 0 && personal(s) {
			names = []string{s}
		}
		for _, n := range names {
			if w.names.source(n) != "" || same(n, w.given.Source) {
				w.by(n)
				continue
			}
			if !slices.Contains(all, n) {
				all = append(all, n)
			}
		}
	}
	if len(all) > 0 {
		w.a.Authors = all
	}
}

// writtenBy are words that stand in front of a writer's name, in small letters.
var writtenBy = [...]string{
	"geschrieben von ", "verfasst von ", "ein beitrag von ", "ein artikel von ", "écrit par ", "publié par ", "escrito por ", "publicado por ", "scritto da ", "skrevet af ",
	"skrevet av ", "skriven av ", "autor: ", "autora: ", "autoren: ", "auteur : ", "auteur: ", "autore: ", "author: ", "authors: ", "автор: ", "yazar: ", "penulis: ",
	"von ", "vom ", "par ", "por ", "door ", "av ", "af ", "by ",
}

// dayWords open a text that says when and not who.
var dayWords = folded("posted", "published", "updated", "veröffentlicht", "erstellt", "datum", "date", "publié", "publicado", "actualizado", "pubblicato", "geplaatst", "fecha", "опубликовано")

// withoutLabels is what a field for writers says of them: no day, no words around
// the name, no buttons; "" where nothing is left.
func withoutLabels(s string) string {
	first, _, _ := strings.Cut(s, " ")
	if low := strings.ToLower(s); dayWords[prose.Fold(strings.Trim(first, ".:"))] { // "Posted on June 12, 2018 by Ann Example"
		at := -1
		for _, by := range writtenBy {
			if i := strings.LastIndex(low, " "+by); i > at && len(low) == len(s) {
				at = i
			}
		}
		if at < 0 {
			return ""
		}
		s = s[at+1:]
	}
	s = withoutOpener(withoutOpener(s))
	for i := 1; i < len(s); i++ { // "By Ann Example March 11, 2015"
		if s[i-1] == ' ' && s[i] != ' ' {
			if d, _, ok := readDate(s, i); ok && d.y > 0 {
				s = s[:i]
				break
			}
		}
	}
	if i := strings.Index(s, " @"); i > 0 {
		s = s[:i]
	}
	s = withoutKey(s)
	if i := strings.LastIndex(s, ", "); i > 0 && len(s)-i <= 8 && s[i:] == strings.ToLower(s[i:]) { // "Ann Example, vna"
		s = s[:i]
	}
	for {
		s = strings.TrimRight(s, " ,|•·:-–—/")
		i := strings.LastIndexByte(s, ' ')
		last := prose.Fold(strings.TrimRight(s[i+1:], "."))
		if i < 0 || !weekdays[last] && last != "am" && last != "on" && last != "at" && last != "le" && last != "el" && last != "fr" && last != "mo" && last != "di" && last != "mi" && last != "do" {
			break
		}
		s = s[:i]
	}
	s = strings.TrimLeft(s, " ,|•·:-–—/")
	for _, x := range strings.Fields(s) {
		if !buttons[prose.Fold(x)] {
			return inOrder(s)
		}
	}
	return ""
}

// withoutKey takes off a text its key, "Text and interview: Ann Example", or the key
// of what follows, "Ann Example Source: Lakepress". Whose the picture is wrote nothing.
func withoutKey(s string) string {
	key, value, ok := strings.Cut(s, ": ")
	if !ok || strings.TrimSpace(key) == "" {
		return s
	}
	words := strings.Fields(key)
	small := slices.ContainsFunc(words, func(x string) bool { r, _ := utf8.DecodeRuneInString(x); return unicode.IsLower(r) })
	switch {
	case pictures[prose.Fold(strings.Trim(words[0], "(["))]:
		return ""
	case small || len(words) < 3:
		return strings.TrimSpace(value)
	}
	return strings.Join(words[:len(words)-1], " ")
}

var pictures = folded("photo", "photos", "foto", "fotos", "bild", "bilder", "image", "images", "picture", "фото", "图", "图片")

// withoutOpener takes off a text the words in front of a writer's name.
func withoutOpener(s string) string {
	for _, by := range writtenBy {
		if len(s) > len(by) && strings.ToLower(s[:len(by)]) == by {
			if r, _ := utf8.DecodeRuneInString(s[len(by):]); unicode.IsUpper(r) || unicode.IsLetter(r) && !unicode.IsLower(r) || strings.Contains(by, ":") {
				return s[len(by):]
			}
			return s
		}
	}
	return s
}

var buttons = folded("twitter", "facebook", "whatsapp", "telegram", "follow", "folgen", "suivre", "seguir", "share", "email", "instagram", "linkedin")

// inOrder writes "Example, Ann" as names are said. Two single names with a comma
// between would be two people without a family.
func inOrder(s string) string {
	family, given, ok := strings.Cut(s, ", ")
	if !ok || strings.ContainsAny(family, " .") || strings.Contains(given, ",") || len(strings.Fields(given)) > 2 {
		return s
	}
	for _, x := range append(strings.Fields(given), family) {
		if r, _ := utf8.DecodeRuneInString(x); !unicode.IsUpper(r) || len(x) > 2 && prose.Upper(x) || offices[strings.ToLower(x)] {
			return s
		}
	}
	return given + " " + family
}

// writersApart writes the words for "and" of other languages between two whole
// names as commas: "Rita Caro y Ada Brovik", but no "Ortega y Gasset".
func writersApart(s string) string {
	for _, and := range [...]string{" und ", " et ", " og ", " och ", " oraz ", " y ", " e ", " · ", " ve ", " en ", " та ", " және "} {
		parts := strings.Split(s, and)
		if len(parts) < 2 || slices.ContainsFunc(parts, func(p string) bool { return len(strings.Fields(p)) < 2 }) {
			continue
		}
		s = strings.Join(parts, ", ")
	}
	return s
}

// personal reports a text that a program states as a name, and that could be one:
// in a script that has capitals it has one.
func personal(s string) bool {
	n := utf8.RuneCountInString(s)
	cased := strings.ContainsFunc(s, func(r rune) bool { return unicode.ToUpper(r) != unicode.ToLower(r) })
	return n >= 2 && n <= 60 && len(strings.Fields(s)) <= 5 && !strings.ContainsAny(s, "0123456789/\\<>{}@|?!\"") && s[0] != '(' && (!cased || s != strings.ToLower(s))
}
