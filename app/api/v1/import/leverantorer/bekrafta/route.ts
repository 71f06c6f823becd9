import { guardRoute } from '@/lib/platform/route';
import { LARGEST_REGISTER_BYTES } from '@/lib/providers';
import { importRegister, receiveRegister, registerTooLargeRefusal } from '@/lib/providers/server';

/** Takes the same file once more, with the mark of what its dry run showed, and carries that out. */
export function POST(request: Request): Promise<Response> {
  return guardRoute('provider.write', request, async (context) => {
    if (Number(request.headers.get('content-length')) > LARGEST_REGISTER_BYTES) throw registerTooLargeRefusal();
    const file = await receiveRegister(request.body);
    const done = await importRegister(context, { file, plan: request.headers.get('x-plan') ?? '' });
    return Response.json(done, { headers: { 'cache-control': 'no-store' } });
  });
}
