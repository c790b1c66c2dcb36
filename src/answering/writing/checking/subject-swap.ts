import type { Reading } from "../reading/reading.js";
import type { CheckContext } from "./check-context.js";
import type { Scope } from "./claims.js";

/** How far a sentence's subject is from its beginning. Characters. */
const FARTHEST = 8;

/** 胡扬帆是岛上唯一的医生 of 他的妻子娄安和是岛上唯一的医生: the evidence says it of somebody whom it names itself. */
export function saidOfAnother(sentence: Reading, { units }: Scope, { knownNames }: CheckContext): string[] {
  const [unit] = units;
  if (unit === undefined || units.length > 1 || unit.kind !== "sentence") return [];
  const names = knownNames.filter((name) => /\p{Script=Han}/u.test(name));
  const subject = names.find((name) => sentence.folded.startsWith(name));
  const [said = ""] = unit.own.folded.split("\n");
  if (subject === undefined || said.includes(subject)) return [];
  const other = names.find((name) => {
    const at = said.indexOf(name);
    return at >= 0 && at <= FARTHEST && !sentence.folded.includes(name) && /^[是在有，,曾]/u.test(said.slice(at + name.length));
  });
  return other === undefined ? [] : [subject];
}
