import path from "node:path";
import type { Attack } from "./attack.js";
import { runModule } from "./support/run-module.js";

/** Chains with the default cache come and go while others answer. */
export const attack: Attack = {
  name: "chains-on-one-cache",
  title:
    "Chains with the default cache are opened and closed, in several processes, while others answer from the same folder: nobody blocks",
  async *run({ short, folder }) {
    const body = `
      const chain = (name) => library.createAnswerChain({ model: fake(name), modelIdentity: name });
      const fake = (name) => ({ lc_runnable: true, getName: () => name, _modelType: () => "base_llm", stream: async () => (async function* () { yield "ok"; })() });
      const other = chain("b");
      let stop = false;
      const users = Array.from({ length: 8 }, async (_, user) => { for (let i = 0; !stop; i += 1) await other.invoke("b " + user + " " + (i % 50)); });
      for (let round = 0; round < 20; round += 1) {
        const passing = chain("a");
        await Promise.all([0, 1, 2, 3].map((i) => passing.invoke("a " + round + " " + i)));
        await passing.close();
      }
      stop = true;
      await Promise.all(users);
      await other.close();
      console.log("done");`;
    for (let round = 0; round < (short ? 1 : 15); round += 1) {
      const environment = { HOME: path.join(folder, `home-${round}`), XDG_CACHE_HOME: "" };
      const runs = await Promise.all([0, 1].map(() => runModule(body, { folder, environment, timeout: 120_000 })));
      yield {
        held: runs.every(({ code, lines }) => code === 0 && lines.at(-1) === "done"),
        what: `round ${round}: ${JSON.stringify(runs)}`,
      };
    }
  },
};
