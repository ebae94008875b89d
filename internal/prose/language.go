package prose

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// latinWords are the small words by which a language in Latin script is known:
// frequent, and each in few of the languages here. A word may stand in several.
var latinWords = func() map[string][]string {
	m := map[string][]string{}
	for _, l := range [...]struct{ lang, words string }{
		{"fr", "le la les des du et est dans une un que qui pour sur avec par au aux ce cette pas plus son sa ses été sont nous vous il elle ne se ont leur mais d'une selon"},
		{"de", "der die das und ist nicht ein eine einer eines dem den des zu mit auf für von im auch sich wird wurde werden nach bei aus wie über sie er es dass zum zur noch hat haben sind"},
		{"es", "el la los las de del que y en un una por con para se su sus es al lo como más pero fue son este esta ha han sobre entre también según"},
		{"it", "il lo la gli le di del della dei delle che e è un una per con non si nel nella sono alla anche ha più dal dalla al questo questa come ai degli ma stato"},
		{"pt", "o a os as do da dos das que e é um uma em no na nos nas por para com não se ao à foi mais pelo pela são sua seu como entre também segundo"},
		{"tr", "ve bir bu da de için ile olarak olan olduğu daha çok gibi kadar sonra ise ancak en var değil tarafından şu her ya diye üzere dedi yeni göre yılında"},
		{"uz", "va bilan uchun bu ham bir esa bo'yicha bo'lgan edi kerak shu uning ular o'z yil yilda to'g'risida haqida davlat respublikasi tomonidan hamda qilish deb ta'kidladi"},
		{"az", "və bir bu ilə üçün də da ki olan edib olub edilib sonra daha ildə tərəfindən haqqında deyib görə isə ən olunub"},
		{"kk-Latn", "jäne men üşin osy bir bolyp boldy turaly qazaqstan respublikasy dep elimizdiñ jyly jylğy degen üşın bul sonymen qatar týraly jáne úshin boıynsha"},
		{"nl", "de het een en van in is op te dat met voor zijn niet aan door er werd naar ook bij maar als uit wordt heeft hebben om over nog"},
		{"pl", "i w z na do się nie że jest to od po przez dla za jak jego oraz był która który są przed tym roku także ale może"},
		{"en", "the of and to in is was with for that on has by said from will at its are be this an it as have were which been"},
	} {
		for w := range strings.FieldsSeq(l.words) {
			m[w] = append(m[w], l.lang)
		}
	}
	return m
}()

// latinLetters are letters of few languages; each counts as a third of a word.
var latinLetters = map[rune][]string{
	'ı': {"tr", "az", "kk-Latn"}, 'ğ': {"tr", "az", "kk-Latn"}, 'ş': {"tr", "az", "kk-Latn"}, 'ə': {"az"}, 'ñ': {"es", "kk-Latn"}, 'ß': {"de"},
	'ã': {"pt"}, 'õ': {"pt"}, 'ł': {"pl"}, 'ę': {"pl"}, 'ą': {"pl"}, 'ż': {"pl"}, 'ś': {"pl"}, '¿': {"es"}, 'ù': {"fr", "it"}, 'œ': {"fr"}, 'ū': {"kk-Latn"}, 'ý': {"kk-Latn"}, 'ń': {"kk-Latn", "pl"},
}

// latinLang is the language of a text in Latin script by its small words, "und"
// unless one language stands out: at least five of its words, one in fourteen
// (one in thirty where endings do the work of words), and half as many again as
// any other's.
func latinLang(texts []string) string {
	score := map[string]int{} // in thirds of a word
	words := 0
	for _, t := range texts {
		for w := range strings.FieldsSeq(t) {
			w = strings.TrimFunc(w, func(c rune) bool { return !unicode.IsLetter(c) })
			if w == "" {
				continue
			}
			words++
			w = strings.ToLower(w)
			if strings.ContainsAny(w, "‘’ʻʼ`") {
				w = strings.NewReplacer("‘", "'", "’", "'", "ʻ", "'", "ʼ", "'", "`", "'").Replace(w)
			}
			for _, l := range latinWords[w] {
				score[l] += 3
			}
			if strings.Contains(w, "o'") || strings.Contains(w, "g'") { // Uzbek has a letter of two
				score["uz"]++
			}
			for _, c := range w {
				if c >= 0x80 {
					for _, l := range latinLetters[c] {
						score[l]++
					}
				}
			}
		}
	}
	best, second := "", 0
	for _, l := range latinLangs {
		switch s := score[l]; {
		case best == "" || s > score[best]:
			if best != "" {
				second = max(second, score[best])
			}
			best = l
		default:
			second = max(second, s)
		}
	}
	share := 14
	if endings[best] {
		share = 30
	}
	if n := score[best]; best == "en" || n < 15 || n*share < 3*words || n*2 < second*3 {
		return "und"
	}
	return best
}

// latinLangs are the languages, in a fixed order; endings are those in which
// endings do what elsewhere small words do.
var (
	latinLangs = [...]string{"en", "fr", "de", "es", "it", "pt", "tr", "uz", "az", "kk-Latn", "nl", "pl"}
	endings    = map[string]bool{"tr": true, "uz": true, "az": true, "kk-Latn": true}
)

