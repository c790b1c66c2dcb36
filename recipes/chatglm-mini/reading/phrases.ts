import type { Language } from "../names.js";
import type { ValueKind } from "./values.js";

/** Words for what a thing has, by what it is. One in ten is kept for tests, by hash. */
export const heads: Readonly<Record<Language, Readonly<Record<ValueKind, readonly string[]>>>> = {
  zh: {
    person:
      "经理 队长 校长 会长 主席 秘书 会计 出纳 厨师 教练 编辑 主编 导演 编剧 作曲 作词 指挥 领唱 船长 舵手 机长 站长 院长 所长 馆员 监事 董事 股东 律师 法官 顾问 设计师 建筑师 工程师 摄影师 翻译 校对 插画师 裁判 守门人 看守人 管理员 巡查员 负责人 联系人 发言人 代理人 继承人 创始人 发明者 发现者 赞助人 房东 租户 保管人 值班员 邻居 祖父 外婆 姑母 舅舅 堂兄 妹妹 未婚妻 徒弟 师兄 搭档 对手 恩人 主治医生 护士长 班主任 辅导员 评委 冠军 亚军 车主 前任 继任者 木匠 铸工 配音 主唱 鼓手 原作者 收信人 寄件人 审稿人 推荐人 担保人 司仪 牧师".split(
        " ",
      ),
    place:
      "总部 产地 起点 终点 发源地 会场 仓库 首府 首都 驻地 目的地 港口 母港 车站 墓地 故乡 籍贯 住址 办公地点 集合点 出口 入口 停靠站 换乘站 拍摄地 葬地 展厅 存放处 取货点 报名处 邻县 分店 训练基地 避难所 观测点 发射场 水源 矿区 种植地 领馆 考场 发生地 中转站 登陆点".split(
        " ",
      ),
    firm: "母公司 子公司 供应商 承包商 经销商 出版社 主办方 协办单位 赞助商 开户行 保险公司 制造商 开发商 代工厂 所属机构 主管部门 合作伙伴 竞争对手 毕业院校 雇主 运营商 发行方 认证机构 物业 客户 唱片公司 供电单位 养护单位 设计院 监理单位".split(
      " ",
    ),
    thing:
      "材料 颜色 形状 燃料 主料 配料 用途 特产 官方语言 货币 吉祥物 校花 市树 图案 标志 口味 气味 别名 旧称 绰号 症状 病因 天敌 食物 乐器 爱好 宠物 礼物 专业 学科 职业 国籍 民族 信仰 血型 星座 流派 风格 涂层 外壳 屏幕 接口 协议 许可证 编程语言 格式 默认端口 内核 包装 引擎 驱动方式 工艺 奖品 遗物 主题 原因 结果 缺点 优点 副作用 成分 溶剂 催化剂 作物 矿产 气候 土壤 象征 武器 坐骑".split(
        " ",
      ),
    date: "截止日期 开业日期 生日 忌日 发布日期 到期日 签署日期 交货日期 报名截止日 首演日期 开学日期 验收日期 生效日期 出版日期 结婚日期 落成日期 首航日期 保质期至 复检日期 开幕日 放假日期 换届日期 停运日期 搬迁日期".split(
      " ",
    ),
    year: "成立年份 竣工年份 通车年份 创刊年份 出生年份 去世年份 获奖年份 退休年份 停产年份 入学年份 改名年份 发现年份 首版年份 建校年份 重建年份".split(
      " ",
    ),
    amount:
      "高度 长度 宽度 深度 重量 面积 容量 功率 电压 速度 最高时速 海拔 温度 湿度 厚度 直径 半径 体积 产量 载重 射程 续航里程 频率 分辨率 内存 噪音 年降水量 水深 跨度 占地面积 库容 浓度 酸度 压力 转速 流量 口径 排水量 吃水 身高 体重 翼展 焦距 耗电量 储量".split(
        " ",
      ),
    number:
      "人口 学生人数 员工人数 座位数 房间数 层数 页数 藏书量 会员数 分店数 车位数 集数 步数 站数 台阶数 桥墩数 参赛队数 订户数 床位数 伤亡人数 名额 得票数 班级数 轮数 股份数 展品数 邮编 门牌号".split(
        " ",
      ),
    price:
      "票价 价格 租金 押金 学费 会费 预算 造价 工资 年薪 罚款 运费 手续费 奖金 成本 单价 起拍价 成交价 保险费 注册资本 月租 定金 补贴 车费 停车费 维修费".split(
        " ",
      ),
    duration:
      "工期 保修期 保质期 片长 航程 车程 任期 学制 假期 试用期 有效期 寿命 等待时间 充电时间 周期 孕期 潜伏期 租期 间隔 冷却时间 演出时长 课时 刑期 预热时间".split(
        " ",
      ),
    time: "开门时间 关门时间 开馆时间 闭馆时间 发车时间 末班车时间 首班车时间 上课时间 集合时间 起飞时间 退房时间 入住时间 开饭时间 熄灯时间 开场时间 交接时间".split(
      " ",
    ),
    version: "版本 当前版本 最新版本 固件版本 系统版本 最低版本 内核版本 协议版本 稳定版 测试版 数据库版本 驱动版本".split(" "),
    phone: "电话 联系电话 客服电话 传真 热线 手机号 值班电话 报修电话 投诉电话 预约电话 总机 急救电话".split(" "),
    title:
      "代表作 处女作 主题曲 校歌 国歌 座右铭 校训 口号 书名 片名 副标题 栏目 论文题目 匾额 献词 遗作 续集 插曲 片尾曲 首张专辑 网名 笔名".split(
        " ",
      ),
    code: "编号 型号 车牌号 邮政编码 订单号 批号 房间号 航班号 座位号 序列号 代码 学号 工号 端口 区号 书号 许可证号 合同号 频道 呼号 档案号 货架号 条码 车次 门票号 错误码".split(
      " ",
    ),
  },
  en: {
    person:
      "engineer,keeper,inspector,treasurer,conductor,captain,coach,editor,publisher,director,screenwriter,composer,lyricist,drummer,singer,pilot,navigator,gardener,cook,baker,lawyer,judge,adviser,designer,architect,photographer,translator,illustrator,referee,caretaker,spokesperson,agent,heir,founder,inventor,discoverer,sponsor,landlord,tenant,owner,neighbour,grandfather,grandmother,aunt,uncle,cousin,sister,brother,son,daughter,fiancée,pupil,partner,rival,surgeon,nurse,dean,chancellor,principal,jury chair,champion,runner-up,predecessor,successor,carpenter,stonemason,narrator,maintainer,author,recipient,sender,reviewer,guarantor,priest,mayor,governor,secretary,chairman,president,curator,librarian,accountant,guard,bellringer,ferryman,beekeeper,tailor,patron".split(
        ",",
      ),
    place:
      "headquarters,birthplace,source,mouth,terminus,venue,warehouse,capital,seat,destination,port,home port,station,burial place,home town,address,office,meeting point,exit,entrance,stop,filming location,gallery,depot,collection point,branch,training ground,shelter,launch site,quarry,plantation,consulate,landing place,place of origin,storage site,nearest town,county,region,district,habitat,landfall".split(
        ",",
      ),
    firm: "parent company,subsidiary,supplier,contractor,dealer,organiser,host,sponsor,bank,insurer,manufacturer,developer,employer,partner,competitor,alma mater,operator,record label,distributor,certifier,client,landlord,broadcaster,auditor,regulator,vendor,shipping agent,caterer,design office".split(
      ",",
    ),
    thing:
      "material,colour,shape,fuel,main ingredient,filling,purpose,speciality,official language,currency,mascot,emblem,flower,pattern,flavour,smell,nickname,former name,symptom,cause,predator,diet,instrument,hobby,pet,gift,major,profession,nationality,religion,blood type,style,coating,casing,display,interface,licence,programming language,file format,default shell,packaging,power source,drive,technique,prize,theme,reason,drawback,side effect,solvent,catalyst,crop,mineral,climate,symbol,weapon,bait,dye,finish,lubricant,glaze,lining".split(
        ",",
      ),
    date: "deadline,opening date,birthday,release date,expiry date,signing date,delivery date,closing date,premiere,start date,inspection date,publication date,wedding day,launch date,maiden voyage,renewal date,hearing date,enrolment day,harvest date,due date,date of death,demolition date".split(
      ",",
    ),
    year: "founding year,year of completion,year of birth,year of death,vintage,year of construction,year of discovery,first edition,retirement year,year of renaming,year of the award,year of closure,model year".split(
      ",",
    ),
    amount:
      "height,length,width,depth,weight,area,capacity,power,voltage,speed,top speed,elevation,temperature,humidity,thickness,diameter,radius,volume,output,payload,range,frequency,resolution,memory,noise level,rainfall,span,footprint,concentration,pressure,flow,calibre,displacement,draught,wingspan,focal length,consumption,reserve,yield,clearance,tolerance,mass,altitude,dose,bandwidth".split(
        ",",
      ),
    number:
      "population,number of students,staff count,number of seats,number of rooms,number of floors,page count,number of members,number of branches,number of episodes,step count,number of piers,quota,number of votes,number of teams,number of subscribers,bed count,number of exhibits,headcount,score,attendance,rank,house number".split(
        ",",
      ),
    price:
      "fare,price,rent,deposit,tuition,membership fee,budget,cost,wage,salary,fine,shipping cost,handling fee,bonus,unit price,starting bid,final bid,premium,share capital,toll,subsidy,entrance fee,parking fee,repair cost,ticket price,hourly rate".split(
        ",",
      ),
    duration:
      "warranty,shelf life,running time,journey time,term of office,holiday,trial period,lifetime,waiting time,charging time,cycle,gestation,incubation period,lease,interval,cooling time,sentence,notice period,curing time,retention period,lead time,baking time".split(
        ",",
      ),
    time: "opening time,closing time,departure time,last train,first bus,start of lessons,meeting time,take-off,check-out time,check-in time,dinner time,curtain time,lights-out,shift change,arrival time,feeding time".split(
      ",",
    ),
    version:
      "version,current version,latest release,firmware,minimum version,kernel version,protocol version,stable release,preview release,driver version,schema version,compiler version".split(
        ",",
      ),
    phone:
      "phone number,telephone,hotline,fax,mobile number,switchboard,emergency number,booking line,help line,extension,pager number".split(
        ",",
      ),
    title:
      "best-known work,first novel,theme song,school song,anthem,motto,slogan,subtitle,column,thesis,dedication,last work,sequel,debut album,pen name,flagship title,hymn,closing song".split(
        ",",
      ),
    code: "serial number,model number,number plate,postcode,order number,batch number,room number,flight number,seat number,product code,port,area code,call sign,licence number,contract number,channel,file number,shelf mark,barcode,train number,error code,ticket number,grid reference".split(
      ",",
    ),
  },
};

