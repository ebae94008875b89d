package timex

import "strings"

// nearTime is a word that is a time by itself: вчера, былтыр, 去年.
type nearTime struct {
	words    string
	unit     int
	off      int
	tod      string
	ref      int  // of a reference: now, lately, soon
	anchored bool // counts from the last date named
}

var nearTimes = [...]nearTime{
	{words: "сегодня сегодняшний сегодняшняя сегодняшнее сегодняшнего сегодняшней сегодняшнем сегодняшнюю бүгін бүгінгі бүгінде бүгіннен бүгінге 今天 今日", unit: uDay},
	{words: "вчера вчерашний вчерашняя вчерашнее вчерашнего вчерашней вчерашнем вчерашнюю кеше кешегі кешеден 昨天 昨日", unit: uDay, off: -1},
	{words: "завтра завтрашний завтрашняя завтрашнее завтрашнего завтрашней завтрашнем завтрашнюю ертең ертеңгі ертеңге ертеңнен 明天 明日", unit: uDay, off: 1},
	{words: "позавчера алдыңгүні 前天", unit: uDay, off: -2},
	{words: "послезавтра бүрсігүні 后天", unit: uDay, off: 2},
	{words: "накануне", unit: uDay, off: -1, anchored: true},
	{words: "当天 当日 同日 同一天", unit: uDay, anchored: true},
	{words: "次日 翌日 第二天", unit: uDay, off: 1, anchored: true},
	{words: "前一天 前一日", unit: uDay, off: -1, anchored: true},
	{words: "今早 今晨", unit: uDay, tod: "TMO"},
	{words: "今晚 今夜", unit: uDay, tod: "TNI"},
	{words: "昨晚 昨夜", unit: uDay, off: -1, tod: "TNI"},
	{words: "明晚", unit: uDay, off: 1, tod: "TNI"},
	{words: "本周 这周 本星期 这星期 这一周", unit: uWeek},
	{words: "上周 上星期 上个星期", unit: uWeek, off: -1},
	{words: "下周 下星期 下个星期", unit: uWeek, off: 1},
	{words: "本周末 这个周末", unit: uWeekend},
	{words: "上周末 上个周末", unit: uWeekend, off: -1},
	{words: "下周末", unit: uWeekend, off: 1},
	{words: "本月 这个月 当月", unit: uMonth},
	{words: "上月 上个月", unit: uMonth, off: -1},
	{words: "下月 下个月", unit: uMonth, off: 1},
	{words: "биыл биылғы биылдан биылдың 今年 本年度", unit: uYear},
	{words: "былтыр былтырғы былтырдан 去年", unit: uYear, off: -1},
	{words: "明年", unit: uYear, off: 1},
	{words: "前年", unit: uYear, off: -2},
	{words: "后年", unit: uYear, off: 2},
	{words: "同年 当年", unit: uYear, anchored: true},
	{words: "次年 翌年", unit: uYear, off: 1, anchored: true},
	{words: "本世纪", unit: uCentury},
	{words: "上世纪", unit: uCentury, off: -1},
	{words: "сейчас теперь ныне қазір 目前 当前 现在 如今 眼下", ref: refPresent},
	{words: "недавно жақында жуырда таяуда 近日 近期 日前 最近 近来 近年 近年来 近几年 近些年 此前不久", ref: refPast},
	{words: "вскоре болашақта 不久 不久后 今后 未来 将来", ref: refFuture},
}

