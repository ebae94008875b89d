package prose

import "testing"

func TestLanguageByLettersAndSmallWords(t *testing.T) {
	for _, c := range []struct{ want, text string }{
		{"en", "The council of Vale said on Friday that the bridge will be closed for repairs in autumn, and that a ferry will be run by the town."},
		{"fr", "Le conseil de Valbourg a annoncé vendredi que le pont sur la rivière sera fermé pour des travaux en automne et qu'un bac sera mis en place par la ville, selon un communiqué."},
		{"de", "Der Rat von Neustadt hat am Freitag mitgeteilt, dass die Brücke über den Fluss im Herbst wegen der Arbeiten gesperrt wird und eine Fähre von der Stadt eingesetzt werden soll."},
		{"es", "El consejo de Villanueva anunció el viernes que el puente sobre el río se cerrará en otoño para las obras y que la ciudad pondrá un barco para los vecinos, según un comunicado."},
		{"it", "Il consiglio di Vallebuona ha annunciato venerdì che il ponte sul fiume sarà chiuso in autunno per i lavori e che la città metterà a disposizione un traghetto per gli abitanti della zona."},
		{"pt", "O conselho de Vila Boa anunciou na sexta-feira que a ponte sobre o rio será fechada no outono para as obras e que a cidade vai pôr um barco à disposição dos moradores, segundo uma nota."},
		{"tr", "Belediye meclisi cuma günü yaptığı açıklamada nehir üzerindeki köprünün sonbaharda onarım için kapatılacağını ve şehir tarafından bir vapur seferi düzenleneceğini bildirdi. Yeni köprü daha sonra açılacak."},
		{"uz", "Shahar kengashi juma kuni daryo ustidagi ko‘prik kuzda ta’mirlash uchun yopilishi va shahar tomonidan parom qo‘yilishi haqida ma’lum qildi. Bu ish uch oy davom etadi, yangi ko‘prik esa keyingi yilda bo‘ladi."},
		{"uz-Cyrl", "Шаҳар кенгаши жума куни дарё устидаги кўприк кузда таъмирлаш учун ёпилиши ва шаҳар томонидан паром қўйилиши ҳақида маълум қилди."},
		{"kk", "Қала кеңесі жұма күні өзен үстіндегі көпір күзде жөндеуге жабылатынын және қала паром іске қосатынын мәлімдеді."},
		{"kk-Latn", "Qala keñesi juma küni özen üstindegi köpir küzde jöndeuge jabylatynyn jäne qala parom iske qosatynyn mälimdedi. Bul turaly bir joly osy jyly da aitylğan bolatyn, sonymen qatar jaña köpir üşin qarjy bölinedi dep jazdy."},
		{"ky", "Шаардык кеңеш жума күнү дарыянын үстүндөгү көпүрө күзүндө оңдоо үчүн жабыларын жана шаар паром коёрун билдирди."},
		{"ru", "Городской совет сообщил в пятницу, что мост через реку осенью закроют на ремонт, а город пустит паром."},
		{"uk", "Міська рада повідомила у п'ятницю, що міст через річку восени закриють на ремонт, а місто пустить пором для її жителів."},
		{"be", "Гарадскі савет паведаміў у пятніцу, што мост праз раку ўвосень закрыюць на рамонт, а горад пусціць паром для ўсіх жыхароў."},
		{"zh", "市议会星期五宣布，河上的桥将于秋天关闭维修，市政府将安排渡轮。"},
		{"und", "Vale 3 Ellis 4, Brovik, Muster, Sample."},
		{"und", "Lorem ipsum dolor sit amet consectetur adipiscing elit sed do eiusmod tempor incididunt ut labore."},
	} {
		if got := Language(c.text); got != c.want {
			t.Errorf("%s for %q, want %s", got, c.text, c.want)
		}
	}
}

func TestAParagraphInAnotherLanguageIsKnown(t *testing.T) {
	const (
		en = "The council of Vale said on Friday that the bridge will be closed for repairs in autumn, and that a ferry will be run by the town."
		ru = "Городской совет сообщил в пятницу, что мост через реку осенью закроют на ремонт, а город пустит паром."
		kk = "Қала кеңесі жұма күні өзен үстіндегі көпір күзде жөндеуге жабылатынын және қала паром іске қосатынын мәлімдеді."
		zh = "市议会星期五宣布，河上的桥将于秋天关闭维修，市政府将安排渡轮。"
		fr = "Le conseil de Valbourg a annoncé vendredi que le pont sur la rivière sera fermé pour des travaux en automne et qu'un bac sera mis en place par la ville."
	)
	for _, c := range []struct{ paragraph, of, want string }{
		{ru, "en", "ru"}, {kk, "en", "kk"}, {zh, "en", "zh"}, {fr, "en", "fr"},
		{en, "ru", "en"}, {kk, "ru", "kk"}, {ru, "kk", "ru"}, {en, "zh", "en"}, {zh, "ru", "zh"}, {en, "fr", "en"},
		{en, "en", ""}, {en, "en-GB", ""}, {ru, "ru", ""}, {kk, "kk-Cyrl", ""}, {zh, "zh-Hans", ""}, {fr, "fr", ""},
		{"Мост закроют.", "en", ""}, // too short to tell
		{"The mayor, Анна Примерова, said in Port Ellis that the ferry would be late in the spring.", "en", ""},
		{"Ada Brovik, Carl Dremov, Ida Quill, Port Ellis, Strandholm, Velmora, Ostrand, Sound Link", "en", ""},
		{en, "", ""},
	} {
		if got := Foreign(c.paragraph, c.of); got != c.want {
			t.Errorf("in a text of %q: %q, want %q: %s", c.of, got, c.want, c.paragraph)
		}
	}
}
