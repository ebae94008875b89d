package annotate

import "strings"

// unlike reports that the person is of the other sex than the pronoun's, as far as
// the report or the person's name shows it.
func (d *doc) unlike(id, pronoun string) bool {
	return otherSex(d.sex(id), pronoun)
}

// otherSex reports a pronoun of the other sex.
func otherSex(sex byte, pronoun string) bool {
	switch pronoun {
	case "he", "him", "his":
		return sex == 'f'
	case "she", "her":
		return sex == 'm'
	}
	return false
}

// sex is 'm' or 'f', by the form of address or the office beside a name of the
// person, else by the name itself; 0 where neither shows it.
func (d *doc) sex(id string) byte {
	if d.sexes == nil {
		d.sexes = map[string]byte{}
		named := map[string]byte{}
		for i := range d.people {
			m := &d.people[i]
			w, _, _ := strings.Cut(m.Of(d.body), " ")
			o := m.Span
			if office, ok := d.offices[m.Start]; ok {
				o = office
				w, _, _ = strings.Cut(o.Of(d.body), " ")
			}
			if s := sexOfOffice(strings.ToLower(strings.Trim(w, ".,")), d.low(d.tokenAt(o.End-1))); s != 0 {
				d.sexes[m.Entity] = s
			} else if named[m.Entity] == 0 {
				named[m.Entity] = d.sexOfName(m)
			}
		}
		for id, s := range named {
			if d.sexes[id] == 0 {
				d.sexes[id] = s
			}
		}
	}
	return d.sexes[id]
}

// sexOfName reads the name of a mention: its first word that is no office, or a
// patronymic.
func (d *doc) sexOfName(m *Mention) byte {
	if m.Form != Name && m.Form != Alias {
		return 0
	}
	a, b := d.tokenAt(m.Start), d.tokenAt(m.End-1)+1
	for a < b && (d.roles(a)&(honorific|office) != 0 || d.word(a) == ".") {
		a++
	}
	if b-a < 2 {
		return 0
	}
	for k := a + 1; k < b; k++ {
		switch w := d.low(k); {
		case strings.HasSuffix(w, "ovich"), strings.HasSuffix(w, "evich"), strings.HasSuffix(w, "uly"):
			return 'm'
		case strings.HasSuffix(w, "ovna"), strings.HasSuffix(w, "evna"), strings.HasSuffix(w, "kyzy"), strings.HasSuffix(w, "qyzy"):
			return 'f'
		}
	}
	w := d.low(a)
	if s := givenNames[w]; s != 0 {
		return s
	}
	w, _, _ = strings.Cut(w, "-") // "Anne-Marie", "Jean-Luc"
	return givenNames[w]
}

// sexOfOffice reads what stands before a name, by its first and its last word: "Mr",
// "spokeswoman".
func sexOfOffice(first, last string) byte {
	switch first {
	case "mr", "sir", "king", "prince", "emperor", "sultan", "emir", "pope", "lord":
		return 'm'
	case "mrs", "ms", "miss", "queen", "princess", "lady", "madam", "madame":
		return 'f'
	}
	switch {
	case strings.HasSuffix(last, "woman"), last == "actress", last == "businesswoman":
		return 'f'
	case strings.HasSuffix(last, "man") && last != "chairman":
		return 'm'
	}
	return 0
}

