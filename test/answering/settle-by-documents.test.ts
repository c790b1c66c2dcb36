import { describe, expect, it } from "vitest";
import { createAnswerChain } from "../../src/answering/answer-chain.js";
import { DocumentSource } from "../../src/sources/documents/document-source.js";
import { GraphSource } from "../../src/sources/graph/graph-source.js";
import { temporaryFolder } from "../sources/temporary-folder.js";

const TURTLE = `@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> . @prefix xsd: <http://www.w3.org/2001/XMLSchema#> . @prefix t: <http://t.example/> .
t:Person rdfs:label "人"@zh, "person"@en . t:Inn rdfs:label "客栈"@zh, "inn"@en . t:Yard rdfs:label "船厂"@zh, "yard"@en .
t:born rdfs:label "出生日期"@zh, "date of birth"@en . t:founded rdfs:label "创立年份"@zh, "founded"@en .
t:he a t:Person ; rdfs:label "何雁"@zh, "He Yan"@en ; t:born "1982-09-09"^^xsd:date .
t:gu a t:Person ; rdfs:label "顾舟"@zh, "Gu Zhou"@en ; t:born "1970-01-02"^^xsd:date .
t:stone a t:Inn ; rdfs:label "石头老店"@zh, "Stone Inn"@en ; t:founded 1899 .
t:weir rdfs:label "双孔水堰"@zh, "Double Weir"@en ; t:depth 2.5 . t:mark rdfs:label "石界碑"@zh ; t:depth 1.5 .
t:depth rdfs:label "深度（米）"@zh, "depth (m)"@en .
t:dock a t:Yard ; rdfs:label "Harrow Dock"@en, "哈罗船坞"@zh ; t:founded 1806 .
`;
const FILES = {
  "夜班记.md": "# 夜班记\n\n何雁，写于闸口\n\n去年冬至，一条电船没了电，我拿自己的三轮车电瓶给它接上，让它爬到了码头。\n",
  "menu.md": "# 石头老店菜单\n\n红汤爆鱼面 7\n虾子面 9\n",
  "notice.md":
    "# Apprentices wanted at Harrow Dock\n\nWe are looking for two apprentices who are not afraid of cold water and tar.\n",
  "奖.md": "# 闸口奖励办法\n\n每年评一次“慢工”奖，奖一双雨靴。2021 年得奖的是顾舟的木楔。\n",
  "flood.md":
    "# The spring flood\n\nThe lower lock stood open for nine hours. Gu Zhou carried the sandbags across the weir on a door.\n",
  "水堰.md": "# 双孔水堰清淤记\n\n去年清淤，从底下捞起一口铁铸小钟，交给了闸口。\n",
  "weir.md": "# The eels of the Double Weir\n\nEvery autumn the eels are counted by lamplight below the apron.\n",
  "碑.md": "# 石界碑描红\n\n碑脚下埋着三只旧陶罐，没有挖走。\n",
  "日志.md": "# 检修日志\n\n记录：顾舟\n\n上午放水，下午给闸门上漆。\n",
};

describe("what only a document describes, asked of the graph", () => {
  const ask = async (question: string): Promise<string> => {
    const folder = temporaryFolder({ "graph.ttl": TURTLE });
    const documents = temporaryFolder(FILES);
    const graph = new GraphSource({ path: `${folder}/graph.ttl` });
    const sources = [new DocumentSource({ path: documents }), graph];
    // Loaded first: names are waited for only a second.
    await graph.answer("何雁", {});
    return (await createAnswerChain({ sources, cache: false }).invoke({ question })).text;
  };

  it.each([
    ["用三轮车电瓶给没电的船救急的那位看闸人，生日是哪天？", "1982-09-09"],
    ["卖红汤爆鱼面的那家店，是哪一年创立的？", "1899"],
    ["What was the date of birth of the keeper who carried the sandbags across the weir?", "1970-01-02"],
    ["2021年得“慢工”奖的那位看闸人是哪天出生的？", "1970-01-02"],
    ["卖红汤爆鱼面的那家客栈是哪一年创立的？", "1899"],
    ["The yard that is looking for two apprentices: when was it founded?", "1806"],
    // What they are, their names alone tell.
    ["底下捞起一口铁铸小钟的那座水堰有多深？", "2.5"],
    ["The weir where the eels are counted by lamplight: how deep is it?", "2.5"],
  ])("%s", async (question, expected) => {
    const told = await ask(question);
    expect(told).toContain(expected);
    // It is likely, not certain.
    expect(told).toMatch(/最接近|nearest|写道|documents say/u);
  });

  it.each([
    // Told by nobody, or of what the graph doesn't know.
    ["2020年得“慢工”奖的那位看闸人是哪天出生的？", /1970|1982/u],
    ["What was the date of birth of the keeper who painted the weir at night?", /1970|1982/u],
    ["养了三只鹦鹉的那位看闸人，生日是哪天？", /1970|1982/u],
    // What has no class and no name for one may be anything.
    ["脚下埋着三只旧陶罐的那座仓房有多深？", /1\.5/u],
    ["卖牛肉汤面的那家店，是哪一年创立的？", /1899|1806/u],
    ["The yard that sells painted buckets: when was it founded?", /1806|1899/u],
  ])("nothing of it to %s", async (question, wrong) => {
    expect(await ask(question)).not.toMatch(wrong);
  });
});
