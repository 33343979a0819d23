import { describe, expect, it } from 'vitest';
import { loadKnowledge } from '../knowledge/index.ts';
import { createCoder } from './coder.ts';
import { documentOf } from './eval/sentence.ts';

const coder = createCoder(loadKnowledge().value);

const told = (text: string, date = '2024-05-10'): string[] =>
  coder.code(documentOf(text, date)).events.map((e) => {
    const codes = (list: typeof e.actors): string => list.map((m) => m.code).join('+');
    return `${e.root} ${e.status} ${e.reciprocal ? codes(e.actors) : `${codes(e.actors)} > ${codes(e.recipients)}`}`;
  });

describe('what a careful reader would not take for an act', () =>
  it.each([
    ['Japan is a platform for discussing trade.'],
    ['The importance of combating terrorism is clear to Japan.'],
    ['Japan fights poverty.'],
    ['The United Nations combats hunger.'],
    ['Its impact threatens Japan.'],
    ['Japan has the right to attack.'],
    ['NATO must seize the opportunity.'],
    ['Australia strikes a balance.'],
    ['ASEAN celebrated its fiftieth anniversary.'],
    ['The Charter of the United Nations calls for peace.'],
    ['Japan made a targeted contribution.'],
    ['The treaty came into force. It calls for restraint.'],
    ['The European Union will always find friends.'],
    ['Does Japan support Ukraine?'],
    ['Japan beat Samoa 21-7 in Suva.'],
    ['Samoa was beaten by Japan.'],
  ])('%s', (text) => expect(told(text)).toEqual([])));

describe('near them, acts', () =>
  it.each([
    ['Japan fought Russia.', 'ASSAULT actual JPN > RUS'],
    ['Latvian guards beat a Polish driver at the border.', 'ASSAULT actual LVA > POL'],
    // What one is open to is told as possible, and not as done.
    ['Japan remains open to resuming talks with China.', 'CONSULT hypothetical JPN+CHN'],
    ['Iran threatened Israel.', 'THREATEN actual IRN > ISR'],
    ['Australia seized a Chinese ship.', 'COERCE actual AUS > CHN'],
    ['Japan is ready to resume talks with China.', 'CONSULT planned JPN+CHN'],
    ['Japan met Samoa. It also signed a treaty with Fiji.', 'SUPPORT actual JPN+FJI'],
    [
      'Mark Rutte, the Dutch prime minister, met the president of Poland.',
      'CONSULT actual NLD+POL',
    ],
    ['NATO Secretary General Mark Rutte visited Japan.', 'CONSULT actual NATO > JPN'],
    [
      'Latvia and Japan held talks in Riga. Japan thanked Latvia. The ministers signed a treaty.',
      'SUPPORT actual JPN+LVA',
    ],
  ])('%s', (text, act) => expect(told(text)).toContain(act)));
