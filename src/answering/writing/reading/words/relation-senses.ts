/**
 * Ways to say one relation, in both languages: those by which a table's column, a form's field or a statement calls it, and those of plain
 * speech. A line holds `Chinese phrases | English phrases`, parted by commas. English words stand in any form; `_` stands for one to four
 * words between. Only phrases that are hardly said of anything else: "run" or 开 alone would tell nothing.
 */
const PEOPLE = `
绰号,外号,诨名,诨号,人称,都叫他,都叫她,管他叫,管她叫,喊他,喊她,昵称,小名,乳名 | nickname,nicknamed,call him,call her,call it,known as,known to _ as,go by the name,dubbed,byname,pet name
笔名,署名,化名,艺名,用的名字 | pen name,pseudonym,alias,sign _ as,write under,stage name,wrote under
娘家姓,本姓,原姓,婚前姓 | maiden name,birth name,nee,before marriage
养父,养母,收养,领养,抱养,养大,拉扯大 | adopt,adopted,adoptive,foster,raise by,bring up by,take in by,foster father,foster mother,raise him,raise her,bring him up,bring her up
监护人,照管,抚养人 | guardian,legal guardian,ward of
教父,教母 | godfather,godmother,godparent
岳父,丈人,老丈人,公公,岳母,丈母娘,婆婆 | father in law,mother in law
嫁妆,陪嫁,嫁资,带过门,带进门 | dowry,marriage portion,bring _ into the marriage,bring _ to the marriage,trousseau
彩礼,聘礼,聘金 | bride price,bridewealth
未婚妻,未婚夫,订婚,定亲 | fiance,fiancee,engaged to,betrothed to,engagement
情人,恋人,心上人,相好 | lover,sweetheart,in love with,beloved
师父,师傅,带出来,师从,拜师,拜谁为师,学艺,跟着学,导师,教他,教她,教过,启蒙老师,徒弟 | mentor,taught by,who taught,who trained,train by,apprenticed to,apprentice of,study under,pupil of,tutor,train under,learn _ from,teach him,teach her,supervise by
紧急联系人,应急联系人,出了事,出事找,出事了,有事找 | emergency contact,next of kin,in an emergency,case of emergency
继承人,遗产,遗嘱,留给,传给 | heir,heiress,inherit,bequeath,leave _ in his will,leave _ in her will,legacy
籍贯,祖籍,老家,哪里人,哪儿人,什么地方人,家乡,故乡 | hometown,come from,native of,hail from,birthplace,home town
国籍,哪国人,哪个国家的人 | nationality,citizen of,citizenship,passport
母语,说什么话,说什么语言,讲什么话,方言 | mother tongue,native language,first language,grow up speaking
宗教,信什么教,信仰,信奉 | religion,faith,worship
星座,属相,生肖,属什么 | zodiac,star sign
血型 | blood group,blood type
过敏,过敏原,一碰,一吃,忌口,不能吃,不能碰 | allergy,allergic,allergen,intolerant of,react to,come out in,bring _ out in a rash
忌口,饮食禁忌,不吃 | diet,dietary,not eat,avoid eating
病因,死因,死于,因何去世,怎么死 | cause of death,die of,die from,succumb to,killed by
诊断,得了什么病,患了什么病,什么病,确诊,患有,病症 | diagnosis,diagnose,suffer from,ill with,illness,condition,disease
主刀,主刀医生,手术医生,开刀,开的刀,动手术,动刀 | surgeon,operate on,operate by,perform the operation,surgery by
麻醉,麻醉师,打麻药 | anaesthetist,anesthetist,anaesthetic,put _ to sleep,put _ under
主治医生,主治,哪位大夫,哪个大夫,哪位医生,大夫,医生,看的病,医治 | doctor,physician,treat by,attending,consultant
护士,护理 | nurse,look after by
剂量,用量,一次吃几,每次吃,服用量 | dose,dosage,take at a time
副作用,不良反应 | side effect,adverse effect
爱好,业余,闲时,消遣,喜欢做 | hobby,pastime,spare time,free time,leisure
特长,拿手,绝活,擅长,看家本领 | speciality,specialty,special skill,good at,known for,expert in
职务,职位,岗位,职衔,军衔,级别,担任,任职,当什么,做什么工作,干什么的,头衔 | rank,position,post,job title,role,serve as,what do _ serve,work as,employed as,as what
雇主,东家,工作单位,在哪上班,在哪里上班,单位,供职,就职,受雇 | employer,work for,employed by,on the payroll,work at,join,workplace
上司,上级,顶头上司,汇报,领导是 | supervisor,manager,report to,line manager,superior,boss
前任,上一任,之前是谁 | predecessor,before him,before her,previous holder,take over from
接班人,继任,接任,接替,接他的班,下一任 | successor,succeed,take over,replace,follow in the post,step into
入职,入社,加入,入伙,进厂,进公司,参加工作,什么时候来,哪年来,哪年进 | join on,join coop,date of joining,hire date,hire on,start date,be with,start work,come to work
员工数,职工数,多少员工,多少职工,多少名员工,多少人上班,多少人工作 | headcount,staff count,number of staff,number of employee,employee count,people work,people _ on its staff,how many staff
学历,学位,毕业,母校,就读,念的大学,读的大学,上的大学 | degree,alma mater,graduate,educated at,attend,study at,university
专业,学的什么,主修,读的什么 | major,field of study,study,subject,specialise
奖学金 | scholarship,bursary,fellowship
入伍,参军,当兵,从军 | enlist,join the army,join up,military service
刑期,判了,判处,坐牢,服刑,关了多久 | sentence to,sentenced,prison term,in prison,in jail,jail for,serve _ years
罪名,因什么被捕,被控,被告,犯了什么 | charge with,accused of,convicted of,crime,offence,guilty of
体貌,长相,特征,记号 | distinguishing mark,distinguishing feature
墓志铭,墓碑上,碑文,墓上刻 | epitaph,gravestone,tombstone,carve on _ grave,inscribed on _ grave
葬于,安葬,埋在,墓地,坟在,下葬 | burial,bury,grave,tomb,laid to rest,resting place
遗言,临终,最后一句话 | last words,dying words
座右铭,信条,格言,口头禅 | motto,maxim,catchphrase,favourite saying
赡养费,抚养费 | alimony,maintenance
`;

