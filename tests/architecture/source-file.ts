import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, posix } from 'node:path';
import { parseSync } from 'oxc-parser';
import { type Node, nameOf, visit } from './syntax';

export interface SourceFile {
  /** The path from the project's root, with forward slashes. */
  path: string;
  text: string;
}

export interface ImportedModule {
  /** The path of a module of the project without its ending, or the name of a package. */
  target: string;
  isPackage: boolean;
  /** True when only types are imported, which leave no trace at run time. */
  isTypeOnly: boolean;
}

export interface ReadSourceFile {
  imports: ImportedModule[];
  /** What the file reads of its surroundings: the clock, the environment, chance. */
  surroundings: string[];
  /** The module that the first statement imports without naming anything, if it does. */
  firstSideEffectImport: string | null;
}

const folders = ['app', 'components', 'lib', 'prisma', 'scripts', 'tests', 'bench', 'e2e'];

/** All TypeScript of the project. */
export function listSourceFiles(root: string): SourceFile[] {
  return folders
    .filter((folder) => existsSync(join(root, folder)))
    .flatMap((folder) =>
      readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).map((name) => posix.join(folder, name)),
    )
    .filter((path) => /\.tsx?$/.test(path) && statSync(join(root, path)).isFile())
    .map((path) => ({ path, text: readFileSync(join(root, path), 'utf8') }));
}

/** Reads what a file imports and what it reads of its surroundings. */
export function readSourceFile({ path, text }: SourceFile): ReadSourceFile {
  const { program, module, errors } = parseSync(path, text);
  if (errors.length > 0) throw new Error(`${path} cannot be parsed: ${errors[0]?.message}`);
  const imports = new Map<string, ImportedModule>();
  const add = (specifier: string, isTypeOnly: boolean) => {
    const resolved = { ...resolveSpecifier(path, specifier), isTypeOnly };
    const known = imports.get(resolved.target);
    imports.set(resolved.target, { ...resolved, isTypeOnly: isTypeOnly && (known?.isTypeOnly ?? true) });
  };
  for (const { moduleRequest, entries } of module.staticImports) {
    add(moduleRequest.value, entries.length > 0 && entries.every(({ isType }) => isType));
  }
  for (const { entries } of module.staticExports) {
    for (const { moduleRequest, isType } of entries) if (moduleRequest) add(moduleRequest.value, isType);
  }
  const surroundings = new Set<string>();
  visit(program, (node) => {
    if (node.type === 'ImportExpression') {
      const source = node.source as Node;
      if (typeof source.value === 'string') add(source.value, false);
    }
    if (node.type === 'TSImportType') {
      const source = (node.source ?? node.argument) as Node;
      const literal = source.type === 'TSLiteralType' ? (source.literal as Node) : source;
      if (typeof literal.value === 'string') add(literal.value, true);
    }
    const surrounding = readSurrounding(node);
    if (surrounding) surroundings.add(surrounding);
  });
  const first = program.body[0];
  const isSideEffect = first?.type === 'ImportDeclaration' && first.specifiers.length === 0;
  return {
    imports: [...imports.values()],
    surroundings: [...surroundings],
    firstSideEffectImport: isSideEffect ? first.source.value : null,
  };
}

function resolveSpecifier(from: string, specifier: string): { target: string; isPackage: boolean } {
  const isOwn = specifier.startsWith('.') || specifier.startsWith('@/');
  if (!isOwn) return { target: specifier, isPackage: true };
  const path = specifier.startsWith('@/') ? specifier.slice(2) : posix.join(dirname(from), specifier);
  return { target: path.replace(/\.(tsx?|mjs|js)$/, '').replace(/\/index$/, ''), isPackage: false };
}

const forbiddenMembers = [
  'process.env',
  'Date.now',
  'Temporal.Now',
  'Math.random',
  'performance.now',
  'crypto.randomUUID',
];

function readSurrounding(node: Node): string | null {
  if (node.type === 'NewExpression' && nameOf(node.callee) === 'Date' && (node.arguments as unknown[]).length === 0)
    return 'new Date()';
  if (node.type === 'CallExpression' && nameOf(node.callee) === 'Date') return 'Date()';
  if (node.type !== 'MemberExpression') return null;
  const member = `${nameOf(node.object)}.${nameOf(node.property)}`;
  return forbiddenMembers.includes(member) ? member : null;
}
