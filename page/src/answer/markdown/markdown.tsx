import MarkdownIt from "markdown-it";
import { type ComponentChild, createElement, Fragment, type JSX } from "preact";

/** Longer text is shown as it is: laying it out at each piece that comes would keep the page from anything else. */
const mostCharacters = 100_000;

const parser = new MarkdownIt({ html: false, linkify: false, breaks: true });

type Token = ReturnType<typeof parser.parse>[number];

/** Tags that Markdown can lead to. Headings are part of an answer, and so are below its own. */
const tags: ReadonlyMap<string, string> = new Map<string, string>([
  ...["p", "ul", "ol", "li", "blockquote", "table", "thead", "tbody", "tr", "th", "td", "em", "strong", "s"].map(
    (tag) => [tag, tag] as const,
  ),
  ["h1", "h3"],
  ["h2", "h4"],
  ["h3", "h5"],
  ["h4", "h6"],
  ["h5", "h6"],
  ["h6", "h6"],
]);

/** What may be wider than its place is scrolled by keyboard too. */
const reachable = { tabIndex: 0 } as const;

interface Props {
  readonly text: string;
  /** What stands in place of `[1]`; undefined leaves it as it is. */
  readonly citation?: ((number: number) => ComponentChild | undefined) | undefined;
}

/** Markdown as elements. No markup is ever made of text, pictures aren't loaded, and links lead to the web or to mail only. */
export function Markdown({ text, citation = () => undefined }: Props): JSX.Element {
  if (text.length > mostCharacters) return <p class="plain">{text}</p>;
  return <>{elements(parser.parse(text, {}), citation)}</>;
}

function elements(tokens: readonly Token[], citation: NonNullable<Props["citation"]>): ComponentChild[] {
  const open: { readonly token: Token | undefined; readonly children: ComponentChild[] }[] = [{ token: undefined, children: [] }];
  for (const token of tokens) {
    const parent = open.at(-1);
    if (token.nesting === 1) open.push({ token, children: [] });
    else if (token.nesting === -1) {
      const closed = open.length > 1 ? open.pop() : undefined;
      if (closed?.token !== undefined) open.at(-1)?.children.push(element(closed.token, closed.children));
    } else parent?.children.push(...leaf(token, citation));
  }
  return open[0]?.children ?? [];
}

function element(token: Token, children: ComponentChild[]): ComponentChild {
  if (token.hidden) return <Fragment>{children}</Fragment>;
  if (token.tag === "a") {
    const address = safeAddress(String(token.attrGet("href") ?? ""));
    if (address === undefined) return <Fragment>{children}</Fragment>;
    return (
      <a href={address} target="_blank" rel="noopener noreferrer nofollow">
        {children}
      </a>
    );
  }
  const tag = tags.get(token.tag);
  if (tag === undefined) return <Fragment>{children}</Fragment>;
  if (tag === "table") {
    return (
      <section class="scroll" aria-label="Table" {...reachable}>
        <table>{children}</table>
      </section>
    );
  }
  const start = tag === "ol" ? Number(token.attrGet("start") ?? 1) : 1;
  return createElement(tag, start === 1 ? null : { start }, ...children);
}

function leaf(token: Token, citation: NonNullable<Props["citation"]>): ComponentChild[] {
  switch (token.type) {
    case "inline":
      return elements(token.children ?? [], citation);
    case "text":
      return cited(token.content, citation);
    case "softbreak":
    case "hardbreak":
      return [<br />];
    case "code_inline":
      return [<code>{token.content}</code>];
    case "fence":
    case "code_block":
      return [
        <pre {...reachable}>
          <code>{token.content}</code>
        </pre>,
      ];
    case "hr":
      return [<hr />];
    case "image":
      return [`[${token.content}]`];
    default:
      return token.content === "" ? [] : [token.content];
  }
}

/** Text with each `[1]` made a citation. */
function cited(text: string, citation: NonNullable<Props["citation"]>): ComponentChild[] {
  const parts: ComponentChild[] = [];
  let end = 0;
  for (const match of text.matchAll(/ ?\[(\d{1,3})\]/g)) {
    const mark = citation(Number(match[1]));
    if (mark === undefined) continue;
    parts.push(text.slice(end, match.index), mark);
    end = match.index + match[0].length;
  }
  parts.push(text.slice(end));
  return parts;
}

/** An address that leads to the web or to mail; undefined for any other. */
export function safeAddress(address: string): string | undefined {
  if (!URL.canParse(address)) return undefined;
  const { protocol, href } = new URL(address);
  return ["https:", "http:", "mailto:"].includes(protocol) ? href : undefined;
}
