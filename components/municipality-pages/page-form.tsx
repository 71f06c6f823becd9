'use client';

import { Button } from '@navikt/ds-react';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { type Control, useFieldArray, useFormContext } from 'react-hook-form';
import { CommandForm } from '@/components/forms/command-form';
import { TextAreaInput, TextInput } from '@/components/forms/fields';
import { type CommandResult, useCommandForm } from '@/components/forms/use-command-form';
import { Icon } from '@/components/ui/icon';
import { useNotice } from '@/components/ui/notice';
import { type PageSection, type SaveMunicipalityPageInput, saveMunicipalityPageSchema } from '@/lib/municipality-pages';
import styles from './municipality-pages.module.css';

export interface PageFormProps {
  code: string;
  basedOn: number;
  sections: PageSection[];
  action: (input: SaveMunicipalityPageInput) => Promise<CommandResult<{ number: number }>>;
}

/** The page as one writes it, a section at a time. */
export function PageForm({ code, basedOn, sections, action }: PageFormProps) {
  const t = useTranslations('municipalityPage');
  const router = useRouter();
  const notify = useNotice();
  const command = useCommandForm({
    schema: saveMunicipalityPageSchema,
    action,
    formKey: `municipality-page-${code}`,
    defaultValues: { basedOn, sections },
    onDone: ({ number }) => {
      notify(t('saved', { number }));
      router.push(`/sa-fungerar-kommunen/${code}`);
      router.refresh();
    },
  });
  return (
    <CommandForm command={command} submitLabel={t('save')}>
      <SectionFields />
    </CommandForm>
  );
}

function SectionFields() {
  const t = useTranslations('municipalityPage');
  const { control } = useFormContext();
  const { fields, append, remove, move } = useFieldArray({
    control: control as unknown as Control<SaveMunicipalityPageInput>,
    name: 'sections',
  });
  return (
    <>
      {fields.map(({ id }, index) => {
        const number = index + 1;
        return (
          <fieldset key={id} className={styles.sectionFields}>
            <legend>{t('section', { number })}</legend>
            <TextInput name={`sections.${index}.heading`} label={t('heading')} width="medium" />
            <TextAreaInput name={`sections.${index}.text`} label={t('text')} maxLength={4000} minRows={4} />
            <div className={styles.buttons}>
              <IconButton
                icon="arrowUp"
                label={t('moveUp', { number })}
                isOff={index === 0}
                onClick={() => move(index, index - 1)}
              />
              <IconButton
                icon="arrowDown"
                label={t('moveDown', { number })}
                isOff={number === fields.length}
                onClick={() => move(index, index + 1)}
              />
              <IconButton
                icon="close"
                label={t('removeSection', { number })}
                isOff={fields.length === 1}
                onClick={() => remove(index)}
              />
            </div>
          </fieldset>
        );
      })}
      <div>
        <Button
          type="button"
          size="small"
          variant="secondary"
          icon={<Icon name="plus" />}
          onClick={() => append({ heading: '', text: '' })}
        >
          {t('addSection')}
        </Button>
      </div>
    </>
  );
}

interface IconButtonProps {
  icon: 'arrowUp' | 'arrowDown' | 'close';
  label: string;
  isOff: boolean;
  onClick: () => void;
}

function IconButton({ icon, label, isOff, onClick }: IconButtonProps) {
  return (
    <Button
      type="button"
      size="small"
      variant="tertiary"
      icon={<Icon name={icon} />}
      title={label}
      disabled={isOff}
      onClick={onClick}
    >
      <span className="visually-hidden">{label}</span>
    </Button>
  );
}
