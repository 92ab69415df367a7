/** Node only: whether this build can be read offline. `OFFLINE=0` publishes a worker that calls earlier ones back. */
export const OFFLINE: boolean = process.env['OFFLINE'] !== '0';

/** Stands for the words of the button until the build knows what there is to save. */
export const LABEL = '%offline%';
