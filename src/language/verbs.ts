/** Forms of English verbs: what a form may be, its lemma, and the classes of verbs the clause rules need. */

export const set = (text: string): ReadonlySet<string> =>
  new Set(text.split(/\s+/).filter(Boolean));

/** lemma past participle; variants with "/". */
const IRREGULAR = `
arise arose arisen|awake awoke awoken|bear bore borne|beat beat beaten|become became become|begin began begun
bend bent bent|bet bet bet|bid bid bid|bind bound bound|bleed bled bled|blow blew blown|break broke broken
breed bred bred|bring brought brought|broadcast broadcast broadcast|build built built|burst burst burst
buy bought bought|cast cast cast|catch caught caught|choose chose chosen|cling clung clung|come came come
cost cost cost|cut cut cut|deal dealt dealt|dig dug dug|do did done|draw drew drawn|drink drank drunk
drive drove driven|eat ate eaten|fall fell fallen|feed fed fed|feel felt felt|fight fought fought
find found found|flee fled fled|fly flew flown|forbid forbade forbidden|forecast forecast forecast
foresee foresaw foreseen|forget forgot forgotten|forgive forgave forgiven|forgo forwent forgone
freeze froze frozen|get got got/gotten|give gave given|go went gone|grow grew grown|hang hung hung
have had had|hear heard heard|hide hid hidden|hit hit hit|hold held held|hurt hurt hurt|keep kept kept
know knew known|lay laid laid|lead led led|learn learnt/learned learnt/learned|leave left left|lend lent lent
let let let|lie lay lain|lose lost lost|make made made|mean meant meant|meet met met|misunderstand misunderstood misunderstood
outdo outdid outdone|overcome overcame overcome|oversee oversaw overseen|overtake overtook overtaken
overthrow overthrew overthrown|pay paid paid|put put put|quit quit quit|read read read|rebuild rebuilt rebuilt
resell resold resold|ride rode ridden|ring rang rung|rise rose risen|run ran run|say said said|see saw seen
seek sought sought|sell sold sold|send sent sent|set set set|shake shook shaken|shed shed shed|shine shone shone
shoot shot shot|show showed shown/showed|shrink shrank shrunk|shut shut shut|sing sang sung|sink sank sunk
sit sat sat|sleep slept slept|slide slid slid|speak spoke spoken|spend spent spent|spin spun spun|split split split
spread spread spread|spring sprang sprung|stand stood stood|steal stole stolen|stick stuck stuck|strike struck struck/stricken
strive strove striven|swear swore sworn|sweep swept swept|swim swam swum|swing swung swung|take took taken
teach taught taught|tear tore torn|tell told told|think thought thought|throw threw thrown|undergo underwent undergone
understand understood understood|undertake undertook undertaken|undo undid undone|uphold upheld upheld|upset upset upset
wage waged waged|wake woke woken|wear wore worn|win won won|wind wound wound|withdraw withdrew withdrawn
partake partook partaken|unfreeze unfroze unfrozen|mislead misled misled|slay slew slain|retake retook retaken|remake remade remade
overrun overran overrun|override overrode overridden|mistake mistook mistaken|forsake forsook forsaken|rewrite rewrote rewritten
withhold withheld withheld|withstand withstood withstood|write wrote written`;

export interface Forms {
  base: boolean;
  /** Third person singular present. */
  s: boolean;
  past: boolean;
  participle: boolean;
  ing: boolean;
}

const PASTS = new Map<string, string>();
const PARTICIPLES = new Map<string, string>();
const BASES = new Set<string>();
for (const entry of IRREGULAR.trim().split(/[|\n]/)) {
  const [lemma = '', past = '', participle = ''] = entry.trim().split(' ');
  BASES.add(lemma);
  for (const form of past.split('/')) PASTS.set(form, lemma);
  for (const form of participle.split('/')) PARTICIPLES.set(form, lemma);
}

/** Whether a form is the past of an irregular verb and nothing else: "forgave", not "saw" or "cut". */
export const isPastAlone = (lower: string): boolean =>
  PASTS.has(lower) && !BASES.has(lower) && !ALSO_NOUNS.has(lower);
const ALSO_NOUNS = set(
  'saw rose wound shot thought spoke felt bound bore fell left ground dove hung',
);

const KNOWN = new Map<string, Forms>();

/** What the form of a verb (lower case) may be; kept for the words that come again and again. */
export function formsOf(lower: string): Forms {
  let forms = KNOWN.get(lower);
  if (!forms) {
    forms = readForms(lower);
    if (KNOWN.size > 20_000) KNOWN.clear();
    KNOWN.set(lower, forms);
  }
  return forms;
}

function readForms(lower: string): Forms {
  const past = PASTS.has(lower);
  const participle = PARTICIPLES.has(lower);
  if (past || participle) return { base: BASES.has(lower), s: false, past, participle, ing: false };
  if (lower.length > 4 && lower.endsWith('ing') && !BASES.has(lower))
    return { base: false, s: false, past: false, participle: false, ing: true };
  if (
    lower.length > 3 &&
    lower.endsWith('ed') &&
    !/(?:^|[^aeiou])eed$/.test(lower) &&
    !BASES.has(lower)
  )
    return { base: false, s: false, past: true, participle: true, ing: false };
  if (/(?:^agreed|^decreed|^guaranteed|^freed|^refereed)$/.test(lower))
    return { base: false, s: false, past: true, participle: true, ing: false };
  if (lower.length > 3 && lower.endsWith('s') && !/(?:ss|us|is)$/.test(lower))
    return { base: false, s: true, past: false, participle: false, ing: false };
  return { base: true, s: false, past: false, participle: false, ing: false };
}

