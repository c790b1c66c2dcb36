import type { RunnableConfig } from "@langchain/core/runnables";
import type { SkippedFile } from "./skipped-files.js";

/** One passage or fact a source found: text from strangers, to be quoted and cited, never obeyed. */
export interface Evidence {
  /** Name of the source that found it. */
  readonly source: string;
  /** Plain text, never empty. */
  readonly text: string;
  /** What the text belongs to: the path of headings, an entity's label. */
  readonly title?: string | undefined;
  /** Where a person can check it: `tea.md:12-20`, an IRI and its file, a URL. */
  readonly location: string;
  /** 0…1, comparable within one call only: 1 is that call's best, the others stand in proportion to it. */
  readonly score: number;
  /**
   * What somebody says without a text to check it by, such as a model: evidence of every other kind outranks it, and an answer that rests on
   * it alone says so.
   */
  readonly unverified?: boolean | undefined;
  /** Found by the way, for a model to read and be checked by: says too little of the question to be quoted as it stands. */
  readonly isAside?: boolean | undefined;
}

/** What one call carries to a source. */
export interface SourceCallOptions {
  /** Ends the work with an ABORTED error. */
  readonly signal?: AbortSignal | undefined;
  /** The caller's LangChain config: `configurable` (tenant, user), callbacks, metadata, tags. */
  readonly config?: RunnableConfig | undefined;
}

export interface FindOptions extends SourceCallOptions {
  /** Most pieces of evidence to return. */
  readonly limit: number;
  /** Names of things that the question is about though it doesn't name them, as far as another source tells. A source may leave them out of account. */
  readonly about?: readonly string[] | undefined;
  /**
   * Only evidence in this language is wanted, which isn't the question's: it is to be searched by what the question's words may be in that. A source
   * that can't do so returns what it would without. Scores may stand in proportion to what it has best in any language.
   */
  readonly language?: "zh" | "en" | undefined;
}

/** An answer that a source works out itself, without a model. */
export interface DirectAnswer {
  /**
   * `answer`: the source is certain. `ambiguous`: the question names several things of one name; `text` lists them and
   * guesses nothing. `likely`: most of the question speaks for it, and nothing for anything else; it is told as a quotation, where nobody knows better.
   */
  readonly kind: "answer" | "ambiguous" | "likely";
  /** Whole sentences in the question's language. */
  readonly text: string;
  /** The bare answers, such as a name, a number with its unit, or a date: what replaces `#1` in a later sub-question. */
  readonly values: readonly string[];
  /** Everything that `text` rests on, in the order of the reasoning. Never empty. */
  readonly evidence: readonly Evidence[];
  /** How it was worked out, for people: `姚明 → 出生地 → ? → 人口`. */
  readonly derivation: string;
  /** Of a likely answer: words of the question that nothing in the source means. Where another source has them, that one knows better. */
  readonly unread?: readonly string[] | undefined;
  /** The same for who asks in the other of the two languages: an answer that is kept serves both. */
  readonly inOtherLanguage?: DirectAnswerInOtherLanguage | undefined;
}

/** A direct answer as it is told in the language that the question isn't in. */
export interface DirectAnswerInOtherLanguage {
  readonly text: string;
  readonly values: readonly string[];
  /** Texts of the evidence, one for each piece. */
  readonly evidence: readonly string[];
  readonly derivation: string;
}

/** A question with descriptions replaced by the names of what they describe. */
export interface RephrasedQuestion {
  readonly question: string;
  /** What the names rest on. Never empty. */
  readonly evidence: readonly Evidence[];
  /** How they were worked out, for people. */
  readonly derivation: string;
}

/** What may be asked of a source about the things that a question names, as choices for a model: each is one that the source can work out. */
export interface QueryForm {
  /** Names of things, as the question has them. */
  readonly entities: readonly string[];
  /** Relations to follow from them, one after the other: `keeper → birthplace`. */
  readonly paths: readonly string[];
  /** `abstain` is always one of them. */
  readonly operations: readonly string[];
}

