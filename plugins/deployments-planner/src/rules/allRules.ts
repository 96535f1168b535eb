import { A001 } from './A001';
import { A002 } from './A002';
import { A003 } from './A003';
import { A004 } from './A004';
import { A005 } from './A005';
import { A006 } from './A006';
import { A007 } from './A007';
import { A008 } from './A008';
import { A009 } from './A009';
import { A010 } from './A010';
import { A011 } from './A011';
import { A012 } from './A012';
import { A013 } from './A013';
import { A014 } from './A014';
import { A015 } from './A015';
import { A016 } from './A016';
import { K001 } from './K001';
import { K002 } from './K002';
import { K003 } from './K003';
import { K004 } from './K004';
import { K005 } from './K005';
import { K006 } from './K006';
import { K007 } from './K007';
import { K008 } from './K008';
import { K009 } from './K009';
import { K010 } from './K010';
import { K011 } from './K011';
import { K012 } from './K012';
import { K013 } from './K013';
import { V001 } from './V001';
import { V002 } from './V002';
import { V003 } from './V003';
import { V004 } from './V004';
import { V005 } from './V005';
import { V006 } from './V006';
import { V007 } from './V007';
import { V008 } from './V008';
import { V009 } from './V009';
import { V010 } from './V010';
import { V011 } from './V011';
import { Rule } from './rule';

/** All rules, in the order of their ids. @public */
export const RULES: readonly Rule[] = [
  A001,
  A002,
  A003,
  A004,
  A005,
  A006,
  A007,
  A008,
  A009,
  A010,
  A011,
  A012,
  A013,
  A014,
  A015,
  A016,
  K001,
  K002,
  K003,
  K004,
  K005,
  K006,
  K007,
  K008,
  K009,
  K010,
  K011,
  K012,
  K013,
  V001,
  V002,
  V003,
  V004,
  V005,
  V006,
  V007,
  V008,
  V009,
  V010,
  V011,
];
