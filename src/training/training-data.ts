import { createReadStream } from "node:fs";
import { readdir, stat } from "node:fs/promises";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { z } from "zod";
import { ChatGLMError } from "../errors.js";
import type { ChatFormat, ChatRole, ChatTurn } from "../families/chat-format.js";
import type { Tokenizer } from "../tokenizer/tokenizer.js";
import { rowTokens, type TokenRun, type TrainingSequence } from "./packing.js";

/** Characters of one line; more is not an example but an accident. */
const longestLine = 1_000_000;
const longestText: z.ZodString = z.string().max(longestLine);

/** What is learnt of a conversation: its last reply with the token that ends it, every reply, or every token. */
type LearntPart = "last" | "replies" | "all";

interface Message {
  readonly role: ChatRole;
  readonly content: string;
  readonly metadata?: string | undefined;
}

/** One line of training data. Of `text` every token is learnt; of `prompt` and `completion` the completion alone. */
type TrainingExample =
  | { readonly prompt: string; readonly completion: string }
  | {
      /** The last is the assistant's. */
      readonly messages: readonly Message[];
      /** Defaults to "last". */
      readonly learn?: LearntPart | undefined;
    }
  | {
      /** Each as if it were a line of its own; what they begin with in common is read once. */
      readonly conversations: readonly (readonly Message[])[];
      readonly learn?: LearntPart | undefined;
    }
  | { readonly text: string };

const conversationSchema: z.ZodType<readonly Message[]> = z
  .array(
    z.object({
      role: z.enum(["system", "user", "assistant", "observation"]),
      content: longestText,
      metadata: z.string().max(1000).optional(),
    }),
  )
  .min(1)
  .max(1000)
  .refine((messages) => messages.at(-1)?.role === "assistant");
const learntPartSchema: z.ZodType<LearntPart | undefined> = z.enum(["last", "replies", "all"]).optional();

const exampleSchema: z.ZodType<TrainingExample> = z.union([
  z.object({ prompt: longestText, completion: longestText.min(1) }),
  z.object({ messages: conversationSchema, learn: learntPartSchema }),
  z.object({ conversations: z.array(conversationSchema).min(1).max(1000), learn: learntPartSchema }),
  z.object({ text: longestText.min(1) }),
]);

/** A line that was left out. */
export interface SkippedLine {
  /** file:line */
  readonly place: string;
  readonly reason: string;
}

export interface TrainingDataOptions {
  /** `.jsonl` files, or folders of them, which are read in order of name. */
  readonly paths: readonly string[];
  readonly tokenizer: Tokenizer;
  readonly chatFormat: ChatFormat;
  /** Most tokens of a row; longer examples are skipped, longer texts cut into pieces. */
  readonly length: number;
  /** More bad lines than this are an error. */
  readonly maxSkipped: number;
  readonly onSkipped?: ((line: SkippedLine) => void) | undefined;
}

/**
 * Reads examples, one JSON object per line, and tokenises them as the chat format writes them: `[gMASK] sop`, the prompt, then the
 * reply and the id that ends it.
 *
 * @throws ChatGLMError DOCUMENT_INVALID when there is nothing to learn or too much to skip, IO_FAILED when a file can't be read
 */
export async function readTrainingData(options: TrainingDataOptions): Promise<TrainingSequence[]> {
  const sequences: TrainingSequence[] = [];
  let skipped = 0;
  for (const file of (await Promise.all(options.paths.map(dataFiles))).flat()) {
    for await (const [number, line] of linesOf(file)) {
      if (line.trim() === "") continue;
      const result = line.length > longestLine ? `it has ${line.length} characters` : sequencesOf(line, options);
      if (typeof result !== "string") {
        sequences.push(...result);
        continue;
      }
      const place = `${file}:${number}`;
      options.onSkipped?.({ place, reason: result });
      if (++skipped > options.maxSkipped) {
        throw new ChatGLMError("DOCUMENT_INVALID", `${place}: ${result}; that is bad line ${skipped}.`, {
          remedy: `Mend the data, or allow more than ${options.maxSkipped} bad lines.`,
        });
      }
    }
  }
  if (sequences.length === 0) {
    throw new ChatGLMError(
      "DOCUMENT_INVALID",
      `${options.paths.join(", ")}: there are no training examples (${skipped} bad lines).`,
      {
        remedy: 'Each line of a .jsonl file is {"prompt", "completion"}, {"messages"}, {"conversations"} or {"text"}.',
      },
    );
  }
  return sequences;
}

