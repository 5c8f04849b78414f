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
  FigureRenderer renderer(1);
  const auto figures = renderer.draw("collection_flow", flow("在窗口内"));
  ASSERT_EQ(figures.size(), 1u);
  EXPECT_EQ(figures[0].nothing, "");
  EXPECT_TRUE(figures[0].svg.starts_with("<svg"));
  EXPECT_NE(figures[0].svg.find(">在窗口内<"), std::string::npos);
  EXPECT_NE(figures[0].svg.find("Noto Sans CJK SC"), std::string::npos);
  EXPECT_EQ(figures[0].sentence,
            "Of 10 post records read, 7 posts entered the analyses; the sources held no comments.");
}

TEST(figure_renderer, the_same_tables_give_the_same_bytes_whatever_was_drawn_before) {
  FigureRenderer first(1);
  first.draw("collection_flow", flow("something else"));
  const std::string after_another = first.draw("collection_flow", flow("kept"))[0].svg;
  FigureRenderer second(1);
  EXPECT_EQ(second.draw("collection_flow", flow("kept"))[0].svg, after_another);
}

TEST(figure_renderer, one_context_and_many_give_the_same_bytes) {
  const std::vector<FigureJob> jobs(4, {"collection_flow", flow("kept")});
  FigureRenderer one(1);
  FigureRenderer many(3);
  const auto alone = one.draw(jobs);
  const auto together = many.draw(jobs);
  ASSERT_EQ(together.size(), 4u);
  for (std::size_t i = 0; i < 4; ++i) EXPECT_EQ(together[i][0].svg, alone[i][0].svg);
}

TEST(figure_renderer, text_from_the_data_is_inert_in_the_svg) {
  FigureRenderer renderer(1);
  const std::string svg = renderer.draw("collection_flow", flow("<script>&x"))[0].svg;
  EXPECT_EQ(svg.find("<script"), std::string::npos);
  EXPECT_NE(svg.find("&lt;script&gt;&amp;x"), std::string::npos);
}

TEST(figure_renderer, without_data_a_figure_says_why_it_is_not_drawn) {
  FigureRenderer renderer(1);
  const auto figures =
      renderer.draw("collection_flow", R"({"collection_flow":{"total":0,"rows":[],"words":[]}})");
  EXPECT_NE(figures[0].nothing, "");
  EXPECT_EQ(figures[0].svg, "");
}

TEST(figure_renderer, an_analysis_without_figures_has_none) {
  FigureRenderer renderer(1);
  EXPECT_TRUE(renderer.draw("no_such_analysis", "{}").empty());
}

TEST(figure_renderer, an_error_in_a_figure_is_a_bug_that_names_it) {
  FigureRenderer renderer(1);
  EXPECT_THROW(renderer.draw("collection_flow", "{}"), std::logic_error);
}

}  // namespace
}  // namespace resettle
