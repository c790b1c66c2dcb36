import { isBaseMessage } from "@langchain/core/messages";
import { z } from "zod";
import { ChatGLMError } from "../errors.js";
import type { PictureInput } from "../vision/picture/picture-input.js";
import type { AnswerInput, HistoryTurn } from "./answer.js";

/** A question with its history as plain turns. */
export interface Conversation {
  readonly question: string;
  readonly history: readonly HistoryTurn[];
  /** Pictures that the question is about. */
  readonly images?: readonly PictureInput[] | undefined;
  /** Set if the call doesn't use the cache as usual. */
  readonly cache?: CacheUse | undefined;
}

/** `bypass` neither reads nor keeps answers; `refresh` keeps them, but reads none; `noStore` reads them, but keeps none. Sub-questions alike. */
export type CacheUse = "bypass" | "refresh" | "noStore";

const CACHE_USES: readonly unknown[] = [undefined, "bypass", "refresh", "noStore"];

const turnSchema = z.object({ role: z.enum(["user", "assistant"]), content: z.string() });

/** Longest question, characters: what is longer is a document, and belongs into a source. */
const LONGEST_QUESTION = 32_768;

/**
 * @throws ChatGLMError INVALID_OPTION if the question is empty or longer than 32,768 characters, `cache` is not known, or a turn is neither a message nor
 * `{ role, content }`.
 */
export function readConversation(input: AnswerInput): Conversation {
  const { question, history = [], images = [], cache } = typeof input === "string" ? { question: input } : input;
  if (typeof question !== "string" || question.trim() === "") {
    throw new ChatGLMError("INVALID_OPTION", "The question is empty.", { remedy: "Give a string, or { question, history }." });
  }
  if (question.length > LONGEST_QUESTION) {
    throw new ChatGLMError("INVALID_OPTION", `The question has ${question.length} characters; the most is ${LONGEST_QUESTION}.`, {
      remedy: "Ask a shorter question, and give long text as a document.",
    });
  }
  if (!CACHE_USES.includes(cache)) {
    throw new ChatGLMError("INVALID_OPTION", `cache is ${JSON.stringify(cache)}.`, {
      remedy: 'Give "bypass", "refresh" or "noStore", or leave it out.',
    });
  }
  if (!Array.isArray(images)) {
    throw new ChatGLMError("INVALID_OPTION", "images must be a list.", { remedy: 'Give { question, images: ["photo.png"] }.' });
  }
  return {
    question,
    history: history.flatMap(readTurn),
    ...(images.length === 0 ? {} : { images }),
    ...(cache === undefined ? {} : { cache }),
  };
}

function readTurn(turn: unknown, index: number): HistoryTurn[] {
  if (isBaseMessage(turn)) {
    const type = turn.getType();
    if (type !== "human" && type !== "ai") return [];
    return [{ role: type === "human" ? "user" : "assistant", content: turn.text }];
  }
  const parsed = turnSchema.safeParse(turn);
  if (parsed.success) return [parsed.data];
  throw new ChatGLMError("INVALID_OPTION", `history[${index}] is not a message.`, {
    remedy: 'Give LangChain messages, or { role: "user" | "assistant", content: string }.',
  });
}
