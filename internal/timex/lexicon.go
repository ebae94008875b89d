package timex

import (
	"strings"
	"unicode/utf8"

	"dateline/internal/prose"
)

// class is what a word can be in an expression of time.
type class uint8

const (
	cNone    class = iota
	cNum           // digits
	cWord          // a small word, by its w… value
	cMonth         // 1 to 12; abbreviations and ambiguous words flagged in the entry
	cWeekday       // 1 Monday to 7 Sunday
	cSeason        // 21 to 24, as in EDTF
	cUnit          // u…
	cPart          // part of a day, p…
	cCount         // a number in words
	cOrdinal       // an ordinal in words
	cRel           // r…: last, next, this
	cDeictic       // days from today: -1, 0, 1; tonight is 2
	cMod           // mod…: early, late, mid
	cRef           // now, recently: ref…
	cRate          // daily, annually: u… of the unit
	cApprox        // about, nearly: may open a phrase
	cQuarter       // Q1: 1 to 4
	cHalf          // H1: 1, 2
	cZone          // GMT
	cForeign       // a Cyrillic month: 1 to 12
	cYearRU        // года, жылы
	cPhraseF       // words that open a phrase of two: настоящее время, каждый год
	cHan           // 年 月 日
	cEra           // nineties: 20 to 90
	cHoliday       // h…
	cNear          // foreign: a word that is a time by itself, by its place in nearTimes
	cRelF          // foreign: r…
	cUnitF         // foreign: u…
	cDayF          // foreign: a weekday, 1 to 7
	cCountF        // foreign: a number in words; 0 for some
	cDigitF        // an ideograph that is a digit
	cAgoF          // foreign: -1 ago, 1 later, 2 in (before the number)
	cPartF         // foreign: part of a day, p…
	cEdgeF         // foreign: beginning, end
	cOrdF          // foreign: an ordinal
	cSeasonF       // foreign: 21 to 24
	cPeriodF       // a quarter or half in Chinese, by its EDTF code
	cLong          // weeklong: u… of the unit
)

const (
	wThe = iota + 1
	wA
	wAn
	wOf
	wIn
	wOn
	wAt
	wBy
	wSince
	wUntil
	wFrom
	wTo
	wThrough
	wBetween
	wAnd
	wOr
	wDuring
	wBefore
	wAfter
	wOver
	wWithin
	wFor
	wPer
	wAgo
	wHence
	wHalf
	wCouple
	wFew
	wSeveral
	wMany
	wEvery
	wOther
	wEach
	wOnce
	wTwice
	wTimes
	wOld
	wLong
	wFiscal
	wEnd
	wStart
	wMiddle
	wYearEnd
	wThan
	wMore
	wLess
	wLeast
	wMost
	wUp
	wAm
	wPm
	wTime
	wLocal
	wFuture
	wNear
	wTerm
	wDozen
	wHundred
	wThousand
	wPresent
	wMoment
	wOclock
	wThose
	wThese
	wAD
	wBC
	wAge
	wAll
	wEven
	wRight
	wAnother
	wForeseeable
	wDistant
	wAdvance
	wFiscalYear // FY2018: the year is the token's number
)

// Units, from short to long.
const (
	uSecond = iota + 1
	uMinute
	uHour
	uDay
	uNight
	uWeekend
	uWeek
	uFortnight
	uMonth
	uQuarter
	uHalf
	uYear
	uDecade
	uCentury
	uMillennium
)

// Flags of a unit's value.
const plural = 32

// Parts of a day.
const (
	pMorning = iota + 1
	pNoon
	pAfternoon
	pEvening
	pNight
	pMidnight
	pDawn
)

var partTimex = [...]string{"", "TMO", "T12:00", "TAF", "TEV", "TNI", "T24:00", "TMO"}

// Relatives.
const (
	rLast = iota + 1
	rNext
	rThis
	rPast     // the past year
	rPrevious // counted from the last date named
	rFollowing
	rSame
	rComing
	rRecent
	rThat
)

// Modifiers.
const (
	modEarly = iota + 1
	modLate
	modMid
	modEarlier
	modLater
	modSome // sometime
)

// References.
const (
	refPresent = iota + 1
	refPast
	refFuture
)

var refTimex = [...]string{"", "PRESENT_REF", "PAST_REF", "FUTURE_REF"}

