import type { Root, Sector } from '../../model/index.ts';

/** PLOVER's root by the first two or three digits of a CAMEO code; 01 and 02 have none. */
const ROOTS: readonly [prefix: string, root: Root][] = [
  ['081', 'CONCEDE'],
  ['082', 'CONCEDE'],
  ['083', 'CONCEDE'],
  ['080', 'CONCEDE'],
  ['08', 'RETREAT'],
  ['03', 'AGREE'],
  ['04', 'CONSULT'],
  ['05', 'SUPPORT'],
  ['06', 'COOPERATE'],
  ['07', 'AID'],
  ['09', 'ACCUSE'],
  ['10', 'REQUEST'],
  ['11', 'ACCUSE'],
  ['12', 'REJECT'],
  ['13', 'THREATEN'],
  ['14', 'PROTEST'],
  ['15', 'MOBILIZE'],
  ['16', 'SANCTION'],
  ['17', 'COERCE'],
  ['18', 'ASSAULT'],
  ['19', 'ASSAULT'],
  ['20', 'ASSAULT'],
];

/** Modes that a CAMEO code names by itself; the longest prefix counts. */
const MODES: readonly [prefix: string, mode: string][] = [
  ['041', 'phone'],
  ['042', 'visit'],
  ['043', 'visit'],
  ['045', 'third-party'],
  ['0841', 'release'],
  ['0842', 'release'],
  ['0871', 'ceasefire'],
  ['0873', 'disarm'],
  ['0874', 'withdraw'],
  ['086', 'access'],
  ['09', 'investigate'],
  ['111', 'disapprove'],
  ['112', 'allege'],
  ['141', 'demo'],
  ['142', 'hunger'],
  ['143', 'strike'],
  ['144', 'obstruct'],
  ['145', 'riot'],
  ['151', 'police'],
  ['152', 'troops'],
  ['153', 'police'],
  ['154', 'troops'],
  ['161', 'discontinue'],
  ['162', 'discontinue'],
  ['163', 'discontinue'],
  ['164', 'discontinue'],
  ['166', 'expel'],
  ['171', 'seize'],
  ['172', 'restrict'],
  ['1723', 'curfew'],
  ['1724', 'martial-law'],
  ['173', 'arrest'],
  ['174', 'deport'],
  ['176', 'cyber'],
  ['181', 'abduct'],
  ['1821', 'sexual'],
  ['1822', 'torture'],
  ['183', 'explosives'],
  ['1831', 'suicide-attack'],
  ['185', 'targeted'],
  ['193', 'firearms'],
  ['194', 'heavy-weapons'],
  ['195', 'aerial'],
  ['204', 'unconventional'],
];

/** The PLOVER root and mode of a CAMEO code; null where the conversion drops it or it is no code. */
export function rootOf(cameo: string): { root: Root; mode: string | null } | null {
  if (!/^\d{2,4}$/.test(cameo)) return null;
  const root = ROOTS.find(([prefix]) => cameo.startsWith(prefix))?.[1];
  if (root === undefined) return null;
  const mode = MODES.findLast(([prefix]) => cameo.startsWith(prefix))?.[1] ?? null;
  return { root, mode };
}

/** CAMEO country codes that differ from ISO 3166. */
const COUNTRIES: Readonly<Record<string, string>> = {
  ROM: 'ROU',
  ZAR: 'COD',
  TMP: 'TLS',
  WSB: 'PSE',
  GZS: 'PSE',
  PAL: 'PSE',
  BAG: 'BHS',
  KSV: 'XKX',
};
/** Organisations after IGO, or by themselves. */
const ORGANISATIONS: Readonly<Record<string, string>> = {
  NAT: 'NATO',
  UNO: 'UN',
  EEC: 'EU',
  ASN: 'ASEAN',
  AFU: 'AU',
  OAS: 'OAS',
  OPC: 'OPEC',
  ARL: 'AL',
  SCO: 'SCO',
};
const SECTORS: Readonly<Record<string, Sector>> = {
  ...{ GOV: 'GOV', MIL: 'MIL', LEG: 'LEG', JUD: 'JUD', PTY: 'PTY', OPP: 'OPP', COP: 'COP' },
  ...{ SPY: 'SPY', REB: 'REB', SEP: 'REB', INS: 'REB', UAF: 'REB', CVL: 'CVL', BUS: 'BUS' },
  ...{ MED: 'MED', EDU: 'EDU', IGO: 'IGO', NGO: 'NGO', NGM: 'NGO', LAB: 'CVL', REF: 'CVL' },
};

/** The sector of a role such as "GOV" or "GOVFRM"; null for what has none ("ELI"). */
export const sectorOf = (role: string): Sector | null => SECTORS[role.slice(0, 3)] ?? null;

/** "AFGGOV" as country and role; null where it names no actor that is known. */
export function actorOf(
  code: string,
  isActor: (code: string) => boolean,
): { actor: string; role: string } | null {
  const head = code.slice(0, 3);
  const rest = code.slice(3);
  if (head === 'IGO') {
    // "IGONAT", "IGOEUREEC": the region may stand between.
    const found = [rest.slice(0, 3), rest.slice(3, 6)]
      .map((part) => ORGANISATIONS[part])
      .find((one) => one !== undefined && isActor(one));
    return found === undefined ? null : { actor: found, role: '' };
  }
  const country = COUNTRIES[head] ?? head;
  return /^[A-Z]{3}$/.test(country) && isActor(country) ? { actor: country, role: rest } : null;
}

/** "070723" and "20070723" as ISO days; two digits above 30 are of the last century, as in PETRARCH. */
export function dayOf(date: string): string | null {
  const [, short = '', month = '', day = ''] = /^(\d{2}|\d{4})(\d{2})(\d{2})$/.exec(date) ?? [];
  if (short === '') return null;
  const year = short.length === 4 ? short : `${Number(short) > 30 ? 19 : 20}${short}`;
  const iso = `${year}-${month}-${day}`;
  const time = Date.parse(`${iso}T00:00:00Z`);
  // Date.parse takes 30 February for 1 March.
  return Number.isNaN(time) || new Date(time).toISOString().slice(0, 10) !== iso ? null : iso;
}
