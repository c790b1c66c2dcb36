import type { JSX } from "preact";

const paths = {
  send: "M12 19V5m-6 6 6-6 6 6",
  stop: "M7 7h10v10H7z",
  plus: "M12 5v14M5 12h14",
  settings: "M4 7h9m5 0h2M4 17h2m5 0h9M13 7a2.5 2.5 0 1 0 5 0a2.5 2.5 0 1 0-5 0M6 17a2.5 2.5 0 1 0 5 0a2.5 2.5 0 1 0-5 0",
  books: "M5 4v16M9.500 4v16M14 4.500l5 15",
  copy: "M9 9h10v10H9zM5 15V5h10",
  check: "m5 12.500 4.500 4.500L19 7.500",
  again: "M19 12a7 7 0 1 1-2.200-5.100M19 4v4h-4",
  picture: "M4 5h16v14H4zM4 16l5-5 4 4 2.500-2.500L20 17M15 9h.01",
  close: "m6 6 12 12M18 6 6 18",
  chevron: "m9 6 6 6-6 6",
} as const;

/** A drawing beside words, or in place of them where the button has a label. */
export function Icon({ name }: { readonly name: keyof typeof paths }): JSX.Element {
  return (
    <svg class="icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
      <path d={paths[name]} />
    </svg>
  );
}
