import { mountSurface } from '../../kit/mount';
import type { ShowSurface } from '../../kit/mount';
import { AutomationForm } from './AutomationForm';
import './automation-form.css';

/** What a person configures when an automation rule calls one of the app's actions. */
export const show: ShowSurface = (props) => mountSurface(props, <AutomationForm />);