/** The sequences of one line, or what is wrong with it. */
function sequencesOf(line: string, { tokenizer, chatFormat, length }: TrainingDataOptions): TrainingSequence[] | string {
  let json: unknown;
  try {
    json = JSON.parse(line);
  } catch {
    return "it is not JSON";
  }
  const parsed = exampleSchema.safeParse(json);
  if (!parsed.success) {
    return "it is neither {prompt, completion} nor {messages} or {conversations} that end with the assistant's nor {text}";
  }
  const [stop = 2] = chatFormat.stopIds;
  if ("text" in parsed.data) return textSequences([...tokenizer.encode(parsed.data.text), stop], tokenizer, length);
  const sequences: TrainingSequence[] = [];
  for (const conversation of conversationsOf(parsed.data)) {
    const sequence = conversationSequence(conversation, tokenizer, chatFormat, stop);
    if (typeof sequence === "string") return sequence;
    if (rowTokens(sequence) > length) return `it has ${sequence.ids.length} tokens, a row holds ${length + 1}`;
    sequences.push(sequence);
  }
  return sharingTheirBeginning(sequences, length);
}

function conversationSequence(
  { turns, reply, learn }: LearntConversation,
  tokenizer: Tokenizer,
  chatFormat: ChatFormat,
  stop: number,
): TrainingSequence | string {
  const prompt = chatFormat.encode(turns);
  const ids = Uint32Array.from([...prompt, ...replyIds(reply, tokenizer, chatFormat, prompt), stop]);
  const part = learn === "replies" ? earlierReplies(turns, prompt, tokenizer, chatFormat) : [];
  if (part === undefined) return "its earlier replies can't be learnt: the chat format doesn't write them as it generates them";
  return sequenceOf(ids, [...part, [prompt.length, ids.length]], learn === "all" ? prefixIds(tokenizer).length : undefined);
}

/**
 * The same sequences as branches of what all of them begin with, before anything that is learnt; as many of them together as fit a row.
 */
function sharingTheirBeginning(sequences: readonly TrainingSequence[], length: number): TrainingSequence[] {
  const [first, ...others] = sequences;
  if (first === undefined || others.length === 0) return [...sequences];
  let common = Math.min(...sequences.map(({ learntFrom }) => learntFrom - 1));
  for (const { ids } of others) {
    let same = 0;
    while (same < common && ids[same] === first.ids[same]) same++;
    common = same;
  }
  if (common === 0) return [...sequences];
  const ids = first.ids.slice(0, common);
  const shared: TrainingSequence[] = [];
  let [branches, room]: [TokenRun[], number] = [[], 0];
  for (const sequence of sequences) {
    const branch: TokenRun = {
      ids: sequence.ids.slice(common),
      learntFrom: sequence.learntFrom - common,
      ...(sequence.onlyRead && { onlyRead: sequence.onlyRead.map(([from, end]) => [from - common, end - common] as const) }),
    };
    const needed = branch.ids.length - 1;
    if (needed > room) {
      [branches, room] = [[], length - common];
      shared.push({ ids, learntFrom: common, branches });
    }
    branches.push(branch);
    room -= needed;
  }
  return shared;
}

type TokenSpan = readonly [first: number, end: number];

/** @param everythingFrom learn every token from here on; undefined: the spans alone */
function sequenceOf(ids: Uint32Array, spans: readonly TokenSpan[], everythingFrom: number | undefined): TrainingSequence {
  if (everythingFrom !== undefined) return { ids, learntFrom: Math.max(1, everythingFrom) };
  const onlyRead = spans.slice(1).map(([first], index): TokenSpan => [spans[index]?.[1] ?? first, first]);
  return { ids, learntFrom: spans[0]?.[0] ?? ids.length, ...(onlyRead.length === 0 ? {} : { onlyRead }) };
}

