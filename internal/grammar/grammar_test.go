package grammar

import (
	"strings"
	"testing"
	"unicode/utf8"

	"dateline/internal/prose"
)

// read is a text that says when at each stretch between braces, and names
// somebody at each between brackets.
func read(marked string) *Text {
	var b strings.Builder
	var times, names []prose.Span
	for _, c := range marked {
		switch c {
		case '{':
			times = append(times, prose.Span{Start: b.Len()})
		case '}':
			times[len(times)-1].End = b.Len()
		case '[':
			names = append(names, prose.Span{Start: b.Len()})
		case ']':
			names[len(names)-1].End = b.Len()
		default:
			b.WriteRune(c)
		}
	}
	x := new(Text)
	x.Read("What a text held before is gone.\n\nAll of it.")
	x.Read(b.String())
	x.Times, x.Names = times, names
	return x
}

// between is the text of the tokens [a,b).
func between(x *Text, a, b int) string {
	if a >= b {
		return ""
	}
	return x.Body[x.Toks[a].Start:x.Toks[b-1].End]
}

func TestANounPhraseEndsWhereTheNextThingBegins(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"He went home", "He"},
		{"Deputy Minister of Trade Bo Carrow said", "Deputy Minister of Trade Bo Carrow"},
		{"the head of the agency, a pilot, said", "the head of the agency"},
		{"the envoy to Borduria left", "the envoy to Borduria"},
		{"Resident Envoy in Borduria Ada Vale.", "Resident Envoy in Borduria Ada Vale"},
		{"Resident Envoy in Borduria Monday.", "Resident Envoy"},
		{"Bo “The Ferryman” Carrow said", "Bo “The Ferryman” Carrow"},
		{"Ada A. Vale told", "Ada A. Vale"},
		{"the trade ministry spokesman on Monday", "the trade ministry spokesman"},
		{"the", ""},
		{", he", ""},
	} {
		x := read(c.text)
		if got := between(x, 0, x.NounPhrase(0, len(x.Toks))); got != c.want {
			t.Errorf("%s: %q, want %q", c.text, got, c.want)
		}
	}
}

func TestTheSubjectStandsBehindWhatOpensASentence(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"The minister spoke.", "The minister"},
		{"On Monday, the minister spoke.", "the minister"},
		{"According to Bo Carrow, it is late.", "Bo Carrow"},
		{"As Carrow noted, it is late.", "Carrow"},
		{"Asked about the border, Carrow left.", "Carrow"},
		{"BRASK -- Carrow, opening the dock, spoke.", "Carrow"},
		{"Hours later, Carrow left.", "Carrow"},
		{"Congratulating Norland on its feast, Carrow left.", "Carrow"},
		{"{Over the past year} he grew rich.", "he"},
		{"In Ames, Borduria, Carrow spoke.", "Carrow"},
		{"In Ames, [Borduria], Carrow spoke.", "Borduria"}, // a person of that name
		{"", ""},
	} {
		x := read(c.text)
		got := ""
		if a, e, ok := x.FirstPhrase(0, len(x.Toks)); ok {
			got = between(x, a, e)
		}
		if got != c.want {
			t.Errorf("%s: %q, want %q", c.text, got, c.want)
		}
	}
}

func TestAVerbOfSayingIsKnownInItsPlace(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"Carrow said no.", "said"},
		{"He notes that the notes are lost.", "notes"},
		{"They say so, and I say so.", "say say"},
		{"“No,” he shot back.", "shot"},
		{"Said Street is long.", ""},
		{"The two states are at peace.", ""},
	} {
		x := read(c.text)
		var got []string
		for k := range x.Toks {
			if x.CueAt(k)&CueWord != 0 {
				got = append(got, x.Word(k))
			}
		}
		if got := strings.Join(got, " "); got != c.want {
			t.Errorf("%s: %q, want %q", c.text, got, c.want)
		}
	}
}

func TestWordsAreLookedUpInAnyCase(t *testing.T) {
	for _, c := range []struct {
		word   string
		roles  Role
		traits Trait
		tells  Trigger
	}{
		{"Monday", TimeWord, Listed | Nameless | Weekday, NoTrigger},
		{"MONDAY’S", TimeWord, 0, NoTrigger},
		{"Sept", TimeWord, Listed | Nameless | Month, NoTrigger},
		{"May", Auxiliary, Listed | Nameless | Month, NoTrigger},
		{"Сказал", CueWord, Listed, NoTrigger},
		{"the", Determiner, Listed | Nameless, NoTrigger},
		{"seven", NumberWord, Listed | Numbering, NoTrigger},
		{"Convened", 0, Listed, GatherVerb},
		{"TÊTE-À-TÊTE", 0, Listed, AudienceNoun},
		{"carrow", 0, 0, NoTrigger},
		{"", 0, 0, NoTrigger},
	} {
		if got, want := LexemeOf(c.word), (Lexeme{c.roles, c.traits, c.tells}); got != want {
			t.Errorf("%s: %b, want %b", c.word, got, want)
		}
	}
}

func BenchmarkRead(b *testing.B) {
	body := strings.Repeat("On Monday, the minister (of trade) said “no” to the twelve\ncompanies: \"We shall go on with our plan,\" he said. Bo Carrow's men say it’s late.\n\n", 100)
	b.SetBytes(int64(len(body)))
	x := new(Text)
	for b.Loop() {
		x.Read(body)
	}
}

// FuzzText reads a text in the room of another, and asks it for phrases
// everywhere.
func FuzzText(f *testing.F) {
	f.Add("On Monday, the minister (of trade) said “no”.\n\nBo \"The Ferryman\" Carrow's men say it’s late -- 5 of 7.", 3, 9)
	f.Add("В понедельник министр сказал: «нет» — 12 % ‘the’ of, to and", 0, 4)
	x := new(Text)
	f.Fuzz(func(t *testing.T, body string, from, to int) {
		if !utf8.ValidString(body) {
			return
		}
		x.Read(body)
		if from >= 0 && from < to && to <= len(body) {
			x.Times = append(x.Times, prose.Span{Start: from, End: to})
			x.Names = append(x.Names, prose.Span{Start: from, End: to})
		}
		n, last := len(x.Toks), 0
		if len(x.Lows) != n || len(x.Lex) != n {
			t.Fatalf("%d tokens, %d in small letters, %d lexemes", n, len(x.Lows), len(x.Lex))
		}
		for i, s := range x.Sents {
			if s.First < last || s.Last < s.First || s.Last > n || s.Para >= len(x.Paras) || !x.Paras[s.Para].Contains(s.Span) {
				t.Fatalf("sentence %d: %+v", i, s)
			}
			last = s.Last
		}
		for k := range n {
			if e := x.NounPhrase(k, n); e < k || e > n {
				t.Fatalf("noun phrase %d to %d of %d", k, e, n)
			}
			if a, e, ok := x.FirstPhrase(k, n); ok && (a < k || e < a || e > n) {
				t.Fatalf("subject %d to %d of %d to %d", a, e, k, n)
			}
			x.CueAt(k)
			x.LastName(k, n)
			x.Personal(k, min(n, k+4))
			x.TimeAt(x.Toks[k].Start)
		}
	})
}
