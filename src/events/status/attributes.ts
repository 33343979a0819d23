import type { Status } from '../../model/index.ts';
import type { View } from '../view.ts';
import { ATTRIBUTES } from './operators.ts';
import { lower } from './own.ts';

/** Status of what a noun names, by the words before it: "planned visit", "no agreement". */
export function attributeStatus(
  view: View,
  first: number,
  head: number,
): { status: Status; word: string } | null {
  for (let i = head - 1; i >= first; i--) {
    const status = ATTRIBUTES.get(lower(view, i));
    if (status) return { status, word: lower(view, i) };
  }
  const before = lower(view, first - 1);
  if (
    before === 'of' &&
    /^(?:lack|absence|risk|threat|possibility|prospect|chance|fear|fears|hope)$/.test(
      lower(view, first - 2),
    )
  ) {
    const word = lower(view, first - 2);
    return { status: word === 'lack' || word === 'absence' ? 'negated' : 'hypothetical', word };
  }
  return null;
}

const FIRST =
  /\b(?:for the first time|first[- ]ever|(?:the|its|their|his|her|a|an) (?:historic |very )?first\b(?! (?:half|quarter|phase|day|place|step|round|lady|two|three)))/i;

/** The text says that it was the first of its kind. */
export const saysFirst = (text: string): boolean => FIRST.test(text);
