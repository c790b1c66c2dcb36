import { existsSync } from "node:fs";

type Values = Readonly<Record<string, unknown>>;

/**
 * The question in `ask -g facts.ttl "Where …?"`, where an option that takes several values took it as its last one; undefined if no option has, or
 * more than one may have.
 *
 * @returns the question, and the options without it
 */
export function swallowedQuestion<Options extends object>(
  options: Options,
  exists: (path: string) => boolean = existsSync,
): { readonly question: string; readonly options: Options } | undefined {
  const candidates = Object.entries(options as Values).flatMap(([name, value]) => {
    if (!Array.isArray(value) || value.length < 2) return [];
    const last: unknown = value.at(-1);
    const isValue = typeof last !== "string" || /^[a-z]{2,}:\S+$/i.test(last) || exists(last);
    return isValue ? [] : [{ name, question: last, rest: value.slice(0, -1) as unknown[] }];
  });
  const [only, another] = candidates;
  if (only === undefined || another !== undefined) return undefined;
  return { question: only.question, options: { ...options, [only.name]: only.rest } };
}
