import { describe, expect, it } from "vitest";
import { createAnswerChain } from "../../src/answering/answer-chain.js";
import { DocumentSource } from "../../src/sources/documents/document-source.js";
import { GraphSource } from "../../src/sources/graph/graph-source.js";
import type { DirectAnswer } from "../../src/sources/knowledge-source.js";
import { temporaryFolder } from "../sources/temporary-folder.js";
import { evidence, FixedSource } from "./fixed-source.js";
import { RecordingChatModel } from "./recording-chat-model.js";

class Graph extends FixedSource {
  async answer(question: string): Promise<DirectAnswer | undefined> {
    if (!/keeper of Skarn Light/u.test(question)) return undefined;
    const stated = evidence("Skarn Light — keeper → Ida Holt", { title: "Skarn Light" });
    return {
      kind: "answer",
      text: "Its keeper is Ida Holt.",
      values: ["Ida Holt"],
      evidence: [stated],
      derivation: "Skarn Light → keeper",
    };
  }
}

const ask = async (question: string, text: string) => {
  const documents = new FixedSource("documents", () => [evidence(text, { title: "Ida Holt" })]);
  const chain = createAnswerChain({
    model: new RecordingChatModel(),
    sources: [new Graph("graph", () => []), documents],
    cache: false,
  });
  return { answer: await chain.invoke({ question }), asked: documents.asked };
};

describe("a question about what it describes", () => {
  const question = "The keeper of Skarn Light slept in a red boat; who had built it?";

  it("is asked of the documents by name", async () => {
    const { answer, asked } = await ask(question, "Ida Holt slept in a red boat that Tom Marl had built.");
    expect(answer.text).toContain("Tom Marl");
    expect(asked.join("\n")).toContain("Ida Holt slept in a red boat");
  });

  it("isn't answered by its first half", async () => {
    const { answer } = await ask(question, "Ida Holt likes pears.");
    expect([answer.served, answer.text.includes("Its keeper is")]).toEqual(["unknown", false]);
  });
});

const TURTLE = `@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> . @prefix t: <http://t.example/> .
t:Team rdfs:label "队"@zh, "team"@en . t:Film rdfs:label "电影"@zh, "film"@en . t:Person rdfs:label "人"@zh, "person"@en .
t:captain rdfs:label "队长"@zh, "captain"@en . t:director rdfs:label "导演"@zh, "director"@en . t:born rdfs:label "出生年份"@zh, "born"@en .
t:oars a t:Team ; rdfs:label "椴河桨手"@zh, "Linden Oars"@en ; t:captain t:ida .
t:film a t:Film ; rdfs:label "雾中渡船"@zh, "The Ferry in Fog"@en ; t:director t:ida .
t:ida a t:Person ; rdfs:label "伊达·霍尔特"@zh, "Ida Holt"@en ; t:born 1970 .
`;
const CARE = {
  "care.md": "# Linden Oars: boat care\n\nThe boats are washed after every outing and dried in the shade.\n",
};

describe("what only tells which thing is described, where nothing is written by a model", () => {
  const told = async (question: string, files: Readonly<Record<string, string>>): Promise<string> => {
    const graph = new GraphSource({ path: `${temporaryFolder({ "graph.ttl": TURTLE })}/graph.ttl` });
    const sources = [new DocumentSource({ path: temporaryFolder({ ...CARE, ...files }) }), graph];
    // Loaded first: names are waited for only a second.
    await graph.answer("椴河桨手", {});
    return (await createAnswerChain({ sources, cache: false }).invoke({ question })).text;
  };

  it.each(["椴河桨手的队长亲手调配的是什么？", "拍雾中渡船的那位导演入行前是做什么的？", "雾中渡船的导演小时候想当什么？"])(
    "isn't quoted: %s",
    async (question) => {
      expect(await told(question, {})).toBe("资料中没有找到答案。");
    },
  );

  it("leads to what is written, and answers where it is what is asked", async () => {
    const files = { "holt.md": "# 伊达·霍尔特\n\n伊达·霍尔特小时候想当灯塔看守人。\n" };
    expect(await told("雾中渡船的导演小时候想当什么？", files)).toContain("灯塔看守人");
    expect(await told("椴河桨手的队长是谁？", {})).toContain("伊达·霍尔特");
  });
});