// Flags of lexicon entries.
const (
	abbr    = 1 << iota // an abbreviation: needs a capital, may take a full stop
	doubt               // also an ordinary word: needs a capital and a context
	lower               // only in small letters
	oblique             // foreign: in a form that says "in" it
	alone               // foreign: without a preposition, too
)

type entry struct {
	class class
	flag  uint8
	val   int16
}

// words lists, for each class and value, its words in small letters.
var words = [...]struct {
	class class
	val   int16
	flag  uint8
	words string
}{
	{cWord, wThe, 0, "the"}, {cWord, wA, 0, "a"}, {cWord, wAn, 0, "an"}, {cWord, wOf, 0, "of"},
	{cWord, wIn, 0, "in"}, {cWord, wOn, 0, "on"}, {cWord, wAt, 0, "at"}, {cWord, wBy, 0, "by"},
	{cWord, wSince, 0, "since"}, {cWord, wUntil, 0, "until till"}, {cWord, wFrom, 0, "from"},
	{cWord, wTo, 0, "to"}, {cWord, wThrough, 0, "through thru"}, {cWord, wBetween, 0, "between"},
	{cWord, wAnd, 0, "and"}, {cWord, wOr, 0, "or"}, {cWord, wDuring, 0, "during throughout"},
	{cWord, wBefore, 0, "before"}, {cWord, wAfter, 0, "after"}, {cWord, wOver, 0, "over"},
	{cWord, wWithin, 0, "within"}, {cWord, wFor, 0, "for"}, {cWord, wPer, 0, "per"},
	{cWord, wAgo, 0, "ago"}, {cWord, wHence, 0, "hence"}, {cWord, wHalf, 0, "half"},
	{cWord, wCouple, 0, "couple"}, {cWord, wFew, 0, "few"}, {cWord, wSeveral, 0, "several"},
	{cWord, wMany, 0, "many"}, {cWord, wEvery, 0, "every"}, {cWord, wOther, 0, "other"},
	{cWord, wEach, 0, "each"}, {cWord, wOnce, 0, "once"}, {cWord, wTwice, 0, "twice"},
	{cWord, wTimes, 0, "times"}, {cWord, wOld, 0, "old olds"}, {cWord, wLong, 0, "long"},
	{cWord, wFiscal, 0, "fiscal financial calendar academic fy"}, {cWord, wEnd, 0, "end close rest remainder"},
	{cWord, wStart, 0, "beginning start onset outset"}, {cWord, wMiddle, 0, "middle"},
	{cWord, wThan, 0, "than"}, {cWord, wMore, 0, "more"}, {cWord, wLess, 0, "less fewer"},
	{cWord, wLeast, 0, "least"}, {cWord, wMost, 0, "most"}, {cWord, wUp, 0, "up"},
	{cWord, wAm, 0, "am"}, {cWord, wPm, 0, "pm"}, {cWord, wTime, 0, "time"}, {cWord, wLocal, 0, "local"},
	{cWord, wFuture, 0, "future"}, {cWord, wNear, 0, "near immediate"}, {cWord, wTerm, 0, "term run"},
	{cWord, wForeseeable, 0, "foreseeable"}, {cWord, wDistant, 0, "distant"},
	{cWord, wDozen, 0, "dozen dozens"},
	{cWord, wHundred, 0, "hundred hundreds"}, {cWord, wThousand, 0, "thousand thousands"},
	{cWord, wMoment, 0, "moment"}, {cWord, wOclock, 0, "o'clock oclock"},
	{cWord, wThese, 0, "these"}, {cWord, wThose, 0, "those"}, {cWord, wAge, 0, "age aged"},
	{cWord, wAll, 0, "all entire whole"}, {cWord, wRight, 0, "right"}, {cWord, wAnother, 0, "another"},
	{cWord, wEven, 0, "even"}, {cWord, wPresent, 0, "present"}, {cWord, wAD, 0, "ad ce"}, {cWord, wBC, 0, "bc bce"},
	{cWord, wAdvance, 0, "advance"},
	{cMonth, 1, 0, "january"}, {cMonth, 2, 0, "february"}, {cMonth, 3, doubt, "march"},
	{cMonth, 4, 0, "april"}, {cMonth, 5, doubt, "may"}, {cMonth, 6, 0, "june"}, {cMonth, 7, 0, "july"},
	{cMonth, 8, doubt, "august"}, {cMonth, 9, 0, "september"}, {cMonth, 10, 0, "october"},
	{cMonth, 11, 0, "november"}, {cMonth, 12, 0, "december"},
	{cMonth, 1, abbr, "jan"}, {cMonth, 2, abbr, "feb"}, {cMonth, 3, abbr | doubt, "mar"},
	{cMonth, 4, abbr, "apr"}, {cMonth, 6, abbr, "jun"}, {cMonth, 7, abbr, "jul"}, {cMonth, 8, abbr, "aug"},
	{cMonth, 9, abbr, "sep sept"}, {cMonth, 10, abbr, "oct"}, {cMonth, 11, abbr, "nov"}, {cMonth, 12, abbr, "dec"},
	{cWeekday, 1, 0, "monday mondays"}, {cWeekday, 2, 0, "tuesday tuesdays"},
	{cWeekday, 3, 0, "wednesday wednesdays"}, {cWeekday, 4, 0, "thursday thursdays"},
	{cWeekday, 5, 0, "friday fridays"}, {cWeekday, 6, 0, "saturday saturdays"}, {cWeekday, 7, 0, "sunday sundays"},
	{cWeekday, 1, abbr, "mon"}, {cWeekday, 2, abbr, "tue tues"}, {cWeekday, 3, abbr | doubt, "wed"},
	{cWeekday, 4, abbr, "thu thur thurs"}, {cWeekday, 5, abbr, "fri"}, {cWeekday, 6, abbr | doubt, "sat"},
	{cWeekday, 7, abbr | doubt, "sun"},
	{cSeason, 21, doubt, "spring springtime"}, {cSeason, 22, 0, "summer summertime"}, {cSeason, 23, 0, "autumn"},
	{cSeason, 23, doubt, "fall"}, {cSeason, 24, 0, "winter wintertime"},
	{cUnit, uSecond, 0, "second"}, {cUnit, uSecond | plural, 0, "seconds secs"},
	{cUnit, uMinute, 0, "minute min"}, {cUnit, uMinute | plural, 0, "minutes mins"},
	{cUnit, uHour, 0, "hour hr"}, {cUnit, uHour | plural, 0, "hours hrs"},
	{cUnit, uDay, 0, "day"}, {cUnit, uDay | plural, 0, "days"},
	{cUnit, uNight | plural, 0, "nights"},
	{cUnit, uWeekend, 0, "weekend"}, {cUnit, uWeekend | plural, 0, "weekends"},
	{cUnit, uWeek, 0, "week"}, {cUnit, uWeek | plural, 0, "weeks"},
	{cUnit, uFortnight, 0, "fortnight"},
	{cUnit, uMonth, 0, "month"}, {cUnit, uMonth | plural, 0, "months"},
	{cUnit, uQuarter, 0, "quarter"}, {cUnit, uQuarter | plural, 0, "quarters"},
	{cUnit, uYear, 0, "year yr"}, {cUnit, uYear | plural, 0, "years yrs"},
	{cUnit, uDecade, 0, "decade"}, {cUnit, uDecade | plural, 0, "decades"},
	{cUnit, uCentury, 0, "century"}, {cUnit, uCentury | plural, 0, "centuries"},
	{cUnit, uMillennium, 0, "millennium"}, {cUnit, uMillennium | plural, 0, "millennia"},
	{cPart, pMorning, 0, "morning"}, {cPart, pNoon, 0, "noon midday"}, {cPart, pAfternoon, 0, "afternoon"},
	{cPart, pEvening, 0, "evening"}, {cPart, pNight, 0, "night"}, {cPart, pMidnight, 0, "midnight"},
	{cPart, pDawn, 0, "dawn"},
	{cCount, 1, 0, "one"}, {cCount, 2, 0, "two"}, {cCount, 3, 0, "three"}, {cCount, 4, 0, "four"},
	{cCount, 5, 0, "five"}, {cCount, 6, 0, "six"}, {cCount, 7, 0, "seven"}, {cCount, 8, 0, "eight"},
	{cCount, 9, 0, "nine"}, {cCount, 10, 0, "ten"}, {cCount, 11, 0, "eleven"}, {cCount, 12, 0, "twelve"},
	{cCount, 13, 0, "thirteen"}, {cCount, 14, 0, "fourteen"}, {cCount, 15, 0, "fifteen"},
	{cCount, 16, 0, "sixteen"}, {cCount, 17, 0, "seventeen"}, {cCount, 18, 0, "eighteen"},
	{cCount, 19, 0, "nineteen"}, {cCount, 20, 0, "twenty"}, {cCount, 30, 0, "thirty"},
	{cCount, 40, 0, "forty"}, {cCount, 50, 0, "fifty"}, {cCount, 60, 0, "sixty"},
	{cCount, 70, 0, "seventy"}, {cCount, 80, 0, "eighty"}, {cCount, 90, 0, "ninety"},
	{cEra, 20, 0, "twenties"}, {cEra, 30, 0, "thirties"}, {cEra, 40, 0, "forties"}, {cEra, 50, 0, "fifties"},
	{cEra, 60, 0, "sixties"}, {cEra, 70, 0, "seventies"}, {cEra, 80, 0, "eighties"}, {cEra, 90, 0, "nineties"},
	{cOrdinal, 1, 0, "first"}, {cOrdinal, 3, 0, "third"}, {cOrdinal, 4, 0, "fourth"},
	{cOrdinal, 5, 0, "fifth"}, {cOrdinal, 6, 0, "sixth"}, {cOrdinal, 7, 0, "seventh"}, {cOrdinal, 8, 0, "eighth"},
	{cOrdinal, 9, 0, "ninth"}, {cOrdinal, 10, 0, "tenth"}, {cOrdinal, 11, 0, "eleventh"},
	{cOrdinal, 12, 0, "twelfth"}, {cOrdinal, 13, 0, "thirteenth"}, {cOrdinal, 14, 0, "fourteenth"},
	{cOrdinal, 15, 0, "fifteenth"}, {cOrdinal, 16, 0, "sixteenth"}, {cOrdinal, 17, 0, "seventeenth"},
	{cOrdinal, 18, 0, "eighteenth"}, {cOrdinal, 19, 0, "nineteenth"}, {cOrdinal, 20, 0, "twentieth"},
	{cOrdinal, 30, 0, "thirtieth"},
	{cRel, rLast, 0, "last"}, {cRel, rNext, 0, "next"}, {cRel, rThis, 0, "this current"},
	{cRel, rPast, 0, "past"}, {cRel, rPrevious, 0, "previous preceding prior"},
	{cRel, rFollowing, 0, "following subsequent ensuing"}, {cRel, rSame, 0, "same"},
	{cRel, rComing, 0, "coming upcoming forthcoming"}, {cRel, rRecent, 0, "recent"}, {cRel, rThat, 0, "that"},
	{cDeictic, -1, 0, "yesterday"}, {cDeictic, 0, 0, "today"}, {cDeictic, 1, 0, "tomorrow"},
	{cDeictic, 2, 0, "tonight"}, {cDeictic, 3, 0, "overnight"},
	{cMod, modEarly, 0, "early"}, {cMod, modLate, 0, "late"}, {cMod, modMid, 0, "mid"},
	{cMod, modEarlier, 0, "earlier"}, {cMod, modLater, 0, "later"}, {cMod, modSome, 0, "sometime"},
	{cRef, refPresent, 0, "now currently presently nowadays"}, {cRef, refPast, 0, "recently lately"},
	{cRate, uDay, lower, "daily"}, {cRate, uWeek, lower, "weekly"}, {cRate, uMonth, lower, "monthly"},
	{cRate, uQuarter, lower, "quarterly"}, {cRate, uYear, lower, "annually yearly annual"},
	{cRate, uHour, lower, "hourly"}, {cRate, uNight, lower, "nightly"},
	{cLong, uHour, 0, "hourlong"}, {cLong, uDay, 0, "daylong"}, {cLong, uWeek, 0, "weeklong"},
	{cLong, uMonth, 0, "monthlong"}, {cLong, uYear, 0, "yearlong"}, {cLong, uDecade, 0, "decadelong"},
	{cApprox, 0, 0, "about around nearly almost roughly approximately circa some"},
	{cApprox, 1, 0, "just"},
	{cZone, 0, 0, "gmt utc est edt cst cdt mst mdt pst pdt cet cest eet msk bst ist jst et"},
	{cHoliday, 1225, 0, "christmas"}, {cHoliday, 1031, 0, "halloween"}, {cHoliday, 1100, 0, "thanksgiving"},
}

