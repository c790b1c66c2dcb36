import { positives, stem } from "../../../language/english-stem.js";
import { type Atom, atomise, endsClause } from "../atoms.js";
import type { EntityLinker } from "../entity-linker.js";
import { foldName } from "../fold-name.js";
import type { Edge } from "../knowledge-graph.js";
import type { Meaning, Piece } from "./chart.js";
import { dailyRelations, dailyVerb } from "./daily-times.js";
import { numberPieces } from "./number-pieces.js";
import { unitAt } from "./own-units.js";
import { polite } from "./polite.js";
import { unitNamed } from "./quantity.js";
import { named } from "./query.js";
import { rateAsked } from "./rate-words.js";
import { either, leftUnsaid, type Relation, relation } from "./relation.js";
import { PREPOSITIONS } from "./relation-words.js";
import { COUNTED, type SpecialRelations } from "./special-relations.js";
import type { TextIndex } from "./text-index.js";
import type { Vocabulary } from "./vocabulary.js";
import type { WordEntry } from "./word-entry.js";

const INSIDE = /^(?:[境市城县省国区镇村州]?[内里中]|[里上]面|里头|的|上|当地)$/u;
const MOST_ATOMS = 70;
const LONGEST_PHRASE = 14;
/** What it costs to take a class for what is said of it as a thing. */
const KIND_ITSELF = 0.4;
/** What it costs to measure age by another date than that of birth, or length by a span, where the graph has those. */
const OTHERWISE = 0.46;
/** A comet is a discovery's kind and a researcher's field: the class that is asked about tells which. */
const MOST_SORTING = 3;
/** Words that are nouns in the plural alone: a good cheese is no goods. */
const NO_NOUNS: ReadonlySet<string> = new Set(["good"]);
/** Words of the grammars that stand in any form. */
const ANY_FORM = new Set(
  (
    "be do have live reside dwell name list show give tell find share get receive attract see charge offer boast draw possess record exceed reach " +
    "come attend handle process register record report welcome surpass top rise stand run extend stretch go number total measure weigh cost last count comprise cover span tower date exist inhabit populate work stay"
  ).split(" "),
);
const BY_STEM = new Map<string, string[]>();
for (const word of ANY_FORM) BY_STEM.set(stem(word), [...(BY_STEM.get(stem(word)) ?? []), word]);

const TIMES = /^(?:year|month|week|night|season|time|spring|summer|autumn|winter|century|decade)s?$/u;

export interface Names {
  readonly linker: EntityLinker;
  /** Values written as texts. */
  readonly texts: Pick<TextIndex, "named" | "edges" | "sorts" | "turns" | "mayBeMore">;
}

export interface Lexed {
  readonly pieces: readonly Piece[];
  readonly length: number;
  /** What the pieces are made of; their places are those in `text`. */
  readonly atoms: readonly Atom[];
  /** The question, folded, without its courtesies. */
  readonly text: string;
  /** Places of the atoms that mean something here. */
  readonly known: ReadonlySet<number>;
  /** Every part of the question means something here. */
  readonly whole: boolean;
  /** Names of which a word says a part, where that is known. */
  readonly partsOf?: ((text: string) => readonly NamePart[]) | undefined;
}

/** A word of a predicate's name: the bike of a bike supplier. */
export interface NamePart {
  readonly predicate: string;
  /** The words of the name, and those that are meant. */
  readonly words: readonly string[];
  readonly said: readonly string[];
}

/** A question as it is read: folded, without its courtesies. */
export function plainly(question: string): string {
  return polite(foldName(question));
}

/**
 * Everything that each stretch of a question can mean. Undefined if it isn't a single question of moderate length.
 *
 * @param asked see {@link plainly}
 */
