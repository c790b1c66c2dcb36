import type { EvidenceUnit } from "../reading/evidence-units.js";
import { type Reading, readText } from "../reading/reading.js";

const LONGEST_RECORD = 12;

/** Nothing but fields, of which none is called by a time as a timetable's are: each says something of the same thing. */
export function isRecord(units: readonly EvidenceUnit[]): boolean {
  if (units.length < 2 || units.length > LONGEST_RECORD) return false;
  return units.every(
    ({ kind, text }) =>
      kind === "heading" || (kind === "field" && readText(text.split(/[:：]/u)[0] ?? "").quantities.length === 0),
  );
}

const NUMBERED_KIND = /([一二两三四五六七八九十\d]+)(\p{Script=Han}{2})/gu;

const HYPHENATED = /(\p{Ll}+-)(\p{Ll}+)/gu;

/** 五居室 is asked about, and the row is that of 三居室; or check-out, and the sentence is about check-in. */
export function isOtherKind({ kind, subject, own }: EvidenceUnit, question: Reading): boolean {
  const isOtherNumber = [...question.text.matchAll(NUMBERED_KIND)].some(([whole, , noun = ""]) => {
    const other = kind === "row" ? new RegExp(`[一二两三四五六七八九十\\d]+${noun}`, "u").exec(subject)?.[0] : undefined;
    return other !== undefined && other.replace("两", "二") !== whole.replace("两", "二");
  });
  const isOtherHalf = [...question.folded.matchAll(HYPHENATED)].some(
    ([whole, half = ""]) => !own.folded.includes(whole) && new RegExp(`(?<!\\p{L})${half}\\p{Ll}`, "u").test(own.folded),
  );
  return isOtherNumber || isOtherHalf;
}

/** "Does the flat have a piano?" is made of names alone: one that isn't everywhere in the text must stand here. */
export function namesSayIt(names: readonly string[], unit: EvidenceUnit, question: EvidenceUnit | undefined): boolean {
  const isHere = (name: string): boolean => unit.own.folded.includes(name) || question?.own.folded.includes(name) === true;
  return (
    names.every((name) => isHere(name) || unit.about.folded.includes(name)) &&
    names.some((name) => isHere(name) && !unit.about.folded.includes(name))
  );
}
