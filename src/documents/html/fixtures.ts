/** Pages for tests: a story of invented countries in a frame like those of many publishers. */
export const STORY: readonly string[] = [
  'The foreign ministers of Arland and Borland met in Northhaven on Wednesday, and agreed to hold consultations on ports in late June.',
  'They said that ships of either navy could call at both harbours, and that costs would be shared, without giving a figure.',
  'A joint committee will report to both parliaments within six months; its members, they added, have not been named.',
  'Both ministries thanked the crews of the two patrol ships, which had rescued fishermen in the strait in February.',
];

export interface PageParts {
  head?: string;
  /** Between the heading and the story. */
  above?: string;
  below?: string;
  lang?: string;
  title?: string;
}

/** A page with a heading, the story, and a footer with another year. */
export function page({
  head = '',
  above = '',
  below = '',
  lang = 'en',
  title,
}: PageParts): Uint8Array {
  const name = title ?? 'Ministers of Arland and Borland agree on ports';
  return new TextEncoder().encode(
    `<!doctype html><html lang="${lang}"><head><meta charset="utf-8"><title>${name} | Strait Courier</title><meta property="og:site_name" content="Strait Courier">${head}</head><body><header><a href="/">Strait Courier</a></header><nav><ul><li><a href="/a">Arland</a></li><li><a href="/b">Borland</a></li></ul></nav><main><article><h1>${name}</h1>${above}${STORY.map((p) => `<p>${p}</p>`).join('')}</article>${below}</main><footer><p>© 1999-2021 Strait Courier Media Group. All rights reserved.</p></footer></body></html>`,
  );
}

/** A block of JSON-LD. */
export const data = (value: unknown): string =>
  `<script type="application/ld+json">${JSON.stringify(value)}</script>`;