export const modifiers: Readonly<Record<Language, readonly string[]>> = {
  zh: "首任 现任 前任 第一 第二 最大 最小 年度 季度 夏季 冬季 官方 临时 备用 主要 次要 常务 名誉 北区 南区 东侧 西侧 夜间 白天 海外 国内 内部 外部 平均 最高 最低 标准 额定 实际 预计 原定 初始 默认 上层 下层 水下 空中 一号 二号 儿童 成人 学生 团体 单程 往返 早期 晚期 正式 秘密 固定 移动 公共 私人 左侧 右侧 前部 尾部 机械 电子 财务 技术 安全 消防 后勤 宣传 采购 木质 金属 首选 新 旧 总 副".split(
    " ",
  ),
  en: "chief,first,second,third,former,current,deputy,annual,quarterly,summer,winter,official,temporary,spare,main,secondary,honorary,northern,southern,eastern,western,night,daytime,overseas,domestic,internal,external,average,maximum,minimum,standard,rated,actual,expected,original,initial,default,upper,lower,underwater,aerial,children's,student,group,one-way,early,late,secret,fixed,mobile,public,private,left,right,front,rear,mechanical,electronic,financial,technical,safety,fire,logistics,press,purchasing,wooden,metal,preferred,new,old,senior,junior,assistant,acting,net,gross,total,final,daily,weekly,monthly,peak,spring,autumn,inner,outer,long-term".split(
    ",",
  ),
};

