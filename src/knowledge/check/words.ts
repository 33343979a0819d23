import { SECTIONS } from '../sections.ts';
import type { Read } from '../files.ts';
import type { CheckContext } from './index.ts';

interface Worded {
  id: string;
  nearMisses: readonly string[];
}

/** A phrase of whole words inside another, whatever the case. */
const holds = (phrase: string, word: string): boolean => {
  const at = ` ${phrase.toLowerCase()} `.indexOf(` ${word.toLowerCase()} `);
  return at !== -1;
};

/** Domains, instruments and topics: words given twice, and near misses that no word would have hit. */
export function checkWords(context: CheckContext): void {
  const { reads } = context;
  for (const read of reads(SECTIONS.domains)) check(read, 'triggers', read.entry.triggers, context);
  for (const read of reads(SECTIONS.instruments))
    check(read, 'triggers', read.entry.triggers, context);
  for (const read of reads(SECTIONS.topics)) check(read, 'words', read.entry.words, context);
}

function check(
  read: Read<Worded>,
  field: string,
  words: readonly string[],
  { concerns, say }: CheckContext,
): void {
  if (!concerns(read)) return;
  const { entry, fault } = read;
  const seen = new Set<string>();
  words.forEach((word, index) => {
    if (seen.has(word))
      say(
        fault(
          {
            code: 'knowledge/repeated-word',
            severity: 'warning',
            message: `repeated word of ${entry.id}: ${word}`,
            advice: 'Give it once.',
          },
          [field, index],
        ),
      );
    seen.add(word);
  });
  entry.nearMisses.forEach((phrase, index) => {
    if (words.some((word) => holds(phrase, word))) return;
    say(
      fault(
        {
          code: 'knowledge/idle-near-miss',
          severity: 'note',
          message: `idle near miss of ${entry.id}: "${phrase}" holds none of its words`,
          advice: 'A near miss is a phrase that holds one of the words and means something else.',
        },
        ['nearMisses', index],
      ),
    );
  });
}
