import type { Dictionary } from "../../../language/dictionary/dictionary.js";
import type { QuestionLanguage } from "../../../language/question-language.js";
import type { EntityLinker } from "../entity-linker.js";
import type { KnowledgeGraph } from "../knowledge-graph.js";
import { chainQueries } from "./chain-queries.js";
import { asOneSentence, withMeant } from "./chain-spans.js";
import type { Piece } from "./chart.js";
import { CHINESE } from "./chinese-grammar.js";
import type { ClassRef } from "./class-ref.js";
import { withoutUnknown } from "./dropped-words.js";
import { ENGLISH } from "./english-grammar.js";
import { evaluate, type Finding } from "./evaluate.js";
import { Executor, type Memo, TooMuchWork } from "./executor.js";
import { type Lexed, lex, type NamePart, type Names, plainly } from "./lex.js";
import { likelyQueries } from "./likely-chain.js";
import { LikelyWords } from "./likely-words.js";
import { longerName } from "./longer-names.js";
import { whole, withLooseNames } from "./loosened.js";
import { MadeFor } from "./made-for.js";
import { Measures } from "./measure.js";
import { Membership } from "./membership.js";
import { Memos } from "./memos.js";
import type { NamedMembers } from "./partly-named.js";
import { polite } from "./polite.js";
import type { Query } from "./query.js";
import { phraseKey } from "./relation-words.js";
import { predicatesIn } from "./relations-in.js";
import { rewordings } from "./rewordings.js";
import { withTimes } from "./said-times.js";
import { type Shared, settledName, type WorkedOut } from "./shared-name.js";
import { aboutEarlier, softened } from "./soft-words.js";
import { soleJoins } from "./sole-joins.js";
import { withSoleThings } from "./sole-things.js";
import type { TextIndex } from "./text-index.js";
import { toldBefore, withItsName } from "./told-before.js";
import { type Variant, variants } from "./variants.js";
import type { Vocabulary } from "./vocabulary.js";
import { answerKey, CLOSE, preferStated, type Weighed } from "./weighed.js";

/** Readings tried, the plainest first. */
const MOST_READINGS = 60;
/** A reading this much less plain than the plainest isn't believed, even if only it comes to something. */
const STRAINED = 0.75;
export const MOST_DOUBT = 0.9;
/** Room for one phrase that is only like a name. */
const MOST_GUESSED = 0.85;
/** Texts that statements end in, by name, and the statements. */
export type Texts = Pick<TextIndex, "named" | "edges" | "sorts" | "turns" | "mayBeMore">;

type IsMeant = (finding: Finding) => boolean;

/** Of each reading that comes to nothing, the predicates. */
export type Tried = ReadonlySet<string>[];
type ReadonlyTried = readonly ReadonlySet<string>[];

/** What readings of a question come to, the plainest first; or the things that it may be about. */
export interface Weighing {
  readonly weighed: readonly Weighed[];
  readonly shared: Shared | undefined;
}

export const isNothing = ({ weighed, shared }: Weighing): boolean => weighed.length === 0 && shared === undefined;

/** Reads questions about one graph and works the readings out: by the grammar of their language, else as a chain from the one thing that they name. */
export class QuestionReader {
  readonly membership: Membership;
  readonly #graph: KnowledgeGraph;
  readonly #linker: EntityLinker;
  readonly #names: Names;
  readonly #texts: Texts;
  readonly #vocabulary: Vocabulary;
  readonly #measures: Measures;
  readonly #dictionary: Dictionary | undefined;
  readonly #softenings = new MadeFor<string, string[]>();
  readonly #plain = new MadeFor<string, string>();
  readonly #cuts = new MadeFor<string, Lexed | undefined>();
  readonly #loosened = new MadeFor<Lexed, Lexed | undefined>();
  #likely: LikelyWords | undefined;

  /** @param dictionary for words that neither the graph nor the lexicon knows; without it they are not matched to names */
  constructor(
    graph: KnowledgeGraph,
    linker: EntityLinker,
    texts: Texts,
    vocabulary: Vocabulary,
    dictionary: Dictionary | undefined,
  ) {
    this.#dictionary = dictionary;
    this.#graph = graph;
    this.#linker = linker;
    this.#texts = texts;
    this.#names = { linker, texts };
    this.#vocabulary = vocabulary;
    this.membership = new Membership(graph, vocabulary.classes);
    this.#measures = new Measures(graph);
  }

