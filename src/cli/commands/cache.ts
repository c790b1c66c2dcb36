import { Command } from "commander";
import type { CacheOptions } from "../cache.js";
import { wrapped } from "../help-layout.js";
import type { Terminal } from "../terminal.js";

/** `cache stats|list|get|delete|clear|verify`: what is kept, by question. */
export function cacheCommand(terminal: Terminal): Command {
  const { texts } = terminal;
  const command = new Command("cache")
    .description(texts.cache.description)
    .helpCommand(false)
    .addHelpText("after", `\n${wrapped(texts.cache.details, 80)}`);
  const without = ["stats", "list", "clear", "verify"] as const;
  const withQuestion = ["get", "delete"] as const;
  for (const name of without) {
    withOptions(command.command(name).description(texts.cache[name])).action(async (options: CacheOptions) => {
      const { runCache } = await import("../cache.js");
      await runCache(terminal, name, undefined, options);
    });
  }
  for (const name of withQuestion) {
    const one = command.command(name).description(texts.cache[name]).argument("<question>", texts.ask.question);
    withOptions(one).action(async (question: string, options: CacheOptions) => {
      const { runCache } = await import("../cache.js");
      await runCache(terminal, name, question, options);
    });
  }
  return command;

  function withOptions(one: Command): Command {
    return one.option("--cache-folder <dir>", texts.ask.cacheFolder).option("--json", texts.json);
  }
}
