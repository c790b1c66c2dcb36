/** Forms that no ending tells, by what they come from. `found` is the base of `founded` far more often than the past of `find`. */
const FORMS: ReadonlyMap<string, string> = new Map(
  (
    "bear:born,bore,borne|write:wrote,written|build:built|make:made|take:took,taken|win:won|lead:led|hold:held|teach:taught|sell:sold|" +
    "buy:bought|grow:grew,grown|fly:flew,flown|run:ran|begin:began,begun|rise:rose,risen|give:gave,given|know:known,knew|speak:spoke,spoken|" +
    "draw:drew,drawn|sing:sang,sung|eat:ate,eaten|lie:lay,lain,lying,lies|die:dying,died,dies|go:went,gone,goes|come:came|become:became|have:has,had,having|do:does,did,done,doing|" +
    "be:is,are,was,were,been,being,am|keep:kept|spend:spent|send:sent|stand:stood|pay:paid|get:got,gotten|see:saw,seen|say:said|think:thought|" +
    "bring:brought|fight:fought|choose:chose,chosen|fall:fell,fallen|meet:met|read:read|set:set|put:put|cost:cost|child:children|person:people,persons|" +
    "man:men|woman:women|city:cities|country:countries|wife:wives|alumnus:alumni|species:species|series:series|far:farther,further|good:better,best|" +
    "movie:movies|cookie:cookies|calorie:calories|rookie:rookies|zombie:zombies|prairie:prairies|pie:pies|tie:ties|bad:worse,worst|much:more,most|little:less,least|leave:left|drive:drove,driven|break:broke,broken|wear:wore,worn|shoot:shot|fit:fit|hq:hqs|sit:sat|learn:learnt|burn:burnt|spell:spelt|dig:dug|catch:caught|lay:laid|lend:lent|lose:lost|hear:heard|feed:fed|breed:bred|hang:hung|hide:hid,hidden|ring:rang,rung|throw:threw,thrown|steal:stole,stolen|freeze:froze,frozen|blow:blew,blown|weave:wove,woven|swim:swam,swum|drink:drank,drunk|strike:struck|sweep:swept|tear:tore,torn|ride:rode,ridden|sink:sank,sunk|spin:spun|shine:shone|sleep:slept|wake:woke,woken|bend:bent"
  )
    .split("|")
    .flatMap((entry) => {
      const [base = "", forms = ""] = entry.split(":");
      return [base, ...forms.split(",")].map((form) => [form, base] as const);
    }),
);
const VOWEL = /[aeiouy]/u;

/** Brings an English word's forms together: `writes`, `wrote`, `writing`; `founders`, `founder`. Not a word itself; only for comparing. */
export function stem(word: string): string {
  let stemmed = stems.get(word);
  if (stemmed === undefined) {
    if (stems.size >= MOST_KNOWN) stems.clear();
    stemmed = stemOf(word);
    stems.set(word, stemmed);
  }
  return stemmed;
}

const MOST_KNOWN = 20_000;
const stems = new Map<string, string>();

function stemOf(word: string): string {
  const known = FORMS.get(word);
  if (known !== undefined) return bare(known);
  if (!/^[a-z]+$/u.test(word) || word.length < 4) return word;
  let stemmed = word;
  if (stemmed.endsWith("ies")) stemmed = `${stemmed.slice(0, -3)}y`;
  else if (/(?:ss|x|ch|sh|zz)es$/u.test(stemmed)) stemmed = stemmed.slice(0, -2);
  else if (/[^sui]s$/u.test(stemmed)) stemmed = stemmed.slice(0, -1);
  const again = FORMS.get(stemmed);
  if (again !== undefined) return bare(again);
  if (stemmed.endsWith("ied")) stemmed = `${stemmed.slice(0, -3)}y`;
  else stemmed = undouble(cut(stemmed, "ed") ?? cut(stemmed, "ing") ?? stemmed, stemmed);
  return bare(stemmed);
}

/** Comparative and superlative of an adjective, as stems of the positive: `tallest` → `tall`. */
export function positives(word: string): { readonly degree: "more" | "most"; readonly forms: readonly string[] } | undefined {
  const degree = word.endsWith("est") ? "most" : word.endsWith("er") ? "more" : undefined;
  if (degree === undefined || word.length < 5) return undefined;
  const root = word.slice(0, degree === "most" ? -3 : -2);
  const forms = [root, `${root}e`];
  if (root.endsWith("i")) forms.push(`${root.slice(0, -1)}y`);
  if (/([^aeiou])\1$/u.test(root)) forms.push(root.slice(0, -1));
  return { degree, forms };
}

function cut(word: string, ending: string): string | undefined {
  const root = word.endsWith(ending) ? word.slice(0, -ending.length) : undefined;
  return root !== undefined && root.length >= 2 && VOWEL.test(root) ? root : undefined;
}

function undouble(root: string, whole: string): string {
  return root !== whole && /([bdgklmnprt])\1$/u.test(root) && !/(?:ll|ss)$/u.test(root) ? root.slice(0, -1) : root;
}

/** Without the silent e that endings swallow. */
function bare(word: string): string {
  return word.length > 3 && word.endsWith("e") ? word.slice(0, -1) : word;
}
