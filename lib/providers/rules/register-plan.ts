import type { IsoDay } from '../../time';
import type { ParsedRegisterRow, RegisterFault, RegisterNames, RegisterRow } from './register-row';
import { decideSiteWriting, type ProviderSite } from './site';
import { listSiteChanges, type SiteChange, type SiteFacts } from './site-changes';

/** A site as the register has it. */
export interface RegisteredSite extends ProviderSite {
  providerId: string;
  revision: number;
  isClosed: boolean;
}

export interface RegisteredProvider {
  id: string;
  name: string;
  code: string | null;
  /** With the municipality that reads the file in; null when there is none. */
  agreement: { agreedFrom: IsoDay | null; agreedTo: IsoDay | null } | null;
}

/** What the file is compared with. */
export interface Register {
  /** The municipality that reads the file in, and every municipality that uses Samspel. */
  ownCode: string | null;
  knownCodes: readonly string[];
  providers: readonly RegisteredProvider[];
  sites: readonly RegisteredSite[];
}

export interface RegisterChange {
  field: SiteChange['field'] | 'providerCode' | 'agreedFrom' | 'agreedTo';
  from: string;
  to: string;
}

/** What an import would do with a row; of a new site, all that it would have. What becomes of the provider itself stands with its first sound row. */
export interface PlannedRow {
  line: number;
  names: RegisterNames;
  outcome: 'CREATE' | 'CHANGE' | 'UNCHANGED' | 'FAULTY';
  isNewProvider: boolean;
  changes: RegisterChange[];
  faults: RegisterFault[];
}

/** What is to be written of a provider; nothing when it is known, has its code, and `agreement` is null. */
export interface ProviderAct {
  /** Null for a provider that the register does not have. */
  id: string | null;
  name: string;
  /** A code that it shall have and has not; null when nothing is to be set. */
  code: string | null;
  agreement: 'NEW' | 'CHANGED' | null;
  agreedFrom: IsoDay | null;
  agreedTo: IsoDay | null;
  changes: RegisterChange[];
}

/** What is to be written of a site. */
export interface SiteAct {
  /** Null for a new site. */
  site: { id: string; revision: number } | null;
  provider: ProviderAct;
  municipalityCode: string;
  facts: SiteFacts;
  changes: RegisterChange[];
}

export interface RegisterPlan {
  rows: PlannedRow[];
  providers: ProviderAct[];
  sites: SiteAct[];
  /** Open sites that the municipality minds and that the file does not name. Nothing happens to them. */
  missing: { siteId: string; provider: string; site: string; municipalityCode: string }[];
}

const EMPTY: Omit<SiteFacts, 'name' | 'hasOffice'> = {
  address: '',
  coordinates: null,
  openingHours: '',
  languages: [],
  serviceCodes: [],
  levels: [],
  specialisations: [],
};

/** A row that has no fault by itself nor beside the register, with what it speaks of. */
interface SoundRow {
  line: number;
  names: RegisterNames;
  row: RegisterRow;
  provider: RegisteredProvider | null;
  site: RegisteredSite | null;
  facts: SiteFacts;
}

/**
 * Compares a file with the register: what each row would add, change or leave, and its faults. A row with a fault does nothing, and
 * keeps no other from being done. A provider is known by its code, or else by its name; a site by its provider, municipality and name.
 */
export function planRegister(rows: readonly ParsedRegisterRow[], register: Register): RegisterPlan {
  const finder = createFinder(register);
  const rowsOfSite = Map.groupBy(
    rows.filter(({ names }) => names.site !== ''),
    ({ names }) => finder.siteKeyOf(names),
  );
  const checked = rows.map((parsed) => {
    const twins = (rowsOfSite.get(finder.siteKeyOf(parsed.names)) ?? []).filter(({ line }) => line !== parsed.line);
    return checkRow(parsed, twins, { register, finder });
  });
  const planned: PlannedRow[] = checked.flatMap(({ parsed, faults }) =>
    faults.length > 0 ? [faultyRow(parsed, faults)] : [],
  );
  const providers: ProviderAct[] = [];
  const sites: SiteAct[] = [];
  const nameOfNewCode = new Map<string, string>();
  const groups = Map.groupBy(
    checked.flatMap(({ sound }) => sound ?? []),
    ({ names }) => finder.providerKeyOf(names),
  );
  for (const group of groups.values()) {
    const { act, sound, faulty } = decideProvider(group, nameOfNewCode);
    planned.push(...faulty);
    if (!act) continue;
    if (act.code) nameOfNewCode.set(nameKey(act.code), act.name);
    const isDoing = act.id === null || act.code !== null || act.agreement !== null;
    if (isDoing) providers.push(act);
    sound.forEach((one, index) => {
      const changes = listSiteChanges(one.site, one.facts);
      if (!one.site || changes.length > 0) sites.push(toSiteAct(one, act, changes));
      planned.push(toPlannedRow(one, { act: index === 0 && isDoing ? act : null, changes }));
    });
  }
  const named = new Set(rowsOfSite.keys());
  return {
    rows: planned.toSorted((a, b) => a.line - b.line),
    providers,
    sites,
    missing: listMissing(register, named),
  };
}

