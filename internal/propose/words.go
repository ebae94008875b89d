package propose

// honors are said of people alone, before a name.
const honors = `mr mrs ms miss mx dr sir lady lord dame madam madame professor prof sheikh shaikh sheikha rev reverend fr father imam ayatollah rabbi
	excellency h.e. h.e h.h. h.h h.m. h.r.h. hrh shri smt engr sgt lt capt col gen maj cpl adm sen rep gov hon saint comrade judge justice sayyid haji hajj mullah swami cardinal archbishop bishop pope`

// offices are nouns for what a person is; the words before them ("foreign",
// "deputy") and after ("of defence") belong to the title.
const offices = `president minister premier chancellor king queen prince princess emperor emir sultan sheik crown-prince governor mayor senator congressman
	congresswoman lawmaker mp mep legislator parliamentarian deputy ambassador envoy consul commissioner secretary chairman chairwoman chairperson chair
	director head chief leader speaker spokesman spokeswoman spokesperson general colonel major captain lieutenant sergeant admiral marshal brigadier commander
	commandant inspector superintendent constable detective officer sheriff prosecutor attorney lawyer barrister solicitor advocate judge justice magistrate
	ceo cfo coo cto pm fm vp founder co-founder owner manager executive analyst economist strategist adviser advisor aide expert scholar professor lecturer researcher
	scientist physicist biologist chemist engineer architect doctor surgeon physician nurse epidemiologist virologist historian author writer novelist
	poet journalist reporter correspondent editor columnist blogger photographer filmmaker artist painter sculptor designer singer songwriter rapper musician
	composer conductor actor actress comedian dancer model producer presenter broadcaster host coach trainer striker midfielder defender goalkeeper
	winger forward quarterback pitcher batsman bowler cricketer footballer golfer swimmer sprinter runner cyclist boxer wrestler skater skier driver
	pilot astronaut cosmonaut teacher principal headteacher headmaster headmistress rector dean student pupil farmer fisherman trader businessman
	businesswoman entrepreneur investor billionaire banker activist campaigner organiser organizer protester dissident politician candidate nominee diplomat
	counterpart negotiator mediator councillor councilor councilman councilwoman alderman treasurer comptroller coroner bishop archbishop cardinal pope pastor priest
	rabbi imam cleric ayatollah monk nun missionary patriarch president-elect vice-president coordinator representative delegate member resident
	survivor victim witness suspect gunman teenager widow wife husband son daughter brother sister father mother uncle nephew niece cousin grandson
	granddaughter veteran soldier militant warlord rebel dictator monarch heir tycoon magnate mogul chieftain elder archaeologist geologist
	meteorologist seismologist ecologist conservationist veterinarian psychologist psychiatrist sociologist curator librarian translator interpreter
	musicologist playwright screenwriter chef restaurateur fundraiser trustee partner boss champion medallist medalist winner star legend skipper
	umpire referee commodore dame sergeant-at-arms all-rounder full-back fullback half-back fly-half scrum-half wicketkeeper paceman spinner seamer batter winger flanker hooker
	vice-captain vice-chancellor vice-chairman vice-premier solicitor-general undersecretary under-secretary
	secretary-general director-general governor-general attorney-general`

// titleWords stand in a title before its noun.
const titleWords = `deputy vice prime foreign first second third assistant associate acting interim chief former ex late then outgoing incoming current new senior junior
	executive managing general special permanent high supreme crown grand attorney state federal national regional provincial city district county
	interior defence defense finance health education trade energy justice home transport agriculture labour labor environment culture information
	economy economic commerce industry housing tourism sports sport planning development security police army navy military air force opposition
	party parliamentary senate house committee press political research human rights social public private royal honorary lead head co
	veteran long-time longtime fellow professional retired main presidential vice-presidential mayoral gubernatorial election government union
	team national-team club football soccer cricket rugby tennis basketball baseball hockey under deputy-prime external internal european affairs
	right left centre center back-row fly-half all-round campaign climate science data communications marketing operations financial technical medical
	assembly council labour-party majority minority democratic republican conservative labour liberal socialist communist independent nominee`

