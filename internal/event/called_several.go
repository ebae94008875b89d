package event

import (
	"strings"

	"dateline/internal/grammar"
)

// several are the ids of those who bear the office that the words give to each of two
// lands or more: "the presidents of Velmora and Ostrand", "Velmoran and Ostrandian foreign
// ministers". It is nobody where the report does not name just one for each.
func (f *finder) several(words string) []string {
	x, lands := officeOfLands(strings.ToLower(words))
	if len(lands) < 2 || !strings.Contains(words, " and ") {
		return nil
	}
	c := &called{by: f.by.people, d: f.d}
	c.ask()
	c.askRoster()
	var ids []string
	for _, land := range lands {
		if x.land = c.by.of[land]; x.land == "" {
			return nil
		}
		id := ""
		for i := range c.officers {
			o := &c.officers[i]
			if fit, known := o.bears(x); fit && known {
				if id != "" {
					return nil
				}
				id = o.id
			}
		}
		if id == "" || strings.HasPrefix(id, nameless) {
			return nil
		}
		ids = append(ids, id)
	}
	return ids
}

// officeOfLands reads an office of several, in the plural, and the names or the adjectives
// of their lands from words in small letters.
func officeOfLands(words string) (x calling, lands []string) {
	ws := strings.Fields(strings.ReplaceAll(words, ",", " , "))
	k := -1
	for i, w := range ws {
		switch w {
		case "presidents", "premiers", "leaders", "ministers":
			x.noun = strings.TrimSuffix(w, "s")
			k = i
		}
	}
	if k < 0 {
		return x, nil
	}
	from := k
	for from > 0 && (grammar.Charge(ws[from-1]) || ws[from-1] == "foreign" || ws[from-1] == "prime") {
		from--
		x.more = append(x.more, ws[from])
	}
	if len(x.more) == 1 && x.more[0] == "prime" {
		x.noun, x.more = "premier", nil
	}
	if x.noun == "minister" && len(x.more) == 0 { // of what
		return x, nil
	}
	list := ws[:from]
	if k+1 < len(ws) {
		if ws[k+1] != "of" || from > 0 && !(from == 1 && ws[0] == "the") {
			return x, nil
		}
		list = ws[k+2:]
	}
	land := ""
	for _, w := range append(list, "and") {
		switch w {
		case "the", "both":
		case "and", ",":
			if land != "" {
				lands, land = append(lands, land), ""
			}
		default:
			land = strings.TrimSpace(land + " " + w)
		}
	}
	return x, lands
}
