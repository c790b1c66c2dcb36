import type { TensorReader } from "./checkpoint/tensor-reader.js";
import type { WeightPlan } from "./weight-plan.js";

/** 4 Mi weights: 16 MiB as float32, enough that one read costs little beside the work on it. */
const chunkElements = 4 * 1024 * 1024;

/** Rows [first, end) of a plan's tensor as float32, row-major. Valid until the next chunk but one is asked for. */
export interface RowChunk {
  readonly plan: WeightPlan;
  readonly tensor: TensorReader;
  readonly first: number;
  readonly end: number;
  readonly values: Float32Array;
}

type Place = Omit<RowChunk, "values"> & { readonly elements: number };

/** Every plan's rows in the order of the file. The next chunk is read from disk while the caller works on the last. */
export async function* rowChunks(
  plans: readonly WeightPlan[],
  tensorOf: (name: string) => TensorReader,
): AsyncGenerator<RowChunk> {
  const places = [...chunkPlaces(plans, tensorOf)];
  const size = places.reduce((most, { elements }) => Math.max(most, elements), 0);
  const buffers = [new Float32Array(size), new Float32Array(size)];
  const read = (index: number): Promise<RowChunk> | undefined => {
    const place = places[index];
    if (place === undefined) return undefined;
    const values = buffers[index % 2]?.subarray(0, place.elements) ?? new Float32Array(place.elements);
    const reading = place.tensor.readRows(place.first, place.end, values).then(() => ({ ...place, values }));
    // Awaited one chunk later, or never when the caller fails before.
    reading.catch(() => undefined);
    return reading;
  };
  let next = read(0);
  try {
    for (let index = 0; next !== undefined; index++) {
      const chunk = await next;
      next = read(index + 1);
      yield chunk;
    }
  } finally {
    // A read in flight must end before the files are closed.
    await next?.catch(() => undefined);
  }
}

function* chunkPlaces(plans: readonly WeightPlan[], tensorOf: (name: string) => TensorReader): Generator<Place> {
  for (const plan of plans) {
    const tensor = tensorOf(plan.tensor);
    const rows = Math.max(1, Math.floor(chunkElements / tensor.columns));
    const [start, stop] = plan.rows;
    for (let first = start; first < stop; first += rows) {
      const end = Math.min(stop, first + rows);
      yield { plan, tensor, first, end, elements: (end - first) * tensor.columns };
    }
  }
}
