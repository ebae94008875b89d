package propose

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