// Months in Russian (genitive, nominative, prepositional and short) and
// Kazakh (nominative and locative).
var foreignMonths = [12]string{
	"январь января январе янв қаңтар қаңтарда қаңтардағы",
	"февраль февраля феврале фев ақпан ақпанда ақпандағы",
	"март марта марте мар наурыз наурызда наурыздағы",
	"апрель апреля апреле апр сәуір сәуірде сәуірдегі",
	"май мая мае мамыр мамырда мамырдағы",
	"июнь июня июне маусым маусымда маусымдағы",
	"июль июля июле шілде шілдеде шілдедегі",
	"август августа августе авг тамыз тамызда тамыздағы",
	"сентябрь сентября сентябре сен сент қыркүйек қыркүйекте қыркүйектегі",
	"октябрь октября октябре окт қазан қазанда қазандағы",
	"ноябрь ноября ноябре ноя нояб қараша қарашада қарашадағы",
	"декабрь декабря декабре дек желтоқсан желтоқсанда желтоқсандағы",
}

const foreignYears = "год года году г жыл жылы жылғы жылдың жылға жылдан жылмен ж"

var lexicon = makeLexicon()

// lexis is a lexicon: the words and, by their numbers, what they are.
type lexis struct {
	prose.Words
	entries []entry

	han        map[rune]bool // the ideographs that begin a word
	hanLongest int           // bytes of the longest word of ideographs
}

