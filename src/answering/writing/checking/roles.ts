import { HAN_RELATION_WORDS, HAN_RELATIONS, LATIN_RELATIONS } from "../../../language/relation-words.js";

/** `is` stands to `of` in the relation: the teacher of Lin is Chen. Empty: a pronoun, or not said. */
interface Role {
  readonly relation: string;
  readonly of: string;
  readonly is: string;
}

/** Relations that are another one turned round. */
const TURNED: Readonly<Record<string, string>> = {
  pupil: "teacher",
  son: "parent",
  daughter: "parent",
  child: "parent",
  subsidiary: "owner",
};
const SAME: Readonly<Record<string, string>> = { father: "parent", mother: "parent" };
const COMPARED: Readonly<Record<string, readonly [string, 1 | -1]>> = Object.fromEntries(
  (
    [
      ["large", 1, "larger bigger greater 大"],
      ["large", -1, "smaller 小"],
      ["tall", 1, "taller higher 高"],
      ["tall", -1, "lower 低 矮"],
      ["long", 1, "longer 长"],
      ["long", -1, "shorter 短"],
      ["deep", 1, "deeper 深"],
      ["deep", -1, "shallower 浅"],
      ["many", 1, "more 多"],
      ["many", -1, "fewer less 少"],
      ["old", 1, "older earlier 早 老"],
      ["old", -1, "younger newer later 晚 年轻"],
      ["heavy", 1, "heavier 重"],
      ["heavy", -1, "lighter 轻"],
      ["fast", 1, "faster 快"],
      ["fast", -1, "slower 慢"],
    ] as const
  ).flatMap(([name, sign, words]) => words.split(" ").map((word) => [word, [name, sign] as const])),
);

/** A noun that no table has says its own relation. */
const ANY_HAN = "[\\p{Script=Han}]{2,4}";
const HAN = HAN_RELATION_WORDS.filter((word) => word.length > 1).join("|");
const PART = "[^,，;；。！？]{1,60}?";
const HAN_FORMS: readonly (readonly [RegExp, of: number, relation: number, is: number])[] = [
  [/^(.{1,60}) — (.{1,60}) → (.{1,60})$/u, 1, 2, 3],
  [new RegExp(`(${PART})的(${HAN})(?:人|者)?(?:是|为|叫|名叫|:|：)(.{1,40}?)(?:[,，;；。！？]|$)`, "gu"), 1, 2, 3],
  [new RegExp(`(${PART})[是为](${PART})的(${HAN})(?:人|者)?(?:[,，;；。！？]|$)`, "gu"), 2, 3, 1],
  [new RegExp(`(${PART})[是为](${PART})的(${ANY_HAN})(?:[,，;；。！？]|$)`, "gu"), 2, 3, 1],
  [new RegExp(`()(${HAN})(?:人|者)?(?:是|为|:)(.{1,40}?)(?:[,，;；。！？]|$)`, "gu"), 1, 2, 3],
  [new RegExp(`(${PART})把${PART}(送给|交给|给)了?(.{1,12}?)(?:[,，;；。！？]|$)`, "gu"), 3, 2, 1],
  [new RegExp(`(${PART})(原名|本名|又名|笔名|原来叫|本来叫)(.{1,12}?)(?:[,，;；。！？]|$)`, "gu"), 1, 2, 3],
  [new RegExp(`(${PART})(师从)(.{1,40}?)(?:[,，;；。！？]|$)`, "gu"), 1, 2, 3],
  [/()其([父母子妻夫女])(.{2,12}?)(?:[,，;；。！？亦也是为]|$)/gu, 1, 2, 3],
  [new RegExp(`(${PART})由(${PART})(?:于|在)?[^,，。]{0,12}?(${HAN})`, "gu"), 1, 3, 2],
  [new RegExp(`(${PART})是(?:由)?(${PART})(?:于|在)?[^,，。]{0,12}?(创办|创立|创建|设计|发明|写|建造|导演)的`, "gu"), 1, 3, 2],
  [
    new RegExp(
      `(${PART})(创办|创立|创建|设计|发明|导演|收购|拥有|打败|击败)(?:了)?(?!者|人|于|的|年|师)(.{1,40}?)(?:[,，;；。！？]|$)`,
      "gu",
    ),
    3,
    2,
    1,
  ],
];
const NAME = "[\\p{L}\\p{N}'. -]{1,60}?";
const BE = "(?:is|was|are|were|has been)";
const VERBS =
  "founded|established|directed|wrote|designed|built|owns|owned|discovered|invented|defeated|taught|led|commanded|painted|composed";
