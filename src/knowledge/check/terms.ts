import { addDays, partialDate } from '../../base/index.ts';
import { covers } from '../terms.ts';
import { foldName } from '../holders.ts';
import type { Read } from '../files.ts';
import type { Holder, Membership } from '../schemas.ts';
import { SECTIONS } from '../sections.ts';
import type { CheckContext } from './index.ts';

/** Offices that one person holds at a time. */
const SINGLE = new Set([
  'head of state and government',
  'head of state',
  'head of government',
  'paramount leader',
  'supreme leader',
  'secretary general',
  'commission president',
  'council president',
  'high representative',
  'foreign minister',
  'defence minister',
]);

/** A gap of as many days and more is told. */
const GAP_DAYS = 45;

const firstDay = (date: string): string => partialDate(date)?.start ?? date;
const lastDay = (date: string): string => partialDate(date)?.end ?? date;

/**
 * Two people in one office at a time, for certain: the next begins, at the latest, before the former
 * ends, at the earliest. A day or month that both share is no overlap. And holes between two terms: they
 * are holes of the data, and only told.
 */
export function checkTerms(context: CheckContext): void {
  const { reads, concerns, say } = context;
  const byOffice = new Map<string, Read<Holder>[]>();
  for (const read of reads(SECTIONS.holders)) {
    const { actor, office } = read.entry;
    if (!SINGLE.has(office)) continue;
    const key = `${actor}\u001f${office}`;
    byOffice.set(key, [...(byOffice.get(key) ?? []), read]);
  }
  for (const list of byOffice.values()) {
    list.sort((a, b) => (a.entry.start < b.entry.start ? -1 : 1));
    let before: Read<Holder> | null = null;
    for (const read of list) {
      if (before !== null && (concerns(read) || concerns(before))) compare(before, read, context);
      // The one who stays longest is compared with whoever comes next.
      if (before === null || endOf(read) >= endOf(before)) before = read;
    }
  }
  for (const read of reads(SECTIONS.organisations))
    if (concerns(read))
      for (const [member, twice] of overlapping(read.entry.members))
        say(
          read.fault(
            {
              code: 'knowledge/overlapping-membership',
              message: `overlapping membership of ${member} in ${read.entry.code}`,
              advice: 'Give the earlier term its last day, or make one of the two.',
            },
            ['members', twice],
          ),
        );
}

const endOf = ({ entry }: Read<Holder>): string =>
  entry.end === null ? '9999' : lastDay(entry.end);

function compare(before: Read<Holder>, next: Read<Holder>, { say, concerns }: CheckContext): void {
  const [a, b] = [before.entry, next.entry];
  const samePerson = foldName(a.name) === foldName(b.name);
  const begins = lastDay(b.start);
  const overlap = a.end === null ? true : begins < firstDay(a.end);
  const at = concerns(next) ? next : before;
  if (overlap) {
    say(
      at.fault(
        {
          code: 'knowledge/overlapping-terms',
          severity: samePerson ? 'warning' : 'error',
          message: `overlapping terms: ${a.name} (${a.start} to ${a.end ?? 'now'}) and ${b.name} (from ${b.start}), both ${a.office} of ${a.actor}`,
          advice:
            a.end === null
              ? `Give the former an end: { "name": "${a.name}", "actor": "${a.actor}", "office": "${a.office}", "start": "${a.start}", "end": "YYYY-MM-DD" } in your holders file changes the entry that is there.`
              : 'Correct one of the days.',
        },
        ['start'],
      ),
    );
    return;
  }
  if (a.end === null || firstDay(b.start) <= addDays(lastDay(a.end), GAP_DAYS)) return;
  say(
    at.fault(
      {
        code: 'knowledge/gap-in-terms',
        severity: 'note',
        message: `no ${a.office} of ${a.actor} between ${a.name} (to ${a.end}) and ${b.name} (from ${b.start})`,
        advice: 'A hole in the data, not a vacancy: add who held it, with a source.',
      },
      ['start'],
    ),
  );
}

/** Members listed twice for one day, with the place of the second. */
function overlapping(members: readonly Membership[]): [code: string, index: number][] {
  return members.flatMap((member, index): [string, number][] => {
    const before = members
      .slice(0, index)
      .find(
        (other) =>
          other.code === member.code &&
          (other.from === null || member.from === null || other.from <= member.from
            ? covers(other.from, other.to, firstDay(member.from ?? '0001')) &&
              other.to !== member.from
            : covers(member.from, member.to, firstDay(other.from))),
      );
    return before ? [[member.code, index]] : [];
  });
}
