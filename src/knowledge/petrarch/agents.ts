import { sectorOf } from './codes.ts';
import { linesOf, phraseOf } from './lines.ts';
import type { Importing } from './index.ts';

const pluralOf = (word: string): string =>
  word.endsWith('y') ? `${word.slice(0, -1)}ies` : word.endsWith('ss') ? `${word}es` : `${word}s`;

/**
 * An agent dictionary: words for those who act for a state or a body, "FOREIGN_MINISTRY [~GOV]". They
 * become organs of whatever actor the text names beside them, by sector. Substitution markers are written
 * out; plurals are made as PETRARCH makes them.
 */
export function importAgents(text: string, importing: Importing): void {
  const { leave, put, knowledge } = importing;
  const markers = new Map<string, string[]>();
  const known = new Set(knowledge.ministries.flatMap(({ words }) => words));
  const bySector = new Map<string, string[]>();
  for (const line of linesOf(text)) {
    if (line === null) continue;
    const said = line.text.trim();
    const [, marker, list] = /^(![^!]+!)\s*=\s*(.+)$/.exec(said) ?? [];
    if (marker !== undefined && list !== undefined) {
      markers.set(
        marker.toUpperCase(),
        list
          .split(',')
          .map((word) => word.trim().replaceAll(' ', '_'))
          .filter(Boolean),
      );
      continue;
    }
    // The published files close a code with "}" here and there.
    const [, phrase, plural, code] =
      /^([^[{]+?)\s*(?:\{([^}]*)\})?\s*\[([^\]}]+)[\]}]$/.exec(said) ?? [];
    if (phrase === undefined || code === undefined) {
      leave(line.number, said, 'not of the form WORDS [~CODE]');
      continue;
    }
    const role = code.replaceAll('~', '').trim();
    const sector = sectorOf(role);
    if (sector === null) {
      leave(line.number, said, `no sector here for the role ${role}`);
      continue;
    }
    const used = /![^!]+!/.exec(phrase)?.[0];
    const forms =
      used === undefined
        ? [phrase]
        : (markers.get(used.toUpperCase()) ?? []).map((word) => phrase.replace(used, word));
    if (forms.length === 0) {
      leave(line.number, said, `the marker ${used ?? ''} stands for nothing`);
      continue;
    }
    if (role.length > 3) importing.note(line.number, said, `of ${role} only ${sector} is kept`);
    for (const form of forms) {
      const single = phraseOf(form);
      const more =
        used !== undefined || plural?.trim() === '' || form.trim().endsWith('_')
          ? []
          : plural === undefined
            ? [pluralOf(single)]
            : plural.split(/\s+/).filter(Boolean).map(phraseOf);
      for (const word of [single, ...more]) {
        if (known.has(word)) {
          importing.had(1);
          continue;
        }
        known.add(word);
        bySector.set(sector, [...(bySector.get(sector) ?? []), word]);
      }
    }
  }
  for (const [sector, words] of bySector)
    put('ministries', {
      id: `petrarch-${sector.toLowerCase()}`,
      words,
      actor: null,
      sector,
      field: 'petrarch',
    });
}
