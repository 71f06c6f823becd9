import { getRequestConfig } from 'next-intl/server';
import messages from '@/messages/sv.json';

/** The one language of the interface: plain Swedish, all of it in messages/sv.json. */
export default getRequestConfig(async () => ({ locale: 'sv', timeZone: 'Europe/Stockholm', messages }));
