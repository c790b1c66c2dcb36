import { stem } from "../../../language/english-stem.js";
import type { QuestionLanguage } from "../../../language/question-language.js";
import { foldName } from "../fold-name.js";
import { RDF_TYPE } from "../knowledge-graph.js";
import { around, type ChainSpan, isAskedAt, nameSpans, saidWords, textOf } from "./chain-spans.js";
import { asksHowMany, asksOnce, expectedBy, mayBeChain } from "./chain-words.js";
import type { Piece } from "./chart.js";
import { type Executor, TooMuchWork } from "./executor.js";
import { foreignRelation } from "./foreign-relation.js";
import type { Lexed } from "./lex.js";
import { literalQuantity } from "./quantity.js";
import { count, type Expected, follow, narrow, type Query, type SetQuery, which } from "./query.js";
import { type RelationPath, relation } from "./relation.js";
import { PREPOSITIONS } from "./relation-words.js";
import type { Row } from "./row.js";

/** A query that most of a question speaks for. */
export interface LikelyQuery {
  readonly query: Query;
  /** How much was supplied to what the question says. */
  readonly cost: number;
  /** Words that nothing here means. */
  readonly unread: readonly string[];
}

const MOST_STEPS = 3;
const MOST_TRIED = 600;
/** Things looked at from which to go on. */
const MOST_ROWS = 12;
const MOST_EDGES = 60;
/** Words that mean nothing here. */
const MOST_UNKNOWN = 3;
const MOST_COST = 1.05;
/** Chains nearer to the best than this must agree with it. */
const CLOSE = 0.25;
const COST = {
  /** The kind of thing that is reached has this name. */
  kind: 0.1,
  /** A phrase that is only like a relation's name. */
  faint: 0.25,
  /** A phrase that means nothing here must mean this, since nothing else is left. */
  left: 0.6,
  /** A step that nothing says, to a thing's model or type, which has what the thing has. */
  model: 0.3,
  /** A single character that nothing explains. */
  scrap: 0.4,
} as const;
/** What chooses, compares, denies, counts or dates is never supplied. */
const TELLS_APART =
  /\d|[最第首末前后除不没非未只仅另别各都比更同新旧原曾总均]|以外|其他|其余|\b(?:first|last|latest|former|previous|next|other|another|not|no|never|only|before|after|since|until|than|most|least|more|less|fewer|each|every|all|both|either|neither|total|average|same|different|new|old|without|except|instead|\p{L}{3,}est)\b/iu;

const SCRAP = /^[从儿向对替帮]$/u;
const MODEL =
  /\b(?:model|type|kind|class|version|variety|series|edition|design|breed|species|grade)\b|型号|[车机船]型|型$|类型|品种|款式|系列|版本|等级/iu;
/** 在哪儿 asks; it doesn't say by which relation. */
const WHERE = /^(?:在?哪[儿里]?|在|儿)$/u;

interface Step {
  readonly path: RelationPath;
  readonly key: string;
}

/** A stretch of the question, in atoms. */
interface Stretch {
  readonly from: number;
  readonly to: number;
}

interface SaidSpan extends ChainSpan {
  readonly text: string;
}

/** What of a question has to be explained. */
interface Said {
  readonly spans: readonly SaidSpan[];
  /** Phrases that mean nothing here. */
  /** How many things, where that isn't told by a number. */
  readonly isCount: boolean;
  readonly unknown: readonly (Stretch & { readonly text: string; readonly isAsked: boolean })[];
  /** The question without the name: Chinese characters by their places. */
  readonly han: ReadonlyMap<number, string>;
}

interface Reached {
  readonly sets: readonly SetQuery[];
  readonly steps: readonly Step[];
}

/**
 * The chains from the one thing that a question names that most of its words speak for, where no grammar reads all of them: what is left means the one relation
 * that leads to what is asked for. Empty where two chains that lead elsewhere are about as likely. Bounded.
 */
