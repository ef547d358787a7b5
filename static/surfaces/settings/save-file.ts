/** Hands a document to the person as a file of its own. */
export function saveFile(name: string, parts: readonly string[]): void {
  const address = URL.createObjectURL(
    new Blob([...parts], { type: name.endsWith('.csv') ? 'text/csv' : 'application/json' }),
  );
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  URL.revokeObjectURL(address);
}
