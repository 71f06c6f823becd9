import NextAuth from 'next-auth';
import { authentication } from '@/lib/access/server';

type Handler = (request: Request, context: { params: Promise<{ nextauth: string[] }> }) => Promise<Response>;

const handler: Handler = async (request, context) => NextAuth(request as never, context as never, authentication());

export { handler as GET, handler as POST };
