import type { RelationKind } from "./relation-kind.js";
import { date, number, one } from "./short-kinds.js";

/** What people keep about flights, crews, machines and films. */
export const FLIGHTS_AND_FILMS: readonly RelationKind[] = [
  // Flights and machines
  one("commander", "commander|mission commander|commanding officer|commanded by|指令长|指挥官|机长|指挥长|司令", {
    inverseVerbs: "command|be in command of|指挥|带队",
    range: "person|astronaut|officer",
  }),
  one("crew member", "crew member|crew members|crewed by|astronaut on board|乘员|机组成员|乘组|乘组成员|船员", {
    inverseVerbs: "fly on|fly aboard|crew|be on|be aboard|take part in|上过|乘坐|坐过|执行",
    range: "person|astronaut|crew",
  }),
  one("flight director", "flight director|mission director|mission manager|飞行主任|任务负责人|飞行总指挥|任务总指挥", {
    inverseVerbs: "direct|lead|run|指挥|负责",
    range: "person",
  }),
  one("principal investigator", "principal investigator|lead scientist|chief scientist|pi|首席科学家|首席研究员|课题负责人", {
    inverseVerbs: "lead|be in charge of|负责|牵头",
    range: "person|scientist",
  }),
  one("launch vehicle", "launch vehicle|launcher|rocket|carrier rocket|launched by|launched on|运载火箭|火箭|发射载具", {
    verbs:
      "be launched on|be launched by|be launched with|fly on|ride on|go up on|用~发射|由~发射|乘~升空|搭~上天|拿~打上去|坐~上天",
    inverseVerbs: "launch|carry|lift|carry into orbit|put into orbit|发射|送上天|运送|打上去|送入轨道|搭载",
    range: "rocket|launcher",
  }),
  one("launch site", "launch site|launched from|launch pad|spaceport|cosmodrome|发射场|发射地|发射地点|发射基地", {
    verbs:
      "be launched from|take off from|lift off from|start from|blast off from|leave from|go up from|从~发射|从~升空|在~发射|从~起飞",
    whereVerbs: "be launched|take off|lift off|blast off|发射|升空|起飞",
    range: "launch site|spaceport",
  }),
  date(
    "maiden flight",
    "maiden flight|first flight|first launch|first flown|maiden voyage|首飞|首飞日期|首飞时间|首次飞行|首次发射",
    "first fly|fly first|fly for first time|make its first flight|have its first flight|首飞|第一次飞|首次升空|第一次上天",
    {
      scales: "early<late|old<new|早<晚|老<新|旧<新",
    },
  ),
  one("destination", "destination|target|target body|bound for|heads for|目的地|目标|目标天体|探测目标", {
    verbs: "go to|fly to|head for|travel to|be sent to|be bound for|visit|explore|study|飞往|去|飞去|前往|探测|探索|飞向|去往",
    inverseVerbs: "be visited by|be explored by",
  }),
  one("carried by", "carried by|carried on|on board|aboard|mounted on|flown on|installed on|搭载于|装在|安装于|搭载平台|载体", {
    verbs:
      "be on board|be aboard|be carried by|be mounted on|fly on|sit on|be installed on|ride on|be part of|装在|搭载在|安装在",
    inverseVerbs: "carry|bear|have on board|搭载|携带|带|装有|载有|配有",
  }),
  number("stages", "stages|number of stages|stage count|级数|几级", { asked: "级" }),
  number(
    "hours in space",
    "hours in space|time in space|hours flown|flight hours|flying hours|太空时间|飞行小时|飞行时长|在轨时间|太空停留时间",
    {
      verbs: "spend in space|fly|be in space|待|飞了|飞过",
      scales: "short<long|短<长|短<久",
    },
  ),
  number(
    "payload",
    "payload capacity|payload mass|lifting capacity|lift capacity|towing capacity|运载能力|起重能力|最大起飞载荷|有效载荷",
    {
      verbs: "lift|haul|take|take up|tow|carry up|put into orbit|举|吊|拉|运|能运|能拉|送上去",
    },
  ),
  number("range", "range|maximum range|driving range|cruising range|flight range|续航|续航里程|航程|最大航程|射程", {
    verbs: "go|fly|travel|run|drive|reach|跑|能跑|飞|能飞",
    scales: "short<long|near<far|短<长|近<远|短<远",
  }),
  one("chief designer", "chief designer|lead designer|head designer|总设计师|总师|主设计师|首席设计师", {
    inverseVerbs: "design|lead design of|设计|主持设计",
    range: "person|designer|engineer",
  }),
  date(
    "selected",
    "selected|selection year|date selected|year selected|chosen|入选|入选年份|入选时间|选拔年份",
    "be selected|be chosen|be picked|be taken on|join|入选|选上|选中|被选中|被选上",
  ),
  one("call sign", "call sign|callsign|radio call sign|呼号|台号"),
  number("fuel consumption", "fuel consumption|consumption|mileage|fuel economy|油耗|百公里油耗|耗油量|耗电量|能耗", {
    verbs: "burn|use|consume|烧|耗|吃",
    scales: "thrifty<thirsty|economical<thirsty|省<费",
  }),
  number("odometer", "mileage driven|odometer|kilometres driven|里程|行驶里程|里程数|总里程"),
  // Films and stages
  one("cinematographer", "photography|photographed by|shot by|camera operator|cameraman|掌机|摄影指导", {
    inverseVerbs: "shoot|film|photograph|lens|operate camera on|hold camera on|掌镜|摄影|拍摄",
    range: "person|cinematographer|photographer",
  }),
  one(
    "filming location",
    "filming location|filmed in|filmed at|shot in|shot at|shooting location|location of filming|取景地|拍摄地|拍摄地点|外景地",
    {
      verbs: "be shot in|be filmed in|be shot at|be filmed at|be made in|在~拍|在~拍摄|在~取景|在~拍的|于~拍摄|取景于",
      whereVerbs: "be shot|be filmed|be made|shoot|film|拍|拍摄|取景|拍的",
      inverseVerbs: "be backdrop for|be setting for",
      range: "city|town|place|country",
    },
  ),
  number("box office", "takings|worldwide gross|gross takings|box office takings|box office gross|票房收入|总票房|卖座", {
    verbs: "earn|gross|make|take|take in|bring in|rake in|sell tickets for|卖了|赚|赚了|收了|卖|卷走|入账",
    scales: "unsuccessful<successful|low-grossing<high-grossing|不卖座<卖座",
  }),
  number("budget", "production budget|production cost|cost of production|making cost|制作成本|制作费|投资|拍摄成本|投资额", {
    verbs: "cost to make|cost to build|cost to produce|cost to shoot|take to make|投资|花了|用了|烧了|砸了",
    scales: "cheap<expensive|cheap<costly|便宜<贵|省<贵",
  }),
  one("based on", "adapted from|adaptation of|source material|original work|改编自|原著|原作|蓝本|取材于", {
    verbs:
      "be based on|be adapted from|be taken from|be made from|come from|draw on|根据~改编|据~改编|根据~改的|由~改编|从~改编|取材自|改编",
    inverseVerbs: "inspire|become|be turned into|be filmed as|be made into|被改编成|改编成|拍成",
  }),
  one(
    "production company",
    "production company|production companies|studio|film studio|produced by studio|出品方|出品公司|制作公司|制片厂|出品|制片公司|电影公司",
    {
      inverseVerbs: "produce|make|release|put out|出品|制作|摄制|出|出过|拍|拍过|拍了|制片",
      range: "company|studio|production company",
    },
  ),
  date(
    "publication date",
    "theatrical release|opening date|premiered|release|公映日期|上映时间|院线上映|首映日期",
    "hit cinemas|reach cinemas|open in cinemas|come to cinemas|be shown first|上院线|上的院线|进院线|上画|上线|开画|放映|首映",
  ),
];
