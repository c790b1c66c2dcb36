import { dateSpan } from "../plan/date-span.js";
import type { SlotMatch, Words } from "./pattern.js";

const SCALES: Readonly<Record<string, number>> = {
  thousand: 1e3,
  million: 1e6,
  billion: 1e9,
  百: 1e2,
  千: 1e3,
  万: 1e4,
  亿: 1e8,
};
const SMALL: Readonly<Record<string, number>> = Object.fromEntries(
  ["one|一", "two|二|两", "three|三", "four|四", "five|五", "six|六", "seven|七", "eight|八", "nine|九", "ten|十"].flatMap(
    (words, index) => words.split("|").map((word) => [word, index + 1] as const),
  ),
);
const MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

/** `200`, `1,200`, `3.5`, `30万`, `2 million`. A unit behind it is no part of it: nothing explains it then. */
export function numberSlot({ atoms }: Words): (at: number) => Iterable<SlotMatch<number>> {
  return function* (at) {
    const [first, scale] = [atoms[at], atoms[at + 1]];
    if (first?.kind !== "number" || !/^\d+(?:,\d{3})*(?:\.\d+)?$/u.test(first.text)) return;
    const value = Number(first.text.replaceAll(",", ""));
    if (!Number.isFinite(value)) return;
    const factor = scale === undefined ? undefined : SCALES[scale.text];
    // 千米 is a unit.
    if (factor === undefined) yield { to: at + 1, value };
    else yield { to: at + 2, value: value * factor };
  };
}

/** How many: `3`, `three`, 三. */
export function countSlot({ atoms }: Words): (at: number) => Iterable<SlotMatch<number>> {
  return function* (at) {
    const text = atoms[at]?.text ?? "";
    const value = /^\d{1,3}$/u.test(text) ? Number(text) : SMALL[text];
    if (value !== undefined && value >= 1 && value <= 50) yield { to: at + 1, value };
  };
}

/** `2024`, `2024-03`, `2024-03-01`, `March 2024`, `2024年3月1日`: a day, a month or a year as plans write them. */
export function dateSlot({ atoms }: Words): (at: number) => Iterable<SlotMatch<string>> {
  const text = (place: number): string => atoms[place]?.text ?? "";
  const number = (place: number): number | undefined => (/^\d{1,2}$/u.test(text(place)) ? Number(text(place)) : undefined);
  const written = (...parts: readonly (number | string)[]): string =>
    parts.map((part) => String(part).padStart(2, "0")).join("-");
  return function* (at) {
    const month = MONTHS.indexOf(text(at).slice(0, 3));
    const isYear = (place: number): boolean => /^[12]\d{3}$/u.test(text(place));
    const found: SlotMatch<string>[] = [];
    if (month >= 0 && text(at).length >= 3 && isYear(at + 1)) found.push({ to: at + 2, value: written(text(at + 1), month + 1) });
    if (isYear(at)) {
      if (text(at + 1) === "-" && number(at + 2) !== undefined) {
        const isDay = text(at + 3) === "-" && number(at + 4) !== undefined;
        found.push(
          isDay
            ? { to: at + 5, value: written(text(at), text(at + 2), text(at + 4)) }
            : { to: at + 3, value: written(text(at), text(at + 2)) },
        );
      } else if (text(at + 1) === "年") {
        const isMonth = number(at + 2) !== undefined && text(at + 3) === "月";
        const isDay = isMonth && number(at + 4) !== undefined && /^[日号]$/u.test(text(at + 5));
        found.push(
          isDay
            ? { to: at + 6, value: written(text(at), text(at + 2), text(at + 4)) }
            : isMonth
              ? { to: at + 4, value: written(text(at), text(at + 2)) }
              : { to: at + 2, value: text(at) },
        );
      } else found.push({ to: at + 1, value: text(at) });
    }
    for (const one of found) if (dateSpan(one.value) !== undefined) yield one;
  };
}
