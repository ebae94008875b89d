package grammar

import (
	"sort"

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
	for _, p := range x.Paras {
		open := -1
		var close string
		text := p.Of(x.Body)
		for i := 0; i < len(text); i++ {
			c := text[i]
			if c != '"' && c != '\'' && c < 0xC2 {
				continue
			}
			if open >= 0 {
				if len(text)-i >= len(close) && text[i:i+len(close)] == close {
					if i-open >= least {
						x.Quoted = append(x.Quoted, prose.Span{Start: p.Start + open, End: p.Start + i + len(close)})
					}
					open = -1
					i += len(close) - 1
				}
				continue
			}
			for _, m := range [...][2]string{{`"`, `"`}, {"''", "''"}, {"“", "”"}, {"„", "“"}, {"«", "»"}, {"「", "」"}} {
				if len(text)-i >= len(m[0]) && text[i:i+len(m[0])] == m[0] {
					open, close = i, m[1]
					i += len(m[0]) - 1
					break
				}
			}
		}
		if open >= 0 && len(text)-open >= least {
			x.Quoted = append(x.Quoted, prose.Span{Start: p.Start + open, End: p.End})
		}
	}
}
