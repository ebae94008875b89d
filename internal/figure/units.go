package figure

import (
	"strings"
)

// unit is what a number counts in.
type unit struct {
	code string // ISO 4217, "percent", an SI symbol
	kind unitKind
	exp  int // decimal places to shift: a cent is 10^-2 dollars
}

type unitKind uint8

const (
	noUnit unitKind = iota
	money
	percent
	measure
)

// unitWords are the units by the words that name them, small letters, one space
// between words. Currency codes are ISO 4217.
var unitWords = func() map[string]unit {
	m := make(map[string]unit, 600)
	for _, l := range [...]struct {
		kind unitKind
		text string
	}{
		{money, `USD: dollar|dollars|us dollar|us dollars|u.s. dollar|u.s. dollars|u.s dollar|u.s dollars|american dollar|american dollars|usd|us$|dlr|dlrs|доллар|доллара|долларов|долл|долларов сша|доллара сша|долларды|долларға|доллардың|доллардан|ақш доллары|ақш долларын|ақш долларына|ақш долларынан
			EUR: euro|euros|eur|евро
			GBP: pound sterling|pounds sterling|british pound|british pounds|gbp|sterling|stg|фунт стерлингов|фунтов стерлингов
			JPY: yen|jpy|japanese yen|иен|иены
			CNY: yuan|cny|rmb|renminbi|chinese yuan|yuan renminbi|юань|юаня|юаней
			RUB: ruble|rubles|rouble|roubles|rub|rur|russian rubles|russian roubles|рубль|рубля|рублей|руб
			KZT: tenge|tenges|kzt|тенге|теңге|теңгені|теңгеге|теңгенің|теңгеден
			INR: inr|indian rupee|indian rupees
			rupee: rupee|rupees
			PKR: pakistani rupee|pakistani rupees|pakistan rupees|pkr
			LKR: sri lankan rupee|sri lankan rupees|lkr
			NPR: nepalese rupees|nepali rupees|npr
			KRW: krw|won|korean won|south korean won
			TRY: turkish lira|turkish liras|lira|liras|try
			UAH: hryvnia|hryvnias|hryvnya|uah|гривен|гривна|гривны
			BYN: belarusian rubles|belarusian roubles|byn
			UZS: uzbek soums|uzbek sums|uzbek som|soum|soums|uzs
			KGS: kyrgyz som|kyrgyz soms|kgs
			TJS: somoni|somonis|tjs
			TMT: turkmen manats|turkmen manat|tmt
			AZN: manat|manats|azerbaijani manats|azn
			GEL: lari|laris|gel
			AMD: amd|armenian drams|drams
			MNT: tugrik|tugriks|tugrug|mnt
			CHF: swiss franc|swiss francs|chf
			FRF: french franc|french francs|frf
			IEP: irish punt|irish punts|punts
			XEU: ecu|ecus|european currency units
			AUD: australian dollar|australian dollars|aud
			CAD: canadian dollar|canadian dollars|cad
			NZD: new zealand dollar|new zealand dollars|nzd
			HKD: hk dollar|hk dollars|hong kong dollar|hong kong dollars|hkd
			SGD: singapore dollar|singapore dollars|singaporean dollars|sgd
			TWD: taiwan dollar|taiwan dollars|new taiwan dollars|twd
			SEK: swedish crown|swedish crowns|swedish krona|swedish kronor|krona|kronor|sek
			NOK: norwegian crown|norwegian crowns|norwegian kroner|nok
			DKK: danish crown|danish crowns|danish kroner|dkk
			CZK: czech crown|czech crowns|czech koruna|czech korunas|koruna|korunas|kč|czk
			PLN: zloty|zlotys|zlotych|zł|pln
			MMK: kyat|kyats|mmk
			LAK: kip|kips|lak
			KHR: riel|riels|khr
			ISK: icelandic krona|icelandic kronur|icelandic krónur|isk
			MKD: denar|denars|mkd
			ALL: lek|leks
			MDL: moldovan lei|mdl
			PYG: guarani|guaranis|guaraníes|pyg
			BOB: boliviano|bolivianos
			UYU: uruguayan pesos|uyu
			AOA: kwanza|kwanzas
			ZMW: kwacha|kwachas|zmw
			MZN: metical|meticais|mzn
			MAD: moroccan dirham|moroccan dirhams
			MVR: rufiyaa|mvr
			AFN: afghani|afghanis|afn
			BTN: ngultrum|ngultrums
			PGK: kina|pgk
			BWP: pula|bwp
			DEM: marks|deutsche mark|d-marks
			HUF: forint|forints|huf
			RON: romanian lei|lei|leu|ron
			BGN: leva|bgn
			AED: dirham|dirhams|aed|uae dirhams|emirati dirhams
			SAR: saudi riyal|saudi riyals|riyal|riyals|sar
			QAR: qatari riyal|qatari riyals|qar
			OMR: omani rial|omani rials|omr
			IRR: iranian rial|iranian rials|irr|toman|tomans
			ILS: shekel|shekels|ils|nis
			EGP: egyptian pound|egyptian pounds|egp
			LBP: lebanese pound|lebanese pounds|lbp
			ZAR: rand|zar|south african rand
			NGN: naira|ngn
			KES: kenyan shillings|kes
			UGX: ugandan shillings|ugx
			TZS: tanzanian shillings|tzs
			GHS: cedi|cedis|ghs
			ETB: birr|etb
			BRL: brazilian real|brazilian reals|brazilian reais|real|reals|reais|brl
			MXN: mexican peso|mexican pesos|mxn
			ARS: argentine peso|argentine pesos|ars
			CLP: chilean peso|chilean pesos|clp
			COP: colombian peso|colombian pesos|cop
			PHP: philippine peso|philippine pesos|php
			PEN: peruvian sol|peruvian soles|pen
			THB: baht|thai baht|thb
			MYR: ringgit|malaysian ringgit|myr
			IDR: rupiah|indonesian rupiah|idr
			VND: dong|vietnamese dong|vnd
			BDT: taka|bdt
			franc: franc|francs
			XOF: cfa franc|cfa francs
			peso: peso|pesos
			crown: crowns
			krone: krone|kroner|крон|кроны|крона
			dinar: dinar|dinars
			KWD: kuwaiti dinar|kuwaiti dinars
			RSD: serbian dinar|serbian dinars
			IQD: iraqi dinar|iraqi dinars
			shilling: shilling|shillings
			rial: rial|rials
			som: som|soms
			drachma: drachma|drachmas
			peseta: peseta|pesetas
			guilder: guilder|guilders
			markka: markka|finnish markka
			deutschmark: deutschmark|deutschmarks|deutsche marks
			NLG: dutch guilder|dutch guilders|netherlands guilders
			HRK: kuna|kunas|croatian kuna
			BTC: bitcoin|bitcoins|btc`},
		{percent, `percent: percent|per cent|pct|pc|procent|percents|процент|процента|процентов|пайыз|пайызға|пайызды|пайызы|пайызын|процентке|процентті|проценті
			percentage point: percentage point|percentage points|ppts|процентный пункт|процентных пункта|процентных пунктов
			basis point: basis point|basis points|bps`},
		{measure, `km: km|kms|kilometer|kilometers|kilometre|kilometres|км|километров|километра
			m: m|meter|meters|metre|metres|метров|метра
			cm: cm|centimeter|centimeters|centimetre|centimetres
			mm: mm|millimeter|millimeters|millimetre|millimetres
			mi: mile|miles
			nmi: nautical mile|nautical miles
			ft: ft|foot|feet
			in: inch|inches
			yd: yard|yards
			km2: square kilometer|square kilometers|square kilometre|square kilometres|sq km|km2|кв км
			m2: square meter|square meters|square metre|square metres|sq m|m2|sqm|кв м
			sq mi: square mile|square miles|sq mile|sq miles|sq mi
			sq ft: square foot|square feet|sq ft|sqft
			ha: ha|hectare|hectares|гектаров|га
			acre: acre|acres
			m3: cubic meter|cubic meters|cubic metre|cubic metres|m3|cu m|куб м|кубометров
			km3: cubic kilometer|cubic kilometers|cubic kilometre|cubic kilometres
			cu ft: cubic foot|cubic feet
			l: l|liter|liters|litre|litres
			ml: ml|milliliter|milliliters|millilitre|millilitres
			dm: dm|decimeter|decimeters|decimetre|decimetres
			mg: mg|milligram|milligrams
			µg: microgram|micrograms|μg
			nm: nanometer|nanometers|nanometre|nanometres
			µm: micron|microns|micrometer|micrometers|micrometre|micrometres|μm
			ms: millisecond|milliseconds
			ly: light year|light years|light-years
			dB: decibel|decibels
			kcal: kilocalories|kcal
			cal: calorie|calories
			J: joule|joules
			GJ: gigajoules
			Bq: becquerel|becquerels
			kt: kiloton|kilotons
			Mt: megaton|megatons|megatonne|megatonnes
			Gt: gigaton|gigatons|gigatonne|gigatonnes
			mpg: mpg|mile per gallon|miles per gallon
			psi: psi|pounds per square inch
			ksi: ksi
			kPa: kpa|kilopascal|kilopascals
			MPa: mpa|megapascal|megapascals
			lb ft: lb ft|pound foot|pound feet
			gal: gallon|gallons
			bbl: barrel|barrels|bbl|barrels of oil|баррелей
			bpd: barrels per day|bpd|barrels a day|barrel a day|barrel per day|barrels of oil per day|barrels of oil a day|barrels of crude a day|barrels of crude per day
			t/ha: tons per hectare|tonnes per hectare|tons a hectare|tonnes a hectare
			c/ha: centners per hectare|centner per hectare|centners a hectare|quintals per hectare
			t: t|ton|tons|tonne|tonnes|metric ton|metric tons|metric tonnes|тонн|тонны|тонна|тоннаға|тоннаны|тоннадан|тоннаны
			kg: kg|kgs|kilogram|kilograms|kilogramme|kilogrammes|kilo|kilos
			g: g|gram|grams|gramme|grammes
			lb: lb|lbs|pound|pounds
			oz: oz|ounce|ounces|troy ounces
			bushel: bushel|bushels
			carat: carat|carats
			W: w|watt|watts
			kW: kw|kilowatt|kilowatts
			MW: mw|megawatt|megawatts|мвт
			GW: gw|gigawatt|gigawatts|гвт
			kWh: kwh|kilowatt-hours|kilowatt hours
			MWh: mwh|megawatt-hours|megawatt hours
			GWh: gwh|gigawatt-hours|gigawatt hours
			TWh: twh|terawatt-hours|terawatt hours
			kV: kv|kilovolt|kilovolts
			V: v|volt|volts
			hp: hp|horsepower|bhp
			PS: ps
			kn: knot|knots
			mAh: mah
			Nm: nm of torque|newton-metres|newton metres
			km/h: kph|kmh|km/h|kilometers per hour|kilometres per hour|kilometers an hour|kilometres an hour
			mph: mph|miles per hour|miles an hour
			Hz: hz|hertz
			kHz: khz|kilohertz
			MP: megapixel|megapixels
			MHz: mhz|megahertz
			GHz: ghz|gigahertz
			MB: mb|megabyte|megabytes
			GB: gb|gigabyte|gigabytes
			TB: tb|terabyte|terabytes
			Mbps: mbps|megabits per second|megabits a second
			Gbps: gbps|gigabits per second|gigabits a second
			°C: degrees celsius|degrees centigrade|degree celsius|celsius|centigrade|degrees c|deg c|degc|deg celsius
			°F: degrees fahrenheit|degree fahrenheit|fahrenheit|degrees f|deg f|degf|deg fahrenheit
			°: degree|degrees|deg
			TEU: teu|teus|twenty-foot equivalent units
			bcm: bcm
			bcf: bcf
			tcf: tcf
			boe: boe|barrels of oil equivalent
			dwt: dwt|deadweight ton|deadweight tons|deadweight tonne|deadweight tonnes
			pt: pint|pints
			qt: quart|quarts
			fl oz: fluid ounce|fluid ounces
			hl: hectolitre|hectolitres|hectoliter|hectoliters
			cl: centilitre|centilitres|centiliter|centiliters
			A: ampere|amperes
			ohm: ohm|ohms
			N: newton|newtons
			lm: lumen|lumens
			rpm: rpm|revolutions per minute
			mSv: millisievert|millisieverts
			acre ft: acre foot|acre feet
			TW: terawatt|terawatts
			Wh: watt hour|watt hours
			KB: kb|kilobyte|kilobytes
			PB: petabyte|petabytes
			BTU: btu|btus|british thermal units
			ppm: ppm|parts per million
			ppb: ppb|parts per billion`},
	} {
		for line := range strings.Lines(l.text) {
			code, words, _ := strings.Cut(strings.TrimSpace(line), ": ")
			for w := range strings.SplitSeq(words, "|") {
				m[w] = unit{code: code, kind: l.kind}
			}
		}
	}
	for _, w := range [...]string{"cent", "cents", "cts", "us cents", "u.s. cents"} {
		m[w] = unit{"USD", money, -2}
	}
	for country, code := range map[string]string{"canadian": "CAD", "australian": "AUD", "euro": "EUR", "hong kong": "HKD", "singapore": "SGD", "new zealand": "NZD"} {
		m[country+" cents"] = unit{code, money, -2}
	}
	for _, c := range [...]string{"usd", "eur", "gbp", "sek", "nok", "dkk", "chf", "aud"} {
		m["m"+c] = unit{strings.ToUpper(c), money, 6}
	}
	m["sen"] = unit{"MYR", money, -2}
	for _, w := range [...]string{"p", "pence", "penny"} {
		m[w] = unit{"GBP", money, -2}
	}
	return m
}()

// hanUnit reads a Chinese unit.
func hanUnit(text string, p int) (unit, int, bool) {
	for _, u := range [...]struct {
		word, code string
		kind       unitKind
	}{
		{"美元", "USD", money}, {"欧元", "EUR", money}, {"日元", "JPY", money}, {"英镑", "GBP", money}, {"卢布", "RUB", money}, {"坚戈", "KZT", money},
		{"人民币", "CNY", money}, {"元", "CNY", money}, {"个百分点", "percentage point", percent}, {"公里", "km", measure}, {"吨", "t", measure},
		{"公斤", "kg", measure}, {"千瓦时", "kWh", measure}, {"千瓦", "kW", measure}, {"立方米", "m3", measure}, {"平方米", "m2", measure}, {"米", "m", measure},
	} {
		if strings.HasPrefix(text[p:], u.word) {
			return unit{u.code, u.kind, 0}, p + len(u.word), false
		}
	}
	return unit{}, p, false
}
