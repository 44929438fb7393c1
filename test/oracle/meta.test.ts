import { describeBuiltin } from "../support/againstReference";

describeBuiltin("llama2");
describeBuiltin("llama3");