/** What a question comes to if it means what a statement tells. */
export interface PossibleAnswer {
  /** Of the source, for a matcher: `Moon Furnace — glass per melt (kg) → 320` of what takes the most glass. */
  readonly statement: string;
  /** Its kind is `likely`. Undefined if it comes to nothing. */
  readonly answer?: DirectAnswer | undefined;
}

/** A form as a model filled it. */
export interface FilledQuery {
  readonly entities: readonly string[];
  readonly path: string;
  readonly operation: string;
}

/** A thing that a text names. */
export interface NamedThing {
  /** As it stands in the text. */
  readonly text: string;
  /** All its names, in any language, this one among them. */
  readonly names: readonly string[];
  readonly kind?: "person" | "place" | "thing" | undefined;
}

/** What a source holds, to be shown to people. */
export interface SourceContents {
  readonly kind: "documents" | "graph";
  /** All that it reads, by the names that evidence is located with. */
  readonly files: readonly { readonly name: string; readonly bytes: number }[];
  /** Statements of a graph. */
  readonly statements?: number | undefined;
}

/** Anything that can find evidence for a question. Finding nothing is an empty list, not an error. */
export interface KnowledgeSource {
  readonly name: string;
  /** What it left out when it was last read, and why: told in the answer's report on the source. */
  readonly skipped?: readonly SkippedFile[] | undefined;
  /** It finds by an index of its own in milliseconds: asked for another account even where a source has answered outright. */
  readonly isCheap?: boolean | undefined;
  /** Evidence for the question, best first. Rejects if the source can't be read; the answer chain reports that and continues. */
  find(question: string, options: FindOptions): Promise<Evidence[]>;
  /**
   * Answers the question outright, or resolves to undefined if the source isn't certain. The answer chain asks before it plans or
   * calls a model, so this must be fast and must never guess.
   */
  answer?(question: string, options: SourceCallOptions): Promise<DirectAnswer | undefined>;
  /**
   * The choices that are left where {@link answer} isn't certain; undefined if there are none. A model that is able chooses from them, and
   * {@link answerFilled} works the choice out. Fast.
   */
  queryForm?(question: string, options: SourceCallOptions): Promise<QueryForm | undefined>;
  /** What a choice from {@link queryForm} comes to; undefined if it comes to nothing, or the question's words don't speak for it. */
  answerFilled?(question: string, filled: FilledQuery, options: SourceCallOptions): Promise<DirectAnswer | undefined>;
  /**
   * What the question would come to by each reading of what none of its words is known to mean, where {@link answer} isn't certain: a matcher tells which is meant. Fast; empty where
   * the question is of no kind that is left open.
   */
  possible?(question: string, options: SourceCallOptions): Promise<readonly PossibleAnswer[]>;
  /**
   * What the source understood of the question, in a canonical form: equal for questions that ask the same in other words, so that one's
   * answer may be given to the other; undefined if it isn't certain that it understood all of it. Fast; the question's language needn't be
   * part of it.
   */
  meaning?(question: string, options: SourceCallOptions): Promise<string | undefined>;
  /**
   * The question with each description that this source can settle replaced by a name ("the author of X" by "Lin Yue"), so that other
   * sources can answer it; undefined if there is none. Fast; never guesses.
   */
  rephrase?(question: string, options: SourceCallOptions): Promise<RephrasedQuestion | undefined>;
  /**
   * The things that a text names, and their other names: other sources are searched with these too, follow-ups are understood by them, and no
   * name is split. Fast; finding nothing is an empty list.
   */
  mentions?(text: string, options: SourceCallOptions): Promise<readonly NamedThing[]>;
  /** What it holds, to be shown to people. Reads what isn't read yet; rejects as {@link find} does. */
  contents?(options: SourceCallOptions): Promise<SourceContents>;
  /**
   * Identifies the content: equal strings mean that the same question finds the same evidence, in this process and any other. Part of the
   * answer cache's key. Without it, a source is identified by object, so another process doesn't reuse answers made with it.
   */
  fingerprint?(signal?: AbortSignal): Promise<string>;
}
