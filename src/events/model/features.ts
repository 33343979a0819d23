/**
 * What tells of features. A feature's name is a template with up to two words: `add('w:', 'sign')` is
 * `w:sign`, `add('bg:', 'to', 'sign')` is `bg:to sign`, `add('bias')` is `bias`. Told twice it counts once.
 */
export interface Sink {
  add(template: string, a?: string, b?: string): void;
}

/** Features by name, in the order in which they were told: for training and for reasons. */
export class Names implements Sink {
  readonly #names = new Set<string>();

  add(template: string, a?: string, b?: string): void {
    this.#names.add(
      a === undefined ? template : b === undefined ? template + a : `${template}${a} ${b}`,
    );
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

interface Template {
  one: Map<string, number>;
  two: Map<string, Map<string, number>>;
}

/**
 * Numbers of known features. Names are taken apart once, when a model is loaded, so that telling a
 * feature builds no string: what costs most in scoring text is hashing names that nobody knows.
 */
export class Index {
  readonly #whole = new Map<string, number>();
  readonly #templates = new Map<string, Template>();
  readonly size: number;

  constructor(names: readonly string[]) {
    this.size = names.length;
    for (const [id, name] of names.entries()) {
      this.#whole.set(name, id);
      const cut = name.search(/[:=]/) + 1;
      if (cut === 0) continue;
      let template = this.#templates.get(name.slice(0, cut));
      if (!template) {
        template = { one: new Map(), two: new Map() };
        this.#templates.set(name.slice(0, cut), template);
      }
      const rest = name.slice(cut);
      template.one.set(rest, id);
      // Which space parts the two words is not written in the name, so every one may.
      for (let at = rest.indexOf(' '); at !== -1; at = rest.indexOf(' ', at + 1)) {
        const a = rest.slice(0, at);
        let seconds = template.two.get(a);
        if (!seconds) template.two.set(a, (seconds = new Map()));
        seconds.set(rest.slice(at + 1), id);
      }
    }
  }

  /** Number of a feature, -1 where no weight is known for it. */
  find(template: string, a?: string, b?: string): number {
    if (a === undefined) return this.#whole.get(template) ?? -1;
    const known = this.#templates.get(template);
    if (!known) return -1;
    return (b === undefined ? known.one.get(a) : known.two.get(a)?.get(b)) ?? -1;
  }
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