// foreignWords lists, for each class and value, words in small letters.
var foreignWords = [...]struct {
	class class
	val   int16
	flag  uint8
	words string
}{
	{cPhraseF, 0, 0, "ежегодно ежемесячно еженедельно ежедневно күнделікті каждый каждую каждое настоящее настоящий данный скором последнее ближайшее ближайшем қазіргі жақын 每"},
	{cRelF, rLast, 0, "прошлый прошлая прошлое прошлого прошлой прошлую прошлом прошлым прошлые прошлых минувший минувшим минувшая минувшего минувшей минувшую минувшем минувшие минувших өткен"},
	{cRelF, rNext, 0, "следующий следующим следующая следующее следующего следующей следующую следующем следующие следующих будущий будущим будущего будущей будущую будущем келесі келер"},
	{cRelF, rThis, 0, "этот этим эта этого этой эту этом эти этих текущий текущим текущая текущего текущей текущую текущем нынешний нынешним нынешняя нынешнего нынешней нынешнюю нынешнем осы ағымдағы"},
	{cRelF, rPrevious, 0, "предыдущий предыдущая предыдущего предыдущей предыдущую предыдущем предыдущие алдыңғы"},
	{cRelF, rPast, 0, "последний последняя последнего последнюю последние последних соңғы"},
	{cRelF, rComing, 0, "ближайший ближайшая ближайшего ближайшей ближайшую ближайшем ближайшие ближайших предстоящий предстоящую предстоящие предстоящей алдағы таяудағы"},
	{cRelF, rSame, 0, "тот та то того той ту том сол"},
	{cUnitF, uDay, 0, "день дня дню днём днем дне күн күні күнде күнгі күнге күннен 天"},
	{cUnitF, uDay | plural, 0, "дни дней дням днями днях сутки суток сутках күндері"},
	{cUnitF, uWeek, 0, "неделя неделе неделю неделей апта аптада аптаның аптадағы аптаға аптадан 周 星期 个星期"},
	{cUnitF, uWeek | plural, 0, "недели недель неделям неделями неделях апталары"},
	{cUnitF, uWeekend, 0, "выходные выходных"},
	{cUnitF, uMonth, 0, "месяц месяца месяцу месяцем месяце ай айда айы айдың айдағы айға айдан айында айынан 个月"},
	{cUnitF, uMonth | plural, 0, "месяцы месяцев месяцам месяцах айлары айларында"},
	{cUnitF, uQuarter, 0, "квартал квартала квартале тоқсан тоқсанда тоқсанында 季度"},
	{cUnitF, uQuarter | plural, 0, "кварталы кварталов"},
	{cUnitF, uHalf, 0, "полугодие полугодия полугодии половина половины половине половину жартысы жартысында жартыжылдық жартыжылдықта жартыжылдығында"},
	{cUnitF, uYear, 0, "годом жылда"},
	{cUnitF, uYear | plural, 0, "годы годов годам годах лет жылдары жылдарда жылдарда жылдардағы"},
	{cUnitF, uDecade, 0, "десятилетие десятилетия десятилетии онжылдық онжылдықта"},
	{cUnitF, uDecade | plural, 0, "десятилетий десятилетиях"},
	{cUnitF, uCentury, 0, "век века веке столетие столетия столетии ғасыр ғасырда 世纪"},
	{cUnitF, uHour, 0, "час часа сағат сағатқа 小时 个小时"},
	{cUnitF, uHour | plural, 0, "часов часы"},
	{cUnitF, uMinute, 0, "минута минуты минуту минут 分钟"},
	{cDayF, 1, 0, "понедельник понедельника понедельнику дүйсенбі"}, {cDayF, 1, oblique, "дүйсенбіде дүйсенбідегі 周一 星期一"},
	{cDayF, 2, 0, "вторник вторника вторнику сейсенбі"}, {cDayF, 2, oblique, "сейсенбіде сейсенбідегі 周二 星期二"},
	{cDayF, 3, 0, "среда среды среду среде сәрсенбі"}, {cDayF, 3, oblique, "сәрсенбіде сәрсенбідегі 周三 星期三"},
	{cDayF, 4, 0, "четверг четверга четвергу бейсенбі"}, {cDayF, 4, oblique, "бейсенбіде бейсенбідегі 周四 星期四"},
	{cDayF, 5, 0, "пятница пятницы пятницу пятнице жұма"}, {cDayF, 5, oblique, "жұмада 周五 星期五"},
	{cDayF, 6, 0, "суббота субботы субботу субботе сенбі"}, {cDayF, 6, oblique, "сенбіде 周六 星期六"},
	{cDayF, 7, 0, "воскресенье воскресенья воскресенью жексенбі"}, {cDayF, 7, oblique, "жексенбіде 周日 周天 星期日 星期天"},
	{cCountF, 1, 0, "один одна одного одной одну одному бір"}, {cCountF, 2, 0, "два две двух двумя двум екі"}, {cCountF, 3, 0, "три трёх трех тремя трём трем үш"},
	{cCountF, 4, 0, "четыре четырёх четырех четырём четырем төрт"}, {cCountF, 5, 0, "пять пяти бес"}, {cCountF, 6, 0, "шесть шести алты"},
	{cCountF, 7, 0, "семь семи жеті"}, {cCountF, 8, 0, "восемь восьми сегіз"}, {cCountF, 9, 0, "девять девяти тоғыз"},
	{cCountF, 10, 0, "десять десяти он"}, {cCountF, 12, 0, "двенадцать"}, {cCountF, 15, 0, "пятнадцать"},
	{cCountF, 20, 0, "двадцать двадцати жиырма"}, {cCountF, 30, 0, "тридцать тридцати отыз"},
	{cCountF, 0, 0, "несколько нескольких бірнеше 几 数 多"},
	{cAgoF, -1, 0, "назад бұрын 前 之前 以前"}, {cAgoF, 1, 0, "кейін соң 后 之后 以后"}, {cAgoF, 2, 0, "через спустя"},
	{cPartF, pMorning, 0, "утром утра таңертең таңертеңгі 早上 上午 早晨 凌晨"}, {cPartF, pAfternoon, 0, "下午 午后"},
	{cPartF, pEvening, 0, "вечером вечера кешке кешкі 晚上 傍晚 晚间 晚"}, {cPartF, pNight, 0, "ночью ночи түнде 夜间 深夜"},
	{cEdgeF, 0, 0, "начало начала началу начале конец конца концу конце середина середины середине"},
	{cOrdF, 1, 0, "первые первых алғашқы первый первого первом первое первая первой первую бірінші"}, {cOrdF, 2, 0, "второй второго втором второе вторая екінші"},
	{cOrdF, 3, 0, "третий третьего третьем третьей үшінші"}, {cOrdF, 4, 0, "четвёртый четвертый четвёртого четвертого четвёртом четвертом төртінші"},
	{cSeasonF, 21, 0, "весна весны весну"}, {cSeasonF, 21, oblique, "весной көктемде көктемінде 春季 春天"},
	{cSeasonF, 22, 0, "лето лета"}, {cSeasonF, 22, oblique, "летом жазда жазында 夏季 夏天"},
	{cSeasonF, 23, 0, "осень осени"}, {cSeasonF, 23, oblique, "осенью күзде күзінде 秋季 秋天"},
	{cSeasonF, 24, 0, "зима зимы зиму"}, {cSeasonF, 24, oblique, "зимой қыста қысында 冬季 冬天"},
	{cPeriodF, 33, 0, "第一季度 一季度 首季"}, {cPeriodF, 34, 0, "第二季度 二季度"}, {cPeriodF, 35, 0, "第三季度 三季度"}, {cPeriodF, 36, 0, "第四季度 四季度"},
	{cPeriodF, 40, 0, "上半年"}, {cPeriodF, 41, 0, "下半年"},
}

