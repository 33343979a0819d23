/** A line of a dictionary without its comments, with its number from 1. */
export interface Line {
  number: number;
  text: string;
}

/**
 * The lines of a PETRARCH dictionary that say something: comments after "#" or ";" and between "<!--"
 * and "-->" are cut off, blank lines are left out but told as `null`, since they end a block.
 */
export function linesOf(text: string): (Line | null)[] {
  const out: (Line | null)[] = [];
  let inComment = false;
  text.split(/\r?\n/).forEach((raw, index) => {
    let line = raw;
    if (inComment) {
      const end = line.indexOf('-->');
      if (end === -1) return;
      line = line.slice(end + 3);
      inComment = false;
    }
    for (;;) {
      const start = line.indexOf('<!--');
      if (start === -1) break;
      const end = line.indexOf('-->', start);
      if (end === -1) {
        inComment = true;
        line = line.slice(0, start);
        break;
      }
      line = line.slice(0, start) + line.slice(end + 3);
    }
    const said = line.replace(/[#;].*$/, '').trimEnd();
    out.push(said.trim() === '' ? null : { number: index + 1, text: said });
  });
  return out;
}

/** "WHITE_HOUSE_" -> "white house": an underscore at the end only says that there is no plural. */
export const phraseOf = (text: string): string =>
  text.replaceAll('_', ' ').replace(/\s+/g, ' ').trim().toLowerCase();
