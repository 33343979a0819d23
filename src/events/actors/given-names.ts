import type { Found } from './types.ts';

/** Given names of women in public office: enough to tell whom "she" cannot mean. */
const WOMEN = new Set(
  `aino alexandra alicia alina ana anita anna annalena anneliese ann annika antje beata brigitte camilla
   caroline catherine catherine charlotte chrystia claudia condoleezza cristina dalia dana deb elina elisabeth
   elizabeth ella emine erna eva evika federica florence frances gabriela geun-hye giorgia gitanas gro hadja
   hanna helen helle hillary ine inga ingrida irene isabel iveta jacinda jane janet jeanine joan joanna joly
   judith julia julie kaja kamala karin karine katarina katerina katrin katrina kersti kerstin kolinda kristalina
   kristina kyung-wha laimdota larissa laura liz ljubica louise lula magda magdalena maia margarita margot maria
   marianne marie marine marise marta mary megawati melanie mette michelle mia mirjana nadia nanaia nancy natalia
   nguyen olena olga park penny pia radmila retno rosa roza sanae sanna sara sarah sheikh sigrid simona sofia sophie
   stella sushma susan suzanne tamara theresa tulsi ursula valentina vaira victoria viola vjosa wendy yekaterina
   yingluck yoko yulia yuriko zuzana`.split(/\s+/),
);

/** Whether a person may be meant by "he", "she", "his" or "her", as far as the given name tells. */
export function mayBe(pronoun: string, { person }: Found): boolean {
  const name = person?.name ?? null;
  if (name === null || !name.includes(' ')) return true;
  const parts = name.toLowerCase().split(' ');
  const woman = parts.some((part) => WOMEN.has(part));
  return pronoun === 'she' || pronoun === 'her' ? woman : !woman;
}
