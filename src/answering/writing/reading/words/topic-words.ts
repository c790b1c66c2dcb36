/**
 * Words of one meaning, or near enough to find a passage by, in both languages: `Chinese words | English words`, English in every form
 * that no ending explains. Looser than relation-words.ts: it chooses what to quote, and never tells whether a sentence is right.
 */
export const TOPIC_WORDS = `
冻 结冰 冰封 封冻 冰 | freeze froze frozen ice icy
罢工 停工 | strike struck stoppage
打 击中 敲 | hit beat knock
偷 盗 失窃 被盗 | steal stole stolen theft thief
找回 找到 寻回 发现 | find found recovered discovered
丢 遗失 失去 弄丢 | lose lost missing
死 死者 遇难 丧生 死亡 去世 | die died dead death deaths toll victims killed kill drowned perished lost fatalities
受伤 伤者 | injured wounded hurt
淹 洪水 大水 水灾 | flood flooded floods
地震 | earthquake quake tremor
火灾 起火 大火 着火 失火 | fire blaze burned burnt
原因 起因 为什么 为何 因为 由于 因 | why because cause caused reason owing since
跨度 跨径 | span spans
宽 宽度 | wide width breadth
厚 最厚 厚度 | thick thickest thickness
薄 最薄 | thin thinnest
高 最高 高度 | high tall highest tallest height
深 最深 深度 | deep deepest depth
长 最长 长度 全长 | long longest length
大 最大 | big biggest large largest
小 最小 | small smallest little
老 最老 古老 | old oldest ancient
早 最早 最初 起初 本来 原来 原先 起先 第一 首次 头一 初 | first earliest originally original initial initially beginning
晚 最后 最终 末 | last final finally latest end
好 最好 上等 最佳 | best finest top good
贵 最贵 | expensive dearest costly
便宜 | cheap cheapest
重 重量 分量 | weigh weight heavy
钱 价格 价钱 卖 售价 价 多少钱 售 元 | cost costs price sell sells sold yuan fee paid pay
造价 花费 费用 耗资 开支 | cost expense budget
工资 薪水 薪酬 收入 | salary wage wages pay income earn
营收 收入 销售额 | revenue turnover sales income
亏损 损失 | loss lost
利润 | profit
门票 票 票价 | ticket tickets admission entry
彩票 | lottery
稿 初稿 手稿 稿子 草稿 | draft manuscript drafts
改 改名 更名 改称 | rename renamed changed
名字 名 叫 称 名叫 取名 起名 叫作 叫做 | name named called known title
外号 绰号 笔名 别名 | nickname pseudonym alias
原名 本名 真名 | originally real name born
意思 含义 意为 | mean means meaning
标志 徽标 徽章 商标 | mark logo emblem badge symbol sign
栏杆 护栏 | railing railings rail rails
颜色 漆 色 | colour color colours painted paint
红 | red
绿 | green
蓝 | blue
白 | white
黑 | black
黄 | yellow
灰 | grey gray
动物 牲畜 养 饲养 | animal animals creature kept keep pet bred
鸟 | bird birds
鱼 | fish
猫 | cat cats
狗 | dog dogs
马 | horse horses
牛 | cow cows ox oxen cattle
羊 | sheep goat goats
龟 乌龟 | turtle turtles tortoise tortoises
燕子 | swallow swallows
鹤 | crane cranes
雁 鹅 | goose geese
鸡 | chicken chickens hen
虾 | shrimp shrimps
蝙蝠 蝠 | bat bats
芦苇 芦花 | reed reeds
草 水草 | grass weed plants
植物 | plant plants botany flora
花 | flower flowers
树 木 | tree trees wood
茶 | tea
酒 | wine liquor spirit beer
饭 吃 菜 食物 食 | eat eats ate food meal dish
面 面条 | noodles noodle
糕 饼 饼干 点心 | cake cakes biscuit biscuits pastry
汤 羹 | soup chowder broth
放 加入 加 添 配料 | add added put go goes ingredient ingredients
葱 | onion scallion
盐 | salt
糖 | sugar candy
面包师 烘焙 | baker bakery
信 信件 书信 | letter letters
报纸 报 | newspaper newspapers paper
杂志 | magazine
书 著作 | book books
诗 诗人 | poem poems poet poetry verse
小说 | novel novels novelist
翻译 译 译者 | translate translated translation translator
出版 印 印刷 发行 | print printed publish published publication
书店 | bookshop bookstore
电影 影片 拍 | film films movie filmed
版权 拍摄权 电影权 | rights copyright
导演 | director directed
演 演员 主演 | actor actress star starred played
音乐 乐曲 | music musical
写 作 创作 写成 出自 手笔 执笔 作者 | write wrote written composed compose author authored pen penned
乐章 | movement movements
曲 曲子 组曲 | suite song songs music piece
作曲 作曲家 谱曲 谱 | composer composed compose
演奏 首演 演出 上演 表演 | perform performed performance premiere premiered played
歌 唱 | song sing sang sung sings
乐器 琴 | instrument instruments
学 学习 就读 读 毕业 上学 上大学 上的大学 院校 母校 | study studied learn learned learnt attend attended graduate graduated educated
教 教书 老师 | teach taught teacher teaches
学生 弟子 徒弟 学徒 | pupil pupils student students apprentice apprentices
学校 学堂 小学 | school schools
大学 | university universities college
考试 考 毕业设计 | exam examination test
课 | class lesson lessons
计算机 电脑 | computer computers computing
火车 列车 铁路 | train trains railway railroad rail
船 汽船 轮船 渡船 | ship ships boat boats steamer ferry
渡 摆渡 渡口 | ferry ferried ferryman crossing
桥 | bridge bridges
路 道路 街 | road street lane
车 汽车 | car bus vehicle
卡车 货车 | lorry lorries truck trucks
缆车 索道 | cable
飞机 | plane aircraft
走 步行 | walk walked foot
过 横跨 穿过 跨 过湖 越 | cross crosses crossed crossing
到 到达 抵达 | reach reached arrive arrived
漂 漂到 | float floated drift drifted
说 说话 讲 | say said speak spoke spoken talk
沉 沉没 | sink sank sunk
撞 相撞 | collide collided collision crash
救 救起 获救 生还 幸存 | rescue rescued saved survive survived survivors
逃 逃出 爬出 脱险 | escape escaped fled
打开 开 开放 通车 开通 | open opened opens opening traffic
关 关闭 | close closed closes shut
推迟 延期 改期 | postponed delayed moved
取消 撤回 撤销 | withdrawn cancelled canceled
钟 船钟 | bell bells clock
挂 悬挂 | hang hangs hung
灯 灯笼 | lamp lamps light lights lantern lanterns
灯塔 | lighthouse
镜 主镜 镜子 | mirror mirrors lens
磨 打磨 研磨 | grind ground polished
望远镜 | telescope telescopes
星 彗星 | comet star stars
天文台 | observatory
医生 医院 | doctor hospital
药 | medicine drug
病 患 | ill illness disease sick
眼 眼睛 | eye eyes blind sight
耳 聋 | ear ears deaf
手 左手 右手 | hand hands handed
手指 指 | finger fingers
头 | head
脚 | foot feet
头发 | hair
衣 衣服 穿 | clothes wear wore worn dress coat
帽 | hat cap
鞋 靴子 | shoe shoes boot boots
钱包 | wallet purse
口袋 | pocket
留 保留 留着 保存 收藏 藏 存 现藏 | keep keeps kept preserved hold held collection
箱 盒 | box boxes chest
钥匙 | key keys
门 | door gate
窗 | window windows
屋 房子 住宅 住 居住 | house houses live lives lived home
仓库 | warehouse store
石 石头 | stone stones rock
石阶 台阶 | step steps stairs
纸 | paper papers
纸坊 造纸 | paper mill papermaker papermaking
印章 章 | seal stamp
陶 陶艺 瓷 陶艺家 陶工 | pottery potter potters ceramic ceramics clay
窑 | kiln kilns
烧 烧制 烧成 烧到 烧出 成功 | fire fired firing firings burn burned success succeeded
釉 青釉 | glaze glazes celadon
作品 件 | work works piece pieces
签 签名 签过 落款 | sign signed signature
设计 设计者 | design designed designer
造 建造 建 修建 修 盖 做 制作 制 | build built make made construct constructed builder
铆钉 钉 | rivet rivets nail nails
钢 钢材 | steel
铁 | iron
铜 | bronze copper brass
金 | gold
银 | silver
玻璃 | glass
煤 | coal
矿 矿井 矿工 | mine mines mining miner miners pit
工人 职工 员工 | worker workers staff employees
老板 主人 东家 | owner owned owns boss
负责人 经营 掌管 主管 领导 一把手 掌门人 当家 首席执行官 执行官 | run runs head leader manager leads ceo executive boss
现任 现在 如今 目前 今 | now today current currently present
创办 创立 创办人 创始人 开办 设立 创建 | found founded founder founding set established establish opened began begun start started behind
主要 | main chief
任务 工作 职业 做什么 谋生 行当 | work job occupation profession worked living trade
工程师 | engineer engineers
画家 画 | painter painted painting paintings picture
植物学家 | botanist
编辑 总编辑 | editor
市长 镇长 | mayor
总统 主席 | president chairman
父亲 父 爸爸 | father
母亲 母 妈妈 | mother
儿子 | son sons
女儿 | daughter daughters
妻子 丈夫 配偶 老伴 爱人 另一半 太太 先生 老婆 老公 娶 嫁 结婚 婚 | wife husband spouse marry married marriage wedding
兄弟 姐妹 哥哥 弟弟 姐姐 妹妹 | brother sister brothers sisters
孩子 儿童 小孩 | child children kids
爷爷 祖父 孙子 | grandfather grandson
奶奶 祖母 外婆 | grandmother
邻居 | neighbour neighbours neighbor
朋友 | friend friends
亲戚 叔叔 舅舅 | uncle aunt relative relatives
寡 守寡 | widow widowed
童年 小时候 幼时 长大 | childhood boy girl grew young
年轻 | young youth
晚年 老年 | old later age
生 出生 生于 诞生 | born birth
葬 埋 安葬 墓 坟 | buried grave tomb burial
纪念 纪念碑 | memorial monument commemorate
奖 奖项 获奖 | prize award awarded won win medal
比赛 竞赛 | contest competition race match game
冠军 | champion
球 足球 | ball football
登 登山 登上 登顶 爬 攀 | climb climbed climber reached summit ascent
山 峰 | mountain peak mount
湖 | lake
河 江 水 | river water
海 | sea ocean
岛 | island isle
港 码头 | harbour harbor port dock
雾 | fog mist
雪 | snow
雨 | rain
风 大风 | wind storm gale
冬 冬天 冬季 | winter winters
夏 夏天 夏季 | summer summers
春 春天 | spring
秋 秋天 | autumn fall
节 节日 庆典 | festival feast
生日 | birthday
规矩 规则 不许 禁止 不准 不能 不得 忌 绝不 不放 不可 切忌 | rule rules must not allowed forbidden never banned prohibited
可以 允许 准 | allowed may permitted
游泳 | swim swimming
钓鱼 | fishing fish
数 数量 总数 统计 普查 | count counted number census total survey
人口 居民 | population inhabitants residents people
天 日 | day days
小时 钟头 | hour hours
分钟 | minute minutes
周 星期 | week weeks
月 个月 | month months
年 | year years
次 趟 回 | time times trip
层 楼 | floor floors storey
页 页数 | page pages
字 字母 | letter letters word words character characters
句 | sentence line
语言 | language languages
课本 教材 | textbook
地图 | map
旗 | flag
战争 仗 | war battle
军队 士兵 | army soldiers soldier troops
警察 | police
法院 判 案 审 | court trial judge verdict inquiry
监狱 | prison jail
请愿 签名 | petition signed
法律 法 | law laws
政府 | government
选举 当选 | elected election
银行 | bank
公司 集团 企业 | company firm group corporation
工厂 厂 作坊 | factory works mill plant
商店 店 铺 铺子 | shop store
博物馆 馆 | museum
图书馆 | library
剧院 剧场 | theatre theater hall
教堂 寺 庙 | church temple
咖啡 | coffee
邮局 邮票 | post stamp stamps
电话 | telephone phone
电 发电 电站 | power electric electricity
温度 度 气温 | temperature degrees warm cold
速度 快 | speed fast fastest
慢 | slow slowest
距离 远 | distance far
海拔 | altitude elevation
面积 | area
发明 发明者 | invent invented inventor
发现 | discover discovered discovery
命名 | named naming
由来 来历 得名 来源 | origin named after
秘密 密码 | secret cipher code
账 账本 | accounts ledger
记 记录 记下 记载 | record recorded records wrote note notes
记忆 回忆 | memory memoir remember
梦 | dream
迟到 | late
害怕 怕 | fear afraid
哭 | cry cried wept
笑 | laugh laughed
喜欢 爱 | like liked love loved
讨厌 恨 | hate hated
拒绝 不肯 不愿 | refuse refused refuses declined rejected
要求 提出 | ask asked demand demanded demands
同意 | agree agreed
捐 捐赠 捐给 送 送给 | give gave given donated gift present
买 购 收购 | buy bought purchase purchased
借 | borrow borrowed lend lent
换 交换 | exchange exchanged swap
用 使用 | use used uses
代替 取代 | replace replaced instead
帮 帮助 | help helped
派 派遣 | send sent
带 带来 | bring brought
坐 乘 | ride rode travel travelled
住 过夜 | stay sleep bed beds
睡 | sleep slept
醒 | wake woke
听 | hear heard listen
看 看见 看到 望见 | see saw seen look visible
念 读 | read reads
问 | ask asked question
答 回答 | answer answered
证明 | prove proved proof
检查 查 调查 | inspect inspected inquiry investigation investigated
改编 | adapted adaptation based
角色 主人公 人物 原型 | character hero heroine protagonist model
封面 | cover
照片 | photo photograph
形状 | shape
材料 | material materials
尺寸 | size
样子 | pattern look
地方 哪里 哪儿 位置 | where place site
边境 边界 | border
首都 首府 | capital
省 | province
村 | village
镇 城镇 城 | town city
国 国家 | country nation
区 | district
出口 | export exports exported
进口 | import imports
产 产量 生产 年产 | produce produces produced production output
种 种植 | grow grows grown planted
收获 采 采摘 摘 | picked pick harvest gather collected collecting
打猎 捕 捕捞 | hunt hunted catch caught
病虫 天敌 | enemy predator
繁殖 产卵 | breed breeds lays eggs egg
越冬 迁徙 | winters migrate
寿命 活 | live lives lifespan
翼展 翅膀 | wingspan wing wings
重要 | important
特别 特殊 | special
奇怪 | strange odd
唯一 只有 | only sole
一半 半 | half
倍 | times double
全部 完全 全 | completely complete whole entirely all
部分 | part
增加 多 | increase increased more rose
减少 少 | decrease decreased fewer fell
停 停止 中断 | stop stopped stops halted
持续 历时 多久 多长时间 花了 用了 | last lasted long took during ran
开始 始于 动工 | begin began begun start started
结束 完工 完成 | end ended finish finished completed
发生 | happen happened occurred
毁 摧毁 冲毁 拆 | destroy destroyed demolished
重建 重修 修复 | rebuild rebuilt restored repaired
搬 迁 搬到 | move moved
离开 走 | leave left
回 回来 返回 | return returned came back
派 任命 接任 继任 | appointed succeeded successor
退休 | retire retired
辞职 | resign resigned
解雇 开除 | fired dismissed expelled
`;
