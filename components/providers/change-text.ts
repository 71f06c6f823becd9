import { useTranslations } from 'next-intl';
import { LANGUAGE_WORDS } from '@/lib/providers';
import { isLanguage } from './language-name';

/** A stored value of a change in words: codes as what they stand for. `services` is the catalogue. */
export function useChangeText(
  services: readonly { code: string; name: string }[],
): (field: string, value: string) => string {
  const t = useTranslations('providers');
  return (field, value) => {
    if (value === '') return t('register.nothing');
    if (field === 'hasOffice') return t(value === 'yes' ? 'page.site.hasOffice' : 'page.site.noOffice');
    const parts = value.split(' ');
    if (field === 'languages')
      return parts.map((code) => (isLanguage(code) ? LANGUAGE_WORDS[code][0] : code)).join(', ');
    if (field === 'specialisations') return parts.map((code) => t(`specialisations.${code}`)).join(', ');
    if (field === 'serviceCodes') {
      return parts.map((code) => services.find((service) => service.code === code)?.name ?? code).join(', ');
    }
    if (field === 'levels') return parts.join(', ');
    return value;
  };
}
