package normalize

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"dateline/internal/prose"
)

// captionLine takes the words below a picture that stands above the report. A
// day in them may give the dateline its year.
func (w *work) captionLine() take {
	if r := w.rest(); w.fresh() && (caption(r) || w.captionAbove(r) || w.stated != "" && w.nameOfPicture(r) || w.announced(r) || w.twin(r)) && w.proseFollows() {
		w.pictured(r)
		return take{end: w.lines[w.lo].end, confidence: 0.85}
	}
	return take{}
}

// announced reports a line without a stop that stands between a picture and whose
// it is, or behind the words "Image caption".
func (w *work) announced(t string) bool {
	if w.stated == "" || stopped(t) || len(t) > 200 {
		return false
	}
	i := w.lo - 1
	for i >= 0 && w.lines[i].blank() {
		i--
	}
	if i >= 0 && w.pictureAbove(w.lo) && sameKey(w.text(i), t) {
		return true // the words for those who do not see it, and then its own
	}
	if w.pictureAbove(w.lo) && w.below(w.lo) == w.lo+1 {
		return i < 0 || !strings.Contains(w.text(i), w.stated) // right below the title it may be an introduction
	}
	return i >= 0 && strings.HasPrefix(w.text(i), "Image caption") && len(w.text(i)) <= len("Image caption,")
}

// twin reports the words of a picture that stand twice, one copy right below the other:
// for those who see it and for those who do not.
func (w *work) twin(r string) bool {
	i := w.lo
	if w.stated == "" && named(r) && len(r) > 12 { // who is in it: the report begins with the name
		if k := w.below(i); k < w.hi {
			if w.text(k) == r {
				k = w.below(k)
			}
			return k < w.hi && strings.HasPrefix(w.text(k), r+" ")
		}
	}
	if w.stated == "" || len(r) > 300 || sameKey(r, w.stated) {
		return false
	}
	return i+1 < w.hi && r == w.text(i+1) || i > 0 && r == w.t[w.lines[i-1].start:w.lines[i-1].end]
}

// pictureAbove reports that whose picture it is stands below line i.
func (w *work) pictureAbove(i int) bool {
	below := w.below(i)
	return below < w.hi && photoCredit(w.text(below))
}

// below is the next line after i that is not blank, or w.hi.
func (w *work) below(i int) int {
	for i++; i < w.hi && w.lines[i].blank(); i++ {
	}
	return i
}

// nameOfPicture reports a line above a caption that begins with the same words: a
// name without a stop right above it, or all that the caption says.
func (w *work) nameOfPicture(t string) bool {
	i := w.below(w.lo)
	if i >= w.hi || len(t) > 300 {
		return false
	}
	next := w.text(i)
	if k := key(t); len(k) >= 20 && beginAlike(t, next) && strings.HasPrefix(key(next), k) && (caption(next) || w.pictureAbove(i)) {
		return true
	}
	if i > w.lo+1 || stopped(t) || len(t) > 160 || !caption(next) {
		return false
	}
	same, more := strings.Fields(t), strings.Fields(next)
	n := 0
	for n < len(same) && n < len(more) && same[n] == more[n] {
		n++
	}
	return n >= 3 || n > 0 && n == len(same)
}

// captionAbove reports what is a caption above a report though it is a sentence:
// it points at people, or whose the picture is stands behind its stop, "… on
// Friday. — VNA", "… in Port Ellis. (Supplied)".
func (w *work) captionAbove(t string) bool {
	if len(t) < 40 || len(t) > 400 || w.hasLine {
		return false
	}
	for _, p := range [...]string{"(left)", "(right)", "(center)", "(centre)", "(слева)", "(справа)"} {
		if i := strings.Index(t, p); i > 0 && i < 120 {
			return true
		}
	}
	if w.stated == "" {
		return false
	}
	if i := strings.LastIndex(t, ". "); i > 40 && len(strings.Fields(t[i:])) <= 5 && len(t)-i > 5 && prose.Upper(t[i+2:]) { // "… on May 4. LAKEPRESS"
		return true
	}
	if housed(t) && strings.ContainsRune(t[strings.LastIndex(t, ". ")+2:], ' ') { // "… on May 4. Ann Example"
		return true
	}
	return behindStop(t, "()") || behindStop(t, "[]") || behindStop(t, "—") || behindStop(t, "–") || behindStop(t, " - ")
}

