import { describe, expect, it } from "vitest";
import { loadMeanings } from "../../../../src/language/dictionary/meanings.js";
import { DocumentSource } from "../../../../src/sources/documents/document-source.js";
import { inTheOtherLanguage, withTranslated } from "../../../../src/sources/documents/indexing/other-language.js";
import { WordIndex } from "../../../../src/sources/documents/indexing/word-index.js";
import { temporaryFolder } from "../../temporary-folder.js";

const FILES = {
  "faq.md":
    "# Visitors\n\nParking is free for the first hour. After that it costs two crowns.\n\nThe wardrobe is in the basement.",
  "守则.md": "# 工坊守则\n\n锯条每用八十个小时更换一次。\n\n进门先换鞋，工具用完放回墙上。\n\n垃圾每天早上八点清走。",
  "wood.md": "# Wood\n\nOak is sold by the metre. The yard is open on Saturdays.",
};

describe("documents in the other language", () => {
  const find = async (question: string) => {
    await using source = new DocumentSource({ path: temporaryFolder(FILES), indexFolder: false });
    return (await source.find(question, { limit: 3 })).map(({ text }) => text);
  };

  it.each([
    ["停车前多久是免费的？", "Parking is free"],
    ["When does the garbage go out in the morning?", "垃圾"],
    ["Where is the wardrobe?", "wardrobe"],
    ["工具用完放在哪里？", "工具用完放回墙上"],
  ])("%s", async (question, passage) => {
    expect((await find(question))[0]).toContain(passage);
  });
});

describe("documents in one language", () => {
  const only = async (question: string, language: "zh" | "en") => {
    await using source = new DocumentSource({ path: temporaryFolder(FILES), indexFolder: false });
    return (await source.find(question, { limit: 3, language })).map(({ text }) => text);
  };

  it("are those that are asked for, whatever stands in the question's own", async () => {
    const found = await only("Is oak sold by the metre, and when does the garbage go out in the morning?", "zh");
    expect(found.length).toBeGreaterThan(0);
    expect(found.every((text) => /\p{Script=Han}/u.test(text))).toBe(true);
    expect(await only("Is the oak sold?", "en")).not.toEqual([]);
  });
});

describe("inTheOtherLanguage", () => {
  it("gives each term with its translations, and nothing where there are none", async () => {
    const meanings = await loadMeanings();
    const [parking] = inTheOtherLanguage(["停车", "停车"], meanings);
    expect(parking?.get("停车")).toBe(1);
    expect(parking?.get("parking")).toBeGreaterThan(0);
    expect(inTheOtherLanguage(["grobble", "e-90"], meanings)).toEqual([]);
  });

  it("translates no words that only point: 那家", async () => {
    const meanings = await loadMeanings();
    const [those] = inTheOtherLanguage(["那家", "食堂"], meanings);
    expect([...(those ?? [])]).toEqual([["那家", 1]]);
  });
});

describe("withTranslated", () => {
  const said = [{ id: 1, score: 1, coverage: 0.5 }];
  const meant = (coverage: number) => ({ zh: said, en: [{ id: 2, score: 1, coverage }] });

  it("leaves the ranking alone unless the other language says clearly more", () => {
    expect(withTranslated(said, meant(0.55), "zh")).toEqual(said);
    expect(withTranslated(said, { zh: [], en: [] }, "zh")).toEqual(said);
    expect(withTranslated(said, meant(0.9), "zh").map(({ id }) => id)).toEqual([2, 1]);
    expect(withTranslated([], { zh: [], en: meant(0.9).en }, "zh")).toEqual([{ id: 2, score: 1 }]);
  });
});

describe("WordIndex.searchGroups", () => {
  const group = (...words: readonly string[]) => new Map(words.map((word) => [word, 1]));

  it("counts a group once, however many of its words stand there", () => {
    const index = new WordIndex([1]);
    index.add(1, [["park", "parking", "free"]]);
    index.add(2, [["park"]]);
    index.add(3, [["oak"]]);
    const found = index.searchGroups([group("park", "parking"), group("free", "gratis")], 0);
    expect(found.map(({ id }) => id).sort()).toEqual([1, 2]);
    const [first, second] = found.sort((a, b) => b.score - a.score);
    expect(first).toMatchObject({ id: 1, coverage: 1 });
    expect(second?.coverage).toBeGreaterThan(0);
    expect(second?.coverage).toBeLessThan(0.6);
    expect(index.searchGroups([group("park"), group("free")], 1).map(({ id }) => id)).toEqual([1]);
    expect(index.searchGroups([], 0)).toEqual([]);
  });

  it("counts the likeliest word of a group, and a group of many senses little", () => {
    const index = new WordIndex([1]);
    index.add(1, [["fee"]]);
    index.add(2, [["dues"]]);
    for (let id = 3; id < 20; id += 1) index.add(id, [[id % 2 === 0 ? "go" : "repair"]]);
    const groups = [
      new Map([
        ["fee", 1],
        ["dues", 0.5],
      ]),
      group("go", "repair"),
    ];
    const found = index.searchGroups(groups, 0).sort((a, b) => b.score - a.score || a.id - b.id);
    expect(found.slice(0, 2).map(({ id }) => id)).toEqual([1, 2]);
    expect(found[1]?.coverage).toBeCloseTo((found[0]?.coverage ?? 0) / 2);
  });
});
