export * from './iso-day';
export * from './iso-week';
export * from './public-holidays';
export * from './stockholm';
export * from './swedish-format';
export * from './weekly-fifths';
export * from './working-days';
