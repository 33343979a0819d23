/** Rows of the tables that are not coded right yet, each with its cause. The list may only shrink. */
export const NOT_YET: ReadonlyMap<string, string> = new Map([
  [
    'By sending tanks to Ukraine in 2023, Poland broke with habit.',
    'a means ("by sending") is never an act of its own, also where the main clause tells of none',
  ],
  [
    'The exercise of Japan and India, postponed twice, began on Monday.',
    'a noun asks for "with", "between" or "by" to be an exercise of two; "of" alone is not enough',
  ],
  ['Sweden formally joins NATO', 'an alliance by name is no word that a frame can ask for'],
  [
    'Provided that parliament agrees, Poland will send jets to Ukraine.',
    'the status is right; jets sent count as deployed, not as given',
  ],
  [
    'Sweden is getting ready to send fighter jets to Ukraine.',
    'the status is right; jets sent count as deployed, not as given',
  ],
  [
    'India might have joined the treaty had Japan asked.',
    'a condition without "if" after its main clause is not parsed',
  ],
  [
    'No sooner had Japan signed the treaty with India than it met Nepal.',
    '"no sooner had" is not parsed as an inversion',
  ],
  [
    'Estonia sent no fewer than 40 tanks to Ukraine.',
    '"no fewer than" is parsed as an object of its own',
  ],
  [
    'Malta signed the treaty with Tunisia without declining any clause.',
    'what is done "without" is recorded as denied, also where nothing of the kind was at issue',
  ],
  [
    '“Why did Russia attack Ukraine?” the Polish minister asked.',
    'a question is no record, also where "why" takes the act for granted',
  ],
  [
    'South Korea and the United States are gearing up for a joint exercise.',
    'verbs of preparing with "for" carry no noun yet',
  ],
  [
    'India, together with Japan, held a naval exercise.',
    'a partner between commas before the verb is not read',
  ],
  [
    'The last French troops were withdrawn from Mali.',
    'whose troops the subject of a passive names is not read as the actor',
  ],
  [
    'Poland could be forced to deploy troops to Lithuania.',
    'to be forced takes the act that follows with it',
  ],
  [
    'Oslo offered to host talks between Israel and Iran, should they wish.',
    'an offer is coded as AGREE; which of the two is right is open',
  ],
  [
    'The talks between Japan and Mexico produced no agreement.',
    'the talks are coded as held; the agreement that was not reached has no record',
  ],
  ['Italy withheld from deploying troops to Niger.', 'withhold is known only as an act of its own'],
  [
    'The tanks that Spain had refused to send in 2022 were delivered to Ukraine by Spain in 2023.',
    'a relative clause lends its verb no object, so that the act refused is not known',
  ],
  [
    "NATO's secretary general travels to Seoul next month.",
    'a present verb after an office is read as a noun',
  ],
  [
    'Preparations are under way for a visit to Wellington by the NATO secretary general.',
    'a noun that hangs on another across the verb has no governor',
  ],
  [
    "Seoul's envoy recommended that NATO send a delegation to Tokyo.",
    'to send a delegation is no meeting yet; the request itself is coded',
  ],
  [
    'Were Japan to sign the treaty with NATO, Beijing would protest.',
    '"were" with an infinitive is not parsed as a condition',
  ],
  [
    'The Australian premier may well skip Brussels and visit Seoul instead.',
    '"visit" after a name is read as a noun',
  ],
  [
    'Ukraine said Russia had violated the ceasefire, and accused Moscow of planning to attack Odesa.',
    'what a party says of its enemy is coded as told by it',
  ],
  [
    'The two-week exercise brought together ships from Canada, Japan and the Philippines.',
    '"bring together" lends the exercise no parties',
  ],
  [
    'A first joint patrol by Japan and Australia is planned for October.',
    'a patrol is no noun of an exercise yet',
  ],
  [
    'The Netherlands might send more jets to Ukraine, its minister hinted.',
    'the status is right; jets sent count as deployed, not as given',
  ],
  [
    'Analysts doubt that China will deploy warships to Cuba.',
    '"doubt" after a noun is read as a noun',
  ],
  [
    'US, Korea open talks on troop costs',
    "a headline's list with a comma is read as one name and a break",
  ],
]);