func makeLexicon() *lexis {
	x := &lexis{entries: make([]entry, 1, 700), han: map[rune]bool{}}
	for _, w := range words {
		for _, s := range strings.Fields(w.words) {
			x.add(s, entry{w.class, w.flag, w.val})
		}
	}
	for i, ws := range foreignMonths {
		for _, s := range strings.Fields(ws) {
			x.add(s, entry{cForeign, 0, int16(i + 1)})
		}
	}
	for _, s := range strings.Fields(foreignYears) {
		x.add(s, entry{cYearRU, 0, 0})
	}
	x.addForeign()
	return x
}

// add puts a word into the lexicon; of two entries the later counts.
func (x *lexis) add(w string, e entry) {
	n := x.Add(w)
	if n == len(x.entries) {
		x.entries = append(x.entries, entry{})
	}
	x.entries[n] = e
	if r, _ := utf8.DecodeRuneInString(w); r >= 0x4E00 && r <= 0x9FFF {
		x.han[r] = true
		x.hanLongest = max(x.hanLongest, len(w))
	}
}

// counted are words that follow a number of things, never a year.
var counted = set(`people persons men women children students troops soldiers workers
	percent per pct km kilometers kilometres kilometer kilometre metres meters miles feet inches
	tons tonnes dollars euros pounds yuan roubles rubles tenge yen hectares acres barrels
	megawatts mw kg grams units jobs companies projects vehicles cars houses homes families
	participants delegates visitors guests points votes seats square cubic million billion
	thousand trillion hundred volunteers officers migrants refugees victims cases deaths
	employees members pages copies flights trains containers wagons patients prisoners
	mile foot inch ton tonne meter metre calorie dollar euro pound seat word page piece horsepower watt bed room acre barrel member person strong
	рублей рубля руб долларов доллара евро фунтов гривен тысяч тысячи млн млрд миллионов человек человека км километров тонн метров га тенге юаней
	protesters demonstrators applicants spectators athletes households apartments books cm mm gw kw kwh`)

