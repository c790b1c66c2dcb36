import { allCommands, type CommandWords, type OptionWords } from "./command-words.js";

/** A script for fish: options and commands with what they are for. */
export function fishScript(program: string, words: CommandWords): string {
  const lines = allCommands(words).flatMap((command) => {
    const isHere = condition(command, words);
    return [
      ...command.commands.map(
        ({ path, description }) =>
          `complete -c ${program} -n ${quoted(isHere)} -f -a ${quoted(path.at(-1) ?? "")} -d ${quoted(description)}`,
      ),
      ...command.options.map(
        (option) => `complete -c ${program} -n ${quoted(isHere)} ${flags(option)} -d ${quoted(option.description)}`,
      ),
    ];
  });
  return `# fish completion of ${program}: ${program} completion fish | source
${lines.join("\n")}
`;
}

/** A condition that holds where this command is the one that is written. */
function condition({ path, commands }: CommandWords, words: CommandWords): string {
  const names = commands.map((one) => one.path.at(-1)).join(" ");
  if (path.length === 0) return `not __fish_seen_subcommand_from ${words.commands.map((one) => one.path.at(-1)).join(" ")}`;
  const seen = path.map((name) => `__fish_seen_subcommand_from ${name}`).join("; and ");
  return names === "" ? seen : `${seen}; and not __fish_seen_subcommand_from ${names}`;
}

function flags({ long, short, value }: OptionWords): string {
  const names = `-l ${long.replace(/^--/, "")}${short === undefined ? "" : ` -s ${short.replace(/^-/, "")}`}`;
  if (value === "none") return names;
  if (value === "path") return `${names} -r -F`;
  return value === "other" ? `${names} -x` : `${names} -x -a ${quoted(value.join(" "))}`;
}

function quoted(text: string): string {
  return `'${text.replaceAll("\\", "\\\\").replaceAll("'", "\\'")}'`;
}
