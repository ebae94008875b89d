package record

import "strings"

// toml reads of TOML 1.0 what front matter uses: keys with a text, a date, a
// number or a list, over several lines too, and tables by their names. What it
// does not know it passes over.
func toml(t string) map[string][]string {
	out := map[string][]string{}
	table := ""
	for i := 0; i < len(t); {
		i = blank(t, i)
		line, next := t[i:], len(t)
		if j := strings.IndexByte(line, '\n'); j >= 0 {
			line, next = line[:j], i+j+1
		}
		switch {
		case line == "" || line[0] == '#':
		case line[0] == '[':
			table = strings.Trim(strings.TrimSpace(line), "[] \"")
		default:
			k, _, ok := strings.Cut(line, "=")
			if !ok {
				break
			}
			v, end := tomlValue(t, i+len(k)+1, 0)
			key := strings.Trim(k, " \t\"'")
			switch {
			case len(v) == 0 || len(out) >= maxMembers:
			case table == "" || table == "params" || table == "extra":
				out[key] = append(out[key], v...)
			case key == "name": // [author] name = "…"
				out[table] = append(out[table], v...)
			}
			if end > next {
				next = end
			}
		}
		i = next
	}
	return out
}

// tomlValue reads the value at i: its texts, and where it ends.
func tomlValue(t string, i, depth int) ([]string, int) {
	for i < len(t) && (t[i] == ' ' || t[i] == '\t') {
		i++
	}
	if i >= len(t) {
		return nil, i
	}
	for _, mark := range [...]string{`"""`, "'''"} {
		if strings.HasPrefix(t[i:], mark) {
			j := strings.Index(t[i+3:], mark)
			if j < 0 {
				return nil, len(t)
			}
			return []string{strings.TrimPrefix(t[i+3:i+3+j], "\n")}, i + 6 + j
		}
	}
	switch t[i] {
	case '"':
		for j := i + 1; j < len(t) && t[j] != '\n'; j++ {
			if t[j] == '\\' {
				j++
				continue
			}
			if t[j] == '"' {
				return []string{unquote(t[i : j+1])}, j + 1
			}
		}
		return nil, i + 1
	case '\'':
		j := strings.IndexAny(t[i+1:], "'\n")
		if j < 0 || t[i+1+j] == '\n' {
			return nil, i + 1
		}
		return []string{t[i+1 : i+1+j]}, i + 2 + j
	case '[':
		var out []string
		if depth > 8 {
			return nil, len(t)
		}
		for i++; i < len(t); {
			for i < len(t) && (t[i] == ' ' || t[i] == '\t' || t[i] == '\n' || t[i] == '\r' || t[i] == ',') {
				i++
			}
			switch {
			case i >= len(t):
				return out, i
			case t[i] == ']':
				return out, i + 1
			case t[i] == '#':
				for i < len(t) && t[i] != '\n' {
					i++
				}
				continue
			}
			v, end := tomlValue(t, i, depth+1)
			if end <= i {
				return out, len(t)
			}
			if len(out) < 64 {
				out = append(out, v...)
			}
			i = end
		}
		return out, i
	case '{': // { name = "Ann" }
		j := strings.IndexAny(t[i:], "}\n")
		if j < 0 {
			return nil, len(t)
		}
		if k := strings.Index(t[i:i+j], "name"); k > 0 {
			if e := strings.IndexByte(t[i+k:i+j], '='); e > 0 {
				v, _ := tomlValue(t, i+k+e+1, depth+1)
				return v, i + j + 1
			}
		}
		return nil, i + j + 1
	}
	j := i
	for j < len(t) && t[j] != '\n' && t[j] != ',' && t[j] != ']' && t[j] != '#' && t[j] != '}' {
		j++
	}
	if v := strings.TrimSpace(t[i:j]); v != "" {
		return []string{v}, j
	}
	return nil, max(j, i+1)
}
