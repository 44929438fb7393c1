import { describeBuiltin } from "../support/againstReference";

describeBuiltin("qwen3");
