import { describe, expect, it } from "vitest";
import { chooseTools, type ListedTool } from "../../../src/sources/mcp/choose-tools.js";

const tool = (
  name: string,
  required: readonly string[],
  types: Readonly<Record<string, string>>,
  readOnlyHint?: boolean,
): ListedTool => ({
  name,
  inputSchema: { required, properties: Object.fromEntries(Object.entries(types).map(([key, type]) => [key, { type }])) },
  annotations: readOnlyHint === undefined ? undefined : { readOnlyHint },
});

const listed = [
  tool("search", ["query"], { query: "string", top: "number" }, true),
  tool("write", ["query"], { query: "string" }, false),
  tool("unsaid", ["query"], { query: "string" }),
  tool("two", ["query", "language"], { query: "string", language: "string" }, true),
  tool("number", ["id"], { id: "number" }, true),
  tool("free", [], { query: "string" }, true),
  tool("toString", ["toString"], {}, true),
];

describe("chooseTools", () => {
  it("takes those that say that they only read, and whose one required argument is a string", () => {
    expect(chooseTools(listed, undefined, "x").map(({ name, argument }) => [name, argument])).toEqual([["search", "query"]]);
  });

  it("takes those that are named, whatever they say, with the argument that is named or the only one left", () => {
    const named = [{ name: "write" }, { name: "two", extra: { language: "en" } }, { name: "free", argument: "query" }];
    expect(chooseTools(listed, named, "x").map(({ name, argument, extra }) => [name, argument, extra])).toEqual([
      ["write", "query", {}],
      ["two", "query", { language: "en" }],
      ["free", "query", {}],
    ]);
    expect(chooseTools(listed, [], "x")).toEqual([]);
  });

  it.each([
    [{ name: "missing" }, /no tool "missing".*search, write/],
    [{ name: "two" }, /which argument of two/],
    [{ name: "number" }, /which argument of number/],
    [{ name: "search", argument: "question" }, /which argument of search.*query, top/],
  ])("says what is wrong with %j", (use, message) => {
    expect(() => chooseTools(listed, [use], "x")).toThrow(message);
  });
});
