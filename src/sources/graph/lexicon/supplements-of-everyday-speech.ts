import type { RelationKind } from "./relation-kind.js";
import { date, number, one } from "./short-kinds.js";

/** What places, clubs, workshops and their people are asked about at the counter and at table. */
export const SUPPLEMENTS_OF_EVERYDAY_SPEECH: readonly RelationKind[] = [
  one(
    "location",
    "stands in|stands at|stands on|sits in|sits on|lies in|lies at|situated at|found in|found at|located on|所在镇|所在村|所在县|所在区|所在乡|所在州|所在街|所在街道|所在小镇|所在村庄|所在地区|所在区域|所在地址|坐落地|坐落地点|所处地|所处地点",
    {
      verbs: "开在|建在|设在|坐落在|落脚在|安家在|座落在|be set in|be to be found in",
      whereVerbs: "坐落|座落|开|建|设|落户|sit|be to be found",
    },
  ),
  one("held in", "", { whereVerbs: "上|上课|开课|授课" }),
  one("kept at", "kept at|stored at|kept in|stored in|存放地点|存放处|存放地", {}),
  one("teacher", "", {
    verbs:
      "be schooled by|learn everything from|learn ropes from|跟着~学|拜~为师|拜~学艺|从~那里学|从~那儿学|从~那里学来|从~那儿学来|从~手里学|从~手上学|向~讨教|受~指点|得~真传",
    inverseVerbs: "school|show ropes to|take on as pupil|手把手教|点拨|指点|调教|调教出|带徒弟",
    inverseNouns: "徒儿|门徒|得意弟子|learner",
  }),
  one("designer", "", {
    inverseVerbs: "think up|come up with|conceive|sketch|draw|shape|想出|想出来|构思|构想|琢磨出|琢磨出来|画出|画的图",
  }),
  one("inventor", "", { inverseVerbs: "hit on|hit upon|cook up|琢磨出|鼓捣出|捣鼓出来|鼓捣出来|摸索出来|试出来|调出|配出" }),
  number("employees", "crew size|team size|hands|workers employed|工人数|用工人数|雇工人数|雇工数|职工数量|员工总人数", {
    asked: "手下|手底下|伙计|雇工|帮工|hands",
    verbs:
      "give work to|give jobs to|provide jobs for|provide work for|pay wages to|have on its staff|雇着|手下有|手底下有|养着|请着|用着",
  }),
  one("founding date", "", {
    whenVerbs:
      "open up|open its doors|open for business|set up shop|start up|start out|get going|get off ground|get up and running|come about|come into being|起步|搞起来|做起来|开起来|开张|开业|开的张|开的业|挂牌|创办|创立|创建|建立|开始营业|起家",
    measures: "date",
  }),
  date(
    "debut",
    "debut|debut year|debut date|year of debut|date of debut|debuted|debuted in|stage debut|first appearance|first stage appearance|出道|出道年份|出道时间|出道日期|登台年份|登台时间|首次登台|首次登台年份|首次登台时间|首次亮相|首次亮相时间",
    "debut|make debut|make stage debut|start out|first appear|appear first|first appear on stage|first go on stage|first take stage|first step on stage|first perform|出道|登台|首次登台|第一次登台|头一次登台|头一回登台|初次登台|初登舞台|首登舞台|第一次上台|头一回上台|首次上台|首次亮相|第一次亮相",
    { domain: "person" },
  ),
  // Whoever is asked about rather than a work: 首演年份.
  one("premiere date", "", {
    whenVerbs:
      "debut|make debut|make stage debut|登台|首次登台|第一次登台|头一次登台|头一回登台|初次登台|初登舞台|首登舞台|第一次上台|首次亮相",
    measures: "date",
  }),
  date(
    "joined",
    "member since|with us since|with firm since|with company since|with the firm since|with the company since|on staff since|on the staff since|working here since|year joined|year of joining|加入年份|入团年份|入团时间|加盟时间|加盟年份",
    "become member|become a member|become part of team|入团|进团|加盟|成为会员|成为成员",
  ),
  one("construction", "", {
    whenVerbs:
      "go up|be put up|be erected|be raised|be laid|砌|砌成|砌好|盖|盖好|盖成|修|修成|修好|修建|垒|搭|搭好|落成|竣工|完工",
    measures: "date",
  }),
  one(
    "fuel",
    "main fuel|fired with|heated with|heated by|burns|fed with|fuelled by|fueled by|fuel used|所用燃料|主要燃料|烧的燃料|烧什么",
    {
      verbs: "burn|be fired with|be heated with|be fed with|be fed on|be lit with|用~烧|拿~烧|靠~烧|烧|用~加热|靠~供热",
    },
  ),
  number("runtime", "", {
    verbs: "go on|go on for|last|run|run for|take|持续|播|放|唱|要放|要唱",
    scales: "short<long|brief<lengthy|短<长",
  }),
  one(
    "repertoire",
    "repertoire|songs sung|set list|setlist|works performed|pieces performed|programme|曲目|保留曲目|演唱曲目|演出曲目|常演曲目|拿手曲目",
    {
      verbs: "sing|perform|play|have in its repertoire|have in repertoire|唱|演唱|会唱|演奏|表演|常唱|常演|会演",
      inverseVerbs: "be sung by|be performed by|be played by",
      range: "song|piece|work|tune",
    },
  ),
  one(
    "weekday",
    "rehearses on|practises on|practices on|trains on|rehearsal day|rehearsal evening|practice day|practice evening|training day|meeting day|market day|market held on|排练日|练习日|排练时间|训练日|集市日|赶集日|活动日|聚会日",
    {
      verbs: "rehearse on|practise on|practice on|train on|gather on|come together on|在~排练|在~练习|在~训练|在~聚会|在~赶集",
      whenVerbs:
        "rehearse|practise|practice|train|meet|gather|come together|get together|排练|练|练习|训练|聚会|碰头|赶集|开集|活动",
      asked: "day|evening|night|day of week|星期几|周几|礼拜几|哪天晚上",
    },
  ),
  one("donor", "donor|donated by|gift of|bequeathed by|捐赠人|捐赠者|捐献者|捐献人|赠送人|赠予人|捐出人", {
    inverseVerbs:
      "present|donate|give|give away|hand over|bequeath|leave|make a gift of|捐|捐出|捐赠|捐献|送|赠|赠送|赠予|赠给|捐给|送给|献|献出",
    verbs: "be a gift of|be a gift from|be a present from|be donated by|be given by|be presented by|come from|来自~捐赠|由~捐赠",
    range: "person|organisation",
  }),
  one(
    "recorded by",
    "recorded by|recordist|sound engineer|recording engineer|field recorder|录制人|录音师|录音人|采录人|录制者|录音者",
    {
      inverseVerbs: "record|tape|make recording of|capture on tape|cut|录|录制|灌录|录下|录下来|采录|收录",
      range: "person",
    },
  ),
  one("organiser", "", {
    inverseVerbs: "put on|lay on|stage|run|be behind|look after|操办|张罗|操持|承办|筹办|牵头办|组织|办",
  }),
  number("capacity", "", {
    verbs: "fit|seat|hold|take|sleep|accommodate|have room for|坐|坐得下|容|容得下|容下|装|装得下|放|放得下|塞得下|挤得下",
  }),
  // What a boat or a drill costs a day is no rent of a house.
  number("rent", "daily rate|day rate|日租金", { scales: "cheap<expensive|便宜<贵" }),
  number("deposit", "", {
    verbs: "put down|leave behind|押|抵押|先押|交押",
    asked: "deposit to pay|押的钱|押多少钱",
  }),
  number(
    "parking",
    "parking|parking spaces|parking space|parking spots|parking places|parking bays|car spaces|car park spaces|停车位|车位|停车位数|停车位数量|车位数|停车数|停车容量",
    {
      asked: "cars|parked cars",
      verbs: "have parking for|have room to park|park|停|停放|停得下|能停",
      inverseVerbs: "park at|park in|park outside|fit in car park at",
    },
  ),
  number("price", "", {
    verbs: "set back|go for|retail at|sell at|sell for|be sold at|be sold for|要价|卖|标价|开价|值",
    asked: "what it costs|damage|价位|价码|多少银子",
  }),
  number("fee", "", { verbs: "fork out|shell out|cough up|hand over|pay to get in|掏|掏钱|花|花费|破费|交|缴" }),
  one("occupation", "", {
    asked: "line of work|trade|calling|day job|line|营生|饭碗|生计|行当|老本行",
    verbs: "earn living as|make living as|work days as|earn bread as|靠~吃饭|靠~谋生|以~为业|干的是|做的是",
  }),
  one("residence", "", {
    whereVerbs: "stay|settle|安家|落户|落脚|定居|常住|居住",
    verbs: "settle in|make home in|安家在|落户在|定居在",
  }),
  one("winner", "", { inverseVerbs: "walk off with|come away with|carry off|bag|捧走|抱走|拿走|夺走|赢下|赢走" }),
  number("member count", "", {
    asked: "singers|heads|人手|成员",
    verbs: "have in its ranks|number|count|consist of|有~人",
  }),
  number("speakers", "", {
    inverseVerbs: "speak|talk|still speak|use|会说|会讲|在说|在讲|还会说|还会讲|还在说|讲|说",
    verbs: "be spoken by|被~使用",
  }),
  number("humidity", "", { scales: "dry<damp|dry<clammy|dry<moist|干<潮|干燥<潮|干爽<潮湿" }),
  number("mass", "", {
    scales:
      "light<heavy|light to carry<heavy to carry|easy to lift<hard to lift|easy to carry<hard to carry|轻便<笨重|轻巧<沉|轻<沉",
  }),
];
