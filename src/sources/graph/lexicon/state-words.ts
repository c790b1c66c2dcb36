/** Two opposite states that a property's values name, and what people say of those that are in them. */
export interface StateWords {
  /** Values of the property; `closed` also stands for `closed for renovation`. */
  readonly yesValues: string;
  readonly noValues: string;
  readonly yes: string;
  readonly no: string;
}

/** Every list is separated by bars, Chinese and English mixed. */
export const STATE_WORDS: readonly StateWords[] = [
  {
    yesValues:
      "awaiting repair|waiting for repair|in repair|under repair|being repaired|needs repair|in need of repair|to be repaired|in workshop|broken down|out of order|faulty|待修|待维修|等待维修|维修中|修理中|检修中|在修|送修|故障",
    noValues:
      "in service|in use|working|operational|in working order|repaired|fit for service|ok|正常|在用|运营中|使用中|完好|已修复",
    yes: "waiting to be mended|waiting to be repaired|waiting to be fixed|waiting for repair|waiting for repairs|awaiting repair|awaiting repairs|in need of repair|in repair|under repair|being repaired|being mended|being fixed|broken down|out of order|faulty|to be mended|to be repaired|待修|等着修|在等着修|等着维修|等待维修|等修|在修|待维修|要修|需要维修|坏了|在等维修",
    no: "in working order|fit for service|roadworthy|fit to run|able to run|fit to drive|在用|能用|正常|上路|能上路|上路跑|能跑|能开|能出车|出车",
  },
  {
    yesValues: "under way|underway|in progress|ongoing|started|being built|进行中|施工中|在建|已开工",
    noValues: "finished|completed|complete|done|ended|完工|已完工|完成|已完成|竣工|已竣工",
    yes: "under way|underway|in progress|ongoing|still going on|being built|being carried out|进行|在进行|施工|在施工|还在施工|在建|正在施工|正在进行",
    no: "finished|completed|complete|done|over|done with|完工|已完工|完成|已完成|竣工|干完了|做完了|修好了|结束",
  },
  {
    yesValues:
      "open|operating|operational|in operation|open to the public|open to public|open for business|in business|running|营业|营业中|正常营业|在营业|开放|开放中|对外开放|运营|运营中|在营|正常开放|正常运营",
    noValues:
      "closed|shut|shut down|permanently closed|temporarily closed|under renovation|out of business|not operating|停业|已停业|暂停营业|关闭|已关闭|歇业|停运|已停运|闭馆|关门|整修中|装修中|维修中|暂停开放|停止营业|倒闭",
    yes: "open|still open|open now|in operation|operating|in business|running|open to public|open to visitor|营业|在营业|还在营业|开着|开放|开门|运营|在运营|对外开放|开着门|开",
    no: "closed|shut|shut down|out of business|停业|关门|关闭|关了|关着|歇业|闭馆|停运|倒闭|整修|装修",
  },
  {
    yesValues:
      "active|in use|in service|operational|working|functional|in orbit|ongoing|current|maintained|在用|使用中|现役|在役|运行中|在轨|正常|进行中|活跃|维护中|工作中|运行|运转中",
    noValues:
      "inactive|not in use|out of service|retired|decommissioned|defunct|broken|lost|ended|completed|finished|abandoned|archived|deprecated|discontinued|停用|退役|已退役|报废|失联|已结束|结束|完成|已完成|损坏|已归档|弃用|停止维护|停产|坏了",
    yes: "active|still active|in use|still in use|in service|working|still working|operational|functional|maintained|ongoing|still going|在用|还在用|现役|在役|工作|在工作|运行|在运行|能用|还能用|正常|活跃|在维护|运转",
    no: "inactive|out of service|retired|decommissioned|defunct|broken|abandoned|deprecated|discontinued|over|停用|退役|报废|失联|坏了|结束|弃用|停产|不能用|不用",
  },
  {
    yesValues: "available|in stock|on shelf|vacant|free|有货|现货|在售|可借|在馆|空闲|可用|可预订|有房|有位",
    noValues:
      "unavailable|out of stock|sold out|discontinued|on loan|checked out|borrowed|reserved|occupied|rented|let|sold|缺货|无货|售罄|已售罄|停售|借出|已借出|已预订|已出租|已租|占用|已售|下架",
    yes: "available|in stock|vacant|free|有货|有现货|在售|可借|能借|能买到|空着|空闲|在架",
    no: "unavailable|sold out|out of stock|discontinued|on loan|checked out|borrowed|reserved|occupied|taken|rented|缺货|没货|无货|卖完|卖光|售罄|停售|借出|借走|订走|租出去|占用|下架",
  },
  {
    yesValues: "female|f|woman|girl|女|女性|雌|雌性|母|母的",
    noValues: "male|m|man|boy|男|男性|雄|雄性|公|公的",
    yes: "female|woman|girl|lady|女|女的|女性|雌|雌的|雌性|母|母的|女生|女士",
    no: "male|man|boy|gentleman|男|男的|男性|雄|雄的|雄性|公|公的|男生|男士",
  },
  {
    yesValues: "alive|living|extant|在世|健在|存活|现存",
    noValues: "dead|deceased|extinct|died|已故|去世|死亡|灭绝|已灭绝|绝迹",
    yes: "alive|still alive|living|extant|在世|健在|活着|还活着|现存",
    no: "dead|deceased|extinct|去世|已故|死了|灭绝|绝迹",
  },
];
