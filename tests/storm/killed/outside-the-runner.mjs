// The builders of the tests close their connection when the runner says that a file is done. In a process of its own there is no runner.
import { registerHooks } from 'node:module';

registerHooks({
  resolve(specifier, context, next) {
    if (specifier !== 'vitest') return next(specifier, context);
    return {
      url: 'data:text/javascript,export const afterAll = () => undefined;',
      format: 'module',
      shortCircuit: true,
    };
  },
});
