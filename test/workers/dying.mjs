// A stand-in for the program of a thread: it codes nothing, and dies over some documents.

export default function run({ document }) {
  if (document.text.includes('THROW')) process.exit(1);
  return { events: [], commitments: [], positions: [], diagnostics: [], trace: [] };
}
