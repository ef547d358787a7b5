import './gadget.css';
import { mountSurface } from '../../kit/mount';
import type { ShowSurface } from '../../kit/mount';
import { Gadget } from './Gadget';

/** The manager's figures: one view in two shells, dashboard gadget and dashboards widget. */
export const show: ShowSurface = (props) => mountSurface(props, <Gadget />);
