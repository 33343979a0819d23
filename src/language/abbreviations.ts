const words = (text: string): ReadonlySet<string> => new Set(text.split(/\s+/).filter(Boolean));

/** Titles and the like: a name or number follows, so their full stop never ends a sentence. */
export const TITLES = words(`
  mr mrs ms mx dr prof rev fr hon gov lt col gen maj brig adm capt cmdr cdr sgt cpl pvt sen rep reps
  amb pres sec dep st mt ft messrs mmes vs v viz eg ie cf al ca approx art arts sec secs para paras
  ch chap fig figs vol vols pp ed eds op cit supt insp det asst assoc atty dir treas hrh
`);

/** Abbreviations that a sentence may end with; a capital after them decides nothing alone. */
export const MAY_END = words(`
  inc ltd co corp plc llc bros dept univ assn intl natl govt min mins hr hrs yr yrs est etc jr sr esq
  jan feb mar apr jun jul aug sep sept oct nov dec mon tue tues wed thu thur thurs fri sat
  ave blvd rd bldg apt mil bn mn tn km kg cm mm ft lb lbs oz mph kph
  ariz calif colo conn del fla ga ill ind kan ky la mass md mich minn miss mo mont neb nev okla ore
  pa penn tenn tex va vt wash wis wyo
`);

/** Written like an ordinary word when no number follows: "No. 5", "nos. 3 and 4", "art. 5". */
export const BEFORE_NUMBER = words(
  'no nos art arts para paras p pp fig figs vol sec ch approx ca min',
);

/** Words that look like an abbreviation but are mostly themselves: only with a capital and a following name or number. */
export const ONLY_CAPITALISED = words(`
  mar jun sat sun mon ill ind del mass miss mo la pa va wash ore fri wed fig gen col rep sen sec art
  ed min no st mt ft dep det dir pres ms gov ga md co est al ca ch apt mil
`);

/** Words with which sentences begin far more often than names do. */
export const STARTERS = words(`
  the a an this that these those it its he she they we i you his her their our my there here what when
  where who why how which while if although though because since after before as at by for from in on
  with under over during despite but and or so yet however moreover furthermore meanwhile also both
  each every all some many most several such another other no not nor one two three first second
  finally then thus therefore instead only even still last next earlier later according asked speaking
  officials critics analysts experts today yesterday to of is was are were will would can could may
  should do does did have has had let
`);
