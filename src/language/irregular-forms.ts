const FORMS =
  "fell fall|fallen fall|went go|gone go|came come|ate eat|eaten eat|drank drink|drove drive|driven drive|flew fly|flown fly|gave give|given give|grew grow|grown grow|knew know|known know|rode ride|ridden ride|risen rise|sang sing|sung sing|sank sink|sunk sink|seen see|spoke speak|spoken speak|stole steal|stolen steal|swam swim|swum swim|took take|taken take|threw throw|thrown throw|wore wear|worn wear|wrote write|written write|began begin|begun begin|broke break|broken break|chose choose|chosen choose|drew draw|drawn draw|bought buy|brought bring|built build|burnt burn|caught catch|dealt deal|dug dig|fought fight|froze freeze|frozen freeze|got get|heard hear|held hold|hid hide|hidden hide|hung hang|kept keep|laid lay|led lead|left leave|lent lend|lit light|lost lose|made make|meant mean|met meet|paid pay|ran run|rang ring|rung ring|said say|sat sit|sent send|shook shake|shaken shake|shone shine|shot shoot|slept sleep|sold sell|spent spend|stood stand|struck strike|stuck stick|swept sweep|swung swing|taught teach|thought think|told tell|woke wake|won win|wove weave|woven weave|bent bend|bit bite|blew blow|blown blow|bred breed|fed feed|fled flee|forgot forget|forgotten forget|forbade forbid|knelt kneel|lain lie|sought seek|sewn sew|showed show|shown show|shrank shrink|spun spin|sprang spring|swore swear|sworn swear|tore tear|torn tear|became become|men man|women woman|children child|feet foot|teeth tooth|wives wife|halves half|geese goose|mice mouse|relit light|rebuilt build|learnt learn|spelt spell|dreamt dream|leant lean|leapt leap|spilt spill|smelt smell|spoilt spoil";

const BASES: ReadonlyMap<string, string> = new Map(
  FORMS.split("|").map((pair) => {
    const [form = "", base = ""] = pair.split(" ");
    return [form, base];
  }),
);

/** `fell` → `fall`, `children` → `child`; other words as they are. Lower case. */
export function baseForm(word: string): string {
  return BASES.get(word) ?? word;
}