/**
 * Where the replies before the last lie in a prompt. What ends them isn't part of them: the next turn's role follows there, and a reply
 * that is generated ends with the stop token. Undefined when a reply of the prompt isn't what generation would give.
 */
function earlierReplies(
  turns: readonly ChatTurn[],
  prompt: readonly number[],
  tokenizer: Tokenizer,
  chatFormat: ChatFormat,
): TokenSpan[] | undefined {
  const spans: TokenSpan[] = [];
  for (const [index, turn] of turns.entries()) {
    if (turn.role !== "assistant") continue;
    const before = chatFormat.encode(turns.slice(0, index));
    const written = [...before, ...replyIds(turn, tokenizer, chatFormat, before)];
    if (written.some((id, place) => prompt[place] !== id)) return undefined;
    spans.push([before.length, written.length]);
  }
  return spans;
}

interface LearntConversation {
  readonly turns: readonly ChatTurn[];
  readonly reply: ChatTurn;
  readonly learn: LearntPart;
}

function conversationsOf(example: Exclude<TrainingExample, { text: string }>): LearntConversation[] {
  if ("prompt" in example) {
    const turns: ChatTurn[] = [{ role: "user", content: example.prompt }];
    return [{ turns, reply: { role: "assistant", content: example.completion }, learn: "last" }];
  }
  const { learn = "last" } = example;
  return ("messages" in example ? [example.messages] : example.conversations).map((messages) => {
    const reply = messages.at(-1);
    if (reply === undefined) throw new Error("a conversation without messages");
    return { turns: messages.slice(0, -1), reply, learn };
  });
}

/**
 * The tokens of a reply as the format would write them into a later prompt: what `encode` adds to the prompt for one more turn. Only so do
 * a generated reply and a remembered one look alike. Formats whose prompt is a plain text add the reply's own tokens.
 */
function replyIds(reply: ChatTurn, tokenizer: Tokenizer, chatFormat: ChatFormat, prompt: readonly number[]): number[] {
  const assistant = tokenizer.specialId("<|assistant|>");
  if (assistant === undefined || prompt.at(-1) !== assistant) return tokenizer.encode(reply.content);
  const alone = chatFormat.encode([reply]);
  const first = alone.indexOf(assistant);
  return alone.slice(first + 1, alone.length - 1);
}

/** Pieces of at most a row, each behind the prefix every sequence begins with. */
function textSequences(ids: readonly number[], tokenizer: Tokenizer, length: number): TrainingSequence[] {
  const prefix = prefixIds(tokenizer);
  const step = length + 1 - prefix.length;
  const sequences: TrainingSequence[] = [];
  for (let first = 0; first < ids.length; first += step) {
    const piece = [...prefix, ...ids.slice(first, first + step)];
    sequences.push({ ids: Uint32Array.from(piece), learntFrom: Math.max(1, prefix.length) });
  }
  return sequences;
}

/** What every sequence begins with. */
function prefixIds(tokenizer: Tokenizer): number[] {
  return ["[gMASK]", "sop"].flatMap((name) => tokenizer.specialId(name) ?? []);
}

async function dataFiles(path: string): Promise<string[]> {
  try {
    if (!(await stat(path)).isDirectory()) return [path];
    const names = (await readdir(path)).filter((name) => name.endsWith(".jsonl")).sort();
    if (names.length > 0) return names.map((name) => join(path, name));
  } catch (cause) {
    throw new ChatGLMError("IO_FAILED", `${path} can't be read: ${cause instanceof Error ? cause.message : String(cause)}.`, {
      cause,
    });
  }
  throw new ChatGLMError("DOCUMENT_INVALID", `${path} holds no .jsonl file.`);
}

async function* linesOf(file: string): AsyncGenerator<[number: number, line: string]> {
  const stream = createReadStream(file, "utf8");
  let number = 0;
  try {
    for await (const line of createInterface({ input: stream, crlfDelay: Number.POSITIVE_INFINITY })) yield [++number, line];
  } catch (cause) {
    throw new ChatGLMError("IO_FAILED", `${file} can't be read: ${cause instanceof Error ? cause.message : String(cause)}.`, {
      cause,
    });
  } finally {
    stream.destroy();
  }
}