export function lex(asked: string, vocabulary: Vocabulary, names: Names, words: ReadonlySet<string>): Lexed | undefined {
  const all = atomise(asked);
  if (all.some((atom, index) => endsClause(atom) && index < all.length - 1)) return undefined;
  const atoms = all.filter(({ kind }) => kind !== "mark");
  if (atoms.length === 0 || atoms.length > MOST_ATOMS) return undefined;
  const { own, prepositions } = vocabulary;
  const unsaid = own === undefined ? undefined : leftUnsaid(own);
  const pieces: Piece[] = [];
  for (let from = 0; from < atoms.length; from += 1) {
    // Last year lasts no length.
    const isLastYear = atoms[from]?.text === "last" && TIMES.test(atoms[from + 1]?.text ?? "");
    const add = (category: string, to: number, meaning: Meaning, cost: number): void => {
      if (isLastYear && category.startsWith("V")) return;
      pieces.push({ category, from, to, meaning, cost });
    };
    addWords(atoms, from, words, prepositions, own, add);
    addUnits(atoms, from, add);
    const unit = unitAt(atoms, from, vocabulary.units);
    if (unit !== undefined) add("UNIT", unit.to, {}, 0);
    const dated = vocabulary.special.dated;
    if (dated !== undefined && /^(?:的|from|to)$/u.test(atoms[from]?.text ?? "")) add("YEAROF", from + 1, { relation: dated }, 0);
    addPhrases(atoms, from, vocabulary, add);
    addNames(atoms, from, names, vocabulary.special, add);
    addChains(atoms, from, vocabulary.special, add);
    addRates(atoms, from, vocabulary, add);
    numberPieces(atoms, from, (category, to, meaning, cost) => {
      add(
        category,
        to,
        category === "T" && meaning.quantity?.kind === "date" ? { ...meaning, relation: vocabulary.special.dated } : meaning,
        cost,
      );
      const { quantity } = meaning;
      if ((category !== "Q" && category !== "QQ") || quantity?.kind !== "number") return;
      const own = quantity.unit === "" ? unitAt(atoms, to, vocabulary.units) : undefined;
      if (own !== undefined) {
        add(category, own.to, meaning, cost);
        add(`${category}S`, own.to, { ...meaning, relation: own.relation }, cost);
      }
      const unit = quantity.unit === "" ? (COUNTED[atoms[to - 1]?.text ?? ""] ?? "") : quantity.unit;
      for (const relation of vocabulary.special.byUnit.get(unit) ?? []) add(`${category}S`, to, { ...meaning, relation }, cost);
    });
  }
  const named_ = pieces.filter(({ category, from, to, cost }) => category === "E" && to - from > 1 && cost === 0);
  for (const [index, piece] of pieces.entries()) {
    if (!/^(?:C|R|V|VP|VN|VW|D0|D1|D2|A)$/u.test(piece.category)) continue;
    // A ship called Last Ferry is seldom the last of the ferries.
    const inside = named_.some(({ from, to }) => from <= piece.from && piece.to <= to && to - from > piece.to - piece.from);
    if (inside) pieces[index] = { ...piece, cost: piece.cost + 0.3 };
  }
  // Relations that go without saying, at any place.
  const daily = dailyRelations(asked, vocabulary);
  for (let at = 0; at <= atoms.length; at += 1) {
    if (unsaid !== undefined) pieces.push({ category: "OWN0", from: at, to: at, meaning: { relation: unsaid }, cost: 0 });
    const { dated, is } = vocabulary.special;
    if (is !== undefined) pieces.push({ category: "WHAT0", from: at, to: at, meaning: { relation: is }, cost: 0 });
    if (dated !== undefined) pieces.push({ category: "DATED0", from: at, to: at, meaning: { relation: dated }, cost: 0 });
    for (const [category, relation] of daily) pieces.push({ category, from: at, to: at, meaning: { relation }, cost: 0 });
  }
  // A word that means nothing here leaves the question unexplained.
  const known = new Set(pieces.flatMap(({ from, to }) => Array.from({ length: to - from }, (_, index) => from + index)));
  return { pieces, length: atoms.length, atoms, text: asked, known, whole: known.size === atoms.length };
}

type Add = (category: string, to: number, meaning: Meaning, cost: number) => void;