// saying are verbs that a person does and hardly anything else.
const saying = `said says told tells added adds noted notes asked asks replied explained explains stressed recalled remarked insisted argued argues warned recounted
	tweeted joked quipped wrote writes thinks believes hopes testified complained admitted acknowledged responded confirmed declared emphasized emphasised
	underlined underscored reiterated stated commented claimed claims concluded continued predicted lamented praised thanked congratulated vowed pledged
	urged remembered resigned died married grew scored retired apologised apologized headed steered scored smiled wept shouted walked ran drove recovered graduated
	pleaded observed described highlighted pointed criticised criticized denied suggested`

// doing are verbs that people do and other things too.
const doing = `met meets visited arrived attended received signed hosted chaired addressed spoke speaks expressed invited welcomed discussed held has had
	will was is would who whom whose left joined won lost took became played defeated beat served worked led announced called opened presented accused`

// openers stand at the head of a sentence with a capital and belong to no name.
const openers = `the a an this that these those there here it he she they we i you his her its their our your my when while after before during since until
	although though because if as at in on of for from with without by to into over under about against between among through across along behind
	beyond despite except following including like near regarding toward towards upon within yet but and or nor so both either neither each every
	all any some many most much more few several other others another such one two three four five six seven eight nine ten dozens hundreds
	thousands millions however moreover meanwhile also then thus hence therefore instead still even only just now today yesterday tomorrow
	earlier later recently last next first second third finally according given what who whom whose which why how where not no never perhaps maybe
	additionally furthermore nevertheless nonetheless besides otherwise accordingly previously currently eventually initially originally
	reportedly allegedly asked speaking citing referring based born once twice again often sometimes usually why yes well let please thank thanks
	do does did is are was were be been being has have had can could will would shall should may might must said says told added joining
	among amid per via ex former under-fire while did back down up out off outside inside around above below than too very own same
	photo image file picture video watch read related advertisement update updated breaking live opinion analysis editorial exclusive report reporting
	writing additional edited source credit caption courtesy pictured dear ahead amongst whereas thereafter afterwards overall together separately
	similarly likewise specifically notably importantly crucially interestingly unfortunately fortunately sadly surprisingly clearly obviously
	indeed certainly surely basically generally typically apparently seemingly officially formally publicly privately nearly almost roughly`

// days are days and months.
const days = `monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september october november december
	jan feb mar apr jun jul aug sep sept oct nov dec mon tue tues wed thu thur thurs fri sat sun christmas easter ramadan eid diwali hanukkah`

