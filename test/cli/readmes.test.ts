import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { createProgram } from "../../src/cli/program.js";
import { processTerminal } from "../../src/cli/terminal.js";

const PAIRS = [
  ["README.md", "README.zh-CN.md"],
  ["docs/command-line.md", "docs/zh/command-line.md"],
] as const;

/** What a page is made of: levels of headings, languages of code, tables' rows. */
function shape(file: string): { headings: string[]; code: string[]; rows: number } {
  const code: string[] = [];
  const text = readFileSync(file, "utf8").replaceAll(/^```(\w*)\n[\s\S]*?^```$/gm, (_, language: string) => {
    code.push(language);
    return "";
  });
  const headings = [...text.matchAll(/^(#+) /gm)].map(([, level = ""]) => level);
  return { headings, code, rows: [...text.matchAll(/^\|/gm)].length };
}

/** `langchain-chatglm COMMAND` and the options behind it, in the page's code. */
function commands(file: string): string[][] {
  const code = [...readFileSync(file, "utf8").matchAll(/^```sh\n([\s\S]*?)^```$/gm)].map(([, text = ""]) => text).join("\n");
  return [...code.matchAll(/langchain-chatglm ([a-z].*)$/gm)].map(([, line = ""]) => {
    const words = line
      .replace(/#.*$/, "")
      .replaceAll(/"[^"]*"/g, "")
      .split(/\s+/);
    return [words[0] ?? "", ...words.filter((word) => word.startsWith("--"))];
  });
}

describe.each(PAIRS)("%s and %s", (english, chinese) => {
  it("have the same sections, code and tables", () => {
    expect(shape(english).headings.length).toBeGreaterThan(5);
    expect(shape(chinese)).toEqual(shape(english));
  });

  it("show the same commands", () => {
    const sorted = (file: string): string[] =>
      commands(file)
        .map((words) => words.join(" "))
        .sort();
    expect(sorted(chinese)).toEqual(sorted(english));
  });

  it.each([english, chinese])("link to what there is: %s", (file) => {
    const links = [...readFileSync(file, "utf8").matchAll(/\]\((?!https?:|#)([^)#]+)/g)].map(([, link = ""]) => link);
    expect(links.length).toBeGreaterThan(1);
    expect(links.filter((link) => !existsSync(path.join(path.dirname(file), link)))).toEqual([]);
  });

  it("show commands and options that there are", () => {
    const program = createProgram(processTerminal([], {}));
    const known = new Map(
      program.commands.map((command) => [command.name(), [...command.options, ...program.options].map(({ long }) => long)]),
    );
    for (const [name = "", ...options] of [...commands(english), ...commands(chinese)])
      for (const option of options) expect(known.get(name), `${name} ${option}`).toContain(option);
  });
});
