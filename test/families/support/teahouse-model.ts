import { mkdir, writeFile } from "node:fs/promises";
import path from "node:path";
import type { TeahouseConfig } from "./teahouse-family.js";

type Tensors = ReadonlyMap<string, { readonly shape: readonly number[]; readonly values: Float32Array }>;

/**
 * The invented family written down a second time, as plainly as possible, in float64 and without a cache. It shares nothing with the product,
 * not even the names of its tensors.
 */
export class TeahouseModel {
  readonly config: TeahouseConfig;
  readonly #tensors: Tensors;

  /** Weights are a sine of their place. */
  constructor(config: TeahouseConfig) {
    this.config = config;
    const { width, feed, words, depth, bias, four_norms, tied } = config;
    const [queries, memories] = [config.query_heads * config.head_width, config.memory_heads * config.head_width];
    const tensors = new Map<string, { shape: number[]; values: Float32Array }>();
    const add = (name: string, ...shape: number[]): void => {
      const values = new Float32Array(shape.reduce((a, b) => a * b, 1));
      const step = 0.37 + 0.11 * tensors.size;
      const size = name.includes("norm") ? 0.2 : 1.6 / Math.sqrt(shape.at(-1) ?? 1);
      for (let i = 0; i < values.length; i++) {
        values[i] = Math.sin(i * step + tensors.size) * size + (name.includes("norm") ? 1 : 0);
      }
      tensors.set(name, { shape, values });
    };
    const project = (name: string, rows: number): void => {
      add(`${name}.weight`, rows, width);
      if (bias) add(`${name}.bias`, rows);
    };
    add("tea.leaves", words, width);
    for (let layer = 0; layer < depth; layer++) {
      const pot = `tea.pots.${layer}`;
      for (const norm of four_norms ? ["a", "b", "c", "d"] : ["a", "c"]) add(`${pot}.norm_${norm}`, width);
      project(`${pot}.query`, queries);
      if (config.projections === "memory") {
        project(`${pot}.memory`, 2 * memories);
        add(`${pot}.gate_up`, 2 * feed, width);
      } else {
        project(`${pot}.key`, memories);
        project(`${pot}.value`, memories);
        add(`${pot}.gate`, feed, width);
        add(`${pot}.up`, feed, width);
      }
      add(`${pot}.pour`, width, queries);
      add(`${pot}.down`, width, feed);
    }
    add("tea.norm", width);
    if (!tied) add("tea.words", words, width);
    this.#tensors = tensors;
  }

