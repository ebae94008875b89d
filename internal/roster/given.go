package roster

import "strings"

// GivenNames are common given names of many countries, in small letters: those that
// only men bear, those that only women bear, and others, which both bear (Andrea, Jean,
// Kim, Robin) or of which it is not known here. Like [States] they are no part of a
// site's roster.
func GivenNames() (men, women, others []string) {
	return strings.Fields(menNames), strings.Fields(womenNames), strings.Fields(otherNames)
}

const menNames = `
	aaron abdul abdullah abraham adam adolf adrian ahmad ahmed akhmed akira alain alan albert alberto alejandro aleksandar aleksandr aleksey
	alessandro alexander alexandre alexei alexey alfonso alfred alfredo ali allan allen alvaro amir anatoly anders andre andreas andrei andres andrew
	andrey andrzej angus anthony antoine anton antonio antony anwar aram armando arnold arthur arturo ashraf askar augusto ayman barack barry bart
	bashar ben benedict benito benjamin bernard bernhard bernie bert bilal bill billy bjorn bob bobby bogdan boris brad bradley brendan brent brett
	brian bruce bruno bryan carl carlo carlos cesar charles charlie chester chris christoph christophe christopher chuck clarence claudio clement
	cliff clifford clive colin conor cornelius craig curtis cyril dale damian dan daniel daniele danny dario darren darryl dave david dean denis
	dennis derek dick didier diego dieter dimitri dimitrios dimitris dirk dmitri dmitriy dmitry dominic don donald doug douglas duncan dustin dwight
	earl ed eddie edgar edmund eduard eduardo edward edwin egor elias elliott emil emilio emmanuel enrique eric erik ernest ernesto ernst erwin
	esteban ethan eugene evan fabio faisal farid federico felipe felix ferdinand fernando fidel filip florian francesco francisco franco francois
	frank franklin franz françois fred frederic frederick friedrich fritz gareth gary gavin gennadiy gennady geoff geoffrey georg george georges
	georgi georgy gerald gerard gerhard giancarlo gianni gilbert giorgio giovanni giuseppe glen glenn gordon graham greg gregor gregory guillaume
	guillermo gunter gunther gustav gustavo guy habib hamid hank hans harold harry harvey hasan hassan hector heinrich heinz helmut henri henrik
	henry herbert herman hermann hideo hiroshi horst howard hugh hugo hussein ian ibrahim ignacio igor ilham ilya imran ismail ivan jack jacob
	jacques jakob jamal james janos jared jaroslaw jason javier jay jeb jeff jeffrey jens jeremy jerome jerry jerzy jesse jim jimmy joachim joao
	joaquin joe joel johan johann johannes john johnny jon jonas jonathan jorge jose josef joseph josh joshua josip josé juan juha julian julio
	jurgen justin kamal karim karl kazimierz keith ken kenneth kevin khaled khalid klaus konrad konstantin kurt kyle lamar larry lars laszlo laurent
	lawrence lech leif len leo leon leonard leonardo leonid lev liam lionel lloyd lorenzo lothar louis luca lucas ludwig luigi luis luke lyndon
	magnus mahmoud malcolm manfred manuel marc marcel marcelo marcin marco marcos marcus mariano mario mark markus marshall martin marvin massimo
	mateusz matt matteo matthew matthias maurice mauricio mauro max maxim maximilian mehdi mehmet michael michal michel miguel mihai mikael mike
	mikhail milan milos mitch mitt mohamed mohammad mohammed moritz muhammad mukhtar murat mustafa nabil nathan nathaniel neil nelson newt nicholas
	nick nicolae nicolas nigel nikita niklas nikolai nikolaus nikolay nils noah norbert norman nursultan olaf oleg oleksandr oliver olivier olof omar
	orlando oscar oskar osman otto owen pablo paolo pascal patrick paul paulo pavel pedro pekka per perry peter petr petro phil philip philippe
	phillip pierre pietro piotr rafael rafal raj rajesh rajiv ralf ralph ramon randall randy raul ray raymond recep reginald reinhard reinhold
	ricardo riccardo richard rick ricky rob robert roberto rod roderick rodney rodrigo roger roland rolf roman ron ronald ronnie ross roy rudolf
	rudolph rudy rupert russ russell rustam ryan sadiq saeed salim salman salvador salvatore sam samuel sanjay santiago saul scott sean sebastian
	serge sergei sergey sergio seth shane shawn shinzo sidney sigmar silvio simon stan stanislav stanley stefan stefano stephan stephane stephen
	sterling steve steven stuart sven tariq ted teddy terrence thaddeus theodor theodore thierry thomas thorsten tim timo timothy timur tobias todd
	tom tomas tommy tony travis trevor troy uwe vadim valentin vasily vicente victor viktor vincent vincenzo vitali vitaly vlad vladimir vladislav
	volodymyr wade walter warren wayne wendell werner wilfried wilhelm will willem william willie winston wojciech wolfgang xavier yannis yasser
	yevgeny yuri yuriy yury yusuf yves zachary zbigniew zoran`

