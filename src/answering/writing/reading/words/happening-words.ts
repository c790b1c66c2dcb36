/** Happenings, measures, money, books, music, journeys: `Chinese words | English words`, as subject-words.ts says. */
export const HAPPENING_WORDS: string = `
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
`;
