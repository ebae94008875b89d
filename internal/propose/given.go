package propose

// given are given names of many countries, folded. They make a name likelier
// to be a person's; they decide nothing alone.
const given = `
	aaron abby abdel abdul abdulaziz abdullah abdulla abdulrahman abdurrahman abel abigail abraham abu ada adam adama adel adele adnan adrian adriana adriano agnes agnieszka ahmad
	ahmed ahmet aidan aigul aisha ajay akbar akihito akira akmal alain alan alana alastair albert alberto aldo alec alejandra alejandro aleksandar aleksander aleksandr
	aleksei alena alessandra alessandro alex alexander alexandra alexandre alexei alexey alexis alfonso alfred alfredo ali alice alicia alina alisher alison alistair allan
	allen allison alma almaz alonso alvaro amal amanda amar amare amber amelia amina amir amit amjad amos amy ana anand anastasia anatoly anders andre andrea andreas
	andreea andrei andrej andres andrew andrey andrzej andy angel angela angelina angus anil anita anjali ankit ann anna annabel anne annette annie anthony antoine anton
	antonia antonio antony anuj anwar april ariel arif arjun armand armando armen arnold arsen art arthur artur arturo arun arvind asad asha ashley ashok ashraf asif askar aslan
	atsushi aubrey audrey august augusto aung austin ava avi axel ayesha aziz azamat bakhyt bakytzhan baptiste barack barbara barnaby barry bart bartosz bashar bashir basil beatrice beatriz becky
	bella ben benedict benjamin bernard bernardo bernd bernie bert beth bethany betty bilal bill billy bishnu bjorn blake bob bobby bogdan bola boris boyko brad bradley
	brandon brenda brendan brent brett brian bridget bruce bruno bryan burak byron caleb callum calvin cameron camila camille carl carla carlo carlos carmen carol carolina
	caroline carolyn carrie casey catarina catherine cecilia cedric celia celine cem cesar chad chandra charlene charles charlie charlotte chelsea cheryl chester chidi chiara
	chinua chloe chris christa christian christiane christina christine christophe christopher chuck cindy claire clara clare clark claude claudia claudio clayton cliff clifford
	clint clive cody colin colleen connor conor constance corey corinne cory craig cristian cristiana cristiano cristina crystal curtis cynthia cyril cyrus daisuke dale damian
	damien damon dan dana daniel daniela daniele danielle danilo danny daphne dara darius darko darren darryl dashiell dave david davide dawn dean deborah debra deepak
	delia denis denise dennis derek desmond devin diana diane dick didier diego dieter dilip dilma dimitar dimitri dimitris dina dinara dinesh dirk djibril dmitri dmitriy dmitry dmytro dolores
	dominic dominique don donald donna dora doris dorothy doug douglas drew duncan dusan dustin dwayne dylan eamon earl ed eddie edgar edith edmund eduard eduardo edward
	edwin eero efrain ehud eileen ekaterina elaine eleanor elena eli elias elif elijah elisa elisabeth eliza elizabeth ella ellen ellie elliot elliott elmira elon elsa elvira
	emanuel emeka emil emile emilia emilio emily emma emmanuel emmerson emomali emre enda enrico enrique ephraim eric erica erik erika erin ernest ernesto esra esteban esther ethan
	etienne eugene eugenio eva evan evelyn evo ewa ewan ezra fabian fabio fabrice fadi faisal farah farhad farid faris farooq fatima fatma fatou fatoumata faustin faye federica federico felicity felipe
	felix ferdinand fernanda fernando fidel filip filippo fiona florence florian fran frances francesca francesco francine francis francisca francisco franco francois frank frankie
	franklin franz fred freddie frederic frederick frederik fredrik fritz fumio gabriel gabriela gabriele gabriella gaetano gael galina gareth garry gary gavin gavrilo gayle gemma gennady geoff
	geoffrey george georges georgia georgina gerald geraldine gerard gerardo gerd gerhard gerry ghassan giacomo gian gianni gideon gilbert gilberto gilles gina giorgia giorgio giovanni giulia giulio giuseppe gladys
	glen glenn gloria gonzalo goran gordon grace graeme graham gran greg gregor gregory greta guido guilherme guillaume guillermo gulnara gunter gurbanguly gus gustav gustavo guy gwen habib hailemariam hakan hakim hal
	haley hamad hamid hamza hannah hans harald hari harold haroon harriet harris harrison harry haruki harvey hasan hashim hassan hayden hazel heather hector heidi heiko heinz helen helena helene helga helmut henri
	henrietta henrik henry herbert herman hernan hideki hilary hillary hiroshi hisham holly hope horst hosni howard hubert hugh hugo humberto hussain hussein ian ibrahim ibrahima ida idris ignacio igor ikram ilham
	ilya iman imad imran ina ines inga ingrid inna innocent ioannis ira irena irene irina iris isaac isabel isabella isaiah isatou ishaan ismail ismael israel istvan ivan ivana ivanka ivo jack jackie jackson jacob jacqueline
	jacques jaime jair jake jakub jalal jamal james jamie jamil jan jane janet janice janine janos jared jaroslav jason jasper javed javier jawad jay jayne jean jeanne jeff jeffrey jenna jennifer jenny
	jens jeremiah jeremy jerome jerry jesse jessica jessie jesus jill jim jimmy jitendra joan joana joanna joanne joao joaquin jocelyn jochen joe joel joerg johan johann johanna johannes john johnny johnson
	joko jon jonas jonathan jonny jordi jorge jorgen joris jose josef josefina joseph josephine josh joshua josip joyce juan juana judith judy jules julia julian juliana julie juliet julio julius juma jun junichiro jurgen justin
	justine jyoti kabir kaja kamal kamala kamil karel karen karim karin karl karla karolina kassym kassym-jomart kate katerina katherine kathleen kathryn kathy katie katrin katrina kay kazuo keiko keir keith
	kelly kelvin ken kenji kenneth kenny kent kerry kevin khaled khalid khalifa khalil kieran kimberly kiran kirill kirk kirsten kirsty klaus kofi kojo konstantin koichi krishna kristen kristian
	kristin kristina kristine kumar kurt kwame kyle lara larissa larry lars laszlo latifa laura lauren laurence laurent laurie lawrence layla lea leah leandro lech lee leigh leila lena lenny leo leon leona leonard leonardo leonel leonid
	leopold leroy lesley leslie lester leszek leticia lewis liam liana lidia liliana lily linda lindsay lindsey lionel lisa liz liza lloyd logan lois lola lorenzo loretta lorna lorraine lou louis louisa louise
	lubna luc luca lucas lucia luciana luciano lucinda lucy ludmila ludwig luigi luis luisa luiz luka lukas luke lula lydia lyn lynda lynn lynne maciej macky madeleine madina magda magnus mahathir mahinda mahmoud mahmud
	maia maithripala maksim malala malcolm malek malik mamadou manfred manish manmohan manoj manuel manuela mara marat marc marcel marcela marcelo marcia marcin marco marcos marcus margaret margarita margot maria mariah mariam mariana
	marianne mariano marie marija marilyn marina marine mario marion mariusz mark marko markus marlene marsha marta martha martin martina marty marwan mary maryam masoud masud massimo mateo mateusz matt matteo matthew matthias matthieu
	maureen maurice mauricio mauro max maxim maxime maximilian maya megan meghan mehdi mehmet mei mel melanie melinda melissa mercedes mercy meredith mette mia micah michael michaela michal michel micheal michele michelle mick
	miguel mihai mihail mike mikael mikhail miklos mila milan mildred milena miles milo milos mina miranda miriam miro miroslav mitch moez mohamad mohamed mohammad mohammed mohamud mohan moises molly mona monica monika morgan moritz
	moses moshe moussa muammar muhammad muhammadu mukesh mukhtar munir murat murray mustafa mustapha myles myriam nabil nadia nadine nana nancy naomi narendra nasser nasir natalia natalie natalya natasha nate nathalie nathan nathaniel
	naveen navin neil nelly nelson neville ngozi niall nicholas nick nicky nicola nicolae nicolas nicole nicos nidhi nigel niki nikita nikki nikol nikola nikolai nikolas nikolay nikos nils nina nino nitin noah noam nobuo noel nora norbert norma norman nouri nuno
	nur nurlan nursultan odile olaf olav oleg oleh oleksandr oleksiy olga olivia olivier oliver olu oluwaseun omar onur oprah orlando oscar osama osman oswaldo otto ousmane owen pablo paddy pamela paola paolo parviz pascal pat patrice patricia patricio patrick patrik patti
	paul paula paulina pauline paulo pavel pavlo pawel pedro peggy penelope penny per pete peter petr petra petro philip philippa philippe phillip phil phoebe pierre piers pieter pietro pilar pia piotr polly pradeep pranab pranav prakash pratibha praveen preeti priti priya
	prosper rabia rachel radek rafael rafiq raghu rahul raisa raj raja rajesh rajiv rakesh ralf ralph ram rami ramon ramona ramzan rana randall randy rania ranil raphael raquel rashid raul ravi ray raymond rebecca recep reem regina reinhard rekha
	rene renata renee renzo reza rhys ricardo riccardo richard rick ricky rina rishi rita rob robert roberta roberto robin rocio rod roderick rodolfo rodrigo rodrigue roger roland rolf roman romano ron ronald ronnie rory rosa rosalia rosario rose rosemary rosie ross rowan roy
	roza ruben ruby rudolf rudy rufus rupert russell rustam ruslan ruth ryan saad saba sabine sabrina sachin sadio sadiq sadyr saeed saif sajid saleh salem salim sally salma salman salvador salvatore sam samantha sameer sami samir samuel sanae sandeep sandra
	sandro sandy sanjay sanna santiago santos sara sarah sardor sasha sean sebastian sebastien seema selma serena serge sergei sergey sergio serhiy serik serzh seth seung shahid shakira shane shannon sharif sharon shaun shavkat shawn sheila shelley sheryl shigeru shinzo shirley shireen
	shyam sibusiso sid sidney siegfried sigmar silvia silvio simon simona simone simonetta sina siobhan slobodan sofia soledad solomon sonia sonya sophia sophie soren spencer stacey stanislav stanley stefan stefania stefano steffen stella stephane stephanie stephen sterling steve steven
	stewart stuart sue sultan suman sunil suresh susan susana susanna susanne susie suzanne sven svetlana sviatlana sylvain sylvia sylvie taha takeshi tamara tamim tanya tara tarek tariq taro tatiana tatyana taylor tayyip ted temir temur terence teresa teri terry tessa thabo thaksin theo theodore theresa
	thierry thiago thomas thorsten tiago tidjane tim timo timothy timur tina tito tobias toby todd tom tomas tomasz tommy tony toomas tracey tracy travis trevor tricia trudy tyler ulf uhuru ulrich umar umaru umberto ursula usha usman vaclav val valentin valentina valeria valerie valery valeriy
	 vanessa vasily vasyl venkat vera vernon veronica veronique vicente vicky victor victoria vijay vikram viktor viktoria vincent vincenzo vinod violet virginia vitali vitaliy vitaly vivian viviane vivek vladimir vladislav vlad volodymyr walid wallace walter wanda warren
	wayne wendy wesley wilbur wilfred wilhelm will willem william willie wilson winnie winston wolfgang xavier ximena yacine yahya yana yann yannick yasmin yasser yasuo yelena yevgeny yitzhak yoko yolanda yoshihide yoshiko youssef youssou yuki yukio yulia yuri yuriy yury yusuf yves yvette yvonne
	zach zachary zahra zainab zaki zara zeid zeinab zhanar zine zlatan zoe zoltan zoran zuzana zuzanna
	abebe abiy abena ama amadou aminata anatole ange aretha bongani chukwuma chinedu dambudzo desta ebrahim ellen eunice fikile folake funmi getachew girma grace haile hakainde idrissa jacinta jomo julius kgalema kwabena lazarus lindiwe lerato mandla meles mwai naledi nana ngozi nkosazana nosipho obiageli
	olusegun omoyele paul-henri pravin precious raila samia sani siphiwe sipho temitope tendai thandi themba thulani tsitsi uchenna workneh yemi yoweri yaw zanele zodwa zweli
	aarav abhishek aditi aditya aishwarya akash akshay alok ambika amitabh ananya aparna arundhati ashish asim atal bhavna chandan chirag dev devendra dhruv divya ganesh gaurav gautam geeta gopal harish hema indira jagdish jaya kailash kalpana kapil karan kavita kiren kishore lakshmi lalit leena madhu mahesh
	mamata manohar mayawati meena mohandas mukul nalini namrata naresh neha nikhil nirmala nitish padma pankaj parvati piyush pooja prafulla pramod prasad pratap priyanka radha raghuram rajeev rajnath rajendra ramesh ranjan rashmi ravindra rohit rupa sachi sakshi sandhya sangeeta sanjeev saroj satish shankar sharad shashi shilpa shivraj
	shreya siddharth smriti sonam sourav subhash sudha sumit sunita sushil sushma swati tushar uday uma umesh varun vasundhara venkaiah vidya vikas vineet vinay virat yash yogi
`

