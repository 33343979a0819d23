import type { AgendaResult, AgendaRow } from '../../gaps/index.ts';
import { dayWords, reasonWords } from '../words.ts';
import { cut, textTable, wrap } from './table.ts';

const MEANS: Readonly<Record<AgendaRow['state'], string>> = {
  present: 'there',
  'absent:more-than-length-explains': 'silent beyond its length',
  'absent:text-too-short-to-tell': 'silent, too short to tell',
  'absent:also-absent-before': 'silent, as before',
  'absent:no-baseline': 'silent, no text before',
  'unknown:text-incomplete': reasonWords('text-incomplete'),
  'unknown:no-text': 'no text read',
};

const TEXTS = 4;

/** Topics by text: paragraphs that name them, what its length leads one to expect, what silence means. */
export function agendaText(result: AgendaResult): string {
  const { texts, now, before, rows } = result;
  if (now === null) return 'No dated text of this kind in the period.';
  // The text asked about and those before it, the last ones.
  const wanted = new Set([before, now].filter((i) => i !== null));
  for (let i = now; i >= 0 && wanted.size < TEXTS; i--) wanted.add(i);
  const shown = [...wanted].sort((a, b) => a - b);
  const head = [
    'topic',
    ...shown.map((i) => (texts[i]!.date === null ? '?' : dayWords(texts[i]!.date))),
    'expected',
    'p',
    'q',
    'what it means',
  ];
  const lines = rows.map((row) => {
    const drop = row.drop !== null && 'pDrop' in row.drop ? row.drop : null;
    return [
      cut(row.label, 22),
      ...shown.map((i) => {
        const n = row.counts[i] ?? null;
        return n === null ? '?' : n === 0 ? '–' : String(n);
      }),
      drop === null ? '' : drop.expected2.toFixed(1),
      drop === null ? '' : drop.pDrop.toFixed(2),
      row.q === null ? '' : row.q.toFixed(2),
      MEANS[row.state],
    ];
  });
  const legend = shown.map((i) => {
    const text = texts[i]!;
    const whole =
      text.complete === true
        ? 'whole'
        : text.complete === false
          ? 'not whole'
          : 'not known whether whole';
    return `${text.date === null ? '?' : dayWords(text.date)}: “${text.title ?? 'untitled'}”, ${text.paragraphs} paragraphs, ${whole}, ${text.id}`;
  });
  return [
    textTable(
      head,
      lines,
      head.map((_, i) => (i > 0 && i < head.length - 1 ? 'right' : 'left')),
    ),
    '',
    ...legend.map((line) => wrap(line, 100, '  ')),
    '',
    wrap(
      'Paragraphs that name the topic; –: not one in the whole text; ?: not seen, and the text is not whole. Expected: at the length of the last text. p: how often as few would come about by length alone; q: the same, all looks of this table counted.',
    ),
    ...(result.added.length > 0 ? [wrap(`New in it: ${result.added.join(', ')}.`)] : []),
  ].join('\n');
}
