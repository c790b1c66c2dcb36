import type { Dictionary } from "../../../language/dictionary/dictionary.js";
import { type QuestionLanguage, questionLanguage } from "../../../language/question-language.js";
import type { DirectAnswer, RephrasedQuestion } from "../../knowledge-source.js";
import type { EntityLinker } from "../entity-linker.js";
import { foldName } from "../fold-name.js";
import type { Edge, KnowledgeGraph } from "../knowledge-graph.js";
import { tellFacts } from "../tell-facts.js";
import { isAnotherNumber } from "./another-number.js";
import type { Piece } from "./chart.js";
import { CHINESE } from "./chinese-grammar.js";
import { derivation } from "./derivation.js";
import { type Settled, settledDescriptions, withNames } from "./descriptions.js";
import { ENGLISH } from "./english-grammar.js";
import { evaluate, type Finding } from "./evaluate.js";
import { Executor, TooMuchWork } from "./executor.js";
import { type Lexed, lex } from "./lex.js";
import { LikelyWords } from "./likely-words.js";
import { loosened, withLooseNames } from "./loosened.js";
import { Measures } from "./measure.js";
import { Membership } from "./membership.js";
import { Memos } from "./memos.js";
import { phraseAmbiguous, phraseAnswer } from "./phrase-answer.js";
import type { SetQuery } from "./query.js";
import { rewordings } from "./rewordings.js";
import { type Shared, settledName, type WorkedOut } from "./shared-name.js";
import { aboutEarlier, softened } from "./soft-words.js";
import type { TextIndex } from "./text-index.js";
import { type Variant, variants } from "./variants.js";
import type { Vocabulary } from "./vocabulary.js";
import { answerKey, CLOSE, preferStated, type Weighed } from "./weighed.js";

/** Readings tried, the plainest first. */
const MOST_READINGS = 60;
/** A reading this much less plain than the plainest isn't believed, even if only it comes to something. */
const STRAINED = 0.75;
const MOST_DOUBT = 0.9;
/** Room for one phrase that is only like a name. */
const MOST_GUESSED = 0.85;
const LONGEST_QUESTION = 400;

/** Ways to put a question, as far as they were cut already. */
type LexedWays = Map<string, Lexed | undefined>;

/** Texts that statements end in, by name, and the statements. */
export type Texts = Pick<TextIndex, "byName" | "edges">;

/** What the executed query rests on, also where the answer stays unsaid. */
export interface Reading {
  readonly answer?: DirectAnswer | undefined;
  /** What the answer says, if there is one answer. */
  readonly finding?: Finding | undefined;
  readonly proof: readonly Edge[];
}

/** Answers questions from one loaded graph: parses them with the graph's own words, works each reading out, and answers if they agree. */
export class GraphAnswerer {
  readonly #graph: KnowledgeGraph;
  readonly #linker: EntityLinker;
  readonly #texts: Texts;
  readonly #vocabulary: Vocabulary;
  readonly #membership: Membership;
  readonly #measures: Measures;

