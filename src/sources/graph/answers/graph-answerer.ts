import type { Dictionary } from "../../../language/dictionary/dictionary.js";
import { type QuestionLanguage, questionLanguage } from "../../../language/question-language.js";
import type {
  DirectAnswer,
  DirectAnswerInOtherLanguage,
  FilledQuery,
  PossibleAnswer,
  RephrasedQuestion,
} from "../../knowledge-source.js";
import type { Members } from "../class-tables.js";
import type { EntityLinker } from "../entity-linker.js";
import { foldName } from "../fold-name.js";
import type { Edge, KnowledgeGraph } from "../knowledge-graph.js";
import { tellFacts } from "../tell-facts.js";
import { isAnotherEvent } from "./another-event.js";
import { isAnotherNumber } from "./another-number.js";
import { isAnotherSort } from "./another-sort.js";
import { unknownPhrases } from "./chain-spans.js";
import { CHINESE } from "./chinese-grammar.js";
import { derivation } from "./derivation.js";
import { describedClauses } from "./described-clauses.js";
import { type Settled, type SettledDescription, settledDescriptions, withNames } from "./descriptions.js";
import { ENGLISH } from "./english-grammar.js";
import type { Finding } from "./evaluate.js";
import { lex, type Names, plainly } from "./lex.js";
import type { Membership } from "./membership.js";
import { Memos } from "./memos.js";
import { openMeasures } from "./open-measures.js";
import { isAnotherOfItsKind } from "./own-kind.js";
import { phraseAmbiguous, phraseAnswer } from "./phrase-answer.js";
import type { SetQuery } from "./query.js";
import { filledQuery, type OpenForm, queryForm } from "./query-form.js";
import { isNothing, MOST_DOUBT, QuestionReader, type Texts, type Tried, type Weighing } from "./question-reader.js";
import type { Shared } from "./shared-name.js";
import { NOTHING_SPOKEN, type SpokenOf, spokenOf } from "./spoken-of.js";
import { variants } from "./variants.js";
import type { Vocabulary } from "./vocabulary.js";
import { answerKey, CLOSE, type Weighed } from "./weighed.js";

const LONGEST_QUESTION = 400;
/** "And at the harbour?" asks what was asked before, not where that is. */
const ASKS_NOTHING =
  /^(?:(?:and|or|but|so)\b,? ?)?(?:what about |how about )?(?:at|in|on|from|for|with|by|to) (?!.*[,:]|.*\b(?:who|whom|whose|what|which|when|where|why|how|is|are|was|were|do|does|did|has|have|had|can|could|will|would|name|list|tell|show|find|give)\b)/u;

/** What the executed query rests on, also where the answer stays unsaid. */
export interface Reading {
  readonly answer?: DirectAnswer | undefined;
  /** What most of the question speaks for, where nothing is certain. */
  readonly likely?: DirectAnswer | undefined;
  /** What the answer says, if there is one answer. */
  readonly finding?: Finding | undefined;
  readonly proof: readonly Edge[];
}

/** Answers questions from one loaded graph: parses them with the graph's own words, works each reading out, and answers if they agree. */
export class GraphAnswerer {
  readonly #graph: KnowledgeGraph;
  readonly #names: Names;
  readonly #vocabulary: Vocabulary;
  readonly #membership: Membership;
  readonly #reader: QuestionReader;

  /** @param dictionary for words that neither the graph nor the lexicon knows; without it they are not matched to names */
  constructor(
    graph: KnowledgeGraph,
    linker: EntityLinker,
    texts: Texts,
    vocabulary: Vocabulary,
    dictionary: Dictionary | undefined,
  ) {
    this.#graph = graph;
    this.#names = { linker, texts };
    this.#vocabulary = vocabulary;
    this.#reader = new QuestionReader(graph, linker, texts, vocabulary, dictionary);
    this.#membership = this.#reader.membership;
  }

  /** Works in what the first questions would have to wait for; gives way again and again. */
  prepare(): Generator<void, void, undefined> {
    return this.#reader.prepare();
  }

  /** @param meant relations that phrases mean which nothing here knows */
  read(question: string, source: string, meant?: ReadonlyMap<string, string>): Reading {
    if (question.length > LONGEST_QUESTION) return { proof: [] };
    const language = questionLanguage(question);
    const folded = foldName(question);
    if (ASKS_NOTHING.test(folded)) return { proof: [] };
    const tried: Tried = [];
    const read = this.#reader.byGrammar(folded, language, tried, (finding) => !this.#isAnother(folded, finding));
    const { weighed, shared } = isNothing(read) ? this.#reader.chained(folded, language, tried, meant) : read;
    if (weighed.length > 0 || shared !== undefined) return this.#reading(folded, weighed, shared, source, language);
    const likely = this.#reader.likely(folded, language, tried);
    const { answer, proof } = this.#reading(folded, likely.weighed, undefined, source, language);
    return { proof, likely: answer?.kind === "answer" ? { ...answer, kind: "likely", unread: likely.unread } : undefined };
  }

