import { type ImportProgress, LARGEST_FILE_BYTES, readFileName } from '@/lib/caseload-import';
import { checkImport, receiveFile, tooLargeRefusal } from '@/lib/caseload-import/server';
import { guardRoute, streamLines } from '@/lib/platform/route';

const PERMISSION = 'caseload-import.write';

/** Takes a caseload file as the body of the request and answers with the progress of its dry run, one JSON object a line. */
export function POST(request: Request): Promise<Response> {
  return guardRoute(PERMISSION, request, async (context) => {
    if (Number(request.headers.get('content-length')) > LARGEST_FILE_BYTES) throw tooLargeRefusal();
    const name = readFileName(request.headers.get('x-file-name'));
    // The whole file is on disk before the answer begins: browsers do not read while they write.
    const file = await receiveFile({ name, body: request.body });
    return streamLines<ImportProgress>(context, PERMISSION, async (tell, signal) => {
      try {
        tell({ phase: 'done', importId: await checkImport(context, file, { tell, signal }) });
      } finally {
        await file.forget();
      }
    });
  });
}
