/** Records in the forms of other worlds: pure functions, records in, text out. */
export { annotations } from './annotations.ts';
export { dueCalendar } from './calendar.ts';
export { eventRows, EVENT_COLUMNS } from './rows.ts';
export { ploverRecord } from './plover.ts';
