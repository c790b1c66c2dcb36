import { describe, expect, it } from "vitest";
import type { Answer } from "../../src/answering/answer.js";
import { createAnswerChain } from "../../src/answering/answer-chain.js";
import { GraphSource } from "../../src/sources/graph/graph-source.js";
import { temporaryFolder } from "../sources/temporary-folder.js";

const TURTLE = `
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix o: <https://regatta.example/ontology#> .
@prefix r: <https://regatta.example/id/> .
o:Race a rdfs:Class ; rdfs:label "race"@en , "比赛"@zh .
o:Boatyard a rdfs:Class ; rdfs:label "boatyard"@en , "船厂"@zh .
o:Rower a rdfs:Class ; rdfs:label "rower"@en , "桨手"@zh .
o:sponsor rdfs:label "sponsor"@en , "赞助商"@zh .
o:winner rdfs:label "winner"@en , "冠军"@zh .
o:founded rdfs:label "year founded"@en , "创办年份"@zh .
o:staff rdfs:label "number of employees"@en , "员工人数"@zh .
r:osier a o:Race ; rdfs:label "Osier Mile"@en , "柳条赛"@zh ; o:sponsor r:marl ; o:winner r:ada ; o:founded 1931 .
r:dusk a o:Race ; rdfs:label "Dusk Pull"@en , "暮桨赛"@zh ; o:sponsor r:hobb ; o:winner r:bea ; o:founded 1958 .
r:marl a o:Boatyard ; rdfs:label "Marl and Daughters"@en , "马尔船坞"@zh ; o:founded 1902 ; o:staff 41 .
r:hobb a o:Boatyard ; rdfs:label "Hobb Brothers"@en , "霍布船坞"@zh ; o:founded 1977 ; o:staff 12 .
r:ada a o:Rower ; rdfs:label "Ada Fenn"@en , "艾达·芬恩"@zh .
r:bea a o:Rower ; rdfs:label "Bea Thorn"@en , "贝娅·索恩"@zh .
`;

async function ask(asked: string, answered: string, question: string): Promise<Answer> {
  const source = new GraphSource({ path: `${temporaryFolder({ "graph.ttl": TURTLE })}/graph.ttl` });
  // Loaded first: names are waited for only a second.
  await source.answer("Orlo", {});
  const history = [
    { role: "user", content: asked },
    { role: "assistant", content: answered },
  ] as const;
  return createAnswerChain({ sources: [source], cache: false }).invoke({ question, history });
}

describe("a class that says which of the things named is meant", () => {
  it.each([
    [
      "Which race does Marl and Daughters sponsor?",
      "Marl and Daughters sponsors Osier Mile.",
      "When was that race founded?",
      "1931",
    ],
    ["Who sponsors the Osier Mile?", "Osier Mile's sponsor is Marl and Daughters.", "When was the race founded?", "1931"],
    ["Who sponsors the Osier Mile?", "Osier Mile's sponsor is Marl and Daughters.", "When was the boatyard founded?", "1902"],
    ["柳条赛的赞助商是谁？", "柳条赛的赞助商是马尔船坞。", "这项比赛是哪年创办的？", "1931"],
    ["柳条赛的赞助商是谁？", "柳条赛的赞助商是马尔船坞。", "这家船厂是哪年创办的？", "1902"],
    // Of two races, the one that was the answer.
    [
      "Which race is older than the Dusk Pull?",
      "Osier Mile is older than Dusk Pull.",
      "What year was that race founded?",
      "1931",
    ],
  ])("%s %s %s", async (asked, answered, question, expected) => {
    const { text, served } = await ask(asked, answered, question);
    expect([served, text.includes(expected)]).toEqual(["graph", true]);
  });

  it.each([
    // Two of them were told; what it means stands before it.
    ["Which races are there?", "Osier Mile and Dusk Pull.", "When was that race founded?", "1931"],
    ["柳条赛的赞助商是谁？", "柳条赛的赞助商是马尔船坞。", "暮桨赛这项比赛是哪年创办的？", "1931"],
  ])("%s %s %s isn't %s for certain", async (asked, answered, question, wrong) => {
    const { text, served } = await ask(asked, answered, question);
    expect([served, text.includes(wrong)]).not.toEqual(["graph", true]);
  });
});
