package propose

import (
	"strings"

	"dateline/internal/prose"
)

// candidate is a stretch that may name a person: ws[from:to] is the name, with
// its office ws[start:end].
type candidate struct {
	from, to, start, end int
	caps                 int
	marks                mark
	role                 Role
	lead                 bool
	rank                 int
}

// person reads a run as a person's name with what stands around it.
func (x *reading) person(ws []word, u run) (n candidate) {
	lo, hi := u.from, u.to
	// The head of a sentence, and what a tail of a run is not a name's.
	if ws[lo].first {
		for lo < hi && ws[lo].class&opener != 0 && ws[lo].class&(givenName|honor) == 0 {
			lo++
		}
	}
	for hi > lo && (ws[hi-1].class&(day|generation) != 0 && ws[hi-1].class&soft == 0 || ws[hi-1].class&particle != 0 && !ws[hi-1].capital) {
		hi--
	}
	if hi-lo == 2 && ws[lo].upper && ws[lo].class&^landed == 0 && len(ws[lo].text) > 1 && !ws[lo+1].upper {
		lo++ // "SRSG Vale"
	}
	if lo < hi-1 && ws[lo].first && ws[lo].class&^landed == 0 && (strings.HasSuffix(ws[lo].text, "ing") || x.small[strings.ToLower(ws[lo].text)]) {
		lo++ // "Beating Vale, she"
	}
	n.start = lo
	// The last office or honorific in the run divides it.
	cut := -1
	for k := lo; k < hi-1; k++ {
		if ws[k].class&(office|honor) == 0 {
			continue
		}
		if son(ws[k+1].text) && ws[k].class&honor == 0 {
			continue // "Sheikh Sultan bin Tamir": his name
		}
		if ws[k].class&(soft|givenName) != 0 && (k > lo && ws[k-1].class&givenName != 0 || ws[k].class&givenName != 0 && hi-lo == 2) {
			continue // "Martin Luther King", "Dean Smith"
		}
		cut = k
		if ws[k].class&honor != 0 {
			n.marks |= byHonor
		}
		if ws[k].class&office != 0 {
			n.marks |= byOffice
		}
	}
	if cut >= 0 {
		if ws[cut].class&office != 0 {
			n.role = x.role(ws, lo, cut+1)
		}
		lo = cut + 1
	} else {
		lo = x.stripPlace(ws, lo, hi, &n)
	}
	n.from, n.to, n.end = lo, hi, hi
	if lo >= hi || !x.namelike(ws, &n) {
		return candidate{}
	}
	x.before(ws, &n)
	x.after(ws, &n)
	x.shape(ws, &n)
	if n.role.Of != "" && n.marks&byGuess == 0 {
		n.marks |= byTitle
	}
	n.rank = rankOf(n.marks)
	return n
}

// son reports the small words of a name before its bearer's father's.
func son(w string) bool { return w == "bin" || w == "ibn" || w == "bint" || w == "ben" }

func rankOf(m mark) int {
	switch {
	case m&byOffice != 0:
		return 5
	case m&byAppos != 0:
		return 4
	case m&byHonor != 0:
		return 3
	case m&(bySaying|byAge) != 0:
		return 2
	}
	return 1
}

// namelike reports whether the words can be a person's name at all, and counts
// those with capitals.
func (x *reading) namelike(ws []word, n *candidate) bool {
	first := true
	for k := n.from; k < n.to; k++ {
		w := &ws[k]
		if !w.capital {
			continue
		}
		n.caps++
		last := k == n.to-1
		given := ws[n.from].class&givenName != 0 && n.caps > 1
		switch {
		case w.upper && len(w.text) > 2:
			return false
		case w.initial && last:
			return false
		case strings.ContainsAny(w.text, "0123456789&/"):
			return false
		case w.class&(country|demonym) != 0:
			if !(first && w.class&givenName != 0 && n.to-n.from > 1 || last && given && (w.class&soft != 0 || w.class&country != 0 && n.caps == 2)) {
				return false
			}
		case w.class&(plainWord|day|opener|office) != 0:
			if w.class&(soft|givenName|familyName) == 0 || !(last && given || first && w.class&(givenName|familyName) != 0 || w.class&familyName != 0 && n.marks&(byOffice|byHonor) != 0) {
				return false
			}
		case w.class&(titleWord|bodyHead|placeHead|planHead) != 0 && w.class&(soft|givenName|familyName) == 0:
			return false
		}
		if strings.IndexByte(w.text, '-') > 0 && w.class&^landed == 0 && x.compound(w.text) {
			return false
		}
		first = false
	}
	if n.caps == 1 && ws[n.from].initial || n.caps > 5 {
		return false
	}
	if x.state(say(ws, n.from, n.to)) != nil && n.caps > 1 {
		return false
	}
	return true
}

// compound reports a hyphenated word that is no name: "Sino-Kazakh",
// "London-based".
func (x *reading) compound(s string) bool {
	for p := range strings.SplitSeq(prose.Fold(s), "-") {
		if x.words[p]&(country|demonym|plainWord|day) != 0 && x.words[p]&(givenName|familyName) == 0 || p == "based" || p == "born" || p == "sino" || p == "anglo" || p == "led" {
			return true
		}
	}
	return false
}

