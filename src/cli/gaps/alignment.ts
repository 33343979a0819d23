import { readFileSync } from 'node:fs';
import type { AlignmentResult, Stand } from '../../gaps/index.ts';
import { recordedVotes, type Knowledge } from '../../knowledge/index.ts';
import type { CsvTable } from '../../views/index.ts';
import { reasonOf, usage } from '../outcome.ts';
import type { Measure } from './measure.ts';

interface AlignmentOwn {
  votes?: string;
}

const COLUMNS = [
  ...['member', 'partner', 'shared', 'reason', 'S', 'lo', 'hi', 'gap', 'opposed', 'lijphart'],
  ...['kappa', 'pi', 'objects', 'records'],
];

const csv = ({ cells }: AlignmentResult): CsvTable => ({
  columns: COLUMNS,
  rows: cells.map(({ member, partner, result, interval, gap, shared, recordIds }) => {
    const known = 'value' in result ? null : result;
    const spread = interval !== null && !('value' in interval) ? interval : null;
    return [
      member,
      partner,
      shared.length,
      'value' in result ? result.reason : null,
      known?.S ?? null,
      spread?.lo ?? null,
      spread?.hi ?? null,
      gap,
      known?.opposed ?? null,
      known?.lijphart ?? null,
      known?.kappa.value ?? null,
      known?.pi.value ?? null,
      shared.join(' '),
      recordIds.join(' '),
    ];
  }),
});

const VOTES: Readonly<Record<string, Stand['stance'] | null>> = {
  yes: 1,
  abstain: 0,
  no: -1,
  absent: null,
};

/**
 * Votes of a file with the columns actor, object, date, vote (yes, abstain, no, absent). An absence is
 * no abstention: it is left out.
 */
function votesOf(file: string, knowledge: Knowledge): Stand[] {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    throw usage(`cannot read the votes ${file}: ${reasonOf(error)}.`);
  }
  const iso2 = new Map(
    knowledge.actors.flatMap((a) => (a.iso2 === null ? [] : [[a.iso2, a.code]])),
  );
  const [head = '', ...lines] = text.replace(/^\uFEFF/, '').split(/\r?\n/);
  const columns = head.split(',').map((name) => name.trim().toLowerCase());
  const at = (name: string): number => {
    const index = columns.indexOf(name);
    if (index < 0)
      throw usage(
        `missing column of ${file}: ${name}. Its first line names actor, object, date, vote.`,
      );
    return index;
  };
  const [actor, object, date, vote] = [at('actor'), at('object'), at('date'), at('vote')];
  return lines.flatMap((line, i): Stand[] => {
    if (line.trim() === '') return [];
    const cells = line.split(',').map((cell) => cell.trim());
    const code = (cells[actor] ?? '').toUpperCase();
    const stance = VOTES[(cells[vote] ?? '').toLowerCase()];
    if (stance === undefined)
      throw usage(
        `invalid vote in ${file}, line ${i + 2}: ${cells[vote] ?? ''}. It is yes, abstain, no or absent.`,
      );
    if (stance === null) return [];
    const day = cells[date] ?? '';
    return [
      {
        actor: iso2.get(code) ?? code,
        object: cells[object] ?? '',
        stance,
        date: day === '' ? null : day,
        recordId: '',
      },
    ];
  });
}

const LETTERS: Readonly<Record<string, Stand['stance']>> = { y: 1, a: 0, n: -1 };

/** Recorded votes that come with Entente, by the name of their body; null where none has that name. */
function bundledVotes(name: string): Stand[] | null {
  const found = recordedVotes().find(({ id }) => id === BODIES[name.toLowerCase()]);
  if (!found) return null;
  return found.votes.flatMap(([number, date, resolution, letters]) =>
    found.actors.flatMap((actor, i): Stand[] => {
      const stance = LETTERS[letters[i] ?? '.'];
      // Who did not vote took no side: that is no abstention.
      return stance === undefined
        ? []
        : [{ actor, object: `${resolution} (${number})`, stance, date, recordId: '' }];
    }),
  );
}

const BODIES: Readonly<Record<string, string>> = { un: 'un-general-assembly' };

export const alignment: Measure<AlignmentOwn> = {
  name: 'alignment',
  asks: 'who takes the same side on the same objects',
  needs: () => ['positions'],
  options: (command) =>
    command.option(
      '--votes <file>',
      'votes beside the positions: CSV with actor, object, date, vote; "un" for the recorded votes of the General Assembly that come with Entente (2005 to 2019)',
    ),
  async show(kase, own, knowledge) {
    const votes =
      own.votes === undefined ? [] : (bundledVotes(own.votes) ?? votesOf(own.votes, knowledge));
    const [{ alignmentIn }, { alignmentFindings, alignmentText }] = await Promise.all([
      import('../../case/alignment.ts'),
      import('../../views/index.ts'),
    ]);
    const value = alignmentIn(kase, votes);
    return {
      value,
      findings: alignmentFindings(value, kase.name),
      table: alignmentText(value, kase),
      csv: csv(value),
      records: () => [
        ...value.cells.flatMap(({ recordIds }) => recordIds),
        ...value.conflicts.flatMap(({ recordIds }) => recordIds),
      ],
    };
  },
};
