import { describe, expect, it } from "vitest";
import { inOtherLanguage, isOtherLanguage } from "../../../src/answering/evidence/other-language.js";
import { sourceInput } from "../../../src/answering/jobs/job-inputs.js";
import { type AnswerPrompt, createAnswerChain, defaultAnswerPrompt, type KnowledgeSource } from "../../../src/index.js";
import { DocumentSource } from "../../../src/sources/documents/document-source.js";
import { temporaryFolder } from "../../sources/temporary-folder.js";
import { RecordingChatModel } from "../recording-chat-model.js";

describe("a question in the other language", () => {
  it("is its own words but for what it names, and the names of that there", () => {
    const things = [{ text: "Lamp Museum", names: ["Lamp Museum", "灯笼博物馆"], kind: "place" as const }];
    expect(inOtherLanguage("May I take photographs in the Lamp Museum?", things)).toEqual({
      language: "zh",
      text: "May I take photographs in the  ?\n灯笼博物馆",
    });
  });

  it("keeps what has no name there", () => {
    const things = [{ text: "图书馆", names: ["图书馆", "书馆"] }];
    expect(inOtherLanguage("图书馆几点关门？", things)).toEqual({ language: "en", text: "图书馆几点关门？" });
  });

  it.each([
    ["闭馆时间是五点。", "When does it close?", true],
    ["It closes at five.", "When does it close?", false],
    ["It closes at five.", "几点关门？", true],
  ])("knows a text of the other language: %s", (text, question, expected) => {
    expect(isOtherLanguage(text, question)).toBe(expected);
  });

  it("finds documents that have none of the question's own words", async () => {
    const path = temporaryFolder({
      "notice.md": "# 施工公告\n\n公共汽车每一刻钟一班，不另收钱。\n",
      "menu.md": "# 菜单\n\n今天的汤是南瓜汤。\n",
      "other.md": "# Library\n\nThe library opens at nine.\n",
    });
    await using documents = new DocumentSource({ path, indexFolder: false });
    const model = new RecordingChatModel({ pieces: ["Nobody knows."] });
    const chain = createAnswerChain({ model, sources: [documents], cache: false });
    await chain.invoke({ question: "How often does the bus run?" });
    expect(JSON.stringify(model.asked)).toContain("每一刻钟一班");
    expect(JSON.stringify(model.asked)).not.toContain("南瓜汤");
  });

  it("offers what both languages say, each where it was found", async () => {
    const path = temporaryFolder({
      "lost.md": "# Lost things\n\nThe handling fee is 4 crowns for each lost item.\n",
      "faq.md": "# 常见问题\n\n手续费五克朗，去柜台补办月票时交。\n",
      "menu.md": "# Menu\n\nToday there is pumpkin soup.\n",
    });
    await using documents = new DocumentSource({ path, indexFolder: false });
    const model = new RecordingChatModel({ pieces: ["资料中没有提到。"] });
    const chain = createAnswerChain({ model, sources: [documents], cache: false });
    await chain.invoke({ question: "去领失物要交多少手续费？" });
    expect(JSON.stringify(model.asked)).toContain("4 crowns");
    expect(JSON.stringify(model.asked)).toContain("五克朗");
    expect(JSON.stringify(model.asked)).not.toContain("pumpkin");
  });

  it("is asked for where a source is asked through an executor, too", async () => {
    const languages: unknown[] = [];
    const source: KnowledgeSource = {
      name: "notes",
      isCheap: true,
      find: (_, { language }) => {
        languages.push(language);
        return Promise.resolve([]);
      },
    };
    const model = new RecordingChatModel({ pieces: ["Nobody knows."] });
    const chain = createAnswerChain({ model, sources: [source], cache: false });
    await chain.invoke({ question: "How often does the bus run?" });
    expect(languages).toContain("zh");
    expect(sourceInput.parse({ call: "find", text: "a", limit: 3, language: "zh", config: {} }).language).toBe("zh");
  });

  it("ranks what says little there last, and what is found by its own words too as high as the better search has it", async () => {
    const piece = (text: string, score: number) => ({ source: "notes", text, location: text, score });
    const own = ["one of it", "two of it", "three of it", "公共汽车每一刻钟一班。"].map((text) => piece(text, 1));
    const source: KnowledgeSource = {
      name: "notes",
      isCheap: true,
      find: (_, { language }) =>
        Promise.resolve(
          language === undefined
            ? own
            : [piece("公共汽车每一刻钟一班。", 1), piece("车上有座位。", 0.5), piece("今天的汤是南瓜汤。", 0.3)],
        ),
    };
    let offered: readonly string[] = [];
    const prompt: AnswerPrompt = {
      version: "1",
      write: (input) => {
        if (input.evidence.length > 0) offered = input.evidence.map(({ text }) => text);
        return defaultAnswerPrompt.write(input);
      },
    };
    const model = new RecordingChatModel({ pieces: ["Nobody knows."] });
    const chain = createAnswerChain({ model, sources: [source], cache: false, plan: false, prompt });
    await chain.invoke({ question: "How often does the bus run?" });
    expect(offered).toEqual([
      "one of it",
      "two of it",
      "公共汽车每一刻钟一班。",
      "three of it",
      "车上有座位。",
      "今天的汤是南瓜汤。",
    ]);
  });
});
