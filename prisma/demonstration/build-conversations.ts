import { conversationPath, type DisclosureGround } from '@/lib/conversations';
import type { Prisma } from '@/lib/platform/database';
import { officeHour } from './calendar';
import { chanceOf } from './chance';
import { idOf } from './identity';
import type { Setting } from './setting';

/** What the authorities have written to each other in a case, who has read it, and whom it was told of. */
export interface ConversationRows {
  messages: Prisma.MessageCreateManyInput[];
  reads: Prisma.MessageReadCreateManyInput[];
  notifications: Prisma.NotificationCreateManyInput[];
}

type Line = readonly [by: 'K' | 'A', text: string, asks?: 'ASKS', ground?: DisclosureGround];

/** Conversations as they go: some end with a question that nobody has answered. */
const CONVERSATIONS: readonly (readonly Line[])[] = [
  [
    ['K', 'Praktiken i köket går bra. Kan ni vänta med att anvisa till något annat till efter nyår?', 'ASKS'],
    ['A', 'Ja, det kan vi. Vi har ett uppföljningssamtal den första veckan i december. Vill du vara med?', 'ASKS'],
    ['K', 'Gärna. Jag skickar tider i morgon.'],
  ],
  [
    ['A', 'Vi funderar på en arbetsmarknadsutbildning i vår. Passar det med de timmar ni har planerat?', 'ASKS'],
    ['K', 'Ja, från februari. Fram till dess behöver måndag och tisdag vara kvar hos oss.'],
    ['A', 'Då utgår vi från det. När slutar SFI för terminen?', 'ASKS'],
  ],
  [
    ['K', 'Vilken handledare har personen hos leverantören? Jag når bara en gemensam brevlåda.', 'ASKS'],
    ['A', 'Jag har frågat dem i dag och återkommer.'],
    ['K', 'Tack. Vi behöver veta det före veckomötet på fredag. Har du fått något svar?', 'ASKS'],
  ],
  [
    [
      'K',
      'Personen har lämnat samtycke till att ni får veta att arbetsförmågan är bedömd till 30 timmar i veckan.',
      undefined,
      'CONSENT',
    ],
    ['A', 'Tack, då lägger vi inget på eftermiddagarna.'],
  ],
  [
    [
      'A',
      'Aktivitetsrapporten för förra månaden har inte kommit in. Vet ni om personen har varit sjuk?',
      'ASKS',
      'DUTY_TO_INFORM',
    ],
  ],
];

const SHARE_OF_CASES = 0.3;

/** One conversation over the last two weeks, in some of the cases that both authorities have. */
export function buildConversations(setting: Setting): ConversationRows {
  const { municipalityId, caseId, key, officer, employmentOfficer, calendar, life } = setting;
  const none: ConversationRows = { messages: [], reads: [], notifications: [] };
  const chance = chanceOf(`${key}/conversation`);
  const isClosed = life.stages.at(-1)?.kind === 'CLOSED';
  if (!employmentOfficer || isClosed || !chance.happens(life.isStory ? 0.6 : SHARE_OF_CASES)) return none;
  const lines = chance.oneOf(CONVERSATIONS);
  const newest = chance.between(1, 6);
  const dated = lines.map((line, index) => ({
    line,
    at: officeHour(calendar.workingDaysAgo(newest + 2 * (lines.length - 1 - index)), chance.between(10, 420)),
  }));
  const messages = dated.map(({ line: [by, text, asks, ground], at }, index) => {
    const answer = dated.slice(index + 1).find(({ line }) => line[0] !== by);
    const isAnswered = asks !== undefined && answer !== undefined;
    return {
      municipalityId,
      id: idOf('message', key, index),
      caseId,
      text,
      writtenBy: by === 'K' ? officer.id : employmentOfficer.id,
      writtenByParty: by === 'K' ? ('MUNICIPALITY' as const) : ('EMPLOYMENT_SERVICE' as const),
      writtenAt: at,
      awaitsAnswer: asks !== undefined,
      settledAs: isAnswered ? ('ANSWERED' as const) : null,
      settledAt: isAnswered ? answer.at : null,
      ground: ground ?? null,
      requestId: idOf('message request', key, index),
    };
  });
  // Each has read what came before the own message; the last one waits to be read in half of the cases.
  const isLastRead = chance.happens(0.5);
  const reads = messages.flatMap((message, index) => {
    const next = messages[index + 1];
    if (!next && !isLastRead) return [];
    return {
      municipalityId,
      caseId,
      messageId: message.id,
      userId: message.writtenBy === officer.id ? employmentOfficer.id : officer.id,
      readAt: next ? new Date(next.writtenAt.getTime() - 600_000) : officeHour(calendar.workingDaysAgo(newest), 450),
    };
  });
  const last = messages.at(-1);
  const notifications =
    last && !isLastRead
      ? [
          {
            municipalityId,
            id: idOf('message notification', key),
            toUserId: last.writtenBy === officer.id ? employmentOfficer.id : officer.id,
            fromOrganisationId: idOf(
              'organisation',
              last.writtenBy === officer.id ? officer.organisation : employmentOfficer.organisation,
            ),
            kind: 'MESSAGE',
            path: conversationPath(caseId),
            createdAt: last.writtenAt,
            mailDueAt: last.writtenAt,
          },
        ]
      : [];
  return { messages, reads, notifications };
}
