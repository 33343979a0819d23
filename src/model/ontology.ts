/**
 * The closed vocabularies of a record. PLOVER (2021 manual, draft 0.8) for roots, quads, modes and
 * contexts; instrument, domain, status and force are Entente's own layer for cooperation.
 */
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
  REJECT: ['assist', 'change', 'yield', 'meet'],
  ACCUSE: ['disapprove', 'investigate', 'allege'],
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

/** PLOVER's 37 contexts. */
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

/** What the cooperation is about. */
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
export type Domain = (typeof DOMAINS)[number];

/** Whether the act happened, lies ahead, or is turned down (see docs/conventions.md). */
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

export const PUBLISHER_KINDS = ['official', 'news', 'think-tank', 'state-media', 'other'] as const;
export type PublisherKind = (typeof PUBLISHER_KINDS)[number];

export const MENTION_KINDS = ['country', 'organisation', 'group', 'person', 'other'] as const;
export type MentionKind = (typeof MENTION_KINDS)[number];

/** PLOVER sectors used for a mention's `sector`. */
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

/** What a column of a table, or a field of a JSON object, can hold of a document. */
export const COLUMN_ROLES = [
  'text',
  'html',
  'title',
  'url',
  'date',
  'authors',
  'publisher',
  'language',
  'kind',
] as const;
export type ColumnRole = (typeof COLUMN_ROLES)[number];
