#include "report/figure_renderer.h"

#include <gtest/gtest.h>

#include <stdexcept>

namespace resettle {
namespace {

// One unit with two steps, the second named by `stage`.
std::string flow(const std::string& stage) {
  return R"({"collection_flow":{"total":2,"rows":[
    {"unit":"posts","step":1,"stage":"post records read","kept":10,"left_out":0,"added":0},
    {"unit":"posts","step":2,"stage":")" +
         stage + R"(","kept":7,"left_out":3,"added":0}],
   "words":[
    {"unit":"posts","step":"1","stage":"post records read","kept":"10","left_out":"0","added":"0",
     "reason":"—"},
    {"unit":"posts","step":"2","stage":")" +
         stage + R"(","kept":"7","left_out":"3","added":"0","reason":"outside the window"}]}})";
}

TEST(figure_renderer, a_figure_is_drawn_with_text_as_text) {
  FigureRenderer renderer;
  const auto figures = renderer.draw({"collection_flow", flow("在窗口内")}).get();
  ASSERT_EQ(figures.size(), 1u);
  EXPECT_EQ(figures[0].nothing, "");
  EXPECT_TRUE(figures[0].svg.starts_with("<svg"));
  EXPECT_NE(figures[0].svg.find(">在窗口内<"), std::string::npos);
  EXPECT_NE(figures[0].svg.find("Noto Sans CJK SC"), std::string::npos);
  EXPECT_EQ(figures[0].sentence,
            "Of 10 post records read, 7 posts entered the analyses; the sources held no comments.");
}

TEST(figure_renderer, the_same_tables_give_the_same_bytes_whatever_was_drawn_before) {
  FigureRenderer first;
  first.draw({"collection_flow", flow("something else")}).get();
  const std::string after_another = first.draw({"collection_flow", flow("kept")}).get()[0].svg;
  FigureRenderer second;
  EXPECT_EQ(second.draw({"collection_flow", flow("kept")}).get()[0].svg, after_another);
}

TEST(figure_renderer, text_from_the_data_is_inert_in_the_svg) {
  FigureRenderer renderer;
  const std::string svg = renderer.draw({"collection_flow", flow("<script>&x")}).get()[0].svg;
  EXPECT_EQ(svg.find("<script"), std::string::npos);
  EXPECT_NE(svg.find("&lt;script&gt;&amp;x"), std::string::npos);
}

TEST(figure_renderer, without_data_a_figure_says_why_it_is_not_drawn) {
  FigureRenderer renderer;
  const auto figures =
      renderer
          .draw({"collection_flow",
                 R"({"collection_flow":{"total":0,"rows":[],"words":[]},"nothing_counted":)"
                 R"({"total":1,"rows":[{"reason":"why","remedy":"what helps"}],"words":[{}]}})"})
          .get();
  EXPECT_EQ(figures[0].nothing, "No post is counted: why; what helps.");
  EXPECT_EQ(figures[0].svg, "");
}

TEST(figure_renderer, an_analysis_without_figures_has_none) {
  FigureRenderer renderer;
  EXPECT_TRUE(renderer.draw({"no_such_analysis", "{}"}).get().empty());
}

TEST(figure_renderer, an_error_in_a_figure_is_a_bug_that_names_it) {
  FigureRenderer renderer;
  try {
    renderer.draw({"collection_flow", "{}"}).get();
    FAIL() << "a figure without its table was drawn";
  } catch (const std::logic_error& error) {
    EXPECT_NE(std::string(error.what()).find("collection_flow"), std::string::npos);
    EXPECT_NE(std::string(error.what()).find("figures.js"), std::string::npos) << error.what();
  }
  EXPECT_EQ(renderer.draw({"collection_flow", flow("kept")}).get().size(), 1u);  // it can go on
}

}  // namespace
}  // namespace resettle
