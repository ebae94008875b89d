package timex

import (
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"dateline/internal/edtf"
)

func date(t testing.TB, s string) edtf.Date {
	if s == "" {
		return edtf.Date{}
	}
	d, err := edtf.Parse(s)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// find writes what was found as "words=value" joined by "; ".
func find(t testing.TB, text, ref string) string {
	var out []string
	for _, e := range Find(text, Ref{Date: date(t, ref)}) {
		out = append(out, e.Of(text)+"="+e.Value.String())
	}
	return strings.Join(out, "; ")
}

func TestValuesAreOnlyAsPreciseAsTheReportsDate(t *testing.T) {
	for _, c := range []struct{ text, ref, want string }{
		{"He left yesterday.", "", "yesterday="},
		{"He left yesterday.", "2018-06-07", "yesterday=2018-06-06"},
		{"He left yesterday.", "2018-06-07?", "yesterday=2018-06-06?"},
		{"He left yesterday.", "2018-06", "yesterday=2018?"},
		{"He left yesterday.", "2018-06-10/2018-06-12", "yesterday=2018-06?"},
		{"He left yesterday.", "2018", "yesterday="},
		{"Trade grew last year.", "2018-06", "last year=2017"},
		{"Trade grew last year.", "2018", "last year=2017"},
		{"Trade grew last year.", "2018-06?", "last year=2017?"},
		{"Trade grew last year.", "2018~", "last year=2017~"},
		{"Trade grew last year.", "2017/2018", "last year="},
		{"Trade grew last year.", "2017/..", "last year="},
		{"It began a decade ago.", "2018-06?", "a decade ago=2008%"},
		{"It opened in June 2016.", "2018-06?", "June 2016=2016-06"},
		{"They met on Oct. 17.", "2023-10-17", "Oct. 17=2023-10-17"},
		{"They met on Oct. 17.", "", "Oct. 17="},
		{"They met on April, 24, 1997 during a visit.", "", "April, 24, 1997=1997-04-24"}, // a slip
		{"They met on Oct. 17.", "2023", "Oct. 17="},
		{"They met in October.", "2023-11", "October=2023-10"},
	} {
		if got := find(t, c.text, c.ref); got != c.want {
			t.Errorf("%q in a report of %q: %q; want %q", c.text, c.ref, got, c.want)
		}
	}
}

func TestAStoryEndsWithTheNextParagraph(t *testing.T) {
	const taken = "They were taken in August 2016. In January 2017, a film showed them."
	long := taken + strings.Repeat(" No one paid any heed to what it showed.", 60)
	for _, c := range []struct{ text, want string }{
		{taken + "\n\nIn May, they were freed.", "August 2016=2016-08; January 2017=2017-01; May=2017-05"},
		{taken + " On November 19, it was shown again.", "August 2016=2016-08; January 2017=2017-01; November 19=2019-11-19"},
		{taken + "\n\nNo one claimed it.\n\nThe president ended the talks in September.", "August 2016=2016-08; January 2017=2017-01; September=2019-09"},
		{long + " By late May President Vesk had forgotten it.", "August 2016=2016-08; January 2017=2017-01; late May=2019-05"},
		{long + " At the end of May President Vesk had forgotten it.", "August 2016=2016-08; January 2017=2017-01; the end of May=2019-05"},
		{taken + " On Monday, a minister said the talks had ended in September.", "August 2016=2016-08; January 2017=2017-01; Monday=2019-11-18; September=2019-09"},
	} {
		if got := find(t, c.text, "2019-11-20"); got != c.want {
			t.Errorf("%q: %q; want %q", c.text, got, c.want)
		}
	}
}

func TestAHistoryGoesOnLongerThanWhatAReportRecalls(t *testing.T) {
	const rest = "\n\nNo one knew what to do.\n\nNo one did it.\n\nOn 7 August, the fort fell."
	recalled := "On 3 March 1934, they met. On 5 March 1934, they parted. They met in April 1934."
	for _, c := range []struct{ text, want string }{
		{recalled + rest, "2019-08-07"},
		{strings.Repeat(recalled+"\n\n", 4) + rest, "1934-08-07"},
		{strings.Repeat(recalled+"\n\n", 4) + recalled + " The yard of 1899 stood there." + rest, "1934-08-07"},
	} {
		es := Find(c.text, Ref{Date: date(t, "2019-11-20")})
		if e := es[len(es)-1]; e.Value.String() != c.want {
			t.Errorf("%q: %s; want %s", e.Of(c.text), e.Value, c.want)
		}
	}
}

func TestUnresolvedKeepsItsTimex(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"He left yesterday.", "XXXX-XX-XX"},
		{"He left on Tuesday.", "XXXX-WXX-2"},
		{"They met on Oct. 17.", "XXXX-10-17"},
		{"Trade grew last year.", "XXXX"},
		{"It closes in March.", "XXXX-03"},
	} {
		es := Find(c.text, Ref{})
		if len(es) != 1 || es[0].Timex3 != c.want || !es[0].Value.IsZero() {
			t.Errorf("%q: %+v; want %s", c.text, es, c.want)
		}
	}
}

