export function watchNpm(end: () => void): void
export function watchParent(pid: number, end: () => void): void