const THINGS = `
材质,材料,质地,用什么做,什么做的,什么料,用料,木料,用的是,做成的 | material,make of,made of,made from,make from,fashion from,carve from,cast in,cut from
颜色,色,什么色,涂成,漆成,染成 | colour,color,paint,dye,shade,hue
图案,花纹,画着,绘有,印着,绣着,纹样,标志 | pattern,motif,emblem,design,picture on,embroider,depict,show on
铭文,刻着,题字,刻字,写着,上面写,题词 | inscription,inscribe,engrave,lettering,reads,written on,words on
吉祥物,动物形象,卡通形象,代表形象,小动物 | mascot,cartoon figure,animal figure,animal symbol
会徽,徽章,徽标,标识,标志 | logo,emblem,badge,crest
口号,标语,宣传语 | slogan,tagline,catchword
主题曲,会歌,歌曲 | theme song,anthem,theme tune,signature tune
配方,成分,原料,配料,用什么料,含有 | ingredient,recipe,contain,composition,made with,consist of
保质期,有效期,能放多久,能存多久,能放几,过期 | shelf life,best before,expiry,expire,use by,keep for,stay good,stay fresh,go off,last for
开封后,打开后,开瓶后,启封,拆封,开盖后 | once open,after opening,after open,seal is broken,once unsealed,open bottle,break the seal,once broken
产地,出产,产自,哪里产 | origin,country of origin,made in,produce in,come from
保修,保修期,质保,包修 | warranty,guarantee
尺寸,大小,规格,多大 | size,dimension,measurement,format
重量,多重,净重,毛重,称重 | weight,weigh,heavy,net weight,tip the scale
长度,多长,全长 | length,long,end to end
翼展,翅展,展翅,两翼张开,翅膀张开 | wingspan,span,wing to wing,wings spread,across the wings,wing tip
容量,容积,能装,装多少,停得下,能停,停多少,盛,能盛 | capacity,volume,hold,fit in,fit into,room for
载重,承重,载重量,最多能拉,能拉,能载,最大承载,载客 | payload,load,maximum load,carry,bear,can take,weight limit
厚度,多厚 | thickness,thick
直径,口径 | diameter,bore,across,calibre
吃水,吃水深度 | draught,draft
排水量 | displacement,displace
航速,时速,速度,跑多快,最快 | speed,top speed,maximum speed,how fast
续航,能飞多久,能用多久,电池寿命,续航时间 | battery life,endurance,range,run on a charge,between charges
功率,多少瓦,瓦数 | power,wattage,output,watt,draw
电压,多少伏 | voltage,volt
熔点,熔化,融化,化成,变成液体 | melting point,melt,turn liquid,turn to liquid,become liquid,liquefy
沸点,沸腾,烧开 | boiling point,boil
冰点,结冰,冻结 | freezing point,freeze,turn to ice
烘烤温度,烤箱,烤制,烧制温度,窑温 | bake,oven,fire at,kiln,firing temperature
限宽,最大宽度,最大船宽,多宽的 | maximum width,maximum beam,max width,widest _ fit,widest _ can,widest _ allow,wide _ fit,how wide _ can
限高,最大高度,净高,多高的 | maximum height,headroom,air draught,clearance,tallest _ fit,tallest _ can,tall _ fit,high _ fit,how tall _ can
限长,最大长度,多长的 | maximum length,max length,longest _ fit,longest _ can,longest _ allow,long _ fit,how long _ can _ be
限重,最大载重,承重,最大载荷 | maximum weight,weight limit,load limit,maximum load,heaviest _ can,heaviest _ carry,heaviest _ allow,how heavy _ can
密度,多密 | density,how dense
制造商,生产商,厂商,厂家,谁生产,谁制造,谁造的,哪家造,哪家生产 | manufacturer,make the,maker,company make,firm make,manufacture by,produce by
原告,起诉,告上法庭,谁告 | plaintiff,claimant,sue,bring the case,take _ to court
硬度 | hardness
酸碱度,酸碱值 | ph value,acidity
起爆,引爆,爆炸 | detonate,blast,go off,explode
延时,延迟,推迟,晚多久,晚多少 | delay,lag,late by
装药,装药量,炸药 | explosive charge,charge weight
备件号,零件号,配件号,件号,型号 | part number,model number,item number
序列号,出厂编号,机身号 | serial number,serial
编号,号码,几号 | reference,reference number,number
密码,口令,暗号,开锁 | password,passcode,pass code,combination,pin,unlock,key in
频率,频道,波段,多少赫兹 | frequency,channel,wavelength,tune to,transmit on,broadcast on
`;

