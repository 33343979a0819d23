import type { Frame } from '../lexicon.ts';
import type { Slot } from '../lexicon.ts';
import { SLOTS } from '../lexicon.ts';
import { rootOf } from './codes.ts';
import { linesOf, phraseOf, type Line } from './lines.ts';
import type { Importing } from './index.ts';

const PARTICLES = new Set(['out', 'up', 'down', 'off', 'over', 'back', 'forward', 'aside', 'away']);

interface Verb {
  lemma: string;
  particle?: string;
  code: string | null;
  line: number;
}

/** What a pattern asks for around the verb. */
interface Surroundings {
  subject?: string[];
  object?: string[];
  particle?: string;
  preposition?: string[];
  within?: string[];
}

/** Third person of the present: "carry" -> "carries". */
const present = (lemma: string): string =>
  /(?:s|x|z|ch|sh|o)$/.test(lemma)
    ? `${lemma}es`
    : /[^aeiou]y$/.test(lemma)
      ? `${lemma.slice(0, -1)}ies`
      : `${lemma}s`;

/**
 * A verb dictionary: blocks of verbs that mean alike ("--- NAME [code] ---"), each verb with irregular
 * forms in braces and perhaps a code of its own, then patterns ("- * AID (TO BORDER) [154]") in which "*"
 * is the verb, "(…)" a prepositional phrase, "{…}" a noun phrase and "&NAME" a synset. A pattern becomes a
 * frame for every verb of its block. What a frame cannot ask for is listed.
 */
