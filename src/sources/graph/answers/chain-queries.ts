import type { QuestionLanguage } from "../../../language/question-language.js";
import { leadsToAgent } from "./agents.js";
import { stepOrder } from "./chain-order.js";
import { chainsOf } from "./chain-search.js";
import { around, chainWords } from "./chain-spans.js";
import { asksHowMany, asksOnce, expectedBy, mayBeChain } from "./chain-words.js";
import type { Piece } from "./chart.js";
import { type Executor, TooMuchWork } from "./executor.js";
import type { Lexed } from "./lex.js";
import { placePaths } from "./place-relations.js";
import { count, type Expected, named, type Query, type SetQuery, which } from "./query.js";
import { relation } from "./relation.js";

/**
 * What a question asks that no grammar could read, if it names one thing and everything else in it speaks for a chain from that thing: the order of its words is
 * the asker's, the chain's that of the graph. Every word has to be used. Empty if it is more than such a question.
 */
export function chainQueries(lexed: Lexed, language: QuestionLanguage, executor: Executor): Query[] {
  const expects = expectedBy(lexed.text);
  const classes = new Set(lexed.pieces.flatMap((piece) => (isClass(piece) ? [placeOf(piece)] : [])));
  const isMeant = (piece: Piece): boolean => mayMean(piece, expects) || (piece.category === "R" && classes.has(placeOf(piece)));
  const meant = lexed.pieces.filter(isMeant);
  const pieces = [...meant, ...toldNames(meant, executor), ...places(lexed, executor)];
  const words = chainWords({ ...lexed, pieces }, language);
  if (words === undefined) return [];
  const asked = around(lexed, words);
  if (!mayBeChain(lexed.text, asked, language) || !asksOnce(asked, language)) return [];
  const isCount = (set: SetQuery): boolean =>
    asksHowMany(asked) && [...executor.rows(set).values()].every(({ value }) => value.kind === "node");
  try {
    const chains = chainsOf(words, stepOrder(lexed, words, language), executor);
    const fitting = chains.filter(({ set }) => !asksForValue(expects) || isCount(set) || isValue(set, executor));
    const fewest = Math.min(...fitting.map(({ steps }) => steps));
    const shortest = fitting.filter(({ steps }) => steps === fewest);
    // Where one of them leads to nobody, the words mean something else than they seem to.
    if (expects === "person" && !shortest.every(({ set }) => isPeople(set, executor))) return [];
    if (expects === "place" && !shortest.every(({ set }) => isPlaces(set, executor))) return [];
    return largest(
      shortest.map(({ set }) => set),
      isCount,
      executor,
    ).map((set) => (isCount(set) ? count(set) : which(set, expects)));
  } catch (error) {
    if (error instanceof TooMuchWork) return [];
    throw error;
  }
}

/** Who rides for a team is counted with its captain: of the sets that are counted the one that holds all the others. */
function largest(sets: readonly SetQuery[], isCount: (set: SetQuery) => boolean, executor: Executor): readonly SetQuery[] {
  if (!sets.every(isCount)) return sets;
  const whole = sets.find((set) => {
    const rows = executor.rows(set);
    return sets.every((other) => [...executor.rows(other).keys()].every((key) => rows.has(key)));
  });
  return whole === undefined ? sets : [whole];
}

/** `The Heron ferry`, where the other Heron is known to be something else: one name. */
function toldNames(pieces: readonly Piece[], { membership }: Executor): Piece[] {
  return pieces.flatMap((name): Piece[] => {
    const { set } = name.meaning;
    if (name.category !== "E" || set?.op !== "named" || set.nodes.length < 2) return [];
    return pieces.flatMap(({ category, from, to, meaning: { noun } }): Piece[] => {
      if (category !== "C" || noun === undefined || (from !== name.to && to !== name.from)) return [];
      const [node, ...more] = set.nodes.filter((candidate) => membership.mayBe(candidate, noun));
      if (node === undefined || more.length > 0) return [];
      const span = { from: Math.min(from, name.from), to: Math.max(to, name.to) };
      return [{ ...name, ...span, meaning: { set: named(set.name, [node], []) } }];
    });
  });
}

const PLACE_WORDS: ReadonlySet<string> = new Set(["place", "city", "village", "county", "province", "country", "island"]);
/** What is less like a class's name may be no class at all. */
const MOST_CLASS = 0.2;

/** A number or a time isn't a thing. */
function asksForValue(expects: Expected): boolean {
  return expects === "number" || expects === "time" || expects === "clock";
}

function isValue(set: SetQuery, executor: Executor): boolean {
  return [...executor.rows(set).values()].every(({ value }) => value.kind === "literal");
}

/** 所在的镇: where it is, whatever the graph calls that. */
function places({ pieces, atoms }: Lexed, { kinds }: Executor): Piece[] {
  const paths = placePaths(kinds);
  if (paths.length === 0) return [];
  return pieces.flatMap((piece): Piece[] => {
    const { category, from, meaning } = piece;
    if (category !== "C" || !PLACE_WORDS.has(meaning.noun?.word?.id ?? "")) return [];
    const before = atoms.slice(Math.max(0, from - 3), from);
    const [said] = /所[在处]的?$/u.exec(before.map(({ text }) => text).join("")) ?? [];
    if (said === undefined) return [];
    // 总部所在的城镇: the headquarters say it.
    const isSaid = pieces.some(({ category: other, to }) => /^(?:R|V|VW)$/u.test(other) && to === from - said.length);
    if (isSaid) return [];
    return [{ ...piece, category: "R", meaning: { relation: relation(paths, []) }, cost: 0.3 }];
  });
}

/** A class's word also means whatever leads to one of its members. */
function isClass({ category, cost, meaning: { noun } }: Piece): boolean {
  return category === "C" && cost <= MOST_CLASS && noun !== undefined && noun.types.length > 0;
}

function placeOf({ from, to }: Piece): string {
  return `${from}-${to}`;
}

/** What a phrase is only faintly like may be something else: a head is no deputy head. */
const MOST_GUESSED = 0.35;

/** `Founded` asks where, when or by whom: by the question word; no date answers how old something is. */
function mayMean({ category, cost, meaning }: Piece, expects: Expected): boolean {
  if (category === "VW") return expects === "place" || expects === "anything";
  if (category === "VN") return expects === "time" || expects === "clock";
  if (category === "D0" && meaning.dated === true) return false;
  return !/^(?:R|V|VP|VB|VAT|VING)$/u.test(category) || cost <= MOST_GUESSED;
}

/** A maker is nowhere: where it has its seat is another step. */
function isPlaces(set: SetQuery, executor: Executor): boolean {
  const leading = new Set(placePaths(executor.kinds).map(({ predicate }) => predicate));
  return [...executor.rows(set).values()].every(
    ({ value, proof }) =>
      value.kind !== "node" || executor.membership.implied(value.id).has("place") || leading.has(proof.at(-1)?.predicate ?? ""),
  );
}

const WHO = ["person", "organisation", "company", "university", "museum"];

/** Whoever is asked for is known to be somebody, or nothing is known of what it is. */
function isPeople(set: SetQuery, executor: Executor): boolean {
  return [...executor.rows(set).values()].every(({ value, proof }) => {
    if (value.kind !== "node") return true;
    const last = proof.at(-1);
    // A farm that is a supplier does something, as people do.
    if (last !== undefined && leadsToAgent(last, value.id, executor.graph)) return true;
    const implied = executor.membership.implied(value.id);
    return implied.size === 0 ? executor.membership.tellings(value.id).length === 0 : WHO.some((id) => implied.has(id));
  });
}