/** Lemma of a verb's form where the tagger left the form as it was ("co-operating"). */
export function verbLemma(lower: string, tagged: string): string {
  const irregular = PASTS.get(lower) ?? PARTICIPLES.get(lower);
  if (irregular !== undefined)
    return BASES.has(lower) && lower !== 'found' && lower !== 'lay' && lower !== 'left'
      ? lower
      : irregular;
  if (tagged !== lower) return tagged;
  const stem = /^(.{2,}?)(ing|ed|s)$/.exec(lower);
  if (!stem || formsOf(lower).base) return lower;
  const root = stem[1]!;
  if (stem[2] === 's') {
    if (root.endsWith('ie')) return `${root.slice(0, -2)}y`;
    return /(?:ch|sh|ss|x|zz)e$/.test(root) ? root.slice(0, -1) : root;
  }
  if (root.endsWith('i')) return `${root.slice(0, -1)}y`;
  if (/([bdgmnprt])\1$/.test(root)) return root.slice(0, -1);
  return /(?:at|iz|is|[^aeiou]c|rg|ng|dg|[aeiou]v|lv|rv|rs|ns|ut|uc|[^e]as|os|us|ur|ar|ir|[^aeiou][aeiou]k|id|od|ud|ag|eg|bl|pl|tl|dl|gl|fl)$/.test(
    root,
  )
    ? `${root}e`
    : root;
}

export const BE = set("be is are was were am been being 's 're 'm");
export const HAVE = set("have has had having 've");
export const DO = set('do does did');
export const MODALS = set(
  "will would shall should can could may might must 'll 'd wo ca sha ought",
);

/** Verbs whose complement clause needs no "that". */
export const SAYING = set(`
  say tell announce declare state add note warn claim argue insist confirm deny report believe think hope
  know suggest indicate stress emphasize emphasise underline acknowledge predict expect allege maintain
  reveal pledge promise vow agree ensure mean show find feel fear demand propose recommend reaffirm reiterate
  affirm admit assert conclude concede assume understand see decide learn hear explain reply respond stipulate
  estimate assess caution signal guess wish request urge insist write tweet post assure remind inform
`);

/** "asked Japan to join": the object does what the infinitive says. */
export const OBJECT_CONTROL = set(`
  invite ask urge request order tell call press push encourage persuade convince help allow permit enable
  force compel require advise instruct warn want expect authorise authorize direct beg implore challenge
  appoint choose elect lead cause get train assist pressure task oblige commit empower mandate lobby prompt
  appeal summon send dispatch deploy need leave
`);

/** Nouns and verbs alike; as verbs they are often mistaken for nouns. */
export const NOUN_OR_VERB = set(`
  access act address advance aid aim airlift allege answer appeal approach arm arrest ask attack attempt award
  back balance ban battle benefit bid blame block boost boycott break bridge budget call cap cause challenge
  change charge check claim clash close combat comment commit conduct conflict contact contract control cost
  counter cover curb cut deal debate debut decline defeat delay demand deploy design detail discharge dispatch
  dispute distance doubt draft draw drive drop ease edge embrace end endorse engage estimate exchange exercise
  exit expand expel experience explain export extend express face fail fall favour favor fear fight file fire fly focus
  force forecast form forward free fuel fund gain gather grant greet grow guarantee guard halt harbour head help hike
  hit hold honour honor hope host house impact implement import impose increase influence ink interest invite issue join judge jump keep
  kick label lack land launch lead leave level lift limit link list lobby look make mark market match matter
  measure meet mention merge monitor mount move name need object offer open oppose order outline own pact pair
  partner pass patrol pause permit phase place plan play pledge plot point position post practice praise present
  press pressure prevent process produce profit progress project promise propose protest purchase push
  question quit race raid raise rally range rank rate reach read rebuke recall record reform refuse regard reject release
  rely remain remark rename repeal repeat replace reply report request rescue research resolve respect rest result
  return review reward rise risk rule run sail sanction scale schedule scrap seal search seek seize sell send sentence serve set
  settle shape share shell shift ship shoot show sign signal skip slam slow snub sponsor spread spur staff stage
  stake stall stand start state stay step stop storm stress strike study suffer summon supply support surge
  survey suspend swap talk target tariff task tax tell term test thank threat threaten torpedo tour track trade train transfer
  transport travel treat trial trigger trust try turn unveil upgrade urge use value venture veto view visit voice vote
  vow wage want warn watch weigh welcome win wish withdraw witness work worry yield
`);

/** Take an infinitive: "ministers plan to meet". */
export const TAKES_INFINITIVE = set(`
  plan vow aim hope need want seek intend agree pledge promise offer threaten move try attempt refuse
  decline fail decide expect claim plot prepare propose wish ask continue start begin look appear seem bid
  push work struggle rush race pause
`);
