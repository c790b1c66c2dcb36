import path from "node:path";
import { pathToFileURL } from "node:url";
import { evalFolder } from "./question.js";

/** The first is the one asked about where none is named. */
export const WORLDS = ["basin", "harbour", "summit"] as const;
export type WorldName = (typeof WORLDS)[number];

export interface EvalWorld {
  readonly graph: URL;
  /** A folder; ends with a slash. */
  readonly documents: URL;
  /** A folder with `dev.jsonl` and `test.jsonl`. */
  readonly questions: URL;
  /** What the IRIs of things hold, and those of classes and properties don't. */
  readonly thingMark: string;
}

export function evalWorld(name: WorldName = WORLDS[0]): EvalWorld {
  const at = (path: string): URL => new URL(path, evalFolder);
  if (name === "basin")
    return {
      graph: at("world/graph.ttl"),
      documents: at("world/documents/"),
      questions: at("questions/"),
      thingMark: "/chengchuan/",
    };
  return {
    graph: at(`${name}/graph.ttl`),
    documents: at(`${name}/documents/`),
    questions: at(`${name}/questions/`),
    thingMark: name === "harbour" ? ".langang.example/id/" : ".jiling.example/item/",
  };
}

/** A world of your own: a folder with `graph.ttl`, `documents/` and `questions.jsonl`. */
export function worldIn(folder: string): EvalWorld & { readonly questionFile: string } {
  const at = (name: string): URL => pathToFileURL(path.resolve(folder, name));
  return {
    graph: at("graph.ttl"),
    documents: new URL(`${at("documents").href}/`),
    questions: new URL(`${at(".").href}/`),
    thingMark: "",
    questionFile: path.resolve(folder, "questions.jsonl"),
  };
}
