import { randomUUID } from 'node:crypto';
import { Readable } from 'node:stream';
import { proposeAgreementSchema } from '@/lib/agreements';
import { answerGoal, approveAgreement, closeAgreement, proposeAgreement } from '@/lib/agreements/server';
import { confirmImport, discardImport } from '@/lib/caseload-import/server';
import { saveContactCard } from '@/lib/contacts/server';
import { writeMessage } from '@/lib/conversations/server';
import { CONTACT_SUBJECTS } from '@/lib/municipality-pages';
import { saveMunicipalityPage, saveSubjectContact } from '@/lib/municipality-pages/server';
import { chooseNotifications, readAllNotifications } from '@/lib/notifications/server';
import { listTemplateSites, writeRegisterFile } from '@/lib/providers';
import { checkRegister, importRegister, receiveRegister } from '@/lib/providers/server';
import { buildAgreement } from '@/tests/builders/agreements';
import { caseloadFile, fileRow, uploadFile } from '@/tests/builders/caseload-files';
import { buildWorld, contextOf, TODAY, type World } from '@/tests/builders/world';
import { caseOf, type Form, officerOf, press, workerOf } from './form';

let worlds = 0;

/** Two authorities that have no överenskommelse yet: what is agreed is never taken away, so each form has its own. */
export async function freshWorld(): Promise<World> {
  const code = 1001 + 2 * (worlds % 4000);
  worlds += 1;
  return buildWorld([String(code), String(code + 1)]);
}

function agreementForm({ almby, office }: World) {
  return proposeAgreementSchema.parse({
    municipalityId: almby.id,
    replacesId: null,
    startsOn: TODAY,
    answerWorkingDays: 3,
    concludeWorkingDays: 5,
    escalateAfterWorkingDays: 0,
    freshDays: 30,
    planApprovalWorkingDays: 5,
    messageWorkingDays: 2,
    employmentDecisionWorkingDays: 10,
    returnWorkingDays: 10,
    consultedTypeCodes: ['ROM'],
    municipalityContactIds: [almby.headManager.userId],
    employmentServiceContactIds: [office.manager.userId],
    goals: [],
    reason: 'Fem dagar är för långt',
  });
}

async function proposed(world: World) {
  const { agreementId } = await proposeAgreement(contextOf(world.almby.headManager), agreementForm(world));
  return { municipalityId: world.almby.id, agreementId };
}

/** What belongs to no case. */
export const OTHER_FORMS: Record<string, Form> = {
  proposeAgreement: async () => {
    const world = await freshWorld();
    const input = agreementForm(world);
    return press(proposeAgreement, contextOf(world.almby.headManager), input);
  },
  approveAgreement: async () => {
    const world = await freshWorld();
    const agreement = await proposed(world);
    return press(approveAgreement, contextOf(world.office.manager), agreement);
  },
  answerGoal: async () => {
    const world = await freshWorld();
    const lineageId = crypto.randomUUID();
    await buildAgreement(world, { goals: [{ lineageId, words: 'Samråd i tid' }] });
    const answer = { attainment: 'MOST' as const, causes: ['NO_TIME' as const], words: '' };
    const input = { municipalityId: world.almby.id, lineageId, year: 2026, revision: null, ...answer };
    return press(answerGoal, contextOf(world.office.manager), input);
  },
  closeAgreement: async () => {
    const world = await freshWorld();
    const agreement = await proposed(world);
    const closing = { closing: 'REJECTED' as const, closedReason: 'Vi hinner inte' };
    return press(closeAgreement, contextOf(world.office.manager), { ...agreement, ...closing });
  },
  saveContactCard: async () => {
    const world = await freshWorld();
    const card = {
      seenRevision: 0,
      phone: '010-555 12 12',
      sharedMailbox: '',
      hours: [],
      awayFrom: null,
      awayTo: null,
      standInId: null,
    };
    return press(saveContactCard, workerOf(world), card);
  },
  chooseNotifications: async () => {
    const world = await freshWorld();
    return press(chooseNotifications, workerOf(world), { byMail: [] });
  },
  readAllNotifications: async (world) => {
    const { caseId } = await caseOf(world);
    const message = { text: 'När börjar praktiken?', awaitsAnswer: true, notifies: true, ground: null };
    await writeMessage(officerOf(world), { caseId, requestId: randomUUID(), ...message });
    return press(readAllNotifications, workerOf(world), undefined);
  },
  discardImport: async (world) => {
    const importId = await uploadFile(world.almby.administrator, caseloadFile([fileRow()]));
    return press(discardImport, contextOf(world.almby.administrator), { importId });
  },
  confirmImport: async () => {
    const { almby } = await freshWorld();
    const importId = await uploadFile(almby.administrator, caseloadFile([fileRow(), fileRow()]));
    const input = { importId, mode: 'SOUND_ROWS' as const, tell: () => undefined };
    return press(confirmImport, contextOf(almby.administrator), input);
  },
  importRegister: async () => {
    const { almby } = await freshWorld();
    const context = contextOf(almby.administrator);
    const named = { provider: `Vägen ${randomUUID()}`, providerCode: randomUUID().slice(0, 8) };
    const sites = listTemplateSites(almby.code).map((site) => ({ ...site, ...named }));
    const file = await receiveRegister(Readable.from([Buffer.from([...writeRegisterFile(sites)].join(''))]));
    const { plan } = await checkRegister(context, file);
    return press(importRegister, context, { file, plan });
  },
  saveMunicipalityPage: async () => {
    const { almby } = await freshWorld();
    const page = { basedOn: 0, sections: [{ heading: 'Samråd', text: 'Ring först.' }] };
    return press(saveMunicipalityPage, contextOf(almby.unitManager), page);
  },
  saveSubjectContact: async () => {
    const { almby } = await freshWorld();
    const contact = {
      subject: CONTACT_SUBJECTS[0],
      revision: 0,
      userId: almby.jobCoach.userId,
      standInId: null,
      note: '',
    };
    return press(saveSubjectContact, contextOf(almby.unitManager), contact);
  },
};
