import type { ProviderProps } from '@navikt/ds-react';
import { sv } from 'date-fns/locale/sv';

/** Every text that Aksel's components write by themselves, in Swedish. The keys are those of Aksel's own locale. */
export const akselSwedish = {
  global: {
    dateLocale: sv,
    showMore: 'Visa mer',
    showLess: 'Visa mindre',
    readOnly: 'Kan inte ändras',
    close: 'Stäng',
    error: 'Fel',
    info: 'Information',
    success: 'Klart',
    warning: 'Varning',
    announcement: 'Meddelande',
  },
  Chips: {
    Removable: {
      labelSuffix: 'ta bort',
    },
  },
  Combobox: {
    addOption: 'Lägg till',
    noMatches: 'Inga träffar',
    loading: 'Söker…',
    maxSelected: '{selected} av högst {limit} har valts.',
  },
  CopyButton: {
    title: 'Kopiera',
    activeText: 'Kopierat',
  },
  DatePicker: {
    chooseDate: 'Välj datum',
    chooseDates: 'Välj datum',
    chooseDateRange: 'Välj start- och slutdatum',
    chooseMonth: 'Välj månad',
    week: 'Vecka',
    weekNumber: 'Vecka {week}',
    selectWeekNumber: 'Välj vecka {week}',
    month: 'Månad',
    goToNextMonth: 'Gå till nästa månad',
    goToPreviousMonth: 'Gå till föregående månad',
    year: 'År',
    goToNextYear: 'Gå till nästa år',
    goToPreviousYear: 'Gå till föregående år',
    openDatePicker: 'Öppna kalendern',
    openMonthPicker: 'Öppna månadsväljaren',
    closeDatePicker: 'Stäng kalendern',
    closeMonthPicker: 'Stäng månadsväljaren',
  },
  ErrorSummary: {
    heading: 'Rätta det här innan du går vidare:',
  },
  FileUpload: {
    dropzone: {
      button: 'Välj fil',
      buttonMultiple: 'Välj filer',
      dragAndDrop: 'Dra hit filen och släpp den',
      dragAndDropMultiple: 'Dra hit filerna och släpp dem',
      drop: 'Släpp',
      or: 'eller',
      disabled: 'Det går inte att lägga till filer nu',
      disabledFilelimit: 'Du kan inte lägga till fler filer',
    },
    item: {
      retryButtonTitle: 'Försök lägga till filen igen',
      deleteButtonTitle: 'Ta bort filen',
      uploading: 'Laddar upp…',
      downloading: 'Laddar ner…',
    },
  },
  FormProgress: {
    step: 'Steg {activeStep} av {totalSteps}',
    showAllSteps: 'Visa alla steg',
    hideAllSteps: 'Dölj alla steg',
  },
  FormSummary: {
    editAnswer: 'Ändra svaret',
  },
  GuidePanel: {
    illustrationLabel: 'Bild av en vägledare',
  },
  HelpText: {
    title: 'Mer information',
  },
  Loader: {
    title: 'Väntar…',
  },
  Pagination: {
    previous: 'Föregående',
    next: 'Nästa',
  },
  Process: {
    active: 'Pågår',
  },
  ProgressBar: {
    progress: '{current} av {max}',
    progressUnknown: 'Det går inte att räkna ut hur långt det har kommit. Det tar ungefär {seconds} sekunder.',
  },
  Search: {
    clear: 'Töm fältet',
    search: 'Sök',
  },
  Textarea: {
    maxLength: 'Textfält med plats för {maxLength} tecken.',
    charsTooMany: '{chars} tecken för mycket',
    charsLeft: '{chars} tecken kvar',
  },
  Timeline: {
    dateFormat: 'yyyy-MM-dd',
    dayFormat: 'd/M',
    monthFormat: 'MMM yy',
    yearFormat: 'yyyy',
    Row: {
      noPeriods: 'Inga perioder',
      period: '{start} till {end}',
    },
    Period: {
      success: 'Klart',
      warning: 'Varning',
      danger: 'Fara',
      info: 'Information',
      neutral: 'Neutral',
      period: '{status} från {start} till {end}',
    },
    Pin: {
      pin: 'Markering: {date}',
    },
    Zoom: {
      zoom: 'Visa tidslinjen från {start} till {end}',
      reset: 'Visa hela tidslinjen',
    },
  },
  Tooltip: {
    shortcutSeparator: 'eller',
  },
} satisfies NonNullable<ProviderProps['locale']>;