function addWords(
  atoms: readonly Atom[],
  from: number,
  words: ReadonlySet<string>,
  prepositions: ReadonlyMap<string, Relation>,
  own: Relation | undefined,
  add: Add,
): void {
  const first = atoms[from];
  if (first === undefined) return;
  if (first.kind === "han") {
    let text = "";
    for (let to = from; to < Math.min(atoms.length, from + 6) && atoms[to]?.kind === "han"; to += 1) {
      text += atoms[to]?.text ?? "";
      if (words.has(text)) add(text, to + 1, {}, 0);
      if (own !== undefined && text === "的") add("OWN", to + 1, { relation: leftUnsaid(own) }, 0);
      if (own !== undefined && INSIDE.test(text)) add("IN", to + 1, { relation: text === "的" ? leftUnsaid(own) : own }, 0.1);
      const maker = prepositions.get("by");
      const on = [prepositions.get("on"), prepositions.get("over")].reduce((a, b) => (a && b ? either(a, b) : (a ?? b)));
      if (maker !== undefined && text === "出自") add("MADEBY", to + 1, { relation: maker }, 0);
      if (on !== undefined && /^(?:上|上面|之上)$/u.test(text)) add("ON", to + 1, { relation: on }, 0);
      if (
        /^(?:米|公里|千米|人|公斤|千克|克|年|岁|平方公里|平方米|吨|元|分钟|小时|天|月|周|星期|个|页|千瓦|瓦|马力|毫克|毫米|厘米|公分|海里|公顷|亩|兆|千卡|大卡|度|节|克朗|欧元|美元|万元|百万元|张|座|件|号)$/u.test(
          text,
        )
      )
        add("UNIT", to + 1, {}, 0);
    }
    return;
  }
  const { text } = first;
  if (words.has(text)) add(text, from + 1, {}, 0);
  for (const word of BY_STEM.get(stem(text)) ?? []) if (word !== text && words.has(word)) add(word, from + 1, {}, 0);
  if (PREPOSITIONS.has(text)) add("W", from + 1, { preposition: text }, 0);
  const relation = prepositions.get(text);
  if (relation !== undefined)
    add("P", from + 1, { relation: text === "of" ? leftUnsaid(relation) : relation, preposition: text }, 0);
  if (text === "'s" && /^(?:what|who|where|when|which|how|that|there|it|he|she)$/u.test(atoms[from - 1]?.text ?? ""))
    add("be", from + 1, {}, 0);
  if (own !== undefined && text === "'s") add("OWN", from + 1, { relation: leftUnsaid(own) }, 0);
  if (own !== undefined && text === "of") add("OFOWN", from + 1, { relation: leftUnsaid(own) }, 0);
}

function addPhrases(atoms: readonly Atom[], from: number, vocabulary: Vocabulary, add: Add): void {
  let key = "";
  let ing = false;
  const first = atoms[from];
  const longest = first?.kind === "han" ? longestPhrase(atoms, from, vocabulary) : 0;
  for (let to = from; to < Math.min(atoms.length, from + Math.min(LONGEST_PHRASE, vocabulary.longest)); to += 1) {
    const atom = atoms[to];
    if (atom === undefined || NO_NOUNS.has(atom.text)) break;
    const part = atom.kind === "word" ? stem(atom.text) : atom.text;
    // `the seats in its tasting room` are those in the tasting room.
    if (!/^(?:a|an|its|their|his|her)$/u.test(atom.text) || to === from) key = key === "" ? part : `${key} ${part}`;
    // 河流 is not 河 with something after it.
    const split = first?.kind === "han" && longest > to + 1 ? 0.3 : 0;
    ing ||= atom.text.endsWith("ing");
    const entries = vocabulary.entries.get(key) ?? [];
    const run = entries.length === 0 ? [] : atoms.slice(from, to + 1);
    for (const entry of entries)
      addEntry(entry, atoms, from, to + 1, ing, (category, end, meaning, cost) => {
        const number = meaning.relation?.kinds
          .map((kind) => vocabulary.special.stated.get(kind))
          .find((known) => known !== undefined);
        const said = /^V/u.test(category) && number !== undefined ? { ...meaning, onward: number } : meaning;
        for (const one of category === "VN" ? dailyVerb(said, run, atoms, vocabulary) : [{ meaning: said, cost: 0 }])
          add(category, end, one.meaning, cost + split + one.cost);
      });
    if (entries.length > 1) addTwofold(entries, to + 1, add);
    for (const { after, relation } of vocabulary.around.get(key) ?? []) {
      addAround(atoms, to + 1, after, relation, add);
      if (follows(atoms, to + 1, after)) add("AROUNDB", to + 1, { relation }, 0.1);
    }
    for (const relation of vocabulary.behind.get(key) ?? []) add("AROUNDE", to + 1, { relation }, 0);
  }
  const degree = first?.kind === "word" ? positives(first.text) : undefined;
  for (const form of degree?.forms ?? [])
    for (const entry of vocabulary.entries.get(stem(form)) ?? [])
      if (entry.category === "D")
        add(
          degree?.degree === "most" ? "D2" : "D1",
          from + 1,
          { relation: entry.scale, great: entry.great, dated: entry.dated },
          entry.isOtherwise === true ? OTHERWISE : 0,
        );
}

