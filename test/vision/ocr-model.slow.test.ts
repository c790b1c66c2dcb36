import { cpSync, mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import sharp from "sharp";
import { afterAll, describe, expect, it } from "vitest";
import { ChatGLMError } from "../../src/errors.js";
import { ocrFiles } from "../../src/vision/ocr/ocr-files.js";
import { OcrModel } from "../../src/vision/ocr/ocr-model.js";
import { loadPicture } from "../../src/vision/picture/load-picture.js";
import { temporaryFolder } from "../support/temporary-folder.js";
import { pictureFile } from "./picture-folder.js";

/** Time enough on a machine that does much else, too. */
const ocr = new OcrModel({ timeout: 280_000 });
afterAll(() => ocr[Symbol.asyncDispose]());
const read = async (name: string) => ocr.describe(await loadPicture(pictureFile(name)));
const codeOf = async (work: Promise<unknown>): Promise<unknown> =>
  work.then(
    () => undefined,
    (error: unknown) => (error instanceof ChatGLMError ? error.code : error),
  );

describe("OcrModel", () => {
  it("reads an invoice: fields, and a table whose rows are cells", async () => {
    const findings = await read("invoice-tea.png");
    const texts = findings.map(({ text }) => text.normalize("NFKC"));
    expect(texts.slice(0, 3)).toEqual(["云岭茶业销售发票", "发票号码:2026-1128-0457", "开票日期:2026年11月28日"]);
    expect(findings.flatMap(({ table }) => (table === undefined ? [] : [table]))).toEqual([
      { number: 1, cells: ["品名", "数量", "单价", "金额"] },
      { number: 1, cells: ["明前龙井", "12", "168.00", "2016.00"] },
      { number: 1, cells: ["正山小种", "8", "95.50", "764.00"] },
      { number: 1, cells: ["白毫银针", "3", "320.00", "960.00"] },
    ]);
    for (const { confidence, box } of findings) {
      expect(confidence).toBeGreaterThan(0.85);
      expect(box?.width).toBeGreaterThan(50);
      expect(box?.height).toBeLessThan(60);
    }
  });

  it("reads a tilted photograph of a table row by row, and says how the lines are turned", async () => {
    const findings = await read("table-trains-tilt.jpg");
    expect(findings.map(({ text }) => text)).toEqual([
      "临江站列车时刻表",
      "车次 | 终点站 | 开车时间 | 站台",
      "G7021 | 海宁 | 08:12 | 3",
      "D3356 | 金州 | 09:47 | 1",
      "K0412 | 北山 | 11:30 | 5",
      "G7088 | 南桥 | 13:05 | 2",
    ]);
    const [begin, end] = findings[2]?.corners ?? [];
    expect((end?.y ?? 0) - (begin?.y ?? 0)).toBeGreaterThan(20);
  });

  it("reads vertical text from right to left, and columns one after the other", async () => {
    expect((await read("vertical-couplet.png")).map(({ text }) => text)).toEqual(["元日", "爆竹声中一岁除", "春风送暖入屠苏"]);
    const columns = (await read("slide-mixed-jpeg.jpg")).map(({ text }) => text);
    expect(columns).toHaveLength(9);
    expect(columns.slice(5).every((text) => !/\p{Script=Han}/u.test(text))).toBe(true);
  });

  it("reads dark, noisy Chinese and English", async () => {
    expect((await read("sign-museum-dark.jpg")).map(({ text }) => text.replaceAll(" ", ""))).toEqual([
      "临江博物馆",
      "LinjiangMuseum",
      "周一闭馆ClosedMondays",
      "门票25元",
    ]);
  });

  it("reads a page that lies upside down, and a line that does on one that doesn't", async () => {
    for (const name of ["invoice-tea.png", "table-trains-tilt.jpg"]) {
      const turned = await ocr.describe(await loadPicture(await sharp(pictureFile(name)).rotate(180).png().toBuffer()));
      const upright = await read(name);
      expect(turned.map(({ text }) => text.replaceAll(" ", ""))).toEqual(upright.map(({ text }) => text.replaceAll(" ", "")));
      expect(turned.map(({ table }) => table)).toEqual(upright.map(({ table }) => table));
      const [begin, end] = turned[0]?.corners ?? [];
      expect(end?.x).toBeLessThan(begin?.x ?? 0);
    }
    const invoice = sharp(pictureFile("invoice-tea.png"));
    const { width } = await invoice.metadata();
    const title = await invoice.clone().extract({ left: 0, top: 0, width, height: 90 }).rotate(180).toBuffer();
    const mixed = await invoice
      .composite([{ input: title, left: 0, top: 0 }])
      .png()
      .toBuffer();
    const texts = (await ocr.describe(await loadPicture(mixed))).map(({ text }) => text);
    expect(texts).toEqual((await read("invoice-tea.png")).map(({ text }) => text));
  });

  it("finds nothing where nothing is written", async () => {
    const blank = await sharp({ create: { width: 300, height: 200, channels: 3, background: "#eee" } })
      .png()
      .toBuffer();
    expect(await ocr.describe(await loadPicture(blank))).toEqual([]);
    const dot = await sharp({ create: { width: 1, height: 1, channels: 3, background: "#000" } })
      .png()
      .toBuffer();
    expect(await ocr.describe(await loadPicture(dot))).toEqual([]);
  });

  it("stops when asked to, by its signal or its time, and reads the next picture", async () => {
    const picture = await loadPicture(pictureFile("invoice-tea.png"));
    const leaving = new AbortController();
    const left = codeOf(ocr.describe(picture, { signal: leaving.signal }));
    leaving.abort();
    expect(await left).toBe("ABORTED");
    expect(await codeOf(ocr.describe(picture, { signal: AbortSignal.abort() }))).toBe("ABORTED");
    await using hurried = new OcrModel({ timeout: 1 });
    expect(await codeOf(hurried.describe(picture))).toBe("DEADLINE_EXCEEDED");
    expect(await ocr.describe(picture)).not.toEqual([]);
  });

  it("says which file is missing, damaged, or of another model", async () => {
    const folder = await temporaryFolder();
    expect(await codeOf(new OcrModel({ model: path.join(folder, "nowhere") }).identity())).toBe("MODEL_NOT_FOUND");
    expect(await codeOf(new OcrModel({ model: folder }).prepare())).toBe("MODEL_NOT_FOUND");
    const files = await ocrFiles(undefined);
    const copy = path.join(folder, "copy");
    mkdirSync(copy);
    cpSync(files.detector, path.join(copy, "det.onnx"));
    cpSync(files.recogniser, path.join(copy, "rec.onnx"));
    writeFileSync(path.join(copy, "characters.txt"), "a\nb\n");
    await using other = new OcrModel({ model: copy });
    const error: unknown = await other
      .describe(await loadPicture(pictureFile("invoice-tea.png")))
      .catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ code: "MODEL_INVALID" });
    expect(String(error)).toContain("characters");
    writeFileSync(path.join(copy, "rec.onnx"), "not a graph");
    await using damaged = new OcrModel({ model: copy });
    expect(await codeOf(damaged.prepare())).toBe("MODEL_INVALID");
    expect(() => new OcrModel({ threads: 0 })).toThrow("threads");
    expect(() => new OcrModel({ model: "" })).toThrow("model");
  });

  it("is identified by its files", async () => {
    const identity = await ocr.identity();
    expect(identity).toMatch(/^[0-9a-f]{64}$/);
    await using same = new OcrModel();
    expect(await same.identity()).toBe(identity);
  });
});
