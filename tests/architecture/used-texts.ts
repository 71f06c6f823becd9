import { parseSync } from 'oxc-parser';
import type { SourceFile } from './source-file';
import { type Node, nameOf, visit } from './syntax';

export interface UsedText {
  path: string;
  /** The places where the text may lie: «namespace.key», one for each translator of that name in the file. */
  candidates: string[];
  /** True when only the beginning of the key is written out, as in t(`levels.${level}`). */
  isPrefix: boolean;
}

const translatorSources = ['useTranslations', 'getTranslations'];

/** The texts of messages/sv.json that a file asks for by a key written out in it. */
export function findUsedTexts({ path, text }: SourceFile): UsedText[] {
  const { program } = parseSync(path, text);
  const namespaces = new Map<string, Set<string>>();
  visit(program, (node) => {
    if (node.type !== 'VariableDeclarator') return;
    const call = callWithin(node.init);
    if (!call || !translatorSources.includes(nameOf(call.callee))) return;
    const namespace = (call.arguments as Node[])[0];
    if (namespace && typeof namespace.value !== 'string') return;
    const name = nameOf(node.id);
    namespaces.set(name, (namespaces.get(name) ?? new Set()).add(namespace ? String(namespace.value) : ''));
  });
  const used: UsedText[] = [];
  visit(program, (node) => {
    if (node.type === 'NewExpression' && nameOf(node.callee) === 'Refusal') {
      const key = readKey((node.arguments as Node[])[0]);
      if (key && !key.isPrefix) used.push({ path, candidates: [`reasons.${key.text}`], isPrefix: false });
    }
    if (node.type !== 'CallExpression') return;
    const translator = namespaces.get(translatorName(node.callee as Node));
    const key = readKey((node.arguments as Node[])[0]);
    if (!translator || !key) return;
    const candidates = [...translator].map((namespace) => [namespace, key.text].filter(Boolean).join('.'));
    used.push({ path, candidates, isPrefix: key.isPrefix });
  });
  return used;
}

/** The call in «await call()» or «call()». */
function callWithin(value: unknown): Node | null {
  const node = value as Node | null;
  if (node?.type === 'AwaitExpression') return callWithin(node.argument);
  return node?.type === 'CallExpression' ? node : null;
}

function translatorName(callee: Node): string {
  const isFormatted = callee.type === 'MemberExpression' && ['rich', 'markup', 'raw'].includes(nameOf(callee.property));
  return nameOf(isFormatted ? callee.object : callee);
}

function readKey(node: Node | undefined): { text: string; isPrefix: boolean } | null {
  if (typeof node?.value === 'string') return { text: node.value, isPrefix: false };
  if (node?.type !== 'TemplateLiteral') return null;
  const [first] = node.quasis as { value: { cooked: string } }[];
  const beginning = first?.value.cooked ?? '';
  const text = beginning.slice(0, Math.max(0, beginning.lastIndexOf('.')));
  return text === '' ? null : { text, isPrefix: true };
}