function longestPhrase(atoms: readonly Atom[], from: number, vocabulary: Vocabulary): number {
  let key = "";
  let longest = 0;
  for (let to = from; to < Math.min(atoms.length, from + Math.min(LONGEST_PHRASE, vocabulary.longest)); to += 1) {
    key = key === "" ? (atoms[to]?.text ?? "") : `${key} ${atoms[to]?.text}`;
    if (vocabulary.entries.has(key)) longest = to + 1;
  }
  return longest;
}

function addEntry(entry: WordEntry, atoms: readonly Atom[], from: number, to: number, ing: boolean, add: Add): void {
  const cost = entry.own ? 0 : 0.1;
  switch (entry.category) {
    case "C":
      add("C", to, { noun: entry.noun }, entry.own ? 0 : 0.2);
      // `What do grey wolves eat` is asked of the kind itself.
      if (entry.isThing === true) add("E", to, { set: named(entry.noun.name, entry.noun.types, []) }, KIND_ITSELF);
      break;
    case "D":
      add(
        /^(?:first|last)$/u.test(atoms[from]?.text ?? "") ? "D2" : "D0",
        to,
        { relation: entry.scale, great: entry.great, dated: entry.dated },
        cost + (entry.isOtherwise === true ? OTHERWISE : 0),
      );
      break;
    case "B":
      add("B", to, { relation: entry.relation, great: entry.great, truths: entry.truths }, cost);
      break;
    case "VB":
      add("VB", to, { relation: entry.relation, preposition: entry.preposition }, cost);
      break;
    default:
      // 在 is a verb of place and a preposition: the grammar tells them apart.
      add(
        entry.category === "V" && to === from + 1 && atoms[from]?.text === "在" ? "VAT" : entry.category,
        to,
        { relation: entry.relation },
        cost,
      );
      // `flowing through` before its object narrows a noun; `located in` is a participle already.
      if (ing && entry.category === "V") add("VING", to, { relation: entry.relation }, cost);
  }
}

/** A verb that tells when, and by whom or where: `founded` in `when and by whom was it founded`. */
function addTwofold(entries: readonly WordEntry[], to: number, add: Add): void {
  const of = (category: string): Relation | undefined =>
    entries.flatMap((entry) => (entry.category === category && "relation" in entry ? [entry.relation] : []))[0];
  const [when, who, where] = [of("VN"), of("V"), of("VW")];
  if (when !== undefined && who !== undefined) add("VNV", to, { relation: when, onward: who }, 0.1);
  if (when !== undefined && where !== undefined) add("VNW", to, { relation: when, onward: where }, 0.1);
}

function follows(atoms: readonly Atom[], from: number, after: string): boolean {
  const rest = atoms.slice(from, from + 14).map(({ text }) => text);
  return ` ${rest.join(" ")} `.includes(` ${after} `);
}

/** 与…接壤 around a name, or around a question word. */
function addAround(atoms: readonly Atom[], from: number, after: string, relation: Relation, add: Add): void {
  for (let to = from + 1; to < Math.min(atoms.length, from + 12); to += 1) {
    const rest = atoms
      .slice(to, to + after.split(" ").length)
      .map(({ text }) => text)
      .join(" ");
    if (rest !== after) continue;
    const inner = atoms
      .slice(from, to)
      .map(({ text }) => text)
      .join("");
    if (
      /^(?:谁|什么\p{Script=Han}{0,6}|哪里|哪些|哪个\p{Script=Han}{0,3}|哪些\p{Script=Han}{1,3}|哪\p{Script=Han}{1,3})$/u.test(
        inner,
      )
    )
      add("AROUNDWHAT", to + after.split(" ").length, { relation }, 0.1);
  }
}

