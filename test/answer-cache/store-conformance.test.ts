import Keyv from "keyv";
import { describe, expect, it } from "vitest";
import { fileStore } from "../../src/answer-cache/stores/file-store.js";
import { keyValueStoreTests } from "../../src/testing/key-value-store-conformance.js";
import { temporaryFolder } from "../sources/temporary-folder.js";
import { CustomAdapter } from "./custom-adapter.js";

const runner = { describe, it, expect };
keyValueStoreTests(runner, { name: "a Map", open: () => new Map<string, string>() });
keyValueStoreTests(runner, { name: "the file store", open: () => fileStore({ folder: temporaryFolder() }) });
keyValueStoreTests(runner, {
  name: "Keyv on the file store",
  open: () => new Keyv({ store: fileStore({ folder: temporaryFolder() }), namespace: "ours" }),
});
keyValueStoreTests(runner, { name: "a custom adapter", open: () => new CustomAdapter() });

describe("the suite", () => {
  it("finds out a store that folds its keys' case, and one that forgets", async () => {
    const failures = async (store: () => Map<string, string>): Promise<string[]> => {
      const failed: string[] = [];
      const runs: Promise<unknown>[] = [];
      const test = (name: string, run: () => Promise<void>): void => void runs.push(run().catch(() => failed.push(name)));
      const standIn = { describe: (_: string, define: () => void) => define(), it: Object.assign(test, { skip: test }), expect };
      keyValueStoreTests(standIn, { name: "broken", open: store });
      await Promise.all(runs);
      return failed;
    };
    class Folding extends Map<string, string> {
      override get(key: string): string | undefined {
        return super.get(key.toLowerCase());
      }

      override set(key: string, value: string): this {
        return super.set(key.toLowerCase(), value);
      }
    }
    class Forgetting extends Map<string, string> {
      override get(): undefined {
        return undefined;
      }
    }
    expect(await failures(() => new Folding())).toEqual(["takes long keys, and keys with slashes, dots and other scripts"]);
    expect((await failures(() => new Forgetting())).length).toBeGreaterThan(5);
    expect(await failures(() => new Map())).toEqual([]);
  });
});
