'use client';

import { Button } from '@navikt/ds-react';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { CommandForm } from '@/components/forms/command-form';
import { SelectInput, TextInput } from '@/components/forms/fields';
import { type CommandResult, useCommandForm } from '@/components/forms/use-command-form';
import { useIsReady } from '@/components/forms/use-is-ready';
import { useNotice } from '@/components/ui/notice';
import {
  type SaveSubjectContactInput,
  type SubjectContactDto,
  saveSubjectContactSchema,
} from '@/lib/municipality-pages';

export interface SubjectFormProps {
  subject: SubjectContactDto;
  colleagues: { userId: string; name: string }[];
  action: (input: SaveSubjectContactInput) => Promise<CommandResult<unknown>>;
}

/** Who answers for the subject, behind a button: the page is read more often than it is changed. */
export function SubjectForm(props: SubjectFormProps) {
  const t = useTranslations('subjectContacts');
  const isReady = useIsReady();
  const [isOpen, setIsOpen] = useState(false);
  const name = t(`subjects.${props.subject.subject}`);
  return (
    <div inert={!isReady}>
      <Button
        type="button"
        size="small"
        variant="tertiary"
        aria-expanded={isOpen}
        aria-label={t('editSubject', { subject: name })}
        onClick={() => setIsOpen(!isOpen)}
      >
        {t(isOpen ? 'close' : 'edit')}
      </Button>
      {isOpen ? <OpenForm {...props} name={name} onClose={() => setIsOpen(false)} /> : null}
    </div>
  );
}

function OpenForm({
  subject,
  colleagues,
  action,
  name,
  onClose,
}: SubjectFormProps & { name: string; onClose: () => void }) {
  const t = useTranslations('subjectContacts');
  const router = useRouter();
  const notify = useNotice();
  const command = useCommandForm({
    schema: saveSubjectContactSchema,
    action,
    formKey: `subject-${subject.subject}`,
    defaultValues: {
      subject: subject.subject,
      revision: subject.revision,
      userId: subject.userId,
      standInId: subject.standInId,
      note: subject.note,
    },
    onDone: () => {
      notify(t('saved', { subject: name }));
      onClose();
      router.refresh();
    },
  });
  const options = colleagues.map((each) => ({ value: each.userId, label: each.name }));
  return (
    <CommandForm command={command} submitLabel={t('save')}>
      <SelectInput
        name="userId"
        label={t('person')}
        width="medium"
        emptyValue={null}
        placeholder={t('nobodyOption')}
        options={options}
      />
      <SelectInput
        name="standInId"
        label={t('standInField')}
        width="medium"
        emptyValue={null}
        placeholder={t('noStandIn')}
        options={options}
      />
      <TextInput name="note" label={t('note')} />
    </CommandForm>
  );
}
