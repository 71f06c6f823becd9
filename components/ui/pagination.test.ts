import { describe, expect, it } from 'vitest';
import { pagesAround } from './pagination';

describe('pagesAround', () => {
  it.each([
    { page: 1, last: 1, pages: [1] },
    { page: 1, last: 3, pages: [1, 2, 3] },
    { page: 1, last: 9, pages: [1, 2, -9, 9] },
    { page: 5, last: 9, pages: [1, -4, 4, 5, 6, -9, 9] },
    { page: 9, last: 9, pages: [1, -8, 8, 9] },
  ])('shows page $page of $last among its neighbours', ({ page, last, pages }) => {
    expect(pagesAround(page, last)).toEqual(pages);
  });
});
