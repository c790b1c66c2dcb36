import { allCommands, type CommandWords } from "./command-words.js";

/** A script for bash: options and commands; elsewhere bash's own completion of files. */
export function bashScript(program: string, words: CommandWords): string {
  const name = `_${program.replaceAll("-", "_")}`;
  const commands = allCommands(words);
  const steps = commands.slice(1).map(({ path }) => {
    const before = path.slice(0, -1).join(" ");
    return `      ${quoted(`${before}/${path.at(-1)}`)}) path=${quoted(path.join(" "))} ;;`;
  });
  const values = commands.flatMap(({ path, options }) =>
    options.flatMap(({ long, short, value }) => {
      if (value === "none") return [];
      const pattern = [long, ...(short === undefined ? [] : [short])]
        .map((flag) => quoted(`${path.join(" ")}/${flag}`))
        .join("|");
      const reply = typeof value === "string" ? "" : `COMPREPLY=($(compgen -W ${quoted(value.join(" "))} -- "$current")); `;
      return [`    ${pattern}) ${reply}return ;;`];
    }),
  );
  const lists = commands.map(({ path, options, commands: below }) => {
    const flags = options.flatMap(({ long, short }) => [long, ...(short === undefined ? [] : [short])]).join(" ");
    return `    ${quoted(path.join(" "))}) flags=${quoted(flags)}; below=${quoted(below.map((one) => one.path.at(-1)).join(" "))} ;;`;
  });
  return `# bash completion of ${program}: source <(${program} completion bash)
${name}() {
  local current="\${COMP_WORDS[COMP_CWORD]}" before="\${COMP_WORDS[COMP_CWORD-1]}" path="" flags="" below="" index
  COMPREPLY=()
  for ((index = 1; index < COMP_CWORD; index++)); do
    case "$path/\${COMP_WORDS[index]}" in
${steps.join("\n")}
    esac
  done
  case "$path/$before" in
${values.join("\n")}
  esac
  case "$path" in
${lists.join("\n")}
  esac
  if [[ "$current" == -* ]]; then
    COMPREPLY=($(compgen -W "$flags" -- "$current"))
  elif [[ -n "$below" ]]; then
    COMPREPLY=($(compgen -W "$below" -- "$current"))
  fi
}
complete -o default -F ${name} ${program}
`;
}

function quoted(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`;
}
