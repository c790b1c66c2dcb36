import { cp, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { OnnxAnswerMatcher } from "../../src/embeddings/onnx-answer-matcher.js";
import { packagedFolder } from "../../src/model-folder/packaged-folder.js";

const matcher = new OnnxAnswerMatcher({ threads: 1 });
afterAll(() => matcher[Symbol.asyncDispose]());

const weir = {
  keeper: "Tollan Weir — keeper → Ruth Amsel",
  built: "Tollan Weir — built_in → 1871",
  fee: "Tollan Weir — mooringFee → 9 crowns a night",
  river: "Tollan Weir — lies_on → River Oss",
  paint: "Tollan Weir — colour of the gates → green",
};
const notice = ["阮小舟在闸墙上发现一道一臂长的裂缝。", "船只请停上游码头，周四前免费。", "堰口的灯每晚六点点亮。"];

async function best(question: string, statements: readonly string[]): Promise<string | undefined> {
  const fits = await matcher.match(question, statements);
  return statements[fits.indexOf(Math.max(...fits))];
}

describe("OnnxAnswerMatcher", () => {
  it.each([
    ["Who looks after the weir at Tollan?", weir.keeper],
    ["What does it cost to tie up there overnight?", weir.fee],
    ["How old is the weir at Tollan?", weir.built],
    ["塔兰堰归谁看管？", weir.keeper],
    ["闸门刷的是什么颜色？", weir.paint],
  ])("knows which statement answers %s", async (question, statement) => {
    expect(await best(question, Object.values(weir))).toBe(statement);
  });

  it("knows which sentence of a text does, in either language", async () => {
    expect(await best("裂缝是谁看到的？", notice)).toBe(notice[0]);
    expect(await best("When do they light the lamp?", notice)).toBe(notice[2]);
  });

  it("gives what answers more than what doesn't, and that less than nothing", async () => {
    const [yes = 0, no = 0] = await matcher.match("Who looks after the weir at Tollan?", [
      weir.keeper,
      "Soup goes to four crowns in the canteen.",
    ]);
    expect(yes).toBeGreaterThan(no + 3);
    expect(no).toBeLessThan(0);
  });

  it("says of a statement the same alone, beside others, and again", async () => {
    const question = "Who looks after the weir?";
    const [alone] = await matcher.match(question, [weir.keeper]);
    const fresh = new OnnxAnswerMatcher({ threads: 1 });
    const beside = await fresh.match(question, [...Object.values(weir), ...notice]);
    expect(beside[0]).toBeCloseTo(alone ?? 0, 3);
    expect(await fresh.match(question, [...Object.values(weir), ...notice])).toEqual(beside);
    await fresh[Symbol.asyncDispose]();
    expect(await fresh.match(question, [])).toEqual([]);
  });

  it("is cancelled", async () => {
    const signal = AbortSignal.abort(new Error("not needed any more"));
    await expect(matcher.match("Who?", ["Somebody else does."], { signal })).rejects.toMatchObject({ code: "ABORTED" });
  });

  it("takes any text", async () => {
    const fits = await matcher.match("\ud800 \u0000？", ["", "\udfff", "堰".repeat(100_000), "😀"]);
    expect(fits).toHaveLength(4);
    for (const fit of fits) expect(Number.isFinite(fit)).toBe(true);
  });

  it("names the file that is missing or damaged, and has the version that stands there", async () => {
    const folder = await mkdtemp(path.join(tmpdir(), "matcher-"));
    const open = (): OnnxAnswerMatcher => new OnnxAnswerMatcher({ model: folder, threads: 1 });
    const calibration = (text: string): Promise<void> => writeFile(path.join(folder, "matcher.json"), text);
    const failing = (code: string, part: string): object =>
      expect.objectContaining({ code, message: expect.stringContaining(part) });
    try {
      expect(open).toThrow(failing("MODEL_NOT_FOUND", path.join(folder, "matcher.json")));
      await calibration('{"version":"mine-7","scale":-3,"none":0}');
      expect(open).toThrow(failing("MODEL_INVALID", "scale"));
      await calibration('{"version":"mine-7","scale":2,"none":0.5}');
      await using own = open();
      expect(own.version).toBe("mine-7");
      await expect(own.match("Who?", ["x"])).rejects.toMatchObject({ code: "MODEL_NOT_FOUND" });
      const boxed = packagedFolder("models/answer-matcher", "matcher.json");
      await cp(boxed, folder, { recursive: true, filter: (file) => !file.endsWith("matcher.json") });
      expect(await own.match("Who?", ["x"])).toHaveLength(1);
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  });

  it("refuses threads that are none", () => {
    expect(() => new OnnxAnswerMatcher({ threads: 0 })).toThrow(/threads/);
  });
});
