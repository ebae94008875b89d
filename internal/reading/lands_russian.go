package reading

import (
	"strings"

	"dateline/internal/mention"
	"dateline/internal/prose"
	"dateline/internal/roster"
)

// russianLands are the states of the world, and russianCapitals their capitals, in all
// cases of Russian, in small letters, with the names of the states in English.
var russianLands, russianCapitals = func() (lands, capitals map[string]string) {
	lands, capitals = map[string]string{}, map[string]string{}
	for _, s := range roster.RussianStates() {
		for _, name := range s.Others {
			putForms(lands, name, s.Name)
		}
		for _, name := range s.Capital {
			putForms(capitals, name, s.Name)
		}
	}
	return lands, capitals
}()

// putForms keeps a name in all cases, each of its words declined.
func putForms(m map[string]string, name, of string) {
	forms := [][]string{}
	for _, w := range strings.Fields(name) {
		f := mention.Declined(w)
		if prose.Upper(w) {
			f = f[:1]
		}
		forms = append(forms, f)
	}
	for c := range 6 {
		var words []string
		for _, f := range forms {
			words = append(words, f[min(c, len(f)-1)])
		}
		m[strings.ToLower(strings.Join(words, " "))] = of
	}
}

// RussianCapital is the state whose capital token i names in Russian, or "".
func (d *Doc) RussianCapital(i int) string {
	if s := russianCapitals[d.Low(i)]; s != "" && prose.Capital(d.Toks[i].Of(d.Body)) {
		return s
	}
	return ""
}

// RussianLand is the state that the tokens from i on name in Russian, and the token
// behind it; "" where they name none.
func (d *Doc) RussianLand(i int) (state string, end int) {
	name := ""
	for k := i; k < i+3 && k < len(d.Toks) && d.Toks[k].Kind == prose.Word; k++ {
		if k > i {
			name += " "
		}
		name += d.Lows[k]
		if s := russianLands[name]; s != "" && prose.Capital(d.Toks[i].Of(d.Body)) {
			state, end = s, k+1
		}
	}
	return state, max(end, i)
}
