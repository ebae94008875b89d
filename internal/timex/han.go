package timex

import (
	"strconv"
	"strings"
)

const hanDigits = "一二三四五六七八九"

// lexHan reads the longest word of the lexicon, or a number in ideographs,
// that text begins with. Chinese has no spaces: what the word would be part of
// is looked at in [notWords].
// named means that a year or a time stands right before.
func lexHan(text string, r rune, named bool) (t tok, n int) {
	if v, k := hanYear(text); k > 0 {
		return tok{kind: kNum, class: cNum, n: int32(v), nd: 4}, k
	}
	if strings.HasPrefix(text, "一季度") || strings.HasPrefix(text, "二季度") || strings.HasPrefix(text, "三季度") || strings.HasPrefix(text, "四季度") {
		e := lexicon.entries[lexicon.Find(text[:len("一季度")])]
		return tok{kind: kHan, class: e.class, val: e.val}, len("一季度")
	}
	if v, k := hanNumber(text); k > 0 {
		rest := text[k:]
		for _, u := range []string{"年", "个", "天", "周", "小时", "分钟", "季度", "多年", "余年", "世纪"} {
			if strings.HasPrefix(rest, u) {
				return tok{kind: kHan, class: cCountF, val: int16(v)}, k
			}
		}
		if dayHan(rest, named) && v <= 31 {
			return tok{kind: kNum, class: cNum, n: int32(v), nd: uint8(len(strconv.Itoa(v)))}, k
		}
		if k == len("一") && v < 7 {
			return tok{kind: kHan, class: cDigitF, val: int16(v)}, k // perhaps a weekday's: 上周五
		}
		return t, 0
	}
	if !lexicon.han[r] {
		return t, 0
	}
	for k := min(lexicon.hanLongest, len(text)); k >= 3; k -= 3 {
		e := lexicon.entries[lexicon.Find(text[:k])]
		if e.class == cNone {
			continue
		}
		for _, w := range notWords {
			if strings.HasPrefix(text, w) && len(w) > k {
				return t, 0
			}
		}
		return tok{kind: kHan, class: e.class, val: e.val, lex: e.flag}, k
	}
	return t, 0
}

// hanYear reads a year whose digits are ideographs: 二〇一八年, 二零一八年.
func hanYear(text string) (year, n int) {
	for range 4 {
		if len(text) < n+3 {
			return 0, 0
		}
		d := strings.Index("〇零一二三四五六七八九", text[n:n+3])
		if d < 0 || d%3 != 0 {
			return 0, 0
		}
		year, n = 10*year+max(d/3-1, 0), n+3
	}
	if year < 1000 || year > 2999 || !strings.HasPrefix(text[n:], "年") {
		return 0, 0
	}
	return year, n
}

// dayHan reports whether a number in ideographs before rest is that of a month or a
// day: behind a year or another time, or 六 in 六月十日. October is also a revolution.
func dayHan(rest string, named bool) bool {
	month, ok := strings.CutPrefix(rest, "月")
	if !ok {
		return named && strings.HasPrefix(rest, "日")
	}
	_, k := hanNumber(month)
	return named || k > 0 && strings.HasPrefix(month[k:], "日") || strings.HasPrefix(month, "初") || strings.HasPrefix(month, "份")
}

// notWords begin as words for times do.
var notWords = []string{
	"周边", "周围", "周年", "周密", "周到", "周刊", "周期", "前往", "前景", "前提", "前线", "前进", "前所", "前沿", "前列", "前后", "前途", "前身", "前夕", "后续", "后果",
	"后来", "后方", "后勤", "后备", "多方", "多边", "多次", "多种", "多个", "多样", "数字", "数据", "数量", "数百", "数千", "数十", "几乎", "天然", "天津", "天山", "天空",
	"天文", "天下", "星期刊", "晚会", "晚年", "晚报", "晚餐", "晚些", "晚点", "晚期", "晚霞", "晚宴", "晚稻", "晚婚", "晚辈", "未来感", "周恩来",
}

// hanNumber reads a number below a hundred in ideographs: 三, 十二, 二十五, 两.
func hanNumber(text string) (v, n int) {
	digit := func(s string) int {
		if strings.HasPrefix(s, "两") {
			return 2
		}
		if len(s) < 3 {
			return 0
		}
		if i := strings.Index(hanDigits, s[:3]); i >= 0 && i%3 == 0 {
			return i/3 + 1
		}
		return 0
	}
	if d := digit(text); d > 0 {
		v, n = d, 3
	}
	if strings.HasPrefix(text[n:], "十") {
		if v == 0 {
			v = 1
		}
		v, n = v*10, n+3
		if d := digit(text[n:]); d > 0 {
			v, n = v+d, n+3
		}
	}
	return v, n
}
