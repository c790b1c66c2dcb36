/**
 * Words that say the same relation, in both languages: `name: Chinese words | English words`. What follows `<` names relations that imply
 * this one. `~`: a weak relation, so common that a sentence may use it though its evidence doesn't.
 */
const TABLE = `
birth: 出生 生于 诞生 出生地 生日 出身 | born birth birthplace birthday birthdate
~origin < birth: 来自 哪里人 籍贯 祖籍 故乡 家乡 老家 | comes came native hometown origin originally nationality citizenship
death: 死者 遇难 丧生 身亡 去世 逝世 卒于 死于 病逝 过世 辞世 死亡 卒年 | killed deaths passed died die death dead deceased dies dying
found: 建于 始建 兴建 创办 创立 创建 成立 创始 建立 创设 兴办 开办 办起 | found founded founder founders founding establish established establishes foundation inception
build: 建立 建造 修建 始建 建于 兴建 建成 建设 建 | built build builds builder constructed erected completed finished
rebuild: 重修 重建 翻修 改建 重新修建 | rebuilt rebuild rebuilding restored renovated reconstructed
direct: 导演 执导 | director directed directs directing
curate: 馆长 | curator director
write: 作者 写作 写 著 作家 小说家 创作 编剧 撰写 编著 | wrote written writes write author authored screenwriter writer novelist poet penned
paint: 画了 绘制 绘 | painted paints painting painter
compose: 作曲 谱曲 | composed composer composes
design: 设计 设计者 设计师 建筑师 | designed designer design designs architect
translate: 翻译 译者 | translated translator
perform: 主演 演唱 演员 | starring starred actor actress singer sang performed
invent: 发明 发明者 | invented inventor invents
discover: 发现 发现者 | discovered discoverer discovery discovers
mayor: 市长 | mayor mayors
factory-head: 厂长
village-head: 村长
county-head: 县长
bureau-head: 局长
team-head: 队长
club-head: 会长
society-head: 社长
captain: 船长 | captain
station-head: 站长
principal: 校长 | principal headteacher headmaster headmistress rector
dean: 院长 | dean
president: 总统 主席 | president
minister: 总理 部长 首相 | minister
chief: 首席执行官 总裁 总经理 | ceo chief executive
secretary: 书记 秘书 | secretary
~lead: 领导 率领 指挥 带领 负责人 掌管 主持 | led lead leads leader leading head heads headed commanded commander commands command charge
spouse: 结过婚 成婚 成家 结了婚 配偶 妻子 丈夫 夫人 老公 老婆 结婚 嫁给 爱人 娶 | wife husband spouse married marry marries
father < son daughter child: 父亲 爸爸 其父 | father
mother < son daughter child: 母亲 妈妈 其母 | mother
parent < father mother son daughter child: 父母 双亲 | parent parents
son: 儿子 长子 次子 其子 之子 | son sons
daughter: 女儿 长女 次女 其女 | daughter daughters
child < son daughter: 孩子 子女 小孩 | child children kids
sibling: 哥哥 弟弟 姐姐 妹妹 兄弟 姐妹 | brother brothers sister sisters sibling siblings
grandchild: 孙子 孙女 玄孙 曾孙 外孙 孙辈 | grandson granddaughter grandchild great-grandson great-granddaughter
teacher < pupil: 老师 师从 导师 师父 教师 受业 | teacher teachers mentor taught tutor teaches
pupil < teacher: 学生 弟子 徒弟 门生 | student students pupil pupils
study: 毕业 就读 求学 读书 学习 攻读 专业 学的是 学过 | graduated graduate studied study studies alumnus educated learned
research: 研究 研究领域 | research researches field studied study
~work: 职业 工作 从事 担任 任职 司职 做什么 是一名 是一位 | occupation job profession work works worked working career serves
headquarters < locate: 总部 | headquarters headquartered based
~locate < headquarters: 位于 坐落 坐落于 所在地 所在 在哪 在哪里 在哪儿 什么地方 何处 所属 属于 地处 馆址 境内 地点 处于 | located lies lie situated location stands
capital: 首都 省会 首府 | capital
population: 人口 居民 住户 | population inhabitants inhabitant residents resident live lives
~area: 面积 占地 | area covers cover extent covering large size square
~height: 高度 身高 海拔 高 | height tall high elevation altitude
~length: 长度 全长 长 体长 | length long
~depth: 深度 深 水深 | depth deep
~weight: 重量 体重 重 质量 | weight weigh weighs heavy mass weighed
~distance: 相距 距离 距 离 | distance far away
~price: 价格 售价 票价 多少钱 费用 花费 投资 总投资 卖 门票 | price cost costs fee pay pays charge charges sell sells expensive invested investment amounts
~worth: 价值 | worth value valued
~duration: 时长 片长 历时 持续 车程 | duration lasted last lasts runs run running runtime long
~age: 年龄 | age old aged
lifespan: 寿命 能活 活到 | lifespan live lives
~speed: 速度 时速 | speed fast
~temperature: 温度 气温 | temperature
~capacity: 容量 | capacity
employ: 员工 雇员 职工 雇用 | employees employee employ employs employed workforce staff
owner: 母公司 拥有 旗下 隶属 | own owns owned owner parent belongs subsidiary
publish: 出版 发行 上映 发布 上市 面世 推出 首映 首演 出版社 | published publication publisher released release releases premiered launched came publishes premiere
launch: 发射 升空 | launched launch lifted launches
open: 开放 开门 开馆 开业 通车 营业 启用 | open opens opened opening
close: 关闭 闭馆 关门 停业 不开门 | closed close closes closing shut
sign: 签署 签订 签 | signed sign signs signing signatory
begin < build: 开始 始于 起源 源于 开端 起源于 动工 开工 开课 开班 | began begin begins beginning started start starts
end: 结束 终止 终结 | ended end ends ending
~award: 获奖 获得 获 荣获 得奖 奖 | won win wins award awarded prize received
origin-of-river: 发源 发源地 源头 源自 发源于 | source rise rises rose
flow: 流经 流过 | flows flow flowing
coach: 教练 执教 | coach coached coaches coaching
~team: 效力 球队 加盟 队 | plays team club played
currency: 货币 | currency
collection: 收藏 藏有 馆藏 藏品 收录 | collection holds houses keeps collected collects
increase: 增长 增加 上升 提高 增幅 | grew grow growth grown increased increase increases rose rise risen
decrease: 减少 下降 降低 下跌 | fell fall fallen decreased decrease declined decline dropped drop shrank reduced
surrender: 投降 | surrendered surrender surrenders
attack: 进攻 攻打 攻击 围攻 | attacked attack besieged besieging attacks siege
defend: 防守 保卫 守卫 | defended defend defender defends defending
win: 战胜 击败 打败 | defeated beat beats defeats
export: 出口 | export exports exported exporting
import: 进口 | import imports imported importing
former-name: 原名 曾用名 旧称 原来叫 过去叫 曾叫 以前叫 原来 | formerly originally previously
rename: 改名 更名 改为 改称 改成 | renamed
masterpiece: 代表作 名作 最有名的作品 | masterpiece
cause: 起因 缘于 导致 引起 造成 原因 病因 | caused cause causes causing
chair: 董事长 主持人 | chair chaired chairs chairman chairwoman chairperson
approve: 批准 核准 | approved approve approves adopted passed
reject: 否决 拒绝 驳回 | rejected reject rejects refused declined
postpone: 推迟 延期 | postponed postpone delayed deferred
cancel: 取消 | cancelled canceled cancel
retire: 退休 卸任 离任 | retired retire retires
resign: 辞职 | resigned resign
appoint: 任命 | appointed appoint
buy: 购买 收购 买下 买来 | bought buy buys buying buyer acquired acquire purchased purchase spent spend
sell: 出售 售出 卖给 卖掉 | sold sell sells selling seller
lose: 失去 输给 | lost loses lose losing
leave: 离开 | left leaves departed
admission: 入场 门票 入馆 | admission entry entrance
east: 东部 东岸 东侧 | east eastern
west: 西部 西岸 西侧 | west western
north: 北部 北岸 北侧 | north northern
south: 南部 南岸 南侧 | south southern
succeed: 接任 继任 接替 | succeeds succeeded succeed successor follows followed
elect: 当选 选举 | elected election elect
~permit: 允许 可以 准许 | allowed permitted allow allows permit may can
destroy: 烧毁 焚毁 毁于 摧毁 烧掉 冲毁 | burned burnt burn destroyed destroy fire destruction
produce: 产地 生产 制造 出产 产于 年产 产量 产品 | produced produces produce manufactured manufacture made makes origin products product
~kind: 种类 类型 | kind type sort
~name: 名叫 叫做 名为 称为 叫 名字 | named called name
member: 成员 会员 | member members
vote: 投票 表决 | vote votes voted
borrow: 借 借阅 借书 | borrow borrowed borrows
~larger: 更大 大于 更多 多于 更高 高于 更长 更深 超过 | larger bigger more higher taller longer greater deeper exceeds
~smaller: 更小 小于 更少 少于 更低 低于 更短 更浅 不足 | smaller less fewer lower shorter shallower
reach: 到达 抵达 登顶 首登 登上 | reached reach arrived arrives
habitat: 栖息 生活在 | habitat
eat: 吃 为食 | eat eats ate feed feeds food
skill: 擅长 善于 | skilled specialises specializes
mouth: 注入 汇入 流入 | empties
`;

