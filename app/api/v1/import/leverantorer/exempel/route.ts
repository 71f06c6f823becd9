import { downloadLines, guardRoute } from '@/lib/platform/route';
import { EXAMPLE_SITES, listExampleSites, writeRegisterFile } from '@/lib/providers';
import { getProviderList } from '@/lib/providers/server';

/** A register of made-up providers in the own municipality, to try the import with. */
export function GET(request: Request): Promise<Response> {
  return guardRoute('provider.write', request, async (context) => {
    const { municipality } = await getProviderList(context, { code: null });
    const sites = listExampleSites({
      sites: EXAMPLE_SITES,
      municipalityCode: municipality.code,
      centre: municipality.place ?? undefined,
    });
    return downloadLines('samspel-leverantorer-exempel.csv', writeRegisterFile(sites));
  });
}
