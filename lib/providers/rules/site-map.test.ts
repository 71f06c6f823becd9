import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { drawSiteMap, labelBox, MARK_RADIUS, markBox, overlaps, type PlaceToDraw } from './site-map';

const CENTRE: PlaceToDraw = { id: 'centre', label: 'Resecentrum', coordinates: { latitude: 62.2, longitude: 16.3 } };
const at = (id: string, latitude: number, longitude: number): PlaceToDraw => ({
  id,
  label: `Ställe ${id}`,
  coordinates: { latitude, longitude },
});

describe('the map', () => {
  it('is none without a place', () => {
    expect(drawSiteMap([], null)).toBeNull();
  });

  it('has north upwards, east to the right, and the same scale both ways', () => {
    const map = drawSiteMap([at('north', 62.29, 16.3), at('east', 62.2, 16.493)], CENTRE);
    const [centre, north, east] = map?.marks ?? [];
    if (!map || !centre || !north || !east) throw new Error('all three are drawn');
    expect(north.x).toBeCloseTo(centre.x, 5);
    expect(centre.y - north.y).toBeCloseTo(east.x - centre.x, 0);
    expect(map.scale).toEqual({ km: 2, length: expect.closeTo((2 * (centre.y - north.y)) / 10.007, 1) });
  });

  it('leaves what is far away to the list', () => {
    const map = drawSiteMap([at('near', 62.3, 16.4), at('far', 59.3, 18)], CENTRE);
    expect(map?.outsideIds).toEqual(['far']);
    expect(map?.marks.map(({ id }) => id)).toEqual(['centre', 'near']);
  });

  it('moves marks in one street apart', () => {
    const map = drawSiteMap([at('a', 62.2, 16.3), at('b', 62.2, 16.3), at('c', 62.2001, 16.3001)], CENTRE);
    const marks = map?.marks ?? [];
    expect(marks).toHaveLength(4);
    const gaps = marks.flatMap((one, index) =>
      marks.slice(index + 1).map((other) => Math.hypot(one.x - other.x, one.y - other.y)),
    );
    expect(Math.min(...gaps)).toBeGreaterThanOrEqual(2 * MARK_RADIUS);
  });

  it('never lets a label cover a mark or another label, or leave the map', () => {
    const somewhere = fc.record({ north: fc.integer({ min: 0, max: 400 }), east: fc.integer({ min: 0, max: 400 }) });
    fc.assert(
      fc.property(fc.array(somewhere, { minLength: 1, maxLength: 14 }), (list) => {
        const places = list.map(({ north, east }, index) => at(String(index), 62 + north / 1000, 16 + east / 1000));
        const map = drawSiteMap(places, CENTRE);
        if (!map) return;
        const textOf = new Map([CENTRE, ...places].map(({ id, label }) => [id, label]));
        const labels = map.marks.flatMap(({ id, label }) => (label ? [labelBox(textOf.get(id) ?? '', label)] : []));
        const marks = map.marks.map(markBox);
        for (const [index, label] of labels.entries()) {
          expect(labels.slice(index + 1).some((other) => overlaps(label, other))).toBe(false);
          expect(marks.some((mark) => overlaps(label, mark))).toBe(false);
          expect(label.left).toBeGreaterThanOrEqual(0);
          expect(label.right).toBeLessThanOrEqual(map.width);
        }
        for (const { x, y } of map.marks) {
          expect(x >= 0 && x <= map.width && y >= 0 && y <= map.height).toBe(true);
        }
      }),
    );
  });
});
