/** Who does it, by what is done; the verb's own form is one, too: "coaches", the coach. */
const ENGLISH: Readonly<Record<string, string>> = {
  write: "author writer",
  wrote: "author writer",
  written: "author writer",
  built: "builder",
  win: "winner champion",
  won: "winner champion",
  taught: "teacher",
  teach: "teacher instructor",
  led: "leader",
  run: "manager head boss",
  runs: "manager head boss",
  made: "maker manufacturer producer",
  make: "maker manufacturer producer",
  makes: "maker manufacturer producer",
  drew: "illustrator artist",
  painted: "painter artist",
  sang: "singer",
  held: "holder",
  hold: "holder",
  sold: "seller",
  bought: "buyer",
  keep: "keeper",
  kept: "keeper",
  direct: "director",
  compose: "composer",
  train: "trainer coach",
  trains: "trainer coach",
  design: "designer architect",
  designed: "designer architect",
};

const CHINESE: readonly (readonly [RegExp, RegExp])[] = [
  [/执教|指导|带队/u, /^(?:主|总)?教练$|^主帅$/u],
  [/写|著|创作/u, /^(?:作者|作家)$/u],
  [/拥有|所有|归|属于/u, /^(?:所有者|所有人|业主|主人|东家|拥有者)$/u],
  [/设计/u, /^(?:设计者|设计师|设计人|建筑师)$/u],
  [/创立|创办|创建|成立/u, /^(?:创始人|创办人|创立者|创建者)$/u],
  [/管|负责|主管|运营/u, /^(?:负责人|经理|主管|管理者|管理人|运营商)$/u],
  [/发明/u, /^(?:发明人|发明者|发明家)$/u],
  [/执导|导演/u, /^导演$/u],
  [/赢|夺|获得|拿了|拿下|得了/u, /^(?:得主|冠军|获胜者|赢家|获奖者|获奖人)$/u],
  [/赞助|冠名/u, /^(?:赞助商|赞助方|赞助者)$/u],
  [/生产|制造|造/u, /^(?:制造商|厂家|厂商|生产商)$/u],
  [/教|讲/u, /^(?:老师|教师|讲师)$/u],
  [/翻译|译/u, /^(?:译者|翻译)$/u],
  [/供货|供应/u, /^(?:供货商|供应商)$/u],
];

/** Whether a noun says who does what a verb says: coach and owner of "coaches" and "owned"; 教练 of 执教 in a clause. Pure. */
export function agentOfVerb(noun: string, verb: string): boolean {
  if (/\p{Script=Han}/u.test(noun)) return CHINESE.some(([does, agent]) => agent.test(noun) && does.test(verb));
  if (ENGLISH[verb]?.split(" ").includes(noun) === true) return true;
  return basesOf(verb).some((base) => agentsOf(base).includes(noun));
}

function basesOf(verb: string): string[] {
  return [verb, verb.replace(/s$/u, ""), verb.replace(/es$/u, ""), verb.replace(/ed$/u, ""), verb.replace(/d$/u, "")].filter(
    (base) => base.length > 2,
  );
}

function agentsOf(base: string): string[] {
  const last = base.at(-1) ?? "";
  return [base, `${base}er`, `${base}r`, `${base}or`, `${base.replace(/e$/u, "")}or`, `${base}${last}er`];
}
