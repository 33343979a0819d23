import { describe, expect, it } from 'vitest';
import { loadKnowledge } from './load.ts';

describe('lists of members, by the number that each organisation gives of itself', () =>
  it.each([
    ['ICC', '2025-06-01', 125],
    ['ICC', '2002-07-01', 66],
    ['OIC', '2024-01-01', 57],
    ['NONALIGNED', '2024-06-01', 121],
    ['EPC', '2022-10-06', 44],
    ['EPC', '2024-07-18', 47],
    ['PFP', '2024-04-01', 18],
    ['ARF', '2024-01-01', 27],
    ['BSEC', '2024-01-01', 13],
    ['CARICOM', '2024-01-01', 15],
    ['CELAC', '2024-01-01', 33],
    ['CELAC', '2021-01-01', 32],
    ['EAC', '2024-06-01', 8],
    ['SADC', '2024-01-01', 16],
    ['MTCR', '2024-01-01', 35],
    ['NSG', '2024-01-01', 48],
    ['WASSENAAR', '2024-01-01', 42],
  ])('%s on %s: %i', (group, on, size) =>
    expect(loadKnowledge().value.members(group, on)).toHaveLength(size),
  ));
