import './data-table.css';
import type { ComponentChildren } from 'preact';

/** `spare` columns are numbers that go first where it is narrow; a `fold` is text whose surface says it elsewhere then. */
type ColumnKind = 'name' | 'wide' | 'number' | 'spare' | 'fold';

interface DataTableProps {
  /** Read by screen readers; the surface shows its own heading. */
  readonly caption: string;
  readonly head: readonly { readonly name: string; readonly kind: ColumnKind }[];
  readonly rows: readonly { readonly id: string; readonly cells: readonly ComponentChildren[] }[];
  readonly foot?: readonly ComponentChildren[];
}

/** A native table: the first cell of a row names it. */
export function DataTable({ caption, head, rows, foot }: DataTableProps) {
  const kind = (index: number) => head[index]?.kind;
  const cells = (content: readonly ComponentChildren[]) =>
    content.map((cell, index) =>
      index === 0 ? (
        <th key={index} scope="row">
          {cell}
        </th>
      ) : (
        <td key={index} data-kind={kind(index)}>
          {cell}
        </td>
      ),
    );
  return (
    <table class="data-table">
      <caption class="unseen">{caption}</caption>
      <thead>
        <tr>
          {head.map((column, index) => (
            <th key={index} scope="col" data-kind={column.kind}>
              {column.name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.id}>{cells(row.cells)}</tr>
        ))}
      </tbody>
      {foot && (
        <tfoot>
          <tr>{cells(foot)}</tr>
        </tfoot>
      )}
    </table>
  );
}
