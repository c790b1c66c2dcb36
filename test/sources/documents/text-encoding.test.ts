import { readdirSync, readFileSync } from "node:fs";
import * as OpenCC from "opencc-js/cn2t";
import { describe, expect, it } from "vitest";
import { decodeText } from "../../../src/sources/documents/decode-text.js";
import { textEncoding } from "../../../src/sources/documents/text-encoding.js";
import { encoderOf, utf16 } from "./encoders.js";

const gbk = encoderOf("gbk");
const big5 = encoderOf("big5");
const western = encoderOf("windows-1252");
const toTraditional: (text: string) => string = OpenCC.Converter({ from: "cn", to: "tw" });

const corpus = "examples/corpus/documents/";
const chinese = readdirSync(corpus)
  .filter((name) => name.includes(".zh."))
  .map((name) => readFileSync(corpus + name, "utf8"))
  .concat(readFileSync("README.zh-CN.md", "utf8"));
const chineseSentences = chinese.flatMap((text) => text.split(/[。\n]/)).filter((text) => /\p{Script=Han}{4}/u.test(text));
const westernSentences = [
  "Voilà, c'était déjà l'été à Besançon.",
  "Où est passé le garçon ? Il a mangé une pêche.",
  "Größe und Stärke sind nötig für die Prüfung.",
  "El niño pequeño comió una piña en España.",
  "O coração da cidade está à beira do rio.",
  "Søren købte rødgrød med fløde.",
  "“Smart quotes” — and a dash…",
  "The price is £5 or €6.",
  "Temperature 20°C ± 2",
  "© 2020 Müller & Söhne",
  "It’s a dog’s life",
  "ÉTÉ À PARIS",
  "½ cup of sugar, ¼ cup of crème fraîche",
  "café",
  "Zürich",
];

/** How many samples are read as they were written. */
async function shareRead(samples: readonly (readonly [string, Uint8Array | undefined])[]): Promise<number> {
  const written = samples.filter((sample): sample is [string, Uint8Array] => sample[1] !== undefined);
  expect(written.length).toBeGreaterThan(0);
  let right = 0;
  for (const [text, bytes] of written) {
    const read = await decodeText(bytes);
    if ("text" in read && read.text === text) right += 1;
  }
  return right / written.length;
}

describe("textEncoding", () => {
  it.each([
    ["GBK", gbk, (text: string) => text],
    ["Big5", big5, toTraditional],
  ] as const)("reads whole documents in %s", async (_name, encode, write) => {
    const texts = chinese.map((text) => write(text.replace(/[^\p{ASCII}\p{Script=Han}，。、：；？！《》「」\n]/gu, "")));
    expect(await shareRead(texts.map((text) => [text, encode(text)]))).toBe(1);
  });

  it.each([
    ["GBK", gbk, (text: string) => text],
    ["Big5", big5, toTraditional],
  ] as const)("reads nearly every single sentence in %s", async (_name, encode, write) => {
    const texts = chineseSentences.map(write);
    expect(await shareRead(texts.map((text) => [text, encode(text)]))).toBeGreaterThan(0.98);
  });

  it.each(["le", "be"] as const)("reads UTF-16 %s with and without a mark", async (order) => {
    for (const text of [...chineseSentences, ...westernSentences, "plain ASCII\r\nof two lines"]) {
      expect(await decodeText(utf16(text, order, true))).toEqual({ text });
      expect(await decodeText(utf16(text, order, false))).toEqual({ text });
    }
  });

  it("reads every line of Western text in Windows-1252", async () => {
    expect(await shareRead(westernSentences.map((text) => [text, western(text)]))).toBe(1);
  });

  it("leaves UTF-8 as it is, short or long, with or without a mark", async () => {
    const texts = [
      ...chineseSentences,
      ...chineseSentences.map(toTraditional),
      ...westernSentences,
      "",
      "a",
      "什",
      "日本語です",
      "Привет",
    ];
    for (const text of texts) {
      expect(textEncoding(Buffer.from(text))).toEqual({ encoding: "utf-8" });
      expect(await decodeText(Buffer.from(`\ufeff${text}`))).toEqual({ text });
    }
  });

  it("reads UTF-8 of which a few bytes are damaged as UTF-8, with a mark in their place", async () => {
    const bytes = Buffer.from(chinese.join("\n"));
    bytes[300] = 0xff;
    bytes[3_000] = 0xff;
    const read = await decodeText(bytes);
    expect(read).toMatchObject({ text: expect.stringContaining("\ufffd") });
    expect("text" in read && read.text.replaceAll(/\ufffd+/g, "").length).toBeGreaterThan(chinese.join("\n").length - 12);
  });

  it("reads GBK of which a byte is damaged or the end cut off", async () => {
    const text = "白鹭灯塔建于1887年，用来照亮港口。".repeat(20);
    const bytes = gbk(text) ?? new Uint8Array();
    expect(await decodeText(bytes.subarray(0, bytes.length - 1))).toEqual({ text: `${text.slice(0, -1)}\ufffd` });
    bytes[100] = 0x20;
    expect(await decodeText(bytes)).toMatchObject({ text: expect.stringMatching(/^白鹭灯塔.*照亮港口。$/) });
  });

  it("refuses half a file in one encoding and half in another", async () => {
    const text = "白鹭灯塔建于1887年，用来照亮港口。";
    const halves = [Buffer.from(text), gbk(text) ?? new Uint8Array()];
    expect(await decodeText(Buffer.concat(halves))).toHaveProperty("reason");
    expect(await decodeText(Buffer.concat(halves.reverse()))).toHaveProperty("reason");
  });

  it("finds the Chinese behind a long English beginning", async () => {
    const text = `${"An English line that is rather long.\n".repeat(2_000)}灯塔建于1887年。\n`;
    expect(await decodeText(gbk(text) ?? new Uint8Array())).toEqual({ text });
  });

  it("reads other encodings where there is enough to tell them by", async () => {
    const japanese =
      "吾輩は猫である。名前はまだ無い。どこで生れたかとんと見当がつかぬ。何でも薄暗いじめじめした所でニャーニャー泣いていた事だけは記憶している。".repeat(
        3,
      );
    const russian = "Все счастливые семьи похожи друг на друга, каждая несчастливая семья несчастлива по-своему. ".repeat(3);
    expect(await decodeText(encoderOf("shift_jis")(japanese) ?? new Uint8Array())).toEqual({ text: japanese });
    expect(await decodeText(encoderOf("windows-1251")(russian) ?? new Uint8Array())).toEqual({ text: russian });
  });

  it.each([
    ["binary data", Uint8Array.from([84, 101, 0, 97]), "binary"],
    ["control characters", Uint8Array.from([0xff, 0xd8, 0xff, 0xe0, 0x10, 0x4a, 0x02]), "binary"],
    ["UTF-32", Uint8Array.from([0xff, 0xfe, 0, 0, 65, 0, 0, 0]), "UTF-32"],
  ])("says why it can't read %s", async (_what, bytes, reason) => {
    expect(await decodeText(bytes)).toMatchObject({ reason });
  });
});
