'use client';

import { useSyncExternalStore } from 'react';

const neverChanges = () => () => undefined;

/**
 * Whether the page has come to life. Until then a form is `inert`: what is chosen in it before its script is there would be
 * shown and yet not be kept.
 */
export function useIsReady(): boolean {
  return useSyncExternalStore(
    neverChanges,
    () => true,
    () => false,
  );
}
