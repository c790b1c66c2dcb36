import { Command } from "commander";
import { askCommand } from "./commands/ask.js";
import { cacheCommand } from "./commands/cache.js";
import { chatCommand } from "./commands/chat.js";
import { convertCommand } from "./commands/convert.js";
import { distillCommand } from "./commands/distill.js";
import { indexCommand } from "./commands/index-documents.js";
import { initCommand } from "./commands/init.js";
import { perplexityCommand } from "./commands/perplexity.js";
import { pullCommand } from "./commands/pull.js";
import { serveCommand } from "./commands/serve.js";
import { sourcesCommand } from "./commands/sources.js";
import { tokenizeCommand } from "./commands/tokenize.js";
import { trainCommand } from "./commands/train.js";
import { verifyCommand } from "./commands/verify.js";
import { packageVersion } from "./package-version.js";
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
    pullCommand,
    convertCommand,
    verifyCommand,
    askCommand,
    chatCommand,
    serveCommand,
    initCommand,
    sourcesCommand,
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
