/**
 * All that is ever sent to a Neo4j, word for word: nothing is put together, and what a question or the database itself says are parameters.
 * Rows hold `node`, `kind`, `name`, `value` and `other`, those that there are.
 */

/** Long texts and lists are cut where they lie. */
const cut = (value: string): string =>
  `CASE WHEN ${value} IS :: STRING THEN left(${value}, 20000) WHEN ${value} IS :: LIST<ANY> THEN ${value}[..200] ELSE ${value} END AS value`;

/** Labels, properties and relationships of nodes. */
export const ABOUT: string = `MATCH (n) WHERE elementId(n) IN $nodes
CALL (n) {
  UNWIND labels(n) AS name RETURN 'label' AS kind, name, null AS value, null AS other
  UNION ALL
  UNWIND keys(n) AS name RETURN 'property' AS kind, name, ${cut("n[name]")}, null AS other
  UNION ALL
  MATCH (n)-[r]->(m) RETURN 'relationship' AS kind, type(r) AS name, null AS value, elementId(m) AS other
}
RETURN elementId(n) AS node, kind, name, value, other LIMIT $limit`;

/** Relationships that lead to nodes, and what bears the labels. */
export const TO: string = `CALL () {
  MATCH (m) WHERE elementId(m) IN $nodes
  MATCH (n)-[r]->(m) RETURN elementId(n) AS node, 'relationship' AS kind, type(r) AS name, elementId(m) AS other
  UNION ALL
  MATCH (n:$any($labels)) UNWIND labels(n) AS name WITH n, name WHERE name IN $labels
  RETURN elementId(n) AS node, 'label' AS kind, name, null AS other
}
RETURN node, kind, name, other LIMIT $limit`;

export const LABELS_OF_ALL: string =
  "MATCH (n) UNWIND labels(n) AS name RETURN elementId(n) AS node, 'label' AS kind, name LIMIT $limit";

export const OF_PROPERTY: string = `MATCH (n) WHERE n[$name] IS NOT NULL
RETURN elementId(n) AS node, 'property' AS kind, $name AS name, ${cut("n[$name]")} LIMIT $limit`;

export const OF_RELATIONSHIP: string = `MATCH (n)-[r:$($name)]->(m)
RETURN elementId(n) AS node, 'relationship' AS kind, type(r) AS name, elementId(m) AS other LIMIT $limit`;

/** Nodes with a property that is one of these texts, or a list that holds one. */
export const TEXTS: string = `MATCH (n) UNWIND keys(n) AS name
WITH n, name WHERE ($names IS NULL OR name IN $names) AND (n[name] IN $texts OR (n[name] IS :: LIST<ANY> AND any(text IN n[name] WHERE text IN $texts)))
RETURN elementId(n) AS node, 'property' AS kind, name, ${cut("n[name]")} LIMIT $limit`;

/** What nodes say by some of their properties. */
export const SAID: string = `MATCH (n) WHERE elementId(n) IN $nodes UNWIND $names AS name
WITH n, name WHERE n[name] IS NOT NULL
RETURN elementId(n) AS node, 'property' AS kind, name, ${cut("n[name]")} LIMIT $limit`;

export const PREDICATES: string = `CALL () {
  CALL db.propertyKeys() YIELD propertyKey AS name RETURN 'property' AS kind, name
  UNION ALL
  CALL db.relationshipTypes() YIELD relationshipType AS name RETURN 'relationship' AS kind, name
}
RETURN kind, name LIMIT $limit`;

export const LABELS: string = "CALL db.labels() YIELD label AS name RETURN 'label' AS kind, name LIMIT $limit";

export const OBJECTS_OF_PROPERTY: string = `MATCH (n) WHERE n[$name] IS NOT NULL WITH DISTINCT n[$name] AS all
RETURN 'property' AS kind, $name AS name, ${cut("all")} LIMIT $limit`;

export const OBJECTS_OF_RELATIONSHIP: string = `MATCH ()-[r:$($name)]->(m) WITH DISTINCT m
RETURN 'relationship' AS kind, $name AS name, elementId(m) AS other LIMIT $limit`;
