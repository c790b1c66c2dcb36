import { createHash } from "node:crypto";
import { cp, mkdir, mkdtemp, readFile, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { expect, it } from "vitest";
import { boxedModel } from "../../src/model/boxed-model.js";
import { readManifest } from "../../src/model-folder/manifest.js";

const description = JSON.parse(await readFile("package.json", "utf8")) as { readonly files: readonly string[] };

it("is a whole model, and in the package", async () => {
  const folder = boxedModel();
  expect(path.basename(folder)).toBe("chatglm-mini");
  for (const [name, { sha256 }] of Object.entries((await readManifest(folder)).files)) {
    const bytes = await readFile(path.join(folder, name));
    expect(createHash("sha256").update(bytes).digest("hex"), name).toBe(sha256);
  }
  expect(description.files).toContain("models/chatglm-mini");
  expect(description.files).toContain("models/answer-matcher");
});

it("is found from a bundle beside node_modules, and missed with a remedy where it was left behind", async () => {
  const folder = await mkdtemp(path.join(tmpdir(), "bundled-"));
  await mkdir(path.join(folder, "build", "app"), { recursive: true });
  await cp("dist/errors.js", path.join(folder, "build", "errors.js"));
  const bundled = path.join(folder, "build", "app", "packaged-folder.js");
  await cp("dist/model-folder/packaged-folder.js", bundled);
  await writeFile(path.join(folder, "package.json"), '{"type":"module"}');
  const { packagedFolder } = (await import(pathToFileURL(bundled).href)) as {
    packagedFolder: (folder: string, file: string) => string;
  };
  const find = (): string => packagedFolder("models/chatglm-mini", "manifest.json");
  expect(() => find()).toThrow(/Keep langchain-chatglm out of the bundle/);
  const installed = path.join(folder, "node_modules", "langchain-chatglm");
  await mkdir(path.join(installed, "models", "chatglm-mini"), { recursive: true });
  await writeFile(path.join(installed, "package.json"), '{"name":"langchain-chatglm"}');
  await writeFile(path.join(installed, "models", "chatglm-mini", "manifest.json"), "{}");
  expect(find()).toBe(path.join(installed, "models", "chatglm-mini"));
});
