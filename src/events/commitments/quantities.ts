import type { Quantity } from '../../model/index.ts';

const NUMBER_WORDS: Readonly<Record<string, number>> = {
  one: 1,
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  seven: 7,
  eight: 8,
  nine: 9,
  ten: 10,
  eleven: 11,
  twelve: 12,
  fifteen: 15,
  sixteen: 16,
  twenty: 20,
  thirty: 30,
  forty: 40,
  fifty: 50,
  hundred: 100,
  dozen: 12,
};
const MAGNITUDE: Readonly<Record<string, number>> = {
  thousand: 1e3,
  million: 1e6,
  billion: 1e9,
  trillion: 1e12,
  m: 1e6,
  bn: 1e9,
  mn: 1e6,
  tn: 1e12,
};
const PREFIX: Readonly<Record<string, string>> = {
  A$: 'AUD',
  AU$: 'AUD',
  NZ$: 'NZD',
  US$: 'USD',
  C$: 'CAD',
  CA$: 'CAD',
  S$: 'SGD',
  HK$: 'HKD',
  NT$: 'TWD',
  $: 'USD',
  '€': 'EUR',
  '£': 'GBP',
  '¥': 'JPY',
  '₩': 'KRW',
  '₴': 'UAH',
  AUD: 'AUD',
  NZD: 'NZD',
  USD: 'USD',
  EUR: 'EUR',
  GBP: 'GBP',
  JPY: 'JPY',
  KRW: 'KRW',
  CAD: 'CAD',
};
const CURRENCY_WORDS: Readonly<Record<string, string>> = {
  euro: 'EUR',
  euros: 'EUR',
  yen: 'JPY',
  won: 'KRW',
  yuan: 'CNY',
  dollar: 'USD',
  dollars: 'USD',
  pound: 'GBP',
  pounds: 'GBP',
  rouble: 'RUB',
  roubles: 'RUB',
  rubles: 'RUB',
  hryvnia: 'UAH',
  zloty: 'PLN',
  kroner: 'NOK',
  kronor: 'SEK',
  francs: 'CHF',
};
const ADJECTIVE_DOLLARS: Readonly<Record<string, string>> = {
  australian: 'AUD',
  canadian: 'CAD',
  singapore: 'SGD',
  'new zealand': 'NZD',
  taiwan: 'TWD',
  'hong kong': 'HKD',
};

const NUMBER = String.raw`(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?`;
const WORD = Object.keys(NUMBER_WORDS).join('|');
const MONEY = new RegExp(
  String.raw`(?<![\w$])(?<prefix>(?:AU|NZ|US|CA|HK|NT|[ACS])?\$|[€£¥₩₴]|(?:AUD|NZD|USD|EUR|GBP|JPY|KRW|CAD) ?)(?<n>${NUMBER}) ?(?<mag>trillion|billion|million|thousand|tn|bn|mn|m)?\b|(?<![\w.])(?<n2>${NUMBER}|${WORD}) ?(?<mag2>trillion|billion|million|thousand)? (?<adj>Australian |Canadian |Singapore |New Zealand |US |U\.S\. )?(?<cur>${Object.keys(CURRENCY_WORDS).join('|')})\b`,
  'g',
);
const PERCENT = new RegExp(
  String.raw`(?<![\w.])(?<n>${NUMBER}|${WORD}) ?(?:%|percent|per cent|percentage points?)(?<of>(?: of (?:its |their |the )?(?:gross domestic product|national income|GDP|GNI))?)`,
  'gi',
);
const COUNT = new RegExp(
  String.raw`(?<![\w$€£¥.,-])(?<n>${NUMBER}|${WORD})(?<mag> thousand| million)? (?:(?:new|additional|more|further|joint|heavy|light|armoured|armored|patrol|air|defence|defense|surface|combat|main|battle|mechanised|mechanized|priority|fighter|Ukrainian|military|surveillance|artillery|key|cooperation) ){0,3}(?<noun>areas?|brigades?|battalions?|troops|soldiers|personnel|frigates?|destroyers?|submarines?|ships?|warships?|vessels?|jets?|fighters?|aircraft|planes?|helicopters?|drones?|tanks?|howitzers?|missiles?|shells|rounds|vehicles?|launchers?|batteries|systems?|satellites?|officers?|experts?|instructors?|recruits|projects?|goals?|countries|tonnes?|tons?|generators?|radars?|bases|boats?|cutters?|staff|scholarships?|vaccines?|doses|visas|refugees)\b`,
  'gi',
);
const FLOOR =
  /(?:at least|no less than|not less than|a minimum of|minimum|more than|over|upwards of|at a minimum)\s*$/i;
const CEILING =
  /(?:up to|at most|no more than|not more than|as much as|as many as|a maximum of|a ceiling of|less than|under)\s*$/i;

const numberOf = (text: string): number =>
  NUMBER_WORDS[text.toLowerCase()] ?? Number(text.replaceAll(',', ''));
const times = (value: number, magnitude: string | undefined): number =>
  Math.round(value * (MAGNITUDE[magnitude?.trim().toLowerCase() ?? ''] ?? 1) * 1e6) / 1e6;

/**
 * The quantities in a stretch of text, in text order: percentages with their base, money as ISO 4217,
 * counts of things ("two brigades"), each with its bound ("at least", "up to").
 */
export function findQuantities(text: string): Quantity[] {
  const found: { at: number; end: number; quantity: Quantity }[] = [];
  const bound = (at: number): Quantity['bound'] => {
    const before = text.slice(Math.max(0, at - 24), at);
    return FLOOR.test(before) ? 'floor' : CEILING.test(before) ? 'ceiling' : 'exact';
  };
  const add = (match: RegExpExecArray, quantity: Omit<Quantity, 'bound'>): void => {
    const at = match.index;
    const end = at + match[0].length;
    // "from 1 percent to 2": where it starts is no part of the promise.
    if (
      /\bfrom (?:about |around |some |roughly )?$/i.test(text.slice(Math.max(0, at - 16), at)) &&
      /^ to\b/.test(text.slice(end, end + 4))
    )
      return;
    if (!Number.isFinite(quantity.value) || found.some((f) => at < f.end && end > f.at)) return;
    found.push({ at, end, quantity: { ...quantity, bound: bound(at) } });
  };
  for (const match of text.matchAll(MONEY)) {
    const g = match.groups ?? {};
    if (g['prefix'] !== undefined)
      add(match, {
        value: times(numberOf(g['n']!), g['mag']),
        unit: PREFIX[g['prefix'].trim()] ?? 'USD',
        of: null,
      });
    else {
      const adjective = g['adj']?.trim().toLowerCase() ?? '';
      const unit =
        (g['cur']!.startsWith('dollar') ? ADJECTIVE_DOLLARS[adjective] : undefined) ??
        CURRENCY_WORDS[g['cur']!]!;
      add(match, { value: times(numberOf(g['n2']!), g['mag2']), unit, of: null });
    }
  }
  for (const match of text.matchAll(PERCENT)) {
    const of = match.groups?.['of'] ?? '';
    add(match, {
      value: numberOf(match.groups!['n']!),
      unit: 'percent',
      of: /GDP|gross/i.test(of) ? 'GDP' : /GNI|income/i.test(of) ? 'GNI' : null,
    });
  }
  for (const match of text.matchAll(COUNT))
    add(match, {
      value: times(numberOf(match.groups!['n']!), match.groups?.['mag']),
      unit: match.groups!['noun']!.toLowerCase(),
      of: null,
    });
  return found.sort((a, b) => a.at - b.at).map((f) => f.quantity);
}
