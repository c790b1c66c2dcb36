import { withDeadline } from "../../async/deadline.js";
import { ChatGLMError } from "../../errors.js";
import { loadAlike } from "../../language/dictionary/alike.js";
import { type AnswerParts, partitionKey } from "../answer-parts.js";
import { ALL_GUARDS } from "../guards/all-guards.js";
import { type GuardedQuestion, guardedQuestion } from "../guards/guarded-question.js";
import { loadSameSense } from "../guards/same-sense.js";
import type { AnswerCost, KeptAnswer } from "../kept-answer.js";
import { normaliseQuestion } from "../normalise-question.js";
import type { NearEntry } from "./candidate-index.js";
import { candidateKey, LONGEST_QUESTION, writeCandidate } from "./candidate-record.js";
import { type Candidate, Candidates } from "./candidates.js";
import { disagreement } from "./evidence-agreement.js";
import { LexicalEmbeddings } from "./lexical-embeddings.js";
import { ObservedErrors } from "./observed-errors.js";
import { keptEvidence } from "./question-evidence.js";
import { isSameAnswer } from "./same-answer.js";
import { type SimilarOptions, type SimilarSettings, similarSettings } from "./similar-options.js";
import { SimilarCounter, type SimilarStatistics } from "./similar-statistics.js";
import type { SimilarStore } from "./similar-store.js";

/** An answer that was kept for a similar question and is proven to answer this one. */
export interface SimilarAnswer {
  readonly key: string;
  readonly answer: KeptAnswer;
  readonly cost?: AnswerCost | undefined;
}

/** Changes whenever guards or evidence decide otherwise: what was observed of an older version says nothing. */
const METHOD = 4;
/** Answers that wait to be compared. */
const MOST_WAITING = 1_000;

/**
 * Answers by likeness: embeddings find kept questions of the same scope and language, guards turn down those that ask something else, and an answer
 * is served only if the evidence for the question at hand is what that answer rests on.
 */
export class SimilarAnswers {
  readonly #settings: SimilarSettings;
  readonly #embeddings: { readonly identity: string; embedQuery(text: string): Promise<number[]> };
  readonly #store: SimilarStore;
  readonly #candidates: Candidates;
  readonly #counter = new SimilarCounter();
  readonly #observed: ObservedErrors;
  /** What would have been served, by the key of the question that is now answered as usual. */
  readonly #waiting = new Map<string, KeptAnswer>();
  #loading: Promise<void> | undefined;
  #closed = false;

  /** @throws ChatGLMError INVALID_OPTION */
  constructor(options: SimilarOptions, store: SimilarStore) {
    this.#settings = similarSettings(options);
    const embeddings = options.embeddings ?? new LexicalEmbeddings();
    const own: unknown = Reflect.get(embeddings, "identity");
    const identity = options.embeddingsIdentity ?? (typeof own === "string" ? own : undefined);
    if (identity === undefined) {
      throw new ChatGLMError("INVALID_OPTION", "AnswerCache.similar.embeddings don't tell what model they are.", {
        remedy: "Give embeddingsIdentity as well, such as the model's name and version.",
      });
    }
    this.#embeddings = { identity, embedQuery: (text) => embeddings.embedQuery(text) };
    this.#store = store;
    this.#candidates = new Candidates(this.#settings.maxEntries);
    const { threshold, candidates, verify } = this.#settings;
    const key = candidateKey(
      `${store.prefix}observed/`,
      identity,
      JSON.stringify([METHOD, threshold, candidates, verify !== undefined]),
    );
    this.#observed = new ObservedErrors(key, store);
  }

