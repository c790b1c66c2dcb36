/** Workshop, kitchen, colours, crafts, ideas: `Chinese words | English words`, as subject-words.ts says. */
export const HOUSEHOLD_WORDS: string = `
刷 刷子 碳刷 电刷 毛刷 | brush brushes
更换 换 换掉 换新 | replace replaced replaces replacement change changed
短 短于 变短 | short shorter shorten shortened
长 长于 | long longer
薄 薄于 | thin thinner
厚 厚于 | thick thicker
磨损 磨 磨坏 | worn wear wears
润滑 润滑脂 润滑油 黄油 | grease lubricant lubricate oil
检查 检修 查看 | check checked checks inspect inspected inspection
拧紧 拧 扭矩 | torque tighten tightened
螺丝 螺栓 螺钉 | screw bolt screws bolts
螺母 | nut nuts
齿轮 | gear gears
阀 阀门 | valve valves
管 管道 管子 | pipe pipes
滤 滤芯 过滤 滤网 过滤器 | filter filters
密封 密封圈 | seal seals gasket
保险丝 熔断 | fuse fuses
电线 电缆 线缆 | cable cables wire
插头 插座 | plug socket
温度 度 | temperature degrees
压力 气压 | pressure
转速 | rpm revolutions
噪声 噪音 | noise
分贝 | decibel decibels
冷却 | cool cooling cooled
加热 | heat heated heating
启动 起动 | start starts starting
停机 停止 | stop stops stopped
清洗 清洁 洗 | clean cleaned cleaning wash washed
储存 贮存 存放 保存 | store stored storage keep
冷藏 冰箱 | refrigerator fridge refrigerate
同服 同用 合用 并用 一起 同时 | together combine combined combining along
草药 药草 中草药 | herb herbs herbal
嗜睡 犯困 困倦 | drowsiness drowsy sleepy
头晕 头痛 | dizziness dizzy headache
口干 | dry mouth
胶囊 | capsule capsules
药膏 软膏 | ointment
停药 疗程 | course
漏服 | miss missed dose
搪瓷 珐琅 | enamel enamelled
釉 上釉 | glaze glazed
蓝色 蓝 | blue
红色 红 | red
绿色 绿 | green
黄色 黄 | yellow
白色 白 | white
黑色 黑 | black
灰色 | grey gray
棕色 褐色 | brown
紫色 紫 | purple violet
银色 | silver
金色 | gold golden
主意 点子 想法 创意 念头 | idea ideas
出纳 会计员 发薪员 | paymaster cashier
工资 薪水 薪金 月薪 薪酬 | wage wages salary pay paid
发 发放 支付 付 | pay paid pays
酿 酿造 酿酒 酿制 | brew brewed brews brewing make made
桶 木桶 酒桶 | barrel barrels cask casks bucket
瓶 瓶子 | bottle bottles
罐 罐子 坛 | jar can pot
箱 箱子 盒 盒子 | box boxes case crate
袋 袋子 麻袋 | sack sacks bag bags
篮 篮子 筐 | basket baskets
啤酒 | beer ale
啤酒花 | hop hops
麦芽 | malt
酵母 | yeast
原来 以前 早先 此前 起先 当过 做过 | originally previously formerly before once earlier
头一年 第一年 首年 | first
本行 行当 手艺 匠 木匠 铁匠 鞋匠 石匠 裁缝 箍桶匠 | trade craft occupation profession
学徒 当学徒 | apprentice apprenticed
石匠 泥瓦匠 | mason stonemason bricklayer
鞋匠 鞋 鞋子 靴子 | shoe shoes boots cobbler
矿工 | miner miners
工匠 匠人 | craftsman artisan
商人 小贩 | merchant trader pedlar peddler dealer
嫁妆 | dowry
接手 接管 接过 | took over takes inherited
孙女 | granddaughter
孙子 | grandson
侄子 外甥 | nephew
侄女 外甥女 | niece
叔叔 舅舅 伯父 | uncle
姑姑 姨妈 婶婶 | aunt
祖父 爷爷 外公 | grandfather
祖母 奶奶 外婆 | grandmother
双胞胎 | twin twins
邻居 | neighbour neighbor
荷叶 荷 莲叶 | lotus
鸭 鸭子 | duck
栗子 | chestnut chestnuts
百合 | lily
蘑菇 香菇 | mushroom mushrooms
土豆 马铃薯 | potato potatoes
西红柿 番茄 | tomato
胡椒 花椒 辣椒 | pepper chilli
蜂蜜 | honey
奶酪 | cheese
黄油 | butter
烤 烤制 烘烤 焙 | bake baked bakes roast roasted oven
浸 浸泡 泡 | soak soaked
腌 | salt salted marinate rub rubbed
裹 包 包裹 | wrap wrapped
塞 填 | stuff stuffed
搅拌 搅 | stir stirred mix
切 切成 | cut sliced slice chop
小火 大火 | simmer heat
加 加入 放 | add added put
过夜 一夜 隔夜 | overnight night
夜 夜晚 晚上 晚 | night nights evening
片子 影片 片 | film movie
造价 花费 花了 花掉 造 耗资 斥资 | cost costs spent
克朗 | crown crowns
彩票 | lottery
捐 捐款 捐赠 捐资 | donate donated gave gift donation
筹 筹集 集资 | raise raised fund
花岗岩 花岗石 | granite
大理石 | marble
砂岩 石灰岩 | sandstone limestone
采石场 石场 | quarry
铜 黄铜 青铜 | copper brass bronze
铁 生铁 铸铁 | iron
钢 钢铁 | steel
锡 | tin
铅 | lead
铝 | aluminium aluminum
玻璃 | glass
蜡 蜡烛 | candle wax candles
纸 | paper
墨 墨水 | ink
钟 钟表 | clock watch
铃 钟声 | bell bells
哨 汽笛 哨子 | whistle
旗 旗帜 | flag
钥匙 锁 | key keys lock locked
保险柜 | safe
镜子 | mirror
伞 雨伞 | umbrella
帽子 帽 | hat cap
衣服 制服 外套 | clothes uniform coat
裙子 | dress skirt
戒指 项链 首饰 | ring necklace jewellery
发夹 发簪 | hairpin hairpins
胡子 | beard moustache
眼镜 | glasses spectacles
手指 | finger fingers
打字 打字机 | type types typewriter
手稿 稿子 草稿 | manuscript draft drafts
笔记 日记 | notes diary journal
退稿 拒绝 退回 | rejected reject turned down refused
养 饲养 喂 | keep kept keeps raise feed
名叫 叫 | called named name
吉祥物 | mascot
代号 代码 | code codename
口号 标语 座右铭 | motto slogan
标志 徽章 徽标 | logo badge emblem sign
招牌 牌子 | sign board
步 台阶 级 | step steps stairs
高 高度 | height tall high
重 重量 | weight heavy weighs
宽 宽度 | width wide
速 速度 时速 | speed fast
距离 远 | distance far
容量 装 | capacity hold holds
频率 每隔 每次 | every interval often
每年 年度 | annual yearly every
每天 每日 | daily every
每周 | weekly every
每月 | monthly every
禁止 不准 不许 不得 | forbidden banned prohibited not
必须 务必 须 | must required
建议 推荐 | recommend recommended advise advised suggest
避免 | avoid
允许 准许 可以 | allowed permitted may
欢迎 | welcome
免费 免票 | free
归 归于 归属 留给 捐给 交给 | went left bequeathed belongs willed
探望 探视 探病 看望 | visit visits visiting visitor visitors
聋 盲 | deaf blind
狗 犬 | dog dogs
导盲犬 | guide
停工 罢工 | strike struck walkout
修 修理 修复 修缮 维修 | repair repaired repairs mend mended fix fixed restore restored
炸 炸毁 炸断 | blown bombed blew
倒塌 塌 垮 | collapse collapsed
烧毁 烧 着火 | burn burned burnt fire
偷 盗 被盗 | steal stole stolen theft robbed
抢 抢劫 | rob robbed robbery
逃 逃跑 | escape escaped fled
抓 逮捕 被捕 | arrest arrested caught
藏 躲 | hide hid hidden
捡 找到 发现 | found find finds
丢 丢失 遗失 | lose lost
借 租 租借 | borrow rent rented hire
卖 出售 | sell sold sale
送 赠 赠送 | give gave given gift present
取代 代替 替代 | replace replaced instead substitute
混 掺 | mix mixed blend
涨 上涨 | rise rose risen
降 下降 | fall fell drop dropped reduce reduced
分 分成 | divide divided split
排队 等 等候 等待 | wait waiting queue
预约 预订 | book booking reserve reservation
入口 出口 门口 | entrance exit gate
楼 楼层 层 | floor storey
屋 房间 室 | room rooms
窗 窗户 窗口 | window windows
门 大门 | door gate
灯 路灯 灯泡 | lamp lamps bulb
画 画作 油画 | painting painted paintings
歌 歌曲 唱 | song songs sing sung
梦 做梦 | dream dreamt
怕 害怕 | fear afraid
喜欢 爱好 爱 | like likes love loved hobby favourite
讨厌 恨 | hate hated dislike
哭 笑 | cry laugh
睡 睡觉 | sleep slept
醒 起床 | wake woke
音量 噪音 噪声 响 分贝 | loud noise noisy loudness sound dB decibels
演唱 演奏 演出 表演 上演 | perform performs performed performance sing sings sung play plays give concert
合唱 合唱团 | choir choral chorus singers
大巴 巴士 客车 | coach bus
住宿 住 客房 房间 下榻 | stay stays staying stayed room rooms lodge lodging accommodation sleep
剩 剩下 剩余 余 空位 空余 | left remain remains remaining free vacant available unsold
乐手 乐师 演奏者 队员 | musician musicians player players member members
客人 宾客 旅客 房客 | guest guests visitor visitors
领取 领 取 收到 拿 | get gets collect collects pick receive receives obtain fetch
关门 关闭 闭馆 收市 打烊 停开 | close closes closed closing shut
开门 开放 开市 开馆 营业 | open opens opened opening
开幕 揭幕 开场 | open opens opened opening begin begins began start starts started
闭幕 落幕 散场 | close closes closed closing end ends ended finish finishes finished
归还 还 交还 退还 退回 | return returned returns back handed repaid refunded
多付 加收 另收 附加 | extra further additional surcharge more
报价 估价 | quotation quote estimate cost
修 修理 修补 修缮 修复 | mend repair repaired fix fixed restore restored leak leaked
存放 收藏 收 陈列 保存 放 | keep kept store stored stand put shelf
讲 陈述 发言 讲话 | speak speaks speech present talk
收费 费用 收 加收 | charge charged fee cost pay
吃 用餐 早餐 午餐 晚餐 餐厅 | eat meal breakfast lunch dinner dining
`;
