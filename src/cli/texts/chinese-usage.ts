/** What the parser of command lines says, and how that is said in Chinese. The first that fits is taken. */
const SAID: readonly (readonly [RegExp, string])[] = [
  [/^error: unknown option '(.+?)'/, "错误：没有选项 $1"],
  [/^error: unknown command '(.+?)'/, "错误：没有命令 $1"],
  [/^error: missing required argument '(.+?)'/, "错误：缺少参数 <$1>"],
  [/^error: required option '(.+?)' not specified/, "错误：缺少必需的选项 $1"],
  [/^error: option '(.+?)' argument missing/, "错误：选项 $1 缺少值"],
  [/^error: option '(.+?)' argument '(.*?)' is invalid\.( Allowed choices are (.+)\.)? ?/s, "错误：选项 $1 的值“$2”不对。"],
  [
    /^error: command-argument value '(.*?)' is invalid for argument '(.+?)'\.( Allowed choices are (.+)\.)? ?/s,
    "错误：参数 <$2> 的值“$1”不对。",
  ],
  [
    /^error: too many arguments(?: for '(.+?)')?\. Expected (\d+) arguments? but got (\d+)\./,
    "错误：参数太多：需要 $2 个，给了 $3 个",
  ],
  [/^error: option '(.+?)' cannot be used with option '(.+?)'/, "错误：选项 $1 不能与选项 $2 同时使用"],
  [/^error: /, "错误："],
];

/** The same in Chinese. */
export function chineseUsage(text: string): string {
  const [pattern, said] = SAID.find(([one]) => one.test(text)) ?? [];
  if (pattern === undefined || said === undefined) return text;
  const choices = /Allowed choices are (.+)\./.exec(text)?.[1];
  return text
    .replace(pattern, `${said}${choices === undefined ? "" : `可选：${choices}。`}`)
    .replace(/\(Did you mean one of (.+)\?\)/, "（是不是想写 $1？）")
    .replace(/\(Did you mean (.+)\?\)/, "（是不是想写 $1？）");
}

/** What options and arguments are told of beside their description. */
export function chineseHelp(text: string): string {
  return text.replace(/ ?\((choices: .*|default: .*)\)$/s, (_, info: string) => {
    const said = info
      .replace("choices: ", "可选：")
      .replace(/,? ?default: (.*)$/s, (all, value: string) => `${all.startsWith(",") ? "；" : ""}默认：${value}`);
    return `（${said}）`;
  });
}

/** `用法：` and what a command is called with; the names of its own arguments stay as they are. */
export function chineseUsageLine(text: string): string {
  return text.replace("[options]", "[选项]").replace("[command]", "[命令]");
}

/** A wide colon needs no space behind it. */
export function chineseLayout(text: string): string {
  return text.replace(/^([^\n]*?：\S*) /u, "$1");
}
