const PREFIX = 'samspel.draft.';
const OWNER = 'samspel.draft-owner';

/** What was typed in the form of this key and not saved, or null. Anything unreadable counts as nothing. */
export function readDraft(formKey: string): Record<string, unknown> | null {
  try {
    const draft: unknown = JSON.parse(sessionStorage.getItem(PREFIX + formKey) ?? 'null');
    return draft !== null && typeof draft === 'object' && !Array.isArray(draft) ? { ...draft } : null;
  } catch {
    return null;
  }
}

/** Keeps what is typed in this tab until it is saved. A browser that refuses keeps nothing and says nothing. */
export function keepDraft(formKey: string, values: unknown): void {
  try {
    sessionStorage.setItem(PREFIX + formKey, JSON.stringify(values));
  } catch {
    // A full or closed storage must not stop anyone from typing.
  }
}

/** Forgets the draft: it is saved, or the user let it go. */
export function dropDraft(formKey: string): void {
  try {
    sessionStorage.removeItem(PREFIX + formKey);
  } catch {
    // Nothing was kept where storage is closed.
  }
}

/** Forgets every draft of this tab, at sign-out. */
export function clearDrafts(): void {
  try {
    for (const key of Object.keys(sessionStorage)) {
      if (key.startsWith(PREFIX)) sessionStorage.removeItem(key);
    }
  } catch {
    // Nothing was kept where storage is closed.
  }
}

/** Makes the drafts of this tab the given person's own; those of another person are forgotten. */
export function claimDrafts(ownerKey: string): void {
  try {
    if (sessionStorage.getItem(OWNER) !== ownerKey) clearDrafts();
    sessionStorage.setItem(OWNER, ownerKey);
  } catch {
    // Nothing was kept where storage is closed.
  }
}
