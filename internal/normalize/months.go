package normalize

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"dateline/internal/prose"
)

// Names of months in the languages of the press beyond those of monthNames, in the
// form that stands behind a day (CLDR 44, "months-format-wide"), and short forms
// that are no other word. Some are words of other languages, so they make a date
// only with a day and a year.
var monthsAbroad = months(
	// Slavic languages. Polish and Croatian share a word: see scan.abroad.
	"stycznia lutego marca kwietnia maja czerwca lipca sierpnia września października listopada grudnia sty lut kwi cze lip sie wrz paź gru",
	"1 2 3 4 5 6 7 8 9 10 11 12 1 2 4 6 7 8 9 10 12",
	"ledna února března dubna května června července srpna září října listopadu prosince leden únor březen duben květen červen červenec srpen říjen prosinec",
	"1 2 3 4 5 6 7 8 9 10 11 12 1 2 3 4 5 6 7 8 10 12",
	"januára februára apríla mája júna júla augusta septembra októbra novembra decembra",
	"1 2 4 5 6 7 8 9 10 11 12",
	"siječnja veljače ožujka travnja svibnja lipnja srpnja kolovoza rujna studenoga studenog prosinca",
	"1 2 3 4 5 6 7 8 9 11 11 12",
	"januarja februarja aprila junija julija avgusta oktobra",
	"1 2 4 6 7 8 10",
	"januara februara marta juna jula avgust septembar oktobar novembar decembar",
	"1 2 3 6 7 8 9 10 11 12",
	"јануар фебруар мај јун јул септембар октобар новембар децембар јануара фебруара марта априла маја јуна јула августа септембра октобра новембра децембра",
	"1 2 5 6 7 9 10 11 12 1 2 3 4 5 6 7 8 9 10 11 12",
	"јануари февруари јуни јули септември октомври ноември декември януари април юни юли",
	"1 2 6 7 9 10 11 12 1 4 6 7",
	"студзеня лютага сакавіка красавіка траўня чэрвеня ліпеня жніўня верасня кастрычніка лістапада снежня",
	"1 2 3 4 5 6 7 8 9 10 11 12",
	// Romance languages.
	"ianuarie februarie martie aprilie mai iunie iulie august septembrie octombrie noiembrie decembrie",
	"1 2 3 4 5 6 7 8 9 10 11 12",
	"gener febrer març maig juny juliol agost desembre xaneiro febreiro maio xuño xullo setembro decembro",
	"1 2 3 5 6 7 8 12 1 2 5 6 7 9 12",
	// Germanic, Baltic and Uralic languages, Greek and Albanian.
	"januari februari maart mei augusti augustus mrt maj marts desember des",
	"1 2 3 5 8 8 3 5 3 12 12",
	"janúar febrúar apríl maí júní júlí ágúst október nóvember",
	"1 2 4 5 6 7 8 10 11",
	"tammikuuta helmikuuta maaliskuuta huhtikuuta toukokuuta kesäkuuta heinäkuuta elokuuta syyskuuta lokakuuta marraskuuta joulukuuta",
	"1 2 3 4 5 6 7 8 9 10 11 12",
	"tammikuu helmikuu maaliskuu huhtikuu toukokuu kesäkuu heinäkuu elokuu syyskuu lokakuu marraskuu joulukuu",
	"1 2 3 4 5 6 7 8 9 10 11 12",
	"jaanuar veebruar märts aprill juuni juuli oktoober detsember",
	"1 2 3 4 6 7 10 12",
	"január február március április május június július augusztus szeptember jan febr márc ápr máj jún júl szept",
	"1 2 3 4 5 6 7 8 9 1 2 3 4 5 6 7 9",
	"janvāris februāris aprīlis maijs jūnijs jūlijs augusts septembris oktobris novembris decembris",
	"1 2 4 5 6 7 8 9 10 11 12",
	"janvārī februārī martā aprīlī maijā jūnijā jūlijā augustā septembrī oktobrī novembrī decembrī",
	"1 2 3 4 5 6 7 8 9 10 11 12",
	"sausio vasario kovo balandžio gegužės birželio liepos rugpjūčio rugsėjo spalio lapkričio gruodžio",
	"1 2 3 4 5 6 7 8 9 10 11 12",
	"ιανουαρίου φεβρουαρίου μαρτίου απριλίου μαΐου ιουνίου ιουλίου αυγούστου σεπτεμβρίου οκτωβρίου νοεμβρίου δεκεμβρίου",
	"1 2 3 4 5 6 7 8 9 10 11 12",
	"ιαν φεβ μαρ απρ μαϊ ιουν ιουλ αυγ σεπ οκτ νοε δεκ",
	"1 2 3 4 5 6 7 8 9 10 11 12",
	"janar shkurt prill qershor korrik gusht shtator tetor nëntor dhjetor",
	"1 2 4 6 7 8 9 10 11 12",
	// Turkic languages, Tajik, Georgian and Armenian.
	"январ феврал апрел июн июл сентябр октябр ноябр декабр январи феврали марти апрели майи июни июли августи сентябри октябри ноябри декабри",
	"1 2 4 6 7 9 10 11 12 1 2 3 4 5 6 7 8 9 10 11 12",
	"ýanwar fewral maý iýun iýul awgust sentýabr oktýabr noýabr",
	"1 2 5 6 7 8 9 10 11",
	"იანვარი თებერვალი მარტი აპრილი მაისი ივნისი ივლისი აგვისტო სექტემბერი ოქტომბერი ნოემბერი დეკემბერი",
	"1 2 3 4 5 6 7 8 9 10 11 12",
	"հունվարի փետրվարի մարտի ապրիլի մայիսի հունիսի հուլիսի օգոստոսի սեպտեմբերի հոկտեմբերի նոյեմբերի դեկտեմբերի",
	"1 2 3 4 5 6 7 8 9 10 11 12",
	// Malay and Indonesian.
	"maret agustus mac julai ogos oktober disember",
	"3 8 3 7 8 10 12",
	// Arabic, of Egypt, of the Levant and of the Maghreb; Persian, Urdu, Hebrew.
	"يناير فبراير مارس أبريل مايو يونيو يوليو أغسطس سبتمبر أكتوبر نوفمبر ديسمبر ابريل إبريل يونيه يوليه اغسطس اكتوبر",
	"1 2 3 4 5 6 7 8 9 10 11 12 4 4 6 7 8 10",
	"شباط آذار اذار نيسان أيار ايار حزيران تموز آب أيلول ايلول جانفي فيفري أفريل ماي جوان جويلية أوت",
	"2 3 3 4 5 5 6 7 8 9 9 1 2 4 5 6 7 8",
	"ژانویه فوریه آوریل ژوئن ژوئیه اوت سپتامبر اکتبر نوامبر دسامبر",
	"1 2 4 6 7 8 9 10 11 12",
	"جنوری فروری مارچ اپریل مئی جون جولائی اگست ستمبر اکتوبر نومبر دسمبر",
	"1 2 3 4 5 6 7 8 9 10 11 12",
	"ינואר פברואר מרץ אפריל מאי יוני יולי אוגוסט ספטמבר אוקטובר נובמבר דצמבר",
	"1 2 3 4 5 6 7 8 9 10 11 12",
	// Hindi, Bengali, Thai.
	"जनवरी फरवरी मार्च अप्रैल मई जून जुलाई अगस्त सितंबर सितम्बर अक्टूबर अक्तूबर नवंबर नवम्बर दिसंबर दिसम्बर",
	"1 2 3 4 5 6 7 8 9 9 10 10 11 11 12 12",
	"জানুয়ারি জানুয়ারী ফেব্রুয়ারি ফেব্রুয়ারী মার্চ এপ্রিল জুন জুলাই আগস্ট সেপ্টেম্বর অক্টোবর নভেম্বর ডিসেম্বর",
	"1 1 2 2 3 4 6 7 8 9 10 11 12",
	"มกราคม กุมภาพันธ์ มีนาคม เมษายน พฤษภาคม มิถุนายน กรกฎาคม สิงหาคม กันยายน ตุลาคม พฤศจิกายน ธันวาคม",
	"1 2 3 4 5 6 7 8 9 10 11 12",
)

