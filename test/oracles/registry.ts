import { p01 } from './cases/p01.ts';
import { p02 } from './cases/p02.ts';
import { p03 } from './cases/p03.ts';
import { p04 } from './cases/p04.ts';
import { p05 } from './cases/p05.ts';
import { p06 } from './cases/p06.ts';
import { p07 } from './cases/p07.ts';
import { p08 } from './cases/p08.ts';
import { p09 } from './cases/p09.ts';
import { p10 } from './cases/p10.ts';
import { p11 } from './cases/p11.ts';
import { p15 } from './cases/p15.ts';
import { p16 } from './cases/p16.ts';
import { p20 } from './cases/p20.ts';
import { p21 } from './cases/p21.ts';
import { p22 } from './cases/p22.ts';
import { p23 } from './cases/p23.ts';
import { p24 } from './cases/p24.ts';
import { p25 } from './cases/p25.ts';
import { p31 } from './cases/p31.ts';
import { p32 } from './cases/p32.ts';
import type { OracleCase } from './oracle-case.ts';

/** Every case of public.json that this simulator states, in its order. */
export const ORACLE_CASES: readonly OracleCase[] = [
  p01,
  p02,
  p03,
  p04,
  p05,
  p06,
  p07,
  p08,
  p09,
  p10,
  p11,
  p15,
  p16,
  p20,
  p21,
  p22,
  p23,
  p24,
  p25,
  p31,
  p32,
];
