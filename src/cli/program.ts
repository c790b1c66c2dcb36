import { readFileSync } from "node:fs";
import { Command } from "commander";
import { askCommand } from "./commands/ask.js";
import { cacheCommand } from "./commands/cache.js";
import { chatCommand } from "./commands/chat.js";
import { convertCommand } from "./commands/convert.js";
import { distillCommand } from "./commands/distill.js";
import { indexCommand } from "./commands/index-documents.js";
import { perplexityCommand } from "./commands/perplexity.js";
import { serveCommand } from "./commands/serve.js";
import { tokenizeCommand } from "./commands/tokenize.js";
import { trainCommand } from "./commands/train.js";
import { verifyCommand } from "./commands/verify.js";
import { workerCommand } from "./commands/worker.js";
import type { Terminal } from "./terminal.js";

/** The whole command line. Commands load what they need when they run. */
export function createProgram(terminal: Terminal): Command {
  const { texts, colors } = terminal;
  const program = new Command("langchain-chatglm")
    .description(texts.description)
    .version(packageVersion(), "-V, --version", texts.version)
    .helpOption("-h, --help", texts.help)
    .helpCommand(false)
    .option("--lang <language>", texts.language)
    .option("--debug", texts.debug);
  const commands = [
    convertCommand,
    verifyCommand,
    askCommand,
    chatCommand,
    serveCommand,
    workerCommand,
    indexCommand,
    cacheCommand,
    perplexityCommand,
    tokenizeCommand,
    trainCommand,
    distillCommand,
  ];
  for (const create of commands) program.addCommand(create(terminal));
  for (const command of withSubcommands(program)) {
    command
      .helpOption("-h, --help", texts.help)
      .exitOverride()
      .configureHelp({
        showGlobalOptions: command !== program,
        styleTitle: (title) => colors.bold(texts.headings[title] ?? title),
      })
      .configureOutput({
        writeOut: (text) => terminal.stdout.write(text),
        writeErr: (text) => terminal.stderr.write(text),
        outputError: (text, write) => write(colors.red(text)),
      });
  }
  return program;
}

function withSubcommands(command: Command): Command[] {
  return [command, ...command.commands.flatMap(withSubcommands)];
}

function packageVersion(): string {
  const description: unknown = JSON.parse(readFileSync(new URL("../../package.json", import.meta.url), "utf8"));
  return typeof description === "object" && description !== null && "version" in description ? String(description.version) : "0";
}
