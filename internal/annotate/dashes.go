package annotate

import (
	"slices"
	"strings"

	"dateline/internal/grammar"
	"dateline/internal/prose"
)

// dashed adds to the stretches between marks the speech that a dash opens at
// the head of a paragraph, as Russian typography has it: — Мы готовы, — сказал
// он. — Начнём. A paragraph counts only when a verb of saying follows a second
// dash, so that a list is not a dialogue.
func (d *doc) dashed(qs []quoted) []quoted {
	var added []quoted
	for p, para := range d.Paras {
		t := para.Of(d.Body)
		if !strings.HasPrefix(t, "—") && !strings.HasPrefix(t, "–") && !strings.HasPrefix(t, "- ") && !strings.HasPrefix(t, "\\- ") {
			continue
		}
		if n := len(added); t[0] > '\\' {
			if added = d.dashedIn(added, p); len(added) > n {
				continue
			}
		}
		if !marksSpeech(qs, p) {
			added = d.dashedWhole(added, p)
		}
	}
	if len(added) == 0 {
		return qs
	}
	keep := make([]quoted, 0, len(qs)+len(added))
	n := 0
	for _, q := range qs {
		for n < len(added) && added[n].para < q.para {
			n++
		}
		if n == len(added) || added[n].para != q.para {
			keep = append(keep, q)
		}
	}
	keep = append(keep, added...)
	slices.SortFunc(keep, func(a, b quoted) int { return a.outer.Start - b.outer.Start })
	return keep
}

// marksSpeech reports whether a paragraph has more between its marks than names.
func marksSpeech(qs []quoted, p int) bool {
	return slices.ContainsFunc(qs, func(q quoted) bool { return q.para == p && q.end-q.first > nameLength })
}

// nameLength is how many words a name in quotation marks has at the most.
const nameLength = 6

// dashedWhole adds the speech of a paragraph that a dash opens and a clause of
// saying closes behind a comma: – We are ready, Vale said.
func (d *doc) dashedWhole(out []quoted, p int) []quoted {
	para := d.Paras[p]
	first, end := d.TokenAt(para.Start), d.TokenAt(para.End-1)
	for first < end && d.Toks[first].Kind == prose.Punct {
		first++
	}
	if end >= len(d.Toks) || d.Word(end) != "." || !grammar.UpperFirst(d.Word(first)) || strings.ContainsAny(d.Body[para.Start:d.Toks[first].Start], "\"“”«»„") {
		return out
	}
	for k, said := end-1, false; k > first+3 && k > end-14; k-- {
		if d.Word(k) != "," {
			said = said || d.CueAt(k)&grammar.CueWord != 0
			if d.Toks[k].Kind == prose.Punct {
				return out
			}
			continue
		}
		if !said {
			return out
		}
		q := quoted{para: p, first: first, end: k + 1, dash: true}
		q.Start, q.End = d.Toks[first].Start, d.Toks[k].End
		q.outer = prose.Span{Start: d.Toks[first-1].Start, End: q.End}
		return append(out, q)
	}
	return out
}

func (d *doc) dashedIn(out []quoted, p int) []quoted {
	para := d.Paras[p]
	first := d.TokenAt(para.Start)
	end := d.TokenAt(para.End - 1)
	if end < len(d.Toks) {
		end++
	}
	isDash := func(k int) bool {
		w := d.Word(k)
		return (w == "—" || w == "–") && d.Toks[k].Kind == prose.Punct
	}
	// cue reports a clause of saying after the dash at k.
	cue := func(k int) bool {
		for n := k + 1; n < end && n <= k+4 && d.Toks[n].Kind == prose.Word; n++ {
			if d.CueAt(n)&grammar.CueWord != 0 {
				return true
			}
		}
		return false
	}
	add := func(a, b int) {
		if b <= a {
			return
		}
		q := quoted{para: p, first: a, end: b, dash: true}
		q.Start, q.End = d.Toks[a].Start, d.Toks[b-1].End
		q.outer = q.Span
		q.outer.Start = d.Toks[a-1].Start
		out = append(out, q)
	}
	begin := len(out)
	speech, from := true, first+1
	for k := first + 1; k < end; k++ {
		if !isDash(k) {
			continue
		}
		prev := d.Word(k - 1)
		stop := prev == "," || prev == "." || prev == "!" || prev == "?" || prev == "..." || prev == "…"
		switch {
		case speech && stop && cue(k):
			add(from, k)
			speech = false
		case !speech && stop:
			speech, from = true, k+1
		}
	}
	if len(out) > begin && speech {
		add(from, end)
	}
	return out
}
