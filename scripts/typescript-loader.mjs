// Lets plain Node run a script that imports the application's own TypeScript, as `node --import ./scripts/typescript-loader.mjs script.ts`:
// the alias @/, imports without an ending, JSON without an attribute, and `server-only`, which is meant for bundlers.
import { existsSync, readFileSync, statSync } from 'node:fs';
import { registerHooks } from 'node:module';
import { dirname, resolve as resolvePath } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const root = resolvePath(dirname(fileURLToPath(import.meta.url)), '..');
const endings = ['', '.ts', '.tsx', '/index.ts', '.mjs', '.js'];

function findFile(path) {
  for (const ending of endings) {
    const candidate = path + ending;
    if (existsSync(candidate) && statSync(candidate).isFile()) return pathToFileURL(candidate).href;
  }
  return null;
}

registerHooks({
  resolve(specifier, context, next) {
    if (specifier === 'server-only') return { url: 'data:text/javascript,', format: 'module', shortCircuit: true };
    let found = null;
    if (specifier.startsWith('@/')) found = findFile(resolvePath(root, specifier.slice(2)));
    else if (
      specifier.startsWith('.') &&
      context.parentURL?.startsWith('file:') &&
      !context.parentURL.includes('/node_modules/')
    ) {
      found = findFile(resolvePath(dirname(fileURLToPath(context.parentURL)), specifier));
    } else if (/^next\/[a-z-]+$/.test(specifier)) {
      // Next's package gives these entries no exports map.
      return next(`${specifier}.js`, context);
    }
    if (!found) return next(specifier, context);
    return { url: found, importAttributes: context.importAttributes, shortCircuit: true };
  },
  load(url, context, next) {
    if (!url.endsWith('.json') || url.includes('/node_modules/') || context.importAttributes?.type === 'json')
      return next(url, context);
    return {
      format: 'module',
      source: `export default ${readFileSync(fileURLToPath(url), 'utf8')}`,
      shortCircuit: true,
    };
  },
});
