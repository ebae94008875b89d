package grammar

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Role is what a word can do in a clause, as a set: a word may have several.
type Role uint32

const (
	CueWord     Role = 1 << iota // "said", "says", "told": its subject speaks
	CueIng                       // "saying", "adding"
	CueLoose                     // "called", "described": speech only with a clause in the marks
	CueNoun                      // also a plural noun: "notes", "reports"
	Pronoun                      // "he", "she", "they"
	Determiner                   // "the", "a", "his"
	Preposition                  // ends a noun phrase
	Conjunction                  // begins another clause
	Relative                     // "who"
	Auxiliary                    // "has", "was"
	Adverb                       // "also", "later"
	Office                       // a noun for a person's part: "minister", "analyst"
	Particle                     // inside names: "de", "bin"
	TimeWord                     // "Monday", "October", "today"
	Naming                       // a title or a name follows in marks: "called", "slogan"
	Thing                        // a noun that makes the marks before it a name: "Initiative"
	Honorific                    // "Mr."
	NumberWord                   // of a number: having a role, it is no plain word
	PlainNoun                    // other nouns of a body that speaks: "ministry"
	CueBase                      // "say": speech of several, or of "I"
)

// wordRoles are English and Russian words of agency prose, lower case. They hold
// no name of any place, person or programme.
var wordRoles = [...]struct {
	Role
	words string
}{
	{CueWord, `said says told tells noted stressed emphasized emphasised underlined underscored highlighted added stated
		declared announced wrote writes reported explained explains recalled remarked commented replied responded answered asked
		asks insisted insists argued argues warned warns claimed acknowledged admitted admits conceded confirmed denied
		suggested suggests urged promised pledged vowed continued continues concluded observed mentioned reiterated reaffirmed
		reminded informed assured affirmed asserted contended maintained predicted cautioned complained joked quipped shouted
		yelled cried whispered muttered murmured laughed sighed tweeted posted blogged texted quoted testified revealed
		disclosed indicated clarified elaborated specified pointed believes thinks exclaimed retorted countered objected
		protested demanded pleaded begged boasted lamented recounted repeated proposed opined enthused joked proclaimed
		swore noting-that wondered inquired enquired chanted chant interjected chimed agreed expressed voiced tweeted hinted implied
		alleged charged stipulates reads read echoed reflected assessed summarised summarized rejoined snapped summed put
		calls called-for went appealed appeals encouraged encourages instructed directed implored exhorted averred intimated posited questioned pressed retaliated fumed mused raged thundered sneered scoffed quizzed interrupted gushed teased
		taunted deadpanned intoned ventured reasoned theorized theorised speculated surmised confessed confided crowed bellowed barked blurted
		hollered howled shrugs shrugged enthuses gushes muses opines fumes sighs chuckled chuckles grins grinned smiled smiles prayed sobbed mocks affirms divulged concurred reminisced captioned moaned groaned growled screamed shrieked stammered pondered gloated grumbled griped chided scolded admonished
		requested recommended outlined decried bemoaned signalled signaled ordered advised counseled counselled alerted cited insinuated bragged
		сказал сказала сказали сказало заявил заявила заявили заявило отметил отметила отметили подчеркнул подчеркнула
		подчеркнули добавил добавила добавили сообщил сообщила сообщили рассказал рассказала рассказали пояснил пояснила
		пояснили уточнил уточнила уточнили напомнил напомнила напомнили ответил ответила ответили спросил спросила считает
		полагает уверен уверена говорит говорят говорил пишет написал написала констатировал констатировала подытожил подытожила
		прокомментировал прокомментировала выразил выразила поделился поделилась объяснил объяснила признался признала признал
		указал указала предупредил предупредила заверил заверила резюмировал отмечает подчеркивает подчёркивает добавляет
		сообщает поясняет рассказывает заявляет продолжил продолжила заключил заключила предложил предложила цитирует передает
		передаёт утверждает вспоминает призвал призвала процитировал
		деді дейді`},
	{CueWord | CueNoun, `notes states reports claims comments remarks points demands answers tweets posts questions adds stresses
		emphasizes emphasises underlines highlights declares announces recalls replies responds warned-of acknowledges concedes
		confirms denies urges promises pledges vows concludes observes mentions reiterates asserts contends maintains predicts
		cautions complains jokes quips reveals clarifies elaborates exclaims repeats proposes suggests argues cites wonders yells shouts screams shrieks whispers`},
	{CueBase, `conclude recall reply respond declare announce observe stress caution reveal say argue write insist warn add admit acknowledge explain suggest contend maintain allege complain predict ask`},
	{CueIng, `saying uttering yelling screaming whispering muttering chanting telling noting stressing emphasizing emphasising underlining underscoring highlighting adding stating declaring
		announcing writing reporting explaining recalling remarking commenting replying responding answering asking insisting
		arguing warning claiming acknowledging admitting conceding confirming denying suggesting urging promising pledging vowing
		continuing concluding observing mentioning reiterating reaffirming reminding informing assuring asserting joking quipping
		tweeting posting quoting calling describing declaring citing pointing lamenting complaining cautioning predicting
		exclaiming shouting proclaiming expressing voicing repeating echoing hailing praising reading branding labelling labeling dismissing`},
	{CueWord | CueLoose, `called described describes hailed hails denounces condemns portrays characterises characterizes likens praised denounced condemned dismissed welcomed branded labelled labeled criticised
		criticized accused blasted slammed characterised characterized portrayed termed considers considered sees saw views viewed
		regards regarded likened compared applauded lauded commended credited defended rejected backed deplored
		envisioned envisaged pictured found finds felt feels thought believed hoped hopes feared fears blamed apologised apologized attacked assailed ridiculed mocked
		thanked congratulated wished spoke speaks referred`},
	{Pronoun, `he she they it we i who you он она они мы я ол олар`},
	{Determiner, `the a an his her its their our my this that these those another one some both each every`},
	{Preposition, `in on at during after before following from with by through via amid amidst upon about against under over between
		into onto within without toward towards ahead alongside among outside inside near since until till despite per
		across along around behind beyond concerning regarding than throughout versus to
		в во на с со при после перед по из от до об о к ко за под над между через для у без`},
	{Conjunction, `and but while when because if as that although though where whereas unless so or yet nor whether once
		и а но что когда если так хотя чтобы`},
	{Relative, `what why how who whom whose which который которая которые`},
	{Auxiliary, `is are was were be been being has have had having will would can could may might must shall should do does did not to n't
		был была было были`},
	{Adverb, `also then later further furthermore meanwhile however earlier today yesterday again once now still too instead moreover
		additionally therefore thus hence finally lastly recently afterwards afterward separately previously once just even only already
		simply rather quite perhaps maybe elsewhere altogether far never always often sometimes soon there here thereby likewise similarly firstly secondly
		также затем далее потом ранее позже еще ещё тогда`},
	{Office, `president minister premier chancellor king queen prince princess emperor sultan emir sheikh pope bishop archbishop cardinal
		imam rabbi patriarch spokesman spokeswoman spokesperson spokespeople ambassador envoy consul diplomat attache secretary director
		chairman chairwoman chairperson chair head chief leader deputy vice-president analyst expert economist strategist professor
		lecturer researcher scientist historian lawyer attorney barrister solicitor prosecutor judge justice officer official officials
		officers commander general colonel major captain lieutenant sergeant admiral governor mayor senator congressman congresswoman
		lawmaker lawmakers legislator representative representatives mp mps councillor councilman commissioner adviser advisor aide
		executive ceo manager founder co-founder owner president-elect coach striker goalkeeper defender midfielder player driver pilot
		resident residents witness witnesses farmer farmers trader traders shopkeeper teacher doctor nurse surgeon physician dentist
		activist activists campaigner author writer poet novelist editor journalist reporter correspondent columnist blogger broadcaster
		candidate coordinator organiser organizer administrator inspector detective superintendent constable sheriff engineer architect
		artist actor actress singer musician director-general rector dean principal student students worker workers fisherman miner
		mother father brother sister son daughter wife husband widow uncle aunt cousin neighbour neighbor friend man woman boy girl
		survivor victim volunteer soldier veteran fighter rebel delegate member members chairman-elect undersecretary under-secretary
		speaker counsellor counselor superintendent negotiator mediator banker investor broker entrepreneur businessman businesswoman
		specialist consultant curator biologist geologist meteorologist seismologist astronomer physicist chemist epidemiologist
		virologist psychologist sociologist climatologist ecologist oceanographer conservationist pollster source sources
		nominee frontrunner front-runner contender hopeful challenger incumbent operative staffer staffers pastor priest alderman
		comptroller ombudsman commentator pundit columnists moderator presenter retiree homeowner pensioner voter voters supporter supporters
		protester protesters protestor protestors demonstrator demonstrators critic critics opponent opponents organisers organizers
		donor donors lobbyist lobbyists scholar scholars fellow theorist anthropologist archaeologist chaplain villager villagers
		refugee refugees passenger passengers experts analysts economists strategists researchers scientists lawyers attorneys prosecutors
		doctors diplomats ministers senators governors mayors leaders spokesmen aides advisers advisors candidates executives teachers
		farmhand neighbours neighbors friends observers campaigners
		президент министр премьер-министр премьер посол председатель глава директор заместитель вице-министр вице-премьер вице-президент
		секретарь представитель пресс-секретарь эксперт аналитик экономист аким губернатор депутат сенатор руководитель начальник
		генерал профессор учёный ученый юрист адвокат тренер врач учитель житель жительница лидер спикер советник политолог
		вице-спикер замминистра замглавы замакима ректор начальница учительница директриса
		министрі президенті премьер-министрі вице-министрі әкім әкімі төраға төрағасы директоры депутаты басшы басшысы елші елшісі хатшы хатшысы
		ректоры жетекші жетекшісі өкіл өкілі спикері сарапшы мұғалім дәрігер`},
	{PlainNoun, `ministry government agency company firm bank commission committee council court police army military party union group
		association statement report letter message document communique press service office department authority authorities
		administration embassy parliament organisation organization newspaper daily magazine article post tweet study survey
		regulator operator carrier maker airline university hospital team club side network channel website centre center watchdog
		assembly cabinet legislature secretariat federation coalition alliance foundation charity institute bureau board body fund broadcaster text declaration resolution sign banner ad advert lawsuit complaint indictment affidavit memo email filing petition clause
		министерство правительство агентство компания ведомство`},
	{Particle, `de da do dos das del della di du van von der den ter ten la le el al ul ur bin ibn bint ben abu af av y e zu zur`},
	{TimeWord, weekdays + " " + months + ` mon tue wed thu thur thurs fri sat sun
		today yesterday tomorrow earlier last
		понедельник вторник среду четверг пятницу субботу воскресенье января февраля марта апреля мая июня июля августа сентября октября ноября декабря`},
	{Naming, `called titled entitled dubbed named nicknamed so-called labelled labeled termed christened codenamed known theme themed
		slogan motto title titles headline headlined film movie book novel song album article play musical exhibition exhibit painting
		poem essay documentary episode chapter project programme program initiative concept principle principles formula term
		word words phrase expression hashtag name names nickname codename operation order medal award prize banner placard
		label brand trademark magazine newspaper website app software model series section
		law bill decree resolution treaty declaration memorandum agreement protocol
		под названием названием фильм книга программа проект конкурс форум выставка газета журнал лозунгом девизом тему теме`},
	{Thing, `initiative initiatives programme programmes program programs project projects forum campaign policy policies strategy concept
		plan plans movement party route corridor summit conference exhibition festival award awards prize doctrine principle
		principles formula scheme status label era model approach idea slogan theme brand group list law bill act game film
		series show album song book magazine newspaper website operation mission treaty pact agreement deal fund road platform
		system mechanism format spirit zone park centre center medal order trophy cup tournament competition contest event events
		region state states diplomacy agenda vision framework network partnership`},
	{Honorific, `mr mrs ms miss mx dr prof sir dame lord lady madam messrs gen lt col maj capt sgt gov sen rep rev hon amb st king queen pope spc cpl pfc cmdr maj brig adm sr jr det insp supt atty asst pvt ens`},
	{NumberWord, `two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen
		twenty thirty forty fifty sixty seventy eighty ninety hundred thousand million billion trillion dozen half one a an`},
}

// UpperFirst reports a word that begins with a capital letter, the particle of
// "al-Sahiri" left aside.
func UpperFirst(w string) bool {
	if w == "" {
		return false
	}
	if c := w[0]; c < utf8.RuneSelf {
		return 'A' <= c && c <= 'Z' || strings.HasPrefix(w, "al-") && len(w) > 3 && 'A' <= w[3] && w[3] <= 'Z'
	}
	r, _ := utf8.DecodeRuneInString(w)
	return unicode.IsUpper(r) || unicode.IsTitle(r)
}

// Possessive reports a word that ends in 's or ’s.
func Possessive(w string) bool { return strings.HasSuffix(w, "'s") || strings.HasSuffix(w, "’s") }

// Owner is a name without the ’s of a possessor.
func Owner(s string) string {
	if t, ok := strings.CutSuffix(s, "'s"); ok {
		return t
	}
	return strings.TrimSuffix(s, "’s")
}
