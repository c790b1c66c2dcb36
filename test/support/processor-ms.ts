/** Milliseconds of processor time that this takes: the clock on the wall also shows what else the machine does. */
export function processorMs(work: () => unknown): number {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}