/** What endings of invented Chinese words hint at. */
export const endingsOf: Readonly<Partial<Record<ValueKind, readonly string[]>>> = {
  person: [..."员长师工人手匠官"],
  place: [..."地处场站点"],
  amount: [..."度量率距值"],
  number: [..."数量"],
  price: [..."费价款金"],
  date: [..."日期"],
  duration: [..."期程"],
  time: ["时间", "时刻"],
  code: [..."号码"],
  thing: [..."物料色法名"],
  title: [..."名歌曲"],
  firm: [..."方商"],
};

/** Base, past, participle, and who does it where there is such a word. */
export interface Verb {
  readonly base: string;
  readonly past: string;
  readonly participle: string;
  readonly agent?: string | undefined;
}

export const englishVerbs: readonly Verb[] = (
  "design designed designed designer|build built built builder|found founded founded founder|paint painted painted painter|write wrote written writer|discover discovered discovered discoverer|" +
  "repair repaired repaired repairer|translate translated translated translator|compose composed composed composer|edit edited edited editor|test tested tested tester|restore restored restored restorer|" +
  "open opened opened|sell sold sold seller|buy bought bought buyer|invent invented invented inventor|plan planned planned planner|approve approved approved|sign signed signed|lead led led leader|" +
  "manage managed managed manager|fund funded funded|rent rented rented|insure insured insured insurer|inspect inspected inspected inspector|clean cleaned cleaned cleaner|deliver delivered delivered|" +
  "map mapped mapped|record recorded recorded|publish published published publisher|bless blessed blessed|register registered registered|draw drew drawn|sew sewed sewn|carve carved carved carver|cast cast cast|" +
  "steal stole stolen thief|find found found finder|lose lost lost|rescue rescued rescued rescuer|sink sank sunk|launch launched launched|photograph photographed photographed photographer|film filmed filmed|" +
  "rename renamed renamed|describe described described|classify classified classified|breed bred bred breeder|plant planted planted planter|harvest harvested harvested|brew brewed brewed brewer|bake baked baked baker|" +
  "patent patented patented|ban banned banned|donate donated donated donor|inherit inherited inherited|auction auctioned auctioned|demolish demolished demolished|fortify fortified fortified|survey surveyed surveyed surveyor|" +
  "dig dug dug|chair chaired chaired|host hosted hosted host|judge judged judged|win won won winner|review reviewed reviewed reviewer|sponsor sponsored sponsored sponsor|maintain maintained maintained maintainer|release released released|" +
  "install installed installed installer|weld welded welded welder|calibrate calibrated calibrated|audit audited audited auditor|illustrate illustrated illustrated illustrator|narrate narrated narrated narrator|direct directed directed director|" +
  "produce produced produced producer|manufacture manufactured manufactured manufacturer|import imported imported importer|develop developed developed developer|operate operated operated operator|own owned owned owner|lay laid laid|" +
  "propose proposed proposed|prove proved proven|teach taught taught teacher|train trained trained trainer|arrest arrested arrested|appoint appointed appointed|adopt adopted adopted|guard guarded guarded guard|decorate decorated decorated decorator"
)
  .split("|")
  .map((line) => {
    const [base = "", past = "", participle = "", agent] = line.split(" ");
    return { base, past, participle, agent };
  });

