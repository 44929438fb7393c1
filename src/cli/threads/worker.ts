import { parentPort } from "node:worker_threads";
import { serve } from "./helper";

if (parentPort === null) throw new Error("This is a helper’s code: the program is main.js.");
serve(parentPort);
