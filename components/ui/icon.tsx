/**
 * The icons of the interface, drawn on a grid of 16 with one stroke. They are plain SVG and not Aksel's components,
 * which are client components: a list of a hundred rows would otherwise send and hydrate some hundred of them.
 */
const PATHS = {
  arrowDown: <path d="M8 3v10M4 9l4 4 4-4" />,
  arrowLeft: <path d="M13 8H3M7 4 3 8l4 4" />,
  arrowRight: <path d="M3 8h10M9 4l4 4-4 4" />,
  arrowUp: <path d="M8 13V3M4 7l4-4 4 4" />,
  bell: <path d="M3.5 11.5V7a4.5 4.5 0 0 1 9 0v4.5zM2 11.5h12M6.5 14h3" />,
  calendar: <path d="M2.5 4h11v9.5h-11zM2.5 7h11M5.5 2v3M10.5 2v3" />,
  check: <path d="m3 8.5 3.5 3.5L13 4.5" />,
  chevronDown: <path d="m4 6 4 4 4-4" />,
  chevronLeft: <path d="m10 4-4 4 4 4" />,
  chevronRight: <path d="m6 4 4 4-4 4" />,
  clock: (
    <>
      <circle cx="8" cy="8" r="6" />
      <path d="M8 4.5V8l2.5 1.5" />
    </>
  ),
  close: <path d="m4 4 8 8M12 4l-8 8" />,
  copy: <path d="M5.5 5.5V2.5h8v8h-3M2.5 5.5h8v8h-8z" />,
  file: <path d="M4 2h5.5L12 4.5V14H4zM9.5 2v2.5H12" />,
  hourglass: <path d="M4 2h8M4 14h8M5 2v2.5L8 8l3-3.5V2M5 14v-2.5L8 8l3 3.5V14" />,
  information: (
    <>
      <circle cx="8" cy="8" r="6" />
      <path d="M8 7.25v3.5M8 5v.5" />
    </>
  ),
  keyboard: <path d="M1.5 4h13v8h-13zM4 6.5h.5M7 6.5h.5M10 6.5h.5M12 6.5h.5M5 9.5h6" />,
  leave: <path d="M9.5 5V2.5h-7v11h7V11M6 8h8M11 5l3 3-3 3" />,
  menu: <path d="M2 4h12M2 8h12M2 12h12" />,
  minus: <path d="M3.5 8h9" />,
  pencil: <path d="m3 13 .75-3L11 2.75 13.25 5 6 12.25zM9.5 4.25l2.25 2.25" />,
  person: (
    <>
      <circle cx="8" cy="5" r="2.75" />
      <path d="M2.75 14c.5-3 2.5-4.5 5.25-4.5s4.75 1.5 5.25 4.5" />
    </>
  ),
  plus: <path d="M8 3v10M3 8h10" />,
  redo: <path d="M13 6H6.5a3.5 3.5 0 0 0 0 7H9M10 3l3 3-3 3" />,
  search: (
    <>
      <circle cx="7" cy="7" r="4.5" />
      <path d="m10.5 10.5 3.5 3.5" />
    </>
  ),
  shieldLock: (
    <path d="M8 1.75 13 3.5v4c0 3-2 5.5-5 6.75C5 13 3 10.5 3 7.5v-4zM6 7.25h4v3H6zM6.75 7V6.25a1.25 1.25 0 0 1 2.5 0V7" />
  ),
  sort: <path d="m5 6 3-3 3 3M5 10l3 3 3-3" />,
  sortDown: <path d="m4.5 6.5 3.5 4 3.5-4" />,
  sortUp: <path d="m4.5 9.5 3.5-4 3.5 4" />,
  undo: <path d="M3 6h6.5a3.5 3.5 0 0 1 0 7H7M6 3 3 6l3 3" />,
  warning: <path d="M8 2 14.5 13.5h-13zM8 6.5v3.5M8 11.5v.5" />,
} as const;

export type IconName = keyof typeof PATHS;

/** A decorative icon: what it means is always said in words beside it. */
export function Icon({ name, size = 16 }: { name: IconName; size?: number }) {
  return (
    <svg
      width={size}
      height={size}
      viewBox="0 0 16 16"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.5"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
      focusable="false"
    >
      {PATHS[name]}
    </svg>
  );
}
