import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { GraphSource } from "../../../src/sources/graph/graph-source.js";
import { temporaryFolder } from "../temporary-folder.js";

const STAGES = `
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix v: <https://stages.example/v/> .
@prefix s: <https://stages.example/s/> .
v:Troupe rdfs:label "troupe"@en , "剧团"@zh .
v:Festival rdfs:label "festival"@en , "艺术节"@zh .
v:Bank rdfs:label "bank"@en , "银行"@zh .
v:Dancer rdfs:label "dancer"@en , "舞者"@zh .
v:Academy rdfs:label "academy"@en , "艺校"@zh .
v:patron rdfs:label "chief patron"@en , "首席赞助人"@zh .
v:taughtAt rdfs:label "trained at"@en , "进修艺校"@zh .
s:a a v:Troupe ; rdfs:label "Ash Players"@en , "灰烬剧社"@zh ; v:patron s:bank .
s:b a v:Troupe ; rdfs:label "Beck Players"@en , "溪畔剧社"@zh ; v:patron s:bank .
s:f a v:Festival ; rdfs:label "Reed Week"@en , "芦苇周"@zh ; v:patron s:other .
s:bank a v:Bank ; rdfs:label "Otter Bank"@en , "水獭银行"@zh .
s:other a v:Bank ; rdfs:label "Heron Bank"@en , "苍鹭银行"@zh .
s:d a v:Dancer ; rdfs:label "Ada Moll"@en , "艾达"@zh ; v:taughtAt s:school .
s:e a v:Dancer ; rdfs:label "Ben Rusk"@en , "本"@zh ; v:taughtAt s:second .
s:school a v:Academy ; rdfs:label "Salt House"@en , "盐屋"@zh .
s:second a v:Academy ; rdfs:label "Lime House"@en , "石灰屋"@zh .
`;

describe("the office from the holder's end", () => {
  const told = async (question: string): Promise<string | undefined> => {
    const source = new GraphSource({ path: join(temporaryFolder({ "graph.ttl": STAGES }), "graph.ttl") });
    const answer = await source.answer(question, {});
    return answer?.kind === "answer" ? [...answer.values].sort().join(", ") : undefined;
  };

  it.each([
    ["水獭银行担任哪些剧团的首席赞助人？", "溪畔剧社, 灰烬剧社"],
    ["水獭银行担任几个剧团的首席赞助人？", "2"],
    ["几个剧团的首席赞助人是水獭银行？", "2"],
    ["哪些剧团的首席赞助人由水獭银行担任？", "溪畔剧社, 灰烬剧社"],
    ["Of how many troupes is Otter Bank the chief patron?", "2"],
    ["Otter Bank is the chief patron of how many troupes?", "2"],
    ["How many troupes is Otter Bank the chief patron of?", "2"],
    ["Otter Bank serves as chief patron of which troupes?", "Ash Players, Beck Players"],
    ["Which troupes does Otter Bank act as chief patron for?", "Ash Players, Beck Players"],
    ["哪些舞者曾进修于盐屋？", "艾达"],
    ["哪些舞者在盐屋进修？", "艾达"],
  ])("%s", async (question, answer) => {
    expect(await told(question)).toBe(answer);
  });

  it.each([
    ["水獭银行担任几个艺术节的首席赞助人？"],
    ["How many festivals is Otter Bank the chief patron of?"],
    ["水獭银行担任几个剧团的团长？"],
    ["哪些舞者任教于盐屋？"],
  ])("%s isn't answered", async (question) => {
    expect(await told(question)).toBeUndefined();
  });
});
