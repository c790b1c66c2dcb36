import { PythonSyntaxError } from "./python-syntax-error.js";

/**
 * A finite number as Python's `repr` writes it: whole numbers as ints (JavaScript can't tell 1.0 from 1), −0 as `-0.0`, exponents of two
 * digits and from 10⁻⁵ down. Both languages take the shortest digits that read back the same.
 */
export function pythonNumber(value: number): string {
  if (Object.is(value, -0)) return "-0.0";
  if (value === 0 || Math.abs(value) >= 1e-4) return String(value);
  return value.toExponential().replace(/e-(\d)$/, "e-0$1");
}

/** Python's own limit on the digits of an int literal (sys.int_info.default_max_str_digits). */
const mostDigits = 4300;
const integerPattern = /^(?:0(?:_?0)*|[1-9](?:_?[0-9])*|0[xX](?:_?[0-9a-fA-F])+|0[oO](?:_?[0-7])+|0[bB](?:_?[01])+)$/;
const digits = "[0-9](?:_?[0-9])*";
const floatPattern = new RegExp(`^(?:(?:${digits})?\\.${digits}|${digits}\\.?)(?:[eE][+-]?${digits})?$`);

/**
 * The value of a number token, read as Python reads it. An int beyond ±2⁵³ is returned as the string of its decimal digits, because a
 * number would change it and a bigint can't be written as JSON.
 *
 * @param offset where the token begins, for errors
 * @throws PythonSyntaxError for a malformed or imaginary number, an int of more than 4300 digits, and a float beyond ±1.8·10³⁰⁸
 */
export function pythonNumberValue(token: string, negative: boolean, offset: number): number | string {
  if (token.length > mostDigits) throw new PythonSyntaxError(`a number of more than ${mostDigits} digits`, offset);
  const plain = token.replaceAll("_", "");
  if (integerPattern.test(token)) {
    const rounded = Number(plain);
    if (Number.isSafeInteger(rounded)) return negative ? 0 - rounded : rounded;
    const value = BigInt(plain);
    return String(negative ? -value : value);
  }
  if (!/[.eE]/.test(token) || !floatPattern.test(token))
    throw new PythonSyntaxError(`${JSON.stringify(token.slice(0, 40))} is no int or float`, offset);
  const value = Number(plain);
  if (!Number.isFinite(value)) throw new PythonSyntaxError("a float out of range", offset);
  return negative ? -value : value;
}
