import './queue-page.css';
import { mountSurface } from '../../kit/mount';
import type { ShowSurface } from '../../kit/mount';
import { QueuePage } from './QueuePage';

/** The experience page beside the queues. */
export const show: ShowSurface = (props) => mountSurface(props, <QueuePage />);
