import { addDays } from '../base/index.ts';
import type { Commitment, Document } from '../model/index.ts';

const escape = (text: string): string =>
  text
    .replaceAll(/[\\;,]/g, (c) => `\\${c}`)
    .replaceAll(/\r?\n/g, '\\n')
    .replaceAll(/\p{Cc}/gu, ' ');

/** Lines of more than 75 octets go on after a space (RFC 5545, 3.1); no character is cut in two. */
function folded(line: string): string {
  const parts: string[] = [];
  let part = '';
  let octets = 0;
  for (const c of line) {
    const size = Buffer.byteLength(c);
    if (octets + size > 74) {
      parts.push(part);
      part = '';
      octets = 0;
    }
    part += c;
    octets += size;
  }
  return [...parts, part].join('\r\n ');
}

const basic = (day: string): string => day.replaceAll('-', '');

/**
 * Due and review dates of commitments as a calendar (RFC 5545), a day each: the last on which the
 * promise may be kept. `asOf` stands for the time of writing, so that the same records give the same
 * bytes.
 */
export function dueCalendar(
  commitments: readonly Commitment[],
  documents: ReadonlyMap<string, Pick<Document, 'title' | 'uri'>>,
  asOf: string,
): string {
  const entries = commitments.flatMap((commitment) => {
    const { id, by, promise, evidence, documentId, due, review } = commitment;
    const document = documents.get(documentId);
    const who = by.map(({ name }) => name).join(', ') || 'Somebody not named';
    return (
      [
        ['due', due],
        ['review', review],
      ] as const
    ).flatMap(([what, date]) => {
      if (date === null || date.end === null) return [];
      return [
        [
          'BEGIN:VEVENT',
          `UID:${id}-${what}@entente`,
          `DTSTAMP:${basic(asOf)}T000000Z`,
          `DTSTART;VALUE=DATE:${basic(date.end)}`,
          `DTEND;VALUE=DATE:${basic(addDays(date.end, 1))}`,
          `SUMMARY:${escape(`${what === 'due' ? 'Due' : 'Review'}: ${who}: ${promise}`)}`,
          `DESCRIPTION:${escape(`“${evidence.quote}” ${document?.title ?? ''} ${document?.uri ?? ''}`)}`,
          'TRANSP:TRANSPARENT',
          'END:VEVENT',
        ],
      ];
    });
  });
  return [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Entente//due dates//EN',
    'CALSCALE:GREGORIAN',
    ...entries.flat(),
    'END:VCALENDAR',
    '',
  ]
    .map(folded)
    .join('\r\n');
}