  /** Works in what the first questions would have to wait for; gives way again and again. */
  *prepare(): Generator<void, void, undefined> {
    let nodes = 0;
    for (const node of this.#graph.nodes()) {
      this.membership.implied(node);
      nodes += 1;
      if (nodes % 200 === 0) yield;
    }
    this.membership.allImplied();
    for (const predicate of this.#graph.predicates()) yield* this.#measures.prepare(predicate);
  }

  /**
   * @param tried gets the predicates of what was understood and comes to nothing
   * @param isMeant whether a finding may answer: where none does, softer wordings are read, too
   */
  byGrammar(folded: string, language: QuestionLanguage, tried: Tried, isMeant: IsMeant = () => true): Weighing {
    this.#about(folded);
    const read = this.#read(folded, language, tried, isMeant);
    return isNothing(read) ? this.#joined(folded, language, true) : read;
  }

  #read(folded: string, language: QuestionLanguage, tried: Tried, isMeant: IsMeant = () => true): Weighing {
    const plain = this.#weigh(rewordings(folded), language, tried);
    const isElse = plain.shared === undefined && !plain.weighed.some(({ finding }) => isMeant(finding));
    if (!isNothing(plain) && !isElse) return plain;
    const plainer = this.#softened(folded);
    const soft = plainer.length === 0 ? plain : this.#weigh(plainer.flatMap(rewordings), language, tried);
    if (!isNothing(soft) || this.#dictionary === undefined) return soft;
    if (!isNothing(plain)) return plain;
    return this.#weigh([folded, ...plainer].flatMap(rewordings), language, tried, true);
  }

  /** What the one relation comes to that joins what a question asks for with what it names: only what is sure, or only what is likely. */
  #joined(folded: string, language: QuestionLanguage, isSure: boolean): Weighing & { readonly unread: readonly string[] } {
    // Of a part of a graph nobody knows that no other relation joins them.
    if (this.#graph.isPartial) return { weighed: [], shared: undefined, unread: [] };
    const joins = [folded, ...this.#softened(folded)].flatMap((put) => {
      const lexed = this.#lex(put, language);
      if (lexed === undefined) return [];
      const executor = this.executor(language, new Map());
      const exact = soleJoins(lexed, this.#names, language, executor);
      // What is only a part of a name makes nothing sure.
      const loose = isSure || exact.length > 0 ? undefined : this.#loose(lexed);
      return loose === undefined
        ? exact
        : soleJoins(loose, this.#names, language, executor).map((join) => ({ ...join, isSure: false }));
    });
    const meant = joins.filter((join) => join.isSure === isSure);
    const weighing = this.weighQueries(
      meant.map(({ query }) => query),
      language,
      [],
    );
    return { ...weighing, unread: meant[0]?.unread ?? [] };
  }

  /** What the readings of these ways to put a question come to, the plainest first; or the things that they may be about. */
  #weigh(ways: readonly string[], language: QuestionLanguage, tried: Tried, guessing = false): Weighing {
    const readings = this.#readings(ways, language, guessing);
    const plainest = readings[0]?.cost ?? 0;
    if (guessing && plainest > MOST_GUESSED) return { weighed: [], shared: undefined };
    const memo = new Memos();
    const weighed: Weighed[] = [];
    let shared: Shared | undefined;
    for (const { meaning, cost } of readings) {
      if (cost > plainest + STRAINED || meaning.query === undefined) break;
      // What is farther from a finding than this can't speak against it.
      if (weighed.some((known) => cost > known.cost + CLOSE)) break;
      const result = this.work(variants(meaning.query, this.membership), language, memo);
      if (result === undefined) {
        if (cost <= STRAINED) tried.push(new Set(predicatesIn(meaning.query)));
      } else if ("nodes" in result) shared ??= result;
      else if (result.doubt <= MOST_DOUBT) weighed.push({ finding: result.finding, cost: cost + result.doubt });
    }
    weighed.sort((a, b) => a.cost - b.cost);
    preferStated(weighed);
    return { weighed, shared };
  }

  /** What a chain from the one thing that the question names comes to, however the question is put. */
  chained(folded: string, language: QuestionLanguage, tried: ReadonlyTried, meant?: ReadonlyMap<string, string>): Weighing {
    const guessed = this.guessed(folded, language);
    const lexed = guessed === undefined || meant === undefined ? guessed : withMeant(guessed, meant, language);
    const executor = this.executor(language, new Map());
    return this.weighQueries(lexed === undefined ? [] : chainQueries(lexed, language, executor), language, tried);
  }

  /** What most of a question speaks for, where nothing reads all of it. */
  likely(folded: string, language: QuestionLanguage, tried: ReadonlyTried): Weighing & { readonly unread: readonly string[] } {
    const joined = this.#joined(folded, language, false);
    if (!isNothing(joined)) return joined;
    const lexed = this.guessed(folded, language);
    const executor = this.executor(language, new Map());
    if (lexed === undefined) return { weighed: [], shared: undefined, unread: [] };
    const plain = likelyQueries(lexed, language, executor);
    // What comes to nothing of the thing with the shorter name may be told of the other.
    const [queries, known] =
      plain.length > 0
        ? [plain, tried]
        : [likelyQueries(lexed, language, executor, (name) => longerName(lexed, name, this.#linker)), []];
    const weighing = this.weighQueries(
      queries.map(({ query }) => query),
      language,
      known,
    );
    if (!isNothing(weighing) || queries.length > 0) return { ...weighing, unread: queries[0]?.unread ?? [] };
    return this.#dropping(folded, language);
  }

  /** What the rest of a question asks, where words of it mean nothing here: one answer, whichever of them are left out. */
  #dropping(folded: string, language: QuestionLanguage): Weighing & { readonly unread: readonly string[] } {
    const nothing = { weighed: [], shared: undefined, unread: [] };
    const found: { readonly weighed: readonly Weighed[]; readonly dropped: string }[] = [];
    const seen = new Set<string>();
    for (const put of [folded, ...this.#softened(folded)]) {
      const lexed = this.#lex(put, language);
      if (lexed === undefined) continue;
      const mayBeName = (at: number): boolean => this.#linker.looselyAt(lexed.atoms, at).length > 0;
      const isWord = (text: string): boolean => (this.#dictionary?.english(text) ?? []).length > 0;
      for (const { text, dropped } of withoutUnknown(lexed, mayBeName, isWord)) {
        if (seen.has(text)) continue;
        seen.add(text);
        const { weighed, shared } = this.#read(text, language, []);
        if (shared !== undefined) return nothing;
        if (weighed.length > 0) found.push({ weighed, dropped });
      }
      if (found.length > 0) break;
    }
    const [first] = found;
    if (first === undefined) return nothing;
    const keys = new Set(found.flatMap(({ weighed }) => weighed.map(({ finding }) => answerKey(finding))));
    return keys.size === 1 ? { weighed: first.weighed, shared: undefined, unread: [first.dropped] } : nothing;
  }

  /** What was understood, and comes to nothing, isn't asked in another way: those queries are left out. */
  weighQueries(queries: readonly Query[], language: QuestionLanguage, tried: ReadonlyTried): Weighing {
    const memos = new Memos();
    const weighed: Weighed[] = [];
    let shared: Shared | undefined;
    for (const query of queries) {
      const asked = predicatesIn(query);
      if (tried.some((predicates) => asked.every((predicate) => predicates.has(predicate)))) continue;
      const result = this.work(variants(query, this.membership), language, memos);
      if (result === undefined) continue;
      if ("nodes" in result) shared ??= result;
      else if (result.doubt <= MOST_DOUBT) weighed.push({ finding: result.finding, cost: 0 });
    }
    return { weighed, shared };
  }

  /** Everything that a question's words mean, and what those that mean nothing may stand for. */
  guessed(folded: string, language: QuestionLanguage): Lexed | undefined {
    this.#about(folded);
    const lexed = this.#lex(asOneSentence(folded), language);
    const guesses = lexed === undefined ? [] : (this.#likelyWords()?.guesses(lexed) ?? []);
    const partsOf = (text: string): readonly NamePart[] => this.#likelyWords()?.partsOf(text) ?? [];
    return lexed === undefined ? undefined : { ...lexed, pieces: [...lexed.pieces, ...guesses], partsOf };
  }

  #lex(put: string, language: QuestionLanguage): Lexed | undefined {
    // Ways to put a question that differ in their last mark are read alike.
    const asked = this.#plain.of(put, () => plainly(put));
    return this.#cuts.of(`${language} ${asked}`, () => {
      const lexed = lex(asked, this.#vocabulary, this.#names, (language === "zh" ? CHINESE : ENGLISH).words);
      return lexed === undefined ? undefined : withSoleThings(lexed, this.membership);
    });
  }

  #loose(lexed: Lexed): Lexed | undefined {
    return this.#loosened.of(lexed, () => withLooseNames(lexed, this.#vocabulary, this.#names, this.#members));
  }

  /** Nothing that was made for another question is kept: the fewer live on, the sooner is memory cleared. */
  #about(folded: string): void {
    for (const made of [this.#softenings, this.#plain, this.#cuts, this.#loosened]) made.question(folded);
  }

  #likelyWords(): LikelyWords | undefined {
    if (this.#dictionary !== undefined) this.#likely ??= new LikelyWords(this.#graph, this.#vocabulary, this.#dictionary);
    return this.#likely;
  }

  executor(language: QuestionLanguage, memo: Memo): Executor {
    return new Executor(this.#graph, this.membership, this.#vocabulary.kinds, this.#texts.edges, this.#measures, language, memo);
  }

  get #members(): NamedMembers {
    return {
      members: (noun: ClassRef): readonly string[] => this.membership.members(noun),
      names: (node: string): readonly string[] => this.#graph.names(node),
    };
  }

  /** Without its soft words; and with what it tells first, or the thing that it names, where it says only a pronoun. */
  #softened(question: string): string[] {
    return this.#softenings.of(question, () => this.#soften(question));
  }

  #soften(question: string): string[] {
    const folded = polite(question);
    const namesIn = (text: string): readonly string[] => this.#linker.namesIn(text);
    // What a class is called names nothing that a pronoun stands for.
    const isClass = (name: string): boolean =>
      this.#vocabulary.entries.get(phraseKey(name))?.some(({ category }) => category === "C") === true;
    const thingsIn = (text: string): readonly string[] => namesIn(text).filter((name) => !isClass(name));
    const told = toldBefore(folded);
    const put = [told ?? aboutEarlier(folded, namesIn), withItsName(folded, thingsIn), withTimes(folded)].filter(
      (one) => one !== undefined,
    );
    return [...new Set([...put.flatMap((one) => [one, ...softened(one)]), ...softened(folded)])];
  }

  #readings(ways: readonly string[], language: QuestionLanguage, guessing: boolean): Piece[] {
    const grammar = language === "zh" ? CHINESE : ENGLISH;
    const parse = (read: readonly Lexed[]): Piece[] =>
      read.flatMap(({ whole, pieces, length }) => (whole ? (grammar.parse(pieces, length, "S") ?? []) : []));
    const lexed = ways.flatMap((put) => this.#lex(put, language) ?? []);
    const guess = (read: Lexed): readonly Lexed[] => [guessing ? (this.#likelyWords()?.guess(read) ?? []) : read].flat();
    const exact = parse(lexed.flatMap(guess));
    const parsed =
      exact.length > 0
        ? exact
        : parse(
            lexed.flatMap((read) =>
              guessing ? [this.#loose(read) ?? []].flat().flatMap(guess) : (whole(this.#loose(read)) ?? []),
            ),
          );
    const byQuery = new Map<string, Piece>();
    for (const piece of parsed) {
      const key = piece.meaning.query?.key ?? "";
      const known = byQuery.get(key);
      if (known === undefined || known.cost > piece.cost) byQuery.set(key, piece);
    }
    return [...byQuery.values()].sort((a, b) => a.cost - b.cost).slice(0, MOST_READINGS);
  }

  /** What a reading comes to; the things of one name, where it depends on which of them is meant. */
  work(
    all: readonly Variant[],
    language: QuestionLanguage,
    memos: Memos,
  ): { readonly finding: Finding; readonly doubt: number } | Shared | undefined {
    const found: WorkedOut[] = [];
    for (const variant of all) {
      const executor = this.executor(language, memos.of(variant));
      try {
        const finding = evaluate(variant.query, executor);
        if (finding !== undefined && finding.proof.length > 0) found.push({ variant, finding, doubt: executor.doubt });
      } catch (error) {
        if (!(error instanceof TooMuchWork)) throw error;
      }
    }
    const [first] = found;
    if (first === undefined) return undefined;
    return settledName(found, first, all, this.membership, this.#graph);
  }
}
