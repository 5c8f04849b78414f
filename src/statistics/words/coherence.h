// How good the words of topics are: do they stand together in texts (coherence), and does every
// topic have words of its own (diversity)?
//
// NPMI coherence: over all pairs of a topic's words, the mean normalised pointwise mutual
// information ln(p_xy / (p_x p_y)) / −ln p_xy (Bouma 2009; Aletras and Stevenson 2013), p the share
// of windows that contain the word or both words. −1: never together; 0: as chance has it; 1: only
// together. A window is `window` neighbouring words, sliding word by word; a shorter text is one
// window (Röder, Both and Hinneburg 2015, who call this C_NPMI, with 10 words). A window of 0 means
// the whole text.
//
// Topic diversity: the share of different words among all words of all topics (Dieng, Ruiz and Blei
// 2020): 1 where no word serves two topics.
//
// Shapes: a text is its words in order, a topic its words, heaviest first, as many as are judged
// (usually 10); words are numbers. A word named twice in a topic is one word to coherence. Texts
// without words do not count.
//
// Edges: a pair that never meets has −1, one that is in every window has 1. A word in no text says
// nothing about coherence: its pairs are left out. A topic without a pair left: no result, with the
// reason. No topics, or none with words: no diversity.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "statistics/result.h"

namespace resettle::statistics {

using Words = std::vector<std::uint32_t>;

// One coherence a topic.
std::vector<Result<double>> npmi_coherence(std::span<const Words> topics,
                                           std::span<const Words> texts, std::size_t window = 10);

Result<double> topic_diversity(std::span<const Words> topics);

}  // namespace resettle::statistics
