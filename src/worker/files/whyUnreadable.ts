/** Why a file that somebody has chosen cannot be read, and what to do, by what reading it throws. */
export function whyUnreadable({ name, message }: DOMException): string {
  if (name === "NotFoundError") return "It is no longer there. Choose the files again.";
  if (name === "NotReadableError")
    return "It has changed since it was chosen, or may not be read. Choose the files again.";
  if (name === "TimeoutError")
    return "Its disk has not answered for 15 seconds. Choose the files again, or copies of them on another disk.";
  return `It cannot be read: ${message}`;
}
