import type { RelationKind } from "./relation-kind.js";

/** What graphs say about events, and whatever else. */
export const EVENTS: readonly RelationKind[] = [
  {
    id: "held in",
    nouns:
      "发生地|事发地|发生地点|place|happened at|took place at|举行地点|held in|venue|host city|location|held at|takes place in|举办地|举行地|主办城市|举办地点|举办城市|地点|比赛地点|会场",
    verbs:
      "be celebrated in|be celebrated at|在~发生|发生在|发生于|happen at|occur in|occur at|be fought at|be fought in|be held in|be held at|take place in|take place at|happen in|be hosted by|在~举行|在~举办|举办于|举行于",
    inverseVerbs: "host|举办|主办|承办",
    whereVerbs: "be celebrated|be fought|办|过|be held|take place|happen|occur|举办|举行|召开|发生",
    range: "city|place|country|town|stadium",
    domain: "event|race|festival|battle|conference|match|tournament",
    prepositions: "in|at",
  },
  {
    id: "event date",
    nouns:
      "发生日期|took place on|happened on|date held|date|event date|point in time|held on|time|year|举办日期|举行日期|日期|时间|举办时间|举行时间|年份|发生时间",
    whenVerbs: "be held|take place|happen|occur|be|举办|举行|召开|发生|开|办|be fought|be celebrated|come about|出现",
    measures: "date",
    scales: "early<late|first<last|早<晚",
    domain: "event|race|battle|festival",
  },
  {
    id: "start date",
    nouns:
      "held since|since|first held|first edition|首次举办|首次举行|始于|首届时间|创办于|start date|start time|began|begin|开始时间|开始日期|起始时间",
    whenVerbs:
      "be first held|first take place|be held first|be first celebrated|start|begin|commence|开始|爆发|首次举办|首次举行|第一次举办|第一次举行|首办|首届|开始办|办起",
    measures: "date",
    scales: "early<late|早<晚",
  },
  {
    id: "end date",
    nouns: "end date|end time|ended|结束时间|结束日期|终止时间",
    whenVerbs: "end|finish|stop|be dissolved|结束|终止|解散",
    measures: "date",
  },
  {
    id: "winner",
    nouns: "winner|champion|won by|victor|冠军|获胜者|优胜者|赢家|胜者|得主",
    inverseNouns: "winner of|victory|won|夺冠赛事",
    inverseVerbs: "win|赢得|夺得|获得|赢|赢了|拿下|夺冠|获得~冠军|赢得了",
    range: "person|team|country|champion",
    domain: "event|race|match|tournament|competition|battle",
  },
  {
    id: "participant",
    nouns: "participant|participants|competitor|attendee|参与者|参加者|参赛者|参赛队伍",
    inverseVerbs: "participate in|take part in|attend|join|compete in|fight in|参加|参加了|参与|参与了|参加过",
    range: "person|team|country",
    domain: "event|battle",
  },
  { id: "sponsor", nouns: "sponsor|sponsored by|赞助商|赞助者", inverseVerbs: "sponsor|赞助" },
  {
    id: "successor",
    nouns: "successor|replaced by|followed by|succeeded by|继任者|继承者|接任者|后继者|下一任",
    inverseNouns: "predecessor|replaces|follows|preceded by|前任|前身|前任者",
    inverseVerbs: "succeed|replace|follow|继任|接替|接任|取代",
    range: "person|thing",
  },
  { id: "patron", nouns: "patron|patron saint|赞助人|守护神" },
  {
    id: "translator",
    nouns: "translator|translated by|translation by|译者|译人|中译者|英译者|翻译|翻译者",
    inverseVerbs: "translate|render|翻译|翻译了|翻译过|译|译了|译过|译成|所译",
    domain: "book|novel|work|poem",
    range: "person",
    prepositions: "",
  },
  {
    id: "named after",
    nouns: "named after|namesake|eponym|name origin|名称来源|命名自|得名于|命名来源|名字来源|名称由来",
    verbs:
      "be named after|be named for|be named in honour of|be called after|take its name from|get its name from|以~命名|得名于|命名自|因~得名|因~而得名|得名自|名字来自|名称来自",
  },
  { id: "motto", nouns: "motto|slogan|校训|格言|座右铭|口号" },
  { id: "anthem", nouns: "anthem|national anthem|国歌" },
  { id: "website", nouns: "website|official website|homepage|url|网址|官网|官方网站|网站" },
  { id: "telephone", nouns: "telephone|phone|phone number|telephone number|电话|电话号码|联系电话" },
  { id: "email", nouns: "email|e-mail|email address|mail|电子邮箱|邮箱|电邮" },
  {
    id: "stops",
    nouns:
      "stops|stop|stations|station|waypoints|stops at|calls at|calling point|intermediate stop|站点|停靠站|途经站|车站|途经|中途站|经停站",
    verbs: "stop at|call at|pass through|serve|停靠|停靠在|途经|经停|经过|停",
    whereVerbs: "stop|call|停靠|停|经停",
    inverseNouns: "line|railway line|connecting line",
    range: "station|place|city|town",
  },
  { id: "atomic number", nouns: "atomic number|原子序数|原子序" },
  { id: "symbol", nouns: "symbol|chemical symbol|element symbol|符号|元素符号|化学符号" },
  { id: "melting point", nouns: "melting point|熔点", measures: "number" },
  { id: "boiling point", nouns: "boiling point|沸点", measures: "number" },
  {
    id: "treats",
    nouns: "treats|medical condition treated|indication|适应症|治疗|主治",
    verbs: "treat|cure|治疗|主治|治",
    range: "disease|condition",
    domain: "drug|medicine",
  },
  { id: "symptom", nouns: "symptom|symptoms|symptoms and signs|症状|临床表现" },
  {
    id: "orbits",
    nouns: "orbits|parent astronomical body|satellite of|环绕|绕行|所绕天体",
    inverseNouns: "satellite|moon|child astronomical body|卫星",
    verbs: "orbit|revolve around|circle|环绕|绕|围绕~运行",
    range: "planet|star",
    domain: "moon|planet|satellite",
  },
];
