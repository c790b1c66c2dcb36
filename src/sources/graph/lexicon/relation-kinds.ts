import { CLOCK_TIMES } from "./clock-times.js";
import { DAILY_LIFE } from "./daily-life.js";
import { EVENTS } from "./events.js";
import { FLIGHTS_AND_FILMS } from "./flights-and-films.js";
import { FURTHER } from "./further.js";
import { LEISURE } from "./leisure.js";
import { ORGANISATIONS } from "./organisations.js";
import { PEOPLE } from "./people.js";
import { PLACES } from "./places.js";
import { RECORDS } from "./records.js";
import type { RelationKind } from "./relation-kind.js";
import { SUPPLEMENTS } from "./supplements.js";
import { SUPPLEMENTS_OF_ASKING } from "./supplements-of-asking.js";
import { SUPPLEMENTS_OF_COMPANIES } from "./supplements-of-companies.js";
import { SUPPLEMENTS_OF_EVERYDAY_SPEECH } from "./supplements-of-everyday-speech.js";
import { SUPPLEMENTS_OF_PLAIN_SPEECH } from "./supplements-of-plain-speech.js";
import { SUPPLEMENTS_OF_SHOPS_AND_FARMS } from "./supplements-of-shops-and-farms.js";
import { SUPPLEMENTS_OF_TALK } from "./supplements-of-talk.js";
import { SUPPLEMENTS_OF_THINGS } from "./supplements-of-things.js";
import { SUPPLEMENTS_OF_TRADES } from "./supplements-of-trades.js";
import { TRANSPORT } from "./transport.js";
import { WALKS_OF_LIFE } from "./walks-of-life.js";
import { WORKPLACE } from "./workplace.js";
import { WORKS } from "./works.js";

/** Every relation the lexicon knows. */
export const RELATION_KINDS: readonly RelationKind[] = [
  ...PEOPLE,
  ...PLACES,
  ...WORKS,
  ...ORGANISATIONS,
  ...EVENTS,
  ...CLOCK_TIMES,
  ...TRANSPORT,
  ...DAILY_LIFE,
  ...FURTHER,
  ...LEISURE,
  ...WORKPLACE,
  ...FLIGHTS_AND_FILMS,
  ...WALKS_OF_LIFE,
  ...RECORDS,
  ...SUPPLEMENTS,
  ...SUPPLEMENTS_OF_THINGS,
  ...SUPPLEMENTS_OF_TALK,
  ...SUPPLEMENTS_OF_ASKING,
  ...SUPPLEMENTS_OF_TRADES,
  ...SUPPLEMENTS_OF_PLAIN_SPEECH,
  ...SUPPLEMENTS_OF_SHOPS_AND_FARMS,
  ...SUPPLEMENTS_OF_EVERYDAY_SPEECH,
  ...SUPPLEMENTS_OF_COMPANIES,
];
