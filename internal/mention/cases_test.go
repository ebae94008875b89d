package mention

import (
	"slices"
	"strings"
	"testing"
)

func TestNamesInRussianCases(t *testing.T) {
	for name, forms := range map[string][]string{
		"Карл Дремов":      {"Карла Дремова", "Карлу Дремову", "Карлом Дремовым"},
		"Ада Бровик":       {"Ады Бровик", "Аде Бровик", "Адой Бровик"}, // a woman's name stays
		"Зундский переход": {"Зундского перехода", "Зундскому переходу", "Зундским переходом"},
		"Год моря":         {"Года моря", "Годом моря"},
		"Sound Link":       nil,
	} {
		got := Declined(name)
		for _, f := range forms {
			if !slices.Contains(got, f) {
				t.Errorf("%s: no form %q in %q", name, f, got)
			}
		}
		if forms == nil && len(got) != 1 {
			t.Errorf("%s: forms %q of a name in other letters", name, got)
		}
	}
}

func TestNamesInTheRussianNominative(t *testing.T) {
	for _, c := range []struct {
		name string
		in   Case
		want string // "" where the words do not show the case
	}{
		{"Карлом Дремовым", Instrumental, "Карл Дремов"},
		{"Сергея Вольского", Genitive, "Сергей Вольский"},
		{"Игорем Лунем", Instrumental, "Игорь Лунь"},
		{"Дмитрию Отто", Dative, "Дмитрий Отто"},
		{"Адой Бровик", Instrumental, "Ада Бровик"},
		{"Ады Бровик", Genitive, "Ада Бровик"},
		{"Марией Лодкиной", Instrumental, "Мария Лодкина"},
		{"Анне Моховой", Dative, "Анна Мохова"},
		{"Айгуль Моховой", Genitive, "Айгуль Мохова"},
		{"Павлом Ёлкиным", Instrumental, "Павел Ёлкин"},
		{"Юсуфом бин Карамом", Instrumental, "Юсуф бин Карам"},
		{"Тимо Ристо", Instrumental, "Тимо Ристо"},
		{"Ли Вэнем", Instrumental, "Ли Вэнь"},
		{"К. Дремова", Genitive, "К. Дремов"},
		{"Карл Дремов", Nominative, "Карл Дремов"},
		{"Карл Дремов", Genitive, ""},
		{"Карлом Дремовым", Nominative, ""},
		{"Дарья Мохова", Genitive, ""},
		{"Верховного Суда", Nominative, ""},
		{"Северной Осетии", Genitive, ""},
	} {
		name, ok := InNominative(strings.Fields(c.name), c.in)
		if got := strings.Join(name, " "); ok != (c.want != "") || ok && got != c.want {
			t.Errorf("%s in case %d: %q %v, want %q", c.name, c.in, got, ok, c.want)
		}
	}
}
