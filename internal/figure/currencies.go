package figure

import (
	"strings"
	"unicode/utf8"
)

// wonFits reports that "won" at byte pos is money: "5,000 won", "4.5 won", and
// not "the 12 won".
func wonFits(text string, pos int) bool {
	i := pos - 1
	for i > 0 && (isDigit(text[i-1]) || text[i-1] == ',' || text[i-1] == '.') {
		i--
	}
	n := text[i:max(i, pos-1)]
	if n == "" { // a word for the size, or a word at all
		return scaledBefore(text, pos)
	}
	return strings.ContainsAny(n, ".,") || strings.HasPrefix(strings.TrimLeft(text[pos:], "won "), "against") || len(n) > 3
}

// penceFits reports that "p" at byte pos is pence, as in "164p", and no size of a
// picture ("1080p"), nor half of "p.m.".
func penceFits(text string, pos int) bool {
	i := pos
	for i > 0 && isDigit(text[i-1]) {
		i--
	}
	switch text[i:pos] {
	case "", "240", "360", "480", "576", "720", "1080", "1440", "2160":
		return false
	}
	return !(pos+2 < len(text) && text[pos+1] == '.' && letters(text, pos+2) > pos+2)
}

// scaledBefore reports a word for a size before byte pos: "5 million marks".
func scaledBefore(text string, pos int) bool {
	w := strings.TrimRight(text[max(0, pos-12):pos], " -\n\u00a0")
	return strings.HasSuffix(w, "illion") || strings.HasSuffix(w, "thousand") || strings.HasSuffix(w, "bn") || strings.HasSuffix(w, "ln")
}

// symbol is the currency of a sign, or "".
func symbol(r rune) string {
	switch r {
	case '$', '＄':
		return "USD"
	case '€':
		return "EUR"
	case '£', '￡':
		return "GBP"
	case '¥', '￥':
		return "JPY"
	case '₽':
		return "RUB"
	case '₸':
		return "KZT"
	case '₹':
		return "INR"
	case '₩':
		return "KRW"
	case '₺':
		return "TRY"
	case '₴':
		return "UAH"
	case '₫':
		return "VND"
	case '฿':
		return "THB"
	case '₪':
		return "ILS"
	case '₦':
		return "NGN"
	case '₱':
		return "PHP"
	case '₵':
		return "GHS"
	case '৳':
		return "BDT"
	case '₭':
		return "LAK"
	case '₮':
		return "MNT"
	case '₾':
		return "GEL"
	case '₼':
		return "AZN"
	case '֏':
		return "AMD"
	case '₡':
		return "CRC"
	case '₲':
		return "PYG"
	case '₿':
		return "BTC"
	}
	return ""
}

// signed reports the sign of a currency that ends at byte i: the $ of "$-5".
func signed(text string, i int) bool {
	r, _ := utf8.DecodeLastRuneInString(text[:i])
	return symbol(r) != ""
}

// shortCode is the currency that two letters before a sum stand for, or "".
func shortCode(s string) string {
	switch s {
	case "RM":
		return "MYR"
	case "Rs":
		return "rupee"
	case "Rp":
		return "IDR"
	case "Tk":
		return "BDT"
	case "Dh":
		return "AED"
	}
	return ""
}

// letterSigns are letters that stand for a currency before a sum of a size that
// only money has, or in a report that speaks of the country.
var letterSigns = [...]struct{ sign, code, country string }{
	{"N", "NGN", "Nigeria"}, {"P", "PHP", "Philippin"}, {"P", "BWP", "Botswana"}, {"R", "ZAR", "South Africa"}, {"K", "ZMW", "Zambia"},
	{"K", "PGK", "Papua"}, {"K", "MWK", "Malawi"}, {"QR", "QAR", "Qatar"}, {"KD", "KWD", "Kuwait"}, {"BD", "BHD", "Bahrain"}, {"SR", "SAR", "Saudi"},
	{"RO", "OMR", "Oman"}, {"JD", "JOD", "Jordan"}, {"LE", "EGP", "Egypt"}, {"Br", "ETB", "Ethiopia"}, {"Br", "BYN", "Belarus"}, {"Fr", "CHF", "Swi"},
	{"Sh", "KES", "Kenya"}, {"Sh", "TZS", "Tanzania"}, {"Sh", "UGX", "Uganda"}, {"KSh", "KES", "Kenya"}, {"Ksh", "KES", "Kenya"}, {"TSh", "TZS", "Tanzania"},
	{"USh", "UGX", "Uganda"}, {"Shs", "UGX", "Uganda"}, {"Dhs", "AED", "Emirat"}, {"Afs", "AFN", "Afghan"}, {"FCFA", "XOF", "CFA"}, {"Le", "SLE", "Sierra"},
	{"PS", "GBP", " pence"}, // what is left of £ in a text without accents
}

