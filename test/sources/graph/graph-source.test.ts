import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it, vi } from "vitest";
import { GraphAnswerer } from "../../../src/sources/graph/answers/graph-answerer.js";
import { GraphSource } from "../../../src/sources/graph/graph-source.js";
import { sourceConformance } from "../source-conformance.js";
import { temporaryFolder } from "../temporary-folder.js";

const FACTS = "examples/corpus/facts.ttl";
const BASKETBALL = `
@prefix : <http://e.org/> . @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
:yao rdfs:label "姚明"@zh, "Yao Ming"@en ; :birthPlace :shanghai ; :heightInMetres 2.29 .
:birthPlace rdfs:label "出生地"@zh, "birthplace"@en .
:heightInMetres rdfs:label "身高"@zh .
:shanghai rdfs:label "上海"@zh, "Shanghai"@en ; :country :china .
:country rdfs:label "国家"@zh, "country"@en .
:china rdfs:label "中国"@zh, "China"@en ; :continent :asia .
:asia rdfs:label "亚洲"@zh .
`;
const graph = (files: Readonly<Record<string, string>>, options: object = {}): GraphSource => {
  const folder = temporaryFolder(files);
  return new GraphSource({ path: Object.keys(files).map((name) => join(folder, name)), ...options });
};
const lines = async (source: GraphSource, question: string): Promise<string[]> =>
  (await source.find(question, { limit: 10 })).flatMap((piece) => piece.text.split("\n"));

