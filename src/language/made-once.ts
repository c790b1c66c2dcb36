/** A value that is made when it is first asked for: what few programs need costs none of the others its making. */
export function madeOnce<Value extends object>(make: () => Value): () => Value {
  let value: Value | undefined;
  return () => {
    value ??= make();
    return value;
  };
}
