import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { setImmediate as nextTurn } from "node:timers/promises";
import { FakeListChatModel } from "@langchain/core/utils/testing";
import { AnswerCache } from "../src/answer-cache/answer-cache.js";
import { fileStore } from "../src/answer-cache/stores/file-store.js";
import { createAnswerChain } from "../src/answering/answer-chain.js";
import { DocumentSource } from "../src/sources/documents/document-source.js";
import type { BenchOptions } from "./bench-options.js";
import type { Measurements } from "./measurements.js";
import { median, report } from "./report.js";
import { benchSimilarAnswers } from "./similar-answers.js";

/** Hits before the measured ones: a process compiles the code of a hit while it serves the first thousands. */
const WARM_UP = 3_000;
/** Hits measured, for each round asked for. */
const HITS = 500;

/** What an exact hit costs, in memory and on disk, as documents grow in number; and what keeping and clearing cost. */
export async function benchAnswerCache({ rounds, quick }: BenchOptions, figures: Measurements): Promise<void> {
  const groups: { label: string; bars: { series: string; value: number }[] }[] = [];
  for (const files of quick ? [20, 1_000] : [20, 1_000, 5_000]) {
    const folder = await mkdtemp(path.join(tmpdir(), "bench-cache-"));
    try {
      await writeDocuments(folder, files);
      const bars: { series: string; value: number }[] = [];
      for (const [series, store] of [
        ["in memory", new Map()],
        ["on disk", fileStore({ folder: path.join(folder, ".cache") })],
      ] as const) {
        const name = `hit, ${files} files, ${series}`;
        const chain = createAnswerChain({
          model: new FakeListChatModel({ responses: ["Item 7 is blue [1]."] }),
          modelIdentity: "bench",
          cache: new AnswerCache({ store }),
          sources: [new DocumentSource({ path: path.join(folder, "documents"), indexFolder: false })],
        });
        const hits: number[] = [];
        for (let round = -WARM_UP; round <= rounds * HITS; round += 1) {
          const begun = performance.now();
          const { served } = await chain.invoke("What colour is item 7?");
          if (round > -WARM_UP && served !== "cache") throw new Error(`round ${round} was served by ${served}`);
          if (round > 0) hits.push(performance.now() - begun);
          // The event loop has its turns, but the processor no sleep: the hits after one take up to twice as long.
          if (round % 10 === 0) await nextTurn();
        }
        for (const hit of hits) figures.add(name, "ms", hit);
        bars.push({ series, value: median(hits) });
      }
      groups.push({ label: `${files} files`, bars });
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  }
  await benchStore(figures);
  await benchSimilarAnswers(quick ? 10_000 : 100_000, figures);
  await report("answer-cache", "What an exact hit of the answer cache costs", figures.figures, { unit: "ms", groups });
}

async function benchStore(figures: Measurements): Promise<void> {
  const folder = await mkdtemp(path.join(tmpdir(), "bench-store-"));
  const cache = new AnswerCache({ store: fileStore({ folder }) });
  const scope = { model: "m", prompt: "p", sources: [] };
  const parts = (index: number) => ({ question: `question ${index}`, history: [], scope });
  const entries = 5_000;
  try {
    for (let index = 0; index < entries; index += 1) {
      const begun = performance.now();
      await cache.keep(parts(index), { text: "z".repeat(2_000), citations: [], origin: "model", values: [] });
      figures.add("keep, 2,000 characters, on disk", "ms", performance.now() - begun);
    }
    const begun = performance.now();
    await cache.clear();
    figures.add(`clear of ${entries} entries, on disk`, "ms", performance.now() - begun);
  } finally {
    await cache.close();
    await rm(folder, { recursive: true, force: true });
  }
}

async function writeDocuments(folder: string, files: number): Promise<void> {
  for (let part = 0; part < Math.ceil(files / 100); part += 1) {
    const at = path.join(folder, "documents", `d${part}`);
    await mkdir(at, { recursive: true });
    for (let index = 0; index < Math.min(100, files); index += 1) {
      const text = `# Title ${part} ${index}\n\nPassage ${index} of part ${part} tells about item ${part * 100 + index}, which is blue.\n`;
      await writeFile(path.join(at, `f${index}.md`), text);
    }
  }
}
