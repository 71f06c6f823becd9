import { formatClockSpan, formatClockTime } from '../../time';
import type { PictureSlot, WeekPictureModel } from '../rules/document';
import { BOLD, LEFT, type Paper, REGULAR, type Tag, WIDTH } from './paper';

const HOURS_WIDTH = 34;
const HOUR_HEIGHT = 23;
const STRIP = 6;
const HEAD_HEIGHT = 26;
/** The narrowest column in which a word is written. */
const NARROWEST = 20;
const LEGEND_HEIGHT = 28;

/** How much of a page the picture takes. */
export function heightOfWeek({ startsMinute, endsMinute }: WeekPictureModel): number {
  return HEAD_HEIGHT + ((endsMinute - startsMinute) / 60) * HOUR_HEIGHT + LEGEND_HEIGHT;
}

/** The week as one figure with its words as alternative text; patterns and numbers, so that it reads without colour. */
export function drawWeek(paper: Paper, parent: Tag, picture: WeekPictureModel): void {
  const { doc } = paper;
  const hours = (picture.endsMinute - picture.startsMinute) / 60;
  const height = heightOfWeek(picture);
  paper.ensure(height);
  const top = doc.y;
  const figure = paper.tag(parent, 'Figure', {
    alt: picture.alternative,
    bbox: [LEFT, top, LEFT + WIDTH, top + height],
  });
  figure.add(() => {
    drawGrid(paper, picture, top);
    for (const slot of picture.slots) drawSlot(paper, picture, { slot, top: top + HEAD_HEIGHT });
    drawLegend(paper, picture, top + HEAD_HEIGHT + hours * HOUR_HEIGHT + 8);
  });
  figure.end();
  doc.x = LEFT;
  doc.y = top + height;
}

function dayWidth({ days }: WeekPictureModel): number {
  return (WIDTH - HOURS_WIDTH) / days.length;
}

function drawGrid(paper: Paper, picture: WeekPictureModel, top: number): void {
  const { doc } = paper;
  const { days, startsMinute, endsMinute } = picture;
  const width = dayWidth(picture);
  const bottom = top + HEAD_HEIGHT + ((endsMinute - startsMinute) / 60) * HOUR_HEIGHT;
  for (const [index, day] of days.entries()) {
    const x = LEFT + HOURS_WIDTH + index * width;
    doc.font(BOLD).fontSize(9.5).fillColor('#000000');
    doc.text(day.sv, x + 2, top, { width: width - 4, lineBreak: false });
    if (day.en !== null) {
      doc
        .font(REGULAR)
        .fontSize(8.5)
        .text(day.en, x + 2, top + 12, { width: width - 4, lineBreak: false });
    }
    doc
      .lineWidth(0.5)
      .strokeColor('#6b6b6b')
      .moveTo(x, top + HEAD_HEIGHT)
      .lineTo(x, bottom)
      .stroke();
  }
  for (let minute = startsMinute; minute <= endsMinute; minute += 60) {
    const y = top + HEAD_HEIGHT + ((minute - startsMinute) / 60) * HOUR_HEIGHT;
    doc
      .lineWidth(0.4)
      .strokeColor('#9a9a9a')
      .moveTo(LEFT, y)
      .lineTo(LEFT + WIDTH, y)
      .stroke();
    if (minute === endsMinute) continue;
    doc.font(REGULAR).fontSize(8).fillColor('#000000');
    doc.text(formatClockTime(minute), LEFT, y + 2, { lineBreak: false });
  }
}

function drawSlot(paper: Paper, picture: WeekPictureModel, { slot, top }: { slot: PictureSlot; top: number }): void {
  const { doc } = paper;
  const column = dayWidth(picture);
  const width = column / slot.lanes;
  const x = LEFT + HOURS_WIDTH + (slot.weekday - 1) * column + slot.lane * width;
  const y = top + ((slot.startsMinute - picture.startsMinute) / 60) * HOUR_HEIGHT;
  const height = ((slot.endsMinute - slot.startsMinute) / 60) * HOUR_HEIGHT;
  doc.lineWidth(0.8).strokeColor('#000000').fillColor('#ffffff').rect(x, y, width, height).fillAndStroke();
  drawPattern(paper, slot.pattern, { x, y, width: Math.min(STRIP, width), height });
  const inner = width - STRIP - 5;
  // Where many times lie at once there is no room for words, and the library would never find a place to break them.
  if (inner < NARROWEST) return;
  doc
    .save()
    .rect(x + STRIP, y, width - STRIP, height)
    .clip();
  const words = paper.legible(`${slot.number}. ${slot.title}`);
  doc.font(BOLD).fontSize(8).fillColor('#000000');
  doc.text(words, x + STRIP + 3, y + 2, { width: inner, height: Math.max(9, height - 12), ellipsis: true });
  if (height >= 22) {
    doc.font(REGULAR).text(formatClockSpan(slot), x + STRIP + 3, doc.y, { width: inner, lineBreak: false });
  }
  doc.restore();
}

/** Black, dots or stripes: what each time counts as. */
function drawPattern(
  { doc }: Paper,
  pattern: PictureSlot['pattern'],
  { x, y, width, height }: { x: number; y: number; width: number; height: number },
): void {
  doc.save().rect(x, y, width, height).clip();
  doc
    .fillColor(pattern === 'ASSIGNED' ? '#000000' : '#ffffff')
    .rect(x, y, width, height)
    .fill();
  doc.fillColor('#000000').strokeColor('#000000').lineWidth(0.8);
  if (pattern === 'OCCUPATION') {
    for (let row = y + 2; row < y + height; row += 3) {
      for (let dot = x + 1.5; dot < x + width; dot += 3) doc.circle(dot, row, 0.8).fill();
    }
  }
  if (pattern === 'JOB_SEARCH') {
    for (let row = y - width; row < y + height; row += 3.5)
      doc
        .moveTo(x, row + width)
        .lineTo(x + width, row)
        .stroke();
  }
  doc.restore();
  doc.lineWidth(0.8).strokeColor('#000000').rect(x, y, width, height).stroke();
}

function drawLegend(paper: Paper, { legend }: WeekPictureModel, y: number): void {
  const { doc } = paper;
  const width = WIDTH / 3;
  for (const [index, { pattern, label }] of legend.entries()) {
    const x = LEFT + index * width;
    drawPattern(paper, pattern, { x, y, width: 12, height: 9 });
    doc.font(REGULAR).fontSize(8.5).fillColor('#000000');
    doc.text(label.sv, x + 16, y - 1, { width: width - 20, lineBreak: false });
    if (label.en !== null) doc.text(label.en, x + 16, y + 9, { width: width - 20, lineBreak: false });
  }
}
