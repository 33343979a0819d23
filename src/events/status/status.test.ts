import { describe, expect, it } from 'vitest';
import { loadKnowledge } from '../../knowledge/index.ts';
import type { Status } from '../../model/index.ts';
import { createCoder } from '../coder.ts';
import { documentOf } from '../eval/sentence.ts';
import { combine } from './read.ts';

const coder = createCoder(loadKnowledge().value);

/** The acts of a text as "ROOT status", restated ones marked. */
const acts = (text: string): string[] =>
  coder
    .code(documentOf(text, '2024-05-10'))
    .events.map((e) => `${e.root} ${e.status}${e.restated ? '/restated' : ''}`);

describe('what is planned', () =>
  it.each([
    ['Japan will sign the agreement with NATO in July.', 'SUPPORT planned'],
    [
      'The foreign minister of Japan will meet the NATO secretary general on Friday.',
      'CONSULT planned',
    ],
    ['Australia is set to host talks with Japan next week.', 'CONSULT planned'],
    ['The Japanese prime minister plans to visit Brussels.', 'CONSULT planned'],
    ['South Korea is due to sign the treaty with Japan in March.', 'SUPPORT planned'],
    ['New Zealand intends to attend the NATO summit.', 'CONSULT planned'],
    ['Japan and Australia are to hold a joint exercise in May.', 'COOPERATE planned'],
    ['NATO announced a planned visit to Tokyo by its secretary general.', 'CONSULT planned'],
    ['Poland is preparing to host a meeting with Ukraine.', 'CONSULT planned'],
    ['Canada is expected to ratify the treaty with Japan.', 'SUPPORT planned'],
    ['The French president is going to visit Seoul.', 'CONSULT planned'],
    [
      'The leaders of Japan and South Korea are scheduled to meet in Washington.',
      'CONSULT planned',
    ],
    ['Norway is about to sign an agreement with Japan.', 'SUPPORT planned'],
    ["Japan's minister is to visit Brussels.", 'CONSULT planned'],
    ['Germany decided to deploy a frigate to the Indo-Pacific.', 'MOBILIZE planned'],
    ['Germany plans to send missiles to Ukraine.', 'AID planned'],
    ['The European Union intends to impose sanctions on Iran.', 'SANCTION planned'],
    ['Russia plans to withdraw its troops from Syria.', 'RETREAT planned'],
    ['Japan and Australia plan to hold a joint exercise.', 'COOPERATE planned'],
  ])('%s', (text, act) => expect(acts(text)).toContain(act)));

describe('what is proposed', () =>
  it.each([
    ['The minister said that Japan should impose sanctions on Russia.', 'SANCTION proposed'],
    ['Analysts said NATO should sign an agreement with Japan.', 'SUPPORT proposed'],
    ['France proposed talks with Japan.', 'CONSULT proposed'],
    ['Lithuania recommended imposing sanctions on Belarus.', 'SANCTION proposed'],
    ['Japan and NATO ought to sign a new programme.', 'SUPPORT proposed'],
    ['NATO must cooperate with Japan.', 'COOPERATE proposed'],
    ['South Korea wants to hold talks with North Korea.', 'CONSULT proposed'],
    ['The admiral said that Germany should deploy a frigate to the Pacific.', 'MOBILIZE proposed'],
  ])('%s', (text, act) => expect(acts(text)).toContain(act)));

