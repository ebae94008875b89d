package mention

import "strings"

// class is what the rules for names know of a word, as a set.
type class uint32

const (
	cHonor  class = 1 << iota // "Mr."
	cThe                      // the definite article
	cDet                      // other determiners: "a", "his": no office stands for its holder after them
	cPrep                     // prepositions
	cFunc                     // small words that may begin a sentence, in capitals there
	cDay                      // days and months
	cBody                     // what an office has that is not its holder: "press service", "post"
	cThing                    // what is named after people: "University"
	cMod                      // makes another office of an office: "former"
	cBecome                   // words after which an office is said of somebody: "elected", "as"
	cSay                      // verbs of speech
	cKindOf                   // nouns that go with the name of an initiative
	cPort                     // what ministers are for
	cState                    // forms of state: "Republic" in "the Republic of …"
	cOwn                      // the country of the report itself: "the country"
	cAnd
	cOf
	cTo
	cVerb // other verbs that follow a subject in headlines and leads
	cAccording
	cHe   // "he", "she"
	cCoin // money that a country's name beside it tells apart: "US dollars", "долларов США"
	cRank // what stands with the name of somebody of rank: "Emir Sheikh Karam Zahid"
)

var lexicon = []struct {
	class
	words string
}{
	{cHonor, "mr mrs ms miss mx sir dr prof professor madam madame mme monsieur lord lady dame comrade excellency господин госпожа"},
	{cRank, "sheikh shaikh sheikha sayyid haji datuk dato tan sri tun samdech general gen lieutenant lt colonel col maj"},
	{cThe, "the"},
	{cDet, "a an any each every no some his her their our my your its another this that these those which whose"},
	{cPrep, "of to with by for from between against on at in than about among after before during over under toward towards via through without into upon and or от к с со для из у о об на в во по при"},
	{cFunc, `the a an in on at as by for from with after before during while when where what who why how if but and or so yet however also meanwhile
		earlier later then now today yesterday tomorrow according both each some many most all several such to of since under among following speaking moreover
		furthermore additionally did do does is are was were not no between despite although though because once until over about last next other another
		he she it they we i you this that these those there his her its their our my only even still here besides instead thus hence
		asked told thanks like unlike within without per via upon whether neither either nor
		в во на по он она они это как также при для с со к за после кроме однако ранее об о от из у и а но если когда так что`},
	{cDay, `monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september october november december
		jan feb mar apr jun jul aug sep sept oct nov dec mon tue tues wed thu thurs fri sat sun`},
	{cBody, `press office administration secretariat website site residence palace staff cabinet foundation fund spokesman spokeswoman spokesperson spokespeople
		aide aides adviser advisers advisor advisors assistant assistants secretary representative representatives envoy service post position duties candidacy role title
		term presidency apparatus protocol bureau chief executive account page channel team entourage deputy guard security bodyguard
		служба службы службе администрация администрации администрацию канцелярия канцелярии секретарь секретаря советник советника помощник помощника
		резиденция резиденции`},
	{cThing, `university airport foundation fund center centre school schools street avenue prize award thought square stadium institute library palace doctrine museum
		academy college hospital park road boulevard bridge theater theatre cup hotel house tower mosque church cathedral lyceum medal order`},
	{cMod, "former ex late then acting deputy vice first interim outgoing incoming future next previous new old elect designate honorary associate assistant under onetime ousted deposed exiled would co"},
	{cBecome, "as elected become becomes became becoming appointed named was is be been being were are remains remained elect election elections candidate running called inaugurated sworn reelected"},
	{cSay, `said says told tells asked asks added adds noted notes stressed stresses wrote writes replied explained explains exclaimed answered concluded continued recalled
		remarked declared declares insisted warned warns emphasized emphasised emphasizes emphasises underlined underlines underscored highlighted stated states announced announces
		observed pointed reminded mentioned believes thinks argued argues claimed acknowledged admitted confirmed reiterated urged vowed pledged suggested commented reported
		сказал сказала заявил заявила отметил отметила подчеркнул подчеркнула добавил добавила сообщил сообщила напомнил напомнила`},
	{cKindOf, "initiative initiatives program programme project strategy policy plan concept megaproject campaign framework railway corridor route"},
	{cPort, `foreign external affairs defence defense interior internal finance financial economy economic economics trade energy health healthcare education culture cultural agriculture
		transport transportation justice labour labor environment ecology tourism digital industry industrial science information development investment investments national
		security social protection natural resources water sports sport communications infrastructure construction emergency situations european regional integration commerce
		technology technologies innovation innovations youth planning budget housing oil gas mines petroleum migration religious home higher public`},
	{cState, "republic kingdom federation union state states commonwealth emirate sultanate principality duchy"},
	{cOwn, "country republic state nation"},
	{cAnd, "and"},
	{cOf, "of for"},
	{cTo, "to in"},
	{cVerb, `meets met holds held visits visited receives received invites invited congratulates congratulated thanks thanked arrives arrived leaves left signs signed attends attended
		hosts hosted addresses addressed calls called sends sent speaks spoke discusses discussed chairs chaired opens opened expresses expressed welcomes welcomed will would has had
		can could must should pays paid takes took gives gave makes made departs lands extends approves appoints dismisses ratifies to`},
	{cAccording, "according"},
	{cHe, "he she он она"},
	{cCoin, "dollar dollars доллар доллара доллару доллары долларов долларам долларами долларах долл"},
}

