import type { Automaton } from "../../src/constraint/automaton.js";
import { compileSchema } from "../../src/constraint/compile-reply.js";

/** The texts that a schema's automaton reads, byte by byte: may this one be written? */
export function reads(schema: unknown, text: string | Uint8Array): boolean {
  return automatonReads(compileSchema(schema), text);
}

export function automatonReads(automaton: Automaton, text: string | Uint8Array): boolean {
  let state: typeof automaton.start | null = automaton.start;
  for (const byte of Buffer.from(text)) {
    state = automaton.step(state, byte);
    if (state === null) return false;
  }
  return state.complete;
}

/**
 * A text that may be written, drawn at random. From the 60th byte on only bytes that bring the end nearer are drawn.
 * @param random numbers from 0 to 1
 */
export function sampledText(schema: unknown, random: () => number): string {
  return textOf(compileSchema(schema), random);
}

/** The same of any automaton. */
export function textOf(automaton: Automaton, random: () => number): string {
  const written: number[] = [];
  for (let state = automaton.start; ; ) {
    if (state.complete && (state.readings.length === 0 || random() < 0.3)) break;
    const possible: { readonly byte: number; readonly next: typeof state }[] = [];
    for (let byte = 0; byte < 256; byte += 1) {
      const next = automaton.step(state, byte);
      if (next !== null && (written.length < 60 || next.missing < state.missing)) possible.push({ byte, next });
    }
    const plain = possible.filter(({ byte }) => byte < 0x80);
    const pool = plain.length > 0 && random() < 0.9 ? plain : possible;
    const chosen = pool[Math.floor(random() * pool.length)];
    if (chosen === undefined) throw new Error(`nothing may follow ${Buffer.from(written).toString()}`);
    written.push(chosen.byte);
    state = chosen.next;
  }
  return new TextDecoder("utf-8", { fatal: true }).decode(Uint8Array.from(written));
}

export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}