  /** What of a question means nothing here, for whoever knows which relations it may mean. */
  unknown(question: string): string[] {
    if (question.length > LONGEST_QUESTION) return [];
    const language = questionLanguage(question);
    const lexed = this.#reader.guessed(foldName(question), language);
    return lexed === undefined ? [] : unknownPhrases(lexed, language).map(({ text }) => text);
  }

  /** The relations and classes that a question's words mean, whether or not the whole of it is understood. */
  spokenOf(question: string): SpokenOf {
    if (question.length > LONGEST_QUESTION) return NOTHING_SPOKEN;
    const language = questionLanguage(question);
    const lexed = this.#reader.guessed(foldName(question), language);
    return lexed === undefined ? NOTHING_SPOKEN : spokenOf(lexed, language);
  }

  get members(): Members {
    return {
      isOf: (node, noun) => this.#membership.of(node, noun) === "yes",
      of: (noun) => this.#membership.members(noun),
      isClass: (node) => this.#membership.isClass(node),
    };
  }

  /** What a model may choose from, where the question isn't understood in full. */
  form(question: string): OpenForm | undefined {
    if (question.length > LONGEST_QUESTION) return undefined;
    const language = questionLanguage(question);
    const lexed = this.#reader.guessed(foldName(question), language);
    return lexed === undefined ? undefined : queryForm(lexed, this.#graph, this.#reader.executor(language, new Map()), language);
  }

  /** What the question comes to by each measure that its words may mean. */
  possible(question: string, source: string): PossibleAnswer[] {
    if (question.length > LONGEST_QUESTION) return [];
    const language = questionLanguage(question);
    const folded = foldName(question);
    const lexed = this.#reader.guessed(folded, language);
    const measures = lexed === undefined ? [] : openMeasures(lexed, this.#reader.executor(language, new Map()), language);
    return measures.map(({ statement, query }) => {
      if (query === undefined) return { statement };
      const { weighed, shared } = this.#reader.weighQueries([query], language, []);
      const { answer } = this.#reading(folded, weighed, shared, source, language);
      return answer?.kind === "answer" ? { statement, answer: { ...answer, kind: "likely" } } : { statement };
    });
  }

  /** What a model's choice from {@link form} comes to. */
  readFilled(question: string, filled: FilledQuery, source: string): Reading {
    const form = this.form(question);
    const query = form === undefined ? undefined : filledQuery(form, filled);
    const language = questionLanguage(question);
    const folded = foldName(question);
    const tried: Tried = [];
    if (query !== undefined) this.#reader.byGrammar(folded, language, tried);
    const { weighed, shared } = this.#reader.weighQueries(query === undefined ? [] : [query], language, tried);
    return this.#reading(folded, weighed, shared, source, language);
  }

  #reading(
    folded: string,
    found: readonly Weighed[],
    shared: Shared | undefined,
    source: string,
    language: QuestionLanguage,
  ): Reading {
    // A number speaks against nothing where it is asked for things.
    const fitting = found.filter(({ finding }) => !isAnotherSort(folded, finding));
    const weighed = fitting.length > 0 ? fitting : found;
    const [best] = weighed;
    const proof = best?.finding.proof ?? shared?.findings.flatMap((finding) => finding.proof) ?? [];
    if (shared !== undefined && (best === undefined || weighed.length > 0)) {
      const candidates = shared.nodes.map((node) => ({ node, facts: this.#apart(node) }));
      const told = candidates.flatMap(({ node, facts }) => (facts.length > 0 ? facts : this.#graph.edges(node).slice(0, 2)));
      const cited = this.#evidence(told, source, language);
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
      this.#isAnother(folded, best.finding) ||
      weighed.some(({ finding, cost }) => cost <= best.cost + CLOSE && answerKey(finding) !== answerKey(best.finding))
    )
      return { proof };
    const cited = this.#evidence(best.finding.proof, source, language);
    if (cited.length === 0) return { proof };
    return {
      proof,
      finding: best.finding,
      answer: {
        kind: "answer",
        ...phraseAnswer(this.#graph, best.finding, language),
        evidence: cited,
        derivation: derivation(this.#graph, best.finding, language),
        inOtherLanguage: this.#told(best.finding, source, language === "zh" ? "en" : "zh"),
      },
    };
  }

  /** Whether a finding answers another question than the one that was put. */
  #isAnother(folded: string, finding: Finding): boolean {
    return (
      isAnotherNumber(folded, finding, this.#graph) ||
      isAnotherEvent(folded, finding, this.#graph) ||
      isAnotherSort(folded, finding) ||
      isAnotherOfItsKind(folded, finding, this.#graph)
    );
  }

  #told(finding: Finding, source: string, language: QuestionLanguage): DirectAnswerInOtherLanguage {
    return {
      ...phraseAnswer(this.#graph, finding, language),
      evidence: this.#evidence(finding.proof, source, language).map(({ text }) => text),
      derivation: derivation(this.#graph, finding, language),
    };
  }

  #evidence(edges: readonly Edge[], source: string, language: QuestionLanguage): ReturnType<typeof tellFacts> {
    return tellFacts(
      this.#graph,
      edges.map((edge) => ({ edge, relevance: 1 })),
      { source, language, limit: 50, maxFactsPerSubject: 50 },
    );
  }

  /**
   * The question with each description that the graph settles replaced by the name of what it describes: "the composer of the Mirror Lake
   * Suite" by "Wen Ruoxi". Undefined if there is none.
   */
  rephrase(question: string, source: string): RephrasedQuestion | undefined {
    if (question.length > LONGEST_QUESTION) return undefined;
    const language = questionLanguage(question);
    const grammar = language === "zh" ? CHINESE : ENGLISH;
    const lexed = lex(plainly(question), this.#vocabulary, this.#names, grammar.words);
    if (lexed === undefined) return undefined;
    const memo = new Memos();
    const settle = (set: SetQuery): Settled | undefined => {
      const query = { ask: "which", set, expects: "anything", key: set.key } as const;
      const result = this.#reader.work(variants(query, this.#membership), language, memo);
      if (result === undefined || "nodes" in result || result.doubt > MOST_DOUBT) return undefined;
      const { finding } = result;
      const value = finding.kind === "rows" && finding.rows.length === 1 ? finding.rows[0]?.value : undefined;
      return value?.kind === "node" ? this.#settled(value.id, finding, language) : undefined;
    };
    const plain = settledDescriptions(grammar.phrases(lexed.pieces, lexed.length, "N"), lexed, settle);
    const found = plain.length > 0 ? plain : this.#settledClause(question, language);
    if (found.length === 0) return undefined;
    const edges = [...new Set(found.flatMap(({ settled }) => settled.finding.proof))];
    const facts = edges.map((edge) => ({ edge, relevance: 1 }));
    return {
      question: withNames(question, lexed, found),
      evidence: tellFacts(this.#graph, facts, { source, language, limit: 20, maxFactsPerSubject: 20 }),
      derivation: found.map(({ settled }) => derivation(this.#graph, settled.finding, language)).join("; "),
    };
  }

  /** A clause that describes what the rest asks about, where it is understood by itself. */
  #settledClause(question: string, language: QuestionLanguage): SettledDescription[] {
    const lexed = this.#reader.guessed(foldName(question), language);
    if (lexed === undefined) return [];
    for (const { from, to, noun, question: asked } of describedClauses(lexed, language)) {
      const { weighed, shared } = this.#understood(asked, language);
      const [best] = weighed;
      const isSure =
        shared === undefined && weighed.every(({ finding }) => answerKey(finding) === answerKey(weighed[0]?.finding ?? finding));
      if (best?.finding.kind !== "rows" || !isSure) continue;
      const [row, ...more] = best.finding.rows;
      if (row?.value.kind !== "node" || more.length > 0) continue;
      const { id } = row.value;
      if (this.#membership.of(id, noun) !== "yes") continue;
      const settled = this.#settled(id, best.finding, language);
      return settled === undefined ? [] : [{ from, to, settled }];
    }
    return [];
  }

  /** Undefined where its name is another's too: nobody could tell which of them was described. */
  #settled(id: string, finding: Finding, language: QuestionLanguage): Settled | undefined {
    const name = this.#graph.name(id, language);
    const isShared = this.#names.linker.link(name).some(({ nodes }) => nodes.length > 1 && nodes.includes(id));
    return isShared ? undefined : { id, name, finding };
  }

  #understood(folded: string, language: QuestionLanguage): Weighing {
    const tried: Tried = [];
    const read = this.#reader.byGrammar(folded, language, tried);
    return isNothing(read) ? this.#reader.chained(folded, language, tried) : read;
  }

  /** Whether a thing is a person or a place, as far as its relations tell. */
  kindOf(node: string): "person" | "place" | "thing" | undefined {
    const implied = this.#membership.implied(node);
    if (implied.has("person") !== implied.has("place")) return implied.has("person") ? "person" : "place";
    return implied.size > 0 && !implied.has("person") ? "thing" : undefined;
  }

  /** A few statements that tell a thing from its namesakes: what it is first. */
  #apart(node: string): Edge[] {
    const telling = this.#membership.tellings(node).slice(0, 1);
    const others = this.#graph.outgoing(node).filter((edge) => !telling.includes(edge));
    return [...telling, ...others].slice(0, 3);
  }
}
