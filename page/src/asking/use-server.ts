import { useEffect, useState } from "preact/hooks";
import type { SourceEntry } from "./protocol.js";
import { chatModels, listedSources, ServerFailure } from "./server.js";

/** What the server offers, as far as it is known. */
export type Offer =
  | { readonly state: "connecting" }
  /** `tried`: a key was sent, and not taken. */
  | { readonly state: "locked"; readonly tried: boolean }
  | { readonly state: "failed"; readonly code: string; readonly message: string }
  | {
      readonly state: "open";
      readonly models: readonly string[];
      /** Undefined where there are none to ask. */
      readonly sources: readonly SourceEntry[] | undefined;
      /** Whether questions may come with pictures. */
      readonly takesPictures: boolean;
    };

/** Asks the server what it offers, anew whenever the key or `round` changes. */
export function useServer(key: string, round: number): Offer {
  const [offer, setOffer] = useState<Offer>({ state: "connecting" });
  useEffect(() => {
    const leaving = new AbortController();
    const asking = { key, signal: leaving.signal };
    setOffer({ state: "connecting" });
    Promise.all([chatModels(asking), listedSources(asking)]).then(
      ([models, listed]) => setOffer({ state: "open", models, sources: listed?.data, takesPictures: listed?.images === true }),
      (error: unknown) => {
        if (leaving.signal.aborted) return;
        const { code, message } = error instanceof ServerFailure ? error : { code: "UNKNOWN", message: String(error) };
        setOffer(code === "INVALID_API_KEY" ? { state: "locked", tried: key !== "" } : { state: "failed", code, message });
      },
    );
    return () => leaving.abort();
  }, [key, round]);
  return offer;
}
