// SPDX-License-Identifier: Apache-2.0
#include "core/search/personal.h"

#include <algorithm>
#include <array>

namespace core::search {
namespace {

constexpr std::size_t fewest_figures = 15, most_figures = 18, figures_kept = 3, widest_gap = 3;
// 19790501 200504 1 000 and 09.254.294.3-407.000
constexpr std::array<std::size_t, 4> nip_groups{8, 6, 1, 3};
constexpr std::array<std::size_t, 6> npwp_groups{2, 3, 3, 1, 3, 3};

bool is_figure(char c) { return c >= '0' && c <= '9'; }
bool parts_groups(char c) { return c == ' ' || c == '.' || c == '-' || c == '\n' || c == '\r' || c == '\t'; }

std::vector<Span> runs_of(std::string_view text) {
    std::vector<Span> runs;
    for (std::size_t at = 0; at < text.size(); ++at) {
        if (!is_figure(text[at])) continue;
        const auto begin = at;
        while (at < text.size() && is_figure(text[at])) ++at;
        runs.push_back({begin, at});
    }
    return runs;
}

// The runs from `at` are groups of these sizes, a sign or the end of a line between each two.
template <std::size_t n>
bool grouped(std::string_view text, const std::vector<Span>& runs, std::size_t at, const std::array<std::size_t, n>& sizes) {
    if (at + n > runs.size()) return false;
    for (std::size_t i = 0; i < n; ++i) {
        const auto& run = runs[at + i];
        if (run.end - run.begin != sizes[i]) return false;
        if (i == 0) continue;
        const auto gap = text.substr(runs[at + i - 1].end, run.begin - runs[at + i - 1].end);
        if (gap.size() > widest_gap || !std::all_of(gap.begin(), gap.end(), parts_groups)) return false;
    }
    return true;
}

}  // namespace

std::vector<Span> personal_numbers(std::string_view text) {
    std::vector<Span> found;
    const auto runs = runs_of(text);
    for (std::size_t at = 0; at < runs.size();) {
        const auto length = runs[at].end - runs[at].begin;
        const std::size_t groups = length >= fewest_figures && length <= most_figures ? 1
                                   : grouped(text, runs, at, nip_groups)     ? nip_groups.size()
                                   : grouped(text, runs, at, npwp_groups)    ? npwp_groups.size()
                                                                      : 0;
        if (groups > 0) found.push_back({runs[at].begin, runs[at + groups - 1].end - figures_kept});
        at += std::max<std::size_t>(groups, 1);
    }
    return found;
}

}  // namespace core::search