describe('what is actual', () =>
  it.each([
    ['Canada suggested holding talks with Japan.', 'REQUEST actual'],
    ['Australia proposed to hold talks with New Zealand.', 'REQUEST actual'],
    ['Japan signed the agreement with NATO.', 'SUPPORT actual'],
    ['Japan attended the NATO summit.', 'CONSULT actual'],
    ["Japan's prime minister met the NATO secretary general.", 'CONSULT actual'],
    ['Japan promised to support Ukraine.', 'AGREE actual'],
    ['NATO agreed to establish an office in Tokyo.', 'AGREE actual'],
    ['Australia pledged 100 million dollars to Ukraine.', 'AGREE actual'],
    ['China accused NATO of expanding in Asia.', 'ACCUSE actual'],
    ['Russia threatened to attack Poland.', 'THREATEN actual'],
    ['NATO called on Japan to provide missiles to Ukraine.', 'REQUEST actual'],
    ['Ukraine asked Japan to send missiles.', 'REQUEST actual'],
    ['Japan rejected the proposal of China.', 'REJECT actual'],
    ['South Korean leader visits NATO headquarters.', 'CONSULT actual'],
    ['NATO formalized ties with Japan by signing a programme.', 'SUPPORT actual'],
    ['The leaders of Japan were invited by NATO.', 'CONSULT actual'],
    ['The United States hosted talks with Japan.', 'CONSULT actual'],
    ['Japan and Australia held a joint exercise.', 'COOPERATE actual'],
    ['Russia began to withdraw its troops from Syria.', 'RETREAT actual'],
    ['Japan managed to sign an agreement with India.', 'SUPPORT actual'],
    ['Japan delivered generators to Ukraine.', 'AID actual'],
    ['Japan imposed sanctions on Russia.', 'SANCTION actual'],
    ['Russian forces attacked Ukraine.', 'ASSAULT actual'],
    ['China deployed warships near Taiwan.', 'MOBILIZE actual'],
    ['Japan continued talks with South Korea.', 'CONSULT actual'],
    ['Iran released the American prisoners.', 'RETREAT actual'],
  ])('%s', (text, act) => expect(acts(text)).toContain(act)));

describe('what is hypothetical', () =>
  it.each([
    ['Japan could sign the agreement with NATO.', 'SUPPORT hypothetical'],
    ['Japan may join the treaty with Australia.', 'SUPPORT hypothetical'],
    ['Australia might host talks with China.', 'CONSULT hypothetical'],
    ['If talks fail, Japan will impose sanctions on North Korea.', 'SANCTION hypothetical'],
    ['The United States would sanction China if it supplied Russia.', 'SANCTION hypothetical'],
    ['Germany is considering deploying a frigate to the region.', 'MOBILIZE hypothetical'],
    ['New Zealand is weighing joining the treaty with Australia.', 'SUPPORT hypothetical'],
    ['North Korea could attack South Korea.', 'ASSAULT hypothetical'],
    ['Japan hopes to host a meeting with NATO.', 'CONSULT hypothetical'],
    ['Unless Russia withdraws, Japan will impose sanctions on Russia.', 'SANCTION hypothetical'],
    ['Japan is likely to sign the agreement with NATO.', 'SUPPORT hypothetical'],
    ['Without a deal, France will deploy warships to the gulf.', 'MOBILIZE hypothetical'],
    ['Canada is seeking to hold talks with China.', 'CONSULT hypothetical'],
    ['Australia is trying to sign a treaty with Fiji.', 'SUPPORT hypothetical'],
    ['Russia may attack Estonia.', 'ASSAULT hypothetical'],
  ])('%s', (text, act) => expect(acts(text)).toContain(act)));

describe('what is refused', () =>
  it.each([
    ['Japan declined to sign the agreement with NATO.', 'SUPPORT refused'],
    ['New Zealand refused to join the treaty.', 'SUPPORT refused'],
    ['The Australian prime minister declined to attend the NATO summit.', 'CONSULT refused'],
    ['Germany ruled out sending missiles to Ukraine.', 'AID refused'],
    ['Japan will not attend the NATO summit.', 'CONSULT refused'],
    ['Hungary will not send weapons to Ukraine.', 'AID refused'],
    ['Seoul refused to hold talks with Pyongyang.', 'CONSULT refused'],
    ['Austria would not provide weapons to Ukraine.', 'AID refused'],
    ["The South Korean president won't attend the NATO summit.", 'CONSULT refused'],
    ['Turkey refused to ratify the treaty with Sweden.', 'SUPPORT refused'],
  ])('%s', (text, act) => expect(acts(text)).toContain(act)));

