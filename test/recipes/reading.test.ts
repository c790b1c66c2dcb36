import { describe, expect, it } from "vitest";
import { notKnown } from "../../recipes/chatglm-mini/examples.js";
import { commonCharacters } from "../../recipes/chatglm-mini/names.js";
import { Draws } from "../../recipes/chatglm-mini/reading/draws.js";
import { readingExamples, readingTasks } from "../../recipes/chatglm-mini/reading/held-out.js";
import { drawRelations } from "../../recipes/chatglm-mini/reading/open-relations.js";
import { makeReadingGroup, type ReadingExample } from "../../recipes/chatglm-mini/reading/reading-group.js";
import { readSubQuestions } from "../../src/answering/plan/decomposition.js";

const languages = ["zh", "en"] as const;

function group(seed: number, about: "evidence" | "decomposition" | "merge" = "evidence"): readonly ReadingExample[] {
  return makeReadingGroup({ seed, language: seed % 2 === 0 ? "zh" : "en", split: "train", about });
}

function evidenceOf({ messages }: ReadingExample): string {
  return (messages.at(-1)?.content ?? "").split("\n\n").slice(1, -1).join("\n\n");
}

describe("the examples of an open vocabulary", () => {
  it("are known by their seed", () => {
    for (let seed = 0; seed < 20; seed++) expect(group(seed)).toEqual(group(seed));
    expect(group(1)).not.toEqual(group(3));
  });

  it("ask each question by itself about one evidence, and copy what it tells", () => {
    let answered = 0;
    for (let seed = 0; seed < 300; seed++) {
      const examples = group(seed);
      expect(new Set(examples.map(evidenceOf)).size).toBe(1);
      for (const example of examples) {
        const pieces = new Map(
          evidenceOf(example)
            .split(/\n\n(?=\[\d+\])/)
            .map((piece) => [/^\[(\d+)\]/.exec(piece)?.[1], piece]),
        );
        const cited = [...example.reply.matchAll(/\[(\d+)\](?=[，。,.])/g)].map(([, number]) => pieces.get(number) ?? "");
        if (example.values.length === 0) expect(example.reply).toBe(Object.values(notKnown)[seed % 2]);
        else expect(cited.length).toBeGreaterThan(0);
        for (const [i, value] of example.values.entries()) {
          expect(example.reply).toContain(value);
          // A sentence that begins with it has a capital letter.
          expect(cited[i]?.toLowerCase(), example.reply).toContain(value.toLowerCase());
          answered++;
        }
      }
    }
    expect(answered).toBeGreaterThan(1500);
  });

  it("have between a fifth and a third of questions that are not answered", () => {
    const examples = Array.from({ length: 300 }, (_, seed) => group(seed)).flat();
    const open = examples.filter(({ task }) => task === "unknown" || task === "half").length / examples.length;
    expect(open).toBeGreaterThan(0.2);
    expect(open).toBeLessThan(0.34);
    expect(new Set(examples.map(({ task }) => task))).toEqual(
      new Set(["lines", "prose", "two-hop", "half", "accounts", "unknown"]),
    );
  });

  it("draw thousands of relations, none of them for both training and test", () => {
    for (const language of languages) {
      const keys = (split: "train" | "test"): Set<string> =>
        new Set(
          Array.from({ length: 6000 }, (_, seed) => drawRelations(new Draws(seed, language, split)))
            .flat()
            .map(({ key }) => key),
        );
      const [trained, tested] = [keys("train"), keys("test")];
      expect(trained.size).toBeGreaterThan(4000);
      expect(tested.size).toBeGreaterThan(2000);
      expect([...tested].filter((key) => trained.has(key))).toEqual([]);
    }
  });

  it("leave no gap of a template open", () => {
    for (let seed = 0; seed < 300; seed++) {
      for (const about of ["evidence", "decomposition", "merge"] as const) {
        for (const { messages, reply } of group(seed, about))
          expect([...messages.map(({ content }) => content), reply].join("\n")).not.toMatch(/\{[A-Z]\}|undefined/);
      }
    }
  });

  it("split questions into lists that the chain reads", () => {
    for (let seed = 0; seed < 200; seed++) {
      for (const { reply } of group(seed, "decomposition")) expect(readSubQuestions(reply), reply).toBeDefined();
    }
  });

  it("have as many of each task as a test wants", () => {
    for (const language of languages) {
      const found = readingExamples(language, 3);
      expect([...found.keys()]).toEqual(readingTasks);
      for (const examples of found.values()) expect(examples).toHaveLength(3);
    }
  });

  it("invent words of all common characters", () => {
    const draws = new Draws(1, "zh", "train");
    const seen = new Set(Array.from({ length: 30_000 }, () => draws.characters(2)).join(""));
    expect(seen.size).toBeGreaterThan(0.99 * [...commonCharacters].length);
  });
});
