import type { RelationKind } from "./relation-kind.js";

/** Further names and ways to ask for relations of the other lists, by the same ids. */
export const SUPPLEMENTS: readonly RelationKind[] = [
  {
    id: "publication date",
    nouns:
      "date published|date issued|date released|first published|first publication date|first published in|date of release|copyright year|date of publication|首次出版|初版|初版时间|首发日期|发售日期|发行于|出版于|发布于|上映于|首播日期|首播时间|first aired|original air date",
    whenVerbs:
      "be brought out|be put out|go on sale|hit shelves|hit the shelves|see the light|be first published|air|be aired|be screened|首发|初版|发售|首播|公映|付梓|刊行",
    measures: "date",
    scales: "early<late",
  },
  {
    id: "founding date",
    nouns:
      "date founded|established on|founded on|set up in|year of foundation|year of founding|formed|formation date|date formed|year formed|建立日期|创办日期|创立日期|设立日期|组建时间|始创于|创立于|创建于|开业于|建于",
    whenVerbs:
      "open for business|open doors|open its doors|come into being|come into existence|be opened|be built|go into business|start business|be incorporated|组建|开张|挂牌|开门|创始|诞生|办学|建起|起家|问世",
    measures: "date",
    scales: "early<late",
  },
  {
    id: "founder",
    nouns:
      "set up by|started by|established by|founding father|founding member|creator|老板|始创者|开创者|创始者|创建人|创业者|主创人|祖师",
    inverseVerbs:
      "be founder of|be the founder of|be behind|be the brain behind|form|build up|bring into being|发起|筹建|筹办|一手创办|开设|开了|办|办了|建",
  },
  {
    id: "founding place",
    nouns: "founding location|founding place|place founded|founded at|location formed|place of foundation|创办地|成立地点|创立地",
    verbs: "be founded in|be founded at|be established in|be set up in|成立于|创办于|创立于",
    whereVerbs: "be founded|be established|be set up|成立|创办|创立|创建",
    range: "city|town|place|country",
  },
  {
    id: "end date",
    nouns:
      "dissolution date|dissolved|closing date|closed|date closed|year closed|decommissioned|demolition date|demolished|解散日期|解散时间|关闭时间|关闭日期|停业时间|停办时间|拆除时间|退役时间|停运时间",
    whenVerbs:
      "close|be closed|be dissolved|shut|be shut|shut down|be shut down|be demolished|be decommissioned|be retired|cease|cease to exist|关闭|停业|停办|拆除|退役|停运|停产",
    measures: "date",
  },
  {
    id: "spouse",
    nouns:
      "other half|better half|wife or husband|married name of|老伴|伴侣|另一半|爱人|先生|太太|夫婿|媳妇|妻|夫|对象|丈夫或妻子|结婚对象|配偶是",
    verbs:
      "be wed to|be wedded to|be the wife of|be the husband of|be wife of|be husband of|wed|get married to|成婚|结为夫妻|跟~结婚|同~结婚",
    symmetric: true,
  },
  {
    id: "ceo",
    nouns:
      "chief|head|top executive|person in charge|general manager|chief executive|leader|一把手|老总|负责人|当家人|掌门人|掌舵人|总负责人|行政总监|最高负责人|领导|总经理|老板|带头人|头儿|主事人",
    inverseVerbs:
      "be in charge of|be at the head of|be at helm of|be at the helm of|be the head of|be the boss of|preside over|direct|掌舵|执掌|主管|负责|主持|统领",
  },
  {
    id: "occupation",
    nouns:
      "job title|line of business|profession or trade|what someone does|living|工种|谋生职业|专业|做什么工作的|干什么的|干哪行的|从事什么职业|做什么工作",
    verbs: "do for a living|do|earn a living|做什么工作|从事什么工作",
  },
  {
    id: "almamater",
    nouns:
      "alumni of|university|studied at|trained at|schooled at|school|graduate of|attended|就读体校|就读学校|所读学校|alma mater of|degree from|学历|毕业学院|就学于|毕业于哪里",
    verbs:
      "attend|train at|be trained at|go to university at|get degree from|get a degree from|earn degree at|be enrolled at|receive education at|在~上大学|在~念书|在~念大学|在~求学|在~读大学|念|就读",
    whereVerbs:
      "go to school|get degree|get a degree|train|be trained|be schooled|上大学|念大学|上学|念的书|读的书|求学|读的大学|上的大学|念的大学|毕业",
  },
  {
    id: "birthplace",
    nouns:
      "place born|origin|native place|native town|birth town|town of birth|village of birth|籍|祖籍|出生的地方|老家|出生城镇|诞生城市",
    inverseVerbs: "be birthplace of|be the birthplace of|be hometown of|be home town of",
    verbs: "be a native of|come out of|be originally from|grow up in|生长在|出生地是|老家是|籍贯是",
  },
  {
    id: "birthdate",
    nouns: "date born|born in year|birthday date|出生年月日|出生年份|哪年出生|生辰",
    whenVerbs: "see the light of day|来到世上|生|降生|出生",
    measures: "date",
    scales: "old<young",
  },
  {
    id: "deathdate",
    nouns: "date died|year died|passing|passed away|死去日期|过世日期|离世时间|离世日期|逝世于|去世于|病逝时间",
    whenVerbs: "pass|pass on|be dead|lose life|逝|离开人世|与世长辞|走",
    measures: "date",
  },
  {
    id: "teacher",
    nouns:
      "mentor|instructor|coach|professor|thesis advisor|notable teacher|指导老师|指导教师|师长|授业恩师|老师是|启蒙老师|师承",
    inverseNouns: "notable student|mentee|protege|protégé|得意门生|高徒|学徒|传人",
    inverseVerbs: "be the mentor of|be mentor of|be the teacher of|instruct|coach|bring up|带|带过|培养过|辅导|授业",
    verbs: "be mentored by|be instructed by|be coached by|跟随|跟着~学|向~学习|拜~为师",
  },
  { id: "child", nouns: "son or daughter|kids|sons and daughters|issue|孩儿|骨肉|后人|儿孙" },
  {
    id: "alias",
    nouns:
      "known as|alternate name|alternative name|other names|nick|former name|formerly known as|short name|abbreviation|acronym|乳名|小名|艺名|诨名|简称|缩写|旧称|曾用名|原名|花名|诨号|雅号|笔名",
    verbs: "go by|be called|be dubbed|be referred to as|叫做|人称|又叫做|诨名",
  },
  {
    id: "award",
    nouns:
      "awards received|honours received|accolade|prizes|honors|distinction|prize received|奖励|大奖|获得的奖|得奖|得的奖|所获荣誉|殊荣",
    verbs:
      "carry off|collect|land|scoop|be recipient of|be winner of|be the winner of|be a winner of|be a recipient of|be the recipient of|be honoured by|获颁|斩获|拿下|夺得|夺取|领|领过|捧走",
    inverseVerbs: "go to|be won by|be received by|颁给|授予给|发给",
  },
  { id: "residence", nouns: "home location|based near|place of living|domicile|居所地|安家地|现住地|现居|定居地" },
  {
    id: "employer",
    nouns:
      "work location|hospital affiliation|organisation|organization|institution|works with|firm|工作的地方|工作地点|服务单位|所在单位|供职|任教于|执教于|工作于",
    verbs:
      "be on staff of|teach at|be on the staff of|practise at|practice at|serve at|be hired by|be with|在~上班|在~任职|在~供职|在~任教|服务于|受雇于|在~做事|任教于",
    whereVerbs: "be on staff|teach|practise|practice|serve|任教|行医|执教|教书|做事",
  },
  {
    id: "position",
    nouns: "job title|role|rank|office|function|current position|担任|现任职务|岗位|所任职务|官衔|职称",
    verbs: "hold the post of|act as|be employed as|occupy",
  },
  {
    id: "architect",
    nouns:
      "structural engineer|engineer|chief engineer|design engineer|总工程师|总设计|总设计师|主设计师|设计方|工程师|主创设计师",
    inverseVerbs:
      "draw up|be the designer of|be designer of|be architect of|be the architect of|engineer|plan|draw up plans for|主持设计|操刀设计|负责设计|规划|参与设计",
  },
  {
    id: "designer",
    nouns: "chief designer|lead designer|engineer|总设计师|主任设计师|主设计师|设计方|研制人",
    inverseVerbs: "be the designer of|be designer of|engineer|lead the design of|主持设计|负责设计|研制",
  },
  {
    id: "developer",
    nouns:
      "maker|author|software house|lead developer|maintainer|programmer|creator|written by|主开发者|首席开发者|主要开发者|维护者|开发人|程序员|作者|研发商|研发团队|制作方",
    inverseVerbs:
      "lead development of|lead the development of|be behind|maintain|look after|take care of|be in charge of|code|release|design|主导开发|负责开发|维护|写|制作|推出",
  },
  {
    id: "builder",
    verbs: "be built at|be built in|be made at|be constructed at|be built by|come from|come out of|由~建造|由~制造|在~建造|在~造",
    nouns:
      "shipbuilder|shipyard|maker|built at|manufacturer|yard|construction company|建造厂|建造商|制造厂|建造单位|施工方|施工单位|建造方|造船厂|船厂",
    inverseVerbs: "be the builder of|be builder of|make|turn out|launch|put together|制造|承建|施工|打造|造出",
  },
];
