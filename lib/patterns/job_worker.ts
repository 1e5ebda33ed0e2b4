/**
 * The thread in which the jobs of patterns run.
 *
 * @module
 */

import { serveJobs } from "../numeric/threads.ts";
import { JOBS } from "./jobs.ts";

/** The jobs that a thread of this module does. */
export type ServedJobs = typeof JOBS;

serveJobs(JOBS);
