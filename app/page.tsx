import { redirect } from 'next/navigation';

/** The first page of every role is what waits for it. */
export default function StartPage(): never {
  redirect('/att-gora');
}