function addUnits(atoms: readonly Atom[], from: number, add: Add): void {
  const [first, second] = [atoms[from], atoms[from + 1]];
  if (first?.kind !== "word" || first.text.length < 3) return;
  if (unitNamed(first.text) !== undefined) add("UNIT", from + 1, {}, 0);
  if (second?.kind === "word" && unitNamed(`${first.text} ${second.text}`) !== undefined) add("UNIT", from + 2, {}, 0);
}

/** `per hour`, 每小时. */
function addRates(atoms: readonly Atom[], from: number, { rates }: Vocabulary, add: Add): void {
  for (let to = from + 2; to <= Math.min(atoms.length, from + 4); to += 1) {
    const run = atoms.slice(from, to).map(({ text }) => text);
    const unit = rateAsked(run.join(atoms[from]?.kind === "han" ? "" : " "));
    const relation = unit === undefined ? undefined : rates.get(unit);
    if (relation !== undefined) add("PER", to, { relation }, 0);
  }
}

/** Words for two relations in a row. */
function addChains(atoms: readonly Atom[], from: number, { chains }: SpecialRelations, add: Add): void {
  let key = "";
  for (let to = from; to < Math.min(atoms.length, from + 4); to += 1) {
    const atom = atoms[to];
    if (atom === undefined) break;
    key = `${key} ${atom.kind === "word" ? stem(atom.text) : atom.text}`.trim();
    const chain = chains.get(key);
    if (chain !== undefined) add("RR", to + 1, { relation: chain[0], onward: chain[1] }, 0.05);
  }
}

function addNames(
  atoms: readonly Atom[],
  from: number,
  { linker, texts }: Names,
  { attribute }: SpecialRelations,
  add: Add,
): void {
  const mentions = linker.at(atoms, from);
  for (const [index, { name, nodes, to }] of mentions.entries()) {
    if (name.length === 1 && !/\p{Script=Han}/u.test(name)) continue;
    const written = atoms
      .slice(from, to)
      .map(({ text }) => text)
      .join(/\p{Script=Han}/u.test(name) ? "" : " ");
    add("E", to, { set: named(written, nodes, []) }, (index > 0 ? 0.2 : 0) + (name.length === 1 ? 0.3 : 0));
  }
  let key = "";
  for (let to = from; to < Math.min(atoms.length, from + 12); to += 1) {
    key = key === "" ? (atoms[to]?.text ?? "") : `${key} ${atoms[to]?.text}`;
    const values = texts.named(key);
    if (values.length === 0) continue;
    const set = named(values[0] ?? key, [], values);
    add("E", to + 1, { set }, 0.25);
    const isWhole = !values.some(texts.mayBeMore);
    if (attribute !== undefined && isWhole) add("A", to + 1, { set, relation: attribute }, 0.1);
    const statements = values.flatMap(texts.edges);
    const told = tellingOf(statements, 1);
    if (told !== undefined) add("VALUE", to + 1, { set, relation: told }, 0.1);
    const sorting = told ?? tellingOf(statements, MOST_SORTING);
    if (sorting === undefined || !isWhole || sorting.paths.some(({ predicate }) => texts.turns(predicate))) continue;
    const isSort = sorting.paths.every(({ predicate }) => texts.sorts(predicate));
    if (isSort || (told !== undefined && statements.length > 1)) add("A", to + 1, { set, relation: sorting }, 0.2);
  }
}

/** What a value is said by, where it is said by few relations; of several things it sorts them, as `electric` does. */
function tellingOf(told: readonly Edge[], most: number): Relation | undefined {
  const predicates = new Set(told.map(({ predicate }) => predicate));
  if (predicates.size === 0 || predicates.size > most) return undefined;
  return relation(
    [...predicates].map((predicate) => ({ predicate, inverse: false, own: true })),
    [],
  );
}
