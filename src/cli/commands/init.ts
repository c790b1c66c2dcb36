import { Command } from "commander";
import type { InitOptions } from "../init.js";
import type { Terminal } from "../terminal.js";

export function initCommand(terminal: Terminal): Command {
  const { texts } = terminal;
  return new Command("init")
    .description(texts.init.description)
    .option("-o, --out <file>", texts.init.out, "answering.json")
    .option("-m, --model <dir>", texts.modelOrBoxed)
    .option("--base-url <url>", texts.baseUrl)
    .option("-d, --documents <path...>", texts.ask.documents)
    .option("-g, --graph <file...>", texts.ask.graph)
    .option("--sql <database...>", texts.ask.sql)
    .option("-e, --embeddings <dir>", texts.index.embeddings)
    .option("-y, --yes", texts.init.yes)
    .option("--force", texts.init.force)
    .action(async (options: InitOptions) => {
      const { init } = await import("../init.js");
      await init(terminal, options);
    });
}
