import { allCommands, type CommandWords, type OptionWords } from "./command-words.js";

/** A script for zsh: options and commands with what they are for. It may be sourced, or lie in a folder of `fpath`. */
export function zshScript(program: string, words: CommandWords): string {
  const name = functionName(program, words);
  const functions = allCommands(words).map((command) => commandFunction(program, command));
  return `#compdef ${program}
# zsh completion of ${program}: source <(${program} completion zsh)
${functions.join("\n")}
if [ "$funcstack[1]" = ${quoted(name)} ]; then
  ${name} "$@"
elif (( $+functions[compdef] )); then
  compdef ${name} ${program}
fi
`;
}

function commandFunction(program: string, command: CommandWords): string {
  const options = command.options.map(optionSpec);
  if (command.commands.length === 0) {
    const last = [...options, quoted("*:file:_files")];
    return `${functionName(program, command)}() {\n  _arguments -s -S ${last.join(" ")}\n}`;
  }
  const described = command.commands.map(({ path, description }) =>
    quoted(`${(path.at(-1) ?? "").replaceAll(":", "\\:")}:${description}`),
  );
  const calls = command.commands.map((one) => `    ${quoted(one.path.at(-1) ?? "")}) ${functionName(program, one)} ;;`);
  return `${functionName(program, command)}() {
  local context state state_descr line
  typeset -A opt_args
  _arguments -C ${[...options, quoted("1: :->command"), quoted("*:: :->rest")].join(" ")}
  case $state in
  command)
    local -a commands
    commands=(${described.join(" ")})
    _describe command commands
    ;;
  rest)
    case $line[1] in
${calls.join("\n")}
    esac
    ;;
  esac
}`;
}

function optionSpec({ long, short, description, value }: OptionWords): string {
  const text = `[${description.replaceAll(/[\\[\]:]/g, "\\$&").replaceAll("\n", " ")}]`;
  const action =
    value === "none" ? "" : value === "path" ? ":path:_files" : value === "other" ? ":value: " : `:value:(${value.join(" ")})`;
  const spec = quoted(`${text}${action}`);
  // Options of several values may come again.
  return short === undefined ? `${quoted(`*${long}`)}${spec}` : `'*'{${short},${long}}${spec}`;
}

function functionName(program: string, { path }: CommandWords): string {
  return ["", program, ...path].join("_").replaceAll(/[^A-Za-z0-9_]/g, "_");
}

function quoted(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`;
}