const DEVICES = `
默认端口,端口,端口号,监听,在哪个口 | default port,port,listen on,listen at,bind to
配置文件,设置文件,配置写在 | config file,configuration file,settings file,settings are kept,configured in
日志,日志文件,日志写到 | log file,log to,logs are written
许可证,授权方式,协议,开源协议 | licence,license,licensed under,release under
编程语言,用什么语言写,什么语言写的,开发语言 | programming language,written in,implement in,coded in
内核,内核版本 | kernel,run on kernel
依赖,需要先装,前置 | dependency,depend on,require
停止维护,停止支持,不再维护,终止支持 | end of life,end of support,no longer supported,support end,stop supporting,unsupported
最大连接数,最多能连,同时连接,连接上限,并发 | maximum connections,connection limit,connect at once,simultaneous connections,at the same time
超时,超时时间,等多久 | timeout,time out,give up after,wait for
重试,重试次数 | retry,retries,try again
默认值,缺省,出厂设置 | default,by default,out of the box,factory setting
错误码,故障码,报错,错误代码,显示什么代码 | error code,fault code,screen show,display show,come up,read out
过热,温度过高,太热,发烫 | overheat,too hot,gets hot,run hot,excess temperature
维护人,维护者,谁在维护,负责维护 | maintainer,maintain by,maintained by,look after by,keep up by
开发者,开发商,谁开发,谁写的,研发 | developer,develop by,written by,built by,work on by
发布日期,发布于,上线,什么时候发布,推出,面世,问世 | release date,release on,launch,come out,go live,ship on,first release
备份,备份时间 | backup,back up
分辨率,像素 | resolution,pixel
内存 | memory,ram
操作系统,系统 | operating system,os,run under
`;

