import type { z } from 'zod';
import { errorFacts } from '../base/index.ts';
import { diagnostic, type Diagnostic } from '../model/index.ts';

export const notFound = (dir: string): Diagnostic =>
  diagnostic({
    code: 'ledger/not-found',
    severity: 'error',
    message: `missing ledger: ${dir}`,
    advice: 'Check the path, or make a ledger there with `entente add PATH --ledger DIR`.',
    uri: dir,
  });

export const notALedger = (dir: string): Diagnostic =>
  diagnostic({
    code: 'ledger/not-a-ledger',
    severity: 'error',
    message: `invalid ledger: ${dir} has no ledger.json`,
    advice:
      'Name the folder that holds ledger.json, or an empty or new folder to make a ledger in.',
    uri: dir,
  });

export const brokenHeader = (dir: string, why: string): Diagnostic =>
  diagnostic({
    code: 'ledger/broken-header',
    severity: 'error',
    message: `invalid ledger.json in ${dir}: ${why}`,
    advice:
      'Put ledger.json back from a copy. Nothing else is lost: move the broken file away and run `entente add` again, which writes a new one.',
    uri: dir,
  });

export const newerFormat = (dir: string, version: number, known: number): Diagnostic =>
  diagnostic({
    code: 'ledger/newer-format',
    severity: 'error',
    message: `unknown ledger format: ${version} in ${dir}, newest known ${known}`,
    advice: 'Use the version of Entente that wrote this ledger, or a newer one.',
    uri: dir,
  });

/** A folder that cannot be opened, made or listed. */
export function cannotOpen(dir: string, error: unknown): Diagnostic {
  const { code, message } = errorFacts(error);
  const denied = code === 'EACCES' || code === 'EPERM' || code === 'EROFS';
  return diagnostic({
    code: denied ? 'ledger/no-permission' : 'ledger/cannot-open',
    severity: 'error',
    message: `cannot open the ledger ${dir}: ${message}`,
    advice: denied
      ? 'Ask for the right to read and write this folder, or use another.'
      : 'Check that the path is a folder and that the disk is in order.',
    uri: dir,
  });
}

/** A batch or review that could not be written; what was there before is untouched. */
export function writeFailed(dir: string, error: unknown): Diagnostic {
  const { code, message } = errorFacts(error);
  const full = code === 'ENOSPC' || code === 'EDQUOT' || /no space left|disk quota/i.test(message);
  const denied = code === 'EACCES' || code === 'EPERM' || code === 'EROFS';
  return diagnostic({
    code: full ? 'ledger/disk-full' : denied ? 'ledger/no-permission' : 'ledger/write-failed',
    severity: 'error',
    message: `cannot write to the ledger ${dir}: ${message}`,
    advice: `Nothing of this batch was kept and nothing else was touched. ${
      full
        ? 'Make room on the disk and run the same command again.'
        : 'Put this right and run the same command again.'
    }`,
    uri: dir,
  });
}

export const damagedSegment = (path: string, why: string): Diagnostic =>
  diagnostic({
    code: 'ledger/damaged-segment',
    severity: 'error',
    message: `invalid segment: ${path}: ${why}`,
    advice:
      'The rest of the ledger is read. Put the folder back from a copy, or run `entente add` again over the same documents: it writes the missing ones anew.',
    uri: path,
  });

export const damagedReview = (path: string, why: string): Diagnostic =>
  diagnostic({
    code: 'ledger/damaged-review',
    severity: 'warning',
    message: `invalid review: ${path}: ${why}`,
    advice: 'The review is not applied. Put the file back from a copy, or decide again.',
    uri: path,
  });

export const invalidReview = (id: string, recordId: string, why: string): Diagnostic =>
  diagnostic({
    code: 'ledger/invalid-review',
    severity: 'warning',
    message: `invalid review: ${id} of ${recordId}: ${why}`,
    advice: 'The record stands as it was coded. Review it again with fields that fit together.',
  });

const issues = (error: z.ZodError): string =>
  error.issues
    .slice(0, 3)
    .map((issue) => `${issue.path.join('.')}: ${issue.message}`)
    .join('; ');

export const invalidRecord = (id: string, error: z.ZodError): Diagnostic =>
  diagnostic({
    code: 'ledger/invalid-record',
    severity: 'error',
    message: `invalid record: ${id}: ${issues(error)}`,
    advice: 'The record is left out. Report it with the document: a coder should not make it.',
  });

export const recordWithoutDocument = (id: string, documentId: string): Diagnostic =>
  diagnostic({
    code: 'ledger/record-without-document',
    severity: 'error',
    message: `missing document: ${documentId}, on which ${id} rests, is not in its batch`,
    advice: 'The record is left out. Add it in one batch with its document.',
    documentId,
  });

export const repeatedId = (id: string): Diagnostic =>
  diagnostic({
    code: 'ledger/repeated-id',
    severity: 'warning',
    message: `invalid batch: ${id} stands in it more than once, with different content`,
    advice: 'The first is kept. Report it with the document: an id must name one record.',
  });

export const mixedCoders = (id: string, coder: string, expected: string): Diagnostic =>
  diagnostic({
    code: 'ledger/mixed-coders',
    severity: 'error',
    message: `invalid batch: ${id} is by ${coder} in a batch of ${expected}`,
    advice: 'The record is left out. Add the records of each coder in batches of their own.',
  });

export const unknownState = (dir: string, name: string): Diagnostic =>
  diagnostic({
    code: 'ledger/unknown-state',
    severity: 'error',
    message: `unknown state of the ledger: ${name}`,
    advice:
      'Only states that were noted can be opened: those that the workbench showed or a command left behind. Use the ledger as it is now.',
    uri: dir,
  });

export const stateIncomplete = (dir: string, fingerprint: string): Diagnostic =>
  diagnostic({
    code: 'ledger/state-incomplete',
    severity: 'error',
    message: `state ${fingerprint.slice(0, 16)} cannot be opened: a segment or review of it is gone or damaged`,
    advice: 'Use the ledger as it is now, or put the missing files back from a copy.',
    uri: dir,
  });

export const oldState = (dir: string, fingerprint: string): Diagnostic =>
  diagnostic({
    code: 'ledger/old-state',
    severity: 'error',
    message: `nothing is written to the old state ${fingerprint.slice(0, 16)}`,
    advice: 'Open the ledger as it is now; old states are only read.',
    uri: dir,
  });