function faultyRow({ line, names }: Pick<ParsedRegisterRow, 'line' | 'names'>, faults: RegisterFault[]): PlannedRow {
  return { line, names, outcome: 'FAULTY', isNewProvider: false, changes: [], faults };
}

function toSiteAct({ site, row, facts }: SoundRow, provider: ProviderAct, changes: RegisterChange[]): SiteAct {
  const found = site ? { id: site.id, revision: site.revision } : null;
  return { site: found, provider, municipalityCode: row.municipalityCode, facts, changes };
}

function toPlannedRow(
  { line, names, site }: SoundRow,
  { act, changes }: { act: ProviderAct | null; changes: RegisterChange[] },
): PlannedRow {
  // The name of a new site stands beside what it has.
  const all = [...(act?.changes ?? []), ...changes.filter(({ field }) => field !== 'name')];
  const outcome = site ? (act || changes.length > 0 ? 'CHANGE' : 'UNCHANGED') : 'CREATE';
  return { line, names, outcome, isNewProvider: act?.id === null, changes: all, faults: [] };
}

type Finder = ReturnType<typeof createFinder>;

/** Finds in the register what a row names; unknown providers are told apart by their names alone. */
function createFinder({ providers, sites }: Register) {
  const byCode = Map.groupBy(providers, ({ code }) => nameKey(code ?? ''));
  const byName = Map.groupBy(providers, ({ name }) => nameKey(name));
  const bySite = Map.groupBy(sites, ({ providerId, municipalityCode, name }) =>
    keyOf(providerId, municipalityCode, name),
  );
  const coded = (code: string) => (code === '' ? null : (byCode.get(nameKey(code))?.[0] ?? null));
  const named = (name: string) => byName.get(nameKey(name)) ?? [];
  const providerKeyOf = ({ provider, providerCode }: RegisterNames) =>
    (coded(providerCode) ?? named(provider)[0])?.id ?? nameKey(provider);
  return {
    coded,
    named,
    providerKeyOf,
    siteKeyOf: (names: RegisterNames) => keyOf(providerKeyOf(names), names.municipalityCode, names.site),
    sitesOf: (providerId: string, { municipalityCode, site }: RegisterNames) =>
      bySite.get(keyOf(providerId, municipalityCode, site)) ?? [],
  };
}

/** Names and codes are the same whatever the case of their letters; what stands in parentheses tells two apart. */
function nameKey(text: string): string {
  return text.trim().replace(/\s+/g, ' ').toLocaleLowerCase('sv-SE');
}

function keyOf(provider: string, municipalityCode: string, site: string): string {
  return `${provider}/${municipalityCode}/${nameKey(site)}`;
}

function checkRow(
  parsed: ParsedRegisterRow,
  twins: readonly ParsedRegisterRow[],
  { register, finder }: { register: Register; finder: Finder },
): { parsed: ParsedRegisterRow; faults: RegisterFault[]; sound: SoundRow | null } {
  const { line, names, row } = parsed;
  const faults = [...parsed.faults];
  if (twins.length > 0) {
    const detail = twins.map((twin) => twin.line).join(', ');
    faults.push({ column: 'site', reason: 'duplicateSite', value: names.site, detail });
  }
  if (!row) return { parsed, faults, sound: null };
  const coded = finder.coded(names.providerCode);
  const named = finder.named(names.provider);
  const provider = coded ?? named[0] ?? null;
  faults.push(...listProviderFaults(names, coded, named));
  const sites = provider ? finder.sitesOf(provider.id, names) : [];
  const open = sites.filter(({ isClosed }) => !isClosed);
  if (open.length > 1) faults.push({ column: 'site', reason: 'siteAmbiguous', value: names.site });
  if (open.length === 0 && sites.length > 0) faults.push({ column: 'site', reason: 'siteClosed', value: names.site });
  const site = open[0] ?? null;
  const facts = toFacts(row, site);
  if (facts.hasOffice && facts.address === '') faults.push({ column: 'address', reason: 'officeNeedsAddress' });
  const writing = decideSiteWriting(row.municipalityCode, {
    code: register.ownCode,
    hasAgreement: true,
    knownCodes: register.knownCodes,
  });
  if (!writing.allowed) {
    faults.push({ column: 'municipalityCode', reason: 'siteOfOtherMunicipality', value: row.municipalityCode });
  }
  if (row.agreement && row.agreement.code !== register.ownCode) {
    faults.push({ column: 'agreementCode', reason: 'agreementOfOtherMunicipality', value: row.agreement.code });
  }
  return { parsed, faults, sound: faults.length === 0 ? { line, names, row, provider, site, facts } : null };
}

/** What the site shall be: as it is, with what the file says. */
function toFacts({ facts }: RegisterRow, site: RegisteredSite | null): SiteFacts {
  const before = site ?? { ...EMPTY, hasOffice: Boolean(facts.address) };
  const { address, hasOffice, coordinates, openingHours, languages, serviceCodes, levels, specialisations } = {
    ...before,
    ...facts,
  };
  // A name that is only written otherwise is the same name.
  const name = site?.name ?? facts.name;
  return { name, address, hasOffice, coordinates, openingHours, languages, serviceCodes, levels, specialisations };
}

