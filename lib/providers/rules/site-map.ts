import { type Coordinates, calculateDistanceKm } from './distance';

/** Something to draw: a site, or the place that distances are measured from. */
export interface PlaceToDraw {
  id: string;
  label: string;
  coordinates: Coordinates;
}

interface Point {
  x: number;
  y: number;
}

export interface MapLabel extends Point {
  anchor: 'start' | 'middle' | 'end';
}

export interface MapMark extends Point {
  id: string;
  /** Where the label stands; null where none could stand without covering something. */
  label: MapLabel | null;
}

export interface SiteMap {
  width: number;
  height: number;
  marks: MapMark[];
  scale: { km: number; length: number };
  /** Around the place that distances are measured from. */
  rings: (Point & { km: number; radius: number })[];
  /** Ids of what lies too far away to be drawn with the rest. */
  outsideIds: string[];
}

/** So large that a finger finds it on a small screen, where the map is drawn smaller. */
export const MARK_RADIUS = 14;
const MARGIN = 34;
const WIDTH = 400;
const HEIGHT = 380;
/** A map of one street is no map. */
const LEAST_KM = 3;
const FARTHEST_KM = 120;
const ROUND_KM = [0.5, 1, 2, 5, 10, 20, 50, 100];
const LETTER_WIDTH = 6.6;
const LINE_HEIGHT = 14;
const KM_PER_DEGREE = (Math.PI / 180) * 6371;

/**
 * Lays out a map of the places: equirectangular at the latitude of the place that is measured from, marks that lie on each other moved apart,
 * and labels only where they cover nothing. What lies farther than 120 km away is left for the list.
 */
export function drawSiteMap(places: readonly PlaceToDraw[], from: PlaceToDraw | null): SiteMap | null {
  const origin = from?.coordinates ?? places[0]?.coordinates;
  if (!origin) return null;
  const isNear = ({ coordinates }: PlaceToDraw) => calculateDistanceKm(origin, coordinates) <= FARTHEST_KM;
  const drawn = [...(from ? [from] : []), ...places.filter(isNear)];
  const kmEast = Math.cos((origin.latitude * Math.PI) / 180) * KM_PER_DEGREE;
  const flat = drawn.map(({ coordinates }) => ({
    x: (coordinates.longitude - origin.longitude) * kmEast,
    y: (origin.latitude - coordinates.latitude) * KM_PER_DEGREE,
  }));
  const [x, y] = [spanOf(flat.map((point) => point.x)), spanOf(flat.map((point) => point.y))];
  const unitsPerKm = Math.min((WIDTH - 2 * MARGIN) / x.length, (HEIGHT - 2 * MARGIN) / y.length);
  const place = (point: Point): Point => ({
    x: WIDTH / 2 + (point.x - x.middle) * unitsPerKm,
    y: HEIGHT / 2 + (point.y - y.middle) * unitsPerKm,
  });
  const points = moveApart(flat.map(place));
  const labels = placeLabels(
    points,
    drawn.map(({ label }) => label),
  );
  return {
    width: WIDTH,
    height: HEIGHT,
    marks: drawn.map(({ id }, index) => ({ id, ...(points[index] ?? { x: 0, y: 0 }), label: labels[index] ?? null })),
    scale: scaleOf(unitsPerKm),
    rings: from ? ringsAround(place({ x: 0, y: 0 }), unitsPerKm) : [],
    outsideIds: places.filter((each) => !isNear(each)).map(({ id }) => id),
  };
}

function spanOf(values: number[]): { middle: number; length: number } {
  const [least, most] = [Math.min(...values), Math.max(...values)];
  return { middle: (least + most) / 2, length: Math.max(LEAST_KM, most - least) };
}

/** A round number of kilometres that is at most a third of the width. */
function scaleOf(unitsPerKm: number): { km: number; length: number } {
  const km = ROUND_KM.findLast((each) => each * unitsPerKm <= WIDTH / 3) ?? 0.5;
  return { km, length: km * unitsPerKm };
}

function ringsAround(middle: Point, unitsPerKm: number): SiteMap['rings'] {
  return ROUND_KM.map((km) => ({ ...middle, km, radius: km * unitsPerKm }))
    .filter(({ radius }) => radius >= 60 && radius <= WIDTH)
    .slice(0, 2);
}

/** Marks that would cover each other are pushed apart, always the same way for the same places. */
function moveApart(points: readonly Point[]): Point[] {
  const moved = points.map((point) => ({ ...point }));
  const least = 2 * MARK_RADIUS + 3;
  for (let pass = 0; pass < 80; pass += 1) {
    for (const [index, one] of moved.entries()) {
      for (const other of moved.slice(index + 1)) {
        const gap = Math.hypot(other.x - one.x, other.y - one.y);
        if (gap >= least) continue;
        const angle = gap > 0.01 ? Math.atan2(other.y - one.y, other.x - one.x) : index * 2.4;
        const push = (least - gap) / 2;
        one.x -= Math.cos(angle) * push;
        one.y -= Math.sin(angle) * push;
        other.x += Math.cos(angle) * push;
        other.y += Math.sin(angle) * push;
      }
    }
    for (const point of moved) {
      point.x = Math.min(WIDTH - MARK_RADIUS - 2, Math.max(MARK_RADIUS + 2, point.x));
      point.y = Math.min(HEIGHT - MARGIN, Math.max(MARK_RADIUS + 2, point.y));
    }
  }
  return moved;
}

interface Box {
  left: number;
  right: number;
  top: number;
  bottom: number;
}

/** The box that a label takes up. */
export function labelBox(text: string, { x, y, anchor }: MapLabel): Box {
  const width = text.length * LETTER_WIDTH;
  const left = anchor === 'start' ? x : anchor === 'end' ? x - width : x - width / 2;
  return { left, right: left + width, top: y - LINE_HEIGHT + 3, bottom: y + 3 };
}

export function overlaps(one: Box, other: Box): boolean {
  return one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom;
}

export function markBox({ x, y }: Point): Box {
  return { left: x - MARK_RADIUS, right: x + MARK_RADIUS, top: y - MARK_RADIUS, bottom: y + MARK_RADIUS };
}

function placeLabels(points: readonly Point[], texts: readonly string[]): (MapLabel | null)[] {
  const taken = points.map(markBox);
  return points.map((point, index) => {
    const text = texts[index] ?? '';
    const free = candidatesAround(point).find((label) => {
      const box = labelBox(text, label);
      const isInside = box.left >= 2 && box.right <= WIDTH - 2 && box.top >= 2 && box.bottom <= HEIGHT - 22;
      return isInside && !taken.some((other) => overlaps(box, other));
    });
    if (!free) return null;
    taken.push(labelBox(text, free));
    return free;
  });
}

function candidatesAround({ x, y }: Point): MapLabel[] {
  const away = MARK_RADIUS + 4;
  return [
    { x: x + away, y: y + 4, anchor: 'start' },
    { x: x - away, y: y + 4, anchor: 'end' },
    { x, y: y + away + 11, anchor: 'middle' },
    { x, y: y - away, anchor: 'middle' },
    { x: x + away - 4, y: y - away + 4, anchor: 'start' },
    { x: x + away - 4, y: y + away + 6, anchor: 'start' },
    { x: x - away + 4, y: y - away + 4, anchor: 'end' },
    { x: x - away + 4, y: y + away + 6, anchor: 'end' },
  ];
}
