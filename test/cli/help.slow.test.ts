import { Writable } from "node:stream";
import type { Command } from "commander";
import pico from "picocolors";
import stringWidth from "string-width";
import { describe, expect, it } from "vitest";
import { wrapped } from "../../src/cli/help-layout.js";
import { createProgram } from "../../src/cli/program.js";
import { reportError } from "../../src/cli/report-error.js";
import type { Terminal } from "../../src/cli/terminal.js";
import { chinese } from "../../src/cli/texts/chinese.js";
import { english, type Texts } from "../../src/cli/texts/english.js";
import { ChatGLMError } from "../../src/errors.js";

class Shown extends Writable {
  text = "";

  override _write(chunk: Buffer, _encoding: string, done: () => void): void {
    this.text += chunk.toString();
    done();
  }
}

function terminalOf(texts: Texts): { terminal: Terminal; stdout: Shown; stderr: Shown } {
  const [stdout, stderr] = [new Shown(), new Shown()];
  const quiet = { interactive: false, interactiveInput: false, interactiveErrors: false, environment: {} };
  return {
    terminal: { stdin: process.stdin, stdout, stderr, texts, colors: pico.createColors(false), ...quiet },
    stdout,
    stderr,
  };
}

function commandsOf(command: Command): Command[] {
  return [command, ...command.commands.flatMap(commandsOf)];
}

function pathOf(command: Command): string[] {
  return command.parent === null ? [] : [...pathOf(command.parent), command.name()];
}

const paths = commandsOf(createProgram(terminalOf(english).terminal)).map(pathOf);
const cases = paths.flatMap((path) => [[path, english] as const, [path, chinese] as const]);

/** Runs a command line of which the actions do nothing. */
async function parse(texts: Texts, argv: readonly string[]): Promise<{ code: number; stdout: string; stderr: string }> {
  const { terminal, stdout, stderr } = terminalOf(texts);
  const program = createProgram(terminal);
  for (const command of commandsOf(program)) if (command.commands.length === 0) command.action(() => {});
  try {
    await program.parseAsync(["node", "langchain-chatglm", ...argv]);
    return { code: 0, stdout: stdout.text, stderr: stderr.text };
  } catch (error) {
    return { code: reportError(error, terminal, false), stdout: stdout.text, stderr: stderr.text };
  }
}

/** `ask "a b" c` → its words. */
function words(example: string): string[] {
  return [...example.matchAll(/"([^"]*)"|(\S+)/g)].map(([, quoted, bare]) => quoted ?? bare ?? "");
}

describe("help", () => {
  it.each(cases)("of %j fits eighty columns, and its examples can be run", async (path, texts) => {
    const { code, stdout } = await parse(texts, [...path, "--help"]);
    expect(code).toBe(0);
    for (const line of stdout.split("\n")) expect(stringWidth(line), line).toBeLessThanOrEqual(80);
    const [, examples = ""] = stdout.split(`${texts.examples}\n`);
    const lines = examples.split("\n").filter((line) => line.startsWith("  $ langchain-chatglm "));
    expect(lines.length).toBeGreaterThan(0);
    for (const line of lines) {
      const argv = words(line.slice("  $ langchain-chatglm ".length));
      expect(argv.slice(0, path.length)).toEqual(path);
      expect(await parse(texts, argv), line).toMatchObject({ code: 0, stderr: "" });
    }
  });

  it("says everything in Chinese to whoever reads Chinese", async () => {
    for (const path of paths) {
      const { stdout } = await parse(chinese, [...path, "--help"]);
      // Sentences of the parser's own, and descriptions nobody translated.
      expect(stdout).not.toMatch(/choices:|default:|Usage:|Options:|\[options\]|\[command\]|\b(?:the|and|with|which) \w/);
      expect(stdout).toMatch(/^用法：langchain-chatglm/);
    }
  });

  it("lists commands by what they are for, answers first", async () => {
    const headings = (help: string): string[] => help.split("\n").filter((line) => /^\S.*[:：]$/.test(line));
    const [said, inChinese] = [await parse(english, ["--help"]), await parse(chinese, ["--help"])];
    expect(headings(said.stdout)).toEqual(["Options:", "Answers:", "Sources:", "Models:", "More:", "Examples:"]);
    expect(headings(inChinese.stdout)).toEqual(["选项：", "问答：", "来源：", "模型：", "其他：", "示例："]);
    expect(said.stdout).toMatch(/Answers:\n {2}ask /);
  });
});

describe("wrong command lines in Chinese", () => {
  it.each([
    [["frobnicate"], "错误：没有命令 frobnicate"],
    [["convrt"], "（是不是想写 convert？）"],
    [["ask", "x", "--frobnicate"], "错误：没有选项 --frobnicate"],
    [["verify"], "错误：缺少参数 <dir>"],
    [["verify", "a", "b"], "错误：参数太多：需要 1 个，给了 2 个"],
    [["convert", "x", "--out", "y"], "错误：缺少必需的选项 -p, --precision <precision>"],
    [["convert", "x", "--out", "y", "-p", "int3"], "的值“int3”不对。可选：fp32, int8, int4。"],
    [["chat", "--model"], "错误：选项 -m, --model <dir> 缺少值"],
    [["chat", "--top-p", "7"], "的值“7”不对。须大于 0，且不超过 1。"],
    [["ask", "x", "--timeout", "never"], "的值“never”不对。须是 0.001 到 86400 之间的数。"],
    [["completion", "csh"], "错误：参数 <shell> 的值“csh”不对。可选：bash, zsh, fish。"],
    [["perplexity", "--model", "x", "--ids", "a", "--text", "b"], "不能与选项"],
  ])("%j", async (argv, said) => {
    const { code, stderr } = await parse(chinese, argv);
    expect(code).toBe(2);
    expect(stderr).toContain(said);
    expect(stderr).not.toContain("error:");
  });

  it("says by an error's code what kind it is", () => {
    const { terminal, stderr } = terminalOf(chinese);
    expect(reportError(new ChatGLMError("MODEL_NOT_FOUND", "./x is not there."), terminal, false)).toBe(1);
    expect(stderr.text).toBe("错误：找不到模型。./x is not there.\n");
  });
});

describe("wrapped", () => {
  it("breaks Chinese between characters, and never before closing punctuation", () => {
    expect(wrapped("一二三四五六，七八", 12)).toBe("一二三四五\n六，七八");
    expect(wrapped("一二（三四）五六", 8)).toBe("一二（三\n四）五六");
    expect(wrapped("一二三（四）", 8)).toBe("一二三\n（四）");
    expect(wrapped("read many words here", 10)).toBe("read many\nwords here");
    expect(wrapped("a\n\nbc", 10)).toBe("a\n\nbc");
    expect(wrapped("unbreakable", 4)).toBe("unbreakable");
  });
});
