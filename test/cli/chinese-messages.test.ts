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
          .replace(/^[\s:,]+/u, "")
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
    ["Something that nobody translated.", "Set HOME.", "Something that nobody translated.请设置 HOME。"],
    [
      "The server can't listen on 127.0.0.1, port 80: EADDRINUSE: address already in use.",
      undefined,
      "服务器无法在 127.0.0.1 的端口 80 上监听：端口已被占用（EADDRINUSE）。",
    ],
  ])("says %s", (message, remedy, chinese) => {
    expect(inChinese(message, remedy)).toBe(chinese);
  });

  it("knows a remedy behind a sentence, and leaves any other text as it is", () => {
    expect(chineseMessage("./docs does not exist. Name a file or a folder.", undefined)).toBe(
      "./docs 不存在。请指定文件或文件夹。",
    );
    for (const text of ["", "{}", ". A".repeat(300), ": ".repeat(2_000)]) expect(chineseMessage(text, undefined)).toBe(text);
  });
});