// events are nouns of meetings and contests that a bare year names further:
// "World Cup 2018".
var eventNouns = set(`expo cup games olympics championship championships forum summit congress
	conference exhibition festival awards election elections euro season session edition
	olympiad universiade paralympics biennale`)

// futureCues and pastCues decide the direction of a weekday or a month
// without a year.
var (
	futureCues = set(`will shall ll could may possible likely expected scheduled planned plans plan planning due set slated upcoming
		forthcoming intends aims hopes would might tentatively ahead deadline expects prepares
		preparing ends opens begins starts departs arrives expires leaves kicks testifies resumes reopens returns takes forecast continues going invites invited awaits looks`)
	pastCues = set(`since said was were had held met took told came went made became began won left sent
		ran gave found saw got brought led built spoke wrote fell rose grew lost kept paid put hit
		began showed did been thought taught caught fought sought bought shot died sold chose drew drove flew hid knew laid meant
		sank sat shook shut slept stood stole struck swore threw understood withdrew heard felt dealt broke`)
)

// wordSet is a set of words in small letters.
type wordSet struct{ prose.Words }

func set(s string) *wordSet {
	m := &wordSet{}
	for _, w := range strings.Fields(s) {
		m.Add(w)
	}
	return m
}

func (m *wordSet) has(w string) bool { return m.Find(w) > 0 }
