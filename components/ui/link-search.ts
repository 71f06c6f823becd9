/** The search part of a page's address, as Next gives it to a page. */
export type PageSearch = Record<string, string | string[] | undefined>;

/** The same page with some parameters changed and all others kept. A null takes the parameter away. */
export function withSearch(path: string, search: PageSearch, changes: Record<string, string | null>): string {
  const params = new URLSearchParams();
  for (const [key, value] of Object.entries(search)) {
    if (key in changes || value === undefined) continue;
    for (const single of Array.isArray(value) ? value : [value]) params.append(key, single);
  }
  for (const [key, value] of Object.entries(changes)) {
    if (value !== null) params.set(key, value);
  }
  const text = params.toString();
  return text ? `${path}?${text}` : path;
}
