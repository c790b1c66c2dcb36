const WH = "[Ww]hat|[Ww]ho|[Ww]hom|[Ww]hose|[Ww]hich|[Ww]here|[Ww]hen|[Ww]hy|[Hh]ow";
const AUXILIARY =
  "[Ii]s|[Aa]re|[Dd]o|[Dd]oes|[Dd]id|[Cc]an|[Cc]ould|[Ww]as|is|are|was|were|am|do|does|did|can|could|will|would|shall|should|may|might|must|has|have|had|isn't|aren't|wasn't|weren't|don't|doesn't|didn't";
/** What a question begins with: only before this is a frame a frame, and no title (Please Please Me, Tell Her About It). */
const ASKS = `(?:(?:in|at|on|to|for|from|by|with|of|under|since) (?:what|which|whom|whose|where|when|how)|${WH})(?:'s|'re)?\\b`;
const YES_NO = "(?:if|whether)\\b";
const BEGINS = `(?:${ASKS}|${YES_NO}|(?:${AUXILIARY})\\b)`;
const KINDLY = "(?:(?:please|kindly|just|maybe|perhaps|possibly|also|quickly),? )*";
const TELL = `(?:tell me|(?:let me know|inform me|remind me)(?! (?:when|if|whether))|tell us|enlighten me(?: on| about| as to)?)`;

/** Each stands before a question that it leaves as it is. Only the sentence's first letter may be a capital. */
const FRAMES: readonly RegExp[] = [
  // could you please tell me, can anyone tell me, would you be able to tell me
  `(?:could|can|would|will|might) (?:you|u|someone|somebody|anyone|anybody) ${KINDLY}(?:be (?:able|so kind as|kind enough) to ${KINDLY})?${TELL}`,
  `(?:are you able|is it possible|would it be possible)(?: for you)? to ${KINDLY}${TELL}`,
  `(?:would you mind|do you mind|would you care|mind) (?:telling me|letting me know|to tell me)`,
  // may I ask, could I please know
  `(?:could|can|may|might) [Ii] ${KINDLY}(?:ask|know|enquire|inquire|find out|get to know)(?: you)?`,
  `${KINDLY}${TELL}`,
  `[Ii](?:'d| would) (?:appreciate it|be (?:very |so |really )?(?:grateful|thankful|glad|happy)) if you (?:could|would|can) ${KINDLY}${TELL}`,
  `[Ii](?:'m| am| was)? ?(?:hoping|hope) (?:that )?you (?:could|can|would|might) ${KINDLY}${TELL}`,
  `[Ii]t would be (?:great|nice|helpful|kind|lovely) if you (?:could|would) ${KINDLY}${TELL}`,
  `(?:do|would) you (?:${KINDLY}|happen to |by any chance )know`,
  `(?:do you have|have you(?: got)?|you have|got) (?:any|an|some) idea(?: of| about| as to)?`,
  `any idea(?: of| about| as to)?`,
  `[Ii](?: would|'d|'ll)? ?(?:really |also |just |very much )?(?:like|love|want|need|wish|am trying|am looking|have been trying|would like) to (?:know|find out|ask(?: you)?|learn|be told|understand|figure out|hear)`,
  `[Ii](?: was|am| am|'m|'ve been| have been)? ?(?:just |also )?(?:wondering|wonder|curious(?: to know| about| as to)?|interested (?:in knowing|to know|in finding out|in))`,
  `(?:my|the|a|one|here is my|here's my)(?: quick| simple)? question(?: for you)?(?: is\\b|(?=[,:.]))`,
  `[Ii] have (?:a|one)(?: quick| simple)? question(?=[,:.!])`,
  `(?:quick )?question(?=[,:.!])`,
  `what [Ii](?:'d| would)? (?:like|want|need) to know is`,
  `(?:(?:could|can|would|will) you )?${KINDLY}help me (?:to )?(?:find out|understand|figure out)`,
].map((frame) => before(frame, `(?:${ASKS}|${YES_NO})`));
const REQUESTS = "explain|describe|list|name|define|summari[sz]e";
/** `can you explain why` and `please explain why` as `explain why`. */
const ASKED_TO = new RegExp(`^(?:(?:could|can|would|will) you ${KINDLY}|(?:please|kindly),? )(?=(?:${REQUESTS}) )`, "u");
/** Greetings and the like, before a question or another frame. */
const OPENERS: readonly RegExp[] = [
  before(
    "hi(?: there)?|hello(?: there)?|hey(?: there)?|good (?:morning|afternoon|evening|day)|greetings|dear (?:assistant|sir|madam)|excuse me|pardon me|sorry(?: to (?:bother|disturb|trouble) you)?|thanks in advance|by the way|btw|ok|okay|well|so|please|kindly|just curious|just wondering|just out of (?:curiosity|interest)|out of (?:curiosity|interest)",
    `(?:${BEGINS}|[Ii](?:'d|'m| )|my question|quick question|please|kindly|tell me|would|mind|any idea)`,
  ),
];
const THANKS =
  "(?:please|pls|plz|thanks(?: in advance| a lot| so much| very much)?|thank you(?: in advance| so much| very much)?|many thanks|thx|cheers|if you (?:don't mind|know|please|would)|by any chance|do you know|would you know|can you tell me|could you tell me|could you please tell me|can you please tell me|please tell me|please let me know|tell me please|i wonder)";
