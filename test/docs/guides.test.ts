/** The guides on one's own data and on a second case, followed to the letter with the built command line. */
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { entente, root } from '../cli/run.ts';
import { stepsOf } from './guide.ts';

const folder = mkdtempSync(join(tmpdir(), 'entente-guide-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Does what a guide says, in a folder of its own, with the examples beside. */
function follow(name: string): { at: string; printed: string[] } {
  const at = join(folder, name);
  mkdirSync(at);
  cpSync(join(root, 'examples'), join(at, 'examples'), { recursive: true });
  const printed: string[] = [];
  for (const step of stepsOf(readFileSync(join(root, 'docs/guide', `${name}.md`), 'utf8')))
    if (step.kind === 'file') {
      mkdirSync(dirname(join(at, step.path)), { recursive: true });
      writeFileSync(join(at, step.path), step.text);
    } else if (step.kind === 'command') {
      const { status, out, err } = entente(step.args, { cwd: at });
      expect(status, `${step.line}\n${err}`).toBe(0);
      printed.push(out);
    } else for (const line of step.lines) expect(printed.at(-1), step.lines[0]).toContain(line);
  return { at, printed };
}

describe('your own data', () => {
  it('a minister and a group from a text editor are checked, found and counted', () => {
    const { at, printed } = follow('your-own-data');
    const [checked, who, , table] = printed;
    expect(checked).toContain('Pacific Three (PACIFIC3), 3 members');
    expect(checked).toContain('0 errors, 0 warnings');
    expect(who).toContain('Ann Example, foreign minister of Tonga');
    expect(table).toContain('NATO with Pacific Three');
    expect(table).toMatch(/NATO itself\s+1\s+.*\s1\s+2/);
    // The minister stands for the state in the record itself.
    const events = entente(['code', 'my-case/texts', '--knowledge', 'my-case/knowledge'], {
      cwd: at,
    })
      .json()
      .filter((one) => one['record'] === 'event');
    const people = events.flatMap(
      (event) => event['actors'] as { code: string; person: { name: string } | null }[],
    );
    expect(people.find(({ person }) => person?.name === 'Ann Example')?.code).toBe('TON');
    // Without the folder nobody knows her.
    const bare = entente(['code', 'my-case/texts'], { cwd: at }).out;
    expect(bare).not.toContain('"name":"Ann Example","office"');
  }, 300_000);
});

describe('a second case', () => {
  it('every command does what the page says', () => {
    const { at, printed } = follow('second-case');
    expect(existsSync(join(at, 'asean/brief.md'))).toBe(true);
    expect(readFileSync(join(at, 'asean/brief.md'), 'utf8')).toContain('European Union with ASEAN');
    for (const text of printed) expect(text).not.toMatch(/NATO|Indo-Pacific Four|IP4/);
  }, 300_000);
});
