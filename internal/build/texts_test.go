package build

import (
	"strings"
	"testing"
)

func TestTextsAreKeptAsTheyAre(t *testing.T) {
	var all texts
	var want, got []string
	for i := range 3000 {
		s := strings.Repeat(string(rune('a'+i%26)), i*i%500)
		if i == 1500 {
			s = strings.Repeat("long", textRoom)
		}
		want, got = append(want, s), append(got, all.text(s))
		want, got = append(want, s), append(got, all.name(s))
	}
	for i := range want {
		if got[i] != want[i] {
			t.Fatalf("the text %d of %d bytes is another", i, len(want[i]))
		}
	}
	name := "amber-road"
	all.name(name)
	if n := testing.AllocsPerRun(10, func() { all.name(name) }); n > 0 {
		t.Errorf("a name that is known is kept again")
	}
}