// families are family names of the cultures that put them first: Chinese in
// pinyin and in the forms of Taiwan and Hong Kong, Korean, Vietnamese, Khmer.
const families = `
	wang li zhang liu chen yang huang zhao wu zhou xu sun ma zhu hu guo he lin gao luo zheng liang xie tang deng feng yu xiao cheng cai peng pan yuan
	dong su ye lu lyu wei jiang tian du ding shen fan fu zhong jin dai cui ren liao yao fang jia zou xiong lei bai meng qin qiu hou jiang yin xue yan duan
	long tao he lai mao wan qian dai qi shi mo kong xiang chang tan qiao hao niu geng guan zhan ji ning bao xi ouyang situ zhuge shangguan wen pei bo nie zeng ke mei
	sheng zhuang ruan shao han gu cao tong xia jing ge bi chu hua rong zu
	tsai chiang chou hsieh hsu huang chu kuo lien tsang wong chan cheung lam leung lau cheng ng yip yeung tse ho kwok chow fung mak soong teng
	kim lee park choi jung jeong kang cho yoon yun jang lim shin seo kwon hwang ahn song ryu hong jeon moon yang bae baek heo nam shim noh roh ha joo chung chun rhee ban oh ri pak choe
	nguyen tran le pham hoang huynh phan vu vo dang bui do ho ngo duong ly truong dinh trinh to luong mai
	hun sok chea keo heng prak`
