/**
 * A refusal that a person shall understand: thrown by commands and queries, caught only by the action wrapper and the
 * page loader, which audit it and put it into words.
 */
export class Refusal extends Error {
  /** A key under `reasons` in messages/sv.json. */
  readonly reason: string;
  /** Field name → key under `reasons`, for errors that belong beside a field. */
  readonly fields: Record<string, string>;

  constructor(reason: string, fields: Record<string, string> = {}) {
    super(reason);
    this.name = 'Refusal';
    this.reason = reason;
    this.fields = fields;
  }
}

/** What an actor may not see answers exactly as what does not exist. */
export function notFoundRefusal(): Refusal {
  return new Refusal('notFound');
}

/** Throws the refusal of a rule that answered no. */
export function refuseUnless(decision: { allowed: true } | { allowed: false; reason: string }): void {
  if (!decision.allowed) throw new Refusal(decision.reason);
}
