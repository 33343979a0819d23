import { decode } from '../charset.ts';
import { plain } from '../normalise.ts';
import type { FileReader, Link } from '../parts.ts';
import { problem } from '../problems.ts';
import { declaresDoctype, isElement, parseXml, type XmlElement } from '../xml.ts';
import { isWebAddress } from './feed.ts';

export interface Listed {
  /** In the order of the list, each once. */
  links: Link[];
  /** What stands where an address should, and is none. */
  refused: string[];
  /** The list was not well formed, or broke off. */
  open: boolean;
}

/** The feeds that an OPML file lists, however deep its outlines lie. A list with a DOCTYPE gives none. */
export function listedFeeds(text: string): Listed {
  const links = new Map<string, Link>();
  const refused = new Set<string>();
  if (declaresDoctype(text)) return { links: [], refused: [], open: false };
  const { root, open } = parseXml(text);
  const waiting: XmlElement[] = [root];
  for (let element = waiting.pop(); element; element = waiting.pop()) {
    const { attributes } = element;
    const url = (attributes['xmlUrl'] ?? attributes['xmlurl'] ?? attributes['xmlURL'])?.trim();
    if (url !== undefined && !isWebAddress(url)) refused.add(url);
    else if (url !== undefined && !links.has(url)) {
      const title = plain((attributes['title'] ?? attributes['text'] ?? '').slice(0, 500));
      links.set(url, { url, title: title === '' ? null : title, date: null, publisher: null });
    }
    // Last first, so that the first child is taken next.
    waiting.push(...element.children.filter(isElement).toReversed());
  }
  return { links: [...links.values()], refused: [...refused], open };
}

/** A list of feeds holds no documents; with `follow` its feeds are links. */
export const readOpml: FileReader = async function* (input) {
  const { uri, follow } = input;
  const { text } = decode(await input.bytes.take(input.limits.maxBytes), input.charset);
  if (declaresDoctype(text)) {
    yield problem('read/doctype-refused', uri);
    return;
  }
  const { links } = listedFeeds(text);
  if (!follow) yield problem('read/feed-list', uri, { count: links.length });
  else for (const link of links) yield { piece: 'part', part: { part: 'link', uri, link } };
};
