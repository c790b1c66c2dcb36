import { Command } from "commander";
import type { AskOptions } from "../ask.js";
import { chosenModel } from "../chosen-model.js";
import { numberOption } from "../options.js";
import type { Terminal } from "../terminal.js";
import { withSourceOptions } from "./source-options.js";

export function askCommand(terminal: Terminal): Command {
  const { texts } = terminal;
  const command = new Command("ask")
    .description(texts.ask.description)
    .argument("<question>", texts.ask.question)
    .option("-m, --model <dir>", texts.modelOrBoxed);
  return withSourceOptions(command, terminal)
    .option("--no-cache", texts.ask.noCache)
    .option("--cache-folder <dir>", texts.ask.cacheFolder)
    .option("--index-folder <dir>", texts.index.folder)
    .option("--temperature <t>", texts.ask.temperature, numberOption(terminal, 0, 100, "real"))
    .option("--top-p <p>", texts.topP, numberOption(terminal, Number.MIN_VALUE, 1, "real"))
    .option("--max-tokens <n>", texts.maxTokens, numberOption(terminal, 1, 2 ** 20, "integer"))
    .option("--seed <n>", texts.seed, numberOption(terminal, 0, 2 ** 32 - 1, "integer"))
    .option("--threads <n>", texts.threads, numberOption(terminal, 1, 1024, "integer"))
    .option("--timeout <s>", texts.ask.timeout, numberOption(terminal, 0.001, 86_400, "real"))
    .option("--no-plan", texts.ask.noPlan)
    .option("--no-check", texts.ask.noCheck)
    .option("--executor <url>", texts.executor)
    .option("--scope <name>", texts.scope)
    .option("--trace <file>", texts.ask.trace)
    .option("--json", texts.json)
    .action(async (question: string, options: Omit<AskOptions, "model"> & { readonly model?: string }) => {
      const { ask } = await import("../ask.js");
      await ask(terminal, question, { ...options, model: chosenModel(terminal, options.model) });
    });
}
