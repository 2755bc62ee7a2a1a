-- On its own: a value added to an enum may be used only after its transaction.
ALTER TYPE "ScoreTarget" ADD VALUE 'ITEM' BEFORE 'SECTION';
