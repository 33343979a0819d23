// A set of at least `n` distinct sentences for machines without the UN statements. It says so itself:
// these are made from templates, so speed over them is not speed over prose.
const ACTORS = [
  'NATO',
  'Japan',
  'Australia',
  'New Zealand',
  'South Korea',
  'the United States',
  'France',
  'Poland',
  'the European Union',
  'India',
];
const ACTS = [
  ['signed an agreement with', 'on cyber defence'],
  ['held talks with', 'about maritime security'],
  ['condemned', 'over the missile launch'],
  ['pledged further support to', 'at the summit'],
  ['declined to join an exercise with', 'in the Pacific'],
  ['will send a delegation to', 'next year'],
  ['called on', 'to raise defence spending'],
];
const WHEN = [
  'on Tuesday',
  'in June 2024',
  'last week',
  'in late 2023',
  'on 11 July 2023',
  'two days later',
  'this year',
  'by 2035',
];
const FRAMES = [
  '%s.',
  'Officials said that %s.',
  'According to the ministry, %s.',
  'After months of talks, %s.',
  'In a joint statement, ministers recalled that %s.',
];

export function generatedText(n) {
  const sentences = [];
  for (let i = 0; sentences.length < n; i += 1) {
    const a = ACTORS[i % ACTORS.length];
    const b = ACTORS[(i * 3 + 1 + Math.floor(i / 10)) % ACTORS.length];
    if (a === b) continue;
    const [act, about] = ACTS[Math.floor(i / 7) % ACTS.length];
    const body = `${a} ${act} ${b} ${about} ${WHEN[Math.floor(i / 3) % WHEN.length]} (item ${i})`;
    const sentence = FRAMES[i % FRAMES.length].replace('%s', body);
    sentences.push(sentence[0].toUpperCase() + sentence.slice(1));
  }
  const paragraphs = [];
  for (let i = 0; i < sentences.length; i += 5)
    paragraphs.push(sentences.slice(i, i + 5).join(' '));
  return paragraphs.join('\n\n');
}
