const INLINE = new Set(
  'a abbr acronym b bdi bdo big cite code data del dfn em font i ins kbd label mark q rp rt ruby s samp small span strike strong sub sup time tt u var wbr'.split(
    ' ',
  ),
);
/** Runs on in a line of text; all other elements part it. */
export const isInline = (tag: string): boolean => INLINE.has(tag);
