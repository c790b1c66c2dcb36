/** Notices, law, firms, materials, land and water: `Chinese words | English words`, as subject-words.ts says. */
export const AFFAIRS_WORDS: string = `
负责 分管 主管 | responsible responsibility
屋顶 房顶 顶棚 | roof roofs canopy
摊位 摆摊 摊子 | stall stalls
班车 接驳车 | shuttle
保修 质保 保修期 | guarantee guaranteed warranty
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
`;
