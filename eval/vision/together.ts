import { spawn } from "node:child_process";
import { once } from "node:events";
import { availableParallelism } from "node:os";
import { fileURLToPath } from "node:url";
import { ChatGLMChatModel, loadPicture, OcrModel } from "langchain-chatglm";
import { evalFolder } from "../question.js";
import { draw } from "./degrade.js";
import { PICTURES } from "./pictures.js";

export interface TogetherOptions {
  readonly ocr?: string;
  /** A converted folder. */
  readonly text?: string;
  readonly rounds: number;
  /** Processors of the text model and of the OCR model: `1+1`. The first is what the others are compared with, one after the other. */
  readonly processors: readonly string[];
}

/** Milliseconds of each round. */
interface Times {
  readonly text: number[];
  readonly vision: number[];
  readonly both: number[];
  readonly inTurn: number[];
}

interface Pair {
  readonly split: string;
  readonly writing: ChatGLMChatModel;
  readonly seeing: OcrModel;
  readonly times: Times;
}

const PROMPT = "请详细介绍一下杭州的历史、地理、名胜和饮食。 Then say the same in English, at length.";
/** Tokens of one reply. */
const LONGEST = 48;

/**
 * How long a text model and the OCR model take alone, at once, and one after the other, by the processors that each is given. The text model is asked
 * as often as takes about as long as the pictures do: then most is to be gained, and most to be lost. A control says what the machine itself gives: plain
 * loops in two processes, beside one.
 */
export async function measureTogether({ ocr, text, rounds, processors }: TogetherOptions): Promise<void> {
  const model = text ?? fileURLToPath(new URL("../models/chatglm-mini", evalFolder));
  const chosen = PICTURES.filter(({ name }) => /invoice|table/.test(name)).slice(0, 3);
  const pictures = await Promise.all(
    chosen.map(async ({ svg, name }, index) => await loadPicture({ data: await draw(svg, "clean", index), name })),
  );
  const pairs = processors.map((split): Pair => {
    const [textThreads = 1, visionThreads = 1] = split.split("+").map(Number);
    return {
      split,
      writing: new ChatGLMChatModel({ model, threads: textThreads, temperature: 0, maxTokens: LONGEST, cache: false }),
      seeing: new OcrModel({ model: ocr, threads: visionThreads }),
      times: { text: [], vision: [], both: [], inTurn: [] },
    };
  });
  let [replies, looks] = [1, 1];
  const look = async ({ seeing }: Pair): Promise<void> => {
    for (let time = 0; time < looks; time += 1) for (const picture of pictures) await seeing.describe(picture);
  };
  const write = async ({ writing }: Pair): Promise<void> => {
    for (let time = 0; time < replies; time += 1) await writing.invoke(`${PROMPT} ${time}`);
  };
  const works: readonly (readonly [keyof Times, (pair: Pair) => Promise<unknown>])[] = [
    ["text", write],
    ["vision", look],
    ["both", (pair) => Promise.all([write(pair), look(pair)])],
    ["inTurn", (pair) => write(pair).then(() => look(pair))],
  ];
  const controls: number[] = [];
  try {
    for (const pair of pairs) for (const [, work] of works.slice(0, 2)) await work(pair);
    const [first] = pairs;
    if (first === undefined) return;
    const ratio = (await timed(() => look(first))) / (await timed(() => write(first)));
    [replies, looks] = [Math.max(1, Math.round(ratio)), Math.max(1, Math.round(1 / ratio))];
    // A machine that others use too is as fast as they let it be: everything takes its turn in every round.
    for (let round = 0; round < rounds; round += 1) {
      const one = await timed(() => loops(1));
      controls.push((await timed(() => loops(2))) / one);
      for (const pair of pairs) for (const [name, work] of works) pair.times[name].push(await timed(() => work(pair)));
    }
  } finally {
    for (const { writing, seeing } of pairs) {
      await writing[Symbol.asyncDispose]();
      await seeing[Symbol.asyncDispose]();
    }
  }
  console.log(
    `${replies} replies of ${LONGEST} tokens beside ${pictures.length * looks} pictures on ${availableParallelism()} processors, medians of ${rounds} rounds, ms`,
  );
  console.log(`control: two plain loops at once take ${median(controls).toFixed(2)} times as long as one\n`);
  console.log("processors        text    vision   at once   in turn    over max   over first in turn");
  const [usual] = pairs;
  for (const { split, times } of pairs) {
    const cells = [times.text, times.vision, times.both, times.inTurn].map((all) => median(all).toFixed(0).padStart(10));
    // Of one round each: between rounds the machine changes.
    const overMax = median(times.both.map((both, at) => both / Math.max(times.text[at] ?? 0, times.vision[at] ?? 0)));
    const overTurn = median(times.both.map((both, at) => both / (usual?.times.inTurn[at] ?? 1)));
    console.log(`${split.padEnd(16)}${cells.join("")}${overMax.toFixed(2).padStart(12)}${overTurn.toFixed(2).padStart(21)}`);
  }
}

/** The same arithmetic in as many processes at once. */
async function loops(count: number): Promise<void> {
  const work = "let x = 1; for (let at = 0; at < 1e8; at += 1) x = (x * 1.0000001 + at) % 1e9; if (x < 0) throw x;";
  await Promise.all(
    Array.from({ length: count }, () => once(spawn(process.execPath, ["-e", work], { stdio: "ignore" }), "close")),
  );
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const begun = performance.now();
  await work();
  return performance.now() - begun;
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return ((sorted[(sorted.length - 1) >> 1] ?? 0) + (sorted[sorted.length >> 1] ?? 0)) / 2;
}
