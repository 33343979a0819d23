import { join } from 'node:path';
import type { Brief } from '../views/index.ts';
import type { Rendered } from './render.ts';
import { briefTypst, pictureOf } from './typst.ts';

/** A folder that need not be there: everything that is set is laid in it in memory. */
const WORKSPACE = '/entente-brief';

/**
 * A brief as a tagged PDF (PDF/UA-1) with its fonts inside; made offline by the Typst compiler. Where a
 * letter has no font there (the package brings Latin, Greek and Cyrillic ones), the file is tagged all
 * the same, but does not claim the standard.
 *
 * @throws where the compiler is not there for this machine, or refuses the page: both are defects
 */
export async function briefPdf(brief: Brief): Promise<Rendered> {
  const { NodeCompiler } = await import('@myriaddreamin/typst-ts-node-compiler');
  const compiler = NodeCompiler.create({ workspace: WORKSPACE });
  for (const figure of brief.figures) {
    const { pngOf } = await import('../figure/png.ts');
    compiler.mapShadow(join(WORKSPACE, pictureOf(figure)), Buffer.from(await pngOf(figure.svg)));
  }
  const compiled = compiler.compile({ mainFileContent: briefTypst(brief) });
  const page = compiled.result;
  if (page === null) {
    const why = compiled.takeDiagnostics()?.shortDiagnostics ?? [];
    throw new Error(`the page could not be set: ${JSON.stringify(why)}`);
  }
  const pages = page.numOfPages;
  const made = (): { bytes: Uint8Array; lacksLetters: boolean } => {
    try {
      return { bytes: compiler.pdf(page, { pdfStandard: 'ua-1' }), lacksLetters: false };
    } catch {
      return { bytes: compiler.pdf(page), lacksLetters: true };
    }
  };
  const { bytes, lacksLetters } = made();
  compiler.evictCache(0);
  return { bytes: new Uint8Array(bytes), pages, lacksLetters };
}
