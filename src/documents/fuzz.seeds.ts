import { STORY, data, page } from './html/fixtures.ts';

export interface Seed {
  /** Names the format, as a file name. */
  name: string;
  bytes: Uint8Array;
}

const encode = (text: string): Uint8Array => new TextEncoder().encode(text);
const utf16 = (text: string): Uint8Array => new Uint8Array(Buffer.from(text, 'utf16le'));
const story = STORY.join('\n\n');

/** Whole files that the fuzzer damages: one or more of each format. A new format adds its own here. */
export const SEEDS: readonly Seed[] = [
  { name: 'plain.txt', bytes: encode(`Ministers agree on ports\n\n${story}`) },
  { name: 'wrapped.txt', bytes: encode(story.replace(/(.{1,60}) /g, '$1\n')) },
  { name: 'wide.txt', bytes: utf16(story) },
  {
    name: 'east.txt',
    bytes: encode(
      '両国の外相は水曜日に会談し、六月下旬に港について協議を行うことで合意した。\n\n費用は分担される。',
    ),
  },
  {
    name: 'front.md',
    bytes: encode(
      `---\ntitle: Ports\ndate: 2023-07-11\nauthors: [Jane Roe]\n---\n\n# Ports\n\n${story}\n\n- one\n- [two](https://a.example)\n\n> said`,
    ),
  },
  {
    name: 'news.html',
    bytes: page({
      head: data({
        '@graph': [
          {
            '@type': 'NewsArticle',
            datePublished: '2023-07-11T09:00:00+02:00',
            author: [{ '@type': 'Person', name: 'Jane Roe' }],
          },
        ],
      }),
      above:
        '<p class="byline">By <a rel="author" href="/p">Jane Roe</a> | <time datetime="2023-07-11">11 July</time></p>',
      below:
        '<div class="related"><ul><li><a href="/x">Lakes</a></li></ul></div><section id="comments"><p>No.</p></section>',
    }),
  },
  {
    name: 'ministry.html',
    bytes: page({
      lang: 'de',
      above: '<div class="date">11. Juli 2023</div>',
      below:
        '<table><thead><tr><th>Port</th><th>Calls</th></tr></thead><tr><td>Northhaven</td><td>12</td></tr></table><blockquote><p>“We agree.”</p></blockquote>',
    }),
  },
  {
    name: 'old.html',
    bytes: encode(
      `<HTML><BODY><TABLE><TR><TD><FONT>${STORY.join('<BR><BR>')}</FONT></TD></TR></TABLE>`,
    ),
  },
  {
    name: 'latin.html',
    bytes: new Uint8Array(
      Buffer.from(`<meta charset="iso-8859-1"><p>${STORY.join('</p><p>')} caf\u00e9</p>`, 'latin1'),
    ),
  },
];
