import path from "node:path";
import { makeDefaultModel } from "../../scripts/default-model.js";
import type { Precision } from "../../src/model/manifest.js";
import { temporaryFolder } from "./temporary-folder.js";

/** A converted folder of the seeded default model; removed when the test file is done. */
export async function defaultModel(precision: Precision = "fp32"): Promise<string> {
  const folder = path.join(await temporaryFolder(), "model");
  await makeDefaultModel(folder, precision);
  return folder;
}
