/** Everyday code of our own writing (JavaScript), for findings about code; functions with two line feeds between. */
export const codeText = `
export function parseQueryString(queryString) {
  const result = new Map();
  for (const pair of queryString.split("&")) {
    const [name, value = ""] = pair.split("=");
    if (name === "") continue;
    result.set(decodeURIComponent(name), decodeURIComponent(value));
  }
  return result;
}

export async function fetchUserProfile(userId, options = {}) {
  const response = await fetch(\`/api/users/\${userId}\`, options);
  if (!response.ok) {
    throw new Error(\`Request failed with status \${response.status}\`);
  }
  return response.json();
}

export function groupByKey(items, getKey) {
  const groups = new Map();
  for (const item of items) {
    const key = getKey(item);
    const group = groups.get(key) ?? [];
    group.push(item);
    groups.set(key, group);
  }
  return groups;
}

export class EventEmitter {
  constructor() {
    this.listeners = new Map();
  }

  addListener(eventName, listener) {
    const listeners = this.listeners.get(eventName) ?? [];
    listeners.push(listener);
    this.listeners.set(eventName, listeners);
    return () => this.removeListener(eventName, listener);
  }

  removeListener(eventName, listener) {
    const listeners = this.listeners.get(eventName) ?? [];
    this.listeners.set(eventName, listeners.filter((other) => other !== listener));
  }

  emit(eventName, ...args) {
    for (const listener of this.listeners.get(eventName) ?? []) {
      listener(...args);
    }
  }
}

export function debounce(callback, delayMs) {
  let timeoutId = null;
  return (...args) => {
    if (timeoutId !== null) clearTimeout(timeoutId);
    timeoutId = setTimeout(() => {
      timeoutId = null;
      callback(...args);
    }, delayMs);
  };
}

export function formatDate(date) {
  const year = date.getFullYear();
  const month = String(date.getMonth() + 1).padStart(2, "0");
  const day = String(date.getDate()).padStart(2, "0");
  return \`\${year}-\${month}-\${day}\`;
}

export function mergeSortedArrays(left, right) {
  const result = [];
  let leftIndex = 0;
  let rightIndex = 0;
  while (leftIndex < left.length && rightIndex < right.length) {
    if (left[leftIndex] <= right[rightIndex]) {
      result.push(left[leftIndex++]);
    } else {
      result.push(right[rightIndex++]);
    }
  }
  return result.concat(left.slice(leftIndex), right.slice(rightIndex));
}

export async function readJsonFile(filePath, defaultValue = null) {
  try {
    const fileContents = await readFile(filePath, "utf8");
    return JSON.parse(fileContents);
  } catch (error) {
    if (error.code === "ENOENT") return defaultValue;
    throw error;
  }
}

export function createLogger(loggerName, { minLevel = "info" } = {}) {
  const levels = ["debug", "info", "warn", "error"];
  const minIndex = levels.indexOf(minLevel);
  const write = (level, message) => {
    if (levels.indexOf(level) < minIndex) return;
    console.log(\`[\${new Date().toISOString()}] \${loggerName} \${level}: \${message}\`);
  };
  return Object.fromEntries(levels.map((level) => [level, (message) => write(level, message)]));
}
`.trimStart();
