package front

import (
	"slices"

	"dateline/internal/diag"
	"dateline/internal/prose"
)

// Odd warns of characters in the values of a map that are not what they seem
// (text/bidi, text/hidden, text/mixed-script; see [prose.FindOdd]): each once a
// value, at the value's place, shown with the character's code. The keys named
// in but are passed over, with all below them: what quotes a report, or is for
// machines.
func Odd(src *diag.Source, v Value, l *diag.List, but ...string) {
	for i := range v.Pairs {
		if p := &v.Pairs[i]; !slices.Contains(but, p.Key) {
			Odd(src, p.Value, l, but...)
		}
	}
	for _, it := range v.Items {
		Odd(src, it, l, but...)
	}
	if v.Kind != Scalar || ascii(v.Text) {
		return
	}
	for _, o := range prose.FindOdd(v.Text) {
		at := src.Pos(v.Off)
		switch o.Kind {
		case prose.Turned:
			l.Warnf(at, "text/bidi", "delete the character, or type the words again", "%.80q holds %U, which turns the direction in which text is shown", v.Text, o.Rune)
		case prose.Unseen:
			l.Warnf(at, "text/hidden", "delete the character, or type the words again", "%.80q holds %U, which is not seen", v.Text, o.Rune)
		case prose.Mixed:
			l.Warnf(at, "text/mixed-script", "type the word again in one alphabet", "in %q the letter %q (%U) is of another alphabet than those around it", o.Word, o.Rune, o.Rune)
		}
	}
}

func ascii(s string) bool {
	for i := range len(s) {
		if s[i] >= 0x80 {
			return false
		}
	}
	return true
}
