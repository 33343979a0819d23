import { plain } from '../normalise.ts';

/** Words that no name of a person holds: organisations, roles, buttons, places of a paper. */
const NO_NAME = new RegExp(
  `(?:^|[\\s-])(?:${[
    'staff editors? editorial editorials admin administrator webmaster team desk newsroom news agency agencies reuters associated press afp ap kyodo yonhap xinhua tass wire wires wire service services',
    'correspondents? contributors? contributing columnist reporters? writers? writer journalist journalists analyst fellow director professor producer photographer bureau chief senior deputy assistant managing special foreign political diplomatic defense defence staffers?',
    'department ministry minister ministers ministère ministerio ministerium embassy office offices council commission committee parliament assembly senate government govt secretariat spokesperson spokesman spokeswoman directorate division command forces navy army force public affairs communications relations union nations alliance nato',
    'group media magazine times post journal gazette herald tribune chronicle observer daily weekly review guardian telegraph mail express standard star today television tv radio broadcasting network channel institute foundation center centre university college society association company corp corporation inc ltd llc gmbh limited international global world national',
    'the this that our your guest author authors owner user info microsoft adobe windows list online web website site service posted updated published share subscribe follow read more view all articles by contact about home login anonymous unknown none null undefined user default test redaktion redaktor redacción redaction rédaction redazione redação agencia agence nachrichten presse',
    'january february march july september october november december monday tuesday wednesday thursday friday saturday sunday',
    'facebook twitter linkedin instagram youtube whatsapp email e-mail rss print',
  ]
    .join(' ')
    .split(' ')
    .join('|')})(?=$|[\\s-])`,
  'iu',
);
const ODD = /[@/|0-9_<>{}#:!?"“”*=+\\]|\.(?:com|org|net|gov|int)\b|https?/i;
const PARTICLE =
  /^(?:de|van|von|der|den|het|la|le|al|el|bin|binti|da|di|do|dos|das|du|y|e|zu|zum|ter|ten|af|av|of)$/u;
const PART =
  /^(?:\p{Lu}[\p{L}\p{M}'’.-]*|(?:d|l|o)['’]\p{Lu}[\p{L}\p{M}'’-]+|(?:al|el)-\p{Lu}\p{L}+)$/u;
const TITLE =
  /^(?:(?:dr|prof|mr|mrs|ms|mx|sir|dame|lord|lady|amb|ambassador|gen|lt|maj|col|capt|cdr|adm|vice|rear|brig|sgt|hon|rev)\.?\s+)+(?=\p{Lu})/iu;
const SUFFIX = /,?\s+(?:Jr|Sr|II|III|IV|Ph\.?D|M\.?D|M\.?P|MEP|CBE|OBE|KC|QC)\.?$/;
const PREFIX =
  /^(?:by|written by|story by|words by|posted by|published by|authors?|reported by|reporting by|von|par|por|door|di|av|af|autor(?:es|in)?|auteur)\s*:?\s+/i;
/** What follows the names in a byline: a paper, a place, a day. */
const REST =
  /\s*(?:[|•·–—]|\s-\s|,?\s(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day\b|(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*\.?\s\d|published\b|updated\b|posted\b|\d)|\s(?:for|in|at|of the|from|with|and agencies|is an?|is the|are|has|contributed|on|pour|à|für)\s).*$/isu;
/** Names in Han or Hangul, with the word for a reporter behind them. */
const EAST_ASIAN =
  /^([\p{Script=Han}]{2,4}|[\p{Script=Hangul}]{2,4})(?:\s?(?:기자|特派員|記者|记者))?$/u;
const REPORTER = /(?:기자|特派員|記者|记者)$/u;

/** What is known beside the name. */
export interface AboutName {
  /** Names of the publisher and its site: never a person. */
  publisher: readonly string[];
  /** The page says that it is a person. */
  person?: boolean;
}

/** A name that a program noted beside a file: nothing more is known about it. */
export const ANYBODY: AboutName = { publisher: [] };

/** "JANE ROE" as "Jane Roe"; a name in mixed letters stays. */
function recased(name: string): string {
  if (name !== name.toUpperCase() || !/\p{Lu}{3}/u.test(name)) return name;
  return name.replace(/\p{Lu}{2,}/gu, (word) => word[0]! + word.slice(1).toLowerCase());
}

/**
 * A person's name and nothing else, or null: two to five words, each with a capital. What could be an
 * organisation, a role or the paper itself is none, since a wrong author is worse than none.
 */
export function personName(raw: string, about: AboutName): string | null {
  const line = plain(raw);
  const asian = EAST_ASIAN.exec(line);
  if (asian) return (about.person ?? false) || REPORTER.test(line) ? asian[1]! : null;
  const name = recased(
    line
      .replace(TITLE, '')
      .replace(SUFFIX, '')
      .replace(/[.,;]$/, '')
      .trim(),
  );
  if (name.length < 5 || name.length > 50 || ODD.test(name) || NO_NAME.test(name)) return null;
  const parts = name.split(' ');
  if (parts.length < 2 || parts.length > 5) return null;
  if (!PART.test(parts[0]!) || !PART.test(parts.at(-1)!)) return null;
  if (!parts.every((part) => PART.test(part) || PARTICLE.test(part))) return null;
  if (parts.every((part) => part.replace(/\P{L}/gu, '').length < 2)) return null;
  const folded = fold(name);
  if (
    about.publisher.some(
      (one) => one !== '' && (fold(one).includes(folded) || folded.includes(fold(one))),
    )
  )
    return null;
  return name;
}

const fold = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '');

/**
 * People in one byline: "By Jane Roe and John Doe", "Jane Roe, Foreign Correspondent", "Roe; Doe".
 * Where a comma may set a paper or a role apart, only what stands before it is taken.
 */
export function peopleIn(raw: string, about: AboutName): string[] {
  let line = plain(raw.slice(0, 400))
    .replace(/\S+@\S+/g, ' ')
    .replace(/\([^)]*\)/g, ' ');
  line = line.replace(PREFIX, '').replace(REST, '').trim();
  const listed = /;|\s(?:and|und|et|y|e)\s|\s&\s/u.test(line);
  const parts = line
    .split(/\s*(?:;|,|\s(?:and|und|et|y)\s|\s&\s)\s*/u)
    .map((part) => part.trim())
    .filter(Boolean);
  if (parts.length > 1 && !listed && !/,.*,/.test(line)) {
    const first = personName(parts[0]!, about);
    return first === null ? [] : [first];
  }
  const names = parts.map((part) => personName(part, about));
  return names[0] === null ? [] : names.filter((name) => name !== null);
}
