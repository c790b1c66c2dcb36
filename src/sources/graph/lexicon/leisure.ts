import type { RelationKind } from "./relation-kind.js";

/** Gardens, kitchens, festivals, clubs, languages and instruments. */
export const LEISURE: readonly RelationKind[] = [
  {
    id: "flowering time",
    nouns: "flowering time|flowering month|flowering season|bloom time|blooming season|花期|开花时间|开花月份|开花期",
    whenVerbs: "bloom|flower|blossom|be in bloom|be in flower|come into flower|开花|盛开|绽放",
    measures: "date",
  },
  {
    id: "grown in",
    nouns: "grown in|cultivated in|栽培于|种植于|栽培地点|种植地点",
    verbs: "grow in|be grown in|be cultivated in|be kept in|长在|种在|栽在|养在|栽培于|种植于",
    whereVerbs: "grow|be grown|be cultivated|be kept|生长|种植|栽培|长|种|养",
  },
  {
    id: "cooking time",
    nouns:
      "cooking|cooking time|cook time|cooking minutes|preparation time|prep time|baking time|烹饪时间|烹调时间|制作时间|烹制时间",
    verbs: "take to cook|take to make|take to prepare|cook for|need to cook|要煮|需要煮|要做|煮|烹饪需要",
    measures: "number",
    scales: "short<long|quick<slow|fast<slow|短<长|快<慢",
  },
  {
    id: "days it lasts",
    nouns: "lasts|lasts for|lasts days|number of days|length in days|duration in days|持续天数|天数|会期",
    verbs: "last|go on for|run for|continue for|持续|延续|历时|为期|办",
    measures: "number",
    scales: "short<long|短<长",
  },
  {
    id: "year made",
    nouns: "made year|year made|year of manufacture|date made|制作年份|制造年份|制作时间|制成年份",
    whenVerbs: "be made|be built|be crafted|制成|制作|做成",
    measures: "date",
    scales: "early<late|早<晚",
  },
  {
    id: "first held",
    nouns: "first held|year first held|held since|first edition|首届年份|首届时间|首办时间|首次举办时间",
    whenVerbs: "be first held|first take place|be first celebrated|首次举办|首办|首次举行",
    measures: "date",
    scales: "early<late|早<晚",
  },
  {
    id: "writing system",
    nouns: "writing system|script|alphabet|文字|书写系统|文字系统|书写文字",
    verbs: "be written in|be written with|be written using|use|用~书写|用~写|使用|用~来写",
  },
  {
    id: "spoken in",
    nouns: "spoken in|where spoken|通行地|通行地区|使用地区",
    verbs: "be spoken in|通行于|流行于",
    whereVerbs: "be spoken|通行|使用|说|讲",
    inverseVerbs: "speak",
  },
  {
    id: "played by",
    nouns: "played by|performer|使用者|演奏者|演奏家",
    inverseVerbs: "play|perform on|演奏|弹|弹奏|拉|吹|吹奏",
  },
  {
    id: "member of",
    nouns: "member of|所属|所属俱乐部|所属社团|所属协会",
    asked: "club|society|association|俱乐部|社团|协会",
    verbs: "belong to|be a member of|be member of|play for|加入|属于|隶属于",
  },
  {
    id: "member count",
    nouns: "member count|members|number of members|membership size|会员|会员数|会员人数|会员数量|成员数|社员人数",
    measures: "number",
    scales: "few<many|small<large|small<big",
  },
  {
    id: "insured value",
    nouns: "insured for|insured value|insurance value|sum insured|保额|投保金额|保险金额|保价",
    verbs: "be insured for|be insured at|投保|保了",
    measures: "number",
    scales: "low<high|低<高",
  },
];