  get statistics(): SimilarStatistics {
    const { mode } = this.#settings;
    const observed = this.#observed.current;
    return { mode, isServing: this.#isServing(), entries: this.#candidates.size, ...this.#counter.counts, observed };
  }

  /** Resolves when what earlier processes kept is in the index. Lookups don't wait for it. */
  load(): Promise<void> {
    this.#loading ??= this.#load().catch(() => undefined);
    return this.#loading;
  }

  /**
   * The answer to serve; undefined if there is none, or if it is to be compared with a fresh one first. Rejects only with the signal's reason.
   *
   * @param key of the question itself: where its own answer will be kept
   */
  async find(key: string, parts: AnswerParts, signal?: AbortSignal): Promise<SimilarAnswer | undefined> {
    void this.load();
    if (parts.history.length > 0 || parts.evidence === undefined || this.#candidates.size === 0) return undefined;
    if (parts.question.length > LONGEST_QUESTION) return undefined;
    try {
      const found = await this.#proven(parts, signal);
      if (found === undefined) return undefined;
      await this.#observed.load();
      if (this.#isServing() && Math.random() >= this.#settings.observeShare) return found;
      if (this.#waiting.size >= MOST_WAITING) this.#waiting.delete(this.#waiting.keys().next().value ?? "");
      this.#waiting.set(key, found.answer);
      return undefined;
    } catch {
      signal?.throwIfAborted();
      return undefined;
    }
  }

  /** Compares a fresh answer with the one that would have been served, and makes its question one to be found. Never rejects. */
  async keep(key: string, parts: AnswerParts, answer: KeptAnswer, ttl: number | undefined): Promise<void> {
    const wouldServe = this.#waiting.get(key);
    this.#waiting.delete(key);
    if (wouldServe !== undefined) await this.#observed.record(!isSameAnswer(answer, wouldServe));
    if (this.#closed || parts.history.length > 0 || parts.evidence === undefined) return;
    // "Not known" rests on nothing that could be found again.
    if (answer.origin === "unknown" || !answer.citations.some(({ cited }) => cited)) return;
    if (parts.question.length > LONGEST_QUESTION) return;
    try {
      const found = await parts.evidence();
      const evidence = found === undefined ? undefined : keptEvidence(found);
      if (evidence === undefined) return;
      const vector = await this.#embed(parts.question);
      const partition = partitionKey(parts);
      const own = candidateKey(this.#recordPrefix, partition, normaliseQuestion(parts.question));
      const record = { to: key, partition, question: parts.question, embeddings: this.#embeddings.identity, vector, evidence };
      this.#candidates.add(own, record);
      const text = writeCandidate(own, record);
      if (text !== undefined) await this.#store.write(own, text, ttl);
    } catch {
      // Then it isn't found by likeness.
    }
  }

  /** The question of an answer that was deleted isn't found any more. */
  async forget(parts: AnswerParts): Promise<void> {
    const partition = partitionKey(parts);
    const own = candidateKey(this.#recordPrefix, partition, normaliseQuestion(parts.question));
    this.#candidates.delete(partition, own);
    await this.#store.delete(own);
  }

  /** What somebody said of an answer that was served by likeness. */
  async feedback(isGood: boolean): Promise<void> {
    await this.#observed.record(!isGood);
  }

  /** Forgets every question and observation. */
  clear(): void {
    this.#candidates.clear();
    this.#observed.clear();
    this.#waiting.clear();
  }

  close(): void {
    this.#closed = true;
  }

  get #recordPrefix(): string {
    return `${this.#store.prefix}similar/`;
  }

  #isServing(): boolean {
    const { mode, maxError } = this.#settings;
    const { errors, upperBound } = this.#observed.current;
    return upperBound <= maxError || (mode === "serve" && errors === 0);
  }

  async #load(): Promise<void> {
    void this.#observed.load();
    const keys = await this.#store.keys(this.#recordPrefix);
    const newest = (keys ?? []).slice(-this.#settings.maxEntries);
    await this.#candidates.load(
      newest,
      (key) => this.#store.read(key),
      this.#embeddings.identity,
      () => this.#closed,
    );
  }

  async #proven(parts: AnswerParts, signal: AbortSignal | undefined): Promise<SimilarAnswer | undefined> {
    const partition = partitionKey(parts);
    const { threshold, candidates, verify } = this.#settings;
    const near = this.#candidates.nearest(partition, await this.#embed(parts.question, signal), candidates);
    this.#counter.lookedUp(near[0]?.similarity ?? 0);
    const asked = await guardedQuestion(parts.question);
    const left = await this.#guarded(
      asked,
      near.filter(({ similarity }) => similarity >= threshold),
    );
    const evidence = left.length === 0 ? undefined : await parts.evidence?.(signal);
    for (const { value, similarity } of left) {
      if (evidence === undefined) {
        this.#counter.rejected("evidence: unknown");
        continue;
      }
      const entry = await this.#store.answer(value.to, signal);
      if (entry === undefined) {
        this.#counter.rejected("gone");
        this.#candidates.delete(partition, value.key);
        void this.#store.delete(value.key);
        continue;
      }
      const { answer, cost } = entry;
      const reason = disagreement(evidence, value.evidence, answer, await loadAlike());
      if (reason !== undefined) this.#counter.rejected(`evidence: ${reason}`);
      else if (!(await this.#verified({ asked: parts.question, kept: value.question, answer, similarity }, verify, signal)))
        this.#counter.rejected("verifier");
      else {
        this.#candidates.touch(partition, value.key);
        return { key: value.to, answer, ...(cost === undefined ? {} : { cost }) };
      }
    }
    return undefined;
  }

  /** The candidates that no guard objects to. */
  async #guarded(asked: GuardedQuestion, near: readonly NearEntry<Candidate>[]): Promise<NearEntry<Candidate>[]> {
    const areAlike = await loadSameSense();
    const left: NearEntry<Candidate>[] = [];
    for (const entry of near) {
      // Read anew each time: kept for 100,000 questions it would be most of the memory, and what the collector walks through.
      const kept = await guardedQuestion(entry.value.question);
      const objecting = ALL_GUARDS.find((guard) => guard.differs(asked, kept, areAlike));
      if (objecting === undefined) left.push(entry);
      else this.#counter.rejected(`guard: ${objecting.name}`);
    }
    return left;
  }

  async #verified(
    pair: Parameters<NonNullable<SimilarOptions["verify"]>>[0],
    verify: SimilarOptions["verify"],
    signal: AbortSignal | undefined,
  ): Promise<boolean> {
    if (verify === undefined) return true;
    const options = { timeout: this.#settings.timeout, what: "The verifier", signal };
    return withDeadline(async (stop) => (await verify(pair, stop)) === true, options).catch(() => {
      signal?.throwIfAborted();
      return false;
    });
  }

  #embed(question: string, signal?: AbortSignal): Promise<number[]> {
    const options = { timeout: this.#settings.timeout, what: "The embeddings", signal };
    return withDeadline(() => this.#embeddings.embedQuery(question), options);
  }
}