const NATURE = `
天敌,捕食者,被谁吃,吃它,捕食 | predator,prey on,hunt by,eaten by,fall prey to,enemy,hunt
食物,食性,吃什么,以什么为食,为食,喂,饲料,喂它,喂什么,拿什么喂,爱吃 | diet,food,eat,feed on,live on,fed on,feed with,forage on
寄主,宿主,寄生 | host,parasite,live in,parasitic on
传粉,授粉,花粉,传粉者 | pollinate,pollinator,pollen,carry _ pollen,spread _ pollen,fertilise _ flower
花期,开花,什么时候开,开放 | bloom,flower,blossom,flowering time,in flower
果期,结果,成熟,时候熟,月熟,熟了,采摘,收获,收割 | ripen,ripe,harvest,pick in,fruit
繁殖,繁殖期,产卵,下蛋,交配 | breed,breeding season,spawn,lay egg,mate,nest
窝卵数,一窝,一次下几,产几枚 | clutch,litter,lay _ egg,egg at a time,brood
怀孕,孕期,妊娠 | gestation,pregnant,pregnancy,carry _ young
寿命,能活,活多久,活到 | lifespan,life span,live for,live to,life expectancy
放归,放生,野放,释放,回到野外,回归自然,放回 | release,released,set free,return to the wild,back to the wild,back in the wild,let go
收治,救助,救起,捡到,送来 | rescue,admit,take in,bring in,found injured
迁徙,越冬,过冬,飞往 | migrate,winter in,overwinter,spend the winter
分布,栖息地,栖息,生长在,长在,生活在 | habitat,distribution,live in,grow in,found in,native to
学名,拉丁名 | scientific name,latin name,binomial
市花,市树,市鸟,省花,国花,国鸟 | city flower,state flower,national flower,city tree,state bird,national bird
源头,发源,发源地,起源于 | source,rise in,spring from,headwater
注入,汇入,流入,入海口,河口 | mouth,flow into,empty into,drain into,run into
最高点,最高峰,制高点 | highest point,highest peak,summit
海拔,高出海面,多高 | elevation,altitude,above sea level,above the sea
毒性,有毒,毒物,毒素 | poison,venom,toxin,toxic
气味,味道,闻起来,什么味 | smell,scent,odour,odor,taste,flavour
叫声,鸣叫,怎么叫 | call,song,cry,sound like
脉搏,心率,心跳 | pulse,heart rate,heartbeat
`;

