import { describe, expect, it } from "vitest";
import { loadDictionary } from "../../../../src/language/dictionary/dictionary.js";
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

describe("inTheOtherLanguage", () => {
  it("gives each term with its translations, and nothing where there are none", async () => {
    const dictionary = await loadDictionary();
    const [parking] = inTheOtherLanguage(["停车", "停车"], dictionary);
    expect(parking).toContain("停车");
    expect(parking).toContain("parking");
    expect(inTheOtherLanguage(["grobble", "e-90"], dictionary)).toEqual([]);
  });
});

describe("withTranslated", () => {
  const said = [{ id: 1, score: 1, coverage: 0.5 }];

  it("leaves the ranking alone unless the other language says clearly more", () => {
    expect(withTranslated(said, [{ id: 2, score: 1, coverage: 0.6 }])).toEqual(said);
    expect(withTranslated(said, [])).toEqual(said);
    expect(withTranslated(said, [{ id: 2, score: 1, coverage: 0.9 }]).map(({ id }) => id)).toEqual([2, 1]);
    expect(withTranslated([], [{ id: 2, score: 1, coverage: 0.9 }])).toEqual([{ id: 2, score: 1 }]);
  });
});

describe("WordIndex.searchGroups", () => {
  it("counts a group once, however many of its words stand there", () => {
    const index = new WordIndex([1]);
    index.add(1, [["park", "parking", "free"]]);
    index.add(2, [["park"]]);
    index.add(3, [["oak"]]);
    const found = index.searchGroups([new Set(["park", "parking"]), new Set(["free", "gratis"])], 0);
    expect(found.map(({ id }) => id).sort()).toEqual([1, 2]);
    const [first, second] = found.sort((a, b) => b.score - a.score);
    expect(first).toMatchObject({ id: 1, coverage: 1 });
    expect(second?.coverage).toBeGreaterThan(0);
    expect(second?.coverage).toBeLessThan(0.6);
    expect(index.searchGroups([new Set(["park"]), new Set(["free"])], 1).map(({ id }) => id)).toEqual([1]);
    expect(index.searchGroups([], 0)).toEqual([]);
  });
});
