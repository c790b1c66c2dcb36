import { stem } from "../../../language/english-stem.js";
import { foldName } from "../fold-name.js";
import type { Executor } from "./executor.js";
import type { Row } from "./row.js";

/** A stretch of the question, in atoms. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
}

/** Where the question says how the names of things end: 运果车, of 7号运果车. Two characters or more. */
export function kindStretches(han: ReadonlyMap<number, string>, rows: readonly Row[], { graph }: Executor): Stretch[] {
  const found: Stretch[] = [];
  for (const { value } of rows) {
    if (value.kind !== "node") continue;
    for (const name of graph.names(value.id)) {
      const ending = /\p{Script=Han}{2,8}$/u.exec(foldName(name))?.[0] ?? "";
      for (const last of han.keys()) {
        let length = 0;
        while (length < ending.length && han.get(last - length) === ending.at(-1 - length)) length += 1;
        if (length > 1 && length < foldName(name).length) found.push({ from: last - length + 1, to: last + 1 });
      }
    }
  }
  return found;
}

/** 315号电车 is a 车, `Transport Committee` a committee. */
export function isCalled(text: string, rows: readonly Row[], { graph }: Executor): boolean {
  const word = foldName(text);
  if (word === "") return false;
  return rows.some(({ value }) => {
    if (value.kind !== "node") return false;
    return graph.names(value.id).some((name) => {
      const folded = foldName(name);
      if (/\p{Script=Han}/u.test(word)) return folded.endsWith(word) && folded.length > word.length;
      return folded.split(" ").length > 1 && folded.split(" ").some((part) => stem(part) === stem(word));
    });
  });
}
