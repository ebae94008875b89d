package grammar

import (
	"strings"
	"unicode/utf8"
)

// RussianOffice is a noun for an office in one of its forms: the noun as a list has it,
// and the cases that the form can be, a bit for each, nominative (0), genitive, dative,
// accusative, instrumental, prepositional; of one holder and of several.
type RussianOffice struct {
	Noun      string
	One, Many uint8
	High      bool // whoever holds it is as good as named by it and a land: "президент Франции"
}

// Nouns for offices by how they are declined. With a capital letter those of which a
// country has one.
const (
	hardOffices = `Президент Министр Премьер-министр Премьер Канцлер Вице-президент Вице-премьер Вице-министр Вице-канцлер Султан Эмир Шейх Принц Император Спикер
		Вице-спикер Генсек директор гендиректор губернатор депутат сенатор аким мэр генерал консул генконсул лидер советник помощник начальник эксперт аналитик политолог
		экономист ректор профессор академик прокурор генпрокурор омбудсмен координатор спецпосланник посланник господин патриарх социолог юрист адвокат историк
		корреспондент журналист менеджер постпред зампред комиссар еврокомиссар экс-президент экс-премьер экс-министр`
	softOffices = `Король Госсекретарь Генсекретарь Замгоссекретарь Председатель секретарь пресс-секретарь представитель спецпредставитель заместитель руководитель сопредседатель
		вице-председатель зампредседатель учитель писатель предприниматель основатель`
	womenOffices = `Глава госпожа вице-глава замглава`
	adjOffices   = `Председательствующий заведующий управляющий уполномоченный командующий главнокомандующий`
	stillOffices = `замминистра замглавы замакима атташе г-н г-жа`
)

// russianOffices are all forms of the nouns.
var russianOffices = func() map[string]RussianOffice {
	m := map[string]RussianOffice{}
	each := func(nouns string, cut int, one, many [6]string) {
		for w := range strings.FieldsSeq(nouns) {
			noun := strings.ToLower(w)
			stem := noun[:len(noun)-cut]
			for c := range 6 {
				for n, ends := range [...][6]string{one, many} {
					if ends[c] == "-" {
						continue
					}
					form := stem + ends[c]
					if strings.HasSuffix(form, "кы") {
						form = strings.TrimSuffix(form, "ы") + "и"
					}
					x := m[form]
					if x.Noun != "" && x.Noun != noun {
						continue
					}
					x.Noun, x.High = noun, UpperFirst(w)
					if n == 0 {
						x.One |= 1 << c
					} else {
						x.Many |= 1 << c
					}
					m[form] = x
				}
			}
		}
	}
	none := [6]string{"-", "-", "-", "-", "-", "-"}
	each(hardOffices, 0, [6]string{"", "а", "у", "а", "ом", "е"}, [6]string{"ы", "ов", "ам", "ов", "ами", "ах"})
	each("принц", 0, none, [6]string{"-", "ев", "-", "ев", "-", "-"})
	each(softOffices, len("ь"), [6]string{"ь", "я", "ю", "я", "ем", "е"}, [6]string{"и", "ей", "ям", "ей", "ями", "ях"})
	each(womenOffices, len("а"), [6]string{"а", "ы", "е", "у", "ой", "е"}, [6]string{"ы", "-", "ам", "-", "ами", "ах"})
	each("коллега", len("а"), [6]string{"а", "и", "е", "у", "ой", "е"}, [6]string{"и", "-", "ам", "-", "ами", "ах"})
	each(adjOffices, len("ий"), [6]string{"ий", "его", "ему", "его", "им", "ем"}, none)
	each("уполномоченный", len("ый"), [6]string{"ый", "ого", "ому", "ого", "ым", "ом"}, none)
	each(stillOffices, 0, [6]string{"", "", "", "", "", ""}, none)
	each("Посол", len("ол"), [6]string{"ол", "ла", "лу", "ла", "лом", "-"}, [6]string{"лы", "лов", "лам", "лов", "лами", "лах"})
	for _, w := range [...]string{"госсекретарь", "секретарь", "пресс-секретарь", "генсекретарь", "король"} { // the stress on the ending
		each(w, len("ь"), [6]string{"ь", "я", "ю", "я", "ём", "е"}, none)
	}
	return m
}()

// RussianOfficeOf looks a word in small letters up; its Noun is "" where it is none.
func RussianOfficeOf(w string) RussianOffice { return russianOffices[w] }

// Oblique reports a form that is no nominative of one holder.
func (o RussianOffice) Oblique() bool { return o.One&1 == 0 }

// RussianVerb reports a word in small letters that ends as a verb of Russian with a
// subject does: "встретился", "обсудили", "сообщает".
func RussianVerb(w string) bool {
	switch w {
	case "дел", "дела", "отдел", "отдела", "раздела", "капитала", "канала", "материала", "персонала", "генерала", "филиала", "потенциала", "журнала", "журнал", "трибунала",
		"села", "тыла", "совет", "комитет", "факультет", "университет", "кабинет", "бюджет", "мажилис", "терминала", "арсенала", "недели", "цели", "модели", "аудит", "кредит", "лет":
		return false
	}
	for _, end := range [...]string{"лся", "лась", "лись", "лось", "ет", "ит", "ёт", "ут", "ют", "ят", "ется", "ится", "утся", "ются", "ятся"} {
		if strings.HasSuffix(w, end) {
			return true
		}
	}
	for _, end := range [...]string{"л", "ла", "ли", "ло"} {
		if stem, ok := strings.CutSuffix(w, end); ok {
			r, _ := utf8.DecodeLastRuneInString(stem)
			return strings.ContainsRune("аеёиоуыюя", r)
		}
	}
	return false
}
