import type { PublisherKind } from '../../model/index.ts';
import type { GivenPublisher } from '../types.ts';

type Row = readonly [domain: string, name: string, kind: PublisherKind, country: string | null];

/** Publishers whose kind is known without asking. A domain covers its subdomains. */
const PUBLISHERS: readonly Row[] = [
  ['nato.int', 'NATO', 'official', null],
  ['europa.eu', 'European Union', 'official', null],
  ['consilium.europa.eu', 'Council of the European Union', 'official', null],
  ['un.org', 'United Nations', 'official', null],
  ['mofa.go.jp', 'Ministry of Foreign Affairs of Japan', 'official', 'JPN'],
  ['mod.go.jp', 'Ministry of Defense of Japan', 'official', 'JPN'],
  ['kantei.go.jp', "Prime Minister's Office of Japan", 'official', 'JPN'],
  ['mofa.go.kr', 'Ministry of Foreign Affairs of the Republic of Korea', 'official', 'KOR'],
  ['mnd.go.kr', 'Ministry of National Defense of the Republic of Korea', 'official', 'KOR'],
  ['dfat.gov.au', 'Department of Foreign Affairs and Trade', 'official', 'AUS'],
  ['foreignminister.gov.au', 'Minister for Foreign Affairs', 'official', 'AUS'],
  ['pm.gov.au', 'Prime Minister of Australia', 'official', 'AUS'],
  ['defence.gov.au', 'Department of Defence', 'official', 'AUS'],
  ['mfat.govt.nz', 'Ministry of Foreign Affairs and Trade', 'official', 'NZL'],
  ['beehive.govt.nz', 'New Zealand Government', 'official', 'NZL'],
  ['state.gov', 'U.S. Department of State', 'official', 'USA'],
  ['defense.gov', 'U.S. Department of Defense', 'official', 'USA'],
  ['whitehouse.gov', 'The White House', 'official', 'USA'],
  ['gov.uk', 'UK Government', 'official', 'GBR'],
  ['mfa.gov.cn', 'Ministry of Foreign Affairs of China', 'official', 'CHN'],
  ['mid.ru', 'Ministry of Foreign Affairs of Russia', 'official', 'RUS'],
  ['kremlin.ru', 'President of Russia', 'official', 'RUS'],
  ['reuters.com', 'Reuters', 'news', 'GBR'],
  ['apnews.com', 'Associated Press', 'news', 'USA'],
  ['afp.com', 'Agence France-Presse', 'news', 'FRA'],
  ['bbc.co.uk', 'BBC', 'news', 'GBR'],
  ['bbc.com', 'BBC', 'news', 'GBR'],
  ['theguardian.com', 'The Guardian', 'news', 'GBR'],
  ['ft.com', 'Financial Times', 'news', 'GBR'],
  ['economist.com', 'The Economist', 'news', 'GBR'],
  ['nytimes.com', 'The New York Times', 'news', 'USA'],
  ['washingtonpost.com', 'The Washington Post', 'news', 'USA'],
  ['wsj.com', 'The Wall Street Journal', 'news', 'USA'],
  ['cnn.com', 'CNN', 'news', 'USA'],
  ['politico.eu', 'Politico Europe', 'news', null],
  ['foreignpolicy.com', 'Foreign Policy', 'news', 'USA'],
  ['thediplomat.com', 'The Diplomat', 'news', 'USA'],
  ['defensenews.com', 'Defense News', 'news', 'USA'],
  ['asia.nikkei.com', 'Nikkei Asia', 'news', 'JPN'],
  ['japantimes.co.jp', 'The Japan Times', 'news', 'JPN'],
  ['kyodonews.net', 'Kyodo News', 'news', 'JPN'],
  ['asahi.com', 'The Asahi Shimbun', 'news', 'JPN'],
  ['yna.co.kr', 'Yonhap News Agency', 'news', 'KOR'],
  ['koreaherald.com', 'The Korea Herald', 'news', 'KOR'],
  ['koreatimes.co.kr', 'The Korea Times', 'news', 'KOR'],
  ['abc.net.au', 'ABC News', 'news', 'AUS'],
  ['smh.com.au', 'The Sydney Morning Herald', 'news', 'AUS'],
  ['rnz.co.nz', 'RNZ', 'news', 'NZL'],
  ['nzherald.co.nz', 'The New Zealand Herald', 'news', 'NZL'],
  ['dw.com', 'Deutsche Welle', 'news', 'DEU'],
  ['spiegel.de', 'Der Spiegel', 'news', 'DEU'],
  ['lemonde.fr', 'Le Monde', 'news', 'FRA'],
  ['aljazeera.com', 'Al Jazeera', 'news', 'QAT'],
  ['xinhuanet.com', 'Xinhua', 'state-media', 'CHN'],
  ['news.cn', 'Xinhua', 'state-media', 'CHN'],
  ['globaltimes.cn', 'Global Times', 'state-media', 'CHN'],
  ['chinadaily.com.cn', 'China Daily', 'state-media', 'CHN'],
  ['people.cn', "People's Daily", 'state-media', 'CHN'],
  ['cgtn.com', 'CGTN', 'state-media', 'CHN'],
  ['tass.com', 'TASS', 'state-media', 'RUS'],
  ['rt.com', 'RT', 'state-media', 'RUS'],
  ['sputnikglobe.com', 'Sputnik', 'state-media', 'RUS'],
  ['kcna.kp', 'KCNA', 'state-media', 'PRK'],
  ['presstv.ir', 'Press TV', 'state-media', 'IRN'],
  ['csis.org', 'Center for Strategic and International Studies', 'think-tank', 'USA'],
  ['brookings.edu', 'Brookings', 'think-tank', 'USA'],
  ['rand.org', 'RAND', 'think-tank', 'USA'],
  ['cfr.org', 'Council on Foreign Relations', 'think-tank', 'USA'],
  ['carnegieendowment.org', 'Carnegie Endowment for International Peace', 'think-tank', 'USA'],
  ['atlanticcouncil.org', 'Atlantic Council', 'think-tank', 'USA'],
  ['gmfus.org', 'German Marshall Fund', 'think-tank', 'USA'],
  ['chathamhouse.org', 'Chatham House', 'think-tank', 'GBR'],
  ['rusi.org', 'Royal United Services Institute', 'think-tank', 'GBR'],
  ['iiss.org', 'International Institute for Strategic Studies', 'think-tank', 'GBR'],
  ['swp-berlin.org', 'SWP', 'think-tank', 'DEU'],
  ['ecfr.eu', 'European Council on Foreign Relations', 'think-tank', null],
  ['clingendael.org', 'Clingendael', 'think-tank', 'NLD'],
  ['sipri.org', 'SIPRI', 'think-tank', 'SWE'],
  ['aspi.org.au', 'Australian Strategic Policy Institute', 'think-tank', 'AUS'],
  ['lowyinstitute.org', 'Lowy Institute', 'think-tank', 'AUS'],
  ['ussc.edu.au', 'United States Studies Centre', 'think-tank', 'AUS'],
  ['jiia.or.jp', 'Japan Institute of International Affairs', 'think-tank', 'JPN'],
  ['asaninst.org', 'Asan Institute for Policy Studies', 'think-tank', 'KOR'],
];