describe("GraphSource", () => {
  sourceConformance({
    open: () => new GraphSource({ path: FACTS }),
    question: "听泉茶博物馆的创始人出生在哪座城市？",
    unknown: "法国的首都是哪里？",
  });

  it("reads a question once for its meaning, its answer and its evidence", async () => {
    const read = vi.spyOn(GraphAnswerer.prototype, "read");
    const source = graph({ "f.ttl": BASKETBALL });
    const question = "姚明出生在哪个国家?";
    expect(await source.meaning(question, {})).toContain("birthPlace");
    expect(await source.answer(question, {})).toMatchObject({ values: ["中国"] });
    expect(await source.find(question, { limit: 3 })).not.toEqual([]);
    expect(read).toHaveBeenCalledTimes(1);
    for (let other = 0; other < 64; other += 1) await source.answer(`${question}${other}`, {});
    await source.answer(question, {});
    expect(read).toHaveBeenCalledTimes(66);
    read.mockRestore();
  });

  it("tells the chain of facts a two-hop question needs, most relevant first, direction kept", async () => {
    expect((await lines(graph({ "f.ttl": BASKETBALL }), "姚明出生在哪个国家?")).slice(0, 3)).toEqual([
      "姚明 — 出生地 → 上海",
      "姚明 — 身高 → 2.29",
      "上海 — 国家 → 中国",
    ]);
    const [first, second] = await new GraphSource({ path: FACTS }).find("听泉茶博物馆的创始人出生在哪座城市？", { limit: 2 });
    expect(first).toMatchObject({ title: "听泉茶博物馆", location: "https://example.org/tingquan/museum (facts.ttl)" });
    expect(first?.text.split("\n")[0]).toBe("听泉茶博物馆 — 创始人 → 沈砚秋");
    expect(second?.text).toBe("沈砚秋 — 出生地 → 绍兴");
  });

  it("speaks the question's language, and falls back to the local name", async () => {
    expect(await lines(graph({ "f.ttl": BASKETBALL }), "In which country was YAO MING born?")).toEqual([
      "Yao Ming — birthplace → Shanghai",
      "Yao Ming — 身高 → 2.29",
      "Shanghai — country → China",
      "China — continent → 亚洲",
    ]);
    expect(
      await lines(
        graph({ "f.nt": "<http://e.org/green_tea> <http://e.org/madeIn> <http://e.org/Hangzhou> .\n" }),
        "where is green tea made",
      ),
    ).toEqual(["green tea — made in → Hangzhou"]);
  });

  it("goes as far as it is told", async () => {
    expect(await lines(graph({ "f.ttl": BASKETBALL }, { hops: 1 }), "姚明")).not.toContain("上海 — 国家 → 中国");
    expect(await lines(graph({ "f.ttl": BASKETBALL }, { hops: 3 }), "姚明")).toContain("中国 — continent → 亚洲");
  });

  it("follows statements backwards, too", async () => {
    expect(await lines(graph({ "f.ttl": BASKETBALL }, { hops: 1 }), "谁的出生地是上海？")).toContain("姚明 — 出生地 → 上海");
  });

  it("links the longest name, anywhere in Chinese, on word borders elsewhere", async () => {
    const named = (names: readonly string[]): string =>
      names
        .map(
          (name, index) =>
            `<http://e.org/${index}> <http://www.w3.org/2000/01/rdf-schema#label> "${name}" ; <http://e.org/p> "about ${name}" .`,
        )
        .join("\n");
    const source = graph({ "f.ttl": named(["人民", "中国人民大学", "Art", "Art of Tea", "C", "7"]) });
    const titles = async (question: string): Promise<(string | undefined)[]> =>
      (await source.find(question, { limit: 9 })).map((piece) => piece.title);
    expect(await titles("他毕业于中国人民大学吗")).toEqual(["中国人民大学"]);
    expect(await titles("the party started with an artist")).toEqual([]);
    expect(await titles("Is the ART OF  TEA an art?")).toEqual(["Art of Tea", "Art"]);
    expect(await titles("vitamin C, 7 times")).toEqual([]);
  });

  it("bounds what it takes from a hub, the matching statements first", async () => {
    const hub = Array.from(
      { length: 20_000 },
      (_, index) => `<http://e.org/hub> <http://e.org/p${index}> "value ${index}" .`,
    ).join("\n");
    const source = graph(
      { "f.nt": `${hub}\n<http://e.org/hub> <http://e.org/colour> "blue" .\n` },
      { maxNeighbours: 3, maxFactsPerSubject: 5 },
    );
    expect(await lines(source, "hub")).toHaveLength(10);
    expect((await lines(source, "the colour of the hub"))[0]).toBe("hub — colour → blue");
  });

  it("reads TriG and N-Quads, unites files, and tells each statement's file", async () => {
    const source = graph({
      "a.trig": '<http://e.org/g> { <http://e.org/tea> <http://e.org/colour> "green" . }',
      "b.nq": '<http://e.org/tea> <http://e.org/taste> "fresh" <http://e.org/g> .\n',
    });
    expect(await source.find("tea", { limit: 1 })).toMatchObject([
      { text: "tea — colour → green\ntea — taste → fresh", location: "http://e.org/tea (a.trig, b.nq)" },
    ]);
  });

  it.each([
    ["a syntax error", "f.ttl", "<http://e.org/a> <http://e.org/b> \n oops .", /f\.ttl: .*line 2/],
    ["an unfinished statement", "f.ttl", "<http://e.org/a> <http://e.org/b>", /f\.ttl: /],
    ["an unknown ending", "f.csv", "a,b", /f\.csv: no known ending/],
    ["an unclosed literal of a megabyte", "f.ttl", `<http://e.org/a> <http://e.org/b> """${"x".repeat(2 ** 20)}`, /f\.ttl: /],
  ])("names file and place for %s", async (_, name, content, message) => {
    await expect(graph({ [name]: content }).find("a", { limit: 1 })).rejects.toMatchObject({
      code: "GRAPH_INVALID",
      message: expect.stringMatching(message),
    });
  });

  it("refuses more triples or bytes than allowed, and bytes that are no UTF-8", async () => {
    await expect(graph({ "f.ttl": BASKETBALL }, { maxTriples: 3 }).find("姚明", { limit: 1 })).rejects.toThrow(
      "more than 3 triples",
    );
    await expect(graph({ "f.ttl": BASKETBALL }, { maxBytes: 10 }).find("姚明", { limit: 1 })).rejects.toThrow(
      "more than 10 bytes",
    );
    const path = join(temporaryFolder({ "f.nt": new Uint8Array([0x3c, 0xff, 0xfe]) }), "f.nt");
    await expect(new GraphSource({ path }).find("a", { limit: 1 })).rejects.toThrow("not valid UTF-8");
  });

  it("notices a changed file", async () => {
    const folder = temporaryFolder({ "f.ttl": BASKETBALL });
    const source = new GraphSource({ path: join(folder, "f.ttl"), revalidate: 0 });
    await lines(source, "姚明");
    writeFileSync(join(folder, "f.ttl"), BASKETBALL.replace("2.29", "2.26"));
    expect(await lines(source, "姚明")).toContain("姚明 — 身高 → 2.26");
  });
});
