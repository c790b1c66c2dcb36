import { Command } from "commander";
import { showLoading } from "../loading.js";
import { numberOption } from "../options.js";
import type { SeeOptions } from "../see.js";
import type { Terminal } from "../terminal.js";

export function seeCommand(terminal: Terminal): Command {
  const { texts } = terminal;
  return new Command("see")
    .description(texts.see.description)
    .argument("<picture>", texts.see.picture)
    .option("--ocr <dir>", texts.see.ocr)
    .option("-o, --out <file>", texts.see.out)
    .option("--threads <n>", texts.see.threads, numberOption(terminal, 1, 1024, "integer"))
    .option("--json", texts.json)
    .action(async (picture: string, options: SeeOptions) => {
      showLoading(terminal);
      const { see } = await import("../see.js");
      await see(terminal, picture, options);
    });
}
