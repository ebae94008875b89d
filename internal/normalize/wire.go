package normalize

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"dateline/internal/prose"
)

// readHan reads a Chinese dateline: an agency, a place, a month and a day, and
// the word for a wire: 新华社北京6月12日电, with a reporter in parentheses after it.
func readHan(t string, from, to int, n *names) (dateline, bool) {
	var d dateline
	s := scan{t[:to], from}
	bracket := s.lit("【") || s.lit("（") || s.lit("(")
	start := s.i
	for count := 0; s.i < to; count++ {
		r, size := utf8.DecodeRuneInString(t[s.i:to])
		if count > 16 || !unicode.Is(unicode.Han, r) && r != '·' && r != '/' {
			break
		}
		s.i += size
	}
	names := t[start:s.i]
	s.spaces()
	dayAt := s.i
	day, end, ok := s.date()
	if !ok || len(names) < 6 || !strings.Contains(t[dayAt:end], "日") {
		return d, false
	}
	s.i = end
	d.Date, d.day, d.dayPos = t[dayAt:end], day, dayAt
	wire := false
	for _, w := range [...]string{"专电", "電訊", "电讯", "电", "電", "讯", "訊", "消息"} {
		if s.lit(w) {
			wire = true
			break
		}
	}
	if !wire {
		return d, false
	}
	textEnd := s.i
	for _, pair := range [...][2]string{{"（", "）"}, {"(", ")"}} {
		s.spaces()
		if s.lit(pair[0]) {
			j := strings.Index(s.t[s.i:min(len(s.t), s.i+150)], pair[1])
			if j < 0 {
				return d, false
			}
			d.author = han(s.t[s.i : s.i+j])
			s.i += j + len(pair[1])
			textEnd = s.i
		}
	}
	if bracket && !s.lit("】") && !s.lit("）") && !s.lit(")") {
		return d, false
	}
	if bracket {
		textEnd = s.i
	}
	if !s.lit("：") && !s.lit("——") {
		s.lit(":")
	}
	s.spaces()
	d.Text = t[from:textEnd]
	d.span = prose.Span{Start: from, End: s.i}
	d.Agency, d.Places = divide(names, n)
	d.Rule, d.confidence = "dateline/han", 0.98
	return d, s.i < to
}

// han takes "记者 张三、李四" apart and returns the names.
func han(s string) string {
	for _, w := range [...]string{"记者", "記者", "通讯员", "见习", "特约"} {
		s = strings.TrimSpace(strings.TrimPrefix(s, w))
	}
	return strings.TrimLeft(s, ":： ")
}

// divide splits 新华社北京 into agency and places: by the roster, else after the
// last character that ends an agency's name.
func divide(s string, n *names) (string, []string) {
	cut := 0
	for i := range s {
		if i > 0 && n.source(s[:i]) != "" {
			cut = i
		}
	}
	if n.source(s) != "" {
		return s, nil
	}
	if cut == 0 {
		for i, r := range s {
			if i > 0 && strings.ContainsRune("社网網报報台讯刊", r) {
				cut = i + utf8.RuneLen(r)
			}
		}
	}
	return s[:cut], strings.FieldsFunc(s[cut:], func(r rune) bool { return r == '/' })
}
