export function withLock<T>(file: string, onWait: () => void, work: () => Promise<T> | T): Promise<T>
export function isAlive(pid: number): boolean
