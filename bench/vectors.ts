import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, readdir, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { quantise } from "../dist/vectors/quantise.js";
import { VectorIndex } from "../dist/vectors/vector-index.js";
import type { BenchOptions } from "./bench-options.js";
import { writeDocuments } from "./document-index.js";
import type { Measurements } from "./measurements.js";
import { report } from "./report.js";

/** Multilingual E5 small's. */
const WIDTH = 384;
const FOUND = 10;
const QUESTIONS = 200;
const TOPICS = 500;

/** What one process does with documents and embeddings that cost nothing. */
const ASKER = `
import { createHash } from "node:crypto";
import { writeFile } from "node:fs/promises";
import { readFileSync } from "node:fs";
import { DocumentSource } from ${JSON.stringify(new URL("../dist/index.js", import.meta.url).href)};
const [documents, indexFolder, changes, way] = process.argv.slice(2);
// What this thread ran, where the system tells: on a busy machine it is late without having done anything.
const ran = () => {
  try {
    return Number(readFileSync("/proc/thread-self/schedstat", "utf8").split(" ")[0]) / 1e6;
  } catch {
    return performance.now();
  }
};
let embedded = 0;
const vector = (text) => {
  const bytes = createHash("sha512").update(text).digest();
  return Array.from({ length: ${WIDTH} }, (_, at) => bytes[at % 64] - 127 + at % 7);
};
const embeddings = {
  embedQuery: async (text) => vector(text),
  embedDocuments: async (texts) => {
    embedded += texts.length;
    return texts.map(vector);
  },
};
const vectors = way === "vectors" ? { embeddings, version: "bench" } : undefined;
const source = new DocumentSource({ path: documents, indexFolder, revalidate: 0, vectors });
let begun = performance.now();
await source.find("Who keeps copper ledger 7?", { limit: 5 });
const first = performance.now() - begun;
let late = 0;
let last = ran();
const watch = setInterval(() => {
  const now = ran();
  late = Math.max(late, now - last);
  last = now;
}, 5);
begun = performance.now();
await source.prepare();
const prepared = performance.now() - begun;
clearInterval(watch);
const passages = embedded;
const times = [];
const changed = [];
for (let round = 0; round < Number(changes); round += 1) {
  await new Promise((resolve) => setTimeout(resolve, 50));
  let start = performance.now();
  await source.find("lantern orchard signal " + round, { limit: 5 });
  times.push(performance.now() - start);
  await writeFile(documents + "/part0/file0.md", "# Changed " + round + "\\n\\nThe zeppelin" + round + " is here.\\n");
  start = performance.now();
  const [best] = await source.find("zeppelin" + round, { limit: 1 });
  changed.push(performance.now() - start);
  if (!best?.text.includes("zeppelin" + round)) throw new Error("the change was not noticed");
}
await source.prepare();
await source[Symbol.asyncDispose]();
console.log(JSON.stringify({ first, prepared, late, times, changed, passages, again: embedded - passages }));
`;

/** Search among vectors, beside comparing all of them as float32; and what vectors add to an index of documents. */
export async function benchVectors({ rounds, quick }: BenchOptions, figures: Measurements): Promise<void> {
  const groups = [1_000, 10_000, 100_000].map((count) => {
    searchAmong(count, rounds, figures);
    const bars = [`found, p50`, `found, p99`, `all compared, p50`].map((what) => ({
      series: what,
      value: figures.median(`${what}, ${count}`),
    }));
    return { label: `${count} vectors`, bars };
  });
  await withDocuments(quick ? 500 : 5_000, rounds, figures);
  await report("vectors", "Search among vectors of 384 dimensions", figures.figures, { unit: "ms", groups });
}

function searchAmong(count: number, rounds: number, figures: Measurements): void {
  const make = maker(count);
  const plain = new Float32Array(count * WIDTH);
  const index = new VectorIndex(WIDTH);
  for (let id = 0; id < count; id += 1) {
    const vector = make();
    plain.set(vector, id * WIDTH);
    index.set(id, quantise(vector));
  }
  const begun = performance.now();
  index.settle();
  figures.add(`means and signs, ${count}`, "ms", performance.now() - begun);
  for (let warm = 0; warm < 20; warm += 1) index.search(make(), FOUND);
  for (let round = 0; round < rounds; round += 1) {
    const [found, processor, compared]: [number[], number[], number[]] = [[], [], []];
    let held = 0;
    for (let question = 0; question < QUESTIONS; question += 1) {
      const query = make();
      const used = process.cpuUsage();
      let start = performance.now();
      const nearest = index.search(query, FOUND);
      found.push(performance.now() - start);
      const { user, system } = process.cpuUsage(used);
      processor.push((user + system) / 1_000);
      start = performance.now();
      const all = compareAll(plain, query);
      compared.push(performance.now() - start);
      held += nearest.filter(({ id }) => all.includes(id)).length;
    }
    for (const [what, times] of [
      ["found", found],
      ["found, processor time", processor],
      ["all compared", compared],
    ] as const) {
      figures.add(`${what}, p50, ${count}`, "ms", at(times, 0.5));
      figures.add(`${what}, p99, ${count}`, "ms", at(times, 0.99));
    }
    figures.add(`of the nearest ${FOUND} found, ${count}`, "%", (100 * held) / (QUESTIONS * FOUND));
  }
}

