import type { CodedRecord, Event } from './model/index.ts';
import { briefSections } from './views/index.ts';
import type { BriefInput } from './views/index.ts';
import type { Case } from './case.ts';

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** Newest first; what has no date is left out. */
const latestFirst = (a: Event, b: Event): number =>
  compare(b.date.start ?? '', a.date.start ?? '') || compare(a.id, b.id);

/** One record of each deed: the first, which stands for it. */
const oneEach = (
  ids: readonly string[],
  kase: Case,
  events: ReadonlyMap<string, Event>,
): Event[] => {
  const byId = new Map(
    [...kase.deeds.deeds, ...kase.deeds.ambiguous].map((deed) => [deed.id, deed]),
  );
  return ids.flatMap((id) => {
    const first = byId.get(id)?.eventIds[0];
    const event = first === undefined ? undefined : events.get(first);
    return event ? [event] : [];
  });
};

/** What a brief over a case says: the findings, the latest acts, what was refused, what is not known. */
export function briefFor(
  kase: Case,
  about: { version: string; snapshot: string; words: string },
): BriefInput {
  const { question, name } = kase;
  const events = new Map(kase.events.map((event) => [event.id, event]));
  const { total, silent } = kase.engagement();
  const latest = oneEach(total.deedIds, kase, events)
    .filter((e) => e.date.start !== null && e.status === 'actual')
    .sort(latestFirst);
  const refused = oneEach(total.refusedIds, kase, events).sort(latestFirst);
  const unknown = [
    ...(silent.length === 0
      ? []
      : [
          `No evidence found of any act with the partners: ${silent.map(name).join(', ')}. That is not a finding that there was none.`,
        ]),
    ...kase
      .commitmentStates()
      .rows.filter((row) => row.state === 'unknown' && row.due !== null && row.due < question.asOf)
      .map((row) => `Due ${row.due}, too little read to say what became of it: “${row.promise}”.`),
  ];
  const records = kase.records() as ReadonlyMap<string, CodedRecord>;
  return {
    title: `${name(question.alliance)} and ${question.partners.map(name).join(', ')}`,
    question: `${about.words}.`,
    asOf: question.asOf,
    snapshot: about.snapshot,
    version: about.version,
    sections: briefSections({ findings: kase.findings(), refused, latest, unknown }),
    records,
    documents: new Map(kase.documents.map((d) => [d.id, d])),
  };
}