// thaiShort are the short names of months in Thai, January first.
var thaiShort = [...]string{"ม.ค.", "ก.พ.", "มี.ค.", "เม.ย.", "พ.ค.", "มิ.ย.", "ก.ค.", "ส.ค.", "ก.ย.", "ต.ค.", "พ.ย.", "ธ.ค."}

// buddhist is how many years the era of Thai papers is ahead.
const buddhist = 543

// thaiBefore reports a text that ends with a Thai word, maybe a short one.
func thaiBefore(t string) bool {
	r, _ := utf8.DecodeLastRuneInString(strings.TrimRight(t, " .\u00a0"))
	return unicode.Is(unicode.Thai, r)
}

// abroad reads a month of monthsAbroad; dotted says that a dot stands behind the
// day. It returns 0 for any other word.
func (s *scan) abroad(dotted bool) int {
	for i, short := range thaiShort {
		if s.lit(short) {
			return i + 1
		}
	}
	w := s.word()
	if w == "tháng" { // Vietnamese counts its months
		from := s.i
		s.i += len(w)
		s.spaces()
		if m, n := s.number(2); n > 0 && m >= 1 && m <= 12 {
			return m
		}
		s.i = from
		return 0
	}
	if n := utf8.RuneCountInString(w); n < 2 || n > 14 {
		return 0
	}
	f := prose.Fold(w)
	m := monthsAbroad[f]
	switch {
	case m == 0 && strings.HasPrefix(w, "ב"): // Hebrew writes "in" with the word
		m = monthsAbroad[prose.Fold(w[len("ב"):])]
	case f == "listopada" && dotted && !s.polish(): // Croatian "13. listopada", Polish "13 listopada"
		m = 10
	case f == "كانون" || f == "تشرين": // the first or the second of the name
		return s.numbered(w, f == "كانون")
	}
	if m > 0 {
		s.i += len(w)
		if s.peek() == '.' {
			s.i++
		}
		s.again(m)
	}
	return m
}

