import type { ContactSubject } from '@/lib/municipality-pages';
import type { Db } from '@/lib/platform/database';
import texts from '@/messages/sv.json';
import { ACCOUNTS } from './accounts';
import { idOf } from './identity';
import type { MunicipalityKey } from './organisations';

const DAY_MS = 86_400_000;

interface OwnPage {
  writtenBy: string;
  /** What this municipality says besides what holds everywhere. */
  own: { heading: string; text: string };
  contacts: { subject: ContactSubject; name: string; standIn: string | null; note: string }[];
}

const PAGES: Record<MunicipalityKey, OwnPage> = {
  granvik: {
    writtenBy: 'Helena Brodin',
    own: {
      heading: 'Så är vi organiserade',
      text: 'Tre enheter arbetar med försörjningsstöd: Norr, Syd och Väst. Personens adress avgör vilken.\n\nGrupperna hålls på Granviks lärcentrum, Skolgatan 4. Dit går buss 1 och 4 från resecentrum:\n- yrkessvenska måndag till torsdag\n- jobbsökarverkstad tisdag och fredag\n- kartläggning efter överenskommelse',
    },
    contacts: [
      {
        subject: 'JOINT_PLAN',
        name: 'Mats Ekwall',
        standIn: 'Birgitta Lönn',
        note: 'Gäller samråd som brådskar. Annars svarar handläggaren.',
      },
      {
        subject: 'FINANCIAL_ASSISTANCE',
        name: 'Karin Lindahl',
        standIn: 'Tove Bergström',
        note: 'Allmänna frågor. Enskilda ärenden: ring handläggaren.',
      },
      {
        subject: 'EMPLOYER',
        name: 'Petra Sandgren',
        standIn: 'Stefan Wiik',
        note: 'Har kontakten med arbetsgivarna i kommunen. Ring före ni ringer dem.',
      },
      {
        subject: 'WORK_PLACEMENT',
        name: 'Stefan Wiik',
        standIn: 'Petra Sandgren',
        note: 'Praktik kräver samråd (12 kap. 4 § socialtjänstlagen). Räkna med en vecka.',
      },
      { subject: 'EDUCATION', name: 'Lisbeth Moberg', standIn: null, note: 'Start på SFI: varannan måndag.' },
      { subject: 'AGREEMENTS', name: 'Helena Brodin', standIn: 'Mats Ekwall', note: '' },
    ],
  },
  sundaker: {
    writtenBy: 'Annika Grahn',
    own: {
      heading: 'Så är vi organiserade',
      text: 'Enheterna Centrum och Kust arbetar med försörjningsstöd. Arbetslivets hus på Hamngatan 12 är mötesplatsen för alla grupper.',
    },
    contacts: [
      { subject: 'JOINT_PLAN', name: 'Leif Renström', standIn: 'Annika Grahn', note: '' },
      { subject: 'EMPLOYER', name: 'Erik Sjöholm', standIn: null, note: '' },
      { subject: 'WORK_PLACEMENT', name: 'Erik Sjöholm', standIn: 'Ove Stål', note: '' },
      { subject: 'FINANCIAL_ASSISTANCE', name: 'Maria Hedlund', standIn: 'Nasrin Vali', note: '' },
    ],
  },
};

/** Writes both municipalities' pages, in two versions where there has been something to add, and whom to call about what. */
export async function writeMunicipalityPages(db: Db, { now }: { now: Date }): Promise<void> {
  const common = Object.values(texts.municipalityPage.default);
  const daysAgo = (days: number) => new Date(now.getTime() - days * DAY_MS);
  for (const [key, { writtenBy, own, contacts }] of Object.entries(PAGES)) {
    const municipalityId = idOf('organisation', key);
    const userOf = (name: string) =>
      ACCOUNTS.find((account) => account.organisation === key && account.name === name)?.id;
    const writer = userOf(writtenBy);
    if (!writer) throw new RangeError(`${writtenBy} does not work in ${key}`);
    await db.municipalityPageVersion.createMany({
      data: [
        { municipalityId, number: 1, sections: common, writtenBy: writer, writtenAt: daysAgo(200) },
        { municipalityId, number: 2, sections: [...common, own], writtenBy: writer, writtenAt: daysAgo(35) },
      ],
    });
    await db.subjectContact.createMany({
      data: contacts.map(({ subject, name, standIn, note }) => ({
        municipalityId,
        subject,
        userId: userOf(name) ?? writer,
        standInId: standIn === null ? null : (userOf(standIn) ?? null),
        note,
        changedBy: writer,
        changedAt: daysAgo(35),
      })),
    });
  }
}