export const chineseVerbs: readonly string[] =
  "设计 建造 创办 修复 翻译 发现 绘制 编写 审核 批准 承建 创作 谱写 拍摄 发明 制造 生产 研制 改编 出版 捐赠 收购 拆除 重建 测绘 雕刻 铸造 种植 培育 酿造 命名 改名 主持 领导 管理 维护 赞助 投资 租用 承包 检验 登记 签署 起草 提出 证明 举办 开通 启用 发布 安装 焊接 校准 审计 评审 看守 装饰 开采 勘探 挖掘 打捞 营救 逮捕 任命 收养 教导 训练 保存 收藏 展出 拍卖 偷走 遗失 运送 进口 组装 喷涂 缝制 烘焙 指挥 演奏 演唱 导演 解说 记录 撰写 校对 注册 运营 规划".split(
    " ",
  );

/** What one has a number of: several of them in English, and in Chinese the words to count them with. */
export const counted: Readonly<Record<Language, readonly string[]>> = {
  zh: "间客房 张床 个车位 名教师 部电梯 座凉亭 条跑道 个分会 名会员 项专利 枚奖牌 种鱼 棵古树 口井 扇门 台风机 只熊猫 节车厢 个泊位 幅油画 门课程 个窗口 名裁判 座灯塔 支球队 个按键 条腿 根弦 个城区 名船员 个摊位 盏灯 篇论文 场演出 个插座 级台阶 辆救护车 匹马 眼温泉 座烟囱 块电池 颗螺丝 名志愿者 个接口 次转播 家门店 位评委 张唱片 段楼梯".split(
    " ",
  ),
  en: "guest rooms,beds,parking spaces,teachers,lifts,pavilions,runways,chapters,members,patents,medals,kinds of fish,old trees,wells,doors,turbines,pandas,carriages,berths,oil paintings,courses,counters,referees,lighthouses,teams,keys,legs,strings,districts,sailors,stalls,lamps,papers,concerts,sockets,steps,ambulances,horses,hot springs,chimneys,cells,screws,volunteers,ports,broadcasts,shops,judges,records,islands,volumes,bells,windows,gears,wheels,bridges,arches,vineyards,languages,locks,cranes".split(
    ",",
  ),
};

