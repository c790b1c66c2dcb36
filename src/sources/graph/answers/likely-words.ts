import type { Dictionary } from "../../../language/dictionary/dictionary.js";
import { likeness, type Phrase, type PhraseWord, phrase, wordLikeness } from "../../../language/dictionary/likeness.js";
import { stem } from "../../../language/english-stem.js";
import { type KnowledgeGraph, RDF_TYPE } from "../knowledge-graph.js";
import { isBoolean, withoutAside } from "./boolean-words.js";
import type { Meaning, Piece } from "./chart.js";
import type { ClassRef } from "./class-ref.js";
import type { Lexed, NamePart } from "./lex.js";
import { lightVerbs } from "./light-verbs.js";
import { type OwnWord, ownWords } from "./own-words.js";
import { predicateNames, shapeOf, type ValueShape, withoutUnit } from "./predicate-names.js";
import { onlyOne, type RelationPath, relation } from "./relation.js";
import { PREPOSITIONS } from "./relation-words.js";
import { isOver } from "./turning-names.js";
import type { Vocabulary } from "./vocabulary.js";

/** Likeness from which on a phrase is taken for a name. */
const LIKELY = 0.5;
/** Names that are less like than the best by more than this aren't meant. */
const MARGIN = 0.12;
/** A class is asked for by a word that is more like its name: a worker is no employer. */
const LIKELY_CLASS = 0.75;
/** What a phrase that is a name's translation costs, and what one that is less like it costs more. */
const FIRM = 0.15;
const FAINT = 0.9;
/** What the graph itself names costs no more. */
const FIRMEST = 0.05;
/** A word that is as much like one of a name's words says a part of the name. */
const PART = 0.5;
/** What it costs to take a class for the relation that leads to its members. */
const UNSAID = 0.4;
const MOST_UNSAID = 8;
/** Who does something is no body of people: a 法人, a legal person, isn't the 母公司. */
const DOER = /[人者员师]$/u;
const BODY = /(?:公司|集团|机构|单位|部门|组织|企业|学校|大学|医院)$/u;
const MOST_ATOMS = 40;
const LONGEST = { han: 6, word: 3 } as const;
const SAMPLE = 200;
const MOST_NAMES = 2_000;
const MOST_KNOWN = 5_000;

interface Named {
  readonly phrase: Phrase;
  readonly predicate?: {
    readonly id: string;
    readonly shape: ValueShape;
    readonly words: readonly OwnWord[];
    readonly isTruth: boolean;
  };
  readonly noun?: ClassRef;
}

/** What a graph's predicates and classes are called, for questions in words that neither the graph nor the lexicon knows. */
export class LikelyWords {
  readonly #graph: KnowledgeGraph;
  readonly #classes: Vocabulary["classes"];
  readonly #dictionary: Dictionary;
  /** The words of names, by characters and words that they share with what fits them. */
  readonly #wordsByKey = new Map<string, PhraseWord[]>();
  /** How well a word of a question fits words of names, where it does at all. */
  readonly #fits = new Map<string, ReadonlyMap<PhraseWord, number>>();
  /** Who does it, by the verb: the supplier of those that supply. */
  readonly #agents = new Map<string, PhraseWord[]>();
  readonly #namesByWord = new Map<PhraseWord, Named[]>();
  readonly #guesses = new WeakMap<Lexed, Piece[]>();
  /** What leads to the members of a class, by the class's node. */
  readonly #pathsTo: ReadonlyMap<string, readonly RelationPath[]>;

  constructor(graph: KnowledgeGraph, { classes }: Vocabulary, dictionary: Dictionary) {
    this.#graph = graph;
    this.#classes = classes;
    this.#dictionary = dictionary;
    this.#pathsTo = pathsToClasses(graph);
    const words = new Map<string, PhraseWord>();
    let names = 0;
    const add = (name: string, means: Omit<Named, "phrase">): void => {
      // Each word is one value: it is compared once.
      const parts = phrase(name.toLowerCase(), dictionary).words.map((word) => words.get(word.text) ?? word);
      if (parts.length === 0 || names >= MOST_NAMES) return;
      names += 1;
      const named = { phrase: { words: parts }, ...means };
      for (const word of new Set(parts)) {
        words.set(word.text, word);
        this.#namesByWord.set(word, [...(this.#namesByWord.get(word) ?? []), named]);
      }
    };
    for (const predicate of graph.predicates()) {
      if (predicate === RDF_TYPE) continue;
      const shape = shapeOf(graph, predicate);
      const isTruth = isBoolean(graph, predicate);
      for (const name of predicateNames(graph, predicate).map(withoutUnit))
        add(isTruth ? withoutAside(name) : name, { predicate: { id: predicate, shape, words: ownWords(name, shape), isTruth } });
    }
    for (const noun of classes.byName.values()) if (noun.types.length + noun.texts.length > 0) add(noun.name, { noun });
    for (const word of words.values())
      for (const verb of verbsOf(word.text)) this.#agents.set(verb, [...(this.#agents.get(verb) ?? []), word]);
    for (const word of words.values())
      for (const key of keysOf(word, dictionary)) this.#wordsByKey.set(key, [...(this.#wordsByKey.get(key) ?? []), word]);
  }