export function likelyQueries(lexed: Lexed, language: QuestionLanguage, executor: Executor): LikelyQuery[] {
  const names = nameSpans(lexed);
  const [name] = names;
  if (name === undefined || names.length > 1 || /^\d+$/u.test(textOf(lexed.atoms, name.from, name.to))) return [];
  const expects = expectedBy(lexed.text);
  const said = saidWords({ ...lexed, pieces: lexed.pieces.filter((piece) => mayMean(piece, expects)) }, names, language);
  const asked = around(lexed, name);
  if (!mayBeChain(asked, language) || !asksOnce(asked, language)) return [];
  const unknown = said.rest
    .map(({ from, to }) => ({
      from,
      to,
      text: textOf(lexed.atoms, from, to),
      isAsked: isAskedAt(lexed.atoms, from) || isCountedAt(lexed.atoms, from),
    }))
    .filter(({ text }) => !SCRAP.test(text) && !PREPOSITIONS.has(text));
  if (
    unknown.length > MOST_UNKNOWN ||
    unknown.some(({ text }) => TELLS_APART.test(text) || foreignRelation(text, executor.kinds))
  )
    return [];
  const spans = said.spans.map((span): SaidSpan => {
    const text = textOf(lexed.atoms, span.from, span.to);
    const isAsked = span.isAsked || isCountedAt(lexed.atoms, span.from);
    return {
      ...span,
      text,
      isAsked,
      isOptional: span.isOptional || WHERE.test(text),
      isFaint: span.isFaint || [...text].length === 1,
    };
  });
  const han = new Map(
    lexed.atoms.flatMap(({ kind, text }, at) =>
      kind === "han" && (at < name.from || at >= name.to) ? [[at, text] as const] : [],
    ),
  );
  const words: Said = { spans, unknown, han, isCount: asksHowMany(asked) };
  const found: LikelyQuery[] = [];
  try {
    for (const reached of chainsFrom(name.name, executor)) {
      const by = supplied(reached, words, expects, executor);
      if (by !== undefined && by.cost <= MOST_COST)
        found.push({ query: queryOf(narrowed(reached, words, executor), asked, expects, executor), ...by });
    }
  } catch (error) {
    if (error instanceof TooMuchWork) return [];
    throw error;
  }
  const least = Math.min(...found.map(({ cost }) => cost));
  return found.filter(({ cost }) => cost <= least + CLOSE).sort((a, b) => a.cost - b.cost);
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
function chainsFrom(name: SetQuery, executor: Executor): Reached[] {
  const found: Reached[] = [];
  let tried = 0;
  let level: Reached[] = [{ sets: [name], steps: [] }];
  for (let length = 1; length <= MOST_STEPS; length += 1) {
    const next: Reached[] = [];
    for (const { sets, steps } of level) {
      const from = sets.at(-1);
      if (from === undefined) continue;
      const rows = [...executor.rows(from).values()];
      if (rows.length > MOST_ROWS) continue;
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
    for (const { predicate } of graph.someIncoming(value.id, MOST_EDGES)) add(predicate, true);
  }
  return [...found.values()];
}

/** How much has to be supplied for a chain to be what is asked; undefined if it can't be. */
function supplied(
  reached: Reached,
  { spans, unknown, isCount, han }: Said,
  expects: Expected,
  executor: Executor,
): Pick<LikelyQuery, "cost" | "unread"> | undefined {
  const { steps, sets } = reached;
  const rowsAt = (level: number): Row[] => {
    const set = sets[level];
    return set === undefined ? [] : [...executor.rows(set).values()];
  };
  const final = rowsAt(steps.length);
  if (!isExpected(final, expects, isCount, executor)) return undefined;
  const isModel = (at: number): boolean =>
    steps[at]?.path.inverse === false && executor.graph.names(steps[at].path.predicate).some((name) => MODEL.test(name));
  if (isModel(steps.length - 1) && (expects === "place" || expects === "person")) return undefined;
  let cost = 0;
  /** Steps that nothing said means so far. */
  const open = new Set(steps.keys());
  /** Steps that only a likeness means. */
  const faint = new Set<number>();
  /** Levels whose things are called so. */
  const kinds = new Set<number>();
  let isAskedFor = false;
  const unmet: string[] = [];
  const called = sets.flatMap((_, level) =>
    level === 0 ? [] : kindStretches(han, rowsAt(level), executor).map((stretch) => ({ ...stretch, level })),
  );
  const calledAt = ({ from, to }: Stretch): number | undefined =>
    called.findLast((stretch) => stretch.from <= from && to <= stretch.to)?.level;
  for (const span of spans) {
    const meant = [...steps.keys()].filter((at) => steps[at] !== undefined && means(span, steps[at]));
    const kind = calledAt(span) ?? kindLevel(span, reached, executor);
    if (meant.length === 0 && kind === undefined) {
      if (span.isOptional) continue;
      if (!span.isFaint) return undefined;
      if (span.isAsked && (!areThings(final) || isElse(final, span, executor))) return undefined;
      unmet.push(span.text);
      continue;
    }
    if (span.isAsked && span.isFaint && !areThings(final)) return undefined;
    if (span.isAsked && (![...meant.map((at) => at + 1), kind].includes(steps.length) || isElse(final, span, executor)))
      return undefined;
    if (kind !== undefined && kind > 0) kinds.add(kind);
    isAskedFor ||= span.isAsked && kind === steps.length;
    if (kind === steps.length && (meant.length === 0 || span.isFaint) && isDescription(span, expects)) return undefined;
    // A town lies in a county, which lies in a region: "located" is all of it.
    for (const at of meant) {
      if (open.delete(at) && span.isFaint) {
        cost += COST.faint;
        faint.add(at);
      }
      if (!span.isFaint) faint.delete(at);
    }
  }
  for (const { text, isAsked, ...stretch } of unknown) {
    const level = calledAt(stretch) ?? [...sets.keys()].findLast((at) => at > 0 && isCalled(text, rowsAt(at), executor));
    if (isAsked && (level ?? steps.length) < steps.length) return undefined;
    if (isAsked && !areThings(final)) return undefined;
    if (level === steps.length && !isAsked && expects !== "anything") return undefined;
    if (level === undefined) unmet.push(text);
    else {
      cost += COST.kind;
      kinds.add(level);
      isAskedFor ||= isAsked && level === steps.length;
    }
  }
  // What nothing says has to lead from one thing to the only one that it is related to so, or to what is called as was asked.
  for (const at of open) {
    const isOne = rowsAt(at).length === 1 && rowsAt(at + 1).length === 1;
    if (!kinds.has(at + 1) && (!isOne || steps[at]?.path.inverse === true)) return undefined;
  }
  // A phrase means a step that nothing else tells, sooner than one to what is called as was asked, or to a model.
  const rank = (at: number): number => (isModel(at) ? 2 : kinds.has(at + 1) ? 1 : 0);
  const isSupplied = (at: number): boolean => (open.has(at) || faint.has(at)) && !isModel(at);
  if ([...steps.keys()].filter(isSupplied).length > 1) return undefined;
  // What is counted has to be there.
  if (isCount && areNodes(final) && !isAskedFor) return undefined;
  // Something has to speak for the chain but that it leads somewhere.
  if (open.size === steps.length && expects === "anything" && kinds.size === 0) return undefined;
  // What is said at most means a step each; the rest was left unsaid.
  const silent = [...open].sort((a, b) => rank(a) - rank(b));
  const words = unmet.sort((a, b) => b.length - a.length);
  const left = Math.min(silent.length, words.length);
  const scraps = words.slice(left);
  if (scraps.some((text) => [...text].length > 1)) return undefined;
  const [verbs, rest] = [silent.slice(0, left), silent.slice(left).filter((at) => !kinds.has(at + 1))];
  if (rest.some((at) => !isModel(at))) return undefined;
  for (const at of verbs) cost += kinds.has(at + 1) ? COST.kind : COST.left;
  return { cost: cost + rest.length * COST.model + scraps.length * COST.scrap, unread: unmet };
}

/** "The depot that runs it, who is its head?": the depot isn't who is asked for. */
function isDescription({ isAsked, classes }: SaidSpan, expects: Expected): boolean {
  return !isAsked && expects !== "anything" && !classes.some(({ word }) => word?.id === "person" || word?.within === "person");
}

/** Whether none of them is what was asked for, as far as is known. */
function isElse(rows: readonly Row[], { classes, text }: SaidSpan, executor: Executor): boolean {
  const known = classes.filter(
    ({ types, texts, ranges, word }) => word !== undefined || types.length + texts.length + ranges.length > 0,
  );
  const isNone = ({ value }: Row): boolean =>
    value.kind === "node"
      ? known.every((noun) => executor.membership.of(value.id, noun) === "no")
      : known.some(({ word }) => word !== undefined);
  return known.length > 0 && !isCalled(text, rows, executor) && rows.every(isNone);
}

function areNodes(rows: readonly Row[]): boolean {
  return rows.every(({ value }) => value.kind === "node");
}

/** Things or texts: no number or date is a kind of thing. */
function areThings(rows: readonly Row[]): boolean {
  return rows.every(({ value }) => value.kind === "node" || literalQuantity(value) === undefined);
}

function means({ nouns, verbs }: ChainSpan, { path }: Step): boolean {
  return (
    nouns.some(({ predicate, inverse }) => predicate === path.predicate && inverse === path.inverse) ||
    verbs.some(({ predicate }) => predicate === path.predicate)
  );
}

/** The farthest level whose things are called so. */
function kindLevel({ classes, text }: SaidSpan, { sets }: Reached, executor: Executor): number | undefined {
  for (let level = sets.length - 1; level >= 0; level -= 1) {
    const set = sets[level];
    if (set === undefined) continue;
    const rows = [...executor.rows(set).values()];
    if (level > 0 && text.length > 1 && isCalled(text, rows, executor)) return level;
    for (const noun of classes)
      if (rows.some(({ value }) => value.kind === "node" && executor.membership.of(value.id, noun) === "yes")) return level;
  }
  return undefined;
}

/** Where the question says how the names of things end: 运果车, of 7号运果车. Two characters or more. */
function kindStretches(han: ReadonlyMap<number, string>, rows: readonly Row[], { graph }: Executor): Stretch[] {
  const found: Stretch[] = [];
  for (const { value } of rows) {
    if (value.kind !== "node") continue;
    for (const name of graph.names(value.id)) {
      const ending = /\p{Script=Han}{2,8}$/u.exec(foldName(name))?.[0] ?? "";
      for (const last of han.keys()) {
        let length = 0;
        while (length < ending.length && han.get(last - length) === ending.at(-1 - length)) length += 1;
        if (length > 1 && length < foldName(name).length) found.push({ from: last - length + 1, to: last + 1 });
      }
    }
  }
  return found;
}

/** 315号电车 is a 车, `Transport Committee` a committee. */
function isCalled(text: string, rows: readonly Row[], { graph }: Executor): boolean {
  const word = foldName(text);
  if (word === "") return false;
  return rows.some(({ value }) => {
    if (value.kind !== "node") return false;
    return graph.names(value.id).some((name) => {
      const folded = foldName(name);
      if (/\p{Script=Han}/u.test(word)) return folded.endsWith(word) && folded.length > word.length;
      return folded.split(" ").length > 1 && folded.split(" ").some((part) => stem(part) === stem(word));
    });
  });
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

const PEOPLE = ["person", "organisation", "company", "university", "museum"];

function isExpected(rows: readonly Row[], expects: Expected, isCount: boolean, { membership }: Executor): boolean {
  return rows.every(({ value }) => {
    const quantity = value.kind === "literal" ? literalQuantity(value) : undefined;
    switch (expects) {
      case "number":
        return quantity?.kind === "number" || (isCount && value.kind === "node");
      case "time":
      case "date":
      case "month":
        return quantity?.kind === "date";
      case "clock":
        return value.kind === "literal" && /\d\s*[:：点]|\d\s*[ap]\.?m/iu.test(value.text);
      case "person": {
        if (value.kind !== "node") return quantity === undefined;
        const implied = membership.implied(value.id);
        return implied.size === 0 || PEOPLE.some((id) => implied.has(id));
      }
      case "place":
        return value.kind === "node" ? !membership.implied(value.id).has("person") : quantity === undefined;
      default:
        return true;
    }
  });
}
