package mention

import (
	"slices"
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
		got := declined(name)
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
