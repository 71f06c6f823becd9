import type { ColumnDefinition } from '../../csv/rules/heading';

/** The columns of a register file, one row a site, in the order of the template. The headings are the format of the file, not words of the interface. */
export const REGISTER_COLUMNS = [
  { key: 'provider', heading: 'Leverantör', isRequired: true, aliases: ['leverantörens namn', 'leverantörsnamn'] },
  { key: 'providerCode', heading: 'Leverantörskod', aliases: ['leverantörens kod', 'leverantörs-id', 'kod'] },
  {
    key: 'site',
    heading: 'Arbetsställe',
    isRequired: true,
    aliases: ['arbetsställets namn', 'ställe', 'verksamhetsställe'],
  },
  { key: 'address', heading: 'Adress', aliases: ['besöksadress', 'gatuadress'] },
  { key: 'municipalityCode', heading: 'Kommunkod', isRequired: true, aliases: ['kommun', 'kommunkod för stället'] },
  { key: 'hasOffice', heading: 'Kontor', aliases: ['kontor ja/nej', 'fysiskt kontor'] },
  { key: 'coordinates', heading: 'Koordinater', aliases: ['läge', 'latitud och longitud', 'wgs84'] },
  { key: 'openingHours', heading: 'Öppettider' },
  { key: 'languages', heading: 'Språk' },
  { key: 'serviceCodes', heading: 'Insatser', aliases: ['insats', 'tjänster'] },
  { key: 'levels', heading: 'Nivåer', aliases: ['nivå', 'nivåer i Rusta och matcha'] },
  { key: 'specialisations', heading: 'Inriktning', aliases: ['inriktningar', 'specialisering'] },
  { key: 'agreementCode', heading: 'Avtal med kommun', aliases: ['avtalskommun', 'avtal kommunkod'] },
  { key: 'agreedFrom', heading: 'Avtal från', aliases: ['avtal från och med', 'avtal fr o m'] },
  { key: 'agreedTo', heading: 'Avtal till', aliases: ['avtal till och med', 'avtal t o m'] },
] as const satisfies readonly ColumnDefinition[];

export type RegisterColumn = (typeof REGISTER_COLUMNS)[number]['key'];

/** The heading of a column as the template has it. */
export function registerHeadingOf(key: RegisterColumn): string {
  return REGISTER_COLUMNS.find((column) => column.key === key)?.heading ?? key;
}
