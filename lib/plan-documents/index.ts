export * from './rules/document';
