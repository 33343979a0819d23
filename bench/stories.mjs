// Generated stories as NDJSON on standard output: `node bench/stories.mjs MEGABYTES [SEED]`. Repeated but
// varied: every fifth is an earlier one, cut or with a line of its own. They are made from templates, so
// speed over them is not speed over prose.
import { generatedText } from './generated.mjs';

const wanted = Number(process.argv[2] ?? 100) * 1e6;
let state = Number(process.argv[3] ?? 1) >>> 0;
const random = () => {
  state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
  return state / 2 ** 32;
};
const sentences = generatedText(20_000).split('\n\n');
const recent = [];
let written = 0;
let made = 0;
for (let i = 0; written < wanted; i += 1) {
  let body;
  if (i % 5 === 4 && recent.length > 0) {
    const earlier = recent[Math.floor(random() * recent.length)];
    body =
      random() < 0.5
        ? earlier.slice(0, earlier.length * 0.7)
        : `${earlier}\n\nStory ${i} of our own desk.`;
  } else {
    const parts = Array.from(
      { length: 6 },
      () => sentences[Math.floor(random() * sentences.length)],
    );
    body = parts
      .map((part, p) => `${part} Report ${i}.${p} was filed by desk ${Math.floor(random() * 1e6)}.`)
      .join('\n\n');
    recent[made++ % 1000] = body;
  }
  const day = String(1 + (i % 28)).padStart(2, '0');
  const line = `${JSON.stringify({ id: i, title: `Story ${i}`, published: `2024-03-${day}`, text: body })}\n`;
  written += line.length;
  if (!process.stdout.write(line))
    await new Promise((resolve) => process.stdout.once('drain', resolve));
}