// behindStop reports whether a name of at most five words stands behind the last
// sentence of t, after a mark or between two.
func behindStop(t, mark string) bool {
	open, name := mark, t
	if len(mark) == 2 {
		open = mark[:1]
		var ok bool
		if name, ok = strings.CutSuffix(t, mark[1:]); !ok {
			return false
		}
	}
	i := prose.LastIndex(name, open)
	if i < 20 || !stopped(t[:i]) {
		return false
	}
	name = strings.TrimSpace(name[i+len(open):])
	return len(strings.Fields(name)) <= 5 && !stopped(name) && agencyForm(name)
}

// captioned reports that a line is a caption in the middle of a report or below
// it. What is nothing but a picture with its caption stays.
func (w *work) captioned(t string) bool {
	if w.wrap.hard || !caption(t) {
		return false
	}
	for ; w.prose < w.hi; w.prose++ {
		if s := w.text(w.prose); w.prose >= w.lo && len(s) >= 90 && stopped(s) && !caption(s) {
			return true
		}
	}
	return false
}

// captionSides say where in a picture somebody stands.
var captionSides = openings("(left)", "(right)", "(l)", "(r)", "(c)", "(center)", "(centre)", "(слева)", "(справа)")

// pictured keeps the days that a caption gives.
func (w *work) pictured(t string) {
	for i := range t {
		if i > 0 && t[i-1] == ' ' {
			if d, end, ok := readDate(t, i); ok && d.full() {
				w.photos = append(w.photos, dated{day: d, text: t[i:end]})
			}
		}
	}
}

// caption reports a paragraph that is the words below a picture: it opens with
// "FILE PHOTO", or ends in the credit of a photographer or a site, or points
// at people in the picture and is no sentence.
func caption(t string) bool {
	if len(t) < 20 || len(t) > 600 {
		return false
	}
	if head := strings.TrimLeft(t[:min(len(t), 60)], "([*_ "); captionHeads.mayOpen(head) && captionHeads.open(strings.TrimLeft(prose.Fold(strings.ToValidUTF8(head, "")), "([*_ ")) {
		return true
	}
	if !stopped(t) || t[len(t)-1] == ')' {
		for rest := t; ; {
			i := strings.IndexByte(rest, '(')
			if i < 0 {
				break
			}
			if rest = rest[i:]; captionSides.open(strings.ToLower(rest[:min(len(rest), 20)])) {
				return true
			}
			rest = rest[1:]
		}
	}
	if j := strings.LastIndexByte(t, ' '); j > 0 && initials(t[j+1:]) && stopped(t[:j]) && twoSentences(t) {
		return false // a report with its editors behind it
	}
	return behindDash(t) || pictureCredit(t) || hanCredit(t) || takenBy(t) || photographed(t) || gluedTaker(t)
}

// behindDash reports a sentence and behind its stop, after a long dash, whose picture it
// is by the word for that: "The harbour at night. — Screengrab via Lake News".
func behindDash(t string) bool {
	from := max(0, len(t)-60)
	i := from + max(prose.LastIndex(t[from:], ". — "), prose.LastIndex(t[from:], ". – "))
	if i < max(from, 20) || strings.ContainsAny(t, "\"“«") {
		return false
	}
	switch prose.Fold(wordOf(t[i+len(". — "):])) {
	case "screengrab", "screenshot", "photo", "photos", "file", "image", "picture", "courtesy", "radio", "online", "facebook", "instagram", "x/", "фото":
		return !stopped(t)
	}
	return false
}

// gluedTaker reports the words of a picture with whose it is glued behind their full
// stop: "The harbour of Port Ellis, June 12, 2018.Ann Example".
func gluedTaker(t string) bool {
	i := strings.LastIndexByte(t, '.')
	if i < 20 || i+6 > len(t) || t[i+1] == ' ' || !beginsUpper(t[i+1:]) || !named(t[i+1:]) || len(strings.Fields(t[i+1:])) < 2 {
		return false
	}
	return strings.ContainsAny(t[max(0, i-4):i], "0123456789") && strings.Trim(t[i-4:i], "0123456789") == ""
}

// photographed reports a line that ends in a photographer and a house: "… in Port Ellis/
// Photograph: Ann Example/Lakepress".
func photographed(t string) bool {
	from := min(len(t), max(20, len(t)-80))
	i := max(prose.LastIndex(t[from:], "Photographer: "), prose.LastIndex(t[from:], "Photograph: "))
	if i < 0 || stopped(t) {
		return false
	}
	_, who, _ := strings.Cut(t[from+i:], ": ")
	return slashed(who)
}

