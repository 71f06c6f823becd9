/** A node of a syntax tree (ESTree with TypeScript). */
export type Node = { type: string } & Record<string, unknown>;

/** Shows every node of a tree, outermost first. */
export function visit(value: unknown, look: (node: Node) => void): void {
  if (Array.isArray(value)) {
    for (const item of value) visit(item, look);
  } else if (typeof value === 'object' && value !== null) {
    if ('type' in value && typeof value.type === 'string') look(value as Node);
    for (const part of Object.values(value)) visit(part, look);
  }
}

/** The name of an identifier, or the text of a literal that stands where a name could. */
export function nameOf(value: unknown): string {
  const { type, name, value: literal } = value as Node;
  return type === 'Identifier' ? String(name) : String(literal);
}
