package prose

import (
	"fmt"
	"strings"
	"testing"
)

func TestOddCharactersAreFoundAndHonestOnesAreNot(t *testing.T) {
	for s, want := range map[string]string{
		"":                                 "",
		"Plain words, “quoted” — and 21 %": "",
		"Қазақстан Республикасы":            "",
		"Владимир и Ada":                    "",
		"PRщик":                             "",
		"3G-сеть, COVID-шок":                "",
		"Ελλάδα and Россия":                 "",
		"Ðóþ, Štěpán, Nguyễn, Gökçe":        "",
		"中文 and العربية":                    "",
		"می\u200cخواهم":                     "", // a non-joiner where Persian has it
		"👩\u200d🚀":                          "",
		"Bаnk":                              `2:Bаnk@1`, // Cyrillic а
		"the Bank of Оld Town":              `2:Оld@12`, // Cyrillic О
		"Мoсква":                            `2:Мoсква@2`,
		"Ρaul":                              `2:Ρaul@0`, // Greek Ρ
		"Ada \u202eBrovik":                  "0@4",
		"\u2066Ada\u2069":                   "0@0",
		"Ada\u200b Brovik":                  "1@3",
		"Ada\u200dBrovik":                   "1@3",
		"Bro\u00advik":                      "1@3",
		"\ufeffAda":                         "1@0",
		"A\U000e0041da":                     "1@1",
		"\u200eX \u200b \u202e Bаnk Bаnk":   "0@0 1@5 2:Bаnk@14",
		strings.Repeat("a", 50) + "\u202dx": "0@50",
	} {
		var got []string
		for _, o := range FindOdd(s) {
			if o.Word != "" {
				got = append(got, fmt.Sprintf("%d:%s@%d", o.Kind, o.Word, o.Offset))
			} else {
				got = append(got, fmt.Sprintf("%d@%d", o.Kind, o.Offset))
			}
		}
		if strings.Join(got, " ") != want {
			t.Errorf("%+q: %q, want %q", s, got, want)
		}
	}
}

func TestDevicesOfWindowsAreKnown(t *testing.T) {
	for _, s := range []string{"con", "prn", "aux", "nul", "com1", "lpt9", "com0"} {
		if !Device(s) {
			t.Errorf("%s is not known", s)
		}
	}
	for _, s := range []string{"", "cons", "con-1", "com10", "lpt", "2018-con", "comx", "null"} {
		if Device(s) {
			t.Errorf("%s is taken for one", s)
		}
	}
}
