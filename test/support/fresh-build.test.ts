import { mkdir, mkdtemp, utimes, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect, it } from "vitest";
import { requireFreshBuild } from "./fresh-build.js";

it("notices a build that is missing or older than a source", async () => {
  const folder = await mkdtemp(path.join(tmpdir(), "build-"));
  const source = path.join(folder, "src", "engine", "engine.ts");
  await mkdir(path.dirname(source), { recursive: true });
  await writeFile(source, "");
  await utimes(source, 1_000, 1_000);
  expect(() => requireFreshBuild(folder)).toThrow("dist/ is missing");
  await mkdir(path.join(folder, "dist"));
  await writeFile(path.join(folder, "dist", "index.js"), "");
  await utimes(path.join(folder, "dist", "index.js"), 2_000, 2_000);
  requireFreshBuild(folder);
  await utimes(source, 3_000, 3_000);
  expect(() => requireFreshBuild(folder)).toThrow(`src/${path.join("engine", "engine.ts")} has changed`);
});
