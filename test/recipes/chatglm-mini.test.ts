import { describe, expect, it } from "vitest";
import { examples } from "../../recipes/chatglm-mini/data.js";
import { type Example, makeConversation, makeExample, makeQuestionGroup, notKnown } from "../../recipes/chatglm-mini/examples.js";
import { assembledFiller } from "../../recipes/chatglm-mini/fillers.js";
import { paraphrases } from "../../recipes/chatglm-mini/paraphrases.js";
import { frames, relations, wrappings } from "../../recipes/chatglm-mini/relations.js";
import { unseenQuestions } from "../../recipes/chatglm-mini/unseen-questions.js";
import { askAbout, byName, templates, waysToAsk } from "../../recipes/chatglm-mini/wording.js";
import { World } from "../../recipes/chatglm-mini/world.js";
import { readSubQuestions } from "../../src/answering/plan/decomposition.js";
import { Xoshiro } from "../../src/training/xoshiro.js";

/** Number → the text of the evidence that has it. */
function evidenceOf({ messages }: Pick<Example, "messages">): Map<number, string> {
  const pieces = (messages.at(-1)?.content ?? "").split(/\n\n(?=\[\d+\])/).slice(1);
  return new Map(pieces.map((piece) => [Number(/^\[(\d+)\]/.exec(piece)?.[1]), piece]));
}

/** "The teacher of X is Y [1], but the evidence does not say where Y was born.": what is said, where, and of what nothing is said. */
const halfAnswer = /^(?<said>.+) \[(?<number>\d+)\](?:，但资料中没有提到|, but the evidence does not say )(?<unsaid>.+)[。.]$/u;

function isOpen(reply: string): boolean {
  return Object.values(notKnown).includes(reply) || halfAnswer.test(reply);
}

