import { describe, expect, it } from 'vitest';
import { loadKnowledge } from '../../knowledge/index.ts';
import { createCoder } from '../coder.ts';
import { documentOf } from '../eval/sentence.ts';

const coder = createCoder(loadKnowledge().value, { models: false });

/** Acts as "ROOT A+B>C"; a side without a known actor is "-". */
const acts = (text: string): string[] => {
  const side = (list: readonly { code: string | null }[]): string =>
    list.map((m) => m.code ?? '?').join('+') || '-';
  return coder
    .code(documentOf(text, '2026-03-12'))
    .events.map((e) => `${e.root} ${side(e.actors)}>${side(e.recipients)}`);
};

describe('sides that no phrase of their own names', () => {
  it.each([
    ["Japan took part in NATO's exercise.", 'COOPERATE JPN>NATO'],
    ['Australia will take part in the NATO Cyber Coalition exercise.', 'COOPERATE AUS>NATO'],
    ['A Russian attack on Odesa killed three people.', 'ASSAULT RUS>UKR'],
    ['A Russian missile strike killed five civilians in Dnipro.', 'ASSAULT RUS>UKR'],
    ["South Korea's howitzers were delivered to Poland.", 'AID KOR>POL'],
    ["Rutte's planned trip to Japan was postponed.", 'CONSULT NATO>JPN'],
    ['Chinese jets circled a Dutch frigate.', 'COERCE CHN>NLD'],
  ])('%s', (text, told) => expect(acts(text)).toContain(told));
});

describe('a town stands for its state where something is done there', () => {
  it.each([
    ['Russia shelled Kharkiv on Monday.', 'ASSAULT RUS>UKR'],
    ['Rutte visited Hiroshima on Monday.', 'CONSULT NATO>JPN'],
    ['The German frigate made a port call in Yokosuka.', 'COOPERATE DEU>JPN'],
    ['Russian troops withdrew from Kherson.', 'RETREAT RUS>UKR'],
  ])('%s', (text, told) => expect(acts(text)).toContain(told));

  it.each([
    // The actor's own town, a town in which others meet, and one in which something is said.
    ["Ukraine's president visited Kharkiv on Monday.", 'UKR>UKR'],
    ['The leaders of Japan and Germany met in Munich.', 'JPN+DEU>DEU'],
    ['Japan criticised China in Hamburg.', 'DEU'],
    ['Rutte travelled to Davos on Monday.', 'CHE'],
  ])('%s', (text, not) => expect(acts(text).join('; ')).not.toContain(not));
});

describe('whom a pronoun or a noun means', () => {
  it('is the authors of a numbered communiqué', () =>
    expect(
      acts(
        '1. We, the Heads of State and Government of the North Atlantic Alliance, have gathered in Ankara. We call on China to cease its support of Russia.',
      ),
    ).toContain('REQUEST NATO>CHN'));

  it('is whom one met, and not who was there as well', () =>
    expect(acts('NATO ministers met Japan by video, together with Finland.')).toContain(
      'CONSULT NATO+JPN>NATO+JPN',
    ));

  it('is not the one who urges', () =>
    expect(
      acts(
        'NATO Secretary General Mark Rutte called South Korea a partner and urged it to do more.',
      ),
    ).toContain('REQUEST NATO>KOR'));

  it('is the alliance, and not the person who spoke for it', () => {
    const [event] = coder
      .code(
        documentOf('Mark Rutte met Sanae Takaichi. The alliance condemned Russia.', '2026-03-12'),
      )
      .events.slice(-1);
    expect(event?.actors[0]).toMatchObject({ code: 'NATO', name: 'NATO', kind: 'organisation' });
  });
});
