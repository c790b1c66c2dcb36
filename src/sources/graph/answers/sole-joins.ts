import type { QuestionLanguage } from "../../../language/question-language.js";
import type { KnowledgeGraph } from "../knowledge-graph.js";
import { RDF_TYPE } from "../knowledge-graph.js";
import { JOINING_VERBS, JOINING_WORDS, PLAINLY } from "../lexicon/joining-words.js";
import type { Meaning, Piece } from "./chart.js";
import { CLASSIFIERS } from "./chinese-phrases.js";
import { isKnownClass } from "./class-ref.js";
import { among, back } from "./combine.js";
import type { Executor } from "./executor.js";
import type { Lexed, Names } from "./lex.js";
import { isCalendarWord } from "./other-names.js";
import { predicateNames } from "./predicate-names.js";
import { count, follow, type Query, type SetQuery, whether, which } from "./query.js";
import { type Relation, type RelationPath, relation } from "./relation.js";
import { listed } from "./relation-words.js";
import { turnsName } from "./turning-names.js";

/** What is asked, where one relation alone joins the things asked for with the value that is named. */
export interface SoleJoin {
  readonly query: Query;
  /** The relation has such a name as the words between stand for: else the answer is only likely. */
  readonly isSure: boolean;
  /** Verbs that the relation may not mean. */
  readonly unread: readonly string[];
}

const MOST_NODES = 3;
const MOST_EDGES = 2_000;
const MOST_NAME_COST = 0.3;
const MOST_CLASS_COST = 0.2;
/** What the graph itself calls so costs less. */
const MOST_OWN_COST = 0.1;
const LONGEST_WORD = 3;
const PLAIN: ReadonlySet<string> = new Set(listed(JOINING_WORDS));
const VERBS = JOINING_VERBS.map(({ verbs, names, mayMean }) => ({
  verbs: new Set(listed(verbs)),
  names: listed(names),
  mayMean,
}));
const VERB_PIECE = /^(?:R|V|VP|VB|VW|VN|VING)$/u;
/** 几门, 哪个: how things are counted. */
const CLASSIFIER = CLASSIFIERS.replaceAll("/", "|");
const OF_THE = "(?:of )?(?:the |our |your )?(?:different |various )?$";
const ASKS_BEFORE = {
  en: {
    which: new RegExp(`\\b(?:which|what) ${OF_THE}`, "u"),
    count: new RegExp(`\\bhow many ${OF_THE}`, "u"),
    any: new RegExp(`^(?:is|are|do|does|can)\\b.*\\bany ${OF_THE}`, "u"),
  },
  zh: {
    which: new RegExp(`(?:哪些|什么|哪几?(?:${CLASSIFIER}))$`, "u"),
    count: new RegExp(`(?:几|多少)(?:${CLASSIFIER})?$`, "u"),
    any: /有(?:没有)?$/u,
  },
} as const;
/** 皮匠巷的机器有哪些. */
const ASKS_BEHIND = {
  which: new RegExp(`^(?:都|分别)?[有是](?:哪些|哪几?(?:${CLASSIFIER}))$`, "u"),
  count: new RegExp(`^(?:一共|总共)?有?(?:几|多少)(?:${CLASSIFIER})?$`, "u"),
} as const;
const ANYBODY = /^(?:is|are|do|does|can)\b.*\b(?:anyone|anybody|someone|somebody)\b|有(?:没有)?人/u;
const WHO = /\bwho\b|谁|哪位|哪些人/u;
const WHETHER = { en: /^(?:is|are|was|were|do|does|can|could)\b/u, zh: /吗\s*[?？]?$/u } as const;
const WHAT = /\bwhat\b|什么/u;

/**
 * `Which machines can I pick up at Tanner Lane?`, 谁会手语？: a class, or whoever it is, and a value that one relation alone joins, with words between
 * that say little. Empty where any other word is left.
 */
export function soleJoins(lexed: Lexed, { texts }: Names, language: QuestionLanguage, executor: Executor): SoleJoin[] {
  const found = new Map<string, SoleJoin>();
  const add = (join: SoleJoin | undefined): void => {
    if (join !== undefined) found.set(join.query.key, join);
  };
  for (const value of lexed.pieces) {
    if (value.category !== "E" || value.cost > MOST_NAME_COST || value.meaning.set?.op !== "named") continue;
    add(joined(lexed, value, undefined, texts, language, executor));
    for (const other of lexed.pieces)
      if (isOther(other) && (other.to <= value.from || other.from >= value.to))
        add(joined(lexed, value, other, texts, language, executor));
  }
  return [...found.values()];
}

