/** More of everything than is looked at beforehand: 400 cities in five countries, each with a mayor; no two measure alike. */
export function largeWorld(cities = 400): string {
  const lines = [
    "@prefix : <http://large.example/> .",
    "@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .",
    "@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .",
    ':City rdfs:label "city"@en, "城市"@zh . :Country rdfs:label "country"@en, "国家"@zh . :Person rdfs:label "person"@en, "人"@zh .',
    ':population rdfs:label "population"@en, "人口"@zh . :country rdfs:label "country"@en, "国家"@zh . :mayor rdfs:label "mayor"@en, "市长"@zh .',
    ':birthPlace rdfs:label "place of birth"@en, "出生地"@zh . :twinned rdfs:label "twin town"@en .',
  ];
  const names = ["Aldria", "Borland", "Cestria", "Dorvan", "Elmia"];
  for (const [index, name] of names.entries())
    lines.push(`:country${index} a :Country ; rdfs:label "${name}"@en, "国${"甲乙丙丁戊"[index]}"@zh .`);
  for (let city = 0; city < cities; city += 1) {
    lines.push(
      `:city${city} a :City ; rdfs:label "${cityName(city)}"@en ; :country :country${city % 5} ; :population ${10_000 + ((city * 7_919) % 100_003)} ; :mayor :mayor${city} .`,
      `:mayor${city} a :Person ; rdfs:label "Mayor ${cityName(city)}ison"@en ; :birthPlace :city${(city * 31) % cities} .`,
    );
  }
  return lines.join("\n");
}

const STARTS = [
  "Bra",
  "Cor",
  "Dun",
  "Fen",
  "Gal",
  "Har",
  "Kil",
  "Lor",
  "Mar",
  "Nor",
  "Os",
  "Pel",
  "Quen",
  "Ros",
  "Sel",
  "Tam",
  "Ul",
  "Vel",
  "Wy",
  "Zan",
];
const ENDS = [
  "dale",
  "ford",
  "gate",
  "ham",
  "keep",
  "ley",
  "mere",
  "ness",
  "port",
  "rick",
  "stead",
  "ton",
  "vale",
  "wick",
  "worth",
  "yard",
  "bury",
  "combe",
  "den",
  "fell",
];

export function cityName(city: number): string {
  return `${STARTS[city % STARTS.length]}${ENDS[Math.floor(city / STARTS.length) % ENDS.length]}`;
}
