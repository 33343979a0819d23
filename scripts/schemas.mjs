// Publishes the zod schemas of src/model as JSON Schema in docs/reference/schemas; --check compares.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import {
  commitmentSchema,
  diagnosticSchema,
  documentSchema,
  eventSchema,
  indicatorSchema,
  positionSchema,
  reviewSchema,
} from '../dist/model/index.js';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const folder = join(root, 'docs/reference/schemas');
const SCHEMAS = {
  document: documentSchema,
  event: eventSchema,
  commitment: commitmentSchema,
  position: positionSchema,
  indicator: indicatorSchema,
  review: reviewSchema,
  diagnostic: diagnosticSchema,
};
mkdirSync(folder, { recursive: true });
let stale = 0;
for (const [name, schema] of Object.entries(SCHEMAS)) {
  const file = join(folder, `${name}.schema.json`);
  const text = `${JSON.stringify({ title: name, ...z.toJSONSchema(schema) }, null, 2)}\n`;
  if (process.argv.includes('--check')) {
    if (!existsSync(file) || readFileSync(file, 'utf8') !== text) {
      stale += 1;
      console.error(`${name}.schema.json is not what src/model says: run npm run schemas`);
    }
  } else writeFileSync(file, text);
}
process.exit(stale === 0 ? 0 : 1);
