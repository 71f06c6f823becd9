import 'server-only';

export { followUpBarrier } from './commands/follow-up-barrier';
export { handOverBarrier } from './commands/hand-over-barrier';
export { recordGapCause } from './commands/record-gap-cause';
export { solveBarrier } from './commands/solve-barrier';
export { getBarrierPage, getCaseBarriers } from './queries/get-barriers';
