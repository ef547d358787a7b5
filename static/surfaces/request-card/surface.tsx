import './request-card.css';
import { mountSurface } from '../../kit/mount';
import type { ShowSurface } from '../../kit/mount';
import { RequestCard } from './RequestCard';

/** The requester's card on their request in the portal. */
export const show: ShowSurface = (props) => mountSurface(props, <RequestCard />);