const AFFAIRS = `
赎金,勒索,索要,要求付,讨要,开价,要价 | ransom,demand,ask for,want _ for,extort,hold out for,asking price
悬赏,赏金,酬金 | reward,bounty,offer _ for,payment for finding
价格,售价,单价,卖多少,多少钱,价钱,标价,租金 | price,cost,sell for,sell at,go for,fetch,retail,set _ back,rate,rental
成交价,拍卖,拍出,落槌 | hammer price,knock down,fetch at auction,sell at auction,auctioned for
押金,定金,订金,保证金 | deposit,down payment,security
租金,房租,月租 | rent,rental,lease for,let for
运费,邮费,邮资,快递费 | postage,shipping,freight,carriage,delivery charge
罚款,罚金,罚了 | fine,fined,penalty
工资,薪水,月薪,年薪,工钱,报酬,挣 | salary,wage,pay,paid,earn,remuneration
账期,付款期限,付款条件,以后付款,天后付款,天付款 | payment term,pay within,pay after,days to pay
年费,一年交,每年交,一年收,每年收 | yearly fee,annual fee,fee per year,fee a year,pay a year,cost a year
奖金,奖励多少 | prize money,cash prize
预算,拨款,经费 | budget,fund,grant,allocate
折扣,打几折,优惠 | discount,reduction,off the price,rebate
利率,利息 | interest,interest rate
税,税率 | tax,duty,tariff,levy
保险,投保,保额 | insure,insured,insurance,cover for
债务,欠,借款 | debt,owe,borrow,loan
收件人,收货人,寄给,寄给谁,送给谁 | recipient,addressee,consignee,deliver to,send to,address to,ship to
寄件人,发货人,谁寄 | sender,shipper,consignor,send by,from
护送,押运,押送,押车,押船,看押 | escort,guard,accompany,convoy,in charge of the shipment,travel with
承运,运输,拉货,运送 | carrier,haul,transport,ship by,carry by
供应商,供货,进货,从哪进 | supplier,supply,provide by,source from,buy from,deliver by
主办,举办方,承办,组织者 | organiser,organizer,host,organise by,run by,put on by
赞助,出资,资助 | sponsor,fund by,pay for by,finance,bankroll,patron
裁判,执裁,吹哨,主裁,当裁判 | referee,umpire,arbiter,officiate,judge,whistle
比分,结果,谁赢,胜负 | score,result,win,outcome,final score
冠军,夺冠,第一名,得了第一,拿了第一 | champion,winner,first place,come first,win the title,gold medal
亚军,第二名 | runner up,second place,come second
教练,执教,带队 | coach,train by,trainer
签约,转会 | sign for,transfer to,sign with
泊位,停泊,停在,靠在,停靠 | berth,moor,dock,tie up,lie at,quay
登机口,几号口 | gate,boarding gate,board at
站台,月台,几站台 | platform,track
行李转盘,转盘,取行李 | belt,carousel,baggage claim,suitcase,luggage
座位,座次,座号,坐哪 | seat,sit in,sit at
房间,房号,教室,哪间,几号房 | room,classroom,cabin,quarters
发车,出发,开船,起航,离港,启程 | departure,depart,leave,set off,set sail,sail at
到达,抵达,到站,靠港 | arrival,arrive,get in,due in,land
班次,几路车,线路 | route,line,service,bus number
开放时间,营业时间,几点开门,开门,几点关门 | opening hours,stay open,open until,open till,open at,open from,hours,close at
集合地点,集合,碰头,会合 | meeting point,meet at,assemble,gather at
截止,截止日期,最后期限,最晚 | deadline,closing date,due,no later than,last day
报名,登记,注册 | registration,register,sign up,enrol,apply
首演,首映,首次上演,第一次搬上舞台,第一次演出 | premiere,first perform,first night,opening night,first show
观众,上座,到场,出席人数,多少人看 | attendance,audience,turn up,crowd,draw,spectators
发现者,发现,最先找到,头一个,第一个找到,最早找到,谁找到,先找到 | discoverer,discover,find first,first to find,dug up,dig up,come across,stumble on,first to reach,first into
发明者,发明,首创 | inventor,invent,devise,come up with
建造者,建造,谁造,谁修,修建 | builder,build by,construct by,put up by,erect
设计者,设计,谁设计 | designer,design by,draw by,plan by,architect
捐赠,捐给,捐献,谁捐 | donor,donate,gift of,give by,present by
所有者,业主,归谁,主人,产权,谁的 | owner,own by,belong to,property of,proprietor
租户,承租,承包 | tenant,lessee,lease to,let to,rent by
赞助人,守护神,主保,庇护 | patron saint,watch over,protect,guardian saint
节日,庆祝,纪念日 | feast day,festival,celebrate,holiday
命名,得名,名字来自,以谁命名,因何得名 | named after,name come from,namesake,take its name,owe its name,call after
原名,曾用名,旧称,以前叫,原来叫 | former name,formerly,originally called,once called,used to be called,previous name
原因,为什么,因为,由于,缘故,之所以,因何 | reason,why,because,owing to,due to,on account of,cause,since
起火原因,失火,着火 | cause of the fire,fire start,set off the fire,start the fire
证人,目击,谁看见 | witness,see by,saw
`;

