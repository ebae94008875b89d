package figure

import (
	"strings"
	"unicode/utf8"

	"dateline/internal/prose"
)

// belowZero is where the number begins in a word that a prefix is glued to:
// "minus-20". It is 0 where there is none.
func belowZero(w string) int {
	for _, s := range [...]string{"minus-", "sub-"} {
		if n := len(s); len(w) > n && isDigit(w[n]) && strings.EqualFold(w[:n], s) {
			return n
		}
	}
	return 0
}

// falls reports a number that a hyphen ties to a larger one before it: a score or
// a model's number ("19-13", "787-9"), and no range.
func (r *reckon) falls(a amount) bool {
	p := r.pending
	return p.End > 0 && p.End == a.Start-1 && r.Body[p.End] == '-' && !p.scaled && !a.scaled && a.value.less(p.value)
}

// joinedBefore reports a number that is the tail of something else: "A-380",
// "10:30", "#5", "v1.2".
func (r *reckon) joinedBefore(i int) bool {
	if i == 0 {
		return false
	}
	c := r.Body[i-1]
	switch c {
	case '#', '@', '_', ':', '=', '\\', '^', '&':
		return c != ':' || i < 2 || r.Body[i-2] != ' '
	case '/', '.', '\'', '+':
		return i > 1 && r.Body[i-2] != ' '
	case '-':
		return i > 1 && letters(r.Body, i-2) > i-2 && r.Body[i-2] < utf8.RuneSelf && r.Body[i-2] > ' '
	case '*':
		return false
	}
	if c >= utf8.RuneSelf {
		p, _ := utf8.DecodeLastRuneInString(r.Body[:i])
		return p == '№' || p == '’' || p == '×'
	}
	return c|0x20 >= 'a' && c|0x20 <= 'z'
}

// codedApart reports a number whose hyphen ties it to the capitals before it, though
// they stand apart: "COVID -19".
func (r *reckon) codedApart(a amount, i int) bool {
	if i < 4 || r.Body[i-1] != '-' || r.Body[i-2] != ' ' || !a.plain || a.digits > 3 {
		return false
	}
	if u, _, _ := unitAt(r.Body, a.End); u.kind != noUnit { // "in Ostrand: VEX -6%"
		return false
	}
	s := i - 2
	for s > 0 && r.Body[s-1] >= 'A' && r.Body[s-1] <= 'Z' {
		s--
	}
	w := r.Body[s : i-2]
	return len(w) > 1 && (s == 0 || r.Body[s-1] == ' ' || r.Body[s-1] == '\n') && unitWords[strings.ToLower(w)].kind != money
}

// signBefore is where the sign before token k begins.
func (r *reckon) signBefore(k int) int {
	if n := len(r.out); k > 0 && (n == 0 || r.out[n-1].End <= r.Toks[k-1].Start) {
		return r.Toks[k-1].Start
	}
	return r.Toks[k].Start
}

// pointed reports a point before byte i with which the number begins: "by .5
// percent".
func pointed(text string, i int) bool {
	return i > 1 && text[i-1] == '.' && (strings.IndexByte(" \n($-", text[i-2]) >= 0)
}

// margin reports a number that may be off to either side: "plus or minus 3 points".
func (r *reckon) margin(k int) bool {
	return k > 2 && r.Word(k-2) == "or" && r.Low(k-3) == "plus"
}

// minus reports a sign before the number, not a dash between words.
func minus(text string, i int) bool {
	if strings.HasSuffix(text[:i], "−") {
		return true
	}
	return text[i-1] == '-' && (i == 1 || text[i-2] == ' ' || text[i-2] == '(')
}

// joinedAfter reports a number that goes on into something else: a time, a
// score, an ordinal, a code.
func (r *reckon) joinedAfter(a amount, k int) (bool, int) {
	e := a.End
	if e >= len(r.Body) {
		return false, 0
	}
	switch c := r.Body[e]; {
	case (c == ':' || c == '/' || c == 'x' || c == '*') && e+1 < len(r.Body) && isDigit(r.Body[e+1]):
		return true, r.skipJoined(k)
	case c == '-' || strings.HasPrefix(r.Body[e:], "–"):
		n := 1
		if c != '-' {
			n = 3
		}
		if e+n < len(r.Body) && isDigit(r.Body[e+n]) { // "2023-10-17", a telephone number
			d := digitsEnd(r.Body, e+n)
			if d < len(r.Body) && (r.Body[d] == '-' || r.Body[d] == '/') && d+1 < len(r.Body) && isDigit(r.Body[d+1]) {
				return true, r.skipJoined(k)
			}
		}
	case !a.scaled && (c|0x20 >= 'a' && c|0x20 <= 'z' || c >= 0xC3 && c <= 0xD3):
		if u, end, _ := unitAt(r.Body, e); u.kind == noUnit || letters(r.Body, e) > end {
			return true, r.skipJoined(k)
		}
	}
	return false, 0
}

// skipJoined steps over a number and all that touches it.
func (r *reckon) skipJoined(k int) int {
	k++
	for k < len(r.Toks) && r.Toks[k].Start == r.Toks[k-1].End {
		if r.Toks[k].Kind == prose.Punct {
			switch r.Body[r.Toks[k].Start] {
			case '-', ':', '/', '_', '#', '@':
			default:
				return k
			}
		}
		k++
	}
	return k
}

// unitHolds refuses a unit that the number cannot have.
func (r *reckon) unitHolds(a amount, u unit, end int, compound bool) bool {
	text := r.Body[a.End:end]
	w := strings.TrimLeft(text, " -\n\u00a0")
	if u.kind == measure {
		if end < len(r.Body) && letters(r.Body, end) > end {
			return false
		}
		switch w {
		case "in", "m", "t", "g", "l", "V", "v", "W", "w", "ft", "ha":
			if strings.HasPrefix(text, " ") && w == "in" || a.inWord {
				return false
			}
			if w == "m" && yearLike(a) && a.plain {
				return false
			}
		case "degree":
			return compound || !a.inWord && !r.degreeOf(end)
		case "degrees":
			return !a.inWord
		}
	}
	if u.kind == money && a.plain && yearLike(a) && strings.HasPrefix(text, " ") && w == strings.ToUpper(w) && len(w) <= 3 && w != "" && u.code != strings.ToUpper(w) {
		return false
	}
	return true
}

// degreeOf reports a degree of learning: "its 30 degree programmes".
func (r *reckon) degreeOf(end int) bool {
	if end >= len(r.Body) || r.Body[end] != ' ' {
		return false
	}
	switch w := r.Body[end+1 : letters(r.Body, end+1)]; strings.TrimSuffix(w, "s") {
	case "program", "programme", "course", "holder", "student", "certificate":
		return true
	}
	return false
}

// yearLike reports digits that could be a year.
func yearLike(a amount) bool {
	return a.plain && a.digits == 4 && a.value.coef >= 1000 && a.value.coef <= 2150
}
