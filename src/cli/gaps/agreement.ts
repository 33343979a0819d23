import { readFileSync } from 'node:fs';
import type { AgreementResult, Coding } from '../../gaps/index.ts';
import { eventSchema } from '../../model/index.ts';
import type { Event } from '../../model/index.ts';
import type { CsvTable } from '../../views/index.ts';
import { reasonOf, usage } from '../outcome.ts';
import type { Measure } from './measure.ts';

interface AgreementOptions {
  gold?: string;
}

const COLUMNS = ['a', 'b', 'by', 'field', 'alpha', 'reason', 'lo', 'hi', 'grade', 'alike', 'units'];

const csv = ({ comparisons }: AgreementResult): CsvTable => ({
  columns: COLUMNS,
  rows: comparisons.flatMap(({ a, b, by, fields }) =>
    fields.map(({ field, alpha, interval, grade, same, units }) => [
      a,
      b,
      by,
      field,
      alpha.value,
      alpha.value === null ? alpha.reason : null,
      'lo' in interval ? interval.lo : null,
      'lo' in interval ? interval.hi : null,
      grade,
      same,
      units,
    ]),
  ),
});

/** Event records of a file, a record a line (as `entente code` prints them); other records are passed over. */
function readGold(path: string): Coding {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    throw usage(`cannot read ${path}: ${reasonOf(error)}`);
  }
  const events: Event[] = [];
  for (const [i, line] of text.split('\n').entries()) {
    if (line.trim() === '') continue;
    let value: unknown;
    try {
      value = JSON.parse(line);
    } catch {
      throw usage(`${path}, line ${i + 1}: not JSON. A gold coding has one record a line.`);
    }
    if (typeof value !== 'object' || value === null || !('record' in value)) {
      throw usage(`${path}, line ${i + 1}: no record. A gold coding has one record a line.`);
    }
    if (value.record !== 'event') continue;
    const parsed = eventSchema.safeParse(value);
    const issue = parsed.error?.issues[0];
    if (!parsed.success)
      throw usage(
        `${path}, line ${i + 1}: invalid ${issue?.path.join('.') ?? 'event'}: ${issue?.message ?? ''}`,
      );
    events.push(parsed.data);
  }
  if (events.length === 0) throw usage(`no event in ${path}`);
  const coder = events[0]!.coder;
  return { coder: coder.startsWith('human/') ? coder : `gold (${path})`, events };
}

export const agreement: Measure<AgreementOptions> = {
  name: 'agreement',
  asks: 'how far coders agree: reviewers, machine, a gold coding',
  needs: () => [],
  options: (command) =>
    command.option('--gold <file>', 'a coding of the same texts that is taken for the truth'),
  async show(kase, own, _knowledge, ledger) {
    const gold = own.gold === undefined ? null : readGold(own.gold);
    const [{ agreementFor }, { agreementFinding, agreementText }] = await Promise.all([
      import('../../case/agreement.ts'),
      import('../../views/index.ts'),
    ]);
    const value = await agreementFor(kase, ledger, gold);
    return {
      value,
      findings: agreementFinding(value),
      table: agreementText(value),
      csv: csv(value),
      records: () => value.recordIds,
      further: ['entente review   decides on records one by one'],
    };
  },
};
