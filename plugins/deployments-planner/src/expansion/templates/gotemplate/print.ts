import { JsonValue } from '../../files/json';

/** A value as Go's text/template prints it: `map[a:1 b:2]`, `[x y]`, `1e+06`, `<no value>`. */
export const printValue = (value: JsonValue): string =>
  value === null ? '<no value>' : print(value);

function print(value: JsonValue): string {
  if (value === null) return '<nil>';
  if (typeof value === 'string') return value;
  if (typeof value === 'boolean') return String(value);
  if (typeof value === 'number') return printFloat(value);
  if (Array.isArray(value)) return `[${value.map(print).join(' ')}]`;
  const entries = Object.keys(value).sort();
  return `map[${entries.map(key => `${key}:${print(value[key])}`).join(' ')}]`;
}

/** Every number is a float64 there, printed with `%v`. */
function printFloat(value: number): string {
  if (Object.is(value, -0)) return '-0';
  const [digits, exponent = '0'] = value.toExponential().split('e');
  const power = Number(exponent);
  if (power >= -4 && power < 6) return String(value);
  const sign = power < 0 ? '-' : '+';
  return `${digits}e${sign}${String(Math.abs(power)).padStart(2, '0')}`;
}
