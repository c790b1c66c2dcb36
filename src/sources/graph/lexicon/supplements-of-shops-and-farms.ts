import type { RelationKind } from "./relation-kind.js";
import { date, number, one } from "./short-kinds.js";

/** What shops, kitchens, farms, presses and lines keep, and how their people ask for it. */
export const SUPPLEMENTS_OF_SHOPS_AND_FARMS: readonly RelationKind[] = [
  number("heat", "heat|heat level|spiciness|hotness|pungency|scoville|scoville units|辣度|辣味|辣的程度|辣椒度", {
    scales: "mild<hot|mild<spicy|mild<fiery|mild<pungent|温和<辣",
  }),
  number("sweetness", "sweetness|sugar|sugar content|sugar level|brix|degrees brix|甜度|糖度|含糖量|糖分|糖含量", {
    scales: "tart<sweet|sour<sweet|酸<甜|淡<甜",
  }),
  number("acidity", "acidity|acid content|tartness|sourness|酸度|含酸量", { scales: "mild<acidic|mild<sour|mild<tart" }),
  number("hardness", "hardness|firmness|硬度|坚硬度", { scales: "soft<hard|soft<firm|软<硬" }),
  number("loudness", "loudness|noise|noise level|sound level|噪音|噪声|响度|音量", {
    scales: "quiet<loud|quiet<noisy|安静<吵|轻<响",
  }),
  number("humidity", "humidity|relative humidity|moisture|湿度|含水量|相对湿度", {
    scales: "dry<humid|dry<damp|dry<moist|干<湿|干燥<潮湿",
  }),
  number("brightness", "brightness|luminosity|亮度|光度", { scales: "dim<bright|faint<bright|暗<亮" }),
  number("alcohol", "alcohol|alcohol content|abv|酒精度|酒精含量", { scales: "weak<strong" }),
  one("ripening", "ripens|ripening|ripening time|ripening season|ripe in|ripe from|maturity|成熟期|成熟时间|成熟季节|成熟", {
    whenVerbs:
      "ripen|be ripe|get ripe|become ripe|mature|be ready to pick|be ready for picking|be picked|be harvested|熟|成熟|熟透|能摘|可以摘|采摘|采收|摘|下树",
  }),
  one(
    "susceptible to",
    "susceptible to|prone to|vulnerable to|sensitive to|suffers from|pest|pests|diseases|affected by|attacked by|易得的病虫害|易感病害|易感病虫害|主要病虫害|病虫害|虫害|病害",
    {
      asked: "disease|plague|病",
      verbs:
        "suffer from|be prone to|be susceptible to|be vulnerable to|be attacked by|be plagued by|catch|容易得|易得|常得|爱得|怕|容易招|容易染",
      inverseVerbs: "attack|affect|strike|plague|infest|危害|为害|侵害|侵袭",
    },
  ),
  one("breeder", "breeder|bred by|raised by|selected by|育种人|育种者|育成者|培育者|选育人|育种家", {
    inverseVerbs: "breed|raise|select|培育|选育|育成|育出|培育出",
    range: "person",
  }),
  date(
    "customer since",
    "customer since|client since|buyer since|buys since|buying since|account opened|客户起始年份|合作起始年份|成为客户时间|合作开始时间|首次采购|首次购买",
    "become a customer|become customer|become a client|become a buyer|start buying|start ordering|first buy|first order|成为客户|开始合作|开始买|开始采购|开始进货",
    { scales: "long-standing<new|old<new" },
  ),
  date(
    "joined",
    "joined coop|joined cooperative|joined club|joined team|joined company|joined firm|joined union|joined society|joined choir|joined party|入社年份|入社时间|入会年份|入会时间|入队时间|入职年份|进厂时间|进厂日期|进店时间",
    "be with|come|arrive|进|进入|来到|入社|入会|入队|入伙|进社|进厂|进店|进单位|进来|来的|进的厂|入的职",
  ),
  one("employer", "", {
    asked: "job",
    verbs:
      "write for|report for|work in|teach at|play at|在~干活|在~上班|在~做事|在~打工|在~供职|给~干活|给~写稿|为~写稿|为~工作|给~工作|替~工作|为~效力|为~做事",
    whereVerbs: "干活|做事|打工|go to work|have job",
  }),
  one("line manager", "", { verbs: "归~管|由~管|受~管|归~领导|受~领导|听~的", inverseVerbs: "be boss of|be superior of" }),
  number("headway", "", {
    asked: "车次|班次",
    scales: "密<疏|密集<稀疏|勤<稀|frequent<infrequent|frequent<sparse",
    measures: "number",
  }),
  one("stops", "", { verbs: "go past|pass|pass by|call at|serve|经过|路过|停|到|去" }),
  one("nearest stop", "", { verbs: "be next to|be close to|be beside|be by|挨着|旁边是" }),
  number("capacity", "", {
    inverseVerbs:
      "fit into|fit in|fit inside|go into|find room in|sit in|sit down in|be seated in|park in|停得下|放得下|坐得下|装得下",
  }),
  number("prize money", "", { verbs: "pay|pay out|be worth|bring|bring in|award|奖|奖励|给" }),
  number("print run", "print run|first print run|copies printed|initial print run|印数|首印数|首印|印量|首印量|印刷数量|印册数", {
    verbs: "have printed|印|印了|首印|首印了",
    scales: "small<large|small<big",
  }),
  number(
    "shelf life",
    "能放多久|能存多久|可放多久|可存多久|保存多久|贮藏期|贮藏时间|耐贮期|storage time|storage period|keeping time|keeps",
    {
      verbs: "放|存|搁|放得|存得",
      scales: "不耐放<耐放|不耐存<耐存|放得短<放得久|存得短<存得久|放得短<放得长|perishable<durable",
    },
  ),
  number("circulation", "copies per issue|circulation per issue|copies sold per issue|每期发行量|期发行量|期印数", {}),
  one("supplier", "supplied by|paper supplied by|delivered by|供货方|供应方|供应商|供货商|进货来源|纸张供应方", {
    inverseVerbs: "deliver to|sell to|supply|供货给|供应|供货",
    asked: "供货人|供方",
  }),
  number("rent", "monthly rent|weekly rent|rent per month", {
    verbs: "cost|charge|rent for|要|收",
    scales: "cheap<dear|low<high",
  }),
  number("fee", "annual dues|yearly dues|dues|年度费用|每年费用"),
];
