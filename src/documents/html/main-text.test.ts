import { describe, expect, it } from 'vitest';
import { withoutFurniture } from './furniture.ts';
import { mainText } from './main-text.ts';
import { parsePage } from './tree.ts';

const S = [
  'The foreign ministers of Arland and Borland met in Northhaven on Wednesday, and agreed to hold consultations on ports in late June.',
  'They said that ships of either navy could call at both harbours, and that costs would be shared, without giving a figure.',
  'A joint committee will report to both parliaments within six months; its members, they added, have not been named.',
  'Both ministries thanked the crews of the two patrol ships, which had rescued fishermen in the strait in February.',
];
const story = S.map((line) => `<p>${line}</p>`).join('');

/** Lines of the main text of a page. */
function read(body: string, title: string | null = null): string[] {
  const page = parsePage(`<!doctype html><html><body>${body}</body></html>`, 128);
  return withoutFurniture(mainText(page.body, title)).map((block) => block.text);
}

const links = (n: number): string =>
  Array.from(
    { length: n },
    (_, i) => `<li><a href="/${i}">Another story number ${i}</a></li>`,
  ).join('');

describe('mainText leaves out', () => {
  it.each([
    ['navigation', `<nav><ul>${links(9)}</ul></nav>%`],
    ['a menu without a nav', `<div class="top"><ul>${links(20)}</ul></div>%`],
    [
      'a cookie banner',
      `<div class="cookie-consent"><p>We use cookies, as others do, to make this page better for you.</p></div>%`,
    ],
    [
      'a dialog',
      `<div role="dialog"><p>We use cookies, as others do, to make this page better for you.</p></div>%`,
    ],
    ['related links', `%<div class="related"><h3>Related</h3><ul>${links(4)}</ul></div>`],
    [
      'a list of links among paragraphs',
      `<div><p>${S[0]}</p><ul>${links(3)}</ul>${S.slice(1)
        .map((l) => `<p>${l}</p>`)
        .join('')}</div>`,
    ],
    [
      'a linked headline among paragraphs',
      `<div><p>${S[0]}</p><p><a href="/x">ANOTHER STORY OF THE DAY</a></p>${S.slice(1)
        .map((l) => `<p>${l}</p>`)
        .join('')}</div>`,
    ],
    [
      'captions',
      `<div><figure><img src="a.png"><figcaption>The harbour at dawn, seen from the old lighthouse, in May.</figcaption></figure>${story}</div>`,
    ],
    [
      'comments',
      `<article>${story}</article><section id="comments">${`<div class="comment"><p>I disagree, and so does my neighbour, who has sailed there for years, in all weathers.</p></div>`.repeat(12)}</section>`,
    ],
    [
      'a newsletter box',
      `<div>${story}<div class="newsletter-signup"><p>Get the week in one letter, every Friday, free of charge.</p></div></div>`,
    ],
    [
      'a call to subscribe',
      `<div>${story}<p>Sign up for our morning letter, and never miss a story.</p></div>`,
    ],
    [
      'the footer',
      `<div>${story}</div><footer><p>Arland Wire, 1 Harbour Street, Northhaven. All names are invented.</p></footer>`,
    ],
    [
      'an aside',
      `<div>${story}<aside><p>Arland and Borland share a border of 40 kilometres, two rivers and a lake.</p></aside></div>`,
    ],
    ['the byline', `<div><div class="byline">By Jane Roe</div>${story}</div>`],
    [
      'a box about the author',
      `<div>${story}<div class="author-bio"><p>Jane Roe writes on harbours, ships and the law of the sea for Arland Wire.</p></div></div>`,
    ],
    [
      'share buttons',
      `<div><div class="share-bar"><a href="#">Facebook</a> <a href="#">Mail</a></div>${story}</div>`,
    ],
    [
      'another article of the list',
      `<div><article><h1>Ports</h1>${story}</article><article><h2><a href="/b">Lakes</a></h2><p>Borland opens a lake to visitors, its ministry said on Tuesday, after years of repairs.</p></article></div>`,
    ],
    ['the headline, when it is the title', `<div><h1>Ministers agree on ports</h1>${story}</div>`],
  ])('%s', (_, body) => {
    expect(
      read(body.replace('%', `<div>${story}</div>`), 'Ministers agree on ports').filter(
        (l) => l !== 'Ports',
      ),
    ).toEqual(S);
  });
});

describe('mainText keeps', () => {
  it.each([
    ['headings', `<div><p>${S[0]}</p><h2>Costs</h2><p>${S[1]}</p></div>`, 'Costs'],
    [
      'lists',
      `<div>${story}<ul><li>ports of call</li><li>search and rescue</li></ul></div>`,
      'search and rescue',
    ],
    [
      'numbered lists',
      `<div>${story}<ol><li>We reaffirm the treaty.</li></ol></div>`,
      'We reaffirm the treaty.',
    ],
    [
      'quotations',
      `<div>${story}<blockquote><p>“We share the strait,” she said.</p></blockquote></div>`,
      '“We share the strait,” she said.',
    ],
    [
      'embedded messages',
      `<div>${story}<div class="social-media-embed"><blockquote><p>Talks went well, more in June.</p></blockquote></div></div>`,
      'Talks went well, more in June.',
    ],
    [
      'tables',
      `<div>${story}<table><thead><tr><th>Port</th><th>Calls</th></tr></thead><tr><td>Northhaven</td><td>12</td></tr></table></div>`,
      'Northhaven | 12',
    ],
    [
      'a linked sentence',
      `<div>${story}<p><a href="/t">The treaty of 2019 stays in force.</a></p></div>`,
      'The treaty of 2019 stays in force.',
    ],
    [
      'a list with some links',
      `<div>${story}<ul><li><a href="/a">The treaty</a></li><li>the protocol on fees</li></ul></div>`,
      'The treaty',
    ],
    ['text in divisions with breaks', `<div>${S.join('<br><br>')}</div>`, S[1]!],
    ['text behind an unclosed element', `<div><b><i>${story}`, S[3]!],
    [
      'what follows a list of other stories',
      `<div><p>${S[0]}</p><h3>Related articles</h3><p>Lakes reopen</p>${story}</div>`,
      S[3]!,
    ],
  ])('%s', (_, body, kept) => {
    expect(read(body)).toContain(kept);
  });

  it('a short text rather than long comments', () => {
    const comments =
      '<div id="comments">' +
      '<div class="comment"><p>I disagree, and so does my neighbour, who has sailed there for years.</p></div>'.repeat(
        20,
      ) +
      '</div>';
    expect(read(`<div class="post"><p>${S[0]}</p></div>${comments}`)).toEqual([S[0]]);
  });
});
