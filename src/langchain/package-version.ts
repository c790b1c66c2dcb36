import { readFileSync } from "node:fs";

/** This package's version, as traces show it; "0" where its package.json isn't beside the code, as in a bundle. */
export const packageVersion: string = version();

function version(): string {
  try {
    const description: unknown = JSON.parse(readFileSync(new URL("../../package.json", import.meta.url), "utf8"));
    const named = typeof description === "object" && description !== null && "name" in description && "version" in description;
    return named && description.name === "langchain-chatglm" ? String(description.version) : "0";
  } catch {
    return "0";
  }
}
