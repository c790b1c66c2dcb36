import { describe, expect, it } from "vitest";
import { createAnswerChain } from "../../../src/answering/answer-chain.js";
import { DocumentSource } from "../../../src/sources/documents/document-source.js";
import { GraphSource } from "../../../src/sources/graph/graph-source.js";
import { temporaryFolder } from "../../sources/temporary-folder.js";

const TURTLE = `@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> . @prefix t: <http://t.example/> .
t:Instrument rdfs:label "instrument"@en . t:Person rdfs:label "person"@en . t:head rdfs:label "principal investigator"@en .
t:heron a t:Instrument ; rdfs:label "Heron Bolometer"@en ; t:head t:suo . t:suo a t:Person ; rdfs:label "Suo Hanlin"@en .
t:dove a t:Instrument ; rdfs:label "Dove Camera"@en ; t:head t:bo . t:bo a t:Person ; rdfs:label "Bo Hale"@en .
`;
const FILES = {
  "handover.md": "# Handover\n\nHeron has 288 detectors, of which 271 are alive. Keep it cold.\n",
  "garden.md": "# Garden\n\nA heron stood in the pond. The shed has 12 windows.\n",
};

describe("what the documents call by a shorter name", () => {
  const ask = async (question: string): Promise<string> => {
    const graph = new GraphSource({ path: `${temporaryFolder({ "graph.ttl": TURTLE })}/graph.ttl` });
    const sources = [new DocumentSource({ path: temporaryFolder(FILES) }), graph];
    // Loaded first: names are waited for only a second.
    await graph.answer("Suo Hanlin", {});
    return (await createAnswerChain({ sources, cache: false }).invoke({ question })).text;
  };

  it.each([
    "How many detectors does the Heron Bolometer have?",
    "How many detectors does the instrument have whose principal investigator is Suo Hanlin?",
  ])("%s", async (question) => {
    expect(await ask(question)).toContain("288");
  });

  it("is no other thing's", async () => {
    expect(await ask("How many detectors does the Dove Camera have?")).not.toContain("288");
    expect(await ask("How many windows does the Heron Bolometer have?")).not.toContain("12 windows");
  });
});
