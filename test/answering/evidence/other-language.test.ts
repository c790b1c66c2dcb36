import { beforeAll, describe, expect, it } from "vitest";
import { inOtherLanguage, isOtherLanguage } from "../../../src/answering/evidence/other-language.js";
import { createAnswerChain } from "../../../src/index.js";
import { type Dictionary, loadDictionary } from "../../../src/language/dictionary/dictionary.js";
import { DocumentSource } from "../../../src/sources/documents/document-source.js";
import { temporaryFolder } from "../../sources/temporary-folder.js";
import { RecordingChatModel } from "../recording-chat-model.js";

describe("a question in the other language", () => {
  let dictionary: Dictionary;
  beforeAll(async () => {
    dictionary = await loadDictionary();
  });

  it("is its names there and its words' commonest translations", () => {
    const things = [{ text: "Lamp Museum", names: ["Lamp Museum", "灯笼博物馆"], kind: "place" as const }];
    const text = inOtherLanguage("May I take photographs in the Lamp Museum?", things, dictionary) ?? "";
    expect(text).toContain("灯笼博物馆");
    expect(text).toMatch(/照片|照相|拍/u);
    expect(text).not.toMatch(/灯(?!笼)/u);
  });

  it("is English for Chinese words, without single characters", () => {
    const text = inOtherLanguage("图书馆几点关门？", [], dictionary) ?? "";
    expect(text).toMatch(/library/u);
    expect(text).not.toMatch(/\p{Script=Han}/u);
  });

  it("is nothing where nothing is to be translated", () => {
    expect(inOtherLanguage("Who is it?", [], dictionary)).toBeUndefined();
    expect(inOtherLanguage("", [], dictionary)).toBeUndefined();
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
});
