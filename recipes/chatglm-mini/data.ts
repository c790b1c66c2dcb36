import { createHash } from "node:crypto";
import { createWriteStream } from "node:fs";
import { access, mkdir, rename } from "node:fs/promises";
import { join } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { tokenizerFromBytes } from "../../src/tokenizer/load-tokenizer.js";
import {
  decodeSentencePieceModel,
  encodeSentencePieceModel,
  type Piece,
  PieceType,
} from "../../src/tokenizer/sentencepiece-model.js";
import { trainTokenizer } from "../../src/training/tokenizer-trainer.js";
import {
  type Example,
  type ExampleOptions,
  type Grouping,
  type GroupTask,
  makeConversation,
  makeExample,
  makeQuestionGroup,
  type Scale,
  type Task,
} from "./examples.js";
import type { Language } from "./names.js";
import { makeReadingGroup, type ReadingOptions } from "./reading/reading-group.js";

/** Examples of each task among 100. */
const fullMixture: Readonly<Record<Task, number>> = {
  "one-hop": 20,
  "two-hop": 20,
  unknown: 27,
  decomposition: 22,
  merge: 8,
  "no-evidence": 3,
};
const mixtures: Readonly<Record<Scale, Readonly<Record<Task, number>>>> = {
  plain: { "one-hop": 50, "two-hop": 25, unknown: 10, decomposition: 5, merge: 10, "no-evidence": 0 },
  short: { "one-hop": 45, "two-hop": 30, unknown: 15, decomposition: 5, merge: 5, "no-evidence": 0 },
  medium: fullMixture,
  full: fullMixture,
};

/** The examples of one kind, one after another, half of them Chinese. Number and seed say everything. */
export function* examples(
  count: number,
  options: Pick<ExampleOptions, "scale" | "split" | "seed" | "nonsensical">,
): Generator<Example> {
  for (const [i, task] of mixed(count, mixtures[options.scale])) {
    yield makeExample({ ...options, seed: options.seed * 10_000_000 + i, task, language: languageOf(i) });
  }
}

/** Numbers from 0 and what each is to be; every hundred has the whole mixture. */
function* mixed<Kind extends string>(count: number, shares: Readonly<Record<Kind, number>>): Generator<[number, Kind]> {
  const order = (Object.keys(shares) as Kind[]).flatMap((kind) => Array<Kind>(shares[kind]).fill(kind));
  // 37 has no factor in common with 100, so neighbours differ.
  for (let i = 0; i < count; i++) yield [i, order[(i * 37) % 100] as Kind];
}

function languageOf(i: number): Language {
  return i % 200 < 100 === (i % 2 === 0) ? "zh" : "en";
}

/** How many of 100 questions about evidence come in conversations. */
const conversations: Readonly<Record<Scale, number>> = { plain: 90, short: 85, medium: 75, full: 65 };

/** Groups of each kind among 100. */
const groupMixture: Readonly<Record<GroupTask, number>> = { evidence: 56, decomposition: 28, merge: 10, "no-evidence": 6 };

/** What one phase learns from. */
export interface TrainingDataOptions {
  /** Lines of data. */
  readonly examples: number;
  /** Lines are groups of questions, each by itself, instead of single ones and conversations. */
  readonly grouped?: Grouping | undefined;
  /** Of 100 groups so many are about things and relations of an open vocabulary. Defaults to 0. */
  readonly reading?: number | undefined;
  readonly scale: Scale;
  readonly seed: number;
}

/**
 * Training data, a line `{"messages": [...]}` or `{"conversations": [...]}`: groups, or examples, most of those about evidence replaced by
 * conversations. Of the plainest every
 * token is learnt, which teaches copying sooner: names come again and again in evidence and questions.
 *
 * @returns the folder in `root` that holds it; its name says what is in it, down to the generator's wording, and what is there already stays
 */
export async function writeTrainingData(root: string, options: TrainingDataOptions): Promise<string> {
  const { examples: count, grouped, reading = 0, scale, seed } = options;
  const digest = createHash("sha256");
  for (const line of lines({ ...options, examples: Math.min(count, 300) })) digest.update(line);
  const folder = join(
    root,
    `${reading > 0 ? `reading-${reading}-` : ""}${grouped ? `grouped-${grouped.unanswered}-` : ""}${scale}-${seed}-${count}-${digest.digest("hex").slice(0, 8)}`,
  );
  const file = join(folder, "examples.jsonl");
  if (await isThere(file)) return folder;
  await mkdir(folder, { recursive: true });
  await pipeline(Readable.from(lines(options)), createWriteStream(`${file}.part`));
  await rename(`${file}.part`, file);
  return folder;
}

