import { describeBuiltin } from "../support/againstReference";

describeBuiltin("deepseek_v3");
