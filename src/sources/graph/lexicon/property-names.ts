// Written by scripts/property-names.mjs from Wikidata's labels and aliases of its properties (CC0). Not edited by hand.
/**
 * A line for each property: its number, what it leads to (i: things, n: numbers, d: dates, t: texts), its English and its Chinese names,
 * the label first (nothing in its place where it can't be asked with).
 */
export const PROPERTY_NAMES = `6	i	head of government|mayor|prime minister|premier|head of national government|chancellor|governor|government headed by|executive power headed by|government heading by|executive power heading by	政府首脑|政府首长|市长|总理|首相|州长|首席部长|总统|主席
16	i	transport network|system of routes|routes system|part of network|road type|network|highway system|trail system|transit network|subway system|metro system|tram network|light rail system|railway network|transportation network|rail network|subway network|route network|network of routes	交通网络|公路网|公路系统|交通网路|交通系统
17	i	country|sovereign state|state|land|host country|nation	国家|主权国家
19	i	place of birth|birthplace|born in|pob|birth place|location born|born at|birth location|location of birth|birth city|born	出生地
20	i	place of death|deathplace|died in|death place|pod|location of death|death location|killed in|died	死亡地|逝世地|去世地|过世地|亡故地|卒于|死于|死亡地点|离世地|卒于此地|殁于此地|往生地|驾崩地|亡于|殁地|过身地
21	i	sex or gender|biological sex|sex|gender or sex|gender identity|gender expression|gender|man|woman|male|female|intersex	性别|性身份|男女|是男是女|性别认同
22	i	father|dad|daddy|parent|son of|daughter of|child of|sire	父亲|爸爸
25	i	mother|mum|mom|mam|parent|son of|daughter of|child of|mummy|mommy|dam	母亲|妈妈|娘亲
26	i	spouse|wife|married to|marry|marriage partner|married|wedded to|wed|wives|husbands|spouses|husband|marital partner|married partner|common-law spouse|common-law wife|common-law husband|partner|spouse of	配偶|丈夫|妻子|老公|老婆|媳妇|内人|夫人|夫婿|太太|老伴
27	i	country of citizenship|citizenship|citizen of|nation of citizenship|national of|nationality|nation	国籍
30	i	continent	大洲|大陆
31	i	instance of|unique individual of|unitary element of class|example of|item of type	隶属于|性质|是一个|所属的类|实例|示例
35	i	head of state|king|queen|emperor|monarch|state headed by|governor|chief of state	国家元首|总统|主席
36	i	capital|capital city|capital town|chef-lieu|principal place|county seat|administrative centre|administrative headquarters|court residence|seat|administrative seat|seat of government|administrative capital|government capital|county town|government seat|administrative center|location of capital	行政中心|首都|首府|省会|政府所在地|治所|县治|公所所在地|役场所在地
37	i	official language|language official|spoken in|speaking|language spoken	官方语言|法定语文
38	i	currency|base currency|used money	货币
39	i	position held|political office held|political seat|public office|office held|position occupied|holds position|function|held position|job	担任职务|职务|公职|官职|职位
40	i	child|son|daughter|kid|children|sons|daughters|kids|offspring|progeny|issue|parent of|descendants|father of|mother of	子女|孩子|儿子|女儿|儿女|小孩
47	i	shares border with|bordered by|adjacent to|next to|border|borders clockwise|shares borders with|borders	接壤|边界|临接|邻接
50	i	author|writer|playwright|poet|maker|writers|authors	作者|著作者
53	i	family|house|royal house|dynasty|noble family|member of family	家族|贵族家族|氏族|贵族家系|所属望族
54	i	member of sports team|member of team|team|played for|teams played for|club played for|player of|part of team|team played for|plays for|sport team|sports team	所属运动队|所属体育队|效力|效力体育队|所属
57	i	director|directed by|film director|movie director|game director	导演|电影导演|戏剧导演
58	i	screenwriter|scriptwriter|screenplay by|teleplay by|film script by|writing credits|scenarist|story by|video game writer|game writer|script writer	编剧|编剧家|电影剧本作家
59	i	constellation|part of constellation	星座
61	i	discoverer or inventor|inventor|discoverer|inventor or discoverer|developer|invented by|invented|discovered by|developed by|introduced by|devised by|coined by|invented or discovered by|discovered or invented by	发现者或发明者|发现者|发明者
65	i	site of astronomical discovery|astronomical discovery site|discovered at observatory|observatory of discovery|observatory site of discovery|discovery site	天文发现地|天文发现地点
66	i	ancestral home|native place|native village|ancestral village|ancestral place|ancestral homeplace|ancestral home place|ancestral land|ancestral homeland	籍贯|祖籍|原籍|本贯|祖贯
69	i	educated at|alma mater|education|alumni of|alumna of|college attended|school attended|studied at|graduate of|graduated from|faculty|place of education|alumnus of|attended|went to school at|schooled at|attended school at|schooling place|education place|student of|student at|university attended|trained at|trained by	就读学校|就读于|母校|毕业学校|就读院校|毕业于|就读院所|受教育于|受教于|毕业院校|出身学校|曾就学于|教育地点|就读地点
78	i	top-level internet domain|tld|top level domain|internet domain|gtld|cctld	顶级域名
81	i	connecting line|railway line|line connected to|rail line connected to|rapid transit line	线路|铁路线路|连接线|路线|所属铁路线|连接线路
84	i	architect|architecture firm	建筑师|建筑者
85	i	anthem|national anthem|march|official song|official hymn|team anthem|club anthem	颂歌|国歌|官方歌曲|党歌|校歌|队歌|会歌|团歌|社歌
86	i	composer|songwriter|composed by|musical score by|music by|film score by|soundtrack by	作曲|作曲者|曲作者|作曲家
87	i	librettist|libretto by|book by	剧作者|剧本作者|剧作家
88	i	commissioned by|client|commissioner|made for|built for|developer|orderer	委托人|委托方
91	i	sexual orientation|sexuality	性取向|性倾向
92	i	main regulatory text|legally established by|governing text|governing document|bylaws|by-laws|legal basis|regulated by|statutory authorization|statutory authority|key document|authorizing legislation|applicable law|governing law|authorizing law	主要规管文献|主要法规文本
97	i	noble title|peerage|hereditary title|royal title|royal and noble ranks|title of nobility|nobility title	贵族头衔|皇室头衔|爵位
98	i	editor|edited by|associate editor|series editor|editorial director|compiled by|publication director|compiler	编辑|编辑者|编者
101	i	field of work|field of study|fields|discipline|area|specialism|academic discipline|scientific discipline|academic area|scientific area|fow|studies|responsible for|conduct research about|research on|speciality|activity|domain of activity|activity domain|academic subject|trade|area of work|specialty|research	工作领域|研究领域|专业领域|领域|学术领域
102	i	member of political party|party|member of|member of party|party membership|political party member|political party	党籍|所属政党|政党|党派
103	i	native language|mother tongue|language native|l1 speaker of	母语|第一语言
105	i	taxon rank|taxonomic rank|type of taxon	分类等级|分类级别|分类层级|分类阶层|分类阶元|分类单元等级
106	i	occupation|profession|job|work|career|employment|craft|employ|vocation|avocation	职业|工种|工作
108	i	employer|employed by|works at|working for|worked for|works for|worked at|working place|working at|organization|organisation	雇主|东家|老板|工作单位|就职于|工作于|受雇于|工作地点|雇佣者|任职于
110	i	illustrator|illustration by|illustrated by|drawing by|drawings by|drawn by|draftsperson	插画家|插画师|插图作者
111	i	measured physical quantity|measure of|quantity|physical quantity|measures	物理量|以此物理量测量
112	i	founder|co-founder|founders|established by|co-founded by|started by|cofounder|cofounded by|institutor|instituted by|establisher|starter|begun by|founded by	创办者|创始人
113	i	airline hub|hub|hub airport	枢纽机场|航空枢纽
114	i	airline alliance	航空联盟
115	i	home venue|ground|home field|arena|home ground|stadium|ballpark|home water|plays at|played at|performs at|performed at|based at	主场
118	i	league or competition|division|sports league|cup|tournament|competition|league	所属联盟
119	i	place of burial|burial place|resting place|place of grave|buried in|grave at|location of burial|tomb|interment|place of interment|buried at|burial location|interment place|interment location|entombed at|interred at|ashes scattered at|remains at|cemetery	墓地|埋葬地|葬于|陵墓|坟墓
121	i	item operated|fleet|aircraft in fleet|aircraft operated|equipment operated|facility operated|service operated|operator of|operated|operates|eq|acop|aircraft carried|item used|uses item|runs|controls|item maintained	运营项目|所用航空器机型|所用航空器|运营|营运
122	i	basic form of government|type of government|form of government|government	政府基本形式|政制|政治体制|政体|政治体系
123	i	publisher|book publisher|video game publisher|software publisher|publishing house|published by|board game publisher|comic publisher|comic book publisher|music publisher|printed music publisher|sheet music publisher	出版者|出版商|游戏出版商|电子游戏发行商|图书出版社|软件出版社|发行商|发行人|发行者|出版于|出版社
126	i	maintained by|maintenance|administered by|maintainer|custodian|administrator|held by	维护者|维护人|维护商
127	i	owned by|owner|belongs to|shareholder|stockholder|shareholders|stockholders|owners|provenance|belonged to|proprietor	拥有者|所有者|所有人|隶属于|持有人|业主|拥有|股东|持有
128	i		
129	i	physically interacts with|interact with|interact	相互作用|物理相互作用于
131	i	|located in the administrative unit|located in administrative unit|happens in|administrative territorial entity|city|town|state|indian reservation|locality|located in the territorial entity|region|administrative territory|territory	所在行政领土实体|所在行政区|所在地|位于行政区划实体内|隶属|上级行政区|行政区|隶属行政区|所属行政区|位于行政区|所在州份|所在省份|所在县份|所在市份|所在自治市|所在镇份|所在村份|所在郡份|所在领地|所在市镇|直辖市|自治区|自治州|自治市
135	i	movement|subculture|school|trend|music scene|artistic movement|philosophical movement|scientific movement|literary movement|artistic school|art movement|art style	文化运动|学派
136	i	genre|music genre|film genre|artistic genre|literary genre|kind of music|type of film|genre of music|type of music|art style|genres|genre of literature|map genre|atlas genre	|音乐类型|电影类型|文学类型|作品类型|游戏类型|电子游戏类型|动画类型|漫画类型|小说类型|片种|文类|文体|体裁|风格|音乐风格|电影风格|作品风格|文学风格|作者风格|流派|文学流派|音乐流派|电影流派
137	i	operator|service operator|facility operator|operated by|administrator|item operator|user|webmaster|maintainer|run by|offered by|provided by|service provider|website operator|controlled by|secretariat	运营者|运营方|营运者|营运方|运营商
138	i	named after|eponym|named for|namesake|etymology|toponym|name after|named in honor of|name origin	得名自|命名来源|词源|名称来源|得名于|名称由来|取名自|得名|冠名者|命名自|命名由来|同名者|命名者
140	i	religion or worldview|religious affiliation|faith|life stance|denomination|follower of religion|follows religion|religion or world view|pantheon|belief system|religion|worldview|believes|devotee of	信奉|信仰或世界观|宗教
141	i	iucn conservation status|conservation status	
144	i	based on|adaptation of|adapted from|based on work|based upon|copy of|cover of|derivative of|derivative work of|derived from|extended from|fork of|inherits from|inspired by|modeled after|modelled after|parody of|remake of|replica of|source work|themed after|continuation of|expansion of|continues	改编自|基于|原著|翻拍自|改编原作|立基于|翻唱自
149	i	architectural style|style of architecture|architecture	建筑风格|建筑形式|建筑样式
150	i	|contains|divides into|divided into|subdivided into	下辖行政领土实体|包含行政领土实体|下辖|包含行政区划实体
155	i	follows|succeeds to|previous is|before was|predecessor|preceded by|prequel is|sequel of|split from|comes after|successor to|succeeds|prev|previous element|successor of	上一项|上一版本|前身|上一个|之前是|前一版本|前任|上一|前一个|前一|前传|跟随|紧跟|前一项|前一部
156	i	followed by|continued as|prequel of|next is|precedes|sequel is|successor|comes before|next|next element|then|succeeded by	下一项|续集|之后是|继任|后任|下任|下一个|下一|后一个|后一|接替者|后传|之后|后一项|后继
157	i	killed by|killer|assassin|murderer|murdered by|executioner|assassinated by|slain by|mortally wounded by|executed by|slaughtered by|shot dead by|lynched by|slaughterer	杀害者|杀手|刺客|杀人犯|刽子手|执刑者|谋杀者|凶手
159	i	headquarters location|head office location|hq|garrison|admin hq|seat|headquarters|head quarters|hq location|based in|location of headquarters|principal office|headquarters city|headquarters town|headquarters locality	总部位置|总部所在地|总公司所在地|总部|行政总部|总部位于
161	i	cast member|starring|film starring|actor|actress|contestant of a play|contestant	演员|参演者|主演|配角|卡司|演员表|演职人员|参演演员|参演
162	i	producer|record producer|film producer|music producer|musical producer|creative producer	制作人|制片人|制片主任|制片
163	i	flag|flag description	旗帜|国旗
166	i	award received|prize received|awards|honorary title|recognition title|award|honours|honors|medals|awarded|award won|prize awarded|awards received|win|winner of|received award	所获奖项|获奖|荣誉|奖项|获得奖项
167	i	structure replaced by|building replaced by	后继替代建筑|后继建筑|替代建筑
169	i	chief executive officer|ceo|chief executive|executive director	首席执行官|执行长|行政总裁|执行总裁|首席执行长|行政总监
170	i	creator|painter|sculptor|made by|painted by|sculpted by|visual artist|art by|artwork by|art work by|realized by|realised by|drawer|drawn by|photographer	创作作者|创作者|创作主体|建立者|创造者|作者
171	i	parent taxon|taxon parent|higher taxon	父级分类单元
172	i	ethnic group|ethnicity|culture|race|ethnic or cultural origin|tribal affiliation	族群|种族|民族
175	i	performer|musician|played by|portrayed by|recorded by|recording by|dancer|actor|musical artist|performed by|actress|sung by|singer	表演者|主题歌演出|音乐艺术家|扮演者|饰演者|演奏者|演唱者|演员|演出者
176	i	manufacturer|manufactured by|maker|built by|builder|made by|product of|provider|provided by|assembler|assembled by|producer|mfr|brewer|brewed by	生产商|生产者|制造商|制造者|厂商|制造厂|制作者
177	i	crosses|bridge over|tunnel under|over|under|through|spanning|spans	跨越|横跨|纵跨|跨越水体|上跨|下跨|跨越山体|跨越道路|跨越铁路|下穿
178	i	developer|developed by|game developer|game dev|dev|video game developer|video game dev	开发者|开发商|开发人员
179	i	part of the series|part of series|series|listed in|collection|issue of|episode of|subseries|video game series	系列|所属系列|合集
180	i	depicts|depicting|pictures|shows|show of|plot|resembles|displays|presents|depiction of|painting of|motif|portrait of|landscape of|represents|portrays|conveys|reproduces|sounds like|features|preserves|quotes|includes	描绘内容|描述|描绘|描述内容|描画|刻画|情节
183	i	endemic to|endemic in|native to|native in	特有分布|原产于
184	i	doctoral advisor|advisor|doctoral supervisor|supervisor|phd advisor|promotor|phd supervisor|thesis advisor	博士生导师|导师|顾问|博士生顾问|博导|博士导师|指导教授
185	i	doctoral student|doctoral candidate|supervisee|supervised doctoral student	博士生|学习指导
186	i	made from material|medium|made from|constructed from|constructed out of|construction material|media|built from|built out of|manufactured from|manufactured out of|crafted from|crafted out of|formed from|formed out of|made of|ore|source material|raw material|feedstock|reactant|ingredient|ingredients|made in	材料|使用材料|成分|媒材|材质
189	i	location of discovery|findspot|location of discovered object|discovery place|place of discovery|find location|find spot|found in|site of discovery|found at|type site	发现地点|出土于
190	i	twinned administrative body|twin town|sister town|twin cities|twin city|partner city|partner town|sister city	友好城市|姊妹城市|姐妹城市
193	i	main building contractor|building contractor|built by|constructed by|builder|main contractor|general contractor|prime contractor|contractor	主要承建商|主要建筑承建商|承建商|建造者|施工者|承建|承建者
194	i	legislative body|representative body|parliament|council|assembly|diet|rural council|district council|municipal council|aboriginal council|indigenous council|city council|local government area|lga|district|tehsil|zila|jila|legislature	立法机关|立法机构
195	i	collection|art collection|museum collection|archives|archival holdings|glam|bibliographic collection|editorial collection|series|book series|book collection|repository|held by	藏于|收藏于|收录于|入藏|艺术收藏|博物馆收藏|档案|档案馆藏|书目收藏|编辑收藏|书籍收藏|存储库|持有|馆藏单位
196	i	minor planet group|asteroid group	小行星族
197	i	adjacent station|next station|previous station|next stop|neighbouring station	相邻车站|下一站|上一站
199	i	organizational division|divisions|business division|organizational divisions|department|branch|faculty|organisational division	业务部门
200	i	inflows|inflow|lake inflow|river inflows|lake inflows	流入水域|流入湖泊|流入河流|流入|流入源
201	i	outflows|outflow|lake outflow	流出河流|流出|湖泊流出
205	i	basin country|basin countries	集水区国家|流域国
206	i	|next to lake|located on body of water|ocean|sea|lake|bay|body of water|borders body of water|water next to the subject|along river|located in water|located on water|adjacent water body	相接水体|相邻水体|邻接水体|水体
208	i	executive body|executive branch	行政机关|行政机构
209	i	highest judicial authority|supreme court|highest court|judiciary|judicial branch|court	最高司法机关|司法机关|法院|最高法院
210	i	party chief representative|party chief|communist party chief|party secretary|communist party secretary	党委书记
215	t	spectral class	光谱型|光谱分类
217	t	inventory number|reference|accession number|shelfmark|call number|reference number|catalogue number|collection number|object number|local identifier|control number|loan number|catalog number|catalog identifier|catalogue identifier	登记号码|登录号|藏品编号|收藏编号|库存编号|参考编号|入藏号|架位号|索书号|目录号|物品编号|控制号|借阅号|编目号
223	t	galaxy morphological type|de vaucouleurs classification system|hubble sequence	星系类型|星系形态类型
225	t	taxon name|scientific name of a taxon|taxonomic name	学名|分类群名称|分类单元名称|科学名称|正确名称|有效名称
229	t	iata airline designator|iata reservation code	
230	t	icao airline designator	
233	t	canonical smiles|smiles	|典范简化分子线性输入规范
237	i	coat of arms	纹章|盾徽|盾形纹章|袍徽
238	t	iata airport code|uio|iata station code|iata location identifier	
239	t	icao airport code|icao aerodrome code|icao airfield code	
240	t	faa airport code|faa lid	
241	i	military branch|branch|formation|service branch|unit branch	服役军队|军事部门|军种或部队
246	t	element symbol|chemical symbol|formula	元素符号|化学符号
248	i	stated in|originating source|source of claim|stated at|cited in|cited from|cited by|cited at|cited on|stated on	载于|来源|声明于|声称来源|主张来源|记载|记录|源自|文献来源|出处|出自|原始来源|声明来源|引自|引用处
249	t	ticker symbol|stock code|traded as|stock symbol|trading symbol|stock ticker	股票代码|股票代号|交易代码|股票交易代码
263	i	official residence|lives in|lives at|resides at|home|domicile|presidential palace|presidential mansion|executive residence|executive mansion|gubernatorial mansion|state house|palace	官邸
264	i	record label|labels	唱片公司|唱片厂商|唱片厂牌
272	i	production company|film studio|studio|motion picture studio|movie studio|production house|theatre company|theater company|theatrical troupe|ballet company|broadcasting company	制作商|出品公司|出品|制片公司|制片商|制作公司
274	t	chemical formula|formula|molecular formula	化学式|分子式
275	i	copyright license|licence|content license|content licence|copyright licence|license|software license	许可协议|授权协议|许可证|授权条款|特许条款|版权许可
276	i	location|whereabouts|located in|place held|based in|neighborhood|region|located|locality|locale|neighbourhood|suburb|held by|city|town|village|near|exact location|location of origin|region of origin|area of origin	位置|活动位置|位于|事件发生地|发生地|所在地
277	i	programmed in|written in|programming language|coded in	编程语言|程式语言
279	i	subclass of|subtype of|subcategory of|whose instances are among|type of|form of|way of|category of|kind of|sort of|variant of|subgenre of|hyponym of	上级分类|父类|包含于|上一级分类|所属分类|所属上级分类|包含在|是一种|为一种
281	t	postal code|post code|zip code|postcode|zipcode|pin code|postal index number|pincode	邮政编码|邮编|邮递区号
282	i	writing system|script|written form|writing script	书写系统
286	i	head coach|club manager|senior coach|team manager|coach|trainer	主教练
287	i	designed by|designer	设计者
289	i	vessel class|ship class|submarine class|spacecraft class|class of vessel|watercraft class	船级|舰级
291	i	place of publication|release region|publication region|publication place|publication location|location of publication|released in|publication city|printed in|printed at|published from|where published	出版地|出版城市|刊行地|发布地|发布城市|发行城市|出版地点|发布地点|发行地|公映地|发行地区|出版地区|印刷地点|出版自
296	t	station code|station identifier|telegraph code|station numbering|station number	车站代码|电报代码|车站编号
304	t	|page number|page numbers|page cited|page referenced|location within source|location in source	页码|页数
306	i	operating system|os|supported os|supported operating system|supported platform	操作系统|系统|作业系统
344	i	director of photography|cinematographer|dop	摄影指导
355	i	child organization or unit|subsidiary company|subsidiary entities|imprint|subordinate body|subordinate unit|parent company of|owns|subsidiary body|subsidiary organization|daughter company|daughter organization|subsidiary|child organization|child organization unit|subordinate organization unit|child unit|child agency|child company|child institution|subordinate agency|agency|child body|subsidiaries	子组织|子机构|下辖机构|子公司|下属机构|下级组织|下级机构|下属部队|下辖组织|拥有下属机构
358	i	discography|discography link|recording catalog	唱片目录
360	i	|main topic of list|list of|main article of list|lists|list has main topic	列表所属项目|列表主话题|列表主条目|列表属于
361	i	part of|meronym of|section of|system of|subsystem of|subassembly of|contained within|assembly of|part of-property|component of|within|subgroup of|collateral branch of|branch of|element of|chain|contained in|merged into|within a set|merged with	所属实体|从属|构成|包含于此之内|父系统|组件属于|包含于|部分|从属于|母实体|所在实体|组件|要素|置于其内|所属体系
364	i	|language of the original work|created on language|media language	影视作品原始语言|原始语言|原始作品的语言|以该语言创作|作品的原始语言
366	i	|function|mission|purpose|utility|used for|used in|usage|used as|unit mission|can be used for	用途|用于|作用
369	i	sandbox-item|sandbox|sandbox property-item	|沙盒|沙盒属性项
370	t	sandbox-string|sandbox string	
371	i	presenter|host|hostess|tv presenter|tv host|presented by|hosted by|event presenter|radio presenter|television presenter|radio host	主持人
375	i	space launch vehicle|carrier rocket|launch vehicle|rocket used|launched vehicle	发射载具
376	i	located on astronomical body|astronomical body	所在天体|所属天体
393	t	edition number|version number|software version number|number of event	版本号|版次
395	t	vehicle registration plate code|license plate code|vehicle registration plate	牌照代码|车牌代码|车牌号
397	i	parent astronomical body|parent body|orbits|star|planetary system|primary|astronomical body	母星体|母天体
398	i	child astronomical body|child body|satellite|orbited by|secondary	卫星|子天体
399	i	companion of|astronomic companion of|astronomical companion of|companion|astronomic companion|astronomical companion	伴天体
400	i	platform|platforms|computing platform|game platform|environment|runtime|published on|hardware	平台|游戏平台
403	i	mouth of the watercourse|watercourse outflow|watercourse drain|outflow|drain|river mouth|outlet|watercourse ends in|flows into|tributary of|confluences|joins	河流出口|注入水体|汇入|流入|水道口|水道出口|河口
404	i	game mode|mode|gameplay|play mode|player mode|player configuration|gamemode	游戏模式
405	i	taxon author|author citation|described by|taxon authority	分类单元命名人|分类群命名人|分类单元作者|描述者
406	i	soundtrack release|soundtrack extended play|soundtrack single|soundtrack album|ost	原声专辑
407	i	language of work or name|broadcasting language|audio language|available in|language of work|language of the reference|language of website|language of url|used language|language of the name|language of name|language of spoken text|named in language|language of object	作品或名称使用语言|作品或名称的语言|作品或名字的语言|命名语言|作品语言|播放语言|音频语言|网站语言|语言|语种|作品或名称所用语言
408	i	software engine|engine of software|game engine|powered by|render engine|engine	软件引擎|程式引擎|引擎
410	i	|naval rank|police rank|military rank|military or police rank	军衔
411	i	canonization status|canonisation status	册封状态
412	i	voice type|vocal type|range of voice|type of voice|tessitura|voice category|vocal range|vocal pitch	声部
413	i	|fielding position|specialism|speciality|player position	队中位置|司职
414	i	stock exchange|exchange|listed on|listed on exchange|listed on stock exchange	证券交易所|股票交易所|交易所|证交所
415	i	radio format|genre|radio station format	无线电格式|广播节目类型|节目类型
416	t	|symbol|variable|quantity symbol	量符号|量的符号
417	i	patron saint	主保圣人|守护神
418	i	|seal|seal description	印章描述
421	i	located in time zone|timezone|time zone|tz|observes time|observes standard time|standard time observed|time observed	时区
423	i	shooting handedness|dominant hand shooting	
425	i	field of this occupation|profession's field|field of this profession|practices|practice|field of occupation|field of profession|works in|does	职业领域|专业领域
426	t	aircraft registration|registration|tail number|reg|acreg	航空器注册编号|飞机注册编号|机身编号|机尾编号
427	i	taxonomic type|type species|type genus|type taxon|genotype|species typica|type specimen|nomenclatural type	模式分类|模式种|模式属|模式分类群
433	t	issue|issue number	期号
437	i	distribution format|media|media type|type of media|form of publication|edition|book format|media format|medium|distribution|method of distribution|publication format|distribution method|packaged as	发行方式|发行格式|媒体|媒体类型|出版形式|分发形式|装帧格式|媒介类型|载体|分发方式|发布格式|版本类型|包装形式|出版格式
444	t	review score|review rating	评论得分|评分
447	i	review score by|reviewer|score issuer|publication|scorer|score by	评分者
449	i	|channel|tv channel|radio network|network|television channel|radio station|broadcast on|aired on|airs on	首播平台|在线播放平台|网络播放平台|首播|首播电视台
451	i	unmarried partner|girlfriend|boyfriend|lover|cohabitant|partner|domestic partner|significant other|enbyfriend|romantic partner|life partner|partners|so|partner of|posslq|spiritual partner|relationship|non-married partner|sex partner	非婚伴侣|情侣|情妇|情夫|同居|姘妇|姘夫|姘头|恋人|交往|性伴侣
452	i	industry|field of exercise|branch|economic branch|field of action|sector	产业|行业|业务领域
453	i	character role|acting role|performer of	人物角色|饰演角色|饰演|配音|出演|扮演|角色|表演角色
457	i	foundational text|establishing document|enabling law|created in document|constitutive text|founding document|charter|constitution|treaty|organic law|established under|established by|main text	成立文书
459	i	determination method or standard|determined by|method|methodology|method of determination|standard|rationale|justification|measured by|determination method	断定方法|确定方法|确定方法或标准|量度方法|测定方法
460	i	|equivalent to|equivalent of|conspecific with|said to be equal to|equal to|could be equal to|may be equal to|could be|may be|said to be same as|same as|synonymous with|said to be identical to|may be identical to|could be identical to|identical to|could be the same as|may be the same as|identical|equal|considered the same as	据称相同|据称相同词|相同|相似|近似|等同|类似|可能相同|疑似相同|同于|相近|等同于|可能等于|据说等于|可能是
461	i	opposite of|inverse|opposite|inverse of|contrasted to|contrast of|opposite to|antagonist|adversary|opponent	相对概念|反义词|相反面
462	i	color|colour|colors|colours|pigment|dye|with the colour|with the color	颜色|色彩
463	i	member of|membership|band member of|member of musical group|club	成员所属|所属组织|所属团体|成员属于|成员|所属社团
465	t	srgb color hex triplet|color hex triplet|rgb|srgb|color triplet|hexcode|hex color|srgb colour hex triplet	
466	i	occupant|tenant|inhabitant|renter|lessee|houses|location of|resident|home team|occupier|occupiers|occupants|user|users|inhabited by|used by|occupied by	占用者|承租户|入居者|占居者|租户|住户|居留户|建筑用户
467	i	legislated by|enacted by|passed by|adopted by	立法者|制定机关
468	i	|go rank|judo rank|wushu rank|shogi rank|renju rank|kendo rank	
469	i	lake on watercourse|reservoir on this river|lake on this river|lakes on river|lake on river|lake on stream	流经湖泊
470	i	eight banner register	旗籍|八旗旗籍|八旗
473	t	local dialing code|local calling code|telephone numbering plan|std code|telephone code|telephone prefix|dialling code|area code|local dialling code	电话区号|区号|电话区码
474	t	telephone country code|phone country code|country code	国际电话区号|国家电话区号
478	t	volume|volume of a book|volume of serial|tome|numbering of part|series numbering|numbering in series|number of series|number of part|part number|volume number|numbering of volume	|卷号
479	i	input device|input|digitiser|input method	输入设备|输入装置|输入方式
483	i	recorded at studio or venue|recording studio|recording venue|recorded at event|studio	录制地点
485	i	archives at|papers at|correspondence at|archive location|archives held in	存档于|档案馆藏于|文件藏于|信函藏于|档案馆所在地
487	t	unicode character|unicode symbol|emoji|pictograph|emote	
488	i	chairman|headed by|chairwoman|chair|dean|chairperson|head of|rector	领导者|领导人|主席
489	i	currency sign|currency sign description|currency symbol|currency symbol description	货币符号
490	t	provisional designation	临时编号
495	i	country of origin|place of origin|comes from|coo|originates from|origin country|homeland|originates	原产地|产地|原产国|来源国|原创国
500	i	exclave of	飞地从属于
501	i	enclave within|enclaved by|surrounded by|enclosed by|enitrely surrounded by|entirely enclaved by	内飞于|被包围
504	i	shipping port|homeport	母港
505	i	general manager	总经理
509	i	cause of death|method of murder|death cause|die from|murder method|die of|died of	死因|死亡原因
511	i	honorific prefix|style prefix|pre-nominal|called|honorific title	勋衔前缀
512	i	academic degree|degree|diploma|academic diploma	学位|授予学位|文凭
514	i	interleaves with|interbedded with	与其交错
515	i	phase of matter|state of matter|phase or state of matter|state or phase of matter	物质状态|物质阶段
516	i	powered by|engine|prime mover|drive|powerplant|propulsion|power source	发动机|引擎
517	i	interaction	相互作用
518	i	applies to part|valid for part|line item|apply to|applied to|applies to aspect|apply to part|when viewed as|limited to part|involved part|section|area|region|applies to phase|per|applies to form|relates to|aspect|limited to|restricted by	适用部分|适用部份|有效部分|适用方面|适用视角|有限范围|应用于部分|适用于局部
520	i	armament|armed with|weapon|ship armament|wields	武器|武器装备
521	i	scheduled service destination	航点
522	i	type of orbit|orbit|orbit type	轨道类型
523	i	temporal range start|geologic time range start|geochronologic start	初现地质年代
524	i	temporal range end|geologic time range end|geologic time frame end	灭绝地质年代
527	i	|formed from|formed out of|assembled from|assembled out of|created from|created out of|amalgamation of|set of|consists of|holonym of|comprised of|includes part|composed of|ingredients|contain|contains|divided by|incorporates|made up of|includes	包含|可分为|分为|包括|拥有的部分有|子类|拥有部分|子实体
528	t	catalog code|astronomical catalog|catalogue code|catalog number|catalogue number|identifier in catalog|enrollment number	目录编号|目录代码
529	t	runway|rwy	跑道
530	i	diplomatic relation|diplomatic relations|ambassadorial relations|foreign relations|foreign relation|ambassadorial relation|political relations|political relation	邦交国|外交关系|对外关系|政治关系|大使关系
531	i	diplomatic mission sent|embassy|resident mission|high commission	派驻外交机构|外交机构|使领馆|使馆|领馆|领事馆|大使馆
532	i	port of registry	船籍港|船舶注册港|注册港
533	i	target|military target|target of attack|attack target	攻击目标|目标|袭击目标
534	i	streak color|mineral streak|streak|streak colour	
537	i	twinning|crystal twinning	
538	i	mineral fracture|fracture|crystal fracture	断裂类型
541	i	office contested|position contested|contested office|contested position|position elected	竞逐之职位|竞选职位
542	i	officially opened by|opened by|inaugurated by	开幕宣布人
543	i	oath made by|oather|vower	宣誓者
545	i	torch lit by	火炬点燃者
546	i	docking port	停泊港口
547	i	commemorates|memorial to|celebrates|monument to|honors|honours|marks|commemorandum|memorializes|anniversary of|birthday of	纪念对象
548	i	version type|release type|software version type|release channel	版本类型|发布类型|软件版本类型|发布渠道
550	i	chivalric order	骑士团
551	i	residence|lives in|hometown|home town|place of residence|resident of|resided in|resided at|lived in|resident in|home city|living in|residing in|address|house	居住地|住宅地|宅基地|居民点
552	i	handedness|dominant hand	惯用手|利手|撇子|左撇子|右撇子
553	i	website account on|user account on|social media account on|account on	开设账户网站|社交媒体账户位于|开设帐号网站
555	t	doubles record	双打记录
556	i	crystal system|crystal structure	
559	i	terminus|termini|end point|terminating connection|trailhead|terminuses	端点|终点站|总站|起点|终点|始终点
560	i	direction	方向
561	t	nato reporting name|ascc reporting name|nato code name	北约代号
562	i	|authority|issuing authority	中央银行或发行机构|央行
564	t	singles record	单打纪录
566	i	|basionym	基名|基原异名|基本异名
569	d	date of birth|birthdate|birthyear|born|born on|dob|birth date|birth year	出生日期|生年|生辰|出生日
570	d	date of death|date of the end|died on|dod|dead|deathdate|death|died|death date	死亡日期|过世日期|逝世日期|离世日期|去世日期|亡故日期|死于|死亡日|去世日|往生日期|殁于此日|卒于此日|驾崩日|殁年
571	d	inception|built|commenced on date|commencement date|completed|composed|constructed|construction end date|created|created in|created in year|created on|created on date|creation date|creation year|date commenced|date constructed|date created|date first created|date formed|date founded|date of commencement|date of creation|date of establishment	成立或创建时间|创立日期|开工日期|创刊时间|首发时间|成立时间|创建时间|上线时间|建立事件|创刊于|创立于|建立于|创建于|创始于|发布日期|发表日期|创作年代|创作年份|始创时间|创建日期|成立于|建校日|创刊号|始建日期
574	d	|taxon year|described in|date of scientific description|taxon date|date of taxon description publication	分类单元发表年份|分类单元年份|科学描述年份|分类单元日期
575	d	time of discovery or invention|date discovered|discovery date|date of discovery|discovered on|date of invention|time of discovery|time of invention|discovered|discovery time|invented|invention time|invented in|invented on	发现或发明时间|发现日期|发明时间|发现时间|发现于|发明日期|发明于
576	d	|abolished|abolishment date|ceased date|ceased on|ceased publication|ceased to exist|cessation date|closed on|closure date|date disbanded|date disestablished|date dissolved|date of cessation|date of demolition|date of dissolution|date of termination|date repealed|defunct|defunct date|demise date|demolished|demolition date|destroyed in	|结束日期|废除日期|解散日期|散伙日期|清盘日期|关店日期|销毁日期|废除时间|结束时间|停刊日|结束出版|停止出版|解除日期|遣散日期|分离日期|废除日前|废止日期|废止时间|关闭日期|摧毁日期|灭亡日期
577	d	publication date|air date|airdate|broadcast date|date of first publication|date of publication|date of release|date published|date released|dop|launched|pubdate|publication|publication time|published|release date|released|released in|time of publication|issued|drop date|date issued|release to the public date|date of first airing	出版日期|发售日|发表年份|开画日期|公映日期|发行日期|发表日期|首刊日期|首次刊行|正式发布日|正式发布日期|发表于|发表|开画|发行|发表时间|上映日期|出版时间|播出日期|发布时间|发布日期|发行日|创刊日期
578	d	sandbox-timevalue|sandbox-time|sandbox-date	
580	d	start time|starting|began|from time|since|from date|building date|starttime|introduced|introduction|started in|beginning|join date|join time|start date|joined|effective|effectivity|valid|validity|air date|broadcast date|began airing|began broadcasting	始于|创始于|创建于|开始于|发售日|放送开始|连载开始|首播时间|首发时间|开始时间|起始时间|起始于
582	d	end time|abolished|cease date|cease operation|cease time|closed|completed in|discontinued|dissolved|divorced|end date|enddate|ending|ends|endtime|fall date|left office|stop time|till|until|ineffective|ineffectivity|invalid|invalidity	终于|完结时间|连载结束|关闭时间|完成时间|终止于|离婚于|倒闭时间|离职时间|停止时间|结束日期|废除时间|止于|结束时间|结束于|终结时间|灭失时间|失效时间
585	d	point in time|as of|time of event|during|by date|occurred on|point time	时间点|发生于
588	i	coolant	冷却剂
589	i	point group	点群
591	t	ec enzyme number|enzyme commission number	
598	i	|commands|commander of	
606	d	|maiden flight|time of first flight|ff|date of the first flight|maiden launch	首航日期|第一次飞行时间|首次飞行时间|首飞时间
607	i	participated in conflict|war|battle|participant in conflict|military conflict|military engagement|engagement|conflict|fought in	军事冲突|涉及冲突
608	i	exhibition history|salon|exhibited at|shown at|displayed at|shown	展览历史|已展出
609	i	terminus location|departure point|between	起止地点|总站所在地|端点所在地|起止所在地|终点地点|起始地点|起点地点|端点地点
610	i	highest point|highest peak|zenith|summit|extreme point highest|pinnacle|elevation of highest point|tallest point	最高点|至高点
611	i	religious order|monastic order	宗教团
612	i	mother house|motherhouse|cell of	母屋
613	t	os grid reference|grid reference|british national grid|ngr|osgr	英国国家格网参考系统
617	t	yard number|hull number	船厂船号
618	i	source of energy|fuel type|energy source|nutrient|power source|source of power|battery type used|power supply	能量来源|能源
619	d	utc date of spacecraft launch|date of spacecraft launch|time of spacecraft launch|spacecraft launch date|spacecraft launch time|launch time	航天器发射日期|航天器发射时间
620	d	utc date of spacecraft landing|date of spacecraft landing|time of spacecraft landing|spacecraft landing date|spacecraft landing time|landing date|landing time	航天器着陆日期|航天器著陆时间|着陆时间|着陆日期|航天器着陆时间
621	d	time of object orbit decay|decay date|decay time|date of decay|time of decay	航天器轨道衰减日期|轨道衰减时间|坠落时间|衰减日期|坠落日期|再入时间
622	d	|docking date|undocking date	|对接日期|分离日期
624	i	guidance system	指导系统|导引系统
625	t	coordinate location|coordinates|co-ordinate location|co-ordinates|coords|co-ords|geographic coordinate|gps coordinate|gps co-ordinate|gps coordinates|gps co-ordinates|gps location|geotag|wgs 84|wgs-84|wgs84|longitude|latitude|gps|geographical coordinates|geo|point on a map|point on the globe|point on earth	地理坐标|坐标|经纬度|经度|纬度|地理座标|座标
626	t	sandbox-geocoordinatevalue|sandbox-coordinates	
629	i	|edition of|version of|translation or edition of|translation of|edition or translation of	版本或翻译原作|翻译自|版本属于|译作原著|版本或译本的原作|版本属于或翻译自
631	i	structural engineer|engineer|building engineer	结构工程师|结构师
634	i	team captain|captain|sports team captain	队长
636	i	route of administration|delivery method|drug administration|drug delivery	给药途径
641	i	sport|sports|sport played|play	体育运动|从事的体育运动|体育|运动
644	t	genomic start|genloc start|genomic from|genloc from|start coordinate	基因组起始
645	t	genomic end|genloc end|genomic stop|genloc stop|stop|stop coordinate	基因组终止
647	i	drafted by	选秀上被指名
654	i	direction relative to location	方位|方向
655	i	translator|translated by|translation by	译者|翻译者
656	t	refseq	
658	i	tracklist|track list|track listing|list of tracks|songs|tracks	曲目
659	i	genomic assembly|genloc assembly	基因组组装
660	i	ec enzyme classification|enzyme commission classification name	
664	i	organizer|organiser|event producer|organising body|organizing body|organized by|organised by|promoter|presenter|event organizer|event organiser	主办方|主办者
669	i	located on street|street|square|road|address street|street address|street location	坐落在该街道|所在道路|所在街道|街道
670	t	house number|housenumber|address number|street number	门牌号码
674	i	characters|protagonist|antagonist|hero|heroine|main character	登场角色|角色
676	i	lyricist|words by|author|text by|text poet|text author|text writer|songwriter|lyrics by	作词者|填词|作词|填词者
678	i	incertae sedis	地位未定
680	i	molecular function	分子功能
681	i	cell component|subcellular localization|present in the cell component	细胞组件
682	i	biological process	生物途径|生物过程|生物过程参与者
684	i	ortholog|orthologue	种间同源基因|直系同源基因
688	i	encodes|codes for	生物编码
689	i	afflicts|affects|condition endemic in|infects	影响|折磨|致病对象|损害|痛苦|感染
690	i	space group	空间群
694	i	|replaced name	被替代异名|被替换异名
697	i	ex taxon author|ex author	前分类单元命名人|前分类群命名者|前分类群命名人|前物种记载者
702	i	encoded by	编码基因
703	i	found in taxon|found in species|present in taxon	见于物种|具此物质之物种|发现于物种|发现于分类单元|存在于分类单元
706	i	|takes place in|geographical region|terrain feature|located on the terrain feature|located on terrain feature|located on physical feature|landform|located on landform|located on island|situated on the island of|within	所处地理环境
707	i	spacecraft bus|bus|satellite bus	卫星平台|卫星总线|太空飞行器平台
708	i	diocese|bishopric|archdiocese|archbishopric|eparchy	教区
710	i	participant|participants|attendee|player|competitor|party|event participant|agent|belligerents|between|suspect|accused	参与者
712	t		
713	t		
720	i	asteroid spectral type|spectral type of an asteroid	小行星光谱分类
725	i	voice actor|voice dubber|dubbed by|vo|voiced by|va|voice actress|voice actors|voice actresses|seiyu|vocal role as|seiyuu	配音演员|声优|配音艺员|配音员
726	i	candidate|electoral candidate|candidate in this election|election has candidate	候选人|选举候选人|本次选举的候选人|选举有候选人|有选举候选人
729	d	service entry|deployment date|entered service|date of service entry|time of service entry|service introduction|established|commissioned|entry to service	服务起始日期|服务启用日期|投入使用|部署日期|投入使用日期|已投入运行|首次运行
730	d	service retirement|retirement|retired|date of service retirement|time of service retirement|out of service|decommissioned	服务终止日期|退休|设备退役|退役|设备退役日期|停止服务
734	i	family name|surname|clan name|fam name|lastname	|姓氏
735	i	given name|forename|personal name|middle name|christian name|proper name|firstname	人名
736	i	cover art by|cover artist|sleeve art by|jacket art by|designer|cd art by|booklet art by|album art by|album artwork by|artwork by|album artwork designer|album artwork designed by|cover design by|cover designer	封面艺术家
737	i	influenced by|informed by|favorite player|role model|inspired by	受影响自
739	i	ammunition|cartridge|ammo	弹药
740	i	location of formation|originates from|comes from|place of foundation|founded in|formation location|formed in|place of formation|place of incorporation|place of establishment|place of origin|land of formation|formation place	成立地点
741	i	playing hand|tennis hand	擅长手
742	t	pseudonym|pen name|stage name|code name|user name|known professionally as|heteronym|nom de plume|nom-de-plume|ring name|alias|nom de guerre|nom-de-guerre|nom-de-amore|nome de guerre|artistic name|sobriquet|artist name|penname	化名|笔名|艺名|别名
744	i	asteroid family	小行星族
746	d	date of disappearance|time of disappearance|missing since|disappeared|date of missing	消失日期|失踪日期|失踪时间
747	i	|editions|edition|version|released as|edition or translation|arrangement|arranged as|modified as	版本|翻译|版本或译本|译本
748	i	appointed by|named by|inaugurated by|appointer	委任者|任命人|任命者
749	i	parent organization or unit|parent organisation|holding|holding company|part of|parent unit|parent agency|superior formation|subsidiary of|parent company|chapter of|parent institution|parent organization|parent organization unit|superior organization|superior organization unit	|所属机构|上级机构|该公司或组织拥有|上级组织|上级|母公司|母组织|父组织|控股公司
750	i	distributed by|distributor	经销商|分销商|发行公司|发行方|发行商|网络播放平台|发行人|销售商
751	i	introduced feature|new feature|feature introduced|introduces feature	引进的功能|新功能
756	i	removed feature	移除的功能
765	i	surface played on|playing surface	比赛场地
767	i	|assistant|contributor|collaborator|creative contributor	创作作品或主题贡献者|合作者|合作人|协作者|协作人
768	i	electoral district|constituency|ward|riding|electoral area|electorate|seat	选区|选举区
769	i	significant drug interaction|drug interaction|pharmacological interaction	显著药物相互作用|重大药物相互作用|重要药物相互作用
770	i	cause of destruction|reason of failure|destroyed by	遭破坏原因|遭毁坏原因|失败原因|破坏原因|衰亡原因
780	i	symptoms and signs|symptoms|clinical sign|clinical symptom|signs and symptoms	症状
783	i	hymenium type	子实层类型
784	i	mushroom cap shape	蘑菇帽形状
785	i	hymenium attachment	子囊附着物
786	i	stipe character	菌柄
787	i	spore print color|spore print colour	孢子印颜色
788	i	mushroom ecological type	菌类生态类型|蘑菇生态类型
789	i	edibility|mushroom edibility|palatiblity	可食性|可食用性|食用性|蘑菇的可食用性|适口性
790	i	approved by|erected by	批准自|获准自|批准方
792	t	chapter	|章回|章节
793	i	significant event|key event|key incident|significant incident|notable event|notable incident|major event|big event|main events|fate|outcome|known for|significant achievment|important event|significant occurrence|event	重大事件|事件|大事|关键事件|著名事件|主要事件|重大活动|重要事件|重要活动|关键活动|主要活动|因此知名|命运|结果|显著成就
795	i	located on linear feature|located along	所处线性特征
797	i	authority|executive authority|governing body|governing authority|governed by	管理机关|登记机关|主管机关
798	t	military designation|usdod aircraft designation|mdsd|mission design series designation|mad|mildes|designation	军事设计
800	i	notable work|major works|famous works|significant works|notable books|famous books|representative work|literary works|work|works|known for|famous for|significance|artwork|creator of|representative of artwork type|they wrote|they designed|they discovered|they invented|they created|author of|writer of|wrote	主要作品|作品|著名作品|代表作|名著|名作|主要工作
802	i	student|students|teacher of|pupil|pupils|disciple|disciples|teacher to	学生|徒弟|弟子|门徒
803	i	professorship|chair|endowed chair|named professorship|endowed professorship|named chair|professorship position	教授席位|教授职|教席|讲座教授职|捐赠教席|冠名教授职
807	i	separated from|forked from|schism from|seceded from|split from|broke from|branched from|spun off|spin off|broke off from	分离自
811	i	academic minor|minor	副修专业|副修|高校副修|大学副修
812	i	academic major|major|academic field|academic subject|field of study|studied|college major	高校专业|专业|主修|大学主修|主修专业
813	d	retrieved|access date|date accessed|accessdate|retrieved at|date retrieved|date of retrieval|time of retrieval|accessed|consulted|visited at|viewed on|viewed on date|retrieved date|date of access|reference date	检索日期|访问日期|获取日期|检索时间|访问时间|查看日期|参考日期
816	i	decays to|child particle	衰变为
817	i	decay mode	衰变模式
820	t	arxiv classification|arxiv category	
822	i	mascot	吉祥物
823	i	speaker|speech by|spoken by	演讲者|演讲人
825	i	dedicated to|dedication|tribute to|dedicatee|devoted to	致献对象|献给|题献对象|供奉对象|献予对象|祭拜对象|祭祀对象|主祀
826	i	tonality|musical key|key of musical composition|key used|written in key|musical tonality|key|key signature	调性|音乐调性
828	i	|cause|underlying cause|ultimate cause|ultimate causes|effect of|outcome of|result of|reason|caused by|implied by|because|due to|originated due to|start cause	原因|起因|原由|因为
831	i	parent club|parent team|major league affiliate|affiliate of	附属俱乐部|附属团队
832	i	public holiday|bank holiday|legal holiday|national holiday	公立假日|法定假日
833	i	interchange station|osi|out of station interchange	换乘车站|跨站换乘|转乘车站
834	i	train depot|railway depot|depot|rail yard|tram depot|tramway depot	机务段|车辆段|车厂|机厂
835	t	|abbreviation of author in zoology|author abbreviation in zoology|zoology author name|zoologist author name|zoologist name|zoology name|author citation	动物学作者缩写|动物学命名人缩写
837	i	|day of periodic occurrence|day in year|recurring event|periodic occurrence|takes place on|takes places during|took place on|take place on|day of year	节日日期|周年日期|周期性事件|一年中的特定日期
840	i	narrative location|setting location|narrative set in|location of narrative|set in location|takes place in|playing in|setting of work|work set in|setting|setting place|set in|place set in|place of setting	故事发生地|叙事发生地|情节发生地|背景地点|内容发生地|发生地
841	i	feast day|saint's day	圣人纪念日|圣人节日|圣人日
847	t	united states navy aircraft designation|usn aircraft designation	美国海军飞机命名
852	i	esrb rating|esrb	
853	i	cero rating	电脑娱乐分级机构评级
859	i	sponsor|patron|endorsed by|sponsored by|benefactor|funded by	赞助者|赞助商
868	i	foods traditionally associated|food traditionally associated|traditional foods|traditional food	传统上的食物
870	i	instrumentation|instruments|scoring|scored for|medium of performance|orchestration|orchestrated for|arranged for|instruments used|instruments employed|instruments called for	使用的乐器
872	i	printed by|printer	印刷自
873	i	phase point	相变点
875	t	un classification code|un code classification	
877	t	nfpa special|nfpa other	
878	i	avionics|sensors|electronics	航空电子|航电
879	t	pennant number|pendant number|hull number|hull classification symbol	舷号
880	i	cpu|central processing unit|processor	中央处理器
881	i	type of variable star|variable type	变星类型
885	i	origin of the watercourse|river source|stream source|source of a stream|water source|water origin|river head|source of watercourse|origin of the water body|water body origin|headwaters	水源|河源|发源地|源头
887	i	based on heuristic|heuristic|heuristically based on|heuristic used|inferred from heuristic|inferred from	所据启发法|基于启发法|根据启发法|依据启发法|启发式方法|基于启发式方法|使用的启发式方法|从启发式方法推断
897	t	|us army aircraft designation|usaf aircraft designation	美国陆军和空军的飞机命名
898	t	ipa transcription|ipa|transcription in ipa|pronunciation in ipa	|国际音标
908	i	pegi rating|pan european game information rating	
912	i	|facility|amenity|features	拥有设施|拥有设备|拥有装置
913	i	notation|symbol|denoted	符号
914	i	usk rating	
915	i	filming location|location of filming|location where filmed|studio where filmed|place of filming|place where filmed|filmed at|shooting location|filming place|film location|shot in|filmed in|filmed on location in|film place	拍摄地点|取景地
916	i	gsrr rating|csrr rating|gsrmr rating	
921	i	main subject|about|artistic theme|content deals with|content describes|content is about|describes|descriptor|focus|focuses on|index term|keyword|main issue|main keyword|main theme|main thing|main topic|mainly about|plot keyword|primary keyword|primary subject|primary topic|regarding|regards	作品主题|主题|主要内容|关于|关键词|核心内容|艺术主题|索引词|情节关键词
922	i	magnetic ordering	磁性排序
923	i	medical examination|possible examinations|examinations|diagnostic method|prognostic method|medical examinations	医学检查|医疗检查
924	i	possible treatment|therapy|medical therapy|treatment|health treatment|medical treatment	疗法
925	i	presynaptic connection	突触
926	i	postsynaptic connection	突触连接
927	i	anatomical location	解剖学方位
928	i	activating neurotransmitter|ligands	神经递质
929	i	color space|colour space	色彩空间|颜色空间
930	i	type of electrification|electrification type	电气化方式|供电方式|供电制式
931	i	place served by transport hub|serves city|city served|train station serves|area served by transport hub|served by transport hub|place served by transportation hub|area served by transportation hub|served by transportation hub	交通枢纽服务地点|服务城市|火车站服务于|交通枢纽服务地区|交通枢纽服务于
937	i	work location|workplace|place of activity|active in|location of work|place of work|working at|work place|work residence|place of employment|work area|conducts business at|conducts business in|works from|works at|worked from|worked at|working from|does work from|does work at|did work from|did work at|stationed at|work site	工作地点
941	i	inspired by|source of inspiration|inspiration	启发自
942	i	theme music|theme song	主题曲
943	i	programmer|software developer|programmed by	程序员|程式设计师
944	i	code of nomenclature	命名法规
945	i	allegiance|fidelity|loyalty|supporter of|ally of|loyal to|supports	效忠对象|忠于
952	t	isco-88 occupation class|citp|isco-88 occupation code|isco-88	
958	t	section|entry|encyclopedia entry|dictionary entry|verse|paragraph|sub voce|sub verbo|clause|item number|article	段落|条目
965	t	burial plot reference|plot|grave reference	墓地信息|墓地位置参考|墓穴|墓地编号
967	i	guest of honor|guest of honour|honoree|goh	荣誉嘉宾|特邀嘉宾
970	i	neurological function	神经功能
972	i	catalog|catalogue|registry|exhibition catalogue|listed in	目录
974	i	tributary|affluent|receives river|receives tributary	支流
991	i	successful candidate|elected person|winner of election|election winner|elected candidate|elected|election won by|winning candidate	当选者|当选人
993	t	nfpa health	
994	t	nfpa fire|nfpa flammability	
995	t	nfpa instability|nfpa reactivity	
1000	i	record held	纪录
1001	i	applies to jurisdiction|belongs to jurisdiction|jurisdiction|country of jurisdiction|valid in jurisdiction|applies to territorial jurisdiction|applied to jurisdiction|applies to place|applies to area|applies to geographic place|applies to geographic area|applies to region|applicable jurisdiction|applicable geographic place|applicable place|applicable territorial jurisdiction|applicable location|applicable country|applicable area|jurisdiction linked	管辖区|隶属司法管辖区|司法管辖区|司法管辖适用区域|辖区
1002	i	engine configuration|configuration of engine cylinders	发动机配置|引擎配置
1011	i	excluding|except|with the exception of|does not apply to part|not including|exception|exceptions|other than|except for|apart from|outtake|aside from|save|save for|excepting|bar|does not include	排除|不包括|不包含|不含|不含有|例外情况|除外部分
1012	i	including|inclusive|includes	包括
1013	i	criterion used|basis|with respect to|according to|with reference to|respectively to|criteria used|based on criteria|based on criterion|reason for distinction	采用标准|使用标准|套用标准|依据标准|根据|判据|判断依据
1016	i	asteroid taxonomy	小行星分类学|小行星分类方式|小行星分类系统
1018	i	language regulatory body|regulatory body|language authority	语言管理机构
1026	i	academic thesis|doctoral dissertation|dissertation|thesis|phd thesis|masters thesis|master's thesis|bachelor thesis|bachelor's thesis|undergraduate thesis|doctoral thesis	学位论文|毕业论文|博士论文|硕士论文|博士学位论文
1027	i	conferred by|awarded by|bestowed by|given by|granted by|presented by|degree from|degree conferred by|degree awarded by|officiated by|conceded by|giver	颁发者|授予者
1028	i	donated by|given by|bestowed by|gift from|donation from|donor|gift of|giver	捐赠者|捐款人|捐赠人
1029	i	crew members|crewmember|crew member|crewmembers	乘务员|机组人员|船员|乘组员
1030	t	light characteristic|class of light|light characteristic of lighthouse|characteristic of light	灯塔特征|灯号频率
1031	t	legal citation of this text|case citation|neutral citation|parallel citation|statute citation|regulation citation|citation	法律引文|法律引注
1032	i	digital rights management system|drm system|copy protection system|copy protection mechanism|drm mechanism	
1033	i	ghs signal word|signal word	
1034	i	main food source|food source|food plant|eats|ration|diet	主要食物来源|食物|捕食
1035	i	honorific suffix|style suffix|post-nominal|honourific suffix|postnominal	勋衔后缀
1037	i	|director|general manager|director general|managing director|officer-in-charge	主管
1038	i	relative|family|family member|kinsman|relation|uncle|aunt|niece|grandfather|grandmother|grandson|granddauther|grandchild|grandchildren|grandparent|father-in-law|mother-in-law|brother-in-law|sister-in-law|son-in-law|daughter-in-law|cousin|co-husband|ancestor	亲属|亲戚|女婿|儿媳|岳母|岳父|公公|婆婆|爷爷|奶奶|祖父|祖母|外祖父|外祖母|外公|外婆|姑姑|婶子|舅舅|舅妈|伯伯|叔叔|妯娌|连襟
1039	i	kinship to subject|kinship|type of relationship|nature of kinship|type of kinship|relation to	亲属关系|亲属类型|亲戚关系|亲戚类型
1040	i	film editor|editor|edited by|editing by	剪辑|电影剪辑|电影剪接|剪接
1041	i	socket supported|cpu slot|cpu socket|sockets supported	支持的插座
1046	i	discovery method|detection method	发现方法
1049	i	worshipped by|deity of	受其崇拜
1050	i	medical condition|disability|ailment|health problem|disorder|illness|disease|paralympic disability|health condition|suffers from|health issue|condition|suffer from|sickness|medical state|injury	医疗状况|疾病|患病
1056	i	product or material produced|material produced|produces|manufactures|makes|product|maker of|manufacturer of|producer of|results in|creates|output|products|work produced|commodity|they make|produced product|produced material|service provided|provides service|product or service provided|product produced|recipe for	产品|生产的材料|拥有产品|制造|生产|产出|提供的服务|提供服务|提供的产品或服务|产品或材料
1057	i	chromosome|present in chromosome	染色体|在染色体
1060	i	disease transmission process|transmitted by|transmission process|mode of transmission|pathogen transmission process	传播方式
1064	i	track gauge|gauge|rail gauge	轨距
1066	i	student of|teacher|professor|pupil of|supervisor|academic supervisor|disciple of|studied under|master|mentor|advisor|tutor|apprentice of|degree advisor|degree supervisor|thesis advisor|master's thesis advisor|master's supervisor|master's advisor	师承|老师|师傅|导师|教师|师从
1068	i	instruction set|isa|architecture|instruction set architecture	指令集
1071	i	location of creation|assembly location|built at|built in|composed at|created at|creation location|creation place|locality of creation|location created|location of final assembly|location of origin|location of production|made in|manufactured in|manufacturing location|mint|minted at|photographed at|place built|place made|place of creation|place of manufacture|place of origin	制成地点|制作地点|产地|创作地
1072	i	readable file format|reads file format|file format readable|can read|input file	可读取文件格式
1073	i	writable file format|writes file format|file format written|can write|output file	可写文件格式
1074	i	fictional or mythical analog of|fictional version of|fictionalization of|fictionalisation of|fictional analog of|mythical analog of|analog of|based on|fictional analogue of	相应虚构概念|现实世界对应概念
1075	i	rector|chancellor	院长|校长|校监
1078	i	valvetrain configuration	气门机构配置
1079	i	launch contractor|launch service provider	发射承包商
1080	i	from narrative universe|from universe|universe|featured in universe|appears in universe|from mythology|mythology|continuity|cycle|story cycle|from narrative|from fictional universe|narrative universe|fictional universe|from the fictional universe of	所属虚构世界|来自架空世界|所属架空世界|虚构世界|虚构宇宙
1081	n	human development index|hdi	人类发展指数
1082	n	population|inhabitants|human population	人口|人口数
1083	n	maximum capacity|number of seats|seats|seating capacity|complement|crew	最大容量
1086	n	atomic number|atom number|number of protons|proton number	原子序数
1087	n	elo rating|classical chess elo rating	
1088	n	mohs' hardness|hardness|mohs hardness|mineral hardness|hardness of mineral	摩氏硬度|莫氏硬度
1090	n	redshift	红移值
1092	n	total produced|qty produced|qty built|qty made|number built|number made|total built|total made|circulation|number produced|production quantity|quantity issued	总产量|制造数量|制作数量|制造件数|总制造量|总制作量|生产件数|生产数量
1093	n	gross tonnage|ship gross tonnage|gt|tonnage gross|grt	总吨数
1096	n	orbital eccentricity|eccentricity	轨道离心率
1098	n	|speakers of language|signers of a language|writers of a language	使用者人数
1099	n	number of masts|masts	桅杆数量
1100	n	number of cylinders	气缸数
1101	n	floors above ground|number of floors|storeys|stories|floor count|number of stories|levels above ground	地上层数|层数|楼层数
1102	n	flattening|ellipticity|oblateness	扁率|扁平度|椭圆率
1103	n	number of platform tracks|platform tracks|tracks	站台对应轨道数量
1104	n	number of pages|page count|pagination|foliation|leaf count|leaves|number of leaves|numpages|number of columns|column count	总页数|页数|篇幅|栏数
1106	n	sandbox-quantity	
1107	n	proportion|ratio|share|percent	比例|比率
1108	n	electronegativity	电负性
1109	n	refractive index|index of refraction|ior	折射率|折光度
1110	n	attendance|spectators	出席人数|观众人数
1111	n	votes received|popular vote	得票数
1113	n	number of episodes|episode count|series length|episodes	集数|话数
1114	n	quantity|qty|total number|number of instances|amount|total|count|multiplicity|number of occurrencies|instances|occurrences|number of copies|copies	
1117	n	pka|acid dissociation constant	
1120	n	number of deaths|deaths|fatalities|qty deaths|qty fatalities|death toll|death count|dead|number of fatalities|death number	死亡人数
1121	n	oxidation state|oxidation number	氧化态
1122	n	spin quantum number|spin	自旋量子数
1123	n	parity quantum number|parity	宇称
1125	n	gini coefficient	基尼系数
1127	n	isospin z-component	赝自旋的第三分量
1128	n	employees|number of employees|workers|personnel|employee count|number of staff|staff	员工人数
1129	n	national team appearances|national team caps	国家队出场次数|国家队参赛次数
1132	n	number of participants|participant count|participants|qty participants|number of teams|number of competitors	参与数量|参与人数
1135	i	nomenclatural status|name status|status of name|status of scientific name	命名状态|命名法状态|分类学状态
1136	i	solved by|answered by	解决者
1137	i	fossil found in this unit	发现于地层单元
1139	n	floors below ground|underground floors|basement floors|levels below ground	地下层数
1141	n	number of processor cores|number of cpu cores|processor cores|cpu cores|number of cores|core count|cores	处理器核心数量
1142	i	political ideology|official political ideology|supports political ideology|ideology|political view|supports ideology|official ideology|political viewpoint|editorial viewpoint|political orientation|political leaning	政治意识形态|意识形态|政治思想
1145	i	lagrangian point|libration point|lagrange point|l-point	拉格朗日点
1148	n	neutron number|neutron count|number of neutrons	中子数
1158	i	location of landing|landing site|landing location	降落地点|着陆地点|著陆地点
1163	t	media type|internet media type|content type|mime type	媒体类型|多媒体类型|多媒体型式
1164	n	group cardinality|group order|group size|cardinality of the group	集合中的元素数
1165	i	home world|homeworld|home planet	来源星球
1170	i	transmitted signal type|transmits|signal transmitted|transmitted signal	发送信号|发送讯号
1171	i	approximation algorithm|approximated by	近似算法
1174	n	visitors per year|annual visitors|yearly visitors	每年访客人数
1181	n	numeric value|numerical value	数值
1183	t	waterbody number|gkz|gewaesserkennzahl	德国水文编号
1191	d	date of first performance|premiere|time of first performance|premiere date|date of premiere|world premiere|world premiere date	首演日期|播送日期|初演|广播日期|放映日期|首映日期|首播日期|首映|首次演出日期|世界首映
1192	i	connecting service|halt of|stop of	连接服务|所属路线|所属线路|所属线
1193	n	prevalence	感染率
1194	i	received signal type|received signal	接收讯号
1195	t	file extension|extension|filename extension	文件扩展名|附档名|扩展名
1196	i	manner of death|death manner|death type|type of death|circumstance of death|nature of death	死亡方式|死亡情况|死亡类型|死亡性质
1198	n	unemployment rate	失业率
1199	i	mode of inheritance	遗传模式
1201	i	space tug|payload deliverer|upper stage|kick stage	太空交通船
1202	i	carries scientific instrument|scientific equipment|metering equipment	所搭载科学仪器
1210	i	supercharger	增压器
1211	i	fuel system	燃料系统
1215	n	apparent magnitude	视星等
1221	i	compressor type	压缩机类型
1227	i	astronomical filter|wavelength band|colour filter|filter	天文滤镜|彩色滤光片|天文滤光片|滤光片|波段|通带
1240	t	|bfi level|danish scientific level	丹麦书目研究指标等级
1247	n	compression ratio	压缩比
1249	d	time of earliest written record|date of first written record|earliest record|time of prediction|earliest written record	最早文献记录时间|最早记载时间|首次见于记载|首次文献证据|最早历史记录
1257	t	depicts iconclass notation	|描述图像志分级符号|图像志分级标识符
1259	t	|camera location|viewpoint coordinates|camera coordinates|coordinates of point of view|coordinates of pov|cam coordinates|pov coordinates	视角坐标
1264	i	valid in period|applies to period|time period|period of validity|period of time|period of applicability|valid for|valid for period|valid in season|valid for season|applies to time|applies to era|applies to season|valid during|valid in time period|applies to time period	有效期
1268	i	represents|represents organisation|representing|stands for|symbolizes|symbolises|team of|team for|refers to|means	代表对象
1269	i	facet of|aspect of|subitem of|topic of|subtopic of|main topic|subject in|section in	话题方面|母话题|主话题|所属主题|主题属于|该方面的主题|主题|关键词|父话题
1279	n	inflation rate|cpi inflation rate|consumer price index inflation rate	通货膨胀率
1282	t	openstreetmap tag|osm tag	开放街图标签或键|开放街图标签或关键词
1283	i	filmography	影片集锦
1290	i	godparent|godfather|godmother|god-parent|god-father|god-mother	教父母|教父|教母
1299	i	depicted by|portrayed by|played by|acted by|appears in|depicted in|found in|seen in|shown in	描绘作品|描述来源|描述作品|描述于|描绘于
1301	n	number of elevators|elevators|lifts|number of lifts	升降机数量|电梯数量
1302	i	primary destinations|major destinations|significant destinations|notable destinations	主要目的地
1303	i	instrument|musical instrument|plays instrument|instrument played|instrument taught|teaches instrument|player of|instruments|uses this instrument|plays this instrument	乐器
1304	i	central bank	中央银行
1308	i	position holder|incumbent|noble title holder|office holder|position held by	任职者|官员|官吏|公职人员|授职于
1312	i	|facet of a polytope	维面|组成的面|组成的胞
1313	i	|office of head of government|position of head of government|title of head of government|head of government's office	政府首脑职位|行政首脑职位
1314	n	number of spans|spans|span count	桥孔数量|跨度数量|桥梁的拱数|跨度计数|跨数|孔数
1317	d	floruit|known alive in|active|flourished|circa|fl|work period|living|alive at|date cited|years active|alive in|years alive|time alive|career-peak	在世期
1318	i	proved by|proven by|proof by|author of proof	证明者
1319	d	earliest date|terminus post quem|after this date|later than|earliest start date|after|minimum date|min date|no earlier than|earliest time|earliest start time|net	最早日期|晚于|在此日期之后|不早于
1321	i	|lieu d'origine|heimatort|luogo d'origine	
1322	i	dual to|dual of	对偶几何图形
1326	d	latest date|before this date|earlier than|terminus ante quem|prior to|latest end date|maximum date|max date|no later than	最晚日期|不迟于
1327	i	partner in business or sport|collaborator|professional partner|sports partner|sport partner|partner in sports|team mate|team-mate|work partner|business partner|partnership with|partnered with|partner in business|writing partner|colleague|professional or sporting partner|partner in sport|sporting partner	专业或体育合作伙伴
1329	t	phone number|telephone number|landline number|mobile number|voip number|toll-free number|freephone number	电话号码
1332	t	coordinates of northernmost point|most northerly|farthest north|extreme point north|northerly point|coordinate of northernmost point|northernmost point coordinates|northerly|northernmost point	最北点
1333	t	coordinates of southernmost point|southerly|most south|farthest south|extreme point south|coordinate of southernmost point|southernmost point coordinates|southernmost point	最南点
1334	t	coordinates of easternmost point|easterly|most eastern|farthest east|extreme point east|coordinate of easternmost point|easternmost point coordinates|easternmost point	最东点
1335	t	coordinates of westernmost point|westerly point|extreme west|most western|extreme point west|coordinate of westernmost point|westernmost point coordinates|westernmost point	最西点
1336	i	territory claimed by|claimed by|sovereignty claimed by|territorial claim by	领土主张|主权声索
1339	n	number of injured|non-fatal injuries|injured|wounded|injury toll|injuries|number injured	受伤人数
1340	i	eye color|eyecolor|eyecolour|eye colour|eyes	瞳色
1342	n	number of seats|quantity of members|membership quantity	席次|议席数|席位数|席位数量|席位|成员数量
1343	i	described by source|described in source|written about in|entry|subject of|described by encyclopedia|described by reference work|described by biography|reviewed in|source of item|described by obituary|mentioned in news article|mentioned in|talked about in|subject in|discussed in|defined in|topic in|found in|described in|desc in source|desc by source|desc by encyclopedia|desc by reference work	记载于|记述于|出处|出典|记载处
1344	i	participant in|attended|took part|took part in|participated in|competed in|participant of event|takes part|competes in|present at|participant of|contestant in	参与
1345	n	number of victims of killer|kill count|number of homicide victims|kills|homicides|number of killed persons|number of persons killed|enemy kills	杀手杀人数|杀人数量|牺牲人数|受害人数量
1346	i	winner|won by|victor|champion|winners|champ|top dog|titleholder|prizewinner|awardee|nominee	获胜者|胜利者|胜者|冠军|得奖者|获奖者
1347	i	military casualty classification|casualty classification|casualty type	军事伤员分类
1349	i	ploidy	染色体倍性
1350	n	|matches played|caps|appearances|games played|games pitched|gp|races|starts|mp|number of games played|number of matches played	比赛次数|参赛次数|开始次数
1351	n	|gf|points scored|score for|goals for|number of goals|number of points|goals scored	得分或进球数|得分数|进球数
1352	n	ranking|placing|peak position	排名|排行|排位|次序|名次|最高排名
1353	t		原拼法
1354	i	shown with features|depicted with features|features shown|features depicted	展现特征
1355	n	number of wins|won|matches won|games won|match victories|victories|sporting wins|wins	胜者数量|胜局数
1356	n	number of losses|lost|matches lost|games lost|match losses|defeats|losses	负局数量|败者数量
1357	n	|drawn|tied	平局数量
1358	n	points for|pts|championship points|league points|competition points|pf|points	比赛积分|联赛积分
1359	n	|goals against|ga	失分或失球数|失分数|失球数
1360	t	monte carlo particle number|pdgid|pdg id	蒙特卡罗粒子编号
1363	i	|points scored by|goal scored by|scored by|scorer	得分或进球者|进球者
1365	i	replaces|forefather|previous job holder|preceded by|succeeds|supersedes|continues from|continues|deprecates|replaced|absorbed|absorbs|after|predecessor	取代对象|继承自|前身|取代|前任者|继承者|接替|废止
1366	i	replaced by|heir|next job holder|successor|succeeded by|superseded by|continued by|mediatised to|becomes|replaced with|split into|territory split into|mediatized to	后继者|继任者|被取代
1372	i	binding of software library|bindings for	软体库内之资料系结
1373	n	daily patronage|daily ridership	单日搭乘量|一日平均乘客数|一日平均上下车人数|一日平均上车人数|一日平均下车人数
1376	i	capital of|county seat of|county seat for|administrative seat of|seat of|parish seat of|state capital of|national capital of|capital|provincial capital of|state capital|national capital	首府所属地|首府属于|为其行政中心|作为首府的行政领土实体
1382	i	partially coincident with|partially overlaps|partial concurrency|concurrent with|concurrency|overlapping with|partially include|partially in|coincident with|overlaps|overlaps with|partly similar|partly coincident with|partial overlap with|intersects with|intersecting with|meaning overlaps with|usage overlaps with	部分重合物|部分重合|局部重叠|有公共成员|局部包含
1383	i	contains settlement|populated places within|settlement	包含聚落
1387	i	political alignment|political position|alignment	政治立场
1389	i	product certification	产品认证
1390	n	match time of event|time of event in match	比赛时间
1393	i	proxy|viceroy|regent	代理人
1398	i	structure replaces|replacement building of|replaces structure	先前取代建筑|原址建筑
1399	i	convicted of|guilty of|found guilty of|conviction	宣判罪名|所犯罪名|罪名|犯罪|犯罪记录|获罪|定罪|判刑
1403	i	|protonym	原组合|学名原始组合|原始组合|原名
1406	i	script directionality|letter directionality|script direction|letter direction|writing directionality|writing direction|directionality	文字方向|书写方向
1408	i	licensed to broadcast to|city of license|community of license|broadcasts to|broadcast to	广播地区
1410	n	number of seats in assembly|seats|number of seats|number of representatives|number of delegates	所占席次
1411	i	nominated for|nominee for|nomination received|nomination to|finalist for|shortlisted for|selected for|nominated for award|nominee for award|nomination to award|finalist for award|selected for award	提名或入围奖项|被提名或入围奖项|被提名者|获得提名|入围者|入围|被选中|被提名为奖项候选人|奖项入围者|获得奖项提名
1412	i	|language spoken|languages of expression|languages signed|language signed|language written|language read|language used|speaks language|writes language|signs language|uses language|wrote language|spoke language|used language|signed language|languages spoken|language of expression|languages written|sign language known|sign languages known|spoken language|spoken languages|languages used	通晓语言|口语语言|口头语言|表达语言|掌握语言
1414	i	gui toolkit or framework|default user interface|user interface|gui toolkit|gui framework|widget framework|widget toolkit|ui toolkit|ui framework	
1416	i	affiliation|sister society|affiliated to|association|associated with|affiliated with	隶属组织|所属机构|所在机构|隶属于|归属组织|从属组织|附属组织|关联组织|关系组织|相关组织
1418	n	orbits completed	完成轨道圈数
1419	i	shape	形状
1420	i	taxon synonym|taxonomic synonym|synonym of this name|this taxon has as synonym	同物异名|分类同义词|同种异名|异名|次异名
1425	i		
1427	i	start point|flight origin|start location|journey start|journey origin|launch location|launch site|launch pad|start place|starting point|starting place|departed from|origin point	行程起点|行程始于|起始地|起点|旅行起点|旅行起始地|旅程起点|旅程起始地|出发地
1429	i	|pet|owns pet|keeps pet	宠物
1431	i	executive producer|executive producers	执行制作人
1433	i	published in|part of work|published in journal|chapter of|article of|essay of|work|volume of|tome of|volume of the book|tome of the book|serialized in|manga magazine|magazine|periodical|prepublished in	发表于|连载杂志|连载平台|平台|刊载处|收录于|发表在期刊上|发表于期刊|连载于
1434	i	takes place in fictional universe|describes fictional universe|fictional universe described|universe described|universe featured|set in fictional universe|describes the fictional universe|continuity|describe fictional universe|described fictional universe	所处虚构世界
1435	i	heritage designation|designation|listing|listed status|protected status|protection|legal protection|heritage status	文化遗产保护状况|遗产定位|保护状况|遗产地位|遗产指定|法律保护|保护|登录状况
1436	n	collection or exhibition size|number of objects|number of records|size of collection|size of exhibition|collection size|exhibition size	藏品或展览数量
1437	i	plea|pleading	辩解|答辩
1441	i	present in work|from work|from narrative|featured in work|appears in|appeared in|appears in work|character in	登场作品|出场作品
1443	i	score method|scoring method|score system|scoring system|scoring metric|score type	计分法
1444	i	destination point|end of journey|finish|journey destination|ending at|stopping at	行程目的地|旅行目的地|旅程目的地|目的地
1445	i	fictional universe described in	处于该虚构世界之作品|架空世界描述于
1446	n	number of missing|people missing|number of missing people|number missing|missing|number of disappearance	失踪人数|失踪|行方不明
1448	t	official name|long name|complete title|legal name|official title|registered name|full title|long title	官方名称|官方名字|正式名称
1449	t	nickname|also known as|aka|moniker|informal name|sobriquet|epithet|fan-name|fanname|othername|hypocorism|hypocoristic|popular name|other name|unofficial name	昵称|绰号|外号|混名|诨名|别名|花名|非正式名称|爱称|非官方名称|亦称
1450	t	sandbox-monolingual text	
1451	t	motto text|slogan|mission statement|mission|tagline|maxime|strapline|tourism slogan|travel slogan|motto	格言|口号|宣言|标语|座右铭|使命
1454	i	legal form|legal structure|structured as|type of business entity	法律形式|企业类型
1455	i	list of works|catalog of works|catalogue of works	作品列表|书目
1456	i	list of monuments	古迹列表
1457	n	absolute magnitude	绝对星等
1458	n	color index|colour index	色指数
1462	i	standards body|standards organisation|standards setting organization|standards setting organisation|standards developing organization|standards developing organisation|standards group|standardized by|standardised by	标准组织|标准制定机构|标准制定组织|标准小组
1470	n	maximum glide ratio	最大滑翔比
1471	t	reporting mark	报告码
1476	t	|known as|full title|headline|titled|page name|article title|article	|源标题|题目
1477	t	birth name|bn|bname|birthname|name at birth|nee|full name at birth|born as|full birth name|maiden name|name before marriage|unmarried name|ne|real name|full name	出生姓名|原名|原姓名|本名|真名
1478	i	|immediate effect of|immediate result of|immediate outcome of|proximate effect of|proximate result of|proximate outcome of|immediately caused by|proximately caused by|immediate cause|failure mode|direct effect of|direct result of|direct outcome of|directly caused by|direct cause	直接原因|近因
1479	i	|contributing factor|significant contributing factor|indirect cause|indirectly caused by	影响因素
1480	i	sourcing circumstances|accuracy|reliability|confidence|precision|certainty|validity|qualitative valuation|source circumstances|evidentiality	资料出处状态|可靠性|精度|定性评价|确度|信度|效度|资料来源状态|准确性|置信度
1531	i	hybrid of|parent of this hybrid|parents of this hybrid|cultivar from|parent cultivar|parent breed	亲本品种|杂交种亲本
1532	i	country for sport|sporting nationality|sports nationality|sport nationality|sport country|sports country|representative nationality	体育代表国|体育国家|体育国籍
1533	i	|related surname|related family name|corresponding surname|corresponding family name	相关姓氏
1534	i	end cause|cause of ending|ended by|end reason|reason for end|end has cause	结束原因|终止原因
1535	i	used by|user|played by|armiger	使用者|用户|使用人
1536	i	immediate cause of|immediate effect|immediate result|immediate outcome	直接结果
1537	i	contributing factor of|indirectly caused	是该对象的影响因素
1538	n	number of households|households|dwellings	户数|户口数量
1539	n	female population	女性人口
1540	n	male population|male inhabitants|number of males	男性人口
1542	i	|effect|result|outcome|consequence|causes|implies|cause of|led to|caused|results in|leads to	导致|结果|造成|影响|有后果|后果|有结果|有症状
1545	t	series ordinal|sorting order|position in series|ordinal number|series number|sort order|section number|unit number|index|ordinal	系列序号|序列号|系列号|排序|序号
1546	i	motto|tourism slogan	座右铭
1547	i	depends on software|dependency|software dependency|interfaces with|requires|runs on|software framework|depends on|requires software|dependencies	依赖软件|依赖的软件|所依赖的软件
1548	n	maximum strahler number	最大斯特拉勒数|斯特拉勒分级|支流分级
1549	t	demonym|gentilic	居民称谓词
1552	i	|trait|inherent property|attribute|aspect|defining feature|characterized by|required property|quality|defining parameter|parameter|requirement|defined by|feature|characteristic|object has characteristic|known to be	拥有特性|拥有属性|特性|特质|固有属性|属性|品质|特征
1557	i	manifestation of|realization of|reification of|concrete form of|instantiation of|embodiment of|expression of|embodies the concept|reifies	表现概念
1558	i	tempo marking|tempo|musical tempo	拍速标记|速度标记
1559	t	name in native language|native name	母语人名|母语姓名|当地语言名称|原语种
1560	i	|gender inflection of given name|male form of name|female form of name|other genders given name	名字异性型态
1561	n	number of survivors|survivors|rescued|number of rescued	幸存者人数|生还人数|幸存者|生还者|生还者人数|幸存人数|获救人数
1568	i	definition domain|function domain|domain of definition|domain of function	定义域
1571	i	codomain|function codomain|codomain of a function	到达域|上域|陪域
1574	i	exemplar of|includes work|contents|contains work	原本|包含作品
1576	i	lifestyle|follows lifestyle|diet|life style	生活方式
1582	i	natural product of taxon|made from|product of taxon|produced by taxon|derived from	产自|自然产品
1588	t	statistics indonesia area code|desa code|village code of indonesia|bps area code	印度统计局地区代码|印尼统计局地区代码|印度尼西亚统计局地区代码|印尼统计局地区编号
1589	i	lowest point|extreme point lowest|extreme point deepest|deepest point	最低点|最深点
1590	n	number of casualties|number of deaths and injuries|casualities|number of victims	伤亡人数
1591	i	defendant|respondant|accused|litigant	被告人
1592	i	prosecutor	检察官
1593	i	legal counsel|attorney|defence team|lawyers|defense attorney|defense team|defender	辩护人
1594	i	judge	法官
1595	i	charge|criminal charge|charged with|accused of	指控|控告
1596	i	penalty|judicial sentence|sentence|punishment|criminal penalty|legal sentence	刑罚
1598	i	consecrator|consecrated by|ordainer|ordained by	供奉者|祝圣者|授圣者|授圣职者|领衔祝圣者|主礼祝圣者|襄礼祝圣者
1603	n	number of cases|number of occurrences|occurrences reported|case number|total number of cases|number of infections|number infected|infections reported|cases reported	案例数|事件数量
1604	i	biosafety level	生物安全级别
1605	i	|natural reservoir	天然宿主|自然宿主|自然寄主
1606	i	natural reservoir of	为其天然宿主
1618	t	sport number|uniform number|jersey number|shirt number|sweater number|squad number|entry number|car number|guernsey number|jumper number|bib|sports number	队员号码|球员号码|球衣号码
1619	d	date of official opening|opening date|opened|date opened|officially opened on|inaugurated|official opening|grand opening|date of opening|launched|inauguration|inauguration date|official opening time|time of official opening|official opened on	正式开放日期|正式开业日期|开业日期|正式开业|盛大开业|落成|落成日期
1620	i	plaintiff|claimant|pursuer|litigant|accuser|petitioner	原告人
1622	i	driving side|drives on the|drive on|traffic side|rule of the road	道路通行方向|行车方向|靠左行驶|靠右行驶|交通方向
1625	i	|ttto|uses melody|uses tune|melody used|tune used	旋律
1630	t	formatter url|url pattern|url template|url formatter|url format string	|格式化统一资源定位符|统一资源定位符模板|统一资源定位符格式|统一资源定位符格式字符串
1635	t	religious name|monastic name|name in religion|baptismal name|dharma name|saint name|confirmation name	教名|法名|圣名
1636	d	date of baptism|baptism date|date baptism|time of baptism|baptised|baptized|date of christening|christening date|christened|time of christening	洗礼日期|洗礼日|洗礼时间|受洗
1637	i	undercarriage|landing gear|aircraft landing gear|aircraft undercarriage	起落架
1638	t	working title|production title|code name|production name|working name|codename	暂定名称|工作标题|开发代号|暂定标题|代号
1639	i	pendant of|pendant to|pair artwork of|co-commissioned artwork|paired artwork|companion piece	对应作品|配对作品
1640	i	curator|keeper|curation authority|biocurator|digital curator|curated by|collections manager	馆长
1641	n	port|network port|internet port|port number	端口|网络端口|端口号
1642	i	acquisition transaction|contract status|loan	加盟原因|注册原因
1643	i	departure transaction|release transaction	离队原因|注销原因|取消注册原因
1652	i	referee|umpire	裁判|球证|裁判员|体育裁判|比赛裁判|主裁判
1654	i	wing configuration	机翼配置
1656	i	unveiled by	揭幕人
1657	i	mpa film rating|mpaa film rating|motion picture association film rating	美国电影协会电影评级
1660	i	|index case|patient zero|primary case	指示病例|原发病例
1661	n	alexa rank	|亚历山排名
1671	t	route number|line number|public transport line number	路线编号|线路编号
1672	i	this taxon is source of|produces natural product|produces|secretes|natural product|taxon is source of	产物|天然产物|产生
1673	t	general formula|general chemical formula	
1674	n	number confirmed	确认数量
1675	n	number probable|number of probable cases	可能数量
1676	n	number suspected	疑似数量
1677	i	index case of	指示病例患者|原发病例患者
1678	i		顶点图
1680	t	subtitle	副标题|子标题
1683	t	quotation|excerpt|citation|quote	引文|摘录|引用
1684	t	inscription|legend|legenda|text of inscription|signature|inscriptions	铭文|款识|题款
1685	t	|pokedex number	宝可梦图鉴编号|精灵图鉴编号
1686	i	for work|for their work on|nominated for work|awarded for work|citation for award	得奖作品|获奖作品|作品获奖
1689	n		
1692	t	icd-9-cm|icd-9 cm	
1697	n	total valid votes|valid votes|formal votes	有效票数|有效选票数|有效票
1703	i	|pollination by|pollinator	授粉者
1704	i	|pollinator of|pollinates	为其传粉
1705	t	native label|label in original language|label in official language|name in original language|name in official language|title in original language|title in official language|official language label|official language name|official language title|official label|official name|official title|autonym|nat label	母语标签|原始语言名称|官方语言名称|原始语言标签|官方语言标签|原始语言标题|官方语言标题|原名|原始名称|官方名称|原始标签|原始标题|母语名称
1706	i	together with|shared with|award shared with|tied with|featuring|accompanied by|roommate|room mate|alongside	连同|搭档|一起
1716	i	brand|main brand	品牌
1721	t	hanyu pinyin transliteration|pinyin|hanyu pinyin|zh-latn-pinyin|zh-latn-cn-pinyin|zh-latn-tw-pinyin|cmn-latn-pinyin|cmn-latn-cn-pinyin|cmn-latn-tw-pinyin|pinyin transliteration	汉语拼音|汉语拼音转写|拼音|拼音转写
1725	n	beats per minute|bpm|tempo|musical tempo|metronome mark	每分钟节拍数
1731	i	fach vocal classification|vocal specialization|fach classification|fach	
1734	d	oath of office date|start of office date|inauguration|installation|taking office	就任日期|就职宣誓日期
1750	i	name day	命名日
1752	n	scale|scale ratio	比例尺
1762	t	hornbostel-sachs classification|hornbostel-sachs|hs	
1774	i	workshop of|studio of	工作室
1775	i	follower of	追随对象
1776	i	circle of	|是其追随者
1777	i	manner of|style of|imitator of	风格类同|是其模仿者
1778	i	forgery after	仿作|伪造|伪作
1779	i	possible creator|attributed to	可能创作者
1780	i	school of	所属学派
1782	t	courtesy name|zi|style name	表字
1785	t	temple name|ritual name	庙号
1786	t	posthumous name|honor death	谥号
1787	t	art name|artistic name|nom de plume|pen name|sobriquet|stage name|nom de brush|brush name	|别号|晚号|道号
1789	i	chief operating officer|coo	首席运营官
1793	t	format as a regular expression|regex|regular expression|allowed values|regexp	正则表达式格式
1796	t		
1809	i	choreographer|choreographed by|dance director	编舞
1810	t	subject named as|aap|credited as|subject stated as|authorized as|authorized access point|established as|authorized form|authorized heading|established form|established heading|spelled as|entity named as|named as|stated as|cited in source as|called|named|sna	主体名为|命名为|名为|记作|写作
1811	i	list of episodes|episode list|episodes list	剧集列表
1813	t	short name|acronym|abbreviation|shortened name|brief name|abbreviated name|initialism|shortname|short title|abbrev	简称|短名称|缩写|首字母缩写词|缩写标题
1814	t	name in kana|kana|furigana|yomigana|reading in kana|kana name|kana reading	日语假名
1817	i	addressee|addressed to|sent to|recipient	收件人
1824	t	road number|route number|highway number|shield number	道路编号|通道编号|路线编号|公路编号
1830	i	owner of|owns|shareholder of|owns property|item owned	拥有|所有
1831	n	electorate	选民数
1833	n	|number of registered users|number of contributors|number of users|users	
1836	t	draft pick number|draft number	选秀总顺位
1840	i	investigated by	调查者
1843	t	taxon common name|common name|vernacular name|taxon vernacular name|tcn	生物俗名|俗名
1845	t	anti-virus alias	反病毒别名
1851	i	partial function domain|input set	输入集|偏函数定义域
1853	i	blood type|blood group	血型
1867	n	eligible voters|registered voters|total voters|voters eligible|registered electors	合资格选民数|选民总数|选民数|选举人数|合格选民数|选民人数
1868	n	ballots cast|total vote count|total votes|turnout|votes cast	实际投票数|总票数|投票人数|投票数|总投票数
1872	n	minimum number of players|minimum players	最小玩家数
1873	n	maximum number of players|max players|players max|maximum players	最大玩家数
1875	i	represented by|agent|representative|managing agent|rep|talent agency|signed to|signed by|signed organization|signed to by|agency	代表者|代理人|经纪公司|经纪人|代表人
1876	i	vessel|orbiter|spaceship|spacecraft|ship|boat|craft|uses vehicle|used vehicle|vehicle used|vehicle	载具|船舰|船舶|船只
1877	i	after a work by|copy of a work by|artist who inspired this|inspiring artist|inspirational artist|after work by|based on a work by	原著作者
1878	i	vox-atypi classification|font type|typeface variety	瓦克斯分类
1879	i	|income classification	
1880	i	measurement scale|measured by	测量规范
1881	i	list of characters	角色列表
1884	i	hair color|hair colour|color of hair|colour of hair|haircolour|haircolor	发色
1885	i	cathedral	主教座堂
1887	i	vice-county|watsonian vice-county|praeger vice-county|vice county	副县
1889	i	different from|distinct from|not the same as|isn't|distinguished from|disambiguated from|not same as|confused with|mistakenly taken for|differs from|often confused with|rejected match|not to be confused with|not equal to|do not confuse with|not identical to|similar to|see also|different to|diff from|diff to|different than	区别于|不同于|本条目的主题不是|本页面的主题不是|相异物|有别于|相异于|不是|异于|别于|被误认为是|不匹配
1891	i	signatory|signed by|ratified by|signatories|signer	签署方|签约国|签字者
1897	i	highest note	最高音
1898	i	lowest note	最低音
1903	i	volcanic explosivity index|vei	火山爆发指数
1906	i	|state headed by|head of state	国家元首职位
1909	i	side effect	副作用
1912	i	gene deletion association with	基因删除导致
1913	i	gene duplication association with	基因重复导致
1914	i	gene insertion association with	基因插入导致
1917	i		翻译后修饰
1921	t	formatter uri for rdf resource|rdf url pattern|uri pattern for rdf resource|formatter url for rdf resource|url template for rdf resource|rdf uri template|uri used in rdf|rdf formatter url	
1922	t	|incipit|opening line|fl	首行|第一行|发句|第一句
1923	i	participating team|teams	参与队伍|队伍
1924	i	vaccine for|target disease	疫苗用于|目标疾病
1932	t	object named as|printed as|reference wording|source wording|credited as|sic|object stated as|stated author|stated as|originally printed as|object value stated as|value stated as|named as|object name string|place name string|location name string|author named as	客体表述为|表述为|作者署名为
1942	t	|mccune-reischauer romanisation	|马赖式
1945	t	street key|street id	
1950	i	|second surname in spanish name|spanish second name|second spanish name|segundo apellido|second surname|second family name	西班牙语姓名第二姓氏|西班牙语姓名中的第二姓氏
1951	i	investor|private investor|investors	投资者
1956	i	takeoff and landing capability	起飞和着陆能力|起降能力
1971	n	number of children|kids|no of children|children|number of kids|issue|number of offspring|how many children	子女数目|孩子数|子女数
1981	i	fsk film rating	
1987	t	mcn code|mercosur code	
1990	i	species kept|animals housed|animals species kept|resident animals|plant taxon in collection|resident animal species|species holdings|animals at zoo|animals in aquarium|trees in arboretum|plant in herborium|plant taxon in botanical garden|rose varity in rose garden|animals kept|captive animals	饲养品种
1993	t	tex string|latex string|tex command	
1995	i	health specialty|medical speciality|medical specialty|medical field|health speciality	医学专科
1998	t	uci code of cycling team|cycling team uci code	
1999	i	unesco language status|awld status	
2001	t	revised romanization|rr|revised romanization of korean|revised romanisation	|文观部式
2009	t	exif model	
2010	t	exif make|make	
2012	i	cuisine	菜系|烹饪
2017	t	isomeric smiles|iso-smiles	异构简化分子线性输入规范|异构简化分子线型输入规范
2021	n	|erdos number	埃尔德什数
2031	d	start of work period|floruit start|active since|start time for work|years active|start date of activity|work period start|work starts|career start|career began|start working|debut	工作开始时间|职业开始
2032	d	end of work period|floruit end|active until|end time for work|years active end|end date of activity|work ends|retirement	工作结束时间|退休
2043	n	length|distance|dimension|length overall|loa	长度
2044	n	elevation above sea level|altitude|height|mamsl|masl|amsl|easl|elevation|elevation above mean sea level	海拔|海拔高度
2045	n	orbital inclination|inclination	轨道倾角
2046	n	area|surface area|acreage|surface|total area|die size|die area|resolution|image resolution|photo resolution|camera resolution	面积
2047	n	duration|length|run time|runtime|running time|era|length of time|interval|timespan|time span|time interval|running length|cook time|time length|cooking time	时长|单集片长|时间长度|片长|每集长度|每集时长|持续时间
2048	n	height|depth over terrain|heighth	高度|身高
2049	n	width|breadth|bus width	宽度
2050	n	wingspan	翼展
2051	n	m sin i|m x sin i	
2052	n	speed|velocity	速度
2053	n	watershed area|basin area|size of watershed|drainage basin size|catchment basin size|drainage basin|catchment basin	集水面积|流域面积|集雨面积
2054	n	density|specific gravity	密度
2055	n	electrical conductivity	电导率
2056	n	specific heat capacity|thermal capacity|heat capacity|specific heat	热容量
2058	i	depositary	保管方|保管机关|保存国|存放国|交存国|保管人
2060	n	luminosity	光度
2061	i	|image aspect ratio|ratio|aspect ratio	长宽比|宽高比|纵横比
2066	n	molar fusion enthalpy|fusion enthalpy	熔合焓|熔化热
2067	n	mass|weight|displacement|molecular weight|molecular mass|atomic mass|molar mass	质量|重量|体重
2068	n	thermal conductivity	扩散方程
2069	n	magnetic moment	磁矩
2073	n	vehicle range|maximum range|operational range	行驶里程
2075	n	speed of sound|sound speed	音速
2076	n	temperature	温度
2077	n	under pressure	压强
2079	i	fabrication method|fabrication process|manufacturing process|production process|manufacturing method|production method|made by|assembly method|technique used|by method|method used|process used|technology used|by means|creation method|method of fabrication|method of assembly|assembly process|produced using|method of preparation|preparation method|method of cooking|cooking method|obtained by	制作方法|工艺
2093	t	author name string|short author name|author string|songwriting credits string|creator name string|maker name string|editor name string|byline|author indicated as|author named as|creator indicated as|creator named as|writer name|writer named as|writer indicated as|contributor name string	作者姓名字符串|作者字符串|创作者姓名字符串|制作者姓名字符串|编辑姓名字符串
2094	i	competition class|class for competition|qualification class|qualifies for|compclass|weight class|disability sport classifications|rated at	竞技类别|竞争种类|竞赛类别|比赛类别|竞赛种类|竞技种类|竞技分类|比赛分类
2095	i	co-driver|codriver|copilot|co-pilot|navigator	副驾驶
2096	t	media legend|image description|legend|caption|image legend|media description|media caption|video description|video caption|audio description|audio caption|audio legend|video legend|image caption|file caption	媒体说明|媒体描述|图片说明|图片描述|字幕|音频说明|视频字幕|音频描述
2097	n	term length of position|term length|length of term|term of position|position term|time in position	职务任期时长|任期|职位任期
2098	i	|office of replacement|office of deputy|office of substitute|deputy office|replacement office|substitute office|vice office|vice position	副职|副手
2101	n	melting point|freezing point	熔点
2102	n	boiling point	沸点
2103	n	size of team at start	开始团队大小
2105	n	size of team at finish	结束时团队大小|最后人数|完结人数
2107	n	decomposition point	分解点
2109	n	nominal power output|rated power|generating capacity|nameplate capacity|installed capacity|power output|nominal power|power capacity|nominal power capacity|horse powers|horsepowers	装置容量
2112	n	wing area	机翼面积
2113	n	sublimation temperature|sublimation point	升华温度
2114	n	half-life	半衰期
2116	n	molar enthalpy of vaporization|vaporization enthalpy|heat of vaporization|latent heat of vaporization|heat of evaporation|enthalpy of vaporization|molar enthalpy of vaporisation|vaporisation enthalpy	汽化焓
2117	n	combustion enthalpy	燃烧焓
2118	n	kinematic viscosity	运动黏度|运动粘度
2119	n	vapor pressure|vapour pressure	蒸汽压
2120	n	radius	半径
2121	n	prize money|purse|prize pool	奖金
2124	n	member count|number of members|membership|amount of members|total members|count of members	成员数目
2125	t	revised hepburn romanization|hepburn romanization|hepburn romanisation|romaji|modified hepburn romanization|revised hepburn romanisation|modified hepburn romansation|modified hepburn romanisation	修订平文式罗马字|修订黑本式罗马字|修订赫本式罗马字
2126	t	georgian national system of romanization|georgian national system of romanisation	格鲁吉亚国家罗马化系统
2127	i	international nuclear event scale|ines	国际核事件分级表
2128	n	flash point	闪点
2130	n	capital cost|unit cost|budget|cost|capex	花费|成本|预算|造价
2131	n	nominal gdp|gdp|nominal gross domestic product|gross domestic product	|国内生产总值
2132	n	nominal gdp per capita|gross domestic product per capita|gdp per capita	
2133	n	total debt|debt	债务总额
2134	n	total reserves	储备总额
2135	n	total exports|exports|export volume	总出口量
2136	n	total imports|imports|import volume	总进口量
2137	n	total equity|equity|shareholder equity	资产净值
2138	n	total liabilities|liabilities	负债总额
2139	n	total revenue|revenue|turnover|income|sales|gross revenue|net sales	营业额|收入
2140	n	foreign direct investment net outflow|foreign direct investment outflow	外商直接投资净流出
2141	n	foreign direct investment net inflow|foreign direct investment inflow	外商直接投资净流入
2142	n	box office|earnings	票房|票房收入
2143	n	genome size	基因组大小
2144	n	frequency	频率
2145	n	explosive energy equivalent|yield|explosive yield	爆炸当量
2146	n	orbital period|sidereal period|revolution period	轨道周期|公转周期
2147	n	rotation period	自转周期
2148	n	distance from river mouth|river mile|river kilometre|river kilometer	与河口距离|距河口距离
2149	n	clock frequency|cpu clock|cpu clock rate|clock rate|clock speed	时钟频率|时脉频率
2150	n	fsb speed|front-side bus speed|bus speed	前端总线速度
2151	n	focal length|focal distance	焦距
2152	i	antiparticle|antiparticle of|anti-particle	反粒子
2154	n	binding energy	结合能|束缚能
2159	i	computes solution to|algorithm for|problem solved|calculates solution to|solves	解决问题
2160	n	mass excess	质量欠缺
2175	i	medical condition treated|disease treated|treats|treats medical condition|treats disease	用于治疗|主治
2176	i	|used for treatment|treatment|prescribed drug|treated by|prescription|cure	用药
2177	n	solubility	溶解度|可溶性
2178	i	solvent	溶剂
2179	t		
2183	t	|iso 9|iso 9 romanization|iso 9 transliteration|iso 9 romanisation|scientific of russian cyrillic	
2184	i	history of topic|timeline of topic|chronology of topic|history of subject|timeline of subject|chronology of subject|history of the topic|timeline of the topic|chronology of the topic|history of the subject|timeline of the subject|chronology of the subject|history|history of	主题历史|话题历史|该话题历史
2196	n	count of students|number of students|student count|enrollment|count of pupils|number of pupils|pupils count|number of pupils or students|total students|students count	学生数量|学生人数|学生统计|入学人数
2197	n	production rate|production volume|rate of production	生产率|生产量|生产速度
2198	n	average gradient|gradient	平均坡度
2199	n	autoignition temperature|kindling point|self-ignition temperature|spontaneous ignition temperature	自燃温度|燃点
2200	n	electric charge|charge	电荷
2201	n	electric dipole moment|dipole moment	电偶极矩|偶极矩
2202	n	lower flammable limit	易燃性下限
2203	n	upper flammable limit|upper explosive limit|uel|ufl	易燃上限
2204	n	minimum explosive concentration	最小爆炸浓度
2208	n	average shot length|asl	平均镜头长度
2210	i	relative to|compared to|with respect to|compared object|compared with	相对于|对比于|比较于|对照
2211	n	position angle|pa|angular position	位置角
2212	n	angular distance|angle	角距离|角距
2213	n	longitude of ascending node|longitude of the ascending node	升交点黄经
2214	n	parallax|astronomical parallax	视差
2216	n	radial velocity	径向速度
2217	n	cruise speed|normal operating speed|maximum cruising speed|vno|cruising speed|sustained speed|maximum cruise speed	巡航速度
2218	n	net worth|estimated net worth|net worth estimate|declared patrimony|wealth|net wealth|personal fortune|personal assets	个人净资产|净资产|申报财产|财富|净财富|个人财富|个人资产
2219	n	real gdp growth rate	实际国内生产总值增长率
2221	n	flux	通量
2222	n	gyromagnetic ratio	旋磁比
2223	n	decay width	衰减宽度
2225	n	discharge	流量|水流量
2226	n	market capitalization|market cap|market capitalisation	市值
2227	n	metallicity	金属性|金属丰度
2228	n	maximum thrust|thrust	最大推力
2229	n	thermal design power|tdp|thermal design point|thermal design parameter	热设计功耗
2230	n	torque|moment of force|moment	扭矩
2231	n	explosive velocity|detonation velocity|velocity of detonation|vod	爆炸速度|爆速
2232	n	cash	货币
2233	n	semi-major axis of an orbit|semi major axis|orbital semi-major axis|major semi-axis of an orbit|major semiaxis of an orbit|semimajor axis of an orbit	半长轴
2234	n	volume as quantity|liquid capacity|fluid capacity|spatial volume|quantity as volume|tonnage|vaq	体积|空间体积|液体数量|流体数量|容量
2238	i	official symbol|official emblem|emblem|floral emblem|symbol|state tartan|official tartan	官方标记
2239	i	|first-aid response	急救措施
2240	n	|ld50	半数致死量
2241	i	reason for deprecated rank|deprecated because|cause of deprecation|wikidata reason for deprecation|deprecation reason|reason for deprecation|rfdr	弃用理由|弃用原因|不适用等级理由
2243	n	apoapsis|aphelion|apogee|apapsis	远拱点
2244	n	periapsis|perihelion|perigee	近拱点
2248	n	argument of periapsis|argument of perifocus|argument of pericenter|argument of perihelion|argument of perigee|argument of periastron	近心点幅角
2250	n	life expectancy|lifespan|life span	预期寿命
2254	n	maximum operating altitude|ceiling|maximum altitude|service ceiling	
2257	n	event interval|interval|event frequency|frequency of event|period of event	周期事件时间段|频率|周期|事件频率
2258	t	mobile country code|mcc|itu-t country identifier	移动设备国家代码|行动装置国家代码|流动装置国家代码
2259	t	mobile network code|mnc|itu-t network identifier	移动设备网络代码|流动网络代码|行动网络代码
2260	n	ionization energy|ie|ip|ionisation energy|ionization potential|ionisation potential	电离能
2261	n	beam|boa|width|breadth	
2262	n	draft|draught	吃水深度
2275	t	|who inn|who international non-proprietary name	国际非专利药品名称|国际非专利药名
2279	i	ambitus	音区范围
2283	i	|makes use of|item used|using|instrument played|wields|made use of|wielded|trope used|uses trope	使用|利用
2284	n	price|list price|published price|cost|purchase price|exchange rate|msrp|sold for	价格
2285	d		近拱点日期|通过近拱点的时间|近日点时刻|近地点时刻
2286	i	arterial supply|artery	动脉供应
2288	i	lymphatic drainage	淋巴引流
2289	i	venous drainage|vein|venous return	静脉引流
2291	i	charted in	上榜|所上榜单
2292	n	consumption rate|rate of consumption|consumption	消费率
2293	i	genetic association|genetically associated with|genomic association	遗传关联
2294	n	balance of trade|net exports	经常收支
2295	n	net profit|net earnings|net income|net return|clear profit|clear gain|bottom line|profit	纯利
2296	n	money supply|money stock	货币供给量|货币供应量
2297	n	employment by economic sector|employment by industry|employment by sector	所受雇之经济部门
2299	n	ppp gdp per capita	
2300	n	minimal lethal dose|ldlo	最低致死剂量
2308	i		
2309	i	relation	关系
2312	n	maximum value|max quantity|max value|up to|maximum quantity	最大数值|最大值
2313	n	minimum value|min quantity|min value|minimum quantity	最小数值|最小值
2315	t		
2317	t	call sign|callsign|code letters|call letters	呼号
2318	i	debut participant|debut country|first-time participant	首次亮相参加者
2319	i	elector|type of electors|qualified voters|eligible voters	选举人|选民
2320	n	aftershocks|number of aftershocks|quantity of aftershocks	余震
2321	i	|gc	总积分排名
2324	n	quantity buried|number of people buried|burials|graves|number of burials	
2329	i	antagonist muscle	拮抗肌
2341	i	indigenous to|native to|originating from|spoken by	原生自|发源地|源生地|起源地|发祥自|起源自
2348	i	time period|era|historic era|epoch|historical period|sports season|theatre season|legislative period|historic period	时期|时代|时间周期
2351	n	number of graves|total number of graves|capacity cemetery	坟墓数量
2352	i	applies to taxon	适用物种
2353	i	statistical unit of the dataset|statistical designation|describe items of type	统计单位
2354	i	|accompanying list|list article|list for this topic|related list|topic list|topic's list	相关列表|所在列表|关联列表|列表条目|话题相关列表|主题相关列表
2357	t	|cip code|cip id	
2358	i	praenomen|roman praenomen	个人名|罗马名字
2359	i	nomen gentilicium|nomen gentile	
2360	i	intended public|aimed at|designed for|target group|target market|serving|audience of|for audience of|for market|made for|created for|target audience|target demographic|intended audience|user group|intended for|audience|marketed to|intended demographic|demographic|for demographic	受众|市场目标|目标人群|对象族群|面向|面向人群
2361	i	online service|internet service provider|isp	线上服务
2362	n	time to altitude|time to climb	
2363	i	nmhh film rating|nmhh movie rating	
2364	t	production code|prod code	产品码
2365	i	cognomen|roman cognomen|cognomina	
2366	i	agnomen|roman agnomen|ancient roman agnomen	
2370	n	conversion to si unit|conversion to si base unit|conversion to coherent si unit|si unit equivalent	国际单位制单位转换|转换为国际单位制单位
2371	i	fao risk status|fao status	|粮农组织风险状态
2374	n	natural abundance|relative abundance	丰度
2375	i	|superpartner|sparticle|supersymmetric particle	其超对称粒子为
2376	i	superpartner of	超对称粒子所对应粒子|是超对称粒子
2378	i	issued by|assigned by|emitted by|issuing body|issuing agent|assigning body|assigning agent|identifier issuing body|identifier issued by|identifier assigned by|assigner|designated by|designator	发行者|发布者
2379	i	deprecated in version	弃用版本
2386	n	diameter|diametre	直径
2388	i	|headed by|head of the organization|leader's position|secretary's position|minister's position|chairperson's postion|chief's position|president's position|head's position|overseen by|overseer|director|directed by|led by	机构主管职位|主管职位|主管领导职位|主管首长职位
2389	i	|organization directed from the office|head of|directs|leads|heads|runs|leader of|organization headed by|organization led by|organization directed by|directs this organization|chair of|chairperson of|chairman of|chairwoman of|company directed by this office|org directed by this office|commands|commander of|oversees|organisation directed from the office	主管机构|主管单位|主管部门
2392	i	teaching method	教学法|教学方法
2396	i	image of function|image|function image|function range	值域
2402	n	total expenditure|spending|expenses|expense	总计花费
2403	n	total assets|assets|balance sheet total	资产总值
2404	n	time-weighted average exposure limit|twael	
2407	n	short-term exposure limit|short term limited	
2408	i	set in period|era|set in era|set during|narrative period|period covered|narrative time|takes place in time|set in time|setting|time period|features event|significant event|set in|period of setting|period set in|time period of setting|time period set in|era of setting|era set in|takes place during	时代背景|背景时代|背景年代|叙事时间
2414	i	substrate of	为酶的底物
2415	n	personal best|personal record|pr|pb|record	个人最佳得分
2416	i	sports discipline competed in|sport disciplines competed in|sport discipline competed in|sport discipline|sports discipline|sporting event|event in sports|sports event|sports disciplines competed in|discipline of sport|sport event|weight class competed in	体育参赛项目
2429	i	expected completeness|completeness|expected level of completion	预期完整性
2430	n	takeoff roll	起飞滑跑距离
2433	i		物种属的学名性|属名的词性
2436	n	voltage|electromotive force|potential difference|electric potential difference|electric pressure|electric tension	电压
2437	n	number of seasons|seasons|number of series	季度数
2438	i	narrator|narrated by	叙事者|旁白
2440	t	transliteration or transcription|transcription and transliteration|transcription or transliteration|conversion of scripts|transliteration and transcription|romanization|romanisation|transliteration|transcription	转写
2441	t	literal translation|direct translation|word-for-word translation	直译|字面意思|字面
2442	n	conversion to standard unit|unit conversion	单位换算|单位转换
2443	i	stage reached|eliminated at|round reached|point achieved	达到阶段
2444	i	homoglyph	同形字
2445	i	metasubclass of	所属元类|所属元子类
2453	i	nominee|award nominee	被提名者|奖项被提名者
2462	i	member of the deme|deme	
2499	i	league level above|promotion to	上级联赛
2500	i	league level below|relegation to	下级联赛
2501	i	results|output|result	结果|赛果
2502	i	classification of race|classification of cycling race	
2505	i	carries thoroughfare|bridge carries|tunnel carries|mountain pass carries|road carried|railway carried|canal carried	承载
2507	i	|corrigendum|errata|erratum|corrigenda|corrected by	|勘误|勘误表|订正表
2512	i	|spin-offs|television series spin-off|television series spinoff|tv spin-off|tv spinoff|tv series spin-off|tv series spinoff|series spinoff|series spin-off	派生作品|外传作品|外传
2515	i	costume designer	服装设计
2521	t	female form of label|feminine form of label|female gender sense	标签阴性形式
2522	i	competition won|won event|winner of|won|contest won|event won	获胜赛事
2527	n	|mw|magnitude|earthquake magnitude|magnitude of an earthquake|moment magnitude scale value	矩震级|地震矩规模
2528	n	|ml|magnitude|earthquake magnitude|magnitude of an earthquake|richter scale value	里氏震级|里氏地震规模|芮氏地震规模|芮氏规模|黎克特制地震震级
2532	n	lowest atmospheric pressure|lowest pressure	最低气压
2540	t	|atu index	
2541	i	operating area|area served|area operated|area of responsibility|area of operations|region served|operating region|service area|geographic area operated|geographic region operated|operates in area|operates in geographic area|operates in geographic region|operates in jurisdiction|jurisdiction operated|serves area|serves geographic area|serves geographic region|serves jurisdiction|serves region|geographic area served|geographic region served|jurisdiction served|operates in	业务区|营运区|负责区|服务地区|运营地区
2542	n	acceptable daily intake|adi	每日可接受摄入量
2545	i	bowling style|bowling	投球技巧|投球方式
2546	i	sidekick of|helper of	亲密伙伴|搭档|助手|跟班|随从|左右手
2547	n	perimeter|boundary length|circumference|coastline	周长
2548	i	strand orientation	链取向
2550	i	recording or performance of|recording of|performance of|performance or recording of|production of	记录或表演|录制或演出版本|录音|演出|演出或录音|录音或演出|录音版本|演出版本
2551	i	used metre|metre used|used meter|meter used|scansion	格律|韵律
2553	i		所在作品|作品所属
2554	i	production designer|scenic designer|scenic design by	艺术指导|美术指导
2555	n	fee|toll|fare|onetime fee|entry fee|entrance fees|admission|entrance fee|fine|charge	费用|入场费|收费|通行费|票价|一次性费用|门票费
2556	n	bore	气缸内径|汽缸内径
2557	n	stroke	冲程|行程|汽缸行程
2560	i	gpu|graphics processing unit	|图形处理单元
2561	t	|aka|also known as|known as	|或称|也就是|也称为|也叫做|叫做|称为
2562	t	married name|married surname	婚后姓名|婚后名|结婚后姓名
2563	i	superhuman feature or ability|superpower|supernatural abilities|magic|magical ability|magic ability	超人的特征或能力
2564	i		柯本气候分类
2565	n	global warming potential|gwp|greenhouse warming potential|global-warming potential	全球暖化潜势
2567	i	amended by|modified by|changed by|corrected by|updated by|revised by|altered by	修改由|修改自|修订|变更|更正自|更新|修订自|含有增补
2568	i	repealed by|revoked by	取代者
2571	i	uncertainty corresponds to|sigma	不确定度对应于
2572	t	hashtag|tag|flickr tag|twitter hashtag|x hashtag	主题标签
2573	n	number of out-of-school children	失学儿童人数
2575	i	measures|measurement target	测量目标
2577	i	admissible rule in	有效于逻辑系统|可容许于
2578	i	|academic field for|scholarly field for|study of|research|researches|studies	研究对象
2579	i	studied by|researched by|researched in|studied in	研究学科|所属研究领域
2583	n	distance from earth|proper distance|luminosity distance|light-travel distance|comoving distance|angular diameter distance|light-year distance|parsec distance	距离地球的距离|与地球的距离|光年距离
2587	i		具有音位|具有音素
2591	i	grammatical option indicates|grammatical mood indicates	语法选项表明
2595	n	maximum gradient|maximum slope|max slop|max gradient|ruling grade|maximum incline	最大坡度
2596	i	culture|civilisation|archaeological culture|civilization	文化|文明|考古文化
2597	i	gram staining	革兰氏染色
2598	t	serial number|constructor's number|manufacturer serial number|msn|serial code|construction number	序列号
2599	n	block size|block length	块大小
2610	n	thickness|wall thickness|cast thickness|depth	厚度
2614	i	world heritage criteria|whs criteria	世界遗产登录基准|世界遗产基准
2629	i	bbfc rating|bbfc certificate	
2630	n	cost of damage|damage|amount of damage|value of damage	经济损失
2632	i	place of detention|prison|jail|gaol|imprisoned in|penitentiary|detention place|detained at|incarcerated at|forced exile to|place of internment|internment at|internment place|place of imprisonment|imprisoned at|jailed at|gaoled in|gaoled at|penal|place of incarceration|place of confinemant|inmate of|interned at	拘留场所|监狱|囚禁地点|服刑地点|教养所|羁押地点|监禁地
2633	i	geography of topic	主题地理|话题地理|该主题地理|该话题地理
2634	i	model|posed|sitter|modelled after|artist's model	模特
2635	n	|number of movements|number of stanzas|number of chapters|number of pictures|number of volumes|number of scenes|number of tracks on release|tracks quantity|track count|movements quantity|movement count|stanzas quantity|stanza count|pictures quantity|picture count|chapters quantity|chapter count|number of issues|number of songs|number of tracks|component count|consists of x parts|comprises x parts	作品部分数量|卷数|章数|场数|诗节数|册数|话数|作品组成部分数量|组件数量
2637	i	rars rating|rsvr rating	
2643	i		卡内基高等教育机构分类
2645	n	mean lifetime	平均寿命
2647	i	source of material|material resources	材料来源
2650	i	interested in|area of research|field of study|field of research|interests|vested interest|lobbies for|research interests|research area|field of interest|research topic|area of interest|collector’s field of interest	爱好|关注对象
2652	i	partnership with|collaboration with|works with|collaborates with	合伙对象
2658	n	scoville grade|scoville rating|scoville scale|scoville heat units|shu	史高维尔指标
2659	n	topographic isolation|isolation	地形隔离|隔离
2660	n	topographic prominence|prominence|relative height|drop	地形突起度
2661	n	target interest rate	目标利率
2662	n	consumption rate per capita	人均消费率
2663	n	|cet1|ceti|cet1-ratio	
2664	n	units sold|sales figures|sales|number of sales|total sales	销量
2665	n	alcohol by volume|alcohol	酒精度|酒精浓度|酒精度数
2669	d	discontinuation date|date discontinued|end-of-life|eol|ceased date|eol date|date of discontinuation|end-of-life date|date product was discontinued|discontinued|product discontinued|discontinued date|discontinuiation date	终止日期|周期结束日|停产日期|停产时间|终止时间|生命周期结束|产品已停产
2670	i	|part of the class|part of class|parts of the class|parts of class	拥有此类别的一部分|具有此类别的部分|包含此类别的组件|属于该类的部分|具有此类别的成员
2673	i	next crossing upstream|upstream crossing adjacent	下一个上游跨越点
2674	i	next crossing downstream|downstream crossing adjacent	下一个下游跨越点
2675	i	reply to|replies to|response to|responds to|comment on	回应|回复
2677	t	relative position within image|iiif syntax relative position|pct relative position|image map|location in the image|position within image|position in the image|location within image|relative position in image	图像内的相对位置|图像内相对位置
2679	i	author of foreword|foreword by|author of introduction|introduction by|preface by|author of preface|foreward author	序言作者|前言作者|导言作者|导读作者
2680	i	author of afterword|afterword by|afterword author|epilogue by|epilogue author	后跋作者
2681	i	|verso|recto of|front of|back|reverse|obverse of	反面|背面|是其正面
2682	i	|back side|back of|verso of|reverse of|obverse	正面|是其反面
2684	i	kijkwijzer rating	
2695	i		
2700	i	protocol|communication protocol	协议
2701	i	file format|file type|compression format|document format	文件格式|档案格式|压缩格式|文档格式|文件类型
2702	i	dataset distribution	数据集分布
2710	n	minimal lethal concentration|lclo|lowest lethal concentration	最小致死浓度
2712	n	|lc50	半数致死浓度
2715	i	elected in|election|re-elected in	当选选举|选于|当选于
2717	n	no-observed-adverse-effect level|noael	无观察危害反应剂量
2718	n	lowest-observed-adverse-effect level|loael	最低可见不良反应剂量
2719	t	hungarian-style transcription	匈牙利式标音
2737	i	union of|exhaustive union of	并集属于|联集|并集
2738	i	disjoint union of|union of|disjunction between|disjunction among	不交并属于
2739	i	|font|typeface|lettering|font used|typeface used|typeface or font used|font or typeface used	字体|字型
2743	i	|coordinate name	动物学名沿袭自
2746	i	production statistics	生产统计
2747	i	filmiroda rating	
2754	d	production date|date of production|filming date|filming time	拍摄日期|生产日期|制成日期|制作年份|拍摄年份
2756	i	eirin film rating|eirin film rating category	映伦电影分级
2758	i	|cnc film rating|cnc movie rating|cnc rating	
2769	n	budget	预算
2770	i	source of income|income source|source of revenue|revenue source	收入来源
2781	n	race time	竞赛时间
2784	i	modified mercalli intensity scale	麦加利地震烈度表
2786	t	aerodrome reference point|arp|airport reference point|airfield reference point	机场参考点
2787	n	longest span|longest span length|main span length|main span|length of main span|length of longest span	最长跨度|主跨
2789	i	connects with|connected with|attached to|attaches to|connects to|connected to|couples with|mates with|binds to|intersects at grade|meets at grade|contacts|affixed to|links to	与此连接|连接|连通
2790	n	net tonnage	净吨位
2791	n	power consumed|power consumption	消耗功率
2793	n	clearance|height|bridge height|span height|clearance below|height of deck bottom|height above valley floor|height above water|deck height|height above ground|air draft|air draught	间隙
2795	t	directions|locality or place	方向说明
2797	n	sound power level	声能级别
2802	t	fleet or registration number|fleet number|number plate|number place	车队编号或车辆注册号
2806	n	vibration	振动
2807	n	molar volume	摩尔体积
2808	n	wavelength	波长
2813	i	house publication|mouth piece|publication|publishes|manifest|official media|house organ|official publication|official newspaper|mouthpiece|house journal|organisation publication|organization publication|official publication of|house periodical|house magazine|official gazette	宣传物
2817	i		出现于遗产古迹名单
2820	i	set cardinality|size of this set|cardinality of set|size of set|cardinality of this set|number of elements	集合的势|基数|集合的基数|该集合的大小|集合的大小|元素数量|元素个数
2821	i	by-product|byproduct|produces by-product|yields by-product|secondary product	副产品
2822	i	by-product of|byproduct of	副产品自
2825	i	via|journey via|intermediate point|waystation|routing point|route via|calling at|called at|stopover|journey stopover|calling point	通过|经过|经停|途经|经停地
2827	i	flower color|color of the flower|colour of the flower|flower colour|bloom color|bloom colour|blossom colour|blossom color|floral color|floral colour	花色
2828	i	corporate officer|executive officer	组织干事
2831	i	totem	图腾
2834	n	individual tax rate|tax rate for individuals	个人税率
2835	n	lowest income threshold	最低收入门槛
2836	n	highest income threshold	最高收入门槛
2838	i	professional name	名迹|艺名
2839	i	gait	步姿|步态
2841	i	age of onset	发病年龄
2842	i	place of marriage|location of marriage|marriage location|married at|married in|wedding location|wed at	结婚地点
2844	n	incidence	发病率
2846	i	disabled accessibility|accessibility for wheelchair users|easy access|step-free access|ada|wheelchair accessibility	轮椅使用性
2848	i	wi-fi access|wifi|wi-fi|wlan|internet access|wlan access|wifi access	|无线局域网|无线访问
2849	i	produced by|secreted by|product of|secretion of	生成处|分泌处|产生处|分泌自|产自
2851	i	payment types accepted|payment methods accepted|credit cards accepted|accepted payment methods	接受的支付方式|接受的课金方式|接受的付款方式
2852	i	emergency phone number|emergency telephone number	紧急救助电话|紧急电话号码
2853	i	electrical plug type|plug type|socket type|electrical socket type|electrical connector type|mains plug type|mains socket type|mains connector	电源插头形式|电源插头型式
2855	n	vat rate|value-added tax rate|vat|gst|goods and services tax rate|sales tax|tax rate for sales|taxation rate for sales|vat-rate	增值税率
2859	t	x-sampa code|phoneme in x-sampa|x-sampa|xsampa	
2860	i	cites work|bibliographic citation|citation|references|works cited|cites	引用作品|参考文献|引用的作品|书目引用
2868	i	subject has role|subject had role|subject of statement has role|subject role|subject has generic identity	主体角色|主体有角色
2869	i	record or record progression|world record|olympic record	
2872	i	visitor center|contact station|tourist office|visitor centre	游客咨询处|旅游局|游客中心
2873	n	time in space|space exposure|logged space hours	太空中时间
2881	i	promoted|competitor promoted|team promoted|player promoted|promotion	晋级
2882	i	relegated|competitor relegated|team relegated|player relegated|relegation	降级
2884	n	mains voltage|mains electricity voltage	市电电压
2893	t	skype username|skype|skype id	
2894	i	day of week|day of the week|days of week	星期中的日子|放送星期|星期|七曜
2895	n	maximum sustained winds|sustained winds|maximum wind speed|highest wind speed|highest sustained winds|strongest sustained winds|wind speed|strongest susained winds	最大持续风力
2896	n	publication interval|frequency of publication|publication frequency|publication cycle|interval of publication|update frequency	出版间隔|出版频率|周期|频率|间隔|发行间隔
2899	n	minimum age|age restriction|min age|youngest allowed	最低年龄
2900	t	fax number|facsimile number	传真号码
2907	n	utc timezone offset|utc offset of timezone|offset from utc|timezone offset	时区偏移量
2911	n	time gap|gap	时间差
2912	i	distinctive jersey|jersey	领骑衫
2913	d	date depicted|depicts date|date shown|shown as at date|temporal coverage|depicted date|depicted time	描绘日期|画面所见日期|表现日期|显示日期|描绘的时间点
2916	t	syntax clarification|regular expression syntax|comment|regex syntax|regexp syntax	语法说明|正则表达式语法
2918	t	post office box|box number|p o box|mailbox|mailing address|contact address|po box	邮政信箱
2922	i	month of the year|month of year	月份
2923	n	focal height|height of focal plane	灯塔距水面高度
2925	i	domain of saint or deity|saint or deity domain|domain of deity or saint|patron saint of|god of|goddess of|patron of|guardian of|angel of|sacred domain|divine patron|deity of|saint of	保佑领域|掌管项目|保佑项目
2927	n	water as percent of area	水体面积百分比
2928	n	storage capacity|memory storage capacity|hd size|hd capacity|memory capacity	内存容量|记忆体容量
2929	n	lighthouse range|range of lighthouse light	灯塔范围|光程
2935	i	connector|ports|electrical connector|port	连接器
2936	i	language used|working languages|working language|languages used|medium of instruction|used language|uses language	使用语言
2937	i	legislative term|parliamentary term	议会任期|立委任期|立法委员任期
2955	n	point of penalty|penalty points	
2957	n	throughput|rate|transmission rate	吞吐量|通量|流通量|通过量|产出量|处理量|生产量|流率|输出量|输送量|推送量
2959	i	permanent duplicated item|duplicate|duplicate item|duplicate of|duplicate of item|permanently duplicated item|identical to|same concept as|same as	永久重复项
2960	d	archive date|archival date|archived in|date archived|archivedate	存档日期
2962	i	title of chess person|chess title	棋士称号
2964	i	right to vote|suffrage	投票权人
2974	i	habitat	栖息地|生境
2975	i	|host taxon|host	宿主
2976	i	|patronym|matronym|parentonymic for this name|parentonym for this name|patronym or matronym	衍生父名或母名|衍生父名|衍生母名|衍生父姓|衍生母姓
2978	i	wheel arrangement	机车轴式
2979	t	maritime identification digits|mid	海事识别数字
2989	i	|cases	具有语义格
2992	i	software quality assurance|software qa|qa	软件质量管理|软件品质管理|软体品质管理
2993	n	|logkow	
2997	n	age of majority	成年年龄|成人年龄
2998	n	age of candidacy|minimum age of candidacy	候选人年龄
2999	n	age of consent|consent age	最低合法性交年龄
3000	n	marriageable age|marriage age|minimum age for marriage	法定结婚年龄
3001	n	retirement age	退休年龄
3005	i	valid in place|applies to location|valid in location|applies to place|true in|valid in territory|applies to country|applies to nonjurisdictional place|valid in nonjurisdictional place|applies to nonjurisdictional location|valid in nonjurisdictional location	有效地点
3013	n	surface tension	表面张力
3014	i	laws applied|law applied|legal base|applied law	适用法律|依据法律
3015	i	|backup team|backup crew|reserve team|reserve crew	
3018	i	located in protected area|protected area location|located in national park|located in state park|located in provincial park|located in territorial park|located in conservation area|located in nature reserve|located in natural reserve|located in nature preserve|located in nature conservation area|located in wildlife refuge|located in wildlife sanctuary|located in biosphere reserve|located in bioreserve|located in ecological protection area|national park location|provincial park location|state park location|protected area	所在保护区
3019	i	railway signalling system|signalling system|signalling type|type of signalling	铁路信号系统
3020	n	residence time of water|retention time|lake retention time|water retention time|lake residence time|water residence time	水停留时间
3022	i	flag bearer	持旗手
3025	i	open days|open on days|days open|opening days	开放日
3026	i	closed on|days not open|except|closed days	关闭于|休业日
3027	i	open period from|start opening season|start of opening season|opening month|opening season|opening day of the year	开放时段始于
3028	i	open period to|end opening season|end of opening season|open until	开放时段终于|开放期至|开放季节结束于|开放季节结束|开放至
3032	i	adjacent structure or building|located next to|neighboring building|next to|adjoining building|adjacent building|adjacent facility	相邻建筑物|相邻建筑|邻接建筑
3033	i	package management system|software package	软件包管理系统|软件包
3036	n	precipitation height|snow accumulation|snow height|rain amount|amount of rain|amount of snow|amount of precipitation|precipitation amount|snow amount	最大降水量|最大降雨量
3037	i	spatial reference system|srs|coordinate reference system|crs	空间参考系统|空间参照系统
3039	n	wheelbase|wheelbases	轴距
3041	n	luminous intensity|intensity of light|light intensity	发光强度|光度
3063	n	gestation period	孕期
3067	t	gs1 country code|unique country code prefix|ucc	
3070	n	dynamic viscosity	动态粘度
3071	n	standard molar entropy	标准摩尔熵
3075	i	official religion|state religion|established religion|state religoin	国教
3078	n	standard enthalpy of formation|standard heat of formation	标准生成焓|标准摩尔生成焓
3080	i	game artist|video game artist|game artwork by|video game artwork by	游戏艺术家
3081	i	damaged|structure damaged|class of structure damaged|item damaged|class of item damaged|object damaged|class of object damaged	毁坏|损坏|结构受损|损毁
3082	i	destroyed|item destroyed|class of items destroyed|object destroyed|class of objects destroyed|structure destroyed|class of structure destroyed|structures destroyed|were destroyed	摧毁
3085	i	qualifies for event|league this event qualifies for	活动资格|事件资格
3086	n	speed limit|maximum speed|operating speed|top speed	时速限制|最高时速|最高速度|运营速度|限速
3087	n		
3090	t	flight number	航班编号
3091	i	mount|horse|steed	坐骑|骑上马|骏马
3092	i	film crew member	电影摄制组成员
3093	i	recovered by|recovery vehicle|recovery group	恢复者
3094	i	develops from|developed from|antecedent anatomical structure|evolves from|evolved from	发展自
3095	i	practiced by|studied by|associated with|practioner|proponent|implemented by|implementor|occupation of this field|done by|practitioners|observed by|practised by	从业者|专业人士
3096	i	kml file|keyhole markup language file|kml	|锁眼标记语言档案|锁眼标记语言文件
3103	i	|grammatical tense	具有时态
3113	i	does not have part|missing|doesn't have|lacks|does not include|not have part|non part	不包含部分|不包含的部分
3132	t	|excipit|ending|final line|final sentence|closing line	末行|末句
3137	i	parent peak|parent mountain	母峰
3148	i	repeals|cancels|invalidates|revokes	废止|废除|撤销|取消
3149	i	molecule conformation|conformations of molecule	分子构象
3150	i	birthday|birth day|bday|b-day	生日
3156	i	australian classification|acb|acb rating	|澳大利亚评级
3157	n	event distance|race distance|stage distance|distance	活动距离|比赛距离
3158	i	enclosure	外壳
3161	i	|mood|grammatical mood|mode|grammatical mode	具有语气
3173	i	offers view on|offers view of|views of|views to|view of|view to|sights|viewshed	可眺望的景物
3174	i	art director|artistic director	艺术总监
3179	i	territory overlaps|partially contains territorial extent|partly located in territorial entity|partially located in territorial entity|overlaps|partially overlaps|partly overlaps|partially coincident with|partly coincident with|partially coextensive with	领土重合于|部分包含领土范围|部分包含在领土实体
3189	i	innervated by	支配神经
3190	i	innervates	支配
3195	i	league points system|points system	联赛积分制度
3205	i	patient of|doctor|physician	治疗由|他的患者|他的病人
3216	i	classind rating|bars	
3228	t		施莱夫利符号
3238	t	trunk prefix	干线前缀|干线字首
3251	n	minimum viable temperature	最低存活温度|最低耐受温度
3252	n	maximum viable temperature	最高存活温度|最高耐受温度
3253	n	optimum viable temperature	最佳存活温度
3259	i	intangible cultural heritage status	非物质文化遗产状态
3260	n	points awarded|points for	获得积分
3261	i	anatomical branch of	解剖分支属于
3262	i		解剖学分支
3263	i	base|base facet|base edge|base face	
3264	i	radix|base	底数
3270	n		强制教育的最低年龄
3271	n	|school leaving age|minimum dropout age	强制教育的最高年龄
3274	i	content deliverer|content distributor|deliverer of contents|distributor of contents|content provider	内容提供者|内容递送者
3275	i	storyboard artist|story artist|visualizer	分镜师|故事板艺术家
3279	i	statistical leader|record setter|most valuable player|mvp	统计领先者|最有价值球员
3294	i	encoding	编码
3295	t		代码
3300	i	musical conductor|musical director|conductor|choir director|music director|principal conductor|conducted by	音乐指挥
3301	i	broadcast by|broadcaster|tv channel|tv network|radio channel|radio network|tv station|radio station|streamed by|broadcast on|network|aired on|broadcasted on|broadcasting on|streaming on|streamed on	广播业者|广播者|电视网络|广播频道|在线播放平台|网络播放平台
3303	t	third-party formatter url|formatter url for third-party site|third party formatter url	
3306	i	icaa rating	|电影和音像艺术学会分级
3310	i	muscle action	肌肉动作
3320	i	board member|member of the board	董事|董事会成员
3321	t	male form of label|masculine form of label|male gender sense	标签阳性形式
3323	i	opponent during disputation|adversariorum partes suscipient|external examiner|adversarius|adversarii	外部评阅人|答辩反对者|答辩参与者|争论中的对手
3335	i	associated hazard|hazard on site|hazardousness	现场风险|相关风险因子
3337	n	generation time	世代时间
3342	i	significant person|notable person|friend|friends|person associated with the subject|associated person|key person|key people|significant people|associated people|notable people|relevant person|relevant people|important person|important people|employee|sigper	重要人物|关键人物|相关人物|要人|机要人物|代表人物
3349	i	designed to carry|cargo|intended to carry|intended cargo|intended payload|design payload	设计运输
3354	i	positive therapeutic predictor for|positive therapeutic predictor	
3355	i	negative therapeutic predictor for|negative therapeutic predictor	
3356	i	positive diagnostic predictor for|positive diagnostic predictor	
3357	i	negative diagnostic predictor for|negative diagnostic predictor	
3358	i	positive prognostic predictor for|positive prognostic predictor	
3359	i	negative prognostic predictor for|negative prognostic predictor	不良预后因子
3362	n	operating income|earnings before interest and taxes|operating profit|ebit	营业收入|税前息前利润|营业利润
3364	i	stereoisomer of	立体异构体
3373	i	sibling|sister|bro|brother or sister|sister or brother|sis|sib|siblings|sisters|brother|brothers and sisters|sisters and brothers|brothers|half-brother|half-sister|half-sibling|sibling of|brother of|sister of|twin	兄弟姊妹|兄弟|姐妹|兄弟姐妹|兄长|姊妹|妹妹|姊姊|姐姐|弟弟|哥哥
3374	i	endianness	字节序
3395	n	heart rate|heart pulse	心率
3402	i	|cnc film rating|cnc movie rating|cnc rating	
3403	i	coextensive with|same territory as|territory identical with|coterminous with|coincident territory	空间重合实体
3415	i	start period|since period|inception period|since	开始时期|起始周期|开始时代|自该期间起
3416	i	end period|until period	终结时期|结束时期|结束时代|终结周期|最终周期|结束期
3424	t	polish cultural heritage register number	波兰文化遗产登记号码
3428	i	incaa film rating|caec film rating	
3432	i	parent cell line	亲本细胞系
3433	i	biological variant of	变种自
3437	i	carries passengers or cargo|cargo carried|passengers transported|cargo transported|payload|type of cargo|people or cargo transported|type of passengers or cargo|brings|onboard|carries cargo	乘客或运载内容种类|载运人员或货物|乘客或货物种类|运载物
3438	i	vehicle normally used|drives this car|automobile used|motorcycle driven by subject|cars normally used|trains normally used|rolling stock normally used	常用车辆|驾驶这辆车
3439	n	angular resolution	角分辨率
3440	i	time signature|meter signature|metre signature|measure signature	拍号
3441	t	fifa country code	
3447	i	mirrors data from	镜像数据取自|镜像资料取自
3448	i	stepparent|stepfather|step father|step-father|stepmother|step-mother|step mother|step parent|step-parent|stepchild of	继父母|继父|继母|后爸|后妈
3450	i	|seasons of|season of|season of sports competition|season of sports tournament|season of sports league|sport season|edition of annual athletics meeting	赛季所属赛事|赛季|体育赛季|体育赛季所属赛事
3452	i	inferred from|implied by|value inferred from|value implied by	推断依据|推论自|推论于|隐含于
3457	n	case fatality rate|case fatality|case fatality ratio|case fatality risk|fatality rate|cfr	致死率|病例死亡率
3460	i	colonel-in-chief	名誉上校
3461	i	designated as terrorist by|designated as terrorist group by|designated as terrorist organization by	指定其为恐怖组织的实体
3464	i	medicine marketing authorization|medicine marketing authorisation	上市许可
3485	n	bite force quotient	咬合力
3486	n	normal respiratory rate	正常呼吸频率
3487	n	maximal incubation period in humans	疾病最长潜伏期|在人类中的最大潜伏期
3488	n	minimal incubation period in humans	疾病最短潜伏期|在人类中的最小潜伏期
3490	i	muscle origin	肌起端|肌起始
3491	i	muscle insertion	肌末端
3492	n	basic reproduction number|r0	基本传染数
3493	i		
3501	i	christian liturgical rite|catholic liturgical rite|christian rite|catholic rite	天主教仪式
3512	i	means of locomotion|locomotion|locomotion method|means of transport	移动方式|运动方式
3529	n	median income|median household income	收入中位数
3530	n	par|golf par	标准杆
3559	n	maximum size or capacity|maximum file size|maximum volume size|file size limit|size limit|storage capacity|storage size	最大大小或容量|最大文件大小|最大卷大小
3575	n	data size|file size|neural network weight|number of parameters|params|bits|bytes	数据大小|文件大小|资料大小|档案大小
3578	i	autologous cell line|sister cell line	
3592	i	saros cycle of eclipse	沙罗周期
3602	i	candidacy in election|candidate in election|election candidacy|ran in election|running in election|candidate in|ran for office in	竞选|参选|选举
3610	i	fare zone|zone	收费区
3618	n	base salary|wage|gross salary|gross wage|salary	基本工资|工资|薪水|工资总额
3625	t	kirshenbaum code|erkipa|ascii-ipa	西里尔语音编码
3629	n	age of subject at event|age at event|aetatis	事发时主体年龄|当时年龄|年龄|此时年龄|此时年纪|享年|事件中主体年龄
3643	i	significant environmental impact	重大环境影响
3650	i	jmk film rating	
3679	i	stock market index	股市指数
3701	i	incarnation of|reincarnation of|avatar of	化身自
3712	i	|objective|goal|desired result|desired outcome|aim|purpose|intention|stated goal|mission|aim to|project of|objective of project or action|designed for|intended for|design goal|seeks|aimed at|directed at|direction|wants	拥有目标|目标|目的|使命|预期结果|期望结果|项目目标|计划目标|计划目的
3716	i	social classification|social class|social status|caste	社会阶层|社会阶级|社会地位
3719	i	regulated by|regulator|regulatory authority	管理机构|主管机构|主管单位
3721	t	public key fingerprint	公钥指纹
3729	i	next lower rank|next lower level|lower rank|lower level	下一级|次一级|低一级
3730	i	next higher rank|next higher level|higher rank|higher level	上一级|高一级
3737	n	maximum wavelength of sensitivity|max wavelength|maximum detectable wavelength	
3738	n	minimum wavelength of sensitivity|min wavelength|minimum detectable wavelength	
3739	i	inflorescence	花序
3740	n	number of works|work count|number of posts|post count|works posted|posts posted|works|posts|number of records	作品数量
3741	i	seed dispersal	种子传播
3744	n	number of subscribers|subscribers|number of followers|followers|subscriber number|subs|subscriber count|sub count|follower count|number of subs|number of follows|number of subscriptions|subscriptions|subscription count|follow count	总订阅数|订阅者数|订户数量
3761	t	ipv4 routing prefix|ipv4 range|ipv4 cidr|cidr|routing prefix|ipv4 subnetwork|subnetwork	
3764	i	pole position	头位
3771	i	activator of	
3772	i	agonist of	
3773	i	antagonist of	
3774	i	blocker of	
3776	i	inhibitor of	
3780	i	active ingredient in	是活性成分于|为其中之有效成份
3781	i	|active ingredient|contains active ingredient|includes active ingredients|ingredient	有活性成分
3792	n	rate of fire|rof|firing rate|fire rate	射速|射率
3793	t	ipv6 routing prefix|ipv6 range|ipv6 subnetwork|ipv6 cidr|subnetwork|routing prefix|cidr	
3803	i	film format|film gauge|film size|film stock	原始底片格式|底片规格|底片尺寸
3815	i	volcano observatory|volcano monitored by|eruption monitored by|monitored by	火山观测站|火山天文台
3816	i	film script	剧本
3818	i	kmrb film rating	
3822	i	rules for classification|classification rules	分类规则
3823	i	ethnologue language status|language status|egids	
3828	i	wears|clothing|garment|accessory|wore|outfit|wearing|uniform|fashion accessories	穿着
3833	i	diaspora|part of diaspora|diaspora of	散居者
3834	i	rtc film rating	
3840	n	slope rating	斜坡评级
3842	i	|today part of|current location|currently in	当今地处行政领土实体|当前行政区|目前行政区|当前位置|目前位置|目前所在行政区|现今地处行政领土实体|当代位置|今属
3864	n	suicide rate	自杀率
3865	i	type of reference|record type|type of record|reference type|type of source	参考资料类型|参考文献类型|来源类型|参考来源类型
3871	i	tributary orientation|orientation of tributary	支流方向
3872	n	patronage|ridership|visitors|patrons|number of visitors|users|passengers|riders|customers	载客量|乘客量
3878	t	soundex	
3879	t	cologne phonetics	科隆发音学
3880	t	caverphone	
3886	n	number of perpetrators|perpetrators|assailants	犯罪者人数|凶手人数|行凶者人数|凶犯人数|加害者人数|肇事者数量
3891	n	observing time available|available observing time|time available for observing	可用观测时间
3893	d	public domain date|pd date|copyright end date	公有领域日
3902	i		最后进食|最后进餐|最后晚餐|最后午餐|最后早餐
3903	t	|columns|column|col|cols	|列号|栏码|分栏编号
3909	t	|final words|dying words	临终遗言|遗言
3912	i	newspaper format	报纸格式|报纸版式
3919	i	contributed to creative work|contributor to|contributor|collaborator on|contributed to|contributed to work	贡献至发行作品|创作贡献者|贡献者|合作者|参与创作|参与者|为作品做出贡献
3922	t	light sector|visibility sector	照明区
3931	i	copyright holder|licensor|proprietor|copyright owner	版权所有者|版权持有者|版权所有人|著作权所有者
3934	n	face value|value of coin|numeric value of coin|coin value	面值|面额
3938	i	named by|coined by|namer|popularized by|defined by|name given by	命名者
3966	i	programming paradigm	编程范型|编程范式
3967	i	final event	决赛
3969	i	signed form|hand-signed form	
3970	t	channel number|tv channel number|television channel number	频道号码|电视频道号码
3975	i	general secretary|perpetual secretary|secretary general	总书记|第一书记|秘书长|党秘书长
3983	n	sports league level|level on pyramid|level on league pyramid|level on sport league pyramid|sport league level|league level	体育联赛级别
3985	i	supports programming language|programming language supported|supported programming language	支持编程语言|支援的程式语言
3989	i	members have occupation|member occupation|occupation of members|member profession|profession of members|members have profession|group of|consists of|organization of|organization for|organisation of|organisation for|members are	成员职业
3994	t	racon signal	雷达信标信号
3999	d	date of official closure|closing date|closed|date of closure|closure date|closed date|closed on|official closure	正式关闭日期
4000	i	|fruit type|type of fruit	拥有水果类型|拥有果实类型
4006	i	overrules|overruled|overturns|overturned	否决|驳回|废止
4010	n	|gdp ppp|ppp gdp	
4032	i	reviewed by|examined by|peer reviewed by|reviewer|peer reviewer|referee|peer referee|refereed by	评审者|审核者|审阅者
4036	n	field of view|fov	视野
4043	i	emulates	模拟
4044	i	therapeutic area	治疗领域
4080	n	number of houses	房屋数量
4082	i	captured with|camera used|photographed with|filmed with|recorded with|camera model|taken with|image captured with|recording device|equipment used	摄影器材|所用照相机
4091	t	irish grid reference	爱尔兰国家格网参考
4092	t	checksum|md5 sum|sha sum|hash|md5|sha-1|sha-2|sha-3|sha-224|sha-256|sha-512|crc|crc32|sha	校验和|核对和
4099	i	metrically compatible typeface|metrically compatible with|metrically compatible font	度量兼容的字体
4100	i	parliamentary group|party|faction|party organization	党团|政团
4101	i	thesis submitted to|submitted to|dissertation submitted to	论文提交机构|论文提交处|论文提交到
4103	n	assets under management|aum	管理资产额
4131	n	annual energy output|annual generation|annual power generation|annual power output|annual power production|annual electricity output|annual electricity production|annual electricity generation|annual energy production|annual energy generation	年度能源产量
4132	i	linguistic typology|typology	语言类型学
4135	n	maximum age|max age|oldest allowed	最高年龄|最大年龄
4137	n	muzzle velocity	初速|初速度
4140	n	energy storage capacity|battery storage capacity|storage capacity|battery capacity|capacity of battery	储能容量|电池容量
4147	i	conjugate acid|deprotonated form of	共轭酸
4149	i	conjugate base|protonated form of	共轭碱
4151	i	game mechanics|game rules|ruleset|uses game mechanic|game system|rpg system	游戏机制
4152	t	file format identification pattern|file format identifier|file format pattern|magic number|file format magic number|file signature	文件格式识别模式|档案格式识别模式
4153	n	offset	偏移
4163	n	magnification	放大率|放大倍数
4176	n	effective firing range|firing range|range of fire	有效射程
4183	n	angle from vertical|angle|lean	垂直角
4184	n	slope|angle	斜率|角度
4185	i	iconographic symbol|attribute	图像学符号|持物
4187	t	wylie transliteration	威利转写
4188	t	tibetan pinyin|zypy|zangwen pinyin|zwpy	藏语拼音
4189	t	thl simplified phonetic transcription	
4196	t	cytogenetic location|locus|cytogenetic band|chromosomal location	细胞遗传位置
4213	t	unicode code point|unicode codepoint|unicode hex code point|unicode hex codepoint|unicode hexadecimal code point|unicode hexadecimal codepoint|codepoint|code point	
4214	n	longest observed lifespan|maximum life span|oldest recorded individual|maximum age|oldest observed|highest observed lifespan|maximum lifespan|longest lifespan|maximum life expectancy	观察到的最长寿命|最长寿命
4218	n	shelf life|expiration|expired by|expires in|unfit for use after	保质期
4220	i	order of battle|battle formation	作战序列
4225	t	ipa braille	
4239	t	vocalized name|nikud|vocalised name	附元音名称
4240	i	regular expression syntax|regex syntax	正则表达式语法
4241	i	refine date|quarter|semester|season of year|refine time|specific time|time of year|hour|local time|date refinement|exact time	精确日期|季度|学期|时刻|确切时间
4242	n	maximal rate of climb	最大爬升率
4243	t	candidate number|candidate id|election candidate number|number of candidate|id of candidate	候选人号码|候选人编号|候选人号次
4250	n	defined daily dose|ddd	限定日剂量|定义每日剂量
4253	n	number of constituencies	选区数量|选举区数量
4268	n	|ic50	半数抑制浓度
4269	n	|ec50	
4271	i	rating	等级
4290	i	official app|official application|official mobile application|app|mobile app	官方应用|官方应用程序
4292	i	possessed by spirit	鬼上身
4295	n	readership	读者
4296	n	stellar rotational velocity|rotational velocity|v sin i|vsini|rot	恒星自转速度
4312	i	camera setup	镜头设置
4320	i	mountains classification|best climber classification	
4330	i	contains|holds|surrounds|encloses|wraps|contents|stores|container of|receptacle for|packaging for	容纳|包含
4345	i	director of archaeological fieldwork|director of excavations|excavation director|dig director	考古实地考察主任|发掘总监
4350	n	salinity|saltiness	盐度
4353	i	nominated by	提名者|提名人
4354	t	search formatter url|search url|search formatter uri|search uri|search pattern	搜索格式化统一资源定位符
4379	i	youth wing|youth organisation	青年翼
4387	i	update method	更新方法
4390	i	mapping relation type|skos mapping relation|mapping type|match type	映射关系类型
4403	n	caliber|calibre	口径
4424	i	mandates|requires|requests	要求|主张
4426	i	y-dna haplogroup	
4428	i	implementation of|implements|protocol|specification|standard	实现对象
4441	n	hydraulic head|piezometric head|tidal range	扬程
4442	n	mean age|average age	平均年龄
4443	i	card network|card association	卡片网络
4444	i	reward	报酬
4445	n	grace period	宽限期
4446	i	reward program|frequent flyer program	忠诚计划|酬宾方案|集点制度
4448	n	cash back|cashback	
4510	i	describes a project that uses|describes project that uses	描述一个项目使用实体
4511	n	vertical depth|depth|lakedepth|oceandepth	垂直深度|纵深|深度
4519	n	payload mass|deadweight|dwt|cargo mass	有效载荷质量|载重
4543	i	|listed ingredient|ingredient components|ingredient	配料|包装标称成分|含有成分|列出的成分|成分组成|列明成分
4545	i	sexually homologous with	异性生物的同源器官
4552	i	mountain range|located in mountain range|parent range|mountain system|located on mountain range|system of mountains|hill range|mountain belt	所属山脉
4565	t	electoral district number|district number	选举区编号|选区编号|选区号码
4566	d	awarded for period|awarded time period	授予期限|获奖所涉时期|奖励期限
4575	t	html entity|html character|escape sequence	
4584	i	|debut|introduced in work|appeared first in|present initially in	首次亮相于|首次出场|首次登场
4586	i	type foundry|font house|foundry|font foundry|typeface foundry	字体开发公司
4595	t	post town|postal town|postal city	邮镇|邮政城镇
4599	i	monomer of	是其单体
4600	i	polymer of	是其聚合物
4602	d	date of burial or cremation|burial date|cremation date|funeral date|date of cremation|interment date	埋葬或火化日期|埋葬日期|殡葬日期|入土日期|下葬日|葬礼日期|埋葬日|火化日
4608	i	scenographer|stage designer|set designer|scenic designer|scenography by	舞台设计师
4614	i	drainage basin|river basin|water basin|catchment area|river basin district|watershed	集水区|所属流域|集水区域|流域
4622	i	trophy awarded|medal awarded|cup awarded|diploma awarded	颁发奖杯|颁发的奖杯|颁发的奖牌|颁发的证书
4626	i	identity of object in context|object in context	文中客体身份
4628	i	ictv virus genome composition|virus group	
4633	t	name of the character role|name of character role|name of the role|name of role|name of the character|role name|character name|role named as|character named as|character role named as|performer of|acting role	角色名称|角色姓名
4634	i	premiere type	首演类型
4647	i	location of first performance|place of first performance|premiere location|world premiere|world premiere location|premiere|world premiere held at|premiere held at|premiered at	首演地点|首次演出地点|首次登场地点
4649	i	identity of subject in context	文中主体身份
4653	i	partition table type	分区表类型
4661	i	reservoir created|lake created|dam created reservoir|creates reservoir|creates lake|impounds|lake formed|reservoir formed|forms	所建水库|形成水域
4675	i	appears in the form of|transforms into|takes the form of|shapeshifts into|appears as	形态|出现形式|原形|现原形
4688	i	geomorphological unit|physiographic unit	地貌单位
4714	n	title page number|cover page number|title page|title file page number|title file page|title pdf page|title djvu page	标题页数
4733	i	produced sound|sound emitted|call|makes call|makes sound|sound|sound produced|sound made	产生声音
4743	i	animal breed|breed|horse breed|dog breed|cat breed|duck breed|chicken breed|goat breed|sheep breed|cattle breed	品种|动物品种
4745	i	|documents event	
4770	i	hydrated form of|hydrate of	水合物
4774	i	biological phase|life cycle stage|life stage	生物阶段|生命周期阶段|生命阶段|发育时期|生物期
4775	t	lot number	批号
4777	i	|boundary|border|delimited by|frontier	边界|界线|具有边界
4788	i	storage device|uses data storage type|data storage type|storage type|memory card	所用的数据存储类型|储存装置
4791	i	commanded by|commander|captain|commanding officer	指挥者|指挥官
4792	i	impounded by|created by dam|dam on watercourse|dam	水坝
4794	i	season starts|season begins	赛季开始
4805	i	make-up artist|makeup artist|mua|visagiste	化妆师
4809	i	sets environment variable|set environment variable|writes environment variable|written environment variable	设置环境变量
4810	i	reads environment variable|read environment variable	读取环境变量
4815	n	technical element score|tes|executed elements	技术总分|技术动作要素得分
4826	n	program component score|pcs|factored program components	
4837	t	|command line option|option	有命令行选项
4841	n	total fertility rate	总和生育率
4843	i	development of anatomical structure|development	
4844	i	research intervention|exposure|intervention|experimental variable|treatment|study intervention|experimental intervention|research activity	干预研究
4850	i	permitted food additive	允许的食品添加剂
4851	n	maximum food additive use level	食品添加剂最大使用量
4856	t	conscription number	房屋地籍编号|征兵编号
4864	t	cutting site of restriction enzyme|cutting site	限制酶
4873	i	isoschizomer	同裂酶
4875	i	neoschizomer|heteroschizomer	异裂酶
4876	n	number of records|number of entries|number of identifiers|catalog size|number of ids|records|database size|number of items|items in the database|quantitiy of records|identifiers|entries|number of ids in source|rows|number of rows	记录数量|项目数量|标识符数量
4878	i	symbolizes|symbol for|symbolises|notates|notation for	象征
4884	i	court	法院
4895	n	time index|relative time|time coordinate|temporal coordinate|timestamp|time point|timepoint	时间指标
4900	i	broader concept|broader concept in this hierarchy|parent concept|nearest external upward match|broader term|wider concept|wider term	广义概念
4908	i	season|television season|television series|tv season|tv series|series of television program|series|series of television programme	电视剧季|季播剧|电视季
4909	n	number of players in region|number of sportspeople|number of people practicing sport|number of registered players|number of sportspersons	
4913	i	dialect of	属于之语言
4915	i	isocaudomer	同尾酶
4934	i	calculated from|computed from	计算方法
4952	i	safety classification and labelling	安全分类和标签
4954	i	may prevent disease	可能预防
4958	i		
4967	i	prerequisite|requirement|necessary condition|required beforehand|needs	先决条件|前提条件|前提
4968	i	relevant qualification|qualification	相关资格
4969	i	derivative work|adaptation|adapted as|source work of|source for|source of adaptation of|derived work|incarnation|iteration|cover|remix|remake|remaster|reboot|replica|recording	衍生作品
4970	t	alternative name|alternate name|also known as|used for|uf|variant access point|variant heading|aka|unused form|unused name|referred from|variant name|variant|non-preferred term|non-preferred form|non-preferred heading|nonpreferred term|nonpreferred form|nonpreferred heading|variant form|variant term|used for term|alias|alternative names	又名|别名|别称
4988	i	test method|method|methodology|estimation method	测试方法
4998	t	key press|key entry sequence|keyboard accelerator|keyboard shortcut sequence|shortcut|shortcut key|keyboard shortcut|keypress|key binding|keybinding|hotkey|hot key|alt code	快捷键
4999	n	number of clubs	俱乐部数量
5004	i	|opposes|opposed|protests against|protested against|opposition to|against|opposed to	反对|抗议
5009	i	complies with|conforms to|built to standard|conforms to standard|complies with standard|standard|technical standard|satisfies standard|specified in|specified by standard|what is conformity assessment	符合|通过认证|符合标准|标准
5017	d	|modified|revised|updated|changed|altered|updated last|revised last|modified last|most recent update|altered last|changed last|update date	最后更新|上次更新|最后更新日期|上次修改|最近更新|最近修订|最后修订|上次修订|最新更新日期|最新修订日期|更新日期|修订日期
5021	i	assessment|test taken|certification|exam|examination|review per method	所接受的测评|评测|评估|测试|测验|参与考试
5022	n	test score|assessment score	测试得分|测试分数
5023	i	activity policy in this place|place allows|place forbids|policy applies to this	此地点的活动方针
5024	i	choral conductor|choir director	合唱指挥
5025	i	gens|roman gens|ancient roman gens	古罗马家族
5026	i	lighting designer|light designer	照明设计师
5027	n	number of representations|number of shows|shows|performances|concerts|number of performances|number of concerts	展演次数|演出次数
5028	i	sound designer	音效设计师|声音设计师
5030	i	talk show guest|show guest|guest|participant in talk show|participant in podcast interview|podcast guest|interviewed person	脱口秀嘉宾|节目嘉宾|嘉宾|脱口秀参与者|播客嘉宾
5040	i	ghs hazard pictogram	
5043	n	number of abstentions|abstentions	弃权票数
5044	n	number of spoilt votes|spoilt votes|invalid votes|informal votes|rejected ballots	无效票数|废票数|无效选票数
5045	n	number of blank votes|blank votes	空白票数
5046	t	|ics|ics id	|国际标准分类法
5051	i	towards|terminus|termini|terminating station|final station	行车方向|开往|终点站
5052	i	supervisory board member	监事会成员
5053	i	fastest lap|performer of the fastest lap	最快圈速者
5054	i	member of cabinet|cabinet|minister of cabinet	内阁
5056	i	patronym or matronym|matronym|patronym|patronym for this person|matronym for this person|parentonymic|parronymic|patronymic or matronymic|matronymic or patronymic	此人名字中的父名或母名|父名|母名|父名或母名
5059	i	modified version of|adaptation of|arrangement of|version of|modification of|revision of|revised version of|fork of	版本修改自
5061	t	unit symbol	单位符号
5065	n	wind speed|wind assistance	风速
5066	n	operating temperature	操作温度
5067	n	non-operating temperature|nonoperating temperature|storage temperature|maximum temperature	非操作温度
5069	n	service life	服务寿命
5070	i		用于油画的法国标准尺寸|法式油画尺寸|法国油画标准
5071	n	boiler pressure	锅炉压力
5072	i	presented in|screened at|held at meeting|presented at	展示于|举办于
5095	i	fault|fault zone|seismic fault	断层|断裂带
5096	i	member of the crew of|served aboard|crewmember of|ship appointments|crew of|member of crew|served on|vessel served on|crew member of	所在乘组|机组人员所在航班|船员所在船只|所在船只|所在航班
5109	i	|grammatical genders	拥有语法性
5110	i	|uses grammatical person	拥有语法人称
5126	i	assistant director|second unit director	助理导演|副导演
5131	i	possible medical findings|medical findings|medical finding	可能医学表现
5132	i	suggests the existence of	可能指征
5133	i		医学发现
5135	i	greater than|bigger than|lower bound	大于
5136	i	less than|smaller than|upper bound	小于
5138	i	season of club or team|season of team|season of club|season of athletics program	赛季所属俱乐部或团队
5139	t	|moellendorff system|moellendorff transliteration	穆麟德转写
5140	t	coordinates of geographic center|geographical midpoint|geographic centre|geographical center|geographic center|coordinates of geographic centre|geographical centre	地理中心坐标|地理中点|地理中心
5141	n	coastline|coastal line|sea shoreline	海岸线
5150	i	igac rating	
5167	n	vehicles per thousand people|motorization rate	每千人拥有车辆
5168	t	applies to name of subject|applies to name|valid for the name|limited to the name|involved name|for the name|applies to name of item|applies to subject's name|applies to subject name|applies to label of subject|applies to alias of subject	适用名称|主体名称|主体用名
5185	i	grammatical gender|gender	语法性|语法性别
5186	i	conjugation class	变位类
5187	t	word stem|wordstem|stem	词干
5194	i	officialized by|officialised by|made official by	将此正式化的实体
5196	i	output device|output method	输出方法|输出方式|输出设备
5201	i	imda rating|imda classification	
5202	i	adapted by|arranger|remixed by|arranged by|adaptor|adapter	改编者
5203	i	topographic map	地形图
5204	d	commercialization date|availability date|release date|product release date|date of commercialization|marketed|date of commercialisation	商品化日期|上市时间|商业化日期|发明首次商业化的日期|上市日期|产品发布日期|上市
5205	n	stroke count|number of strokes	笔划数|笔画数
5206	i		拥有变位类
5230	n	chromosome count|diploid chromosome count	染色体数量
5236	i	prime factor|prime factors	素因数|质因数
5237	i	pronunciation variety|with pronunciation|with dialect|pronunciation|accent|language variant|dialect	发音变体
5244	i	sinogram reading pattern|reading pattern of kanji|reading pattern|reading pattern of cjkv ideograph|kanji reading pattern|reading pattern of sinogram	汉字发音种类
5248	i	medical evacuation to	医疗转移至
5249	i	sports competition competed at	参与体育竞赛
5276	t	|slavic alphabet|slavic phonetic alphabet transcription	斯拉夫音标
5277	i	grade of kanji	|日本汉字等级
5278	i	surname for other gender|gender inflection of family name|family name for other gender|gender inflection of surname|male surname|female surname|surname for other sex|patronymic for other sex|gender inflection of patronymic|matronymic for other sex|gender inflection of matronymic	另外性别姓氏|异性姓氏
5279	t	hyphenation|syllabification	断字
5280	i	radical|ideographic radical	部首
5281	n	residual stroke count	剩余笔划数|笔划数剩余|剩余笔画数|笔画剩余数
5286	t	portable game notation|pgn	|便携式游戏符号
5304	i		
5307	i	display technology	显示屏技术|显示器技术
5317	i	jockey	骑师
5323	i	attested in|lexeme form found in|form of lexeme found in	文献出处|在此检验|经证实|典故|出处|文献|文字出处
5328	i	revival or touring version of	是其复演版本
5348	n	angular diameter|angular size|apparent diameter|apparent size	角直径
5349	n	laps completed	完成圈数
5353	i	school district|school board	学区
5386	i	jma seismic intensity scale	日本气象厅烈度等级
5389	i	permanent resident of|pr|landed immigrant of	永久居民|永久居留|永久居留权|永久居住地|永久性居民|永居权
5412	t		
5422	i	|pattern|motif|decorated with	装饰有|纹样装饰|纹样|固有纹理|具有图案|饰有图案|具有装饰图案|纹饰
5423	t	floor number|level number	楼层号
5426	i	tone or pitch accent class|pitch accent class|tone class|pitch accent type|tone type	日语声调类型|日语声调
5427	n	position of accent nucleus|accent nucleus|accent number	
5428	n	position of devoiced vowel|devoiced vowel	
5436	n	|tv ratings|viewing figures|number of views|views|viewer number|view number|listener number|viewers|listeners|number of plays|play count|number of watches|watches|watch count|viewer count|view count|listener count|listens|number of listens|listen count|number of viewers|number of listeners	
5444	i	model year	型号年份|车型年份
5446	i	reference value|defined limits	
5447	n	lower limit|lower bound|minimum value|smallest value|minimum	下限值
5448	n	upper limit|upper bound|maximum value|maximum|greatest value	上限值
5460	i	grants|confers|awards|bestows|gives out	授予
5461	t	model year code	模型年号
5471	t	|hsc|harmonised system code	|协调制度代码
5474	n	section number|heat number|section|heat|flight number|flight|stage series ordinal	
5475	i	cjkv variant character|variant chinese character|variant character|simplified character|traditional character|z-variant|variant sinogram|variant sinograph|variant ideograph|variant radical	中日韩越异体字|异体字
5479	n	ultimate tensile strength|uts|rm|tensile strength|ts|ftu|stress at break	极限抗拉强度
5480	n	tensile modulus of elasticity|elastic modulus|tensile modulus|young's modulus|elasticity modulus	杨氏模量
5481	n	position of nasal sonant	鼻浊音
5483	n	hardness	硬度
5514	i	accredited by|accreditation	认证方|认可|认证单位|认证机构
5518	t	four-corner method	四角号码
5519	t	cangjie input	仓颉码
5520	n	toughness|impact|charpy|izod|choc|impact strengh|impact resistance	韧性
5522	i	unicode block|block in unicode	
5523	i	fanqie|pyanxchet	反切
5524	n	horizontal depth|depth|spatial depth|thickness	水平深度|深度
5526	n	valency|verbal valency	配价|论元价位
5529	n	yield strength|yield stress|yield point	屈服强度|屈服应力|降伏强度|降伏应力
5537	i	hangul pronunciation	韩语汉字音|汉字谚文读音|汉字谚文表记
5560	i	passive voice	被字句
5564	i	registration district|civil registration district|ecclesiastical registration district	登记区域|登记区|民事登记区|教会登记区
5572	i	expressed in	表达于
5575	n	coefficient of friction	摩擦系数
5582	n	number of arrests|arrests|arrest count	逮捕人数|拘捕人数
5588	i	invasive to|alien to|introduced to	入侵到|侵入到
5589	i	microstructure	微观结构
5591	i	normalized unicode character|normalised unicode character|nfc character	
5592	n	number of works accessible online	可在线访问的作品数量|可于线上查询的作品数量
5593	n	poisson's ratio	泊松比|蒲松比
5594	n	moisture absorption|water absorption|humidity absorption	吸湿性
5595	n	number of platform faces|platform faces|platforms|number of platforms	站台边数|站台数量
5596	n	relative humidity	相对湿度
5606	i	class of station|station category|station class	车站等级
5607	i	|religious territorial entity|parish|deanery|vicariate	位于宗教领土实体|位于宗教管辖区域内|宗教管辖区域|位于教会管辖区域内
5608	n	fatigue limit	疲劳极限
5623	i	type of water supply	供水类型
5624	n	pitting resistance equivalent number|pren|pitting corrosion number|stainless steel corrosion number	
5625	t	vietnamese reading	越南语汉字音
5630	n	prisoner count|inmates|prisioners	囚犯数量
5642	i	risk factor	风险因子
5658	i	railway traffic side|handedness of railway traffic	铁路通行方向
5668	n	bulk modulus	体积模量
5669	n	compressive strength|compression strength|ultimate compressive strengh	抗压强度
5670	n	glass transition temperature|tg|glass-transition temperature	玻璃转化温度
5672	n	linear thermal expansion coefficient|linear expansion coefficient	线性热膨胀系数|线膨胀系数
5673	n	shear modulus	剪切模量
5674	n	thermal diffusivity	热扩散率
5675	n	relative permittivity	相对电容率
5676	n	relative permeability	相对磁导率
5677	n	flexural strength|modulus of rupture|flexural strength at yield|flexural yield strength	弯曲模量
5678	n	dissipation factor	耗散因数
5679	n	electrical resistivity|electrical resistivity and conductivity|specific resistance|resistivity	电阻率
5682	n	heat deflection temperature|heat distortion temperature|hdt|hdtul|dtul	
5685	n	tear resistance	剪切强度
5692	t	dummy value|test value|example value|sample value	虚值
5703	t	airline accounting code|iata airline numeric code|airline prefix code	航空公司会计代码
5706	n	shear strength	剪切强度
5707	i	samples from work|samples|samples audio from|work sampled|samples work	样本
5708	n	force	
5709	n	abrasion resistance|resistance to abrasion	腐蚀
5713	i	requires grammatical feature|requires mood|requires case|uses mood|uses case|required grammatical feature|uses gender|uses number|grammatical feature required	必须的语法特征
5753	i	ideographic description sequence|idses|ideographic description sequences	表意组字序列
5769	i	editor-in-chief|executive editor|editor in chief|lead editor|managing editor|eic|directed by|chief editor	总编辑|总编|主编
5778	t	cooperative patent classification code|cpc code	
5798	t	thomson reuters business classification|trbc	
5800	i	narrative role	故事角色|叙事角色|角色类型
5804	i	|program committee member	有程序委员会成员
5805	i	osi model layer location|osi layer|osi model layer	
5810	t	cryptocurrency code|cryptocode|cryptocurrency ticker|cryptosymbol|cryptocurrency symbol	加密货币代码|加密货币符号
5811	n	elongation at break|strain at break|tensile strain	断裂伸长率
5816	i	state of conservation|conservation status|condition	保存状态
5817	i	state of use|use status|status	使用状态
5822	n	admission rate|acceptance rate	大学入学率
5824	i	retracted by|retracted by publication|retracted by notice	被撤稿为
5825	t	iso 15919 transliteration|iso 15919 transcription|iso 15919 romanisation|iso 15919 romanization	
5826	i	majority opinion by	代表主要意见者
5831	t	usage example|example sentence|sentence|use in a sentence	用例|例句|用法示例|在句子中的用法|句子
5832	i	political coalition|political bloc|political alliance|electoral block|electoral alliance|electoral list|alliance|coalition	政治联盟
5841	i		
5869	i	model item|best example|for example|specimen|sample|featured item|example item	模型项|范例项目|示例
5872	i	smells of|odor|aroma|smell|fragrance|perfume note|smells like|odour|fragrance note|smell of|odor of|odour of|note of|fragrance of|aroma of|scent of	
5880	i	video designer	视频设计师
5881	i	projection designer	投影设计师
5886	i	mode of derivation|method of derivation|derivation method|derived by method	词源的样式|派生模式|派生变化
5893	n	work hardening strain	加工硬化
5894	n	tuition fee	学费
5895	n	foreign transaction fee|fx fee	外币签账兑换费用
5896	n	trading fee|maker fee|taker fee|brokerage commission|brokerage fee	
5897	n	|reoccuring fee|fee|member fee|subscription cost|membership fee|monthly cost|annual cost	账户收费或订阅费用
5898	n	borrowing rate|debit interest rate	
5899	n	interest rate	利率
5900	n	jma magnitude	日本气象厅震级
5901	t	official number of town quarter|district number|region number|village number|chak number	市区代码
5911	i	paradigm class|form pattern|inflection class|lexeme paradigm|declension class	变形类
5913	i		词形变化
5929	n	limiting oxygen index	极限氧指数
5940	i	plot expanded in|narrative continued in|sequel|story continued in|prequel|plot continued in|narrative expanded in|story expanded in	剧情扩展于
5949	t	unicode range|unicode ranges	
5961	i	depicted part|part depicted|shown part|part shown	描绘部分|描绘的部分|显示部分|所示部分
5967	i	reference vocabulary|disambiguating reference vocabulary	
5970	i	|medieradet	
5982	n	annual number of weddings	年结婚数
5991	n	carbon footprint|embodied carbon|emissions equivalent|greenhouse gas footprint|carbon impact|carbon emissions|footprint	碳足印
5992	n	attenuation coefficient	衰减系数
5994	t	recycling code	国际通用资源回收编码
5995	i	kit supplier|sports wear supplier	体育用品供应商
5997	t	object stated in reference as|stated as|stated in reference as|text as stated in reference|object named in reference as	在参考资料中陈述为|参考文献中表述为|表述为
5998	i	distributary|distributary channel	分流
6000	n	water footprint|footprint	水足迹
6001	i	applies to people|subgroup|valid to people|applies to person|valid for people|valid for person	适用族群|适用人群|可用族群
6022	i	|expression|facial expression|gesture|movement|pose|action	|表情|面部表情|姿势|动作|行动
6073	n	permeability	通透率
6086	i	dramaturge	剧作者
6087	i	coach of sports team|trainer of sports team|manager of sports team|club manager of sports team|team manager of sports team|senior coach of sports team|trainer of|manager of|coach of|club manager of|team manager of|senior coach of|head coach of|goalie coach of|co-manager of|coach of sports club|coaches	执教体育队
6088	n	beer bitterness|ibu	国际苦度单位
6089	n	beer color|beer colour	
6099	i	clinical trial phase	临床试验期段
6106	i	uses capitalization for|capitalizes|uses capitalisation for|capitalises	使用大写
6116	i	chord progression|changes	和声进行
6118	i	season ends	赛季结束
6125	n	number of volunteers|volunteers	志愿者数量
6149	i	running mate	竞选搭档|竞选副手|参选搭档|竞选拍档|参选副手|竞选伙伴
6153	i	research site|place researched|where researched|location of research|research location|site of research|study location	研究地点
6166	i	quotes work|interpolates	引用原文出处
6184	i	reference has role|source has role|refrole	参考资料角色
6185	i	tautomer of|tautomeric with|tautomer	互变异构体
6191	i	language style|language use|language register|language usage|term usage|word usage|sense usage|form usage|usage|term register|word register|sense register|form register|manner|obsolete|dated|archaic|childish|linguistic usage|linguistic use|context|style of language|style	语体|语域
6193	i	ratified by|ratification|acceptance|approval|accession	批准方
6195	i	funding scheme	募款计划
6208	t	award rationale|award citation|award reason|rationale	获奖理由
6212	i	heat treating	热处理
6216	i	copyright status|copyright restriction|copyrighted	版权状态|著作权状态|版权所有
6224	i	level of description	著录级次|描述级别
6237	i	real estate developer|developer of the property	地产发展商
6241	i	collection creator|archive creator|archive of|archives of|archival collection creator	建立者
6243	i	digital representation of|faithful reproduction of|faithful representation of|digitization of|digital surrogate of|digital replica of|digitized copy of|digital version of|scanned copy of|digital copy of	数字描绘物
6249	n	narrative age|ingame age|specific age inside fictional universe|age in story|age in fiction|years old in-universe|fictional age|age in work	叙述年龄|故事年龄|叙事年龄|年龄
6251	t	catchphrase|uses catchphrase|tagline|slogan|mantra	名言|流行语|妙句
6257	n	right ascension|longitude of ascending node|ra	赤经|升交点经度
6258	n	declination|de	赤纬
6259	i	epoch	历元
6260	n	galactic longitude	银经
6261	n	galactic latitude	银纬
6271	i	demonym of|demonym for	是此事物的区域居民称谓词
6272	n	specific rotation	比旋光度
6274	n	concentration|strength	浓度
6275	i	copyright representative|performance rights organization	版权代表人|版权代表单位|著作权代表单位
6291	i	advertises|campaigns for|promotes	为其宣传
6333	t	title of broader work|container title|website title	刊载处标题|广泛作品的标题|网站标题
6338	i	colorist|colourist|colors by|colours by|coloring by|colouring by	上色师
6339	i	reports periodicity|data interval|data periodicity|mesurements periodicity	
6343	n	urban population	城镇人口
6344	n	rural population	乡村人口
6346	t	statutory purpose|objects clause|statutory nature|statutory aim|business purpose|object of business|company's objects|corporate purpose|works towards|wants|seeks|strives for	共同目的
6354	n	closest approach	最接近距离|最近接近距离
6364	i	official color|official colors|signature color|signature colors|brand color|brand colour|brand colors|brand colours|official colour|official colours|signature colour|signature colours	官方颜色
6375	t	street address|address|physical address|mailing address|mail address|postal address|located at street address|full address|located at building|located on building	所在街道地址|街道地址|地址|坐落于|校址|院址
6379	i	|works in collection|work in collection|museum housing this person's work|items in the collection|items in collection	作品收藏于|馆藏处|作品收藏处|收藏处|典藏处|藏有作品|藏品中的作品|藏有作品的收藏机构|收藏中的作品|收藏此人作品的博物馆|藏品中的物品|收藏中的物品|藏有物品
6424	t	affiliation string	所属组织字符串|所属组织字符
6427	t	trading name|trade name|doing business as|dba	商业名称
6437	i	day of regular release|regular day of release|days of release|regular release day|release days|regular day of airing|air days|airing days|regular air day|regular airing day|regular broadcast day|regular broadcasting day|broadcasting days|aired days	正常发布日|放送日期|放送星期几|放送星期中的日子|放送星期
6438	n	euler characteristic	欧拉示性数
6439	i	|lyrics that this work has|text that this work has	
6440	i	maintenance method|maintainance method|maintained by|repair method|repaired by|servicing method|serviced by	维护方法
6452	i	cbfc rating|indian censor board id|indian censor board	
6477	i	does not have characteristic|does not have property|does not meet condition|hasn't characteristic|lacks quality|lacks property|lacks condition|doesn't have quality|hasn't quality|does not have quality|lacks characteristic|doesn't have characteristic|without	不具备的特性|不具备特性
6497	n	drag coefficient	风阻系数
6498	n	illiterate population	文盲人口
6499	n	literate population	识字人口
6507	t	taxon author citation	分类单元命名人引用|分类单元作者引用|分类单元作者引证
6509	n	total goals in career	生涯总进球数|总进球数
6524	i	expression of|expresses|conveys	内容呈现自|表达|传达|表现形式|具体体现|传达自|演绎自
6529	t	provisional house number	捷克共和国临时房屋号
6530	i	|used to investigate|used to study|used to research|used for researching|used for studying|used for investigating	
6533	i	type of front suspension|front suspension	前悬吊系统
6534	i	type of rear suspension|rear suspension	后悬吊系统
6540	i	multi-channel network	多频道网络
6543	n	total shots in career	生涯总射击数
6544	n	total points in career	生涯总点数
6545	n	total assists in career	生涯总助攻数
6546	n	penalty minutes in career|pims in career	生涯罚分
6547	n	career plus-minus rating	生涯正负评级
6563	i	key performance indicator|kpi|measured by|indicator	关键绩效指标
6568	i	inscription mentions|mentioned in inscription|mentioned by inscription	铭文所提项目
6569	i	taxon especially protected in area|taxa especially protected in area|protected taxon|protected species|protected animal|protected plant|species protected|taxon protected|animal protected|plant protected	在此特别保护的分类群|在此保护的分类群|保护的分类群|保护的物种
6570	n	number of words|word count	字数
6586	t	cook partisan voting index	库克政党投票倾向指数
6587	i	league system	联赛系统
6589	n	endowment|financial endowment	基金数额
6590	n	highest break	单杆最高分|满杆度
6591	n	maximum temperature record|highest temperature	最高温度记录|最高气温记录|最高温度
6592	t	openstreetmap zoom level|osm zoom level	开放街图缩放级别
6606	i	study or design for|study for|design for|preparatory work for|draft for|sketch for	习作或草稿|习作|设计稿|草稿
6639	n	capacity factor	容量因子
6648	t	position in forsyth-edwards notation|chess position|fen|forsyth-edwards notation	
6658	i	rcq classification|rcq	
6684	i		首次认证
6695	n	number of sentences	句数
6697	n	football money league rank|deloitte football rank	德勤足球俱乐部财富排名
6707	n	approach angle	接近角
6708	n	departure angle	离去角
6710	n	linear reference|postmile|mileage	
6711	n	data transfer speed|bit rate|transfer speed|data rate|bitrate|bandwidth|transfer rate|throughput|data transfer rate|transmission rate	比特率
6718	i	music video|song video|videoclip|music clip|mv	音乐影片
6733	t	|ntee code	美国免税实体分类
6753	n	number of polling stations	投开票所编号
6757	n	exposure time|shutter speed	曝光时间
6758	i	supported sports team|team supported|fan of sports team|supports sports team|sports team supported	支持的运动队|支持的体育队
6789	n	iso speed|iso speed rating|asa speed	
6790	n	f-number|focal ratio|f-ratio	焦距比数
6793	t	wmi code|world manufacturer identifier|wmi	
6794	n	minimum wage	最低工资
6798	t	upa transcription|uralic phonetic alphabet transcription	乌拉尔拼音字母
6801	n	number of hospital beds|beds|number of beds|hospital beds|number of patients	病床数量|病床数|床位
6803	i	taxon found at location|taxa found at location|taxa present in location|taxon present in location	在此找到的分类群|出现在此的分类群
6819	i	calligrapher|scribe|copyist|copist	书法家
6826	n	feed-in tariff|fit|standard offer contract|advanced renewable tariff|renewable energy payment	上网电价补贴
6833	t	title in html|title with html markup|html markup for title	
6840	i	student organization of|student organisation of	学生组织属于
6855	i	emergency services	是否提供急诊|是否提供急症
6856	n	average speed	平均速度
6872	i	|written for|writes for|wrote for|writer for|published in|contributor to|contributed to|contributes to	投稿于
6875	i	motif represents	纹样代表对象|母题表现对象|象征物|艺术原型
6876	n	solar irradiance	太阳辐射
6879	n	effective temperature|equilibrium temperature|teff	有效温度
6884	i	target muscle	肌肉
6885	i	historical region	历史地区
6886	i	writing language|writing languages|language for writing|language of writings|languages for writing|languages of writings|language of works|languages of works|language written|languages written	书写语言|写作语言
6889	i	microarchitecture|cpu microarchitecture|gpu microarchitecture|processor microarchitecture|uarch	微架构|处理器微架构
6897	n	literacy rate|percentage of literate population|total literacy rate	识字率
6902	i	era name	年号
6942	i	animator	动画师
6948	i	video system|gpu|ppu	
6949	d	announcement date|date announced|date of announcement|date of reveal|made public on|public announcement date|published|revealed|released|shown|date shown|date released|date teased|teaser|announced on|announced in|announced date	宣布日期|发表日期|公开日期|官宣日期
6954	i	online access status|publication access status|open access status|article access status|collection access status|archive access status|access status|state of online access|online access state|website status|webpage status|status of website|status of webpage|url status|paywall|url-access|link status|online status	在线获取状态|线上连结状态|在线访问状态|开放获取状态|访问状态|链接状态|付费墙
6962	i	narrative motif|motif|narrative theme	叙事母题|母题
6977	i	review of|reviews|reviewed work	评述作品|评论对象|评论内容|评价对象
6978	i	scandinavian middle family name|scandinavian family middle name	中间姓
7008	t	unabbreviated text|expanded text|text with abbreviations expanded|inscription with abbreviations expanded|unabbreviated inscription	未缩写文本|非缩写文本|完整文本|释读全文|扩展文本|带扩充缩写的铭文|扩充文本|完整铭文
7010	i	imprimatur granted by|imprimatur	准印人|出版许可|准印许可授予方|准印许可|出版授权人
7015	n	surface gravity	表面重力
7047	i	enemy|opponent|rival|archenemy|arch-enemy|archrival|archfoe|archvillain|archnemesis	敌人|对手
7075	i	mod of|modded game	模组本体|本体游戏|游戏本体|模组基于|本体
7078	i	typing discipline|type system|typing	类型推断系统|类型系统
7080	n	specific absorption rate|sar|sar value	吸收辐射率
7081	t	quotation or excerpt|quote|quotation|excerpt	引用或节选|引用|节选|语录或节选|语录
7083	n	surface roughness	表面粗糙度
7086	i	start grade|grade from	开始年级
7087	i	inverse label item|inverse property label item|label for inverse property|reverse label|inverse label	逆标签项|反向标签项
7095	i	end grade|grade to	结束年级
7103	d	start of covered period|covered period start|coverage start date	覆盖时段起点|记载起始日期|涵盖时期开始|涵盖范围开始日期|内容起始时间|档案涵盖起点
7104	d	end of covered period|covered period end|coverage end date	覆盖时段终点|记载结束日期|涵盖时期结束|涵盖范围结束日期|内容截止时间|档案涵盖终点
7108	i	|location of point of view|view point|point of view|viewpoint location|view from|pov|pov location|location of pov	视角位置|视点位置|观察点|视角|视点
7122	i	opinion joined by|joined by	加入意见|联名签署|联名签署者
7124	d	date of the first one|date of the first instance|date of first	首次发生日期|首个日期|首例日期|首次实例|第一次的时间
7125	d	date of the latest one|date of the latest instance|latest instance	最近一次发生日期|最近发生日期|最新日期|最新实例日期|最近一次的时间|末次实例
7137	i	acknowledges|thanked|thanks|acknowledged	致谢
7141	t	musical bars shown|bar number|musical measures|musical bars|measures|bars|measure|bar	小节|乐谱小节|乐谱小节线|小节编号|小节号|小节线
7150	t	epigraph	题词
7152	i	copyright exemption	版权豁免
7153	i	significant place|place associated with the subject|key place|significant location|notable place|notable location|notable landmark|significant landmark|gateway city|important place|important location	重要地点|显著地点
7163	i	typically sells|sells|product|sold products|usually sells	销售商品|商品
7165	i	noun class	名词类
7167	i	does not have effect	不导致|没有效果
7174	i	school class|school cohort|cohort|grade|stage	年级|班级|届次
7228	i	access restriction status|state of access|publicity	访问限制状态|存取限制状态
7243	t	pronunciation	发音
7250	t	mobile formatter url	
7252	i	degree of difficulty|difficulty|level of difficulty|difficulty degree|difficulty level	难度系数
7253	i	color produced|colour produced	产生的颜色
7256	n	computer performance|flops|floating point operations per second|computing power|processing power	计算机性能|电脑运算效能|浮点数运算效能
7261	i	use restriction status	使用限制状态
7290	t	fcc product code|fcc id|fccid	
7295	d	gregorian calendar start date|adoption of the gregorian calendar|gregorian calendar first used	
7297	n	cumulative elevation gain|ascent	
7309	i	|normal route|summit trail	登山路线
7315	t	ip code|international protection marking id	
7316	n	number of decimal digits|number of digits|digits	十进制位数
7328	n	amount cataloged|amount catalogued	编目量
7330	t	hardware version identification number|hvin	
7338	t	regnal ordinal|regnal number|royal numeral	世代序数
7367	i	content descriptor|reason for rating	内容描述符
7374	i	educational stage|student classification	教育阶段|学历
7376	i	worn by	被穿著
7377	i	infix|family name prefix|family name affix	
7378	i	item disputed by|disputed by|critically commented by|critically evaluated by	对此异议者
7379	n	fineness|purity|carat gold|millesimal fineness	克拉
7380	t	identified in image by|legend for number|stated in image as|number in image|letter in image|numbered as|lettered as|depicted with identifier|marked as	在图片中识别者
7383	t	name in hiero markup|hiero|wikihiero	
7391	n	graph radius|radius of a graph|radius of graph	图半径
7416	t	|folio|folios	张数号码|叶码|页码
7421	t	|lines|line|verse|verses	
7422	n	minimum temperature record|lowest temperature	最低温度记录
7443	n	number of processor threads|cpu threads|thread count|number of cpu threads|threads	处理器执行绪数量
7452	i	reason for preferred rank|wikidata reason for preferred rank|preferred because|preferred since|preferred as|rfpr	首选理由|优先选用理由|首选级理由|最佳等级理由
7462	n	graph diameter	图直径
7469	i	orientation|direction|alignment|faces|facing|face	|面向|朝向
7470	t	urn formatter|formatter urn	
7482	i	source of file|source of image|file source|image source	文件来源
7486	i	grammatical aspect|aspect	
7500	i	comorbidity	合并症|共病
7501	i	audio system|audio format	音响系统
7508	i	election called by|elections called by	
7514	i	landscape architect|landscaper	园境师
7527	n	charge conjugation quantum number	电荷共轭宇称
7532	t	room number|room identifier|suite|apartment	房间号码|房号|窟号
7535	t	scope and content	范围与内容
7573	i	ifco rating	
7581	t	iast transliteration|sanskrit transliteration	|国际梵文转写字母表|梵文转写
7582	i	|wildlife protection act 1972 schedule	
7584	n	|geological age|stellar age|dating	定年法估算年龄
7588	d	effective date|date of commencement|date of coming into force|enforcement date|entry into force|date of entry into force	生效日期|生效时间|实施日期|实施时间|施行时间|施行日期
7589	d	date of promulgation|assent|date of approval|date of assent|promulgation date|royal assent|enacted date|date signed|date of adoption|adoption date|signature date|date of signing|signing date	公布日期|批准日期
7600	i	primary note|vadi	
7601	i	secondary note|samavadi	
7603	i	cites appendix	
7604	i	supervised by|supervisee of|supervisor	监察人
7605	t	hunterian transliteration	亨特式转写
7643	i	covered period|period covered	涵盖时期
7668	n	file page|pdf page|djvu page|page of pdf file|file page number|scan frame|page scan sequence|frame|page in pdf file	文件页码
7719	i	generalization of|implies|generalizes|generalisation of|generalises|so|therefore|extends|extension of|analytic continuation of	推出|推导出|推论|有特例|推广了
7725	n	litter size|clutch size|brood size	幼崽个数|窝崽数
7727	i	legislative committee	议会委员会
7763	i	copyright status as a creator|copyright status as creator|copyright status of works|copyright status of creator's works	创作者著作权状态|创作者版权状态
7767	i	serving temperature	食物存放温度
7770	n	egg incubation period	孵化期|卵的孵化期
7779	i	military unit	军事单位
7781	i	exonerated of|exonerated for|exoneration|rehabilitated after conviction for	撤销定罪
7787	n	heading|camera's heading|azimuth|clockwise angle from north|view direction|direction from the viewpoint|yaw	相机朝向|相机方位|方位角|视角方向|偏航角|朝向
7793	t	filename in archive	存档中的文件名
7862	n	period of lactation|lactation|weaning|lactation period	哺乳期
7863	n	aperture	光圈
7887	n	|number of reviews|number of ratings|reviews|ratings	|评论数|评分数
7888	i	merged into|dissolved into|acquired by|bought by|purchased by|merged with|merger|absorbed in|annexed to	合并至|并入|收购者|并购者|购买者|合并者
7903	i	gained territory from|territory from|receives territory from	领土获取自|割让方|领土来源方|领土接收自
7904	i	gave up territory to|territory to|lost territory to	割让领土给|失去领土给
7936	i	business model	商业模式
7937	i	form of creative work|literary form|artistic form|album type|album format|creative format|creative form|format of creative work|physical format|song type|type of creative work|type of reference work|artform|work type|work form|art form|creative work form|type of work|form of work|form of art	作品形式|体裁|艺术形式|外观形式
7938	i	associated electoral district|located in the constituency|associated constituency|located in electoral district|electoral district associated with place|constituency associated with place	所属选区
7959	i	historic county|ancient or geographic county|traditional county|located in historic uk county	历史郡
7964	t	|autocomplete	
7971	n	food energy|food calories|kilocalories|calorie count|calories per serving	食物热量
7984	i	depicted format	描绘方式|描绘格式
8000	t	electron configuration	电子排布
8001	i	endorsed by|supported by|endorsement by	推荐者|支持者|站台支持者|支持表明者
8006	i	footedness|dominant foot|stance|skating stance|board stance|skateboarding stance|snowboarding stance|preferred foot	惯用脚|利足
8009	t	im channel url|xmpp address|xmpp group chat	网聊频道
8010	n	number of recoveries|number recovered	
8011	n	number of medical tests|number tested	医学检验数
8030	i	military size designation|unit size|military unit size designation|size designation	
8031	i	perpetrator|criminal|murderer|terrorist|assassin|attacker|torturer|lead by|agressor|perp|culprit|offender|perpetrators|bomber|victimiser|indirect perpetrator|direct perpetrator|criminal perpetrator|thief|robber|killer|suicide bomber|contract killer|spree killer	犯罪者|凶手|行凶者|凶徒|凶犯|犯人|犯案人|加害者|杀手|谋杀犯|暗杀者|行刺者|刺客|违法者
8032	i	|crime victim|murder victim|shooting victim|casualty|torture victim|kidnapping victim|sexual abuse victim|war crime victim|victims|assassination victim|terrorist victim|victim	被害人|被害者|受害者|受害人
8045	i	organized response related to outbreak|organised response related to outbreak	
8046	t	latvian transcription	拉脱维亚语转写
8047	i	country of registry|flag state|flag of convenience|ship's flag	船舶国籍|船舶注册国|船舶登记国|船旗国|船籍国
8049	n	number of hospitalized cases|number of hospitalised cases|number of hospitalizations|number of hospitalisations	医院收治病例数
8054	t	ark formatter|archival resource key formatter	
8058	i	symbol of|logo of|symbolises|symbolizes	符号象征
8093	n	donations|donations received	收赠金额|捐款总额
8097	i	network bands	频带
8107	i	bus|interconnect|bus interface	总线
8111	i	recommended unit of measurement|unit of measurement|measured in|standard unit of measurement	计量单位
8112	t	css color keyword|css named color|css colour keyword	
8115	i	eligible recipient|eligible recipient for award	受奖对象|合规受奖对象|合规受赠者|合格接收方|符合条件的接收方
8127	i	tournament format|tournament system	赛制
8131	i	dialect of computer language	电脑语言的方言
8138	i	|statistical territorial entity	所在统计领土实体
8194	i	hardiness zone	抗寒带
8196	i	voting system|electoral system|type of election	投票制度|选举制度
8203	i	supported metadata|supported attributes|data stored	支持的元数据
8206	t	gazette of india notification	印度政府公报通知
8208	n	tilt|direction of the camera|camera angle|photo angle	
8225	i	|metaclass for|metaclass of|instances are a subclass of|instances are subclass of|instances are subclasses of	为其元类
8228	i	lighting	照明
8241	i	type of age limit|age limit	年龄限制种类
8247	n	nominal share capital	股本
8258	i	field of training	训练
8263	i	curriculum topics|curriculum includes|topic included|subject included|included topic|included subject|syllabus includes	
8264	t	attribution text|credit line|attribution string	署名文本
8274	i	living people protection class	在世人物保护种类|在世人物保护类
8275	n	position in biological sequence	生物序列中的位置
8276	t	region within image|polygon within image	
8283	t	isco-08 occupation class|isco-08 occupation code	
8289	i	|parish church	堂区教堂
8307	i	|sorting method|sort|ordering|sorted by	排序
8324	i	funder|funded by|donor|sponsor|sponsored by|benefactor|financier|financed by|funding source	财务赞助者|赞助商|金主|赞助者|赞助人|捐款人|财务赞助商|资助者|资助人
8328	n	democracy index	民主指数
8329	i	principal investigator|pi|head investigator|chief investigator|research leader|research director|principal researcher|principal research fellow|lead researcher|theme lead|study lead|study chair	学术带头人
8330	n	file page offset|page offset	文件页分支|文件页码偏移量|页码偏移量|文件页码偏移
8331	i	strike tone|bell tone|bell note	撞击音
8338	t	applies to name of object|applies to name of value|applies to name|object name	适用值名|客体名称|客体用名
8339	i	entry receptor	进入受体
8340	n	estimated value|price estimation|traded cap|traded value|estimated worth|business value|estimated business valuation|valuation	价值
8345	i	media franchise|media mix|franchise|mass media franchise|presented in media franchise	跨媒体制作
8360	t	|library of congress call number	
8361	t	|udc	
8363	i	study type	研究类型
8368	n	number of branches|number of stores|number of shops|number of locations|store count|number of supermakerts|shop count|branches	分店数量|门店数量|商店数量|门店总数|商店总数
8371	i	|references|alludes to	
8394	t	gloss quote|gloss in dictionary|definition in dictionary|dictionary gloss|dictionary definition|quote	引证释义|词汇释义|词典释义|文献定义
8397	i	prompt when missing	缺少时提醒
8402	i	open data portal|od portal|odp	开放资料网站|开放资料入口网站
8403	i	theorized by|proposed by|suggested by|supported by|posed by|proposer|proponent|named by|author|authored by|defined by|explained by|popularized by|theorised by	理论提出者
8411	i	set in environment|setting location|narrative set in|set in location|takes place in|playing in|environmental location	故事发生舞台|背景设定|舞台设定
8423	i	version control system|vcs|rcs	版本控制系统|版本管理系统
8428	i	interactive elements|esrb ie|esrb interactive elements	互动元素
8431	i	course|meal course	主副菜类别
8453	i	public transport stop|served by railway station|served by metro station|served by subway station|served by station|railway station|metro station|subway station|station nearby|stop nearby|transport stop nearby|transport station nearby|nearest public transport stop|nearest station	公共交通站点|车站|公交站|地铁站
8459	i	descriptive solubility|qualitative solubility	溶解性
8460	t	applies if regular expression matches|regexp filter	如果正则表达式匹配则适用
8477	n	bti status index|bertelsmann transformation index status	
8497	n	height of center of mass|center of mass height|height of centre of mass|centre of mass height|centre of gravity height|cg height|cgz	质心高度|重心高度
8498	t	road number formatter|road abbreviation formatter|route number formatter|route abbreviation formatter|highway number formatter|highway abbreviation formatter	道路编号格式
8500	i	vietnamese middle name	越南语中间名|越南人的中间名
8503	i	heraldic attitude	姿势
8533	t	smarts notation	
8535	i	tala	塔拉
8536	i	raga	拉格
8546	i	recording location|recorded at	录制地点|录音地点|录影地点
8554	d	earliest end date|earliest end time	最早结束日期
8555	d	latest start date|latest start time	最晚开始日期
8556	d	extinction date|date of extinction	灭绝日期
8570	i	front and back matter|front matter|back matter|back and front matter|preface|foreword|table of contents|glossary of this book|index of this book|addendum|appendix|title page|bibliography of this book|epilogue|abbreviations table|postface|acknowledgment|postscript|introduction in this book|afterword|colophon|prologue	前后文元件|前后文节|前文节|后文节|前文|附录|索引|序言|前言|目录|后记|简介|附件|元件|后文|后语|后话|前部|后部|前后部
8571	i	external auditor|statutory auditor	外部审计
8594	n	ride height|ground clearance	离地间隙|离地高度
8597	n	axle track|track|wheel track	轮距
8620	n	construction point|critical point|calculation point|calculation line|k-point|k-spot	
8621	n	turning radius|turning circle	
8625	i	bibliography|bibliography of	文献资料
8626	i	opening time|opens at|opening hour|open hour|hour opens	开放时间
8627	i	closing time|closes at	关门时间
8628	n	engine displacement|displacement|engine ccm|ccm engine	排气量
8646	i	expansion of|dlc for|add-on for|dlc of|add-on of	资料片原作
8659	t	tdd number|tty number|teletype number|tt number|text telephone number|teletypewriter number|textphone number|minicom number	
8670	i	character designer|character modeler|designed by|character designed by	角色设计|人物原案|人物设定|角色设计师
8682	n	number of negative votes|no votes|negative votes|number of opposing votes|opposing votes	不同意票数|反对票数
8683	n	number of support votes|yes votes|support votes	同意票数|支持票数
8684	n	x-offset|x-axis|abscissa	坐标轴横轴
8685	n	y-offset|y-axis|ordinate	
8687	n	social media followers|followers|number of followers|number of subscribers|number of follows|follow count|follower count|follow number|follower number|number of subs|sub count|sub number|subscriber number	社交媒体关注者|订阅数|关注数|粉丝数
8693	i	fandom|fan group name	粉丝文化
8701	i		人口普查
8703	t	entry in abbreviations table|abbreviation entry|abbreviations entry	缩略语表分目|缩写条目
8733	n	number of rooms|room count|room amount|rooms	房间数量|房间数目
8738	i	permits|does not prohibit|allows|enables	允许
8739	i	prohibits|does not permit|forbids|bans|does not allow	禁止事项
8744	i	economy of topic	主题经济|该话题经济|话题经济
8745	i	check-in time|checkin time	
8746	i	check-out time|checkout time	
8753	n	annual average daily traffic|aadt|traffic volume	年平均日交通量
8757	n	maximum current	最大电流|电流上限
8763	n	birth rate	出生率
8764	i	port calls|port of call	
8770	t	|regular expression with language code	|带有语言代码的正则表达式
8786	i	dedicated heritage entity|associated heritage entity	
8789	i	defining mutations	突变
8791	i	digitised by|digitized by|scanned by	电子化
8798	i	for color scheme|for colour scheme|prefers color scheme|prefers colour scheme|uses color scheme|uses colour scheme|color scheme|colour scheme|color mode|colour mode|color theme|colour theme|light or dark mode|dark or light mode	配色
8810	i	parent|parents|guardian	亲代
8822	i	epithet	修饰词
8839	i	|haircut|hairdo|hair styling|hair cut|hair do|coiffure|hair style|style of hair|hair length|hairstyle	发型
8852	i	facial hair|mustache|beard|face hair|moustache	脸毛|胡须
8864	i	identity element|neutral element	单位元
8865	i	mathematical inverse|inverse function|opposite number|additive inverse|negation|multiplicative inverse|reciprocal|inverse element	逆元|反函数|相反数|加法逆元|乘法逆元|倒数
8866	i		配备运算|有运算|具有运算|有定义到
8872	i	|lineage marker	
8874	i	hong kong film rating|ofnaa film rating	香港电影分级
8875	i	indexed in bibliographic review|indexed in bibliographic database	收录于书目数据库|索引数据库|数据库索引
8884	n	|number of shots|number of attempts|shots|attempts|points attempted|goals attempted	
8887	n	water area	水域面积
8889	i	mtrcb rating	
8898	t	road name formatter	道路名称格式
8956	i	compatible with|supports|client for|used with	与此兼容|兼容
8963	t	national library at kolkata romanization|nlk romanization|national library at kolkata romanisation|nlk romanisation	
8966	t	url match pattern|pattern of url|url pattern matcher|extraction pattern|id extraction pattern|url regular expression|url regex	
8967	t	url match replacement value	
8986	n	graph girth|girth	
8991	t	ala-lc romanization|ala-lc romanisation	
9002	i	liturgical rank	礼仪等级
9028	i	ccc classification|ccc clasification|chile age rating	
9030	i	solution to	满足|符合|回答
9047	i	archaeological site of|site of ruins of|site of wreck of|ruins of|wreck of|contains ruins of|contains wreck of	
9052	d	date postally canceled|date cancelled|date postmarked|date canceled|date postally cancelled	
9059	i	subdivision of this unit|divided into	子单位
9071	i	character type|stock character|dere|archetype|character archetype|character stereotype|stereotype	角色类型
9072	i	derived from organism type|originated from individual of taxon|taxon of origin|derived from organism of taxon	从这个物种的组织内分离
9073	i	applicable 'stated in' value|applicable stated in value|applicable p248 value|corresponding p248 value|stated in value|applicable database|stated in database|corresponding database	
9077	n	number of aid beneficiaries|people reached|number of people reached|number of beneficiaries|number of aid recipients	
9086	i	bamid film rating	|影音产业局电影分级|影视产业局电影分级|影视局电影分级
9107	n	number of vaccinations	疫苗接种数
9139	i		葡萄牙语人名第一姓氏
9140	n	time played|minutes played	
9149	t	coordinates of depicted place|geolocation of object|object geolocation|depicted item geolocation|object location	描述地坐标
9161	i	thesis committee member|dissertation committee member	
9180	n	number of at bats|total at bats|ab|career at bats	打数
9184	n	number of hits|total hits|total number of hits|career hits|career hits total|career total hits|hits total|hits number|hits	
9188	n	bases on balls|number of walks|career bases on balls|bases on balls total|bases on balls career total|walks|career walks|career walks total|walks total|walks career total|bb	
9190	n	runs batted in|rbis|runs batted in total|rbi total|career runs batted in|career rbis|career rbi total|career total rbis|total runs batted in|total rbis|total career rbis|rbi	
9191	i	letterer|lettering by	填字员|文字绘制|嵌字员|文字绘制员
9192	i	sensors|sensor|detector|sensor equipment	感应器
9215	i	set during recurring event|set during holiday|narrative holiday|set during event|narrative event	
9217	n	stolen bases|bases stolen|career stolen bases|career bases stolen|stolen base total|stolen bases total|total stolen bases|bases stolen total|sb	
9220	n	doubles hit|doubles|career doubles|career total doubles|doubles total|total doubles|career doubles hit|total doubles hit|doubles allowed|allowed doubles|doubles hit total	二垒安打次数
9225	n	triples hit|triples|career triples|total triples|career total triples|triples total|total career triples|career triples hit|total triples hit|triples hit total|triples allowed|allowed triples	三垒安打次数
9234	i	supplement to|supplements|extends|complements work|addendum to|spin-off of|tie-in of	补充至
9237	i	reissue of|re-release|repackage|re-edition	
9239	i	affiliated worker organisation|union|workers union|trades union|labor union	工会
9241	i	demographics of topic|demography of topic	人口统计|该主题人口统计
9259	i	assessment outcome	测试结果
9260	i	music transcriber|musical notation writer|music notation writer|transcriber of music|notation writer|musical transcriber	
9274	n	subsidy	补贴
9295	i	transitivity	及物性
9302	i	script style|handwriting style|type style|style of script|style of writing	书体|字体风格
9310	t	phash checksum|imagehash perceptual hash	
9311	t	jyutping transliteration|transliteration jyutping	|香港语言学学会粤语拼音|粤拼
9313	t	yale romanization|yale romanisation	耶鲁粤语拼音
9317	t	|ile scheme	教育学院粤语拼音方案
9323	t	|guangdong romanization|guangdong romanization cantonese	广州话拼音方案|广东拼音方案
9344	i	|graphical element|graphic element|graphical element added|added graphical element|added graphic element	具有图形元素
9353	i	does not have cause	不因为|不是起因|不是原因
9373	t	ukrainian national romanization|ukrainian national romanisation	乌克兰语国家转写
9376	t	law digest|law summary|legal norm digest	
9382	t	unicode character name|unicode name	
9396	n	trade union membership rate|union membership rate|union density	
9419	i	personal library at|personal library located at|personal library held at|personal library held by	私人图书馆在
9440	n	ph value|ph	|酸碱值
9448	d	introduced on|bill introduced on|introduced date|introduction date	
9453	t	ala-lc romanization for ukrainian	
9488	i	field of usage|field of use|context of usage|context of use|domain of use|domain of usage|jargon source	使用领域
9493	i	artist files at|artist file in|artist files in|artist file held at|artist files held at|artist file held by|artist files held by|artist file at	艺术家档案存放于|艺术家档案位于
9496	n	degrees day	度日
9533	t	audio transcription|transcription of audio	
9547	i	counterpart position|shadows|opposite number|shadow minister of|shadow position of|shadow minister for	
9549	i	official podcast|podcast	
9566	i	diel cycle|nocturnal or diurnal animal|diurnal or nocturnal animal	
9567	i	intended background color|intended background colour	
9570	t	scope note|usage note|editorial note	范围说明|用法说明|说明
9597	i	type of lens|lens|fresnel	
9600	i	oral history at|oral histories at|oral history in collection at|oral history in collection of|oral history held by	
9611	i	district heating grid|teleheating|district heating|district cooling system|urban heating|district heating system	区域供热|区域暖气
9652	i	personality trait of fictional character|fictional character personality trait|fictitious character personality trait|trait of fictional character|trait of fictitious character|personal quality of fictional character|personal quality of fictitious character|fictional character personal quality|fictitious character personal quality|fictional character trait|fictitious character trait|character trait of fictional character|character trait of fictitious character|trait|traits|personality trait|personality	虚构角色的性格特点
9660	i	not found in|not attested in|not described by source|missing from source|not listed in|not given in|not present in	未收录于|未见于|不见于|无记载处|来源未记载|来源缺失|来源未描述
9664	i	named place on map|place on map|name on map	地图上提及的地点
9667	d	date of resignation|resignation date|official date of resignation|official resignation date	辞职日期
9680	i	consequence of text|result of text|because of text	依据文本|法律后果源自|文本产生的结果|起因文本|法律依据文本
9681	i	voted on by	表决立法机关
9683	i	qualis rank|qualis ranking	
9687	t	author given names|author first names|given name|author first name|given names	作者名字
9688	t	author last names|surname|surnames|author last name	作者姓氏
9700	i	delta of|river delta of|delta source	
9714	i	taxon range|taxon geographic range|geographic range|range of taxon|geographic range of taxon	分类单元分布范围|分布范围|分布区域|分类单元分布于
9729	i	replacement value	替代值
9731	i	announced at|announced during	公开于|宣布于
9740	n	number of request signatories|total number of request signatories	
9745	i	translation of	翻译自
9758	i	symbol represents|represents|symbol representing|representing|notation represents	符号的含义
9759	t	bridge number|bridge identifier|underpass number|underpass indentifier|bridge id	
9763	i	syntactic dependency head relationship|head relationship	
9764	t	syntactic dependency head position|head position	
9767	t	|edition|version|edition or version|version or edition|edition statement|version statement|edition designation|version designation|designation of edition|designation of version	版本名
9790	t	smithsonian trinomial format regex	
9793	i	setlist|set list|performances|performance list|works performed|songs performed|music performed|concert program	
9798	i	|cofog number|cofog id	
9810	i	remix of|mix of|remixes|mashup of|mashes up|chops and screws	重混自|原曲|混音自|混搭自|包含采样
9813	i	container|packaging|contained within	容器
9831	i	release of|music release of|release of music	音乐发行版本|所属发行组|出版版本属于|发行版本属于
9866	i	grac rating|grac	
9883	i	created for|made for|produced for|work created for|occasion|cause of creation|commissioned for	创办目的
9895	i	smeccv classification|smeccv rating|mexican video game rating category	
9897	i	app store age rating|app store age|age rating|app rating	
9899	i	musical work created for|created for|music for|music made for|music for work|music written for|music composed for|music written for work|music composed for work|composed for|composed for work|music made for work|music created for	音乐创作目的
9901	i	issuing agent of work|issuing agency of work|work issued by|issuing body of work|house publication of|house organ of|house journal of|organ of|official organ of|official publication of|official journal of	作品发行机构|发行人
9905	d	relevant date for copyright|date of copyright|copyright date|copyright year	
9924	n	number of evacuated	撤离人数
9927	n	number of tries marked|marked tries|marked tries number|marked tries total	
9929	i	madhhab|madhab|mazhab|school of thought	麦兹海布
9945	i	dissertation program	学位论文所属课程
9946	d	date of probate|will proved on|probate date|date will proved	
9969	i	|artist catalog|artist catalogue|art catalog|reasoned catalogue	全集详解目录|艺术家作品目录|作品全集图目|作品全集目录|艺术作品目录|艺术品目录
9970	i	predicate for|action|verb for|verb phrase for	谓语所述|表述动作|相关动作|动作|谓语动作|谓语|所述动作|形容词|所形容|形容
9971	i	|thematic relation	
9972	i	illustrative content	插图内容|说明性内容
9974	t	itu radio emission designation|designation of emission	
9989	t	stylized name|stylised name|stylized as|stylised as	风格化名称|风格化拼写|特化拼写
9994	t	record number|record id|record identifier|plate number	记录编号|记录标识符|注册号
9998	n	excitation energy	激发能
10019	i	equivalent in higher rank taxon|closest concept in higher taxon|equivalent in higher taxon|term in larger group|term in higher-order taxon|equivalent in larger group|term in higher taxon|subclass of higher-taxon concept|equivalent in parent taxon	
10038	t	conway polyhedron notation	康威多面体表示法
10067	i	train melody|melody	
10091	n	death rate|mortality rate	死亡率
10107	n	specific impulse by weight|isp	
10129	i	protective marking|secrecy|privacy category|secrecy category|information classification|classification|security marking|document classification|document marking|confidentiality	
10135	d	recording date|date of recording|capture date|date of capture|recorded date|record date|recdate	录音日期
10176	i	type host|type-host|symbiotype|type host taxon|type-host taxon|symbiotype taxon|taxon of type host|taxon of type-host|taxon of symbiotype	
10209	n	number of triples	三元组数目
10228	i	facilitates flow of|transports|channel for|enables flow of|controls flux of|regulates flow of	促进流通|允许穿过|允许穿透|运送|𢹂带|调节
10229	i	next level in hierarchy	下一层级
10241	i	individual of taxon|taxon of item|taxon of the item|item is in taxon|member of taxon|instance of taxon|species of this individual|taxon of subject	个体所属生物分类单元|物种|生物分类单元
10254	i	associated cadastral district|cadastral district|cadastral municipality|cadastral community	相关地籍区|地籍自治市|地籍区域
10263	n	admission yield rate|yield rate|acceptance rate|yield	
10290	i	hotel rating|star rating of a hotel|hotel stars	酒店评分|旅馆评分
10300	n	dpi for original size|ppi	
10308	i	director of publication|publication manager	出版负责人|出版经理|出版人
10322	n	time in the pouch|period in the marsupium|period in the pouch|time in the marsupium|marsupium period|time spent in pouch|marsupium time|pouch period|pouch time|time spent in marsupium|time in pouch	
10339	i	semantic gender|natural gender	语意性别|语义性别
10367	n	number of lanes|lanes number|lanes	车道数|车道数量
10374	i	computational complexity|complexity class|computational complexity class	计算复杂度|复杂度类|时间复杂度|空间复杂度
10408	i	created during|event of media file|taken during|taken at|created at|recorded at|recorded during|from event|shot during|shot at|filmed at|filmed during|captured during|captured at	创建于
10449	i	trained by|personal trainer|trainer	教练|受训于
10476	i	identifies|identifier of|denotes|uniquely determines|determines|distinguishes|fully determines	标识
10527	i	documentation files at|documentation at|documentation files held at|pamphlet files at|clipping files at|documentary records at|documentation files held by|ephemera files at|ephemera files held at|ephemera files held by|documentary records held at|documentary records held by|documentation file at	存档于
10568	i	maintains linking to|links to	
10588	i	academic calendar type|academic year type|academic term type	
10601	i	co-applicant|coapplicant	
10604	i	|register type in germany|type of register in germany	
10606	i	notable role|notable character role|notable for role|notable for character role	著名角色
10607	i	athletics program|school athletics program|university athletics program|college athletics program|sports program|school sports program|university sports program|college sports program|school district athletics program|school district sports program|athletic program	
10610	n	number of teachers|faculty count|count of teachers	教师数量
10611	i	|certification|license|qualification	
10622	n	per capita income	人均所得|人均收入
10623	n	number of blood donors	捐血人数
10624	i	official observer status in organization|observer of|official observer status in organisation	组织内官方观察员地位
10627	i	web interface software|web ui|wui	网页介面软体|网页界面软件|网页介面软件
10630	i	medically indicated in case of|indication|medically indicated for|indicated for|medical indication	
10642	i	place of disappearance	失踪地
10643	t	code name|cryptonym|codename	代号
10645	i	reports to	直属上级|直属对象|汇报对象|直属长官|上级
10648	n	podium finishes|number of podium finishes|podium finishes total	
10649	n	number of likes|number of favorites|number of favs|like count|favorite count|fav count|likes|social media likes|post likes|profile likes|upvote count|post upvotes|upvotes|number of upvotes|number of reactions|reaction count|reactions|post reactions|post like count|profile like count|post upvote count|post reaction count|post fav count|post favorite count	点赞数
10650	n	number of dislikes|number of downvotes|dislike count|downvote count|dislikes|downvotes|post dislikes|post downvotes	
10651	n	number of comments|comments count|comment count|comments|number of replies|reply count|replies	评论数量
10655	t	oeconym|farm name	
10659	n	number of medals|amount of medals	
10661	i	exhibited creator|artist exhibited|exhibited artist|featured artist|featured creator|artist featured|creator featured|artist whose work is exhibited|creator whose work is exhibited|artist presented|creator presented|featuring works by	出展者
10663	i	applies to work|work applied|valid in work|valid for work	适用作品|作品
10664	i	|featured track|audio tracks|audio track|music track|music tracks|songs|soundtrack|ost	
10672	i	raw material processed|natural resource used|intermediate good used|commodity|consumed resource|raw material used|consumes|input material|material used|material processed	加工原材料
10673	d	debut date|debuted|date of debut	出道日期
10680	i	franchisor|franchiser|franchise	
10694	t	|rtgs	皇家转写
10695	i	introduced in|introduced by|added in	
10703	t	bill number|legal number	
10718	t	cxsmiles|chemaxon extended smiles	
10741	i	dance style|dancing style|associated with dance	舞蹈
10751	n	declination component of proper motion	自行的赤纬分量|赤纬方向的自行分量
10752	n		自行的赤经分量|恒星自行运动的赤经分量
10754	i	distributed from|hosted at|host|webhost|web host|distributed via	
10756	n	number of reblogs|number of shares|number of on-platform shares|number of on-site shares|number of reposts|number of retweets|number of crossposts|retweets|reblogs|shares|reposts|retweet count|reblog count|share count|repost count|rts|number of rts|rt count	
10764	n	charge number	电荷数
10768	n	similarweb ranking	
10777	t	candidate position|candidate number|candidate position number	候选人位次|候补序号|候选者编号
10786	d	date of incorporation|incorporated|incorporation date|date incorporated|incorporated on date	法人登记日期|注册日期|公司注册日|设市日期|法人化年份
10788	i	|operates on service|operates on route|used on service|used on route|route served|vehicle serves|service of vehicle|route of vehicle|transport route operated|transport route serviced|transport route served|operates transport route|serves transport route|used on transport route|operates on transport route|transport route of vehicle|used by service	运行在该系统中
10795	n	coordination number	配位数
10806	i	orchestrator|orchestration by|orchestral arranger|orchestral arrangement by|arranged for orchestra by|orchestrations by	编曲者|编曲
10808	i	preceding halt on service|preceding stop|previous stop|prior stop|preceding station|previous station|prior station	上一站|前一站
10809	i	following halt on service|following stop|following station|next halt|next stop|next station|succeeding halt|succeeding stop|succeeding station|successive halt|successive stop|successive station	下一站
10814	n	number of housing units|number of dwelling-places|housing units|dwelling-places	
10818	i		最后入场时间
10836	i	inker|embellisher	墨棒
10837	i	penciller|penciler	线稿师
10855	t	opus number	作品编号
10888	i	|contains statistical territorial entity	包含统计地域实体
10893	i	recordist|audio recorder|audio recordist|recorded by|video recorder|video recordist	
10894	i	spoken by|speaker|narrator	
10946	i	contraindicated in case of|contraindicated for|contraindication	
10960	i	|organism harvested|organisms harvested|organisms hunted|species harvested|species hunted|taxon harvested|taxon hunted|organisms grown|species grown|taxon grown	收获作物
10999	t	web page title extract pattern|website title match pattern|website title extract pattern|webpage title extract pattern|webpage title match pattern|web page title match pattern|title match pattern	网站标题撷取模式
11035	n	crossing number	交叉数
11053	i	grammatical person	人称
11054	i	grammatical number	语法数
11105	i	annotator|annotated by|with annotations by|annotations by	注疏者|注释者|批注者|注释员
11108	i	recorded participant|onscreen participant|participant recorded|on-screen participant|filmed participant|participant filmed|interviewed participant	录制参与者|屏幕上的参与者|已录制的参与者|画面上的参与者|出镜参与者|实录参与者|受访者|记录对象
11136	t	shortened url formatter|short url|shortened url|short url formatter|url shortener|url shortener formatter|shortened formatter url	
11140	d	embargoed until|embargo period|embargo ends	开放获取时间
11146	i	collection items at|specimens at|collection objects at|collections at|collection at	藏品存放于|标本存放于|收藏品存放于
11197	i	build system	建构系统
11200	n	tiratge|tirada|run	
11205	t	pinout	针脚
11220	i	fruit color|color of fruit|fruit colour	
11231	i		病媒|载体|携带者|传播者
11260	i	list item|one of class|list value|list entry	列表项目
11265	t	alt text|alternative text|alttext|alt-text|text alternative	替代文字
11269	t	changeset|commit hash	
11279	i	counts|enumerates|number of|quantifies|quantity of|count of|counts number of	计数该实体的数量
11327	t	membership number	成员数
11385	i	camera lens|camera objective	
11413	n	sampling rate|frame rate|refresh rate|sample rate|fps|framerate	采样率
11484	i	does not use|doesn't use|doesn't make use of|does not make use of|do not use	不使用
11491	i	member of roman tribe|roman tribe|tribus|roman tribus|ancient roman tribe|ancient roman tribus|member of roman voting tribe|roman voting tribe|ancient roman voting tribe|tribe of rome	
11547	n	happy planet index score|happy planet index	
11558	i	digital equivalent of|digital analog of	
11590	i	stamp perforation|postage stamp separation|stamp separation	
11593	n	|ihdi	不平等调整后人类发展指数
11603	i	transcribed by|transcriber|copied by|copyist|manuscript transcriber|manuscript copyist	
11627	t	lighthouse directory page|rowlett	
11633	i	colocated with|co-located with	
11738	i	|handled by|mitigated by|prevention method|avoidance method	|处理途径|对策
11747	i	holds diplomatic passport of|diplomatic passport held|country of diplomatic passport	
11785	i	iconically alludes to|sign iconically alludes to|sign symbolizes|sign symbolises|alludes to	
11796	n	time of periapsis|time of perihelion|time of perigee|time of periastron	
11799	i	alternate universe counterpart|counterpart in alternate universe|alternative universe counterpart|counterpart in alternative universe|au version|au counterpart|counterpart in an au|parallel universe counterpart|counterpart in parallel universe|counterpart in an alternate universe|counterpart in a parallel universe|alt universe counterpart|version of this character|version of character|version from alternate universe	
11801	i	visited by|attracts|attractor of|attracter of|attractant of|wildlife attracted|wildlife visitors|organisms attracted|organism attracted|plant visitor|plant visitors|taxon attracts|visitor|visitors|wildlife association|wildlife associations	
11811	i	beforehand owned by|acquired from|bought from|purchased from|seller|previously owned by|owned before by|old owner|previous owner|bequester|oldowner|former owner|sold by	此前的物主|卖家|卖方|转让者
11812	i	afterward owned by|acquired by|bought by|purchased by|buyer|subsequently owned by|owned after by|new owner|bequestee	此后的物主|买家|买方|受赠者
11813	n	solubility product constant|ksp	溶度积
11814	i	funded by grant|grant|sponsored by grant|sponsor	
11821	i		造成此性质的过程
11849	i	|world premiere by|world premier performance by|world premiere performed by|premiered by	
11851	i	record of|records	
11862	t	orchestration|notated orchestration|orchestration notation|orchestration in notated form|instrumentation|notated instrumentation|instrumentation notation|instrumentation in notated form|scoring|notated scoring|score notation	
11868	i	|type of material in collection|type of material in archive|type of resources held	
11889	i	autosuggest value	自动建议值
11916	t	shortcode|emoji code	
11922	i	verdict	判决|裁定|裁决
11950	i	appears before phonological feature|precedes phonological feature	
11951	i	appears after phonological feature|follows phonological feature|preceded by phonological feature	
12002	i	|heir|beneficiary	
12004	n	towing capacity|bollard pull|tractive effort	
12011	i	tribe|member in tribe|member of tribe|tribal affiliation|community	部落
12020	i	state of transmission|survival status|state of preservation|transmission status	传世状态|存世状态|传承状态|存留状态|存留现状|流传状态
12041	i	type of musical notation|musical notation type	
12044	d	chronological designation|asserted date of publication|cover year|volume year|edition year	刊期归属年份|时间顺序标注|断代标识|名义年份|引文年份标识
12050	i	demo of|trial version of|demo version of|game demo of	
12089	t	self-identified name|endonym|internal name|own name	
12090	t	non-self-identified name|exonym|external name	
12095	i	fonds|archival fonds	
12110	t	parpulov group|parpulov class	
12132	i	stated in source according to|as cited in|cited in	
12208	i	counterexample|counter example	反例
12221	n	battery life	电池续航
12275	t		图版编号|图版序号|图版索引号
12322	i	underlying structure	底层结构
12323	i	ram type	运行内存类型|运行记忆体类型
12324	i	production manager|unit production manager	
12328	i	simulates|imitate|imitates|simulate|simulated|imitated|mimics|mimicked	模拟|模仿
12330	i	philippine middle name|filipino middle name|philippine maternal surname|filipino maternal surname|philippine maternal family name|filipino maternal family name|maternal family name|maternal surname	菲律宾中间名
12363	i	clerked for|judicial clerkship with|judicial clerked for	法律助理对象
12413	d	date of application	申请日期
12417	n	environmental performance index|epi	
12432	n	|reach maturity at	
12443	i	|cabinet	
12452	i	appeals to	上诉法院
12456	i	phonographic copyright|phonographic copyright holder|phonographic copyright owner|phonographic proprietor|sound recording copyright|sound recording copyright holder|sound recording copyright owner|recording copyright|recording copyright holder|recording copyright owner|production copyright	
12457	i	invariant under|invariant of	
12463	t	formatter url for iiif manifest	
12471	n	multiplier of normal graduation time|multiplier of typical graduation time|multiplier of expected graduation time|percentage of normal graduation time	
12475	i	top scorer	最佳得分手
12484	i	competition judge|reality television judge|judges|television jury|tv judge|reality tv judge|television judge	电视节目评审|真人秀电视评委|评委
12503	i	thesaurus's main topic|main topic of thesaurus|topic of thesaurus	
12504	i	thesaurus combines topics|topics of this thesaurus	
12505	i	topic's main thesaurus|thesaurus for this topic	
12506	d	latest end date|latest end time	最晚结束日期
12526	i	performing organization|funded organization|fundee|grantee|performing organisation|funded organisation	
12548	i	media modality|media types present|media forms present	
12563	t	imagehash difference hash|dhash	
12571	i	derived from base unit|base units|base unit	
12574	t	|icnpo	
12605	t	api formatter url	
12616	i	leaf morphology|leaf shape	
12621	i	beneficial owner|beneficial ownership|ubo	
12643	d	date popularized|popularization date|popularized in|popularized on|date popularised|popularisation date|popularised in|popularised on	
12650	i	electoral symbol|political symbol|election symbol	
12651	n	authorised capital|authorized capital	
12657	i	follows spelling pattern|follows spelling paradigm|spelling paradigm|spelling pattern	
12692	i	representation type|visual presentation	表现形式|呈现类型|视觉呈现方式|表示类型
12693	i	source of transfer|sender|starting point	转移来自地
12694	i	destination of transfer|recipient|receiver|end point	转移目的地
12712	n	population by native language|native language population	按母语划分的人口
12714	i	tartan|tartan description	
12763	i	taxon synonym of|synonym of	接受名|首异名
12764	i	replaced synonym of	异名替代名
12765	i	protonym of	新组合|学名新组合|新组合学名
12766	i	basionym of	以此为基名者
12795	i	showrunner|showrunners	
12830	i	music mood|mood of the music|mood of the song|song mood|song emotion|music emotion	
12853	n	ozone depletion potential	臭氧破坏潜势
12878	i	|final appearance	
12895	i	indexer|index by|indexed by|indexor	索引编纂者|索引员|索引编制
12912	i	object of occurrence|action applies to item|target of action|undergoer|patient|done to|affects|direct object|does to|did to|object of action|occurs to item|happens to|happened to	发生的客体
12913	i	|target class of action|undergoer class|patient class|target class|direct object class|used on|class of object of occurrence|object class of action|acts on|object class of occurrence|acted on|may happen to|objects	发生客体类别|客体
12933	i	|relates to sdg|sdg subject|sustainable development goals subject|relates to sdgs	
12969	i	game designer	游戏设计师
12992	i	objects of occurrence have role|undergoers have role|patients have role|objects of action have role|undergoer has role|patient has role|object of occurrence has role|object of action has role|targets have role|target has role|object has role|objects have role	发生的客体有角色
12993	i	|role of agents of action|agents have role|actors have role|agent of action has role|agent has role|actor has role	行为代理人角色
12994	i	|agent class|actor class|agent selectional preference|agent selectional restriction|agent class of action	行为者类别|行为者|主体
12995	i	agent of action|agent|actor|done by|did by|being done by|doer|initiator|initiated by	行为人
13044	i	characteristic of|quality of|property of|inheres in	特征描绘对象
13045	t	|reading as a kanji|kanji reading	
13046	i	publication type of scholarly work|publication type of scholarly article|type of scholarly work|type of article	学术文章类型
13047	i	leased to|lessee	
13048	n	magazine capacity|clip size|magazine size	
13150	t	iscc code|international standard content code|iscc id|iscc identifier|id iscc|perceptual hash	
13176	i	|taxon for this common name|taxon of common name|common name for taxon|common name for this taxon|taxon for common name	该通用名适用生物分类
13177	i	homonymous taxon|homonym|taxon homonym	同名异物
13187	t	role named in credits as|role stated as|object's role named as|object's role stated as|role named as	|片尾字幕标注的角色名|标注角色名
13188	i	meeting of|session of|term of|legislative session of|legislative term of|gathering of|convention of|assembly of|convocation of|organization that meets|body that meets|group that meets	会议属于|会议所属组织
13210	i	organisation tax status|organization tax status|tax status	
13251	n	number of shading units|number of stream processors|shading units	着色单元数量|流处理器数量
13260	i	romantic orientation|romanticism|aromantic orientation|romanticity	情感取向
13269	i	directs readers to|links to|refers to|redirect to|directs users to	引领读者阅读
13308	i	software used for creation|text-to-image software used for creation|created with software|software used|made in software|made with software|created in software	创作所用软件|创作所用软体|创作所用文本到图像软件|创作所用文本到图像软体|用于创作的软件|使用的软件|用软件制作
13318	i	mode of reproduction|mode of biological reproduction	繁殖方式|生物繁衍模式
13338	i	thesis submitted for degree|thesis submitted for academic degree|dissertation submitted for degree|degree thesis submitted for|degree dissertation submitted for	
13351	t	model number|product code|model code	
13359	i	items classified|items categorized|classifies|categorizes|type of items classified|type of items categorized|type of entities classified|type of entities categorized|entities classified|entities categorized	分类的项目
13360	i	presented works|displayed works|performed works	
13361	n	|goals scored in penalty shootouts	
13381	t	ai-generation prompt|ai prompt|ai-generated media prompt	|提示词
13391	i	data analysis method|method for data analysis|method for analysis|method of data analysis|method of analysis|empirical analysis method|method of empirical analysis|method for empirical analysis	
13414	n	number of downloads	下载次数
13415	t	taiwanese taigi romanization system	台湾台语罗马字拼音方案
13430	n	number of texture mapping units|texture mapping units|tmu|number of tmus	纹理映射单元数量
13478	i	nomenclatural type of|taxonomic type of|type taxon of|type specimen of|type species of|type genus of|type of	以其为模式分类者
13518	i	likes of fictional character|fictional character likes|fictional character loves|character likes|character loves	虚构角色喜欢的事物
13519	i	dislikes of fictional character|fictional character dislikes|fictional character hates|character dislikes|character hates	虚构角色不喜欢的事物
13522	n	number of render output units|rops|number of rops	渲染输出单元数量
13525	n	ram capacity|random-access memory capacity|memory capacity|ram|quantity of ram|quantity of memory|ram memory	内存容量|随机存取存储器容量|内存数量
13574	i	|largest city|biggest city|most populous town|largest town|biggest town|most populous area|most populous region|most populous settlement|largest settlement|biggest settlement|most populous village|largest village|biggest village	最多人口市镇区
13589	i		无值原因
13602	i	|single taken from the ep|single taken from the album	
13612	i	|cultivar of taxon|cultivar is in taxon|taxon of breed|taxon of cultivar|breed of taxon|breed is in taxon	
13633	i	|covers body part|clothes body part|protects body part|adorns body part|worn in	穿戴在
13635	n	warranty period	保固期
13638	i	|settlement type|classification of settlement|type of settlement|type of populated place	
13668	n	|opex	
13713	i	awarded for type of work|rewards this type of work|awarded for class of work|awarded for category of work|conferred for type of work|conferred for class of work|conferred for category of work|given for type of work|given for class of work|given for category of work|for type of work|for class of work|for category of work	
13718	i	proposed entity type|proposed item type|proposed object type|type of entity proposed|type of item proposed|type of object proposed|type of proposed entity|type of proposed object|type of proposed item	拟议实体类型|拟议项类型|拟议对象类型|拟议实体类别
13723	i	shrine ranking	社格
13732	t	|bang|ddg bang	
13745	n	parts per area|transistor density|parts per unit area	
13749	n	|display size|diagonal length|diagonal display size|screen size|diagonal screen size|monitor size|monitor diagonal length|image size|diagonal image size|viewable image size|vis	
13768	i	form factor|layout|configuration|device type|style	外形规格|外形尺寸|布局|形态|构型
13783	i	|intended handedness|intended hand|made for handedness|handedness of tool|tool handedness|for hand	
13787	n	number of ray tracing cores	光线追踪核心数量
13788	n	vram capacity	显存容量
13789	i	|wireless capabilities|wireless capability|wireless connection|wireless connectivity|cordless connectivity|radio connectivity|wireless communications|supports wireless standard	无线连线能力
13794	d	date filed|date submitted|submission date|filing date|filed|submitted	
13802	t	|pn|product code|product number|article number|sku|stock keeping unit|vendor part number|vpn|product identification number|pin	零件编号|商品编号|零件号|产品代码|产品编号|供应商零件编号|部件号
13828	n	luminance|photometric brightness|brightness	
13829	i	excluding work|does not apply to work	排除作品|不包括作品|不适用于作品
13883	i	start work|since work|valid since work|valid from work|starting work|starting with work	起始作品|初次出现作品|始见于作品|起算作品|首部相关作品|从此作品起生效|初登场
13884	i	end work|until work|valid until work|valid to work|ending work|ending with work	终止作品|最后有效作品|截止作品|末次相关作品|直至此作品为止有效
13885	i	image resolution|resolution of image	
13886	i	display device resolution|resolution of display device	
13903	n	operating humidity|acceptable humidity|required humidity|tolerates humidity	
13914	i	collector|recordedby|collected by|recorded by	采集者|记录者
13922	t	preferred bcms project code|serbo-croatian preferred project code|preferred serbo-croatian project code	
13923	i	data collection method	数据收集方法
13926	d	time of deposition|time of deposit|date of deposition|date of deposit|date of burial|time hidden|date hidden|deposited|buried	
13939	t	commonwealth sport country code|cs country code|cgf country code	
13986	i	|grammatical number	
14026	i	specimen classifier|identified by|taxonomic identifier|classifier|specimen determiner|specimen identifier	
14027	d	collection date	采集日期
14039	i	logical consequence of|logical implication of|logically implied by|implied by	
14052	n	free height|clear height|free height under the grid	
14067	i	common organism|common-name organism|taxon common-name organism	
14094	i	translates from	译自|翻译来源
14095	i	translates into|translates to	翻译成
14115	t		盲文转录
14117	i	location collected	采集地点
14143	n	annual greenhouse gas emissions	年度温室气体排放量
14164	t	formal signwriting transcription	标牌书写转录
14182	i	river regime|discharge regime|hydrological regime	河流径流状况|流量状况|水文状况
14251	i	|type of refeering	
14272	t	clcr language code|conlang code registry language code	
14317	i	hardware is incompatible with|hardware incompatible with|incompatible with	
14319	t	peh-oe-ji	白话字
14345	i	view|anatomical view|view of anatomical structure|perspective|point of view|viewing direction|specimen view|taxonomic view|view of an anatomical structure	
14392	n	|specific energy|volumic energy|massic energy	
14401	i	|pas rating|parental advisory disclosure message	
14408	i	contains cadastral area|divided into cadastral areas|contains part of cadastral area	
14415	i	eusocial caste|cast|caste	
14424	n	|te|time scaling factor|varispeed ratio|rescaling ratio	
14434	i		独立于理论
14453	t	|neutral form of label	标签中性形式
14457	t	|monolingual subject named as	
14458	t	|monolingual alternative name	
14511	i	trailer of|preview of	
14516	i	|epbc act threatened category	
14517	n	print matrix state|state	
14519	i	|tattoo|piercing|body modification|body alteration|ritual deformation|bodymod|bodymodding|breast augmentation|breast implants	人体改造|身体改造
14531	i	meteorological intensity classification|storm intensity classification	
14539	i	perfumer|nose|perfume creator|creator of perfume|perfume designer|perfume maker|fragrance creator|fragrance designer|fragrance maker	
14559	t	prisoner number|inmate number	
14603	i	visual style|visual art style|art style	
14610	i	garden|park	
14672	i	|depicts film	
14755	i	particularly|especially|most commonly|primarily|chiefly|notably|principally|specifically	特别地
14788	n	located at a height|height above ground	
14792	i	|noun type|type of name|type of noun|nym	
14834	i	substance control status|controlled substance status|control schedule|drug schedule|scheduling status	`;
