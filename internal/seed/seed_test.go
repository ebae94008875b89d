package seed

import (
	"crypto/sha256"
	"fmt"
	"strings"
	"testing"
	"unicode/utf16"
	"unicode/utf8"

	"dateline/internal/prose"
)

// encode writes text in a legacy charset by turning prose.Decode round, one
// character at a time; what the charset lacks becomes '?'.
func encode(t testing.TB, text, enc string) []byte {
	t.Helper()
	if enc == "utf-16le" || enc == "utf-16be" {
		var b []byte
		for _, u := range utf16.Encode([]rune(text)) {
			if enc == "utf-16le" {
				b = append(b, byte(u), byte(u>>8))
			} else {
				b = append(b, byte(u>>8), byte(u))
			}
		}
		return b
	}
	table := map[rune][]byte{}
	put := func(b ...byte) {
		s, err := prose.Decode(b, enc)
		if err != nil {
			t.Fatal(err)
		}
		if r, n := utf8.DecodeRuneInString(s); n == len(s) && r != utf8.RuneError && table[r] == nil {
			table[r] = append([]byte{}, b...)
		}
	}
	for c := 0x80; c < 0x100; c++ {
		put(byte(c))
	}
	switch enc {
	case "gb18030", "big5", "shift_jis", "euc-kr":
		for l := 0x81; l < 0xFF; l++ {
			for c := 0x40; c < 0xFF; c++ {
				put(byte(l), byte(c))
			}
		}
	}
	var b []byte
	for _, r := range text {
		switch {
		case r < 0x80:
			b = append(b, byte(r))
		case table[r] != nil:
			b = append(b, table[r]...)
		default:
			b = append(b, '?')
		}
	}
	return b
}

const (
	english  = "The minister of roads, Mr Björn Löfqvist, said “the bridge” – the café’s old one – will reopen on 3 May.\nNo other crossing is planned.\n"
	russian  = "Министр дорог Аркадий Выдуманов сообщил, что новый мост через реку Синюю откроют третьего мая.\nДругих переправ не планируется.\n"
	chinese  = "新华社北京六月十二日电 道路部长今天表示,新桥将于五月三日通车,并感谢所有参加建设的工人。\n目前没有其他桥梁的计划。\n"
	taiwan   = "道路部長今天表示,新橋將於五月三日通車,並感謝所有參加建設的工人。目前沒有其他橋樑的計畫,請大家注意安全。\n"
	korean   = "도로부 장관은 오늘 새 다리가 오월 삼일에 개통될 것이라고 말했다. 다른 다리의 계획은 없다고 한다.\n"
	japanese = "道路大臣は今日、新しい橋が五月三日に開通すると発表しました。ほかの橋の計画はありません。\n"
)

func TestEncodingIsFound(t *testing.T) {
	for _, c := range []struct{ enc, text string }{
		{"windows-1252", english}, {"windows-1251", russian}, {"koi8-r", russian}, {"ibm866", russian},
		{"windows-1251", "Kazinform – " + russian}, {"gb18030", chinese}, {"big5", taiwan}, {"euc-kr", korean}, {"shift_jis", japanese},
		{"utf-16le", english}, {"utf-16be", english}, {"utf-16le", russian}, {"utf-16be", russian}, {"utf-16le", chinese},
	} {
		b := encode(t, c.text, c.enc)
		raw, l := Read("a.txt", b)
		if raw.Encoding != c.enc || raw.Text != c.text {
			t.Errorf("%s: read as %s (%.2f): %q %v", c.enc, raw.Encoding, raw.Certainty, raw.Text, l)
			continue
		}
		if raw.Certainty < 0.5 {
			t.Errorf("%s: certainty %.2f", c.enc, raw.Certainty)
		}
		for i, r := range raw.Text { // every offset leads back to its own character
			from, to := raw.Offset(i), raw.Offset(i+utf8.RuneLen(r))
			if got := string(encode(t, string(r), c.enc)); string(b[from:to]) != got {
				t.Fatalf("%s: %q at %d is bytes %d:%d of the file, which hold %q", c.enc, r, i, from, to, b[from:to])
			}
		}
	}
}

