package grammar

import (
	"sort"
	"strings"

	"dateline/internal/prose"
)

// QuotedEnd is the end of the quoted stretch that holds the offset, or 0.
func (x *Text) QuotedEnd(offset int) int {
	i := sort.Search(len(x.Quoted), func(i int) bool { return x.Quoted[i].End > offset })
	if i < len(x.Quoted) && x.Quoted[i].Start <= offset {
		return x.Quoted[i].End
	}
	return 0
}

// markQuoted finds the stretches between double marks, long enough to be
// speech, within each paragraph.
func (x *Text) markQuoted() {
	const least = 24
	k := 0
	for _, p := range x.Paras {
		open, done := -1, 0 // where the open stretch begins, and the byte that is read to
		var close string
		for ; k < len(x.Toks) && x.Toks[k].Start < p.End; k++ {
			at := x.Toks[k].Start
			if x.Toks[k].Kind != prose.Punct || at < max(p.Start, done) {
				continue
			}
			if c := x.Body[at]; c != '"' && c != '\'' && c < 0xC2 { // most marks
				continue
			}
			if text := x.Body[at:p.End]; open < 0 {
				for _, m := range [...][2]string{{`"`, `"`}, {"''", "''"}, {"“", "”"}, {"„", "“"}, {"«", "»"}, {"「", "」"}} {
					if strings.HasPrefix(text, m[0]) {
						open, close, done = at, m[1], at+len(m[0])
						break
					}
				}
			} else if strings.HasPrefix(text, close) {
				done = at + len(close)
				if at-open >= least {
					x.Quoted = append(x.Quoted, prose.Span{Start: open, End: done})
				}
				open = -1
			}
		}
		if open >= 0 && p.End-open >= least {
			x.Quoted = append(x.Quoted, prose.Span{Start: open, End: p.End})
		}
	}
}
