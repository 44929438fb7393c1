/**
 * Logarithm, exponential and digamma in additions and multiplications alone, whose results IEEE 754 fixes: those of `Math` may differ
 * in their last bit from engine to engine, and so would the files that are learned by them. The first two are FreeBSD's
 * `e_log.c` and `e_exp.c` (Sun Microsystems, 1993; freely granted), exact to one unit in the last place.
 */

const parts = new Float64Array(1);
/** The low half of the number, then the one with its exponent: machines that run this have the lowest byte first. */
const words = new Uint32Array(parts.buffer);
const [low, high] = [0, 1];

const ln2High = 0.6931471803691238;
const ln2Low = 1.9082149292705877e-10;

/** The natural logarithm. @param x a normal number above 0; of NaN it is NaN */
export function ln(x: number): number {
  if (!(x > 0)) return x === 0 ? Number.NEGATIVE_INFINITY : Number.NaN;
  parts[0] = x;
  const head = words[high] as number;
  // x = 2^k × (1 + f), √2/2 < 1 + f < √2.
  let k = (head >> 20) - 1023;
  const mantissa = head & 0xfffff;
  const carry = (mantissa + 0x95f64) & 0x100000;
  words[high] = mantissa | (carry ^ 0x3ff00000);
  k += carry >> 20;
  const f = (parts[0] as number) - 1;
  const s = f / (2 + f);
  const z = s * s;
  const w = z * z;
  const odd = w * (0.3999999999940942 + w * (0.22222198432149784 + w * 0.15313837699209373));
  const even = z * (0.6666666666666735 + w * (0.2857142874366239 + w * (0.1818357216161805 + w * 0.14798198605116586)));
  const half = 0.5 * f * f;
  return k * ln2High - (half - (s * (half + odd + even) + k * ln2Low) - f);
}

/** e to a power. @param x below 700 */
export function exp(x: number): number {
  if (x < -708) return 0;
  const k = Math.floor(x * Math.LOG2E + 0.5);
  const upper = x - k * ln2High;
  const lower = k * ln2Low;
  const r = upper - lower;
  const t = r * r;
  const c =
    r -
    t *
      (0.16666666666666602 +
        t *
          (-0.0027777777777015593 +
            t * (0.00006613756321437934 + t * (-0.0000016533902205465252 + t * 4.1381367970572385e-8))));
  const y = 1 - (lower - (r * c) / (2 - c) - upper);
  words[low] = 0;
  words[high] = (1023 + k) << 20;
  return y * (parts[0] as number);
}

/** The logarithmic derivative of the gamma function, as Hugging Face's trainer sums it up. @param x above 0 */
export function digamma(x: number): number {
  let result = 0;
  let at = x;
  for (; at < 7; at++) result -= 1 / at;
  at -= 1 / 2;
  const inverse = 1 / at;
  const second = inverse * inverse;
  const fourth = second * second;
  return (
    result +
    (ln(at) + (1 / 24) * second - (7 / 960) * fourth + (31 / 8064) * fourth * second - (127 / 30720) * fourth * fourth)
  );
}
