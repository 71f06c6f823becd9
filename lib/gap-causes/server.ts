import 'server-only';

export { recordGapCause } from './commands/record-gap-cause';