// letterSign is the currency that the letters stand for before the amount: that of
// the country of which the report speaks or, for a large sum, the first.
func (r *reckon) letterSign(s string, a amount) string {
	large, first := a.scaled || !a.plain && a.Len() > 4, ""
	for _, l := range letterSigns {
		if l.sign != s {
			continue
		}
		if r.speaksOfCountry(l.country) {
			return l.code
		}
		if first == "" && large && (len(s) > 1 || a.scaled && s != "K") {
			first = l.code
		}
	}
	return first
}

// speaksOfCountry reports, looking once, that the name stands in the body.
func (r *reckon) speaksOfCountry(name string) bool {
	there, ok := r.spoken[name]
	if !ok {
		if r.spoken == nil {
			r.spoken = map[string]bool{}
		}
		there = strings.Contains(r.Body, name)
		r.spoken[name] = there
	}
	return there
}

// dollars are those of each country, by the letters beside the sign.
var dollars = [...]struct{ sign, code string }{
	{"US", "USD"}, {"A", "AUD"}, {"AU", "AUD"}, {"C", "CAD"}, {"CA", "CAD"}, {"CDN", "CAD"}, {"NZ", "NZD"}, {"HK", "HKD"}, {"S", "SGD"}, {"SG", "SGD"}, {"NT", "TWD"},
	{"J", "JMD"}, {"TT", "TTD"}, {"FJ", "FJD"}, {"F", "FJD"}, {"EC", "XCD"}, {"BDS", "BBD"}, {"BZ", "BZD"}, {"BS", "BSD"}, {"B", "BND"}, {"GY", "GYD"}, {"G", "GYD"},
	{"N", "NAD"}, {"L", "LRD"}, {"Z", "ZWL"}, {"MX", "MXN"}, {"SI", "SBD"}, {"WS", "WST"}, {"SR", "SRD"}, {"CI", "KYD"}, {"BM", "BMD"},
}

// dollar is the currency whose sign is a dollar with these capitals beside it,
// or "".
func dollar(letters string) string {
	for _, d := range dollars {
		if d.sign == letters {
			return d.code
		}
	}
	if u := unitWords[strings.ToLower(letters)]; len(letters) == 3 && u.kind == money && u.exp == 0 {
		return u.code
	}
	return ""
}

// moneyBefore reads a currency sign or code that ends at byte i, a space
// apart or none: "$", "US$ ", "EUR ". It returns where it starts.
func moneyBefore(text string, i int) (code string, start int) {
	p := i
	spaced := false
	if p > 0 && text[p-1] == ' ' {
		p--
		spaced = true
	} else if strings.HasSuffix(text[:p], "\u00a0") {
		p -= 2
		spaced = true
	}
	if p == 0 {
		return "", i
	}
	r, n := utf8.DecodeLastRuneInString(text[:p])
	if code = symbol(r); code != "" {
		p -= n
		s := p
		for s > 0 && s > p-3 && text[s-1] >= 'A' && text[s-1] <= 'Z' {
			s--
		}
		if s > 0 && letters(text, s-1) > s-1 && text[s-1] < utf8.RuneSelf { // the tail of a longer word
			return code, p
		}
		if s == p && code == "USD" && p > 2 && text[p-1] == ' ' { // "NZ $26 million"
			for _, c := range [...]string{" US", " NZ", " HK", " AU", " NT", " C"} {
				if strings.HasSuffix(text[:p-1], c) {
					s = p - len(c)
					p--
					break
				}
			}
		}
		switch text[s:p] {
		case "":
			return code, p
		case "R":
			return "BRL", s
		case "CN", "RMB":
			return "CNY", s
		case "E":
			return "EGP", s
		case "GH":
			return "GHS", s
		}
		if code == "USD" {
			if c := dollar(text[s:p]); c != "" {
				return c, s
			}
		}
		return code, p
	}
	for _, w := range [...]string{"dlrs", "Dlrs", "dlr"} { // "dlrs 7.1 billion"
		if at := p - len(w); spaced && strings.HasSuffix(text[:p], w) && (at == 0 || letters(text, at-1) == at-1) {
			return "USD", at
		}
	}
	if r == '.' && p > 2 && text[p-3:p] == "Rs." {
		return "rupee", p - 3
	}
	s := p
	for s > 0 && s > p-4 && text[s-1] >= 'A' && text[s-1] <= 'Z' {
		s--
	}
	if p-s == 3 && (s == 0 || text[s-1] < 'A') {
		if u, ok := unitWords[strings.ToLower(text[s:p])]; ok && u.kind == money {
			return u.code, s
		}
	}
	if p-s == 1 && !spaced && text[s] == 'R' && p == i { // "R500 million", South Africa
		if s == 0 || text[s-1] == ' ' {
			return "ZAR", s
		}
	}
	if q := p - 2; q >= 0 && (q == 0 || text[q-1] == ' ' || text[q-1] == '(' || text[q-1] == '\n') {
		if code = shortCode(text[q:p]); code != "" {
			return code, q
		}
	}
	for _, c := range [...]struct{ sign, code string }{{"GH¢", "GHS"}, {"SKr", "SEK"}, {"NKr", "NOK"}, {"DKr", "DKK"}, {"KSh", "KES"}, {"Dhs", "AED"}, {"SFr", "CHF"}, {"Sfr", "CHF"}, {"PLN", "PLN"}, {"Y=", "JPY"}} {
		if q := p - len(c.sign); q >= 0 && text[q:p] == c.sign && (q == 0 || text[q-1] == ' ' || text[q-1] == '(' || text[q-1] == '\n') {
			return c.code, q
		}
	}
	return "", i
}