describe('what is cancelled', () =>
  it.each([
    ['The Japanese prime minister cancelled a visit to Brussels.', 'CONSULT cancelled'],
    ['Japan cancelled talks with China.', 'CONSULT cancelled'],
    ['Australia postponed a meeting with NATO.', 'CONSULT cancelled'],
    ['NATO dropped plans to open a liaison office in Tokyo.', 'SUPPORT cancelled'],
    ['South Korea suspended joint exercises with the United States.', 'COOPERATE cancelled'],
    ['Germany abandoned plans to deploy a frigate to the Pacific.', 'MOBILIZE cancelled'],
    ['The prime minister of Japan dropped plans to attend the NATO summit.', 'CONSULT cancelled'],
    ['The United States and South Korea postponed a joint exercise.', 'COOPERATE cancelled'],
    ['The visit of the Japanese minister to Brussels was cancelled by NATO.', 'CONSULT cancelled'],
  ])('%s', (text, act) => expect(acts(text)).toContain(act)));

describe('what is negated', () =>
  it.each([
    ['Japan did not attend the NATO summit.', 'CONSULT negated'],
    ['Japan and NATO did not sign the agreement.', 'SUPPORT negated'],
    ['South Korea has not signed the treaty with Japan.', 'SUPPORT negated'],
    ['The Australian prime minister did not meet the NATO secretary general.', 'CONSULT negated'],
    ['No agreement was reached between Japan and China.', 'SUPPORT negated'],
    ['Tokyo denied that Japan had joined the treaty.', 'SUPPORT negated'],
    ['Japan and China failed to reach an agreement.', 'SUPPORT negated'],
    ['The prime minister of New Zealand never attended the summit of NATO.', 'CONSULT negated'],
    ['Hungary has yet to send weapons to Ukraine.', 'AID negated'],
    ['Moscow denied attacking Ukraine.', 'ASSAULT negated'],
    ['There were no talks between Japan and North Korea.', 'CONSULT negated'],
    ['Switzerland avoided sending weapons to Ukraine.', 'AID negated'],
    ['Neither Japan nor Australia signed the treaty with China.', 'SUPPORT negated'],
    ['India has not imposed sanctions on Russia.', 'SANCTION negated'],
    ['Russia did not withdraw its troops from Ukraine.', 'RETREAT negated'],
    ["South Korea's president did not visit Japan.", 'CONSULT negated'],
    ['Japan and China have never held a joint exercise.', 'COOPERATE negated'],
  ])('%s', (text, act) => expect(acts(text)).toContain(act)));

describe('what is actual, told again', () =>
  it.each([
    ['NATO reaffirmed its commitment to Japan.', 'AGREE actual/restated'],
    ['Japan reiterated its commitment to help Ukraine.', 'AGREE actual/restated'],
    ['Australia reiterated its support for Ukraine.', 'SUPPORT actual/restated'],
    ['Japan repeated its criticism of China.', 'ACCUSE actual/restated'],
    ['The alliance and NATO restated their commitment to Ukraine.', 'AGREE actual/restated'],
  ])('%s', (text, act) => expect(acts(text)).toContain(act)));

describe('near misses of planned', () =>
  it.each([
    ['Japan signed the agreement that will help NATO.', 'SUPPORT actual'],
    ['Japan attended the NATO summit and will send a report.', 'CONSULT actual'],
    ['NATO said that Japan signed the programme.', 'SUPPORT actual'],
    [
      'Japan had planned the summit for years and hosted NATO on Monday.',
      'CONSULT planned, CONSULT actual',
    ],
    ['Japan promised to attend the NATO summit.', 'AGREE actual'],
    ['NATO vowed to support Ukraine.', 'AGREE actual'],
    ['Japan agreed to sign the treaty with Australia.', 'AGREE actual'],
    ['Japan said it would send missiles to Ukraine.', 'AGREE actual'],
    ['Australia announced that it will provide 50 million dollars to Ukraine.', 'AGREE actual'],
    ['Australia visited Japan, whose minister will retire.', 'CONSULT actual'],
    ['Russia threatened to attack Poland.', 'THREATEN actual'],
    ['The willing partners Japan and Australia signed a treaty.', 'SUPPORT actual'],
    ['Japan signed the treaty on the planned day.', 'SUPPORT actual'],
    ['Japan pledged to buy missiles from the United States.', 'AGREE actual'],
  ])('%s', (text, told) => expect(acts(text).join(', ')).toBe(told)));