// locatives are the forms of months that say "in" it, the Russian one with a
// preposition: июне, маусымда.
var locatives = [12]string{
	"январе қаңтарда", "феврале ақпанда", "марте наурызда", "апреле сәуірде", "мае мамырда", "июне маусымда",
	"июле шілдеде", "августе тамызда", "сентябре қыркүйекте", "октябре қазанда", "ноябре қарашада", "декабре желтоқсанда",
}

// kazakhMonths are forms of months that go with a year or a day before them: "in
// its", "from its", "from", "of"; the first may stand alone.
var kazakhMonths = [12]string{
	"қаңтарында қаңтарынан қаңтардан қаңтардың", "ақпанында ақпанынан ақпаннан ақпанның", "наурызында наурызынан наурыздан наурыздың",
	"сәуірінде сәуірінен сәуірден сәуірдің", "мамырында мамырынан мамырдан мамырдың", "маусымында маусымынан маусымнан маусымның",
	"шілдесінде шілдесінен шілдеден шілденің", "тамызында тамызынан тамыздан тамыздың", "қыркүйегінде қыркүйегінен қыркүйектен қыркүйектің",
	"қазанында қазанынан қазаннан қазанның", "қарашасында қарашасынан қарашадан қарашаның", "желтоқсанында желтоқсанынан желтоқсаннан желтоқсанның",
}

// foreignPhrases are references of two words.
var foreignPhrases = map[string]int{
	"настоящее время": refPresent, "данный момент": refPresent, "настоящий момент": refPresent, "эти дни": refPresent, "қазіргі уақытта": refPresent, "қазіргі таңда": refPresent, "осы күндері": refPresent,
	"ближайшее время": refFuture, "ближайшем будущем": refFuture, "скором времени": refFuture, "жақын арада": refFuture, "жақын уақытта": refFuture, "последнее время": refPast, "соңғы уақытта": refPast,
}

// foreignEvery are words that say how often; the unit of each.
var foreignEvery = map[string]int{"ежегодно": uYear, "ежемесячно": uMonth, "еженедельно": uWeek, "ежедневно": uDay, "күнделікті": uDay}

// foreignFuture are words that say that what a sentence tells is still to come.
var foreignFuture = set(`пройдет пройдёт пройдут состоится состоятся посетит планирует планируется запланирован запланирована запланировано
	намечен намечена намечено прибудет проведет проведёт проведут будет будут предстоит ожидается встретится встретятся
	откроется начнется начнётся примет прилетит отправится вступит өтеді болады жоспарланған келеді барады ашылады`)

// foreignPrepositions are those after which a weekday is a time.
var foreignPrepositions = set("в во на до с со к ко после по")

// foreignSpans are words before a bare span of time.
var foreignSpans = set("за течение около более почти менее на продлится продлился продлилась длился длилась длилось длились продолжался продолжались заняло заняла заняли займет займёт шли")

// addForeign adds the words of Russian, Kazakh and Chinese to the lexicon.
func (x *lexis) addForeign() {
	for i, e := range nearTimes {
		for _, w := range strings.Fields(e.words) {
			x.add(w, entry{cNear, 0, int16(i)})
		}
	}
	for _, e := range foreignWords {
		for _, w := range strings.Fields(e.words) {
			x.add(w, entry{e.class, e.flag, e.val})
		}
	}
	for i, ws := range kazakhMonths {
		for k, w := range strings.Fields(ws) {
			flag := uint8(oblique)
			if k == 0 {
				flag |= alone
			}
			x.add(w, entry{cForeign, flag, int16(i + 1)})
		}
	}
	for i, ws := range locatives {
		ru, kk, _ := strings.Cut(ws, " ")
		x.add(ru, entry{cForeign, oblique, int16(i + 1)})
		x.add(kk, entry{cForeign, oblique | alone, int16(i + 1)})
	}
}
