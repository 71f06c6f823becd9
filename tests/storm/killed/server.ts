import { forgetCodes, openForm } from './opened';

/**
 * A server that is going to be killed: opens the forms that it is told of, each in a world of its own, says which, and when it is told to
 * sends them all at once and says what is done.
 */
const names = process.argv.slice(2);
await forgetCodes();
const forms: Awaited<ReturnType<typeof openForm>>[] = [];
for (const name of names) forms.push(await openForm(name));
const say = (text: string) => process.stdout.write(`${text}\n`);
say(`opened ${JSON.stringify(forms.map(({ opened }) => opened))}`);

process.stdin.once('data', () => {
  for (const [place, { button }] of forms.entries()) {
    button().then(
      () => say(`done ${place}`),
      (error: unknown) =>
        say(`refused ${names[place]}: ${error instanceof Error ? error.message.replaceAll('\n', ' ') : String(error)}`),
    );
  }
});
