/** A few characters over and over, as small models loop. */
const LOOP = /(\S.{0,11}?)\1{3,}/u;
const ROLE_TOKENS = /<\|[a-z_]{1,20}\|>|\[[gs]?MASK\]/iu;

/** Text that no model meant to write: broken characters, role tokens, loops. */
export function isGarbled(text: string): boolean {
  if (text.includes("\ufffd") || ROLE_TOKENS.test(text)) return true;
  const spoken = text.replace(/[-=_*.·…—~\s\d]+/gu, "");
  return LOOP.test(spoken);
}
