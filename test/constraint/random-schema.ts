import fc from "fast-check";

/** JSON schemas made of all that is supported, among them some that nothing fits. */
export const randomSchema: fc.Arbitrary<Record<string, unknown>> = fc
  .letrec<{ schema: Record<string, unknown> }>((tie) => {
    const name = fc.constantFrom("a", "ab", "名字", 'q"uote', "b\n", "__proto__", "e");
    const json = fc.oneof(
      fc.string({ maxLength: 6, unit: "grapheme" }),
      fc.integer(),
      // Digits beyond what a number tells apart are read as they are written, not as a number.
      fc
        .double({ noNaN: true, noDefaultInfinity: true })
        .filter((one) => !/^-?\d{16,}$/u.test(String(one)) || Number.isSafeInteger(one)),
      fc.constant(null),
      fc.constant({ x: [1, "y"] }),
    );
    const integer = fc.record({
      type: fc.constant("integer"),
      minimum: fc.integer({ min: -1200, max: 50 }),
      maximum: fc.integer({ min: 0, max: 3000 }),
    });
    const number = fc.record(
      {
        type: fc.constant("number"),
        exclusiveMinimum: fc.double({ min: -20, max: 1, noNaN: true }),
        maximum: fc.double({ min: 0, max: 2e5, noNaN: true }),
      },
      { requiredKeys: ["type"] },
    );
    const multiple = fc.record({ type: fc.constantFrom("integer", "number"), multipleOf: fc.integer({ min: 1, max: 60 }) });
    const string = fc.record(
      { type: fc.constant("string"), minLength: fc.nat({ max: 4 }), maxLength: fc.integer({ min: 4, max: 30 }) },
      { requiredKeys: ["type"] },
    );
    const plain = fc.constantFrom(
      { type: "boolean" },
      { type: "null" },
      { type: ["string", "null"] },
      { type: "integer" },
      { type: "number" },
      {},
    );
    const array = fc.record(
      {
        type: fc.constant("array"),
        items: tie("schema"),
        minItems: fc.nat({ max: 2 }),
        maxItems: fc.integer({ min: 2, max: 4 }),
      },
      { requiredKeys: ["type", "items"] },
    );
    const tuple = fc.record({
      type: fc.constant("array"),
      prefixItems: fc.array(tie("schema"), { minLength: 1, maxLength: 3 }),
      items: fc.constant(false),
    });
    const object = fc
      .tuple(
        fc.uniqueArray(fc.tuple(name, tie("schema"), fc.boolean()), { maxLength: 4, selector: ([key]) => key }),
        fc.boolean(),
      )
      .map(([entries, closed]) => ({
        type: "object",
        properties: Object.fromEntries(entries.filter(([key]) => key !== "__proto__").map(([key, value]) => [key, value])),
        required: entries.filter(([key, , required]) => required && key !== "__proto__").map(([key]) => key),
        ...(closed ? { additionalProperties: false } : {}),
      }));
    const map = tie("schema").map((value) => ({ type: "object", additionalProperties: value }));
    return {
      schema: fc.oneof(
        { maxDepth: 3, depthSize: "small", withCrossShrink: true },
        plain,
        integer,
        number,
        multiple,
        string,
        fc.record({ const: json }),
        fc.record({ enum: fc.array(json, { minLength: 1, maxLength: 5 }) }),
        array,
        tuple,
        object,
        map,
        fc.array(tie("schema"), { minLength: 1, maxLength: 3 }).map((anyOf) => ({ anyOf })),
        fc.constant({ $ref: "#/$defs/tree" }),
      ),
    };
  })
  .schema.map((schema) => ({
    anyOf: [schema],
    $defs: {
      tree: {
        type: "object",
        properties: { value: { type: "integer" }, children: { type: "array", items: { $ref: "#/$defs/tree" } } },
        required: ["value"],
        additionalProperties: false,
      },
    },
  }));
