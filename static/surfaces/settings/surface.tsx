import './settings.css';
import { mountSurface } from '../../kit/mount';
import type { ShowSurface } from '../../kit/mount';
import { SettingsPage } from './SettingsPage';

/** The admin page. */
export const show: ShowSurface = (props) => mountSurface(props, <SettingsPage />);