/** Every product, and the ids of the best. */
function compareAll(plain: Float32Array, query: Float32Array): number[] {
  const best: { id: number; score: number }[] = [];
  for (let id = 0, from = 0; from < plain.length; id += 1, from += WIDTH) {
    let score = 0;
    for (let place = 0; place < WIDTH; place += 1) score += (plain[from + place] as number) * (query[place] as number);
    if (best.length === FOUND && score <= (best[FOUND - 1]?.score ?? 0)) continue;
    best.push({ id, score });
    best.sort((a, b) => b.score - a.score);
    best.length = Math.min(best.length, FOUND);
  }
  return best.map(({ id }) => id);
}

/** Vectors about some topics, all in one cone as encoders' are. */
function maker(seed: number): () => Float32Array {
  let state = seed;
  const random = (): number => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
  const bell = (): number => Math.sqrt(-2 * Math.log(random() + 1e-12)) * Math.cos(2 * Math.PI * random());
  const cone = Float32Array.from({ length: WIDTH }, () => 1.6 * bell());
  const topics = Array.from({ length: TOPICS }, () => Float32Array.from({ length: WIDTH }, () => 0.6 * bell()));
  return () => {
    const topic = topics[Math.floor(random() * TOPICS)];
    const vector = Float32Array.from({ length: WIDTH }, (_, place) => (cone[place] ?? 0) + (topic?.[place] ?? 0) + 0.6 * bell());
    const length = Math.hypot(...vector);
    return vector.map((value) => value / length);
  };
}

async function withDocuments(files: number, rounds: number, figures: Measurements): Promise<void> {
  const folder = await mkdtemp(path.join(tmpdir(), "bench-vectors-"));
  try {
    const documents = path.join(folder, "documents");
    const indexFolder = path.join(folder, "index");
    await writeDocuments(documents, files);
    const asker = path.join(folder, "asker.mjs");
    await writeFile(asker, ASKER);
    const name = (what: string): string => `${what}, ${files} files`;
    for (let round = 0; round < rounds; round += 1) {
      await rm(indexFolder, { recursive: true, force: true });
      const built = await ask([asker, documents, indexFolder, "0", "vectors"]);
      figures.add(name("passages"), "", built.passages);
      figures.add(name("keeping vectors that cost nothing"), "ms", built.prepared);
      figures.add(name("the caller's thread busy at once meanwhile, at most"), "ms", built.late);
      for (const way of ["vectors", "words alone"]) {
        const opened = await ask([asker, documents, indexFolder, "5", way]);
        if (opened.passages > 1) throw new Error(`${opened.passages} passages were embedded again`);
        figures.add(name(`first answer, next process, ${way}`), "ms", opened.first);
        for (const ms of opened.times) figures.add(name(`an answer, ${way}`), "ms", ms);
        for (const ms of opened.changed) figures.add(name(`one file changed, ${way}`), "ms", ms);
      }
      for (const kept of await readdir(indexFolder)) {
        const mebibytes = (await stat(path.join(indexFolder, kept))).size / 2 ** 20;
        figures.add(name(kept.endsWith(".vectors") ? "vectors on disk" : "index on disk"), "MiB", mebibytes);
      }
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

interface Asked {
  readonly first: number;
  readonly prepared: number;
  readonly late: number;
  readonly times: readonly number[];
  readonly changed: readonly number[];
  readonly passages: number;
  readonly again: number;
}

async function ask(argv: readonly string[]): Promise<Asked> {
  const child = spawn(process.execPath, argv, { stdio: ["ignore", "pipe", "inherit"] });
  let text = "";
  child.stdout.on("data", (chunk: Buffer) => {
    text += chunk.toString();
  });
  const [code] = (await once(child, "close")) as [number];
  if (code !== 0) throw new Error(`the asking process ended with code ${code}`);
  return JSON.parse(text) as Asked;
}

function at(times: readonly number[], share: number): number {
  const sorted = [...times].sort((a, b) => a - b);
  return sorted[Math.floor((sorted.length - 1) * share)] ?? Number.NaN;
}