const womenNames = `
	abigail adela adriana agnes agnieszka aigul ainur aisha alena alexandra alice alicia alina alison allison alma amalia amanda amber amelia amina
	amy ana anastasia angela angelica angelina angie anita anja ann anna anne annegret annette annie antonia arlene ashley astrid audrey aurora
	ayesha aziza barbara beata beatrice beatriz becky belinda benazir bernadette bertha beth betsy bettina betty beverly birgit bonnie brenda bridget
	brigitte brooke camilla candace candice carla carly carmen carol carole carolina caroline carolyn carrie catalina caterina catherine cathy cecile
	cecilia celia charlotte chelsea cheryl chiara chloe christa christiane christina christine cindy claire clara claudia colleen concepcion connie
	constance corazon cristina cynthia dagmar daisy dalia daniela danielle daria dariga darlene dawn debbie deborah debra delia denise diana diane
	dianne dina dolores donna dora doris dorothea dorothy edith eileen elaine eleanor elena eleonora elisa elisabeth elise eliza elizabeth ella ellen
	elsa emily emma erica erika ester esther eva evelyn fatima felicia fiona florence frances francesca franziska frauke frida gabriela gabriella
	gail galina gemma genevieve georgia georgina geraldine gertrude gillian gina ginger giorgia gisela giulia gladys gloria grace greta gretchen
	gulnara gulshara hannah hannelore harriet heather heidi heike helen helena helene helga henrietta hilary hilda hillary huma ida ilona indira ines
	inga inge ingrid irena irene irina iris irma isabel isabella isabelle ivana ivanka jacqueline jane janet janice janina jeanne jeannette jelena
	jenna jennifer jenny jessica jill joan joanna joanne jocelyn jodie johanna josefina josephine joyce juanita judith judy julia juliana julie
	juliet june justine kamala karen karin karina karla katarina katarzyna kate katharina katherine kathleen kathryn kathy katia katie katrin katrina
	kayla kellyanne khadija kirsten klara kristen kristin kristina krystyna laila lara larisa latifa laura lauren laurie leah leila lena leticia
	leyla lidia lila lillian lily linda lisa lisbeth liudmila liz lola loretta lori lorraine louisa louise lucia lucille lucy ludmila luisa lydia
	lyudmila madeleine madeline mae magdalena maggie malala malgorzata manuela marcela margaret margarita marge margot marguerite maria mariam
	marianne marie marilyn marina marjorie marlene marsha marta martha martina mary maryam matilda maureen maya megan meghan megyn melania melanie
	melinda melissa mercedes meredith michaela michelle mildred milena mina minna mira miranda miriam molly monica monika muriel myriam nadezhda
	nadia nadine nancy naomi natalia natalie natalya natasha nellie nicole nigar nikki nina nora norma nurgul octavia oksana olena olga olivia
	ophelia paige pamela patricia patsy patty paula paulina pauline pearl peggy penelope penny petra phyllis polly priscilla priyanka rachel raisa
	rania rebecca regina renata renate rhonda rita roberta rosa rosalie rosalind rose rosemary roxanne ruth sabine sabrina sadie sally salma samantha
	sandra sara sarah saule selma sharon sheila shelley sherry shirley silvia simone sofia sonia sonja sophia sophie stacey stella stephanie sue
	susan susana susanna susanne suzanne svetlana sylvia sylvie tamara tammy tania tanya tara tatiana tatyana teresa theresa tiffany tina ulrike
	ursula valentina valerie vanessa vera verena veronica veronika victoria viktoria violet virginia vivian wanda wendy wilhelmina winnie xenia
	yasmin yekaterina yelena yolanda yulia yvette yvonne zainab zeinab zhanna zoe zuzana`

