import { spawnSync } from "node:child_process";
import { mkdir } from "node:fs/promises";
import path from "node:path";
import type { Attack } from "./attack.js";
import { runModule } from "./support/run-module.js";

/** Small file systems need root on Linux; elsewhere there is nothing to try. */
export const attack: Attack = {
  name: "full-disk",
  title:
    "The cache's disk fills up, is full from the start, or is read-only: the process lives, says so, and serves what was kept before",
  async *run({ short, folder }) {
    for (const [kind, size] of [
      ["fills up", "1m"],
      ["fills up", "300k"],
      ["full from the start", "8k"],
      ["read-only", "2m"],
    ] as const) {
      const disk = path.join(folder, `disk-${kind.replaceAll(" ", "-")}-${size}`);
      await mkdir(disk);
      if (spawnSync("mount", ["-t", "tmpfs", "-o", `size=${size}`, "tmpfs", disk]).status !== 0) return;
      try {
        const keep = (from: number, count: number): string => `
          const warnings = [];
          const cache = new library.AnswerCache({ store: library.fileStore({ folder: ${JSON.stringify(path.join(disk, "cache"))} }), onWarning: (w) => warnings.push(w.message) });
          const parts = (i) => ({ question: "q" + i, history: [], scope: { model: "m", prompt: "p", sources: [] } });
          const kept = [];
          for (let i = ${from}; i < ${from + count}; i += 1) {
            const failed = await cache.keep(parts(i), { text: "t" + i + " " + "z".repeat(8000), citations: [], origin: "model", values: [] });
            if (failed === undefined) kept.push(i);
          }
          let hits = 0;
          for (const i of kept) if ((await cache.lookup(parts(i))).status === "hit") hits += 1;
          await cache.close();
          console.log(JSON.stringify({ kept: kept.length, hits, warned: warnings.length > 0 }));`;
        const first = await runModule(keep(0, kind === "read-only" ? 20 : short ? 100 : 400), { folder });
        let said = first.lines.at(-1) ?? "{}";
        let { kept, hits, warned } = JSON.parse(said) as { kept: number; hits: number; warned: boolean };
        if (kind === "read-only") {
          spawnSync("mount", ["-o", "remount,ro", disk]);
          const second = await runModule(`${keep(100, 5).replace("const kept = [];", "const kept = [0, 1, 2];")}`, { folder });
          said = second.lines.at(-1) ?? "{}";
          ({ kept, hits, warned } = JSON.parse(said) as { kept: number; hits: number; warned: boolean });
          yield { held: second.code === 0 && hits === 3 && kept === 3 && warned, what: `${kind}: exit ${second.code} ${said}` };
          continue;
        }
        yield { held: first.code === 0 && hits === kept && warned, what: `${kind} ${size}: exit ${first.code} ${said}` };
      } finally {
        spawnSync("umount", [disk]);
      }
    }
  },
};
