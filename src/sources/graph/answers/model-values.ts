import { isTruth } from "./boolean-words.js";
import type { Relation, RelationPath } from "./relation.js";
import { type Row, type Rows, rowsOf } from "./row.js";

/** Kinds of what each thing of a model has as its model has it; when it was made, and where it is, it has for itself. */
const OF_MODELS: ReadonlySet<string> = new Set(
  "capacity|seats|class size|beds|payload|length|width|height|depth|diameter|wingspan|mass|power|speed|range|gauge|memory|file size|builder|developer|designer|product|manufacturer|powered by|material".split(
    "|",
  ),
);
const MOST = 50;

/** What things have by their model, where nothing says that they have it themselves. */
export function viaModel(
  from: Rows,
  { paths, kinds }: Pick<Relation, "paths" | "kinds">,
  model: Relation | undefined,
  step: (row: Row, path: RelationPath) => Row[],
): Rows {
  if (model === undefined || from.size > MOST) return new Map();
  const isOfModels = kinds.some((kind) => OF_MODELS.has(kind));
  const models = [...from.values()].flatMap((row) =>
    row.value.kind === "node" ? model.paths.filter(({ inverse }) => !inverse).flatMap((path) => step(row, path)) : [],
  );
  const found = models
    .filter(({ value }) => value.kind === "node")
    .flatMap((row) =>
      paths
        .filter(({ predicate }) => !model.paths.some((path) => path.predicate === predicate))
        .flatMap((path) => step(row, path)),
    )
    .filter(({ value }) => isOfModels || (value.kind === "literal" && isTruth(value.text)));
  return rowsOf(found);
}