  /** Writes config.json, model.safetensors and tokenizer.json. */
  async write(folder: string): Promise<void> {
    await mkdir(folder, { recursive: true });
    const header: Record<string, unknown> = {};
    let offset = 0;
    for (const [name, { shape, values }] of this.#tensors) {
      header[name] = { dtype: "F32", shape, data_offsets: [offset, offset + values.byteLength] };
      offset += values.byteLength;
    }
    const text = Buffer.from(JSON.stringify(header));
    const length = Buffer.alloc(8);
    length.writeBigUInt64LE(BigInt(text.length));
    const data = [...this.#tensors.values()].map(({ values }) => Buffer.from(values.buffer));
    await writeFile(path.join(folder, "model.safetensors"), Buffer.concat([length, text, ...data]));
    await writeFile(path.join(folder, "tokenizer.json"), JSON.stringify({ merges: [[104, 105]], specials: ["<end>"] }));
    await writeFile(path.join(folder, "config.json"), JSON.stringify(this.config));
  }

  /** Logits [words] at every position. */
  logits(ids: readonly number[]): number[][] {
    const { depth, width, query_heads, memory_heads, head_width, feed, four_norms, tied } = this.config;
    const memories = memory_heads * head_width;
    let states = ids.map((id) => this.#row("tea.leaves", id, width));
    for (let layer = 0; layer < depth; layer++) {
      const pot = `tea.pots.${layer}`;
      const projected = states.map((state, position) => {
        const input = this.#norm(state, `${pot}.norm_a`);
        const query = this.#project(input, `${pot}.query`);
        const [key, value] =
          this.config.projections === "memory"
            ? halves(this.#project(input, `${pot}.memory`), memories)
            : [this.#project(input, `${pot}.key`), this.#project(input, `${pot}.value`)];
        return { query: this.#turn(query, position), key: this.#turn(key, position), value };
      });
      states = states.map((state, position) => {
        const context: number[] = [];
        for (let head = 0; head < query_heads; head++) {
          const group = Math.floor(head / (query_heads / memory_heads));
          const query = projected[position]!.query.slice(head * head_width, (head + 1) * head_width);
          const part = (of: readonly number[]): number[] => of.slice(group * head_width, (group + 1) * head_width);
          const seen = projected.slice(0, position + 1);
          const scores = seen.map(({ key }) => Math.exp(dot(query, part(key)) / Math.sqrt(head_width)));
          const total = scores.reduce((a, b) => a + b, 0);
          for (let i = 0; i < head_width; i++) {
            context.push(seen.reduce((sum, { value }, other) => sum + (scores[other]! / total) * part(value)[i]!, 0));
          }
        }
        const poured = this.#linear(context, `${pot}.pour`);
        const attended = add(state, four_norms ? this.#norm(poured, `${pot}.norm_b`) : poured);
        const input = this.#norm(attended, `${pot}.norm_c`);
        const [gate, up] =
          this.config.projections === "memory"
            ? halves(this.#linear(input, `${pot}.gate_up`), feed)
            : [this.#linear(input, `${pot}.gate`), this.#linear(input, `${pot}.up`)];
        const gated = gate.map((value, i) => (value / (1 + Math.exp(-value))) * up[i]!);
        const fed = this.#linear(gated, `${pot}.down`);
        return add(attended, four_norms ? this.#norm(fed, `${pot}.norm_d`) : fed);
      });
    }
    return states.map((state) => this.#linear(this.#norm(state, "tea.norm"), tied ? "tea.leaves" : "tea.words"));
  }

  #turn(heads: readonly number[], position: number): number[] {
    const { head_width, turned, pairs } = this.config;
    const result = [...heads];
    for (let start = 0; start < heads.length; start += head_width) {
      for (let pair = 0; pair < turned / 2; pair++) {
        const angle = position * 500_000 ** (-(2 * pair) / turned);
        const first = start + (pairs === "interleaved" ? 2 * pair : pair);
        const second = pairs === "interleaved" ? first + 1 : first + turned / 2;
        result[first] = heads[first]! * Math.cos(angle) - heads[second]! * Math.sin(angle);
        result[second] = heads[second]! * Math.cos(angle) + heads[first]! * Math.sin(angle);
      }
    }
    return result;
  }

  #project(input: readonly number[], name: string): number[] {
    const product = this.#linear(input, `${name}.weight`);
    return this.config.bias ? add(product, this.#row(`${name}.bias`, 0, product.length)) : product;
  }

  #linear(input: readonly number[], name: string): number[] {
    const [rows = 0, columns = 0] = this.#tensors.get(name)?.shape ?? [];
    return Array.from({ length: rows }, (_, row) => dot(input, this.#row(name, row, columns)));
  }

  #norm(state: readonly number[], name: string): number[] {
    const scale = 1 / Math.sqrt(dot(state, state) / state.length + 1e-6);
    return this.#row(name, 0, state.length).map((weight, i) => state[i]! * scale * weight);
  }

  #row(name: string, row: number, columns: number): number[] {
    return [...this.#tensors.get(name)!.values.subarray(row * columns, (row + 1) * columns)];
  }
}

const dot = (a: readonly number[], b: readonly number[]): number => a.reduce((sum, value, i) => sum + value * b[i]!, 0);
const add = (a: readonly number[], b: readonly number[]): number[] => a.map((value, i) => value + b[i]!);
const halves = (values: readonly number[], size: number): [number[], number[]] => [values.slice(0, size), values.slice(size)];