func TestUTF8(t *testing.T) {
	for _, c := range []struct {
		name, in, text string
		codes          string
		certainty      float64
	}{
		{"plain", "A bridge.\n", "A bridge.\n", "", 1},
		{"mark", "\uFEFFМост.\r\n", "Мост.\r\n", "", 1},
		{"cut in the last character", "Новый мост открыт\xD0", "Новый мост открыт\uFFFD", "seed/damaged", 0.8},
		{"one stray byte", strings.Repeat("Мост. ", 20) + "\x93ok", strings.Repeat("Мост. ", 20) + "\uFFFDok", "seed/damaged", 0.8},
		{"two stray bytes and one dash", "The bridge – old and \xFF\xFE narrow.", "The bridge – old and \uFFFD\uFFFD narrow.", "seed/damaged", 0.8},
		{"stray zero", strings.Repeat("A long enough text. ", 100) + "\x00", strings.Repeat("A long enough text. ", 100) + "\x00", "", 1},
		{"misread once", "The minister â€œsaidâ€ it", "The minister â€œsaidâ€ it", "seed/mojibake", 1},
	} {
		raw, l := Read("a.txt", []byte(c.in))
		var codes []string
		for _, d := range l {
			codes = append(codes, d.Code)
			if d.Hint == "" {
				t.Errorf("%s: %s has no hint", c.name, d.Code)
			}
		}
		if raw.Text != c.text || strings.Join(codes, " ") != c.codes || raw.Certainty != c.certainty || raw.Encoding != "utf-8" {
			t.Errorf("%s: %+q %v %v", c.name, raw.Text, codes, raw.Certainty)
		}
		if got := raw.SHA256; got != fmt.Sprintf("%x", sha256.Sum256([]byte(c.in))) {
			t.Errorf("%s: sha256 %s", c.name, got)
		}
		if raw.Offset(len(raw.Text)) != len(c.in) {
			t.Errorf("%s: the end of the text is byte %d of %d", c.name, raw.Offset(len(raw.Text)), len(c.in))
		}
	}
}

func TestSetAsideWithAReason(t *testing.T) {
	for name, c := range map[string]struct{ in, code string }{
		"nothing":        {"", "seed/empty"},
		"spaces":         {" \n\t\r\n", "seed/empty"},
		"mark and space": {"\uFEFF \n", "seed/empty"},
		"no-break space": {"\u00A0\n\u3000", "seed/empty"},
		"huge":           {strings.Repeat("a", MaxBytes+1), "seed/huge"},
		"png":            {"\x89PNG\r\n\x1A\n\x00\x00", "seed/binary"},
		"pdf":            {"%PDF-1.7\n", "seed/binary"},
		"zip":            {"PK\x03\x04abc", "seed/binary"},
		"zeros":          {strings.Repeat("ab\x00\x00\x00", 20), "seed/binary"},
		"controls":       {strings.Repeat("\x01\x02a", 20), "seed/binary"},
	} {
		raw, l := Read("a.txt", []byte(c.in))
		if raw.Text != "" || len(l) != 1 || l[0].Code != c.code || l[0].Hint == "" {
			t.Errorf("%s: %q %v", name, raw.Text, l)
		}
	}
	for in, want := range map[string]string{"A bridge\nopens\x00.": "a.txt:2:6", "\x01\x02\x03a": "a.txt:1:1"} {
		if _, l := Read("a.txt", []byte(in)); len(l) != 1 || l[0].Pos.String() != want {
			t.Errorf("%q: %v, want %s", in, l, want)
		}
	}
}

func FuzzRead(f *testing.F) {
	for _, s := range []string{english, russian, chinese, "\xFF\xFEa\x00", "\x00a\x00b", "\xE0\xE1", "a\x80\x81\x82\x30\x81\x30"} {
		f.Add([]byte(s))
	}
	f.Add(encode(f, chinese, "gb18030"))
	f.Add(encode(f, japanese, "shift_jis"))
	f.Fuzz(func(t *testing.T, b []byte) {
		raw, l := Read("a", b)
		if (raw.Text == "") != (len(l) > 0 && (l[0].Code == "seed/empty" || l[0].Code == "seed/binary" || l[0].Code == "seed/huge")) {
			t.Fatalf("text %q with %v", raw.Text, l)
		}
		if !utf8.ValidString(raw.Text) {
			t.Fatal("text is not UTF-8")
		}
		last := 0
		for i := range raw.Text {
			o := raw.Offset(i)
			if o < last || o > len(b) {
				t.Fatalf("offset %d at %d after %d of %d", o, i, last, len(b))
			}
			last = o
		}
	})
}

func BenchmarkRead(b *testing.B) {
	for _, enc := range []string{"utf-8", "windows-1251"} {
		b.Run(enc, func(b *testing.B) {
			in := []byte(strings.Repeat(russian, 30))
			if enc != "utf-8" {
				in = encode(b, strings.Repeat(russian, 30), enc)
			}
			b.SetBytes(int64(len(in)))
			for b.Loop() {
				Read("a", in)
			}
		})
	}
}
