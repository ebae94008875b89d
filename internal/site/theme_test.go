package site

import (
	"fmt"
	"math"
	"os"
	"regexp"
	"strings"
	"testing"

	"dateline/internal/diag"
	"dateline/internal/front"
)

func readTheme(t *testing.T, yaml string) (Theme, diag.List) {
	t.Helper()
	src := diag.NewSource("content/site.yaml", yaml)
	v, l := front.YAML(src)
	f := front.Read(src, v, &l, "theme")
	return ReadTheme(f, &l), l
}

func TestAThemeChangesColoursAndFonts(t *testing.T) {
	th, l := readTheme(t, "theme:\n  paper: \"#FFFFFF\"\n  time: \"#036\"\n  text: Charter, 'Noto Serif', serif\n  measure: 40rem\n  dark: {paper: \"#000000\"}\n")
	if len(l) > 0 {
		t.Fatal(l)
	}
	want := `/* What site.yaml says under theme. */
:root {
  --text: "Charter", "Noto Serif", serif;
  --measure: 40rem;
}
@media (prefers-color-scheme: light) {
  :root {
    --paper: #ffffff;
    --time: #036;
  }
}
@media (prefers-color-scheme: dark) {
  :root {
    --paper: #000000;
  }
}
`
	if got := th.CSS(); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
	if th, l := readTheme(t, "title: x\n"); !th.Empty() || l.Count(diag.Error) > 0 {
		t.Errorf("%+v %v", th, l)
	}
}

func TestAThemeLetsNothingElseIntoTheStyleSheet(t *testing.T) {
	for _, v := range []string{"red", "#12", "#12345g", "#123456;} *{display:none", "#fff}body{background:url(//evil.example)", "url(x)", "var(--ink)", "#fff/**/", "expression(alert(1))", "#１２３"} {
		th, l := readTheme(t, fmt.Sprintf("theme:\n  paper: %q\n", v))
		if l.Count(diag.Error) != 1 || l[0].Code != "site/theme" || l[0].Line != 2 || !th.Empty() {
			t.Errorf("colour %q: %v, %q", v, l, th.CSS())
		}
	}
	for _, v := range []string{"a;b", "a}b", `a"b`, "url(x)", "a\\22 b", "a,,b", "a/*b", "a:b", "<style>", "a\u2028b", "a@b", "a!important", strings.Repeat("a", 61)} {
		th, l := readTheme(t, fmt.Sprintf("theme:\n  text: %q\n", v))
		if l.Count(diag.Error) != 1 || !th.Empty() {
			t.Errorf("font %q: %v, %q", v, l, th.CSS())
		}
	}
	for _, v := range []string{"40", "40px", "1e9rem", "NaNrem", "40rem;}", "calc(1rem)", "-30rem", "100rem"} {
		th, l := readTheme(t, fmt.Sprintf("theme:\n  measure: %q\n", v))
		if l.Count(diag.Error) != 1 || !th.Empty() {
			t.Errorf("measure %q: %v, %q", v, l, th.CSS())
		}
	}
}

func TestAThemeThatIsHardToReadIsWarnedOf(t *testing.T) {
	for _, c := range []struct {
		yaml string
		want string // part of the only warning; "" is none
	}{
		{"theme: {ink: \"#777777\"}", "ink on paper has a contrast of 4.2 to 1 in the light"},
		{"theme: {dark: {time: \"#444444\"}}", "time on paper has a contrast of 1.9 to 1 in the dark"},
		{"theme: {paper: \"#ffffff\", ink: \"#000000\"}", ""},
		{"theme: {rule: \"#ffffff\"}", ""},
	} {
		_, l := readTheme(t, c.yaml)
		switch {
		case c.want == "" && len(l) > 0, c.want != "" && (len(l) != 1 || l[0].Code != "site/contrast" || !strings.Contains(l[0].Msg, c.want)):
			t.Errorf("%s: %v", c.yaml, l)
		}
	}
	// A paper that turns dark under the built-in ink is warned of at the paper.
	if _, l := readTheme(t, "theme:\n  paper: \"#222222\"\n"); len(l) < 3 || l[0].Line != 2 {
		t.Errorf("%v", l)
	}
}

func TestContrastIsThatOfWCAG(t *testing.T) {
	for _, c := range []struct {
		a, b string
		want float64
	}{{"#000000", "#ffffff", 21}, {"#ffffff", "#ffffff", 1}, {"#767676", "#ffffff", 4.54}, {"#0000ff", "#ffffff", 8.59}} {
		x, _ := hex(c.a)
		y, _ := hex(c.b)
		if got := contrast(x, y); math.Abs(got-c.want) > .01 {
			t.Errorf("%s on %s: %.2f, want %.2f", c.a, c.b, got, c.want)
		}
	}
}

// The values that a theme is compared with are those of the style sheet.
func TestTheBuiltInColoursAreThoseOfTheStyleSheet(t *testing.T) {
	b, err := os.ReadFile("../../static/chronicle.css")
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range themeColours {
		m := regexp.MustCompile(`--`+c.name+`: (#[0-9a-f]{6});`).FindAllStringSubmatch(string(b), 2)
		if len(m) != 2 || m[0][1] != c.light || m[1][1] != c.dark {
			t.Errorf("%s: %v, want %s and %s", c.name, m, c.light, c.dark)
		}
	}
}
