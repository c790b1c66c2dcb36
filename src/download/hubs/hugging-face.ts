import { z } from "zod";
import { requireModelId } from "../hub-address.js";
import { failed, type Hub, type ListOptions, type ModelListing, neededFiles } from "../model-listing.js";
import { fetchJson } from "../request.js";

const modelSchema = z.object({
  sha: z.string().regex(/^[\da-f]{40}$/),
  tags: z.array(z.string()).optional(),
  cardData: z.object({ license: z.union([z.string(), z.array(z.string())]).optional() }).nullish(),
  siblings: z
    .array(
      z.object({
        rfilename: z.string(),
        size: z.number().optional(),
        blobId: z.string().optional(),
        lfs: z.object({ sha256: z.string(), size: z.number() }).nullish(),
      }),
    )
    .max(20_000),
});

/** Hugging Face, and mirrors that keep its paths. */
export class HuggingFaceHub implements Hub {
  readonly #address: string;
  readonly #token: string | undefined;

  /** @param address without a slash at the end */
  constructor(address: string, token?: string) {
    this.#address = address;
    this.#token = token;
  }

  async list(id: string, { revision = "main", signal }: ListOptions): Promise<ModelListing> {
    requireModelId(id);
    const url = `${this.#address}/api/models/${id}/revision/${encodeURIComponent(revision)}?blobs=true`;
    const told = modelSchema.safeParse(await fetchJson(url, { token: this.#token, signal }));
    if (!told.success) throw failed(`${this.#address}/${id}`, "what the hub says of it can't be used");
    const { sha, siblings, cardData, tags = [] } = told.data;
    const files = siblings.map(({ rfilename, size, blobId, lfs }) => ({
      path: rfilename,
      bytes: lfs?.size ?? size ?? Number.NaN,
      url: `${this.#address}/${id}/resolve/${sha}/${encodeURIComponent(rfilename)}`,
      checksum: lfs
        ? ({ kind: "sha256", value: lfs.sha256 } as const)
        : blobId === undefined
          ? undefined
          : ({ kind: "git", value: blobId } as const),
    }));
    const tag = tags.find((one) => one.startsWith("license:"))?.slice("license:".length);
    const licence = [cardData?.license ?? tag ?? []].flat().join(", ") || undefined;
    return { id, from: this.#address, revision: sha, licence, files: neededFiles(files, `${this.#address}/${id}`) };
  }
}
