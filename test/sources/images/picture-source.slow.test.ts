import { copyFileSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import path from "node:path";
import { AIMessage, HumanMessage } from "@langchain/core/messages";
import { FakeListChatModel } from "@langchain/core/utils/testing";
import { afterAll, describe, expect, it } from "vitest";
import { AnswerCache } from "../../../src/answer-cache/answer-cache.js";
import { createAnswerChain } from "../../../src/answering/answer-chain.js";
import { ChatGLMError } from "../../../src/errors.js";
import { ChatGLMChatModel } from "../../../src/langchain/chat-model.js";
import { DocumentSource } from "../../../src/sources/documents/document-source.js";
import { pictureReader } from "../../../src/sources/images/picture-reader.js";
import { PictureSource } from "../../../src/sources/images/picture-source.js";
import { OcrModel } from "../../../src/vision/ocr/ocr-model.js";
import type { VisionModel } from "../../../src/vision/vision-model.js";
import { temporaryFolder } from "../../support/temporary-folder.js";
import { pictureFile } from "../../vision/picture-folder.js";
import { sourceConformance } from "../source-conformance.js";

const ocr = new OcrModel();
afterAll(() => ocr[Symbol.asyncDispose]());
/** The same model, and how often it looked. */
function counted(): VisionModel & { looks: number } {
  return {
    name: "counted",
    looks: 0,
    describe(picture, options) {
      this.looks += 1;
      return ocr.describe(picture, options);
    },
    identity: () => ocr.identity(),
  };
}
const INVOICE = pictureFile("invoice-tea.png");
const TABLE = pictureFile("table-trains-tilt.jpg");

describe("PictureSource", () => {
  const shared = new PictureSource({ images: [INVOICE], vision: ocr });
  sourceConformance({
    open: () => shared,
    question: "正山小种的单价是多少？",
  });

  it("answers from a form's fields and a table's cells, cited by line and place", async () => {
    const source = new PictureSource({ images: [INVOICE, TABLE], vision: ocr });
    const field = await source.answer("发票号码是多少？", {});
    expect(field).toMatchObject({ kind: "answer", values: ["2026-1128-0457"] });
    expect(field?.evidence[0]?.location).toMatch(/^invoice-tea\.png, line 2 \(xywh=\d+,\d+,\d+,\d+\)$/);
    expect(await source.answer("正山小种的单价是多少？", {})).toMatchObject({ values: ["95.5"] });
    expect(await source.answer("销售方的税号是多少？", {})).toBeUndefined();
  });

  it("is identified by pictures and model, and looks once however often it is asked", async () => {
    const vision = counted();
    const source = new PictureSource({ images: [INVOICE], vision });
    const identity = await source.fingerprint();
    expect(vision.looks).toBe(0);
    await Promise.all([
      source.find("发票", { limit: 3 }),
      source.answer("发票号码是多少？", {}),
      source.find("金额", { limit: 3 }),
    ]);
    expect(vision.looks).toBe(1);
    expect(await new PictureSource({ images: [INVOICE], vision: ocr }).fingerprint()).toBe(identity);
    expect(await new PictureSource({ images: [TABLE], vision: ocr }).fingerprint()).not.toBe(identity);
  });

  it("fetches pictures from addresses that are allowed, and from no others", async () => {
    const { readFileSync } = await import("node:fs");
    const server = createServer((_, response) =>
      response.writeHead(200, { "content-type": "image/png" }).end(readFileSync(INVOICE)),
    );
    await new Promise<void>((resolve) => void server.listen(0, "127.0.0.1", resolve));
    try {
      const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/scan.png`;
      const refused = new PictureSource({ images: [url], vision: ocr });
      await expect(refused.find("发票", { limit: 1 })).rejects.toMatchObject({ code: "ADDRESS_REFUSED" });
      const allowed = new PictureSource({ images: [{ url }], vision: ocr, allowPrivate: ["127.0.0.1"] });
      const [found] = await allowed.find("发票号码", { limit: 1 });
      expect(found?.location).toMatch(/^scan\.png, line 2 /);
    } finally {
      server.closeAllConnections();
      server.close();
    }
  });
});

describe("an answer chain that sees", () => {
  /** On a machine that does much else, too. */
  const fanOut = { timeout: 240_000 };
  const model = new FakeListChatModel({ responses: ["不知道。"] });

  it("answers from a picture, and keeps the answer for that picture alone", async () => {
    const vision = counted();
    await using cache = { value: new AnswerCache(), [Symbol.asyncDispose]: () => cache.value.close() };
    await using chain = createAnswerChain({ model, vision, cache: cache.value, modelIdentity: "picture-test", fanOut });
    const question = "发票号码是多少？";
    const first = await chain.invoke({ question, images: [INVOICE], cache: "refresh" });
    expect(first.text).toContain("2026-1128-0457");
    expect(first.citations[0]?.location).toContain("invoice-tea.png, line 2");
    const again = await chain.invoke({ question, images: [INVOICE] });
    expect(again).toMatchObject({ served: "cache", text: first.text });
    expect((await chain.invoke({ question, images: [TABLE] })).text).not.toContain("2026-1128-0457");
    expect(vision.looks).toBe(2);
  });

  it("looks things up that a picture names", async () => {
    const folder = await temporaryFolder();
    writeFileSync(
      path.join(folder, "staff.ttl"),
      '@prefix : <urn:> . @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .\n:p rdfs:label "青石书店有限公司"@zh ; :d "沈玉兰" . :d rdfs:label "经理"@zh .\n',
    );
    const { GraphSource } = await import("../../../src/sources/graph/graph-source.js");
    const graph = new GraphSource({ path: path.join(folder, "staff.ttl") });
    await using chain = createAnswerChain({ model, vision: ocr, sources: [graph], cache: false, fanOut });
    const answer = await chain.invoke({ question: "发票上的购买方的经理是谁？", images: [INVOICE] });
    expect(answer.text).toContain("沈玉兰");
    expect(answer.citations.map(({ location }) => location).join(" ")).toContain("invoice-tea.png, line 4");
  });

  it("says what is wrong with a picture, and with a chain that can't see", async () => {
    await using blind = createAnswerChain({ model, cache: false });
    await expect(blind.invoke({ question: "?", images: [INVOICE] })).rejects.toMatchObject({ code: "INVALID_OPTION" });
    await using chain = createAnswerChain({ model, vision: ocr, cache: false, fanOut });
    const { sources } = await chain.invoke({
      question: "这是什么？",
      images: [{ data: new Uint8Array([1, 2, 3]), name: "bad.png" }],
    });
    expect(sources[0]).toMatchObject({ name: "pictures", status: "failed" });
    expect(sources[0]?.error).toContain("bad.png can't be read as a picture");
    await expect(chain.invoke({ question: "?", images: "a.png" as never })).rejects.toBeInstanceOf(ChatGLMError);
  });
});

describe("pictures elsewhere", () => {
  it("in folders are documents: found, and cited by line", async () => {
    const folder = await temporaryFolder();
    copyFileSync(INVOICE, path.join(folder, "invoice.png"));
    copyFileSync(TABLE, path.join(folder, "trains.jpg"));
    writeFileSync(path.join(folder, "broken.png"), "no picture");
    await using source = new DocumentSource({ path: folder, readers: [pictureReader({ vision: ocr })], indexFolder: false });
    const [first] = await source.find("D3356 几点开车", { limit: 1 });
    expect(first?.location).toMatch(/^trains\.jpg, lines 2-6$/);
    expect(first?.text).toContain("| D3356 | 金州 | 09:47 | 1 |");
    expect(source.skipped.map(({ name }) => name)).toEqual(["broken.png"]);
  });

  it("in LangChain's messages are read where the chat model has somebody who sees, and refused where not", async () => {
    const { readFileSync } = await import("node:fs");
    const { ScriptedServer, delta, end, events } = await import("../../remote-model/support/scripted-server.js");
    await using server = await ScriptedServer.start(events(delta({ content: "好" }), delta({}, "stop"), end));
    const image = { type: "image", mimeType: "image/png", data: readFileSync(INVOICE).toString("base64") };
    const message = new HumanMessage({ content: [{ type: "text", text: "号码？" }, image] });
    const fields = { baseUrl: server.baseUrl, model: "m" };
    const blind = new ChatGLMChatModel(fields);
    await expect(blind.invoke([message])).rejects.toMatchObject({ code: "INVALID_OPTION" });
    const seeing = new ChatGLMChatModel({ ...fields, vision: ocr });
    expect(await seeing.invoke([message, new AIMessage("？"), new HumanMessage("说吧")])).toMatchObject({ text: "好" });
    const sent = JSON.stringify(server.requests[0]?.body);
    expect(sent).toContain("2026-1128-0457");
    expect(sent).not.toContain("base64");
  });

  it("in LangChain's messages are fetched from addresses that are allowed, once looked at, and no file is read for a stranger", async () => {
    const { readFileSync } = await import("node:fs");
    const { ScriptedServer, delta, end, events } = await import("../../remote-model/support/scripted-server.js");
    const bytes = readFileSync(INVOICE);
    const server = createServer((_, response) => response.setHeader("content-type", "image/png").end(bytes));
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    await using replies = await ScriptedServer.start(events(delta({ content: "好" }), delta({}, "stop"), end));
    try {
      const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/invoice.png`;
      const asked = (image: object) => [
        new HumanMessage({ content: [{ type: "text", text: "号码？" }, image as { type: "image" }] }),
      ];
      const fields = { baseUrl: replies.baseUrl, model: "m" };
      const vision = counted();
      const open = new ChatGLMChatModel({ ...fields, vision, pictures: { allowPrivate: ["127.0.0.1"] } });
      expect(await open.invoke(asked({ type: "image", url }))).toMatchObject({ text: "好" });
      expect(await open.invoke(asked({ type: "image_url", image_url: { url } }))).toMatchObject({ text: "好" });
      expect(vision.looks).toBe(1);
      for (const { body } of replies.requests) expect(JSON.stringify(body)).toContain("2026-1128-0457");
      const shut = new ChatGLMChatModel({ ...fields, vision: ocr });
      await expect(shut.invoke(asked({ type: "image", url }))).rejects.toMatchObject({ code: "ADDRESS_REFUSED" });
      await expect(open.invoke(asked({ type: "image", path: INVOICE }))).rejects.toMatchObject({ code: "INVALID_OPTION" });
      const many = Array.from({ length: 17 }, () => asked({ type: "image", url })).flat();
      await expect(open.invoke(many)).rejects.toMatchObject({ code: "INVALID_OPTION" });
      expect(replies.requests).toHaveLength(2);
    } finally {
      server.close();
    }
  });
});
