import { isDateLine } from '../facts/dates.ts';
import { plain } from '../normalise.ts';
import { type Element, textOf } from './element.ts';
import { isOther } from './other.ts';
import type { Clock } from './own-time.ts';

/** A date that an element of the page states, in the order of the page. */
export interface Stamp {
  value: string;
  /** What a reader sees there, where an attribute states the value. */
  shown: string | null;
  /** Marked as the date of publication. */
  marked: boolean;
  where: 'time element' | 'date line';
  /** Characters of text since the first heading; null before it. */
  since: number | null;
}

/** What the body of a page says of itself beside its text. */
export interface Marks {
  h1: string[];
  stamps: Stamp[];
  /** Dates that words alone mark as those of publication. */
  labelled: Stamp[];
  /** Moments with what is shown beside them, of publication or of a change. */
  clocks: Clock[];
  /** Texts of elements that name an author, the surest kinds first. */
  bylines: { text: string; kind: 'itemprop' | 'rel' | 'class' }[];
  /** What a link that is marked as the page's licence leads to, else a known licence in its foot. */
  licence: string | null;
}

/** Places whose dates and names belong to something else. */
const ELSEWHERE =
  /comment|related|recommend|sidebar|footer|widget|most-?(?:read|popular)|trending|newsletter|promo|teaser|read-?next|latest|popular|carousel|see-?also|more-(?:news|stories|from)|event|disqus|respond|cookie|ticker/i;
const WHOLE = new Set(['body', 'main', 'article', 'html', 'form']);
const PUBLISHED =
  /datepublished|(?:^|[\s_-])(?:published|pubdate|pub-date|(?:post|entry|article|story|news|publish(?:ed)?|release|display)[-_]?(?:date|time)|date-?(?:line|published|posted|publish))(?:$|[\s_-])/i;
const DATE =
  /(?:^|[\s_-])(?:date|time|timestamp|datetime|meta-date|date-display[\w-]*)(?:$|[\s_-])/i;
const CHANGED = /modif|updat|revis|event|start|end-?date|expire|comment|birth|copyright/i;
const CHANGED_BEFORE =
  /(?:updated?|modified|edited|revised|reviewed|mis(?:e)? à jour|modifié|aktualisiert|aktualisierung|geändert|actualizad[oa]|actualización|aggiornat[oa]|aggiornamento|atualizad[oa]|atualização|bijgewerkt|gewijzigd|zaktualizowano|aktualizacja|uppdatera[dt]|opdateret|oppdatert|päivitetty|güncelle(?:me|ndi)|обновлен[оа]|изменен[оа]|оновлено|diperbarui|更新日?時?|最終更新|수정일?|업데이트|입력수정)(?: (?:on|at|le|am|el|il|em|op|på|den))?[\s:：|–—-]*$/i;
const AUTHOR =
  /(?:^|[\s_-])(?:byline|by-?author|author|authors|writer|written-?by|reporter|contributor)(?:[-_]?(?:name|names|link|list|byline|fullname))?(?:$|[\s_])/i;
const NO_AUTHOR =
  /comment|avatar|image|photo|bio|desc|social|follow|date|time|role|title|job|count|share/i;
const FOOT = /footer|copyright|licen[cs]e|colophon|rights/i;
const PICTURE = /caption|credit|image|photo|figure|gallery/i;
const LICENCE_ADDRESS =
  /^https?:\/\/(?:www\.)?(?:creativecommons\.org\/(?:licenses|publicdomain)\/|nationalarchives\.gov\.uk\/doc\/open-government-licence)/i;
const LABELLED =
  /^(?:(?:first )?(?:published|posted|released|issued)|(?:online )?publiziert|veröffentlicht|erschienen|publié|mis en ligne|publicado|pubblicato|gepubliceerd|geplaatst|opublikowano|опубликовано)(?: (?:on|am|op|el|le|il|em|at|w dniu))?\s*:?\s+(\S.{5,60})$/iu;

/** Characters after the first heading within which a bare date is the page's own. */
const NEAR_HEADING = 300;

/** Whose licence a link can be. */
type Place = 'page' | 'foot' | 'picture';

function placeOf({ tag, names }: Element, above: Place): Place {
  if (above === 'picture' || (names !== '' && !WHOLE.has(tag) && PICTURE.test(names)))
    return 'picture';
  return tag === 'footer' || (names !== '' && !WHOLE.has(tag) && FOOT.test(names)) ? 'foot' : above;
}

const SHORT = 120;
const MOST = 100_000;

