import type { DocumentBlock, DocumentSection, DocumentTable, Fact, Line, PlanDocument } from '@/lib/plan-documents';
import styles from './plan-document.module.css';
import { PrintedWeek } from './printed-week';

/** The plan as a page for paper: black on white, in the order and the words of the PDF. */
export function PlanDocumentView({ document }: { document: PlanDocument }) {
  return (
    <article className={styles.document}>
      <h1>
        <Words line={document.title} />
      </h1>
      <Blocks blocks={document.lead} />
      {document.sections.map((section) => (
        <Part key={section.title.sv} section={section} />
      ))}
    </article>
  );
}

function Part({ section }: { section: DocumentSection }) {
  return (
    <section className={styles.section}>
      <h2>
        <Words line={section.title} />
      </h2>
      <Blocks blocks={section.blocks} />
    </section>
  );
}

function Blocks({ blocks }: { blocks: readonly DocumentBlock[] }) {
  return inPlace(blocks).map(({ key, item }) => <Block key={key} block={item} />);
}

/** Items that are what they are by their place: nothing in a document that is read changes places. */
function inPlace<T>(items: readonly T[]): { key: string; item: T; before: T | undefined }[] {
  return items.map((item, place) => ({ key: String(place), item, before: items[place - 1] }));
}

function Block({ block }: { block: DocumentBlock }) {
  switch (block.kind) {
    case 'heading':
      return (
        <h3>
          <Words line={block.line} />
        </h3>
      );
    case 'text':
      return (
        <p className={styles.text} data-tone={block.tone}>
          <Words line={block.line} />
        </p>
      );
    case 'list':
      return (
        <ul className={styles.list}>
          {block.items.map((item) => (
            <li key={item.sv}>
              <Words line={item} />
            </li>
          ))}
        </ul>
      );
    case 'facts':
      return <Facts facts={block.facts} />;
    case 'table':
      return <Table table={block.table} />;
    case 'week':
      return <PrintedWeek picture={block.picture} />;
    case 'disagreement':
      return (
        <div className={styles.disagreement}>
          <p>
            <b>
              <Words line={block.who} />
            </b>
          </p>
          <p className={styles.text}>{block.words}</p>
          {block.ended ? (
            <p>
              <Words line={block.ended} />
            </p>
          ) : null}
        </div>
      );
  }
}

function Facts({ facts }: { facts: readonly Fact[] }) {
  return (
    <dl className={styles.facts}>
      {facts.map(({ label, lines }) => (
        <div key={label.sv}>
          <dt>
            <Words line={label} />
          </dt>
          <dd>
            {lines.map((line) => (
              <p key={line.sv}>
                <Words line={line} />
              </p>
            ))}
          </dd>
        </div>
      ))}
    </dl>
  );
}

function Table({ table }: { table: DocumentTable }) {
  return (
    <table className={styles.table}>
      <caption className="visually-hidden">
        <Words line={table.caption} />
      </caption>
      <thead>
        <tr>
          {table.heads.map((head) => (
            <th key={head.sv} scope="col">
              <Words line={head} />
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {inPlace(table.rows).map(({ key, item: row, before }) => (
          <tr key={key} data-continued={(before !== undefined && row[0]?.sv === before[0]?.sv) || undefined}>
            {row.map((cell, column) =>
              column === 0 ? (
                <th key={table.heads[column]?.sv} scope="row">
                  <Words line={cell} />
                </th>
              ) : (
                <td key={table.heads[column]?.sv}>
                  <Words line={cell} />
                </td>
              ),
            )}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** Swedish, and English after it where there is any, told as English to one who listens. */
export function Words({ line }: { line: Line }) {
  if (line.en === null) return line.sv;
  return (
    <>
      <span className={styles.swedish}>{line.sv}</span>{' '}
      <span className={styles.english} lang="en-GB">
        {line.en}
      </span>
    </>
  );
}
