import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { GraphSource } from "../../../src/sources/graph/graph-source.js";
import { temporaryFolder } from "../temporary-folder.js";

/** Names in one language only, and properties that no lexicon has. */
const TURTLE = `@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> . @prefix xsd: <http://www.w3.org/2001/XMLSchema#> . @prefix t: <http://t.example/> .
@prefix wdt: <http://www.wikidata.org/prop/direct/> .
t:Kiln rdfs:label "kiln"@en . t:Potter rdfs:label "potter"@en .
t:lark a t:Kiln ; rdfs:label "云雀窑"@zh, "Lark Kiln"@en ; t:chimneyHeight 9 ; t:brickCount 4100 ; t:firedBy t:an ; t:fuel "oak"@en, "橡木"@zh ; t:inspectionDate "2021-03-04"^^xsd:date ; t:isRestored true .
t:wren a t:Kiln ; rdfs:label "鹪鹩窑"@zh, "Wren Kiln"@en ; t:chimneyHeight 12 ; t:brickCount 3900 ; t:firedBy t:bo ; t:fuel "pine"@en, "松木"@zh ; t:inspectionDate "2019-05-06"^^xsd:date ; t:isRestored false .
t:an a t:Potter ; rdfs:label "安可"@zh, "An Ke"@en ; wdt:P27 t:home ; t:apprenticeFee 300 .
t:bo a t:Potter ; rdfs:label "柏然"@zh, "Bo Ran"@en ; wdt:P27 t:home ; t:apprenticeFee 450 .
t:home rdfs:label "南岭"@zh, "Southridge"@en . t:fair rdfs:label "窑市2023"@zh, "Kiln Fair 2023"@en ; t:hostedBy t:an . t:fair4 rdfs:label "窑市2024"@zh, "Kiln Fair 2024"@en ; t:hostedBy t:bo .
t:run a t:Test ; rdfs:label "RUN-7 First Smoke"@en ; t:severity 2 . t:Test rdfs:label "test"@en .
`;

describe("questions in words of neither the graph nor the lexicon", () => {
  const answer = async (question: string) => {
    const source = new GraphSource({ path: join(temporaryFolder({ "f.ttl": TURTLE }), "f.ttl") });
    return (await source.answer(question, {}))?.values.join("; ");
  };

  it.each([
    ["哪座窑的砖块数量最多？", "云雀窑"],
    ["柏然的学徒费是多少？", "450"],
    ["云雀窑烧的是什么燃料？", "橡木"],
    ["云雀窑的燃料是什么？", "橡木"],
    ["云雀窑是哪天检查的？", "2021-03-04"],
    ["Is the Wren Kiln fuelled by oak?", undefined],
    // The number of one of Wikidata's properties, without a name in the graph.
    ["安可的国籍是什么？", "南岭"],
    ["What is the country of citizenship of Bo Ran?", "Southridge"],
    // A compound turned round; its initials; a name with its year elsewhere, or its number alone.
    ["Which kiln has the greatest height of chimney?", "Wren Kiln"],
    ["Who hosted the 2024 Kiln Fair?", "Bo Ran"],
    ["2023年窑市的主持人是谁？", "安可"],
    ["What is the severity of RUN-7?", "2"],
  ])("%s", async (question, expected) => {
    expect(await answer(question)).toBe(expected);
  });

  it.each(["安可的市长是谁？", "云雀窑的年薪是多少？", "Who is the sister of An Ke?", "云雀窑的门牌号是多少？"])(
    "nothing is answered to %s",
    async (question) => {
      expect(await answer(question)).toBeUndefined();
    },
  );
});
