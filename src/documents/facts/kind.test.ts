import { describe, expect, it } from 'vitest';
import { kindOf } from './kind.ts';

const NEWS = [
  'Arland and Borland agreed on Tuesday to open a joint harbour office, officials of both sides said.',
  '“I am very pleased, and my country thanks you, ladies and gentlemen,” the minister of Borland told reporters.',
  'The office will open in June, according to the ministry. A spokesman declined to comment on its cost.',
  'Shipping groups said that they had not been asked.',
];
const SPEECH = [
  'When I was young, my country had one harbour and no lighthouse.',
  'Allow me to thank you for your patience. We built the lighthouse together, and our sailors have blessed it since.',
  'We will build three more. I ask this assembly to help us, as you helped us then.',
];
const ESSAY = Array.from(
  { length: 12 },
  (_, i) =>
    `The harbour office number ${i} should be small. It could do more than the treaty asks, however, and governments might prefer it to a council rather than a court. Arland would gain most from such a step, and Borland must decide whether it can afford one.`,
);
const TREATY = [
  'Article 1',
  'The Parties shall consult on ports.',
  'Article 2',
  'The Parties shall share the costs.',
  'Article 3',
  'This instrument enters into force on signature.',
];

describe('the kind of a text', () => {
  it.each([
    ['news by its attributions', null, NEWS, 'other', 'news'],
    ['a speech by its words', null, SPEECH, 'other', 'speech'],
    ['a speech of a ministry', null, SPEECH, 'official', 'speech'],
    ['an essay by its reasoning', null, ESSAY, 'other', 'analysis'],
    ['an essay in a newspaper', null, ESSAY, 'news', 'analysis'],
    ['a treaty by its articles', null, TREATY, 'other', 'treaty'],
    ['a treaty by its title', 'Treaty on Ports between Arland and Borland', [], 'other', 'treaty'],
    ['a communique', 'Chair’s summary of the harbour meeting', [], 'official', 'communique'],
    ['remarks', 'Remarks by the Minister at the opening', [], 'official', 'speech'],
    ['a read-out', 'Readout of the call between ministers', [], 'official', 'statement'],
    ['a statement', 'Joint press statement', [], 'official', 'communique'],
    ['a think tank', 'Ports and power', ['Ports matter.'], 'think-tank', 'analysis'],
    ['too little to tell', null, ['Ports.'], 'other', 'other'],
  ] as const)('%s', (_, title, paragraphs, publisher, kind) => {
    expect(kindOf(title, paragraphs, publisher)).toBe(kind);
  });

  it.each([
    ['news of a treaty', 'Ministers say treaty could be signed in June', NEWS, 'treaty'],
    ['news of remarks', 'Remarks on ports spark protest in Borland', NEWS, 'speech'],
    ['news that quotes a speech', 'Ministers open office', NEWS, 'speech'],
    ['a letter in the first person', null, ['I saw the harbour. I liked it. I left.'], 'speech'],
    ['news of a protocol', 'Borland signed the protocol after talks', NEWS, 'treaty'],
  ] as const)('not so: %s', (_, title, paragraphs, kind) => {
    expect(kindOf(title, paragraphs, 'news')).not.toBe(kind);
  });
});
