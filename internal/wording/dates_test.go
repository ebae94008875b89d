package wording_test

import (
	"testing"

	"dateline/internal/edtf"
	"dateline/internal/wording"
)

func words(t *testing.T, tag string) wording.Words {
	t.Helper()
	w, known := wording.For(tag)
	if !known {
		t.Fatal(tag, "is not known")
	}
	return w
}

func TestDatesAreSaidAsEachLanguageSaysThem(t *testing.T) {
	for _, c := range []struct{ date, ru, kk, zh string }{
		{"2017-06-07", "7 июня 2017 года", "2017 жылғы 7 маусым", "2017年6月7日"},
		{"2018-06", "июнь 2018 года", "2018 жылғы маусым", "2018年6月"},
		{"2013", "2013 год", "2013 жыл", "2013年"},
		{"2018-06?", "июнь 2018 года, предположительно", "2018 жылғы маусым, болжам бойынша", "2018年6月（存疑）"},
		{"2013~", "примерно 2013 год", "шамамен 2013 жыл", "约2013年"},
		{"2018-06-10/2018-06-12", "10–12 июня 2018 года", "2018 жылғы 10–12 маусым", "2018年6月10日至12日"},
		{"2018-06-30/2018-07-02", "30 июня – 2 июля 2018 года", "2018 жылғы 30 маусым – 2 шілде", "2018年6月30日至7月2日"},
		{"2018-06/2018-09", "июнь–сентябрь 2018 года", "2018 жылғы маусым–қыркүйек", "2018年6月至9月"},
		{"2017-12-30/2018-01-02", "30 декабря 2017 года – 2 января 2018 года", "2017 жылғы 30 желтоқсан – 2018 жылғы 2 қаңтар", "2017年12月30日至2018年1月2日"},
		{"2013/2018", "2013–2018 годы", "2013–2018 жылдар", "2013年至2018年"},
		{"../2019-03-20", "не позднее 20 марта 2019 года", "2019 жылғы 20 наурыздан кешіктірмей", "不晚于2019年3月20日"},
		{"2012/..", "с 2012 года", "2012 жылдан бастап", "自2012年起"},
		{"2012-03/..", "с марта 2012 года", "2012 жылғы наурыздан бастап", "自2012年3月起"},
		{"201X", "2010-е годы", "2010 жылдар", "2010年代"},
		{"19XX", "XX век", "XX ғасыр", "20世纪"},
		{"2018-21", "весна 2018 года", "2018 жылғы көктем", "2018年春季"},
		{"2018-33", "первый квартал 2018 года", "2018 жылғы бірінші тоқсан", "2018年第一季度"},
		{"2018-XX", "2018 год, месяц неизвестен", "2018 жыл, айы белгісіз", "2018年，月份不详"},
		{"[2013,2018]", "2013 год или 2018 год", "2013 жыл немесе 2018 жыл", "2013年或2018年"},
		{"-0043", "44 год до н. э.", "б.з.д. 44 жыл", "公元前44年"},
		{"", "", "", ""},
	} {
		d, err := edtf.Parse(c.date)
		if err != nil && c.date != "" {
			t.Fatal(c.date, err)
		}
		for tag, want := range map[string]string{"ru": c.ru, "kk": c.kk, "zh": c.zh} {
			if got := words(t, tag).Date(d); got != want {
				t.Errorf("%s in %s: %q, want %q", c.date, tag, got, want)
			}
		}
	}
}

func TestWhatIsCountedHasTheFormOfItsNumber(t *testing.T) {
	const text = "%s report|%s reports"
	for _, c := range []struct {
		tag  string
		n    int
		want string
	}{
		{"en", 1, "1 report"}, {"en", 0, "0 reports"}, {"en-GB", 1200, "1,200 reports"},
		{"ru", 1, "1 сообщение"}, {"ru", 2, "2 сообщения"}, {"ru", 5, "5 сообщений"}, {"ru", 11, "11 сообщений"}, {"ru", 14, "14 сообщений"},
		{"ru", 21, "21 сообщение"}, {"ru", 112, "112 сообщений"}, {"ru", 1204, "1204 сообщения"}, {"ru", 12000, "12\u00a0000 сообщений"},
		{"kk", 1, "1 хабар"}, {"kk", 7, "7 хабар"}, {"zh-Hans-CN", 1500, "1,500篇报道"},
	} {
		if got := words(t, c.tag).N(text, c.n); got != c.want {
			t.Errorf("%s: %q, want %q", c.tag, got, c.want)
		}
	}
}

func TestALanguageIsKnownByItsTagAndItsScript(t *testing.T) {
	for tag, want := range map[string]bool{"": true, "en": true, "en-US": true, "ru": true, "RU-ru": true, "kk-Cyrl-KZ": true, "zh": true, "zh-CN": true, "zh-Hans": true,
		"zh-Hant": false, "zh-TW": false, "kk-Latn": false, "fr": false, "rus": false} {
		w, known := wording.For(tag)
		if known != want {
			t.Errorf("%q: known is %v", tag, known)
		}
		if !known && (w.Tag() != "en" || w.T("Timeline") != "Timeline") {
			t.Errorf("%q: the words are not English", tag)
		}
		if known && tag != "" && w.Tag() != tag {
			t.Errorf("%q is declared as %q", tag, w.Tag())
		}
	}
}