function listProviderFaults(
  { provider, providerCode }: RegisterNames,
  coded: RegisteredProvider | null,
  named: readonly RegisteredProvider[],
): RegisterFault[] {
  if (coded) {
    return nameKey(coded.name) === nameKey(provider)
      ? []
      : [{ column: 'providerCode', reason: 'codeOfOtherProvider', value: providerCode, detail: coded.name }];
  }
  const [known, another] = named;
  if (another) return [{ column: 'provider', reason: 'providerAmbiguous', value: provider }];
  return known?.code && providerCode !== ''
    ? [{ column: 'providerCode', reason: 'providerHasOtherCode', value: providerCode, detail: known.code }]
    : [];
}

/** What becomes of a provider by all the sound rows that name it; rows that say otherwise than the first are at fault. */
function decideProvider(
  group: readonly SoundRow[],
  nameOfNewCode: ReadonlyMap<string, string>,
): { act: ProviderAct | null; sound: SoundRow[]; faulty: PlannedRow[] } {
  const known = group[0]?.provider ?? null;
  const code = group.find(({ row }) => row.providerCode)?.row.providerCode ?? null;
  const coded = separate(group, ({ row: { providerCode } }) => {
    if (!providerCode || !code) return null;
    const value = { column: 'providerCode', value: providerCode } as const;
    if (nameKey(providerCode) !== nameKey(code)) return { ...value, reason: 'providerHasOtherCode', detail: code };
    const owner = nameOfNewCode.get(nameKey(providerCode));
    return owner === undefined ? null : { ...value, reason: 'codeOfOtherProvider', detail: owner };
  });
  const leader = coded.sound.find(({ row }) => row.agreement !== null);
  const agreed = separate(coded.sound, ({ row: { agreement } }) => {
    if (!known?.agreement && !leader) return { column: 'agreementCode', reason: 'agreementMissing' };
    const isOther = agreement && leader && datesOf(agreement) !== datesOf(leader.row.agreement);
    return isOther ? { column: 'agreedFrom', reason: 'agreementDiffers', detail: String(leader.line) } : null;
  });
  const [first] = agreed.sound;
  const act = first
    ? actOf(known, { name: first.names.provider, code, agreement: leader?.row.agreement ?? null })
    : null;
  return { act, sound: agreed.sound, faulty: [...coded.faulty, ...agreed.faulty] };
}

function separate(rows: readonly SoundRow[], faultOf: (row: SoundRow) => RegisterFault | null) {
  const judged = rows.map((row) => ({ row, fault: faultOf(row) }));
  return {
    sound: judged.filter(({ fault }) => !fault).map(({ row }) => row),
    faulty: judged.flatMap(({ row, fault }) => (fault ? [faultyRow(row, [fault])] : [])),
  };
}

function datesOf(agreement: RegisterRow['agreement']): string {
  return `${agreement?.agreedFrom ?? ''}/${agreement?.agreedTo ?? ''}`;
}

function actOf(
  known: RegisteredProvider | null,
  { name, code, agreement }: { name: string; code: string | null; agreement: RegisterRow['agreement'] },
): ProviderAct {
  const before = known?.agreement ?? { agreedFrom: null, agreedTo: null };
  const { agreedFrom = before.agreedFrom, agreedTo = before.agreedTo } = agreement ?? {};
  const newCode = known?.code ? null : code;
  const changes: RegisterChange[] = [
    { field: 'providerCode' as const, from: '', to: newCode ?? '' },
    { field: 'agreedFrom' as const, from: before.agreedFrom ?? '', to: agreedFrom ?? '' },
    { field: 'agreedTo' as const, from: before.agreedTo ?? '', to: agreedTo ?? '' },
  ].filter(({ from, to }) => from !== to);
  const isChanged = agreedFrom !== before.agreedFrom || agreedTo !== before.agreedTo;
  return {
    id: known?.id ?? null,
    name: known?.name ?? name,
    code: newCode,
    agreement: known?.agreement ? (isChanged ? 'CHANGED' : null) : 'NEW',
    agreedFrom,
    agreedTo,
    changes,
  };
}

/** The open sites that the municipality minds, of providers that it has an agreement with, and that no row names. */
function listMissing({ providers, sites, ownCode, knownCodes }: Register, named: ReadonlySet<string>) {
  const providerOf = new Map(providers.map((provider) => [provider.id, provider]));
  return sites.flatMap(({ id, providerId, municipalityCode, name, isClosed }) => {
    const provider = providerOf.get(providerId);
    const own = { code: ownCode, hasAgreement: Boolean(provider?.agreement), knownCodes };
    const isMissing = !isClosed && !named.has(keyOf(providerId, municipalityCode, name));
    return provider && isMissing && decideSiteWriting(municipalityCode, own).allowed
      ? [{ siteId: id, provider: provider.name, site: name, municipalityCode }]
      : [];
  });
}
