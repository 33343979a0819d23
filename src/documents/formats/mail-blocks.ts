import { normalise } from '../normalise.ts';
import type { Block } from '../types.ts';
import { plainBlocks } from './plain.ts';

const QUOTED = /^ ?(?:> ?)+/;
const INTRODUCES =
  /^(?:On\b.{5,200}\bwrote:|Am\b.{5,200}\bschrieb\b.{0,200}:|Le\b.{5,200}\ba écrit ?:|El\b.{5,200}\bescribió:)$/;
const ORIGINAL = /^-{2,} ?(?:Original Message|Ursprüngliche Nachricht|Message d'origine) ?-{2,}$/i;
const SIGNATURE = /^-- ?$/;

/**
 * The text of a message as blocks. What is quoted from an earlier message is marked as a quotation
 * and is no prose of this one; so is the signature. A forwarded message is text like any other.
 *
 *     > We shall send two ships.        quoted
 *     On 4 June 2025, A. Bee wrote:     introduces what is quoted
 */
export function mailBlocks(raw: string): Block[] {
  const blocks: Block[] = [];
  let lines: string[] = [];
  const current: { state: 'text' | 'quote' | 'signature' } = { state: 'text' };
  const flush = (): void => {
    const found = plainBlocks(lines.join('\n'));
    lines = [];
    if (current.state === 'text') blocks.push(...found);
    else {
      const kind = current.state === 'quote' ? 'quote' : 'credit';
      blocks.push(...found.map(({ text }): Block => ({ text, kind, prose: false })));
    }
  };
  const become = (next: typeof current.state): void => {
    if (current.state === next) return;
    flush();
    current.state = next;
  };
  let original = false;
  for (const line of normalise(raw).text.split('\n')) {
    const bare = line.trim();
    if (original || QUOTED.test(line)) become('quote');
    else if (ORIGINAL.test(bare)) {
      original = true;
      become('quote');
    } else if (INTRODUCES.test(bare)) become('quote');
    else if (SIGNATURE.test(line)) {
      become('signature');
      continue;
    } else if (current.state === 'quote' && bare !== '') become('text');
    lines.push(line.replace(QUOTED, ''));
  }
  flush();
  return blocks;
}
