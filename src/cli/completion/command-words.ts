import type { Command, Option } from "commander";

/** What a command understands, as completions need it: plain values. */
export interface CommandWords {
  /** Without the program's own name: `[]` for the program, `["cache", "stats"]`. */
  readonly path: readonly string[];
  readonly description: string;
  readonly options: readonly OptionWords[];
  readonly commands: readonly CommandWords[];
}

export interface OptionWords {
  readonly long: string;
  readonly short: string | undefined;
  readonly description: string;
  /** `none`: a switch. `path`: a file or folder. `other`: something that can't be listed. */
  readonly value: "none" | "path" | "other" | readonly string[];
}

/** What a program understands, read from the program itself, so that completions can't say anything else. */
export function commandWords(program: Command, path: readonly string[] = []): CommandWords {
  const help = program.createHelp();
  const own = help.visibleOptions(program);
  const above = path.length === 0 ? [] : help.visibleGlobalOptions(program);
  return {
    path,
    description: program.description(),
    options: [...own, ...above].map(optionWords),
    commands: program.commands.map((command) => commandWords(command, [...path, command.name()])),
  };
}

/** A command and all below it, the command first. */
export function allCommands(words: CommandWords): CommandWords[] {
  return [words, ...words.commands.flatMap(allCommands)];
}

function optionWords(option: Option): OptionWords {
  const { long, short, description, argChoices, flags } = option;
  const [, argument] = /<([^>]+)>/.exec(flags) ?? [];
  const value = argChoices ?? (argument === undefined ? "none" : /^(?:dir|file|path|database)/.test(argument) ? "path" : "other");
  return { long: long ?? "", short, description, value: long === "--lang" ? ["en", "zh"] : value };
}
