/** Measures to findings, tables and briefs: pure functions, data in, text or HTML out. */
export * from './words.ts';
export * from './findings/index.ts';
export { engagementText, type Naming } from './text/engagement.ts';
export { commitmentsText } from './text/commitments.ts';
export { representationText } from './text/representation.ts';
export { pledgeFinding, pledgeText, yearRuns } from './text/pledges.ts';
export { seriesText } from './text/series.ts';
export { agendaText } from './text/agenda.ts';
export { alignmentText } from './text/alignment.ts';
export { wordingText } from './text/wording.ts';
export { dependenceText } from './text/dependence.ts';
export { volatilityText } from './text/volatility.ts';
export { cut, textTable, wrap, type Align } from './text/table.ts';
export { buildBrief, noteRanges } from './brief/build.ts';
export { isUnmarkedJudgement } from './brief/judgement.ts';
export { briefSections } from './brief/sections.ts';
export { briefMarkdown } from './brief/markdown.ts';
export { briefHtml } from './brief/html.ts';
export type {
  Brief,
  BriefInput,
  CitedStatement,
  Note,
  BriefFigure,
  Piece,
  Section,
  Statement,
} from './brief/types.ts';
export { agreementFinding, agreementText } from './text/agreement.ts';
export { plain } from './findings/types.ts';
export { nextFinding, nextText } from './text/next.ts';
export { precedenceFinding, precedenceText } from './text/precedence.ts';
export { sourcesFinding, sourcesText } from './text/sources.ts';
export { changeFinding, rateFields, trendFinding, trendText } from './text/trend.ts';
export { text as textPart } from './findings/types.ts';
export { carriedText } from './text/carried.ts';
export * from './figures/inputs.ts';
export { csvText, type CsvTable, type CsvValue } from './csv.ts';
