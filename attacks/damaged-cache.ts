import { readdir, readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import type { Attack } from "./attack.js";
import { runModule, seededNumbers } from "./support/run-module.js";

const entries = 40;
const setUp = `
const store = library.fileStore({ folder: FOLDER });
const warnings = [];
const cache = new library.AnswerCache({ store, onWarning: (warning) => warnings.push(warning.message) });
const parts = (i) => ({ question: "q" + i, history: [], scope: { model: "m", prompt: "p", sources: [] } });
const text = (i) => "answer " + i + " " + "x".repeat((i * 131) % 3000);
const kept = (i) => ({ text: text(i), citations: [], origin: "model", values: [] });
`;

/** Bits, bytes and pages of the cache's files are altered, files are cut short, emptied or swapped. */
export const attack: Attack = {
  name: "damaged-cache",
  title:
    "The answer cache's files are damaged (bits flipped, pages overwritten, cut short, emptied, swapped): no altered answer is served, the process lives, and new answers are kept",
  async *run({ short, seed, folder }) {
    const random = seededNumbers(seed);
    for (let round = 0; round < (short ? 6 : 120); round += 1) {
      const cache = path.join(folder, `cache-${round}`);
      const here = setUp.replace("FOLDER", JSON.stringify(cache));
      await runModule(
        `${here} for (let i = 0; i < ${entries}; i += 1) await cache.keep(parts(i), kept(i)); await store.disconnect();`,
        {
          folder,
        },
      );
      const files = (await readdir(path.join(cache, "entries"), { recursive: true }))
        .filter((name) => name.endsWith(".json"))
        .map((name) => path.join(cache, "entries", name));
      const kind = ["bits", "bytes", "page", "cut", "empty", "swap"][round % 6] ?? "";
      for (const file of files.filter(() => random(3) === 0)) {
        await writeFile(file, damage(await readFile(file), kind, random, await readFile(files[random(files.length)] ?? file)));
      }
      const { code, lines } = await runModule(
        `${here}
         let wrong = 0, hit = 0;
         for (let i = 0; i < ${entries}; i += 1) {
           const found = await cache.lookup(parts(i));
           if (found.status === "hit") { hit += 1; if (found.answer.text !== text(i)) wrong += 1; }
         }
         for (let i = 1000; i < 1010; i += 1) await cache.keep(parts(i), kept(i));
         let again = 0;
         for (let i = 1000; i < 1010; i += 1) if ((await cache.lookup(parts(i))).status === "hit") again += 1;
         console.log(JSON.stringify({ wrong, hit, again, warned: warnings.length > 0 || hit === ${entries} }));`,
        { folder },
      );
      const said = lines.at(-1) ?? "";
      const held = code === 0 && said.includes('"wrong":0,') && said.includes('"again":10,') && said.includes('"warned":true');
      yield { held, what: `${kind} (round ${round}): exit ${code} ${said}` };
    }
  },
};

function damage(bytes: Buffer, kind: string, random: (limit: number) => number, other: Buffer): Buffer {
  const damaged = Buffer.from(bytes);
  const flip = (mask: () => number): void => {
    const at = random(damaged.length);
    damaged[at] = (damaged[at] ?? 0) ^ mask();
  };
  if (kind === "bits") for (let count = 0; count < 3; count += 1) flip(() => 1 << random(8));
  if (kind === "bytes") for (let count = 0; count < 60; count += 1) flip(() => 1 + random(255));
  if (kind === "page") damaged.fill(random(256), 0, Math.min(damaged.length, 4096));
  if (kind === "cut") return damaged.subarray(0, random(damaged.length));
  if (kind === "empty") return Buffer.alloc(random(2) * 4096);
  return kind === "swap" ? other : damaged;
}