// plain are words that, with a capital, belong to the name of a thing, a body, a
// place or a time, and not to a person's.
const plain = `national international global world federal royal supreme central general public united european african asian american arab western eastern
	northern southern north south east west northeast northwest southeast southwest middle upper lower greater new old great grand big little
	high higher first second third annual special joint common free open pro anti non
	university college school academy institute institution laboratory lab hospital clinic museum library gallery theatre theater cinema stadium arena
	center centre hall house building tower plaza square street avenue road boulevard lane drive highway bridge airport station port harbour harbor
	terminal park garden gardens zoo forest mosque church cathedral temple synagogue monastery cemetery hotel resort restaurant café cafe mall market
	river lake sea ocean bay gulf strait island islands peninsula mountain mountains mount valley desert canal dam coast beach cape creek falls
	city town village county province region district state states republic kingdom empire emirate oblast prefecture municipality borough territory
	country nation union federation confederation commonwealth
	government parliament congress senate assembly council cabinet ministry department office agency authority bureau commission committee board
	court tribunal police army navy force forces guard command corps troops brigade division battalion regiment fleet service services intelligence
	party movement front alliance coalition bloc league association society organization organisation foundation fund trust charity federation
	club team fc united athletic rovers wanderers academy cup trophy championship championships tournament games olympics olympic grand prix open
	company corporation corp inc ltd llc plc co group holdings holding industries enterprises partners bank banking insurance airlines airways
	motors electric electronics systems technologies technology software media news times post daily press tribune gazette herald journal review
	magazine television tv radio broadcasting network channel studios pictures entertainment records books
	act bill law treaty agreement accord pact convention protocol declaration charter constitution amendment code resolution memorandum
	plan program programme project initiative strategy policy scheme campaign mission operation war battle revolution uprising crisis
	summit conference forum meeting congress festival fair exhibition expo week day days month year years decade century era age season
	award awards prize medal order nobel oscar oscars grammy emmy
	union trade labour labor workers employees teachers students women men children youth people peoples human rights
	economy economic finance financial business industry commerce energy oil gas nuclear power water health medical education science research
	environment environmental climate security defence defense foreign affairs interior justice transport agriculture tourism culture sports sport
	christian muslim islamic catholic orthodox protestant jewish buddhist hindu islam christianity sunni shia shiite kurdish
	democrat democrats democratic republican republicans conservative conservatives liberal liberals labour socialist communist green greens nationalist
	internet facebook twitter google youtube instagram microsoft apple amazon tiktok whatsapp wikipedia reuters xinhua
	covid coronavirus pandemic hurricane typhoon cyclone storm earthquake tsunami
	president minister prime premier secretary chairman director ambassador governor mayor senator chief leader spokesman spokeswoman spokesperson
	deputy vice general officer head member commissioner chancellor professor
	belt silk route corridor railway railways rail line pipeline canal grid zone area sector field hub dialogue partnership cooperation
	development investment infrastructure innovation digital information communication communications data artificial
	atlantic pacific mediterranean arctic antarctic baltic balkan balkans caribbean caspian africa asia europe america americas eurasia
	light full english french german spanish russian chinese arabic latin bible quran koran
	north-east north-west south-east south-west mid zone bridge cave site airport terminal square
	gdp ceo airbus boeing championship semifinal final finals quarterfinal premier bundesliga serie liga
	holy sacred virgin god lord heaven christmas easter eve`

// bodyHeads end, or begin, the name of a body.
const bodyHeads = `university college school academy institute institution laboratory hospital museum library ministry department office agency authority
	bureau commission committee council board court tribunal police army navy guard service parliament senate assembly congress party movement
	front alliance coalition league association society organization organisation foundation fund trust federation confederation union club company
	corporation corp inc ltd llc plc group holdings industries bank airlines airways motors systems technologies chamber secretariat nations reserve
	directorate administration command corps network consortium cooperative syndicate brotherhood embassy consulate prosecutor's supervisory bloc
	electric pharmaceuticals insurance petroleum energy telecom telecommunications technologies airline railways`

// placeHeads end the name of a place; placeFirst begin it.
const (
	placeHeads = `river lake sea ocean bay gulf strait island islands peninsula mountain mountains valley desert province region district county city
		oblast prefecture municipality state canal pass plateau basin delta beach heights hills territory port harbour harbor`
	placeFirst = `lake mount cape port gulf strait province city village town district island`
)

// planHeads end the name of a programme.
const planHeads = `initiative programme program plan strategy project corridor agenda scheme compact framework roadmap megaproject vision dialogue mechanism`

// particles stand in small letters inside a name.
const particles = `de da do dos das del della di du la le los las van von der den ter ten te bin ibn bint ben al el abu zu zum af av e y ul oglu ogly kyzy uulu binti dan st saint`

// generations follow a name.
const generations = `jr sr ii iii iv jnr snr`

// sayers are words that a capital does not make a name, standing alone.
const acronymsNot = `us uk uae usa eu tv gdp ceo cfo cto covid aids hiv dna rna pm am mp mps ngo ngos hq id it ai ok faq pdf gmt utc est edt bst cet pst
	u.n. u.s. u.k. ddt dvd cd sos cv iq phd mba asap bbq atm ufo nba-style usd er icu ct mri bmw vw lcd led api http html xml url usb ios nato-led ad bc
	i ii iii iv vi vii viii ix xi xii xiii xiv xv xvi mou ipo lng gps sms usb suv vip ps nb rip lgbt lgbtq lgbtqi ppe pcr fdi sme smes r&d q1 q2 q3 q4
	prc dprk drc roc usd eur gbp cny kzt rmb bn mn km kg mw gw gwh kwh mwh twh afp ap`
