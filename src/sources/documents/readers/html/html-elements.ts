/** Elements that hold nothing to read: programs, what browsers don't show, controls, ways to other pages. */
const UNREAD = new Set(
  "script style template noscript nav select option button textarea input datalist svg iframe object embed canvas audio video rt rp dialog".split(
    " ",
  ),
);
const UNREAD_ROLES = new Set(["navigation", "menu", "menubar", "search", "toolbar", "tablist"]);
/** Words of `class` and `id` that mean the same as `<nav>` on most pages. */
const UNREAD_WORDS =
  /(?:^|\s)(?:nav|navbar|navigation|sidebar|breadcrumbs?|pagination|cookie-(?:banner|consent|notice)|skip-link|sr-only)(?:\s|$)/i;
const HIDING = /(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*hidden)\b/i;

type Attributes = Readonly<Record<string, string>>;

/** Whether nothing in the element is for readers. */
export function isUnread(name: string, attributes: Attributes): boolean {
  if (name === "html" || name === "body" || name === "main") return false;
  const { hidden, role = "", style = "", id = "" } = attributes;
  return (
    (UNREAD.has(name) && !(name === "dialog" && attributes["open"] !== undefined)) ||
    (hidden !== undefined && hidden !== "until-found") ||
    attributes["aria-hidden"] === "true" ||
    UNREAD_ROLES.has(role.toLowerCase()) ||
    HIDING.test(style) ||
    UNREAD_WORDS.test(attributes["class"] ?? "") ||
    UNREAD_WORDS.test(id)
  );
}

/** Elements that begin and end a line. */
export const BLOCKS: ReadonlySet<string> = new Set(
  "address article aside blockquote body caption center dd details div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 head header hgroup hr html legend li main ol p pre search section summary table tbody td tfoot th thead title tr ul".split(
    " ",
  ),
);