export function importVerbs(text: string, importing: Importing): void {
  const { leave } = importing;
  const synsets = new Map<string, string[]>();
  const lines = linesOf(text);
  // Synsets may stand anywhere: they are read first.
  let label: string | null = null;
  for (const line of lines) {
    const said = line?.text.trim() ?? '';
    if (said.startsWith('&')) {
      label = said.split(/\s/)[0]!.replace(/_$/, '').toUpperCase();
      synsets.set(label, []);
    } else if (label !== null && said.startsWith('+')) {
      const phrase = phraseOf(said.slice(1));
      // A frame asks for single words: of a phrase its last word would match too much.
      if (phrase.includes(' '))
        leave(line!.number, said, `a synset of ${label} may hold single words only`);
      else synsets.get(label)!.push(phrase);
    } else label = null;
  }

  let verbs: Verb[] = [];
  let block: string | null = null;
  let inSynset = false;
  for (const line of lines) {
    if (line === null) {
      inSynset = false;
      continue;
    }
    const said = line.text.trim();
    if (said.startsWith('&')) {
      inSynset = true;
      continue;
    }
    if (inSynset && said.startsWith('+')) continue;
    inSynset = false;
    const [, code] = /^---.*?\[\s*([^\]]*?)\s*\]\s*-*$/.exec(said) ?? [];
    if (code !== undefined) {
      verbs = [];
      block = code;
    } else if (said.startsWith('---')) {
      verbs = [];
      block = '---';
    } else if (said.startsWith('-')) pattern(line, said);
    else if (said.startsWith('~'))
      leave(line.number, said, 'a rule of transformation has no place here');
    else verb(line, said);
  }

  function verb(line: Line, said: string): void {
    const [, words, , own] =
      /^\+?([^{[]+?)\s*(\{[^}]*\})?\s*(?:\[\s*([^\]]+?)\s*\])?$/.exec(said) ?? [];
    const parts =
      words === undefined ? [] : phraseOf(words).replaceAll('+', ' ').split(' ').filter(Boolean);
    const [lemma, second, third] = parts;
    if (lemma === undefined || third !== undefined || !/^[a-z'-]+$/.test(lemma)) {
      leave(line.number, said, 'not one verb, with at most one word after it');
      return;
    }
    if (second !== undefined && !PARTICLES.has(second)) {
      leave(line.number, said, `"${second}" is no particle that a frame can ask for`);
      return;
    }
    const entry: Verb = {
      lemma,
      ...(second === undefined ? {} : { particle: second }),
      code: own ?? block,
      line: line.number,
    };
    verbs.push(entry);
    add(entry, {}, entry.code ?? '---', line, said);
  }

  function pattern(line: Line, said: string): void {
    const [, body, code] = /^-\s*(.*?)\s*\[([^\]]*)\]$/.exec(said) ?? [];
    if (body === undefined || code === undefined) {
      leave(line.number, said, 'not of the form - PATTERN [CODE]');
      return;
    }
    const asked = surroundingsOf(body.replace('**', '*'));
    if (typeof asked === 'string') {
      leave(line.number, said, asked);
      return;
    }
    if (verbs.length === 0) leave(line.number, said, 'no verb of its block was carried over');
    for (const entry of verbs) add(entry, asked, code, line, said);
  }

  /** The words of a noun phrase or synset; the last word of a phrase is its head. */
  function wordsOf(token: string): string[] | string {
    if (token.startsWith('&')) {
      const found = synsets.get(token.replace(/_$/, '').toUpperCase());
      return found === undefined || found.length === 0
        ? `the synset ${token} is not defined, or empty`
        : found;
    }
    return [phraseOf(token)];
  }

  function surroundingsOf(body: string): Surroundings | string {
    const out: Surroundings = {};
    const [before = '', after, more] = body.split('*');
    if (after === undefined || more !== undefined) return 'the verb stands in it not once';
    if (/[%^|\\]/.test(body)) return 'it holds tokens (% or ^) that a frame cannot ask for';
    const first = before.replace(/[$+]/g, ' ').trim();
    if (first !== '') {
      if (/[(){}]|\s/.test(first)) return 'more than one word before the verb';
      const subject = wordsOf(first);
      if (typeof subject === 'string') return subject;
      out.subject = subject;
    }
    const phrases = [...after.matchAll(/\(([^)]*)\)/g)].map(([, inside = '']) => inside.trim());
    if (phrases.length > 1) return 'more than one prepositional phrase';
    const rest = after
      .replace(/\([^)]*\)/g, ' ')
      .replace(/[$+]/g, ' ')
      .trim();
    const tokens = [...rest.matchAll(/\{([^}]*)\}|(\S+)/g)].map(
      ([, group, single]) => group ?? single ?? '',
    );
    if (tokens.length > 0 && PARTICLES.has(phraseOf(tokens[0]!)))
      out.particle = phraseOf(tokens.shift()!);
    if (tokens.length > 1) return 'more than one noun phrase after the verb';
    if (tokens.length === 1) {
      const parts = tokens[0]!.trim().split(/\s+/);
      if (parts.length > 1 && parts.slice(0, -1).some((part) => !part.startsWith('&')))
        return `of "${tokens[0]}" a frame could ask for the last word only`;
      const object = wordsOf(parts.at(-1)!);
      if (typeof object === 'string') return object;
      if (object.some((word) => word.includes(' '))) return 'a phrase of several words';
      out.object = object;
    }
    const [phrase] = phrases;
    if (phrase !== undefined) {
      const [preposition = '', ...inside] = phrase
        .replace(/[{}$+]/g, ' ')
        .trim()
        .split(/\s+/);
      if (preposition === '' || preposition.startsWith('&')) return 'no preposition to ask for';
      out.preposition = [phraseOf(preposition)];
      const words = inside.filter((word) => !/^(?:A|AN|THE|OF)$/.test(word));
      if (words.length > 1) return `of "(${phrase})" a frame could ask for the last word only`;
      if (words.length === 1) {
        const within = wordsOf(words[0]!);
        if (typeof within === 'string') return within;
        out.within = within;
      }
    }
    return out;
  }

  function add(entry: Verb, asked: Surroundings, code: string, line: Line, said: string): void {
    const [active = '', passive] = code.split(':').map((part) => part.trim());
    // The verb alone, without a code: that it means nothing need not be said.
    if (active === '---' && Object.keys(asked).length === 0) return;
    if (active === '' && passive !== undefined)
      return leave(line.number, said, 'a code for the target alone');
    const meaning = active === '---' ? null : rootOf(active);
    if (active !== '---' && meaning === null)
      return leave(
        line.number,
        said,
        /^0[12]/.test(active)
          ? `CAMEO ${active} has no root in PLOVER`
          : `no CAMEO code: ${active}`,
      );
    if (passive !== undefined && passive !== active)
      importing.note(line.number, said, `the code of the target, ${passive}, is not kept`);
    const particle = asked.particle ?? entry.particle;
    if (
      asked.particle !== undefined &&
      entry.particle !== undefined &&
      asked.particle !== entry.particle
    )
      return leave(line.number, said, 'two particles');
    const preposition = asked.preposition?.[0];
    const slot = SLOTS.find((one) => one === preposition);
    const recipient: Slot[] = [
      ...new Set<Slot>([...(slot ? [slot] : []), 'object', 'to', 'with', 'against']),
    ];
    const example = [
      asked.subject ? `The ${asked.subject[0]} of Japan` : 'Japan',
      present(entry.lemma),
      particle,
      asked.object?.[0],
      preposition,
      asked.within?.[0],
      asked.within ? 'in Fiji' : preposition === undefined && asked.object ? 'to Fiji' : 'Fiji',
    ];
    const name = (list: readonly string[] | undefined, mark: string): string =>
      list === undefined ? '' : `.${mark}-${list[0]!.replace(/[^a-z]/g, '')}`;
    importing.frame(
      {
        id: `petrarch.${entry.lemma}${particle === undefined ? '' : `.+${particle}`}${name(asked.subject, 's')}${name(asked.object, 'o')}${name(asked.preposition, 'p')}${name(asked.within, 'w')}.${line.number}`,
        lemma: entry.lemma,
        pos: 'verb',
        ...(particle === undefined ? {} : { particle }),
        ...(asked.object ? { object: asked.object } : {}),
        ...(asked.preposition ? { preposition: asked.preposition } : {}),
        ...(asked.within ? { within: asked.within } : {}),
        ...(asked.subject ? { subject: asked.subject } : {}),
        root: meaning?.root ?? null,
        mode: meaning?.mode ?? null,
        instrument: null,
        actor: meaning === null ? [] : ['subject'],
        recipient: meaning === null ? [] : recipient,
        reciprocal: false,
        statusEffect: null,
        restated: false,
        contexts: [],
        domains: [],
        example: `${example.filter((part) => part !== undefined).join(' ')}.`,
        nearMiss: null,
      } satisfies Frame,
      line.number,
      said,
    );
  }
}
