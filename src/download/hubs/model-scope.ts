import { z } from "zod";
import { requireModelId } from "../hub-address.js";
import { failed, type Hub, type ListOptions, type ModelListing, neededFiles } from "../model-listing.js";
import { fetchJson } from "../request.js";

const filesSchema = z.object({
  Data: z.object({
    Files: z.array(z.object({ Path: z.string(), Type: z.string(), Size: z.number(), Sha256: z.string().optional() })).max(20_000),
  }),
});
const modelSchema = z.object({ Data: z.object({ License: z.string().nullish() }) });

/** ModelScope (魔搭), and mirrors that keep its paths. */
export class ModelScopeHub implements Hub {
  readonly #address: string;

  /** @param address without a slash at the end */
  constructor(address: string) {
    this.#address = address;
  }

  async list(id: string, { revision = "master", signal }: ListOptions): Promise<ModelListing> {
    requireModelId(id);
    const model = `${this.#address}/api/v1/models/${id}`;
    const named = encodeURIComponent(revision);
    const told = filesSchema.safeParse(await fetchJson(`${model}/repo/files?Revision=${named}&Recursive=true`, { signal }));
    if (!told.success) throw failed(`${this.#address}/models/${id}`, "what the hub says of it can't be used");
    const card = modelSchema.safeParse(await fetchJson(model, { signal }));
    const files = told.data.Data.Files.filter(({ Type }) => Type !== "tree").map(({ Path, Size, Sha256 }) => ({
      path: Path,
      bytes: Size,
      url: `${model}/repo?Revision=${named}&FilePath=${encodeURIComponent(Path)}`,
      checksum: Sha256 === undefined ? undefined : ({ kind: "sha256", value: Sha256.toLowerCase() } as const),
    }));
    const licence = (card.success ? card.data.Data.License : undefined) || undefined;
    return { id, from: this.#address, revision, licence, files: neededFiles(files, `${this.#address}/models/${id}`) };
  }
}
