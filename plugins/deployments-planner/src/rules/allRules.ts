import { A001 } from './argocd/A001';
import { A002 } from './argocd/A002';
import { A003 } from './argocd/A003';
import { A004 } from './argocd/A004';
import { A005 } from './argocd/A005';
import { A006 } from './argocd/A006';
import { A007 } from './argocd/A007';
import { A008 } from './argocd/A008';
import { A009 } from './argocd/A009';
import { A010 } from './argocd/A010';
import { A011 } from './argocd/A011';
import { A012 } from './argocd/A012';
import { A013 } from './argocd/A013';
import { A014 } from './argocd/A014';
import { A015 } from './argocd/A015';
import { A016 } from './argocd/A016';
import { A017 } from './argocd/A017';
import { K001 } from './kubernetes/K001';
import { K002 } from './kubernetes/K002';
import { K003 } from './kubernetes/K003';
import { K004 } from './kubernetes/K004';
import { K005 } from './kubernetes/K005';
import { K006 } from './kubernetes/K006';
import { K007 } from './kubernetes/K007';
import { K008 } from './kubernetes/K008';
import { K009 } from './kubernetes/K009';
import { K010 } from './kubernetes/K010';
import { K011 } from './kubernetes/K011';
import { K012 } from './kubernetes/K012';
import { K013 } from './kubernetes/K013';
import { V001 } from './vault/V001';
import { V002 } from './vault/V002';
import { V003 } from './vault/V003';
import { V004 } from './vault/V004';
import { V005 } from './vault/V005';
import { V006 } from './vault/V006';
import { V007 } from './vault/V007';
import { V008 } from './vault/V008';
import { V009 } from './vault/V009';
import { V010 } from './vault/V010';
import { V011 } from './vault/V011';
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
  A017,
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