/** "{O} tall": what is asked with "how". */
export const measured: Readonly<Record<Language, readonly string[]>> = {
  zh: "高 长 宽 深 重 厚 远 大 快 粗 热 响 久".split(" "),
  en: "tall,long,wide,deep,heavy,thick,far away,big,fast,high,old,hot,loud,steep,bright,strong,large,broad,hard,cold".split(","),
};

/** What somebody or something did: base and past. */
export const englishEvents: readonly (readonly [base: string, past: string])[] = (
  "join the choir/joined the choir|leave the navy/left the navy|win the prize/won the prize|move house/moved house|retire/retired|reopen/reopened|burn down/burned down|change its name/changed its name|" +
  "go bankrupt/went bankrupt|collapse/collapsed|graduate/graduated|enter the race/entered the race|cross the strait/crossed the strait|start school/started school|break the record/broke the record|" +
  "meet the king/met the king|give a concert/gave a concert|open a shop/opened a shop|buy a boat/bought a boat|lose the match/lost the match|sign the treaty/signed the treaty|reach the summit/reached the summit|" +
  "take the exam/took the exam|adopt the euro/adopted the euro|merge with its rival/merged with its rival|publish the atlas/published the atlas|resign/resigned|arrive/arrived|emigrate/emigrated|go on sale/went on sale|" +
  "receive the licence/received the licence|stop running/stopped running|close for repairs/closed for repairs|make the first flight/made the first flight|become a museum/became a museum|flood/flooded|strike a rock/struck a rock|" +
  "learn to swim/learned to swim|found a school/founded a school|record the album/recorded the album|drop support/dropped support|switch to solar power/switched to solar power|be promoted/was promoted|marry/married"
)
  .split("|")
  .map((line) => line.split("/") as [string, string]);

export const chineseEvents: readonly string[] =
  "加入合唱团 离开海军 获奖 搬家 退休 重新开放 失火 更名 破产 坍塌 毕业 参赛 横渡海峡 入学 打破纪录 拜见国王 开音乐会 开店 买船 输掉决赛 签约 登顶 参加考试 改用太阳能 合并 出版地图集 辞职 抵达 移居海外 上市 拿到执照 停运 闭馆维修 首飞 改为博物馆 被淹 触礁 学会游泳 办学 录制专辑 升职 结婚 下水 迁址 扩建 获得金牌 举行罢工 换发新版 停刊 复刊 试运行 封顶 当选 受伤 回国".split(
    " ",
  );