describe('near misses of proposed', () =>
  it.each([
    ['Japan called for sanctions on Russia.', 'REQUEST actual'],
    ['NATO urged China to stop supporting Russia.', 'REQUEST actual'],
    ['Ukraine requested weapons from Japan.', 'REQUEST actual'],
    ['Japan accepted the proposal of Australia.', 'AGREE actual'],
    [
      'The president said that Japan imposed sanctions on Russia because it should.',
      'SANCTION actual',
    ],
    [
      'Japan imposed the sanctions on Russia that Ukraine had requested.',
      'SANCTION actual, REQUEST actual',
    ],
    ['Australia demanded talks with China.', 'CONSULT proposed'],
    ['France urged Japan to sign the treaty with NATO.', 'REQUEST actual'],
  ])('%s', (text, told) => expect(acts(text).join(', ')).toBe(told)));

describe('near misses of hypothetical', () =>
  it.each([
    ['Japan could not attend the NATO summit.', 'CONSULT negated'],
    ['Japan was able to sign the treaty with NATO.', 'SUPPORT actual'],
    ['In May Japan signed the treaty with Fiji.', 'SUPPORT actual'],
    ['Japan imposed sanctions on Russia as talks had failed.', 'SANCTION actual'],
    ['Japan attended the NATO summit even if critics grumbled.', 'CONSULT actual'],
    ['Japan managed to host talks with China.', 'CONSULT actual'],
    ['South Korea sought talks with North Korea.', 'REQUEST actual'],
    ['Japan signed the agreement with NATO in May 2023.', 'SUPPORT actual'],
    ['Japan condemned the threat of China.', 'ACCUSE actual'],
    ['Japan met South Korea in the hope of peace.', 'CONSULT actual'],
    ['Poland imposed sanctions on Belarus, whatever that may bring.', 'SANCTION actual'],
  ])('%s', (text, told) => expect(acts(text).join(', ')).toBe(told)));

describe('near misses of refused', () =>
  it.each([
    ['Japan did not refuse to sign the treaty with NATO.', 'SUPPORT hypothetical'],
    ['Japan rejected the request of China.', 'REJECT actual'],
    ['China refused the offer of Japan.', 'REJECT actual'],
    ['Japan turned down an offer from China.', 'REJECT actual'],
    ['Japan denied that it refused to sign the treaty with NATO.', 'SUPPORT hypothetical'],
    [
      'Japan, which declined an invitation in 2021, attended the NATO summit in 2022.',
      'CONSULT actual',
    ],
    ['The parliament of Poland ratified the treaty with Japan.', 'SUPPORT actual'],
    ['Australia refused the demand of China.', 'REJECT actual'],
    ['Hungary rejected the plan of the European Union.', 'REJECT actual'],
  ])('%s', (text, told) => expect(acts(text).join(', ')).toBe(told)));

describe('near misses of cancelled', () =>
  it.each([
    ['Japan resumed talks with China.', 'CONSULT actual'],
    ['Japan attended the NATO summit despite a cancelled flight.', 'CONSULT actual'],
    ['The summit was moved, and Japan met NATO in Madrid.', 'CONSULT actual'],
    ['After a postponed visit, Japan signed an agreement with India.', 'SUPPORT actual'],
    ['Germany dropped bombs on Serbia.', 'ASSAULT actual'],
    ['Japan held talks with China that ended on Monday.', 'CONSULT actual'],
  ])('%s', (text, told) => expect(acts(text).join(', ')).toBe(told)));

describe('near misses of negated', () =>
  it.each([
    ['Japan did not fail to sign the treaty with NATO.', 'SUPPORT actual'],
    ['Not only did Japan sign the treaty with NATO, it ratified it.', 'SUPPORT actual'],
    ['Japan attended the NATO summit, not the G7 summit.', 'CONSULT actual'],
    ['Without hesitation, Japan imposed sanctions on Russia.', 'SANCTION actual'],
    ['Japan, which is no member of NATO, attended the summit of NATO.', 'CONSULT actual'],
    ['Japan hosted NATO, but China did not attend.', 'CONSULT actual, CONSULT negated'],
    ['China denied the claim of Japan.', 'REJECT actual'],
    ['Norway signed a no-fly agreement with Japan.', 'SUPPORT actual'],
    ['Japan attended the NATO summit without its foreign minister.', 'CONSULT actual'],
    ['Nobody but Japan attended the NATO summit.', 'CONSULT actual'],
    ['Japan did not only attend the NATO summit.', 'CONSULT actual'],
    ['South Korea signed the treaty with Japan, which China did not like.', 'SUPPORT actual'],
  ])('%s', (text, told) => expect(acts(text).join(', ')).toBe(told)));

