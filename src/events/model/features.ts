/**
 * What tells of features. A feature's name is a template with up to two words: `add('w:', 'sign')` is
 * `w:sign`, `add('bg:', 'to', 'sign')` is `bg:to sign`, `add('bias')` is `bias`. Told twice it counts once.
 */
export interface Sink {
  add(template: string, a?: string, b?: string): void;
  /** `add(template, words.list[i], words.list[j])` for words that are told in many features. */
  addOf(template: string, words: Words, i: number, j?: number): void;
}

/** Words of a sentence. An index is asked once for the number of each, in however many features it stands. */
export class Words {
  readonly list: readonly string[];
  #index: Index | null = null;
  #numbers = new Int32Array(0);

  constructor(list: readonly string[]) {
    this.list = list;
  }

  numbersIn(index: Index): Int32Array {
    if (this.#index !== index) {
      this.#index = index;
      this.#numbers = new Int32Array(this.list.length);
      for (let i = 0; i < this.list.length; i++) this.#numbers[i] = index.word(this.list[i]!);
    }
    return this.#numbers;
  }
}

/** Features by name, in the order in which they were told: for training and for reasons. */
export class Names implements Sink {
  readonly #names = new Set<string>();

  add(template: string, a?: string, b?: string): void {
    this.#names.add(
      a === undefined ? template : b === undefined ? template + a : `${template}${a} ${b}`,
    );
  }

  addOf(template: string, { list }: Words, i: number, j?: number): void {
    this.add(template, list[i], j === undefined ? undefined : list[j]);
  }

  list(): string[] {
    return [...this.#names];
  }
}

/** The names that a telling gives. */
export const namesOf = (tell: (out: Sink) => void): string[] => {
  const names = new Names();
  tell(names);
  return names.list();
};

/** Slots of a table entry: template and first word in one, second word, number of the feature plus one. */
const SLOTS = 3;
const WORD_BITS = 20;

const hashOf = (a: number, b: number): number => {
  const h = Math.imul(a, 0x9e3779b1) ^ Math.imul(b, 0x85ebca6b);
  return (h ^ (h >>> 15)) >>> 0;
};

/**
 * Numbers of known features. Names are taken apart once, when a model is loaded: templates and words get
 * numbers, and a feature is looked up by these in one table, so that telling one builds no string. What
 * costs most in scoring text is looking for features that no weight is known for.
 */
export class Index {
  readonly #whole = new Map<string, number>();
  readonly #templates = new Map<string, number>();
  readonly #words = new Map<string, number>();
  readonly #table: Int32Array;
  readonly #mask: number;
  readonly size: number;

  constructor(names: readonly string[]) {
    this.size = names.length;
    const entries: [number, number, number][] = [];
    for (const [id, name] of names.entries()) {
      this.#whole.set(name, id);
      const cut = name.search(/[:=]/) + 1;
      if (cut === 0) continue;
      const template = numberIn(this.#templates, name.slice(0, cut)) << WORD_BITS;
      const rest = name.slice(cut);
      entries.push([template | numberIn(this.#words, rest), 0, id]);
      // Which space parts the two words is not written in the name, so every one may.
      for (let at = rest.indexOf(' '); at !== -1; at = rest.indexOf(' ', at + 1)) {
        const first = numberIn(this.#words, rest.slice(0, at));
        entries.push([template | first, numberIn(this.#words, rest.slice(at + 1)), id]);
      }
    }
    let slots = 16;
    while (slots < entries.length * 2) slots *= 2;
    this.#mask = slots - 1;
    this.#table = new Int32Array(slots * SLOTS);
    for (const [a, b, id] of entries) {
      let at = hashOf(a, b) & this.#mask;
      while (this.#table[at * SLOTS + 2] !== 0) at = (at + 1) & this.#mask;
      this.#table.set([a, b, id + 1], at * SLOTS);
    }
  }

  /** Number of a feature, -1 where no weight is known for it. */
  find(template: string, a?: string, b?: string): number {
    if (a === undefined) return this.#whole.get(template) ?? -1;
    const first = this.word(a);
    if (first === 0) return -1;
    const second = b === undefined ? 0 : this.word(b);
    return second === 0 && b !== undefined ? -1 : this.findNumbers(template, first, second);
  }

  /** The number of a word, 0 where no feature has it. */
  word(word: string): number {
    return this.#words.get(word) ?? 0;
  }

  /** The same as `find` for the numbers of words; 0 for no second one. */
  findNumbers(template: string, first: number, second: number): number {
    const own = this.#templates.get(template);
    if (own === undefined) return -1;
    const key = (own << WORD_BITS) | first;
    for (let at = hashOf(key, second) & this.#mask; ; at = (at + 1) & this.#mask) {
      const slot = at * SLOTS;
      const found = this.#table[slot + 2]!;
      if (found === 0) return -1;
      if (this.#table[slot] === key && this.#table[slot + 1] === second) return found - 1;
    }
  }
}

/** The number of a word in a list that grows, from 1 on. */
function numberIn(list: Map<string, number>, word: string): number {
  let known = list.get(word);
  if (known === undefined) list.set(word, (known = list.size + 1));
  return known;
}

/** Collects the numbers of known features, each once, in the order in which they were told. */
export class Numbers implements Sink {
  readonly #index: Index;
  readonly #seen: Int32Array;
  #round = 0;
  #list: number[] = [];

  constructor(index: Index) {
    this.#index = index;
    this.#seen = new Int32Array(index.size);
  }

  add(template: string, a?: string, b?: string): void {
    this.addNumber(this.#index.find(template, a, b));
  }

  addOf(template: string, words: Words, i: number, j?: number): void {
    const numbers = words.numbersIn(this.#index);
    const first = numbers[i]!;
    const second = j === undefined ? 0 : numbers[j]!;
    if (first === 0 || (second === 0 && j !== undefined)) return;
    this.addNumber(this.#index.findNumbers(template, first, second));
  }

  /** A number that `Index.find` gave. */
  addNumber(id: number): void {
    if (id < 0 || this.#seen[id] === this.#round) return;
    this.#seen[id] = this.#round;
    this.#list.push(id);
  }

  /** Begins anew; the list that was given before stays as it is. */
  start(): void {
    this.#round++;
    this.#list = [];
  }

  list(): readonly number[] {
    return this.#list;
  }
}
