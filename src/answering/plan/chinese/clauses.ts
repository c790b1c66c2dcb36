import { ASKS, isNameLike, NAME, PERSON_RELATION, PROPERTY } from "./words.js";

const LEADING_TIME = /^(?:在)?(?:公元前?)?\d{1,4}(?:年|世纪)[^谁哪吗什么多少]{0,6}$/u;
const VAGUE = /[我你您咱]|如果|假如|要是|怎么办|因为|虽然|为了|面对|关于|请|帮/u;

/** The parts of "X在哪里出生，身高多少？"; undefined unless each asks something. */
export function clausesOf(sentence: string): readonly string[] | undefined {
  const pieces = sentence
    .split(/[，,；;？?\n。]+/u)
    .map((piece) => piece.trim())
    .filter((piece) => piece !== "");
  const [first = ""] = pieces;
  const clauses = LEADING_TIME.test(first) && pieces.length > 1 ? [`${first}，${pieces[1]}`, ...pieces.slice(2)] : pieces;
  if (clauses.length < 2 || clauses.length > 6 || VAGUE.test(sentence)) return undefined;
  // What the first clause only points to is in an earlier turn.
  if (POINTS.test(clauses[0] ?? "")) return undefined;
  return clauses.every((clause) => ASKS.test(clause)) ? clauses : undefined;
}

const SUBJECT = new RegExp(
  `^(${NAME})(?=的|在(?:哪|什么)|是|有|由|出生|生于|死于|卒于|位于|毕业|属于|哪|何时|什么时候|多[高长大深重宽]|叫|为(?:谁|什么|哪|多少)|成立|创立|建成|被|(?:${PROPERTY})(?:是|有|多|在|$))`,
  "u",
);
const PERSONAL = /^(?:那|那么|还有|另外|以及|又|并且|而且)?(?:他们|她们|他|她)/u;
const NEUTRAL =
  /^(?:那|那么|还有|另外|以及|又|并且|而且)?(?:它们|它|其|该(?:国|省|市|公司|书|校|片)|这(?:个国家|座城市|个城市|家公司|本书|部电影|条河|座山))/u;
const CONNECTIVE = /^(?:那么|那(?![个座里儿家条本部年时位些])|还有|另外|以及|又|并且|而且|同时)/u;
const ELLIPTICAL = new RegExp(
  `^(?:${PROPERTY}|总部|是(?:谁|哪|什么|由|否|不是|在|几)|有(?:多|哪|什么|几|没有)|由谁|被谁|出生|生于|死于|卒于|去世|逝世|什么时候|何时|哪[年一]|在哪|位于|毕业|属于|多[高长大深重宽]|叫什么|写过|几岁|为什么|怎么|建于|成立于|创立于|获得|代表作)`,
  "u",
);

const POINTS = /[他她它其]|[那这][个座里儿家条本部年时位些]|该[国省市公]/u;

/**
 * A later clause with the first one's subject put in; undefined if that isn't certain.
 *
 * @param meant whom a pronoun means where the first clause asks for a person: 他 of 甲的导师是谁，他几岁 may still be 甲
 */
export function resolveClause(clause: string, first: string, meant: "answer" | "subject" = "answer"): string | undefined {
  const subject = subjectOf(first);
  const personal = PERSONAL.exec(clause)?.[0];
  if (personal !== undefined) {
    if (/们$/u.test(personal)) return undefined;
    const referent = meant === "answer" && asksForPerson(first) && !otherSex(personal, first) ? "#1" : subject;
    return referent === undefined ? undefined : tidy(`${referent}${clause.slice(personal.length)}`);
  }
  const neutral = NEUTRAL.exec(clause)?.[0];
  if (neutral !== undefined) {
    if (subject === undefined || /们$/u.test(neutral) || /城市|该市/u.test(neutral)) return undefined;
    return tidy(`${subject}${/其$/u.test(neutral) ? "的" : ""}${clause.slice(neutral.length)}`);
  }
  if (POINTS.test(clause)) return undefined;
  const rest = clause.replace(CONNECTIVE, "");
  if (ELLIPTICAL.test(rest)) return subject === undefined ? undefined : `${subject}${rest}`;
  return ownSubject(rest) ? rest : undefined;
}

/** What a clause is about: the name it begins with. */
export function subjectOf(clause: string): string | undefined {
  const [, name] = SUBJECT.exec(clause.replace(/^(?:请问|那么|那)/u, "")) ?? [];
  return name !== undefined && isNameLike(name) && !new RegExp(`^(?:${PROPERTY})$`, "u").test(name) ? name : undefined;
}

function ownSubject(clause: string): boolean {
  return subjectOf(clause) !== undefined;
}

/** "X的作者是谁": the answer is a person other than X. */
function asksForPerson(clause: string): boolean {
  return new RegExp(`(?:${PERSON_RELATION})(?:是|叫)(?:谁|什么名字|哪位)|^谁|(?:是|由|被)谁.+`, "u").test(clause);
}

function otherSex(pronoun: string, first: string): boolean {
  return /她/u.test(pronoun)
    ? /丈夫|父亲|爸爸|儿子|老公|祖父/u.test(first)
    : /妻子|夫人|太太|老婆|母亲|妈妈|女儿|姐姐|妹妹/u.test(first);
}

function tidy(question: string): string {
  return question.replace(/^(.{1,60}?)的的/u, "$1的");
}
