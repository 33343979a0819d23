import type { DocumentKind, PublisherKind } from '../../model/index.ts';

/** Cues in the title, in order: the first that fits decides. */
const TITLE: readonly (readonly [RegExp, DocumentKind])[] = [
  [
    /\bcommuniqu[eé]|\b(?:joint (?:press )?(?:statement|declaration)|summit declaration|chair(?:'s|’s)? (?:statement|summary))\b/i,
    'communique',
  ],
  [
    /\b(?:treaty|convention|protocol|memorandum of (?:understanding|cooperation)|(?:reciprocal access|status of forces|acquisition and cross-servicing) agreement|agreement between)\b(?!.*\b(?:talks|signed|sign|signs|could|may|will|says?|said|after|amid)\b)/i,
    'treaty',
  ],
  [
    /\b(?:interview|in conversation|questions? and answers?|Q ?& ?A|five questions)\b/i,
    'interview',
  ],
  [
    /\b(?:remarks|speech|keynote|(?:opening|inaugural|closing) address|address (?:by|to)|opening statement|lecture|doorstep)\b(?!.*\b(?:spark|draws?|cause|prompt|after|over)\w*\b)/i,
    'speech',
  ],
  [
    /\b(?:press (?:release|statement)|readout|read-out|declaration)\b|^(?:\p{L}+ ){0,4}statement\b/iu,
    'statement',
  ],
  [
    /\b(?:opinion|analysis|commentary|policy brief|explainer|op-ed|working paper|backgrounder|issue brief)\b|^(?:why|how) \p{L}+ (?:should|must|needs?|can|matters?)\b/iu,
    'analysis',
  ],
];

const WIRE =
  /^(?:\p{Lu}[\p{Lu}.' ]{2,30}(?:,[^—–-]{1,30})?|\p{Lu}[\p{L} ]{2,30})\s*(?:\((?:Reuters|AP|AFP|Kyodo|Yonhap|Xinhua|TASS|UPI|dpa)\)\s*)[—–-]/u;
const WE = /^(?:we|\d{1,2}\.\s+we|the (?:heads of state|foreign ministers|leaders|ministers))\b/i;
const QUESTION = /^(?:Q|Question|Interviewer|Q\d*)\s?[:.]/;
const ARTICLE = /^article (?:\d{1,3}|[IVX]{1,6})\b/i;
const PARTIES = /\b(?:the (?:high )?contracting )?parties\b[^.]{0,80}\bshall\b/i;

/** What a speaker says to those who listen. */
const SPOKEN = new RegExp(
  [
    String.raw`thank you|ladies and gentlemen|excellencies|god bless`,
    String.raw`(?:distinguished|dear|honou?rable) (?:guests|delegates|colleagues|members|friends)`,
    String.raw`(?:mr|madam)\.? (?:president|chair|chairman|chairperson|speaker|secretary[- ]general)(?=[,.!])|, sir[,.]`,
    String.raw`good (?:morning|afternoon|evening)`,
    String.raw`(?:it is|it gives me) (?:\w+ ){0,3}(?:honou?r|pleasure|privilege)`,
    String.raw`I have the (?:\w+ )?(?:honou?r|pleasure|privilege)`,
    String.raw`I (?:am|feel) (?:\w+ ){0,3}(?:honou?red|pleased|delighted|happy|proud|privileged) (?:and \w+ )?to`,
    String.raw`allow me|permit me|may I|let me (?:\w+ )?(?:begin|start|first|also|turn|conclude|close|say|join|take|thank)`,
    String.raw`I (?:(?:would|should) (?:\w+ )?like|wish|want) to (?:\w+ )?(?:begin|start|thank|congratulate|express|convey|join|add|reiterate|offer|deliver|extend|emphasi[sz]e|stress|recall)`,
    String.raw`I (?:\w+ )?(?:congratulate|thank|commend|salute|appeal to|call on|urge)`,
    String.raw`on behalf of (?:my|our|the (?:people|government|delegation))`,
    String.raw`my (?:own )?(?:country|people|government|delegation|fellow)`,
    String.raw`(?:stand|speak|gather(?:ed)?|meet) (?:here|before you)|(?:this|the same) (?:rostrum|podium|hall|chamber)`,
    String.raw`(?:bring|convey) (?:\w+ ){0,3}(?:greetings|condolences|wishes)`,
  ]
    .map((cue) => `(?<![\\p{L}])(?:${cue})`)
    .join('|'),
  'giu',
);
const I = /\b(?:I|my|me|myself)\b/g;
const OURS = /\b(?:we|our|us)\b/gi;
const SAID =
  /\b(?:said|told|says|announced|reported|added|according to|spokes(?:man|woman|person)|declined to comment)\b/gi;
const OUGHT =
  /\b(?:should|must|could|would|might|ought|needs? to|rather than|however|instead|likely|unlikely|moreover|nevertheless)\b/gi;
const QUOTED = /[“"][^“”"]{0,2000}[”"]/g;
/** Of a longer text its first part tells its kind. */
const MOST = 30_000;

const count = (text: string, pattern: RegExp): number => text.match(pattern)?.length ?? 0;

/**
 * The kind of a text, from its title, its form, its words and its publisher, in this order. Words
 * count outside quotations: who is quoted as "I" holds no speech.
 */
export function kindOf(
  title: string | null,
  paragraphs: readonly string[],
  publisher: PublisherKind,
): DocumentKind {
  const cue = title === null ? undefined : TITLE.find(([pattern]) => pattern.test(title));
  if (cue) return cue[1];
  const head = paragraphs.slice(0, 4);
  if (head.some((text) => WIRE.test(text.slice(0, 120)))) return 'news';
  if (paragraphs.filter((text) => QUESTION.test(text)).length >= 2) return 'interview';
  const whole = paragraphs.join('\n').slice(0, MOST);
  if (paragraphs.filter((text) => ARTICLE.test(text)).length >= 3 && PARTIES.test(whole))
    return 'treaty';
  const own = whole.replace(QUOTED, ' ');
  const words = Math.max(1, count(own, /\S+/g));
  const per = (pattern: RegExp): number => (1000 * count(own, pattern)) / words;
  const spoken = count(own, SPOKEN);
  const said = per(SAID);
  const first = per(I) + per(OURS);
  if (said < 6 && first >= 10 && spoken >= (first >= 18 ? 1 : 2) && count(own, I) >= 2)
    return 'speech';
  const ours = paragraphs.slice(0, 40).filter((text) => WE.test(text)).length;
  if (ours >= 3 && ours / Math.min(paragraphs.length, 40) > 0.3) return 'communique';
  if (publisher === 'official') return 'statement';
  if (publisher === 'think-tank') return 'analysis';
  if (words >= 250 && said < 2.5 && first < 10 && per(OUGHT) >= 9) return 'analysis';
  if (publisher === 'news' || publisher === 'state-media') return 'news';
  return words >= 40 && said >= 5 ? 'news' : 'other';
}