func (a *Index) learnLexicon() {
	for _, l := range lexicon {
		for w := range strings.FieldsSeq(l.words) {
			for _, t := range a.scan(nil, w, true) {
				a.classes[t.id] |= l.class
			}
		}
	}
}

// post is a kind of office, by the one English name under which all its
// names are kept: "foreign minister" for "Minister of Foreign Affairs".
type post string

// offices lists the English nouns for offices, and under which office each is
// kept. A longer phrase wins over a shorter one.
var offices = []struct {
	post
	phrases string // divided by commas
}{
	{"president", "president"},
	{"vice president", "vice president,deputy president"},
	{"prime minister", "prime minister,premier,pm,head of government,head of the government"},
	{"vice premier", "vice premier,deputy prime minister,vice prime minister,deputy premier,first deputy prime minister,first vice premier,executive vice premier"},
	{"chancellor", "chancellor,federal chancellor"},
	{"king", "king"}, {"queen", "queen"}, {"emperor", "emperor"}, {"emir", "emir,amir"}, {"sultan", "sultan"}, {"pope", "pope,pontiff"},
	{"crown prince", "crown prince"},
	{"head of state", "head of state,head of the state"},
	{"monarch", "monarch"},
	{"leader", "leader"},
	{"supreme leader", "supreme leader"},
	{"diplomat", "diplomat"},
	{"top diplomat", "top diplomat,chief diplomat"},
	{"minister", "minister"},
	{"deputy minister", "deputy minister,vice minister,first deputy minister"},
	{"foreign minister", "foreign minister,fm,foreign secretary"},
	{"deputy foreign minister", "deputy foreign minister,vice foreign minister,first deputy foreign minister,assistant foreign minister"},
	{"secretary of state", "secretary of state,state secretary"},
	{"ambassador", "ambassador,ambassador extraordinary and plenipotentiary"},
	{"envoy", "envoy,special envoy,special representative,permanent representative"},
	{"consul general", "consul general,consul"},
	{"charge", "charge d'affaires"},
	{"secretary general", "secretary general"},
	{"general secretary", "general secretary,first secretary,party chief"},
	{"director general", "director general"},
	{"chairman", "chairman,chairwoman,chairperson,chair"},
	{"deputy chairman", "deputy chairman,vice chairman,deputy chairperson,vice chairperson,deputy chair,first vice chairman"},
	{"speaker", "speaker"}, {"deputy speaker", "deputy speaker"},
	{"governor", "governor"}, {"deputy governor", "deputy governor,lieutenant governor,vice governor"},
	{"mayor", "mayor"}, {"deputy mayor", "deputy mayor,vice mayor"},
	{"commissioner", "commissioner,high commissioner"},
	{"state councilor", "state councilor,state councillor"},
	{"secretary", "secretary"}, {"head", "head"}, {"chief", "chief"}, {"director", "director"}, {"deputy head", "deputy head,deputy director,deputy chief"},
	{"elect", "president elect,prime minister elect,prime minister designate"},
}

// covers says which offices a word may stand for besides itself: any king is a
// head of state, but "the president" is no king.
var covers = map[post]string{
	"head of state": "president,king,queen,emperor,emir,sultan,pope,monarch",
	"leader":        "president,prime minister,chancellor,king,queen,emperor,emir,sultan,supreme leader,general secretary,head of state",
	"monarch":       "king,queen,emperor,emir,sultan",
	"diplomat":      "foreign minister,deputy foreign minister,ambassador,envoy,consul general,charge,secretary of state,top diplomat",
	"top diplomat":  "foreign minister,secretary of state",
	"envoy":         "ambassador",
}

// alone are the offices whose holder "the …" without a country can be for a
// whole report, even one that does not name them.
func (o post) alone() bool {
	switch o {
	case "president", "prime minister", "head of state", "king", "queen", "emperor", "emir", "sultan", "chancellor", "monarch":
		return true
	}
	return o != "" && o[0] == '='
}

// vague offices say little without a country: "the head", "the leader", "the
// secretary" are too often something else.
func (o post) vague() bool {
	switch o {
	case "leader", "secretary", "head", "chief", "director", "deputy head", "top diplomat", "elect", "speaker", "commissioner",
		"chairman", "deputy chairman", "envoy", "vice president":
		return true
	}
	return false
}

// descriptive offices describe somebody just named: whom they stand for is the
// nearest who fits, not the first of the report.
func (o post) descriptive() bool { return o == "diplomat" || o == "minister" || o == "ambassador" }

// takes reports whether the word for o may stand for the holder of held.
func (o post) takes(held post) bool {
	if o == held {
		return true
	}
	if o == "minister" {
		return strings.HasSuffix(string(held), " minister") && held != "prime minister" && !strings.HasPrefix(string(held), "deputy ")
	}
	list := covers[o]
	if list == "" {
		return false
	}
	for c := range strings.SplitSeq(list, ",") {
		if c == string(held) {
			return true
		}
	}
	return false
}
