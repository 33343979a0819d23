/** What things are: records as zod schemas and types, the closed vocabularies, measures, diagnostics. */
export * from './ontology.ts';
export * from './columns.ts';
export * from './records.ts';
export * from './record-columns.ts';
export * from './measure.ts';
export * from './result.ts';
export * from './standing.ts';
