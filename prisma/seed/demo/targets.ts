import type { Prisma } from '@/lib/db/generated/client';
import type { World } from './world';

/** What the college has set itself for those who graduate from 2024 on. */
export function targetRows({ institutionId, college, random }: World): Prisma.FigureTargetCreateManyInput[] {
  const source = college.mark('学校产教融合工作报告（2025 年 4 月）');
  return [
    { institutionId, id: random.id(), figure: 'targets.employment_rate', year: 2024, percent: 96, source },
    { institutionId, id: random.id(), figure: 'targets.local_retention', year: 2024, percent: 40, source },
  ];
}
