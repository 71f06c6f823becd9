import { guardRoute } from '@/lib/platform/route';
import { LARGEST_REGISTER_BYTES } from '@/lib/providers';
import { checkRegister, receiveRegister, registerTooLargeRefusal } from '@/lib/providers/server';

/** Takes a register file as the body of the request and answers with its dry run. Nothing of it is kept. */
export function POST(request: Request): Promise<Response> {
  return guardRoute('provider.write', request, async (context) => {
    if (Number(request.headers.get('content-length')) > LARGEST_REGISTER_BYTES) throw registerTooLargeRefusal();
    const check = await checkRegister(context, await receiveRegister(request.body));
    return Response.json(check, { headers: { 'cache-control': 'no-store' } });
  });
}
