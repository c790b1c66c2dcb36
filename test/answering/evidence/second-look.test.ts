import { describe, expect, it } from "vitest";
import { namedThings } from "../../../src/answering/evidence/named-things.js";
import { secondLook } from "../../../src/answering/evidence/second-look.js";
import { wait } from "../../../src/async/wait.js";
import { Slots } from "../../../src/fan-out/slots.js";
import { DocumentSource } from "../../../src/sources/documents/document-source.js";
import { GraphSource } from "../../../src/sources/graph/graph-source.js";
import type { Evidence, KnowledgeSource } from "../../../src/sources/knowledge-source.js";
import { temporaryFolder } from "../../sources/temporary-folder.js";
import { evidence, FixedSource } from "../fixed-source.js";

const graph = new GraphSource({ path: "test/sources/graph/worlds/hives.ttl" });
const openDocuments = (): DocumentSource =>
  new DocumentSource({
    path: temporaryFolder({
      "log.md":
        "# Log of the year\n\nOn 3 May the lid of the Far Hive blew off in the gale and landed on the roof of the parsonage. Nobody was hurt.\n",
      "stone.md": "# 石碑\n\n磨坊箱旁边有一块刻着三只熊的石碑，石碑高两米。\n",
      "hale.md": "# Bo Hale at home\n\nBo Hale lives above the bakery. His rent is 40 crowns a month.\n",
    }),
    indexFolder: false,
  });
const config = { signal: AbortSignal.timeout(60_000) };
const options = { limit: 5, maxConcurrency: 4, timeout: 20_000, signal: config.signal, config };

async function looked(question: string, sources: readonly KnowledgeSource[]): Promise<string[]> {
  const shared = sources.map((source) => ({ source, slots: new Slots(4) }));
  const things = await namedThings(question, shared, 5_000, config);
  const found = await Promise.all(sources.map((source) => source.find(question, { limit: 5, signal: config.signal })));
  const lists = await secondLook(question, things, { found, known: found.flat() }, shared, options);
  return lists.flat().flatMap((piece: Evidence | undefined) => (piece === undefined ? [] : [piece.text]));
}

describe("a second look at the sources", () => {
  it("tells what the graph knows of a thing that only a document leads to", async () => {
    const documents = openDocuments();
    const told = await looked("Who looks after the hive whose lid landed on the roof of the parsonage?", [documents, graph]);
    expect(told.join("\n")).toContain("Far Hive — kept by → Bo Hale");
    expect((await looked("刻着三只熊的石碑旁边的蜂箱是谁照看的？", [graph, documents])).join("\n")).toContain(
      "磨坊箱 — 照看人 → 安娜·伦德",
    );
  });

  it("finds what documents say of a thing that only the graph leads to", async () => {
    const documents = openDocuments();
    const told = await looked("What rent does the teacher of Ana Lund pay?", [documents, graph]);
    const first = await documents.find("What rent does the teacher of Ana Lund pay?", { limit: 1, signal: config.signal });
    expect([...told, first[0]?.text].join("\n")).toContain("40 crowns a month");
  });

  it("asks no source that takes its time, and none for what the question names itself", async () => {
    const documents = openDocuments();
    const slow = new FixedSource("slow", () => [evidence("The lid of the Far Hive landed on the roof.")]);
    await looked("Who looks after the Far Hive whose lid landed on the roof?", [slow, graph]);
    expect(slow.asked).toHaveLength(1);
    expect(await looked("Which lid of the Far Hive landed on the roof of the parsonage?", [documents])).toEqual([]);
  });

  it("gives the same order, whichever source is first to answer", async () => {
    const museum = new GraphSource({ path: "examples/corpus/facts.ttl" });
    const documents = new DocumentSource({ path: "examples/corpus/documents", indexFolder: false });
    const late = (source: KnowledgeSource, ms: number): KnowledgeSource => ({
      name: source.name,
      ...(source.isCheap === undefined ? {} : { isCheap: source.isCheap }),
      find: async (question, options) => {
        const found = await source.find(question, options);
        await wait(ms);
        return found;
      },
      ...(source.mentions === undefined ? {} : { mentions: source.mentions.bind(source) }),
    });
    const question =
      "Why is the sky blue over the museum? Which tea did the teacher of Lin Yue study? Compare Lin Yue and Shen Yanqiu.";
    const told = await looked(question, [late(documents, 100), museum]);
    expect(told.length).toBeGreaterThan(1);
    expect(await looked(question, [documents, late(museum, 100)])).toEqual(told);
  });

  it("is content with what a source that fails leaves", async () => {
    const documents = openDocuments();
    const broken: KnowledgeSource = {
      name: "broken",
      find: () => Promise.reject(new Error("no")),
      mentions: () => Promise.reject(new Error("no")),
    };
    const shared = [broken, documents].map((source) => ({ source, slots: new Slots(4) }));
    const passages = await documents.find("Whose lid landed on the roof of the parsonage?", { limit: 3, signal: config.signal });
    const first = { found: [[], passages], known: passages };
    expect(await secondLook("Whose lid landed on the roof of the parsonage?", [], first, shared, options)).toEqual([]);
  });
});
