import { Driver } from '../../contract/words';

/** A number in [0, 1), the next one each time. */
export type Chance = () => number;

/** With which a card also asks for lost working time: one in three. */
export const LOST_TIME_PROBABILITY = 1 / 3;

export interface CardDraw {
  readonly driverItem: Driver;
  readonly driverProbability: number;
  readonly asksLostTime: boolean;
}

/** Draws what a card asks after the score. The probabilities are stored, so figures can undo the draw. */
export const drawCard = (chance: Chance): CardDraw => {
  const drivers = Driver.options;
  const driverItem = drivers[Math.floor(chance() * drivers.length)] ?? 'ease';
  return {
    driverItem,
    driverProbability: 1 / drivers.length,
    asksLostTime: chance() < LOST_TIME_PROBABILITY,
  };
};
