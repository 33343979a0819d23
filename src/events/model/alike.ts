/**
 * Where words stand among words that are used alike (`model/word-vectors.json`): `size` numbers each,
 * in 127ths, so that what was learned of one verb holds in part for its neighbours.
 */
export interface WordVectors {
  size: number;
  numbers: Int8Array;
  /** Number of a word, by its lemma. */
  ids: ReadonlyMap<string, number>;
}

/** What a model has learned of words by their neighbourhood. */
export interface AlikeFile {
  /** Templates of features whose words are looked up, in groups with weights of their own. */
  groups: readonly (readonly string[])[];
  /** One row a group and direction, one weight a class. */
  weights: readonly (readonly number[])[];
}
export interface AlikeModel extends AlikeFile {
  words: WordVectors;
}

/** The verbs that source and target hang on, the words between the two, and all words outside them. */
export const GROUPS: AlikeFile['groups'] = [['s.verb='], ['t.verb='], ['b:', 'c:'], ['w:']];

/** How much neighbourhoods count beside words themselves, chosen by cross-validation on read rows. */
const SHARE = 0.15;
const UNIT = 127;

/** Vectors as their file holds them; null where it is none. */
export function readVectors(data: unknown): WordVectors | null {
  if (typeof data !== 'object' || data === null) return null;
  if (!('size' in data && 'words' in data && 'vectors' in data)) return null;
  const { size, words, vectors } = data;
  if (typeof size !== 'number' || typeof words !== 'string' || typeof vectors !== 'string')
    return null;
  const list = words.split(' ');
  const bytes = Buffer.from(vectors, 'base64');
  if (bytes.length !== list.length * size) return null;
  return {
    size,
    numbers: new Int8Array(bytes.buffer, bytes.byteOffset, bytes.length),
    ids: new Map(list.map((word, i) => [word, i])),
  };
}

/** Template and word of a feature's name: `s.verb=sign` is `s.verb=` and `sign`. */
const partsOf = (name: string): [template: string, word: string] => {
  const cut = name.search(/[:=]/) + 1;
  return [name.slice(0, cut), name.slice(cut)];
};

const groupsBy = (groups: AlikeFile['groups']): Map<string, number> =>
  new Map(groups.flatMap((templates, g) => templates.map((t): [string, number] => [t, g])));

/**
 * The neighbourhoods that features name, as numbers to learn from: in each group the sum over its words,
 * over the root of their number.
 */
export function alikeValues(features: readonly string[], words: WordVectors): Float64Array {
  const { size, numbers, ids } = words;
  const groupOf = groupsBy(GROUPS);
  const out = new Float64Array(GROUPS.length * size);
  const met = GROUPS.map(() => new Set<number>());
  for (const name of features) {
    const [template, word] = partsOf(name);
    const g = groupOf.get(template);
    const id = ids.get(word);
    if (g === undefined || id === undefined || met[g]!.has(id)) continue;
    met[g]!.add(id);
    for (let i = 0; i < size; i++) out[g * size + i]! += numbers[id * size + i]! / UNIT;
  }
  const shares = met.map((known) => SHARE / Math.sqrt(Math.max(1, known.size)));
  return out.map((x, j) => x * shares[Math.floor(j / size)]!);
}

/** Sums what the words of one thing to be classed weigh by their neighbourhoods. */
export class Alike {
  readonly #groupOf: ReadonlyMap<string, number>;
  readonly #file: AlikeModel;
  readonly #width: number;
  /** Weights of a word in a group, one a class, told when it is first met. */
  readonly #rows: Map<number, Float64Array>[];
  readonly #met: Map<number, string>[];

  constructor(file: AlikeModel, classes: number) {
    this.#file = file;
    this.#width = classes;
    this.#groupOf = groupsBy(file.groups);
    this.#rows = file.groups.map(() => new Map<number, Float64Array>());
    this.#met = file.groups.map(() => new Map<number, string>());
  }

  start(): void {
    for (const met of this.#met) met.clear();
  }

  /** A feature as it is told: `add('s.verb=', 'sign')`, or by its name alone. */
  note(template: string, a?: string, b?: string): void {
    if (b !== undefined) return;
    const [own, word] = a === undefined ? partsOf(template) : [template, a];
    const g = this.#groupOf.get(own);
    const id = g === undefined ? undefined : this.#file.words.ids.get(word);
    if (g === undefined || id === undefined || this.#met[g]!.has(id)) return;
    this.#met[g]!.set(id, own);
  }

  /** Adds what was noted to the score of each class. */
  addTo(sums: number[]): void {
    for (const [g, met] of this.#met.entries()) {
      const share = 1 / Math.sqrt(Math.max(1, met.size));
      for (const id of met.keys()) {
        const row = this.#rowOf(g, id);
        for (let c = 0; c < this.#width; c++) sums[c]! += row[c]! * share;
      }
    }
  }

  /** What was noted, word by word, with its weight for each class. */
  reasons(): { feature: string; row: number[] }[] {
    const names = [...this.#file.words.ids.keys()];
    return this.#met.flatMap((met, g) =>
      [...met].map(([id, template]) => ({
        feature: `${template}~${names[id]!}`,
        row: Array.from(this.#rowOf(g, id), (w) => w / Math.sqrt(met.size)),
      })),
    );
  }

  #rowOf(g: number, id: number): Float64Array {
    let row = this.#rows[g]!.get(id);
    if (!row) {
      const { weights, words } = this.#file;
      const { size, numbers } = words;
      row = new Float64Array(this.#width);
      for (let i = 0; i < size; i++) {
        const x = (SHARE * numbers[id * size + i]!) / UNIT;
        const w = weights[g * size + i]!;
        for (let c = 0; c < this.#width; c++) row[c]! += x * w[c]!;
      }
      this.#rows[g]!.set(id, row);
    }
    return row;
  }
}
