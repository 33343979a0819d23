import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

interface AxeResult {
  violations: { id: string; nodes: { html: string; failureSummary?: string }[] }[];
}

/** Runs axe through the debugger, which the page's policy does not bind. */
export async function axeFindings(page: Page): Promise<string[]> {
  const result = await page.evaluate<AxeResult>(
    `${axe};axe.run(document, { resultTypes: ['violations'] })`,
  );
  return result.violations.map(
    ({ id, nodes }) => `${id}: ${nodes[0]?.html} ${nodes[0]?.failureSummary ?? ''}`,
  );
}
