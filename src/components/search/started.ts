/** What the worker says first. */
export const started = 'started';
