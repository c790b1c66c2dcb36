import path from "node:path";
import type { Attack } from "./attack.js";
import { runModule, seededNumbers } from "./support/run-module.js";

/** `kill -9` at any moment of writing. */
export const attack: Attack = {
  name: "killed-while-keeping",
  title:
    "A process is killed (SIGKILL) while it keeps answers, again and again in one folder: every answer that was confirmed is served",
  async *run({ short, seed, folder }) {
    const random = seededNumbers(seed);
    const store = path.join(folder, "cache");
    // A busy machine is late, which is another matter: the time limit is far away.
    const head = `
      const cache = new library.AnswerCache({ store: library.fileStore({ folder: ${JSON.stringify(store)} }), timeout: 60_000 });
      const parts = (name) => ({ question: name, history: [], scope: { model: "m", prompt: "p", sources: [] } });`;
    for (let round = 0; round < (short ? 4 : 320); round += 1) {
      const until = 1 + random(60);
      const { lines } = await runModule(
        `${head}
         for (let i = 0; ; i += 1) {
           const failed = await cache.keep(parts("r${round} " + i), { text: "t" + i + "z".repeat(i * 40), citations: [], origin: "model", values: [] });
           if (failed === undefined) console.log("kept " + i);
         }`,
        { folder, onLine: (line, kill) => void (Number(line.slice(5)) >= until && kill()) },
      );
      const confirmed = lines.filter((line) => /^kept \d+$/.test(line)).length;
      const { code, lines: found } = await runModule(
        `${head}
         let hits = 0;
         for (let i = 0; i < ${confirmed}; i += 1) {
           const { status, answer, warning } = await cache.lookup(parts("r${round} " + i));
           if (status === "hit" && answer.text.startsWith("t" + i)) hits += 1;
           else console.log("lost: " + i + " " + status + " " + (warning?.message ?? answer?.text.slice(0, 20)));
         }
         console.log(hits);`,
        { folder },
      );
      yield {
        held: code === 0 && Number(found.at(-1)) === confirmed,
        what: `round ${round}: ${confirmed} confirmed, then ${found.join("; ")}`,
      };
    }
  },
};
