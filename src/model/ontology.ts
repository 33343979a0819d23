/**
 * The closed vocabularies of a record. Made from `knowledge/ontology.json`, `domains.json` and
 * `instruments.json` by `npm run ontology`: change those, not this. PLOVER (2021 manual, draft 0.8) for
 * roots, quads, modes, contexts and scores; instrument, domain, status and force are Entente's own layer.
 */
/** PLOVER’s sixteen categories. */
export const ROOTS = [
  'AGREE',
  'CONSULT',
  'SUPPORT',
  'CONCEDE',
  'COOPERATE',
  'AID',
  'RETREAT',
  'REQUEST',
  'ACCUSE',
  'REJECT',
  'THREATEN',
  'PROTEST',
  'SANCTION',
  'MOBILIZE',
  'COERCE',
  'ASSAULT',
] as const;
export type Root = (typeof ROOTS)[number];

/** 1 verbal cooperation, 2 material cooperation, 3 verbal conflict, 4 material conflict. */
export type Quad = 1 | 2 | 3 | 4;

/** Quad classes by root. */
const QUADS: Readonly<Record<Root, Quad>> = {
  AGREE: 1,
  CONSULT: 1,
  SUPPORT: 1,
  CONCEDE: 1,
  COOPERATE: 2,
  AID: 2,
  RETREAT: 2,
  REQUEST: 3,
  ACCUSE: 3,
  REJECT: 3,
  THREATEN: 3,
  PROTEST: 4,
  SANCTION: 4,
  MOBILIZE: 4,
  COERCE: 4,
  ASSAULT: 4,
};

/** The quad class of a root (PLOVER). */
export const quadOf = (root: Root): Quad => QUADS[root];

/** PLOVER's modes; roots that are not listed have none. */
export const MODES: Readonly<Partial<Record<Root, readonly string[]>>> = {
  CONSULT: ['visit', 'third-party', 'multilateral', 'phone'],
  RETREAT: ['withdraw', 'release', 'disarm', 'ceasefire', 'access', 'resign'],
  REQUEST: ['assist', 'change', 'yield', 'meet'],
  ACCUSE: ['disapprove', 'investigate', 'allege'],
  REJECT: ['assist', 'change', 'yield', 'meet'],
  THREATEN: ['restrict', 'arrest', 'relations', 'expel', 'territory', 'violence'],
  PROTEST: ['demo', 'riot', 'strike', 'hunger', 'boycott', 'obstruct', 'vandalize'],
  SANCTION: ['convict', 'expel', 'withdraw', 'discontinue'],
  MOBILIZE: ['troops', 'weapons', 'police', 'militia'],
  COERCE: [
    'seize',
    'restrict',
    'censor',
    'curfew',
    'martial-law',
    'arrest',
    'deport',
    'withhold',
    'misinformation',
    'cyber',
  ],
  ASSAULT: [
    'abduct',
    'beat',
    'torture',
    'sexual',
    'targeted',
    'destroy',
    'primitive',
    'firearms',
    'explosives',
    'suicide-attack',
    'aerial',
    'drone',
    'heavy-weapons',
    'crowd-control',
    'unconventional',
  ],
};

/** PLOVER’s expert scale by root. */
const SCORES: Readonly<Record<Root, number>> = {
  AGREE: 2.5,
  CONSULT: 2.5,
  SUPPORT: 5,
  CONCEDE: 4.5,
  COOPERATE: 9.5,
  AID: 10,
  RETREAT: 6.5,
  REQUEST: 0,
  ACCUSE: -3,
  REJECT: -2,
  THREATEN: -3.5,
  PROTEST: -5,
  SANCTION: -6,
  MOBILIZE: -5.5,
  COERCE: -7,
  ASSAULT: -9,
};

const MODE_SCORES: Readonly<Record<string, number>> = {
  'CONSULT/visit': 4,
  'CONSULT/third-party': 1,
  'CONSULT/multilateral': 4,
  'CONSULT/phone': 1.5,
  'RETREAT/withdraw': 8,
  'RETREAT/release': 6.5,
  'RETREAT/disarm': 10,
  'RETREAT/ceasefire': 7.5,
  'RETREAT/access': 6.5,
  'RETREAT/resign': 4.5,
  'REQUEST/assist': 0.5,
  'REQUEST/change': -1,
  'REQUEST/yield': -1,
  'REQUEST/meet': 0,
  'ACCUSE/disapprove': -2,
  'ACCUSE/investigate': -3.5,
  'ACCUSE/allege': -3.5,
};

/**
 * Net cooperation of an act on PLOVER's expert scale, -10 (conflict) to +10 (cooperation): that of its
 * mode where the manual gives one, else of its root.
 */
export const scoreOf = (root: Root, mode: string | null = null): number =>
  MODE_SCORES[`${root}/${mode ?? ''}`] ?? SCORES[root];

