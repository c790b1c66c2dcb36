import { createHash } from "node:crypto";
import { z } from "zod";
import { failed, type Hub, type ListOptions, listed, type ModelListing } from "../model-listing.js";
import { fetchJson } from "../request.js";

const manifestSchema = z.looseObject({
  files: z.record(z.string(), z.object({ bytes: z.number(), sha256: z.string() })),
});

/** A converted model in a folder on any web server: its manifest tells the other files and their checksums. */
export class ConvertedFolderHub implements Hub {
  readonly #address: string;

  /** @param address of the folder, without a slash at the end */
  constructor(address: string) {
    this.#address = address;
  }

  async list(id: string, { signal }: ListOptions): Promise<ModelListing> {
    const url = `${this.#address}/manifest.json`;
    const manifest = await fetchJson(url, { signal });
    const told = manifestSchema.safeParse(manifest);
    if (!told.success || Object.keys(told.data.files).length > 1_000) throw failed(url, "it is no manifest of a converted model");
    const files = Object.entries(told.data.files).map(([path, { bytes, sha256 }]) =>
      listed(
        { path, bytes, url: `${this.#address}/${encodeURIComponent(path)}`, checksum: { kind: "sha256", value: sha256 } },
        url,
      ),
    );
    const revision = createHash("sha256").update(JSON.stringify(manifest)).digest("hex");
    return { id, from: this.#address, revision, files, texts: { "manifest.json": JSON.stringify(manifest, null, 2) } };
  }
}
