/** The beginning of a text, for a card or a description: whole words, an ellipsis where it was cut. */
export function excerpt(text: string, length: number): string {
  const flat = text.replace(/\s+/g, ' ').trim();
  if (flat.length <= length) return flat;
  const cut = flat.slice(0, length);
  const end = cut.search(/\s\S*$/);
  return `${cut.slice(0, end > length / 2 ? end : length - 1).replace(/(?<![\s,;:.–-])[\s,;:.–-]+$/, '')}…`;
}

/**
 * A section's text without its tables, whose rows (cells joined by ` · `, as the outline writes
 * them) make no sentence; of a section that is nothing but a table, the first row's cells.
 */
export function prose(text: string): string {
  const lines = text.split('\n').filter((line) => line.trim());
  const sentences = lines.filter((line) => !line.includes(' · '));
  if (sentences.length > 0) return sentences.join(' ');
  return (lines[0] ?? '')
    .split(' · ')
    .map((cell) => cell.trim())
    .filter(Boolean)
    .join(', ');
}