describe('near misses of restated', () =>
  it.each([
    ['NATO affirmed its commitment to Japan.', 'AGREE actual'],
    ['Japan renewed its agreement with NATO.', 'SUPPORT actual'],
    ['Japan attended the NATO summit again.', 'CONSULT actual'],
    ['Japan repeated the exercise with Australia.', 'COOPERATE actual/restated'],
  ])('%s', (text, told) => expect(acts(text).join(', ')).toBe(told)));

describe('what is reported of others', () =>
  it.each([
    ['China accused NATO of attacking Serbia.', 'ACCUSE actual'],
    ['Russia accused Ukraine of attacking Moscow.', 'ACCUSE actual'],
    ['NATO condemned Russia for attacking Ukraine.', 'ACCUSE actual'],
    ['Japan criticised China for deploying warships near Taiwan.', 'ACCUSE actual'],
    ['Japan condemned the attack by Russia on Ukraine.', 'ACCUSE actual'],
    ['NATO called on Russia to withdraw its troops from Ukraine.', 'REQUEST actual'],
    ['Ukraine asked NATO to impose sanctions on Russia.', 'REQUEST actual'],
    ['Japan welcomed the decision of Australia to join the treaty.', 'SUPPORT actual'],
    ['Japan thanked Australia for sending missiles to Ukraine.', 'SUPPORT actual'],
    ['China blamed Japan for the failure of the talks.', 'ACCUSE actual'],
    ['Japan said China accused it of aggression.', 'ACCUSE actual'],
    ['The United States accused China of sending weapons to Russia.', 'ACCUSE actual'],
    ['Japan praised Australia for imposing sanctions on Russia.', 'SUPPORT actual'],
    ['Japan demanded that Russia withdraw its troops from Ukraine.', 'REQUEST actual'],
  ])('%s', (text, told) => expect(acts(text).join(', ')).toBe(told)));

describe('what is denied', () =>
  it.each([
    ['Japan denied that it had joined the treaty.', 'SUPPORT negated'],
    ['NATO denied that it attacked Libya.', 'ASSAULT negated'],
    ['China denied sending weapons to Russia.', 'AID negated'],
    ['China denied that it had agreed to support Russia.', 'AGREE negated'],
    ['Russia rejected the accusation that it attacked Ukraine.', 'REJECT actual'],
    ['Iran denied that it had sent missiles to Russia.', 'AID negated'],
    ['Japan denied that it had imposed sanctions on China.', 'SANCTION negated'],
  ])('%s', (text, told) => expect(acts(text).join(', ')).toBe(told)));

describe('headlines in the present', () =>
  it.each([
    ['Japan joins treaty with Australia', 'SUPPORT actual'],
    ['Japan to host NATO chief', 'CONSULT planned'],
    ['China warns Japan', 'THREATEN actual'],
    ['Japan imposes sanctions on Russia', 'SANCTION actual'],
    ['Russia attacks Ukraine', 'ASSAULT actual'],
    ['NATO and Japan sign programme', 'SUPPORT actual'],
    ['Australia sends missiles to Ukraine', 'AID actual'],
    ['Germany deploys frigate to Pacific', 'MOBILIZE actual'],
    ['Japan signs treaty with Fiji', 'SUPPORT actual'],
  ])('%s', (text, told) => expect(acts(text).join(', ')).toBe(told)));

describe('combine', () =>
  it.each<[Status, Status, Status]>([
    ['actual', 'planned', 'planned'],
    ['negated', 'actual', 'negated'],
    ['negated', 'planned', 'refused'],
    ['planned', 'negated', 'negated'],
    ['refused', 'negated', 'hypothetical'],
    ['planned', 'hypothetical', 'hypothetical'],
    ['hypothetical', 'planned', 'hypothetical'],
    ['proposed', 'cancelled', 'cancelled'],
    ['negated', 'hypothetical', 'hypothetical'],
  ])('%s under %s is %s', (inner, outer, both) => expect(combine(inner, outer)).toBe(both)));