// sharedMoney are the currencies that several countries call by one name, by
// that name in the table of units: how the names of the countries begin, and
// the code of each.
var sharedMoney = map[string][]struct{ country, code string }{
	"krone":    {{"Norw", "NOK"}, {"Norveg", "NOK"}, {"Danish", "DKK"}, {"Denmark", "DKK"}, {"Норве", "NOK"}, {"Дани", "DKK"}, {"Швеци", "SEK"}, {"Чехи", "CZK"}},
	"crown":    {{"Norw", "NOK"}, {"Danish", "DKK"}, {"Denmark", "DKK"}, {"Swed", "SEK"}, {"Czech", "CZK"}},
	"peso":     {{"Mexic", "MXN"}, {"Argentin", "ARS"}, {"Philippin", "PHP"}, {"Chile", "CLP"}, {"Colombia", "COP"}, {"Urugua", "UYU"}, {"Cuba", "CUP"}, {"Dominican", "DOP"}},
	"franc":    {{"Switzerland", "CHF"}, {"Swiss", "CHF"}, {"France", "FRF"}, {"French", "FRF"}, {"Paris", "FRF"}, {"Rwand", "RWF"}, {"Burund", "BIF"}, {"Djibout", "DJF"}, {"Guinea", "GNF"}, {"Congol", "CDF"}},
	"dinar":    {{"Kuwait", "KWD"}, {"Iraq", "IQD"}, {"Serbia", "RSD"}, {"Jordan", "JOD"}, {"Algeria", "DZD"}, {"Tunisia", "TND"}, {"Bahrain", "BHD"}, {"Libya", "LYD"}},
	"shilling": {{"Kenya", "KES"}, {"Uganda", "UGX"}, {"Tanzania", "TZS"}, {"Somali", "SOS"}},
	"rial":     {{"Iran", "IRR"}, {"Oman", "OMR"}, {"Yemen", "YER"}},
	"rupee":    {{"India", "INR"}, {"Mumbai", "INR"}, {"Delhi", "INR"}, {"Pakistan", "PKR"}, {"Islamabad", "PKR"}, {"Karachi", "PKR"}, {"Lanka", "LKR"}, {"Colombo", "LKR"}, {"Nepal", "NPR"}, {"Kathmandu", "NPR"}, {"Mauriti", "MUR"}},
	"guilder":  {{"Dutch", "NLG"}, {"Netherlands", "NLG"}, {"Amsterdam", "NLG"}},
	"peseta":   {{"Spain", "ESP"}, {"Spanish", "ESP"}},
	"drachma":  {{"Greece", "GRD"}, {"Greek", "GRD"}},
	"som":      {{"Kyrgyz", "KGS"}, {"Uzbek", "UZS"}},
}

// moneyOf is the currency that a shared name means in this report: that of the
// one country among those that have it of which the report speaks. Where it
// speaks of none of them, or of two alike, the name stays; rupees that no country
// claims are India's.
func (r *reckon) moneyOf(name string) string {
	if code, ok := r.shared[name]; ok {
		return code
	}
	if r.shared == nil {
		r.shared = map[string]string{}
	}
	r.shared[name] = countedMoney(r.Body, name)
	return r.shared[name]
}

// countedMoney is moneyOf, looked up in the body.
func countedMoney(body, name string) string {
	countries := sharedMoney[name]
	best, count := name, 0
	for i, c := range countries {
		n := strings.Count(body, c.country)
		for _, same := range countries[i+1:] {
			if same.code == c.code {
				n += strings.Count(body, same.country)
			}
		}
		switch {
		case n > count:
			best, count = c.code, n
		case n == count && n > 0 && c.code != best:
			best = name
		}
	}
	if count == 0 && name == "rupee" {
		return "INR"
	}
	return best
}
