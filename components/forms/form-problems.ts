/** A field in error: its path and the key of what is wrong. */
export type FormProblem = { name: string; message: string };

/** The errors of a form as a flat list of field paths, in the order in which the form holds them. */
export function listProblems(errors: object, prefix = ''): FormProblem[] {
  return Object.entries(errors).flatMap(([key, value]): FormProblem[] => {
    // `ref` is the element that react-hook-form hangs on each error.
    if (value === null || typeof value !== 'object' || key === 'ref') return [];
    const name = prefix + key;
    return isError(value) ? [{ name, message: value.message }] : listProblems(value, `${name}.`);
  });
}

function isError(value: object): value is { message: string } {
  return 'type' in value && 'message' in value && typeof value.message === 'string';
}

/** The values that differ from the saved ones, so that a draft never carries back a version or an id. */
export function pickChanged(values: object, saved: object): Record<string, unknown> {
  const before = new Map(Object.entries(saved));
  return Object.fromEntries(
    Object.entries(values).filter(([key, value]) => JSON.stringify(value) !== JSON.stringify(before.get(key))),
  );
}
