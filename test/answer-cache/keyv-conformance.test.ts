import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import keyvTestSuite from "@keyv/test-suite";
import Keyv from "keyv";
import * as vitest from "vitest";
import { fileStore } from "../../src/answer-cache/stores/file-store.js";

// Keyv gives `iterator` only to adapters that it knows by name: file-store.test.ts tests ours.
vitest.describe("the file store is a Keyv adapter", () => {
  const folder = mkdtempSync(path.join(tmpdir(), "chatglm-test-"));
  vitest.afterAll(() => rmSync(folder, { recursive: true, force: true }));
  keyvTestSuite(vitest, Keyv, () => fileStore({ folder }));
});
