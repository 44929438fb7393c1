/** What every template is given, or has of its own: nothing that anybody sets. With it the control tokens, by their roles. */
const given =
  /^(messages|tools|documents|true|false|none|loop|caller|self|range|raise_exception|strftime_now|namespace|dict|cycler|joiner|lipsum|(kw|var)args|(bos|eos|unk|sep|pad|cls|mask)_token)$/i;

/** Whether a template has something of this name from whoever renders it, so that to set it would break the prompt. */
export function isGiven(name: string): boolean {
  return given.test(name);
}
