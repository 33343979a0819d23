import { readFileSync } from 'node:fs';

/** What package.json says of this program. */
export interface PackageFacts {
  version: string;
  /** Where a server's keeper can read who asks; null where package.json names no page. */
  homepage: string | null;
}

export function packageFacts(): PackageFacts {
  const packaged: unknown = JSON.parse(
    readFileSync(new URL('../../package.json', import.meta.url), 'utf8'),
  );
  const fields = new Map<string, unknown>(
    typeof packaged === 'object' && packaged !== null ? Object.entries(packaged) : [],
  );
  const homepage = fields.get('homepage');
  const version = fields.get('version');
  return {
    version: typeof version === 'string' ? version : 'unknown',
    homepage: typeof homepage === 'string' ? homepage : null,
  };
}
