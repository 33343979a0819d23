import type { FaultFields } from '../files.ts';
import { SECTIONS } from '../sections.ts';
import type { CheckContext } from './index.ts';

/**
 * Every source of a term of office and of a membership is an address, or the name of a data file that
 * sources.json gives one for.
 */
export function checkSources({ knowledge, reads, concerns, say }: CheckContext): void {
  const named = new Set(knowledge.sources.map(({ name }) => name));
  const isSource = (source: string): boolean =>
    named.has(source) || /^https?:\/\/\S+\.\S+$/.test(source);
  for (const read of reads(SECTIONS.holders)) {
    if (!concerns(read)) continue;
    const { entry, fault } = read;
    entry.sources.forEach((source, index) => {
      if (!isSource(source)) say(fault(addressless(source, read.own), ['sources', index]));
    });
    if (entry.sources.length === 0 && entry.check !== 'to be verified')
      say(
        fault(
          {
            code: 'knowledge/missing-source',
            severity: 'warning',
            message: `missing source of ${entry.name}: it says "${entry.check}"`,
            advice: 'Give the page or file, or mark the entry as "to be verified".',
          },
          ['check'],
        ),
      );
  }
  for (const read of reads(SECTIONS.organisations)) {
    if (!concerns(read)) continue;
    const { entry, fault } = read;
    if (entry.source !== null && !isSource(entry.source))
      say(fault(addressless(entry.source, read.own), ['source']));
    entry.members.forEach(({ source }, index) => {
      if (source !== undefined && !isSource(source))
        say(fault(addressless(source, read.own), ['members', index, 'source']));
    });
    // A list that is known not to be whole says why, and so does one that is not there.
    if (!entry.complete && entry.note === null)
      say(
        fault(
          {
            code: 'knowledge/missing-note',
            severity: read.own ? 'note' : 'error',
            message: `${entry.code} lists ${entry.members.length === 0 ? 'no members' : 'some members only'} and does not say why`,
            advice: 'Say in `note` what is missing and why, or list the members.',
          },
          ['complete'],
        ),
      );
  }
}

const addressless = (source: string, own: boolean): FaultFields => ({
  code: 'knowledge/source-without-address',
  severity: own ? 'warning' : 'error',
  message: `source without an address: ${source}`,
  advice: 'Give an http or https address, or an entry of that name in sources.json.',
});
