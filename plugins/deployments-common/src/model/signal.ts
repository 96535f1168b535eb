import { z } from 'zod';

/** Parses what signals on our channel call what this is about: opaque, and the same in every answer. */
export const signalSchema = z.string();
