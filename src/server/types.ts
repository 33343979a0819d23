/** What the service gives, as types: the door that the workbench uses, so that it is checked without the rest. */
export type * from './schemas.ts';
export type * from './change-schemas.ts';
export type * from './review-schemas.ts';
export type * from './brief-schemas.ts';
export type * from './import-types.ts';
export type * from './method-schemas.ts';
