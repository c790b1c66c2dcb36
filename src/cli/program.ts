import { Command, Help } from "commander";
import stringWidth from "string-width";
import { askCommand } from "./commands/ask.js";
import { cacheCommand } from "./commands/cache.js";
import { chatCommand } from "./commands/chat.js";
import { completionCommand } from "./commands/completion.js";
import { convertCommand } from "./commands/convert.js";
import { distillCommand } from "./commands/distill.js";
import { doctorCommand } from "./commands/doctor.js";
import { indexCommand } from "./commands/index-documents.js";
import { initCommand } from "./commands/init.js";
import { perplexityCommand } from "./commands/perplexity.js";
import { pullCommand } from "./commands/pull.js";
import { seeCommand } from "./commands/see.js";
import { serveCommand } from "./commands/serve.js";
import { sourcesCommand } from "./commands/sources.js";
import { tokenizeCommand } from "./commands/tokenize.js";
import { trainCommand } from "./commands/train.js";
import { verifyCommand } from "./commands/verify.js";
import { workerCommand } from "./commands/worker.js";
import { wrapped } from "./help-layout.js";
import { packageVersion } from "./package-version.js";
import type { Terminal } from "./terminal.js";
import { examplesOf } from "./texts/examples.js";

/** As the help lists them: first what most people come for. The headings are those of the catalogues. */
const GROUPS: readonly (readonly [heading: string, commands: readonly ((terminal: Terminal) => Command)[]])[] = [
  ["Answers:", [askCommand, chatCommand, serveCommand, seeCommand]],
  ["Sources:", [initCommand, sourcesCommand, indexCommand, cacheCommand]],
  [
    "Models:",
    [pullCommand, convertCommand, verifyCommand, doctorCommand, perplexityCommand, tokenizeCommand, trainCommand, distillCommand],
  ],
  ["More:", [workerCommand, completionCommand]],
];

/** The whole command line. Commands load what they need when they run. */
export function createProgram(terminal: Terminal): Command {
  const { texts } = terminal;
  const program = new Command("langchain-chatglm")
    .description(texts.description)
    .version(packageVersion(), "-V, --version", texts.version)
    .helpOption("-h, --help", texts.help)
    .helpCommand(false)
    .option("--lang <language>", texts.language)
    .option("--debug", texts.debug);
  for (const [heading, commands] of GROUPS)
    for (const create of commands) program.addCommand(create(terminal).helpGroup(heading));
  for (const command of withSubcommands(program)) finish(command, terminal);
  return program;
}

/** What every command has in common: help in the terminal's words and width, errors in its colours, examples. */
function finish(command: Command, { texts, colors, stdout, stderr }: Terminal): void {
  const path = pathOf(command);
  const examples = examplesOf(path, texts.exampleQuestions).map((example) => `  $ langchain-chatglm ${example}\n`);
  command
    .helpOption("-h, --help", texts.help)
    .exitOverride()
    .configureHelp({
      showGlobalOptions: path !== "",
      styleTitle: (title) => colors.bold(texts.headings[title] ?? title),
      displayWidth: stringWidth,
      boxWrap: wrapped,
      formatHelp: (one, helper) => texts.helpLayout(Help.prototype.formatHelp.call(helper, one, helper)),
      commandUsage: (one) => texts.usage(new Help().commandUsage(one)),
      subcommandTerm: (one) => texts.usage(new Help().subcommandTerm(one)),
      optionDescription: (option) => texts.inHelp(new Help().optionDescription(option)),
      argumentDescription: (argument) => texts.inHelp(new Help().argumentDescription(argument)),
    })
    .configureOutput({
      writeOut: (text) => stdout.write(text),
      writeErr: (text) => stderr.write(text),
      outputError: (text, write) => write(colors.red(texts.usageError(text))),
    });
  if (examples.length > 0) command.addHelpText("after", `\n${colors.bold(texts.examples)}\n${examples.join("").trimEnd()}`);
}

/** Without the program's own name. */
function pathOf(command: Command): string {
  const above = command.parent === null ? "" : pathOf(command.parent);
  return command.parent === null ? "" : `${above} ${command.name()}`.trim();
}

function withSubcommands(command: Command): Command[] {
  return [command, ...command.commands.flatMap(withSubcommands)];
}
