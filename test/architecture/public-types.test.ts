import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { readSources } from "./import-graph.js";
import { hiddenTypes } from "./public-types.js";

const sources = readSources(fileURLToPath(new URL("../../src/", import.meta.url)));

describe("public names", () => {
  it("speak only of types that are exported too", () => {
    expect(hiddenTypes(sources, ["index.ts", "distributed/index.ts", "training/index.ts", "testing/index.ts"])).toEqual([]);
  });

  it.each<[string, string, string[]]>([
    ["a parameter", "export function open(b: B): void { const c: C = 1; }", ["open → b.ts#B"]],
    ["a result", "export const x = 1; export function open(): Promise<B> { throw x; }", ["open → b.ts#B"]],
    ["a field", "export interface open { readonly b?: B | undefined }", ["open → b.ts#B"]],
    ["a class's method, not its private parts", "export class open { #c: C; b(): B { return this.#c; } }", ["open → b.ts#B"]],
    ["nothing but what is its own", "interface B { readonly c: number } export type open = readonly B[];", []],
  ])("see a hidden type in %s", (_what, text, hidden) => {
    const planted = new Map([
      ["index.ts", 'export { open } from "./a.js";'],
      ["a.ts", text.includes("interface B") ? text : `import type { B, C } from "./b.js"; ${text}`],
      ["b.ts", "export type B = string; export type C = number;"],
    ]);
    expect(hiddenTypes(planted, ["index.ts"])).toEqual(hidden);
  });
});
