/**
 * onnxruntime reports its use to its maker unless told not to: since 1.29 on Linux too, with an identifier kept in the user's cache folder. No
 * byte of a reader's may leave the machine, so this is switched off before the library loads; it reads the variable when its first session is made.
 * Import this before `onnxruntime-node`, wherever that is imported. `test/no-telemetry.test.ts` watches for the traces it would leave.
 */
process.env.ORT_DISABLE_TELEMETRY = '1';
