import type { AgendaResult, WordingResult } from '../../gaps/index.ts';
import { countWords, dayWords, listWords } from '../words.ts';
import { type Finding, text } from './types.ts';

/** Fewer paragraphs than this are no text to compare. */
const MINIMUM = 5;
/** False-discovery rate of a table. */
const RATE = 0.1;

const titled = (title: string | null, date: string | null): string =>
  `“${title ?? 'untitled'}”${date === null ? '' : ` (${dayWords(date)})`}`;

const say = (id: string, words: string, tone: Finding['tone'] = 'headline'): Finding => ({
  id,
  tone,
  parts: [text(words)],
});

/** What the latest text is silent about, and whether its length explains that. */
export function agendaFindings(result: AgendaResult, agendaLabel: string | null): Finding[] {
  const now = result.now === null ? null : result.texts[result.now]!;
  if (now === null)
    return [
      say(
        'agenda-no-text',
        'No dated text of this kind was read: nothing can be said of what it leaves out.',
      ),
    ];
  const before = result.before === null ? null : result.texts[result.before]!;
  const name = titled(now.title, now.date);
  if (now.complete !== true)
    return [
      say(
        'agenda-incomplete',
        `${name} was not read whole: what is not seen in it may stand in the part that is missing.`,
      ),
    ];
  const against =
    agendaLabel ??
    (before === null ? null : `the text before it, ${titled(before.title, before.date)}`);
  if (against === null)
    return [
      say(
        'agenda-no-baseline',
        `${name} was read whole, but there is no text before it and no declared agenda to hold it against.`,
      ),
    ];
  if (result.rows.length === 0)
    return [say('agenda-no-topic', `No topic to look for: ${against} names none that is known.`)];
  const silent = result.rows.filter((row) => row.state.startsWith('absent'));
  const topics = `${countWords(result.rows.length, 'topic')} of ${against}`;
  if (silent.length === 0)
    return [say('agenda', `${name}, read whole, speaks of every one of the ${topics}.`)];
  const dropped = silent.filter(
    (row) => row.state === 'absent:more-than-length-explains' && row.q !== null && row.q <= RATE,
  );
  const thin = now.paragraphs < MINIMUM || (before !== null && before.paragraphs < MINIMUM);
  const judged =
    before === null
      ? 'There is no text before it, so that nothing can be said of a change.'
      : before.complete !== true
        ? 'The text before it was not read whole, so that nothing can be said of a change.'
        : dropped.length > 0 && !thin
          ? `Of ${listWords(dropped.map(({ label }) => label))} that is more than its length explains.`
          : 'None of these silences is more than the lengths of the two texts explain.';
  return [
    say(
      'agenda',
      `${name}, read whole, is silent on ${silent.length} of the ${topics}: ${listWords(silent.map(({ label }) => label))}. ${judged}`,
    ),
    say(
      'agenda-caution',
      `Read with care. Silent means that none of the words looked for stands in the whole text; ${now.paragraphs} paragraphs${before === null ? '' : ` against ${before.paragraphs}`}, and paragraphs of one text are not independent.`,
      'caution',
    ),
  ];
}

/** Which words the later text prefers, and which terms came or went. */
export function wordingFindings(result: WordingResult): Finding[] {
  const of = (id: string | null) => result.series.find((one) => one.id === id) ?? null;
  const [now, before] = [of(result.now), of(result.before)];
  const found: Finding[] = [];
  if (now === null || before === null)
    found.push(
      say(
        'wording-no-text',
        'Fewer than two dated texts of this kind were read: no wording to compare.',
      ),
    );
  else if ('reason' in result.compared)
    found.push(
      say(
        'wording-incomplete',
        `${titled(now.title, now.date)} and ${titled(before.title, before.date)} were not both read whole: their wording is not compared.`,
      ),
    );
  else {
    const clear = result.words.filter(({ q }) => q !== null && q <= RATE);
    const tested = result.words.filter(({ q }) => q !== null).length;
    const up = clear.filter(({ odds }) => 'z' in odds && odds.z > 0).map(({ word }) => word);
    const down = clear.filter(({ odds }) => 'z' in odds && odds.z < 0).map(({ word }) => word);
    const said =
      clear.length === 0
        ? `No word sets ${titled(now.title, now.date)} apart from ${titled(before.title, before.date)} more than chance would: `
        : `${titled(now.title, now.date)} ${[...(up.length > 0 ? [`says more of ${listWords(up.slice(0, 6))}`] : []), ...(down.length > 0 ? [`less of ${listWords(down.slice(0, 6))}`] : [])].join(' and ')} than ${titled(before.title, before.date)}: `;
    found.push(
      say(
        'wording',
        `${said}${countWords(tested, 'word')} could be tested (five uses expected in each), ${clear.length === 0 ? 'none stands' : `${clear.length} stand${clear.length === 1 ? 's' : ''}`} clear at a false-discovery rate of 10 %.`,
      ),
    );
  }
  const changed = result.terms.flatMap(({ term, runs }) =>
    'label' in runs && (runs.label === 'dropped' || runs.label === 'new')
      ? [
          `“${term}” is ${runs.label === 'new' ? 'new in the last text' : 'gone after at least two texts in a row with it'}`,
        ]
      : [],
  );
  if (changed.length > 0) found.push(say('wording-terms', `${listWords(changed)}.`, 'finding'));
  return found;
}