// polish reports letters of Polish, which Croatian does not have, near the cursor.
func (s *scan) polish() bool {
	const near = 600
	return strings.ContainsAny(s.t[max(0, s.i-near):min(len(s.t), s.i+near)], "ąęłśńźĄĘŁŚ")
}

// afterYear reads the month and the day that stand behind a year in languages that
// put it first, each with a mark of its own: "2018년 11월 13일", "2018. november 13.",
// "2018. 11. 13.", "2018. gada 13. novembris", "2018 m. lapkričio 13 d.",
// "2018 оны 11 сарын 13". It moves nothing and returns 0 for any other text.
func (s *scan) afterYear() (m, d int) {
	from := s.i
	defer func() {
		if d == 0 {
			s.i = from
		}
	}()
	n := 0
	switch {
	case s.lit("년"):
		s.spaces()
		if m, n = s.number(2); n > 0 && s.lit("월") {
			s.spaces()
			if d, n = s.number(2); n == 0 || !s.lit("일") {
				d = 0
			}
		}
	case s.lit(" оны "):
		if m, n = s.number(2); n > 0 && s.lit(" сарын ") {
			d, _ = s.number(2)
		}
	case s.lit(". gada "):
		if d, n = s.number(2); n > 0 && s.lit(". ") {
			if m = s.anyMonth(); m == 0 {
				d = 0
			}
		}
	case s.lit(" m. "):
		if m = s.anyMonth(); m > 0 && s.lit(" ") {
			d, _ = s.number(2)
		}
	case s.lit(". "):
		// A sentence that ends with a year goes on with a capital letter.
		if r, _ := utf8.DecodeRuneInString(s.t[s.i:]); unicode.IsLower(r) {
			m = s.anyMonth()
			s.spaces()
		} else if m, n = s.number(2); n == 0 || !s.lit(". ") {
			m = 0
		}
		if m > 0 {
			if d, n = s.number(2); n == 0 || !s.lit(".") {
				d = 0
			}
		}
	}
	return m, d
}

// anyMonth reads the name of a month of any language.
func (s *scan) anyMonth() int {
	if m := s.month(); m > 0 {
		return m
	}
	return s.abroad(false)
}

// numbered reads a month whose name goes on with "the first" or "the second": the
// Kanun of the Levant are December and January, its Tishrin October and November.
func (s *scan) numbered(w string, kanun bool) int {
	from := s.i
	s.i += len(w)
	s.spaces()
	second := s.word()
	s.i += len(second)
	m := map[string]int{"الأول": 10, "الاول": 10, "الثاني": 11}[second]
	switch {
	case m == 0:
		s.i = from
		return 0
	case kanun:
		m = map[int]int{10: 12, 11: 1}[m]
	}
	s.again(m)
	return m
}

// again passes the same month's other name behind a stroke, as Arabic papers write
// both.
func (s *scan) again(m int) {
	from := s.i
	s.spaces()
	if s.lit("/") {
		s.spaces()
		if w := s.word(); w != "" && monthsAbroad[prose.Fold(w)] == m {
			s.i += len(w)
			return
		}
	}
	s.i = from
}

// western writes the digits of other scripts as those of ASCII.
func western(s string) string {
	return strings.Map(func(r rune) rune {
		for _, zero := range [...]rune{'٠', '۰', '०', '০', '๐', '０'} {
			if r >= zero && r <= zero+9 {
				return '0' + r - zero
			}
		}
		return r
	}, s)
}
