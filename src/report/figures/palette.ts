// One palette for every figure, each colour for a light and for a dark ground. In the static figures
// the page replaces the light ones by its own variables of the same names (page.css, page.cpp).
import { Part, View } from "report/figures/figure";

// The dark tints keep the light ones' order of lightness. At least 3:1 on their ground, but for
// salmon, silver and sky on white: what these fill has an outline. Told apart under simulated
// colour-blindness: blue, orange and grey by a difference (CIE 1976) of 27, neighbours of the five
// of sentiment by 19.
export const tints: { [name: string]: { light: string; dark: string } } = {
  blue: { light: "#1f6fb2", dark: "#408ad0" },
  orange: { light: "#c8641b", dark: "#e08a45" },
  grey: { light: "#8a9099", dark: "#aeb3ba" },
  red: { light: "#a5402d", dark: "#d0614a" },
  salmon: { light: "#dd8f6f", dark: "#f1aa8e" },
  silver: { light: "#b9bdc3", dark: "#e4e7ea" },
  sky: { light: "#74abcf", dark: "#90c7ee" },
  rust: { light: "#a9500f", dark: "#e08a45" },   // orange where it is text
  slate: { light: "#777a7d", dark: "#929598" },  // 60 % ink, so that bars may overlap
  // What is written on strong and on pale fills.
  chalk: { light: "#fdfdfd", dark: "#15181c" },
  coal: { light: "#1a1c1f", dark: "#15181c" }
};

export interface Theme {
  ink: string;
  paper: string;
  muted: string;
  hairline: string;
  accent: string;
  bar: string;
  // Of authors, as marks and as text.
  levels: { [level: string]: string };
  level_inks: { [level: string]: string };
  // From very negative to very positive, and the ink of what is written on each.
  sentiment: string[];
  sentiment_inks: string[];
}

// Single quotes: ECharts puts the names into a quoted attribute of the SVG as they are.
export const fonts =
  "system-ui, 'Noto Sans CJK SC', 'PingFang SC', 'Microsoft YaHei', sans-serif";

export const grounds = { light: "#ffffff", dark: "#15181c" };

export function theme(view: View): Theme {
  const rgb = view.dark ? "230,232,234" : "29,33,38";
  const ink = "rgb(" + rgb + ")";
  const tint = function (name: string): string {
    return view.dark ? tints[name].dark : tints[name].light;
  };
  const paper = view.dark ? grounds.dark : grounds.light;
  return {
    ink: ink,
    paper: paper,
    muted: "rgba(" + rgb + ",0.72)",
    hairline: "rgba(" + rgb + ",0.16)",
    accent: tint("blue"),
    bar: tint("slate"),
    levels: { high: tint("blue"), low: tint("orange"), inactive: tint("grey") },
    level_inks: { high: tint("blue"), low: tint("rust"), inactive: ink },
    sentiment: [tint("red"), tint("salmon"), tint("silver"), tint("sky"), tint("blue")],
    sentiment_inks: [tint("chalk"), tint("coal"), tint("coal"), tint("coal"), tint("chalk")]
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
