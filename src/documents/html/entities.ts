import { decodeHTML } from 'entities';

/** Character references of HTML decoded: "R&amp;D &#8212; caf&eacute;" is "R&D — café". */
export const decodeEntities = (text: string): string =>
  text.includes('&') ? decodeHTML(text) : text;
