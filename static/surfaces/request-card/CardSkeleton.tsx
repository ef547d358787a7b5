import { Bone, Skeleton } from '../../kit/states';

/** The question and its five choices, before they are known. */
export function CardSkeleton() {
  return (
    <Skeleton>
      <div class="card">
        <Bone width="80%" height="1.5rem" />
        <div class="scale-row">
          {[1, 2, 3, 4, 5].map((choice) => (
            <Bone key={choice} width="100%" height="4rem" />
          ))}
        </div>
        <Bone width="60%" height="1rem" />
      </div>
    </Skeleton>
  );
}