/** A class, or the one thing of which it is asked whether the value is true. */
function isOther({ category, cost, meaning: { set, noun } }: Piece): boolean {
  if (category === "C") return cost <= MOST_CLASS_COST && noun !== undefined && isKnownClass(noun) && noun.word?.id !== "thing";
  return category === "E" && cost === 0 && set?.op === "named" && set.nodes.length === 1;
}

function joined(
  lexed: Lexed,
  value: Piece,
  other: Piece | undefined,
  texts: Names["texts"],
  language: QuestionLanguage,
  executor: Executor,
): SoleJoin | undefined {
  const { set } = value.meaning;
  // Others may be told to be the same in the other language, in a word that nobody knows.
  if (set?.op !== "named" || set.nodes.length > MOST_NODES || set.texts.some(texts.mayBeMore)) return undefined;
  const asked = askedOf(lexed, other, language);
  const verbs = asked === undefined ? undefined : verbsLeft(lexed, [value, ...(other === undefined ? [] : [other])]);
  if (asked === undefined || verbs === undefined) return undefined;
  const path = solePath(set, asked, other?.meaning, texts, executor);
  if (path === undefined || saysOtherwise(lexed, verbs, path)) return undefined;
  const names = predicateNames(executor.graph, path.predicate);
  if (names.some(turnsName)) return undefined;
  const unread = verbs.filter(({ text }) => !isMeantBy(text, names)).map(({ text }) => text);
  const sort = set.nodes.length > 0 ? "things" : "texts";
  if (!unread.every((verb) => VERBS.some(({ verbs: known, mayMean }) => known.has(verb) && mayMean.includes(sort))))
    return undefined;
  // What is on a Saturday, or at a place, may be anything.
  const isSure = asked !== "thing" && unread.length === 0 && (verbs.length > 0 || isPlain(set, asked, names));
  const query = queryOf(asked, set, other?.meaning, relation([path], []));
  if (query === undefined) return undefined;
  return { query, isSure, unread };
}

function queryOf(asked: Asked, value: SetQuery, of: Meaning | undefined, by: Relation): Query | undefined {
  const valued = back({ set: value }, { relation: by });
  if (asked === "whether") return of?.set === undefined ? undefined : whether(value, follow(of.set, by));
  const things = of === undefined ? valued : among(of, valued);
  if (things === undefined) return undefined;
  if (asked === "any" || asked === "anybody") return whether(things, things);
  return asked === "count" ? count(things) : which(things, asked === "person" ? "person" : "anything");
}

type Asked = "which" | "count" | "any" | "person" | "anybody" | "thing" | "whether";

/** What the question asks of the class; without one, who or what it is. */
function askedOf({ atoms, text }: Lexed, noun: Piece | undefined, language: QuestionLanguage): Asked | undefined {
  if (noun?.category === "E") return WHETHER[language].test(text) ? "whether" : undefined;
  if (noun === undefined && ANYBODY.test(text)) return "anybody";
  if (noun === undefined) return WHO.test(text) ? "person" : WHAT.test(text) ? "thing" : undefined;
  if (WHO.test(text)) return undefined;
  const before = text.slice(0, atoms[noun.from]?.start);
  const behind = text.slice(atoms[noun.to - 1]?.end).replace(/\s*[?？]$/u, "");
  for (const asked of ["which", "count", "any"] as const) {
    if (ASKS_BEFORE[language][asked].test(before)) return asked;
    if (language === "zh" && asked !== "any" && ASKS_BEHIND[asked].test(behind)) return asked;
  }
  return undefined;
}

interface Verb {
  readonly from: number;
  readonly to: number;
  readonly text: string;
}

/** The light verbs among what is left of a question; undefined where something else is left. */
function verbsLeft({ atoms, pieces }: Lexed, taken: readonly Piece[]): Verb[] | undefined {
  const verbs: Verb[] = [];
  for (let at = 0; at < atoms.length; ) {
    const piece = taken.find(({ from }) => from === at);
    if (piece !== undefined) {
      at = piece.to;
      continue;
    }
    const whole = pieces.find(({ category, from }) => category === "WHOLE" && from === at);
    if (whole !== undefined) {
      at = whole.to;
      continue;
    }
    const next = Math.min(...taken.map(({ from }) => (from > at ? from : atoms.length)));
    const word = longestWord(atoms, at, next);
    if (word === undefined) return undefined;
    if (word.isVerb) verbs.push(word);
    at = word.to;
  }
  return verbs;
}