/** Walks over a page once for its headings, dates and names. */
export function marksOf(body: Element): Marks {
  const marks: Marks = { h1: [], stamps: [], labelled: [], clocks: [], bylines: [], licence: null };
  let inFoot: string | null = null;
  let seen = 0;
  let since: number | null = null;
  let before = '';

  const stamp = (element: Element): void => {
    const { tag, names, attributes } = element;
    const property = attributes.get('itemprop') ?? '';
    // Themes call the date of a post that was never changed "published updated".
    const about = `${property} ${PUBLISHED.test(names) ? names.replace(/updated/g, '') : names}`;
    const moment = attributes.get('datetime');
    if (moment !== undefined && marks.clocks.length < 20)
      marks.clocks.push({ stated: moment, shown: plain(textOf(element, SHORT)) });
    if (CHANGED.test(about) || CHANGED_BEFORE.test(before)) return;
    const marked =
      /datepublished/i.test(property) || attributes.has('pubdate') || PUBLISHED.test(about);
    if (tag !== 'time' && !marked && !DATE.test(names)) return;
    const stated =
      attributes.get('datetime') ??
      (/date/i.test(property) ? attributes.get('content') : undefined);
    const shown = plain(textOf(element, SHORT));
    const value = stated ?? shown;
    if (value.trim() === '' || value.length >= SHORT || !/\d/.test(value)) return;
    if (stated === undefined && CHANGED_BEFORE.test(value.replace(/\d.*$/, ''))) return;
    const where = tag === 'time' || stated !== undefined ? 'time element' : 'date line';
    const seenThere = stated === undefined ? null : shown;
    if (marks.stamps.length < 50)
      marks.stamps.push({ value, shown: seenThere, marked, where, since });
  };
  /** "Published on 3 May 2019", in words only, or a line under the heading that is nothing but a date. */
  const label = (text: string): void => {
    const line = text.trim();
    const bare = since !== null && since <= NEAR_HEADING && isDateLine(line) ? line : undefined;
    const marked = LABELLED.exec(line)?.[1];
    const value = marked !== undefined && isDateLine(marked) ? marked : bare;
    if (value === undefined || marks.labelled.length >= 5) return;
    marks.labelled.push({
      value,
      shown: null,
      marked: marked !== undefined,
      where: 'date line',
      since,
    });
  };
  const byline = (element: Element): void => {
    const { names, attributes } = element;
    const property = attributes.get('itemprop') ?? '';
    const kind = /\bauthor\b/i.test(property)
      ? 'itemprop'
      : /\bauthor\b/i.test(attributes.get('rel') ?? '')
        ? 'rel'
        : names !== '' && AUTHOR.test(names) && !NO_AUTHOR.test(names)
          ? 'class'
          : null;
    if (kind === null || marks.bylines.length >= 20) return;
    const text = attributes.get('content') ?? plain(textOf(element, 2 * SHORT));
    if (text.length > 2 && text.length < SHORT) marks.bylines.push({ text, kind });
  };
  /** A picture has a licence of its own, and no picture's words are in the tree. */
  const licence = ({ attributes }: Element, foot: boolean): void => {
    const href = attributes.get('href') ?? '';
    const marked =
      /\blicen[cs]e\b/i.test(attributes.get('rel') ?? '') ||
      attributes.get('itemprop') === 'license';
    if (marked) marks.licence ??= href || (attributes.get('content') ?? null);
    else if (foot && LICENCE_ADDRESS.test(href)) inFoot ??= href;
  };
  const visit = (element: Element, elsewhere: boolean, above: Place): void => {
    if ((seen += 1) > MOST) return;
    const { tag, names } = element;
    const place = placeOf(element, above);
    if (place !== 'picture' && (tag === 'a' || element.attributes.has('itemprop')))
      licence(element, place === 'foot');
    if (tag === 'h1' && marks.h1.length < 5) {
      const text = plain(textOf(element));
      if (text !== '') marks.h1.push(text);
      since ??= 0;
    }
    const away =
      elsewhere ||
      tag === 'footer' ||
      tag === 'aside' ||
      (names !== '' && !WHOLE.has(tag) && ELSEWHERE.test(names)) ||
      (tag === 'article' && since !== null && isOther(element));
    if (!away && element.attributes.size > 0) {
      stamp(element);
      byline(element);
    } else if (!away && tag === 'time') stamp(element);
    for (const child of element.children) {
      if (typeof child !== 'string') visit(child, away, place);
      else if (child.trim() !== '') {
        if (!away && child.length < SHORT) label(child);
        before = child.length > 40 ? child.slice(-40) : `${before} ${child}`.slice(-40);
        if (since !== null && tag !== 'h1') since += child.length;
      }
    }
  };
  visit(body, false, 'page');
  marks.licence ??= inFoot;
  const order = ['itemprop', 'rel', 'class'];
  marks.bylines = marks.bylines
    .map((one, i) => ({ one, i }))
    .sort((a, b) => order.indexOf(a.one.kind) - order.indexOf(b.one.kind) || a.i - b.i)
    .map(({ one }) => one);
  return marks;
}
