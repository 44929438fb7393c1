/** A typed array's items in a longer one of its kind, with zeros behind them. */
export function enlarged<A extends Uint8Array | Int32Array | Uint32Array | Float64Array>(array: A, length: number): A {
  const longer = new (array.constructor as new (length: number) => A)(length);
  longer.set(array);
  return longer;
}
