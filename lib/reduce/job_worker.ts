/**
 * The thread in which the jobs of dimensionality reduction run.
 *
 * @module
 */

import { serveJobs } from "../numeric/threads.ts";
import { JOBS } from "./jobs.ts";

serveJobs(JOBS);
