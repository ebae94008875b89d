package article

import (
	"strings"

	"dateline/internal/prose"
)

// Selector finds a piece of text by what stands in it and around it
// (W3C Web Annotation Data Model, 4.2.4 Text Quote Selector).
type Selector struct{ Exact, Prefix, Suffix string }

// In finds where the selector fits in a text. White space in the selector
// stands for any run of white space in the text.
func (s Selector) In(text string) []prose.Span {
	words := strings.Fields(s.Exact)
	if len(words) == 0 {
		return nil
	}
	var out []prose.Span
	for from := 0; from < len(text); {
		k := strings.Index(text[from:], words[0])
		if k < 0 {
			break
		}
		k += from
		from = k + 1
		if end, ok := follow(text, k, words); ok && ends(text[:k], s.Prefix) && begins(text[end:], s.Suffix) {
			out = append(out, prose.Span{Start: k, End: end})
			from = end
		}
	}
	return out
}

// follow matches the words at i with white space between, and returns their
// end.
func follow(text string, i int, words []string) (int, bool) {
	for n, w := range words {
		if n > 0 {
			rest := strings.TrimLeft(text[i:], " \t\r\n\u00a0")
			if len(rest) == len(text)-i {
				return 0, false
			}
			i = len(text) - len(rest)
		}
		if !strings.HasPrefix(text[i:], w) {
			return 0, false
		}
		i += len(w)
	}
	return i, true
}

const contextMax = 1 << 10 // bytes of text that a prefix or suffix can reach

func begins(text, suffix string) bool {
	if len(text) > contextMax+4*len(suffix) {
		text = text[:contextMax+4*len(suffix)]
	}
	return strings.HasPrefix(prose.Space(text), prose.Space(suffix))
}

func ends(text, prefix string) bool {
	if len(text) > contextMax+4*len(prefix) {
		text = text[len(text)-contextMax-4*len(prefix):]
	}
	return strings.HasSuffix(prose.Space(text), prose.Space(prefix))
}
