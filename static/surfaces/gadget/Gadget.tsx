import { useEffect, useState } from 'react';
import type { GadgetConfig } from '../../../src/contract/gadget';
import { ALL_FIGURES } from '../../figures/filter-choice';
import { FiguresView } from '../../figures/FiguresView';
import { onPlatformEvent, readBridgeContext } from '../../kit/bridge';
import { usePlace } from '../../kit/mount';
import { configIn } from './config';

/** The figures in a dashboard, as its configuration asks for them. */
export function Gadget() {
  const [place, setPlace] = useState(ALL_FIGURES);
  return <FiguresView config={useConfig()} place={place} onMove={setPlace} />;
}

/** The stored configuration; a widget's may change while it is shown. */
function useConfig(): GadgetConfig {
  const { extension } = usePlace();
  const [config, setConfig] = useState(() => configIn(extension));
  useEffect(
    () =>
      onPlatformEvent('FORGE_DASHBOARDS_WIDGET_CONFIG_CHANGED', () => {
        void readBridgeContext().then((context) => setConfig(configIn(context.extension)));
      }),
    [],
  );
  return config;
}
