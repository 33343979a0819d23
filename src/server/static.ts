import { readFileSync, readdirSync, statSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { sha256 } from '../base/index.ts';

const TYPES: Readonly<Record<string, string>> = {
  html: 'text/html; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  css: 'text/css; charset=utf-8',
  json: 'application/json; charset=utf-8',
  svg: 'image/svg+xml',
  png: 'image/png',
  ico: 'image/x-icon',
  woff2: 'font/woff2',
  txt: 'text/plain; charset=utf-8',
};

interface Asset {
  bytes: Uint8Array<ArrayBuffer>;
  type: string;
  tag: string;
  cache: string;
}

/** Names with a hash in them never change their content. */
const HASHED = /-[\w-]{8,}\.\w+$/;

/**
 * The workbench's files by path. They are read once; a path that is not among them is no file, so
 * that no spelling of `..` reaches anything else.
 */
export function loadAssets(root: string): ReadonlyMap<string, Asset> {
  const assets = new Map<string, Asset>();
  for (const file of filesIn(root)) {
    const bytes = new Uint8Array(readFileSync(file));
    const path = `/${relative(root, file).split(sep).join('/')}`;
    const extension = path.slice(path.lastIndexOf('.') + 1);
    assets.set(path, {
      bytes,
      type: TYPES[extension] ?? 'application/octet-stream',
      tag: `"${sha256(bytes).slice(0, 32)}"`,
      cache: HASHED.test(path) ? 'public, max-age=31536000, immutable' : 'no-cache',
    });
  }
  return assets;
}

function filesIn(root: string): string[] {
  try {
    return readdirSync(root, { recursive: true })
      .map((name) => join(root, String(name)))
      .filter((file) => statSync(file).isFile());
  } catch {
    return [];
  }
}

/** The file at a path; else the workbench's page, which finds its screen by the address. */
export function assetResponse(
  assets: ReadonlyMap<string, Asset>,
  path: string,
  ifNoneMatch: string | undefined,
): Response | null {
  const exact = assets.get(path);
  const isFileName = /\.\w+$/.test(path);
  const asset = exact ?? (isFileName ? undefined : assets.get('/index.html'));
  if (asset === undefined) return null;
  const headers = { 'content-type': asset.type, etag: asset.tag, 'cache-control': asset.cache };
  if (ifNoneMatch === asset.tag) return new Response(null, { status: 304, headers });
  return new Response(asset.bytes, { headers });
}
