/**
 * A function whose result is kept as long as what it was computed from: what a page needs of the
 * whole site is computed for the first page that asks, and looked up by the others.
 */
export function once<Source extends object, Result>(
  compute: (source: Source) => Result,
): (source: Source) => Result {
  const known = new WeakMap<Source, { readonly result: Result }>();
  return (source) => {
    let kept = known.get(source);
    if (!kept) {
      kept = { result: compute(source) };
      known.set(source, kept);
    }
    return kept.result;
  };
}