function longestWord(atoms: Lexed["atoms"], from: number, end: number): (Verb & { readonly isVerb: boolean }) | undefined {
  const isHan = atoms[from]?.kind === "han";
  for (let to = Math.min(end, from + LONGEST_WORD); to > from; to -= 1) {
    const run = atoms.slice(from, to);
    if (run.some(({ kind }) => (kind === "han") !== isHan)) continue;
    const text = run.map((atom) => atom.text).join(isHan ? "" : " ");
    const isVerb = VERBS.some(({ verbs }) => verbs.has(text));
    if (isVerb || PLAIN.has(text) || isAsking(text)) return { from, to, text, isVerb };
  }
  return undefined;
}

const ASKING_WORD = new RegExp(`^(?:哪些|什么|(?:哪几?|几|多少)(?:${CLASSIFIER}))$`, "u");

function isAsking(text: string): boolean {
  return ASKING_WORD.test(text);
}

/** 用 of what is told as its 动力. */
function isMeantBy(verb: string, names: readonly string[]): boolean {
  return VERBS.some(
    ({ verbs, names: words }) =>
      verbs.has(verb) &&
      names.some((name) => {
        const said = ` ${name.toLowerCase()} `;
        return words.some((word) => said.includes(/\p{Script=Han}/u.test(word) ? word : ` ${word} `));
      }),
  );
}

/** Whether `is`, `at` or 有 may well stand for a relation of these names. Who the librarian is has that office; apple varieties needn't be those to keep away from apples. */
function isPlain({ nodes, texts }: Extract<SetQuery, { op: "named" }>, asked: Asked, names: readonly string[]): boolean {
  if (nodes.length > 0) return PLAINLY.things.some((verb) => isMeantBy(verb, names));
  if (!texts.some(isCalendarWord)) return asked === "person" || asked === "anybody";
  return PLAINLY.calendar.some((verb) => isMeantBy(verb, names));
}

/** Another relation of the graph has the verb for a name. */
function saysOtherwise({ pieces }: Lexed, verbs: readonly Verb[], { predicate }: RelationPath): boolean {
  return pieces.some(
    ({ category, from, to, meaning, cost }) =>
      cost < MOST_OWN_COST &&
      VERB_PIECE.test(category) &&
      verbs.some((verb) => verb.from === from && verb.to === to) &&
      meaning.relation !== undefined &&
      !meaning.relation.paths.some((path) => path.predicate === predicate),
  );
}

/** The one way from those that are asked about to the value. */
function solePath(
  set: Extract<SetQuery, { op: "named" }>,
  asked: Asked,
  of: Meaning | undefined,
  { edges }: Names["texts"],
  { graph, membership }: Executor,
): RelationPath | undefined {
  const paths = new Map<string, RelationPath>();
  const { noun, set: thing } = of ?? {};
  // Whoever is at a place, or comes on a day, is a person: a skill and an office say so themselves.
  const isStrict = set.nodes.length > 0 || set.texts.some(isCalendarWord);
  const isMeant = (node: string): boolean => {
    if (thing?.op === "named") return thing.nodes.includes(node);
    if (noun !== undefined) return membership.of(node, noun) === "yes";
    const isPerson = membership.implied(node).has("person");
    return asked === "thing" ? !isPerson : isPerson || !isStrict;
  };
  const note = (predicate: string, far: string, inverse: boolean): void => {
    if (predicate !== RDF_TYPE && isMeant(far)) paths.set(`${predicate} ${inverse}`, { predicate, inverse, own: true });
  };
  for (const text of set.texts) for (const { predicate, subject } of edges(text)) note(predicate, subject, false);
  for (const node of set.nodes) {
    // Who works with whom: of two of a class, either may be meant.
    if (noun !== undefined && membership.of(node, noun) === "yes") return undefined;
    if (!noteNode(graph, node, note)) return undefined;
  }
  const [path, ...more] = paths.values();
  return more.length === 0 ? path : undefined;
}

function noteNode(
  graph: KnowledgeGraph,
  node: string,
  note: (predicate: string, far: string, inverse: boolean) => void,
): boolean {
  const [incoming, outgoing] = [graph.incoming(node), graph.outgoing(node)];
  if (incoming.length + outgoing.length > MOST_EDGES) return false;
  for (const { predicate, subject } of incoming) note(predicate, subject, false);
  for (const { predicate, object } of outgoing)
    for (const item of object.kind === "list" ? object.items : [object]) if (item.kind === "node") note(predicate, item.id, true);
  return true;
}