export interface RelationWords {
  readonly name: string;
  readonly isWeak: boolean;
  /** Relations that say this one too. Includes itself. */
  readonly saidBy: ReadonlySet<string>;
  readonly han: readonly string[];
  readonly latin: readonly string[];
}

export const RELATIONS: readonly RelationWords[] = TABLE.trim()
  .split("\n")
  .map((line) => {
    const [head = "", words = ""] = line.split(": ");
    const [name = "", implied = ""] = head.replace("~", "").split(" < ");
    const [han = "", latin = ""] = words.split(/ \| ?/u);
    return {
      name,
      isWeak: line.startsWith("~"),
      saidBy: new Set([name, ...implied.split(" ").filter(Boolean)]),
      han: han.split(" ").filter(Boolean),
      latin: latin.split(" ").filter(Boolean),
    };
  });

function index(pick: (relation: RelationWords) => readonly string[]): Map<string, RelationWords[]> {
  const found = new Map<string, RelationWords[]>();
  for (const relation of RELATIONS) for (const word of pick(relation)) found.set(word, [...(found.get(word) ?? []), relation]);
  return found;
}

export const HAN_RELATIONS: ReadonlyMap<string, readonly RelationWords[]> = index(({ han }) => han);
export const LATIN_RELATIONS: ReadonlyMap<string, readonly RelationWords[]> = index(({ latin }) => latin);
/** The longest first. */
export const HAN_RELATION_WORDS: readonly string[] = [...HAN_RELATIONS.keys()].sort((a, b) => b.length - a.length);

const STRONG: ReadonlySet<string> = new Set(RELATIONS.filter(({ isWeak }) => !isWeak).map(({ name }) => name));

export function isStrongRelation(name: string): boolean {
  return STRONG.has(name);
}

/** Relations that join two things by name, or a thing and its own time or place: a sentence that says one needs evidence that says it. */
export const JOINS: ReadonlySet<string> = new Set(
  (
    "birth death found direct curate write paint compose design translate perform invent discover mayor factory-head village-head county-head bureau-head " +
    "team-head club-head society-head captain station-head principal dean president minister chief secretary spouse father mother parent son daughter child " +
    "sibling grandchild teacher pupil headquarters capital population employ owner publish coach chair succeed rebuild former-name rename win surrender attack"
  ).split(" "),
);
