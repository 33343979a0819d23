import type { Status } from '../../model/index.ts';

const table = <T>(rows: Readonly<Record<string, T>>): ReadonlyMap<string, T> =>
  new Map(
    Object.entries(rows).flatMap(([words, value]) =>
      words.split(/\s+/).map((word): [string, T] => [word, value]),
    ),
  );

/** What a governing verb makes of the act in its infinitive, "-ing" form or that-clause. */
export const GOVERNING: ReadonlyMap<string, Status> = table<Status>({
  'plan intend prepare decide resolve opt choose schedule set slate poise arrange aim mean agree promise pledge vow commit undertake elect determine gear look ready stand brace expect project near guarantee ensure swear earmark':
    'planned',
  'propose suggest recommend urge call ask request demand press push advocate appeal encourage invite want implore beg exhort require advise lobby insist need petition plead order tell instruct argue offer pressure':
    'proposed',
  'consider mull weigh contemplate risk hope wish seek try attempt study explore debate threaten tempt think believe doubt fear suspect speculate assume predict forecast discuss eye endeavour endeavor strive envisage envision imagine anticipate worry wonder warn claim allege ponder toy aspire desire struggle seem appear fantasize caution':
    'hypothetical',
  'refuse decline reject balk oppose resist rebuff rule disdain exclude': 'refused',
  'cancel drop scrap abandon shelve suspend postpone stop cease quit end discontinue halt delay withdraw renege back pull defer':
    'cancelled',
  'fail deny avoid refrain neglect forget omit prevent prohibit block bar keep dissuade deter stall forgo forbear miss dispute refute hesitate':
    'negated',
});

/** Verbs with the word after them, where the two mean another thing than the verb alone. */
export const PHRASAL: ReadonlyMap<string, Status> = new Map<string, Status>([
  ['call off', 'cancelled'],
  ['put off', 'cancelled'],
  ['give up', 'cancelled'],
  ['back out', 'cancelled'],
  ['pull out', 'cancelled'],
  ['drop out', 'cancelled'],
  ['decide against', 'refused'],
  ['opt against', 'refused'],
  ['vote against', 'refused'],
  ['rule out', 'refused'],
  ['stop short', 'negated'],
  ['fall short', 'negated'],
  ['hold off', 'negated'],
  ['hold back', 'negated'],
  ['shy away', 'negated'],
  ['get ready', 'planned'],
]);

/** Verbs after which the act stands as it is: "began to withdraw", "managed to sign", "helped train". */
export const TRANSPARENT: ReadonlySet<string> = new Set(
  'begin start continue manage proceed help come go get become move resume complete finish succeed rush hasten keep cooperate unite join team assist see saw make do be have'.split(
    ' ',
  ),
);

/** Verbs of saying: the act keeps its own status and gains a speaker. */
export const REPORTING: ReadonlySet<string> = new Set(
  'say announce declare state add note report confirm tell reveal write tweet post stress emphasise emphasize underline underscore explain acknowledge admit disclose insist maintain reiterate recall remind find show inform quote cite describe conclude affirm reaffirm indicate remark comment observe assure testify clarify learn know notify mention relate respond reply claim allege argue charge contend assert estimate concur'.split(
    ' ',
  ),
);

/** A noun before an infinitive, or the head of "plans for": what it makes of the act. */
export const NOUNS: ReadonlyMap<string, Status> = table<Status>({
  'plan plans decision intention intent promise pledge commitment vow readiness willingness offer agreement deal preparation determination resolve mandate order agreements preparations obligation schedule':
    'planned',
  'proposal call request appeal suggestion recommendation demand need plea motion bid invitation duty idea':
    'proposed',
  'hope wish attempt effort desire threat prospect risk ambition temptation likelihood interest fear scenario aspiration goal aim push':
    'hypothetical',
  'refusal reluctance unwillingness': 'refused',
  'failure inability lack absence': 'negated',
});

/** Nouns after which the act is a thing in general, and nobody is said to do it or to be about to. */
export const GENERIC: ReadonlySet<string> = new Set(
  'ability abilities possibility chance opportunity opportunities option right power powers capacity capacities capability capabilities permission potential way ways means reason reasons responsibility role task tool platform forum basis approach strategy importance benefit value experience purpose art'.split(
    ' ',
  ),
);

/** Adjectives after "be" that take an infinitive: "is likely to", "is set to". */
export const ADJECTIVES: ReadonlyMap<string, Status> = table<Status>({
  'set due ready willing prepared scheduled expected poised slated keen bound committed certain sure determined eager about':
    'planned',
  'likely unlikely able possible reluctant hesitant free hopeful': 'hypothetical',
  'unwilling loath': 'refused',
  unable: 'negated',
});

/** Adjectives and participles before a noun that names an act. */
export const ATTRIBUTES: ReadonlyMap<string, Status> = table<Status>({
  'planned upcoming forthcoming scheduled future coming imminent expected next impending anticipated promised intended looming':
    'planned',
  'proposed suggested recommended requested draft mooted': 'proposed',
  'possible potential hypothetical feared alleged attempted eventual conceivable likely threatened prospective would-be purported imaginary suspected':
    'hypothetical',
  'cancelled canceled postponed aborted shelved suspended abandoned scrapped': 'cancelled',
  'no failed foiled thwarted nonexistent unsigned averted': 'negated',
  'rejected refused declined': 'refused',
});

/** What "it is … for Japan to sign" makes of the signing. */
export const JUDGEMENTS: ReadonlyMap<string, Status> = table<Status>({
  'time essential vital necessary important crucial imperative': 'proposed',
  'possible conceivable likely unlikely unclear uncertain impossible': 'hypothetical',
});

/** Adverbs that leave open whether the act takes place. */
export const DOUBTS: ReadonlySet<string> = new Set([
  'perhaps',
  'maybe',
  'possibly',
  'conceivably',
  'allegedly',
  'supposedly',
]);

/** Modal verbs. */
export const MODALS: ReadonlyMap<string, Status> = table<Status>({
  "will shall 'll wo sha": 'planned',
  "would 'd may might could can ca": 'hypothetical',
  'should must ought need': 'proposed',
});

export const NEGATIVE_WORDS: ReadonlySet<string> = new Set([
  'never',
  'hardly',
  'nor',
  'neither',
  'nowhere',
  'nearly',
  'almost',
  'barely',
]);

/** Words that open a condition without a verb: "Absent new funds, …", "Without a deal, …". */
export const CONDITION_OPENERS: ReadonlySet<string> = new Set([
  'absent',
  'without',
  'unless',
  'barring',
  'failing',
  'if',
  'provided',
  'assuming',
  'were',
  'should',
  'lest',
  'whether',
]);
