import { INSTRUMENTS, ROOTS, STATUSES, type Event, type Mention } from '../model/index.ts';
import { partialDate } from '../base/index.ts';

/** What a line of corrections needs to know of the world. */
export interface CorrectionNames {
  actor(code: string): { code: string; name: string; kind: string } | null;
  domains: readonly { id: string }[];
}

const SIDES = new Map([
  ['who', 'actors'],
  ['actors', 'actors'],
  ['whom', 'recipients'],
  ['recipients', 'recipients'],
]);
const FIELDS = 'who whom root status about means date both restated';

export const CORRECTION_HELP = `fields: ${FIELDS.split(' ').join(', ')}. Example: root=AGREE status=planned who=JPN,NATO about=cyber date=2025-04-09; - empties a field`;

const oneOf = (all: readonly string[], value: string): string | null =>
  all.find((one) => one.toLowerCase() === value.toLowerCase()) ?? null;

/** A party by its code: it keeps the words that stood for it, else the words of the act stand for it. */
function mentionOf(code: string, event: Event, names: CorrectionNames): Mention | null {
  const actor = names.actor(code.toUpperCase());
  if (actor === null) return null;
  const held = [...event.actors, ...event.recipients].find((one) => one.code === actor.code);
  if (held !== undefined) return held;
  const { start, end, text } = event.evidence.trigger;
  const kinds = ['country', 'organisation', 'group', 'person', 'other'] as const;
  const kind = kinds.find((one) => one === actor.kind) ?? 'other';
  return {
    ...{ code: actor.code, name: actor.name, kind, sector: null, person: null },
    ...{ text, start, end, viaGroup: null },
  };
}

/**
 * A line such as "root=AGREE who=JPN,NATO" as fields of an event; a sentence that says what is wrong
 * where it is not understood.
 */
export function correctionOf(
  line: string,
  event: Event,
  names: CorrectionNames,
): { patch: Record<string, unknown> } | { wrong: string } {
  const patch: Record<string, unknown> = {};
  const parts = line.trim().split(/\s+/).filter(Boolean);
  if (parts.length === 0) return { wrong: CORRECTION_HELP };
  for (const part of parts) {
    const [field = '', ...rest] = part.split('=');
    const value = rest.join('=');
    const name = field.toLowerCase();
    if (value === '') return { wrong: `missing value: ${field}. ${CORRECTION_HELP}` };
    const empty = value === '-';
    const list = empty ? [] : value.split(',').filter(Boolean);
    const side = SIDES.get(name);
    if (side !== undefined) {
      const mentions = list.map((code) => mentionOf(code, event, names));
      const unknown = list.find((_, i) => mentions[i] === null);
      if (unknown !== undefined) return { wrong: `unknown actor: ${unknown}` };
      patch[side] = mentions;
      if (event.reciprocal && !('reciprocal' in patch)) patch['reciprocal'] = false;
      continue;
    }
    if (name === 'both') {
      if (value !== 'yes' && value !== 'no') return { wrong: 'both is yes or no' };
      patch['reciprocal'] = value === 'yes';
      continue;
    }
    if (name === 'restated') {
      if (value !== 'yes' && value !== 'no') return { wrong: 'restated is yes or no' };
      patch['restated'] = value === 'yes';
      continue;
    }
    if (name === 'root' || name === 'act') {
      const root = oneOf(ROOTS, value);
      if (root === null)
        return { wrong: `unknown root: ${value}. It is one of ${ROOTS.join(', ')}` };
      patch['root'] = root;
      continue;
    }
    if (name === 'status') {
      const status = oneOf(STATUSES, value);
      if (status === null)
        return { wrong: `unknown status: ${value}. It is one of ${STATUSES.join(', ')}` };
      patch['status'] = status;
      continue;
    }
    if (name === 'about' || name === 'domains') {
      const unknown = list.find((one) => !names.domains.some(({ id }) => id === one));
      if (unknown !== undefined)
        return {
          wrong: `unknown domain: ${unknown}. It is one of ${names.domains.map(({ id }) => id).join(', ')}`,
        };
      patch['domains'] = list;
      continue;
    }
    if (name === 'means' || name === 'instrument') {
      const means = empty ? null : oneOf(INSTRUMENTS, value);
      if (means === null && !empty)
        return { wrong: `unknown means: ${value}. It is one of ${INSTRUMENTS.join(', ')}` };
      patch['instrument'] = means;
      continue;
    }
    if (name === 'date') {
      const range = partialDate(value);
      if (range === null && !empty)
        return { wrong: `invalid date: ${value}. Write 2025-04-09, 2025-04 or 2025` };
      patch['date'] =
        range === null
          ? { start: null, end: null, precision: 'unknown', basis: 'unknown', text: null }
          : {
              ...{ start: range.start, end: range.end, basis: 'stated', text: null },
              precision: value.length === 4 ? 'year' : value.length === 7 ? 'month' : 'day',
            };
      continue;
    }
    return { wrong: `unknown field: ${field}. ${CORRECTION_HELP}` };
  }
  return { patch };
}