func TestAnchorsAreTheDatesNamedBefore(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"In 2015, trade was $2 billion, twice the volume of a year earlier.", "2015=2015; a year earlier=2014"},
		{"He arrived on 3 May 2015 and left two days later.", "3 May 2015=2015-05-03; two days later=2015-05-05"},
		{"The fire broke out on June 1. The next day it was out.", "June 1=2018-06-01; The next day=2018-06-02"},
		{"In 2016 exports rose over the year by a fifth.", "2016=2016; the year=2016"},
		{"The law of June 2016 was amended the same month.", "June 2016=2016-06; the same month=2016-06"},
		{"In 2016 it was 30 percent more than a year earlier. Exports grew over the year.", "2016=2016; a year earlier=2015; the year=2016"},
	} {
		if got := find(t, c.text, "2018-06-07"); got != c.want {
			t.Errorf("%q:\n got %q\nwant %q", c.text, got, c.want)
		}
	}
}

func TestRangesKnowTheWordsOfTheirEnds(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"It runs from 2014 to 2016.", "2014, 2016"},
		{"It runs on June 10–12.", "June 10, 12"},
		{"It runs on 10–12 June 2018.", "10, 12 June 2018"},
		{"It runs from 28 June to 2 July 2018.", "28 June, 2 July 2018"},
		{"It runs between May and July.", "May, July"},
		{"It ran on May 4 and 5.", "May 4, 5"},
		{"It ran in 2014–2016.", "2014, 2016"},
		{"It ran in the 14th-16th centuries.", "the 14th, 16th centuries"},
		{"It ran in 490-480 BC.", "490, 480 BC"},
		{"It ran since 2016.", ""},
		{"It ran last week.", ""},
		{"Форум идёт с 28 июня по 2 июля.", "28 июня, 2 июля"},
	} {
		es := Find(c.text, Ref{Date: date(t, "2018-06-07")})
		if len(es) != 1 {
			t.Errorf("%q: %+v", c.text, es)
			continue
		}
		got := ""
		if first, last, ok := es[0].Ends(); ok {
			got = first.Of(c.text) + ", " + last.Of(c.text)
		}
		if got != c.want {
			t.Errorf("%q: %q; want %q", c.text, got, c.want)
		}
	}
}

func TestNumericDates(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"on 2023-10-17 at", "2023-10-17=2023-10-17"},
		{"on 2023-10-17T21:10:00Z sharp", "2023-10-17T21:10:00Z=2023-10-17"},
		{"on 17.10.2023 at", "17.10.2023=2023-10-17"},
		{"on 17/10/2023 at", "17/10/2023=2023-10-17"},
		{"on 10/17/2023 at", "10/17/2023=2023-10-17"},
		{"on 07/10/2023 at", "07/10/2023=[2023-07-10,2023-10-07]"},
		{"on 07/07/2023 at", "07/07/2023=2023-07-07"},
		{"on 07.10.2023 at", "07.10.2023=2023-10-07"},
		{"on 2023/10/17.", "2023/10/17=2023-10-17"},
		{"on 17-Oct-2023.", "17-Oct-2023=2023-10-17"},
		{"in 2018-06.", "2018-06=2018-06"},
		{"in 2017-18.", "2017-18=2017/2018"},
		{"in 2017/18.", "2017/18=2017/2018"},
		{"on 31.02.2023 at", ""},
		{"build 1.10.2023.4 of", ""},
		{"no 2023-10-17-5 on", ""},
		{"id 12023-10-17 on", ""},
	} {
		if got := find(t, c.text, "2024-01-01"); got != c.want {
			t.Errorf("%q: %q; want %q", c.text, got, c.want)
		}
	}
}