// takenBy reports whether a line ends in who took the picture, behind a dash: "…
// on Tuesday. — Picture by Ann Example", "… in Port Ellis. - Copyright Lakepress".
func takenBy(t string) bool {
	if t = t[max(0, len(t)-60):]; t[len(t)-1] == '.' {
		return false
	}
	i := max(strings.LastIndex(t, "— "), strings.LastIndex(t, "– "), strings.LastIndex(t, " - "))
	if i <= 0 {
		return false
	}
	f := prose.Fold(strings.TrimLeft(t[i:], "—– -"))
	for _, p := range [...]string{"picture by ", "pictures by ", "photo by ", "pix by ", "picture courtesy ", "photo courtesy ", "copyright "} {
		if strings.HasPrefix(f, p) {
			return !stopped(t)
		}
	}
	return (strings.HasSuffix(f, " pic") || strings.HasSuffix(f, " photo") || strings.HasSuffix(f, " picture")) && len(strings.Fields(f)) <= 4 && strings.IndexByte(t[i:], '-') < 0
}

// hanCredit reports a caption of a Chinese page: what stands in its last brackets
// says whose the picture is, or it ends in the word for having taken it.
func hanCredit(t string) bool {
	if strings.HasSuffix(t, "摄") || strings.HasSuffix(t, "攝") {
		return strings.Contains(t, "记者") || strings.Contains(t, "記者") || len(t) < 60
	}
	rest, ok := strings.CutSuffix(t, "）")
	if !ok {
		if rest, ok = strings.CutSuffix(t, ")"); !ok {
			return false
		}
	}
	inner := rest[max(strings.LastIndex(rest, "（"), strings.LastIndexByte(rest, '('))+1:]
	for _, p := range [...]string{"圖／", "图／", "圖/", "图/", "圖：", "图：", "圖片", "图片", "攝", "摄", "資料照", "资料照"} {
		if strings.Contains(inner, p) {
			return utf8.RuneCountInString(inner) <= 30
		}
	}
	return false
}

// captionHeads open the words below a picture. They are matched on folded text.
var captionHeads = openings(
	"image of '", "image of \"", "image of “", "image of ‘", "a file photograph ", "a file photo ", "file photograph", "file photo", "file picture", "file -", "file image",
	"photo: ", "picture: ", "pictured: ", "foto: ", "фото: ", "illustration photo", "representational image", "representative image", "архивное фото", "иллюстративное фото", "资料图",
)

// pictureCredit reports whether t ends in the credit of a picture: "(Xinhua/Li
// Si)", "[Photo/Agency]", "(Photo by Ann Example)", "(valley.example)",
// "REUTERS/Ann Example/Pool".
func pictureCredit(t string) bool {
	if last := t[len(t)-1]; last == ')' || last == ']' {
		i := strings.LastIndexAny(t, "([")
		if i <= 0 {
			return false
		}
		inner := strings.TrimSpace(t[i+1 : len(t)-1])
		f := prose.Fold(inner)
		if f == "photo" || f == "photos" || f == "фото" {
			return stopped(t[:i]) // "Minister opens bridge (PHOTO)" is a title
		}
		return strings.HasPrefix(f, "photo") || strings.HasPrefix(f, "фото") || strings.HasPrefix(f, "ap photo") || strings.HasPrefix(f, "afp photo") ||
			isDomain(f) || f == "unsplash" || f == "shutterstock" || f == "pixabay" || f == "getty images" || slashed(inner) && !prose.Upper(inner) // "(AAA/BBB)" are agencies of the text
	}
	i := max(0, len(t)-60)
	if k := strings.LastIndexByte(t[i:], '/'); k < 0 || stopped(t) {
		return false
	} else {
		i += k
	}
	for j := strings.LastIndexByte(t[:i], '/'); j > 0 && len(t)-j < 60; j = strings.LastIndexByte(t[:i], '/') {
		i = j
	}
	from := strings.LastIndexAny(t[:i], " .") + 1
	return from > 20 && i-from >= 2 && prose.Upper(t[from:i]) && slashed(t[from:])
}

// slashed reports "Agency/Name Name": two names or more between slashes.
func slashed(s string) bool {
	parts := strings.Split(s, "/")
	if len(parts) < 2 || len(s) > 60 {
		return false
	}
	for _, p := range parts {
		words := strings.Fields(p)
		if len(words) == 0 || len(words) > 4 {
			return false
		}
		for _, x := range words {
			r, _ := utf8.DecodeRuneInString(x)
			if !unicode.IsUpper(r) && !prose.Unspaced(r) && !particles[x] {
				return false
			}
		}
	}
	return true
}
