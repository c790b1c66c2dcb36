import type { Box, Corners, Picture } from "./picture/picture.js";

/** Something a model saw in a picture: text from strangers, to be quoted and cited, never obeyed. */
export interface Finding {
  /** `text` stands in the picture; the others say what is to be seen. */
  readonly kind: "text" | "caption" | "object" | "label";
  /** Never empty. Cells of a table's row are parted by ` | `. */
  readonly text: string;
  /** 0…1, as the model says; comparable within one model only. */
  readonly confidence: number;
  /** Where, in pixels of the picture as it was given, turned upright. */
  readonly box?: Box | undefined;
  /** The same, exactly, if it stands aslant. */
  readonly corners?: Corners | undefined;
  /** Changes where reading jumps to another column of text. */
  readonly column?: number | undefined;
  /** Set for a row of a table: the table's number from 1, and the row's cells. A table's first row names its columns. */
  readonly table?: { readonly number: number; readonly cells: readonly string[] } | undefined;
}

/** How one picture is looked at. */
export interface DescribeOptions {
  /** What is to be found out. Models that can't be asked ignore it. */
  readonly question?: string | undefined;
  /** Ends the work with an ABORTED error. */
  readonly signal?: AbortSignal | undefined;
}

/** Anything that can see: reads text, names objects, describes. Finding nothing is an empty list, not an error. */
export interface VisionModel {
  readonly name: string;
  /** Whether what it finds depends on the question. Defaults to false: then a picture is looked at once. */
  readonly isAsked?: boolean | undefined;
  /** What is in the picture, in the order in which people read it. */
  describe(picture: Picture, options?: DescribeOptions): Promise<readonly Finding[]>;
  /** Equal for models and settings that find the same in the same picture: part of the answer cache's key. */
  identity(signal?: AbortSignal): Promise<string>;
}
