import type { Status } from '../../model/index.ts';

/**
 * Verbs that only carry their object's meaning: "held talks", "launched an attack", "announced a
 * visit". The value is the status they give to what the noun names.
 */
export const LIGHT_VERBS: Readonly<Record<string, Status>> = Object.fromEntries([
  ...'hold have make conduct carry launch stage pay give express voice issue begin start continue deliver impose offer provide wage mount extend reach complete open lead run undertake commit perform win secure obtain attract draw earn garner raise sound renew resume restart reopen intensify step escalate kick organise organize arrange welcome repeat reaffirm reiterate restate file lodge announce sign declare send enter'
    .split(' ')
    .map((verb): [string, Status] => [verb, 'actual']),
  ...'plan prepare schedule slate set expect await order approve authorise authorize promise pledge vow intend'
    .split(' ')
    .map((verb): [string, Status] => [verb, 'planned']),
  ...'propose suggest recommend advocate seek urge request demand'
    .split(' ')
    .map((verb): [string, Status] => [verb, 'proposed']),
  ...'consider discuss mull weigh contemplate risk fear threaten debate explore study'
    .split(' ')
    .map((verb): [string, Status] => [verb, 'hypothetical']),
  ...'cancel postpone suspend abandon scrap drop halt shelve stop delay defer'
    .split(' ')
    .map((verb): [string, Status] => [verb, 'cancelled']),
  ...'avoid prevent avert lack deny foil thwart repel miss skip'
    .split(' ')
    .map((verb): [string, Status] => [verb, 'negated']),
  ...'refuse reject decline oppose'.split(' ').map((verb): [string, Status] => [verb, 'refused']),
]);

/** The same with a particle; where it takes "of", the noun stands after that. */
export const LIGHT_PHRASES: ReadonlyMap<string, Status> = new Map<string, Status>([
  ['put forward', 'proposed'],
  ['wrap up', 'actual'],
  ['kick off', 'actual'],
  ['round off', 'actual'],
  ['sit out', 'negated'],
  ['call off', 'cancelled'],
  ['put off', 'cancelled'],
  ['pull out', 'cancelled'],
  ['drop out', 'cancelled'],
  ['back out', 'cancelled'],
  ['rule out', 'refused'],
  ['turn down', 'refused'],
  ['stay away', 'negated'],
]);

/** Verbs that say that the deed of their subject noun took place: "talks began", "an attack killed". */
export const HAPPENING = new Set(
  'take occur happen begin start open close end conclude follow come continue resume go hold kill wound injure leave cause bring yield produce last enter run focus cover mark move'.split(
    ' ',
  ),
);
