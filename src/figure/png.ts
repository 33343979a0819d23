import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { initWasm, Resvg } from '@resvg/resvg-wasm';
import { figureFonts } from './fonts.ts';

let ready: Promise<Uint8Array[]> | null = null;

/** The rasteriser, set up once: it takes its own fonts and none of the machine's. */
async function setUp(): Promise<Uint8Array[]> {
  const require = createRequire(import.meta.url);
  await initWasm(readFileSync(require.resolve('@resvg/resvg-wasm/index_bg.wasm')));
  return figureFonts();
}

const BOLD = /<(?:text|tspan|g)\b[^>]*\bfont-weight="600"[^>]*>/g;

/**
 * The static fonts carry their weight in the name of their family, so bold text names its font; and the
 * variable ones, which a browser takes first, are not here.
 */
const withStaticFonts = (svg: string): string =>
  svg
    .replaceAll(BOLD, (tag) => {
      const serif = /font-family="[^"]*Serif/.test(tag);
      const plain = tag.replace(/ font-family="[^"]*"/, '').replace(' font-weight="600"', '');
      return plain.replace(
        /^<\w+/,
        (start) => `${start} font-family="'Source ${serif ? 'Serif 4' : 'Sans 3'} SemiBold'"`,
      );
    })
    .replaceAll(/'Source (Sans 3|Serif 4) Variable', /g, '');

/** A standing SVG as PNG bytes, twice its size in pixels unless told. Same drawing, same bytes. */
export async function pngOf(svg: string, scale = 2): Promise<Uint8Array> {
  ready ??= setUp();
  const fontBuffers = await ready;
  const resvg = new Resvg(withStaticFonts(svg), {
    fitTo: { mode: 'zoom', value: scale },
    font: {
      fontBuffers,
      loadSystemFonts: false,
      defaultFontFamily: 'Source Sans 3',
      serifFamily: 'Source Serif 4',
      sansSerifFamily: 'Source Sans 3',
    } as never,
  });
  try {
    return resvg.render().asPng();
  } finally {
    resvg.free();
  }
}
