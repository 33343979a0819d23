// One fresh process: pages to documents on one core. Prints one JSON line.
import { existsSync } from 'node:fs';
import { evaluateText, loadTextCases } from '../dist/documents/index.js';
import { generatedText } from './generated.mjs';

const pages = new URL('../../shared/gold/pages', import.meta.url).pathname;

/** Pages of about 100 KB, most of it scripts and links, as pages of news are. */
function generatedPages(count) {
  const lines = generatedText(count * 25).split(/(?<=[.!?])\s+/);
  const links = Array.from({ length: 300 }, (_, i) => `<li><a href="/${i}">Story ${i}</a></li>`);
  const script = `<script>${'var a = {"b": [1, 2, 3]};\n'.repeat(1500)}</script>`;
  return Array.from({ length: count }, (_, i) => {
    const story = lines.slice(i * 25, i * 25 + 25).map((line) => `<p>${line}</p>`);
    const html = `<!doctype html><html><head><title>Page ${i}</title>${script}</head><body><nav><ul>${links.join('')}</ul></nav><article><h1>Page ${i}</h1>${story.join('')}</article><div class="related"><ul>${links.join('')}</ul></div></body></html>`;
    return { id: String(i), html: Buffer.from(html), expected: '' };
  });
}

const known = existsSync(pages);
const { n, pagesPerSecond } = evaluateText(known ? loadTextCases(pages) : generatedPages(80));
console.log(
  JSON.stringify({ text: known ? 'labelled pages' : 'generated pages', n, pagesPerSecond }),
);
