import { decode } from '../charset.ts';
import { plain } from '../normalise.ts';
import type { FileReader, Link } from '../parts.ts';
import { problem } from '../problems.ts';
import { declaresDoctype, isElement, parseXml, type XmlElement } from '../xml.ts';
import { isWebAddress } from './feed.ts';

/** The feeds that an OPML file lists, in its order, each once; what is no web address is left out. */
export function parseOpml(text: string): Link[] {
  const links = new Map<string, Link>();
  const walk = (element: XmlElement): void => {
    for (const child of element.children) {
      if (!isElement(child)) continue;
      const url = child.attributes['xmlUrl'] ?? child.attributes['xmlurl'];
      if (url !== undefined && isWebAddress(url) && !links.has(url)) {
        const title = plain(
          (child.attributes['title'] ?? child.attributes['text'] ?? '').slice(0, 500),
        );
        links.set(url, { url, title: title === '' ? null : title, date: null, publisher: null });
      }
      walk(child);
    }
  };
  if (!declaresDoctype(text)) walk(parseXml(text).root);
  return [...links.values()];
}

/** A list of feeds holds no documents; with `follow` its feeds are links. */
export const readOpml: FileReader = async function* (input) {
  const { uri, follow } = input;
  const { text } = decode(await input.bytes.take(input.limits.maxBytes), input.charset);
  if (declaresDoctype(text)) {
    yield problem('read/doctype-refused', uri);
    return;
  }
  const links = parseOpml(text);
  if (!follow) yield problem('read/feed-list', uri, { count: links.length });
  else for (const link of links) yield { piece: 'part', part: { part: 'link', uri, link } };
};
