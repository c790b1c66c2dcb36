import { Command } from "commander";
import type { AskOptions } from "../ask.js";
import { checkPaths } from "../check-paths.js";
import { chosenModel, type ModelFlags } from "../chosen-model.js";
import { withConfig } from "../config/config-options.js";
import { showLoading } from "../loading.js";
import { deviceOption, numberOption } from "../options.js";
import { readAll } from "../standard-input.js";
import { swallowedQuestion } from "../swallowed-question.js";
import type { Terminal } from "../terminal.js";
import { withModelOptions, withSourceOptions } from "./source-options.js";

type AskFlags = Omit<AskOptions, "model"> & ModelFlags & { readonly config?: string };

const longestQuestion = 2 ** 20;

export function askCommand(terminal: Terminal): Command {
  const { texts } = terminal;
  const command = new Command("ask").description(texts.ask.description).argument("[question]", texts.ask.question);
  return withSourceOptions(withModelOptions(command, terminal), terminal)
    .option("-i, --image <file...>", texts.ask.image)
    .option("--no-cache", texts.ask.noCache)
    .option("--cache-folder <dir>", texts.ask.cacheFolder)
    .option("--index-folder <dir>", texts.index.folder)
    .option("--temperature <t>", texts.ask.temperature, numberOption(terminal, 0, 100, "real"))
    .option("--top-p <p>", texts.topP, numberOption(terminal, Number.MIN_VALUE, 1, "real"))
    .option("--max-tokens <n>", texts.maxTokens, numberOption(terminal, 1, 2 ** 20, "integer"))
    .option("--max-thinking-tokens <n>", texts.maxThinkingTokens, numberOption(terminal, 0, 2 ** 20, "integer"))
    .option("--seed <n>", texts.seed, numberOption(terminal, 0, 2 ** 32 - 1, "integer"))
    .option("--threads <n>", texts.threads, numberOption(terminal, 1, 1024, "integer"))
    .option("--device <device>", texts.device, deviceOption(terminal))
    .option("--timeout <s>", texts.ask.timeout, numberOption(terminal, 0.001, 86_400, "real"))
    .option("--no-matcher", texts.ask.noMatcher)
    .option("--no-plan", texts.ask.noPlan)
    .option("--no-check", texts.ask.noCheck)
    .option("--executor <url>", texts.executor)
    .option("--scope <name>", texts.scope)
    .option("--trace <file>", texts.ask.trace)
    .option("--json", texts.json)
    .action(async (argument: string | undefined, flags: AskFlags) => {
      const swallowed = argument === undefined ? swallowedQuestion(flags) : undefined;
      const said = argument ?? swallowed?.question;
      if (said === undefined) return command.error(`error: ${texts.ask.noQuestion}`);
      const question = said === "-" ? (await readAll(terminal.stdin, longestQuestion)).trim() : said.trim();
      if (question === "") return command.error(`error: ${texts.ask.emptyQuestion}`);
      const own = swallowed?.options ?? flags;
      await checkPaths(command, own, terminal);
      const options = await withConfig(terminal, command, own);
      const model = chosenModel(terminal, options);
      showLoading(terminal);
      const { ask } = await import("../ask.js");
      await ask(terminal, question, { ...options, model });
    });
}
