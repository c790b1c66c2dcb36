/** Arts, professions, sport, war, what people do: `Chinese words | English words`, as subject-words.ts says. */
export const CRAFT_WORDS: string = `
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
