import type { QuestionLanguage } from "../../../language/question-language.js";
import type { Atom } from "../atoms.js";
import { isFunctionWord, isLightWord, LONGEST_FUNCTION_WORD } from "./chain-words.js";
import type { Piece } from "./chart.js";
import type { ClassRef } from "./class-ref.js";
import type { Lexed, NamePart } from "./lex.js";
import type { SetQuery } from "./query.js";
import { type RelationPath, relation } from "./relation.js";

/** A stretch of a question that means relations, a class, or either. */
export interface ChainSpan {
  readonly from: number;
  readonly to: number;
  /** From the thing that it is said of to the one it asks for: `mentor`. */
  readonly nouns: readonly RelationPath[];
  /** Verbs, from subject to object; either may be asked for. */
  readonly verbs: readonly RelationPath[];
  /** Kinds of the lexicon that any of them belongs to. */
  readonly kinds: readonly string[];
  readonly classes: readonly ClassRef[];
  /** An adjective: `how old a club … founding year` says one thing twice. */
  readonly isMeasure: boolean;
  /** `based` in `the company based that makes it` stands where it likes. */
  readonly isVerb: boolean;
  /** It follows its subject, which is asked for: `who supplies`, `which firm makes`. */
  readonly isActive: boolean;
  /** The question word stands before it (`which prize`): it is what the answer is. */
  readonly isAsked: boolean;
  /** It may mean nothing: what the asker does. */
  readonly isOptional: boolean;
  /** It is only like what it means. */
  readonly isFaint: boolean;
  /** Names of relations of which it says a part. */
  readonly parts: readonly NamePart[];
}

/** `Which firm makes` asks for the maker: no other relation between what is made and a firm is meant. */
function withSubjects(spans: readonly ChainSpan[], names: readonly NameSpan[], atoms: readonly Atom[]): ChainSpan[] {
  return spans.map((span, index) => {
    const [before, next] = [spans[index - 1], spans[index + 1]];
    const isActive =
      span.isActive ||
      (span.verbs.length > 0 && ((before?.isAsked === true && before.to === span.from) || hasObject(span, names, atoms)));
    const isSubject =
      span.isAsked && span.classes.length > 0 && next !== undefined && next.from === span.to && next.verbs.length > 0;
    return { ...span, isActive, nouns: isSubject ? [] : span.nouns };
  });
}

/** `that built the Otter`, 造水獭号的: what is named is what is built. */
function hasObject({ from, to }: ChainSpan, names: readonly NameSpan[], atoms: readonly Atom[]): boolean {
  const name = names.find((one) => one.from === to);
  if (name === undefined) return false;
  return atoms[from]?.kind === "han" ? atoms[name.to]?.text === "的" : /^(?:that|which|who)$/u.test(atoms[from - 1]?.text ?? "");
}

/** A question about one thing: its name, and all the rest that means something, in the order of the text. */
export interface ChainWords extends NameSpan {
  readonly spans: readonly ChainSpan[];
}

const NOUNS = new Set(["R", "VN", "VW", "D0"]);
const VERBS = new Set(["V", "VP", "VB", "VAT", "VING"]);
const ASKED = /(?:^|\s)(?:which|what)$|(?:哪|哪一?\p{Script=Han}|什么|啥)$/u;
/** What the graph or the lexicon says of a word costs no more. */
const MOST_FIRM = 0.1;
/** Joins words, and begins none. */
const PARTICLE = /^[的了着]$/u;
const ASKING_SUBJECT = /(?:^|\s)(?:who|what)$|谁$/u;
const MOST_SPANS = 8;
const LONGEST_PART = 3;
const POINTED = /(?:^|\s)(?:that|this)$|[那这]一?\p{Script=Han}?$/u;
/** Names of things that cost more than this are only like them. */
const MOST_DOUBTED = 0.3;

/** A name in a question. */
export interface NameSpan {
  readonly name: Extract<SetQuery, { op: "named" }>;
  readonly from: number;
  readonly to: number;
}

/** What stands outside the names: stretches that mean something, and whether words remain that don't. */
interface SaidWords {
  readonly spans: readonly ChainSpan[];
  readonly isWhole: boolean;
  /** Stretches that mean nothing. */
  readonly rest: readonly { readonly from: number; readonly to: number }[];
}

/** The question as one name and what is said around it; undefined if it names several things, or a word remains that means nothing. */
export function chainWords(lexed: Lexed, language: QuestionLanguage): ChainWords | undefined {
  const [name, ...others] = nameSpans(lexed);
  if (name === undefined || others.length > 0 || lexed.atoms[name.from]?.kind === "number") return undefined;
  const { spans, isWhole } = saidWords(lexed, [name], language);
  const isChain = isWhole && spans.length > 0 && spans.length <= MOST_SPANS && !isTwice(spans, lexed.atoms);
  return isChain ? { ...name, spans } : undefined;
}