func TestLanguageDecidesDayOrMonthFirst(t *testing.T) {
	for _, c := range []struct{ lang, want string }{
		{"", "[2023-07-10,2023-10-07]"}, {"en", "[2023-07-10,2023-10-07]"},
		{"en-US", "2023-07-10"}, {"en-GB", "2023-10-07"}, {"ru", "2023-10-07"},
	} {
		es := Find("on 07/10/2023", Ref{Lang: c.lang})
		if len(es) != 1 || es[0].Value != date(t, c.want) {
			t.Errorf("in %q: %v; want %s", c.lang, es, c.want)
		}
	}
}

func TestOtherLanguagesDatesWithNamedMonths(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"Встреча прошла 12 июня 2018 года в столице.", "12 июня 2018 года=2018-06-12"},
		{"Указ от 5 мая 2017 г. вступил в силу.", "5 мая 2017 г.=2017-05-05"},
		{"12–14 июня 2018 года пройдёт форум.", "12–14 июня 2018 года=2018-06-12/2018-06-14"},
		{"В июне 2018 года открыли мост.", "июне 2018 года=2018-06"},
		{"План на 2019 год принят.", "2019 год=2019"},
		{"Кездесу 2018 жылғы 12 маусымда өтті.", "2018 жылғы 12 маусымда=2018-06-12"},
		{"12 маусым 2018 жылы ашылды.", "12 маусым 2018 жылы=2018-06-12"},
		{"会议于2018年6月12日举行。", "2018年6月12日=2018-06-12"},
		{"会议于2018年6月举行。", "2018年6月=2018-06"},
		{"计划到2030年完成。", "2030年=2030"},
		{"6月5日，双方会谈。", "6月5日=2018-06-05"},
	} {
		if got := find(t, c.text, "2018-06-07"); got != c.want {
			t.Errorf("%q: %q; want %q", c.text, got, c.want)
		}
	}
}

// check holds what every result must be.
func check(t *testing.T, text string, es []Expr) {
	t.Helper()
	end := 0
	for _, e := range es {
		switch {
		case e.Start < end || e.End <= e.Start || e.End > len(text):
			t.Fatalf("%q: span %v after %d", text, e.Span, end)
		case utf8.ValidString(text) && !utf8.ValidString(e.Of(text)):
			t.Fatalf("%q: span %v splits a rune", text, e.Span)
		case e.Rule == "" || e.Timex3 == "" || e.Basis != Explicit && e.Basis != Resolved || e.Confidence <= 0 || e.Confidence > 1:
			t.Fatalf("%q: %+v", text, e)
		case e.Kind != Date && e.Kind != Interval && e.Kind != Duration && e.Kind != Recurring:
			t.Fatalf("%q: kind %q", text, e.Kind)
		case (e.Kind == Duration || e.Kind == Recurring) && !e.Value.IsZero():
			t.Fatalf("%q: a %s has the value %s", text, e.Kind, e.Value)
		}
		if v := e.Value; !v.IsZero() {
			if p, err := edtf.Parse(v.String()); err != nil || p != v {
				t.Fatalf("%q: value %q: %v", text, v, err)
			}
		}
		end = e.End
	}
}

