package event

import (
	"strings"
	"testing"

	"dateline/internal/article"
	"dateline/internal/reading"

	"github.com/google/go-cmp/cmp"
)

// All people and countries are invented.
func TestEventsOfStrangersAreTold(t *testing.T) {
	a := newRoom(nil)
	for _, c := range []struct {
		claim, text string
		want        []string
	}{
		{"an office before the name, and the family name alone",
			"Bordurian Foreign Minister Bo Lund held talks with Minister of Trade of the Republic of Syldavia Greta Mohn on Tuesday. Lund also met with President Anders Pohl.",
			[]string{`= *meeting held 2031-05-06 resolved -: "Bo Lund" "Greta Mohn"`, `= meeting held 2031-05-06~ default -: "Bo Lund" "Anders Pohl"`}},
		{"an office behind the name",
			"Bo Lund, the foreign minister of Borduria, met with his Syldavian counterpart, Greta Mohn, in Szohod.",
			[]string{`= *meeting held 2031-05-08~ default -: "Bo Lund" "Greta Mohn"`}},
		{"several at once",
			"The Bordurian minister met with his Syldavian and Norlandic counterparts, Greta Mohn and Jens van der Aa, on May 6.",
			[]string{`= *meeting held 2031-05-06 resolved -: "The Bordurian minister" "Greta Mohn" "Jens van der Aa"`}},
		{"a visit to where nobody has been yet",
			"Prime Minister Greta Mohn arrived in Szohod on Tuesday. She will pay an official visit to Norland next week.",
			[]string{`= *visit held 2031-05-06 resolved -: guest:"Greta Mohn"`, `= visit/official visit announced 2031-05-12/2031-05-18 resolved -: guest:"Greta Mohn"`}},
		{"a courtesy call, and a call for something",
			"Foreign Minister Greta Mohn called on President Otto Kern on May 6. Opposition leader Karin Voss called on Prime Minister Bo Lund to resign.",
			[]string{`= *meeting held 2031-05-06 resolved -: "Greta Mohn" "Otto Kern"`}},
		{"sitting down with a field's envoy",
			"Finance Minister Sven Ode sat down with climate envoy Rosa Marin on May 6.",
			[]string{`= *meeting held 2031-05-06 resolved -: "Sven Ode" "Rosa Marin"`}},
		{"signed somewhere, by somebody",
			"An agreement on taxes was signed in Szohod on May 6 by Finance Minister Sven Ode and Ambassador Tomas Brandt.",
			[]string{`= *signing held 2031-05-06 resolved -: signatory:"Sven Ode" signatory:"Tomas Brandt"`}},
		{"names of words of two letters",
			"Foreign Minister Bo Ek met with Trade Minister Yi Oz on May 6. The farewell was by Mr. Oz.",
			[]string{`= *meeting held 2031-05-06 resolved -: "Bo Ek" "Yi Oz"`}},
		{"styles of letters are none of a name",
			"The President of Borduria, H.E. Bo Lund, met with H.E. Greta Mohn, Prime Minister of Syldavia, on May 6.",
			[]string{`= *meeting held 2031-05-06 resolved -: "Bo Lund" "Greta Mohn"`}},
		{"styles of other tongues",
			"Foreign Minister Datuk Bo Lund met Trade Minister Engr. Greta Mohn on May 6.",
			[]string{`= *meeting held 2031-05-06 resolved -: "Bo Lund" "Greta Mohn"`}},
		{"institutions are nobody",
			"The Secretary General of the United Nations Security Council Committee met Foreign Affairs Ministry staff. The Governor of New Wales Province said so.",
			nil},
	} {
		n := a.notes(&article.Article{Body: c.text, Date: on("2031-05-08"), Lang: "en"})
		var got []string
		for i := range n.Events {
			e := &n.Events[i]
			got = append(got, eventLine(e))
			if strings.Contains(e.Title+e.Place+e.Country, reading.Strange) {
				t.Errorf("%s: %+v", c.claim, e)
			}
		}
		if diff := cmp.Diff(c.want, got); diff != "" {
			t.Errorf("%s: %s", c.claim, diff)
		}
		if len(n.Mentions) > 0 {
			t.Errorf("%s: strangers are no mentions: %v", c.claim, n.Mentions)
		}
	}
}