export function saidWords(
  { atoms, length, pieces, partsOf }: Lexed,
  names: readonly NameSpan[],
  language: QuestionLanguage,
): SaidWords {
  const outside = pieces.filter(
    (piece) => piece.to > piece.from && names.every(({ from, to }) => piece.to <= from || piece.from >= to),
  );
  const firm = outside.filter((piece) => tells(piece) && piece.cost <= MOST_FIRM);
  // `is head of` may be like a name, but `head` is one.
  const swallows = (piece: Piece): boolean =>
    piece.cost > MOST_FIRM && firm.some(({ from, to }) => piece.from <= from && to <= piece.to);
  const telling = outside.filter((piece) => tells(piece) && !swallows(piece));
  const spans: ChainSpan[] = [];
  const rest: { from: number; to: number }[] = [];
  for (let at = 0; at < length; ) {
    const name = names.find(({ from }) => from === at);
    if (name !== undefined) {
      at = name.to;
      continue;
    }
    if (PARTICLE.test(atoms[at]?.text ?? "")) {
      at += 1;
      continue;
    }
    const longest = Math.max(at, ...telling.filter(({ from }) => from === at).map(({ to }) => to));
    // 在哪个镇: 在 for itself, unlike 在哪 and 在哪里.
    const isWhere =
      atoms[at]?.text === "在" && atoms[at + 1]?.text === "哪" && /^(?!里|儿)\p{Script=Han}/u.test(atoms[at + 2]?.text ?? "");
    const meant = isWhere ? Math.min(longest, at + 1) : longest;
    const idle = idleUntil(atoms, at, language);
    const part = idle > at ? undefined : partAt(atoms, at, partsOf);
    if (part !== undefined && part.to > meant) {
      // A name's part that holds another word: 船桨, and no 船.
      spans.push(spanOf(outside, atoms, { ...part, from: at, isIdle: false }));
      at = part.to;
      continue;
    }
    if (meant > at && (meant > idle || (meant === idle && !isSmall(atoms, at, meant)))) {
      const parts = partsOf?.(textOf(atoms, at, meant)) ?? [];
      spans.push(spanOf(outside, atoms, { from: at, to: meant, isIdle: idle >= meant, parts }));
      at = meant;
      continue;
    }
    if (idle === at) {
      const last = rest.at(-1);
      if (last?.to === at) last.to = at + 1;
      else rest.push({ from: at, to: at + 1 });
    }
    at = Math.max(idle, at + 1);
  }
  return { spans: withSubjects(spans, names, atoms), isWhole: rest.length === 0, rest };
}

/** The longest stretch that says a part of a relation's name. */
function partAt(
  atoms: readonly Atom[],
  from: number,
  partsOf: Lexed["partsOf"],
): { readonly to: number; readonly parts: readonly NamePart[] } | undefined {
  const kind = atoms[from]?.kind;
  for (let to = Math.min(atoms.length, from + (kind === "han" ? LONGEST_PART : 1)); to > from; to -= 1) {
    if (atoms.slice(from, to).some((atom) => atom.kind !== kind)) continue;
    const parts = partsOf?.(textOf(atoms, from, to)) ?? [];
    if (parts.length > 0) return { to, parts };
  }
  return undefined;
}

/** Phrases that mean nothing here, as they are written, with where they stand. */
export function unknownPhrases(
  lexed: Lexed,
  language: QuestionLanguage,
): { readonly text: string; readonly from: number; readonly to: number }[] {
  return saidWords(lexed, nameSpans(lexed), language).rest.map(({ from, to }) => ({
    text: textOf(lexed.atoms, from, to),
    from,
    to,
  }));
}

/** The advisor's advisor: a relation that is stepped twice. */
function isTwice(spans: readonly ChainSpan[], atoms: readonly Atom[]): boolean {
  // A class says again what a relation leads to.
  const nouns = spans.filter(({ classes, isMeasure }) => !isMeasure && classes.every(({ types }) => types.length === 0));
  return nouns.some((a, index) =>
    nouns
      .slice(index + 1)
      // `… that mentor` is the one before.
      .filter(({ from }) => !/^(?:that|this|其|该|这|那|位|个|家)$/u.test(atoms[from - 1]?.text ?? ""))
      .some((b) => a.nouns.some((x) => b.nouns.some((y) => x.predicate === y.predicate && x.inverse === y.inverse))),
  );
}

/** The longest names, none of them in another. */
export function nameSpans({ pieces }: Pick<Lexed, "pieces">): NameSpan[] {
  const names = pieces
    .flatMap(({ category, from, to, meaning: { set }, cost }) =>
      category === "E" && set?.op === "named" && set.nodes.length > 0 && cost <= MOST_DOUBTED ? [{ name: set, from, to }] : [],
    )
    .filter((name) => !pieces.some((piece) => tells(piece) && isWithin(name, piece)))
    .sort((a, b) => b.to - b.from - (a.to - a.from));
  const kept: NameSpan[] = [];
  for (const name of names) if (!kept.some(({ from, to }) => name.from < to && from < name.to)) kept.push(name);
  return kept;
}

