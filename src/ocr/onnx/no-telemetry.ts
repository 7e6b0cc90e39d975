/**
 * Switches off the telemetry of onnxruntime: unless told not to, it reports its use to its maker, since 1.29 on Linux too, with an identifier kept
 * in the user's cache folder. Nothing of a document may leave the machine. Import this before `onnxruntime-node`, wherever that is imported: the
 * library reads the variable when its first session is made. `test/no-telemetry.test.ts` looks for the traces that telemetry would leave.
 */
process.env.ORT_DISABLE_TELEMETRY = '1';
