import { partialDate } from '../base/index.ts';
import type { Case } from '../case.ts';
import { type TextFacts, inOrder } from '../gaps/index.ts';
import type { DocumentKind } from '../model/index.ts';

/** Which texts form a series, and which two of them are held against one another. */
export interface TextChoice {
  kinds?: readonly DocumentKind[];
  /** Words of a title, or an id: the text asked about, and the one before. */
  text?: string;
  before?: string;
}

/** A series of texts, or the words that no text of it has. */
export type Chosen =
  | { series: TextFacts[]; now: string | null; before: string | null; undated: number }
  | { unknown: string; titles: string[] };

const KINDS: readonly DocumentKind[] = ['communique'];

/** Texts of a kind in the period of a case, in order of date, one of each family of copies. */
export function seriesOf(kase: Case, { kinds = KINDS, text, before }: TextChoice): Chosen {
  const ofKind = kase.documents.filter(
    ({ kind, published }) =>
      kinds.includes(kind) && kase.inside(partialDate(published.date ?? '')?.start ?? null),
  );
  const series = inOrder(ofKind);
  const find = (words: string | undefined): string | null | undefined => {
    if (words === undefined) return null;
    const wanted = words.toLowerCase();
    return series.findLast(
      ({ id, title, uri }) => id === words || (title ?? uri).toLowerCase().includes(wanted),
    )?.id;
  };
  const [now, earlier] = [find(text), find(before)];
  if (now === undefined || earlier === undefined)
    return {
      unknown: (now === undefined ? text : before) ?? '',
      titles: series.map(({ title, uri }) => title ?? uri),
    };
  return {
    series,
    now,
    before: earlier,
    undated: ofKind.filter(({ published }) => published.date === null).length,
  };
}
