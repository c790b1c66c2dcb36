import type { EvidenceUnit } from "../reading/evidence-units.js";
import { ENGLISH_FUNCTION_WORDS } from "../reading/function-words.js";
import { fold, type Reading } from "../reading/reading.js";
import type { CheckContext } from "./check-context.js";
import type { Scope } from "./claims.js";

/**
 * "Brandis's supervisor was Kestrel" of `Kestrel — supervisor → Brandis`: a statement said from its object, as if that were its subject. Whole statements that are
 * turned so. Pure.
 */
export function turnedStatements({ folded }: Reading, { units }: Scope, { groups }: CheckContext): string[] {
  const aliases = (name: string): readonly string[] => [name, ...groups.filter((group) => group.includes(name)).flat()];
  return units.filter((unit) => isTurned(folded, unit, aliases)).map(({ text }) => text);
}

function isTurned(
  said: string,
  { kind, text, subject, object = "" }: EvidenceUnit,
  aliases: (name: string) => readonly string[],
): boolean {
  if (kind !== "fact" || subject === object) return false;
  const predicate = fold(/ — (.+?) → /u.exec(text)?.[1] ?? "").replace(/\s*[(（].*$/u, "");
  const has = (names: readonly string[]): boolean => names.some((name) => name.length > 1 && said.includes(name));
  const [subjects, objects] = [aliases(subject.trim()), aliases(object.trim())];
  if (!has(subjects) || !has(objects)) return false;
  return objects.some((name) => owns(said, name, predicate)) && !subjects.some((name) => owns(said, name, predicate));
}

/** Whether the sentence gives a thing the relation: "Brandis's doctoral supervisor", "the supervisor of Brandis", 布兰迪斯的博士导师. */
export function owns(said: string, name: string, predicate: string): boolean {
  if (name.length < 2) return false;
  if (/\p{Script=Han}/u.test(predicate))
    return said.includes(`${name}的${predicate}`) || said.includes(`${name}的${predicate.slice(-2)}`);
  const words = (predicate.match(/\p{L}{3,}/gu) ?? []).filter((word) => !ENGLISH_FUNCTION_WORDS.has(word));
  const head = words.at(-1);
  if (head === undefined) return false;
  const escaped = name.replace(/[.*+?^$(){}|[\]\\/]/gu, "\\$&");
  const before = new RegExp(`${escaped}(?:['’]s?)? (?:\\p{L}+ ){0,2}${head}\\b`, "u").exec(said)?.[0] ?? "";
  return (
    (/['’]/u.test(before.slice(name.length, name.length + 2)) && before !== "") ||
    new RegExp(`\\b${head} of (?:the )?${escaped}`, "u").test(said)
  );
}
