// The workers come first: they start and load while the browser still reads the rest of the page's code.
import "./earlyPool";

void import("./main");
