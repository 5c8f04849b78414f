// One palette for every figure. Ink and paper are the two colours that light and dark exchange; the
// page replaces them by its own variables in the static figures.
import { Part, View } from "report/figures/figure";

export interface Theme {
  ink: string;
  paper: string;
  muted: string;
  hairline: string;
  accent: string;
}

// Single quotes: ECharts puts the names into a quoted attribute of the SVG as they are.
export const fonts =
  "system-ui, 'Noto Sans CJK SC', 'PingFang SC', 'Microsoft YaHei', sans-serif";

export function theme(view: View): Theme {
  const rgb = view.dark ? "230,232,234" : "29,33,38";
  return {
    ink: "rgb(" + rgb + ")",
    paper: view.dark ? "#15181c" : "#ffffff",
    muted: "rgba(" + rgb + ",0.72)",
    hairline: "rgba(" + rgb + ",0.16)",
    accent: view.dark ? "#5aa2dd" : "#1f6fb2"
  };
}

// What every figure has in common: no animation, so that the static one is the final state.
export function base(view: View): Part {
  const colours = theme(view);
  return {
    animation: false,
    backgroundColor: "transparent",
    textStyle: { fontFamily: fonts, fontSize: 12, color: colours.ink },
    color: [colours.accent],
    tooltip: view.live
      ? {
          show: true,
          renderMode: "richText",
          confine: true,
          backgroundColor: colours.paper,
          borderColor: colours.hairline,
          borderWidth: 1,
          padding: [6, 9],
          shadowBlur: 0,
          shadowColor: "transparent",
          textStyle: { color: colours.ink, fontFamily: fonts, fontSize: 12, lineHeight: 17 }
        }
      : { show: false }
  };
}

// Of authors, the same in light and dark.
export const level_colours: { [level: string]: string } = { high: "#1f6fb2", low: "#c8641b", inactive: "#8a9099" };

// From very negative to very positive, and the ink of what is written on each.
export const sentiment_colours = ["#a5402d", "#dd8f6f", "#b9bdc3", "#74abcf", "#1f6fb2"];
export const sentiment_inks = ["#fdfdfd", "#1a1c1f", "#1a1c1f", "#1a1c1f", "#fdfdfd"];
