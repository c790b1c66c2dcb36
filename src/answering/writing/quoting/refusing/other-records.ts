import type { CheckContext } from "../../checking/check-context.js";
import type { EvidenceUnit } from "../../reading/evidence-units.js";
import { HAN_NUMBER, hanNumber } from "../../reading/numerals.js";

interface Cell {
  /** Of the label in its table or kind of record. */
  readonly label: string;
  readonly value: string;
  /** Of the record: the row, or the piece that the fields stand in. */
  readonly record: EvidenceUnit | number;
}

/** Whether a unit is of a record that holds another value where the record asked about holds the question's: 姓名：束阳 for 束洋. Pure. */
export function otherRecordTest({ units, question }: CheckContext): (unit: EvidenceUnit) => boolean {
  const cells = units.flatMap(cellsOf);
  const isNamed = ({ value }: Cell): boolean => value.length > 1 && /\p{L}/u.test(value) && standsIn(value, question.folded);
  const counted = placesIn(question.folded);
  const isAsked = (cell: Cell): boolean => isNamed(cell) || counted.some((place) => isAt(cell, place));
  const asked = cells.filter(isAsked);
  if (asked.length === 0) return () => false;
  const others = new Set(
    cells
      .filter((cell) => !isAsked(cell) && asked.some(({ label, record }) => label === cell.label && record !== cell.record))
      .map(({ record }) => record),
  );
  const holding = new Set(asked.map(({ record }) => record));
  return (unit) => {
    const record = recordOf(unit);
    return record !== undefined && others.has(record) && !holding.has(record);
  };
}

interface Place {
  readonly kind: string;
  readonly number: number;
}

const HAN_PLACE = new RegExp(`第(${HAN_NUMBER}|\\d{1,4})(\\p{Script=Han})`, "gu");
const LATIN_PLACE = /(?<![\p{L}\p{N}])(\p{Ll}{3,}) (\d{1,4})(?![\p{L}\p{N}.,:])/gu;

/** 第二台, "lane 3": what a record is counted by. */
function placesIn(folded: string): Place[] {
  const han = [...folded.matchAll(HAN_PLACE)].map(([, number = "", kind = ""]) => ({
    kind,
    number: hanNumber(number) ?? Number(number),
  }));
  const latin = [...folded.matchAll(LATIN_PLACE)].map(([, kind = "", number = ""]) => ({ kind, number: Number(number) }));
  return [...han, ...latin];
}

function isAt({ label, value }: Cell, { kind, number }: Place): boolean {
  const name = label.replace(/^\d+ /u, "");
  return (/\p{Script=Han}/u.test(kind) ? name.startsWith(kind) && name.length <= 2 : name === kind) && value === String(number);
}

function recordOf(unit: EvidenceUnit): EvidenceUnit | number | undefined {
  return unit.kind === "row" ? unit : unit.kind === "field" ? unit.piece : undefined;
}

function cellsOf(unit: EvidenceUnit): Cell[] {
  const record = recordOf(unit);
  if (record === undefined) return [];
  const place = unit.kind === "row" ? `${unit.piece} ` : "";
  return unit.clauses.flatMap(({ folded }) => {
    const [, label, value] = /^\s*(?:[-*•]\s+)?([^:：]{1,40})[:：]\s*(.*?)\s*$/su.exec(folded) ?? [];
    return label === undefined || value === undefined ? [] : [{ label: `${place}${label.trim()}`, value, record }];
  });
}

function standsIn(value: string, question: string): boolean {
  const at = question.indexOf(value);
  if (at < 0) return false;
  const edge = (inner: string | undefined, outer: string | undefined): boolean =>
    !/[\p{Script=Latin}\p{N}]/u.test(inner ?? "") || !/[\p{Script=Latin}\p{N}]/u.test(outer ?? "");
  return edge(value[0], question[at - 1]) && edge(value.at(-1), question[at + value.length]);
}
