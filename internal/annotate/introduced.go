package annotate

import (
	"slices"
	"strings"

	"dateline/internal/grammar"
	"dateline/internal/prose"
	"dateline/internal/reading"
)

// Russian and Kazakh reports introduce who speaks by an office and a name, "Министр
// торговли Иван Лодкин", and go on with the office, "сказал министр", or a pronoun. Names
// there have cases: only an office that stands as it is listed, the nominative, is read
// for a name that can be shown.

// intro is where a report gives somebody's office and name: the tokens [from,a), with the
// noun of the office, and [a,b).
type intro struct{ from, noun, a, b int }

// introduced gives the speakers who are words still, an office, a pronoun or a family
// name, the name by which the report introduced them.
func (t *tellers) introduced(qs []Quote) {
	var known []intro
	read := false
	for i := range qs {
		q := &qs[i]
		if q.Speaker != "" || t.named[i] || q.SpeakerSpan.Len() == 0 || !cyrillic(t.Body[q.SpeakerSpan.Start]) {
			continue
		}
		words := q.SpeakerSpan
		if a, b := t.TokenAt(words.Start), t.TokenAt(words.End-1)+1; q.NameSpan.Len() > 0 && !t.inFull(a, b) && (t.Roles(a)&grammar.Pronoun != 0 || t.Low(t.TokenAt(q.NameSpan.End-1)) == t.Low(b-1)) {
			words = q.NameSpan // of the quotation before
		}
		if !read {
			known, read = t.intros(), true
		}
		x, ok := t.introOf(known, words, t.TokenAt(q.SpeakerSpan.Start))
		if !ok {
			continue
		}
		q.NameSpan = prose.Span{Start: t.Toks[x.a].Start, End: t.Toks[x.b-1].End}
		q.SpeakerText = prose.Space(q.NameSpan.Of(t.Body))
		if id := t.speakerIn(q.NameSpan); !strings.HasPrefix(id, reading.Strange) {
			q.Speaker = id
		}
	}
}

// cyrillic reports the first byte of a Cyrillic letter.
func cyrillic(b byte) bool { return b >= 0xD0 && b <= 0xD4 }

// byWords reads at token k whose words a report gives: "по словам Ивана Лодкина",
// "министрдің айтуынша".
func (d *doc) byWords(k, a, end int) (voice, bool) {
	switch d.Low(k) {
	case "словам":
		if e := d.NounPhrase(k+1, end); d.Low(k-1) == "по" && e > k+1 {
			return voice{first: k + 1, end: e, cue: k, rule: "before/according", sure: .85, near: e == end}, true
		}
	case "айтуынша", "сөзінше":
		s := k
		for s > a && k-s < 4 && d.Toks[s-1].Kind == prose.Word && (s == k || grammar.UpperFirst(d.Word(s-1)) || d.Roles(s-1)&grammar.Office != 0) {
			s--
		}
		if s < k {
			return voice{first: s, end: k, cue: k, rule: "before/according", sure: .85, near: k+1 == end}, true
		}
	}
	return voice{}, false
}

// intros are all introductions of the report, outside of what people say.
func (t *tellers) intros() (out []intro) {
	for i := range t.Toks {
		if t.Roles(i)&grammar.Office == 0 || t.Toks[i].Kind != prose.Word || !cyrillic(t.Word(i)[0]) || t.QuotedEnd(t.Toks[i].Start) > 0 {
			continue
		}
		k := i + 1
		for k < i+7 && !(t.cyrillicName(k) && t.cyrillicName(k+1)) && t.attribute(k) { // "аким Карской области Ерлан Садыков"
			k++
		}
		a := k
		for k < a+5 && t.cyrillicName(k) {
			k++
		}
		if k-a < 2 {
			continue
		}
		switch {
		case k-a == 2:
		case fathersName(t.Low(k - 2)), len(t.Low(k-1)) < 7 && len(t.Low(k-2)) < 7: // "Пак Кын Хе"
			a = k - 3
		default:
			a = k - 2
		}
		from := i
		for from > 0 && i-from < 4 && t.Toks[from-1].Kind == prose.Word && t.Roles(from-1)&(grammar.CueWord|grammar.Preposition|grammar.Conjunction|grammar.Pronoun) == 0 {
			from-- // "облыс әкімі"
		}
		out = append(out, intro{from, i, a, k})
	}
	return out
}

// cyrillicName reports a word in capitals at token k that can be of a name.
func (t *tellers) cyrillicName(k int) bool {
	if k >= len(t.Toks) || t.Toks[k].Kind != prose.Word {
		return false
	}
	w := t.Word(k)
	return cyrillic(w[0]) && grammar.UpperFirst(w) && strings.ToUpper(w) != w && t.Roles(k)&(grammar.Office|grammar.TimeWord|grammar.PlainNoun) == 0
}