const TEXTS = `
作者,谁写,写的,执笔,撰写,作品 | author,write by,written by,by the pen of,penned
译者,翻译,谁译 | translator,translate by,render into
插图,配图,画的 | illustrator,illustrate,drawings by,pictures by
编辑,主编,编者 | editor,edit by
出版社,出版,哪家出版 | publisher,publish by,bring out by,imprint
献给,题献,扉页 | dedicate to,dedication,dedicatee,in memory of
作曲,谱曲,曲子 | composer,compose by,music by,set to music
作词,歌词,填词 | lyricist,lyrics by,words by,libretto
主角,主人公,主要人物 | protagonist,main character,hero,heroine,central figure
演员,扮演,饰演,谁演 | actor,actress,play by,portray,star as,cast as
馆藏,收藏,藏于,现存,放在哪,存放 | collection,hold by,keep in,housed in,kept at,on display in,preserve in
发行量,印数,印量,一期出,一期印,每期印,印了多少 | circulation,print run,copies per issue,copies printed,copy be printed
页数,多少页 | page,pages
语言,什么文字 | language,script,written in
字体,字号 | font,typeface,typeset in
版本,第几版 | edition,version
签署,签字,谁签,签名 | signatory,sign by,signature
有效,生效,施行,起效 | effective,take effect,come into force,in force,kick in,start working
审批,批准,谁批 | approve by,approval,authorise,sign off
分支,部门,科室,隶属,归属 | department,branch,division,belong to,part of
课程,课,授课,任课,老师,谁教,由谁教,教课 | teacher,teach by,taught by,instructor,lecturer,tutor
主讲,演讲,讲者,谁讲 | speaker,lecture by,talk by,give the talk
主持,主持人 | host,chair,presenter,compere,preside
木材,木头,木料,什么木 | wood,timber,lumber
布料,面料,料子 | fabric,cloth,textile
燃料,烧什么,用什么油 | fuel,run on,burn,powered by
动力,驱动,靠什么 | power by,drive by,engine,motor
手动,人力,人工,用手,手摇,靠人推 | manual,manually,by hand,hand operated,hand powered,hand cranked
水温,气温,温度,多少度,几度 | temperature,warm,hot,degree
湿度 | humidity,moisture
降水,雨量,降雨 | rainfall,precipitation
人口,居民,多少人住 | population,inhabitant,resident,people live
面积,占地 | area,cover,acre,hectare,extent
邮编,邮政编码 | postcode,zip code,postal code
电话,号码,打哪个,拨打,联系电话,分机 | phone,telephone,call on,ring,dial,hotline,extension
销量,销售量,卖了多少,卖出,售出,一共卖 | sales,units sold,copies sold,sold how many,how many _ sold,sell how many
等级,级别,要几级,几级,多少级 | required level,level,what level
负责人,主任,主席,会长,经理,社长,总经理,头把交椅,掌门,当家,老大,一把手,谁说了算 | head,chair,chairman,chairwoman,director,manager,chief executive,in charge,at the helm,call the shots,run the show,boss
邮箱,电子邮件 | email,e-mail,write to
联系人,联络人,找谁,跟谁联系,和谁联系 | contact,contact person,lead contact,talk to,speak to,get in touch with,turn to
投诉,意见,反映 | complaint,complain
`;

export const RELATION_SENSES: readonly string[] = [PEOPLE, THINGS, DEVICES, NATURE, AFFAIRS, TEXTS].flatMap((lines) =>
  lines.trim().split("\n"),
);
