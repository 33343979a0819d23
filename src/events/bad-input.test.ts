import { describe, expect, it } from 'vitest';
import { readBytes } from '../documents/index.ts';
import { loadKnowledge } from '../knowledge/index.ts';
import { createCoder } from './coder.ts';

const coder = createCoder(loadKnowledge().value);

const coded = (text: string): string[] =>
  readBytes(Buffer.from(text), {
    uri: 'page.txt',
    given: { published: '2024-05-10' },
  }).value.flatMap((document) =>
    coder.code(document).events.map((e) => `${e.root} ${e.actors.map((a) => a.code).join('+')}`),
  );

describe('no act is made of what is no prose', () =>
  it.each([
    ['a cookie banner', 'We use cookies. By clicking accept you agree to our use of cookies.'],
    [
      'a list of links',
      'Home\nNATO\nJapan\nAustralia\nSanctions\nAbout us\nContact\nSubscribe to our newsletter',
    ],
    [
      'a table',
      'Country\t2023\t2024\nJapan\t1.2\t1.4\nAustralia\t1.9\t2.0\nSouth Korea\t2.7\t2.8\nNATO\t2.5\t2.7',
    ],
    ['a by-line', 'By Ana Petrova in Tokyo | Photo: NATO | Share on Facebook | Print'],
    ['a caption', 'File photo: the flags of NATO, Japan and the United States in Brussels.'],
    ['a programme', '09:00 Welcome. 09:30 Panel: NATO, Japan and the Indo-Pacific. 11:00 Coffee.'],
    ['scanned noise', 'J@p4n s1gn3d th3 tr3aty w1th N4T0 0n M0nd4y, l1ll ~~ ;; |||| 3%% 44 ..'],
    ['a subscription', 'Subscribe now to read more about Japan. Already a member? Sign in.'],
    ['German', 'Japan und die NATO haben am Montag in Tokio ein Abkommen unterzeichnet, sagte er.'],
    ['nothing', ' \n\t\n '],
  ])('%s', (_, text) => expect(coded(text)).toEqual([])));

describe('a heading in capitals names who acts, or nobody', () =>
  it.each([
    ['JAPAN AND NATO SIGN AGREEMENT ON CYBER DEFENCE'],
    ['LEADERS MEET IN VILNIUS'],
    ['US IMPOSES SANCTIONS ON IRAN'],
  ])('%s', (text) => {
    for (const told of coded(text)) expect(told).toMatch(/^[A-Z]+ (?:JPN\+NATO|NATO\+JPN|USA)$/);
  }));
