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
		wantEvents(t, c.claim, n, c.want)
		if len(n.Mentions) > 0 {
			t.Errorf("%s: strangers are no mentions: %v", c.claim, n.Mentions)
		}
	}
}

// All people and countries are invented but for some names of states, which the program knows.
func TestRussianEventsOfStrangersAreTold(t *testing.T) {
	a := newRoom(nil)
	for _, c := range []struct {
		claim, text string
		want        []string
	}{
		{"offices agree with the names behind them, and names are given in the nominative",
			"Министр иностранных дел Чили Иво Лодкин 6 мая встретился с министром торговли Перу Гретой Моховой.",
			[]string{`= *meeting held 2031-05-06 resolved -: "Иво Лодкин" "Грета Мохова"`}},
		{"the nearest office is another's",
			"Пресс-секретарь президента Чили Ян Вольский встретился с советником короля Марокко Отто Керном.",
			[]string{`= *meeting held 2031-05-08~ default -: "Ян Вольский" "Отто Керн"`}},
		{"a land that nobody knows",
			"Президент Остранда Карл Дремов принял главу МИД Вельморы Нильса Ховена.",
			[]string{`= *meeting held 2031-05-08~ default -: host:"Карл Дремов" guest:"Нильс Ховен"`}},
		{"the family name again, and an office that only one holds",
			"Президент Чили Карл Дремов прибыл в Перу. Вчера Дремов провёл переговоры с премьер-министром Перу Гретой Моховой. Завтра президент Чили встретится с Отто Керном.",
			[]string{`= *visit held 2031-05-08~ default -: guest:"Карл Дремов"`, `= meeting held 2031-05-07 resolved -: "Карл Дремов" "Грета Мохова"`, `= meeting announced 2031-05-09 resolved -: "Карл Дремов" "Отто Керн"`}},
		{"somebody of a high office whom nobody names",
			"Министр иностранных дел Чили Иво Лодкин встретился с президентом Перу.",
			[]string{`= *meeting held 2031-05-08~ default -: "Иво Лодкин" "президент Перу"`}},
		{"a list behind one office",
			"Президент Чили Карл Дремов провёл встречи с президентами Перу Яном Вольским, Боливии Отто Керном и Эквадора Хуго Лундом.",
			[]string{`= *meeting held 2031-05-08~ default -: "Карл Дремов" "Ян Вольский" "Отто Керн" "Хуго Лунд"`}},
		{"a delegation and its head; initials",
			"Премьер-министр Чили К. Дремов принял делегацию Перу во главе с министром энергетики Яном Вольским.",
			[]string{`= *meeting held 2031-05-08~ default -: host:"К. Дремов" guest:"Ян Вольский"`}},
		{"letters of credence",
			"Посол Перу Ян Вольский вручил верительные грамоты президенту Чили Карлу Дремову.",
			[]string{`= *meeting held 2031-05-08~ default -: host:"Карл Дремов" guest:"Ян Вольский"`}},
		{"nouns for what took place, and for what is ahead",
			"Телефонный разговор президента Чили Карла Дремова с премьер-министром Перу Гретой Моховой состоялся 6 мая. Официальный визит Греты Моховой в Чили состоится 20 мая.",
			[]string{`= *call held 2031-05-06 resolved -: "Карл Дремов" "Грета Мохова"`, `= visit/official visit announced 2031-05-20 resolved -: guest:"Грета Мохова"`}},
		{"plans, of somebody told of before the clause",
			"Министр торговли Чили Иво Лодкин намерен посетить Перу, где он проведёт переговоры с министром финансов Яном Вольским.",
			[]string{`= *visit announced - - -: guest:"Иво Лодкин"`, `= *meeting announced - - -: "Иво Лодкин" "Ян Вольский"`}},
		{"who came by the way",
			"Министр торговли Чили Иво Лодкин, прибывший в Перу, встретился с Яном Вольским, министром финансов.",
			[]string{`= *visit held 2031-05-08~ default -: guest:"Иво Лодкин"`, `= *meeting held 2031-05-08~ default -: "Иво Лодкин" "Ян Вольский"`}},
		{"somebody's family, a resignation, a body and one's own country",
			"Министр торговли Чили Иво Лодкин встретился с семьёй президента Перу Яна Вольского. Президент Чили Карл Дремов принял отставку министра финансов Яна Керна. Карл Дремов посетил Чили.",
			nil},
		{"in another clause is another subject",
			"Иво Лодкин, министр торговли, отметил, что президент страны посетит Перу.",
			nil},
	} {
		n := a.notes(&article.Article{Body: c.text, Date: on("2031-05-08"), Lang: "ru"})
		wantEvents(t, c.claim, n, c.want)
	}
}

// wantEvents compares the events of a report with lines, and looks for a stranger's id in
// what is shown of them.
func wantEvents(t *testing.T, claim string, n notes, want []string) {
	t.Helper()
	var got []string
	for i := range n.Events {
		e := &n.Events[i]
		got = append(got, eventLine(e))
		if strings.Contains(e.Title+e.Place+e.Country, reading.Strange) {
			t.Errorf("%s: %+v", claim, e)
		}
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("%s: %s", claim, diff)
	}
}
