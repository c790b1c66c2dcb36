import { cp, readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { beforeAll, expect, it } from "vitest";
import type { GenerationUsage } from "../../src/engine/generation.js";
import { openModel } from "../../src/model/open-model.js";
import type { TextModel } from "../../src/model/text-generation.js";
import { seededModel } from "../support/seeded-model.js";
import { temporaryFolder } from "../support/temporary-folder.js";

let model: string;
beforeAll(async () => {
  model = await seededModel("fp32");
});

const prefix = Array.from({ length: 200 }, (_, i) => 300 + ((i * 37) % 900));
const promptIds = [...prefix, 301, 302, 303];

async function answer(opened: TextModel): Promise<{ ids: number[]; usage: GenerationUsage }> {
  const ids: number[] = [];
  for await (const event of opened.generate({ promptIds, sampling: { temperature: 0 }, maxTokens: 12, stopIds: [] })) {
    if (event.type === "finish") return { ids, usage: event.usage };
    if (event.type === "text-delta") ids.push(...event.ids);
  }
  throw new Error("no finish event came");
}

it("a prefix kept by one process spares the next one its computation, and changes no answer", async () => {
  const prefixFolder = path.join(await temporaryFolder(), "prefixes");
  const plain = await openModel({ path: model });
  const expected = (await answer(plain)).ids;
  await plain[Symbol.asyncDispose]();
  // Each opening is a new engine: the one before was released.
  for (const source of ["computed", "store", "store"]) {
    await using opened = await openModel({ path: model, prefixFolder });
    expect(await opened.keepPrefix("system", prefix)).toEqual({ tokens: 200, source, stored: true });
    const { ids, usage } = await answer(opened);
    expect(ids).toEqual(expected);
    expect(usage.cachedTokens).toBe(200);
  }
});

it("a damaged file, and one of another model, are computed again and replaced", async () => {
  const prefixFolder = path.join(await temporaryFolder(), "prefixes");
  const file = path.join(prefixFolder, "system.prefix");
  const keep = async (folder: string): Promise<string> => {
    await using opened = await openModel({ path: folder, prefixFolder });
    return (await opened.keepPrefix("system", prefix)).source;
  };
  expect(await keep(model)).toBe("computed");
  const bytes = await readFile(file);
  bytes[bytes.length >> 1] = (bytes[bytes.length >> 1] ?? 0) ^ 1;
  await writeFile(file, bytes);
  expect(await keep(model)).toBe("computed");
  expect(await keep(model)).toBe("store");

  const other = path.join(await temporaryFolder(), "model");
  await cp(model, other, { recursive: true });
  const manifest = await readFile(path.join(other, "manifest.json"), "utf8");
  await writeFile(path.join(other, "manifest.json"), manifest.replace(/"epsilon":\s*[^,]+/, '"epsilon": 0.00002'));
  expect(await keep(other)).toBe("computed");
  expect(await keep(model)).toBe("computed");
});

it("can be aborted, refuses what is no name, and needs no folder", async () => {
  await using opened = await openModel({ path: model });
  expect(await opened.keepPrefix("system", prefix)).toEqual({ tokens: 200, source: "computed", stored: false });
  await expect(opened.keepPrefix("other", [5, 6], AbortSignal.abort())).rejects.toMatchObject({ code: "ABORTED" });
  await expect(opened.keepPrefix("other", [])).rejects.toMatchObject({ code: "INVALID_OPTION" });
  await using kept = await openModel({ path: model, prefixFolder: path.join(await temporaryFolder(), "prefixes") });
  await expect(kept.keepPrefix("../other", prefix)).rejects.toMatchObject({ code: "INVALID_OPTION" });
});
