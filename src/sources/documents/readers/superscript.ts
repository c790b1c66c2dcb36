const RAISED: Readonly<Record<string, string>> = Object.fromEntries(
  [..."0123456789+-−"].map((plain, index) => [plain, [..."⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻"][index] ?? ""]),
);

/** Raised digits as such: 10 with a raised 3 is 10³, not 103. Other text as it is. */
export function superscript(text: string): string {
  return /^\s*[-+−\d]+\s*$/.test(text) ? text.replace(/[-+−\d]/g, (digit) => RAISED[digit] ?? digit) : text;
}
