import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { z } from "zod";

const shared = {
  id: z.string().regex(/^(zh|en)-(prose|triples|table|sources)-\d\d$/),
  lang: z.enum(["zh", "en"]),
  kind: z.enum(["prose", "triples", "table", "sources"]),
  relation: z.string().min(2),
  passages: z
    .array(z.strictObject({ title: z.string().min(1).optional(), text: z.string().min(1) }))
    .min(2)
    .max(4),
  question: z.string().min(5),
};
const answerable = z.strictObject({
  ...shared,
  answers: z.array(z.string().min(1)).min(1),
  disagree: z.literal(true).optional(),
});
const unanswerable = z.strictObject({ ...shared, unanswerable: z.literal(true) });

const questions = readFileSync(new URL("questions.jsonl", import.meta.url), "utf8")
  .trimEnd()
  .split("\n")
  .map((line) => z.union([answerable, unanswerable]).parse(JSON.parse(line)));
const answered = questions.filter((question) => "answers" in question);

const share = (which: (question: (typeof questions)[number]) => boolean): number =>
  questions.filter(which).length / questions.length;

describe("the questions written by hand", () => {
  it("are 120, each under a name of its own that says its language and kind", () => {
    expect(questions).toHaveLength(120);
    expect(new Set(questions.map(({ id }) => id)).size).toBe(120);
    expect(questions.filter(({ id, lang, kind }) => !id.startsWith(`${lang}-${kind}-`))).toEqual([]);
  });

  it("are half Chinese, half prose, a quarter unanswerable, in a few of them sources disagree", () => {
    expect(share(({ lang }) => lang === "zh")).toBe(0.5);
    expect(share(({ kind }) => kind === "prose")).toBe(0.5);
    expect(share((question) => "unanswerable" in question)).toBe(0.25);
    expect(answered.filter(({ disagree }) => disagree).length).toBeGreaterThanOrEqual(4);
    expect(questions.filter(({ lang, question }) => /\p{Script=Han}{2}/u.test(question) !== (lang === "zh"))).toEqual([]);
  });

  it("ask for at least 40 relations in each language", () => {
    for (const lang of ["zh", "en"]) {
      expect(
        new Set(questions.filter((question) => question.lang === lang).map(({ relation }) => relation)).size,
      ).toBeGreaterThanOrEqual(40);
    }
  });

  it("accept only what stands in a passage and not in the question", () => {
    const misplaced = answered.flatMap(({ id, answers, passages, question }) =>
      answers
        .filter((answer) => question.includes(answer) || !passages.some(({ text }) => text.includes(answer)))
        .map((answer) => [id, answer]),
    );
    expect(misplaced).toEqual([]);
  });

  it("have two accounts where the sources disagree, each from a passage of its own", () => {
    for (const { answers, passages } of answered.filter(({ disagree }) => disagree)) {
      const places = answers.map((answer) => passages.findIndex(({ text }) => text.includes(answer)));
      expect(new Set(places).size).toBe(2);
    }
  });

  it("don't always tell in the first passage", () => {
    const first = answered.filter(({ answers, passages }) => answers.some((answer) => passages[0]?.text.includes(answer)));
    expect(first.length).toBeLessThan(0.7 * answered.length);
  });
});
