import 'server-only';

export { checkSampleItem } from './commands/check-sample-item';
export { drawSample, drawSampleWithin } from './commands/draw-sample';
export { getSamplePage } from './queries/get-sample-page';
