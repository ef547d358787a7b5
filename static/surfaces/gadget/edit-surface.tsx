import './gadget.css';
import '../../figures/figures.css';
import { mountSurface } from '../../kit/mount';
import type { ShowSurface } from '../../kit/mount';
import { GadgetEdit } from './GadgetEdit';

/** Edit mode of both shells. */
export const show: ShowSurface = (props) => mountSurface(props, <GadgetEdit />);