// givenNames are common given names of many countries that only men or only women
// bear, in small letters. A name of both (Andrea, Jean, Kim, Robin) is not here.
var givenNames = func() map[string]byte {
	m := map[string]byte{}
	for w := range strings.FieldsSeq(`aaron abdul abdullah abraham adam adolf adrian ahmad ahmed akhmed akira alain alan albert alberto alejandro aleksandar
		aleksandr aleksey alessandro alexander alexandre alexei alexey alfonso alfred ali alfredo allan allen alvaro amir anatoly anders andre andreas andrei andres
		andrew andrey andrzej angus anthony antoine anton antonio antony anwar aram armando arnold arthur arturo ashraf askar augusto ayman barack
		barry bashar bart ben benedict benito benjamin bernard bernhard bernie bert bilal bill billy bjorn bob bobby bogdan boris brad bradley brendan brent
		brett brian bruce bruno bryan carl carlo carlos cesar charles charlie chester chris christoph christophe christopher chuck clarence claudio clement cliff clifford
		clive colin conor cornelius craig curtis cyril dale damian dan daniel daniele danny dario darren darryl dave david dean denis dennis derek
		dick didier diego dieter dimitri dimitrios dimitris dirk dmitri dmitriy dmitry dominic don donald doug douglas duncan dustin dwight earl ed eddie
		edgar edmund eduard eduardo edward edwin egor elias elliott emil emilio emmanuel enrique eric erik ernest ernesto ernst erwin esteban ethan eugene evan fabio
		faisal farid federico felipe felix ferdinand fernando fidel filip florian francesco francisco franco francois françois frank franklin franz fred frederic
		frederick friedrich fritz gareth gary gavin gennady gennadiy geoff geoffrey georg george georges georgi georgy gerald gerard gerhard giancarlo gianni gilbert
		giorgio giovanni giuseppe glen glenn gordon graham greg gregor gregory guillaume guillermo gunter gunther gustav gustavo guy habib hamid hank hans harold harry
		harvey hasan hassan hector heinrich heinz helmut henri henrik henry herbert herman hermann hideo hiroshi horst howard hugh hugo hussein ian ibrahim
		ignacio igor ilham ilya imran ismail ivan jack jacob jacques jakob james jamal janos jared jaroslaw jason javier jay jeb jeff jeffrey jens jeremy
		jerome jerry jerzy jesse jim jimmy joachim joao joaquin joe joel johan johann johannes john johnny jon jonas jonathan jorge jose josé josef joseph josh joshua josip juan juha
		julian julio jurgen justin kamal karim karl kazimierz keith ken kenneth kevin khaled khalid klaus konrad konstantin kurt kyle lamar larry lars laszlo laurent
		lawrence lech leif len leo leon leonard leonid leonardo lev liam lionel lloyd lorenzo lothar louis luca lucas ludwig luigi luis luke lyndon magnus mahmoud malcolm
		manfred manuel marc marcel marcelo marcin marco marcos marcus mariano mario mark markus marshall martin marvin massimo mateusz matt matteo matthew matthias
		maurice mauricio mauro max maxim maximilian mehdi mehmet michael michal michel miguel mihai mike mikhail mikael milan milos mitch mitt mohamed mohammad mohammed
		moritz muhammad mukhtar murat mustafa nabil nathan nathaniel neil nelson newt nicholas nick nicolas nicolae nigel nikita niklas nikolai nikolaus nikolay nils noah norbert norman nursultan oleg
		olaf oleksandr oliver olivier olof omar orlando oscar oskar osman otto owen pablo paolo pascal patrick paul paulo pavel pedro pekka per perry peter
		petr petro phil philip philippe phillip pierre pietro piotr rafael rafal raj rajesh rajiv ralf ralph ramon randall randy raul ray raymond recep
		reginald reinhard reinhold ricardo riccardo richard rick ricky rob robert roberto rod roderick rodney rodrigo roger roland rolf roman ron ronald ronnie ross
		roy rudolf rudolph rudy rupert russ russell rustam ryan sadiq saeed salim salman salvador salvatore sam samuel sanjay santiago saul scott sean sebastian serge sergei sergey sergio
		seth shane shawn shinzo sidney sigmar silvio simon stan stanislav stanley stefan stefano stephan stephane stephen sterling steve steven stuart sven tariq ted
		teddy terrence thaddeus theodor theodore thierry thomas thorsten tim timo timothy timur tobias todd tom tomas tommy tony travis trevor troy uwe vadim valentin vasily
		vicente victor viktor vincent vincenzo vitali vitaly vladimir vladislav vlad volodymyr wade walter warren wayne wendell werner wilfried wilhelm will willem william
		willie winston wojciech wolfgang xavier yannis yasser yevgeny yuri yuriy yury yusuf yves zachary zbigniew zoran`) {
		m[w] = 'm'
	}
	for w := range strings.FieldsSeq(`abigail adela adriana agnes agnieszka aisha aigul ainur alena alexandra alice alicia alina alison allison alma amalia amanda amber amelia amina amy ana
		anastasia angela angelica angelina angie anita anja ann anna anne annegret annette annie antonia arlene ashley astrid audrey aurora ayesha aziza barbara beata beatrice beatriz becky
		belinda benazir bernadette bertha beth betsy bettina betty beverly birgit bonnie brenda bridget brigitte brooke camilla candace candice carla carly carmen carol carole caroline carolina carolyn
		carrie catalina caterina catherine cathy cecilia cecile celia charlotte chelsea cheryl chiara chloe christa christiane christina christine cindy claire clara claudia colleen
		concepcion connie constance corazon cristina cynthia dagmar daisy dalia daniela danielle daria darlene dariga dawn debbie deborah debra delia denise diana diane dianne dina dolores
		donna dora doris dorothea dorothy edith eileen elaine elena eleanor eleonora elisa elisabeth elise eliza elizabeth ella ellen elsa emily emma erica erika ester esther eva evelyn
		fatima felicia fiona florence frances francesca franziska frauke frida gabriela gabriella gail galina gemma genevieve georgia georgina geraldine gertrude gillian
		gina ginger giorgia gisela giulia gladys gloria grace greta gretchen gulnara gulshara hannah hannelore harriet heather heidi heike helen helena helene helga henrietta hillary hilary hilda huma
		ida ilona indira ines inga inge ingrid irena irene irina iris irma isabel isabella isabelle ivana ivanka jacqueline jane janet janice janina jeanne jeannette jelena jenna jennifer
		jenny jessica jill joan joanna joanne jocelyn jodie johanna josefina josephine joyce juanita judith judy julia juliana julie juliet june justine kamala karen karin karina karla katarina katarzyna
		kate katharina katherine kathleen kathryn kathy katia katie katrin katrina kayla kellyanne khadija kirsten klara kristen kristin kristina krystyna laila lara larisa latifa laura lauren
		laurie leah leila lena leticia leyla lidia lila lillian lily linda lisa lisbeth liudmila liz lola loretta lori lorraine louisa louise lucia lucille lucy ludmila luisa lydia lyudmila
		madeleine madeline mae magdalena maggie malala malgorzata manuela marcela margaret margarita marge margot marguerite maria mariam marianne marie marina marilyn marjorie marlene marsha marta
		martha martina mary maryam matilda maureen maya megan megyn meghan melania melanie melinda melissa mercedes meredith michaela michelle mildred milena mina minna mira
		miranda miriam molly monica monika muriel myriam nadezhda nadia nadine nancy naomi natalia natalie natalya natasha nellie nicole nigar nikki nina nora norma nurgul octavia olga olivia
		oksana olena ophelia paige pamela patricia patsy patty paula paulina pauline pearl peggy penelope penny petra phyllis polly priscilla priyanka rachel raisa rania rebecca regina renata
		renate rhonda rita roberta rosa rosalie rosalind rose rosemary roxanne ruth sabine sabrina sadie sally salma samantha sandra sara sarah saule selma sharon sheila
		shelley sherry shirley silvia simone sofia sonia sonja sophia sophie stacey stella stephanie sue susan susana susanna susanne suzanne svetlana sylvia sylvie tamara tammy tania tanya tara tatiana
		tatyana teresa theresa tiffany tina ulrike ursula valentina valerie vanessa vera verena veronica veronika victoria viktoria violet virginia vivian wanda wendy wilhelmina winnie xenia
		yasmin yekaterina yelena yolanda yulia yvette yvonne zainab zeinab zhanna zoe zuzana`) {
		m[w] = 'f'
	}
	return m
}()
