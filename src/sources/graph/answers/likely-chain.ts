import type { QuestionLanguage } from "../../../language/question-language.js";
import { RDF_TYPE } from "../knowledge-graph.js";
import type { Stretch } from "./called-so.js";
import { around, isAskedAt, type NameSpan, nameSpans, saidWords, textOf } from "./chain-spans.js";
import { areNodes, type Reached, type Said, type SaidSpan, type Step, type Supplied, supplied } from "./chain-support.js";
import { asksHowMany, asksOnce, expectedBy, mayBeChain } from "./chain-words.js";
import type { Piece } from "./chart.js";
import { isPredicate, tellsEvent } from "./dropped-words.js";
import { type Executor, TooMuchWork } from "./executor.js";
import { asksForeign } from "./foreign-relation.js";
import type { Lexed } from "./lex.js";
import type { LongerName } from "./longer-names.js";
import { count, type Expected, follow, narrow, type Query, type SetQuery, which } from "./query.js";
import { relation } from "./relation.js";
import { PREPOSITIONS } from "./relation-words.js";
import type { Row } from "./row.js";

/** A query that most of a question speaks for. */
export interface LikelyQuery extends Supplied {
  readonly query: Query;
}

const MOST_STEPS = 3;
const MOST_TRIED = 600;
const MOST_EDGES = 60;
/** Words that mean nothing here. */
const MOST_UNKNOWN = 3;
const MOST_COST = 1.05;
/** Chains nearer to the best than this must agree with it. */
const CLOSE = 0.25;
/** 在哪儿 asks; it doesn't say by which relation. */
const WHERE = /^(?:在?哪[儿里]?|在|儿)$/u;
/** What chooses, compares, denies, counts or dates is never supplied. */
const TELLS_APART =
  /\d|[最第首末前后除不没非未只仅另别各都比更同新旧原曾总均副代]|^管着?$|以外|其他|其余|助理|名誉|\b(?:else|formerly|previously|deputy|vice|assistant|acting|honorary|first|last|latest|former|previous|next|other|another|not|no|never|only|before|after|since|until|than|most|least|more|less|fewer|each|every|all|both|either|neither|total|average|same|different|new|old|without|except|instead|\p{L}{3,}est)\b/iu;
const ASKED_NOUN = /的(\p{Script=Han}{2,4})[是叫为](?:谁|什么|啥|哪)/u;
/** Prepositions and endings. */
const SCRAP = /^[从儿向对替帮]$/u;

/**
 * The chains from the one thing that a question names that most of its words speak for, where no grammar reads all of them: what is left means the one relation
 * that leads to what is asked for. Empty where two chains that lead elsewhere are about as likely. Bounded.
 */
export function likelyQueries(
  lexed: Lexed,
  language: QuestionLanguage,
  executor: Executor,
  longer?: (name: NameSpan) => LongerName | undefined,
): LikelyQuery[] {
  const [written, ...others] = nameSpans(lexed);
  if (written === undefined || others.length > 0 || /^\d+$/u.test(textOf(lexed.atoms, written.from, written.to))) return [];
  const meant = longer === undefined ? { name: written, said: NOTHING } : longer(written);
  const asked = around(lexed, written);
  if (meant === undefined || !mayBeChain(lexed.text, asked, language) || !asksOnce(asked, language)) return [];
  const expects = expectedBy(lexed.text);
  const said = saidAround(lexed, meant, { language, expects, isCount: asksHowMany(asked) });
  if (said === undefined || asksForeign(lexed.atoms, isReadBy(said, meant), executor.kinds)) return [];
  // Each step is said, but the one to a model.
  const most = said.spans.length + said.unknown.length + 1;
  const found: LikelyQuery[] = [];
  try {
    for (const reached of chainsFrom(meant.name.name, most, executor)) {
      const by = supplied(reached, said, expects, executor);
      if (by !== undefined && by.cost <= MOST_COST)
        found.push({ query: queryOf(narrowed(reached, said, executor), asked, expects, executor), ...by });
    }
  } catch (error) {
    if (error instanceof TooMuchWork) return [];
    throw error;
  }
  const least = Math.min(...found.map(({ cost }) => cost));
  return found.filter(({ cost }) => cost <= least + CLOSE).sort((a, b) => a.cost - b.cost);
}

const NOTHING: ReadonlySet<number> = new Set();

