import { useTranslations } from 'next-intl';

/** «34 km», «4,2 km», «under 1 km»: nearer than ten kilometres a decimal says something. */
export function useDistanceText(): (km: number) => string {
  const t = useTranslations('providers.distance');
  return (km) => {
    if (km < 1) return t('under');
    const digits = km < 10 ? 1 : 0;
    return t('km', { km: km.toLocaleString('sv-SE', { maximumFractionDigits: digits }) });
  };
}
