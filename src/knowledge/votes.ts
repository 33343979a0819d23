import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { dataFiles, packagedFolder } from './files.ts';

const votesSchema = z.object({
  id: z.string(),
  name: z.string(),
  source: z.object({
    name: z.string(),
    uri: z.string(),
    retrieved: z.string(),
    licence: z.string(),
  }),
  actors: z.array(z.string()),
  /** Number, ISO day, resolution, and one letter for each actor in turn: y, a, n, or . for no vote. */
  votes: z.array(z.tuple([z.int(), z.iso.date(), z.string(), z.string().regex(/^[yan.]*$/)])),
});

/** Recorded votes of a body, with their source. */
export type RecordedVotes = z.infer<typeof votesSchema>;

/** The bodies whose recorded votes come with Entente, read when they are asked for. */
export function recordedVotes(folder: string = packagedFolder()): RecordedVotes[] {
  const own = join(folder, 'votes');
  return dataFiles(own).map((file) =>
    votesSchema.parse(JSON.parse(readFileSync(join(own, file), 'utf8'))),
  );
}
