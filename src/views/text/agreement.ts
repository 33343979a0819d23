import type { AgreementResult } from '../../gaps/index.ts';
import { type Finding, number, text } from '../findings/types.ts';
import { countWords, reasonWords } from '../words.ts';
import { textTable, wrap } from './table.ts';

const WAYS = {
  review: 'review of records that the reviewer saw',
  'two-reviewers': 'two reviewers of the same records',
  'two-coders': 'two coders of the same texts',
  gold: 'a coding that is taken for the truth',
} as const;
const GRADES = {
  firm: 'firm',
  tentative: 'tentative',
  insufficient: 'too low to build on',
} as const;

/** How far coders agree on the kind of act; or that there is nothing to compare. */
export function agreementFinding({ comparisons, reviewed }: AgreementResult): Finding[] {
  if (comparisons.length === 0)
    return [
      {
        id: 'agreement-not-known',
        tone: 'headline',
        parts: [
          text(
            'One coder, no review, no second coding: there is nothing to compare, so how far these records can be relied on is not known. Review some of them, or give a gold coding with --gold.',
          ),
        ],
      },
    ];
  return comparisons.map((one): Finding => {
    const root = one.fields.find(({ field }) => field === 'root')!;
    const { alpha, interval, grade, same, units } = root;
    const said =
      alpha.value === null
        ? `: no alpha for the kind of act (${reasonWords(alpha.reason)}); ${same} of ${units} alike.`
        : `: alpha ${alpha.value.toFixed(2)}${'lo' in interval ? ` [${interval.lo.toFixed(2)}, ${interval.hi.toFixed(2)}]` : ` (no interval: ${reasonWords(interval.reason)})`} for the kind of act, ${grade === null ? '' : GRADES[grade]}${units < 20 ? ', on few units' : ''}.`;
    const bias =
      one.by === 'review' ? ' The reviewer saw the machine’s coding, which lifts agreement.' : '';
    const decided = reviewed.accepted + reviewed.corrected + reviewed.rejected;
    const decisions =
      one.by === 'review' && decided > 0
        ? ` Of ${decided} decisions ${reviewed.accepted} accept, ${reviewed.corrected} correct, ${reviewed.rejected} reject.`
        : '';
    return {
      id: `agreement-${one.by}`,
      tone: 'headline',
      parts: [
        text(`${one.a} and ${one.b} on `),
        number(countWords(one.units, 'record'), one.recordIds),
        text(`${said}${bias}${decisions}`),
      ],
    };
  });
}

/** Alpha of every field, at most 100 columns wide. */
export function agreementText({ comparisons }: AgreementResult): string {
  if (comparisons.length === 0) return 'No unit has two codings.';
  const out: string[] = [];
  for (const one of comparisons) {
    out.push(wrap(`${one.a} and ${one.b}: ${WAYS[one.by]}.`), '');
    out.push(
      textTable(
        ['field', 'alpha', '95 %', '', 'alike', 'units'],
        one.fields.map(({ field, alpha, interval, grade, same, units }) => [
          field,
          alpha.value === null ? '–' : alpha.value.toFixed(2),
          'lo' in interval && alpha.value !== null
            ? `[${interval.lo.toFixed(2)}, ${interval.hi.toFixed(2)}]`
            : '',
          alpha.value === null ? reasonWords(alpha.reason) : grade === null ? '' : GRADES[grade],
          String(same),
          String(units),
        ]),
        ['left', 'right', 'left', 'left', 'right', 'right'],
      ),
      '',
    );
  }
  out.push(
    wrap(
      'Krippendorff’s alpha, nominal: 1 is full agreement, 0 what chance would give; from .80 firm, from .667 tentative. act: an act was seen at all; status, instrument and date only where both saw one.',
    ),
  );
  return out.join('\n');
}
