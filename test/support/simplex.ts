/** Maximises `objective · x` over `x ≥ 0`, `rows · x ≤ limits`, all limits ≥ 0 (so that x = 0 is allowed). Bland's rule, so it ends. */
export function maximise(
  objective: readonly number[],
  rows: readonly (readonly number[])[],
  limits: readonly number[],
): number {
  const width = objective.length;
  const height = rows.length;
  const table = rows.map((row, index) => [
    ...row,
    ...Array.from({ length: height }, (_, slack) => (slack === index ? 1 : 0)),
    limits[index] ?? 0,
  ]);
  const costs = [...objective.map((value) => -value), ...Array.from({ length: height + 1 }, () => 0)];
  const basis = rows.map((_, index) => width + index);
  const last = width + height;
  for (;;) {
    const entering = costs.findIndex((cost, index) => index < last && cost < -1e-9);
    if (entering === -1) return costs[last] ?? 0;
    const leaving = leavingRow(table, basis, { entering, last });
    if (leaving === -1) return Infinity;
    pivot(table, costs, { entering, leaving });
    basis[leaving] = entering;
  }
}

function leavingRow(
  table: readonly (readonly number[])[],
  basis: readonly number[],
  { entering, last }: { readonly entering: number; readonly last: number },
): number {
  let found = -1;
  let least = Infinity;
  for (const [index, row] of table.entries()) {
    const lead = row[entering] ?? 0;
    if (lead <= 1e-9) continue;
    const ratio = (row[last] ?? 0) / lead;
    const isTie = Math.abs(ratio - least) < 1e-12;
    if ((isTie && (basis[index] ?? 0) < (basis[found] ?? Infinity)) || (!isTie && ratio < least)) {
      found = index;
      least = ratio;
    }
  }
  return found;
}

function pivot(
  table: number[][],
  costs: number[],
  { entering, leaving }: { readonly entering: number; readonly leaving: number },
): void {
  const row = table[leaving] ?? [];
  const lead = row[entering] ?? 1;
  for (let at = 0; at < row.length; at += 1) row[at] = (row[at] ?? 0) / lead;
  for (const other of [...table, costs]) {
    if (other === row) continue;
    const factor = other[entering] ?? 0;
    if (factor === 0) continue;
    for (let at = 0; at < other.length; at += 1) other[at] = (other[at] ?? 0) - factor * (row[at] ?? 0);
  }
}
