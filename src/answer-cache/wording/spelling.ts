import { wholeWords } from "./open-text.js";

/**
 * British spellings, each with the American one. Not here: what may be two words (metre and meter, programme and program, storey and story,
 * cheque and check, practise, disc, draught, whisky, spelt).
 */
const WORDS: ReadonlyMap<string, string> = new Map(
  (
    "centre center|centres centers|theatre theater|theatres theaters|kilometre kilometer|kilometres kilometers|centimetre centimeter|" +
    "centimetres centimeters|millimetre millimeter|millimetres millimeters|litre liter|litres liters|millilitre milliliter|" +
    "millilitres milliliters|fibre fiber|fibres fibers|calibre caliber|sabre saber|lustre luster|spectre specter|sombre somber|" +
    "defence defense|offence offense|pretence pretense|greyer grayer|greyish grayish|catalogue catalog|catalogues catalogs|tyre tire|tyres tires|" +
    "aluminium aluminum|travelled traveled|travelling traveling|traveller traveler|travellers travelers|cancelled canceled|" +
    "cancelling canceling|modelled modeled|modelling modeling|labelled labeled|labelling labeling|fuelled fueled|marvellous marvelous|" +
    "signalling signaling|jewellery jewelry|fulfil fulfill|skilful skillful|enrol enroll|enrolment enrollment|instalment installment|" +
    "instalments installments|mould mold|moulds molds|plough plow|ploughs plows|moustache mustache|pyjamas pajamas|sceptical skeptical|" +
    "sceptic skeptic|sulphur sulfur|oestrogen estrogen|anaemia anemia|paediatric pediatric|haemoglobin hemoglobin|leukaemia leukemia|" +
    "anaesthetic anesthetic|anaesthesia anesthesia|foetus fetus|diarrhoea diarrhea|oesophagus esophagus|manoeuvre maneuver|" +
    "manoeuvres maneuvers|aeroplane airplane|aeroplanes airplanes|orthopaedic orthopedic|archaeology archeology|" +
    "archaeologist archeologist|encyclopaedia encyclopedia|palaeontology paleontology|whilst while|amongst among|towards toward|" +
    "ageing aging|judgement judgment|acknowledgement acknowledgment|yoghurt yogurt|omelette omelet|doughnut donut|doughnuts donuts|" +
    "cosy cozy|analyse analyze|analysed analyzed|analysing analyzing|paralyse paralyze|paralysed paralyzed|catalyse catalyze|" +
    "catalysed catalyzed"
  )
    .split("|")
    .map((pair) => pair.split(" ") as [string, string]),
);
const OUR = wholeWords(
  "((?:mis)?behavi|cand|col|clam|endeav|fav|ferv|glam|harb|hon|hum|lab|neighb|od|parl|ranc|rig|rum|sav|splend|tum|vali?|vap|vig|arm|flav|dishon|disfav|discol)" +
    "our(s|ed|ing|able|ably|ite|ites|hood|hoods|less|ful|er|ers|al)?",
);
/** Only verbs that are spelt with z in America: not advise, exercise, promise, televise. */
const ISE = wholeWords(
  "(apolog|author|capital|categor|character|civil|colon|critic|custom|crystall|democrat|digit|econom|emphas|equal|fertil|final|general|" +
    "global|harmon|hospital|hypothes|immun|industrial|initial|ital|jeopard|legal|local|magnet|maxim|memor|minim|mobil|modern|monopol|national|" +
    "neutral|normal|optim|organ|oxid|parallel|penal|personal|polar|popular|priorit|privat|public|random|real|recogn|reorgan|revolution|" +
    "serial|special|stabil|standard|steril|subsid|summar|symbol|sympath|synchron|synthes|token|urban|util|vapor|virtual|visual|vocal|western)" +
    "is(e|es|ed|ing|er|ers|ation|ations|able)",
);
/** A gray is a unit, too. */
const GREY = wholeWords("(?<!\\b(?:a|an|one|per|\\d+) )grey");
const ONE_OF = wholeWords([...WORDS.keys()].join("|"));

/** Lower-case words in American spelling; a capital may be a name's: the Labour Party, Lincoln Center. Not where a text has both. */
export function americanSpelling(open: string): string {
  const unlessBoth = (british: string, american: string): string =>
    new RegExp(`(?<!\\p{L})${american}(?!\\p{L})`, "u").test(open) ? british : american;
  return open
    .replace(ONE_OF, (word) => unlessBoth(word, WORDS.get(word) ?? word))
    .replace(GREY, (word) => unlessBoth(word, "gray"))
    .replace(OUR, (word, stem: string, ending = "") => unlessBoth(word, `${stem}or${ending}`))
    .replace(ISE, (word, stem: string, ending: string) => unlessBoth(word, `${stem}iz${ending}`));
}
