import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdir, mkdtemp, readdir, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import type { BenchOptions } from "./bench-options.js";
import type { Measurements } from "./measurements.js";
import { median, report } from "./report.js";

const WORDS =
  "kettle lighthouse ferry keeper harbour slate willow copper ledger lantern orchard signal valley timber quarry meadow".split(
    " ",
  );
const HAN = [..."灯塔茶壶渡口守林海山月江云溪石青柳文远松风雪白梅兰秋晨宁安和平川岩"];

/** What one process does: asks, perhaps changes a file, asks again; then prints its figures as JSON. */
const ASKER = `
import { writeFile } from "node:fs/promises";
import { monitorEventLoopDelay } from "node:perf_hooks";
import { DocumentSource } from ${JSON.stringify(new URL("../dist/index.js", import.meta.url).href)};
const [documents, indexFolder, changes] = process.argv.slice(2);
const before = process.memoryUsage.rss();
const delay = monitorEventLoopDelay({ resolution: 5 });
delay.enable();
const begun = performance.now();
const source = new DocumentSource({ path: documents, indexFolder, revalidate: 0 });
const found = await source.find("Who keeps copper ledger 7?", { limit: 5 });
const first = performance.now() - begun;
if (found.length === 0) throw new Error("nothing found");
delay.disable();
const times = [];
const changed = [];
for (let round = 0; round < Number(changes); round += 1) {
  await new Promise((resolve) => setTimeout(resolve, 50));
  let start = performance.now();
  await source.find("lantern orchard signal", { limit: 5 });
  times.push(performance.now() - start);
  await writeFile(documents + "/part0/file0.md", "# Changed " + round + "\\n\\nThe zeppelin" + round + " is here.\\n");
  start = performance.now();
  const [best] = await source.find("zeppelin" + round, { limit: 1 });
  changed.push(performance.now() - start);
  if (!best?.text.includes("zeppelin" + round)) throw new Error("the change was not noticed");
}
const memory = (process.memoryUsage.rss() - before) / 2 ** 20;
await source[Symbol.asyncDispose]();
console.log(JSON.stringify({ first, late: delay.max / 1e6, times, changed, memory }));
`;

/** An index of documents that lasts: built, opened by the next process, one file changed. In processes of their own, each time anew. */
export async function benchDocumentIndex({ rounds, quick }: BenchOptions, figures: Measurements): Promise<void> {
  const groups: { label: string; bars: { series: string; value: number }[] }[] = [];
  for (const files of quick ? [500] : [500, 5_000]) {
    const folder = await mkdtemp(path.join(tmpdir(), "bench-index-"));
    try {
      const documents = path.join(folder, "documents");
      const indexFolder = path.join(folder, "index");
      await writeDocuments(documents, files);
      const asker = path.join(folder, "asker.mjs");
      await writeFile(asker, ASKER);
      const name = (what: string): string => `${what}, ${files} files`;
      for (let round = 0; round < rounds; round += 1) {
        await rm(indexFolder, { recursive: true, force: true });
        const built = await ask([asker, documents, indexFolder, "0"]);
        figures.add(name("first answer, nothing kept"), "ms", built.first);
        figures.add(name("the caller's loop late, at most"), "ms", built.late);
        const opened = await ask([asker, documents, indexFolder, "5"]);
        figures.add(name("first answer, next process"), "ms", opened.first);
        figures.add(name("memory"), "MiB", opened.memory);
        for (const ms of opened.times) figures.add(name("nothing changed"), "ms", ms);
        for (const ms of opened.changed) figures.add(name("one file changed"), "ms", ms);
      }
      const [kept = ""] = await readdir(indexFolder);
      figures.add(name("kept on disk"), "MiB", (await stat(path.join(indexFolder, kept))).size / 2 ** 20);
      const of = (what: string): number => median(figures.figures.find((figure) => figure.name === name(what))?.values ?? []);
      groups.push({
        label: `${files} files`,
        bars: ["first answer, nothing kept", "first answer, next process", "one file changed"].map((series) => ({
          series,
          value: of(series),
        })),
      });
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  }
  await report("document-index", "How long an index of documents takes", figures.figures, { unit: "ms", groups });
}

interface Asked {
  readonly first: number;
  readonly late: number;
  readonly times: readonly number[];
  readonly changed: readonly number[];
  readonly memory: number;
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

/** Half of them Chinese, about 1,500 characters each. */
export async function writeDocuments(folder: string, files: number): Promise<void> {
  let seed = 1;
  const next = (below: number): number => {
    seed = (seed * 1_103_515_245 + 12_345) % 2 ** 31;
    return seed % below;
  };
  const word = (): string => `${WORDS[next(WORDS.length)]}${next(3) === 0 ? next(900) : ""}`;
  const han = (): string => HAN[next(HAN.length)] ?? "";
  const english = (): string => `${Array.from({ length: 12 }, word).join(" ")}. `;
  const chinese = (): string => `${Array.from({ length: 30 }, han).join("")}。`;
  for (let index = 0; index < files; index += 1) {
    const part = path.join(folder, `part${Math.floor(index / 100)}`);
    if (index % 100 === 0) await mkdir(part, { recursive: true });
    const write = index % 2 === 0 ? english : chinese;
    const sections = Array.from(
      { length: 3 },
      () => `## ${word()} ${han()}${han()}\n\n${Array.from({ length: index % 2 === 0 ? 6 : 15 }, write).join("")}\n`,
    );
    await writeFile(path.join(part, `file${index % 100}.md`), `# ${word()} ${index}\n\n${sections.join("\n")}`);
  }
}
