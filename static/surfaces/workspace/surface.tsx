import './workspace.css';
import { mountSurface } from '../../kit/mount';
import type { ShowSurface } from '../../kit/mount';
import { Workspace } from './Workspace';

/** The service owner's pages in a project. */
export const show: ShowSurface = (props) => mountSurface(props, <Workspace />);
