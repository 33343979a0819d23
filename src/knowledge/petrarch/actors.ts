import type { Raw } from '../files.ts';
import { foldName } from '../holders.ts';
import { actorOf, dayOf, sectorOf } from './codes.ts';
import { linesOf, phraseOf } from './lines.ts';
import type { Importing } from './index.ts';

interface Block {
  line: number;
  names: { line: number; phrase: string }[];
  /** The code beside the name, without dates. */
  code: string | null;
  restrictions: { line: number; code: string; restriction: string }[];
}

/** Entries of an actor dictionary: a name with its code, synonyms after "+", dated codes after a tab. */
function blocksOf(text: string, leave: Importing['leave']): Block[] {
  const blocks: Block[] = [];
  for (const line of linesOf(text)) {
    if (line === null) continue;
    const said = line.text.trim();
    const block = blocks.at(-1);
    if (/^\s+\[|^\[/.test(line.text)) {
      const [, code, restriction = ''] = /^\[\s*([^\s\]]+)\s*([^\]]*)\]$/.exec(said) ?? [];
      if (code === undefined || !block) leave(line.number, said, 'not of the form [CODE dates]');
      else block.restrictions.push({ line: line.number, code, restriction: restriction.trim() });
    } else if (said.startsWith('+')) {
      const phrase = said.slice(1).replace(/\[.*$/, '');
      if (block) block.names.push({ line: line.number, phrase: phraseOf(phrase) });
      else leave(line.number, said, 'a synonym of nothing');
    } else {
      const [, phrase = '', code] = /^([^[]*?)\s*(?:\[\s*([^\s\]]+)\s*\])?\s*$/.exec(said) ?? [];
      if (phraseOf(phrase) === '') leave(line.number, said, 'not of the form NAME [CODE]');
      else
        blocks.push({
          line: line.number,
          names: [{ line: line.number, phrase: phraseOf(phrase) }],
          code: code ?? null,
          restrictions: [],
        });
    }
  }
  return blocks;
}

/** "fumio kishida" -> "Fumio Kishida", "u.n." -> "U.N.". */
const titled = (phrase: string): string =>
  phrase.replace(
    /(^|[\s.'-])(\p{Ll})/gu,
    (_, before: string, letter: string) => before + letter.toUpperCase(),
  );

/**
 * Names of countries and organisations become further names of theirs (buildings and bodies of a
 * government its metonyms), persons with dates become terms of office without a known office. Roles that
 * are no office here, terms without a first day and codes of nobody known are left out and listed.
 */
export function importActors(text: string, importing: Importing): void {
  const { leave, put, knowledge } = importing;
  const isActor = (code: string): boolean => knowledge.actor(code) !== null;
  const known = new Set(
    knowledge.actors.flatMap((actor) =>
      [
        actor.name,
        actor.longName ?? '',
        ...actor.otherNames,
        ...actor.adjectives,
        ...actor.people,
        ...actor.capitals,
        ...actor.metonyms,
      ].map((name) => `${actor.code} ${foldName(name)}`),
    ),
  );
  for (const block of blocksOf(text, leave)) {
    const { code, names, restrictions } = block;
    const dated = restrictions.filter(({ restriction }) => restriction !== '');
    const plain = restrictions.find(({ restriction }) => restriction === '')?.code ?? code;
    const called = names[0]?.phrase ?? '';
    if (dated.length === 0) {
      if (plain === null) leave(block.line, called, 'no code');
      else if (plain !== '---') placeNames(block, plain);
      continue;
    }
    for (const { line, code: term, restriction } of dated) holdTerm(block, line, term, restriction);
    if (plain !== null && plain !== '---')
      leave(block.line, `${called} [${plain}]`, 'a code for all other times: terms here have days');
  }

  function placeNames({ line, names }: Block, code: string): void {
    const found = actorOf(code, isActor);
    if (found === null) {
      leave(line, `${names[0]?.phrase ?? ''} [${code}]`, `no actor here has the code ${code}`);
      return;
    }
    const { actor, role } = found;
    if (role !== '' && sectorOf(role) !== 'GOV') {
      leave(
        line,
        `${names[0]?.phrase ?? ''} [${code}]`,
        `names of the role ${role} are not kept for an actor`,
      );
      return;
    }
    for (const { phrase } of names) {
      if (known.has(`${actor} ${foldName(phrase)}`)) {
        importing.had(1);
        continue;
      }
      known.add(`${actor} ${foldName(phrase)}`);
      put('names', { code: actor, [role === '' ? 'otherNames' : 'metonyms']: [titled(phrase)] });
    }
  }

  function holdTerm({ names }: Block, line: number, code: string, restriction: string): void {
    const said = `${names[0]?.phrase ?? ''} [${code} ${restriction}]`;
    if (code === '---') return;
    const found = actorOf(code, isActor);
    if (found === null) return leave(line, said, `no actor here has the code ${code}`);
    const sector = sectorOf(found.role);
    if (sector !== 'GOV' && sector !== 'MIL')
      return leave(
        line,
        said,
        `a term as ${found.role === '' ? 'a citizen' : found.role} is no office here`,
      );
    const [, after] = /^>\s*(\d+)$/.exec(restriction) ?? [];
    const [, from, to] = /^(\d+)\s*-\s*(\d+)$/.exec(restriction) ?? [];
    const start = dayOf(from ?? after ?? '');
    if (start === null)
      return leave(
        line,
        said,
        restriction.startsWith('<') ? 'the term has no first day' : 'the dates cannot be read',
      );
    const end = to === undefined ? null : dayOf(to);
    if (to !== undefined && end === null) return leave(line, said, 'the last day is no day');
    if (end !== null && end < start) return leave(line, said, 'the term ends before it begins');
    const [name = '', ...variants] = names.map(({ phrase }) => titled(phrase));
    put('holders', {
      name,
      surname: name.split(' ').at(-1) ?? name,
      variants,
      actor: found.actor,
      office: sector === 'MIL' ? 'military commander' : 'other',
      title: sector === 'MIL' ? 'military' : 'official',
      start,
      end,
      sources: [],
      check: 'to be verified',
      note: `From a PETRARCH dictionary, line ${line}; the office is not told there.`,
    } satisfies Raw);
  }
}
