import { Command, Option } from "commander";
import type { PullOptions } from "../pull.js";
import type { Terminal } from "../terminal.js";

export function pullCommand(terminal: Terminal): Command {
  const { texts } = terminal;
  return new Command("pull")
    .description(texts.pull.description)
    .argument("<model>", texts.pull.model)
    .option("--from <place>", texts.pull.from, "huggingface")
    .option("--mirror <url>", texts.pull.mirror)
    .option("--revision <name>", texts.pull.revision)
    .option("-o, --out <dir>", texts.pull.out)
    .addOption(new Option("--convert <precision>", texts.pull.convert).choices(["fp32", "int8", "int4"]))
    .option("-y, --yes", texts.pull.yes)
    .action(async (model: string, options: PullOptions) => {
      const { pull } = await import("../pull.js");
      await pull(terminal, model, options);
    });
}
