package reading

import (
	"strings"

	"dateline/internal/grammar"
	"dateline/internal/mention"
	"dateline/internal/prose"
)

// InNominative reports that a person's name in a Russian report can be in the nominative,
// where the subject of a clause is: by the name itself, or by the office before it.
func (d *Doc) InNominative(m Mention) bool {
	i := d.TokenAt(m.Start)
	if o := grammar.RussianOfficeOf(d.Low(i)); o.Noun != "" { // an office alone
		return !o.Oblique()
	}
	words := strings.Fields(m.Of(d.Body))
	last := words[len(words)-1]
	if name, strange := strings.CutPrefix(m.Entity, Strange); strange {
		full := strings.Fields(name)
		switch family := full[len(full)-1]; {
		case prose.Fold(family) != prose.Fold(last):
			return false
		case len(words) > 1 && len(full) > 1 && prose.Fold(full[0]) != prose.Fold(words[0]) && !strings.HasSuffix(words[0], ".") && len(mention.Declined(words[0])) > 1:
			return false
		}
	} else if _, ok := mention.InNominative(words, mention.Nominative); !ok {
		return false
	}
	return d.subjectOffice(i)
}

// subjectOffice reports that the name at token i has no office before it, or one in the
// nominative: "президента Бордурии Иво Лодкина", "пресс-секретарь президента Иво Лодкин".
func (d *Doc) subjectOffice(i int) bool {
	oblique := false
	for k := i - 1; k >= 0 && k > i-16 && d.Toks[k].Kind == prose.Word; k-- {
		if o := grammar.RussianOfficeOf(d.Low(k)); o.Noun != "" && o.One != 0x3f {
			if !o.Oblique() || o.Many&1 != 0 {
				return true
			}
			oblique = true
		}
		if grammar.RussianVerb(d.Low(k)) || !oblique && k < i-10 {
			break
		}
	}
	return !oblique
}
