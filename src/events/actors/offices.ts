import type { Sector } from '../../model/index.ts';

/** A word for an office or a body that may follow a state's name: "Japan's foreign minister". */
export interface OfficeWord {
  words: string;
  sector: Sector;
  /** One person ("president") or several or a body ("navy", "officials"). */
  person: boolean;
}

const list = (sector: Sector, person: boolean, text: string): OfficeWord[] =>
  text
    .split(',')
    .map((words) => words.trim())
    .filter(Boolean)
    .map((words) => ({ words, sector, person }));

/** In order of data, not of length: the trie takes the longest. */
export const OFFICE_WORDS: readonly OfficeWord[] = [
  ...list(
    'GOV',
    true,
    `president, vice president, vice-president, prime minister, deputy prime minister, premier, chancellor,
     vice chancellor, foreign minister, defence minister, defense minister, finance minister, trade minister,
     interior minister, justice minister, economy minister, energy minister, health minister, home minister,
     minister of foreign affairs, minister for foreign affairs, minister of defence, minister of defense,
     minister of national defence, minister of national defense, minister of finance, minister of the interior,
     minister, foreign secretary, defence secretary, defense secretary, home secretary, secretary of state,
     secretary of defense, secretary of war, treasury secretary, state secretary, secretary of the treasury,
     attorney general, king, queen, emperor, crown prince, prince, emir, sultan, pope, leader, supreme leader,
     paramount leader, head of state, head of government, ambassador, envoy, special envoy, special representative,
     high representative, high commissioner, commissioner, secretary general, secretary-general, deputy secretary general,
     deputy secretary-general, deputy foreign minister, deputy defence minister, deputy defense minister, vice foreign minister,
     deputy minister, national security adviser, national security advisor, spokesman, spokeswoman, spokesperson, counterpart,
     diplomat, official, senior official, governor, chief cabinet secretary, state councillor, permanent representative,
     governor general, governor-general, chair, chairman, chairperson, chief, security adviser, security chief, foreign policy chief`,
  ),
  ...list(
    'MIL',
    true,
    `general, admiral, commander, army chief, navy chief, defence chief, defense chief, chief of defence, chief of defense, chief of staff, supreme allied commander, military commander, colonel, captain, lieutenant, military chief`,
  ),
  ...list(
    'GOV',
    false,
    `government, administration, cabinet, authorities, foreign ministry, defence ministry, defense ministry, interior ministry,
     finance ministry, trade ministry, ministry, ministry of foreign affairs, ministry of defence, ministry of defense, ministry of national defense,
     foreign office, state department, treasury, embassy, consulate, mission, delegation, leaders, officials, ministers, foreign ministers,
     defence ministers, defense ministers, finance ministers, diplomats, ambassadors, envoys, presidents, premiers, prime ministers, heads of state,
     heads of state and government, counterparts, presidency, regime, negotiators, inspectors, representatives, leadership, secretariat, chiefs of defence`,
  ),
  ...list(
    'MIL',
    false,
    `army, navy, air force, military, armed forces, forces, troops, soldiers, marines, warships, warship, frigate, frigates, destroyer, destroyers,
     fighter jets, jets, warplanes, bombers, submarine, submarines, fleet, coast guard, self-defense forces, self-defence forces, defense forces, defence force,
     defense force, security forces, peacekeepers, pilots, paratroopers, brigade, battalion, units, patrol, patrols, ships, aircraft, drones, missiles, generals, admirals, carrier, aircraft carrier, maritime self-defense force, vessels, vessel, contingent, sailors, crews, commanders, border guards`,
  ),
  ...list(
    'LEG',
    false,
    `parliament, congress, senate, lawmakers, legislators, diet, knesset, duma, house of representatives, parliamentarians, lower house, upper house, legislature, bundestag`,
  ),
  ...list('LEG', true, `lawmaker, senator, congressman, congresswoman, legislator, speaker, mp`),
  ...list(
    'JUD',
    false,
    `court, supreme court, high court, prosecutors, judges, tribunal, judiciary, constitutional court, courts`,
  ),
  ...list('JUD', true, `judge, prosecutor`),
  ...list('COP', false, `police, gendarmes, gendarmerie, law enforcement, police officers`),
  ...list(
    'SPY',
    false,
    `intelligence, intelligence agency, spy agency, secret service, intelligence service, spies, agents, hackers`,
  ),
  ...list(
    'REB',
    false,
    `rebels, militants, insurgents, separatists, guerrillas, fighters, militia, militias, gunmen`,
  ),
  ...list('OPP', false, `opposition, dissidents, opposition parties`),
  ...list('PTY', false, `communist party, ruling party, party`),
  ...list(
    'CVL',
    false,
    `protesters, demonstrators, activists, citizens, workers, students, farmers, people, residents, civilians, nationals, refugees, migrants`,
  ),
  ...list(
    'BUS',
    false,
    `companies, company, firms, firm, manufacturer, manufacturers, shipbuilder, shipbuilders, contractors`,
  ),
  ...list('MED', false, `media, state media, journalists, journalist, broadcaster, news agency`),
];

/** May stand between a state's name and the office: "the then Japanese", "U.S. acting". */
export const BETWEEN: ReadonlySet<string> = new Set(
  'former acting new then outgoing incoming interim deputy senior top own current late first newly elected chief special naval land air maritime permanent public national paramilitary riot nuclear guided missile attack'.split(
    ' ',
  ),
);

/** Parts of names in small letters. */
export const NAME_PARTICLES: ReadonlySet<string> = new Set(
  'bin ibn al el de da do dos van von der den del la le du di ter abu'.split(' '),
);

export const TITLES: ReadonlySet<string> = new Set(
  'mr mrs ms dr sir lord lady president premier chancellor minister secretary senator king queen emperor prince pope general admiral sen rep gov ambassador commissioner'.split(
    ' ',
  ),
);
