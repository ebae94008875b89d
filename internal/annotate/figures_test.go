package annotate

import (
	"slices"
	"strings"
	"testing"
	"unicode/utf8"
)

func TestFiguresAreSaidByWhoeverIsReportedToSayThem(t *testing.T) {
	for _, c := range []struct {
		text string // {id:Name} is a person whom the roster knows
		want string // who says each figure
	}{
		{"{vale:Vale} noted that exports reached $13.2 billion.", "vale"},
		{"\"We signed 127 documents for a total of $67 billion,\" {vale:Vale} said.", "vale vale"},
		{"Exports reached 13 percent of output, according to {vale:Vale}.", "vale"},
		{"{vale:Vale} opened a plant that makes 600 megawatts.", "-"},
		{"It makes 600 megawatts. {vale:Vale} left. He said exports rose by 5 percent.", "- vale"},
		{"\"The mills are old,\" said {vale:Vale}, noting that 40 percent of them stand still.", "vale"},
		{"\"The mills are old,\" {vale:Vale} said, adding that exports reached $5 billion.", "vale"},
		{"{vale:Vale} told reporters that 30 mills had closed, adding that 5 percent were sold.", "vale vale"},
		{"According to {vale:Vale}, 40 mills stand still.", "vale"},
		{"\"The mills are old,\" {vale:Vale} said. He added that 85,000 jobs were created.", "vale"},
		{"Exports rose by 44 percent, said the Minister of Trade {vale:Ada Vale}.", "vale"},
		{"In his speech, {vale:Vale} recalled that trade grew by 5 percent and reached $3 billion.", "vale vale"},
		{"Trade reached $3 billion, {vale:Vale} said, and may grow to $4 billion.", "vale vale"},
		{"{vale:Vale} pointed out that trade reached $3 billion.", "vale"},
		{"As {vale:Vale} noted, trade reached $3 billion.", "vale"},
		{"{vale:Vale} met {lund:Lund}, who said trade reached $3 billion.", "lund"},
		{"\"The mills are old,\" {vale:Vale} said, while 40 percent of them stand still.", "-"},
		{"{vale:Vale} said the mills were \"older than the bridge itself\" and that 40 percent of them stand still.", "vale"},
		{"{vale:Vale} said 5 percent was lost. It was 6 percent, {lund:Lund} said.", "vale lund"},
	} {
		text, _, people := unmark(c.text, "⟪", "⟫")
		d := readAs(text, people)
		var got []string
		for _, f := range d.figured(d.quotes()) {
			got = append(got, f.SaidBy)
			if f.SaidBy == "" {
				got[len(got)-1] = "-"
			}
		}
		if want := strings.Fields(c.want); !slices.Equal(got, want) {
			t.Errorf("%s: %v, want %v", c.text, got, want)
		}
	}
}

func checkFigures(t *testing.T, text string, fs []Figure, quotes int) {
	last := 0
	for _, f := range fs {
		if f.Start < last || f.End <= f.Start || f.End > len(text) || !utf8.RuneStart(text[f.Start]) || f.End < len(text) && !utf8.RuneStart(text[f.End]) {
			t.Fatalf("span %v after %d of %d", f.Span, last, len(text))
		}
		last = f.End
		if f.Value == "" || f.Unit == "" || f.Rule == "" || f.Confidence <= 0 || f.Confidence > 1 || f.Quote < -1 || f.Quote >= quotes {
			t.Fatalf("%+v", f)
		}
	}
}
