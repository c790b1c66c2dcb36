import { AIMessage, HumanMessage, SystemMessage } from "@langchain/core/messages";
import { ChatGLMChatModel } from "langchain-chatglm";
import type { PromptMessage } from "../../../src/answering/writing/prompts/answer-prompt.js";
import { notKnown } from "../examples.js";
import type { Language } from "../names.js";
import { readingExamples } from "./held-out.js";
import type { ReadingExample, ReadingTask } from "./reading-group.js";

const languages: readonly Language[] = ["zh", "en"];

export interface ReadingEvaluationOptions {
  /** A converted model's folder. */
  readonly model: string;
  /** Questions of each task and language. */
  readonly count: number;
  readonly threads?: number | undefined;
  readonly onMiss?: ((example: ReadingExample, reply: string) => void) | undefined;
}

/** Shares, 0 to 1. */
export interface ReadingScore {
  /** Letter by letter. */
  readonly exact: number;
  /** Tells every value that is asked for, or, where nothing is told, says so. */
  readonly right: number;
  /** Says that the evidence does not say, where it does. */
  readonly refused: number;
  /** Replies with a broken character. */
  readonly broken: number;
}

export type ReadingEvaluation = Readonly<Record<ReadingTask, Readonly<Record<Language, ReadingScore>>>>;

const together = 16;

/** Asks a model about things, and by relations, that no training has seen: their words are of the test's split. Greedy. */
export async function evaluateReading(options: ReadingEvaluationOptions): Promise<ReadingEvaluation> {
  const { count, threads, onMiss } = options;
  await using model = new ChatGLMChatModel({
    model: options.model,
    temperature: 0,
    maxTokens: 160,
    ...(threads === undefined ? {} : { threads }),
  });
  const scores = {} as Record<ReadingTask, Record<Language, ReadingScore>>;
  for (const language of languages) {
    for (const [task, examples] of readingExamples(language, count)) {
      const replies = await model.batch(
        examples.map(({ messages }) => messages.map(asMessage)),
        { maxConcurrency: together },
      );
      const texts = replies.map(({ text }) => text.trim());
      for (const [index, example] of examples.entries())
        if (!isRight(example, texts[index] ?? "", language)) onMiss?.(example, texts[index] ?? "");
      const share = (test: (example: ReadingExample, text: string) => boolean): number =>
        examples.filter((example, index) => test(example, texts[index] ?? "")).length / examples.length;
      scores[task] ??= {} as Record<Language, ReadingScore>;
      scores[task][language] = {
        exact: share(({ reply }, text) => text === reply),
        right: share((example, text) => isRight(example, text, language)),
        refused: share(({ values }, text) => values.length > 0 && text === notKnown[language]),
        broken: share((_, text) => text.includes("\uFFFD")),
      };
    }
  }
  return scores;
}

function isRight({ values, reply }: ReadingExample, given: string, language: Language): boolean {
  if (values.length === 0) return given === reply;
  return given !== notKnown[language] && values.every((value) => given.includes(value));
}

function asMessage({ role, content }: PromptMessage): SystemMessage | HumanMessage | AIMessage {
  if (role === "system") return new SystemMessage(content);
  return role === "user" ? new HumanMessage(content) : new AIMessage(content);
}
