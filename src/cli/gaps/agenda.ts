import type { AgendaResult } from '../../gaps/index.ts';
import type { Knowledge } from '../../knowledge/index.ts';
import type { CsvTable } from '../../views/index.ts';
import { nearest } from '../../base/index.ts';
import { usage } from '../outcome.ts';
import type { Measure } from './measure.ts';
import { chosen, listArgument, withSeries, type SeriesOptions } from './series.ts';

interface AgendaOwn extends SeriesOptions {
  agenda?: string;
  topics?: string[];
}

const COLUMNS = [
  ...['topic', 'label', 'document', 'date', 'complete', 'paragraphs', 'paragraphs_with_topic'],
  ...['asked_about', 'state', 'expected', 'ratio', 'lo', 'hi', 'p_drop', 'q', 'reason'],
];

const csv = ({ rows, texts, now }: AgendaResult): CsvTable => ({
  columns: COLUMNS,
  rows: rows.flatMap((row) =>
    texts.map((text, i) => {
      const n = row.counts[i] ?? null;
      const drop = i === now ? row.drop : null;
      const tested = drop !== null && 'pDrop' in drop ? drop : null;
      return [
        row.topic,
        row.label,
        text.id,
        text.date,
        text.complete,
        text.paragraphs,
        n,
        i === now,
        i === now ? row.state : null,
        tested?.expected2 ?? null,
        tested?.value ?? null,
        tested?.lo ?? null,
        tested?.hi ?? null,
        tested?.pDrop ?? null,
        i === now ? row.q : null,
        n === null ? 'text-incomplete' : (drop?.reason ?? null),
      ];
    }),
  ),
});

/** The topics of a declared agenda, or those named one by one; null for those of the text before. */
function declaredIn(own: AgendaOwn, knowledge: Knowledge): { ids: string[]; label: string } | null {
  const known = knowledge.topics.map(({ id }) => id);
  if (own.topics !== undefined) {
    for (const id of own.topics) if (!known.includes(id)) throw unknown('topic', id, known);
    return { ids: own.topics, label: 'the topics asked for' };
  }
  if (own.agenda === undefined) return null;
  const found = knowledge.agendas.find(({ id }) => id === own.agenda);
  if (found === undefined)
    throw unknown(
      'agenda',
      own.agenda,
      knowledge.agendas.map(({ id }) => id),
    );
  return { ids: [...found.topics], label: `${found.label} (declared ${found.declared})` };
}

const unknown = (what: string, given: string, names: readonly string[]): Error => {
  const near = nearest(given, names);
  return usage(
    `unknown ${what}: ${given}. ${near.length > 0 ? `Near it: ${near.join(', ')}.` : `There are ${names.join(', ')}.`}`,
  );
};

export const agenda: Measure<AgendaOwn> = {
  name: 'agenda',
  asks: 'what a text leaves out, against a declared agenda or the text before it',
  needs: () => ['documents'],
  options: (command) =>
    withSeries(command)
      .option('--agenda <id>', 'an agenda of knowledge/agendas.json, for example flagship-2024')
      .option(
        '--topics <ids>',
        'topics of knowledge/topics.json, with commas between',
        listArgument,
      ),
  async show(kase, own, knowledge) {
    const declared = declaredIn(own, knowledge);
    const [{ seriesOf }, { agendaOf }, { agendaFindings, agendaText }] = await Promise.all([
      import('../../case/texts.ts'),
      import('../../gaps/index.ts'),
      import('../../views/index.ts'),
    ]);
    const { series, now, before } = chosen(
      seriesOf(kase, { ...own, ...(own.kind === undefined ? {} : { kinds: [own.kind] }) }),
    );
    const value = agendaOf(series, {
      topics: knowledge.topics,
      declared: declared?.ids ?? null,
      now,
      before,
    });
    const asked = new Set(value.rows.map(({ topic }) => topic));
    return {
      value,
      findings: agendaFindings(value, declared?.label ?? null),
      table: agendaText(value),
      csv: csv(value),
      records: () => [],
      passages: value.texts.flatMap(({ id, passages }) =>
        Object.entries(passages)
          .filter(([topic]) => asked.has(topic))
          .flatMap(([, spans]) => spans.map((span) => ({ documentId: id, ...span }))),
      ),
      further: [
        `agendas: ${knowledge.agendas.map(({ id }) => id).join(', ')} (--agenda ID); other kinds of text: --kind statement`,
      ],
    };
  },
};
