import './issue-panel.css';
import { mountSurface } from '../../kit/mount';
import type { ShowSurface } from '../../kit/mount';
import { IssuePanel } from './IssuePanel';

/** The agent's panel, and the same as issue context. */
export const show: ShowSurface = (props) => mountSurface(props, <IssuePanel />);
