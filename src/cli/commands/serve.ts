import { Command } from "commander";
import { checkPaths } from "../check-paths.js";
import { chosenModel, type ModelFlags } from "../chosen-model.js";
import { withConfig } from "../config/config-options.js";
import { wrapped } from "../help-layout.js";
import { showLoading } from "../loading.js";
import { deviceOption, numberOption } from "../options.js";
import type { ServeOptions } from "../serve.js";
import type { Terminal } from "../terminal.js";
import { withModelOptions, withSourceOptions } from "./source-options.js";

export function serveCommand(terminal: Terminal): Command {
  const { texts } = terminal;
  const integer = (minimum: number, maximum: number) => numberOption(terminal, minimum, maximum, "integer");
  const real = (minimum: number, maximum: number) => numberOption(terminal, minimum, maximum, "real");
  const command = new Command("serve").description(texts.serve.description);
  return withSourceOptions(withModelOptions(command, terminal), terminal)
    .option("--host <address>", texts.serve.host, "127.0.0.1")
    .option("-p, --port <n>", texts.serve.port, integer(0, 65_535), 8080)
    .option("--api-key-file <file>", texts.serve.apiKeyFile)
    .option("--name <name>", texts.serve.name)
    .option("--system <text>", texts.system)
    .option("--allow-host <name...>", texts.serve.allowHost)
    .option("--cors <origin...>", texts.serve.cors)
    .option("--max-running <n>", texts.serve.maxRunning, integer(1, 100_000))
    .option("--max-queue <n>", texts.serve.maxQueue, integer(0, 1_000_000))
    .option("--max-per-key <n>", texts.serve.maxPerKey, integer(1, 1_000_000))
    .option("--max-body <MiB>", texts.serve.maxBody, real(0.001, 1_024))
    .option("--reply-timeout <s>", texts.serve.replyTimeout, real(0.001, 86_400))
    .option("--drain <s>", texts.serve.drain, real(0, 86_400))
    .option("--no-cache", texts.ask.noCache)
    .option("--cache-folder <dir>", texts.ask.cacheFolder)
    .option("--index-folder <dir>", texts.index.folder)
    .option("--temperature <t>", texts.serve.temperature, real(0, 100))
    .option("--top-p <p>", texts.topP, real(Number.MIN_VALUE, 1))
    .option("--max-tokens <n>", texts.maxTokens, integer(1, 2 ** 20))
    .option("--max-thinking-tokens <n>", texts.maxThinkingTokens, integer(0, 2 ** 20))
    .option("--threads <n>", texts.threads, integer(1, 1024))
    .option("--device <device>", texts.device, deviceOption(terminal))
    .option("--timeout <s>", texts.ask.timeout, real(0.001, 86_400))
    .option("--no-matcher", texts.ask.noMatcher)
    .option("--no-plan", texts.ask.noPlan)
    .option("--no-check", texts.ask.noCheck)
    .option("--executor <url>", texts.executor)
    .option("--scope <name>", texts.scope)
    .option("--no-page", texts.serve.noPage)
    .option("--quiet", texts.serve.quiet)
    .addHelpText("after", `\n${wrapped(texts.serve.details, 80)}`)
    .action(async (flags: Omit<ServeOptions, "model"> & ModelFlags & { readonly config?: string }) => {
      await checkPaths(command, flags, terminal);
      const options = await withConfig(terminal, command, flags, "serve");
      const model = chosenModel(terminal, options);
      showLoading(terminal);
      const { serve } = await import("../serve.js");
      await serve(terminal, { ...options, model });
    });
}
