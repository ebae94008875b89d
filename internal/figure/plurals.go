package figure

import "strings"

// plural reports an English noun in the plural by its form.
func plural(w string) bool {
	if len(w) < 3 {
		return false
	}
	if irregular(w) != "" {
		return true
	}
	if w[len(w)-1] != 's' || len(w) < 4 {
		return false
	}
	switch w[len(w)-2] {
	case 's', 'u', 'i', '\'':
		return w == "rabbis" || w == "tsunamis" || w == "safaris" || w == "alibis" || w == "emojis" || w == "taxis" || w == "skis" || w == "menus" || w == "gurus" || strings.HasSuffix(w, "kis") && len(w) > 5
	}
	switch w {
	case "always", "perhaps", "besides", "sometimes", "overseas", "news", "lens", "means", "yes", "towards", "across", "thanks",
		"has", "was", "does", "its", "this", "less", "as", "his", "hers", "gas", "bias", "atlas", "canvas", "texas", "christmas", "alias",
		"upwards", "downwards", "backwards", "forwards", "afterwards", "regards", "says", "makes", "takes", "gives", "goes", "becomes", "remains":
		return false
	}
	return !strings.HasSuffix(w, "’s")
}

// initials reports capitals in the plural: "NGOs".
func initials(w string) bool {
	n := len(w) - 1
	if n < 2 || w[n] != 's' {
		return false
	}
	for i := range n {
		if w[i] < 'A' || w[i] > 'Z' {
			return false
		}
	}
	return true
}

// nationals reports people of a country or a faith: "Omanis", "Koreans".
func nationals(w string) bool {
	for _, tail := range [...]string{"anis", "elis", "alis", "shis", "qis", "udis", "aitis", "enis", "ians", "oreans", "opeans", "ricans", "xicans"} {
		if strings.HasSuffix(w, tail) {
			return len(w) > 5 && w != "chrysalis" && w != "digitalis" && w != "medians" && w != "meridians" && w != "radians"
		}
	}
	switch w {
	case "yazidis", "houthis", "azeris", "punjabis", "kashmiris", "sunnis", "nazis", "azerbaijanis",
		"germans", "turks", "arabs", "kurds", "jews", "muslims", "catholics", "protestants", "greeks", "swedes", "finns", "serbs", "croats", "britons", "spaniards", "kazakhs", "uzbeks", "tajiks",
		"afghans", "chechens", "tatars", "uighurs", "uyghurs", "sikhs", "hindus", "filipinos", "thais", "tibetans":
		return true
	}
	return false
}

// irregular is the singular of a plural without s, or "".
func irregular(w string) string {
	if nationals(w) {
		return "person"
	}
	for _, tail := range [...]string{"children", "people", "women", "men"} {
		if strings.HasSuffix(w, tail) && w != "specimen" && w != "omen" && w != "regimen" && w != "abdomen" && w != "women's" && len(w) < 24 {
			return "person"
		}
	}
	switch w {
	case "people", "persons", "mps", "folk", "personnel", "staff", "crew", "police", "troops", "wives", "alumni":
		return "person"
	case "men", "women", "children", "policemen", "policewomen", "servicemen", "servicewomen", "businessmen", "businesswomen", "gunmen",
		"fishermen", "firemen", "spokesmen", "congressmen", "clergymen", "militiamen", "lawmen", "horsemen", "cameramen":
		return "person"
	case "cattle", "sheep", "aircraft", "spacecraft", "livestock", "fish", "deer", "poultry", "swine", "warcraft", "hovercraft", "watercraft":
		return w
	case "media":
		return "medium"
	case "feet":
		return "foot"
	case "teeth":
		return "tooth"
	case "criteria":
		return "criterion"
	case "phenomena":
		return "phenomenon"
	case "lives":
		return "life"
	case "memoranda":
		return "memorandum"
	case "bacteria":
		return "bacterium"
	case "mice":
		return "mouse"
	case "geese":
		return "goose"
	}
	return ""
}

// singular is the count unit's noun: "projects" gives "project", and people of
// any sort give "person".
func singular(w string) string {
	if s := irregular(w); s != "" {
		return s
	}
	if people(w) {
		return "person"
	}
	switch {
	case strings.HasSuffix(w, "ies") && len(w) > 4:
		return w[:len(w)-3] + "y"
	case w == "caches" || w == "niches" || w == "avalanches" || strings.HasSuffix(w, "aches") && !strings.HasSuffix(w, "oaches") && !strings.HasSuffix(w, "eaches") || w == "axes":
		return w[:len(w)-1]
	case strings.HasSuffix(w, "sses"), strings.HasSuffix(w, "shes"), strings.HasSuffix(w, "ches"), strings.HasSuffix(w, "xes"), strings.HasSuffix(w, "zzes"):
		return w[:len(w)-2]
	case strings.HasSuffix(w, "halves"), strings.HasSuffix(w, "wolves"), strings.HasSuffix(w, "shelves"), strings.HasSuffix(w, "calves"):
		return w[:len(w)-3] + "f"
	case strings.HasSuffix(w, "buses"), strings.HasSuffix(w, "viruses"), strings.HasSuffix(w, "campuses"), strings.HasSuffix(w, "statuses"):
		return w[:len(w)-2]
	case strings.HasSuffix(w, "oes"):
		return w[:len(w)-2]
	}
	return strings.TrimSuffix(w, "s")
}
