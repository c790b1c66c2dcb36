import { Command } from "commander";
import type { ChatOptions } from "../chat/chat-options.js";
import { checkPaths } from "../check-paths.js";
import { chosenModel, type ModelFlags } from "../chosen-model.js";
import { withConfig } from "../config/config-options.js";
import { showLoading } from "../loading.js";
import { deviceOption, numberOption } from "../options.js";
import type { Terminal } from "../terminal.js";
import { withModelOptions, withSourceOptions } from "./source-options.js";

export function chatCommand(terminal: Terminal): Command {
  const { texts } = terminal;
  const command = new Command("chat").description(texts.chat.description);
  return withSourceOptions(withModelOptions(command, terminal), terminal)
    .option("--system <text>", texts.system)
    .option("--session <file>", texts.chat.session)
    .option("--no-cache", texts.ask.noCache)
    .option("--cache-folder <dir>", texts.ask.cacheFolder)
    .option("--index-folder <dir>", texts.index.folder)
    .option("--temperature <t>", texts.serve.temperature, numberOption(terminal, 0, 100, "real"))
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
    .action(async (flags: Omit<ChatOptions, "model"> & ModelFlags & { readonly config?: string }) => {
      await checkPaths(command, flags, terminal);
      const options = await withConfig(terminal, command, flags);
      const model = chosenModel(terminal, options);
      showLoading(terminal);
      const { chat } = await import("../chat/chat.js");
      await chat(terminal, { ...options, model });
    });
}
