/** Offices, family, seasons, school, courts, daily verbs: `Chinese words | English words`, as subject-words.ts says. */
export const PEOPLE_WORDS: string = `
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
