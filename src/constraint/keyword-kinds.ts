/**
 * Keywords that restrict values in some draft of JSON Schema (3 to 2020-12) or in OpenAPI, whether or not they are compiled. Every other
 * keyword is an annotation, as the specification says (2020-12, Core §6.5).
 */
const restricting: readonly string[] = [
  ...["$ref", "$dynamicRef", "$recursiveRef", "allOf", "anyOf", "oneOf", "not", "if", "then", "else", "extends", "disallow"],
  ...["type", "enum", "const"],
  ...["properties", "required", "additionalProperties", "patternProperties", "propertyNames", "minProperties", "maxProperties"],
  ...["dependentRequired", "dependentSchemas", "dependencies", "unevaluatedProperties"],
  ...["items", "prefixItems", "additionalItems", "unevaluatedItems", "minItems", "maxItems", "uniqueItems"],
  ...["contains", "minContains", "maxContains"],
  ...["minLength", "maxLength", "pattern", "format", "contentEncoding", "contentMediaType", "contentSchema"],
  ...["formatMinimum", "formatMaximum", "formatExclusiveMinimum", "formatExclusiveMaximum"],
  ...["minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf", "divisibleBy"],
];
const known: ReadonlySet<string> = new Set(restricting);
const byPlainName: ReadonlyMap<string, string> = new Map(restricting.map((keyword) => [plain(keyword), keyword]));

/** Does a keyword restrict values, or is it likely meant to? */
export function mattersForValues(keyword: string): boolean {
  return known.has(keyword) || meantKeyword(keyword) !== undefined;
}

/**
 * The keyword that was likely meant by one that no draft has: the same but for case and separators (`max_length`), or one letter away
 * (`minimun`).
 */
export function meantKeyword(keyword: string): string | undefined {
  if (known.has(keyword) || keyword.length > 30 || /^(?:x-|[$_@])/.test(keyword)) return undefined;
  const name = plain(keyword);
  const same = byPlainName.get(name);
  if (same !== undefined || name.length < 5) return same;
  for (const [other, meant] of byPlainName) if (other.length >= 5 && areOneLetterApart(name, other)) return meant;
  return undefined;
}

function plain(keyword: string): string {
  return keyword.replaceAll(/[-_ ]/g, "").toLowerCase();
}

/** One letter more, less, other, or two exchanged. */
function areOneLetterApart(a: string, b: string): boolean {
  if (Math.abs(a.length - b.length) > 1) return false;
  let start = 0;
  while (start < a.length && a[start] === b[start]) start += 1;
  let end = 0;
  while (end < Math.min(a.length, b.length) - start && a.at(-1 - end) === b.at(-1 - end)) end += 1;
  const [left, right] = [a.slice(start, a.length - end), b.slice(start, b.length - end)];
  return Math.max(left.length, right.length) <= 1 || (left.length === 2 && left === [...right].reverse().join(""));
}
