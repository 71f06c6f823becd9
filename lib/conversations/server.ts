import 'server-only';

export { waiveAnswer } from './commands/waive-answer';
export { writeMessage } from './commands/write-message';
export { countUnreadMessages, getConversationStamp } from './queries/conversation-stamp';
export { getConversation } from './queries/get-conversation';