/** `music` is a relation before it is the name of a thing. */
function isWithin(name: { readonly from: number; readonly to: number }, piece: Piece): boolean {
  return piece.from <= name.from && name.to <= piece.to;
}

function tells({ category }: Piece): boolean {
  return NOUNS.has(category) || VERBS.has(category) || category === "C";
}

function spanOf(
  pieces: readonly Piece[],
  atoms: readonly Atom[],
  { from, to, isIdle, parts }: Pick<ChainSpan, "from" | "to" | "parts"> & { readonly isIdle: boolean },
): ChainSpan {
  const here = pieces.filter((piece) => piece.from === from && piece.to === to);
  const all = here.flatMap(({ category, meaning }) =>
    NOUNS.has(category) || VERBS.has(category) ? (meaning.relation?.paths ?? []) : [],
  );
  // The graph's own name for one relation isn't the lexicon's for another.
  const hasOwn = all.some(({ own }) => own);
  const paths = (categories: ReadonlySet<string>): RelationPath[] =>
    here.flatMap(({ category, meaning }) =>
      categories.has(category) ? (meaning.relation?.paths ?? []).filter(({ own }) => own || !hasOwn) : [],
    );
  const written = textOf(atoms, from, to);
  const before = textOf(atoms, Math.max(0, from - 3), from);
  const classes = here.flatMap(({ category, meaning: { noun } }) => (category === "C" && noun !== undefined ? [noun] : []));
  const known = classes.filter(({ types, texts }) => types.length + texts.length > 0);
  const nouns = paths(NOUNS);
  // `film` is what something is, before it is what somebody does.
  const verbs = known.length > 0 ? [] : paths(VERBS);
  return {
    from,
    to,
    nouns,
    verbs,
    kinds: here.flatMap(({ meaning }) => meaning.relation?.kinds ?? []),
    // Who is called so because a relation leads there, is told by the relation; `that conductor` is who was told of.
    classes: known.length > 0 || nouns.length + verbs.length === 0 || POINTED.test(before) ? classes : [],
    isMeasure: here.some(({ category }) => category === "D0"),
    isVerb: verbs.length > 0 && classes.length === 0 && /(?:ed|[^s]s|ing)$/u.test(written),
    isActive: verbs.length > 0 && ASKING_SUBJECT.test(before),
    isAsked: ASKED.test(before),
    isOptional: isIdle || isLightWord(written),
    isFaint: here.every((piece) => !tells(piece) || piece.cost > MOST_FIRM),
    parts,
  };
}

/** Whether the question word stands before what begins there. */
export function isAskedAt(atoms: readonly Atom[], from: number): boolean {
  return ASKED.test(textOf(atoms, Math.max(0, from - 3), from));
}

/** A single character or a preposition is idle before it means a relation. */
function isSmall(atoms: readonly Atom[], from: number, to: number): boolean {
  // 在哪个镇 asks where.
  if (atoms[from]?.text === "在" && atoms[to]?.text === "哪") return false;
  return to - from === 1 && (atoms[from]?.kind === "han" || (atoms[from]?.text.length ?? 0) < 4);
}

function idleUntil(atoms: readonly Atom[], from: number, language: QuestionLanguage): number {
  const most = atoms[from]?.kind === "han" ? LONGEST_FUNCTION_WORD : 1;
  for (let to = Math.min(atoms.length, from + most); to > from; to -= 1) {
    const text = textOf(atoms, from, to);
    if (isFunctionWord(text, language) || isLightWord(text)) return to;
  }
  return from;
}

export function textOf(atoms: readonly Atom[], from: number, to: number): string {
  return atoms
    .slice(from, to)
    .map(({ text }) => text)
    .join(atoms[from]?.kind === "han" || atoms[to - 1]?.kind === "han" ? "" : " ");
}

/** With the relations that some of the phrases mean which mean nothing here. */
export function withMeant(lexed: Lexed, meant: ReadonlyMap<string, string>, language: QuestionLanguage): Lexed {
  const pieces = unknownPhrases(lexed, language).flatMap(({ text, from, to }): Piece[] => {
    const predicate = meant.get(text);
    if (predicate === undefined) return [];
    const means = { relation: relation([{ predicate, inverse: false, own: false }], []) };
    // Whether it is a noun or a verb, nobody knows.
    return ["R", "V"].map((category) => ({ category, from, to, meaning: means, cost: 0.3 }));
  });
  return { ...lexed, pieces: [...lexed.pieces, ...pieces] };
}

/** Stops inside a question end no chain. */
export function asOneSentence(folded: string): string {
  return folded.replace(/[.?!;。？！；](?=\s|\p{Script=Han}|$)|["“”]/gu, ",");
}

/** The question without the name in it. */
export function around({ atoms, text }: Lexed, { from, to }: Pick<ChainWords, "from" | "to">): string {
  return `${text.slice(0, atoms[from]?.start ?? 0)} ${text.slice(atoms[to - 1]?.end ?? 0)}`.trim();
}
