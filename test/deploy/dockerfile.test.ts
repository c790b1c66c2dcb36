import { readFileSync } from "node:fs";
import { DockerfileParser } from "dockerfile-ast";
import { validate } from "dockerfile-utils";
import { describe, expect, it } from "vitest";

const text = readFileSync("Dockerfile", "utf8");
const file = DockerfileParser.parse(text);
const instructions = (keyword: string): string[] =>
  file
    .getInstructions()
    .filter((instruction) => instruction.getKeyword() === keyword)
    .map((instruction) => instruction.getArgumentsContent() ?? "");

describe("the Dockerfile", () => {
  it("has no mistake that a linter finds", () => {
    expect(validate(text).map(({ message, range }) => `${range.start.line + 1}: ${message}`)).toEqual([]);
    expect(validate("FROM node\nCOPPY . .")).not.toEqual([]);
  });

  it("runs what was built in another stage, without root, under a health check", () => {
    const froms = instructions("FROM");
    expect(froms).toHaveLength(2);
    const lines = file.getInstructions().map((instruction) => instruction.getKeyword());
    const last = lines.slice(lines.lastIndexOf("FROM"));
    for (const keyword of ["USER", "HEALTHCHECK", "ENTRYPOINT"]) expect(last).toContain(keyword);
    expect(instructions("USER").at(-1)).not.toMatch(/^(root|0)\b/);
    expect(last.indexOf("USER")).toBeLessThan(last.indexOf("ENTRYPOINT"));
  });

  it("carries nothing along that the build doesn't need, and everything it does", () => {
    const left = readFileSync(".dockerignore", "utf8").trim().split("\n");
    expect(left).toEqual(expect.arrayContaining([".git", "node_modules", "dist"]));
    for (const needed of ["src", "page", "scripts", "models", "README.md", "LICENSE"]) expect(left).not.toContain(needed);
  });
});
