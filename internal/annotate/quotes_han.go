package annotate

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"dateline/internal/prose"
)

// Chinese puts no space between words and the verb of saying at the end of the
// clause that names the speaker, before the marks or behind them.

// hanCues are verbs that end such a clause, a longer one before what ends it.
var hanCues = [...]string{
	"在接受采访时说", "告诉记者", "分析道", "介绍说", "介绍道", "解释说", "解释道", "补充说", "补充道", "强调说", "回答说", "写道", "说道", "表示", "指出", "强调", "认为", "称", "说", "道",
}

// unspaced reports words of a script without spaces: those between the marks begin
// with one.
func unspaced(t string) bool {
	for _, r := range t {
		if unicode.IsLetter(r) {
			return prose.Unspaced(r)
		}
	}
	return false
}

// attributeHan decides whether the utterance of a Chinese text is speech, and whose.
// A few characters without a stop are a name or a word in marks.
func (d *doc) attributeHan(u, prev *utterance) {
	p := d.Paras[u.para]
	whole := u.full || u.last == '，'
	if n := utf8.RuneCountInString(d.Body[u.Start:u.End]); n < 6 || n < 12 && !whole {
		return
	}
	if v, ok := d.hanClause(hanBefore(d.Body, p.Start, u.outer.Start), prev); ok {
		v.rule, v.sure = "before/subject", .9
		u.say(v, v.rule, v.sure)
		return
	}
	if !whole {
		return
	}
	if v, ok := d.hanClause(hanAfter(d.Body, u.outer.End, p.End), prev); ok {
		v.rule, v.sure = "after/subject", .93
		u.say(v, v.rule, v.sure)
		return
	}
	if prev != nil && prev.speech && (u.resumes && prev.goesOn || prev.para == u.para) {
		u.say(prev.by, "carried", .8)
	}
}

// hanBefore is the clause that leads to the mark at end: from the stop or the comma
// before it to the colon or the comma at its own end.
func hanBefore(t string, start, end int) prose.Span {
	s := prose.Span{Start: start, End: end}
	lead := strings.TrimRight(t[start:end], "：:，, ")
	if len(lead) == end-start {
		return prose.Span{}
	}
	s.End = start + len(lead)
	if i := strings.LastIndexAny(lead, "。！？；，”"); i >= 0 {
		_, n := utf8.DecodeRuneInString(lead[i:])
		s.Start += i + n
	}
	return s
}

// hanAfter is the clause behind the mark that ends at start: to its first stop.
func hanAfter(t string, start, end int) prose.Span {
	s := prose.Span{Start: start, End: end}
	if i := strings.IndexAny(t[start:end], "。！？；，,“"); i >= 0 {
		s.End = start + i
	}
	return s
}

// hanClause reads a clause that ends in a verb of saying: what stands before it, to
// the first word for when, where or to whom, names the speaker. Whoever it calls he
// or she has spoken before.
func (d *doc) hanClause(s prose.Span, prev *utterance) (voice, bool) {
	clause := s.Of(d.Body)
	for _, cue := range hanCues {
		who, ok := strings.CutSuffix(clause, cue)
		if !ok {
			continue
		}
		for _, word := range [...]string{"在", "当天", "日前", "近日", "还", "也", "则", "进一步", "同时", "对记者", "向记者", "对此", "对本报", "向本报", "曾", "随后"} {
			if i := strings.Index(who, word); i > 0 {
				who = who[:i]
			}
		}
		if i := strings.IndexAny(who, "0123456789"); i > 0 {
			who = who[:i]
		}
		if n := utf8.RuneCountInString(who); n == 0 || n > 30 || !unspaced(who) {
			return voice{}, false
		}
		k := d.TokenAt(s.End - 1)
		if who == "他" || who == "她" {
			if prev == nil || !prev.speech || prev.by.end == prev.by.first {
				return voice{}, false
			}
			return voice{first: prev.by.first, end: prev.by.end, cue: k, near: true}, true
		}
		return voice{first: d.TokenAt(s.Start), end: d.TokenAt(s.Start+len(who)-1) + 1, cue: k, near: true}, true
	}
	return voice{}, false
}
