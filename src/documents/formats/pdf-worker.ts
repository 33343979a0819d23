import { Worker } from 'node:worker_threads';

/** A run of text on a page, in points from the lower left corner. */
export interface PdfItem {
  text: string;
  x: number;
  y: number;
  width: number;
  /** Height of the letters. */
  size: number;
}

export interface PdfPage {
  width: number;
  height: number;
  items: PdfItem[];
}

export interface PdfContent {
  /** Pages that the file says it has. */
  count: number;
  title: string | null;
  author: string | null;
  created: string | null;
  language: string | null;
  pages: PdfPage[];
  /** Pages that could not be read, and why the first could not. */
  broken: number;
  reason: string;
}

export type PdfFailure = { failure: 'encrypted' | 'broken' | 'slow'; reason: string };

/**
 * Runs in a thread of its own, so that a file that hangs the parser or eats its memory costs that
 * thread and not the program. Plain JavaScript in a string, so that it runs alike from source and
 * from the built package; it does nothing but hand over what the library gives.
 */
const SCRIPT = `
const { parentPort, workerData } = require('node:worker_threads');
const say = (message) => parentPort.postMessage(message);
const library = import(workerData).then((unpdf) => unpdf.getResolvedPDFJS());
library.then(() => say({ kind: 'ready' }), (error) => say({ kind: 'error', name: error.name, reason: String(error.message) }));
const text = (value) => (typeof value === 'string' && value.trim() !== '' ? value : null);
parentPort.on('message', async ({ bytes, maxPages }) => {
  let task = null;
  try {
    const pdfjs = await library;
    task = pdfjs.getDocument({ data: bytes, isEvalSupported: false, useSystemFonts: false, disableFontFace: true, verbosity: 0, stopAtErrors: false });
    const file = await task.promise;
    const meta = await file.getMetadata().catch(() => null);
    const info = (meta && meta.info) || {};
    say({ kind: 'open', count: file.numPages, title: text(info.Title), author: text(info.Author), created: text(info.CreationDate), language: text(info.Language) });
    let good = 0;
    let bad = 0;
    for (let i = 1; i <= Math.min(file.numPages, maxPages); i += 1) {
      try {
        const page = await file.getPage(i);
        const [left, bottom, right, top] = page.view;
        const { items } = await page.getTextContent({ disableNormalization: false });
        const kept = [];
        for (const item of items) {
          if (typeof item.str !== 'string' || item.str.trim() === '') continue;
          const [a, b, c, d, e, f] = item.transform;
          if (Math.abs(b) > Math.abs(a) * 0.2) continue;
          kept.push({ text: item.str, x: e - left, y: f - bottom, width: item.width, size: Math.abs(d) || item.height || Math.abs(a) });
        }
        say({ kind: 'page', page: { width: right - left, height: top - bottom, items: kept } });
        page.cleanup();
        good += 1;
      } catch (error) {
        bad += 1;
        say({ kind: 'bad', reason: String(error && error.message) });
        if (good === 0 && bad >= 5) break;
      }
    }
    say({ kind: 'done' });
  } catch (error) {
    say({ kind: 'error', name: String(error && error.name), reason: String(error && error.message) });
  } finally {
    if (task) await task.destroy().catch(() => {});
    say({ kind: 'free' });
  }
});
`;

type Message =
  | { kind: 'ready' | 'done' | 'free' }
  | ({ kind: 'open' } & Pick<PdfContent, 'count' | 'title' | 'author' | 'created' | 'language'>)
  | { kind: 'page'; page: PdfPage }
  | { kind: 'bad'; reason: string }
  | { kind: 'error'; name: string; reason: string };

/** Milliseconds to load the library, and for one whole file. */
const START_TIME = 30_000;
const FILE_TIME = 120_000;
/** Bytes by which the process may grow while one file is read. */
const GROWTH = 700 * 1024 * 1024;

let idle: Worker | null = null;
let last: Promise<unknown> = Promise.resolve();

/** Reads a PDF's text runs, one file after the other. Bounded in time and memory; never throws. */
export function readPdfItems(
  bytes: Uint8Array,
  limits: { maxPages: number; maxPageTime: number },
): Promise<PdfContent | PdfFailure> {
  const run = last.then(() => readOne(bytes, limits));
  last = run;
  return run;
}

function startWorker(): Worker {
  const worker = new Worker(SCRIPT, {
    eval: true,
    workerData: import.meta.resolve('unpdf'),
    resourceLimits: { maxOldGenerationSizeMb: 512 },
    stdout: true,
    stderr: true,
  });
  worker.unref();
  return worker;
}

function readOne(
  bytes: Uint8Array,
  { maxPages, maxPageTime }: { maxPages: number; maxPageTime: number },
): Promise<PdfContent | PdfFailure> {
  const fresh = idle === null;
  const worker = idle ?? startWorker();
  idle = null;
  worker.ref();
  const content: PdfContent = {
    count: 0,
    title: null,
    author: null,
    created: null,
    language: null,
    pages: [],
    broken: 0,
    reason: '',
  };
  const { rss } = process.memoryUsage();
  return new Promise((resolve) => {
    let outcome: PdfContent | PdfFailure | null = null;
    let timer: NodeJS.Timeout;
    const end = (result: PdfContent | PdfFailure, keep: boolean): void => {
      clearTimeout(timer);
      clearTimeout(whole);
      clearInterval(watch);
      // Those by name: without its own hidden ones a worker is never heard again.
      for (const event of ['message', 'error', 'exit']) worker.removeAllListeners(event);
      if (keep) {
        worker.unref();
        idle = worker;
      } else {
        worker.on('error', () => {
          // Already told; an error without a listener would end the program.
        });
        void worker.terminate();
      }
      resolve(result);
    };
    const stop = (reason: string): void => {
      const some = content.pages.length > 0;
      const slow = `${reason} at page ${content.pages.length + content.broken + 1}`;
      if (!some) end({ failure: 'slow', reason: slow }, false);
      else
        end(
          { ...content, broken: Math.max(1, content.count - content.pages.length), reason: slow },
          false,
        );
    };
    const wait = (milliseconds: number): void => {
      clearTimeout(timer);
      timer = setTimeout(() => stop(`${milliseconds} ms`), milliseconds);
    };
    const whole = setTimeout(() => stop(`${FILE_TIME} ms in all`), FILE_TIME);
    const watch = setInterval(() => {
      if (process.memoryUsage.rss() - rss > GROWTH) stop('memory');
    }, 50);
    wait(fresh ? START_TIME : maxPageTime);
    worker.on('message', (message: Message) => {
      if (message.kind === 'free') {
        end(outcome ?? content, true);
        return;
      }
      wait(maxPageTime);
      if (message.kind === 'open') Object.assign(content, { ...message, kind: undefined });
      else if (message.kind === 'page') content.pages.push(message.page);
      else if (message.kind === 'bad') {
        content.broken += 1;
        content.reason ||= message.reason;
      } else if (message.kind === 'done') outcome = content;
      else if (message.kind === 'error') {
        const failure = message.name === 'PasswordException' ? 'encrypted' : 'broken';
        outcome = { failure, reason: message.reason };
      }
    });
    worker.on('error', (error) => {
      const memory = 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY';
      if (memory) stop('memory');
      else end({ failure: 'broken', reason: error.message }, false);
    });
    worker.on('exit', () => end({ failure: 'broken', reason: 'the parser ended' }, false));
    // The bytes are copied: the caller keeps its own for their hash.
    // oxlint-disable-next-line require-post-message-target-origin -- a thread, not a window
    worker.postMessage({ bytes: Uint8Array.from(bytes), maxPages });
  });
}
