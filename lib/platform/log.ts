import pino from 'pino';

/** The server's log, on standard error: what happened and where, never to whom. Personal data has no place here. */
export const log = pino(
  {
    base: null,
    redact: ['name', 'email', 'identityNumber', 'error.message', 'err.message'],
  },
  pino.destination(2),
);