// attribute reports a word at token k between an office and a name that says of what the
// office is, "торговли", and is no verb.
func (t *tellers) attribute(k int) bool {
	if k >= len(t.Toks) || t.Toks[k].Kind != prose.Word || t.Roles(k)&(grammar.CueWord|grammar.Preposition|grammar.Pronoun|grammar.Office|grammar.Auxiliary) != 0 {
		return false
	}
	w := t.Low(k)
	for _, end := range [...]string{"л", "ла", "ло", "лся", "лась", "лись", "ет", "ит", "ся"} {
		if strings.HasSuffix(w, end) {
			return false
		}
	}
	return true
}

// kazakhVerb reports the ending of a verb in the past, or of "айтуынша".
func kazakhVerb(w string) bool {
	for _, end := range [...]string{"ды", "ді", "ты", "ті", "ша", "ше"} {
		if strings.HasSuffix(w, end) {
			return true
		}
	}
	return false
}

// fathersName reports the name of somebody's father, which stands between the others.
func fathersName(w string) bool {
	for _, end := range [...]string{"вич", "вна", "ична", "ұлы", "қызы"} {
		if strings.HasSuffix(w, end) {
			return true
		}
	}
	return false
}

// introOf is the only one introduced before token at whom the words of a speaker can mean.
func (t *tellers) introOf(known []intro, words prose.Span, at int) (found intro, ok bool) {
	a, b := t.TokenAt(words.Start), t.TokenAt(words.End-1)+1
	pronoun := t.Roles(a)&grammar.Pronoun != 0
	surname := !pronoun && b == a+1 && t.cyrillicName(a) && slices.ContainsFunc(known, func(x intro) bool { return t.Lows[x.b-1] == t.Low(a) })
	for !pronoun && !surname && b < len(t.Toks) && b < a+4 && t.Toks[b].Kind == prose.Word && !grammar.UpperFirst(t.Word(b)) && t.attribute(b) && !kazakhVerb(t.Low(b)) { // "Глава государства"
		b++
	}
	for _, x := range known { // "Бордурии Иван Лодкин"
		if x.b == b && x.a > a {
			return x, true
		}
	}
	switch {
	case t.inFull(a, b):
		return intro{}, false
	case !pronoun && !surname && t.cyrillicName(b) && t.cyrillicName(b+1): // "Пресс-секретарь министра Иван Лодкин"
		return intro{a, a, b, b + 2}, true
	}
	last := t.SentenceAt(t.Toks[at].Start)
	for i := len(known) - 1; i >= 0; i-- {
		x := known[i]
		if x.a >= at {
			continue
		}
		switch {
		case pronoun:
			if last-t.SentenceAt(t.Toks[x.a].Start) > 4 || wrongSex(t.Low(a), t.Low(x.a)) {
				continue
			}
		case surname:
			if t.Lows[x.b-1] != t.Low(a) {
				continue
			}
		case !t.sameOffice(x, a, b):
			continue
		}
		if ok && t.Lows[x.b-1] != t.Lows[found.b-1] {
			return intro{}, false // which of them nobody knows
		}
		found, ok = x, true
	}
	return found, ok
}

// inFull reports two words of a name side by side among the tokens [a,b).
func (t *tellers) inFull(a, b int) bool {
	for k := a + 1; k < b; k++ {
		if t.cyrillicName(k) && t.cyrillicName(k-1) {
			return true
		}
	}
	return false
}

// sameOffice reports that each of the words [a,b) is one of those that introduce x, in
// whatever case.
func (t *tellers) sameOffice(x intro, a, b int) bool {
	noun := false
	for k := a; k < b; k++ {
		same := false
		for j := x.from; j < x.a && !same; j++ {
			same = sameStem(t.Low(k), t.Low(j))
		}
		if !same {
			return false
		}
		noun = noun || sameStem(t.Low(k), t.Low(x.noun))
	}
	return noun
}

// sameStem reports two words that differ in their last letters alone.
func sameStem(v, w string) bool {
	p, q := []rune(v), []rune(w)
	n := 0
	for n < min(len(p), len(q)) && p[n] == q[n] {
		n++
	}
	return n == len(p) && n == len(q) || n > 3 && len(p)-n < 4 && len(q)-n < 4 && n*2 > max(len(p), len(q))
}

// wrongSex reports that somebody with the first name is not "он", or not "она".
func wrongSex(pronoun, first string) bool {
	female := strings.HasSuffix(first, "а") || strings.HasSuffix(first, "я")
	switch pronoun {
	case "он":
		return female && first != "никита" && first != "илья" && first != "фома" && first != "лука" && first != "саша"
	case "она":
		return !female
	}
	return false
}
