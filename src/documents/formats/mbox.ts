import type { Part, Splitter } from '../parts.ts';
import { problem } from '../problems.ts';

const FROM = /^From \S+ {1,4}(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)\b/;
const latin = (bytes: Uint8Array): string => Buffer.from(bytes.subarray(0, 120)).toString('latin1');
const NEWLINE = Buffer.from('\n');

/**
 * A mailbox of many messages: each is a part, "box.mbox#message-3". A line ">From " is one that began
 * with "From " (the mboxrd way of writing).
 */
export const splitMailbox: Splitter = async function* (input) {
  const { uri, limits, depth } = input;
  let lines: Uint8Array[] = [];
  let length = 0;
  let number = 0;
  let blank = true;
  const message = (): Part => ({
    part: 'bytes',
    uri: `${uri}#message-${number}`,
    bytes: Buffer.concat(lines),
    depth: depth + 1,
  });
  for (;;) {
    const line = await input.bytes.line(limits.maxLine);
    if (!line) break;
    const start = latin(line.bytes);
    if (blank && FROM.test(start)) {
      if (length > 0) yield message();
      number += 1;
      lines = [];
      length = 0;
      blank = false;
      continue;
    }
    blank = line.bytes.length === 0;
    if (length > limits.maxBytes) continue;
    lines.push(/^>+From /.test(start) ? line.bytes.subarray(1) : line.bytes, NEWLINE);
    length += line.bytes.length + 1;
  }
  if (length > 0) yield message();
  if (number === 0) yield problem('read/no-documents', uri);
};
