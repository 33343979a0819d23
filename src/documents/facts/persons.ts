const NAME =
  /^\p{Lu}[\p{L}.'’-]*(?: (?:\p{Lu}[\p{L}.'’-]*|van|von|de|da|del|der|den|di|al|bin|la|le)){1,4}$/u;
const OFFICE =
  /\b(?:press|office|user|admin\w*|ministry|news\w*|team|service|department|embassy|desk|editor\w*|secretariat|government|council|commission|nato|info\w*|media|owner|staff|microsoft|adobe|windows|communications?|list|group|unknown|author|bureau|center|centre|institute|agency)\b/i;

/**
 * A name of a person, as programs note it beside a file: null for whatever else stands there, since a
 * wrong author is worse than none.
 *
 *     Jane van Doe     yes
 *     Press Office     no
 *     jdoe             no
 */
export function personName(raw: string): string | null {
  const name = raw.replace(/\s+/g, ' ').trim();
  return name.length <= 80 && NAME.test(name) && !OFFICE.test(name) ? name : null;
}
