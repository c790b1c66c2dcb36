import type { ModelExecutor } from "../engine/model-executor.js";
import type { GraphTensor } from "../onnx-runtime/graph-session.js";
import type { MicroBatch } from "./micro-batch.js";
import { isLearnt, rowTokens, stretchesOf, type TokenRun, type TrainingSequence } from "./packing.js";
import { atLeast, smallestLogProbability, smallestRest, type Teacher, type TeacherQuestion } from "./teacher.js";
import { lossInputs } from "./training-graph.js";

/** A teacher that is a converted model, quantised or not: it reads the student's sequences one by one, as in generation. */
export class ConvertedTeacher implements Teacher {
  readonly #executor: ModelExecutor;
  readonly #question: TeacherQuestion;

  constructor(executor: ModelExecutor, question: TeacherQuestion) {
    this.#executor = executor;
    this.#question = question;
  }

  async distribution(batch: MicroBatch): Promise<Record<string, GraphTensor>> {
    const { k } = this.#question;
    const tokens = new BigInt64Array(batch.targets * k);
    const expected = new Float32Array(batch.targets * k);
    const rest = new Float32Array(batch.targets);
    let target = 0;
    for (const sequences of this.#steps(batch.rows.flat().flatMap(wholeSequences))) {
      for await (const logits of this.#logits(sequences)) {
        const top = topShares(logits, this.#question);
        for (const [place, { token, logProbability }] of top.largest.entries()) {
          tokens[target * k + place] = BigInt(token);
          expected[target * k + place] = logProbability;
        }
        rest[target++] = top.rest;
      }
    }
    return {
      [lossInputs.teacherTokens]: { data: tokens, shape: [batch.targets, k] },
      [lossInputs.teacherLogProbabilities]: { data: atLeast(expected, smallestLogProbability), shape: [batch.targets, k] },
      [lossInputs.teacherRest]: { data: atLeast(rest, smallestRest), shape: [batch.targets, 1] },
    };
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#executor[Symbol.asyncDispose]();
  }

  /** Sequences that fit one step: not too many, and together not longer than the context, which bounds the tokens of a run. */
  #steps(sequences: readonly TokenRun[]): TokenRun[][] {
    const { maxSequencesPerStep, contextLength } = this.#executor.shape;
    const steps: TokenRun[][] = [];
    let room = 0;
    for (const sequence of sequences) {
      const step = steps.at(-1);
      const tokens = rowTokens(sequence);
      if (step === undefined || step.length === maxSequencesPerStep || tokens > room) {
        steps.push([sequence]);
        room = contextLength - tokens;
      } else {
        step.push(sequence);
        room -= tokens;
      }
    }
    return steps;
  }

  /** Logits before every learnt token, in the order of the micro-batch's targets. */
  async *#logits(sequences: readonly TokenRun[]): AsyncGenerator<Float32Array> {
    const rows = sequences.map(({ ids }) => ({
      sequence: this.#executor.createSequence(),
      tokenIds: Int32Array.from(ids.subarray(0, ids.length - 1)),
      logits: "all" as const,
    }));
    try {
      const output = await this.#executor.run(rows);
      for (const [row, sequence] of sequences.entries()) {
        for (let position = 0; position < rowTokens(sequence); position++) {
          if (isLearnt(sequence, position + 1)) yield output.logits(row, position);
        }
      }
    } finally {
      for (const { sequence } of rows) sequence.release();
    }
  }
}

/** One for each end, in the order of their targets, where what all have in common is learnt with none of them. */
function wholeSequences(sequence: TrainingSequence): TokenRun[] {
  if (sequence.branches === undefined) return [sequence];
  const shared = sequence.ids;
  return stretchesOf(sequence)
    .slice(1)
    .map(({ run }) => ({
      ids: Uint32Array.from([...shared, ...run.ids]),
      learntFrom: shared.length + run.learntFrom,
      onlyRead: run.onlyRead?.map(([first, end]) => [shared.length + first, shared.length + end] as const),
    }));
}

interface TopShares {
  readonly largest: readonly { readonly token: number; readonly logProbability: number }[];
  /** Probability of all others. */
  readonly rest: number;
}

/** The k likeliest tokens of softmax(logits / temperature). */
function topShares(logits: Float32Array, { k, temperature }: TeacherQuestion): TopShares {
  const top: number[] = [];
  for (let token = 0; token < logits.length; token++) {
    const value = logits[token] as number;
    if (top.length === k && value <= (logits[top[k - 1] ?? 0] as number)) continue;
    let place = Math.min(top.length, k - 1);
    while (place > 0 && (logits[top[place - 1] ?? 0] as number) < value) {
      top[place] = top[place - 1] ?? 0;
      place--;
    }
    top[place] = token;
  }
  const most = logits[top[0] ?? 0] as number;
  const share = (token: number): number => Math.exp(((logits[token] as number) - most) / temperature);
  const chosen = new Set(top);
  let others = 0;
  for (let token = 0; token < logits.length; token++) if (!chosen.has(token)) others += share(token);
  const all = top.reduce((sum, token) => sum + share(token), others);
  const largest = top.map((token) => ({
    token,
    logProbability: ((logits[token] as number) - most) / temperature - Math.log(all),
  }));
  return { largest, rest: others / all };
}