func FuzzFind(f *testing.F) {
	for _, s := range []string{
		"between 28 June and 2 July 2018, from Monday to Friday", "the early 1990s; mid-19th century; the first nine months of 2018",
		"about two and a half years ago, twice a week, every other day", "at 9:30 a.m. on Tuesday, June 5, 1500 GMT",
		"12–14 июня 2018 года 2018 жылғы 12 маусым 2018年6月12日", "в прошлую пятницу утром, через две недели, три года назад, өткен жылы, 去年12月, 上周五上午, 三年前, 未来五年, 28日", "the last week of May, the end of next year, year-end, a year and a half",
		"21:10, 07 June 2017 | GMT +6", "2023-10-17T21:10:00+06:00 07/10/2023 [2018] Q1 2018 H2", "two hundred\xff years 31 Feb. 30 February 0000",
		"last last last the the the a a a 1 1 1 - - - of of", "May 99 2018, 2018-2017, 999999999999 years ago, 9999 decades later",
	} {
		f.Add(s, "2018-06-07")
		f.Add(s, "")
		f.Add(s, "2018?/..")
	}
	f.Fuzz(func(t *testing.T, text, ref string) {
		d, err := edtf.Parse(ref)
		if err != nil {
			d = edtf.Date{}
		}
		es := Find(text, Ref{Date: d})
		check(t, text, es)
	})
}

// Four times the text may not take ten times as long; a rule that looked back or
// ahead without a bound would take sixteen.
func TestHostileTextTakesLinearTime(t *testing.T) {
	for _, unit := range []string{"the ", "a ", "last ", "1 ", "2018-", "2018 and ", "of the ", "May ", "two and ", "- ", "around ", "about more than ",
		"from 2018 to ", "\"", "Monday to ", "1:", "the end of ", "noon on ", "early late ", "ten ", "2,", "12 июня ", "2018年", "now ", "x", "последние ", "в понедельник ", "三", "上周", "28日", "через ", "nineteen ", "first and ", "the first Monday of ", "In May 2009. In May ", "per ", "44 BC to "} {
		took := func(size int) time.Duration {
			text := strings.Repeat(unit, size/len(unit))
			start := time.Now()
			Find(text, Ref{Date: edtf.FromYear(2018)})
			return time.Since(start)
		}
		if small, large := took(1<<17), took(1<<19); large > 10*small+2*time.Second {
			t.Errorf("%q: %v, and %v for four times as much", unit, small, large)
		}
	}
}

func BenchmarkFind(b *testing.B) {
	var s strings.Builder
	for _, c := range benchLines {
		s.WriteString(c)
		s.WriteString("\n\n")
	}
	text := s.String()
	ref := Ref{Date: edtf.FromDay(edtf.Civil(2018, 6, 7))}
	b.SetBytes(int64(len(text)))
	b.ReportAllocs()
	for b.Loop() {
		Find(text, ref)
	}
}

// benchLines are as dense in dates as a common report.
var benchLines = []string{
	"PORT VESK (Agency) – President Orlan Vesk received the foreign minister of the neighbouring republic on Tuesday, the press service of the government said. The sides discussed the state of bilateral relations, cooperation in trade, energy and transport, as well as the schedule of contacts at the highest level.",
	"The minister put the trade of the two neighbours at $2.4 billion for 2017, a tenth more than a year earlier. He underlined that the construction of the railway, which began in June 2016, would be finished by the end of next year.",
	"“We attach great importance to the development of ties with our neighbours and are ready to support joint initiatives in agriculture, machine building and tourism,” he said. According to him, 52 projects worth $21 billion are being carried out within the framework of the programme, of which nine have already been launched.",
	"Following the talks, the parties signed a memorandum of understanding on cooperation in the field of standardisation, an agreement on the mutual recognition of documents on education, and a protocol on phytosanitary requirements for the export of grain and rapeseed.",
}

func TestSpansAreWithinTheText(t *testing.T) {
	for _, file := range []string{"news.txt"} {
		for _, c := range readNews(t, file) {
			check(t, c.text, Find(c.text, c.ref))
			check(t, c.text, Find(c.text, Ref{}))
			check(t, c.text, Find(c.text, Ref{Date: date(t, "2018-06?")}))
		}
	}
}
