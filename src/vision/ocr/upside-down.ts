/** Whether most of a page's letters stand upside down: then the page lies so. Pure. */
export function isUpsideDown(pieces: readonly { readonly text: string; readonly isFlipped: boolean }[]): boolean {
  const letters = (some: typeof pieces): number => some.reduce((sum, { text }) => sum + text.length, 0);
  return 2 * letters(pieces.filter(({ isFlipped }) => isFlipped)) > letters(pieces);
}
