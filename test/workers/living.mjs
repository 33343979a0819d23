// A stand-in for the program of a thread: it codes nothing, and lives.

export default function run() {
  return { events: [], commitments: [], positions: [], diagnostics: [], trace: [] };
}
