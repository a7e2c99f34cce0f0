export function completeMode(): void;
export function variable(name: string, fallback?: string): string;
export function setVariable(name: string, value: string): void;