const byDomain = new Map(PUBLISHERS.map((row) => [row[0], row]));
const byName = new Map(PUBLISHERS.map((row) => [row[1].toLowerCase(), row]));

/** Government domains by their shape, with the country where the shape tells it. */
const OFFICIAL: readonly (readonly [pattern: RegExp, country: string | null])[] = [
  [/(^|\.)go\.jp$/, 'JPN'],
  [/(^|\.)go\.kr$/, 'KOR'],
  [/(^|\.)gov\.au$/, 'AUS'],
  [/(^|\.)govt\.nz$/, 'NZL'],
  [/(^|\.)gov\.uk$/, 'GBR'],
  [/(^|\.)gov\.cn$/, 'CHN'],
  [/(^|\.)(gov|mil)$/, 'USA'],
  [/(^|\.)(gov|gouv|gob|govt|gc|mil)\.[a-z]{2}$/, null],
  [/(^|\.)(nato|int)$/, null],
];

/** The host of an http(s) address without "www."; null for everything else. */
export function domainOf(uri: string): string | null {
  if (!/^https?:\/\//i.test(uri) || !URL.canParse(uri)) return null;
  const host = new URL(uri).hostname.toLowerCase().replace(/^www\./, '');
  return host === '' ? null : host;
}

function rowOf(domain: string): Row | null {
  const parts = domain.split('.');
  for (let i = 0; i < parts.length - 1; i += 1) {
    const row = byDomain.get(parts.slice(i).join('.'));
    if (row) return row;
  }
  return null;
}

export interface Publisher {
  name: string | null;
  domain: string | null;
  kind: PublisherKind;
  country: string | null;
}

/** Completes what is known of a publisher from the list; what is stated wins over the list. */
export function completePublisher(stated: GivenPublisher): Publisher {
  let name = stated.name ?? null;
  let domain = stated.domain?.toLowerCase().replace(/^www\./, '') ?? null;
  if (name !== null && domain === null && /^[a-z0-9-]+(\.[a-z0-9-]+)+$/i.test(name)) {
    domain = name.toLowerCase().replace(/^www\./, '');
    name = null;
  }
  const row =
    (domain === null ? null : rowOf(domain)) ??
    (name === null ? null : byName.get(name.toLowerCase())) ??
    null;
  const shape = domain === null ? undefined : OFFICIAL.find(([pattern]) => pattern.test(domain));
  return {
    name: name ?? row?.[1] ?? null,
    domain: domain ?? row?.[0] ?? null,
    kind: stated.kind ?? row?.[2] ?? (shape ? 'official' : 'other'),
    country: stated.country ?? row?.[3] ?? shape?.[1] ?? null,
  };
}

const RIGHTS = /^(?:©|\(c\)|copyright(?: ©)?)\s*(?:\d{4}(?:\s?[-–]\s?\d{4})?,?\s*)?(?:by\s+)?/i;

/** The publisher that a copyright line names ("© 2025 Foreign Policy"), where it is a known one. */
export function publisherNamed(line: string): Publisher | null {
  const rights = RIGHTS.exec(line);
  if (!rights) return null;
  const name = line
    .slice(rights[0].length)
    .replace(/[.,]?\s*(?:all rights reserved.*|\d{4}\.?)?$/i, '')
    .replace(/[.,]$/, '')
    .trim();
  return byName.has(name.toLowerCase()) ? completePublisher({ name }) : null;
}
