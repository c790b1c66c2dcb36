import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { chineseMessage, translatedSentences } from "../../src/cli/texts/chinese-messages.js";
import { ChatGLMError } from "../../src/errors.js";

const src = fileURLToPath(new URL("../../src/", import.meta.url));
const sources = readdirSync(src, { recursive: true, encoding: "utf8" })
  .filter((file) => file.endsWith(".ts") && !file.includes("chinese-messages"))
  .map((file) => readFileSync(`${src}${file}`, "utf8"))
  .join("\n");
const inChinese = (message: string, remedy?: string): string => {
  const error = new ChatGLMError("IO_FAILED", message, { remedy });
  return chineseMessage(error.message, error.remedy);
};

describe("errors in Chinese", () => {
  it("translates sentences that are still said", () => {
    const gone = translatedSentences.filter((english) => {
      const parts = english.split("{}").map((part) =>
        part
          .replaceAll('"', "")
          .replace(/^[\s:,).]+|[\s(.]+$/gu, "")
          .trim(),
      );
      const longest = parts.sort((a, b) => b.length - a.length)[0] ?? "";
      return !parts.some((part) => part.length >= Math.min(12, longest.length) && sources.includes(part));
    });
    expect(gone).toEqual([]);
  });

  it.each([
    ["./docs does not exist.", "Name a file or a folder.", "./docs 不存在。请指定文件或文件夹。"],
    [
      "9000 tokens are more than the model's context of 8192.",
      "Shorten the input by at least 808 tokens.",
      "共 9000 个 token，超过模型 8192 个的上下文。请至少缩短 808 个 token。",
    ],
    [
      "Can't read a.json: ENOENT: no such file or directory, open 'a.json'.",
      undefined,
      "无法读取 a.json：没有这个文件或文件夹（ENOENT）, open 'a.json'。",
    ],
    ["128 bytes, more than 64", undefined, "128 字节，超过 64"],
    ["it has no text: its pages are pictures or empty", undefined, "没有文字：页面是图片或空白"],
    [
      "Key 2 of KEYS is not 32 bytes in base64 or hexadecimal.",
      undefined,
      "KEYS 的第 2 个密钥不是 32 字节的 base64 或十六进制。",
    ],
    [
      "http://127.0.0.1:9/sparql: nobody listens there (ECONNREFUSED).",
      undefined,
      "http://127.0.0.1:9/sparql：那里没有服务在监听（连接被拒绝（ECONNREFUSED））。",
    ],
    [
      "notes.md: no known ending.",
      "Name the file by its syntax: .ttl, .nt.",
      "notes.md：扩展名不认识。请按语法命名文件：.ttl, .nt。",
    ],
    ["talk.json: its content can't be parsed.", undefined, "talk.json: its content can't be parsed."],
    ["by its content it is a picture", undefined, "从内容看是图片"],
    ["./m/config.json: it is missing.", undefined, "缺少 ./m/config.json。"],
    ["a.json: model: Invalid input: expected string, received number.", undefined, "a.json：model：应为 string，实际是 number。"],
    ["Something that nobody translated.", "Set HOME.", "Something that nobody translated.请设置 HOME。"],
    [
      "The server can't listen on 127.0.0.1, port 80: EADDRINUSE: address already in use.",
      undefined,
      "服务器无法在 127.0.0.1 的端口 80 上监听：端口已被占用（EADDRINUSE）。",
    ],
  ])("says %s", (message, remedy, chinese) => {
    expect(inChinese(message, remedy)).toBe(chinese);
  });

  it("says the same of what is in Chinese already", () => {
    for (const message of ["a: nobody listens there (ECONNREFUSED).", "Can't read a: EACCES: permission denied."]) {
      const once = chineseMessage(message, undefined);
      expect(chineseMessage(once, undefined)).toBe(once);
    }
  });

  it("knows a remedy behind a sentence, and leaves any other text as it is", () => {
    expect(chineseMessage("./docs does not exist. Name a file or a folder.", undefined)).toBe(
      "./docs 不存在。请指定文件或文件夹。",
    );
    const graph = "bad.ttl: Expected entity but got eof on line 2. Mend the file at that line.";
    expect(chineseMessage(graph, undefined)).toBe("bad.ttl：第 2 行：应为 entity，实际是 eof。请修正文件中的那一行。");
    for (const text of ["", "{}", ". A".repeat(300), ": ".repeat(2_000)]) expect(chineseMessage(text, undefined)).toBe(text);
  });
});
