/** Stands in for the package of this name, which the renderer loads but, with `linkify` off, never asks. */
export class LinkifyIt {}
