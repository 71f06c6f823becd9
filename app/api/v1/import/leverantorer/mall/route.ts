import { downloadLines, guardRoute } from '@/lib/platform/route';
import { listTemplateSites, writeRegisterFile } from '@/lib/providers';
import { getProviderList } from '@/lib/providers/server';

/** The template of a register file: the heading and two made-up rows in the own municipality. */
export function GET(request: Request): Promise<Response> {
  return guardRoute('provider.write', request, async (context) => {
    const { municipality } = await getProviderList(context, { code: null });
    return downloadLines('samspel-leverantorer-mall.csv', writeRegisterFile(listTemplateSites(municipality.code)));
  });
}
