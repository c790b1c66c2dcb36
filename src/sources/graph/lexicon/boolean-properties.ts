/** A property that is true or false of a thing, and what people say of those of which it holds. */
export interface BooleanProperty {
  /** Names of its predicates, without `is`, `has` and 是否. */
  readonly names: string;
  readonly yes: string;
  /** What is said of those of which it doesn't hold. */
  readonly no?: string;
}

/** Every list is separated by bars, Chinese and English mixed. */
export const BOOLEAN_PROPERTIES: readonly BooleanProperty[] = [
  {
    names: "listed|publicly listed|publicly traded|public company|quoted|stock listed|上市|上市公司",
    yes: "listed|publicly listed|publicly traded|traded publicly|public|public company|listed company|quoted|listed on stock exchange|listed on stock market|on stock exchange|on stock market|traded on stock exchange|上市|已上市|已经上市|上市公司|公开上市|股票上市",
    no: "private|privately held|privately owned|private company|unlisted|未上市|未上市公司|非上市公司|没上市|私人公司",
  },
  {
    names: "toll free|free of charge|free|free entry|free admission|admission free|免费|免费通行|免费开放|免费入场|免收费",
    yes: "free|toll free|free of charge|free of toll|free to cross|free to use|free to enter|free to visit|for free|免费|免费通行|免费开放|不收费|不要钱|不用钱|不花钱|不收过路费|不收过桥费|不用交钱|不用买票",
    no: "tolled|toll bridge|charge toll|charge for entry|收费|收钱|要钱|交钱|花钱|付费|付钱|买票|收过路费|收过桥费|交过路费|交过桥费|收门票",
  },
  {
    names: "toll|tolled|charges toll|toll charged|收费|收过路费|收过桥费",
    yes: "tolled|toll bridge|toll road|charge toll|收费|收钱|要钱|交钱|花钱|收过路费|收过桥费|交过路费|交过桥费",
    no: "free|toll free|free of charge|free to cross|free to use|for free|免费|免费通行|不收费|不要钱|不用钱|不花钱|不收过路费|不收过桥费",
  },
  {
    names: "prescription only|prescription required|requires prescription|needs prescription|rx only|处方药|需要处方|凭处方",
    yes: "prescription only|prescription drug|prescription medicine|on prescription|on prescription only|only on prescription|available on prescription only|available only on prescription|only available on prescription|need prescription|require prescription|处方药|凭处方|凭处方购买|凭处方才能买|凭处方才能卖|处方|医生处方|开处方|医生开处方",
    no: "over counter|over counter drug|over counter medicine|available over counter|sold over counter|available without prescription|sold without prescription|without prescription|otc|非处方药",
  },
  {
    names: "boarding|boarding school|boarding available|takes boarders|offers boarding|寄宿|提供寄宿|住宿|提供住宿|可寄宿|寄宿制",
    yes: "boarding|boarders|with boarding|boarding school|live in|stay overnight|寄宿|住校|住宿|寄宿制|住读|住宿生|寄宿生",
    no: "day school|day pupils only|走读|走读制",
  },
  {
    names: "served hot|served warm|eaten hot|hot dish|热食|热菜|热吃",
    yes: "served hot|eaten hot|hot|hot dish|热吃|趁热吃|热着吃|热的|热菜|热食",
    no: "served cold|eaten cold|cold|cold dish|冷吃|凉吃|冷着吃|凉着吃|凉的|冷的|凉菜|冷盘",
  },
  ...[
    ["monday", "一"],
    ["tuesday", "二"],
    ["wednesday", "三"],
    ["thursday", "四"],
    ["friday", "五"],
    ["saturday", "六"],
    ["sunday", "日"],
    ["sunday", "天"],
  ].map(([day, han]) => ({
    names: `open on ${day}s|open on ${day}|open ${day}|open ${day}s|周${han}开放|周${han}开门|星期${han}开放`,
    yes: `open on ${day}|open ${day}|周${han}开放|周${han}开门|周${han}开|星期${han}开放|星期${han}开门|星期${han}开|礼拜${han}开门|礼拜${han}开`,
    no: `closed on ${day}|closed ${day}|shut on ${day}|周${han}闭馆|周${han}休息|周${han}关门|星期${han}闭馆|星期${han}休息|星期${han}关门|礼拜${han}关门|礼拜${han}休息`,
  })),
  {
    names: "long term support|lts|long term supported|长期支持|长期支持版",
    yes: "long term support|long term support release|long term support version|lts|lts release|lts version|supported long term|长期支持|长期支持版|长期支持版本",
  },
  { names: "open source|开源", yes: "open source|开源|开源软件|开放源代码", no: "proprietary|closed source|闭源" },
  { names: "vegetarian|素食|素菜", yes: "vegetarian|meatless|素食|素菜|素的", no: "荤菜|荤的" },
  {
    names: "wheelchair accessible|accessible|barrier free|wheelchair access|无障碍|轮椅可入|轮椅通行|可通行轮椅",
    yes: "wheelchair accessible|accessible|barrier free|wheelchair access|无障碍|轮椅能进|坐轮椅能进|轮椅能进去|坐轮椅能进去|轮椅进|轮椅通行",
    no: "轮椅不能进|轮椅不能进去|坐轮椅不能进|坐轮椅不能进去",
  },
  {
    names: "step free|step free access|level access|无台阶|无台阶通道|无障碍通道",
    yes: "step free|level access|free of step|无台阶|没有台阶|没台阶|不用上台阶|不用爬台阶",
    no: "step|stair|台阶|要上台阶|要爬台阶",
  },
  {
    names:
      "accept card payment|accept card|take card|card payment|card accepted|card payment accepted|pay by card|接受银行卡付款|接受银行卡|接受刷卡|支持刷卡|可刷卡|刷卡|银行卡付款|收银行卡|刷卡付款",
    yes: "accept card payment|accept card|take card|take card payment|card payment|pay by card|pay with card|pay with my card|use card|use my card|刷卡|用卡|收卡|用银行卡|收银行卡|刷银行卡|用卡付款|用银行卡付款|刷卡付款|银行卡付款|刷卡付钱|用卡付钱",
  },
  {
    names:
      "include delivery|delivery|delivery included|home delivery|offer delivery|deliver|含送货|包送货|送货|送货上门|提供送货|配送|含配送|提供配送",
    yes: "include delivery|delivery|delivery included|home delivery|delivered|deliver|送货|送货上门|送上门|送到家|包送|配送|上门送货",
  },
  {
    names:
      "open to visitors|open to public|open to the public|public access|visitors welcome|visitors admitted|open for visits|对外开放|对公众开放|开放参观|可参观|接待参观|接待游客",
    yes: "open to visitors|open to public|open to the public|open for visits|open for visitors|welcome visitors|receive visitors|admit visitors|let visitors in|对外开放|对公众开放|开放参观|接待参观|接待游客|接待外人|让人参观|让参观|能参观|可以参观|能进去看",
    no: "closed to visitors|closed to public|closed to the public|不对外开放|不开放|不接待参观|不接待游客|谢绝参观|不让参观|不让人参观|不能参观",
  },
  {
    names: "food safe|safe for food|suitable for food|dishwasher safe|可用于餐具|可盛食物|食品安全",
    yes: "food safe|safe for food|safe to eat from|suitable for food|可用于餐具|能用于餐具|能上餐具|能盛食物|能装吃的|能盛饭菜",
    no: "not food safe|unsafe for food|不能用于餐具|不能上餐具|不能盛食物",
  },
  {
    names: "restricted|restricted access|access restricted|closed access|限制借阅|限制借听|限制查阅|限制使用|不开放借阅",
    yes: "restricted|off limits|closed|under restriction|受限|受限制|限制借阅|限制查阅|有限制",
    no: "unrestricted|open access|free to use|不受限制|没有限制|可自由借阅",
  },
  {
    names: "professional|职业|职业的|职业队|职业球队",
    yes: "professional|pro|职业|职业的",
    no: "amateur|业余|业余的",
  },
  { names: "floodlit|floodlight|floodlights|灯光照明|夜间照明", yes: "floodlit|floodlight|灯光照明|灯光|夜间照明" },
  {
    names: "solar roof|solar panel|solar panels|太阳能屋顶|太阳能板|光伏屋顶",
    yes: "solar roof|solar panel|solar panel on roof|solar power on roof|太阳能屋顶|太阳能板|光伏板|光伏屋顶",
  },
  { names: "electrified|电气化", yes: "electrified|电气化" },
  { names: "navigable|通航|可通航", yes: "navigable|通航|行船" },
  { names: "inhabited|有人居住", yes: "inhabited|有人居住|住人", no: "uninhabited|无人居住" },
  { names: "endangered|濒危", yes: "endangered|threatened|濒危|濒危物种" },
  { names: "retired|退役|退休", yes: "retired|退役|退休" },
  {
    names: "in colour|in color|colour|color|colour film|color film|彩色片|彩色|彩色电影",
    yes: "in colour|in color|colour|color|colour film|彩色|彩色片|彩色的|有颜色",
    no: "black and white|in black and white|monochrome|黑白|黑白片|黑白的|黑白电影",
  },
  {
    names: "open|still open|in operation|operating|营业|营业中|在营业|开放",
    yes: "open|still open|in operation|in business|running|营业|在营业|开着|开放",
    no: "closed|shut|out of business|停业|关门|关闭|关了|歇业",
  },
  {
    names: "active|in use|in service|在用|使用中|现役|在役",
    yes: "active|still active|in use|in service|在用|还在用|现役|在役",
    no: "inactive|out of service|停用|退役",
  },
  { names: "married|已婚", yes: "married|已婚|结婚", no: "single|unmarried|未婚" },
];