function* lines(options: TrainingDataOptions): Generator<string> {
  if (options.grouped) yield* groups(options, options.grouped);
  else yield* singly(options);
}

/** Groups of an open vocabulary among 100. */
const readingMixture: Readonly<Record<ReadingOptions["about"], number>> = { evidence: 84, decomposition: 11, merge: 5 };

function* readingGroups(count: number, seed: number): Generator<string> {
  for (const [i, about] of mixed(count, readingMixture)) {
    const group = makeReadingGroup({ seed: seed * 10_000_000 + i, language: languageOf(i), split: "train", about });
    const conversations = group.map(({ messages, reply }) => [...messages, { role: "assistant", content: reply }]);
    yield `${JSON.stringify({ conversations })}\n`;
  }
}

function* groups(options: TrainingDataOptions, grouping: Grouping): Generator<string> {
  const { examples: count, reading = 0 } = options;
  const open = Math.round((count * reading) / 100);
  const earlier = earlierGroups({ ...options, examples: count - open }, grouping);
  const others = readingGroups(open, options.seed);
  // In turns, so that the first lines show what all are like.
  for (let i = 0; i < count; i++) {
    const isOpen = Math.floor(((i + 1) * open) / count) > Math.floor((i * open) / count);
    const { value } = (isOpen ? others : earlier).next();
    if (typeof value === "string") yield value;
  }
}

function* earlierGroups({ examples: count, scale, seed }: TrainingDataOptions, grouping: Grouping): Generator<string> {
  for (const [i, task] of mixed(count, groupMixture)) {
    const { conversations } = makeQuestionGroup({
      ...grouping,
      seed: seed * 10_000_000 + i,
      scale,
      language: languageOf(i),
      task,
    });
    yield `${JSON.stringify({ conversations })}\n`;
  }
}

function* singly({ examples: count, scale, seed }: TrainingDataOptions): Generator<string> {
  const learn = scale === "plain" ? "all" : "replies";
  let index = 0;
  for (const { task, language, messages, reply } of examples(count, { scale, split: "train", seed })) {
    const aboutEvidence = task === "one-hop" || task === "two-hop" || task === "unknown";
    const together = aboutEvidence && (index * 61) % 100 < conversations[scale];
    const conversation = together && makeConversation({ seed: seed * 10_000_000 + index, split: "train", scale, language });
    const line = conversation ? conversation.messages : [...messages, { role: "assistant", content: reply }];
    yield `${JSON.stringify({ messages: line, learn })}\n`;
    index++;
  }
}

export async function isThere(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}

/**
 * A vocabulary of these examples' words. The names in them are cut out first, by control characters, which no piece contains: a piece
 * that holds the end of a name and the word after it would write one name in two ways, and a model could not copy it.
 */
export function miniTokenizer(seed: number, count: number, extraTexts: readonly string[]): Uint8Array {
  const texts: string[] = [...extraTexts];
  for (const { messages, reply, names } of examples(count, { scale: "full", split: "train", seed, nonsensical: false })) {
    const cut = (text: string): string => names.reduce((rest, name) => rest.replaceAll(name, `\u0001${name}\u0001`), text);
    texts.push(...messages.map(({ content }) => cut(content)), cut(reply));
  }
  return withoutRarePieces(trainTokenizer(texts, { vocabularySize: 3_400, characterCoverage: 0.996 }), seed, count);
}

/** Fewer times among the examples, and a piece of several characters is written in parts. */
const leastUses = 20;

/**
 * Takes pieces apart that the examples hardly have, such as the names of the corpus: no training would have filled them. They keep their
 * ids as SentencePiece's unused pieces.
 */
function withoutRarePieces(tokenizerModel: Uint8Array, seed: number, count: number): Uint8Array {
  const file = "tokenizer.model";
  const tokenizer = tokenizerFromBytes(tokenizerModel, { file });
  const uses = new Map<number, number>();
  for (const { messages, reply } of examples(count, { scale: "medium", split: "train", seed, nonsensical: false })) {
    for (const text of [...messages.map(({ content }) => content), reply]) {
      for (const id of tokenizer.encode(text)) uses.set(id, (uses.get(id) ?? 0) + 1);
    }
  }
  const rare = ({ text, type }: Piece, id: number): boolean =>
    type === PieceType.normal && [...text.replace(/^▁/, "")].length > 1 && (uses.get(id) ?? 0) < leastUses;
  const { pieces } = decodeSentencePieceModel(tokenizerModel, file);
  return encodeSentencePieceModel(pieces.map((piece, id) => (rare(piece, id) ? { ...piece, type: PieceType.unused } : piece)));
}
