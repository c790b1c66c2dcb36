import type { EmbeddingsInterface } from "@langchain/core/embeddings";
import { ChatGLMError } from "../../errors.js";
import type { KeptAnswer } from "../kept-answer.js";

/** How answers to similar questions are found, and when they are served. */
export interface SimilarOptions {
  /**
   * `off`: not at all. `observe`: a similar question's answer is first only compared with the one that is then found as usual; it is served once
   * enough were compared to bound the share of errors by `maxError`, and no longer if that bound rises. `serve`: from the start, until errors are
   * observed. Defaults to "off".
   */
  readonly mode?: "off" | "observe" | "serve" | undefined;
  /** Any LangChain embeddings. Defaults to {@link LexicalEmbeddings}, which need no model. */
  readonly embeddings?: EmbeddingsInterface | undefined;
  /** Tells vectors of one model from those of another. Needed beside `embeddings`, unless these have an `identity`. */
  readonly embeddingsIdentity?: string | undefined;
  /** Cosine below which a kept question isn't looked at. Similarity only finds candidates. Defaults to 0.35. */
  readonly threshold?: number | undefined;
  /** Most candidates looked at for one question. Defaults to 8. */
  readonly candidates?: number | undefined;
  /** The share of errors up to which answers are served, with 95 % confidence. Defaults to 0.01: 299 comparisons without an error. */
  readonly maxError?: number | undefined;
  /** Of the questions that could be served, the share that is compared all the same. Defaults to 0.05. */
  readonly observeShare?: number | undefined;
  /** Most questions in the index, of all tenants together. Defaults to 100,000: 50 MB with the default embeddings. */
  readonly maxEntries?: number | undefined;
  /** Milliseconds embeddings and verifier may take together. Defaults to 2,000. */
  readonly timeout?: number | undefined;
  /**
   * Has the last word: a cross-encoder, or a model asked for yes or no. What it throws counts as no. Defaults to none.
   */
  readonly verify?: ((pair: SimilarPair, signal?: AbortSignal) => boolean | Promise<boolean>) | undefined;
}

/** A question, and the kept one whose answer it may be given. */
export interface SimilarPair {
  readonly asked: string;
  readonly kept: string;
  readonly answer: KeptAnswer;
  /** Cosine of the two questions. */
  readonly similarity: number;
}

/** The options with their defaults. */
export interface SimilarSettings {
  readonly mode: "observe" | "serve";
  readonly threshold: number;
  readonly candidates: number;
  readonly maxError: number;
  readonly observeShare: number;
  readonly maxEntries: number;
  readonly timeout: number;
  readonly verify: SimilarOptions["verify"];
}

/** @throws ChatGLMError INVALID_OPTION with the option's name. */
export function similarSettings(options: SimilarOptions): SimilarSettings {
  const { mode, threshold = 0.35, candidates = 8, maxError = 0.01, observeShare = 0.05, maxEntries = 100_000 } = options;
  const check = (name: string, value: number, isRight: boolean, remedy: string): void => {
    if (!isRight) throw new ChatGLMError("INVALID_OPTION", `AnswerCache.similar.${name} is ${value}.`, { remedy });
  };
  check("threshold", threshold, threshold > 0 && threshold <= 1, "Give a cosine above 0, at most 1.");
  check(
    "candidates",
    candidates,
    Number.isInteger(candidates) && candidates > 0 && candidates <= 256,
    "Give a whole number from 1 to 256.",
  );
  check("maxError", maxError, maxError > 0 && maxError < 1, "Give a share above 0 and below 1.");
  check("observeShare", observeShare, observeShare >= 0 && observeShare <= 1, "Give a share from 0 to 1.");
  check("maxEntries", maxEntries, Number.isInteger(maxEntries) && maxEntries > 0, "Give a whole number above 0.");
  const timeout = options.timeout ?? 2_000;
  check("timeout", timeout, timeout > 0, "Give milliseconds above 0.");
  return {
    mode: mode === "serve" ? "serve" : "observe",
    threshold,
    candidates,
    maxError,
    observeShare,
    maxEntries,
    timeout,
    verify: options.verify,
  };
}
