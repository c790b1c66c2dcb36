/** More words of one meaning for topics.ts, in the form of topic-words.ts: offices, goods, notices, letters, bodies, weather, verbs. */
export const EVERYDAY_WORDS = `
床位 病床 床 | bed beds
章 章节 | chapter chapters
卷 册 | volume volumes
漆 油漆 涂料 | paint painted paints
升 公升 | litre litres liter liters
座位 席位 坐席 容纳 | seat seats seating capacity hold holds
参观 游览 访客 游客 参观者 观众 | visit visited visits visitor visitors tourist tourists audience spectators attendance
物品 东西 物件 展品 藏品 | object objects item items exhibit exhibits thing
得分 进球 比分 达阵 | score scored scorer scores goal goals tries points
客队 客场 | visiting away visitors
主队 主场 | home ground stadium
看守 守 看管 守塔人 守护 | keeper keep guard guarded watch watchman
看门人 门房 | porter doorman
点亮 点燃 点灯 | light lit relit lighted
马上 立即 立刻 当即 | immediately once
辞去 离职 | resigned resign quit left
第一份 首份 头一份 | first
职务 职位 岗位 | post position job office
开始营业 营业 开业 | opened business trading
起 起步 | start started began
价格 报价 单价 价钱 标价 | price quote quoted cost costs
每个 每件 每只 单件 | each per piece apiece
运费 | freight shipping postage
押金 订金 定金 | deposit
罚款 罚金 | fine fined penalty
折扣 优惠 打折 | discount reduced
发票 收据 | invoice receipt
合同 协议 | contract agreement deal
期限 截止 截止日期 | deadline term due
保修 质保 | warranty guarantee
型号 | model
版本 发行版 发行 | version release releases
许可 许可证 执照 | licence license licensed permit
开发 研发 开发者 | develop developed developer develops
软件 程序 | software program application app
下载 | download downloads
文件 档案 | file files document archive
补丁 修补 更新 升级 | patch update updated upgrade fix
错误 故障 漏洞 毛病 | error bug fault failure defect broken
网络 互联网 | network internet online
密码 口令 | password
备份 | backup
格式 | format
内存 | memory
屏幕 | screen display
按钮 按键 | button key
电池 | battery batteries
充电 | charge charged charging
功率 | power rated
引擎 发动机 | engine motor
燃料 燃油 汽油 柴油 | fuel petrol diesel gas
泵 水泵 | pump
起重机 吊车 | crane
拖轮 拖船 | tug tugboat
载重 承重 起吊 吊起 | lift load capacity carry
吨位 总吨 | tonnage gross
船员 水手 | crew sailor sailors seamen
乘客 旅客 | passenger passengers
航线 航班 | route line service
船厂 船坞 | shipyard yard dock dockyard
锚 | anchor
帆 | sail sails
桨 划船 | row rowed rowing oar
下水 | launch launched
残骸 沉船 | wreck wrecks wreckage
潜水 潜水员 | dive dives diver dived diving
灯光 照明 | lighting illumination
站 车站 站台 | station stations stop stops platform
班次 时刻 时刻表 首班 末班 | timetable schedule first last
票 车票 | ticket fare
通行费 过路费 过桥费 | toll tolls
限速 | limit
司机 驾驶 | driver drive drove driven
轨道 铁轨 | track tracks rail
隧道 | tunnel tunnels
机场 | airport
停车 停车场 | park parking
地铁 | metro subway underground
高速 公路 | highway motorway
服用 吃药 剂量 用量 | take taken dose dosage
处方 开药 | prescription prescribed prescribe
副作用 不良反应 | effects
症状 | symptom symptoms
治 治疗 医治 疗法 | treat treats treated treatment cure cures therapy
疼 痛 疼痛 | pain ache hurts
发烧 发热 | fever
咳嗽 | cough
皮肤 | skin
肺 | lung lungs
心脏 心 | heart
胃 肚子 | stomach
血 血液 血压 | blood
骨 骨头 骨折 | bone bones
牙 牙齿 | tooth teeth
侵袭 累及 影响 侵害 | affect affects affected attack attacks damage
传染 感染 | infect infected infection infectious contagious
疫苗 接种 | vaccine vaccinated
手术 开刀 外科 | surgery operation surgeon operate operated
护士 | nurse
病人 患者 | patient patients
药片 片剂 | tablet tablets pill pills
果汁 | juice
葡萄柚 西柚 | grapefruit
孕妇 怀孕 | pregnant pregnancy
过敏 | allergy allergic
饭前 饭后 空腹 | meal meals
酒 白酒 啤酒 葡萄酒 | alcohol wine beer spirits drink
茶 | tea
咖啡 | coffee
牛奶 | milk
面包 | bread loaf
面粉 | flour
糖 | sugar
盐 | salt
油 | oil
醋 | vinegar
米 米饭 稻 | rice
面条 面 | noodles noodle
肉 猪肉 牛肉 | meat pork beef
鸡 鸡肉 | chicken
鸭 | duck
蛋 鸡蛋 | egg eggs
蔬菜 菜 | vegetable vegetables dish dishes
水果 | fruit fruits
苹果 | apple apples
豆腐 | tofu
汤 羹 | soup broth
姜 葱 蒜 | ginger onion garlic
锅 | pot pan pans
刀 | knife
碗 | bowl
杯 杯子 | cup glass mug
烤 烘 烘烤 | bake baked roast roasted
煮 熬 炖 蒸 | boil boiled cook cooked steam steamed simmer stew
炒 煎 炸 | fry fried
腌 腌制 | pickle pickled salted
菜谱 食谱 做法 配方 | recipe recipes
早餐 午餐 晚餐 | breakfast lunch dinner supper
餐厅 饭店 饭馆 食堂 | restaurant canteen dining inn
旅馆 客栈 酒店 | hotel inn
桌 桌子 | table tables
椅 椅子 凳子 | chair chairs stool stools
地板 地面 | floor ground
墙 墙壁 | wall walls
屋顶 房顶 | roof
楼梯 | stairs staircase
地下室 地窖 | cellar basement
花园 院子 | garden yard courtyard
树 树木 | tree trees
花 开花 | flower flowers bloom blossoms
草 | grass
叶 叶子 | leaf leaves
种子 | seed seeds
森林 林子 | forest wood woods
猫 | cat cats
狗 | dog dogs
马 | horse horses
牛 | cow cows cattle ox
羊 | sheep goat goats
猪 | pig pigs
鹅 | goose geese
乌龟 龟 | turtle turtles tortoise
蛇 | snake snakes
蜜蜂 蜂 | bee bees honey
海鸥 | gull gulls
鲸 | whale whales
海豹 | seal seals
驴 | donkey
老虎 | tiger
熊 | bear bears
老鼠 | mouse mice rat
羽毛 | feather feathers
蛋壳 贝壳 贝 | shell shells mussel
天气 气候 | weather climate
太阳 阳光 | sun sunshine
月亮 | moon
云 | cloud clouds
雷 打雷 | thunder lightning
台风 飓风 | typhoon hurricane storm
干旱 旱 | drought dry
潮 潮水 潮汐 | tide tides tidal
波浪 浪 | wave waves
水位 | level
水深 | depth deep
深夜 半夜 午夜 | midnight night
早晨 清晨 黎明 早上 | morning dawn
中午 正午 | noon midday
下午 | afternoon
傍晚 晚上 黄昏 | evening dusk
昨天 | yesterday
明天 | tomorrow
周末 | weekend
假期 假日 放假 休息 | holiday holidays vacation rest
世纪 | century
古代 | ancient
未来 将来 | future
报名 注册 登记 | register registered registration enrol entry
报名费 | fee entry
名额 | places
申请 | apply application applied
资格 | qualified eligible
岁 年龄 年纪 | age aged
身份证 证件 护照 | passport identity
地址 住址 | address
号码 编号 | number numbered
信 书信 来信 | letter letters
信封 | envelope
电报 | telegram telegraph
邮件 电子邮件 | mail email
报纸 报 | newspaper newspapers paper
杂志 期刊 | magazine journal
文章 论文 | article paper essay thesis
广告 | advertisement advert
新闻 | news
记者 | reporter journalist
采访 访谈 | interview interviewed
演讲 讲话 致辞 | speech speeches address
会议 大会 开会 | meeting meetings conference congress
会议记录 纪要 | minutes
委员会 | committee council board
议会 国会 | parliament
投票 表决 | vote votes voted ballot
反对 | against oppose opposed objected
赞成 支持 | support supported favour
决定 决议 | decide decided decision resolved resolution
宣布 公布 | announce announced announcement
批准 获批 | approve approved approval
计划 方案 规划 | plan plans planned project scheme
目标 目的 | aim goal purpose
结果 成果 | result results outcome
影响 | influence effect
理由 | reason reasons
条件 | condition conditions
方法 办法 | method way
技术 工艺 | technique technology craft
工具 | tool tools
机器 | machine machines
设备 装置 | equipment device
零件 部件 轴承 | part parts component bearing bearings
图纸 图样 | drawings drawing plans blueprint
模型 | model models
金属 | metal
木 木头 木材 | wood wooden timber
竹 | bamboo
绳 绳子 | rope ropes
绳厂 制绳 | ropewalk rope
线 | thread line string wire
布 布料 | cloth fabric
丝 丝绸 | silk
棉 棉花 | cotton
羊毛 毛 | wool
皮 皮革 | leather
塑料 | plastic
橡胶 | rubber
水泥 混凝土 | cement concrete
砖 | brick bricks
瓦 | tile tiles
沙 | sand
土 泥 | soil earth mud clay
灰 | ash
烟 | smoke
烟囱 | chimney
火 | fire flame
炉 炉子 | stove furnace oven
水井 井 | well
泉 泉水 | spring
洞 山洞 | cave hole
沙漠 | desert
平原 | plain
山谷 | valley
悬崖 崖 | cliff cliffs
海滩 | beach
海湾 湾 | bay gulf
海峡 | strait sound
半岛 | peninsula
堤 堤坝 大坝 堤防 | dam dyke dike embankment levee
运河 | canal
瀑布 | waterfall
支流 | tributary
河口 | mouth estuary
源头 发源 | source rises spring
宫 宫殿 | palace
塔 | tower
广场 | square
市场 集市 | market fair
公园 | park
体育场 球场 | stadium ground
游泳池 | pool
学期 | term semester
奖学金 | scholarship
学费 | tuition fees
校长 院长 馆长 | principal headmaster head director dean rector
导师 | mentor supervisor tutor
教授 | professor
学位 博士 硕士 | degree doctorate
专业 | major subject
书 书籍 著作 | book books
小说 | novel novels
诗 诗歌 | poem poems poetry
诗人 | poet
戏 话剧 戏剧 | play drama
电影 影片 | film films movie movies
镜头 场景 拍摄 取景 拍 出品 制片 | scene scenes shot shoot filmed filming produced producer
剪 剪掉 删 删去 删减 | cut cuts deleted removed
票房 | gross takings
舞 跳舞 舞蹈 | dance dances danced
鼓 | drum drums
笛 | flute
钢琴 | piano
小提琴 | violin fiddle
竖琴 | harp
大提琴 | cello
管风琴 风琴 | organ
乐队 乐团 | band orchestra
照相 相机 | camera photograph
雕塑 雕像 | sculpture statue
雕 雕刻 刻 | carve carved carving engraved inscription
铭文 题词 写着 | inscription reads says
墓碑 | gravestone tombstone stone grave
遗嘱 | will
遗产 | estate legacy inheritance
财产 财富 | property fortune wealth
债 欠 欠债 | debt debts owe owed
贷款 | loan
利息 | interest
股票 上市 股份 | listed stock shares share
股东 | shareholder shareholders
子公司 旗下 | subsidiary subsidiaries
母公司 总公司 | parent
总部 | headquarters
分店 分行 分公司 | branch branches
客户 顾客 | customer customers client
订单 订购 订 | order orders ordered
供应 供应商 提供 供货 | supply supplied supplier supplies provide provided
产品 商品 货物 | product products goods
质量 品质 | quality
标准 | standard standards
专利 | patent patents
品牌 商标 | brand trademark
预算 | budget
税 | tax taxes
补贴 | subsidy grant
投资 | invest invested investment
雇 雇用 聘 聘请 | hire hired employ employed
招聘 应聘 | recruit vacancy
工时 上班 | shift hours working
加班 | overtime
退休金 养老金 | pension
工会 | union
裁员 | layoffs jobs cut
事故 | accident accidents
伤亡 | casualties
爆炸 | explosion exploded explode
漏 泄漏 | leak leaked leaks
污染 | pollution polluted
垃圾 废物 | rubbish waste garbage
安全 | safety safe
危险 | danger dangerous
警告 | warning warn warned
保险 | insurance insured
证人 作证 | witness testified evidence
罪 犯罪 | crime guilty
凶手 杀 杀害 谋杀 | murder killed murderer
贼 小偷 | thief thieves
海盗 | pirate pirates
国王 | king
王后 女王 | queen
皇帝 | emperor
公主 | princess
王子 | prince
贵族 | noble
农民 | farmer farmers peasant
渔民 渔夫 | fisherman fishermen fisher
木匠 | carpenter
铁匠 | blacksmith smith
裁缝 | tailor
理发师 | barber hairdresser
面包师 | baker
厨师 厨子 | cook chef
司炉 | stoker
船长 | captain
军官 将军 | officer general
士兵 | soldier soldiers
律师 | lawyer attorney
法官 | judge
会计 | accountant bookkeeper
秘书 书记 | secretary
翻译 译者 译 | translate translated translator translation
作家 小说家 作者 | writer novelist author
出版社 出版 出版商 | publisher published publish press
创办人 创始人 | founder founders
发起 发起人 | initiated initiator
继承 继承人 接班 | heir inherit inherited successor
前任 | predecessor before
教练 | coach manager trainer
队 球队 俱乐部 | team club side
队员 球员 | player players
队长 | captain
裁判 | referee umpire
联赛 | league
杯 奖杯 | cup trophy
纪录 | record
奥运会 | olympic olympics
马拉松 赛跑 跑 跑步 | marathon run runner race
名次 排名 | rank ranking place
胜 赢 获胜 击败 | win won beat defeated victory
输 失败 败 | lose lost defeat defeated failed
平局 | draw drawn tie
伤 受伤 | injury injured hurt
退役 | retired retire
玩具 | toy toys
游戏 | game games
绰号 外号 叫做 人称 | nickname nick called known
语 方言 | dialect language spoken
宗教 信仰 | religion religious
神 神话 | god gods
故事 传说 | story stories legend tale
历史 | history
文化 | culture
传统 习俗 | tradition custom
仪式 典礼 | ceremony
婚礼 | wedding
葬礼 | funeral
礼物 | gift present
祝 庆祝 | celebrate celebrated celebration
迷信 | superstition
运气 | luck lucky
愿望 希望 | wish hope hoped
梦想 | dream
秘密 | secret
真相 真 | truth true real
假 伪造 | fake false forged
错 错误 弄错 | wrong mistake mistaken error
忘 忘记 | forget forgot forgotten
记得 记住 | remember remembered
等 等待 | wait waited waiting
站 站立 | stand stood
坐 | sit sat
躺 | lie lay
跌 摔 掉 | fall fell dropped
推 | push pushed pushes
拉 拖 | pull pulled drag dragged
扔 丢掉 抛 | throw threw thrown
抓 捉 | catch caught seized
拿 取 | take took
放 放置 | put placed
举 抬 | lift lifted raise raised
切 砍 剪 铡 | cut cuts chop chopped
挖 掘 | dig dug digging
填 | fill filled
洗 | wash washed
尝 品尝 尝一口 | taste tasted tastes
闻 气味 味道 | smell smelled
触摸 碰 摸 | touch touched
锁 | lock locked
隐藏 藏起 | hide hid hidden
展出 展览 陈列 | exhibit exhibited exhibition display displayed show
表示 意味 | mean means meant
包括 包含 | include includes including contain contains
属于 归 | belong belongs
连接 相连 连通 | connect connects connected link links
分开 分 | divide divided separate
加 添加 增加 | add added adds
减 扣 | subtract deducted
合并 | merge merged
改建 扩建 | converted extended enlarged
拆除 拆掉 | demolished torn dismantled
迁 搬迁 | relocated moved
返回 归还 还 | return returned give back
失踪 | missing disappeared vanished
到期 | expire expires expired
有效 | valid
适合 适用 | suitable fit apply
需要 必须 须 | need needs required must require
建议 劝 | advise advised recommend recommended suggest suggested
避免 | avoid
允许 | allow
不能 不可 不宜 | cannot must not
只 仅 | only
平均 | average mean
总共 合计 | total altogether
剩 剩下 剩余 | left remain remains remaining
超过 多于 | more over exceed exceeds
不到 少于 不足 | less fewer under below
至少 | least
最多 至多 | most maximum
`;