/** PLOVER’s 37 contexts. */
export const CONTEXTS = [
  'military',
  'intelligence',
  'executive',
  'legislative',
  'election',
  'political_institutions',
  'pro_democracy',
  'pro_autocracy',
  'economic',
  'legal',
  'reparations',
  'human_rights',
  'rights_freedoms',
  'repression',
  'human_security',
  'gender',
  'lgbt',
  'religion_ethnicity',
  'inequality',
  'diplomatic',
  'territory',
  'peacekeeping',
  'health',
  'asylum',
  'migration',
  'disasters',
  'natural_resource',
  'environment',
  'technology',
  'terrorism',
  'cbrn',
  'cyber',
  'misinformation',
  'crime',
  'corruption',
  'illegal_drugs',
  'trafficking',
] as const;
export type Context = (typeof CONTEXTS)[number];

/** By what means states cooperate: our layer over AGREE, CONSULT, SUPPORT, COOPERATE and AID. */
export const INSTRUMENTS = [
  'statement',
  'attendance',
  'meeting',
  'visit',
  'call',
  'framework-agreement',
  'standing-channel',
  'exercise',
  'project',
  'aid',
  'procurement',
  'deployment',
  'information-exchange',
  'accession',
  'other',
] as const;
export type Instrument = (typeof INSTRUMENTS)[number];

/** What the cooperation is about: the domains that come with Entente, in the order of its data. */
export const DOMAINS = [
  'cyber',
  'maritime',
  'space',
  'technology',
  'defence-industry',
  'hybrid',
  'resilience',
  'climate-security',
  'women-peace-security',
  'interoperability',
  'information-sharing',
  'nuclear-dprk',
  'ukraine-support',
  'defence-spending',
  'diplomatic',
] as const;
/** One of `DOMAINS`, or a domain of the user's own knowledge. */
export type Domain = string;
/** The form of a domain's id. */
export const DOMAIN_ID = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;

/** Whether the act happened, lies ahead, or is turned down. */
export const STATUSES = [
  'actual',
  'planned',
  'proposed',
  'hypothetical',
  'refused',
  'cancelled',
  'negated',
] as const;
export type Status = (typeof STATUSES)[number];

/** How firmly something is promised, weakest first. */
export const FORCES = [
  'aspiration',
  'intent',
  'pledge',
  'signed',
  'in-force',
  'delivered',
] as const;
export type Force = (typeof FORCES)[number];

/** Kinds of text. */
export const DOCUMENT_KINDS = [
  'communique',
  'statement',
  'speech',
  'interview',
  'news',
  'analysis',
  'treaty',
  'other',
] as const;
export type DocumentKind = (typeof DOCUMENT_KINDS)[number];

/** Kinds of publisher. */
export const PUBLISHER_KINDS = ['official', 'news', 'think-tank', 'state-media', 'other'] as const;
export type PublisherKind = (typeof PUBLISHER_KINDS)[number];

/** What a mention names. */
export const MENTION_KINDS = ['country', 'organisation', 'group', 'person', 'other'] as const;
export type MentionKind = (typeof MENTION_KINDS)[number];

/** PLOVER sectors used for a mention’s `sector`. */
export const SECTORS = [
  'GOV',
  'MIL',
  'LEG',
  'JUD',
  'PTY',
  'OPP',
  'COP',
  'SPY',
  'REB',
  'CVL',
  'BUS',
  'MED',
  'EDU',
  'IGO',
  'NGO',
] as const;
export type Sector = (typeof SECTORS)[number];

/** What somebody does, in words: "meets or consults". */
export const ROOT_LABELS: Readonly<Record<Root, string>> = {
  AGREE: 'agrees',
  CONSULT: 'meets or consults',
  SUPPORT: 'supports in words',
  CONCEDE: 'concedes',
  COOPERATE: 'works together',
  AID: 'gives aid',
  RETREAT: 'withdraws',
  REQUEST: 'asks',
  ACCUSE: 'criticises',
  REJECT: 'rejects',
  THREATEN: 'threatens',
  PROTEST: 'protests',
  SANCTION: 'sanctions',
  MOBILIZE: 'mobilises',
  COERCE: 'coerces',
  ASSAULT: 'attacks',
};

/** A status as a label. */
export const STATUS_LABELS: Readonly<Record<Status, string>> = {
  actual: 'Done',
  planned: 'Planned',
  proposed: 'Proposed',
  hypothetical: 'Conditional',
  refused: 'Refused',
  cancelled: 'Cancelled',
  negated: 'Did not happen',
};

/** How it is promised, as a verb. */
export const FORCE_LABELS: Readonly<Record<Force, string>> = {
  aspiration: 'aims',
  intent: 'will',
  pledge: 'commits',
  signed: 'signed',
  'in-force': 'in force',
  delivered: 'delivered',
};

/** A kind of publisher as a label. */
export const PUBLISHER_LABELS: Readonly<Record<PublisherKind, string>> = {
  official: 'Official',
  news: 'Press',
  'think-tank': 'Think tank',
  'state-media': 'State media',
  other: 'Other',
};
