import type { PublisherEntry } from '../knowledge/index.ts';
import type {
  Diagnostic,
  Document,
  DocumentKind,
  Paragraph,
  PublisherKind,
} from '../model/index.ts';

/** What the caller knows about a document; it wins over what the document says of itself. */
export interface Given {
  title?: string | undefined;
  /** A partial ISO date: "2025-07-15", "2025-07" or "2025". */
  published?: string | undefined;
  /** A name or a domain, or the parts. */
  publisher?: string | GivenPublisher | undefined;
  authors?: string[] | undefined;
  /** A BCP 47 tag: "en", "ja". */
  language?: string | undefined;
  kind?: DocumentKind | undefined;
  sources?: string[] | undefined;
  /** When the bytes were fetched: an ISO time in UTC. */
  retrieved?: string | undefined;
  /** What points to the document says of it: believed after what the document says of itself. */
  hint?: Hint | undefined;
  /** Publishers to know by domain or name; left out: those of the packaged data. */
  publishers?: readonly PublisherEntry[] | undefined;
}

/** What a feed, a list or an archive says of a document that it leads to. */
export interface Hint {
  title?: string | null | undefined;
  /** As written. */
  date?: string | null | undefined;
  /** "feed", "list" or "archive", in diagnostics. */
  where: string;
}

export interface GivenPublisher {
  name?: string | null | undefined;
  domain?: string | null | undefined;
  kind?: PublisherKind | undefined;
  country?: string | null | undefined;
}

/** Bounds that keep one bad input from costing more than itself. */
export interface Limits {
  /** Bytes read of one file; the rest is left out with a note. */
  maxBytes: number;
  /** UTF-16 code units kept of one document's text; the rest is left out with a note. */
  maxCharacters: number;
  /** Characters of markup read of one page. */
  maxMarkup: number;
  /** Nesting of elements; deeper ones are lifted to this level. */
  maxDepth: number;
  /** Elements up to which a page gets the full main-text treatment. */
  maxElements: number;
  /** Archives and messages inside one another; what lies deeper is left out. */
  maxNesting: number;
  /** Files in one archive, parts of one message. */
  maxEntries: number;
  /** Unpacked bytes for each packed one; above it, and above `maxBytes`, an archive is a bomb. */
  maxRatio: number;
  /** Bytes of one line of a table or of a list of JSON objects. */
  maxLine: number;
  /** Pages of one PDF. */
  maxPages: number;
  /** Milliseconds in which a PDF has to give its next page. */
  maxPageTime: number;
}

export const LIMITS: Limits = {
  maxBytes: 64 * 1024 * 1024,
  maxCharacters: 2_000_000,
  maxMarkup: 16_000_000,
  maxDepth: 128,
  maxElements: 100_000,
  maxNesting: 8,
  maxEntries: 100_000,
  maxRatio: 200,
  maxLine: 16 * 1024 * 1024,
  maxPages: 5000,
  maxPageTime: 4000,
};

/** A stretch of text as a format's reader found it, before it has offsets. */
export interface Block {
  text: string;
  kind: Paragraph['kind'];
  /** Left out: true. */
  prose?: boolean;
}

/** A publication date as the document states it, with the place that states it. */
export interface StatedDate {
  /** As written; checked by `facts/dates.ts`. */
  value: string;
  basis: 'metadata' | 'text' | 'file';
  /** "json-ld", "og", "meta", "time", "front-matter", "dateline" … in diagnostics. */
  where: string;
  /** By whose hand a page states it; what data says twice is one statement. */
  from?: 'data' | 'shown' | 'address' | 'feed';
  /** Shown with a word or a mark that says "published". */
  marked?: boolean;
  /** The data gives the very same moment as that of the last change. */
  asChanged?: boolean;
}

/** What a format's reader gives: blocks and facts, unchecked and without offsets. */
export interface Draft {
  blocks: Block[];
  title: string | null;
  publisher: GivenPublisher;
  authors: string[];
  /** Best first. */
  dates: StatedDate[];
  language: string | null;
  kind: DocumentKind | null;
  sources: string[];
  /** As stated. */
  licence: string | null;
  /** The reader left something out at the end, so the text is not whole. */
  cut: boolean;
  diagnostics: Diagnostic[];
}

export const emptyDraft = (): Draft => ({
  blocks: [],
  title: null,
  publisher: {},
  authors: [],
  dates: [],
  language: null,
  kind: null,
  sources: [],
  licence: null,
  cut: false,
  diagnostics: [],
});

/** What a format's reader gets: decoded text and where it came from. */
export interface Input {
  text: string;
  uri: string;
  limits: Limits;
}

/** A reader never throws; without text it gives a draft without blocks and says why. */
export type Reader = (input: Input) => Draft;

export type Source = Document['source'];
