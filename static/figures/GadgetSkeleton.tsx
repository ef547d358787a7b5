import { Bone, Skeleton } from '../kit/states';

/** Filters, sentence, five tiles and a table, before they are known. */
export function GadgetSkeleton() {
  return (
    <Skeleton>
      <div class="gadget">
        <Bone width="70%" height="2rem" />
        <div class="tiles" data-count="5">
          {[1, 2, 3, 4, 5].map((tile) => (
            <div key={tile} class="tile">
              <Bone width="70%" height="1rem" />
              <Bone width="50%" height="2rem" />
              <Bone width="90%" height="1rem" />
              <Bone width="100%" height="2rem" />
            </div>
          ))}
        </div>
        <Bone width="100%" height="10rem" />
      </div>
    </Skeleton>
  );
}
