/** Other ways to put a folded question that ask the same, with the question itself first. */
export function rewordings(question: string): string[] {
  const positive = question
    .replace(/^(is|was|are|were|do|does|did|has|have|had)n't\b/u, "$1")
    .replace(/难道(?:说)?/u, "")
    .replace(/不是(?=[^是]*(?:吗|么)\s*[?？]?$)/u, "是");
  const found = [positive];
  const marked = /是不是|是否是|是否为|是否|有没有(?=[^?？]*[过了于在])/u.exec(positive);
  if (marked !== null && !/[吗么]\s*[?？]?$/u.test(positive)) {
    const before = positive.slice(0, marked.index);
    const after = positive.slice(marked.index + marked[0].length).replace(/\s*[?？]*$/u, "");
    for (const verb of ["", "是"]) found.push(`${before}${verb}${after}吗?`);
  }
  return found;
}
