import type { JSX } from "preact";
import { useMemo } from "preact/hooks";
import type { Citation } from "../asking/protocol.js";
import { useWords } from "../frame/words.js";
import { layout, nodeHeight } from "./layout.js";
import { type GraphEdge, neighbourhood } from "./neighbourhood.js";
import { triplesOf } from "./triples.js";

const width = 340;
const mostCharacters = 22;

interface Props {
  readonly question: string;
  readonly values: readonly string[];
  readonly citations: readonly Citation[];
}

/** The things that the graph's evidence is about and how they hang together. Nothing where there is none. */
export function Drawing({ question, values, citations }: Props): JSX.Element | null {
  const words = useWords();
  const triples = useMemo(() => triplesOf(citations), [citations]);
  const near = useMemo(() => neighbourhood(triples, question, values), [triples, question, values]);
  const { nodes, height } = useMemo(() => layout(near, width, (name) => textWidth(shortened(name)) + 22), [near]);
  if (near.edges.length === 0) return null;
  return (
    <figure class="graph">
      <figcaption>
        {words.graph}
        {near.left > 0 && <span> {words.graphLeft(near.left)}</span>}
      </figcaption>
      <svg viewBox={`0 0 ${width} ${height}`} aria-hidden="true" focusable="false">
        {near.edges.map((edge) => (
          <path
            key={`${edge.from} ${edge.to}`}
            class={edge.cited ? "edge cited" : "edge"}
            d={curve(nodes[edge.from], nodes[edge.to]) + tip(nodes[edge.from], nodes[edge.to])}
          />
        ))}
        {near.edges.map((edge) => (
          <EdgeLabel key={`${edge.from} ${edge.to}`} edge={edge} from={nodes[edge.from]} to={nodes[edge.to]} />
        ))}
        {near.nodes.map(({ name, role }, place) => {
          const { x, y, width: own } = nodes[place] ?? { x: 0, y: 0, width: 0 };
          return (
            <g key={name} class={`node ${role}`} transform={`translate(${x.toFixed(1)} ${y})`}>
              <title>{name}</title>
              <rect x={-own / 2} y={-nodeHeight / 2} width={own} height={nodeHeight} rx={nodeHeight / 2} />
              <text y="0.35em">{shortened(name)}</text>
            </g>
          );
        })}
      </svg>
      <ul class="unseen">
        {triples.slice(0, 40).map(({ subject, predicate, object }) => (
          <li>{words.statement(subject, predicate, object)}</li>
        ))}
      </ul>
    </figure>
  );
}

interface Point {
  readonly x: number;
  readonly y: number;
}

function EdgeLabel({ edge, from, to }: { edge: GraphEdge; from: Point | undefined; to: Point | undefined }): JSX.Element | null {
  if (from === undefined || to === undefined) return null;
  const isLevel = from.y === to.y;
  // On lines between two rows, nearer to the lower thing: lines that leave one thing stand apart there.
  const lower = from.y > to.y ? from : to;
  const upper = lower === from ? to : from;
  const x = isLevel ? (from.x + to.x) / 2 : upper.x + (lower.x - upper.x) * 0.74;
  const y = isLevel ? from.y - nodeHeight / 2 - 8 : lower.y - nodeHeight / 2 - 13;
  return (
    <text class={edge.cited ? "label cited" : "label"} x={x.toFixed(1)} y={y.toFixed(1)}>
      {shortened(edge.label, 16)}
    </text>
  );
}

/** From one thing's edge to the other's; between rows a line that begins and ends upright. */
function curve(from: Point | undefined, to: Point | undefined): string {
  if (from === undefined || to === undefined) return "";
  if (from.y === to.y)
    return `M${from.x} ${from.y - nodeHeight / 2}Q${(from.x + to.x) / 2} ${from.y - nodeHeight} ${to.x} ${to.y - nodeHeight / 2}`;
  const down = to.y > from.y ? 1 : -1;
  const [startY, endY] = [from.y + (down * nodeHeight) / 2, to.y - (down * nodeHeight) / 2];
  const bend = (endY - startY) / 2;
  return `M${from.x.toFixed(1)} ${startY}C${from.x.toFixed(1)} ${startY + bend} ${to.x.toFixed(1)} ${endY - bend} ${to.x.toFixed(1)} ${endY}`;
}

/** The end of an arrow, two short strokes. */
function tip(from: Point | undefined, to: Point | undefined): string {
  if (from === undefined || to === undefined) return "";
  const down = to.y >= from.y ? 1 : -1;
  const y = to.y - (down * nodeHeight) / 2;
  return `M${(to.x - 4).toFixed(1)} ${y - down * 5.5}L${to.x.toFixed(1)} ${y - down}L${(to.x + 4).toFixed(1)} ${y - down * 5.5}`;
}

function shortened(text: string, most = mostCharacters): string {
  let used = 0;
  let end = 0;
  for (const character of text) {
    used += /\p{Script=Han}/u.test(character) ? 2 : 1;
    if (used > most) return `${text.slice(0, end)}…`;
    end += character.length;
  }
  return text;
}

let context: CanvasRenderingContext2D | null | undefined;

/** How wide a name is drawn, pixels of the drawing. */
function textWidth(text: string): number {
  context ??= document.createElement("canvas").getContext("2d");
  if (context === null || context === undefined) return text.length * 8;
  context.font = `500 13px ${getComputedStyle(document.body).fontFamily}`;
  return context.measureText(text).width;
}
