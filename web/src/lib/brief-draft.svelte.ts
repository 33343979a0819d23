import { tick } from 'svelte';
import {
  ask,
  pathOf,
  send,
  type BriefState,
  type HitView,
  type Problem,
  type RecordItem,
} from './api.ts';
import {
  noteNumbers,
  recordsOf,
  resting,
  type Draft,
  type DraftStatement,
  type State,
} from './briefing.ts';
import { go, inState, screenHref } from './router.svelte.ts';
import { plural } from './words.ts';

export const FAULT_WORDS: Readonly<Record<State, string>> = {
  ok: '',
  'needs-source': 'Needs a source',
  broken: 'A citation no longer resolves',
  'unmarked-judgement': 'Reads as a judgement: mark it as one',
};

const SAVE_AFTER_MS = 500;

/** A brief while it is edited: kept half a second after the last change, checked by the service. */
export class BriefDraft {
  held = $state.raw<BriefState | null>(null);
  draft = $state.raw<Draft | null>(null);
  problem = $state<Problem | null>(null);
  saving = $state<'saved' | 'waiting' | 'failed'>('saved');
  told = $state('');
  /** The sentence under the cursor: section and place. */
  at = $state<readonly [number, number] | null>(null);
  editing = $state(false);
  hits = $state.raw<readonly HitView[]>([]);
  #timer: ReturnType<typeof setTimeout> | undefined;
  #underWay: Promise<void> = Promise.resolve();

  readonly numbers = $derived(
    this.draft === null ? new Map<string, number>() : noteNumbers(this.draft),
  );
  readonly sources = $derived(
    new Map<string, RecordItem>((this.held?.sources ?? []).map((item) => [item.record.id, item])),
  );
  readonly current = $derived(
    this.at === null ? null : (this.draft?.sections[this.at[0]]?.statements[this.at[1]] ?? null),
  );
  readonly faults = $derived(
    (this.draft?.sections ?? []).flatMap(({ statements }, s) =>
      statements.flatMap((_, i) => (this.stateOf(s, i) === 'ok' ? [] : [[s, i] as const])),
    ),
  );

  constructor(readonly id: string) {}

  get #path(): string {
    return `/briefs/${encodeURIComponent(this.id)}`;
  }

  async load(): Promise<void> {
    const answer = await ask<BriefState>(this.#path);
    if (!answer.ok) {
      this.problem = answer.problem;
      return;
    }
    this.problem = null;
    this.held = answer.value;
    this.draft = answer.value.draft;
  }

  async #save(): Promise<void> {
    clearTimeout(this.#timer);
    const now = this.draft;
    if (now === null || this.held === null) return;
    const answer = await send<BriefState>(
      this.#path,
      { draft: now, revision: this.held.revision },
      'PUT',
    );
    if (!answer.ok) {
      this.saving = 'failed';
      this.told = `${answer.problem.detail}. ${answer.problem.advice}`;
      return;
    }
    this.held = answer.value;
    this.told = '';
    this.saving = this.draft === now ? 'saved' : 'waiting';
    if (this.draft !== now) this.#queue();
  }
  #queue(): void {
    this.saving = 'waiting';
    clearTimeout(this.#timer);
    this.#timer = setTimeout(
      () => void (this.#underWay = this.#underWay.then(() => this.#save())),
      SAVE_AFTER_MS,
    );
  }

  /** Sets the title or the line under it. */
  set(part: Partial<Pick<Draft, 'title' | 'standfirst'>>): void {
    if (this.draft === null || part.title?.trim() === '') return;
    this.draft = { ...this.draft, ...part };
    this.#queue();
  }
  inSection(s: number, change: (statements: DraftStatement[]) => DraftStatement[]): void {
    if (this.draft === null) return;
    const sections = this.draft.sections.map((section, i) =>
      i === s ? { ...section, statements: change([...section.statements]) } : section,
    );
    this.draft = { ...this.draft, sections };
    this.#queue();
  }
  setStatement(s: number, i: number, next: DraftStatement): void {
    this.inSection(s, (list) => list.map((one, k) => (k === i ? next : one)));
  }

  /** As the service found it; what was typed since is looked at here. */
  stateOf(s: number, i: number): State {
    const statement = this.draft?.sections[s]?.statements[i];
    if (statement === undefined) return 'ok';
    if (statement.kind === 'fact' && recordsOf(statement).length === 0) return 'needs-source';
    const known = this.held?.check.states[s]?.[i] ?? 'ok';
    return known === 'needs-source' ? 'ok' : known;
  }
  /** "3, 4", and for a number that rests on many the first and the last, or how many there are. */
  citeWords(ids: readonly string[], of?: number): string {
    const list = ids.flatMap((one) => this.numbers.get(one) ?? []).sort((a, b) => a - b);
    const words = list.length > 6 ? `${list[0]}…${list.at(-1)}` : list.join(', ');
    return of === undefined || of <= ids.length ? words : `${words} +${of - ids.length}`;
  }

  async find(query: string): Promise<void> {
    const q = query.trim();
    if (q === '') return;
    const answer = await ask<{ items: HitView[] }>(inState(pathOf('/find', { q, limit: 20 })));
    this.hits = answer.ok ? answer.value.items : [];
    if (answer.ok && answer.value.items.length === 0) this.told = `Nothing found for “${q}”.`;
  }
  cite(hit: HitView): void {
    const { at, current, held } = this;
    if (at === null || current === null || held === null) return;
    const item = { record: hit.record, document: hit.document };
    const others = held.sources.filter((s) => s.record.id !== hit.record.id);
    this.held = { ...held, sources: [...others, item] };
    this.setStatement(at[0], at[1], resting(current, [...recordsOf(current), hit.record.id]));
  }
  takeOff(record: string): void {
    const { at, current } = this;
    if (at === null || current === null) return;
    const left = recordsOf(current).filter((one) => one !== record);
    this.setStatement(at[0], at[1], resting(current, left));
  }

  async open(s: number, i: number): Promise<void> {
    this.at = [s, i];
    this.editing = true;
    await tick();
    document.querySelector<HTMLElement>('[data-editing]')?.focus();
  }
  add(s: number): void {
    this.inSection(s, (list) => [...list, { kind: 'fact', pieces: [{ text: '' }] }]);
    void this.open(s, (this.draft?.sections[s]?.statements.length ?? 1) - 1);
  }
  drop(s: number, i: number): void {
    this.inSection(s, (list) => list.filter((_, k) => k !== i));
    this.at = null;
    this.editing = false;
  }
  toFirstFault(): void {
    this.at = this.faults[0] ?? null;
  }

  async download(format: string): Promise<void> {
    await this.#underWay;
    if (this.saving === 'waiting') await this.#save();
    const response = await fetch(`/api/v1${this.#path}/file?format=${format}`, {
      cache: 'no-store',
    });
    if (!response.ok) {
      const body = (await response.json()) as Problem;
      this.told = `Not written: ${body.detail}. ${body.advice} (${body.code})`;
      return;
    }
    const link = document.createElement('a');
    link.href = URL.createObjectURL(await response.blob());
    link.download = `${this.id}.${format}`;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
    this.told = `${this.id}.${format} written; each citation was checked against the stored text.`;
  }
  print(): void {
    if (this.faults.length > 0) {
      this.told = `Not printed: ${plural(this.faults.length, 'sentence')} cannot stand yet.`;
      this.toFirstFault();
      return;
    }
    window.print();
  }
  async remove(): Promise<void> {
    const answer = await send(this.#path, null, 'DELETE');
    if (answer.ok) go(screenHref({ name: 'brief', id: null }));
  }
}