const otherNames = `
	aarav abby abdel abdulaziz abdulla abdulrahman abdurrahman abebe abel abena abhishek abiy abu ada adama adel adele aditi aditya adnan adriano
	ahmet aidan aishwarya ajay akash akbar akihito akmal akshay alana alastair aldo alec alejandra aleksander aleksei alessandra alex alexis alisher
	alistair almaz alok alonso ama amadou amal amar amare ambika aminata amit amitabh amjad amos anand ananya anatole andrea andreea andrej andy ange
	angel anil anjali ankit annabel anuj aparna april aretha ariel arif arjun armand armen arsen art artur arun arundhati arvind asad asha ashish
	ashok asif asim aslan atal atsushi aubrey august aung austin ava avi axel azamat aziz bakhyt bakytzhan baptiste barnaby bartosz bashir basil
	bella bernardo bernd bethany bhavna bishnu blake bola bongani boyko brandon burak byron caleb callum calvin cameron camila camille casey catarina
	cedric celine cem chad chandan chandra charlene chidi chinedu chinua chirag christian chukwuma clare clark claude clayton clint cody connor corey
	corinne cory cristian cristiana cristiano crystal cyrus daisuke dambudzo damien damon dana danilo daphne dara darius darko dashiell davide deepak
	desmond desta dev devendra devin dhruv dilip dilma dimitar dinara dinesh divya djibril dmytro dominique drew dusan dwayne dylan eamon ebrahim
	eero efrain ehud ekaterina eli elif elijah ellie elliot elmira elon elvira emanuel emeka emile emilia emmerson emomali emre enda enrico ephraim
	erin esra etienne eugenio eunice evo ewa ewan ezra fabian fabrice fadi farah farhad faris farooq fatma fatou fatoumata faustin faye federica
	felicity fernanda fikile filippo folake fran francine francis francisca frankie freddie frederik fredrik fumio funmi gabriel gabriele gael
	gaetano ganesh garry gaurav gautam gavrilo gayle geeta gerardo gerd gerry getachew ghassan giacomo gian gideon gilberto gilles girma giulio
	gonzalo gopal goran graeme gran guido guilherme gurbanguly gus gwen haile hailemariam hakainde hakan hakim hal haley hamad hamza harald hari
	harish haroon harris harrison haruki hashim hayden hazel heiko hema hernan hideki hisham holly hope hosni hubert humberto hussain ibrahima idris
	idrissa ikram imad iman ina inna innocent ioannis ira isaac isaiah isatou ishaan ismael israel istvan ivo jacinta jackie jackson jagdish jaime
	jair jake jakub jalal jamie jamil jan janine jaroslav jasper javed jawad jaya jayne jean jeremiah jessie jesus jitendra joana jochen joerg
	johnson joko jomo jonny jordi jorgen joris juana jules julius juma jun junichiro jyoti kabir kailash kaja kalpana kamil kapil karan karel
	karolina kassym kassym-jomart katerina kavita kay kazuo keiko keir kelly kelvin kenji kenny kent kerry kgalema khalifa khalil kieran kimberly
	kiran kiren kirill kirk kirsty kishore kofi koichi kojo krishna kristian kristine kumar kwabena kwame lakshmi lalit larissa laurence layla
	lazarus lea leandro lee leena leigh lenny leona leonel leopold lerato leroy lesley leslie lester leszek lewis liana liliana lindiwe lindsay
	lindsey liza logan lois lorna lou lubna luc luciana luciano lucinda luiz luka lukas lula lyn lynda lynn lynne maciej macky madhu madina magda
	mahathir mahesh mahinda mahmud maia maithripala maksim malek malik mamadou mamata mandla manish manmohan manohar manoj mara marat marcia mariah
	mariana marija marine marion mariusz marko marty marwan masoud masud mateo matthieu maxime mayawati meena mei mel meles mercy mette mia micah
	micheal michele mick mihail miklos mila miles milo miro miroslav moez mohamad mohamud mohan mohandas moises mona morgan moses moshe moussa
	muammar muhammadu mukesh mukul munir murray mustapha mwai myles naledi nalini namrata nana narendra naresh nasir nasser nate nathalie naveen
	navin neha nelly neville ngozi niall nicky nicola nicos nidhi nikhil niki nikol nikola nikolas nikos nino nirmala nitin nitish nkosazana noam
	nobuo noel nosipho nouri nuno nur nurlan obiageli odile olav oleh oleksiy olu olusegun oluwaseun omoyele onur oprah osama oswaldo ousmane paddy
	padma pankaj paola parvati parviz pat patrice patricio patrik patti paul-henri pavlo pawel pete philippa phoebe pia piers pieter pilar piyush
	pooja pradeep prafulla prakash pramod pranab pranav prasad pratap pratibha praveen pravin precious preeti priti priya prosper rabia radek radha
	rafiq raghu raghuram rahul raila raja rajeev rajendra rajnath rakesh ram ramesh rami ramona ramzan rana ranil ranjan raphael raquel rashid rashmi
	ravi ravindra reem rekha rene renee renzo reza rhys rina rishi robin rocio rodolfo rodrigue rohit romano rory rosalia rosario rosie rowan roza
	ruben ruby rufus rupa ruslan saad saba sachi sachin sadio sadyr saif sajid sakshi saleh salem sameer sami samia samir sanae sandeep sandhya
	sandro sandy sangeeta sani sanjeev sanna santos sardor saroj sasha satish sebastien seema serena serhiy serik serzh seung shahid shakira shankar
	shannon sharad sharif shashi shaun shavkat sheryl shigeru shilpa shireen shivraj shreya shyam sibusiso sid siddharth siegfried simona simonetta
	sina siobhan siphiwe sipho slobodan smriti soledad solomon sonam sonya soren sourav spencer stefania steffen stewart subhash sudha sultan suman
	sumit sunil sunita suresh sushil sushma susie sviatlana swati sylvain taha takeshi tamim tarek taro taylor tayyip temir temitope temur tendai
	terence teri terry tessa thabo thaksin thandi themba theo thiago thulani tiago tidjane tito toby tomasz toomas tracey tracy tricia trudy tsitsi
	tushar tyler uchenna uday uhuru ulf ulrich uma umar umaru umberto umesh usha usman vaclav val valeria valeriy valery varun vasundhara vasyl
	venkaiah venkat vernon veronique vicky vidya vijay vikas vikram vinay vineet vinod virat vitaliy vivek viviane walid wallace wesley wilbur
	wilfred wilson workneh ximena yacine yahya yana yann yannick yash yasuo yaw yemi yitzhak yogi yoko yoshihide yoshiko youssef youssou yoweri yuki
	yukio zach zahra zaki zanele zara zeid zhanar zine zlatan zodwa zoltan zuzanna zweli`
