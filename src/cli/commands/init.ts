import { Command } from "commander";
import type { InitOptions } from "../init.js";
import { deviceOption } from "../options.js";
import type { Terminal } from "../terminal.js";

export function initCommand(terminal: Terminal): Command {
  const { texts } = terminal;
  return new Command("init")
    .description(texts.init.description)
    .option("-o, --out <file>", texts.init.out, "answering.json")
    .option("-m, --model <dir>", texts.modelOrBoxed)
    .option("--base-url <url>", texts.baseUrl)
    .option("--device <device>", texts.device, deviceOption(terminal))
    .option("-d, --documents <path...>", texts.ask.documents)
    .option("--images <path...>", texts.ask.images)
    .option("--ocr <dir>", texts.ask.ocr)
    .option("-g, --graph <file...>", texts.ask.graph)
    .option("--sql <database...>", texts.ask.sql)
    .option("-e, --embeddings <dir>", texts.index.embeddings)
    .option("--executor <url>", texts.executor)
    .option("--scope <name>", texts.scope)
    .option("-y, --yes", texts.init.yes)
    .option("--force", texts.init.force)
    .action(async (options: InitOptions) => {
      const { init } = await import("../init.js");
      await init(terminal, options);
    });
}
