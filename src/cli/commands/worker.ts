import { Command } from "commander";
import { checkPaths } from "../check-paths.js";
import { chosenModel, type ModelFlags } from "../chosen-model.js";
import { withConfig } from "../config/config-options.js";
import { wrapped } from "../help-layout.js";
import { showLoading } from "../loading.js";
import { deviceOption, numberOption } from "../options.js";
import type { Terminal } from "../terminal.js";
import type { WorkerCommandOptions } from "../worker.js";
import { withModelOptions, withSourceOptions } from "./source-options.js";

export function workerCommand(terminal: Terminal): Command {
  const { texts } = terminal;
  const integer = (minimum: number, maximum: number) => numberOption(terminal, minimum, maximum, "integer");
  const real = (minimum: number, maximum: number) => numberOption(terminal, minimum, maximum, "real");
  const command = new Command("worker")
    .description(texts.worker.description)
    .option("--executor <url>", texts.executor)
    .option("--scope <name>", texts.scope);
  return withSourceOptions(withModelOptions(command, terminal), terminal)
    .option("--name <name>", texts.worker.name)
    .option("--only <kind...>", texts.worker.only)
    .option("--concurrency <n>", texts.worker.concurrency, integer(1, 10_000))
    .option("--lease <s>", texts.worker.lease, real(0.3, 3_600), 10)
    .option("--drain <s>", texts.worker.drain, real(0, 86_400), 30)
    .option("--host <address>", texts.worker.host, "127.0.0.1")
    .option("-p, --port <n>", texts.worker.port, integer(0, 65_535))
    .option("--no-cache", texts.ask.noCache)
    .option("--cache-folder <dir>", texts.ask.cacheFolder)
    .option("--index-folder <dir>", texts.index.folder)
    .option("--temperature <t>", texts.ask.temperature, real(0, 100))
    .option("--top-p <p>", texts.topP, real(Number.MIN_VALUE, 1))
    .option("--max-tokens <n>", texts.maxTokens, integer(1, 2 ** 20))
    .option("--seed <n>", texts.seed, integer(0, 2 ** 32 - 1))
    .option("--threads <n>", texts.threads, integer(1, 1024))
    .option("--device <device>", texts.device, deviceOption(terminal))
    .option("--timeout <s>", texts.ask.timeout, real(0.001, 86_400))
    .option("--no-matcher", texts.ask.noMatcher)
    .option("--no-plan", texts.ask.noPlan)
    .option("--no-check", texts.ask.noCheck)
    .option("--quiet", texts.worker.quiet)
    .addHelpText("after", `\n${wrapped(texts.worker.details, 80)}`)
    .action(async (flags: Omit<WorkerCommandOptions, "model"> & ModelFlags & { readonly config?: string }) => {
      await checkPaths(command, flags, terminal);
      const options = await withConfig(terminal, command, flags);
      if (options.executor === undefined) return command.error(`error: ${texts.worker.noExecutor}`);
      const model = chosenModel(terminal, options);
      showLoading(terminal);
      const { worker } = await import("../worker.js");
      await worker(terminal, { ...options, model });
    });
}
