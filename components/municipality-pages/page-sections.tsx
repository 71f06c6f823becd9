import { Section } from '@/components/layout/page';
import { type PageSection, readBlocks } from '@/lib/municipality-pages';
import styles from './municipality-pages.module.css';

/** The page as it is read: headings, paragraphs and lists, and never anything else that a writer has typed. */
export function PageSections({ sections }: { sections: PageSection[] }) {
  return sections.map(({ heading, text }, index) => {
    // A version is never changed, so a section is known by its place.
    const key = `${index}-${heading}`;
    return (
      <Section key={key} title={heading}>
        <div className={styles.text}>
          {readBlocks(text).map((block, place) => {
            const blockKey = `${key}-${place}`;
            return block.kind === 'PARAGRAPH' ? (
              <p key={blockKey}>{block.text}</p>
            ) : (
              <ul key={blockKey}>
                {block.items.map((item) => (
                  <li key={item}>{item}</li>
                ))}
              </ul>
            );
          })}
        </div>
      </Section>
    );
  });
}