/** At the end, behind a mark; a bare `please` unless it is what is talked about. */
const CLOSERS: readonly RegExp[] = [
  new RegExp(`\\s*[,.?!;]\\s*${THANKS}[.!?]*$`, "iu"),
  /(?<=\S{2} \S+ \S+)(?<!\b(?:say|says|said|saying|word|mean|means|of|and|or|by|called|titled|named|sing|sings|sang|sung|write|use|is|the|to|a)) (?:please|pls|plz)$/u,
];
/** An abrupt request for a thing is the question what it is. */
const WHAT_IS_THE = new RegExp(
  `^(?:${KINDLY}(?:tell me|give me|let me know)|(?:could|can|would) you ${KINDLY}(?:tell|give) me|[Ii](?: would|'d) like to know|[Ii] (?:want|need) to know|what is|what's) (?=the \\S)`,
  "u",
);

function before(frame: string, what: string): RegExp {
  return new RegExp(`^(?:${frame})\\s*[,:;.!?-]*\\s*(?=${what})`, "u");
}

/** The question without greeting, politeness and frame; its first word in lower case if it is one that questions begin with. */
export function withoutEnglishFrames(question: string): string {
  let text = question;
  for (let round = 0; round < 6; round += 1) {
    const lowered = lowerFirst(text);
    let next = lowered;
    for (const frame of [...OPENERS, ...FRAMES]) {
      const rest = next.replace(frame, "");
      if (/\S \S/u.test(rest)) next = rest;
    }
    next = next.replace(ASKED_TO, "");
    next = CLOSERS.reduce((rest, closer) => withoutEnd(rest, closer), next);
    if (next === lowered || next === "") {
      text = lowered;
      break;
    }
    text = next;
  }
  return text;
}

/** `tell me the height of K2` and `what is the height of K2` as `the height of K2`. */
export function withoutRequest(question: string): string {
  return question.replace(WHAT_IS_THE, "").replace(/^The(?= )/u, "the");
}

/** For matching only the first letter may be a capital, and only of a word that begins a frame or a question. */
function lowerFirst(text: string): string {
  return STARTS.test(text) ? text.slice(0, 1).toLowerCase() + text.slice(1) : text;
}

const STARTERS = `what|who|whom|whose|which|where|when|why|how|is|are|was|were|am|do|does|did|can|could|will|would|shall|should|may|might|must|has|have|had|please|kindly|tell|let|hi|hello|hey|good|excuse|pardon|sorry|thanks|by|btw|ok|okay|well|so|just|out|my|the|a|one|here|question|quick|any|got|mind|help|dear|greetings|give|list|explain|describe|name|show|if|whether|in|at|on|to|for|from|with|of|under|since|inform|remind|you`;
const STARTS = new RegExp(
  `^(?:${[...new Set(STARTERS.split("|").map((word) => `${word[0]?.toUpperCase()}${word.slice(1)}`))].join("|")})(?![\\p{L}\\p{N}])`,
  "u",
);

function withoutEnd(text: string, end: RegExp): string {
  const rest = text.replace(end, "");
  return rest.trim().includes(" ") ? rest : text;
}