// before reads what stands before the name.
func (x *reading) before(ws []word, n *candidate) {
	if n.marks&(byOffice|byHonor) != 0 {
		return
	}
	i := n.from - 1
	if i < 0 {
		return
	}
	w := &ws[i]
	if !ws[n.from].near {
		return
	}
	comma := w.mark && w.text == ","
	switch {
	case comma:
		// "the minister of defence, Jon Vale,"
		if i > 0 && closes(ws, n.to) {
			if ws[i-1].class&office != 0 && !ws[i-1].poss {
				n.marks |= byAppos
				n.start, n.role = x.title(ws, i)
			} else if from, ok := x.officeOf(ws, i); ok && ws[i-1].capital {
				n.marks |= byAppos
				n.start, n.role = from, x.role(ws, from, i)
			}
		}
	case w.mark:
	case w.poss:
		// "Norland's Jon Vale" says nothing
	case w.class&office != 0:
		n.marks |= byOffice
		n.start, n.role = x.title(ws, i+1)
	case w.class&honor != 0:
		n.marks |= byHonor
		n.start = i
	case w.class&says != 0 && w.text != "has":
		n.marks |= bySaying
	case w.text == "the" || w.text == "The" || w.text == "a" || w.text == "an" || w.text == "this" || w.text == "these" || w.text == "our" || w.text == "its":
		n.marks |= againstThe
	case w.class&inside != 0:
		n.marks |= againstIn
	}
}

// closes reports whether a comma, or the end, follows the name.
func closes(ws []word, i int) bool {
	return i >= len(ws) || ws[i].mark && (ws[i].text == "," || ws[i].text == "." || ws[i].text == ";" || ws[i].text == ")")
}

// after reads what stands after the name.
func (x *reading) after(ws []word, n *candidate) {
	i := n.to
	for i < len(ws) && ws[i].class&generation != 0 {
		i++
	}
	if i >= len(ws) {
		return
	}
	if ws[n.to-1].poss {
		if ws[i].class&private != 0 {
			n.marks |= byDoing
		}
		return
	}
	w := &ws[i]
	switch {
	case !w.mark && w.near && !w.capital:
		switch {
		case w.class&says != 0:
			n.marks |= bySaying
		case w.class&does != 0:
			n.marks |= byDoing
			if i+1 < len(ws) && ws[i+1].class&says != 0 {
				n.marks |= bySaying
			}
		case w.class&(plainWord|bodyHead|placeHead|planHead) != 0 && w.class&office == 0 && n.marks&(byOffice|byHonor) == 0:
			n.marks |= againstThing
		case strings.HasSuffix(w.text, "ly") && i+1 < len(ws) && ws[i+1].class&(says|does) != 0:
			n.marks |= byDoing
		}
	case w.mark && w.text == "(":
		if i+2 < len(ws) && ws[i+2].text == ")" {
			switch {
			case age(ws[i+1].text):
				n.marks |= byAge
			case ws[i+1].class&country != 0: // a list of players
				n.marks |= byDoing
			}
		} else if i+3 < len(ws) && ws[i+3].text == ")" && x.state(say(ws, i+1, i+3)) != nil {
			n.marks |= byDoing
		}
	case w.mark && w.text == "," && n.marks&againstIn == 0: // not "in Port Ellis, the President"
		x.apposition(ws, i+1, n)
	}
}

func age(s string) bool {
	return (len(s) == 2 || len(s) == 1) && s[0] >= '1' && s[0] <= '9' && (len(s) == 1 || s[1] >= '0' && s[1] <= '9')
}

// apposition reads what follows a name and a comma: ", 45,", ", the minister of
// defence,", ", who".
func (x *reading) apposition(ws []word, i int, n *candidate) {
	if i >= len(ws) {
		return
	}
	if age(ws[i].text) && closes(ws, i+1) {
		n.marks |= byAge
		if i+2 >= len(ws) {
			return
		}
		i += 2
	}
	switch ws[i].text {
	case "who", "whom", "whose":
		n.marks |= byAge
		return
	}
	if ws[i].capital && n.marks&(byOffice|byHonor) == 0 && ws[i].class&country != 0 && closes(ws, i+1) {
		n.marks |= againstThing // "Springfield, Norland,"
		return
	}
	if ws[i].class&says != 0 || !ws[i].capital && ws[i].class&(office|titleWord) == 0 && strings.HasSuffix(ws[i].text, "ing") {
		return
	}
	begin := i
	for k := i; k < len(ws) && k < i+8; k++ {
		w := &ws[k]
		if w.mark && w.text != "-" {
			return
		}
		if w.class&office != 0 && !w.poss {
			end := k + 1
			for end < len(ws) && end < k+9 && !ws[end].mark && (ws[end].text == "of" || ws[end].text == "for" || ws[end].text == "the" || ws[end].text == "and" || ws[end].text == "at" || ws[end].capital || ws[end].class&(titleWord|plainWord|office) != 0) {
				end++
			}
			for end > k+1 && !ws[end-1].capital && ws[end-1].class&(titleWord|plainWord|office) == 0 {
				end--
			}
			switch ws[begin].text {
			case "a", "an", "the", "its", "his", "her", "their":
				begin++
			}
			if k < begin {
				return
			}
			n.marks |= byAppos
			n.end = end
			if n.role.Title == "" && closes(ws, end) {
				n.role = x.role(ws, begin, end)
			}
			return
		}
		if w.class&(says|does) != 0 && w.class&titleWord == 0 || w.text == "and" && k == i {
			return
		}
	}
}
