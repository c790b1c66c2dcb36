import type { PictureOrigin } from "../../vision/picture/picture-input.js";
import { addressRule } from "../fetching/address-rule.js";
import { fetchBounded } from "../fetching/fetch-bounded.js";
import { guardedAgent } from "../fetching/guarded-agent.js";

const CONNECT_TIMEOUT = 5_000;
const FETCH_TIMEOUT = 15_000;
const MOST_REDIRECTS = 3;

/**
 * A picture's bytes from its address: public ones, and those of `allowPrivate`.
 *
 * @throws ChatGLMError ADDRESS_REFUSED, REMOTE_FAILED
 */
export async function fetchPicture(
  { name, url }: Extract<PictureOrigin, { readonly url: URL }>,
  { maxBytes, allowPrivate }: { readonly maxBytes: number; readonly allowPrivate: readonly string[] },
  signal: AbortSignal | undefined,
): Promise<Uint8Array> {
  const agent = await guardedAgent({ rule: addressRule(allowPrivate), connectTimeout: CONNECT_TIMEOUT });
  const late = AbortSignal.timeout(FETCH_TIMEOUT);
  try {
    const request = {
      url,
      headers: {},
      accept: "image/png, image/jpeg, image/webp, image/gif",
      place: `${url.origin} (${name})`,
    };
    const limits = {
      maxBytes,
      maxRedirects: MOST_REDIRECTS,
      signal: signal === undefined ? late : AbortSignal.any([signal, late]),
    };
    return (await fetchBounded(agent, request, limits)).bytes;
  } finally {
    await agent.destroy();
  }
}
