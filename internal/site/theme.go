package site

import (
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"dateline/internal/diag"
	"dateline/internal/front"
)

// Theme is what site.yaml changes of the built-in look: values of the custom
// properties of static/chronicle.css. Only what has been checked gets in, so
// that no value can end its declaration.
type Theme struct{ light, dark []declaration }

type declaration struct{ property, value string }

// Empty reports whether the look is as built in.
func (t *Theme) Empty() bool { return len(t.light)+len(t.dark) == 0 }

// themeColours are the colours with their built-in values, in the light and in
// the dark; least is the contrast that each needs with the paper (WCAG 2.2,
// 1.4.3 and 1.4.6), 0 for ornaments.
var themeColours = [...]struct {
	name, light, dark string
	least             float64
}{
	{"paper", "#fbf8f1", "#161412", 0}, {"ink", "#1c1a17", "#ebe5d9", 7}, {"soft", "#4e4941", "#bdb4a5", 4.5},
	{"time", "#8a2d12", "#f2a587", 4.5}, {"people", "#0f4858", "#8fcddd", 4.5},
	{"rule", "#d8d0c0", "#3b362e", 0}, {"wash", "#f3ede1", "#1f1c18", 0}, {"hair", "#b3a995", "#6b6355", 0},
}

// themeFonts are the two faces: for reading, and for labels and tables.
var themeFonts = [...]string{"text", "label"}

// ReadTheme reads the map theme of site.yaml. A value that is wrong is an
// error; colours that are hard to read are warned of and used.
func ReadTheme(f front.Fields, l *diag.List) Theme {
	var names []string
	for _, c := range themeColours {
		names = append(names, c.name)
	}
	t := f.Map("theme", slices.Concat(names, themeFonts[:], []string{"measure", "dark"})...)
	d := t.Map("dark", names...)
	var out Theme
	out.light = colours(t, l, false)
	out.dark = colours(d, l, true)
	for _, name := range themeFonts {
		s := t.String(name)
		if s == "" {
			continue
		}
		if v, ok := fonts(s); ok {
			out.light = append(out.light, declaration{name, v})
		} else {
			l.Errorf(t.Pos(name), "site/theme", "write names of fonts with commas between, such as Charter, Georgia, serif", "%q is no list of fonts", s)
		}
	}
	if s := t.String("measure"); s != "" {
		n, err := strconv.ParseFloat(strings.TrimSuffix(s, "rem"), 64)
		if err != nil || !strings.HasSuffix(s, "rem") || !(n >= 24 && n <= 60) {
			l.Errorf(t.Pos("measure"), "site/theme", "write a width of 24rem to 60rem; the built-in one is 37rem", "%q is no width of a line", s)
		} else {
			out.light = append(out.light, declaration{"measure", strconv.FormatFloat(n, 'f', -1, 64) + "rem"})
		}
	}
	return out
}

// colours reads the colours of one mode, and compares what will stand on what.
func colours(f front.Fields, l *diag.List, dark bool) []declaration {
	var out []declaration
	mode, now := "light", map[string][3]float64{}
	if dark {
		mode = "dark"
	}
	for _, c := range themeColours {
		v := c.light
		if dark {
			v = c.dark
		}
		if s := f.String(c.name); s != "" {
			if _, ok := hex(s); !ok {
				l.Errorf(f.Pos(c.name), "site/theme", "write it as #rrggbb in quotation marks, such as \"#1c1a17\"", "%q is no colour", s)
			} else {
				v = strings.ToLower(s)
				out = append(out, declaration{c.name, v})
			}
		}
		now[c.name], _ = hex(v)
	}
	if len(out) == 0 {
		return nil
	}
	for _, c := range themeColours {
		at := c.name
		if !f.Has(at) { // what was changed is then the paper under it
			at = "paper"
		}
		if n := contrast(now["paper"], now[c.name]); n < c.least {
			l.Warnf(f.Pos(at), "site/contrast", fmt.Sprintf("make it darker or lighter until it is %g to 1", c.least), "%s on paper has a contrast of %.1f to 1 in the %s, which is hard to read", c.name, n, mode)
		}
	}
	return out
}

// hex reads #rgb or #rrggbb as shares of red, green and blue.
func hex(s string) (rgb [3]float64, ok bool) {
	s, ok = strings.CutPrefix(s, "#")
	if len(s) == 3 {
		s = string([]byte{s[0], s[0], s[1], s[1], s[2], s[2]})
	}
	if !ok || len(s) != 6 {
		return rgb, false
	}
	for i := range rgb {
		n, err := strconv.ParseUint(s[2*i:2*i+2], 16, 8)
		if err != nil {
			return rgb, false
		}
		rgb[i] = float64(n) / 255
	}
	return rgb, true
}

// contrast is the contrast ratio of WCAG 2.2, 1 to 21.
func contrast(a, b [3]float64) float64 {
	light := func(c [3]float64) float64 { // relative luminance
		for i, x := range c {
			if c[i] = x / 12.92; x > .04045 {
				c[i] = math.Pow((x+.055)/1.055, 2.4)
			}
		}
		return .2126*c[0] + .7152*c[1] + .0722*c[2]
	}
	x, y := light(a), light(b)
	return (max(x, y) + .05) / (min(x, y) + .05)
}

// generic are the families of CSS that are no names.
var generic = [...]string{"serif", "sans-serif", "monospace", "system-ui", "ui-serif", "ui-sans-serif", "ui-monospace", "ui-rounded"}

// fonts writes a list of fonts as CSS: names in quotation marks, of letters,
// digits, spaces and hyphens alone.
func fonts(s string) (string, bool) {
	var out []string
	for name := range strings.SplitSeq(s, ",") {
		name = strings.Trim(strings.TrimSpace(name), `"'`)
		if name == "" || len(name) > 60 || strings.ContainsFunc(name, func(r rune) bool {
			return !unicode.IsLetter(r) && !unicode.IsDigit(r) && r != ' ' && r != '-'
		}) {
			return "", false
		}
		if !slices.Contains(generic[:], name) {
			name = `"` + name + `"`
		}
		out = append(out, name)
	}
	return strings.Join(out, ", "), len(out) <= 20
}

// CSS is the style sheet theme.css. A colour that is given for the light alone
// stays as built in for the dark.
func (t *Theme) CSS() string {
	var b strings.Builder
	block := func(indent string, l []declaration) {
		b.WriteString(indent + ":root {\n")
		for _, d := range l {
			b.WriteString(indent + "  --" + d.property + ": " + d.value + ";\n")
		}
		b.WriteString(indent + "}\n")
	}
	b.WriteString("/* What site.yaml says under theme. */\n")
	if len(t.light) > 0 {
		// The colours of the dark follow in chronicle.css by a query; here they
		// must not be overridden by those of the light.
		var colour, rest []declaration
		for _, d := range t.light {
			if strings.HasPrefix(d.value, "#") {
				colour = append(colour, d)
			} else {
				rest = append(rest, d)
			}
		}
		if len(rest) > 0 {
			block("", rest)
		}
		if len(colour) > 0 {
			b.WriteString("@media (prefers-color-scheme: light) {\n")
			block("  ", colour)
			b.WriteString("}\n")
		}
	}
	if len(t.dark) > 0 {
		b.WriteString("@media (prefers-color-scheme: dark) {\n")
		block("  ", t.dark)
		b.WriteString("}\n")
	}
	return b.String()
}
