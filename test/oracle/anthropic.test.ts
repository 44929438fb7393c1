import { describeBuiltin } from "../support/againstReference";

describeBuiltin("claude2");
