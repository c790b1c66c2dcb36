/** Names that tell one model of a family from another, most telling first, in lower case: `thudm/chatglm3-6b-32k`. */
export function checkpointNames(nameOrPath: unknown, where: string): string[] {
  const names = [typeof nameOrPath === "string" ? repositoryName(nameOrPath) : "", checkpointName(where)];
  return names.filter((name) => name !== "").map((name) => name.toLowerCase());
}

/**
 * What a checkpoint is called by the path of its folder or config.json: the folder's name. In a Hugging Face cache
 * (`models--OWNER--NAME/snapshots/COMMIT`) that is a commit, so the repository's name, OWNER/NAME, stands for it.
 */
export function checkpointName(where: string): string {
  const parts = where.split(/[\\/]/).filter((part) => part !== "" && part !== "config.json");
  const repository = parts.at(-2) === "snapshots" ? parts.at(-3)?.match(/^models--(.+)$/)?.[1] : undefined;
  if (repository !== undefined) return repository.replaceAll("--", "/");
  // Trainers number the states they save below the folder that has the name.
  const named = parts.findLast((part) => !/^checkpoint-\d+$/.test(part));
  return named ?? parts.at(-1) ?? "";
}

/** A hub name as it stands; of a path, what {@link checkpointName} gives. */
function repositoryName(nameOrPath: string): string {
  return /^[\w.-]+\/[\w.-]+$/.test(nameOrPath) ? nameOrPath : checkpointName(nameOrPath);
}