// cyrillicLang is the language of a text in Cyrillic script by the letters that
// few languages have, and Russian where there are none of them.
func cyrillicLang(texts []string) string {
	n := map[rune]int{}
	all := 0
	for _, t := range texts {
		for _, c := range t {
			if c >= 0x400 && c < 0x530 {
				all++
				if c > 'я' || c < 'А' {
					n[unicode.ToLower(c)]++
				}
			}
		}
	}
	share := func(letters string) int {
		k := 0
		for _, c := range letters {
			k += n[c]
		}
		return k * 100 / max(1, all)
	}
	switch {
	case share("әғқұһ") >= 2 && n['і'] > 0, share("әғқңөұүһ") >= 2 && share("ғқұ") >= 1 && n['ў'] == 0 && n['ҳ'] == 0 && n['ҷ'] == 0:
		return "kk"
	case share("ҷӣӯ") >= 1:
		return "tg"
	case share("ўқғҳ") >= 2 && n['і'] == 0 && share("ң") == 0:
		return "uz-Cyrl"
	case share("ў") >= 1 && n['і'] > 0:
		return "be"
	case share("їєґ") >= 1:
		return "uk"
	case share("ңөү") >= 2 && share("әғқұі") == 0 && n['ң'] > 0:
		return "ky"
	case share("өү") >= 3 && n['ң'] == 0 && share("әғқұі") == 0:
		return "mn"
	case share("ә") >= 1 && share("җңөү") >= 1 && share("ғқұі") == 0:
		return "tt"
	case share("әғқңөұүһ") >= 2:
		return "kk"
	}
	return "ru"
}

// Language is the language of a text in BCP 47: by script first, then by the
// letters that few languages have, then by small words; "und" when that is not
// enough.
func Language(texts ...string) string {
	var latin, cyrillic, han, kana, hangul, arabic, other int
	english, foreign := 0, 0
	word := func(w string) {
		if len(w) > 5 {
			return
		}
		switch w {
		case "the", "of", "and", "to", "in", "is", "was", "with", "for", "that", "on", "has", "by", "said", "from", "will", "at", "its", "are":
			english++
		case "de", "la", "le", "les", "des", "du", "et", "und", "der", "die", "das", "el", "los", "que", "ve", "bir", "il", "di",
			"che", "na", "w", "do", "och", "va", "bilan", "ile", "için", "da", "em", "dan", "yang", "een", "het", "van", "den":
			foreign++
		}
	}
	count := func(s string) {
		from := 0 // of the word that is open
		for i := 0; i < len(s); {
			if c := s[i]; c < utf8.RuneSelf {
				switch class[c] {
				case cUpper, cLower:
					end := LetterEnd(s, i)
					latin += end - i
					if i == from && end < len(s) && class[s[end]] == cSpace { // most words
						word(s[i:end])
						end++
						from = end
					}
					i = end
					continue
				case cSpace:
					word(s[from:i])
					from = i + 1
				}
				i++
				continue
			}
			r, n := utf8.DecodeRuneInString(s[i:])
			if unicode.IsSpace(r) {
				word(s[from:i])
				from = i + n
			}
			i += n
			switch {
			case r < 0x250:
				if unicode.IsLetter(r) {
					latin++
				}
			case r >= 0x400 && r < 0x530:
				cyrillic++
			case unicode.Is(unicode.Han, r):
				han++
			case r >= 0x3040 && r < 0x3100:
				kana++
			case r >= 0xAC00 && r < 0xD7A4:
				hangul++
			case r >= 0x600 && r < 0x700:
				arabic++
			case unicode.IsLetter(r):
				other++
			}
		}
		word(s[from:])
	}
	for _, s := range texts {
		count(s)
	}
	most := max(latin, cyrillic, han+kana, hangul, arabic, other)
	switch {
	case most == 0:
		return "und"
	case most == cyrillic:
		return cyrillicLang(texts)
	case most == han+kana:
		if kana*5 > han {
			return "ja"
		}
		return "zh"
	case most == hangul:
		return "ko"
	case most == latin && english > 0 && english >= 2*foreign && english*60 >= latin/5:
		return "en"
	case most == latin:
		return latinLang(texts)
	}
	return "und"
}

// Foreign is the language of a paragraph in a text of the language of, when it
// is surely another one, and else "": most of at least forty letters are in
// another script, or a dozen words and more are another language's.
func Foreign(paragraph, of string) string {
	of, _, _ = strings.Cut(of, "-")
	if of == "" || len(paragraph) < 40 || of == "en" && (strings.Contains(paragraph, " the ") || strings.Contains(paragraph, " of ")) {
		return ""
	}
	letters, latin := 0, 0
	for _, r := range paragraph {
		if unicode.IsLetter(r) {
			if letters++; r < 0x250 {
				latin++
			}
			if Unspaced(r) {
				letters += 2 // a character says as much as a word of some letters
			}
		}
	}
	if letters < 40 {
		return ""
	}
	lang := ""
	if latin*5 > letters*4 && of != "ru" && of != "zh" && of != "kk" {
		// Both in Latin letters: small words must say so.
		if lang = latinLang([]string{paragraph}); lang == "und" {
			if of == "en" || latinWordsOf(paragraph, "en") < 4 {
				return ""
			}
			lang = "en"
		}
		if latinWordsOf(paragraph, of)*2 >= latinWordsOf(paragraph, lang) {
			return ""
		}
	} else {
		lang = Language(paragraph)
	}
	if base, _, _ := strings.Cut(lang, "-"); lang == "und" || base == of {
		return ""
	}
	return lang
}

// latinWordsOf counts the small words of a language in a text.
func latinWordsOf(text, lang string) int {
	n := 0
	for w := range strings.FieldsSeq(text) {
		if slices.Contains(latinWords[strings.ToLower(strings.Trim(w, ",.;:!?\"'“”«»()"))], lang) {
			n++
		}
	}
	return n
}
