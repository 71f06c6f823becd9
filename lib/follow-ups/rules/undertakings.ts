/** Who has undertaken something in a joint plan. */
export const UNDERTAKING_PARTIES = ['INDIVIDUAL', 'MUNICIPALITY', 'EMPLOYMENT_SERVICE'] as const;
export type UndertakingParty = (typeof UNDERTAKING_PARTIES)[number];

/** How far a goal or an undertaking has come. */
export const JUDGEMENTS = ['REACHED', 'PARTLY', 'NOT'] as const;
export type Judgement = (typeof JUDGEMENTS)[number];

/** One undertaking: a line of what the party wrote in the plan, counted from 1. */
export interface Undertaking {
  party: UndertakingParty;
  position: number;
  text: string;
}

/** What a plan version says that each party undertakes, one undertaking a line. */
export interface UndertakingTexts {
  individualUndertakings: string;
  municipalityUndertakings: string;
  employmentServiceUndertakings: string;
  /** False when the person is not registered at AF: then AF has undertaken nothing. */
  isEmploymentServiceParty: boolean;
}

/** The undertakings of a plan version, line by line. Marks of a list before a line and empty lines fall away. */
export function listUndertakings(texts: UndertakingTexts): Undertaking[] {
  const textOf: Record<UndertakingParty, string> = {
    INDIVIDUAL: texts.individualUndertakings,
    MUNICIPALITY: texts.municipalityUndertakings,
    EMPLOYMENT_SERVICE: texts.isEmploymentServiceParty ? texts.employmentServiceUndertakings : '',
  };
  return UNDERTAKING_PARTIES.flatMap((party) =>
    textOf[party]
      .split('\n')
      .map((line) => line.replace(/^\s*(?:[-–•*]|\d+[.)])\s+/, '').trim())
      .filter((line) => line !== '')
      .map((text, index) => ({ party, position: index + 1, text })),
  );
}

/** Whether an authority judges the party's undertakings: its own, and those of the individual, never the other authority's. Överenskommelse. */
export function mayJudge(authority: 'MUNICIPALITY' | 'EMPLOYMENT_SERVICE', party: UndertakingParty): boolean {
  return party === 'INDIVIDUAL' || party === authority;
}