/** What stands around the name has to be explained; undefined where it tells things apart, or too much of it means nothing here. */
function saidAround(
  lexed: Lexed,
  { name, said: explained }: LongerName,
  { language, expects, isCount }: Pick<Said, "isCount"> & { readonly language: QuestionLanguage; readonly expects: Expected },
): Said | undefined {
  const { atoms } = lexed;
  const isOpen = (stretch: Stretch): boolean => !isWithin(stretch, explained);
  const isAskedFor = (from: number): boolean => isAskedAt(atoms, from) || isCountedAt(atoms, from);
  const pieces = lexed.pieces.filter((piece) => mayMean(piece, expects));
  const { spans: all, rest } = saidWords({ ...lexed, pieces }, [name], language);
  const spans = all.filter(isOpen).map((span): SaidSpan => {
    const text = textOf(atoms, span.from, span.to);
    const isFaint = span.isFaint || [...text].length === 1;
    return { ...span, text, isFaint, isAsked: isAskedFor(span.from), isOptional: span.isOptional || WHERE.test(text) };
  });
  const unknown = rest
    .filter(isOpen)
    .map(({ from, to }) => ({
      from,
      to,
      text: textOf(atoms, from, to),
      isAsked: isAskedFor(from),
      isNoun: /^(?:的|'s)$/u.test(atoms[from - 1]?.text ?? "") || atoms[to]?.text === "of",
    }))
    .filter(({ text }) => !SCRAP.test(text) && !PREPOSITIONS.has(text));
  // 卖掉了几个蜂箱: what happened is no relation's other word.
  const isEvent = ({ from, to, text }: Stretch & { readonly text: string }): boolean =>
    tellsEvent(lexed.text.slice(0, atoms[from]?.start), text, lexed.text.slice(atoms[to - 1]?.end));
  // 结婚的 is no birth, however like its name.
  if ([...unknown, ...spans.filter(({ isFaint }) => isFaint)].some(isEvent)) return undefined;
  if (unknown.some((one) => isPredicate(one, atoms)) || asksForUnknownNoun(lexed)) return undefined;
  const unsure = [...unknown, ...spans.filter(({ isFaint }) => isFaint)];
  if (unknown.length > MOST_UNKNOWN || unsure.some(({ text }) => TELLS_APART.test(text))) return undefined;
  const han = atoms.flatMap(({ kind, text }, at) =>
    kind === "han" && (at < name.from || at >= name.to) ? [[at, text] as const] : [],
  );
  return { spans, unknown, isCount, han: new Map(han) };
}

/** 的会计是谁: what is asked for is a word, though nothing here knows more than its characters. */
function asksForUnknownNoun({ atoms, pieces, text }: Lexed): boolean {
  const [, noun = ""] = ASKED_NOUN.exec(text) ?? [];
  if (noun === "") return false;
  const start = text.lastIndexOf(noun);
  const isInside = (at: number): boolean => start <= (atoms[at]?.start ?? 0) && (atoms[at]?.end ?? 0) <= start + noun.length;
  return !pieces.some(({ from, to }) => to - from > 1 && isInside(from) && isInside(to - 1));
}

/** Whether what a stretch says is known for certain. */
function isReadBy({ spans }: Said, { name, said }: LongerName): (from: number, to: number) => boolean {
  return (from, to) =>
    (from < name.to && to > name.from) ||
    isWithin({ from, to }, said) ||
    spans.some((span) => !span.isFaint && span.from <= from && to <= span.to);
}

function isWithin({ from, to }: Stretch, places: ReadonlySet<number>): boolean {
  for (let at = from; at < to; at += 1) if (!places.has(at)) return false;
  return true;
}

/** 几颗小行星, `how many trams`: the trams are what is asked for. */
function isCountedAt(atoms: Lexed["atoms"], from: number): boolean {
  return /(?:几|多少)\p{Script=Han}?$|\bhow many$/u.test(textOf(atoms, Math.max(0, from - 3), from));
}

/** `Founded` asks where, when or by whom: by the question word. */
function mayMean({ category, meaning }: Piece, expects: Expected): boolean {
  if (category === "VW") return expects === "place" || expects === "anything";
  if (category === "VN") return expects === "time" || expects === "clock";
  return !(category === "D0" && meaning.dated === true);
}

/** Every chain of up to three steps, the shorter ones first. */
function chainsFrom(name: SetQuery, most: number, executor: Executor): Reached[] {
  const found: Reached[] = [];
  let tried = 0;
  let level: Reached[] = [{ sets: [name], steps: [] }];
  for (let length = 1; length <= Math.min(most, MOST_STEPS); length += 1) {
    const next: Reached[] = [];
    for (const { sets, steps } of level) {
      const from = sets.at(-1);
      if (from === undefined) continue;
      const rows = [...executor.rows(from).values()];
      // From several things it leads to what is true of some of them.
      if (rows.length !== 1) continue;
      for (const step of stepsFrom(rows, executor)) {
        const last = steps.at(-1);
        if (last !== undefined && last.path.predicate === step.path.predicate) continue;
        tried += 1;
        if (tried > MOST_TRIED) return found;
        const set = follow(from, relation([step.path], []));
        const reached = executor.rows(set);
        const isBack = sets.some((known) => [...executor.rows(known).keys()].some((key) => reached.has(key)));
        if (reached.size > 0 && !isBack) next.push({ sets: [...sets, set], steps: [...steps, step] });
      }
    }
    found.push(...next);
    level = next;
  }
  return found;
}

function stepsFrom(rows: readonly Row[], { graph, membership }: Executor): Step[] {
  const found = new Map<string, Step>();
  const add = (predicate: string, inverse: boolean): void => {
    const key = `${inverse ? "<" : ">"}${predicate}`;
    if (predicate !== RDF_TYPE) found.set(key, { path: { predicate, inverse, own: false }, key });
  };
  for (const { value } of rows) {
    if (value.kind !== "node") continue;
    const tellings = new Set(membership.tellings(value.id).map(({ predicate }) => predicate));
    for (const { predicate } of graph.outgoing(value.id).slice(0, MOST_EDGES))
      if (!tellings.has(predicate)) add(predicate, false);
    const incoming = graph.someIncoming(value.id, MOST_EDGES + 1);
    // What thousands lead to tells none of them apart.
    if (incoming.length <= MOST_EDGES) for (const { predicate } of incoming) add(predicate, true);
  }
  return [...found.values()];
}

function queryOf(set: SetQuery, asked: string, expects: Expected, executor: Executor): Query {
  return asksHowMany(asked) && areNodes([...executor.rows(set).values()]) ? count(set) : which(set, expects);
}

function narrowed(reached: Reached, { spans }: Said, executor: Executor): SetQuery {
  let set = reached.sets.at(-1) as SetQuery;
  for (const { classes, isAsked } of spans) {
    for (const noun of isAsked ? classes : []) {
      const fewer = narrow(set, noun);
      const { size } = executor.rows(fewer);
      if (size > 0 && size < executor.rows(set).size) set = fewer;
    }
  }
  return set;
}