describe("the generated examples", () => {
  it("share no name between training and test", () => {
    const names = (split: "train" | "test"): Set<string> =>
      new Set([...examples(1500, { split, scale: "full", seed: 5 })].flatMap((example) => example.names));
    const [trained, tested] = [names("train"), names("test")];
    expect(tested.size).toBeGreaterThan(3000);
    expect([...tested].filter((name) => trained.has(name))).toEqual([]);
  });

  it("keep wordings aside for the test", () => {
    const lists = [
      ...relations.flatMap(({ words }) =>
        [words.zh.asks, words.en.asks, words.zh.prose, words.en.prose].filter((list) => list !== undefined),
      ),
      ...[frames.zh, frames.en].flatMap(({ prose, askedPerson }) => [prose, askedPerson]),
    ];
    for (const list of lists.filter(({ length }) => length >= 3)) {
      const kept = templates(list, 1, "test");
      expect(kept).toHaveLength(1);
      expect(templates(list, 1, "train")).not.toContain(kept[0]);
    }
    for (const { before, after } of Object.values(wrappings)) {
      for (const list of [before, after])
        expect(templates(list, 4, "train").filter((words) => templates(list, 4, "test").includes(words))).toEqual([]);
    }
  });

  it("ask in many ways in training, in none that is kept", () => {
    for (const language of ["zh", "en"] as const) {
      const { asks, askedPerson } = frames[language];
      const kept = [...templates(asks, 2, "test"), ...templates(askedPerson, 1, "test")];
      for (const relation of relations) {
        const own = relation.words[language].asks ?? [];
        const known = [...templates(own, 1, "train"), ...templates(asks, 2, "train"), ...templates(askedPerson, 1, "train")];
        const ways = known.flatMap((template) => waysToAsk(template, relation, language));
        expect(new Set(ways).size).toBeGreaterThan(2 * known.length);
        expect(ways.filter((way) => [...kept, ...(own.length < 3 ? [] : own.slice(-1))].includes(way))).toEqual([]);
      }
    }
  });

  it("never train on a kept question that only a comma or a capital tells apart", () => {
    const bare = (text: string): string => text.toLowerCase().replaceAll(/[^\p{L}]/gu, "");
    for (const language of ["zh", "en"] as const) {
      const asked = new Set<string>();
      const kept = new Set<string>();
      const world = new World(new Xoshiro(5), { split: "train", language, nonsensical: true, wrapping: true });
      for (const relation of relations) {
        const own = relation.words[language].asks ?? [];
        const { asks, askedPerson } = frames[language];
        for (const way of [...(own.length < 3 ? [] : own.slice(-1)), ...asks.slice(-2), ...askedPerson.slice(-1)])
          kept.add(bare(way.replace("{N}", relation.words[language].noun).replace("{S}", "Xxx")));
        for (let i = 0; i < 300; i++) asked.add(bare(askAbout(world, relation, byName("Xxx"), "train")));
      }
      expect(asked.size).toBeGreaterThan(4000);
      expect([...asked].filter((question) => kept.has(question))).toEqual([]);
    }
  });

  it("have more words for every relation, none of them kept or unseen", () => {
    const bare = (text: string): string => text.toLowerCase().replaceAll(/[^\p{L}{}]/gu, "");
    for (const language of ["zh", "en"] as const) {
      expect(Object.keys(paraphrases[language]).sort()).toEqual(relations.map(({ id }) => id).sort());
      for (const { id, words } of relations) {
        const { noun, asks: own = [], prose: told = [] } = words[language];
        const { asks, askedPerson, prose: common } = frames[language];
        const kept = [...own, ...asks.slice(-2), ...askedPerson.slice(-1), ...told, ...common, ...unseenQuestions[id]![language]];
        const known = new Set(kept.map((template) => bare(template.replace("{N}", noun))));
        const more = paraphrases[language][id]!;
        expect(more.asks.length).toBeGreaterThan(10);
        expect(more.prose.length).toBeGreaterThan(9);
        expect([...more.asks, ...more.prose].filter((template) => known.has(bare(template)))).toEqual([]);
        for (const template of more.asks) expect(template.match(/\{\w\}/g)).toEqual(["{S}"]);
        for (const template of more.prose) expect(template.match(/\{\w\}/g)?.sort()).toEqual(["{O}", "{S}"]);
      }
    }
  });

  it("have questions in another writer's words for every relation", () => {
    expect(Object.keys(unseenQuestions).sort()).toEqual(relations.map(({ id }) => id).sort());
    for (const words of Object.values(unseenQuestions)) {
      for (const question of [...words.zh, ...words.en]) expect(question.split("{S}")).toHaveLength(2);
    }
    const options = { seed: 1, split: "test", scale: "full", task: "one-hop", language: "en" } as const;
    expect(makeExample({ ...options, questions: "unseen" }).messages).not.toEqual(makeExample(options).messages);
  });

  it("have one fact of a relation for a subject, so what is asked as not known is told nowhere", () => {
    const world = new World(new Xoshiro(7), { split: "train", language: "zh", nonsensical: false, wrapping: false });
    const [relation] = relations;
    const subject = world.entity("person");
    expect(relation && world.fact(subject, relation)?.subject).toBe(subject);
    expect(relation && world.fact(subject, relation)).toBeUndefined();
  });

  it("fill every gap of a sentence that answers nothing", () => {
    for (const language of ["zh", "en"] as const) {
      const world = new World(new Xoshiro(6), { split: "train", language, nonsensical: true, wrapping: true });
      const sentences = new Set(Array.from({ length: 2000 }, () => assembledFiller(world)));
      expect(sentences.size).toBeGreaterThan(1500);
      for (const text of sentences) expect(text).toMatch(language === "zh" ? /^[^{}]+。$/ : /^[A-Z0-9][^{}]+\.$/);
    }
  });

  it("test questions and sentences in new words never, in new orders of known ones always", () => {
    for (const language of ["zh", "en"] as const) {
      const wordsOf = (template: string): string[] => {
        const text = template.replaceAll(/\{[A-Z]\}/g, " ").toLowerCase();
        return language === "zh" ? [...text.replaceAll(/[^\p{L}]/gu, "")] : (text.match(/[a-z]+/g) ?? []);
      };
      const { prose, asks, askedPerson } = frames[language];
      const common = [
        ...templates(prose, 1, "train"),
        ...templates(asks, 2, "train"),
        ...templates(askedPerson, 1, "train"),
        ...relations.flatMap(({ words }) => [words[language].statement, words[language].noun]),
      ];
      for (const { id, words } of relations) {
        const { noun, labels = [], statement, ...own } = words[language];
        const lists = [own.asks ?? [], own.prose ?? []];
        const trained = [...common, ...labels, ...lists.flatMap((list) => templates(list, 1, "train"))];
        const known = new Set(trained.flatMap(wordsOf));
        const kept = lists.filter(({ length }) => length >= 3).flatMap((list) => templates(list, 1, "test"));
        for (const template of kept)
          expect([id, ...wordsOf(template).filter((word) => !known.has(word))], template).toEqual([id]);
      }
      const { before, after } = wrappings[language];
      for (const list of [before, after]) {
        const known = new Set(templates(list, 4, "train").flatMap(wordsOf));
        for (const kept of templates(list, 4, "test"))
          expect(
            wordsOf(kept).filter((word) => !known.has(word)),
            kept,
          ).toEqual([]);
      }
    }
  });

  it("ask several questions about the same evidence, no two alike", () => {
    let replies = 0;
    let unanswered = 0;
    for (let seed = 0; seed < 200; seed++) {
      const { messages } = makeConversation({ seed, split: "train", scale: "full", language: seed % 2 === 0 ? "zh" : "en" });
      const questions = messages.filter(({ role }) => role === "user").map(({ content }) => content.split("\n\n").at(-1));
      expect(new Set(questions).size).toBe(questions.length);
      const evidence = evidenceOf({ messages: messages.slice(0, messages.findIndex(({ role }) => role === "user") + 1) });
      for (const { content } of messages.filter(({ role }) => role === "assistant")) {
        replies++;
        if (isOpen(content)) unanswered++;
        for (const [, number] of content.matchAll(/\[(\d+)\]/g)) expect(evidence.has(Number(number))).toBe(true);
      }
    }
    expect(replies).toBeGreaterThan(600);
    expect(unanswered / replies).toBeGreaterThan(0.15);
    expect(unanswered / replies).toBeLessThan(0.4);
  });

  it("come in groups that begin alike and are each asked by themselves", () => {
    let asked = 0;
    let unanswered = 0;
    for (let seed = 0; seed < 100; seed++) {
      const language = seed % 2 === 0 ? "zh" : "en";
      const { conversations } = makeQuestionGroup({ seed, scale: "full", language, task: "evidence", unanswered: 46 });
      const evidence = new Set(conversations.map((messages) => messages.at(-2)!.content.split("\n\n").slice(0, -1).join("\n\n")));
      expect(evidence.size).toBe(1);
      for (const messages of conversations) {
        expect(messages.map(({ role }) => role)).toEqual(["system", "user", "assistant"]);
        const pieces = evidenceOf({ messages: messages.slice(0, 2) });
        const { content } = messages.at(-1)!;
        asked++;
        if (isOpen(content)) unanswered++;
        for (const [, number] of content.matchAll(/\[(\d+)\]/g)) expect(pieces.has(Number(number))).toBe(true);
      }
      for (const task of ["decomposition", "merge", "no-evidence"] as const) {
        const group = makeQuestionGroup({ seed, scale: "full", language, task, unanswered: 46 });
        expect(group.conversations.length).toBeGreaterThan(1);
        expect(new Set(group.conversations.map(([system]) => system?.content)).size).toBe(1);
      }
    }
    expect(unanswered / asked).toBeGreaterThan(0.3);
    expect(unanswered / asked).toBeLessThan(0.5);
  });

  it("cite evidence that tells what they say, and are known by their seed", () => {
    let cited = 0;
    for (let seed = 0; seed < 300; seed++) {
      const options = {
        seed,
        split: "train",
        scale: "full",
        task: seed % 2 === 0 ? "one-hop" : "two-hop",
        language: seed % 4 < 2 ? "zh" : "en",
      } as const;
      const example = makeExample(options);
      expect(makeExample(options)).toEqual(example);
      const evidence = evidenceOf(example);
      for (const [, said = "", number] of example.reply.matchAll(/(.+?) \[(\d+)\]/gu)) {
        const text = evidence.get(Number(number)) ?? "";
        const named = example.names.filter((name) => said.includes(name));
        expect(named.length).toBeGreaterThan(0);
        for (const name of named) expect(text).toContain(name);
        cited++;
      }
    }
    expect(cited).toBe(450);
  });

  it("split questions into lists that the chain reads, and say when there is nothing", () => {
    for (const example of examples(400, { split: "test", scale: "full", seed: 6 })) {
      if (example.task === "decomposition") expect(readSubQuestions(example.reply), example.reply).toBeDefined();
    }
  });

  it("say what is known where a second fact is missing, and what is missing; else nothing", () => {
    const counts = { half: 0, none: 0 };
    for (let seed = 0; seed < 400; seed++) {
      const language = seed % 2 === 0 ? "zh" : "en";
      const example = makeExample({ seed, split: "train", scale: "full", task: "unknown", language });
      const { said, number, unsaid } = halfAnswer.exec(example.reply)?.groups ?? {};
      if (said === undefined || unsaid === undefined) {
        expect(example.reply).toBe(notKnown[language]);
        counts.none++;
        continue;
      }
      counts.half++;
      const evidence = evidenceOf(example).get(Number(number)) ?? "";
      const missing = example.names.find((name) => unsaid.includes(name)) ?? "";
      expect(missing).not.toBe("");
      expect(said).toContain(missing);
      for (const name of example.names.filter((name) => said.includes(name))) expect(evidence).toContain(name);
    }
    // Two facts are asked for in 40 %, and the second is missing in half of these.
    expect(counts.half).toBeGreaterThan(50);
    expect(counts.none).toBeGreaterThan(250);
  });

  it("merge a first finding with a second that isn't known into half an answer", () => {
    let halves = 0;
    for (let seed = 0; seed < 400; seed++) {
      const language = seed % 2 === 0 ? "zh" : "en";
      const { messages, reply } = makeExample({ seed, split: "train", scale: "full", task: "merge", language });
      const { said, number } = halfAnswer.exec(reply)?.groups ?? {};
      if (said === undefined) continue;
      halves++;
      const [first = "", second = ""] = (messages.at(-1)?.content ?? "").split("\n").slice(-2);
      expect(first).toContain(`${said} [${number}]`);
      expect(second.endsWith(notKnown[language])).toBe(true);
    }
    // 60 % chained, 15 % of these with a finding missing, the second alone in a third.
    expect(halves).toBeGreaterThan(4);
  });
});
