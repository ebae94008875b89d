package roster

import "strings"

// RussianStates are [States] by what Russian reports call them, in the nominative; the
// names are those of the other list. A word in capitals alone has no cases.
func RussianStates() []State {
	var out []State
	for line := range strings.SplitSeq(strings.TrimSpace(russianStates), "\n") {
		name, others, _ := strings.Cut(line, ":")
		others, capital, _ := strings.Cut(others, ";")
		out = append(out, State{Name: strings.TrimSpace(name), Others: listed(others), Capital: listed(capital)})
	}
	return out
}

// russianStates has a country a line, and its capital after ";".
const russianStates = `
Afghanistan: Афганистан; Кабул
Albania: Албания; Тирана
Algeria: Алжир
Andorra: Андорра
Angola: Ангола
Antigua and Barbuda: Антигуа и Барбуда
Argentina: Аргентина; Буэнос-Айрес
Armenia: Армения; Ереван
Australia: Австралия; Канберра
Austria: Австрия; Вена
Azerbaijan: Азербайджан; Баку
Bahamas: Багамы
Bahrain: Бахрейн; Манама
Bangladesh: Бангладеш; Дакка
Barbados: Барбадос
Belarus: Беларусь, Белоруссия; Минск
Belgium: Бельгия; Брюссель
Belize: Белиз
Benin: Бенин
Bhutan: Бутан
Bolivia: Боливия
Bosnia and Herzegovina: Босния, Босния и Герцеговина; Сараево
Botswana: Ботсвана
Brazil: Бразилия
Brunei: Бруней
Bulgaria: Болгария; София
Burkina Faso: Буркина-Фасо
Burundi: Бурунди
Cambodia: Камбоджа; Пномпень
Cameroon: Камерун
Canada: Канада; Оттава
Cape Verde: Кабо-Верде
Chad: Чад
Chile: Чили
China: Китай, КНР; Пекин
Colombia: Колумбия
Congo: Конго, ДРК
Costa Rica: Коста-Рика
Croatia: Хорватия; Загреб
Cuba: Куба; Гавана
Cyprus: Кипр; Никосия
Czech Republic: Чехия; Прага
Denmark: Дания; Копенгаген
Djibouti: Джибути
Dominican Republic: Доминикана
Ecuador: Эквадор
Egypt: Египет; Каир
El Salvador: Сальвадор
Equatorial Guinea: Экваториальная Гвинея
Eritrea: Эритрея
Estonia: Эстония; Таллин
Ethiopia: Эфиопия; Аддис-Абеба
Fiji: Фиджи
Finland: Финляндия; Хельсинки
France: Франция; Париж
Gabon: Габон
Gambia: Гамбия
Georgia: Грузия; Тбилиси
Germany: Германия, ФРГ; Берлин
Ghana: Гана
Greece: Греция; Афины
Guatemala: Гватемала
Guinea: Гвинея
Guinea-Bissau: Гвинея-Бисау
Guyana: Гайана
Haiti: Гаити
Honduras: Гондурас
Hungary: Венгрия; Будапешт
Iceland: Исландия
India: Индия; Нью-Дели
Indonesia: Индонезия; Джакарта
Iran: Иран, ИРИ; Тегеран
Iraq: Ирак; Багдад
Ireland: Ирландия; Дублин
Israel: Израиль
Italy: Италия; Рим
Ivory Coast: Кот-д’Ивуар, Кот-д'Ивуар
Jamaica: Ямайка
Japan: Япония; Токио
Jordan: Иордания; Амман
Kazakhstan: Казахстан; Астана
Kenya: Кения; Найроби
Kosovo: Косово
Kuwait: Кувейт
Kyrgyzstan: Кыргызстан, Киргизия; Бишкек
Laos: Лаос
Latvia: Латвия; Рига
Lebanon: Ливан; Бейрут
Liberia: Либерия
Libya: Ливия; Триполи
Liechtenstein: Лихтенштейн
Lithuania: Литва; Вильнюс
Luxembourg: Люксембург
Madagascar: Мадагаскар
Malawi: Малави
Malaysia: Малайзия; Куала-Лумпур
Mali: Мали
Malta: Мальта
Mauritania: Мавритания
Mauritius: Маврикий
Mexico: Мексика; Мехико
Moldova: Молдова, Молдавия; Кишинёв, Кишинев
Monaco: Монако
Mongolia: Монголия; Улан-Батор
Montenegro: Черногория; Подгорица
Morocco: Марокко; Рабат
Mozambique: Мозамбик
Myanmar: Мьянма; Нейпьидо
Namibia: Намибия
Nepal: Непал; Катманду
Netherlands: Нидерланды, Нидерландов, Нидерландам, Нидерландах, Голландия; Гаага
New Zealand: Новая Зеландия
Nicaragua: Никарагуа
Niger: Нигер
Nigeria: Нигерия
North Korea: Северная Корея, КНДР; Пхеньян
North Macedonia: Северная Македония, Македония; Скопье
Norway: Норвегия; Осло
Oman: Оман; Маскат
Pakistan: Пакистан; Исламабад
Palestine: Палестина
Panama: Панама
Paraguay: Парагвай
Peru: Перу
Philippines: Филиппины, Филиппин, Филиппинам, Филиппинах; Манила
Poland: Польша, Польши; Варшава
Portugal: Португалия; Лиссабон
Qatar: Катар; Доха
Romania: Румыния; Бухарест
Russia: Россия, РФ, Российская Федерация; Москва
Rwanda: Руанда
San Marino: Сан-Марино
Saudi Arabia: Саудовская Аравия; Эр-Рияд
Senegal: Сенегал
Serbia: Сербия; Белград
Sierra Leone: Сьерра-Леоне
Singapore: Сингапур
Slovakia: Словакия; Братислава
Slovenia: Словения; Любляна
Somalia: Сомали
South Africa: ЮАР
South Korea: Южная Корея, Республика Корея, Республики Корея; Сеул
South Sudan: Южный Судан
Spain: Испания; Мадрид
Sri Lanka: Шри-Ланка, Шри-Ланки
Sudan: Судан
Suriname: Суринам
Sweden: Швеция; Стокгольм
Switzerland: Швейцария; Берн
Syria: Сирия; Дамаск
Taiwan: Тайвань
Tajikistan: Таджикистан; Душанбе
Tanzania: Танзания
Thailand: Таиланд; Бангкок
Togo: Того
Tunisia: Тунис
Turkey: Турция; Анкара
Turkmenistan: Туркменистан, Туркмения; Ашхабад
Uganda: Уганда
Ukraine: Украина; Киев
United Arab Emirates: ОАЭ; Абу-Даби
United Kingdom: Великобритания, Британия; Лондон
United States: США, Соединённые Штаты Америки, Соединенные Штаты Америки, Соединённых Штатов Америки, Соединенных Штатов Америки, Соединённые Штаты, Соединенные Штаты, Соединённых Штатов, Соединенных Штатов; Вашингтон
Uruguay: Уругвай
Uzbekistan: Узбекистан; Ташкент
Vatican: Ватикан
Venezuela: Венесуэла; Каракас
Vietnam: Вьетнам; Ханой
Yemen: Йемен; Сана
Zambia: Замбия
Zimbabwe: Зимбабве
England: Англия
Scotland: Шотландия
Wales: Уэльс
Hong Kong: Гонконг
`
