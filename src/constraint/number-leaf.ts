import type { Leaf, Measure } from "./grammar.js";

/** Decimals of at most 15 significant digits are distinct in float64, so a bound that holds for the text holds for the parsed number. */
const mostDigits = 15;
const powers: readonly bigint[] = Array.from({ length: 2 * mostDigits + 1 }, (_, exponent) => 10n ** BigInt(exponent));
/** 1 in units of 10⁻¹⁵. */
export const unit: bigint = powerOfTen(mostDigits);

function powerOfTen(exponent: number): bigint {
  return powers[exponent] ?? 10n ** BigInt(exponent);
}

export interface NumberRange {
  readonly integer: boolean;
  /** Inclusive, in units of 10⁻¹⁵. */
  readonly lowest: bigint;
  readonly highest: bigint;
  /** The value is a multiple of this whole number. */
  readonly multipleOf?: bigint | undefined;
}

interface Prefix {
  readonly text: string;
  /** Fewest characters that make it a number in range; Infinity when none do. */
  readonly missing: number;
  readonly next: Map<number, number>;
}

/**
 * A number without an exponent, of at most 15 significant digits, whose value lies in a range. A state stands for the text so far; a
 * character is taken only when what follows can still end in range, by exact arithmetic.
 */
export class NumberLeaf implements Leaf {
  readonly kind = "leaf";
  readonly id: number;
  readonly start = 0;
  readonly measure: Measure;
  readonly #range: NumberRange;
  readonly #states: Prefix[] = [];

  constructor(id: number, range: NumberRange) {
    this.id = id;
    this.#range = range;
    this.#state("");
    this.measure = { bytes: this.#states[0]?.missing ?? Number.POSITIVE_INFINITY, depth: 0 };
  }

  #state(text: string): number {
    return this.#states.push({ text, missing: missingCharacters(text, this.#range), next: new Map() }) - 1;
  }

  #prefix(state: number): Prefix {
    const prefix = this.#states[state];
    if (prefix === undefined) throw new RangeError(`no number state ${state}`);
    return prefix;
  }

  step(state: number, byte: number): number {
    const { text, next } = this.#prefix(state);
    const known = next.get(byte);
    if (known !== undefined) return known;
    const longer = text + String.fromCharCode(byte);
    const taken = Number.isFinite(missingCharacters(longer, this.#range)) ? this.#state(longer) : -1;
    next.set(byte, taken);
    return taken;
  }

  outcome(state: number): number {
    return this.#prefix(state).missing === 0 ? 0 : -1;
  }

  continues(state: number): boolean {
    return Array.from("-0123456789.", (character) => character.charCodeAt(0)).some((byte) => this.step(state, byte) >= 0);
  }

  shortest(state: number, after: (outcome: number) => number): number {
    return this.#prefix(state).missing + after(0);
  }

  textRoom(): number {
    return -1;
  }
}

const prefixForm = /^(-?)(?:(0|[1-9]\d*)(?:(\.)(\d*))?)?$/;

/** Fewest characters that turn a prefix into a number in range. */
function missingCharacters(text: string, range: NumberRange): number {
  const match = prefixForm.exec(text);
  if (match === null) return Number.POSITIVE_INFINITY;
  const [, sign, whole = "", point, fraction = ""] = match;
  if (point !== undefined && range.integer) return Number.POSITIVE_INFINITY;
  const digits = whole.length - (whole === "0" ? 1 : 0) + fraction.length;
  if (digits > mostDigits) return Number.POSITIVE_INFINITY;
  const prefix = { negative: sign === "-", value: BigInt(`${whole}${fraction}` || "0"), range };
  const room = mostDigits - digits;
  if (point !== undefined) return shortestFraction(prefix, fraction.length, room, 0);
  if (whole === "") {
    const signs = text === "" ? ["", "-"] : [text];
    let best = Number.POSITIVE_INFINITY;
    for (const first of "0123456789") {
      for (const start of signs) best = Math.min(best, start.length - text.length + 1 + missingCharacters(start + first, range));
    }
    return best;
  }
  let best = Number.POSITIVE_INFINITY;
  const extensions = whole === "0" ? 0 : room;
  for (let added = 0; added <= extensions && added < best; added += 1) {
    const spread = powerOfTen(added);
    const longer = { ...prefix, value: prefix.value * spread, spread };
    // More digits only lead further away from zero.
    if (longer.value * unit > (prefix.negative ? -range.lowest : range.highest)) break;
    if (contains(longer, unit)) best = added;
    else if (!range.integer) best = Math.min(best, added + 1 + shortestFraction(longer, 0, room - added, 1));
  }
  return best;
}

interface ReachedValues {
  readonly negative: boolean;
  readonly value: bigint;
  readonly range: NumberRange;
  /** Whole numbers from value to value + spread − 1. Defaults to 1. */
  readonly spread?: bigint;
}

/** Fewest fraction digits, at least `least`, that bring a value in range; `decimals` are there already. */
function shortestFraction(prefix: ReachedValues, decimals: number, room: number, least: number): number {
  for (let added = Math.max(least, decimals === 0 ? 1 : 0); added <= room; added += 1) {
    const scale = powerOfTen(added);
    const spread = (prefix.spread ?? 1n) * scale;
    if (contains({ ...prefix, value: prefix.value * scale, spread }, powerOfTen(mostDigits - decimals - added))) return added;
  }
  return Number.POSITIVE_INFINITY;
}

/** Is one of the values value · step, (value + 1) · step, … in range? */
function contains({ negative, value, range, spread = 1n }: ReachedValues, step: bigint): boolean {
  // Integers have one zero: -0 is left out.
  const first = range.integer && negative && value === 0n ? 1n : value;
  const last = value + spread - 1n;
  const [low, high] = negative ? [-last * step, -first * step] : [first * step, last * step];
  const from = low > range.lowest ? low : range.lowest;
  const to = high < range.highest ? high : range.highest;
  const grain = range.multipleOf === undefined ? step : range.multipleOf * unit;
  return ceilingDivision(from, grain) * grain <= to;
}

function ceilingDivision(a: bigint, b: bigint): bigint {
  return a / b + (a > 0n && a % b !== 0n ? 1n : 0n);
}

const decimalForm = /^(-?)(\d+)(?:\.(\d+))?(?:e([+-]\d+))?$/;

/** A float64's shortest decimal in units of 10⁻¹⁵, rounded down, and whether anything was cut off. */
export function decimalUnits(value: number): { readonly units: bigint; readonly exact: boolean } {
  const match = decimalForm.exec(String(value));
  if (match === null) throw new RangeError(`${value} is no finite number`);
  const [, sign, whole = "0", fraction = "", exponent = "0"] = match;
  const shift = mostDigits - fraction.length + Number(exponent);
  const digits = BigInt(`${sign}${whole}${fraction}`);
  if (shift >= 0) return { units: digits * 10n ** BigInt(shift), exact: true };
  const divisor = 10n ** BigInt(-shift);
  const exact = digits % divisor === 0n;
  return { units: digits / divisor - (digits < 0n && !exact ? 1n : 0n), exact };
}

/** Whole numbers of `mostDigits` digits, in the same units. */
export const widestRange: { readonly lowest: bigint; readonly highest: bigint } = {
  lowest: -(unit * unit),
  highest: unit * unit,
};
