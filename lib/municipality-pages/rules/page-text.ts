/** A part of a text as it is shown: a paragraph, or a list of what began with a dash. */
export type TextBlock = { kind: 'PARAGRAPH'; text: string } | { kind: 'LIST'; items: string[] };

/**
 * What a writer has typed, in the two forms that a page knows: paragraphs with an empty line between, and lists of lines that begin with a
 * dash. Everything else is text as it stands, also what looks like HTML.
 */
export function readBlocks(text: string): TextBlock[] {
  const blocks: TextBlock[] = [];
  let isOpen = false;
  for (const line of text.split(/\r\n|\n|\r/).map((each) => each.trim())) {
    const last = isOpen ? blocks.at(-1) : undefined;
    const [, item] = /^[-–•]\s+(.+)$/.exec(line) ?? [];
    isOpen = line !== '';
    if (line === '') continue;
    if (item !== undefined && last?.kind === 'LIST') last.items.push(item);
    else if (item !== undefined) blocks.push({ kind: 'LIST', items: [item] });
    else if (last?.kind === 'PARAGRAPH') last.text += ` ${line}`;
    else if (last?.kind === 'LIST') last.items.push(`${last.items.pop() ?? ''} ${line}`);
    else blocks.push({ kind: 'PARAGRAPH', text: line });
  }
  return blocks;
}
