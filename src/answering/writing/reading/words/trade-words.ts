/** Goods, prices, machines, software, ships, roads: `Chinese words | English words`, as subject-words.ts says. */
export const TRADE_WORDS: string = `
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
`;
