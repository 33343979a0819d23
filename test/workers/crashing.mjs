// A stand-in for the program of a thread: it dies in the ways in which a thread can die, as the text says.
import { workerData } from 'node:worker_threads';

export default async function run({ kind, document, parts }) {
  if (kind === 'read') {
    if (parts.some(({ uri }) => uri.includes('exit'))) process.exit(3);
    return parts.map(({ uri }) => ({ record: 'document', uri }));
  }
  if (document.text.includes('EXIT')) process.exit(7);
  if (document.text.includes('THROW')) throw new Error('a defect');
  if (document.text.includes('LOOP')) for (;;);
  if (document.text.includes('MEMORY')) {
    const kept = [];
    for (;;) kept.push(Array.from({ length: 10_000 }, (_, i) => ({ i })));
  }
  if (document.text.includes('LATER')) setTimeout(() => process.exit(9), 0);
  const event = { record: 'event', id: `ev_${document.id.slice(4)}`, by: workerData.coder };
  return { events: [event], commitments: [], positions: [], diagnostics: [], trace: [] };
}
