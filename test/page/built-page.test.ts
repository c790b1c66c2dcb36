import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { describe, expect, expectTypeOf, it } from "vitest";
import type * as page from "../../page/src/asking/protocol.js";
import { type Texts, textsOf } from "../../page/src/frame/texts.js";
import type { Answer, AnswerEvents } from "../../src/answering/answer.js";
import type { TracedSpan } from "../../src/answering/trace/answer-trace.js";
import { requireFreshBuild } from "../support/fresh-build.js";

requireFreshBuild();
const folder = fileURLToPath(new URL("../../dist/page/", import.meta.url));
const files = new Map(readdirSync(folder).map((name) => [name, readFileSync(`${folder}${name}`, "utf8")]));

describe("the built page", () => {
  it("is smaller than 150 kB, and half of that on its way", () => {
    expect([...files.keys()].sort()).toEqual(["icon.svg", "index.html", "page.css", "page.js"]);
    const sizes = [...files.values()].map((text) => [Buffer.byteLength(text), gzipSync(text, { level: 9 }).length] as const);
    expect(sizes.reduce((sum, [raw]) => sum + raw, 0)).toBeLessThan(150_000);
    expect(sizes.reduce((sum, [, zipped]) => sum + zipped, 0)).toBeLessThan(75_000);
  });

  it("fetches nothing from elsewhere, and has nothing in it that its policy forbids", () => {
    const html = files.get("index.html") ?? "";
    expect(html.match(/(?:src|href)="[^"]+"/g)).toEqual(['href="icon.svg"', 'href="page.css"', 'src="page.js"']);
    expect(html).not.toMatch(/<style| style=| on\w+=|<script(?! type="module" src)/);
    expect(files.get("page.css")).not.toMatch(/url\(|@import/);
    expect(files.get("page.js")).not.toMatch(/\beval\(|new Function|document\.write/);
  });

  it("understands what the server sends", () => {
    expectTypeOf<Answer>().toExtend<page.Answer>();
    expectTypeOf<Required<TracedSpan>>().toExtend<Required<page.Span>>();
    expectTypeOf<AnswerEvents>().toExtend<page.AnswerEvents>();
    expectTypeOf<keyof AnswerEvents>().toEqualTypeOf<keyof page.AnswerEvents>();
  });

  it("says everything in both languages", () => {
    const shape = (value: unknown): unknown =>
      typeof value === "object" && value !== null
        ? Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, shape(inner)]))
        : typeof value;
    expect(shape(textsOf.zh)).toEqual(shape(textsOf.en));
    const words = (texts: Texts): unknown[] =>
      Object.values(texts).flatMap((value) => (typeof value === "object" ? Object.values(value) : value));
    const [english, chinese] = [words(textsOf.en), words(textsOf.zh)];
    const same = english.filter((word, index) => typeof word === "string" && word === chinese[index]);
    expect(same).toEqual(["langchain-chatglm"]);
  });
});
