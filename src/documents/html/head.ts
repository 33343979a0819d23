import type { Attributes } from './tokens.ts';

/** What a page says beside its text. */
export interface Head {
  title: string | null;
  language: string | null;
  /** Lower-case name, property or itemprop, with its content, in order. */
  meta: { name: string; content: string }[];
  jsonLd: string[];
  canonical: string | null;
  refresh: string | null;
  /** The address that <link rel=license> leads to. */
  licence: string | null;
}

export const emptyHead = (): Head => ({
  title: null,
  language: null,
  meta: [],
  jsonLd: [],
  canonical: null,
  refresh: null,
  licence: null,
});

const MAX_META = 300;

export function readLink(head: Head, attributes: Attributes): void {
  const rel = attributes.get('rel') ?? '';
  const href = attributes.get('href') ?? null;
  if (/\bcanonical\b/i.test(rel)) head.canonical ??= href;
  if (/\blicen[cs]e\b/i.test(rel)) head.licence ??= href;
}

export function readMeta(head: Head, attributes: Attributes): void {
  const content = (attributes.get('content') ?? '').trim();
  if (/^refresh$/i.test(attributes.get('http-equiv') ?? '')) head.refresh ??= content;
  if (/^content-language$/i.test(attributes.get('http-equiv') ?? '')) head.language ??= content;
  if (content === '' || head.meta.length >= MAX_META) return;
  for (const key of ['property', 'name', 'itemprop']) {
    const name = attributes.get(key);
    if (name !== undefined) head.meta.push({ name: name.toLowerCase().trim(), content });
  }
}