  /** With what the phrases that mean nothing here most likely stand for; undefined if they are like nothing. */
  guess(lexed: Lexed): Lexed | undefined {
    const guesses = this.guesses(lexed);
    const covered = new Set([...lexed.known, ...guesses.flatMap(placesOf)]);
    if (guesses.length === 0 || covered.size < lexed.length) return undefined;
    return { ...lexed, pieces: [...lexed.pieces, ...guesses], known: covered, whole: true };
  }

  /** What the phrases that mean nothing here most likely stand for, whatever words remain. */
  guesses(lexed: Lexed): Piece[] {
    const known = this.#guesses.get(lexed);
    if (known !== undefined) return known;
    const guesses = this.#guess(lexed);
    this.#guesses.set(lexed, guesses);
    return guesses;
  }

  #guess(lexed: Lexed): Piece[] {
    const { atoms, length, known, pieces } = lexed;
    if (length > MOST_ATOMS) return [];
    const strong = new Set(
      pieces
        .filter(
          ({ category, from, to }) =>
            /^(?:E|R|C|V|VP|VN|VW|D\d?)$/u.test(category) && (to - from > 1 || atoms[from]?.kind !== "han"),
        )
        .flatMap(placesOf),
    );
    // 名桨 in 几名桨手 cuts 桨手 in two.
    const whole = pieces.filter(
      ({ category, from, to, cost }) =>
        cost <= FIRMEST && to - from > 1 && atoms[from]?.kind === "han" && /^(?:E|C)$/u.test(category),
    );
    const cuts = (from: number, to: number): boolean =>
      whole.some(
        (piece) =>
          (from < piece.from && piece.from < to && to < piece.to) || (piece.from < from && from < piece.to && piece.to < to),
      );
    const all: Piece[] = [];
    for (let from = 0; from < length; from += 1) {
      const kind = atoms[from]?.kind;
      if (kind !== "han" && kind !== "word") continue;
      for (let to = from + 1; to <= Math.min(length, from + LONGEST[kind]); to += 1) {
        const span = atoms.slice(from, to);
        if (span.some((atom) => atom.kind !== kind)) break;
        if (kind === "han" && span.length < 2 && known.has(from)) continue;
        if (span.every((_, index) => strong.has(from + index)) || cuts(from, to)) continue;
        if (kind === "word" && span.some(({ text }) => PREPOSITIONS.has(text)) && span.length === 1) continue;
        const found = this.#likely(span.map(({ text }) => text).join(kind === "han" ? "" : " ")).filter(([{ predicate }]) =>
          // A single character is a verb (卖, 怕), but no class: 帆 isn't a 帆船.
          predicate === undefined ? kind !== "han" || span.length > 1 : !isAskedElsewhere(predicate.id, pieces, from, to),
        );
        for (const [named, fit] of found)
          all.push(...meanings(named).map((m) => ({ ...m, from, to, cost: FIRM + (1 - fit) * FAINT })));
      }
    }
    const guesses = withoutLooseCharacters(all, lexed, (text) => this.#dictionary.english(text).length > 0);
    const light = lightVerbs({ ...lexed, pieces: [...pieces, ...guesses] }, this.#graph, this.#classes);
    const verbs = this.#withParts([...pieces, ...guesses, ...light], lexed);
    return [...guesses, ...light, ...verbs, ...this.#unsaid([...pieces, ...guesses])];
  }

  /** `Get their bikes from` says both words of `bike supplier`: a verb and what it has in common with the relation's name. */
  #withParts(pieces: readonly Piece[], { atoms }: Pick<Lexed, "atoms">): Piece[] {
    return pieces.flatMap((piece) => {
      const { category, from, to, meaning, cost } = piece;
      if (category !== "V" || meaning.relation === undefined) return [];
      const at = /^(?:its|their|his|her)$/u.test(atoms[to]?.text ?? "") ? to + 1 : to;
      const part = atoms[at];
      // Bus 8 is one, and not eight of them.
      if (part?.kind !== "word" || atoms[at + 1]?.kind === "number") return [];
      const said = new Set(this.partsOf(part.text).flatMap(({ predicate, words }) => (words.length > 1 ? [predicate] : [])));
      const paths = meaning.relation.paths.filter(({ predicate }) => said.has(predicate));
      if (paths.length === 0) return [];
      const end = at + (PREPOSITIONS.has(atoms[at + 1]?.text ?? "") ? 2 : 1);
      return [{ category, from, to: end, meaning: { relation: relation(paths, meaning.relation.kinds) }, cost }];
    });
  }

  /** Names of several words of which a text says some: 供车 both of `bike supplier`, `bikes` one. */
  partsOf(text: string): readonly NamePart[] {
    const asked = phrase(text.toLowerCase(), this.#dictionary);
    const fitting = asked.words.map((word) => this.#fitsOf(word));
    const [first] = fitting;
    if (first === undefined) return [];
    const near = [...first.keys(), ...asked.words.flatMap(({ text: verb }) => this.#agents.get(verb) ?? [])];
    const names = new Set(near.flatMap((word) => this.#namesByWord.get(word) ?? []));
    return [...names].flatMap(({ predicate, phrase: { words } }) => {
      if (predicate === undefined) return [];
      const saidBy = fitting.map((fits, index) => {
        const agents = this.#agents.get(asked.words[index]?.text ?? "") ?? [];
        return words.filter((word) => (fits.get(word) ?? 0) >= PART || agents.includes(word));
      });
      if (saidBy.some((said) => said.length === 0)) return [];
      return [{ predicate: predicate.id, words: words.map((word) => word.text), said: saidBy.flat().map((word) => word.text) }];
    });
  }

  /** `Her department`, 所在科室: whatever leads to a member of the class. */
  #unsaid(pieces: readonly Piece[]): Piece[] {
    return pieces.flatMap(({ category, from, to, meaning, cost }) => {
      const types = category === "C" ? (meaning.noun?.types ?? []) : [];
      const all = types.flatMap((type) => this.#pathsTo.get(type) ?? []);
      // The coach of a club is its coach, and nobody who was born there.
      const said = all.filter((path) =>
        meaning.noun?.offices?.some((end) => path.predicate === end.predicate && path.inverse === end.inverse),
      );
      const paths = said.length > 0 ? said : all;
      if (paths.length === 0 || paths.length > MOST_UNSAID) return [];
      return [{ category: "R", from, to, meaning: { relation: onlyOne(relation(paths, [])) }, cost: cost + UNSAID }];
    });
  }

  #fitsOf(word: PhraseWord): ReadonlyMap<PhraseWord, number> {
    const known = this.#fits.get(word.text);
    if (known !== undefined) return known;
    if (this.#fits.size >= MOST_KNOWN) this.#fits.clear();
    const others = new Set([...keysOf(word, this.#dictionary)].flatMap((key) => this.#wordsByKey.get(key) ?? []));
    const fits = new Map<PhraseWord, number>();
    for (const other of others) {
      const fit = wordLikeness(word, other, this.#dictionary);
      if (fit > 0) fits.set(other, fit);
    }
    this.#fits.set(word.text, fits);
    return fits;
  }

  #likely(text: string): (readonly [Named, number])[] {
    const asked = phrase(text, this.#dictionary);
    if (asked.words.length === 0) return [];
    const fitting = asked.words.map((word) => this.#fitsOf(word));
    const [first] = fitting;
    if (first === undefined || first.size === 0) return [];
    const likenessOf = (word: PhraseWord, other: PhraseWord): number => fitting[asked.words.indexOf(word)]?.get(other) ?? 0;
    const candidates = new Set([...first.keys()].flatMap((word) => this.#namesByWord.get(word) ?? []));
    const fits = [...candidates]
      .map((named) => [named, likeness(asked, named.phrase, likenessOf)] as const)
      .filter(
        ([
          {
            noun,
            phrase: { words },
          },
          likely,
        ]) => {
          if (noun === undefined) return likely >= LIKELY && !(DOER.test(text) && BODY.test(words.at(-1)?.text ?? ""));
          // The head stands last: 船帆, a sail, is no 帆船, a sailing boat.
          const [head, ownHead] = [asked.words.at(-1), words.at(-1)];
          return likely >= LIKELY_CLASS && head !== undefined && ownHead !== undefined && likenessOf(head, ownHead) > 0;
        },
      )
      .sort((a, b) => b[1] - a[1]);
    const best = fits[0]?.[1] ?? 0;
    return fits.filter(([, fit]) => fit >= best - MARGIN).slice(0, 4);
  }
}

/** What an agent does, as stems: a supplier supplies, an operator operates. */
function verbsOf(agent: string): string[] {
  const [, root] = /^([a-z]{3,})(?:er|or)$/u.exec(agent) ?? [];
  if (root === undefined) return [];
  return [...new Set([root, `${root}e`, root.replace(/i$/u, "y")].map((verb) => stem(verb)))];
}

function placesOf({ from, to }: Piece): number[] {
  return Array.from({ length: to - from }, (_, index) => from + index);
}

/**
 * 停办 is not 停 and 办, each for itself: a character is guessed alone only where those beside it mean something otherwise, and it is no half of a word,
 * as of 会计.
 */
function withoutLooseCharacters(
  guesses: readonly Piece[],
  { atoms, known, pieces }: Lexed,
  isWord: (text: string) => boolean,
): Piece[] {
  const isAlone = ({ from, to }: Piece): boolean => to - from === 1 && atoms[from]?.kind === "han";
  const firm = new Set([...known, ...guesses.filter((guess) => !isAlone(guess)).flatMap(placesOf)]);
  const isLoose = (at: number): boolean => atoms[at]?.kind === "han" && !firm.has(at);
  const isMeant = (at: number): boolean => pieces.some(({ category, from, to }) => category === "E" && from <= at && at < to);
  const isPair = (at: number): boolean => {
    const [first, second] = [atoms[at], atoms[at + 1]];
    if (first?.kind !== "han" || second?.kind !== "han" || isMeant(at) || isMeant(at + 1)) return false;
    return isWord(`${first.text}${second.text}`);
  };
  return guesses.filter(
    (guess) => !isAlone(guess) || !(isLoose(guess.from - 1) || isLoose(guess.to) || isPair(guess.from - 1) || isPair(guess.from)),
  );
}

/** `Who supervised her doctorate` asks for the supervisor once. */
function isAskedElsewhere(predicate: string, pieces: readonly Piece[], from: number, to: number): boolean {
  return pieces.some(
    (piece) =>
      /^(?:R|V|VP|VB|VN|VW)$/u.test(piece.category) &&
      (piece.to <= from || piece.from >= to) &&
      piece.meaning.relation?.paths.some((path) => path.predicate === predicate) === true,
  );
}

/** What most statements of a predicate lead to, and come from. */
function pathsToClasses(graph: KnowledgeGraph): Map<string, RelationPath[]> {
  const types = new Map<string, string>();
  for (const { subject, object } of graph.edgesOf(RDF_TYPE)) if (object.kind === "node") types.set(subject, object.id);
  const paths = new Map<string, RelationPath[]>();
  for (const predicate of graph.predicates()) {
    if (predicate === RDF_TYPE || predicateNames(graph, predicate).some(isOver)) continue;
    const edges = graph.edgesOf(predicate).slice(0, SAMPLE);
    const links = edges.flatMap(({ subject, object }) => (object.kind === "node" ? [{ subject, object: object.id }] : []));
    if (links.length * 2 <= edges.length) continue;
    for (const inverse of [false, true]) {
      const ends = new Set(links.map((link) => types.get(inverse ? link.subject : link.object)));
      for (const type of ends)
        if (type !== undefined) paths.set(type, [...(paths.get(type) ?? []), { predicate, inverse, own: false }]);
    }
  }
  return paths;
}

/** Characters and words of which two words that fit each other share one. */
function keysOf({ text, isChinese, chinese }: PhraseWord, dictionary: Dictionary): Set<string> {
  return new Set([text, ...chinese.flatMap((word) => [...word]), ...(isChinese ? dictionary.english(text) : [])]);
}

function meanings({ predicate, noun }: Named): { category: string; meaning: Meaning }[] {
  if (noun !== undefined) return [{ category: "C", meaning: { noun } }];
  if (predicate === undefined) return [];
  const { id, shape, words, isTruth } = predicate;
  const path = (turned: boolean): Meaning => ({ relation: relation([{ predicate: id, inverse: turned, own: false }], []) });
  if (isTruth) return [{ category: "B", meaning: { ...path(false), great: true } }];
  const own = words
    .filter(({ category }) => category !== "R")
    .map(({ category, inverse, preposition }) => ({
      category,
      meaning: { ...path(inverse), ...(preposition === undefined ? {} : { preposition }) },
    }));
  // Whoever is X's pupil is X's `pupil of`, the other way round.
  const turned = words.some(({ category, inverse }) => category === "R" && inverse);
  return [{ category: "R", meaning: path(turned) }, ...(shape.dates ? [{ category: "VN", meaning: path(false) }] : []), ...own];
}