  readonly #dictionary: Dictionary | undefined;
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
    this.#vocabulary = vocabulary;
    this.#membership = new Membership(graph, vocabulary.classes);
    this.#measures = new Measures(graph);
  }

  /** Works in what the first questions would have to wait for; gives way again and again. */
  *prepare(): Generator<void, void, undefined> {
    let nodes = 0;
    for (const node of this.#graph.nodes()) {
      this.#membership.implied(node);
      nodes += 1;
      if (nodes % 200 === 0) yield;
    }
    this.#membership.allImplied();
    for (const predicate of this.#graph.predicates()) yield* this.#measures.prepare(predicate);
  }

  read(question: string, source: string): Reading {
    if (question.length > LONGEST_QUESTION) return { proof: [] };
    const language = questionLanguage(question);
    const folded = foldName(question);
    const read: LexedWays = new Map();
    let { weighed, shared } = this.#weigh(rewordings(folded), language, read);
    if (weighed.length === 0 && shared === undefined) {
      const plainer = this.#softened(folded);
      if (plainer.length > 0) ({ weighed, shared } = this.#weigh(plainer.flatMap(rewordings), language, read));
      if (weighed.length === 0 && shared === undefined && this.#dictionary !== undefined)
        ({ weighed, shared } = this.#weigh([folded, ...plainer].flatMap(rewordings), language, read, true));
    }
    const [best] = weighed;
    const proof = best?.finding.proof ?? shared?.findings.flatMap((finding) => finding.proof) ?? [];
    const options = { source, language, limit: 50, maxFactsPerSubject: 50 };
    const evidence = (edges: readonly Edge[]): ReturnType<typeof tellFacts> =>
      tellFacts(
        this.#graph,
        edges.map((edge) => ({ edge, relevance: 1 })),
        options,
      );
    if (shared !== undefined && (best === undefined || weighed.length > 0)) {
      const candidates = shared.nodes.map((node) => ({ node, facts: this.#apart(node) }));
      const cited = evidence(
        candidates.flatMap(({ node, facts }) => (facts.length > 0 ? facts : this.#graph.edges(node).slice(0, 2))),
      );
      if (cited.length === 0) return { proof };
      return {
        proof,
        answer: {
          kind: "ambiguous",
          ...phraseAmbiguous(this.#graph, this.#graph.name(shared.nodes[0] ?? shared.name, language), candidates, language),
          evidence: cited,
          derivation: `${shared.name} → ?`,
        },
      };
    }
    if (
      best === undefined ||
      isAnotherNumber(folded, best.finding, this.#graph) ||
      weighed.some(({ finding, cost }) => cost <= best.cost + CLOSE && answerKey(finding) !== answerKey(best.finding))
    )
      return { proof };
    const cited = evidence(best.finding.proof);
    if (cited.length === 0) return { proof };
    return {
      proof,
      finding: best.finding,
      answer: {
        kind: "answer",
        ...phraseAnswer(this.#graph, best.finding, language),
        evidence: cited,
        derivation: derivation(this.#graph, best.finding, language),
      },
    };
  }

  /**
   * The question with each description that the graph settles replaced by the name of what it describes: "the composer of the Mirror Lake
   * Suite" by "Wen Ruoxi". Undefined if there is none.
   */
  rephrase(question: string, source: string): RephrasedQuestion | undefined {
    if (question.length > LONGEST_QUESTION) return undefined;
    const language = questionLanguage(question);
    const grammar = language === "zh" ? CHINESE : ENGLISH;
    const lexed = lex(question, this.#vocabulary, { linker: this.#linker, texts: this.#texts.byName }, grammar.words);
    if (lexed === undefined) return undefined;
    const memo = new Memos();
    const settle = (set: SetQuery): Settled | undefined => {
      const query = { ask: "which", set, expects: "anything", key: set.key } as const;
      const result = this.#work(variants(query, this.#membership), language, memo);
      if (result === undefined || "nodes" in result || result.doubt > MOST_DOUBT) return undefined;
      const { finding } = result;
      const value = finding.kind === "rows" && finding.rows.length === 1 ? finding.rows[0]?.value : undefined;
      return value?.kind === "node" ? { id: value.id, name: this.#graph.name(value.id, language), finding } : undefined;
    };
    const found = settledDescriptions(grammar.phrases(lexed.pieces, lexed.length, "N"), lexed, settle);
    if (found.length === 0) return undefined;
    const edges = [...new Set(found.flatMap(({ settled }) => settled.finding.proof))];
    const facts = edges.map((edge) => ({ edge, relevance: 1 }));
    return {
      question: withNames(question, lexed, found),
      evidence: tellFacts(this.#graph, facts, { source, language, limit: 20, maxFactsPerSubject: 20 }),
      derivation: found.map(({ settled }) => derivation(this.#graph, settled.finding, language)).join("; "),
    };
  }

  /** Whether a thing is a person or a place, as far as its relations tell. */
  kindOf(node: string): "person" | "place" | "thing" | undefined {
    const implied = this.#membership.implied(node);
    if (implied.has("person") !== implied.has("place")) return implied.has("person") ? "person" : "place";
    return implied.size > 0 && !implied.has("person") ? "thing" : undefined;
  }

  /** What the readings of these ways to put a question come to, the plainest first; or the things that they may be about. */
  #weigh(
    ways: readonly string[],
    language: QuestionLanguage,
    read: LexedWays,
    guessing = false,
  ): { weighed: Weighed[]; shared: Shared | undefined } {
    const readings = this.#readings(ways, language, read, guessing);
    const plainest = readings[0]?.cost ?? 0;
    if (guessing && plainest > MOST_GUESSED) return { weighed: [], shared: undefined };
    const memo = new Memos();
    const weighed: Weighed[] = [];
    let shared: Shared | undefined;
    for (const { meaning, cost } of readings) {
      if (cost > plainest + STRAINED || meaning.query === undefined) break;
      // What is farther from a finding than this can't speak against it.
      if (weighed.some((known) => cost > known.cost + CLOSE)) break;
      const result = this.#work(variants(meaning.query, this.#membership), language, memo);
      if (result === undefined) continue;
      if ("nodes" in result) shared ??= result;
      else if (result.doubt <= MOST_DOUBT) weighed.push({ finding: result.finding, cost: cost + result.doubt });
    }
    weighed.sort((a, b) => a.cost - b.cost);
    preferStated(weighed);
    return { weighed, shared };
  }

  /** Without its soft words; and its last sentence with what the one before is about for its pronoun. */
  #softened(folded: string): string[] {
    const last = aboutEarlier(folded, (text) => this.#linker.namesIn(text));
    return [...(last === undefined ? [] : [last, ...softened(last)]), ...softened(folded)];
  }

  #readings(ways: readonly string[], language: QuestionLanguage, known: LexedWays, guessing: boolean): Piece[] {
    const grammar = language === "zh" ? CHINESE : ENGLISH;
    const names = { linker: this.#linker, texts: this.#texts.byName };
    const parse = (read: readonly Lexed[]): Piece[] =>
      read.flatMap(({ whole, pieces, length }) => (whole ? (grammar.parse(pieces, length, "S") ?? []) : []));
    const lexed = ways.flatMap((put) => {
      if (!known.has(put)) known.set(put, lex(put, this.#vocabulary, names, grammar.words));
      return known.get(put) ?? [];
    });
    if (guessing && this.#dictionary !== undefined)
      this.#likely ??= new LikelyWords(this.#graph, this.#vocabulary, this.#dictionary);
    const guess = (read: Lexed): readonly Lexed[] => [guessing ? (this.#likely?.guess(read) ?? []) : read].flat();
    const exact = parse(lexed.flatMap(guess));
    const parsed =
      exact.length > 0
        ? exact
        : parse(
            lexed.flatMap((read) =>
              guessing
                ? [withLooseNames(read, this.#vocabulary, names) ?? []].flat().flatMap(guess)
                : (loosened(read, this.#vocabulary, names) ?? []),
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
  #work(
    all: readonly Variant[],
    language: QuestionLanguage,
    memos: Memos,
  ): { readonly finding: Finding; readonly doubt: number } | Shared | undefined {
    const found: WorkedOut[] = [];
    for (const variant of all) {
      const executor = new Executor(
        this.#graph,
        this.#membership,
        this.#vocabulary.kinds,
        this.#texts.edges,
        this.#measures,
        language,
        memos.of(variant),
      );
      try {
        const finding = evaluate(variant.query, executor);
        if (finding !== undefined && finding.proof.length > 0) found.push({ variant, finding, doubt: executor.doubt });
      } catch (error) {
        if (!(error instanceof TooMuchWork)) throw error;
      }
    }
    const [first] = found;
    if (first === undefined) return undefined;
    return settledName(found, first, all, this.#membership);
  }

  /** A few statements that tell a thing from its namesakes: what it is first. */
  #apart(node: string): Edge[] {
    const telling = this.#membership.tellings(node).slice(0, 1);
    const others = this.#graph.outgoing(node).filter((edge) => !telling.includes(edge));
    return [...telling, ...others].slice(0, 3);
  }
}
