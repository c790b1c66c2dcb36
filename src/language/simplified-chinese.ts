let loading: Promise<(text: string) => string> | undefined;

/** Loads what turns traditional characters into simplified ones, once per process. */
export function loadSimplifier(): Promise<(text: string) => string> {
  loading ??= import("opencc-js/t2cn").then(({ Converter }) => {
    const convert = Converter({ from: "t", to: "cn" });
    // 著 becomes 着 in verbs' endings only; in names it is the 著 of 著作.
    return (text) => text.split("著").map(convert).join("著");
  });
  return loading;
}