const LATIN_FORMS: readonly (readonly [RegExp, of: number, relation: number, is: number])[] = [
  [new RegExp(`(?:^|[,;] )(?:the )?(\\p{L}+) of (${NAME}) ${BE} (?:called |named )?(${NAME})(?:[,;.!?]|$)`, "gu"), 2, 1, 3],
  [new RegExp(`(?:^|[,;] )(${NAME})'s? (?:\\p{L}+ )?(\\p{L}+) ${BE} (${NAME})(?:[,;.!?]|$)`, "gu"), 1, 2, 3],
  [new RegExp(`(?:^|[,;] )(${NAME}) ${BE} (?:the |an? )?(?:\\p{L}+ )?(\\p{L}+) of (${NAME})(?:[,;.!?]|$)`, "gu"), 3, 2, 1],
  [new RegExp(`(?:^|[,;] )(${NAME}) ${BE} (${NAME})'s? (?:\\p{L}+ )?(\\p{L}+)(?:[,;.!?]|$)`, "gu"), 2, 3, 1],
  [new RegExp(`(${NAME}), (?:the |an? )?(\\p{L}+) of (${NAME})(?:[,;.!?]|$)`, "gu"), 3, 2, 1],
  [
    new RegExp(`(?:^|[,;] )(${NAME}) (?:${BE} )?(${VERBS}) by (?:the \\p{Ll}+ )?(${NAME})(?: in | on | as |[,;.!?]|$)`, "gu"),
    1,
    2,
    3,
  ],
  [
    new RegExp(
      `(?:^|[,;] )(${NAME})(?<! (?:is|was|are|were|be|been|being)) (${VERBS}) (?!(?:by|in|on|at|from|with) )(${NAME})(?: in | on | as | with |[,;.!?]|$)`,
      "gu",
    ),
    3,
    2,
    1,
  ],
];
const COMPARISONS: readonly (readonly [RegExp, of: number, relation: number, is: number])[] = [
  [
    new RegExp(`(?:^|[,;] )(${NAME}) ${BE} (?:much |far )?(\\p{L}+er|more|less) (?:\\p{L}+ )?than (${NAME})(?:[,;.!?]|$)`, "gu"),
    3,
    2,
    1,
  ],
  [new RegExp(`(${PART})比(${PART})(?:更|还|要)?(大|小|高|低|矮|长|短|深|浅|多|少|早|晚|重|轻|快|慢|老|年轻)`, "gu"), 2, 3, 1],
];

/** The evidence's roles are asked for by every sentence. */
const lastRoles = new Map<string, readonly Role[]>();
const MOST_KEPT = 500;

/** Who stands to whom in which relation, where the sentence says so plainly. Takes folded text. */
function rolesOf(folded: string): readonly Role[] {
  const known = lastRoles.get(folded);
  if (known !== undefined) return known;
  const roles = readRoles(folded);
  if (lastRoles.size >= MOST_KEPT) lastRoles.clear();
  lastRoles.set(folded, roles);
  return roles;
}

function readRoles(folded: string): Role[] {
  const text = folded.slice(0, 400);
  const found: Role[] = [];
  for (const [pattern, of, relation, is] of [...HAN_FORMS, ...LATIN_FORMS]) {
    for (const match of pattern.global ? text.matchAll(pattern) : [pattern.exec(text) ?? []]) {
      const word = match[relation];
      if (word === undefined) continue;
      for (const name of relationNames(word)) found.push(turned({ relation: name, of: bare(match[of]), is: bare(match[is]) }));
    }
  }
  for (const [pattern, of, relation, is] of COMPARISONS) {
    for (const match of text.matchAll(pattern)) {
      const [name, sign] = COMPARED[match[relation] ?? ""] ?? [];
      if (name === undefined) continue;
      const role = { relation: name, of: bare(match[of]), is: bare(match[is]) };
      found.push(sign === 1 ? role : { relation: name, of: role.is, is: role.of });
    }
  }
  return found;
}

const KIN: Readonly<Record<string, string>> = {
  父: "father",
  母: "mother",
  子: "son",
  女: "daughter",
  妻: "spouse",
  夫: "spouse",
};

function relationNames(word: string): string[] {
  if (KIN[word] !== undefined) return [KIN[word]];
  if (/^subsidiary|子公司$/u.test(word)) return ["subsidiary"];
  const last = word.split(" ").findLast((part) => LATIN_RELATIONS.has(part)) ?? word;
  const han = HAN_RELATION_WORDS.find((known) => word.startsWith(known));
  const known = [...(LATIN_RELATIONS.get(last) ?? []), ...(han === undefined ? [] : (HAN_RELATIONS.get(han) ?? []))];
  return known.length === 0 && /^\p{Script=Han}{1,4}$/u.test(word) ? [word] : known.map(({ name }) => name);
}

function turned({ relation, of, is }: Role): Role {
  const other = TURNED[relation];
  if (other !== undefined) return { relation: other, of: is, is: of };
  return { relation: SAME[relation] ?? relation, of, is };
}

function bare(text: string | undefined): string {
  const trimmed = (text ?? "")
    .replace(/^(?:the|a|an|lake|mount|king|queen|dr\.?|general|captain) /u, "")
    .replace(/[\s.。的了]+$/u, "")
    .trim();
  return /^(?:group|company|firm|museum|school|university|club|band|town|city|writer|author|painter|poet|captain|it|he|she|they|its|his|her|their|this|that|它|他|她|其|该|他早年|她早年)$/u.test(
    trimmed,
  )
    ? ""
    : trimmed;
}

function overlap(one: string, other: string): boolean {
  return one !== "" && other !== "" && (one.includes(other) || other.includes(one));
}

/** Whether the sentence turns round what the evidence says: both folded. */
export function turnsRound(sentence: string, evidence: readonly string[]): boolean {
  const said = rolesOf(sentence);
  if (said.length === 0) return false;
  const known = evidence.flatMap(rolesOf);
  return said.some((role) => {
    const same = known.filter(({ relation }) => relation === role.relation);
    const agrees = same.some(({ of, is }) => overlap(role.is, is) && (of === "" || role.of === "" || overlap(role.of, of)));
    if (agrees) return false;
    return same.some(
      ({ of, is }) =>
        (role.of !== "" || role.is !== "") &&
        (role.of === "" || is === ""
          ? overlap(role.is, of) && !overlap(role.of, of)
          : overlap(role.of, is) && (of === "" || role.is === "" || overlap(role.is, of))),
    );
  });
}
