import { createTranslator } from 'next-intl';
import { describe, expect, it } from 'vitest';
import { describeExtent, listDecisionPoints } from '@/lib/decisions';
import messages from '@/messages/sv.json';
import { buildAssessment, childOfSix, deduct, exempt } from '@/tests/builders/weekly-rules';
import { composeReasons, type DecisionTexts, describePoint } from './decision-texts';

const texts = {
  t: createTranslator({ locale: 'sv', messages, namespace: 'decisions' }),
  assessment: createTranslator({ locale: 'sv', messages, namespace: 'assessment' }),
} as unknown as DecisionTexts;

function say(traits: Parameters<typeof buildAssessment>[0], childrenBornOn: string[] = []) {
  const extent = describeExtent({ assessment: buildAssessment(traits), childrenBornOn });
  const points = listDecisionPoints({ before: null, after: extent });
  const assistance = { fromMonth: '2026-07-01', monthsInRow: 4 };
  return {
    points: points.map((point) => describePoint(point, texts)),
    reasons: composeReasons({ points, extent, assistance }, texts).split('\n'),
  };
}

describe('a decision in words', () => {
  it('says what is demanded and why, step by step', () => {
    const { points, reasons } = say({ deductions: [deduct('JOB_SEARCH', 5)] }, [childOfSix]);
    expect(points).toEqual([
      'Aktivitetskrav: delta i aktiviteter 25 timmar i en vanlig vecka, från och med 1 oktober 2026.',
    ]);
    expect(reasons).toEqual([
      'Du har haft försörjningsstöd 4 månader i rad, sedan juli 2026. Kommunen ska kräva att du deltar i aktiviteter (12 kap. 4 a §).',
      'Som mest kan 40 timmar i veckan krävas. Barn i hushållet: 10 timmar mindre. Arbetssökande: 5 timmar mindre (enligt utredning). Kravet blir 25 timmar i en vanlig vecka.',
    ]);
  });

  it('does not call praktik under 12 kap. 4 § an aktivitetskrav', () => {
    const { points } = say({ ground: 'SECTION_12_4', validTo: '2026-12-31' });
    expect(points).toEqual([
      'Krav: delta i praktik eller annan kompetenshöjande verksamhet 40 timmar i en vanlig vecka, från och med 1 oktober 2026 till och med 31 december 2026.',
    ]);
  });

  it('says what an exemption rests on', () => {
    const evidence = { text: 'Beslut om föräldrapenning.', seenOn: '2026-11-10' };
    const { points, reasons } = say({ exemptions: [exempt('PARENTAL_LEAVE', { validTo: '2027-03-01', evidence })] });
    expect(points).toEqual([
      'Undantag från aktivitetskrav till 100 procent: Föräldraledig med barn under ett år, från och med 1 oktober 2026 till och med 1 mars 2027.',
    ]);
    expect(reasons.at(-1)).toBe(
      'Föräldraledig med barn under ett år (12 kap. 4 a § 6). Underlag: Beslut om föräldrapenning, sett 10 november 2026.',
    );
  });
});
